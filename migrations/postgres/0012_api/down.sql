DROP INDEX audit_log_by_time;
DROP TABLE idempotent_requests;
