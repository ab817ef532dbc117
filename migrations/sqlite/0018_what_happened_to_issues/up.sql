-- What an issue's page tells of it: who did what, and when it stopped by itself.

-- The log is searched by what a line tells of, too.
CREATE INDEX audit_log_by_target ON audit_log (target, id);

-- When an issue was paused without anybody asking for it; what somebody did stands in the audit log.
CREATE TABLE issue_pauses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    reason TEXT NOT NULL CHECK (reason IN ('template', 'too_old', 'refusals', 'restored')),
    paused_at INTEGER NOT NULL
) STRICT;
CREATE INDEX issue_pauses_by_issue ON issue_pauses (issue_id, id);
