DROP TABLE erasures;
DROP TABLE links;
DROP TABLE moves;
DROP TABLE link_wishes;
DROP INDEX subscriptions_resting;
ALTER TABLE subscriptions DROP COLUMN paused_until;
ALTER TABLE subscribers DROP COLUMN erased_at;
