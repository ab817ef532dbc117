-- What keeps sign-ups from being turned against people who never asked.

-- Letters and sign-ups counted in buckets of time. A mailbox or a network stands here as a keyed hash only.
CREATE TABLE signup_counters (
    -- 'mailbox:HASH', 'network:HASH', 'domain:NAME', 'list:NUMBER', 'key:NUMBER', 'site', and so on.
    scope TEXT NOT NULL,
    bucket_start BIGINT NOT NULL,
    used BIGINT NOT NULL CHECK (used >= 0),
    -- When nothing looks at the row any more.
    keep_until BIGINT NOT NULL,
    PRIMARY KEY (scope, bucket_start)
);
CREATE INDEX signup_counters_to_prune ON signup_counters (keep_until);

-- Mailboxes whose owner said "this was not me": keyed hashes. Nothing is mailed until an operator lifts it.
CREATE TABLE blocked_mailboxes (
    mailbox_hash TEXT PRIMARY KEY,
    created_at BIGINT NOT NULL
);

-- Form tokens and challenges that were used; each counts once.
CREATE TABLE signup_spent (
    id TEXT PRIMARY KEY,
    keep_until BIGINT NOT NULL
);
CREATE INDEX signup_spent_to_prune ON signup_spent (keep_until);

-- How sign-ups are received at present: one row for the site, and one for each list that was ever under
-- pressure. Whoever works the inbox off locks the row of the site.
CREATE TABLE signup_desk (
    -- 0: the whole site; otherwise the number of a list.
    list_id BIGINT PRIMARY KEY,
    -- Since when forms ask for a proof of work.
    challenge_since BIGINT,
    -- Since when confirmation letters are kept back until an operator decides.
    paused_since BIGINT,
    -- Until when nothing is paused, because an operator has released it.
    released_until BIGINT
);
INSERT INTO signup_desk (list_id) VALUES (0);

-- What a sign-up brought with it besides its wishes; a JSON object.
ALTER TABLE signups ADD COLUMN proof TEXT NOT NULL DEFAULT '{}';
-- 'kept': weighed, and held back by a pause; 'released': let go by an operator, not to be weighed again.
ALTER TABLE signups ADD COLUMN stage TEXT NOT NULL DEFAULT 'new' CHECK (stage IN ('new', 'kept', 'released'));
