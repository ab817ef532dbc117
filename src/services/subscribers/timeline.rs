//! One reader's whole story on one line of time, the newest first: every consent with its wording and its proof, every
//! letter with its fate, and all else that happened.
//!
//! The story is written in many tables. What is little is read whole; letters are read from an instant back, so a
//! reader of ten years costs what one of a week does.

mod gathering;

use super::errors::{PersonError, find_by_id};
use crate::domain::address::EmailAddress;
use crate::domain::consent::{Act, Method, Purpose};
use crate::domain::delivery::{DeliveryState, LetterKind};
use crate::domain::happening::{Hand, Happening};
use crate::domain::paging::{Cursor, Page, PageAsk};
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::services::{App, StoreError};
use crate::store::subscribers::Subscriber;
use crate::store::{self, Ledger};

pub use crate::store::attempts::NotedAttempt;
pub use crate::store::declarations::Declaration;

/// One thing that happened.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Entry {
    /// When.
    pub at: UtcTime,
    /// The slug of the list that it is about; none where it is about the person.
    pub list: Option<String>,
    /// What.
    #[serde(flatten)]
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// Something was agreed or withdrawn.
    Consent(Box<ConsentTold>),
    /// A letter was planned; what became of it.
    Letter(Box<LetterTold>),
    /// Something that somebody did.
    Happened(HappeningTold),
    /// The address is suppressed since.
    Suppressed {
        /// Why.
        reason: SuppressionReason,
        /// In an operator's words.
        note: Option<String>,
    },
    /// The address was changed, or that was asked for.
    Moved {
        /// From where.
        from: EmailAddress,
        /// To where.
        to: EmailAddress,
        /// When both mailboxes had agreed; none where they have not.
        moved_at: Option<UtcTime>,
    },
    /// Taken out with many others of a domain, within seconds of a letter.
    TakenOut {
        /// The wave.
        wave: i64,
        /// What its readers have in common.
        domain: String,
        /// When undoing the wave brought the reader back.
        brought_back_at: Option<UtcTime>,
    },
    /// What the reader said on leaving.
    SaidWhy {
        /// In the reader's words.
        reason: String,
    },
}

/// A row of the proof, with the words that were shown.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ConsentTold {
    /// The number under which it can be pointed at.
    pub event_id: String,
    /// To what.
    pub purpose: Purpose,
    /// What was done.
    pub act: Act,
    /// In which way.
    pub method: Method,
    /// The page or client that it came from.
    pub source: Option<String>,
    /// The client's network address, while it is kept.
    pub remote_ip: Option<String>,
    /// The client's program, while it is kept.
    pub user_agent: Option<String>,
    /// The words that were shown.
    pub wording: Option<WordingTold>,
    /// What an operator declared, where it was given elsewhere.
    pub declaration: Option<Declaration>,
}

/// The words of a consent.
#[derive(Debug, Clone, serde::Serialize)]
pub struct WordingTold {
    /// The version of the list's terms.
    pub version: i32,
    /// The language tag.
    pub language: String,
    /// The sentence beside the box.
    pub statement: String,
    /// The hash over all of the version's texts.
    pub hash: String,
}

/// A letter and what became of it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct LetterTold {
    /// Its number.
    pub id: i64,
    /// The kind of letter.
    pub letter: LetterKind,
    /// The issue that it carries.
    pub issue_id: Option<i64>,
    /// To which address.
    pub recipient: EmailAddress,
    /// Where it stands.
    pub state: DeliveryState,
    /// The relay that was asked last.
    pub relay: Option<String>,
    /// The last reply's code.
    pub reply_code: Option<i32>,
    /// The last reply's words.
    pub reply_text: Option<String>,
    /// Why it ended without being sent.
    pub reason: Option<String>,
    /// When it is tried next.
    pub due_at: Option<UtcTime>,
    /// When it ended.
    pub settled_at: Option<UtcTime>,
    /// The dialogues that did not end in acceptance, oldest first.
    pub attempts: Vec<NotedAttempt>,
}

/// Something that somebody did.
#[derive(Debug, Clone, serde::Serialize)]
pub struct HappeningTold {
    /// What.
    pub what: Happening,
    /// What kind of somebody.
    pub by: Hand,
    /// The operator's name or the key's prefix.
    pub name: Option<String>,
    /// What was before and after, or why.
    pub detail: serde_json::Value,
}

/// A page of a reader's story, the newest first.
pub async fn timeline(app: &App, id: i64, ask: PageAsk) -> Result<Page<Entry>, PersonError> {
    app.database
        .read(move |ledger| {
            let reader = find_by_id(ledger, id)?;
            Ok(page(ledger, &reader, ask)?)
        })
        .await
}

fn page(ledger: &mut Ledger, reader: &Subscriber, ask: PageAsk) -> Result<Page<Entry>, StoreError> {
    let before = ask.below();
    let lists = gathering::Lists::of(ledger)?;
    let letters = store::deliveries::of_subscriber_before(ledger, reader.id, before, ask.rows())?;
    let letters = letters
        .into_iter()
        .map(|one| gathering::letter(one, &lists));
    let mut story: Vec<Entry> = letters.collect();
    story.extend(gathering::all_but_letters(ledger, reader, &lists)?);
    story.retain(|entry| entry.at.micros() < before);
    // Sorting keeps what happened at one instant as it was gathered: what follows from something stands above it.
    story.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    let limit = ask.limit as usize;
    let last = story.get(limit.saturating_sub(1)).map(|entry| entry.at);
    let mut next = None;
    if let Some(last) = last.filter(|_| story.len() > limit) {
        // The next page begins before this instant, so all that happened in it stands here.
        let whole = story.len();
        story.retain(|entry| entry.at >= last);
        next = (story.len() < whole).then_some(Cursor(last.micros()));
    }
    for entry in &mut story {
        if let What::Letter(letter) = &mut entry.what {
            letter.attempts = gathering::attempts(ledger, letter)?;
        }
    }
    Ok(Page { items: story, next })
}
