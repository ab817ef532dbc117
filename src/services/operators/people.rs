//! What owners do about colleagues: invite them, change what they may, let them in no longer.
//!
//! There is always an owner who can sign in: whatever would take the last one away is not done. Whoever is changed
//! loses their sessions, so that no page of theirs may more, or less, than they now do.

use serde_json::json;

use super::super::{App, StoreError, audit, version_of};
use super::Operator;
use super::asking::Clerk;
use super::links::path_of;
use super::notices;
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::delivery::LetterKind;
use crate::domain::operator::Role;
use crate::domain::operator_link::LinkPurpose;
use crate::domain::paging::{Page, PageAsk};
use crate::domain::time::UtcTime;
use crate::domain::version::{Expected, Version};
use crate::store::Ledger;
use crate::store::operators::{accounts, factors, links};

pub use crate::store::operators::accounts::Colleague;
pub use crate::store::operators::links::OperatorLink;

/// The most invitations that are shown.
const INVITATIONS: i64 = 100;

/// A colleague, and when they were last seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub colleague: Colleague,
    /// When they last did anything, in a session that still lives.
    pub seen_at: Option<UtcTime>,
}

/// What became of an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invited {
    /// The letter is on its way.
    Mailed {
        /// The number of the invitation.
        id: i64,
        /// To this address.
        email: String,
    },
    /// No list could write it; here is the link, to be passed on.
    ByHand {
        /// The number of the invitation.
        id: i64,
        /// The whole address of the page.
        link: String,
    },
    /// Somebody with this address works here already.
    Known,
    /// Not an address.
    BadAddress,
}

/// What becomes of a colleague.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Another role.
    Role(Role),
    /// Nobody is let in by this account.
    Suspend,
    /// They are let in again.
    Restore,
    /// The account is taken away.
    Remove,
    /// No code is asked for any more.
    FactorOff,
    /// All sessions end.
    EndSessions,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Done.
    Done,
    /// It would have taken the last owner away.
    LastOwner,
    /// There is nobody with this number.
    Unknown,
    /// Somebody else changed them since whoever asks read it.
    Stale,
}

/// Colleagues, whoever came last first.
pub async fn page(app: &App, asked: PageAsk) -> Result<Page<Person>, StoreError> {
    app.database
        .read(move |ledger| {
            let seen = accounts::last_seen(ledger)?;
            let people = accounts::below(ledger, asked.below(), asked.rows())?.into_iter();
            let seen_at = |id| {
                let found = seen.iter().find(|(operator, _)| *operator == id);
                found.and_then(|(_, at)| *at)
            };
            let people = people.map(|colleague| Person {
                seen_at: seen_at(colleague.operator.id),
                colleague,
            });
            Ok(asked.page(people.collect(), |person: &Person| {
                person.colleague.operator.id
            }))
        })
        .await
}

/// One colleague, and when they were last seen.
pub async fn person(app: &App, id: i64) -> Result<Option<Person>, StoreError> {
    app.database
        .read(move |ledger| {
            let seen = accounts::last_seen(ledger)?;
            let found = accounts::by_id(ledger, id)?;
            let seen_at = seen.iter().find(|(operator, _)| *operator == id);
            let seen_at = seen_at.and_then(|(_, at)| *at);
            Ok(found.map(|colleague| Person { colleague, seen_at }))
        })
        .await
}

/// One colleague.
pub async fn one(app: &App, id: i64) -> Result<Option<Colleague>, StoreError> {
    app.database
        .read(move |ledger| accounts::by_id(ledger, id))
        .await
}

/// Invitations that wait, the newest first.
pub async fn invitations(app: &App) -> Result<Vec<OperatorLink>, StoreError> {
    let now = app.now();
    app.database
        .read(move |ledger| links::invitations(ledger, now, INVITATIONS))
        .await
}

/// Invites somebody. An older invitation to the same address ends.
pub async fn invite(
    app: &App,
    actor: &Actor,
    email: &str,
    role: Role,
    language: Option<&str>,
) -> Result<Invited, StoreError> {
    let Ok(address) = EmailAddress::parse_any(email) else {
        return Ok(Invited::BadAddress);
    };
    let email = address.key();
    let language = language
        .filter(|tag| app.words.speak(tag))
        .map(str::to_owned);
    let (clerk, actor, public_url) = (Clerk::of(app), actor.clone(), app.public_url.clone());
    let invited = app
        .database
        .write(move |ledger| {
            if accounts::by_email(ledger, &email)?.is_some() {
                return Ok::<_, StoreError>(Invited::Known);
            }
            let now = clerk.now;
            links::end_invitations_to(ledger, &email, now)?;
            let (id, token) =
                clerk.invite(ledger, &email, role, actor.name(), language.as_deref())?;
            note(
                ledger,
                &actor,
                "operator.invite",
                &format!("invitation {id}"),
                json!({ "email": email, "role": role }),
                now,
            )?;
            if notices::write_to(ledger, LetterKind::OperatorInvitation, &email, id, now)? {
                return Ok(Invited::Mailed { id, email });
            }
            let path = path_of(LinkPurpose::Invitation);
            Ok(Invited::ByHand {
                id,
                link: format!("{public_url}/{path}/{token}"),
            })
        })
        .await?;
    app.nudge.notify_one();
    Ok(invited)
}

/// Takes an invitation back; says whether there was one.
pub async fn withdraw(app: &App, actor: &Actor, id: i64) -> Result<bool, StoreError> {
    let (actor, now) = (actor.clone(), app.now());
    app.database
        .write(move |ledger| {
            let link = links::by_id(ledger, id)?;
            let invitation = link.filter(|link| link.purpose == LinkPurpose::Invitation);
            if invitation.is_none() || !links::use_up(ledger, id, now)? {
                return Ok(false);
            }
            let target = format!("invitation {id}");
            note(ledger, &actor, "operator.withdraw", &target, json!({}), now)?;
            Ok(true)
        })
        .await
}

/// The version of what can be changed about a colleague. When they were last seen is not among it.
#[must_use]
pub fn version(operator: &Operator) -> Version {
    let since = (operator.suspended_at, operator.totp_since);
    version_of(&(
        operator.id,
        &operator.email,
        &operator.name,
        operator.role,
        since,
    ))
}

/// Changes something about a colleague, or about oneself.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: i64,
    change: Change,
) -> Result<Changed, StoreError> {
    change_seen(app, actor, id, vec![change], Expected::Anything).await
}

/// Makes several changes, all or none, unless somebody else has changed the colleague since whoever asks saw them.
pub async fn change_seen(
    app: &App,
    actor: &Actor,
    id: i64,
    wanted: Vec<Change>,
    seen: Expected,
) -> Result<Changed, StoreError> {
    let (actor, now) = (actor.clone(), app.now());
    let changed = app
        .database
        .write(move |ledger| {
            let owners = accounts::hold_owners(ledger)?;
            accounts::hold(ledger, id)?;
            let Some(before) = accounts::by_id(ledger, id)? else {
                return Ok::<_, StoreError>(Changed::Unknown);
            };
            if seen.check(&version(&before.operator)).is_err() {
                return Ok(Changed::Stale);
            }
            let takes_away = |change: &Change| match change {
                Change::Suspend | Change::Remove => true,
                Change::Role(role) => *role != Role::Owner,
                _ => false,
            };
            if wanted.iter().any(takes_away) && owners == [id] {
                return Ok(Changed::LastOwner);
            }
            for change in wanted {
                let (action, detail) = act(ledger, &before, change, now)?;
                let target = format!("operator {id}");
                note(ledger, &actor, action, &target, detail, now)?;
                if change == Change::FactorOff {
                    notices::tell(ledger, id, now)?;
                }
            }
            Ok(Changed::Done)
        })
        .await?;
    app.nudge.notify_one();
    Ok(changed)
}

fn act(
    ledger: &mut Ledger,
    before: &Colleague,
    change: Change,
    now: UtcTime,
) -> Result<(&'static str, serde_json::Value), StoreError> {
    let operator = &before.operator;
    let id = operator.id;
    accounts::end_sessions(ledger, id, None)?;
    factors::end_halves_of(ledger, id)?;
    Ok(match change {
        Change::Role(role) => {
            accounts::set_role(ledger, id, role)?;
            let detail = json!({ "before": operator.role, "after": role });
            ("operator.role", detail)
        }
        Change::Suspend => {
            accounts::set_suspended(ledger, id, Some(now))?;
            ("operator.suspend", json!({}))
        }
        Change::Restore => {
            accounts::set_suspended(ledger, id, None)?;
            ("operator.restore", json!({}))
        }
        Change::Remove => {
            accounts::remove(ledger, id)?;
            let detail = json!({ "name": operator.name, "role": operator.role });
            ("operator.remove", detail)
        }
        Change::FactorOff => {
            factors::turn_off(ledger, id)?;
            ("operator.factor_off", json!({}))
        }
        Change::EndSessions => ("session.revoke", json!({ "session": null })),
    })
}

fn note(
    ledger: &mut Ledger,
    actor: &Actor,
    action: &str,
    target: &str,
    detail: serde_json::Value,
    now: UtcTime,
) -> Result<(), StoreError> {
    let note = audit::Note {
        actor,
        action,
        target,
        detail,
        now,
    };
    audit::note(ledger, &note)
}
