//! Tables of what comes into the house as a sheet and leaves it as one.

use diesel::{allow_tables_to_appear_in_same_query, table};

table! {
    imports (id) {
        id -> BigInt,
        list_id -> BigInt,
        state -> Text,
        file_name -> Text,
        spool_name -> Nullable<Text>,
        file_bytes -> BigInt,
        file_sha256 -> Text,
        encoding -> Text,
        delimiter -> Text,
        has_header -> Bool,
        column_names -> Text,
        program -> Text,
        mapping -> Text,
        defaults -> Text,
        declaration -> Nullable<Text>,
        terms_id -> Nullable<BigInt>,
        wording_hash -> Nullable<Text>,
        operator -> Text,
        failure -> Nullable<Text>,
        cursor_byte -> BigInt,
        cursor_line -> BigInt,
        expected -> Text,
        counts -> Text,
        faults -> BigInt,
        created_at -> BigInt,
        changed_at -> BigInt,
        checked_at -> Nullable<BigInt>,
        started_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
    }
}

table! {
    import_faults (id) {
        id -> BigInt,
        import_id -> BigInt,
        line -> BigInt,
        fault -> Text,
        value -> Text,
    }
}

table! {
    import_questions (subscription_id) {
        subscription_id -> BigInt,
        list_id -> BigInt,
        import_id -> BigInt,
        not_before -> BigInt,
    }
}

table! {
    exports (id) {
        id -> BigInt,
        kind -> Text,
        format -> Text,
        filter -> Text,
        state -> Text,
        operator -> Text,
        claimed_by -> Nullable<Text>,
        claimed_until -> Nullable<BigInt>,
        spool_name -> Nullable<Text>,
        rows_written -> BigInt,
        file_bytes -> BigInt,
        failure -> Nullable<Text>,
        created_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        expires_at -> Nullable<BigInt>,
    }
}

allow_tables_to_appear_in_same_query!(imports, import_faults, import_questions);
