-- How fast letters go, and what refusals led to.

-- Letters granted in the present period, so that limits hold across processes and restarts. One row for
-- each limited thing and kind of period; a new period overwrites the old one.
CREATE TABLE pace_counters (
    -- 'relay:NAME', or 'domain:NAME:DOMAIN' for a domain at a relay.
    scope TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('second', 'minute', 'hour', 'day')),
    period_start BIGINT NOT NULL,
    used BIGINT NOT NULL CHECK (used >= 0),
    PRIMARY KEY (scope, period)
);

-- What was learned about a recipient domain at a relay. A domain about which there is nothing to say
-- has no row.
CREATE TABLE domain_paces (
    relay TEXT NOT NULL,
    domain TEXT NOT NULL,
    connections INTEGER NOT NULL CHECK (connections >= 1),
    accepted INTEGER NOT NULL CHECK (accepted >= 0),
    rests INTEGER NOT NULL CHECK (rests >= 0),
    rest_until BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (relay, domain)
);
CREATE INDEX domain_paces_by_change ON domain_paces (changed_at);

-- Refusals for good that were about the recipient, and what followed for the reader.
CREATE TABLE hard_refusals (
    delivery_id BIGINT PRIMARY KEY REFERENCES deliveries (id),
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id),
    -- Null for a letter outside any issue.
    issue_id BIGINT REFERENCES issues (id),
    domain TEXT NOT NULL,
    effect TEXT NOT NULL CHECK (effect IN ('noted', 'repeated', 'suppressed', 'held')),
    occurred_at BIGINT NOT NULL
);
CREATE INDEX hard_refusals_by_domain ON hard_refusals (issue_id, domain);

-- How many readers of an issue a domain refused for good, and whether its word is doubted for that.
CREATE TABLE refusing_domains (
    issue_id BIGINT NOT NULL REFERENCES issues (id),
    domain TEXT NOT NULL,
    refused BIGINT NOT NULL,
    -- How many readers of the domain the issue has, once that was asked.
    planned BIGINT,
    -- Since when nobody of it is held responsible.
    held_at BIGINT,
    PRIMARY KEY (issue_id, domain)
);

-- Refusals of an issue that were not about the recipient: its content, the sender or the relay.
CREATE TABLE issue_refusals (
    issue_id BIGINT PRIMARY KEY REFERENCES issues (id),
    refused BIGINT NOT NULL,
    -- The number at which their share of all ended deliveries is worked out next.
    look_at BIGINT NOT NULL,
    -- Deliveries that had ended when an operator last let the issue go on: the share is of those since.
    ended_before BIGINT NOT NULL
);

-- Where each DKIM key stands for each domain that it signs for, by what is seen of its record in DNS.
CREATE TABLE dkim_keys (
    selector TEXT NOT NULL,
    domain TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('generated', 'published', 'active', 'failing', 'retired', 'removed')),
    -- What the last look found, in words.
    finding TEXT NOT NULL,
    -- When enough resolvers first saw it.
    seen_at BIGINT,
    -- When it last began to sign, and when it last ceased to because another does.
    active_at BIGINT,
    retired_at BIGINT,
    looked_at BIGINT NOT NULL,
    -- Until when somebody may still remember another answer about its record.
    remembered_until BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (selector, domain),
    CHECK (state <> 'active' OR (seen_at IS NOT NULL AND active_at IS NOT NULL)),
    CHECK (state <> 'retired' OR retired_at IS NOT NULL)
);
