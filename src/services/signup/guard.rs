//! What every form of ours carries against programs, whether it is a page, a frame or drawn from JSON.

use super::super::lists::ListPage;
use super::super::{App, StoreError};
use super::standing;
use crate::clock::random_bytes;
use crate::config::AskForWork;
use crate::domain::challenge::{self, Payload};
use crate::domain::form_token::{self, Proof};
use crate::store;
use crate::store::desk::SITE;

pub use crate::domain::challenge::Challenge;

/// The field that no person sees and no browser fills: whoever fills it is a program, which gets the same
/// answer and no letter.
pub const TRAP: &str = "website";

/// The field of the solution of a challenge, under the name that the protocol's own widget uses.
pub const SOLUTION: &str = "altcha";
/// Bytes of that field that are worth reading.
const SOLUTION_BYTES: usize = 4_096;

/// The guard's values of one form that is about to be shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FormGuard {
    /// The value of the hidden field `form_token`; good for this list, for twelve hours and once.
    pub form_token: String,
    /// The name of the field to hide from people and to leave empty.
    pub trap: &'static str,
    /// Where the form gets a challenge, if it is asked to solve one; the solution goes into the field
    /// [`SOLUTION`].
    pub challenge: Option<String>,
}

/// What a form of this list carries that is shown now. Call it for every showing.
pub async fn guard(app: &App, page: &ListPage) -> Result<FormGuard, StoreError> {
    let list = page.list.id;
    let asked = match app.config.signup.pressure.challenge {
        AskForWork::Never => false,
        AskForWork::Always => true,
        AskForWork::Auto => {
            app.database
                .read(move |ledger| {
                    let desks = [
                        store::desk::of(ledger, list)?,
                        store::desk::of(ledger, SITE)?,
                    ];
                    Ok::<_, StoreError>(standing::asked_since(&desks, list).is_some())
                })
                .await?
        }
    };
    let nonce = random_bytes(&*app.entropy);
    Ok(FormGuard {
        form_token: form_token::make(&app.keyring, list, app.now(), nonce),
        trap: TRAP,
        challenge: asked.then(|| format!("/lists/{}/challenge", page.list.slug)),
    })
}

/// A challenge for a form of this list. Nothing is kept of it until its solution is used.
#[must_use]
pub fn challenge(app: &App, page: &ListPage) -> Challenge {
    let chance = random_bytes(&*app.entropy);
    challenge::make(&app.keyring, page.list.id, app.now(), chance)
}

/// The name of a solved challenge, where the text of the field is one for this list.
fn solved(app: &App, page: &ListPage, text: &str) -> Option<String> {
    if text.len() > SOLUTION_BYTES {
        return None;
    }
    let json = data_encoding::BASE64.decode(text.trim().as_bytes()).ok()?;
    let payload: Payload = serde_json::from_slice(&json).ok()?;
    challenge::check(&app.keyring, page.list.id, app.now(), &payload)
}

/// What a sign-up brought with it. It is read without the ledger, so the time that takes tells nothing.
pub(super) fn proof(
    app: &App,
    page: &ListPage,
    form_token: Option<&str>,
    trap: Option<&str>,
    solution: Option<&str>,
    key_id: Option<i64>,
) -> Proof {
    let form =
        form_token.and_then(|token| form_token::read(&app.keyring, page.list.id, app.now(), token));
    Proof {
        trapped: trap.is_some_and(|text| !text.is_empty()),
        form,
        solved: solution.and_then(|text| solved(app, page, text)),
        key_id,
    }
}
