//! Postrider takes newsletter sign-ups, keeps proof of every consent, gathers a news site's new
//! articles and posts them as digests through SMTP.
//!
//! This page is the table of contents. [`architecture`] is the map: how a letter travels, what is
//! always true, and why the house was built this way. The folders of `src` are the chapters, and they
//! read best in this order:
//!
//! 1. [`domain`], the words: subscriber, consent, issue, delivery and the moves they may make.
//!    Values and pure functions.
//! 2. [`store`], the ledger: everything that is remembered, in SQLite or PostgreSQL.
//! 3. [`mail`], the letter: what it says, its bytes, and the way to the relay.
//! 4. [`feeds`], the reading desk: fetches feeds of strangers and makes plain articles of them.
//!    Beside it stand the [`sheets`]: CSV, read with care and written without harm.
//! 5. [`services`], the stories: one file for each thing that the service does for somebody. Who
//!    has time for one chapter only reads this one.
//! 6. [`web`], the front door: pages for readers, the API for sites, health for machines.
//! 7. [`worker`], the night shift: what happens without anybody asking.
//!
//! Beside the chapters stand [`config`] (every setting as a typed value), [`clock`] (the only readers
//! of time and chance), [`words`] (what letters and pages say, in every language), [`telemetry`] (log lines
//! and metrics), `fail_point` (where tests make a process die) and [`cli`] (one executable, many commands).
//!
//! # The arrow rule
//!
//! A chapter names only what stands before it, and each outside crate lives in one place:
//!
//! ```text
//!   web     worker          actix-web, tokio-cron-scheduler
//!      \   /
//!    services
//!    /   |   |    \
//! store mail feeds sheets   diesel, lettre, reqwest, csv
//!    \   |   |    /
//!     domain                no I/O, no clock, no chance
//! ```
//!
//! So a transaction cannot meet a request, a page cannot meet SQL, and a rule about subscriptions can
//! be read and tested without any of them. `tests/it/architecture.rs` reads the source and fails on an
//! arrow that points the wrong way, on a crate that is away from home, and on a folder without a row
//! in the table. The whole table is in [`architecture`].

#[doc = include_str!("../ARCHITECTURE.md")]
pub mod architecture {}

pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
mod fail_point;
pub mod feeds;
pub mod mail;
pub mod services;
pub mod sheets;
pub mod store;
pub mod telemetry;
pub mod web;
pub mod words;
pub mod worker;
