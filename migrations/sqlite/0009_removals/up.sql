-- Readers who left within seconds of a letter, and the waves that many of them make: link scanners press
-- buttons, too. Every removal is carried out at once; this only remembers which may have to be undone.

CREATE TABLE removal_waves (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The recipient domain that they have in common.
    domain TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'undone', 'kept')),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    decided_at INTEGER,
    CHECK ((state = 'open') = (decided_at IS NULL))
) STRICT;
CREATE INDEX removal_waves_open ON removal_waves (domain) WHERE state = 'open';

CREATE TABLE removals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
    domain TEXT NOT NULL,
    removed_at INTEGER NOT NULL,
    -- Null until enough others came with it; without a wave the row is forgotten soon.
    wave_id INTEGER REFERENCES removal_waves (id),
    -- When undoing the wave brought the reader back.
    undone_at INTEGER,
    CHECK (undone_at IS NULL OR wave_id IS NOT NULL)
) STRICT;
CREATE INDEX removals_alone ON removals (removed_at) WHERE wave_id IS NULL;
CREATE INDEX removals_by_wave ON removals (wave_id, id) WHERE wave_id IS NOT NULL;
