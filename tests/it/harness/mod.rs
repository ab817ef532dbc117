//! What the story tests stand on: the real server as a child process, a relay that can be scripted,
//! a feed server, a browser without a screen, and both databases.
//!
//! Every stand-in runs on a thread of its own, so a test may block (on the command line, say) without
//! starving the relay that the server under test is talking to.
#![allow(dead_code, reason = "each story uses the part of the harness it needs")]

use std::io::Write as _;

pub(crate) mod browser;
pub(crate) mod chromium;
pub(crate) mod database;
pub(crate) mod desk;
pub(crate) mod dkimpy;
pub(crate) mod dns;
pub(crate) mod door;
pub(crate) mod feed_server;
pub(crate) mod house;
pub(crate) mod markup;
pub(crate) mod newsroom;
pub(crate) mod postgres_server;
pub(crate) mod reading;
pub(crate) mod received;
pub(crate) mod road;
pub(crate) mod server;
pub(crate) mod sink;
pub(crate) mod smtp_sink;
pub(crate) mod system_faults;

/// Set by `scripts/test`: whatever would be left out is a failure instead.
const LEAVE_NOTHING_OUT: &str = "POSTRIDER_TEST_LEAVE_NOTHING_OUT";

/// Says on the terminal that a test was left out, and why.
///
/// libtest swallows what a passing test prints with the macros, so the line goes straight to the
/// process's standard error.
///
/// # Panics
///
/// When `scripts/test` asked for everything to be run.
pub(crate) fn left_out(what: &str, because: &str) {
    not_allowed_here(what, because);
    assert!(
        std::env::var_os(LEAVE_NOTHING_OUT).is_none(),
        "nothing may be left out of this run: {what}, because {because}"
    );
}

/// Says the same where the machine does not allow what the test needs, which no installation would change:
/// mounting a disk, following another process. That fails no run.
pub(crate) fn not_allowed_here(what: &str, because: &str) {
    let line = format!("\nLEFT OUT: {what}, because {because}\n");
    std::io::stderr().write_all(line.as_bytes()).ok();
}

/// A short word that no other test of this or any other run uses, for database and file names.
pub(crate) fn unique_word() -> String {
    use std::hash::{BuildHasher as _, RandomState};
    use std::sync::atomic::{AtomicU64, Ordering};
    static COUNT: AtomicU64 = AtomicU64::new(0);

    let chance = RandomState::new().hash_one(std::process::id());
    format!("{chance:016x}_{}", COUNT.fetch_add(1, Ordering::Relaxed))
}
