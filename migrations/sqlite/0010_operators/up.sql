-- Who runs this service from a browser, and what everybody did.

CREATE TABLE operators (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Folded for uniqueness; letters go to it.
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
    -- The desk speaks it; null is what the browser prefers.
    language TEXT,
    -- Argon2id in PHC form; null for somebody who signs in by a mailed link alone.
    password_hash TEXT,
    created_at INTEGER NOT NULL,
    -- Who is suspended keeps their name in the audit log and opens nothing.
    suspended_at INTEGER
) STRICT;

CREATE TABLE operator_sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
    -- SHA-256 of the cookie's value.
    token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    -- When the operator last proved who they are.
    proved_at INTEGER NOT NULL,
    -- The client, as far as it said: what a person may know a session by.
    agent TEXT NOT NULL,
    network TEXT NOT NULL
) STRICT;
CREATE INDEX operator_sessions_of ON operator_sessions (operator_id);

-- Append-only; each line's hash covers the line before it, so that nothing can be taken out unseen.
CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY,
    occurred_at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('operator', 'key', 'command_line', 'nobody')),
    actor_id INTEGER,
    -- The name at that time.
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    -- JSON: what was before and after, without secrets.
    detail TEXT NOT NULL,
    network TEXT,
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX audit_log_by_action ON audit_log (action, id);
CREATE INDEX audit_log_by_actor ON audit_log (actor_kind, actor_id, id);

CREATE TRIGGER audit_log_is_append_only_update BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_log_is_append_only_delete BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

-- The end of the chain. Its row lock puts writers in line.
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    lines INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head (id, lines, hash) VALUES (1, 0, '');
