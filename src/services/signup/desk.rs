//! The desk as an operator sees it: what is asked of forms, what is kept back, and deciding about it.

use super::super::audit::Pen;
use super::super::budgets;
use super::super::lists::{self, ListError};
use super::super::{App, StoreError};
use crate::domain::actor::Actor;
use crate::domain::address::{AddressError, EmailAddress};
use crate::domain::time::UtcTime;
use crate::store;
use crate::store::desk::{Desk, SITE};

/// Seconds for which nothing is paused again after an operator has released it.
const RELEASED_SECONDS: i64 = 6 * 3_600;

/// Why an operator's decision could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// No such list.
    #[error(transparent)]
    List(#[from] ListError),
    /// Not an address.
    #[error("\"{0}\": {1}")]
    Address(String, AddressError),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How sign-ups are received at present.
#[derive(Debug, Clone, serde::Serialize)]
pub struct DeskReport {
    /// The site, and every list that was ever under pressure or has something kept back.
    pub desks: Vec<DeskLine>,
    /// Mailboxes whose owners said "this was not me".
    pub blocked_mailboxes: i64,
}

/// One line of it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct DeskLine {
    /// The slug of the list; none for the whole site.
    pub list: Option<String>,
    /// Since when forms ask for a proof of work.
    pub challenge_since: Option<UtcTime>,
    /// Since when confirmation letters are kept back.
    pub paused_since: Option<UtcTime>,
    /// Until when nothing is paused again.
    pub released_until: Option<UtcTime>,
    /// Sign-ups that are kept back.
    pub kept: i64,
}

/// How sign-ups are received at present.
pub async fn desk(app: &App) -> Result<DeskReport, StoreError> {
    app.database
        .read(|ledger| {
            let kept = store::signups::kept(ledger)?;
            let mut desks = store::desk::all(ledger)?;
            for (list, _) in &kept {
                if !desks.iter().any(|desk| desk.list_id == *list) {
                    desks.push(store::desk::of(ledger, *list)?);
                }
            }
            let mut lines = Vec::new();
            for desk in desks {
                let of_list = kept.iter().find(|(list, _)| *list == desk.list_id);
                lines.push(DeskLine {
                    list: match desk.list_id {
                        SITE => None,
                        list => Some(store::lists::by_id(ledger, list)?.slug),
                    },
                    challenge_since: desk.challenge_since,
                    paused_since: desk.paused_since,
                    released_until: desk.released_until,
                    kept: of_list.map_or(0, |(_, count)| *count),
                });
            }
            Ok(DeskReport {
                desks: lines,
                blocked_mailboxes: store::budgets::blocked(ledger)?,
            })
        })
        .await
}

/// One sentence for each pause, for `/health`.
pub(in crate::services) fn alarms(ledger: &mut store::Ledger) -> Result<Vec<String>, StoreError> {
    let kept: i64 = store::signups::kept(ledger)?
        .iter()
        .map(|(_, count)| count)
        .sum();
    let mut alarms = Vec::new();
    for desk in store::desk::all(ledger)? {
        if let Some(since) = desk.paused_since {
            let whose = match desk.list_id {
                SITE => "of the whole site".to_owned(),
                list => format!(
                    "of the list \"{}\"",
                    store::lists::by_id(ledger, list)?.slug
                ),
            };
            alarms.push(format!(
                "confirmation letters {whose} are kept back since {since} because far more than usual would go \
                 out ({kept} kept in all); decide with: postrider signups show"
            ));
        }
    }
    Ok(alarms)
}

/// Sends what is kept back, for a list or for all, and pauses nothing for six hours; returns how many.
pub async fn release(app: &App, actor: &Actor, list: Option<&str>) -> Result<usize, DeskError> {
    let until = app.now().plus_seconds(RELEASED_SECONDS);
    let pen = (Pen::of(app, actor), "signup.release");
    let released = decide(app, pen, list, Some(until), store::signups::release).await?;
    app.nudge.notify_one();
    Ok(released)
}

/// Forgets what is kept back, for a list or for all, and ends the pause; returns how many. A flood that goes
/// on is paused again.
pub async fn drop_kept(app: &App, actor: &Actor, list: Option<&str>) -> Result<usize, DeskError> {
    let pen = (Pen::of(app, actor), "signup.drop");
    decide(app, pen, list, None, store::signups::drop_kept).await
}

async fn decide(
    app: &App,
    (pen, action): (Pen, &'static str),
    list: Option<&str>,
    released_until: Option<UtcTime>,
    act: fn(&mut store::Ledger, Option<i64>) -> Result<usize, StoreError>,
) -> Result<usize, DeskError> {
    let target = list.map_or_else(|| "site".to_owned(), lists::target);
    let list = match list {
        Some(slug) => Some(lists::find(app, slug).await?.id),
        None => None,
    };
    let count = app
        .database
        .write(move |ledger| {
            store::budgets::sit_down(ledger)?;
            // Without the site's consent a list's letters would still be kept back.
            let concerned =
                |desk: &Desk| list.is_none_or(|list| desk.list_id == list || desk.list_id == SITE);
            let mut desks = store::desk::all(ledger)?;
            if let Some(list) = list.filter(|list| desks.iter().all(|desk| desk.list_id != *list)) {
                desks.push(store::desk::of(ledger, list)?);
            }
            for desk in desks.into_iter().filter(concerned) {
                let decided = Desk {
                    paused_since: None,
                    released_until,
                    ..desk
                };
                store::desk::keep(ledger, &decided)?;
            }
            let count = act(ledger, list)?;
            let detail = serde_json::json!({ "sign_ups": count });
            pen.note(ledger, action, &target, detail)?;
            Ok::<_, StoreError>(count)
        })
        .await?;
    Ok(count)
}

/// Lifts the block that "this was not me" put on a mailbox; says whether there was one. The address that said
/// so stays suppressed.
pub async fn unblock(app: &App, address: &str) -> Result<bool, DeskError> {
    let parsed = EmailAddress::parse_any(address)
        .map_err(|error| DeskError::Address(address.to_owned(), error))?;
    let names = budgets::mailbox_names(app, &parsed);
    Ok(app
        .database
        .write(move |ledger| store::budgets::unblock(ledger, &names))
        .await?)
}
