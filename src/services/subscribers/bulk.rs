//! Changes to many readers at once: asked for as a search, counted, confirmed by typing the number, carried out
//! in the background, and taken back where somebody finds that it was a mistake.
//!
//! Counting writes down who is meant. So what an operator confirms is exactly what is done: nobody who comes to
//! the search later is changed, and a crash loses nothing, because each transaction of the work says where it stands
//! (`working`).

mod doing;
mod working;

use chrono::NaiveDate;

use super::acting::REASON_CHARACTERS;
use super::errors::{Obstacle, PersonError, plain, wrong};
use super::finding::{Plan, Thoroughness};
use crate::domain::actor::Actor;
use crate::domain::bulk::{BulkKind, BulkState};
use crate::domain::happening::{By, Hand};
use crate::domain::paging::{Page, PageAsk};
use crate::domain::search::Sought;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::audit::{self, Note};
use crate::store::bulk::{Bulk, NewBulk};
use crate::store::{self, Ledger};

pub use working::work;

/// Days for which a change can be taken back; after that, whom it changed is forgotten.
const UNDO_DAYS: i64 = 7;

/// A change that is asked for.
#[derive(Debug, Clone)]
pub struct BulkAsk {
    /// What is done to each.
    pub kind: BulkKind,
    /// Whom it is done to; where a list is named, only to what they have to do with that list.
    pub sought: Sought,
    /// The topic that is added.
    pub topic: Option<String>,
    /// The day on which a pause ends, YYYY-MM-DD; none: when somebody ends it.
    pub until: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A change to many readers as it stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BulkReport {
    /// Its number.
    pub id: i64,
    /// What is done to each.
    pub kind: BulkKind,
    /// Where it stands.
    pub state: BulkState,
    /// What was searched for, as in the address of the page.
    pub sought: String,
    /// The slug of the list whose subscriptions it is about; none: all.
    pub list: Option<String>,
    /// The topic that is added.
    pub topic: Option<String>,
    /// The day on which a pause ends.
    pub until: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// What kind of somebody asked for it.
    pub by: Hand,
    /// Their name.
    pub name: Option<String>,
    /// Whom it is about; while it is counting, so far.
    pub counted: i64,
    /// Who was looked at.
    pub handled: i64,
    /// For whom something changed.
    pub changed: i64,
    /// For whom that was taken back.
    pub undone: i64,
    /// Whether it can be taken back.
    pub can_be_undone: bool,
    /// When it was asked for.
    pub created_at: UtcTime,
    /// When the number was confirmed.
    pub confirmed_at: Option<UtcTime>,
    /// When it ended.
    pub ended_at: Option<UtcTime>,
}

/// Asks for a change. Nothing is done before its number is confirmed ([`confirm`]).
pub async fn ask(app: &App, actor: &Actor, ask: BulkAsk) -> Result<BulkReport, PersonError> {
    let (now, by, actor) = (app.now(), By::actor(actor), actor.clone());
    let most_days = app.config.preferences.pause_days;
    let id = app
        .database
        .write(move |ledger| {
            let new = check(ledger, ask, by, (now, most_days))?;
            let id = store::bulk::insert(ledger, &new, now)?;
            let detail = serde_json::json!({ "kind": new.kind });
            note(ledger, &actor, "bulk.ask", id, detail, now)?;
            Ok::<_, PersonError>(id)
        })
        .await?;
    // What is counted at once needs no waiting for the worker.
    working::step(app, id).await?;
    app.nudge.notify_one();
    show(app, id).await
}

fn check(
    ledger: &mut Ledger,
    ask: BulkAsk,
    by: By,
    (now, most_days): (UtcTime, u32),
) -> Result<NewBulk, PersonError> {
    let plan = Plan::of(ledger, &ask.sought, Thoroughness::Whole)?;
    let list_id = plan.list();
    let (mut topic, mut until_day) = (None, None);
    if ask.kind == BulkKind::AddTopic {
        let Some(list) = list_id else {
            return Err(wrong("list", "search within the list of the topic"));
        };
        let named = ask.topic.unwrap_or_default();
        let known = store::lists::topics_of(ledger, list)?;
        if known.iter().all(|one| one.slug != named) {
            return Err(wrong("topic", "the list has no such topic"));
        }
        topic = Some(named);
    }
    if let (BulkKind::Pause, Some(text)) = (ask.kind, plain(ask.until.as_deref(), 10)) {
        let today = now.datetime().date_naive();
        let last = today + chrono::Days::new(most_days.into());
        let day: Option<NaiveDate> = text.parse().ok();
        let day = day.filter(|day| *day > today && *day <= last);
        let day = day.ok_or_else(|| {
            wrong(
                "until",
                format!("name a day after {today}, until {last}, as YYYY-MM-DD"),
            )
        })?;
        until_day = Some(day.to_string());
    }
    Ok(NewBulk {
        kind: ask.kind,
        sought: ask.sought.query(),
        list_id,
        topic,
        until_day,
        reason: plain(ask.reason.as_deref(), REASON_CHARACTERS),
        by,
    })
}

/// Begins a change whose number somebody has typed.
pub async fn confirm(
    app: &App,
    actor: &Actor,
    id: i64,
    number: i64,
) -> Result<BulkReport, PersonError> {
    move_on(
        app,
        actor,
        id,
        ("bulk.confirm", BulkState::Running),
        move |bulk, now| {
            if number != bulk.counted {
                return Err(PersonError::Stands(Obstacle::OtherNumber));
            }
            bulk.confirmed_at = Some(now);
            bulk.position = None;
            Ok(())
        },
    )
    .await
}

/// Stops a change; what it has done stays, and can be taken back.
pub async fn cancel(app: &App, actor: &Actor, id: i64) -> Result<BulkReport, PersonError> {
    move_on(
        app,
        actor,
        id,
        ("bulk.cancel", BulkState::Cancelled),
        |bulk, now| {
            bulk.ended_at = Some(now);
            Ok(())
        },
    )
    .await
}

/// Takes a change back, as far as nobody has changed the same since.
pub async fn undo(app: &App, actor: &Actor, id: i64) -> Result<BulkReport, PersonError> {
    move_on(
        app,
        actor,
        id,
        ("bulk.undo", BulkState::Undoing),
        |bulk, now| {
            if !can_be_undone(bulk, now) {
                return Err(PersonError::Stands(Obstacle::TooLate));
            }
            bulk.ended_at = None;
            bulk.position = None;
            bulk.handled = 0;
            Ok(())
        },
    )
    .await
}

/// The change with this number.
pub async fn show(app: &App, id: i64) -> Result<BulkReport, PersonError> {
    let now = app.now();
    app.database
        .read(move |ledger| {
            let bulk = store::bulk::by_id(ledger, id)?.ok_or(PersonError::Unknown(id))?;
            report(ledger, bulk, now)
        })
        .await
}

/// A page of all changes, the newest first.
pub async fn all(app: &App, ask: PageAsk) -> Result<Page<BulkReport>, PersonError> {
    let now = app.now();
    app.database
        .read(move |ledger| {
            let rows = store::bulk::below(ledger, ask.below(), ask.rows())?;
            let page = ask.page(rows, |one| one.id);
            let mut items = Vec::new();
            for bulk in page.items {
                items.push(report(ledger, bulk, now)?);
            }
            Ok(Page {
                items,
                next: page.next,
            })
        })
        .await
}

fn report(ledger: &mut Ledger, bulk: Bulk, now: UtcTime) -> Result<BulkReport, PersonError> {
    let list = match bulk.list_id {
        Some(list) => Some(store::lists::by_id(ledger, list)?.slug),
        None => None,
    };
    Ok(BulkReport {
        can_be_undone: can_be_undone(&bulk, now),
        id: bulk.id,
        kind: bulk.kind,
        state: bulk.state,
        sought: bulk.sought,
        list,
        topic: bulk.topic,
        until: bulk.until_day,
        reason: bulk.reason,
        by: bulk.made_by,
        name: bulk.name,
        counted: bulk.counted,
        handled: bulk.handled,
        changed: bulk.changed,
        undone: bulk.undone,
        created_at: bulk.created_at,
        confirmed_at: bulk.confirmed_at,
        ended_at: bulk.ended_at,
    })
}

fn can_be_undone(bulk: &Bulk, now: UtcTime) -> bool {
    let lately = |ended: UtcTime| now.seconds_since(ended) < UNDO_DAYS * 86_400;
    bulk.state.may_become(BulkState::Undoing)
        && bulk.changed > 0
        && bulk.ended_at.is_some_and(lately)
}

async fn move_on(
    app: &App,
    actor: &Actor,
    id: i64,
    (action, next): (&'static str, BulkState),
    change: impl FnOnce(&mut Bulk, UtcTime) -> Result<(), PersonError> + Send + 'static,
) -> Result<BulkReport, PersonError> {
    let (now, actor) = (app.now(), actor.clone());
    app.database
        .write(move |ledger| {
            let mut bulk = store::bulk::lock(ledger, id)?.ok_or(PersonError::Unknown(id))?;
            if !bulk.state.may_become(next) {
                return Err(PersonError::Stands(Obstacle::Elsewhere));
            }
            change(&mut bulk, now)?;
            bulk.state = next;
            store::bulk::keep(ledger, &bulk)?;
            let detail = serde_json::json!({ "kind": bulk.kind, "counted": bulk.counted, "changed": bulk.changed });
            note(ledger, &actor, action, id, detail, now)
        })
        .await?;
    app.nudge.notify_one();
    show(app, id).await
}

fn note(
    ledger: &mut Ledger,
    actor: &Actor,
    action: &'static str,
    id: i64,
    detail: serde_json::Value,
    now: UtcTime,
) -> Result<(), PersonError> {
    let note = Note {
        actor,
        action,
        target: &format!("bulk action {id}"),
        detail,
        now,
    };
    Ok(audit::note(ledger, &note)?)
}
