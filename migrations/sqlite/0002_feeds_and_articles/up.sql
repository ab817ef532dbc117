-- What the reading desk visits, and what it brought home.

CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    url TEXT NOT NULL,
    title TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'stopped')),
    etag TEXT,
    last_modified TEXT,
    next_fetch_at INTEGER NOT NULL,
    last_fetch_at INTEGER,
    -- Null until the feed was read once: that first reading brings the back catalogue.
    last_success_at INTEGER,
    last_error TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    lease_owner TEXT,
    lease_until INTEGER,
    created_at INTEGER NOT NULL,
    UNIQUE (list_id, url)
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    feed_id INTEGER REFERENCES feeds (id),
    -- "feed:7", or the name that an API client gives itself.
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    image_url TEXT,
    author TEXT,
    -- What the letter calls the source: the feed's title, or the API client's name for itself.
    source_title TEXT NOT NULL,
    -- JSON array of names as published.
    topics TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('new', 'back_catalogue')),
    published_at INTEGER,
    first_seen_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    -- Its place in the order of release within the list; null until it is released.
    number INTEGER,
    UNIQUE (list_id, number),
    UNIQUE (list_id, source, external_id)
) STRICT;
CREATE INDEX articles_unreleased ON articles (list_id) WHERE number IS NULL AND standing = 'new';
