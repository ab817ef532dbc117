-- What programs need of the API: requests that may be sent twice and are carried out once.

-- One row for each Idempotency-Key of an API key, kept for a day. The header itself may hold anything, so only its
-- hash stands here.
CREATE TABLE idempotent_requests (
    api_key_id INTEGER NOT NULL REFERENCES api_keys (id),
    name_hash TEXT NOT NULL,
    -- Of the method, the address and the body: the same name with anything else is refused.
    request_hash TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    -- Null until the request was answered; after that the answer, as it is given again.
    status INTEGER CHECK (status BETWEEN 200 AND 399),
    content_type TEXT,
    location TEXT,
    etag TEXT,
    -- Null where the answer must not be kept, or is too long.
    body TEXT,
    CHECK (body IS NULL OR status IS NOT NULL),
    PRIMARY KEY (api_key_id, name_hash)
) STRICT;
CREATE INDEX idempotent_requests_by_age ON idempotent_requests (begun_at);

-- The log is searched by time, too.
CREATE INDEX audit_log_by_time ON audit_log (occurred_at, id);
