-- What DNS says of the domains that sign-ups come from: whether mail can reach them.

CREATE TABLE mail_domains (
    domain TEXT PRIMARY KEY,
    reach TEXT NOT NULL CHECK (reach IN ('takes', 'refuses', 'unknown')),
    looked_at BIGINT NOT NULL,
    -- When it is looked up again, if somebody signs up.
    until BIGINT NOT NULL
);
CREATE INDEX mail_domains_by_look ON mail_domains (looked_at);
