//! Keys that cannot sign, or have signed for long.

use super::super::StoreError;
use super::{Item, Place, Watch};
use crate::domain::attention::Need;
use crate::domain::signing_key::{KeyState, ROTATE_DAYS};
use crate::store::{self, Ledger};

/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;

pub(super) fn look(ledger: &mut Ledger, watch: &Watch) -> Result<Vec<Item>, StoreError> {
    let mut items = Vec::new();
    if !watch.looks_at_records {
        return Ok(items);
    }
    let keys = store::dkim_keys::all(ledger)?;
    let named = |selector: &String| watch.selectors.contains(selector);
    for key in keys.iter().filter(|key| named(&key.selector)) {
        let name = format!("{}._domainkey.{}", key.selector, key.domain);
        let item = |need| Item::new(need, name.clone(), Place::Keys).at(Some(key.changed_at));
        match key.state {
            KeyState::Failing => items.push(item(Need::KeyFails).quoting(&*key.finding)),
            KeyState::Generated | KeyState::Published => {
                // One that waits for its turn beside a key that signs presses nobody.
                let signed = |one: &store::dkim_keys::DkimKey| {
                    one.domain == key.domain && one.state == KeyState::Active
                };
                if !keys.iter().any(signed) {
                    items.push(item(Need::KeyUnseen).quoting(&*key.finding));
                }
            }
            KeyState::Active => {
                let since = key.active_at.unwrap_or(key.changed_at);
                let days = watch.now.seconds_since(since) / DAY_SECONDS;
                if days > ROTATE_DAYS {
                    items.push(item(Need::KeyOld).counting(days).at(Some(since)));
                }
            }
            KeyState::Retired | KeyState::Removed => {}
        }
    }
    Ok(items)
}
