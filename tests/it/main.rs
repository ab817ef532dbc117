//! The behaviour of Postrider, one file per behaviour.
//!
//! `cargo test` alone runs everything that needs nothing installed and says loudly what it left out;
//! `scripts/test` brings PostgreSQL and Postfix's `smtp-sink` and leaves nothing out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets the unexpected should stop at once and say where"
)]

mod harness;

mod addresses;
mod api_manners;
mod architecture;
mod archive;
mod articles_once;
mod asking_for_a_link;
mod bad_input;
mod breaking;
mod budgets;
mod challenging;
mod changing_address;
mod checking_addresses;
mod choosing;
mod clocks;
mod compose;
mod configuration;
mod consents;
mod controlling;
mod crashes;
mod delivering;
mod described_api;
mod desk_articles;
mod desk_bulk_actions;
mod desk_doors;
mod desk_feeds;
mod desk_getting_in;
mod desk_issues;
mod desk_keys_and_log;
mod desk_lists;
mod desk_lists_api;
mod desk_lists_pages;
mod desk_people;
mod desk_readers_over_http;
mod desk_relays;
mod desk_subscribers;
mod desk_today;
mod downloading;
mod editing;
mod embedded_in_a_site;
mod embedding;
mod erasing;
mod everybody_accounted_for;
mod explaining;
mod failing_over;
mod faults;
mod feeds_fetch;
mod feeds_over_http;
mod feeds_parse;
mod harness_itself;
mod headers;
mod holding_back;
mod ingesting;
mod keys_and_tokens;
mod kill_matrix;
mod languages;
mod leaving;
mod letters;
mod letters_beyond_ascii;
mod links_rewritten;
mod list_bombing;
mod looking_through_issues;
mod mending_a_template;
mod metrics;
mod neighbouring;
mod pacing;
mod pausing;
mod planning;
mod planning_in_chunks;
mod preference_centre;
mod pressed_by_programs;
mod readme;
mod real_browser;
mod refusing;
mod removals;
mod replies;
mod resolving_doubts;
mod resources;
mod restored_ledger;
mod retrying_letters;
mod rights;
mod rotating;
mod same_answers;
mod scanner;
mod signing;
mod signing_up;
mod suggesting;
mod tokens;
mod topics_by_rule;
mod transport;
mod two_processes;
mod visiting_politely;
mod watching;
mod websub;
mod whole_story;
mod writing_together;
mod year;
