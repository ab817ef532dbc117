-- Finding readers among a million, what happened to each of them, and changes to many at once.

-- An address holds one @. Searched for as it is written here.
CREATE INDEX subscribers_by_domain ON subscribers (substr(address_key, instr(address_key, '@') + 1), id);
-- By function, so that planning, which compares the plain columns, is not led astray by them.
CREATE INDEX subscriptions_by_source ON subscriptions (lower(source), subscriber_id) WHERE source IS NOT NULL;
CREATE INDEX subscriptions_by_language ON subscriptions (lower(language), subscriber_id) WHERE language IS NOT NULL;
CREATE INDEX subscriptions_by_cadence ON subscriptions (lower(cadence), subscriber_id) WHERE cadence IS NOT NULL;
-- Who reads stands in subscriptions_to_mail.
CREATE INDEX subscriptions_apart ON subscriptions (state, subscriber_id) WHERE state <> 'active';
CREATE INDEX subscriptions_apart_of_list ON subscriptions (list_id, state, subscriber_id) WHERE state <> 'active';

-- For the desk's list of one reason.
CREATE INDEX suppressions_by_reason ON suppressions (reason, id);
-- For the stories of single readers.
CREATE INDEX removals_by_subscription ON removals (subscription_id) WHERE wave_id IS NOT NULL;
CREATE INDEX departures_by_subscription ON departures (subscription_id);

-- The words of readers' names, kept by triggers, whoever writes the names.
CREATE TABLE name_words (
    word TEXT NOT NULL,
    subscriber_id INTEGER NOT NULL,
    subscription_id INTEGER NOT NULL,
    PRIMARY KEY (word, subscriber_id, subscription_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER name_words_come AFTER INSERT ON subscriptions WHEN NEW.name IS NOT NULL
BEGIN
    INSERT OR IGNORE INTO name_words (word, subscriber_id, subscription_id)
        SELECT w.value, NEW.subscriber_id, NEW.id
        FROM json_each('[' || replace(json_quote(lower(NEW.name)), ' ', '","') || ']') w WHERE w.value <> '';
END;

CREATE TRIGGER name_words_change AFTER UPDATE OF name ON subscriptions WHEN NEW.name IS NOT OLD.name
BEGIN
    DELETE FROM name_words WHERE subscriber_id = OLD.subscriber_id AND subscription_id = OLD.id
        AND word IN (SELECT w.value
            FROM json_each('[' || replace(json_quote(lower(coalesce(OLD.name, ''))), ' ', '","') || ']') w);
    INSERT OR IGNORE INTO name_words (word, subscriber_id, subscription_id)
        SELECT w.value, NEW.subscriber_id, NEW.id
        FROM json_each('[' || replace(json_quote(lower(coalesce(NEW.name, ''))), ' ', '","') || ']') w
        WHERE w.value <> '';
END;

INSERT OR IGNORE INTO name_words (word, subscriber_id, subscription_id)
    SELECT w.value, s.subscriber_id, s.id
    FROM subscriptions s, json_each('[' || replace(json_quote(lower(s.name)), ' ', '","') || ']') w
    WHERE s.name IS NOT NULL AND w.value <> '';

-- What happened to a reader that no other table tells: pauses, operators' changes, lifted suppressions.
CREATE TABLE happenings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
    -- Null where it is about the person and not about one list.
    list_id INTEGER REFERENCES lists (id),
    kind TEXT NOT NULL CHECK (kind IN ('added', 'edited', 'paused', 'resumed', 'unsubscribed', 'suppressed', 'released',
        'link_sent', 'exported', 'brought_back')),
    made_by TEXT NOT NULL CHECK (made_by IN ('reader', 'operator', 'program', 'service')),
    -- The operator's name or the key's prefix, at that time.
    name TEXT,
    -- JSON: what was before and after, or why.
    detail TEXT NOT NULL DEFAULT '{}',
    occurred_at INTEGER NOT NULL
) STRICT;
CREATE INDEX happenings_by_subscriber ON happenings (subscriber_id, id);

-- What an operator declared about a consent that was given elsewhere. Append-only like the consents.
CREATE TABLE consent_declarations (
    event_id TEXT PRIMARY KEY REFERENCES consents (event_id),
    -- Where the reader agreed, such as a fair or a shop's till.
    source TEXT NOT NULL,
    -- The day on which they did, YYYY-MM-DD.
    given_on TEXT NOT NULL CHECK (length(given_on) = 10),
    -- The words that they agreed to, where those are not a version of the list's terms.
    wording TEXT,
    -- Where the proof is kept.
    proof TEXT NOT NULL,
    -- Who answers for it.
    responsible TEXT NOT NULL,
    declared_by TEXT NOT NULL
) STRICT;

CREATE TRIGGER consent_declarations_no_update BEFORE UPDATE ON consent_declarations
BEGIN
    SELECT RAISE(ABORT, 'declarations of consent are append-only');
END;

CREATE TRIGGER consent_declarations_no_delete BEFORE DELETE ON consent_declarations
BEGIN
    SELECT RAISE(ABORT, 'declarations of consent are append-only');
END;

-- One change to many readers: first they are counted and written down, then an operator confirms the number.
CREATE TABLE bulk_actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('suppress', 'pause', 'unsubscribe', 'add_topic')),
    state TEXT NOT NULL CHECK (state IN ('counting', 'ready', 'running', 'finished', 'undoing', 'undone', 'cancelled')),
    -- What was searched for, as it stands in the address of the page.
    sought TEXT NOT NULL,
    -- Whose subscriptions are changed; null: those to every list.
    list_id INTEGER REFERENCES lists (id),
    topic TEXT,
    -- The day on which a pause ends, YYYY-MM-DD.
    until_day TEXT,
    reason TEXT,
    made_by TEXT NOT NULL CHECK (made_by IN ('reader', 'operator', 'program', 'service')),
    name TEXT,
    -- Where the counting, or the work, stands.
    position INTEGER,
    counted INTEGER NOT NULL DEFAULT 0,
    handled INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    undone INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    ended_at INTEGER,
    CHECK ((kind = 'add_topic') = (topic IS NOT NULL)),
    CHECK (state NOT IN ('counting', 'ready') OR confirmed_at IS NULL),
    CHECK ((state IN ('finished', 'undone', 'cancelled')) = (ended_at IS NOT NULL))
) STRICT;
CREATE INDEX bulk_actions_open ON bulk_actions (id) WHERE state IN ('counting', 'running', 'undoing');

-- Whom a bulk action is about: exactly those who were counted.
CREATE TABLE bulk_targets (
    bulk_id INTEGER NOT NULL REFERENCES bulk_actions (id),
    subscriber_id INTEGER NOT NULL,
    -- When it changed something for this reader; null where it has not, or there was nothing to change.
    changed_at INTEGER,
    PRIMARY KEY (bulk_id, subscriber_id)
) STRICT, WITHOUT ROWID;
