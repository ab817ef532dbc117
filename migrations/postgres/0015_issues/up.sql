-- Issues at the operators' desk: listed, edited, tried out on somebody, and sent once more to whom they did not reach.

-- An editor's own preheader; null: the list's template, or the letters'.
ALTER TABLE issues ADD COLUMN preheader TEXT;
CREATE INDEX issues_by_list ON issues (list_id, id);
CREATE INDEX issues_by_slot ON issues (slot_at);

-- When an operator last asked for another attempt: the letter's lifetime counts from there.
ALTER TABLE deliveries ADD COLUMN retried_at BIGINT;
-- The reader stands behind the state, so that the recipients with one outcome can be paged through.
DROP INDEX deliveries_exceptions;
CREATE INDEX deliveries_exceptions ON deliveries (issue_id, state, subscriber_id)
    WHERE state NOT IN ('queued', 'sending', 'sent');

-- Letters to addresses of the operators' choice, for a look at an issue; each is a delivery without a reader.
CREATE TABLE test_letters (
    delivery_id BIGINT PRIMARY KEY REFERENCES deliveries (id),
    issue_id BIGINT NOT NULL REFERENCES issues (id),
    asked_at BIGINT NOT NULL
);
CREATE INDEX test_letters_by_issue ON test_letters (issue_id, delivery_id);
CREATE INDEX test_letters_by_time ON test_letters (asked_at);
