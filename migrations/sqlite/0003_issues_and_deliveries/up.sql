-- What is due, what was planned, and what became of every letter.

CREATE TABLE schedules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    name TEXT NOT NULL,
    cron TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'paused')),
    next_due_at INTEGER NOT NULL,
    -- The end of the last issue's window, where the next one begins.
    window_start INTEGER NOT NULL,
    -- Counted up by every planning: the compare-and-set that lets one planner win.
    revision INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    UNIQUE (list_id, name)
) STRICT;
CREATE INDEX schedules_due ON schedules (next_due_at) WHERE state = 'active';

CREATE TABLE issues (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    schedule_id INTEGER NOT NULL REFERENCES schedules (id),
    origin TEXT NOT NULL CHECK (origin IN ('scheduled', 'send_now')),
    slot_at INTEGER NOT NULL,
    window_start INTEGER NOT NULL,
    window_end INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planning', 'sending', 'paused', 'cancelled', 'finished', 'skipped')),
    skip_reason TEXT CHECK (skip_reason IN ('nothing_new', 'nobody_to_write_to', 'too_old')),
    pause_reason TEXT CHECK (pause_reason IN ('operator', 'template', 'too_old', 'refusals', 'restored')),
    pause_note TEXT,
    article_count INTEGER NOT NULL,
    planned_count INTEGER NOT NULL,
    -- The last subscription that planning has seen: deliveries are written in chunks, in this order.
    planned_through INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    -- When the last delivery was written down; nothing is sent before.
    planned_at INTEGER,
    -- When an operator last let it go on: its age counts from there.
    resumed_at INTEGER,
    ended_at INTEGER,
    UNIQUE (schedule_id, slot_at),
    CHECK ((state = 'skipped') = (skip_reason IS NOT NULL)),
    CHECK ((state = 'paused') = (pause_reason IS NOT NULL)),
    CHECK (state <> 'planning' OR planned_at IS NULL),
    CHECK (state NOT IN ('sending', 'finished') OR planned_at IS NOT NULL),
    CHECK ((state IN ('planning', 'sending', 'paused')) = (ended_at IS NULL))
) STRICT;
CREATE INDEX issues_open ON issues (id) WHERE state IN ('planning', 'sending', 'paused');

-- An article is in at most one issue of a schedule.
CREATE TABLE issue_articles (
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    schedule_id INTEGER NOT NULL REFERENCES schedules (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (issue_id, article_id),
    UNIQUE (schedule_id, article_id)
) STRICT;

-- Rendered once, by the first sender that needs it, and never again: every attempt carries the same words.
CREATE TABLE variants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Null for a test letter that an operator asked for.
    issue_id INTEGER REFERENCES issues (id),
    list_id INTEGER NOT NULL REFERENCES lists (id),
    topics TEXT NOT NULL,
    article_count INTEGER NOT NULL,
    subject TEXT,
    preheader TEXT,
    html TEXT,
    body_text TEXT,
    rendered_at INTEGER,
    UNIQUE (issue_id, topics)
) STRICT;

-- No foreign keys to what planning takes its rows from: INSERT … SELECT has just read those very rows,
-- none of them is ever deleted, and checking each again would cost more than all else in planning.
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    letter TEXT NOT NULL CHECK (letter IN ('confirm', 'welcome', 'digest', 'unsubscribed')),
    list_id INTEGER NOT NULL,
    -- Null for a test letter that an operator asked for.
    subscription_id INTEGER,
    subscriber_id INTEGER,
    issue_id INTEGER,
    variant_id INTEGER,
    confirmation_id INTEGER,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'rejected', 'bounced',
        'skipped', 'cancelled', 'expired', 'in_doubt')),
    priority INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- When it may be begun next; null while an operator has to decide.
    due_at INTEGER,
    -- Who holds its dialogue.
    worker_id INTEGER,
    -- The Date header, the same in every copy.
    dated_at INTEGER,
    -- The relay that was asked last.
    relay TEXT,
    reply_code INTEGER,
    reply_text TEXT,
    reason TEXT,
    -- The way that it went when it was accepted.
    passage_id INTEGER,
    created_at INTEGER NOT NULL,
    settled_at INTEGER,
    UNIQUE (issue_id, subscriber_id),
    CHECK ((letter = 'digest') = (variant_id IS NOT NULL)),
    CHECK ((issue_id IS NOT NULL) = (letter = 'digest' AND subscription_id IS NOT NULL)),
    CHECK (letter = 'digest' OR subscription_id IS NOT NULL),
    CHECK ((subscription_id IS NULL) = (subscriber_id IS NULL)),
    CHECK ((letter = 'confirm') = (confirmation_id IS NOT NULL)),
    CHECK ((state IN ('queued', 'sending', 'deferred', 'in_doubt')) = (settled_at IS NULL)),
    CHECK ((state = 'sending') = (worker_id IS NOT NULL)),
    -- Without a reply it is an operator who says that it arrived.
    CHECK (state <> 'sent' OR reply_code BETWEEN 200 AND 299 OR reason IS NOT NULL)
) STRICT;
-- What may be begun, for each issue in the order in which it fell due.
CREATE INDEX deliveries_due ON deliveries (issue_id, due_at, id)
    WHERE state IN ('queued', 'deferred', 'in_doubt');
CREATE INDEX deliveries_under_way ON deliveries (worker_id) WHERE state = 'sending';
-- What did not simply go out; small, so that an issue of a million can be counted often.
CREATE INDEX deliveries_exceptions ON deliveries (issue_id, state)
    WHERE state NOT IN ('queued', 'sending', 'sent');
-- There is no index by subscriber: it would cost planning one page for each reader, in a file that grows
-- for ever. A reader's deliveries are found by the unique key, issue by issue (null: outside issues).
CREATE UNIQUE INDEX deliveries_confirmation ON deliveries (confirmation_id) WHERE confirmation_id IS NOT NULL;

-- Attempts that did not end in acceptance; the accepting reply stands in the delivery itself.
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
    number INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('deferred', 'rejected', 'unreachable', 'in_doubt')),
    -- Where in the dialogue it was decided, and who is at fault.
    phase TEXT,
    fault TEXT,
    relay TEXT,
    reply_code INTEGER,
    reply_text TEXT NOT NULL,
    occurred_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attempts_by_delivery ON attempts (delivery_id);

-- One row for each running process; a worker is alive while its heartbeat is fresh.
CREATE TABLE workers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    process_id INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    heartbeat_at INTEGER NOT NULL
) STRICT;
