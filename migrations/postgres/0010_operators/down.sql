DROP TABLE audit_head;
DROP TABLE audit_log;
DROP TABLE operator_sessions;
DROP TABLE operators;
DROP FUNCTION audit_log_is_append_only;
