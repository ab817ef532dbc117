//! The tables as Diesel sees them; the same for both databases.

mod apart;
mod gate;
mod readers;
mod transfer;

use diesel::{allow_tables_to_appear_in_same_query, table};

pub(super) use apart::{
    api_keys, attempts, audit_head, audit_log, blocked_mailboxes, departures, erasures,
    idempotent_requests, instance, issue_pauses, link_wishes, links, list_notices, list_origins,
    mail_domains, moves, signup_counters, signup_desk, signup_spent, test_letters, workers,
};
pub(super) use gate::{
    half_sign_ins, operator_links, operator_sessions, operator_wishes, operators, recovery_codes,
    sign_in_failures,
};

pub(super) use readers::{
    bulk_actions, bulk_targets, consent_declarations, happenings, removal_waves, removals,
};

pub(super) use transfer::{exports, import_faults, import_questions, imports};

table! {
    lists (id) {
        id -> BigInt,
        slug -> Text,
        state -> Text,
        name -> Text,
        description -> Text,
        language -> Text,
        time_zone -> Text,
        from_name -> Text,
        from_address -> Text,
        reply_to -> Nullable<Text>,
        legal_name -> Text,
        postal_address -> Text,
        privacy_url -> Nullable<Text>,
        list_id -> Text,
        relays -> Text,
        released -> BigInt,
        default_cadence -> Nullable<Text>,
        min_articles -> Nullable<Integer>,
        max_articles -> Nullable<Integer>,
        article_order -> Text,
        lead_article_id -> Nullable<BigInt>,
        intro -> Text,
        subject_template -> Nullable<Text>,
        preheader_template -> Nullable<Text>,
        approval -> Text,
        approval_minutes -> Integer,
        approvers -> Text,
        archive -> Text,
        brand -> Text,
        created_at -> BigInt,
    }
}

table! {
    topics (id) {
        id -> BigInt,
        list_id -> BigInt,
        slug -> Text,
        name -> Text,
        position -> Integer,
    }
}

table! {
    terms (id) {
        id -> BigInt,
        list_id -> BigInt,
        version -> Integer,
        language -> Text,
        newsletter_statement -> Text,
        terms_statement -> Text,
        body -> Text,
        wording_hash -> Text,
        published_at -> BigInt,
    }
}

table! {
    subscribers (id) {
        id -> BigInt,
        address -> Text,
        address_key -> Text,
        created_at -> BigInt,
        hard_refused_at -> Nullable<BigInt>,
        quiet_until -> Nullable<BigInt>,
        erased_at -> Nullable<BigInt>,
    }
}

table! {
    subscriptions (id) {
        id -> BigInt,
        list_id -> BigInt,
        subscriber_id -> BigInt,
        state -> Text,
        name -> Nullable<Text>,
        language -> Nullable<Text>,
        time_zone -> Nullable<Text>,
        topics -> Text,
        topic_since -> Text,
        cadence -> Nullable<Text>,
        watermark -> BigInt,
        source -> Nullable<Text>,
        created_at -> BigInt,
        changed_at -> BigInt,
        confirmed_at -> Nullable<BigInt>,
        unsubscribed_at -> Nullable<BigInt>,
        paused_until -> Nullable<BigInt>,
    }
}

table! {
    consents (id) {
        id -> BigInt,
        event_id -> Text,
        subscription_id -> BigInt,
        purpose -> Text,
        act -> Text,
        method -> Text,
        source -> Nullable<Text>,
        terms_id -> Nullable<BigInt>,
        wording_hash -> Nullable<Text>,
        occurred_at -> BigInt,
    }
}

table! {
    consent_evidence (consent_id) {
        consent_id -> BigInt,
        remote_ip -> Nullable<Text>,
        user_agent -> Nullable<Text>,
    }
}

table! {
    signups (id) {
        id -> BigInt,
        list_id -> BigInt,
        address -> Text,
        name -> Nullable<Text>,
        language -> Nullable<Text>,
        time_zone -> Nullable<Text>,
        topics -> Text,
        cadence -> Nullable<Text>,
        terms_id -> BigInt,
        method -> Text,
        source -> Nullable<Text>,
        remote_ip -> Nullable<Text>,
        user_agent -> Nullable<Text>,
        received_at -> BigInt,
        proof -> Text,
        stage -> Text,
    }
}

table! {
    confirmations (id) {
        id -> BigInt,
        subscription_id -> BigInt,
        terms_id -> BigInt,
        key_id -> SmallInt,
        nonce -> Binary,
        token_hash -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        answer -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
        automated_at -> Nullable<BigInt>,
    }
}

table! {
    suppressions (id) {
        id -> BigInt,
        address_key -> Text,
        reason -> Text,
        note -> Nullable<Text>,
        created_at -> BigInt,
    }
}

table! {
    feeds (id) {
        id -> BigInt,
        list_id -> BigInt,
        url -> Text,
        title -> Nullable<Text>,
        state -> Text,
        etag -> Nullable<Text>,
        last_modified -> Nullable<Text>,
        next_fetch_at -> BigInt,
        last_fetch_at -> Nullable<BigInt>,
        last_success_at -> Nullable<BigInt>,
        last_error -> Nullable<Text>,
        failures -> Integer,
        host -> Text,
        asked_seconds -> Nullable<BigInt>,
        held_note -> Nullable<Text>,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<BigInt>,
        created_at -> BigInt,
    }
}

table! {
    feed_hosts (host) {
        host -> Text,
        free_at -> BigInt,
    }
}

table! {
    articles (id) {
        id -> BigInt,
        list_id -> BigInt,
        feed_id -> Nullable<BigInt>,
        source -> Text,
        external_id -> Text,
        url -> Text,
        title -> Text,
        summary -> Text,
        image_url -> Nullable<Text>,
        author -> Nullable<Text>,
        source_title -> Text,
        categories -> Text,
        topics -> Text,
        standing -> Text,
        held_reason -> Nullable<Text>,
        held_until -> Nullable<BigInt>,
        published_at -> Nullable<BigInt>,
        first_seen_at -> BigInt,
        changed_at -> BigInt,
        released_at -> Nullable<BigInt>,
        number -> Nullable<BigInt>,
        hidden_at -> Nullable<BigInt>,
        corrected_at -> Nullable<BigInt>,
    }
}

table! {
    article_keys (list_id, key) {
        list_id -> BigInt,
        key -> Text,
        article_id -> Nullable<BigInt>,
    }
}

table! {
    topic_rules (id) {
        id -> BigInt,
        list_id -> BigInt,
        topic_id -> BigInt,
        kind -> Text,
        value -> Text,
    }
}

table! {
    hubs (feed_id) {
        feed_id -> BigInt,
        hub -> Text,
        topic -> Text,
        token -> Text,
        secret -> Text,
        state -> Text,
        due_at -> BigInt,
        failures -> Integer,
        lease_until -> Nullable<BigInt>,
        pinged_at -> Nullable<BigInt>,
        last_error -> Nullable<Text>,
    }
}

table! {
    schedules (id) {
        id -> BigInt,
        list_id -> BigInt,
        name -> Text,
        cron -> Nullable<Text>,
        time_zone -> Text,
        zone_mode -> Text,
        state -> Text,
        next_due_at -> Nullable<BigInt>,
        window_start -> BigInt,
        through_number -> BigInt,
        revision -> BigInt,
        created_at -> BigInt,
    }
}

table! {
    schedule_zones (schedule_id, time_zone) {
        schedule_id -> BigInt,
        time_zone -> Text,
        next_due_at -> BigInt,
        through_number -> BigInt,
    }
}

table! {
    issues (id) {
        id -> BigInt,
        list_id -> BigInt,
        schedule_id -> BigInt,
        origin -> Text,
        reach -> Nullable<Text>,
        slot_at -> BigInt,
        window_start -> BigInt,
        window_end -> BigInt,
        state -> Text,
        skip_reason -> Nullable<Text>,
        pause_reason -> Nullable<Text>,
        pause_note -> Nullable<Text>,
        through_number -> BigInt,
        time_zones -> Text,
        rolls_over -> Bool,
        subject -> Nullable<Text>,
        preheader -> Nullable<Text>,
        intro -> Text,
        article_count -> Integer,
        planned_count -> BigInt,
        planned_through -> BigInt,
        created_at -> BigInt,
        goes_at -> Nullable<BigInt>,
        told_at -> Nullable<BigInt>,
        approved_at -> Nullable<BigInt>,
        planned_at -> Nullable<BigInt>,
        resumed_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
    }
}

table! {
    issue_articles (issue_id, article_id) {
        issue_id -> BigInt,
        schedule_id -> BigInt,
        article_id -> BigInt,
        position -> Integer,
        dropped -> Bool,
        title -> Nullable<Text>,
    }
}

table! {
    variants (id) {
        id -> BigInt,
        issue_id -> Nullable<BigInt>,
        list_id -> BigInt,
        language -> Text,
        articles -> Text,
        articles_hash -> Text,
        article_count -> Integer,
        subject -> Nullable<Text>,
        preheader -> Nullable<Text>,
        html -> Nullable<Text>,
        body_text -> Nullable<Text>,
        rendered_at -> Nullable<BigInt>,
    }
}

table! {
    audiences (issue_id, topics, topic_since, language, watermark, apart) {
        issue_id -> BigInt,
        topics -> Text,
        topic_since -> Text,
        language -> Text,
        watermark -> BigInt,
        apart -> Text,
        outcome -> Text,
        variant_id -> Nullable<BigInt>,
    }
}

table! {
    owed (subscription_id, variant_id) {
        subscription_id -> BigInt,
        variant_id -> BigInt,
    }
}

table! {
    deliveries (id) {
        id -> BigInt,
        letter -> Text,
        list_id -> BigInt,
        subscription_id -> Nullable<BigInt>,
        subscriber_id -> Nullable<BigInt>,
        issue_id -> Nullable<BigInt>,
        variant_id -> Nullable<BigInt>,
        confirmation_id -> Nullable<BigInt>,
        link_id -> Nullable<BigInt>,
        recipient -> Text,
        state -> Text,
        priority -> Integer,
        attempts -> Integer,
        due_at -> Nullable<BigInt>,
        worker_id -> Nullable<BigInt>,
        dated_at -> Nullable<BigInt>,
        relay -> Nullable<Text>,
        reply_code -> Nullable<Integer>,
        reply_text -> Nullable<Text>,
        reason -> Nullable<Text>,
        created_at -> BigInt,
        settled_at -> Nullable<BigInt>,
        retried_at -> Nullable<BigInt>,
    }
}

allow_tables_to_appear_in_same_query!(
    article_keys,
    articles,
    audiences,
    consent_evidence,
    consents,
    deliveries,
    feed_hosts,
    feeds,
    hubs,
    issue_articles,
    issues,
    lists,
    owed,
    removal_waves,
    removals,
    schedule_zones,
    schedules,
    subscribers,
    subscriptions,
    terms,
    topic_rules,
    topics,
    variants
);
