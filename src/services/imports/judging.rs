//! What becomes of each row: decided from the row, what is known here of its address, and what was declared.

use std::collections::{HashMap, HashSet};
use std::str::FromStr;

use chrono_tz::Tz;

use super::super::lists::ListPage;
use super::super::{App, signup};
use super::Import;
use crate::clock::{Entropy, random_uuid};
use crate::domain::budget::mailbox_key;
use crate::domain::consent::{Act, Purpose};
use crate::domain::import::{Candidate, Fault, Noted, Outcome, Proof, Standing};
use crate::domain::subscription::{Choices, SubscriptionState};
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::domain::token::Keyring;
use crate::store::imports::{NewReader, ProofRow, Standings, Suppressed};

/// A row that holds a reader, with the names under which the ledger may know the address.
pub(super) struct Known {
    /// The line of the sheet.
    pub(super) line: u64,
    /// What the row says.
    pub(super) candidate: Candidate,
    /// The folded address.
    pub(super) key: String,
    /// Names of the mailbox.
    pub(super) mailboxes: Vec<String>,
    /// Hashes of the address.
    pub(super) hashes: Vec<String>,
}

impl Known {
    pub(super) fn new(keyring: &Keyring, line: u64, candidate: Candidate) -> Self {
        let key = candidate.address.key();
        Self {
            line,
            mailboxes: keyring.pseudonyms(&mailbox_key(&candidate.address)),
            hashes: keyring.address_hashes(&key),
            key,
            candidate,
        }
    }
}

/// What a chunk comes to.
#[derive(Default)]
pub(super) struct Verdicts {
    /// One for each row, in their order.
    pub(super) outcomes: Vec<Outcome>,
    /// Readers to be added.
    pub(super) readers: Vec<NewReader>,
    /// Addresses to be suppressed.
    pub(super) suppressed: Vec<Suppressed>,
    /// What is wrong with what rows choose.
    pub(super) faults: Vec<(u64, Noted)>,
}

/// Judges the rows of one import.
pub(super) struct Judge<'a> {
    import: &'a Import,
    entropy: &'a dyn Entropy,
    /// Slugs of topics by their slug and their name, in lower case.
    topics: HashMap<String, String>,
    cadences: HashSet<&'a str>,
    proof: Proof,
    agreed_at: Option<UtcTime>,
    responsible: &'a str,
    now: UtcTime,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        import: &'a Import,
        page: &'a ListPage,
        entropy: &'a dyn Entropy,
        now: UtcTime,
    ) -> Self {
        let named = page.topics.iter().flat_map(|topic| {
            let names = [topic.slug.to_lowercase(), topic.name.to_lowercase()];
            names.map(|name| (name, topic.slug.clone()))
        });
        let declaration = import.declaration.as_ref();
        Self {
            import,
            entropy,
            topics: named.collect(),
            cadences: page.cadences.iter().map(|one| one.name.as_str()).collect(),
            proof: declaration.map_or(Proof::Nothing, |one| one.proof),
            agreed_at: declaration.and_then(|one| one.agreed_at),
            responsible: declaration.map_or("", |one| one.responsible.as_str()),
            now,
        }
    }

    /// What becomes of rows, by what is known of their addresses.
    pub(super) fn judge(&self, rows: &[Known], standings: &Standings) -> Verdicts {
        let mut verdicts = Verdicts::default();
        let mut seen = HashSet::new();
        for row in rows {
            let outcome = if seen.insert(row.key.as_str()) {
                self.judge_one(row, standings)
            } else {
                Outcome::Known
            };
            verdicts.outcomes.push(outcome);
            match outcome {
                Outcome::Active | Outcome::Pending | Outcome::Unsubscribed => {
                    let reader = self.reader(row, outcome, &mut verdicts.faults);
                    verdicts.readers.push(reader);
                }
                Outcome::Suppressed => verdicts.suppressed.push(Suppressed {
                    address_key: row.key.clone(),
                    reason: reason_of(row.candidate.standing),
                }),
                _ => {}
            }
        }
        verdicts
    }

    fn judge_one(&self, row: &Known, standings: &Standings) -> Outcome {
        let any_of =
            |names: &[String], set: &HashSet<String>| names.iter().any(|name| set.contains(name));
        let subscriber = standings.subscribers.get(&row.key);
        let on_list = subscriber.and_then(|id| standings.on_list.get(id));
        if any_of(&row.hashes, &standings.forgotten) {
            return Outcome::Forgotten;
        }
        let barred =
            standings.suppressed.contains(&row.key) || any_of(&row.mailboxes, &standings.blocked);
        let standing = row.candidate.standing;
        if matches!(
            standing,
            Standing::Bounced | Standing::Complained | Standing::Blocked
        ) {
            // Whoever confirmed a list here has said since that the mailbox works and letters are wanted.
            let reads = subscriber.is_some_and(|id| standings.readers.contains(id));
            return match (barred, reads) {
                (true, _) => Outcome::Barred,
                (false, true) => Outcome::Known,
                (false, false) => Outcome::Suppressed,
            };
        }
        match on_list {
            Some(SubscriptionState::Unsubscribed) => Outcome::Left,
            Some(_) => Outcome::Known,
            None if standing == Standing::Left => Outcome::Unsubscribed,
            None if barred => Outcome::Barred,
            None if standing == Standing::Subscribed && self.agreed_at(row).is_some() => {
                Outcome::Active
            }
            None => Outcome::Pending,
        }
    }

    /// When the reader agreed, where that is proved.
    fn agreed_at(&self, row: &Known) -> Option<UtcTime> {
        let agreed_at = row.candidate.agreed_at.or(self.agreed_at);
        agreed_at.filter(|_| self.proof != Proof::Nothing)
    }

    fn reader(&self, row: &Known, outcome: Outcome, faults: &mut Vec<(u64, Noted)>) -> NewReader {
        let candidate = &row.candidate;
        let state = match outcome {
            Outcome::Active => SubscriptionState::Active,
            Outcome::Pending => SubscriptionState::Pending,
            _ => SubscriptionState::Unsubscribed,
        };
        NewReader {
            address: candidate.address.clone(),
            state,
            choices: self.choices(row, faults),
            source: candidate.source.clone(),
            watermark: 0,
            proof: self.proof_of(row, outcome),
            evidence: format!(
                "import {}, line {}, file sha256:{}, answered for by {}, started by {}",
                self.import.id,
                row.line,
                self.import.file_sha256,
                self.responsible,
                self.import.operator
            ),
        }
    }

    fn choices(&self, row: &Known, faults: &mut Vec<(u64, Noted)>) -> Choices {
        let (candidate, defaults) = (&row.candidate, &self.import.defaults);
        let named = candidate.topics.iter();
        let mut topics: Vec<String> = named
            .filter_map(|name| self.topics.get(&name.to_lowercase()).cloned())
            .collect();
        if topics.is_empty() {
            topics.clone_from(&defaults.topics);
        }
        topics.sort();
        topics.dedup();
        let mut choose = |said: &Option<String>, is_known: &dyn Fn(&str) -> bool, fault| match said
        {
            Some(text) if is_known(text) => Some(text.clone()),
            Some(text) => {
                faults.push((row.line, Noted::new(fault, text)));
                None
            }
            None => None,
        };
        let language = choose(
            &candidate.language,
            &signup::is_language_tag,
            Fault::Language,
        );
        let is_zone = |text: &str| Tz::from_str(text).is_ok();
        let time_zone = choose(&candidate.time_zone, &is_zone, Fault::TimeZone);
        let is_cadence = |text: &str| self.cadences.contains(text);
        let cadence = choose(&candidate.cadence, &is_cadence, Fault::Cadence);
        Choices {
            name: candidate.name.clone(),
            topics,
            language: language.or_else(|| defaults.language.clone()),
            time_zone: time_zone.or_else(|| defaults.time_zone.clone()),
            cadence: cadence.or_else(|| defaults.cadence.clone()),
        }
    }

    /// What was agreed there at its own date, and that it holds here from now on.
    fn proof_of(&self, row: &Known, outcome: Outcome) -> Vec<ProofRow> {
        let proof = |purpose, act, occurred_at| ProofRow {
            event_id: random_uuid(self.entropy).to_string(),
            purpose,
            act,
            occurred_at,
        };
        match (outcome, self.agreed_at(row)) {
            (Outcome::Active, Some(agreed_at)) => {
                let terms = (self.proof == Proof::Terms).then_some(Purpose::Terms);
                let purposes = [Some(Purpose::Newsletter), terms].into_iter().flatten();
                purposes
                    .flat_map(|purpose| {
                        [
                            proof(purpose, Act::Given, agreed_at),
                            proof(purpose, Act::Confirmed, self.now),
                        ]
                    })
                    .collect()
            }
            (Outcome::Unsubscribed, _) => {
                vec![proof(Purpose::Newsletter, Act::Withdrawn, self.now)]
            }
            _ => Vec::new(),
        }
    }
}

fn reason_of(standing: Standing) -> SuppressionReason {
    match standing {
        Standing::Bounced => SuppressionReason::HardBounce,
        Standing::Complained => SuppressionReason::Complaint,
        _ => SuppressionReason::Operator,
    }
}

/// What reads a row's address as a sign-up to this list would.
pub(super) fn accept<'a>(
    app: &'a App,
    page: &'a ListPage,
) -> impl Fn(&str) -> Result<crate::domain::address::EmailAddress, crate::domain::address::AddressError>
+ 'a {
    |text| signup::parse_address(app, page, text)
}
