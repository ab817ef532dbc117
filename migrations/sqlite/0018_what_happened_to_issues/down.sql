DROP TABLE issue_pauses;
DROP INDEX audit_log_by_target;
