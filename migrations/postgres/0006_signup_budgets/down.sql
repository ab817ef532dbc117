ALTER TABLE signups DROP COLUMN stage;
ALTER TABLE signups DROP COLUMN proof;
DROP TABLE signup_desk;
DROP TABLE signup_spent;
DROP TABLE blocked_mailboxes;
DROP TABLE signup_counters;
