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

mod architecture;
mod bad_input;
mod compose;
mod configuration;
mod consents;
mod controlling;
mod crashes;
mod delivering;
mod everybody_accounted_for;
mod explaining;
mod failing_over;
mod faults;
mod feeds_fetch;
mod feeds_parse;
mod harness_itself;
mod ingesting;
mod keys_and_tokens;
mod languages;
mod leaving;
mod letters;
mod mending_a_template;
mod metrics;
mod pacing;
mod planning;
mod planning_in_chunks;
mod readme;
mod real_browser;
mod refusing;
mod replies;
mod resolving_doubts;
mod restored_ledger;
mod signing;
mod signing_up;
mod transport;
mod two_processes;
mod watching;
mod whole_story;
mod writing_together;
