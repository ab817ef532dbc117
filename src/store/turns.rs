//! The queue before `SQLite`'s one writer.
//!
//! Whoever wants to write waits here, in the order of coming, and those who wait at the same time
//! share one transaction, each in a savepoint of its own: what a disk takes longest for is to make a
//! commit durable, and it takes no longer for twenty sign-ups than for one. Nobody is answered before
//! the commit. A story that fails rolls back its own savepoint only; when the commit itself fails, all
//! of them are told so.
//!
//! There is no task for this: the first to come serves itself and all who come meanwhile.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use diesel::r2d2::Pool;
use tokio::sync::oneshot;
use tokio::time::Instant;

use super::connection::Opener;
use super::{Ledger, StoreError, busy};

/// The most that share one transaction.
const MOST: usize = 64;
/// A transaction that has lasted so long takes nobody else in.
const LONG: Duration = Duration::from_millis(20);

/// The queue; it is served while anybody waits.
pub(super) struct Turns {
    pool: Pool<Opener>,
    queue: Mutex<Queue>,
    patience: Duration,
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<Box<dyn Turn>>,
    served: bool,
}

/// What somebody wants to write.
trait Turn: Send {
    /// Writes; says whether that succeeded, and what is to be told after the commit.
    fn take(self: Box<Self>, ledger: &mut Ledger) -> (bool, Answer);
    /// Tells that there is no turn.
    fn refuse(self: Box<Self>, error: StoreError);
    /// Whether it takes so long that nobody should wait for it who could go first or after.
    fn is_long(&self) -> bool;
    /// Whether it is still wanted; from then on it must be taken or refused.
    fn is_wanted(&self) -> bool;
}

/// Tells the one who waits what became of it, knowing whether the transaction was committed.
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

struct Wish<T, E, F> {
    work: F,
    long: bool,
    tell: oneshot::Sender<Result<T, E>>,
    /// Raised by whoever comes first: the writer, or the one who has waited too long.
    decided: Arc<AtomicBool>,
}

impl<T, E, F> Turn for Wish<T, E, F>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
    F: FnOnce(&mut Ledger) -> Result<T, E> + Send + 'static,
{
    fn take(self: Box<Self>, ledger: &mut Ledger) -> (bool, Answer) {
        let Self { work, tell, .. } = *self;
        let result = work(ledger);
        let succeeded = result.is_ok();
        let answer = move |committed: Result<(), StoreError>| {
            let told = match (result, committed) {
                (Ok(_), Err(error)) => Err(error.into()),
                (result, _) => result,
            };
            // Whoever asked may have gone; the work is done all the same.
            let _ = tell.send(told);
        };
        (succeeded, Box::new(answer))
    }

    fn refuse(self: Box<Self>, error: StoreError) {
        let _ = self.tell.send(Err(error.into()));
    }

    fn is_long(&self) -> bool {
        self.long
    }

    fn is_wanted(&self) -> bool {
        !self.decided.swap(true, Ordering::AcqRel)
    }
}

impl Turns {
    pub(super) fn new(pool: Pool<Opener>, patience: Duration) -> Arc<Self> {
        Arc::new(Self {
            pool,
            queue: Mutex::default(),
            patience,
        })
    }

    /// Writes when its turn comes; the answer comes after the commit. Who is `long` shares with nobody.
    pub(super) async fn write<T, E>(
        self: &Arc<Self>,
        long: bool,
        work: impl FnOnce(&mut Ledger) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, mut told) = oneshot::channel();
        let decided = Arc::new(AtomicBool::new(false));
        self.enter(Box::new(Wish {
            work,
            long,
            tell,
            decided: Arc::clone(&decided),
        }));
        let answer = match tokio::time::timeout(self.patience, &mut told).await {
            Ok(answer) => answer,
            Err(_elapsed) if !decided.swap(true, Ordering::AcqRel) => {
                let waited = "waiting for a turn to write".to_owned();
                return Err(StoreError::Busy(waited).into());
            }
            // It is being written at this moment.
            Err(_elapsed) => told.await,
        };
        answer.unwrap_or_else(|_lost| Err(StoreError::Stopped.into()))
    }

    fn enter(self: &Arc<Self>, turn: Box<dyn Turn>) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.waiting.push_back(turn);
        if !queue.served {
            queue.served = true;
            let turns = Arc::clone(self);
            tokio::task::spawn_blocking(move || turns.serve());
        }
    }

    fn serve(&self) {
        while let Some(group) = self.next_group() {
            self.serve_group(group);
        }
    }

    fn next_group(&self) -> Option<VecDeque<Box<dyn Turn>>> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.served = !queue.waiting.is_empty();
        let short = queue.waiting.iter().take(MOST);
        let size = short.take_while(|turn| !turn.is_long()).count().max(1);
        queue.served.then(|| queue.waiting.drain(..size).collect())
    }

    fn serve_group(&self, mut group: VecDeque<Box<dyn Turn>>) {
        let mut connection = match self.pool.get() {
            Ok(connection) => connection,
            Err(error) => return refuse(group, &busy(error)),
        };
        if let Err(error) = connection.begin() {
            return refuse(group, &StoreError::from(error));
        }
        let began = Instant::now();
        let mut answers = Vec::with_capacity(group.len());
        let mut lost = None;
        while let Some(turn) = group.pop_front() {
            if turn.is_wanted() {
                let (answer, left) = one(&mut connection, turn);
                answers.push(answer);
                lost = left.err();
            }
            if lost.is_some() || began.elapsed() >= LONG {
                break;
            }
        }
        let committed = match lost {
            // What the others wrote before went with it, whatever a commit would say now.
            Some(error) => {
                connection.roll_back_all().ok();
                Err(error)
            }
            None => connection.commit_or_roll_back().map_err(StoreError::from),
        };
        if !group.is_empty() {
            let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
            while let Some(turn) = group.pop_back() {
                queue.waiting.push_front(turn);
            }
        }
        for answer in answers {
            answer(committed.as_ref().copied().map_err(again));
        }
    }
}

/// One story in its savepoint. The second part of what it returns is an error when the savepoint is gone and
/// with it the transaction: `SQLite` rolls all of it back by itself when, for one, the disk is full.
fn one(ledger: &mut Ledger, turn: Box<dyn Turn>) -> (Answer, Result<(), StoreError>) {
    if let Err(error) = ledger.savepoint() {
        let error = StoreError::from(error);
        turn.refuse(again(&error));
        return (no_answer(), Err(error));
    }
    // A story that panics loses its own answer, not those of its neighbours.
    let taken = catch_unwind(AssertUnwindSafe(|| turn.take(ledger)));
    let (ended, answer) = match taken {
        Ok((true, answer)) => (ledger.commit(), answer),
        Ok((false, answer)) => (ledger.roll_back(), answer),
        Err(_panic) => {
            tracing::error!("a story panicked while it wrote; what it wrote was rolled back");
            (ledger.roll_back(), no_answer())
        }
    };
    (answer, ended.map_err(StoreError::from))
}

fn no_answer() -> Answer {
    Box::new(|_| {})
}

fn refuse(group: VecDeque<Box<dyn Turn>>, error: &StoreError) {
    for turn in group {
        if turn.is_wanted() {
            turn.refuse(again(error));
        }
    }
}

/// The same error for one more who has to be told.
fn again(error: &StoreError) -> StoreError {
    match error {
        StoreError::Busy(said) => StoreError::Busy(said.clone()),
        StoreError::Unwritable(said) => StoreError::Unwritable(said.clone()),
        StoreError::Unreachable(said) => StoreError::Unreachable(said.clone()),
        other => StoreError::Unreachable(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use diesel::connection::SimpleConnection;

    use super::super::Database;
    use super::*;
    use crate::config::Config;

    fn open(folder: &tempfile::TempDir) -> Database {
        let url = format!("sqlite://{}", folder.path().join("turns.db").display());
        let pairs = [("POSTRIDER_DATABASE_URL".to_owned(), url)];
        let config = Config::load(None, pairs).unwrap();
        Database::open(&config.database).unwrap()
    }

    fn note(n: usize) -> impl FnOnce(&mut Ledger) -> Result<usize, StoreError> + Send + 'static {
        move |ledger| {
            ledger.batch_execute(&format!("INSERT INTO notes (n) VALUES ({n})"))?;
            Ok(n)
        }
    }

    #[tokio::test]
    async fn nobody_is_told_of_success_when_sqlite_has_rolled_the_transaction_back() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(&folder);
        let table = "CREATE TABLE notes (n INTEGER PRIMARY KEY)";
        database
            .write(move |ledger| Ok::<_, StoreError>(ledger.batch_execute(table)?))
            .await
            .unwrap();
        let writers = (0..200_usize).map(|n| {
            let database = database.clone();
            tokio::spawn(async move {
                let write = database.write(move |ledger| {
                    if n % 10 == 5 {
                        // What a full disk makes it do.
                        ledger.batch_execute("ROLLBACK")?;
                        return Err(StoreError::Unwritable("on purpose".to_owned()));
                    }
                    note(n)(ledger)
                });
                (n, write.await)
            })
        });
        // Looked at when all have ended: a look shares its transaction with whoever writes meanwhile.
        let mut ended = Vec::new();
        for writer in writers.collect::<Vec<_>>() {
            ended.push(writer.await.unwrap());
        }
        let mut succeeded = 0;
        for (n, told) in ended {
            assert_eq!(told.is_ok(), kept(&database, n).await, "{n}: {told:?}");
            succeeded += usize::from(told.is_ok());
        }
        assert!(succeeded > 0);
    }

    async fn kept(database: &Database, n: usize) -> bool {
        let kept = database.write(move |ledger| {
            // A second one breaks the primary key.
            Ok::<_, StoreError>(note(n)(ledger).is_err())
        });
        kept.await.unwrap()
    }

    #[tokio::test]
    async fn many_share_a_commit_and_one_that_fails_takes_nobody_along() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(&folder);
        let table = "CREATE TABLE notes (n INTEGER PRIMARY KEY)";
        database
            .write(move |ledger| Ok::<_, StoreError>(ledger.batch_execute(table)?))
            .await
            .unwrap();
        // Every fifth writes a row and fails afterwards; every seventh panics.
        let writers = (0..200_usize).map(|n| {
            let database = database.clone();
            tokio::spawn(async move {
                let write = database.write(move |ledger| {
                    let noted = note(n)(ledger)?;
                    assert!(n % 7 != 3, "a story that panics");
                    if n % 5 == 0 {
                        return Err(StoreError::Unreadable("on purpose".to_owned()));
                    }
                    Ok(noted)
                });
                (n, write.await)
            })
        });
        let mut confirmed = Vec::new();
        for writer in writers.collect::<Vec<_>>() {
            let (n, answer) = writer.await.unwrap();
            match answer {
                Ok(noted) => confirmed.push(noted),
                Err(StoreError::Unreadable(_)) => assert_eq!(n % 5, 0),
                // Its own panic, or that of somebody in the same transaction.
                Err(StoreError::Stopped) => {}
                Err(error) => panic!("{error}"),
            }
        }
        assert!(!confirmed.is_empty());
        for n in confirmed {
            assert!(
                kept(&database, n).await,
                "{n} was confirmed and is not there"
            );
        }
        assert!(!kept(&database, 5).await, "what failed was kept");
    }
}
