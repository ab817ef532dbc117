//! Where the parts of a reader's story are written, and how each is told.

use std::collections::HashMap;

use super::{ConsentTold, Entry, HappeningTold, LetterTold, What, WordingTold};
use crate::domain::consent::Purpose;
use crate::domain::delivery::DeliveryState;
use crate::services::StoreError;
use crate::store::attempts::NotedAttempt;
use crate::store::consents::Consent;
use crate::store::declarations::Declaration;
use crate::store::deliveries::Delivery;
use crate::store::subscribers::Subscriber;
use crate::store::terms::Terms;
use crate::store::{self, Ledger};

/// Happenings that are read of one reader; the newest.
const MOST_HAPPENINGS: i64 = 1_000;
/// Attempts told of one letter.
const MOST_ATTEMPTS: i64 = 50;

/// The slugs of the lists.
pub(super) struct Lists(HashMap<i64, String>);

impl Lists {
    pub(super) fn of(ledger: &mut Ledger) -> Result<Self, StoreError> {
        let all = store::lists::all(ledger)?.into_iter();
        Ok(Self(all.map(|list| (list.id, list.slug)).collect()))
    }

    fn slug(&self, id: i64) -> Option<String> {
        self.0.get(&id).cloned()
    }
}

/// Everything but the letters: little, of any one reader.
pub(super) fn all_but_letters(
    ledger: &mut Ledger,
    reader: &Subscriber,
    lists: &Lists,
) -> Result<Vec<Entry>, StoreError> {
    let mut story = Vec::new();
    for one in store::happenings::of_subscriber(ledger, reader.id, MOST_HAPPENINGS)? {
        story.push(Entry {
            at: one.occurred_at,
            list: one.list_id.and_then(|list| lists.slug(list)),
            what: What::Happened(HappeningTold {
                what: one.kind,
                by: one.made_by,
                name: one.name,
                detail: serde_json::from_str(&one.detail).unwrap_or_default(),
            }),
        });
    }
    for one in store::removals::of_subscriber(ledger, reader.id)? {
        story.push(Entry {
            at: one.removed_at,
            list: lists.slug(one.list_id),
            what: What::TakenOut {
                wave: one.wave_id.unwrap_or_default(),
                domain: one.domain,
                brought_back_at: one.undone_at,
            },
        });
    }
    for one in store::moves::of_subscriber(ledger, reader.id)? {
        story.push(Entry {
            at: one.moved_at.unwrap_or(one.asked_at),
            list: None,
            what: What::Moved {
                from: one.old_address,
                to: one.new_address,
                moved_at: one.moved_at,
            },
        });
    }
    for (at, reason) in store::consents::departures_of(ledger, reader.id)? {
        story.push(Entry {
            at,
            list: None,
            what: What::SaidWhy { reason },
        });
    }
    if let Some(one) = store::suppressions::by_address(ledger, &reader.address.key())? {
        story.push(Entry {
            at: one.created_at,
            list: None,
            what: What::Suppressed {
                reason: one.reason,
                note: one.note,
            },
        });
    }
    story.extend(consents(ledger, reader)?);
    Ok(story)
}

fn consents(ledger: &mut Ledger, reader: &Subscriber) -> Result<Vec<Entry>, StoreError> {
    let mut declared: HashMap<String, Declaration> =
        store::declarations::of_subscriber(ledger, reader.id)?
            .into_iter()
            .map(|one| (one.event_id.clone(), one))
            .collect();
    let mut known: HashMap<i64, Terms> = HashMap::new();
    let mut story = Vec::new();
    for consent in store::consents::of_subscriber(ledger, reader.id)?
        .into_iter()
        .rev()
    {
        if let Some(id) = consent.terms_id.filter(|id| !known.contains_key(id)) {
            known.insert(id, store::terms::by_id(ledger, id)?);
        }
        let terms = consent.terms_id.and_then(|id| known.get(&id));
        story.push(Entry {
            at: consent.occurred_at,
            list: Some(consent.list.clone()),
            what: What::Consent(Box::new(ConsentTold {
                wording: terms.map(|terms| wording(&consent, terms)),
                declaration: declared.remove(&consent.event_id),
                event_id: consent.event_id,
                purpose: consent.purpose,
                act: consent.act,
                method: consent.method,
                source: consent.source,
                remote_ip: consent.remote_ip,
                user_agent: consent.user_agent,
            })),
        });
    }
    Ok(story)
}

fn wording(consent: &Consent, terms: &Terms) -> WordingTold {
    let statement = match consent.purpose {
        Purpose::Terms => &terms.terms_statement,
        Purpose::Newsletter | Purpose::Tracking => &terms.newsletter_statement,
    };
    WordingTold {
        version: terms.version,
        language: terms.language.clone(),
        statement: statement.clone(),
        hash: terms.wording_hash.clone(),
    }
}

/// A letter; its attempts are looked up where it is shown.
pub(super) fn letter(letter: Delivery, lists: &Lists) -> Entry {
    Entry {
        at: letter.created_at,
        list: lists.slug(letter.list_id),
        what: What::Letter(Box::new(LetterTold {
            id: letter.id,
            letter: letter.letter,
            issue_id: letter.issue_id,
            recipient: letter.recipient,
            state: letter.state,
            relay: letter.relay,
            reply_code: letter.reply_code,
            reply_text: letter.reply_text,
            reason: letter.reason,
            due_at: letter.due_at,
            settled_at: letter.settled_at,
            attempts: Vec::new(),
        })),
    }
}

/// The dialogues about a letter that did not end in acceptance; few letters have any.
pub(super) fn attempts(
    ledger: &mut Ledger,
    letter: &LetterTold,
) -> Result<Vec<NotedAttempt>, StoreError> {
    if letter.state == DeliveryState::Queued {
        return Ok(Vec::new());
    }
    store::attempts::of_delivery(ledger, letter.id, MOST_ATTEMPTS)
}
