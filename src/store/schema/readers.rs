//! What happened to readers, what was declared about them, and changes to many of them.

use diesel::{allow_tables_to_appear_in_same_query, table};

use super::{consents, subscriptions};

table! {
    happenings (id) {
        id -> BigInt,
        subscriber_id -> BigInt,
        list_id -> Nullable<BigInt>,
        kind -> Text,
        made_by -> Text,
        name -> Nullable<Text>,
        detail -> Text,
        occurred_at -> BigInt,
    }
}

table! {
    consent_declarations (event_id) {
        event_id -> Text,
        source -> Text,
        given_on -> Text,
        wording -> Nullable<Text>,
        proof -> Text,
        responsible -> Text,
        declared_by -> Text,
    }
}

table! {
    bulk_actions (id) {
        id -> BigInt,
        kind -> Text,
        state -> Text,
        sought -> Text,
        list_id -> Nullable<BigInt>,
        topic -> Nullable<Text>,
        until_day -> Nullable<Text>,
        reason -> Nullable<Text>,
        made_by -> Text,
        name -> Nullable<Text>,
        position -> Nullable<BigInt>,
        counted -> BigInt,
        handled -> BigInt,
        changed -> BigInt,
        undone -> BigInt,
        created_at -> BigInt,
        confirmed_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
    }
}

table! {
    bulk_targets (bulk_id, subscriber_id) {
        bulk_id -> BigInt,
        subscriber_id -> BigInt,
        changed_at -> Nullable<BigInt>,
    }
}

allow_tables_to_appear_in_same_query!(bulk_actions, bulk_targets);
allow_tables_to_appear_in_same_query!(consent_declarations, consents);
allow_tables_to_appear_in_same_query!(consent_declarations, subscriptions);

table! {
    removal_waves (id) {
        id -> BigInt,
        domain -> Text,
        state -> Text,
        first_at -> BigInt,
        last_at -> BigInt,
        decided_at -> Nullable<BigInt>,
    }
}

table! {
    removals (id) {
        id -> BigInt,
        subscription_id -> BigInt,
        domain -> Text,
        removed_at -> BigInt,
        wave_id -> Nullable<BigInt>,
        undone_at -> Nullable<BigInt>,
    }
}
