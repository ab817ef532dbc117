//! Tables of getting into the desk.

use diesel::table;

table! {
    operators (id) {
        id -> BigInt,
        email -> Text,
        name -> Text,
        role -> Text,
        language -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        created_at -> BigInt,
        suspended_at -> Nullable<BigInt>,
        totp_secret -> Nullable<Binary>,
        totp_since -> Nullable<BigInt>,
        totp_last_step -> BigInt,
    }
}

table! {
    operator_sessions (id) {
        id -> BigInt,
        operator_id -> BigInt,
        token_hash -> Text,
        created_at -> BigInt,
        seen_at -> BigInt,
        proved_at -> BigInt,
        agent -> Text,
        network -> Text,
    }
}

table! {
    half_sign_ins (id) {
        id -> BigInt,
        operator_id -> BigInt,
        token_hash -> Text,
        created_at -> BigInt,
    }
}

table! {
    recovery_codes (operator_id, code_hash) {
        operator_id -> BigInt,
        code_hash -> Text,
    }
}

table! {
    operator_links (id) {
        id -> BigInt,
        purpose -> Text,
        operator_id -> Nullable<BigInt>,
        email -> Nullable<Text>,
        role -> Nullable<Text>,
        language -> Nullable<Text>,
        invited_by -> Nullable<Text>,
        key_id -> Nullable<SmallInt>,
        nonce -> Nullable<Binary>,
        token_hash -> Text,
        browser_hash -> Nullable<Text>,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

table! {
    operator_wishes (id) {
        id -> BigInt,
        purpose -> Text,
        email -> Text,
        browser_hash -> Nullable<Text>,
        received_at -> BigInt,
    }
}

table! {
    sign_in_failures (scope) {
        scope -> Text,
        failures -> Integer,
        until_at -> BigInt,
        last_at -> BigInt,
    }
}

diesel::joinable!(operator_sessions -> operators (operator_id));
diesel::joinable!(half_sign_ins -> operators (operator_id));
diesel::allow_tables_to_appear_in_same_query!(operators, operator_sessions, half_sign_ins);
