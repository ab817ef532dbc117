-- How fast letters go, and what refusals led to.

-- Letters granted in the present period, so that limits hold across processes and restarts. One row for
-- each limited thing and kind of period; a new period overwrites the old one.
CREATE TABLE pace_counters (
    -- 'relay:NAME', or 'domain:NAME:DOMAIN' for a domain at a relay.
    scope TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('second', 'minute', 'hour', 'day')),
    period_start INTEGER NOT NULL,
    used INTEGER NOT NULL CHECK (used >= 0),
    PRIMARY KEY (scope, period)
) STRICT;

-- What was learned about a recipient domain at a relay. A domain about which there is nothing to say
-- has no row.
CREATE TABLE domain_paces (
    relay TEXT NOT NULL,
    domain TEXT NOT NULL,
    connections INTEGER NOT NULL CHECK (connections >= 1),
    accepted INTEGER NOT NULL CHECK (accepted >= 0),
    rests INTEGER NOT NULL CHECK (rests >= 0),
    rest_until INTEGER,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (relay, domain)
) STRICT;
CREATE INDEX domain_paces_by_change ON domain_paces (changed_at);

-- Refusals for good that were about the recipient, and what followed for the reader.
CREATE TABLE hard_refusals (
    delivery_id INTEGER PRIMARY KEY REFERENCES deliveries (id),
    subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
    -- Null for a letter outside any issue.
    issue_id INTEGER REFERENCES issues (id),
    domain TEXT NOT NULL,
    effect TEXT NOT NULL CHECK (effect IN ('noted', 'repeated', 'suppressed', 'held')),
    occurred_at INTEGER NOT NULL
) STRICT;
CREATE INDEX hard_refusals_by_domain ON hard_refusals (issue_id, domain);

-- How many readers of an issue a domain refused for good, and whether its word is doubted for that.
CREATE TABLE refusing_domains (
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    domain TEXT NOT NULL,
    refused INTEGER NOT NULL,
    -- How many readers of the domain the issue has, once that was asked.
    planned INTEGER,
    -- Since when nobody of it is held responsible.
    held_at INTEGER,
    PRIMARY KEY (issue_id, domain)
) STRICT;

-- Refusals of an issue that were not about the recipient: its content, the sender or the relay.
CREATE TABLE issue_refusals (
    issue_id INTEGER PRIMARY KEY REFERENCES issues (id),
    refused INTEGER NOT NULL,
    -- The number at which their share of all ended deliveries is worked out next.
    look_at INTEGER NOT NULL,
    -- Deliveries that had ended when an operator last let the issue go on: the share is of those since.
    ended_before INTEGER NOT NULL
) STRICT;

-- Where each DKIM key stands for each domain that it signs for, by what is seen of its record in DNS.
CREATE TABLE dkim_keys (
    selector TEXT NOT NULL,
    domain TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('generated', 'published', 'active', 'failing', 'retired', 'removed')),
    -- What the last look found, in words.
    finding TEXT NOT NULL,
    -- When enough resolvers first saw it.
    seen_at INTEGER,
    -- When it last began to sign, and when it last ceased to because another does.
    active_at INTEGER,
    retired_at INTEGER,
    looked_at INTEGER NOT NULL,
    -- Until when somebody may still remember another answer about its record.
    remembered_until INTEGER,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (selector, domain),
    CHECK (state <> 'active' OR (seen_at IS NOT NULL AND active_at IS NOT NULL)),
    CHECK (state <> 'retired' OR retired_at IS NOT NULL)
) STRICT;

-- The ways that accepted letters went: a machine of a relay, and how the connection was protected (empty: in
-- clear). There are few; deliveries.passage_id names one.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    host TEXT NOT NULL,
    address TEXT NOT NULL,
    tls TEXT NOT NULL,
    cipher TEXT NOT NULL,
    UNIQUE (host, address, tls, cipher)
) STRICT;
