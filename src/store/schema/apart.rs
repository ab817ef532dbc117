//! Tables that no statement joins with others.

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
        created_at -> BigInt,
        expires_at -> Nullable<BigInt>,
        last_used_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
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
