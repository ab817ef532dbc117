//! What an operator does to one reader's subscription: change, pause, resume, end, and send a fresh link.

use std::sync::Arc;

use chrono::NaiveDate;

use super::errors::{Obstacle, PersonError, find_by_id, plain, wrong};
use super::person;
use crate::clock::Entropy;
use crate::domain::actor::Actor;
use crate::domain::consent::{Evidence, Method};
use crate::domain::delivery::ending::EndReason;
use crate::domain::happening::{By, Happening};
use crate::domain::link_wish::WishKind;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::TokenPurpose;
use crate::domain::version::Expected;
use crate::services::App;
use crate::services::audit::{self, Note};
use crate::services::lists::ListPage;
use crate::services::preferences::{self, Change, resting};
use crate::services::unsubscribe::{self, Ending};
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

/// What an operator wants of one reader's subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Other choices.
    Edit(Change),
    /// A rest until a day, on the reader's own clock, or until somebody ends it.
    Pause(Option<NaiveDate>),
    /// The end of a rest.
    Resume,
    /// The end of the subscription, at the reader's request that reached an operator, and why.
    End(Option<String>),
}

/// What carrying out a wish takes besides the ledger.
struct Office {
    by: By,
    now: UtcTime,
    most_days: u32,
    entropy: Arc<dyn Entropy>,
}

/// Changes what a reader chose of a list.
pub async fn edit(
    app: &App,
    actor: &Actor,
    id: i64,
    list: &str,
    change: Change,
) -> Result<(), PersonError> {
    let wishes = vec![Wish::Edit(change)];
    carry_out(app, actor, id, list, wishes, Expected::Anything).await
}

/// Lets a reader's subscription rest until a day, on the reader's own clock, or until somebody ends it.
pub async fn pause(
    app: &App,
    actor: &Actor,
    id: i64,
    list: &str,
    until: Option<NaiveDate>,
) -> Result<(), PersonError> {
    let wishes = vec![Wish::Pause(until)];
    carry_out(app, actor, id, list, wishes, Expected::Anything).await
}

/// Ends the rest of a reader's subscription.
pub async fn resume(app: &App, actor: &Actor, id: i64, list: &str) -> Result<(), PersonError> {
    carry_out(app, actor, id, list, vec![Wish::Resume], Expected::Anything).await
}

/// Ends a reader's subscription to a list, at the reader's request that reached an operator.
pub async fn end(
    app: &App,
    actor: &Actor,
    id: i64,
    list: &str,
    reason: Option<&str>,
) -> Result<(), PersonError> {
    let wishes = vec![Wish::End(reason.map(str::to_owned))];
    carry_out(app, actor, id, list, wishes, Expected::Anything).await
}

/// Carries out what an operator wants of one reader's subscription, all of it or nothing, unless somebody else has
/// changed the reader since the operator saw them. Each deed is written down where it is done.
pub async fn carry_out(
    app: &App,
    actor: &Actor,
    id: i64,
    list: &str,
    wishes: Vec<Wish>,
    seen: Expected,
) -> Result<(), PersonError> {
    let office = Office {
        by: By::actor(actor),
        now: app.now(),
        most_days: app.config.preferences.pause_days,
        entropy: Arc::clone(&app.entropy),
    };
    let (actor, slug) = (actor.clone(), list.to_owned());
    app.database
        .write(move |ledger| {
            let not_of_list = || PersonError::Stands(Obstacle::NotOfList);
            let reader = find_by_id(ledger, id)?;
            let list = store::lists::by_slug(ledger, &slug)?;
            let list = list.ok_or_else(|| wrong("list", "there is no such list"))?;
            let known = store::subscribers::subscription_to(ledger, list.id, id)?;
            let known = known.ok_or_else(not_of_list)?;
            let page = ListPage::of_readers(ledger, list)?;
            // Nobody else changes the subscription meanwhile.
            store::subscriptions::lock(ledger, known.id)?;
            seen.check(&person::version(ledger, &reader)?)?;
            for wish in wishes {
                let found = store::subscribers::subscription(ledger, known.id)?;
                let subscription = found.ok_or_else(not_of_list)?;
                if let Some(deed) = act(ledger, &office, &page, subscription, wish)? {
                    let about = (id, Some(page.list.id));
                    write_down(ledger, (&actor, &office.by), about, deed, office.now)?;
                }
            }
            Ok(())
        })
        .await
}

/// Does one thing; nothing to write down where nothing was to be done. Only a confirmed subscription that has not ended
/// can be changed; any can be ended.
fn act(
    ledger: &mut Ledger,
    office: &Office,
    page: &ListPage,
    subscription: Subscription,
    wish: Wish,
) -> Result<Option<Deed>, PersonError> {
    let is_confirmed = matches!(
        subscription.state,
        SubscriptionState::Active | SubscriptionState::Paused
    );
    match wish {
        Wish::End(reason) => quit(ledger, office, page, &subscription, reason.as_deref()),
        _ if !is_confirmed => Err(PersonError::Stands(Obstacle::NotConfirmed)),
        Wish::Edit(change) => choose(ledger, office, page, subscription, change),
        Wish::Pause(until) => rest(ledger, office, page, &subscription, until),
        Wish::Resume => {
            let woke = resting::wake(ledger, &subscription, &office.by, office.now)?;
            let detail = serde_json::json!({ "list": page.list.slug });
            Ok(woke.then_some(Deed {
                action: "subscriber.resume",
                detail,
                happening: None,
            }))
        }
    }
}

fn choose(
    ledger: &mut Ledger,
    office: &Office,
    page: &ListPage,
    subscription: Subscription,
    mut change: Change,
) -> Result<Option<Deed>, PersonError> {
    if let Some(topics) = &mut change.topics {
        topics.sort();
        topics.dedup();
    }
    let wrong = preferences::problems(page, &change);
    if !wrong.is_empty() {
        return Err(PersonError::Refused(wrong));
    }
    let before = chosen(&subscription);
    let number = subscription.id;
    preferences::choose(ledger, subscription, change, office.now)?;
    let after = store::subscribers::subscription(ledger, number)?;
    let after = after.map(|after| chosen(&after)).unwrap_or_default();
    let changed = differences(&before, &after);
    if changed.is_empty() {
        return Ok(None);
    }
    let names: Vec<&String> = changed.keys().collect();
    Ok(Some(Deed {
        action: "subscriber.edit",
        detail: serde_json::json!({ "list": page.list.slug, "changed": names }),
        happening: Some((Happening::Edited, changed.into())),
    }))
}

fn rest(
    ledger: &mut Ledger,
    office: &Office,
    page: &ListPage,
    subscription: &Subscription,
    until: Option<NaiveDate>,
) -> Result<Option<Deed>, PersonError> {
    let zone = resting::zone_of(subscription, &page.list);
    if let Some(day) = until {
        let today = office.now.datetime().with_timezone(&zone).date_naive();
        let latest = today + chrono::Days::new(office.most_days.into());
        if day <= today || day > latest {
            let message = format!("choose a day after {today}, until {latest}");
            return Err(wrong("until", message));
        }
    }
    let end = until.map(|day| resting::beginning_of(day, zone));
    resting::rest(ledger, subscription, end, &office.by, office.now)?;
    let detail = serde_json::json!({ "list": page.list.slug, "until": until });
    Ok(Some(Deed {
        action: "subscriber.pause",
        detail,
        happening: None,
    }))
}

fn quit(
    ledger: &mut Ledger,
    office: &Office,
    page: &ListPage,
    subscription: &Subscription,
    reason: Option<&str>,
) -> Result<Option<Deed>, PersonError> {
    let reason = plain(reason, REASON_CHARACTERS);
    let source = office.by.as_source();
    let ending = Ending {
        method: Method::Operator,
        source: Some(&source),
        why: EndReason::EndedByOperator,
    };
    let nothing = Evidence::default();
    let entropy = &*office.entropy;
    let left = unsubscribe::end_as(ledger, subscription, &ending, &nothing, entropy, office.now)?;
    let detail = serde_json::json!({ "list": page.list.slug, "reason": reason });
    let told = serde_json::json!({ "reason": reason });
    Ok(left.then_some(Deed {
        action: "subscriber.unsubscribe",
        detail,
        happening: Some((Happening::Unsubscribed, told)),
    }))
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

fn write_down(
    ledger: &mut Ledger,
    (actor, by): (&Actor, &By),
    (subscriber, list): (i64, Option<i64>),
    deed: Deed,
    now: UtcTime,
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
