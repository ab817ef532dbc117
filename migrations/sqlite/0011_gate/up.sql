-- Getting into the desk: second factors, links, who tried and failed.

-- The secret of the authenticator app, sealed with a key of secrets.keys_file; since when it is asked for; and the
-- step whose code was taken last, because a code works once.
ALTER TABLE operators ADD COLUMN totp_secret BLOB;
ALTER TABLE operators ADD COLUMN totp_since INTEGER CHECK (totp_since IS NULL OR totp_secret IS NOT NULL);
ALTER TABLE operators ADD COLUMN totp_last_step INTEGER NOT NULL DEFAULT 0;

-- Who has given the password and still owes the second factor. No session yet: it opens nothing.
CREATE TABLE half_sign_ins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX half_sign_ins_of ON half_sign_ins (operator_id);

-- What takes the place of the app when the phone is lost; each works once and is gone.
CREATE TABLE recovery_codes (
    operator_id INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL CHECK (length(code_hash) = 64),
    PRIMARY KEY (operator_id, code_hash)
) STRICT;

-- Links that open a door once.
CREATE TABLE operator_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL CHECK (purpose IN ('setup', 'recovery', 'invitation', 'reset', 'sign_in')),
    -- Whose account; null before there is one.
    operator_id INTEGER REFERENCES operators (id) ON DELETE CASCADE,
    -- Whom an invitation is for, as what, in which language, and from whom.
    email TEXT,
    role TEXT CHECK (role IN ('owner', 'editor', 'viewer')),
    language TEXT,
    invited_by TEXT,
    -- Mailed tokens are derived from these when the letter is written; one that was shown has neither.
    key_id INTEGER,
    nonce BLOB,
    token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    -- The browser that asked for it, as a hash of its cookie.
    browser_hash TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    CHECK ((key_id IS NULL) = (nonce IS NULL)),
    CHECK (purpose NOT IN ('recovery', 'reset', 'sign_in') OR operator_id IS NOT NULL),
    CHECK ((purpose = 'invitation') = (email IS NOT NULL AND role IS NOT NULL AND invited_by IS NOT NULL)),
    CHECK ((purpose = 'sign_in') = (browser_hash IS NOT NULL))
) STRICT;
CREATE INDEX operator_links_of ON operator_links (operator_id, purpose, id);
CREATE INDEX operator_links_open ON operator_links (purpose, expires_at) WHERE used_at IS NULL;

-- The inbox of those who ask for a link: one row, whoever it is from; the worker does the rest.
CREATE TABLE operator_wishes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL CHECK (purpose IN ('reset', 'sign_in')),
    email TEXT NOT NULL,
    browser_hash TEXT,
    received_at INTEGER NOT NULL
) STRICT;

-- Attempts that failed lately, for an account that there may or may not be, or a network; under keyed hashes.
CREATE TABLE sign_in_failures (
    scope TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    -- Before then nothing is tried.
    until_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_failures_last ON sign_in_failures (last_at);
