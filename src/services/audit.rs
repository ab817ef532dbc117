//! The audit log: one line for everything that somebody did at the desk, through the API or on the
//! command line.
//!
//! There are two kinds of lines. What changes the ledger has its line written in the transaction of the change itself
//! ([`Pen::note`], [`note`]): neither is there without the other, whenever the process dies. A change that takes several transactions
//! says at its story which of them has the line. What changes nothing is a deed all the same: a relay was tested, DNS was asked
//! (what it says is kept like what the timetable asks), a list of recipients or the log itself was taken away. There is no transaction to write its line in, so it is written right
//! after or before the deed ([`recorded`]): `relay.test` and `records.look` after, because they tell what came of it,
//! `issue.export` and `audit.export` before the first line of the file leaves.
//!
//! Lines are never changed. Each carries a hash over the line before it and its own words, so a line that
//! was taken out or rewritten breaks the chain from there on ([`verify`]).

mod file;

use sha2::{Digest, Sha256};

use super::{App, StoreError};
use crate::domain::actor::Actor;
use crate::domain::paging::{Page, PageAsk};
use crate::domain::time::UtcTime;
use crate::store::{self, Ledger};

pub use crate::store::audit::{Filter, Line};
pub use file::{Format, Place, piece, told};

/// Lines that are read at once while the chain is verified.
const CHUNK: i64 = 1_000;
/// Operators, and keys, that a search offers at most.
const CHOICES: i64 = 200;

/// What is written down.
#[derive(Debug)]
pub struct Note<'a> {
    /// Who did it.
    pub actor: &'a Actor,
    /// What was done: a noun, a dot, a verb, such as `issue.approve`.
    pub action: &'a str,
    /// To what, such as `issue 12`.
    pub target: &'a str,
    /// What was before and after; no secrets, and of readers no more than has to be.
    pub detail: serde_json::Value,
    /// When.
    pub now: UtcTime,
}

/// Who acts, and when: what a story takes along into its transaction to write its line there.
#[derive(Debug, Clone)]
pub struct Pen {
    actor: Actor,
    now: UtcTime,
}

impl Pen {
    /// The pen of whoever acts now.
    #[must_use]
    pub fn of(app: &App, actor: &Actor) -> Self {
        Self {
            actor: actor.clone(),
            now: app.now(),
        }
    }

    /// Writes a line, in the transaction of what it tells of.
    pub fn note(
        &self,
        ledger: &mut Ledger,
        action: &str,
        target: &str,
        detail: serde_json::Value,
    ) -> Result<(), StoreError> {
        let line = Note {
            actor: &self.actor,
            action,
            target,
            detail,
            now: self.now,
        };
        note(ledger, &line)
    }
}

/// Whether the chain holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub enum Chain {
    /// Every line is as it was written.
    Whole {
        /// How many there are.
        lines: i64,
    },
    /// This line, or the one before it, is not what was written.
    Broken {
        /// The first line that does not fit.
        at: i64,
    },
}

/// Writes a line, in the transaction of what it tells of.
pub fn note(ledger: &mut Ledger, told: &Note<'_>) -> Result<(), StoreError> {
    note_from(ledger, told, told.actor.network())
}

/// The same where the actor's own network is not what the request came from: at the door, before anybody is known.
pub fn note_from(
    ledger: &mut Ledger,
    note: &Note<'_>,
    network: Option<&str>,
) -> Result<(), StoreError> {
    let (last, before) = store::audit::take_end(ledger)?;
    let mut line = Line {
        id: last + 1,
        occurred_at: note.now,
        actor_kind: note.actor.kind().to_owned(),
        actor_id: note.actor.id(),
        actor: note.actor.name().to_owned(),
        action: note.action.to_owned(),
        target: note.target.to_owned(),
        detail: note.detail.to_string(),
        network: network.map(str::to_owned),
        hash: String::new(),
    };
    line.hash = hash(&before, &line);
    store::audit::append(ledger, &line)
}

/// Writes a line about a deed that changes nothing in the ledger; whatever changes something notes its own line, in its own
/// transaction.
pub async fn recorded(
    app: &App,
    actor: &Actor,
    action: &'static str,
    target: &str,
    detail: serde_json::Value,
) -> Result<(), StoreError> {
    let (actor, target, now) = (actor.clone(), target.to_owned(), app.now());
    app.database
        .write(move |ledger| {
            let line = Note {
                actor: &actor,
                action,
                target: &target,
                detail,
                now,
            };
            note(ledger, &line)
        })
        .await
}

/// Reads the whole log and says whether its chain holds.
pub async fn verify(app: &App) -> Result<Chain, StoreError> {
    let (mut last, mut before) = (0, String::new());
    loop {
        let lines = app
            .database
            .read(move |ledger| store::audit::after(ledger, last, CHUNK))
            .await?;
        if lines.is_empty() {
            return Ok(Chain::Whole { lines: last });
        }
        for line in lines {
            if line.id != last + 1 || line.hash != hash(&before, &line) {
                return Ok(Chain::Broken { at: last + 1 });
            }
            (last, before) = (line.id, line.hash);
        }
    }
}

/// One page of the lines that a filter chooses, newest first.
pub async fn page(app: &App, filter: Filter, ask: PageAsk) -> Result<Page<Line>, StoreError> {
    app.database
        .read(move |ledger| store::audit::page(ledger, &filter, ask))
        .await
}

/// What the log can be searched by.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Every action that stands in it.
    pub actions: Vec<String>,
    /// The operators, as they are called now, by their numbers.
    pub operators: Vec<(i64, String)>,
    /// The newest keys, by their numbers.
    pub keys: Vec<(i64, String)>,
}

/// What the log can be searched by.
pub async fn choices(app: &App) -> Result<Choices, StoreError> {
    app.database
        .read(|ledger| {
            Ok::<_, StoreError>(Choices {
                actions: store::audit::actions(ledger)?,
                operators: store::audit::operators(ledger, CHOICES)?,
                keys: store::audit::keys(ledger, CHOICES)?,
            })
        })
        .await
}

/// The actor that a search names: a kind, or one of the kind by its number, such as `operator:1`.
#[must_use]
pub fn actor_named(text: &str) -> Option<(String, Option<i64>)> {
    let (kind, id) = match text.split_once(':') {
        Some((kind, id)) => (kind, Some(id.parse().ok()?)),
        None => (text, None),
    };
    let known = ["operator", "key", "command_line", "nobody"];
    known.contains(&kind).then(|| (kind.to_owned(), id))
}

/// Every part comes with its length, so that no two lines are the same text.
fn hash(before: &str, line: &Line) -> String {
    let mut hasher = Sha256::new();
    let numbers = [
        line.id.to_string(),
        line.occurred_at.micros().to_string(),
        line.actor_id.map(|id| id.to_string()).unwrap_or_default(),
    ];
    let texts = [
        before,
        &line.actor_kind,
        &line.actor,
        &line.action,
        &line.target,
        &line.detail,
        line.network.as_deref().unwrap_or_default(),
    ];
    for part in numbers.iter().map(String::as_str).chain(texts) {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    data_encoding::HEXLOWER.encode(&hasher.finalize())
}
