-- Who writes to whom, under which words, and what was agreed.
-- Instants are microseconds since the Unix epoch, UTC.

CREATE TABLE instance (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    instance_id TEXT NOT NULL,
    -- Makes Message-IDs unguessable; losing it would only make them new.
    message_salt BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    -- Counted up by every heartbeat of every process; the same number is kept outside the ledger, so
    -- that an older copy of the ledger can be known.
    beats INTEGER NOT NULL DEFAULT 0,
    last_beat_at INTEGER,
    -- Since when, and why, nothing is planned or sent until an operator says so.
    held_since INTEGER,
    held_reason TEXT,
    CHECK ((held_since IS NULL) = (held_reason IS NULL))
) STRICT;

CREATE TABLE lists (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    from_name TEXT NOT NULL,
    from_address TEXT NOT NULL,
    reply_to TEXT,
    legal_name TEXT NOT NULL,
    postal_address TEXT NOT NULL,
    privacy_url TEXT,
    -- RFC 2919: never changes for the life of the list (a trigger holds this).
    list_id TEXT NOT NULL UNIQUE,
    -- JSON array of the relays that its letters go through; [] means every relay.
    relays TEXT NOT NULL DEFAULT '[]',
    -- How many of its articles were released: the number of the last one.
    released INTEGER NOT NULL DEFAULT 0,
    -- The schedule that readers without a choice of their own follow; null while there is none.
    default_cadence TEXT,
    -- How its issues are edited. Null: digest.min_articles and digest.max_articles.
    min_articles INTEGER CHECK (min_articles BETWEEN 1 AND 1000),
    max_articles INTEGER CHECK (max_articles BETWEEN 1 AND 1000),
    article_order TEXT NOT NULL DEFAULT 'time' CHECK (article_order IN ('time', 'topics', 'lead')),
    -- The article that comes first where the order is 'lead'.
    lead_article_id INTEGER,
    -- Markdown above the articles, copied into each issue when it is made.
    intro TEXT NOT NULL DEFAULT '',
    -- minijinja; null: the templates of letters.
    subject_template TEXT,
    preheader_template TEXT,
    approval TEXT NOT NULL DEFAULT 'automatic' CHECK (approval IN ('automatic', 'hold', 'unless_stopped')),
    -- How long an issue waits to be stopped where approval is 'unless_stopped'.
    approval_minutes INTEGER NOT NULL DEFAULT 60 CHECK (approval_minutes BETWEEN 1 AND 10080),
    -- JSON array of addresses that are told of an issue that waits.
    approvers TEXT NOT NULL DEFAULT '[]',
    archive TEXT NOT NULL DEFAULT 'public' CHECK (archive IN ('public', 'off')),
    -- JSON object: the logo, the colours and the words at the foot of its letters.
    brand TEXT NOT NULL DEFAULT '{}',
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE topics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (list_id, slug)
) STRICT;

-- The current terms of a list are those with the highest version. Rows never change.
CREATE TABLE terms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    version INTEGER NOT NULL CHECK (version > 0),
    language TEXT NOT NULL,
    newsletter_statement TEXT NOT NULL,
    terms_statement TEXT NOT NULL,
    body TEXT NOT NULL,
    wording_hash TEXT NOT NULL CHECK (length(wording_hash) = 64),
    published_at INTEGER NOT NULL,
    UNIQUE (list_id, version)
) STRICT;

CREATE TABLE api_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    -- The public part, by which a key is found and spoken of.
    prefix TEXT NOT NULL UNIQUE,
    secret_hash TEXT NOT NULL CHECK (length(secret_hash) = 64),
    -- What it may do: the names of rights, with spaces between.
    rights TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    last_used_at INTEGER,
    revoked_at INTEGER
) STRICT;

-- A subscriber is an address: as typed, and folded for uniqueness.
CREATE TABLE subscribers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    -- When the address was first refused for good, until a letter is accepted again.
    hard_refused_at INTEGER,
    -- Until when digests leave the reader out.
    quiet_until INTEGER,
    CHECK ((hard_refused_at IS NULL) = (quiet_until IS NULL))
) STRICT;

CREATE INDEX subscribers_refused ON subscribers (id) WHERE hard_refused_at IS NOT NULL;

CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
    state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'paused', 'unsubscribed')),
    name TEXT,
    language TEXT,
    time_zone TEXT,
    -- JSON array of topic slugs, sorted; [] means every topic.
    topics TEXT NOT NULL,
    -- JSON object of topics ("*" means all) and the article number behind which they count; {} normally.
    topic_since TEXT NOT NULL DEFAULT '{}',
    -- The name of a schedule; null follows the list's default.
    cadence TEXT,
    -- The number of the last article that the reader was planned for.
    watermark INTEGER NOT NULL DEFAULT 0,
    source TEXT,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    unsubscribed_at INTEGER,
    UNIQUE (list_id, subscriber_id),
    CHECK (state NOT IN ('active', 'paused') OR confirmed_at IS NOT NULL),
    CHECK ((state = 'unsubscribed') = (unsubscribed_at IS NOT NULL))
) STRICT;
CREATE INDEX subscriptions_by_subscriber ON subscriptions (subscriber_id);
-- Planning walks along it.
CREATE INDEX subscriptions_to_mail ON subscriptions (list_id, id) WHERE state = 'active';

-- Append-only (triggers hold this): a change of mind is a new row.
CREATE TABLE consents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('newsletter', 'terms', 'tracking')),
    act TEXT NOT NULL CHECK (act IN ('given', 'confirmed', 'refused', 'withdrawn')),
    method TEXT NOT NULL CHECK (method IN ('form', 'api', 'page', 'one_click', 'operator', 'import')),
    source TEXT,
    terms_id INTEGER REFERENCES terms (id),
    wording_hash TEXT,
    occurred_at INTEGER NOT NULL,
    -- The words that imported readers agreed to elsewhere are no terms of a list; imports keep them.
    CHECK (act <> 'given' OR (wording_hash IS NOT NULL AND (terms_id IS NOT NULL OR method = 'import')))
) STRICT;
CREATE INDEX consents_by_subscription ON consents (subscription_id);

-- Apart from the consents, because network data must be erasable before the proof is.
CREATE TABLE consent_evidence (
    consent_id INTEGER PRIMARY KEY REFERENCES consents (id),
    remote_ip TEXT,
    user_agent TEXT
) STRICT;

-- The inbox: a sign-up is one row here, whoever it is from; the worker does the rest.
CREATE TABLE signups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    address TEXT NOT NULL,
    name TEXT,
    language TEXT,
    time_zone TEXT,
    topics TEXT NOT NULL,
    cadence TEXT,
    terms_id INTEGER NOT NULL REFERENCES terms (id),
    method TEXT NOT NULL CHECK (method IN ('form', 'api')),
    source TEXT,
    remote_ip TEXT,
    user_agent TEXT,
    received_at INTEGER NOT NULL
) STRICT;

-- A question put to the owner of an address. The token itself is not here, only its hash; the key
-- that derives it from the nonce lives outside the database.
CREATE TABLE confirmations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
    terms_id INTEGER NOT NULL REFERENCES terms (id),
    key_id INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    answer TEXT CHECK (answer IN ('yes', 'no')),
    answered_at INTEGER,
    -- When a button of its page was last pressed that only programs find.
    automated_at INTEGER,
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT;
CREATE INDEX confirmations_by_subscription ON confirmations (subscription_id);

-- What readers say on leaving, when they care to.
CREATE TABLE departures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
    reason TEXT NOT NULL,
    occurred_at INTEGER NOT NULL
) STRICT;

CREATE TABLE suppressions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address_key TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL CHECK (reason IN ('refused', 'operator', 'hard_bounce', 'complaint')),
    note TEXT,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER consents_no_update BEFORE UPDATE ON consents
BEGIN
    SELECT RAISE(ABORT, 'consents are append-only');
END;

CREATE TRIGGER consents_no_delete BEFORE DELETE ON consents
BEGIN
    SELECT RAISE(ABORT, 'consents are append-only');
END;

CREATE TRIGGER terms_no_update BEFORE UPDATE ON terms
BEGIN
    SELECT RAISE(ABORT, 'terms are immutable; publish a new version');
END;

CREATE TRIGGER terms_no_delete BEFORE DELETE ON terms
BEGIN
    SELECT RAISE(ABORT, 'terms are immutable; publish a new version');
END;

CREATE TRIGGER lists_keep_list_id BEFORE UPDATE OF list_id ON lists
BEGIN
    SELECT RAISE(ABORT, 'a List-Id never changes');
END;
