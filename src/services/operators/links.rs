//! Links that open the desk once: asked for by mail ([`super::asking`]), or printed on the machine.
//!
//! What a link does it does by a button or a form; looking at it changes nothing. A link that signs in works only in the
//! browser that asked for it, so that neither a program that looks through mail nor whoever was sent somebody
//! else's link gets in, or is let into an account that is not theirs.

use serde_json::json;

use super::super::{App, StoreError};
use super::passwords::{self, GateError};
use super::signing_in::{Entry, Threshold, folded};
use super::slowing::Doorkeeper;
use super::{Client, notices};
use crate::clock::random_bytes;
use crate::domain::actor::Actor;
use crate::domain::operator::Role;
use crate::domain::operator_link::LinkPurpose;
use crate::domain::password::{self, Weakness};
use crate::domain::time::UtcTime;
use crate::domain::token::{encode, token_hash};
use crate::store::operators::links::{self, NewOperatorLink, OperatorLink};
use crate::store::operators::{accounts, factors};
use crate::store::{self, Ledger};

/// What is behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// What it opens.
    pub purpose: LinkPurpose,
    /// Whose account, or whom it invites.
    pub email: String,
    /// The name on that account, where there is one.
    pub name: String,
    /// As what somebody is invited.
    pub role: Option<Role>,
    /// Who invited them.
    pub invited_by: Option<String>,
    /// The language that was chosen for them.
    pub language: Option<String>,
    /// Whether this browser may use it.
    pub is_for_this_browser: bool,
}

/// What became of setting a password, or of opening an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// The password is set, and every session has ended.
    Set,
    /// The account is open; this is the cookie of its first session.
    In(String),
    /// Not with this password.
    Weak(Weakness),
    /// Not without a name.
    Nameless,
    /// Not with this address.
    BadAddress,
    /// The link does not work any more.
    Gone,
}

/// The path behind a link.
pub(in crate::services) fn path_of(purpose: LinkPurpose) -> &'static str {
    match purpose {
        LinkPurpose::Setup => "desk/setup",
        LinkPurpose::Recovery | LinkPurpose::Reset => "desk/password",
        LinkPurpose::Invitation => "desk/invitation",
        LinkPurpose::SignIn => "desk/link",
    }
}

/// Makes the link that opens the account of the first owner, in the place of any older one; none where there is an
/// owner. It is shown once.
pub async fn setup_link(app: &App) -> Result<Option<String>, StoreError> {
    let hours = i64::from(app.config.desk.setup_hours);
    printed(app, LinkPurpose::Setup, None, hours).await
}

/// Makes a link by which an operator who is locked out gets in: it sets a new password and takes the second factor
/// away. It is for whoever has the machine, and is shown once. None where nobody has this address.
pub async fn recovery_link(app: &App, email: &str) -> Result<Option<String>, StoreError> {
    let email = folded(email);
    let found = app
        .database
        .read(move |ledger| accounts::by_email(ledger, &email))
        .await?;
    let Some((colleague, _)) = found else {
        return Ok(None);
    };
    let hours = i64::from(app.config.desk.setup_hours);
    printed(
        app,
        LinkPurpose::Recovery,
        Some(colleague.operator.id),
        hours,
    )
    .await
}

async fn printed(
    app: &App,
    purpose: LinkPurpose,
    operator: Option<i64>,
    hours: i64,
) -> Result<Option<String>, StoreError> {
    let token = encode(&random_bytes::<32>(&*app.entropy));
    let (hash, now) = (token_hash(&token), app.now());
    let made = app
        .database
        .write(move |ledger| {
            if purpose == LinkPurpose::Setup && accounts::has_owner(ledger)? {
                return Ok::<_, StoreError>(false);
            }
            links::end(ledger, purpose, operator, now)?;
            let link = NewOperatorLink {
                purpose,
                operator_id: operator,
                invites: None,
                language: None,
                derived: None,
                token_hash: &hash,
                browser_hash: None,
                expires_at: now.plus_seconds(hours * 3_600),
            };
            links::insert(ledger, &link, now)?;
            Ok(true)
        })
        .await?;
    Ok(made.then(|| format!("{}/{}/{token}", app.public_url, path_of(purpose))))
}

/// What is behind the link with this token, while it works. Looking changes nothing.
pub async fn look(
    app: &App,
    purposes: &'static [LinkPurpose],
    token: &str,
    browser: Option<&str>,
) -> Result<Option<Behind>, StoreError> {
    let (hash, now, browser) = (token_hash(token), app.now(), browser.map(token_hash));
    app.database
        .read(move |ledger| {
            let Some(link) = working(ledger, purposes, &hash, now)? else {
                return Ok(None);
            };
            let known = match link.operator_id {
                Some(id) => accounts::by_id(ledger, id)?,
                None => None,
            };
            let operator = known.map(|colleague| colleague.operator);
            let is_for_this_browser = link.browser_hash.is_none() || link.browser_hash == browser;
            Ok(Some(Behind {
                purpose: link.purpose,
                role: link.role,
                invited_by: link.invited_by,
                language: operator
                    .as_ref()
                    .and_then(|known| known.language.clone())
                    .or(link.language),
                email: operator
                    .as_ref()
                    .map(|known| known.email.clone())
                    .or(link.email)
                    .unwrap_or_default(),
                name: operator.map(|known| known.name).unwrap_or_default(),
                is_for_this_browser,
            }))
        })
        .await
}

/// The link with this hash, where it works, is for one of these purposes, and still has its place: a setup link only
/// while there is no owner, another only while its account may be used.
fn working(
    ledger: &mut Ledger,
    purposes: &[LinkPurpose],
    hash: &str,
    now: UtcTime,
) -> Result<Option<OperatorLink>, StoreError> {
    let link = links::by_hash(ledger, hash, now)?;
    let Some(link) = link.filter(|link| purposes.contains(&link.purpose)) else {
        return Ok(None);
    };
    let stands = match (link.purpose, link.operator_id) {
        (LinkPurpose::Setup, _) => !accounts::has_owner(ledger)?,
        (LinkPurpose::Invitation, _) => {
            let email = link.email.as_deref().unwrap_or_default();
            accounts::by_email(ledger, email)?.is_none()
        }
        // Whoever has the machine may let in whom they like.
        (LinkPurpose::Recovery, _) => true,
        (_, Some(id)) => accounts::by_id(ledger, id)?
            .is_some_and(|colleague| colleague.operator.suspended_at.is_none()),
        (_, None) => false,
    };
    Ok(stands.then_some(link))
}

/// Signs in by a mailed link, in the browser that asked for it; none where it does not work (any more).
pub async fn sign_in(
    app: &App,
    token: &str,
    browser: &str,
    client: &Client,
    old: Option<&str>,
) -> Result<Option<Entry>, StoreError> {
    let (hash, browser) = (token_hash(token), token_hash(browser));
    let threshold = Threshold::of(app, client, old);
    let keeper = Doorkeeper::of_network(app, &client.network);
    app.database
        .write(move |ledger| {
            let link = working(ledger, &[LinkPurpose::SignIn], &hash, threshold.now)?;
            let Some(link) = link.filter(|link| link.browser_hash.as_ref() == Some(&browser))
            else {
                return Ok(None);
            };
            let colleague = match link.operator_id {
                Some(id) => accounts::by_id(ledger, id)?,
                None => None,
            };
            let Some(colleague) = colleague else {
                return Ok(None);
            };
            if !links::use_up(ledger, link.id, threshold.now)? {
                return Ok(None);
            }
            threshold
                .let_in(ledger, &keeper, &colleague, "link")
                .map(Some)
        })
        .await
}

/// Sets a new password behind a mailed link, or behind one that was printed on the machine.
pub async fn set_password(
    app: &App,
    token: &str,
    password: &str,
    client: &Client,
) -> Result<Opened, GateError> {
    const PURPOSES: &[LinkPurpose] = &[LinkPurpose::Reset, LinkPurpose::Recovery];
    let Some(behind) = look(app, PURPOSES, token, None).await? else {
        return Ok(Opened::Gone);
    };
    if let Err(weakness) = judge(app, password, &behind.email, &behind.name) {
        return Ok(Opened::Weak(weakness));
    }
    let password = passwords::hash(app, password).await?;
    let (hash, threshold) = (token_hash(token), Threshold::of(app, client, None));
    let set = app
        .database
        .write(move |ledger| {
            let now = threshold.now;
            let link = working(ledger, PURPOSES, &hash, now)?;
            let Some((link, id)) = link.and_then(|link| link.operator_id.map(|id| (link, id)))
            else {
                return Ok::<_, StoreError>(false);
            };
            if !links::use_up(ledger, link.id, now)? {
                return Ok(false);
            }
            accounts::set_password(ledger, id, &password)?;
            accounts::end_sessions(ledger, id, None)?;
            factors::end_halves_of(ledger, id)?;
            let actor = if link.purpose == LinkPurpose::Recovery {
                factors::turn_off(ledger, id)?;
                accounts::set_suspended(ledger, id, None)?;
                Actor::CommandLine
            } else {
                let known = accounts::by_id(ledger, id)?;
                known.map_or(Actor::Nobody, |known| super::actor_of(&known.operator))
            };
            let detail = json!({ "by": link.purpose });
            threshold.note(ledger, &actor, "operator.password", id, detail)?;
            notices::tell(ledger, id, now)?;
            Ok(true)
        })
        .await?;
    Ok(if set { Opened::Set } else { Opened::Gone })
}

/// What somebody fills in who opens an account.
#[derive(Debug, Clone, Copy)]
pub struct Application<'a> {
    /// The address; for somebody who was invited it is that of the invitation.
    pub email: &'a str,
    /// The name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
}

/// Opens the account of the first owner, or of somebody who was invited, and signs them in.
pub async fn open_account(
    app: &App,
    purposes: &'static [LinkPurpose],
    token: &str,
    asked: &Application<'_>,
    client: &Client,
) -> Result<Opened, GateError> {
    let Some(behind) = look(app, purposes, token, None).await? else {
        return Ok(Opened::Gone);
    };
    let Some(name) = super::account::clean_name(asked.name) else {
        return Ok(Opened::Nameless);
    };
    let email = match behind.purpose {
        LinkPurpose::Invitation => behind.email,
        _ => match crate::domain::address::EmailAddress::parse_any(asked.email) {
            Ok(address) => address.key(),
            Err(_) => return Ok(Opened::BadAddress),
        },
    };
    if let Err(weakness) = judge(app, asked.password, &email, &name) {
        return Ok(Opened::Weak(weakness));
    }
    let password = passwords::hash(app, asked.password).await?;
    let (hash, threshold) = (token_hash(token), Threshold::of(app, client, None));
    let opened = app
        .database
        .write(move |ledger| {
            let now = threshold.now;
            let Some(link) = working(ledger, purposes, &hash, now)? else {
                return Ok::<_, StoreError>(None);
            };
            if accounts::by_email(ledger, &email)?.is_some()
                || !links::use_up(ledger, link.id, now)?
            {
                return Ok(None);
            }
            let role = link.role.unwrap_or(Role::Owner);
            let id = store::operators::insert(ledger, &email, &name, role, now)?;
            accounts::set_password(ledger, id, &password)?;
            accounts::set_person(ledger, id, &name, link.language.as_deref())?;
            let Some(colleague) = accounts::by_id(ledger, id)? else {
                return Ok(None);
            };
            let actor = super::actor_of(&colleague.operator);
            let detail = json!({ "role": role, "by": link.purpose, "invited_by": link.invited_by });
            threshold.note(ledger, &actor, "operator.add", id, detail)?;
            let way = link.purpose.as_str();
            let entry = threshold.open_session(ledger, &colleague.operator, way)?;
            Ok(Some(entry))
        })
        .await?;
    Ok(match opened {
        Some(Entry::In(cookie)) => Opened::In(cookie),
        _ => Opened::Gone,
    })
}

/// Judges a new password by the rules, and by what strangers would try on this person.
pub(super) fn judge(app: &App, password: &str, email: &str, name: &str) -> Result<(), Weakness> {
    password::judge(password, &[email, name, super::site(app)])
}
