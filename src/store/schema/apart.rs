//! Tables that no statement joins with those of readers and letters.

use diesel::table;

table! {
    instance (id) {
        id -> Integer,
        instance_id -> Text,
        message_salt -> Binary,
        created_at -> BigInt,
        beats -> BigInt,
        last_beat_at -> Nullable<BigInt>,
        held_since -> Nullable<BigInt>,
        held_reason -> Nullable<Text>,
    }
}

table! {
    list_origins (list_id, origin) {
        list_id -> BigInt,
        origin -> Text,
        created_at -> BigInt,
    }
}

table! {
    list_notices (list_id) {
        list_id -> BigInt,
        contact -> Text,
        recipients -> Text,
        transfers -> Text,
        retention -> Text,
        authority -> Text,
        changed_at -> BigInt,
    }
}

table! {
    api_keys (id) {
        id -> BigInt,
        name -> Text,
        prefix -> Text,
        secret_hash -> Text,
        rights -> Text,
        created_at -> BigInt,
        expires_at -> Nullable<BigInt>,
        last_used_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
    }
}

table! {
    idempotent_requests (api_key_id, name_hash) {
        api_key_id -> BigInt,
        name_hash -> Text,
        request_hash -> Text,
        begun_at -> BigInt,
        status -> Nullable<Integer>,
        content_type -> Nullable<Text>,
        location -> Nullable<Text>,
        etag -> Nullable<Text>,
        body -> Nullable<Text>,
    }
}

table! {
    departures (id) {
        id -> BigInt,
        subscription_id -> BigInt,
        reason -> Text,
        occurred_at -> BigInt,
    }
}

table! {
    attempts (id) {
        id -> BigInt,
        delivery_id -> BigInt,
        number -> Integer,
        outcome -> Text,
        phase -> Nullable<Text>,
        fault -> Nullable<Text>,
        relay -> Nullable<Text>,
        reply_code -> Nullable<Integer>,
        reply_text -> Text,
        occurred_at -> BigInt,
    }
}

table! {
    workers (id) {
        id -> BigInt,
        process_id -> BigInt,
        started_at -> BigInt,
        heartbeat_at -> BigInt,
    }
}

table! {
    link_wishes (id) {
        id -> BigInt,
        kind -> Text,
        subscription_id -> Nullable<BigInt>,
        address -> Nullable<Text>,
        network -> Nullable<Text>,
        received_at -> BigInt,
    }
}

table! {
    signup_counters (scope, bucket_start) {
        scope -> Text,
        bucket_start -> BigInt,
        used -> BigInt,
        keep_until -> BigInt,
    }
}

table! {
    links (id) {
        id -> BigInt,
        purpose -> Text,
        subscriber_id -> BigInt,
        subscription_id -> BigInt,
        move_id -> Nullable<BigInt>,
        key_id -> SmallInt,
        nonce -> Binary,
        token_hash -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

table! {
    blocked_mailboxes (mailbox_hash) {
        mailbox_hash -> Text,
        created_at -> BigInt,
    }
}

table! {
    moves (id) {
        id -> BigInt,
        subscriber_id -> BigInt,
        old_address -> Text,
        new_address -> Text,
        new_address_key -> Text,
        asked_at -> BigInt,
        expires_at -> BigInt,
        old_agreed_at -> Nullable<BigInt>,
        new_agreed_at -> Nullable<BigInt>,
        moved_at -> Nullable<BigInt>,
    }
}

table! {
    signup_spent (id) {
        id -> Text,
        keep_until -> BigInt,
    }
}

table! {
    erasures (id) {
        id -> BigInt,
        address_hash -> Text,
        subscriber_id -> BigInt,
        erased_at -> BigInt,
        returned_at -> Nullable<BigInt>,
    }
}

table! {
    signup_desk (list_id) {
        list_id -> BigInt,
        challenge_since -> Nullable<BigInt>,
        paused_since -> Nullable<BigInt>,
        released_until -> Nullable<BigInt>,
    }
}

table! {
    test_letters (delivery_id) {
        delivery_id -> BigInt,
        issue_id -> BigInt,
        asked_at -> BigInt,
    }
}

table! {
    mail_domains (domain) {
        domain -> Text,
        reach -> Text,
        looked_at -> BigInt,
        until -> BigInt,
    }
}

table! {
    audit_log (id) {
        id -> BigInt,
        occurred_at -> BigInt,
        actor_kind -> Text,
        actor_id -> Nullable<BigInt>,
        actor -> Text,
        action -> Text,
        target -> Text,
        detail -> Text,
        network -> Nullable<Text>,
        hash -> Text,
    }
}

table! {
    audit_head (id) {
        id -> Integer,
        lines -> BigInt,
        hash -> Text,
    }
}

table! {
    issue_pauses (id) {
        id -> BigInt,
        issue_id -> BigInt,
        reason -> Text,
        paused_at -> BigInt,
    }
}
