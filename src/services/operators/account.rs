//! What operators change about themselves: name, language, password, sessions.

use serde_json::json;

use super::super::{App, StoreError};
use super::passwords::{self, GateError};
use super::signing_in::Threshold;
use super::slowing::Doorkeeper;
use super::{Client, Session, Visitor, links, notices};
use crate::clock::random_bytes;
use crate::domain::password::Weakness;
use crate::domain::token::{encode, token_hash};
use crate::store::operators::{accounts, factors};

/// The longest name, in characters.
const NAME_CHARACTERS: usize = 80;

/// What became of a change of password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasswordChange {
    /// Changed; all other sessions have ended, and this one has this cookie from now on.
    Changed(String),
    /// The present password is not right.
    Wrong,
    /// The new one is not good enough.
    Weak(Weakness),
    /// Nothing is tried for so many seconds.
    Wait(i64),
}

/// A name fit for pages and the audit log: one line, not empty, not too long.
pub(super) fn clean_name(name: &str) -> Option<String> {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !name.is_empty() && name.chars().count() <= NAME_CHARACTERS;
    fits.then_some(name)
}

/// Sets somebody's own name and language (none: what the browser prefers); says whether the name is one.
pub async fn set_person(
    app: &App,
    visitor: &Visitor,
    name: &str,
    language: Option<&str>,
    client: &Client,
) -> Result<bool, StoreError> {
    let Some(name) = clean_name(name) else {
        return Ok(false);
    };
    let language = language.filter(|tag| app.words.speak(tag));
    let language = language.map(|tag| app.words.choose([tag]).to_owned());
    let (threshold, actor) = (Threshold::of(app, client, None), visitor.actor());
    let before = visitor.operator.clone();
    app.database
        .write(move |ledger| {
            accounts::set_person(ledger, before.id, &name, language.as_deref())?;
            let detail = json!({
                "before": { "name": before.name, "language": before.language },
                "after": { "name": name, "language": language },
            });
            threshold.note(ledger, &actor, "operator.edit", before.id, detail)?;
            Ok(true)
        })
        .await
}

/// Changes somebody's own password, which they have to give once more.
pub async fn change_password(
    app: &App,
    visitor: &Visitor,
    present: &str,
    new: &str,
    client: &Client,
) -> Result<PasswordChange, GateError> {
    let operator = &visitor.operator;
    let (id, session) = (operator.id, visitor.session.id);
    if let Err(weakness) = links::judge(app, new, &operator.email, &operator.name) {
        return Ok(PasswordChange::Weak(weakness));
    }
    let doorkeeper = Doorkeeper::of(app, &operator.email, &client.network);
    let at_the_door = doorkeeper.clone();
    let known = app
        .database
        .write(move |ledger| {
            if let Some(seconds) = at_the_door.admit(ledger)? {
                return Ok::<_, StoreError>(Err(seconds));
            }
            Ok(Ok(accounts::password_hash(ledger, id)?))
        })
        .await?;
    let present_hash = match known {
        Ok(hash) => hash,
        Err(seconds) => return Ok(PasswordChange::Wait(seconds)),
    };
    let threshold = Threshold::of(app, client, None);
    let actor = visitor.actor();
    if !passwords::is_right(app, present, present_hash.as_deref()).await? {
        app.database
            .write(move |ledger| threshold.refuse(ledger, "present password"))
            .await?;
        return Ok(PasswordChange::Wrong);
    }
    let new = passwords::hash(app, new).await?;
    let token = encode(&random_bytes::<32>(&*app.entropy));
    let hash = token_hash(&token);
    app.database
        .write(move |ledger| {
            doorkeeper.forget(ledger)?;
            accounts::set_password(ledger, id, &new)?;
            accounts::end_sessions(ledger, id, Some(session))?;
            factors::end_halves_of(ledger, id)?;
            accounts::renew_session(ledger, session, &hash, threshold.now)?;
            threshold.note(
                ledger,
                &actor,
                "operator.password",
                id,
                json!({ "by": "change" }),
            )?;
            notices::tell(ledger, id, threshold.now)
        })
        .await?;
    app.nudge.notify_one();
    Ok(PasswordChange::Changed(token))
}

/// Somebody's own sessions, the one used last first; those that have ended by themselves are left out.
pub async fn sessions(app: &App, operator: i64) -> Result<Vec<Session>, StoreError> {
    let limit = i64::from(app.config.desk.sessions);
    let now = app.now();
    let known = app
        .database
        .read(move |ledger| accounts::sessions_of(ledger, operator, limit))
        .await?;
    let living = known
        .into_iter()
        .filter(|session| super::is_live(app, session, now));
    Ok(living.collect())
}

/// Ends one of somebody's own sessions, or all but the present one; says whether there was any.
pub async fn end_sessions(
    app: &App,
    visitor: &Visitor,
    which: Option<i64>,
    client: &Client,
) -> Result<bool, StoreError> {
    let (id, present) = (visitor.operator.id, visitor.session.id);
    let (threshold, actor) = (Threshold::of(app, client, None), visitor.actor());
    app.database
        .write(move |ledger| {
            let ended = match which {
                Some(session) => accounts::end_session_of(ledger, id, session)?,
                None => accounts::end_sessions(ledger, id, Some(present))? > 0,
            };
            if ended {
                let detail = json!({ "session": which });
                threshold.note(ledger, &actor, "session.revoke", id, detail)?;
            }
            Ok(ended)
        })
        .await
}
