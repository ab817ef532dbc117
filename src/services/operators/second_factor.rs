//! The second factor: codes of an authenticator app (RFC 6238), and recovery codes for when the phone is lost.

use serde_json::json;

use super::super::{App, StoreError};
use super::notices;
use super::signing_in::Threshold;
use super::{Client, Visitor};
use crate::clock::{Entropy, random_bytes};
use crate::domain::time::UtcTime;
use crate::domain::token::{Keyring, NONCE_BYTES, encode, token_hash};
use crate::domain::totp::{SECRET_BYTES, Secret};
use crate::store::Ledger;
use crate::store::operators::factors::{self, Factor};

/// Recovery codes that are made at a time.
const CODES: usize = 10;
/// Bytes of chance in each: nobody guesses 80 bits.
const CODE_BYTES: usize = 10;

/// Where somebody's second factor stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Since when it is asked for.
    pub since: Option<UtcTime>,
    /// Recovery codes that are left.
    pub codes_left: i64,
}

/// What an authenticator app has to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The secret as one types it.
    pub secret: String,
    /// The secret as a QR code holds it.
    pub uri: String,
}

/// Where the second factor of an operator stands.
pub async fn standing(app: &App, operator: i64) -> Result<Standing, StoreError> {
    app.database
        .read(move |ledger| {
            Ok(Standing {
                since: factors::factor(ledger, operator)?.totp_since,
                codes_left: factors::codes_left(ledger, operator)?,
            })
        })
        .await
}

/// Makes a new secret for somebody who has none in use. Nothing is asked for before they have shown a code of it.
pub async fn propose(app: &App, visitor: &Visitor) -> Result<(), StoreError> {
    let id = visitor.operator.id;
    let secret = random_bytes::<SECRET_BYTES>(&*app.entropy);
    let nonce = random_bytes::<NONCE_BYTES>(&*app.entropy);
    let locked = app.keyring.lock(&secret, &owner(id), nonce);
    let locked = locked.ok_or_else(|| StoreError::Unreadable("no key to lock with".to_owned()))?;
    app.database
        .write(move |ledger| factors::propose(ledger, id, &locked))
        .await
}

/// The secret that is being set up; none where there is none, or it is in use already.
pub async fn enrolment(app: &App, visitor: &Visitor) -> Result<Option<Enrolment>, StoreError> {
    let id = visitor.operator.id;
    let factor = app
        .database
        .read(move |ledger| factors::factor(ledger, id))
        .await?;
    if factor.totp_since.is_some() {
        return Ok(None);
    }
    let site = super::site(app);
    Ok(unlock(&app.keyring, id, &factor).map(|secret| Enrolment {
        secret: secret.in_groups(),
        uri: secret.uri(&format!("Postrider {site}"), &visitor.operator.email),
    }))
}

/// Turns the second factor on, where the code is one of the secret that is being set up; the recovery codes are
/// returned, and shown this once.
pub async fn turn_on(
    app: &App,
    visitor: &Visitor,
    code: &str,
    client: &Client,
) -> Result<Option<Vec<String>>, StoreError> {
    let id = visitor.operator.id;
    let codes = new_codes(&*app.entropy);
    let hashes: Vec<String> = codes.iter().map(|code| code_hash(id, code)).collect();
    let (keyring, code) = (app.keyring.clone(), code.to_owned());
    let (threshold, actor) = (Threshold::of(app, client, None), visitor.actor());
    let session = visitor.session.id;
    let turned = app
        .database
        .write(move |ledger| {
            let factor = factors::factor(ledger, id)?;
            let secret = unlock(&keyring, id, &factor).filter(|_| factor.totp_since.is_none());
            let step = secret.and_then(|secret| secret.accepts(&code, threshold.now, 0));
            let Some(step) = step else {
                return Ok::<_, StoreError>(false);
            };
            factors::turn_on(ledger, id, step, threshold.now)?;
            factors::set_codes(ledger, id, &hashes)?;
            // Sessions that began without the second factor end.
            crate::store::operators::accounts::end_sessions(ledger, id, Some(session))?;
            threshold.note(ledger, &actor, "operator.factor_on", id, json!({}))?;
            notices::tell(ledger, id, threshold.now)?;
            Ok(true)
        })
        .await?;
    if turned {
        app.nudge.notify_one();
    }
    Ok(turned.then_some(codes))
}

/// Puts new recovery codes in the place of those there were, and returns them.
pub async fn renew_codes(
    app: &App,
    visitor: &Visitor,
    client: &Client,
) -> Result<Option<Vec<String>>, StoreError> {
    let id = visitor.operator.id;
    let codes = new_codes(&*app.entropy);
    let hashes: Vec<String> = codes.iter().map(|code| code_hash(id, code)).collect();
    let (threshold, actor) = (Threshold::of(app, client, None), visitor.actor());
    let renewed = app
        .database
        .write(move |ledger| {
            if factors::factor(ledger, id)?.totp_since.is_none() {
                return Ok::<_, StoreError>(false);
            }
            factors::set_codes(ledger, id, &hashes)?;
            threshold.note(ledger, &actor, "operator.factor_codes", id, json!({}))?;
            notices::tell(ledger, id, threshold.now)?;
            Ok(true)
        })
        .await?;
    Ok(renewed.then_some(codes))
}

/// Turns somebody's own second factor off.
pub async fn turn_off(app: &App, visitor: &Visitor, client: &Client) -> Result<(), StoreError> {
    let id = visitor.operator.id;
    let (threshold, actor) = (Threshold::of(app, client, None), visitor.actor());
    app.database
        .write(move |ledger| {
            factors::turn_off(ledger, id)?;
            threshold.note(ledger, &actor, "operator.factor_off", id, json!({}))?;
            notices::tell(ledger, id, threshold.now)
        })
        .await
}

/// Takes a code of the app or a recovery code, once; says which it was.
pub(super) fn accept(
    ledger: &mut Ledger,
    keyring: &Keyring,
    operator: i64,
    code: &str,
    now: UtcTime,
) -> Result<Option<&'static str>, StoreError> {
    let factor = factors::factor(ledger, operator)?;
    if factor.totp_since.is_none() {
        return Ok(None);
    }
    let secret = unlock(keyring, operator, &factor);
    if let Some(step) = secret.and_then(|secret| secret.accepts(code, now, factor.totp_last_step)) {
        let first = factors::take_step(ledger, operator, step)?;
        return Ok(first.then_some("password and code"));
    }
    let used = factors::use_code(ledger, operator, &code_hash(operator, code))?;
    Ok(used.then_some("password and recovery code"))
}

fn unlock(keyring: &Keyring, operator: i64, factor: &Factor) -> Option<Secret> {
    let locked = factor.totp_secret.as_deref()?;
    let bytes = keyring.unlock(locked, &owner(operator))?;
    Some(Secret::of(bytes.try_into().ok()?))
}

fn owner(operator: i64) -> String {
    format!("operator {operator}")
}

/// Recovery codes, each in groups of four.
fn new_codes(entropy: &dyn Entropy) -> Vec<String> {
    let code = |_| {
        let text = encode(&random_bytes::<CODE_BYTES>(entropy));
        let groups: Vec<&str> = (0..text.len())
            .step_by(4)
            .filter_map(|at| text.get(at..at + 4))
            .collect();
        groups.join("-")
    };
    (0..CODES).map(code).collect()
}

/// What is kept of a recovery code, however it was typed.
fn code_hash(operator: i64, code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    token_hash(&format!("{operator}:{plain}"))
}
