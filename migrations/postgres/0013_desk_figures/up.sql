-- What an operator sees at a glance: figures of each day, and how the relays do.

-- Counted again for the last days at every count, and never after: a day that is over keeps its figures.
CREATE TABLE daily_figures (
    -- Days since 1970-01-01, on the list's clocks; those of UTC for the whole site.
    day BIGINT NOT NULL,
    -- 0: the whole site. Its newest day tells how far counting has come.
    list_id BIGINT NOT NULL,
    -- Active subscriptions when the day was last counted; null for days before the first count.
    readers BIGINT,
    -- Sign-ups, those of them that were confirmed, and subscriptions that ended.
    asked BIGINT NOT NULL DEFAULT 0,
    confirmed BIGINT NOT NULL DEFAULT 0,
    departed BIGINT NOT NULL DEFAULT 0,
    -- Addresses that must not be written to any more; of the whole site only.
    suppressed BIGINT NOT NULL DEFAULT 0,
    -- Letters of the issues whose last letter was planned on this day, by what became of them so far.
    planned BIGINT NOT NULL DEFAULT 0,
    sent BIGINT NOT NULL DEFAULT 0,
    rejected BIGINT NOT NULL DEFAULT 0,
    bounced BIGINT NOT NULL DEFAULT 0,
    skipped BIGINT NOT NULL DEFAULT 0,
    cancelled BIGINT NOT NULL DEFAULT 0,
    expired BIGINT NOT NULL DEFAULT 0,
    counted_at BIGINT NOT NULL,
    PRIMARY KEY (day, list_id)
);

-- How many active readers of a list chose what, for forecasts; '' is the list's default.
CREATE TABLE reader_choices (
    list_id BIGINT NOT NULL,
    cadence TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    readers BIGINT NOT NULL,
    counted_at BIGINT NOT NULL,
    PRIMARY KEY (list_id, cadence, time_zone)
);

CREATE INDEX consents_by_time ON consents (occurred_at) WHERE purpose = 'newsletter';
CREATE INDEX suppressions_by_time ON suppressions (created_at);
CREATE INDEX issues_by_planning ON issues (planned_at) WHERE planned_at IS NOT NULL;

-- What the relays said, minute by minute, for as long as an operator may want to look at it. Every process
-- adds what it saw; one that dies loses what it has not added yet.
CREATE TABLE relay_minutes (
    relay TEXT NOT NULL,
    minute BIGINT NOT NULL,
    accepted BIGINT NOT NULL DEFAULT 0,
    deferred BIGINT NOT NULL DEFAULT 0,
    rejected BIGINT NOT NULL DEFAULT 0,
    -- Dialogues without an answer, and connections that could not be opened.
    unreachable BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (relay, minute)
);
CREATE INDEX relay_minutes_by_time ON relay_minutes (minute);

-- How each relay was last found.
CREATE TABLE relay_standings (
    relay TEXT PRIMARY KEY,
    -- When a connection to it was last opened, and the end of the certificate that it showed.
    reached_at BIGINT,
    certificate_until BIGINT,
    -- When it could last not be used, why, and until when it is left alone.
    failed_at BIGINT,
    failure TEXT,
    rests_until BIGINT
);

-- What did not end in acceptance at a relay, the newest first.
CREATE INDEX attempts_by_relay ON attempts (relay, id) WHERE relay IS NOT NULL;

-- What DNS said of the senders' domains when it was last looked at: JSON arrays of records; null where no
-- resolver answered.
CREATE TABLE sender_policies (
    domain TEXT PRIMARY KEY,
    spf TEXT,
    dmarc TEXT,
    looked_at BIGINT NOT NULL
);
