//! The kill matrix: at every commit and every edge of a dialogue the process dies, ends or stands still, on
//! both databases. Afterwards nobody is lost, nobody has more copies than were in doubt, and whatever was
//! answered with 2xx is there.
//!
//! The processes are the real executable with one fail point armed (`src/fail_point.rs`).

mod ground;
mod stories;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::harness::database::TestDatabase;
use crate::harness::left_out;
use ground::{Ground, Originals};
use stories::Story;

/// How many cases are walked through at the same time on each database: they wait more than they work, but with
/// many more a machine of two cores gives their leases of two seconds no time.
const AT_ONCE: usize = 12;

/// Every fail point with the story in which it is met, and at which time it is.
const POINTS: &[(&str, Story, u32)] = &[
    ("sign-up.committing", Story::SignUp, 1),
    ("sign-up.committed", Story::SignUp, 1),
    ("inbox.committing", Story::SignUp, 1),
    ("inbox.committed", Story::SignUp, 1),
    ("answer.committing", Story::Answer, 1),
    ("answer.committed", Story::Answer, 1),
    ("leave.committing", Story::Leave, 1),
    ("leave.committed", Story::Leave, 1),
    ("spool.unfinished", Story::LeaveBySpool, 1),
    ("spool.kept", Story::LeaveBySpool, 1),
    ("spool.carried-out", Story::CarryOut, 1),
    ("issue.committing", Story::Plan, 1),
    ("issue.committed", Story::Plan, 1),
    ("chunk.committing", Story::Plan, 2),
    ("chunk.committed", Story::Plan, 2),
    ("begin.committing", Story::Send, 1),
    ("begin.committed", Story::Send, 1),
    ("hand-over.asking", Story::Send, 2),
    ("hand-over.allowed", Story::Send, 2),
    ("hand-over.undotted", Story::Send, 2),
    ("hand-over.dotted", Story::Send, 2),
    ("hand-over.answered", Story::Send, 2),
    ("settle.committing", Story::Send, 1),
    ("settle.committed", Story::Send, 1),
    ("cancel.committing", Story::Cancel, 1),
    ("cancel.committed", Story::Cancel, 1),
    ("cancel-letters.committing", Story::Cancel, 1),
    ("cancel-letters.committed", Story::Cancel, 1),
    ("resolve.committing", Story::Resolve, 1),
    ("resolve.committed", Story::Resolve, 1),
    ("retry.committing", Story::Retry, 1),
    ("retry.committed", Story::Retry, 1),
];

/// What happens to the process at a fail point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mishap {
    /// It dies as by `kill -9`.
    Abort,
    /// It ends by itself, with all that a runtime does then.
    Exit,
    /// It stands still for longer than its lease and then goes on.
    Stop,
}

impl Mishap {
    fn word(self) -> &'static str {
        match self {
            Self::Abort => "abort",
            Self::Exit => "exit",
            Self::Stop => "stop",
        }
    }
}

/// One cell of the matrix.
#[derive(Debug, Clone, Copy)]
struct Case {
    point: &'static str,
    story: Story,
    times: u32,
    mishap: Mishap,
}

impl Case {
    /// The value of the variable that arms its fail point.
    fn armed(&self) -> String {
        format!("{}={}@{}", self.point, self.mishap.word(), self.times)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 24)]
async fn nobody_is_lost_at_any_fail_point_on_sqlite() {
    walk(TestDatabase::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 24)]
async fn nobody_is_lost_at_any_fail_point_on_postgres() {
    if let Some(database) = TestDatabase::postgres("the kill matrix") {
        walk(database).await;
    }
}

/// Walks through the whole matrix and names every cell that failed. `POSTRIDER_TEST_FAIL_POINTS` chooses those
/// whose name begins so.
async fn walk(database: TestDatabase) {
    if !cfg!(any(debug_assertions, feature = "fail-points")) {
        let because = "a release build has no fail points; run it with --features fail-points";
        return left_out("the kill matrix", because);
    }
    let began = Instant::now();
    let originals = Arc::new(Originals::prepare(database).await);
    let prepared = began.elapsed();
    let chosen = std::env::var("POSTRIDER_TEST_FAIL_POINTS").unwrap_or_default();
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut cells = JoinSet::new();
    let mut names = std::collections::HashMap::new();
    for &(point, story, times) in POINTS.iter().filter(|point| point.0.starts_with(&chosen)) {
        for mishap in [Mishap::Stop, Mishap::Abort, Mishap::Exit] {
            let case = Case {
                point,
                story,
                times,
                mishap,
            };
            let (originals, places) = (Arc::clone(&originals), Arc::clone(&places));
            let cell = cells.spawn(async move {
                let _place = places.acquire_owned().await;
                let ground = Ground::open(case, &originals).await;
                tokio::time::timeout(Duration::from_mins(2), story.tell(ground))
                    .await
                    .expect("it comes to an end");
            });
            names.insert(cell.id(), case.armed());
        }
    }
    let count = names.len();
    let mut failed = BTreeSet::new();
    while let Some(ended) = cells.join_next().await {
        if let Err(error) = ended {
            failed.insert(names[&error.id()].clone());
        }
    }
    let line = format!(
        "\nthe kill matrix: {count} cells in {:.1} s, {:.1} s of them to prepare\n",
        began.elapsed().as_secs_f64(),
        prepared.as_secs_f64()
    );
    std::io::stderr().write_all(line.as_bytes()).unwrap();
    assert!(failed.is_empty(), "these cells failed: {failed:#?}");
}

#[test]
fn every_fail_point_of_the_source_is_in_the_matrix() {
    let named: BTreeSet<String> = crate::architecture::texts_of_the_source()
        .filter(|text| text.contains("fail_point::reach("))
        .flat_map(|text| {
            // Deeds of the audit log are named alike, so what counts is what the calls are given.
            let calls = text.split("reach").skip(1);
            let given = calls.filter_map(|call| call.split(';').next());
            let quoted = given.flat_map(|call| call.split('"').skip(1).step_by(2));
            let points = quoted.filter(|word| is_a_point(word)).map(str::to_owned);
            points.collect::<Vec<_>>()
        })
        .collect();
    let walked: BTreeSet<String> = POINTS.iter().map(|point| point.0.to_owned()).collect();
    assert_eq!(named, walked);
}

/// `begin.committed`: two words of small letters and hyphens.
fn is_a_point(word: &str) -> bool {
    let is_word =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    word.split_once('.')
        .is_some_and(|(story, edge)| is_word(story) && is_word(edge))
}
