//! The link of a letter. Whoever holds a letter may have had it forwarded, so the link can only make less come: leave,
//! or pause. It shows no address and no choice, and changes none; for that it has a fresh link sent to the
//! mailbox itself.

use chrono::NaiveDate;

use super::super::unsubscribe::{self, Left, Scope};
use super::super::{App, StoreError};
use super::resting::{self, PauseDays};
use super::{links, with_confirmed};
use crate::domain::consent::{Evidence, Method};
use crate::domain::happening::By;
use crate::domain::link_wish::WishKind;
use crate::domain::subscription::SubscriptionState;
use crate::domain::token::TokenPurpose;
use crate::store;
use crate::store::links::LinkWish;

/// What the page behind a letter's link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPage {
    /// The name of the list.
    pub list_name: String,
    /// The slug of the list.
    pub list_slug: String,
    /// The address, all but hidden.
    pub masked_address: String,
    /// The languages that the page may be in, the reader's own first.
    pub languages: Vec<String>,
    /// Where the subscription stands.
    pub state: SubscriptionState,
    /// The day on which a pause ends.
    pub paused_until: Option<NaiveDate>,
    /// The days on which one may end.
    pub pause_days: PauseDays,
    /// Whether other lists write to this address.
    pub has_other_lists: bool,
    /// The token by which the subscription is left.
    pub leave_token: String,
}

/// What became of the wish to pause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paused {
    /// The subscription rests.
    Done(LetterPage),
    /// The day is none on which a pause may end.
    WrongDay(LetterPage),
}

/// What the page behind the link shows; nothing for an unknown token. Changes nothing.
pub async fn page(app: &App, token: &str) -> Result<Option<LetterPage>, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::Preferences, token) else {
        return Ok(None);
    };
    let found = app
        .database
        .read(move |ledger| {
            let Some(subscription) = store::subscribers::subscription(ledger, id)? else {
                return Ok(None);
            };
            let reader = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
            let list = store::lists::by_id(ledger, subscription.list_id)?;
            let all = store::subscribers::subscriptions_of(ledger, reader.id)?;
            Ok::<_, StoreError>(Some((subscription, reader, list, all)))
        })
        .await?;
    let Some((subscription, reader, list, all)) = found else {
        return Ok(None);
    };
    let zone = resting::zone_of(&subscription, &list);
    Ok(Some(LetterPage {
        pause_days: resting::pause_days(app, &subscription, &list),
        paused_until: subscription
            .paused_until
            .map(|until| until.datetime().with_timezone(&zone).date_naive()),
        masked_address: reader.address.masked(),
        has_other_lists: all
            .iter()
            .any(|other| other.id != id && other.state != SubscriptionState::Unsubscribed),
        state: subscription.state,
        languages: subscription
            .language
            .into_iter()
            .chain([list.language])
            .collect(),
        list_name: list.name,
        list_slug: list.slug,
        leave_token: unsubscribe::token(app, id),
    }))
}

/// Leaves by a letter's link; the same as by its link to unsubscribe.
pub async fn leave(
    app: &App,
    token: &str,
    scope: Scope,
    evidence: Evidence,
) -> Result<Left, StoreError> {
    match app.keyring.verify(TokenPurpose::Preferences, token) {
        Some(id) => unsubscribe::leave_from(app, id, scope, Method::Page, evidence).await,
        None => Ok(Left::UnknownToken),
    }
}

/// Pauses until a day, by a letter's link; nothing for an unknown token.
pub async fn pause(
    app: &App,
    token: &str,
    day: Option<NaiveDate>,
) -> Result<Option<Paused>, StoreError> {
    let (Some(id), Some(before)) = (
        app.keyring.verify(TokenPurpose::Preferences, token),
        page(app, token).await?,
    ) else {
        return Ok(None);
    };
    let allowed = before.pause_days.first..=before.pause_days.last;
    let Some(day) = day.filter(|day| allowed.contains(day)) else {
        return Ok(Some(Paused::WrongDay(before)));
    };
    let now = app.now();
    app.database
        .write(move |ledger| {
            with_confirmed(ledger, id, |ledger, subscription| {
                let list = store::lists::by_id(ledger, subscription.list_id)?;
                let zone = resting::zone_of(&subscription, &list);
                let until = resting::beginning_of(day, zone);
                // The link can only make less come.
                if subscription.paused_until.is_some_and(|known| known > until) {
                    return Ok(());
                }
                resting::rest(ledger, &subscription, Some(until), &By::reader(), now)?;
                Ok(())
            })
        })
        .await?;
    Ok(page(app, token).await?.map(Paused::Done))
}

/// Has a fresh link sent to the mailbox of a letter; nothing for an unknown token.
pub async fn ask_for_link(
    app: &App,
    token: &str,
    evidence: &Evidence,
) -> Result<Option<LetterPage>, StoreError> {
    let (Some(id), Some(page)) = (
        app.keyring.verify(TokenPurpose::Preferences, token),
        page(app, token).await?,
    ) else {
        return Ok(None);
    };
    let wish = LinkWish {
        kind: WishKind::Manage,
        subscription_id: Some(id),
        address: None,
        network: links::network_of(evidence),
        received_at: app.now(),
    };
    links::receive(app, wish).await?;
    Ok(Some(page))
}
