-- What is due, what was planned, and what became of every letter.

CREATE TABLE schedules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    name TEXT NOT NULL,
    -- Null for the cadence "instant", which is due when an article was released.
    cron TEXT,
    -- The zone of the list's clock, and of readers who have none of their own.
    time_zone TEXT NOT NULL,
    -- Whose clock tells the hour: the list's, or each reader's (then `schedule_zones` has the times).
    zone_mode TEXT NOT NULL DEFAULT 'list' CHECK (zone_mode IN ('list', 'reader')),
    state TEXT NOT NULL CHECK (state IN ('active', 'paused')),
    -- The earliest of its zones; null for "instant" while nothing was released.
    next_due_at INTEGER,
    -- The end of the last issue's window, where the next one begins.
    window_start INTEGER NOT NULL,
    -- The number of the last article that an issue of it carried.
    through_number INTEGER NOT NULL DEFAULT 0,
    -- Counted up by every planning: the compare-and-set that lets one planner win.
    revision INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    UNIQUE (list_id, name),
    CHECK (cron IS NOT NULL OR zone_mode = 'list')
) STRICT;
CREATE INDEX schedules_due ON schedules (next_due_at) WHERE state = 'active';

-- When a schedule on its readers' own clocks is due in each of their zones.
CREATE TABLE schedule_zones (
    schedule_id INTEGER NOT NULL REFERENCES schedules (id),
    time_zone TEXT NOT NULL,
    next_due_at INTEGER NOT NULL,
    -- The number of the last article that an issue for this zone carried.
    through_number INTEGER NOT NULL,
    PRIMARY KEY (schedule_id, time_zone)
) STRICT;

CREATE TABLE issues (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES lists (id),
    schedule_id INTEGER NOT NULL REFERENCES schedules (id),
    origin TEXT NOT NULL CHECK (origin IN ('scheduled', 'send_now', 'breaking')),
    -- Whom one article that is sent apart is for; null for an issue that takes its turn.
    reach TEXT CHECK (reach IN ('instant', 'all')),
    slot_at INTEGER NOT NULL,
    window_start INTEGER NOT NULL,
    window_end INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'planning', 'sending', 'paused', 'cancelled', 'finished', 'skipped')),
    skip_reason TEXT CHECK (skip_reason IN ('nothing_new', 'nobody_to_write_to', 'too_old')),
    pause_reason TEXT CHECK (pause_reason IN ('operator', 'template', 'too_old', 'refusals', 'restored')),
    pause_note TEXT,
    -- The list's last released article when it was made: nobody gets later ones in it.
    through_number INTEGER NOT NULL,
    -- JSON array of the readers' zones that it is for; [] means all.
    time_zones TEXT NOT NULL DEFAULT '[]',
    -- Whether, when it is cancelled, its articles come with its readers' next issue.
    rolls_over INTEGER NOT NULL DEFAULT 0,
    -- An editor's own subject; null: the list's template, or the letters'.
    subject TEXT,
    -- Markdown above the articles.
    intro TEXT NOT NULL DEFAULT '',
    article_count INTEGER NOT NULL,
    planned_count INTEGER NOT NULL,
    -- The last subscription that planning has seen: deliveries are written in chunks, in this order.
    planned_through INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    -- When a held issue goes by itself; null: when somebody approves it.
    goes_at INTEGER,
    -- When the list's approvers were written to.
    told_at INTEGER,
    -- Since when it may be planned: approved, or in no need of it.
    approved_at INTEGER,
    -- When the last delivery was written down; nothing is sent before.
    planned_at INTEGER,
    -- When an operator last let it go on: its age counts from there.
    resumed_at INTEGER,
    ended_at INTEGER,
    UNIQUE (schedule_id, slot_at),
    CHECK ((origin = 'breaking') = (reach IS NOT NULL)),
    CHECK ((state = 'skipped') = (skip_reason IS NOT NULL)),
    CHECK ((state = 'paused') = (pause_reason IS NOT NULL)),
    CHECK (state <> 'held' OR approved_at IS NULL),
    CHECK (state = 'held' OR goes_at IS NULL),
    CHECK (state NOT IN ('planning', 'sending', 'finished') OR approved_at IS NOT NULL),
    CHECK (state <> 'planning' OR planned_at IS NULL),
    CHECK (state NOT IN ('sending', 'finished') OR planned_at IS NOT NULL),
    CHECK ((state IN ('held', 'planning', 'sending', 'paused')) = (ended_at IS NULL))
) STRICT;
CREATE INDEX issues_open ON issues (id) WHERE state IN ('held', 'planning', 'sending', 'paused');
-- Articles that were sent apart, for planning: what their readers have of them is no news.
CREATE INDEX issues_breaking ON issues (list_id, through_number) WHERE origin = 'breaking';
-- What a list's archive shows.
CREATE INDEX issues_readable ON issues (list_id, id) WHERE state IN ('sending', 'finished');

-- What an issue is about: the articles released since the last one. What single readers get is in `variants`.
CREATE TABLE issue_articles (
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    schedule_id INTEGER NOT NULL REFERENCES schedules (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    -- An editor took it out: no letter of this issue carries it, and no later one of the schedule.
    dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1)),
    -- An editor's own title.
    title TEXT,
    PRIMARY KEY (issue_id, article_id)
) STRICT;
CREATE INDEX issue_articles_by_article ON issue_articles (article_id);

-- Rendered once, by the first sender that needs it, and never again: every attempt carries the same words.
CREATE TABLE variants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Null for a letter to an operator.
    issue_id INTEGER REFERENCES issues (id),
    list_id INTEGER NOT NULL REFERENCES lists (id),
    -- The language asked for; letters fall back from it.
    language TEXT NOT NULL,
    -- JSON array of article numbers in the ledger, in the order of the letter, and its SHA-256.
    articles TEXT NOT NULL,
    articles_hash TEXT NOT NULL CHECK (length(articles_hash) = 64),
    article_count INTEGER NOT NULL,
    subject TEXT,
    preheader TEXT,
    html TEXT,
    body_text TEXT,
    rendered_at INTEGER,
    UNIQUE (issue_id, language, articles_hash)
) STRICT;

-- The readers of an issue who are alike in all that decides what they get, and what that is.
CREATE TABLE audiences (
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    topics TEXT NOT NULL,
    topic_since TEXT NOT NULL,
    language TEXT NOT NULL,
    watermark INTEGER NOT NULL,
    -- The issues, each with a comma before it, that brought these readers one of its articles apart.
    apart TEXT NOT NULL,
    -- A letter; nothing, because no article is for them; or too few articles, which wait for the next issue.
    outcome TEXT NOT NULL CHECK (outcome IN ('letter', 'nothing', 'too_few')),
    variant_id INTEGER REFERENCES variants (id),
    PRIMARY KEY (issue_id, topics, topic_since, language, watermark, apart),
    CHECK ((outcome = 'letter') = (variant_id IS NOT NULL))
) STRICT;

-- Variants whose articles a reader did not get, because the letter ended without being accepted: they
-- come with the reader's next issue, whose planning takes these rows away.
CREATE TABLE owed (
    subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
    variant_id INTEGER NOT NULL REFERENCES variants (id),
    PRIMARY KEY (subscription_id, variant_id)
) STRICT;

-- No foreign keys to what planning takes its rows from: INSERT … SELECT has just read those very rows,
-- none of them is ever deleted, and checking each again would cost more than all else in planning.
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    letter TEXT NOT NULL CHECK (letter IN ('confirm', 'welcome', 'digest', 'unsubscribed', 'approval',
        'manage', 'already', 'move_from', 'move_to', 'operator_invitation', 'operator_reset', 'operator_sign_in', 'operator_notice')),
    list_id INTEGER NOT NULL,
    -- Null for a letter to an operator: a test letter, one about an issue that waits for approval, or one about
    -- the operator's account.
    subscription_id INTEGER,
    subscriber_id INTEGER,
    issue_id INTEGER,
    variant_id INTEGER,
    confirmation_id INTEGER,
    -- The link that it brings: a reader's in links, an operator's in operator_links; or the line of the audit log
    -- that a notice tells of.
    link_id INTEGER,
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
    CHECK ((letter IN ('digest', 'approval')) = (variant_id IS NOT NULL)),
    CHECK ((issue_id IS NOT NULL) = (letter = 'digest' AND subscription_id IS NOT NULL)),
    CHECK (letter = 'digest' OR (letter = 'approval' OR letter LIKE 'operator_%') = (subscription_id IS NULL)),
    CHECK ((subscription_id IS NULL) = (subscriber_id IS NULL)),
    CHECK ((letter = 'confirm') = (confirmation_id IS NOT NULL)),
    CHECK ((letter IN ('manage', 'already', 'move_from', 'move_to') OR letter LIKE 'operator_%') = (link_id IS NOT NULL)),
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
