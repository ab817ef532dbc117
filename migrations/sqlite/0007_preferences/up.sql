-- Readers who look after their own subscriptions: the links that let them, changes of address, and what is
-- left of those who asked to be forgotten.

-- Since when the address is a made-up one, because its owner was forgotten.
ALTER TABLE subscribers ADD COLUMN erased_at INTEGER;
-- When a pause ends by itself.
ALTER TABLE subscriptions ADD COLUMN paused_until INTEGER CHECK (paused_until IS NULL OR state = 'paused');
CREATE INDEX subscriptions_resting ON subscriptions (paused_until) WHERE paused_until IS NOT NULL;

-- The inbox: a wish for a link is one row here, whoever it is from; the worker does the rest.
CREATE TABLE link_wishes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('manage', 'move')),
    -- What the page was about that it came from; null where somebody gave an address.
    subscription_id INTEGER REFERENCES subscriptions (id),
    -- Whose link it is, or the new address of a move.
    address TEXT,
    -- Where it came from, for the budgets: IPv4 /24, IPv6 /56.
    network TEXT,
    received_at INTEGER NOT NULL,
    CHECK (subscription_id IS NOT NULL OR address IS NOT NULL),
    CHECK (kind = 'manage' OR (subscription_id IS NOT NULL AND address IS NOT NULL))
) STRICT;

-- A change of address; in force once both mailboxes have agreed.
CREATE TABLE moves (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
    old_address TEXT NOT NULL,
    new_address TEXT NOT NULL,
    new_address_key TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    old_agreed_at INTEGER,
    new_agreed_at INTEGER,
    moved_at INTEGER,
    CHECK (moved_at IS NULL OR (old_agreed_at IS NOT NULL AND new_agreed_at IS NOT NULL))
) STRICT;
CREATE INDEX moves_by_subscriber ON moves (subscriber_id);
CREATE INDEX moves_by_new_address ON moves (new_address_key);

-- Links that were mailed to a reader who asked. The token itself is not here, only its hash; the key that
-- derives it from the nonce lives outside the database.
CREATE TABLE links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL CHECK (purpose IN ('manage', 'move_from', 'move_to')),
    subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
    -- Whose list wrote.
    subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
    move_id INTEGER REFERENCES moves (id),
    key_id INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CHECK ((purpose = 'manage') = (move_id IS NULL))
) STRICT;
CREATE INDEX links_by_subscriber ON links (subscriber_id);

-- Who asked to be forgotten: a keyed hash of the address and the number that the proof of consent goes by.
CREATE TABLE erasures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address_hash TEXT NOT NULL CHECK (length(address_hash) = 64),
    subscriber_id INTEGER NOT NULL REFERENCES subscribers (id),
    erased_at INTEGER NOT NULL,
    -- When the owner of the address subscribed again.
    returned_at INTEGER
) STRICT;
CREATE INDEX erasures_by_address ON erasures (address_hash);
