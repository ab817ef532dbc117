//! How much a sign-up proves of itself, when the inbox is worked off.

use super::super::StoreError;
use crate::config::AskForWork;
use crate::domain::budget::Standing;
use crate::domain::challenge::LIFE_SECONDS;
use crate::domain::time::UtcTime;
use crate::store::desk::{Desk, SITE};
use crate::store::signups::NewSignup;
use crate::store::{self, Ledger};

/// Seconds for which a form that was shown before work was asked for is still believed without.
const GRACE_SECONDS: i64 = 900;

/// Where a sign-up stands. A form token counts once, and so does a challenge: their second use proves nothing.
pub(super) fn of(
    ledger: &mut Ledger,
    signup: &NewSignup,
    ask: AskForWork,
    desks: &[Desk],
) -> Result<Standing, StoreError> {
    let proof = &signup.proof;
    if proof.key_id.is_some() {
        return Ok(Standing::Keyed);
    }
    let Some(form) = &proof.form else {
        return Ok(Standing::Unproved);
    };
    if !store::budgets::use_up(ledger, &form.id, form.over_at())? {
        return Ok(Standing::Unproved);
    }
    if let Some(id) = &proof.solved {
        let over_at = signup.received_at.plus_seconds(LIFE_SECONDS + 1);
        if store::budgets::use_up(ledger, id, over_at)? {
            return Ok(Standing::Proved);
        }
    }
    let since = match ask {
        AskForWork::Never => None,
        AskForWork::Always => Some(form.shown_at),
        AskForWork::Auto => asked_since(desks, signup.list_id),
    };
    let was_asked = since.is_some_and(|since| {
        form.shown_at >= since || signup.received_at >= since.plus_seconds(GRACE_SECONDS)
    });
    Ok(if was_asked {
        Standing::Unproved
    } else {
        Standing::Proved
    })
}

/// Since when forms of a list ask for work, for its own sake or the site's.
pub(super) fn asked_since(desks: &[Desk], list: i64) -> Option<UtcTime> {
    desks
        .iter()
        .filter(|desk| desk.list_id == list || desk.list_id == SITE)
        .filter_map(|desk| desk.challenge_since)
        .min()
}

/// Whether letters of a list are kept back, for its own sake or the site's.
pub(super) fn is_paused(desks: &[Desk], list: i64) -> bool {
    desks
        .iter()
        .any(|desk| (desk.list_id == list || desk.list_id == SITE) && desk.paused_since.is_some())
}
