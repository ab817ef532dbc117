//! What an operator does to one reader's subscription: change, pause, resume, end, and send a fresh link.

use chrono::NaiveDate;

use super::errors::{Obstacle, PersonError, find_by_id, plain, wrong};
use crate::domain::actor::Actor;
use crate::domain::consent::{Evidence, Method};
use crate::domain::happening::{By, Happening};
use crate::domain::link_wish::WishKind;
use crate::domain::subscription::SubscriptionState;
use crate::domain::token::TokenPurpose;
use crate::services::audit::{self, Note};
use crate::services::lists::ListPage;
use crate::services::preferences::{self, Change, resting};
use crate::services::unsubscribe::{self, Ending};
use crate::services::{App, digest};
use crate::store::happenings::NewHappening;
use crate::store::links::LinkWish;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// Characters kept of a reason.
pub(super) const REASON_CHARACTERS: usize = 500;

/// What was done, for the audit log and for the reader's story.
struct Deed {
    action: &'static str,
    detail: serde_json::Value,
    /// None where the story is told by what was done itself.
    happening: Option<(Happening, serde_json::Value)>,
}

/// Changes what a reader chose of a list.
pub async fn edit(
    app: &App,
    actor: &Actor,
    id: i64,
    list: &str,
    mut change: Change,
) -> Result<(), PersonError> {
    let now = app.now();
    if let Some(topics) = &mut change.topics {
        topics.sort();
        topics.dedup();
    }
    on_confirmed(app, actor, id, list, move |ledger, page, subscription| {
        let wrong = preferences::problems(page, &change);
        if !wrong.is_empty() {
            return Err(PersonError::Refused(wrong));
        }
        let before = chosen(&subscription);
        let number = subscription.id;
        preferences::choose(ledger, subscription, change, now)?;
        let after = store::subscribers::subscription(ledger, number)?;
        let changed = differences(
            &before,
            &after.map(|after| chosen(&after)).unwrap_or_default(),
        );
        if changed.is_empty() {
            return Ok(None);
        }
        let names: Vec<&String> = changed.keys().collect();
        Ok(Some(Deed {
            action: "subscriber.edit",
            detail: serde_json::json!({ "list": page.list.slug, "changed": names }),
            happening: Some((Happening::Edited, changed.into())),
        }))
    })
    .await
}

type Members = serde_json::Map<String, serde_json::Value>;

fn chosen(subscription: &Subscription) -> Members {
    let fields = serde_json::json!({
        "name": subscription.name,
        "language": subscription.language,
        "time_zone": subscription.time_zone,
        "topics": subscription.topics,
        "cadence": subscription.cadence,
    });
    match fields {
        serde_json::Value::Object(fields) => fields,
        _ => Members::new(),
    }
}

/// What is not as it was: each with what was before and after.
fn differences(before: &Members, after: &Members) -> Members {
    let changed = after
        .iter()
        .filter(|(name, value)| before.get(*name) != Some(value));
    changed
        .map(|(name, value)| {
            let was = before.get(name).cloned().unwrap_or_default();
            (name.clone(), serde_json::json!([was, value]))
        })
        .collect()
}

/// Lets a reader's subscription rest until a day, on the reader's own clock, or until somebody ends it.
pub async fn pause(
    app: &App,
    actor: &Actor,
    id: i64,
    list: &str,
    until: Option<NaiveDate>,
) -> Result<(), PersonError> {
    let (now, by) = (app.now(), By::actor(actor));
    let most_days = app.config.preferences.pause_days;
    on_confirmed(app, actor, id, list, move |ledger, page, subscription| {
        let zone = resting::zone_of(&subscription, &page.list);
        if let Some(day) = until {
            let today = now.datetime().with_timezone(&zone).date_naive();
            let latest = today + chrono::Days::new(most_days.into());
            if day <= today || day > latest {
                let message = format!("choose a day after {today}, until {latest}");
                return Err(wrong("until", message));
            }
        }
        let end = until.map(|day| resting::beginning_of(day, zone));
        resting::rest(ledger, &subscription, end, &by, now)?;
        let detail = serde_json::json!({ "list": page.list.slug, "until": until });
        Ok(Some(Deed {
            action: "subscriber.pause",
            detail,
            happening: None,
        }))
    })
    .await
}

/// Ends the rest of a reader's subscription.
pub async fn resume(app: &App, actor: &Actor, id: i64, list: &str) -> Result<(), PersonError> {
    let (now, by) = (app.now(), By::actor(actor));
    on_confirmed(app, actor, id, list, move |ledger, page, subscription| {
        let woke = resting::wake(ledger, &subscription, &by, now)?;
        let detail = serde_json::json!({ "list": page.list.slug });
        Ok(woke.then_some(Deed {
            action: "subscriber.resume",
            detail,
            happening: None,
        }))
    })
    .await
}

/// Ends a reader's subscription to a list, at the reader's request that reached an operator.
pub async fn end(
    app: &App,
    actor: &Actor,
    id: i64,
    list: &str,
    reason: Option<&str>,
) -> Result<(), PersonError> {
    let reason = plain(reason, REASON_CHARACTERS);
    let (now, by, entropy) = (app.now(), By::actor(actor), app.entropy.clone());
    on_list(app, actor, id, list, move |ledger, page, subscription| {
        let source = by.as_source();
        let ending = Ending {
            method: Method::Operator,
            source: Some(&source),
            why: "an operator ended the subscription",
        };
        let nothing = Evidence::default();
        let left = unsubscribe::end_as(ledger, &subscription, &ending, &nothing, &*entropy, now)?;
        let detail = serde_json::json!({ "list": page.list.slug, "reason": reason });
        Ok(left.then(|| Deed {
            action: "subscriber.unsubscribe",
            happening: Some((
                Happening::Unsubscribed,
                serde_json::json!({ "reason": reason }),
            )),
            detail,
        }))
    })
    .await
}

/// Has a fresh link to a reader's own page sent to their mailbox.
pub async fn send_link(app: &App, actor: &Actor, id: i64) -> Result<(), PersonError> {
    let (now, by, actor) = (app.now(), By::actor(actor), actor.clone());
    let wait_seconds = i64::from(app.config.preferences.resend_minutes) * 60;
    app.database
        .write(move |ledger| {
            let reader = find_by_id(ledger, id)?;
            if store::suppressions::by_address(ledger, &reader.address.key())?.is_some() {
                return Err(PersonError::Stands(Obstacle::Suppressed));
            }
            let known = store::subscribers::subscriptions_of(ledger, id)?;
            if known.iter().all(|one| one.confirmed_at.is_none()) {
                return Err(PersonError::Stands(Obstacle::NotConfirmed));
            }
            let newest = store::links::newest(ledger, id, TokenPurpose::Manage)?;
            if newest.is_some_and(|last| now.seconds_since(last) < wait_seconds) {
                return Err(PersonError::Stands(Obstacle::LinkSentLately));
            }
            let wish = LinkWish {
                kind: WishKind::Manage,
                subscription_id: None,
                address: Some(reader.address),
                network: None,
                received_at: now,
            };
            store::links::receive(ledger, &wish)?;
            let deed = Deed {
                action: "subscriber.send_link",
                detail: serde_json::json!({}),
                happening: Some((Happening::LinkSent, serde_json::json!({}))),
            };
            write_down(ledger, (&actor, &by), (id, None), deed, now)
        })
        .await?;
    app.nudge.notify_one();
    Ok(())
}

/// Acts on a subscription that is confirmed and has not ended.
async fn on_confirmed(
    app: &App,
    actor: &Actor,
    id: i64,
    list: &str,
    act: impl FnOnce(&mut Ledger, &ListPage, Subscription) -> Result<Option<Deed>, PersonError>
    + Send
    + 'static,
) -> Result<(), PersonError> {
    on_list(
        app,
        actor,
        id,
        list,
        |ledger, page, subscription| match subscription.state {
            SubscriptionState::Active | SubscriptionState::Paused => {
                act(ledger, page, subscription)
            }
            _ => Err(PersonError::Stands(Obstacle::NotConfirmed)),
        },
    )
    .await
}

/// Acts on a subscription that nobody else changes meanwhile, and writes down what was done.
async fn on_list(
    app: &App,
    actor: &Actor,
    id: i64,
    list: &str,
    act: impl FnOnce(&mut Ledger, &ListPage, Subscription) -> Result<Option<Deed>, PersonError>
    + Send
    + 'static,
) -> Result<(), PersonError> {
    let (now, by, actor, slug) = (app.now(), By::actor(actor), actor.clone(), list.to_owned());
    app.database
        .write(move |ledger| {
            let not_of_list = || PersonError::Stands(Obstacle::NotOfList);
            find_by_id(ledger, id)?;
            let list = store::lists::by_slug(ledger, &slug)?.ok_or_else(not_of_list)?;
            let known = store::subscribers::subscription_to(ledger, list.id, id)?;
            let known = known.ok_or_else(not_of_list)?;
            let subscription = store::subscriptions::lock(ledger, known.id)?;
            let subscription = subscription.ok_or_else(not_of_list)?;
            let page = ListPage {
                topics: store::lists::topics_of(ledger, list.id)?,
                cadences: digest::offered(ledger, &list)?,
                terms: None,
                has_notice: false,
                list,
            };
            if let Some(deed) = act(ledger, &page, subscription)? {
                write_down(ledger, (&actor, &by), (id, Some(page.list.id)), deed, now)?;
            }
            Ok(())
        })
        .await
}

fn write_down(
    ledger: &mut Ledger,
    (actor, by): (&Actor, &By),
    (subscriber, list): (i64, Option<i64>),
    deed: Deed,
    now: crate::domain::time::UtcTime,
) -> Result<(), PersonError> {
    if let Some((kind, detail)) = deed.happening {
        let happening = NewHappening {
            subscriber,
            list,
            kind,
            by,
            detail,
        };
        store::happenings::note(ledger, &happening, now)?;
    }
    let note = Note {
        actor,
        action: deed.action,
        target: &target(subscriber),
        detail: deed.detail,
        now,
    };
    Ok(audit::note(ledger, &note)?)
}

/// What the audit log calls a reader.
pub(super) fn target(subscriber: i64) -> String {
    format!("subscriber {subscriber}")
}
