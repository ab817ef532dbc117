//! Signing up: from the form to a confirmed subscription.
//!
//! A valid sign-up is one row in the inbox and one answer, whoever it is from: the request looks
//! nothing up about the address, so neither its words nor its time tell whether the address is
//! known. The worker then works the inbox off ([`work_off_inbox`]): consent is written down, and a
//! confirmation letter is queued, as far as the budgets allow (`weighing`). Only the button behind the
//! link in that letter makes the subscription active.

mod asking;
mod confirmation;
mod desk;
mod domains;
mod guard;
mod imported;
mod inbox;
mod pressure;
mod standing;
mod visits;
mod weighing;

use super::lists::ListPage;
use super::preferences::{self, Change};
use super::{App, StoreError, Wrong, relays};
use crate::domain::address::{AddressError, EmailAddress};
use crate::domain::consent::{Evidence, Method};
use crate::domain::list::ListState;
use crate::domain::subscription::Choices;
use crate::fail_point;
use crate::store;
use crate::store::signups::NewSignup;

pub use crate::domain::visit::Pressed;
pub(super) use asking::Invitation;
pub use confirmation::{
    Answer, Question, QuestionStanding, answer, press, press_not_me, question, question_not_me,
    refuse,
};
pub(super) use desk::alarms;
pub use desk::{DeskError, DeskLine, DeskReport, desk, drop_kept, release, unblock};
pub(super) use domains::resolvers;
pub use guard::{Challenge, FormGuard, SOLUTION, TRAP, challenge, guard};
pub use imported::ask_imported;
pub use inbox::work_off_inbox;
pub use pressure::tend;
pub use visits::{Manner, stamp};

/// Characters that a name may have.
pub(super) const NAME_CHARACTERS: usize = 100;
/// Characters that a source may have.
const SOURCE_CHARACTERS: usize = 200;

/// A sign-up as the form or the API sends it.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The address as typed.
    pub email: String,
    /// The version of the terms that were shown.
    pub terms_version: Option<i32>,
    /// The hash of the wording that was shown, where the client knows it.
    pub terms_hash: Option<String>,
    /// The box for the newsletter.
    pub consent_newsletter: bool,
    /// The box for the terms.
    pub consent_terms: bool,
    /// The box for tracking, which no list offers.
    pub consent_tracking: bool,
    /// How the reader wants to be called.
    pub name: Option<String>,
    /// Slugs of topics.
    pub topics: Vec<String>,
    /// A language tag.
    pub language: Option<String>,
    /// An IANA time zone.
    pub time_zone: Option<String>,
    /// One of the list's cadences; none follows the list's default.
    pub cadence: Option<String>,
    /// Where the form stands, in the site's words.
    pub source: Option<String>,
    /// The token of the form ([`FormGuard`]).
    pub form_token: Option<String>,
    /// What was typed into the field that nobody sees ([`TRAP`]).
    pub trap: Option<String>,
    /// The solution of the challenge that the form asked for, in Base64 ([`SOLUTION`]).
    pub solution: Option<String>,
    /// The number of the API key that it came with.
    pub key_id: Option<i64>,
    /// What becomes of an address that looks like a slip of the pen.
    pub slips: Slips,
}

/// What becomes of an address that looks like a slip of the pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Slips {
    /// It is taken as it was typed.
    #[default]
    Take,
    /// The reader is asked first.
    Ask,
}

/// Why a sign-up was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum SignupError {
    /// Fields that have to be put right.
    #[error("the sign-up has {} fields to put right", .0.len())]
    Refused(Vec<Wrong>),
    /// All is well, but the address looks like a slip of the pen for this one, and the wish was to be asked.
    #[error("the domain of the address looks like a slip of the pen")]
    Slip(EmailAddress),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Accepts a sign-up to a list: parses every field, or names every field that is wrong.
pub async fn request(
    app: &App,
    page: &ListPage,
    wish: Wish,
    method: Method,
    evidence: Evidence,
) -> Result<(), SignupError> {
    let slips = wish.slips;
    let signup = parse(app, page, wish, method, evidence).map_err(SignupError::Refused)?;
    if let Some(meant) = signup
        .address
        .likely_meant()
        .filter(|_| slips == Slips::Ask)
    {
        return Err(SignupError::Slip(meant));
    }
    app.database
        .write(move |ledger| {
            store::signups::receive(ledger, &signup)?;
            fail_point::reach("sign-up.committing");
            Ok::<_, StoreError>(())
        })
        .await?;
    fail_point::reach("sign-up.committed");
    app.nudge.notify_one();
    Ok(())
}

/// The address that was probably meant by this text, where it looks like a slip of the pen. It follows from the
/// text alone and tells nothing about anybody.
#[must_use]
pub fn likely_meant(text: &str) -> Option<EmailAddress> {
    EmailAddress::parse(text).ok()?.likely_meant()
}

fn parse(
    app: &App,
    page: &ListPage,
    wish: Wish,
    method: Method,
    evidence: Evidence,
) -> Result<NewSignup, Vec<Wrong>> {
    let mut problems = Vec::new();
    let mut wrong = |field: &'static str, message: String| problems.push(Wrong { field, message });
    let address = parse_address(app, page, &wish.email)
        .map_err(|error| wrong("email", error.to_string()))
        .ok();
    if page.list.state == ListState::Closed {
        wrong(
            "list",
            "this list takes no new readers at present".to_owned(),
        );
    }
    if !wish.consent_newsletter {
        wrong(
            "consent_newsletter",
            "tick this box to receive the newsletter; without it nothing is sent".to_owned(),
        );
    }
    if !wish.consent_terms {
        wrong(
            "consent_terms",
            "tick this box to agree to the terms".to_owned(),
        );
    }
    if wish.consent_tracking {
        wrong(
            "consent_tracking",
            "this list records neither opens nor clicks; send false or leave it out".to_owned(),
        );
    }
    let terms_id = check_terms(page, &wish)
        .map_err(|message| wrong("terms_version", message))
        .ok();
    let name = plain("name", wish.name, NAME_CHARACTERS, &mut wrong);
    let source = plain("source", wish.source, SOURCE_CHARACTERS, &mut wrong);
    let language = plain("language", wish.language, 35, &mut wrong);
    let time_zone = plain("time_zone", wish.time_zone, 64, &mut wrong);
    let cadence = plain("cadence", wish.cadence, NAME_CHARACTERS, &mut wrong);
    let proof = guard::proof(
        app,
        page,
        wish.form_token.as_deref(),
        wish.trap.as_deref(),
        wish.solution.as_deref(),
        wish.key_id,
    );
    let mut topics = wish.topics;
    topics.sort();
    topics.dedup();
    let chosen = Change {
        topics: Some(topics.clone()),
        cadence: Some(cadence.clone()),
        time_zone: Some(time_zone.clone()),
        language: Some(language.clone()),
        name: None,
    };
    problems.extend(preferences::problems(page, &chosen));
    match (address, terms_id) {
        (Some(address), Some(terms_id)) if problems.is_empty() => Ok(NewSignup {
            list_id: page.list.id,
            address,
            choices: Choices {
                name,
                topics,
                language,
                time_zone,
                cadence,
            },
            terms_id,
            method,
            source,
            evidence,
            proof,
            received_at: app.now(),
        }),
        _ => Err(problems),
    }
}

/// The address, where a letter can go to it and it is not one of those that this service itself uses.
pub(super) fn parse_address(
    app: &App,
    page: &ListPage,
    text: &str,
) -> Result<EmailAddress, AddressError> {
    let address = EmailAddress::parse(text)?;
    if address.is_special_use() && !app.config.accepts_special_use() {
        return Err(AddressError::Domain);
    }
    if !address.is_ascii() && !relays::carry_utf8(&app.relays, &page.list.relays.0) {
        return Err(AddressError::NeedsSmtpUtf8);
    }
    let mail = &app.config.mail;
    let own_addresses = [&mail.bounce_address, &mail.abuse_contact]
        .into_iter()
        .flatten();
    let senders = [Some(&page.list.from_address), page.list.reply_to.as_ref()];
    let is_own = own_addresses
        .chain(senders.into_iter().flatten())
        .any(|own| own.key() == address.key());
    let own_domains = [&mail.bounce_domain, &mail.inbound_domain];
    let is_ours = own_domains
        .into_iter()
        .flatten()
        .any(|domain| domain == address.domain());
    if is_own || is_ours {
        return Err(AddressError::Reserved);
    }
    Ok(address)
}

fn check_terms(page: &ListPage, wish: &Wish) -> Result<i64, String> {
    let terms = page
        .terms
        .as_ref()
        .ok_or("this list has no terms yet and takes no sign-ups")?;
    let current = wish.terms_version == Some(terms.version)
        && wish
            .terms_hash
            .as_ref()
            .is_none_or(|hash| *hash == terms.wording_hash);
    if current {
        Ok(terms.id)
    } else {
        Err(format!(
            "the terms have changed; please read version {} and agree to it",
            terms.version
        ))
    }
}

/// An optional text without control characters, at most `longest` characters; empty means none.
fn plain(
    field: &'static str,
    text: Option<String>,
    longest: usize,
    wrong: &mut impl FnMut(&'static str, String),
) -> Option<String> {
    let text = text?.trim().to_owned();
    if text.chars().any(char::is_control) {
        wrong(
            field,
            "line breaks and control characters are not allowed here".to_owned(),
        );
    } else if text.chars().count() > longest {
        wrong(field, format!("at most {longest} characters"));
    }
    (!text.is_empty()).then_some(text)
}

/// The shape of an RFC 5646 tag: subtags of letters and digits joined by hyphens, letters first.
pub(super) fn is_language_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=8).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_alphabetic())
        && subtags.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
}
