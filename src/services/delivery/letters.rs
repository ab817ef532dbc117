//! Writing the letter of a delivery: which facts it shows and what stands in its header.
//!
//! A digest is the pattern of its variant, encoded once and kept in memory, with the reader's own
//! fields put in; the other letters are rendered one by one from the ledger.

mod source;
mod to_operators;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::super::digest;
use super::super::dkim::NoKey;
use super::super::{App, StoreError, unsubscribe};
use super::Delivery;
use crate::domain::address::EmailAddress;
use crate::domain::consent::rough_network;
use crate::domain::delivery::LetterKind;
use crate::domain::editorial::Archive;
use crate::domain::time::UtcTime;
use crate::domain::token::{TokenPurpose, message_id};
use crate::mail::compose::{
    ComposeError, Headers, ListHeaders, Pattern, Recipient, SmtpUtf8, WayOut,
};
use crate::mail::letter::{Confirm, Letter, ListIdentity, Manage, Moving, Unsubscribed, Welcome};
use crate::mail::return_path::return_path;
use crate::mail::templates::TemplateError;
use crate::mail::wire_message::WireMessage;
use crate::store::links::Link;
use crate::store::lists::List;
use crate::store::{self, Ledger};

pub(in crate::services) use source::letter_source;

/// Variants kept in memory at a time, some 40 kB each.
const CACHED_VARIANTS: usize = 256;

/// Why a letter could not be written.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// A template failed.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A header cannot carry what it should.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// The key that derives a confirmation token, or that of another link, was removed.
    #[error("the key that this letter's link was made with is no longer in secrets.keys_file")]
    KeyRemoved,
    /// No key may sign it at present, and it waits for one.
    #[error(transparent)]
    NoKey(#[from] NoKey),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A letter ready for the relay.
#[derive(Debug, Clone)]
pub struct Message {
    /// The envelope sender.
    pub return_path: String,
    /// The one recipient.
    pub recipient: EmailAddress,
    /// What delivery reports call it; tells no stranger anything.
    pub envelope_id: String,
    /// The whole message.
    pub wire: WireMessage,
}

/// The pattern of a variant and the list that sends it.
pub(in crate::services) struct VariantLetter {
    pattern: Pattern,
    list: List,
}

/// The variants in use, newest last.
#[derive(Default)]
pub(in crate::services) struct VariantCache {
    kept: Mutex<VecDeque<(i64, Arc<VariantLetter>)>>,
    /// Held while a variant is made, so that of many connections that need it one does the work.
    making: tokio::sync::Mutex<()>,
}

impl VariantCache {
    fn get(&self, id: i64) -> Option<Arc<VariantLetter>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter()
            .find(|(known, _)| *known == id)
            .map(|(_, variant)| variant.clone())
    }

    fn put(&self, id: i64, variant: Arc<VariantLetter>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= CACHED_VARIANTS {
            kept.pop_front();
        }
        kept.push_back((id, variant));
    }
}

/// Writes the letter of a delivery that has been begun. The same delivery always gives the same bytes, as long
/// as the list, the keys and (but for a digest, whose words are kept) the templates stay as they are.
pub async fn compose(
    app: &App,
    delivery: &Delivery,
    smtputf8: SmtpUtf8,
) -> Result<Message, LetterError> {
    let letter = match delivery.variant_id {
        Some(variant_id) => variant(app, variant_id, delivery).await?,
        None => Arc::new(write_letter(app, delivery).await?),
    };
    let recipient = recipient(app, delivery, &letter.list, smtputf8);
    let sender = &letter.list.from_address;
    let plan = app.signing.plan();
    let seal = app.signing.seal(&plan, sender)?;
    let wire = letter.pattern.write(&recipient, seal.as_ref())?;
    let (envelope_id, _domain) = recipient.message_id.split_once('@').unwrap_or_default();
    let envelope_id = envelope_id.to_owned();
    Ok(Message {
        return_path: return_path(&app.config.mail, &app.keyring, delivery.id, sender),
        recipient: recipient.to,
        envelope_id,
        wire,
    })
}

async fn variant(
    app: &App,
    id: i64,
    delivery: &Delivery,
) -> Result<Arc<VariantLetter>, LetterError> {
    if let Some(known) = app.variants.get(id) {
        return Ok(known);
    }
    let _making = app.variants.making.lock().await;
    if let Some(known) = app.variants.get(id) {
        return Ok(known);
    }
    let (rendered, list) = digest::words_of(app, id).await?;
    let headers = headers(app, &list, delivery.letter, delivery.issue_id);
    let pattern = Pattern::new(&rendered, &headers)?;
    let variant = Arc::new(VariantLetter { pattern, list });
    app.variants.put(id, variant.clone());
    Ok(variant)
}

/// What a letter outside any issue shows, from the ledger.
struct Facts {
    list: List,
    /// The reader's, where they chose one.
    language: Option<String>,
    topics: Vec<String>,
    requested_at: Option<UtcTime>,
    requested_from: Option<String>,
    /// The version of the terms that somebody is asked to agree to who did not sign up.
    imported_terms: Option<i32>,
    question: Option<(i64, i16, Vec<u8>)>,
    link: Option<Link>,
    /// The new address of a move, all but hidden.
    moves_to: Option<String>,
}

/// Renders a letter that is for one reader alone.
async fn write_letter(app: &App, delivery: &Delivery) -> Result<VariantLetter, LetterError> {
    if to_operators::is_one(delivery.letter) {
        return to_operators::write(app, delivery).await;
    }
    let asked = delivery.clone();
    let facts = app
        .database
        .read(move |ledger| gather(ledger, &asked))
        .await?;
    let list = identity(app, &facts.list, facts.language.as_deref());
    let language = list.language.clone();
    let letter = match delivery.letter {
        LetterKind::Confirm => {
            let (id, key_id, nonce) = facts.question.ok_or(LetterError::KeyRemoved)?;
            let token = app
                .keyring
                .confirmation_token(key_id, &nonce)
                .ok_or(LetterError::KeyRemoved)?;
            Letter::Confirm(Confirm {
                list,
                confirm_url: format!("{}/confirmation/{token}", app.public_url),
                not_me_url: format!(
                    "{}/refusal/{}",
                    app.public_url,
                    app.keyring.sign(TokenPurpose::NotMe, id)
                ),
                requested_at: in_words(
                    app,
                    &language,
                    facts.requested_at.unwrap_or(delivery.created_at),
                    &facts.list.time_zone,
                ),
                requested_from: facts.requested_from,
                valid_days: app.config.signup.confirmation_days,
                imported_terms_url: facts.imported_terms.map(|version| {
                    format!(
                        "{}/lists/{}/terms/{version}",
                        app.public_url, facts.list.slug
                    )
                }),
            })
        }
        LetterKind::Welcome => Letter::Welcome(Welcome {
            list,
            topics: facts.topics,
            unsubscribe_url: unsubscribe_url(app, delivery),
            preferences_url: preferences_url(app, delivery),
        }),
        LetterKind::Manage | LetterKind::Already => {
            let words = Manage {
                list,
                manage_url: link_url(app, "preferences", facts.link.as_ref())?,
                valid_hours: app.config.preferences.link_hours,
            };
            match delivery.letter {
                LetterKind::Already => Letter::Already(words),
                _ => Letter::Manage(words),
            }
        }
        LetterKind::MoveFrom | LetterKind::MoveTo => Letter::Moving(Moving {
            list,
            new_address: facts
                .moves_to
                .filter(|_| delivery.letter == LetterKind::MoveFrom),
            agree_url: link_url(app, "address", facts.link.as_ref())?,
            valid_hours: app.config.preferences.link_hours,
        }),
        LetterKind::Digest
        | LetterKind::Approval
        | LetterKind::OperatorInvitation
        | LetterKind::OperatorReset
        | LetterKind::OperatorSignIn
        | LetterKind::OperatorNotice => {
            let what = "a letter without its words".to_owned();
            return Err(StoreError::Unreadable(what).into());
        }
        LetterKind::Unsubscribed => {
            let subscribe_url = list.home_url.clone();
            Letter::Unsubscribed(Unsubscribed {
                list,
                subscribe_url,
            })
        }
    };
    let rendered = app.templates.render(&letter)?;
    let list = facts.list;
    let headers = headers(app, &list, delivery.letter, delivery.issue_id);
    let pattern = Pattern::new(&rendered, &headers)?;
    Ok(VariantLetter { pattern, list })
}

fn gather(ledger: &mut Ledger, delivery: &Delivery) -> Result<Facts, StoreError> {
    let list = store::lists::by_id(ledger, delivery.list_id)?;
    let subscription = match delivery.subscription_id {
        Some(id) => store::subscribers::subscription(ledger, id)?,
        None => None,
    };
    let (chosen, language) = subscription
        .map(|subscription| (subscription.topics.0, subscription.language))
        .unwrap_or_default();
    let offered = store::lists::topics_of(ledger, list.id)?;
    let topics = offered
        .into_iter()
        .filter(|topic| chosen.contains(&topic.slug))
        .map(|topic| topic.name)
        .collect();
    let asked_from = match delivery.subscription_id {
        Some(id) if delivery.letter == LetterKind::Confirm => {
            store::consents::signed_up_from(ledger, id)?
        }
        _ => None,
    };
    let requested_from = asked_from.as_deref().and_then(rough_network);
    let question = match delivery.confirmation_id {
        Some(id) => store::signups::confirmation(ledger, id)?,
        None => None,
    };
    let imported_terms = match (&question, delivery.subscription_id) {
        (Some(question), Some(id)) if !store::consents::is_any_given(ledger, id)? => {
            Some(store::terms::by_id(ledger, question.terms_id)?.version)
        }
        _ => None,
    };
    let link = match delivery.link_id {
        Some(id) => store::links::by_id(ledger, id)?,
        None => None,
    };
    let moves_to = match link.as_ref().and_then(|link| link.move_id) {
        Some(id) => store::moves::by_id(ledger, id)?,
        None => None,
    };
    Ok(Facts {
        moves_to: moves_to.map(|one| one.new_address.masked()),
        link,
        list,
        language,
        topics,
        requested_at: question.as_ref().map(|question| question.created_at),
        requested_from,
        imported_terms,
        question: question.map(|question| (question.id, question.key_id, question.nonce)),
    })
}

/// The list as a letter shows it that is written in the reader's language, where there is a catalogue
/// of it, otherwise in the list's.
pub(in crate::services) fn identity(
    app: &App,
    list: &List,
    reader_language: Option<&str>,
) -> ListIdentity {
    let wanted = reader_language.into_iter().chain([list.language.as_str()]);
    ListIdentity {
        name: list.name.clone(),
        language: app.words.choose(wanted).to_owned(),
        content_language: list.language.clone(),
        from_name: list.from_name.clone(),
        from_address: list.from_address.clone(),
        reply_to: list.reply_to.clone(),
        legal_name: list.legal_name.clone(),
        postal_address: list.postal_address.clone(),
        privacy_url: list.privacy_url.clone(),
        list_id: list.list_id.clone(),
        home_url: home_url(app, list),
        brand: list.brand.clone(),
    }
}

fn home_url(app: &App, list: &List) -> String {
    format!("{}/lists/{}", app.public_url, list.slug)
}

/// The index of a list's past issues, where it has one.
pub(in crate::services) fn archive_url(app: &App, list: &List) -> Option<String> {
    (list.editorial.archive == Archive::Public).then(|| format!("{}/issues", home_url(app, list)))
}

/// An instant for readers: `24 November 2026, 06:00 CET`.
pub(in crate::services) fn in_words(
    app: &App,
    language: &str,
    instant: UtcTime,
    time_zone: &str,
) -> String {
    let zone = time_zone.parse().unwrap_or(chrono_tz::UTC);
    let local = instant.datetime().with_timezone(&zone);
    app.words.date_and_time(language, local)
}

/// Where a letter that belongs to no reader leads: the list's page, and the page where anybody asks for a link.
pub(in crate::services) fn public_links(app: &App, list: &List) -> [String; 2] {
    [
        home_url(app, list),
        format!("{}/preferences", app.public_url),
    ]
}

/// The reader's own way out; that of a test letter, which has no reader, works and leads to nobody.
fn unsubscribe_url(app: &App, delivery: &Delivery) -> String {
    format!("{}/u/{}", app.public_url, way_out_token(app, delivery))
}

fn way_out_token(app: &App, delivery: &Delivery) -> String {
    let subscription = delivery.subscription_id.unwrap_or(unsubscribe::NOBODY);
    app.keyring.sign(TokenPurpose::Unsubscribe, subscription)
}

/// Where the reader looks after the subscription; a test letter, which has no reader, points at the page where
/// anybody asks for a link.
fn preferences_url(app: &App, delivery: &Delivery) -> String {
    match delivery.subscription_id {
        Some(id) => format!(
            "{}/p/{}",
            app.public_url,
            app.keyring.sign(TokenPurpose::Preferences, id)
        ),
        None => format!("{}/preferences", app.public_url),
    }
}

/// The page behind a link that was asked for.
fn link_url(app: &App, page: &str, link: Option<&Link>) -> Result<String, LetterError> {
    let token = link.and_then(|link| {
        app.keyring
            .opaque_token(link.purpose, link.key_id, &link.nonce)
    });
    let token = token.ok_or(LetterError::KeyRemoved)?;
    Ok(format!("{}/{page}/{token}", app.public_url))
}

/// The number that a letter's run goes by in headers; 0 outside any issue.
fn run_of(issue_id: Option<i64>) -> String {
    issue_id.map_or_else(|| "0".to_owned(), |issue| format!("i{issue}"))
}

/// What the header says to every recipient of a letter.
fn headers(app: &App, list: &List, letter: LetterKind, issue_id: Option<i64>) -> Headers {
    let is_list_mail = matches!(letter, LetterKind::Welcome | LetterKind::Digest);
    Headers {
        from_name: list.from_name.clone(),
        from_address: list.from_address.clone(),
        reply_to: list.reply_to.clone(),
        list: is_list_mail.then(|| ListHeaders {
            list_id: list.list_id.clone(),
            help_url: Some(home_url(app, list)),
            archive_url: archive_url(app, list),
            owner: Some(list.reply_to.as_ref().unwrap_or(&list.from_address).clone()),
        }),
        feedback_id: is_list_mail
            .then(|| format!("{}:{}:{letter}:postrider", run_of(issue_id), list.slug)),
    }
}

/// What the letter says to this recipient only.
fn recipient(app: &App, delivery: &Delivery, list: &List, smtputf8: SmtpUtf8) -> Recipient {
    let is_list_mail = matches!(delivery.letter, LetterKind::Welcome | LetterKind::Digest);
    Recipient {
        date: delivery.dated_at.unwrap_or(delivery.created_at),
        to: delivery.recipient.clone(),
        message_id: message_id(
            &app.message_salt,
            delivery.id,
            delivery.issue_id,
            list.from_address.domain(),
        ),
        way_out: is_list_mail.then(|| way_out(app, delivery)),
        smtputf8,
    }
}

fn way_out(app: &App, delivery: &Delivery) -> WayOut {
    let inbound = app.config.mail.inbound_domain.as_ref();
    WayOut {
        url: unsubscribe_url(app, delivery),
        preferences_url: preferences_url(app, delivery),
        address: inbound.and_then(|domain| {
            let token = way_out_token(app, delivery);
            EmailAddress::parse_any(&format!("u+{token}@{domain}")).ok()
        }),
    }
}
