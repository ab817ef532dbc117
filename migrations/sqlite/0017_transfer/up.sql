-- Readers who come from another program, and sheets that leave the house.

CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'checking', 'checked', 'running', 'finished', 'cancelled', 'failed')),
    file_name TEXT NOT NULL,
    -- The file in server.spool_dir; null once it is removed.
    spool_name TEXT,
    file_bytes INTEGER NOT NULL,
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
    encoding TEXT NOT NULL,
    delimiter TEXT NOT NULL,
    has_header INTEGER NOT NULL,
    -- JSON array of the names of its columns.
    column_names TEXT NOT NULL,
    program TEXT NOT NULL,
    -- JSON array: what each column holds; null for one that is left out.
    mapping TEXT NOT NULL,
    -- JSON object: topics, cadence, language and time zone of rows that say nothing else.
    defaults TEXT NOT NULL,
    -- JSON object: where the readers come from, what shows that they agreed, who answers for it.
    declaration TEXT,
    -- Of the words that the readers agreed to, which then never change.
    terms_id INTEGER REFERENCES terms (id),
    wording_hash TEXT,
    -- Who uploaded it, and who started it.
    operator TEXT NOT NULL,
    failure TEXT,
    -- Where the next row begins.
    cursor_byte INTEGER NOT NULL DEFAULT 0,
    cursor_line INTEGER NOT NULL DEFAULT 1,
    -- JSON objects: how many rows came to which outcome, in the check and in earnest.
    expected TEXT NOT NULL DEFAULT '{}',
    counts TEXT NOT NULL DEFAULT '{}',
    faults INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    checked_at INTEGER,
    started_at INTEGER,
    ended_at INTEGER,
    CHECK (state NOT IN ('checking', 'checked', 'running', 'finished') OR declaration IS NOT NULL),
    CHECK ((state IN ('finished', 'cancelled', 'failed')) = (ended_at IS NOT NULL)),
    CHECK ((state = 'failed') = (failure IS NOT NULL))
) STRICT;
CREATE INDEX imports_at_work ON imports (id) WHERE state IN ('checking', 'running');
CREATE INDEX imports_with_file ON imports (changed_at) WHERE spool_name IS NOT NULL;
CREATE INDEX imports_by_file ON imports (list_id, file_sha256);

-- What is wrong with rows, for a while.
CREATE TABLE import_faults (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    line INTEGER NOT NULL,
    fault TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE INDEX import_faults_by_import ON import_faults (import_id, id);

-- Readers who were imported without proof and have to be asked yet.
CREATE TABLE import_questions (
    subscription_id INTEGER PRIMARY KEY REFERENCES subscriptions (id),
    list_id INTEGER NOT NULL REFERENCES lists (id),
    import_id INTEGER NOT NULL REFERENCES imports (id),
    not_before INTEGER NOT NULL
) STRICT;
CREATE INDEX import_questions_by_import ON import_questions (import_id);
CREATE INDEX import_questions_due ON import_questions (list_id, not_before, subscription_id);

CREATE TABLE exports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('subscribers', 'suppressions')),
    format TEXT NOT NULL CHECK (format IN ('csv', 'jsonl')),
    -- JSON object: which list, states, topics and so on.
    filter TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired')),
    operator TEXT NOT NULL,
    claimed_by TEXT,
    claimed_until INTEGER,
    spool_name TEXT,
    rows_written INTEGER NOT NULL DEFAULT 0,
    file_bytes INTEGER NOT NULL DEFAULT 0,
    failure TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    expires_at INTEGER,
    CHECK ((state = 'running') = (claimed_by IS NOT NULL)),
    CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
    CHECK (state <> 'ready' OR (spool_name IS NOT NULL AND expires_at IS NOT NULL))
) STRICT;
CREATE INDEX exports_open ON exports (id) WHERE state IN ('queued', 'running');
CREATE INDEX exports_to_expire ON exports (expires_at) WHERE state = 'ready';
