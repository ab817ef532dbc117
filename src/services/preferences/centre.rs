//! The page behind a link that was asked for: all that somebody reads here, and whatever they want changed.

use chrono::NaiveDate;

use super::super::digest::{self, NextIssue};
use super::super::lists::ListPage;
use super::super::unsubscribe::{self, Left, Scope};
use super::super::{App, StoreError, Wrong};
use super::links::{Visitor, visitor};
use super::resting::{self, PauseDays};
use super::{Change, choose, problems, with_confirmed};
use crate::domain::address::EmailAddress;
use crate::domain::consent::{Evidence, Method};
use crate::domain::happening::By;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::token_hash;
use crate::store::lists::List;
use crate::store::schedules::Schedule;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// All that somebody reads here.
#[derive(Debug, Clone)]
pub struct Centre {
    /// The reader's address.
    pub address: EmailAddress,
    /// The languages that the page may be in, the reader's own first.
    pub languages: Vec<String>,
    /// Until when the link works.
    pub expires_at: UtcTime,
    /// The lists, in the order in which the reader came to them; the ones left are among them.
    pub lists: Vec<OwnList>,
}

impl Centre {
    /// The list with this slug, where the reader has to do with it.
    #[must_use]
    pub fn list(&self, slug: &str) -> Option<&OwnList> {
        self.lists.iter().find(|own| own.page.list.slug == slug)
    }
}

/// One list and what the reader has to do with it.
#[derive(Debug, Clone)]
pub struct OwnList {
    /// The list, with what it offers.
    pub page: ListPage,
    /// Where the subscription stands.
    pub state: SubscriptionState,
    /// What the reader chose: names, slugs and tags; none follows the list.
    pub chosen: Chosen,
    /// When the next issue is due for the reader.
    pub next: NextIssue,
    /// The day on which a pause ends.
    pub paused_until: Option<NaiveDate>,
    /// The days on which one may end.
    pub pause_days: PauseDays,
    /// Whether leaving can be taken back.
    pub can_come_back: bool,
    /// The number of the subscription.
    pub subscription: i64,
}

/// What a reader chose of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Slugs; none means all.
    pub topics: Vec<String>,
    /// A cadence of the list.
    pub cadence: Option<String>,
    /// A language tag.
    pub language: Option<String>,
    /// An IANA time zone.
    pub time_zone: Option<String>,
    /// How the reader wants to be called.
    pub name: Option<String>,
}

/// What became of a wish that a page of the centre posted.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It was carried out; so things are now.
    Done(Centre),
    /// Fields have to be put right; nothing was changed.
    Refused(Centre, Vec<Wrong>),
}

/// The page; nothing for a link that is unknown or expired. Changes nothing.
pub async fn page(app: &App, token: &str) -> Result<Option<Centre>, StoreError> {
    let (hash, now) = (token_hash(token), app.now());
    let found = app
        .database
        .read(move |ledger| {
            let Some(visitor) = visitor(ledger, &hash, now)? else {
                return Ok(None);
            };
            let lists = lists_of(ledger, visitor.subscriber.id)?;
            Ok::<_, StoreError>(Some((visitor, lists)))
        })
        .await?;
    Ok(found.map(|(visitor, lists)| describe(app, visitor, lists)))
}

/// What a reader has to do with which lists, in the order of sign-up.
pub(in crate::services) fn lists_of(
    ledger: &mut Ledger,
    subscriber: i64,
) -> Result<Vec<(ListPage, Subscription)>, StoreError> {
    let mut lists = Vec::new();
    for subscription in store::subscribers::subscriptions_of(ledger, subscriber)? {
        let list = store::lists::by_id(ledger, subscription.list_id)?;
        lists.push((ListPage::of_readers(ledger, list)?, subscription));
    }
    Ok(lists)
}

fn describe(app: &App, visitor: Visitor, lists: Vec<(ListPage, Subscription)>) -> Centre {
    let wrote = lists
        .iter()
        .find(|(_, one)| one.id == visitor.subscription)
        .map(|(page, one)| (page.list.language.clone(), one.language.clone()));
    let languages = wrote
        .map(|(list, own)| own.into_iter().chain([list]).collect())
        .unwrap_or_default();
    Centre {
        address: visitor.subscriber.address,
        languages,
        expires_at: visitor.expires_at,
        lists: lists
            .into_iter()
            .map(|(page, subscription)| own_list(app, page, subscription))
            .collect(),
    }
}

/// One of them, as its page shows it.
pub(in crate::services) fn own_list(
    app: &App,
    page: ListPage,
    subscription: Subscription,
) -> OwnList {
    let now = app.now();
    let zone = resting::zone_of(&subscription, &page.list);
    let paused_until = subscription.paused_until;
    OwnList {
        state: subscription.state,
        next: next_issue(&page.list, &page.cadences, &subscription, now),
        paused_until: paused_until.map(|until| until.datetime().with_timezone(&zone).date_naive()),
        pause_days: resting::pause_days(app, &subscription, &page.list),
        can_come_back: unsubscribe::can_be_undone(&subscription, now),
        subscription: subscription.id,
        chosen: Chosen {
            topics: subscription.topics.0,
            cadence: subscription.cadence,
            language: subscription.language,
            time_zone: subscription.time_zone,
            name: subscription.name,
        },
        page,
    }
}

/// When the next issue comes: after a pause that has an end, the first one then; in one that has none, never.
fn next_issue(
    list: &List,
    schedules: &[Schedule],
    subscription: &Subscription,
    now: UtcTime,
) -> NextIssue {
    let after = match (subscription.state, subscription.paused_until) {
        (SubscriptionState::Active, _) => now,
        (SubscriptionState::Paused, Some(until)) => until.max(now),
        _ => return NextIssue::Never,
    };
    digest::next_issue(list, schedules, subscription, after)
}

/// Changes what the reader chose of a list; nothing for an unknown link, or a list that the reader does not read.
pub async fn change(
    app: &App,
    token: &str,
    slug: &str,
    mut change: Change,
) -> Result<Option<Outcome>, StoreError> {
    let Some(before) = page(app, token).await? else {
        return Ok(None);
    };
    let Some(own) = before.list(slug) else {
        return Ok(None);
    };
    if let Some(topics) = &mut change.topics {
        topics.sort();
        topics.dedup();
        // All of them is none in particular: a topic that the list gets later is among them.
        if own
            .page
            .topics
            .iter()
            .all(|known| topics.contains(&known.slug))
        {
            topics.clear();
        }
    }
    let wrong = problems(&own.page, &change);
    if !wrong.is_empty() {
        return Ok(Some(Outcome::Refused(before, wrong)));
    }
    let (id, now) = (own.subscription, app.now());
    app.database
        .write(move |ledger| {
            with_confirmed(ledger, id, |ledger, subscription| {
                choose(ledger, subscription, change, now)
            })
        })
        .await?;
    Ok(page(app, token).await?.map(Outcome::Done))
}

/// Pauses until a day.
pub async fn pause(
    app: &App,
    token: &str,
    slug: &str,
    day: Option<NaiveDate>,
) -> Result<Option<Outcome>, StoreError> {
    let Some(before) = page(app, token).await? else {
        return Ok(None);
    };
    let Some(own) = before.list(slug) else {
        return Ok(None);
    };
    let allowed = own.pause_days.first..=own.pause_days.last;
    let Some(day) = day.filter(|day| allowed.contains(day)) else {
        let message = format!("choose a day from {} to {}", allowed.start(), allowed.end());
        let wrong = Wrong {
            field: "until",
            message,
        };
        return Ok(Some(Outcome::Refused(before, vec![wrong])));
    };
    let (id, list, now) = (own.subscription, own.page.list.clone(), app.now());
    app.database
        .write(move |ledger| {
            with_confirmed(ledger, id, |ledger, subscription| {
                let zone = resting::zone_of(&subscription, &list);
                let until = resting::beginning_of(day, zone);
                resting::rest(ledger, &subscription, Some(until), &By::reader(), now)?;
                Ok(())
            })
        })
        .await?;
    Ok(page(app, token).await?.map(Outcome::Done))
}

/// Ends a pause at once.
pub async fn resume(app: &App, token: &str, slug: &str) -> Result<Option<Centre>, StoreError> {
    let now = app.now();
    if let Some(id) = subscription_to(app, token, slug).await? {
        app.database
            .write(move |ledger| {
                with_confirmed(ledger, id, |ledger, subscription| {
                    resting::wake(ledger, &subscription, &By::reader(), now)?;
                    Ok(())
                })
            })
            .await?;
    }
    page(app, token).await
}

/// Leaves one list.
pub async fn leave(
    app: &App,
    token: &str,
    slug: &str,
    evidence: Evidence,
) -> Result<Option<Left>, StoreError> {
    match subscription_to(app, token, slug).await? {
        Some(id) => {
            let (scope, method) = (Scope::ThisList, Method::Page);
            let left = unsubscribe::leave_from(app, id, scope, method, evidence).await?;
            Ok(Some(left))
        }
        None => Ok(None),
    }
}

/// Leaves every list of the site.
pub async fn leave_all(
    app: &App,
    token: &str,
    evidence: Evidence,
) -> Result<Option<Left>, StoreError> {
    let found = page(app, token).await?;
    let any = found.and_then(|centre| centre.lists.first().map(|own| own.subscription));
    match any {
        Some(id) => {
            let (scope, method) = (Scope::AllLists, Method::Page);
            let left = unsubscribe::leave_from(app, id, scope, method, evidence).await?;
            Ok(Some(left))
        }
        None => Ok(None),
    }
}

/// Takes leaving a list back, within a week.
pub async fn come_back(
    app: &App,
    token: &str,
    slug: &str,
    evidence: Evidence,
) -> Result<Option<Centre>, StoreError> {
    if let Some(id) = subscription_to(app, token, slug).await? {
        unsubscribe::undo_from(app, id, evidence).await?;
    }
    page(app, token).await
}

async fn subscription_to(app: &App, token: &str, slug: &str) -> Result<Option<i64>, StoreError> {
    let found = page(app, token).await?;
    Ok(found.and_then(|centre| Some(centre.list(slug)?.subscription)))
}
