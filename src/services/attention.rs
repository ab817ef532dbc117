//! What needs an operator's attention, each with the place where it is solved.
//!
//! Everything is read from the ledger, so that every process says the same; only what this process alone can
//! know (its configuration) is added. Nothing here takes long: each look is by a small index or at a small table.

mod letters;
mod signing;
mod sources;

use super::{App, StoreError};
use crate::domain::attention::{Need, Urgency};
use crate::domain::time::UtcTime;
use crate::store::{self, Ledger};

/// The most items of one kind.
const MOST_OF_A_KIND: usize = 20;

/// Where something is solved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An issue's page.
    Issue(i64),
    /// A feed's page.
    Feed(i64),
    /// A list's page.
    List(String),
    /// A relay's page.
    Relay(String),
    /// The DKIM keys.
    Keys,
    /// The letters outside issues that are in doubt.
    Doubts,
    /// The sign-ups that are kept back.
    Signups,
    /// A wave of removals.
    Wave(i64),
    /// The settings, the workers and the ledger.
    Settings,
}

/// Something that needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub need: Need,
    /// How much it presses.
    pub urgency: Urgency,
    /// Whom or what it is about: the name of a list, a relay, a domain, a key, a feed. May be empty.
    pub subject: String,
    /// How many there are, where that means something; else 0.
    pub count: i64,
    /// What the relay, the feed or the configuration said, word for word.
    pub quote: Option<String>,
    /// A word that tells kinds of the same need apart, such as the reason of a pause.
    pub reason: Option<&'static str>,
    /// Since when, or when it will be.
    pub at: Option<UtcTime>,
    /// Where it is solved.
    pub place: Place,
}

impl Item {
    fn new(need: Need, subject: impl Into<String>, place: Place) -> Self {
        Self {
            need,
            urgency: need.urgency(),
            subject: subject.into(),
            count: 0,
            quote: None,
            reason: None,
            at: None,
            place,
        }
    }

    fn counting(self, count: i64) -> Self {
        Self { count, ..self }
    }

    fn quoting(self, quote: impl Into<String>) -> Self {
        let quote = Some(quote.into()).filter(|quote| !quote.is_empty());
        Self { quote, ..self }
    }

    fn because(self, reason: &'static str) -> Self {
        Self {
            reason: Some(reason),
            ..self
        }
    }

    fn at(self, at: Option<UtcTime>) -> Self {
        Self { at, ..self }
    }
}

/// What the looks need to know besides the ledger.
struct Watch {
    now: UtcTime,
    /// Seconds after which a silent worker counts as dead.
    silence_seconds: i64,
    /// The relays of the configuration.
    relays: Vec<String>,
    /// The selectors that should sign, and whether anybody looks at their records.
    selectors: Vec<String>,
    looks_at_records: bool,
}

/// Everything that needs attention, what presses most first; at most a few of each kind.
pub async fn all(app: &App) -> Result<Vec<Item>, StoreError> {
    let watch = Watch {
        now: app.now(),
        silence_seconds: super::health::silence_seconds(app),
        relays: app
            .relays()
            .iter()
            .map(|way| way.name.to_string())
            .collect(),
        selectors: (app.config.dkim.selectors.iter())
            .map(ToString::to_string)
            .collect(),
        looks_at_records: !app.config.dns.resolvers.is_empty(),
    };
    let mut items = app
        .database
        .read(move |ledger| look(ledger, &watch))
        .await?;
    items.extend(
        (app.config.warnings.iter())
            .map(|warning| Item::new(Need::Unwise, "", Place::Settings).quoting(warning)),
    );
    items.sort_by_key(|item| (item.urgency, item.need));
    Ok(few_of_each(items))
}

fn look(ledger: &mut Ledger, watch: &Watch) -> Result<Vec<Item>, StoreError> {
    let lists = store::lists::all(ledger)?;
    let mut items = letters::look(ledger, watch, &lists)?;
    items.extend(signing::look(ledger, watch)?);
    items.extend(sources::look(ledger, watch, &lists)?);
    Ok(items)
}

/// A flood of one kind must not hide the others.
fn few_of_each(items: Vec<Item>) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::new();
    for item in items {
        let alike = kept.iter().filter(|one| one.need == item.need).count();
        if alike < MOST_OF_A_KIND {
            kept.push(item);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_one_kind_hides_no_other() {
        let feed = |id| Item::new(Need::FeedFails, "", Place::Feed(id));
        let mut items: Vec<Item> = (0..100).map(feed).collect();
        items.push(Item::new(Need::Unwise, "", Place::Settings));
        let kept = few_of_each(items);
        assert_eq!(kept.len(), MOST_OF_A_KIND + 1);
        assert_eq!(kept[MOST_OF_A_KIND].need, Need::Unwise);
    }

    #[test]
    fn what_presses_most_is_declared_first() {
        assert!(Urgency::Act < Urgency::Soon && Urgency::Soon < Urgency::Know);
        for need in Need::ALL {
            assert!(Urgency::ALL.contains(&need.urgency()));
        }
    }
}
