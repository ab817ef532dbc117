-- What DNS says of the domains that sign-ups come from: whether mail can reach them.

CREATE TABLE mail_domains (
    domain TEXT PRIMARY KEY,
    reach TEXT NOT NULL CHECK (reach IN ('takes', 'refuses', 'unknown')),
    looked_at INTEGER NOT NULL,
    -- When it is looked up again, if somebody signs up.
    until INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_domains_by_look ON mail_domains (looked_at);
