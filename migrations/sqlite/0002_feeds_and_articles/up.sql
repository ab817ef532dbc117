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
    -- "host:port": visits to one host keep a distance.
    host TEXT NOT NULL,
    -- What the feed itself asks for between two visits (ttl, sy:updatePeriod).
    asked_seconds INTEGER,
    -- Why a flood of its entries waits for a person, in words.
    held_note TEXT,
    lease_owner TEXT,
    lease_until INTEGER,
    created_at INTEGER NOT NULL,
    UNIQUE (list_id, url)
) STRICT;

-- Until when a host is left alone.
CREATE TABLE feed_hosts (
    host TEXT PRIMARY KEY,
    free_at INTEGER NOT NULL
) STRICT;

-- WebSub: the hub that tells us when a feed has news. A ping only brings the next visit forward.
CREATE TABLE hubs (
    feed_id INTEGER PRIMARY KEY REFERENCES feeds (id),
    hub TEXT NOT NULL,
    topic TEXT NOT NULL,
    -- The end of the address that the hub calls.
    token TEXT NOT NULL UNIQUE,
    -- Signs what the hub sends.
    secret TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asking', 'active', 'refused')),
    -- When the hub is asked (again): at first, after a failure, before the lease ends.
    due_at INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    lease_until INTEGER,
    pinged_at INTEGER,
    last_error TEXT,
    CHECK ((state = 'active') = (lease_until IS NOT NULL))
) STRICT;
CREATE INDEX hubs_due ON hubs (due_at);

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
    categories TEXT NOT NULL,
    -- JSON array of topic slugs, by the list's topic rules; fixed when the article is released.
    topics TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('new', 'back_catalogue', 'held')),
    held_reason TEXT CHECK (held_reason IN ('future', 'flood')),
    held_until INTEGER,
    published_at INTEGER,
    first_seen_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    released_at INTEGER,
    -- Its place among the released articles of its list; null until it is released.
    number INTEGER,
    UNIQUE (list_id, source, external_id),
    UNIQUE (list_id, number),
    CHECK ((standing = 'held') = (held_reason IS NOT NULL)),
    CHECK ((held_until IS NOT NULL) = (held_reason IS NOT NULL AND held_reason = 'future')),
    CHECK ((standing = 'new') = (released_at IS NOT NULL))
) STRICT;
CREATE INDEX articles_to_plan ON articles (list_id, released_at) WHERE standing = 'new';
CREATE INDEX articles_held ON articles (held_until) WHERE standing = 'held';
CREATE INDEX articles_by_feed ON articles (feed_id, first_seen_at) WHERE feed_id IS NOT NULL;

-- By which marks an article is known again: hashes of its guid within its source, of its canonical
-- link within the list, of its words within its source.
CREATE TABLE article_keys (
    list_id INTEGER NOT NULL REFERENCES lists (id),
    key TEXT NOT NULL,
    -- Null for a mark that several articles share: it names none of them.
    article_id INTEGER REFERENCES articles (id),
    PRIMARY KEY (list_id, key)
) STRICT;

-- Which articles a topic is about, where the names of sections and tags do not say it.
CREATE TABLE topic_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    topic_id INTEGER NOT NULL REFERENCES topics (id),
    kind TEXT NOT NULL CHECK (kind IN ('category', 'url', 'feed', 'title')),
    value TEXT NOT NULL,
    UNIQUE (topic_id, kind, value)
) STRICT;
CREATE INDEX topic_rules_by_list ON topic_rules (list_id);
