DROP TABLE test_letters;
DROP INDEX deliveries_exceptions;
CREATE INDEX deliveries_exceptions ON deliveries (issue_id, state)
    WHERE state NOT IN ('queued', 'sending', 'sent');
ALTER TABLE deliveries DROP COLUMN retried_at;
DROP INDEX issues_by_slot;
DROP INDEX issues_by_list;
ALTER TABLE issues DROP COLUMN preheader;
