-- Forms on other sites, and what a form tells readers about their data.

-- The sites whose own forms may sign readers up to a list, beside those of the configuration.
CREATE TABLE list_origins (
    list_id INTEGER NOT NULL REFERENCES lists (id),
    -- Scheme, host in A-labels, and port where it is not the usual one.
    origin TEXT NOT NULL CHECK (origin LIKE 'http%://%'),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (list_id, origin)
) STRICT;

-- What a list's privacy notice says beyond what the list itself tells. An empty text is one that lacks.
CREATE TABLE list_notices (
    list_id INTEGER PRIMARY KEY REFERENCES lists (id),
    contact TEXT NOT NULL,
    recipients TEXT NOT NULL,
    transfers TEXT NOT NULL,
    retention TEXT NOT NULL,
    authority TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
