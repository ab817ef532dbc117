//! Signing up: from the form to a confirmed subscription.
//!
//! A valid sign-up is one row in the inbox and one answer, whoever it is from: the request looks
//! nothing up about the address, so neither its words nor its time tell whether the address is
//! known. The worker then works the inbox off ([`work_off_inbox`]): consent is written down, and a
//! confirmation letter is queued, at most one in `signup.resend_minutes`. Only the button behind the
//! link in that letter makes the subscription active.

use super::lists::ListPage;
use super::{App, StoreError};
use crate::clock::{random_bytes, random_uuid};
use crate::domain::address::EmailAddress;
use crate::domain::consent::{Act, Evidence, Method, Purpose};
use crate::domain::delivery::LetterKind;
use crate::domain::list::ListState;
use crate::domain::schedule::parse_time_zone;
use crate::domain::subscription::{Choices, SubscriptionState};
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::domain::token::{TokenPurpose, token_hash};
use crate::store::consents::NewConsent;
use crate::store::deliveries::NewLetter;
use crate::store::signups::{Confirmation, NewConfirmation, NewSignup};
use crate::store::{self, Ledger};

/// Days for which the "this was not me" link of a confirmation letter works.
const NOT_ME_DAYS: i64 = 30;
/// Characters that a name may have.
const NAME_CHARACTERS: usize = 100;
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
    /// Where the form stands, in the site's words.
    pub source: Option<String>,
}

/// What is wrong with one field, in words for the person who filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The name of the field in the form and in JSON.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

/// Why a sign-up was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum SignupError {
    /// Fields that have to be put right.
    #[error("the sign-up has {} fields to put right", .0.len())]
    Refused(Vec<FieldProblem>),
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
    let signup = parse(app, page, wish, method, evidence).map_err(SignupError::Refused)?;
    app.database
        .write(move |ledger| store::signups::receive(ledger, &signup))
        .await?;
    app.nudge.notify_one();
    Ok(())
}

fn parse(
    app: &App,
    page: &ListPage,
    wish: Wish,
    method: Method,
    evidence: Evidence,
) -> Result<NewSignup, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut wrong =
        |field: &'static str, message: String| problems.push(FieldProblem { field, message });
    let address = parse_address(app, &wish.email)
        .map_err(|message| wrong("email", message))
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
    if language.as_deref().is_some_and(|tag| !is_language_tag(tag)) {
        wrong(
            "language",
            "use a language tag such as en or pt-BR".to_owned(),
        );
    }
    let time_zone = plain("time_zone", wish.time_zone, 64, &mut wrong);
    if let Some(Err(error)) = time_zone.as_deref().map(parse_time_zone) {
        wrong("time_zone", error.to_string());
    }
    let mut topics = wish.topics;
    topics.sort();
    topics.dedup();
    if let Some(unknown) = topics
        .iter()
        .find(|topic| page.topics.iter().all(|known| known.slug != **topic))
    {
        let shown: String = unknown
            .chars()
            .filter(|c| !c.is_control())
            .take(60)
            .collect();
        wrong("topics", format!("this list has no topic \"{shown}\""));
    }
    match (address, terms_id) {
        (Some(address), Some(terms_id)) if problems.is_empty() => Ok(NewSignup {
            list_id: page.list.id,
            address,
            choices: Choices {
                name,
                topics,
                language,
                time_zone,
            },
            terms_id,
            method,
            source,
            evidence,
            received_at: app.now(),
        }),
        _ => Err(problems),
    }
}

fn parse_address(app: &App, text: &str) -> Result<EmailAddress, String> {
    let address = EmailAddress::parse(text).map_err(|error| error.to_string())?;
    if address.is_special_use() && !app.config.accepts_special_use() {
        return Err(crate::domain::address::AddressError::Domain.to_string());
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
fn is_language_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=8).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_alphabetic())
        && subtags.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
}

/// Acts on the sign-ups that wait in the inbox, a batch in one transaction; returns how many.
pub async fn work_off_inbox(app: &App) -> Result<usize, StoreError> {
    let waiting = app.database.read(store::signups::waiting).await?;
    if waiting == 0 {
        return Ok(0);
    }
    let batch = i64::from(app.config.signup.batch);
    let clerk = Clerk::of(app);
    app.database
        .write(move |ledger| {
            let taken = store::signups::take(ledger, batch)?;
            for signup in &taken {
                clerk.act_on(ledger, signup)?;
            }
            Ok(taken.len())
        })
        .await
}

/// What acting on a sign-up needs, fit to move into a transaction.
struct Clerk {
    keyring: crate::domain::token::Keyring,
    entropy: std::sync::Arc<dyn crate::clock::Entropy>,
    resend_seconds: i64,
    valid_seconds: i64,
    now: UtcTime,
}

impl Clerk {
    fn of(app: &App) -> Self {
        Self {
            keyring: app.keyring.clone(),
            entropy: app.entropy.clone(),
            resend_seconds: i64::from(app.config.signup.resend_minutes) * 60,
            valid_seconds: i64::from(app.config.signup.confirmation_days) * 86_400,
            now: app.now(),
        }
    }

    fn act_on(&self, ledger: &mut Ledger, signup: &NewSignup) -> Result<(), StoreError> {
        if store::suppressions::by_address(ledger, &signup.address.key())?.is_some() {
            return Ok(());
        }
        let subscriber = store::subscribers::find_or_create(ledger, &signup.address, self.now)?;
        let known = store::subscribers::subscription_to(ledger, signup.list_id, subscriber.id)?;
        if let Some(known) = &known {
            let reader_already = matches!(
                known.state,
                SubscriptionState::Active | SubscriptionState::Paused
            );
            if reader_already || self.asked_lately(ledger, known.id)? {
                return Ok(());
            }
        }
        let subscription = store::subscribers::open_pending(
            ledger,
            signup.list_id,
            subscriber.id,
            &signup.choices,
            signup.source.as_deref(),
            self.now,
        )?;
        self.write_consent(ledger, signup, subscription)?;
        let confirmation_id = self.ask(ledger, signup.terms_id, subscription)?;
        let letter = NewLetter {
            letter: LetterKind::Confirm,
            list_id: signup.list_id,
            reader: Some((subscription, subscriber.id)),
            confirmation_id: Some(confirmation_id),
            variant_id: None,
            recipient: &subscriber.address,
        };
        store::deliveries::enqueue(ledger, &letter, self.now)?;
        Ok(())
    }

    /// Whether a question of late is still open: then it stands, and no second letter goes out.
    fn asked_lately(&self, ledger: &mut Ledger, subscription: i64) -> Result<bool, StoreError> {
        let newest = store::signups::newest_confirmation(ledger, subscription)?;
        Ok(newest.is_some_and(|question| {
            question.answer.is_none()
                && self.now.seconds_since(question.created_at) < self.resend_seconds
        }))
    }

    fn write_consent(
        &self,
        ledger: &mut Ledger,
        signup: &NewSignup,
        subscription: i64,
    ) -> Result<(), StoreError> {
        let terms = store::terms::by_id(ledger, signup.terms_id)?;
        for purpose in [Purpose::Newsletter, Purpose::Terms] {
            store::consents::append(
                ledger,
                &NewConsent {
                    event_id: random_uuid(&*self.entropy).to_string(),
                    subscription_id: subscription,
                    purpose,
                    act: Act::Given,
                    method: signup.method,
                    source: signup.source.as_deref(),
                    terms: Some((terms.id, &terms.wording_hash)),
                    evidence: &signup.evidence,
                    occurred_at: signup.received_at,
                },
            )?;
        }
        Ok(())
    }

    fn ask(
        &self,
        ledger: &mut Ledger,
        terms_id: i64,
        subscription_id: i64,
    ) -> Result<i64, StoreError> {
        let nonce = random_bytes::<16>(&*self.entropy);
        let key_id = self.keyring.signing_key_id();
        let token = self
            .keyring
            .confirmation_token(key_id, &nonce)
            .unwrap_or_default();
        let question = NewConfirmation {
            subscription_id,
            terms_id,
            key_id,
            nonce: &nonce,
            token_hash: &token_hash(&token),
            created_at: self.now,
            expires_at: self.now.plus_seconds(self.valid_seconds),
        };
        store::signups::ask(ledger, &question)
    }
}

/// What the page behind a confirmation link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The name of the list.
    pub list_name: String,
    /// The slug of the list.
    pub list_slug: String,
    /// The address, all but hidden.
    pub masked_address: String,
    /// Where the question stands.
    pub standing: QuestionStanding,
}

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionStanding {
    /// It waits for an answer.
    Open,
    /// Answered with yes; the subscription is active.
    Confirmed,
    /// Answered with "this was not me".
    Refused,
    /// Not answered in time.
    Expired,
    /// The reader confirmed and has left since.
    Left,
}

/// The two answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// "Yes, subscribe me."
    Yes,
    /// "This was not me." It wins over an earlier yes.
    No,
}

/// The question that a confirmation token belongs to; nothing for an unknown token. Changes nothing.
pub async fn question(app: &App, token: &str) -> Result<Option<Question>, StoreError> {
    let (hash, now) = (token_hash(token), app.now());
    app.database
        .read(
            move |ledger| match store::signups::confirmation_by_hash(ledger, &hash)? {
                Some(confirmation) => describe(ledger, &confirmation, now).map(Some),
                None => Ok(None),
            },
        )
        .await
}

/// The question that a "this was not me" token belongs to; nothing for an unknown or outdated one.
pub async fn question_not_me(app: &App, token: &str) -> Result<Option<Question>, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::NotMe, token) else {
        return Ok(None);
    };
    let now = app.now();
    app.database
        .read(move |ledger| match refusable(ledger, id, now)? {
            Some(confirmation) => describe(ledger, &confirmation, now).map(Some),
            None => Ok(None),
        })
        .await
}

fn refusable(
    ledger: &mut Ledger,
    id: i64,
    now: UtcTime,
) -> Result<Option<Confirmation>, StoreError> {
    let found = store::signups::confirmation(ledger, id)?;
    Ok(found.filter(|question| now.seconds_since(question.created_at) < NOT_ME_DAYS * 86_400))
}

fn describe(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
    now: UtcTime,
) -> Result<Question, StoreError> {
    let subscription = store::subscribers::subscription(ledger, confirmation.subscription_id)?
        .ok_or_else(|| {
            StoreError::Unreadable("a confirmation without its subscription".to_owned())
        })?;
    let subscriber = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
    let list = store::lists::by_id(ledger, subscription.list_id)?;
    let standing = match (confirmation.answer.as_deref(), subscription.state) {
        (Some("no"), _) => QuestionStanding::Refused,
        (_, SubscriptionState::Active | SubscriptionState::Paused) => QuestionStanding::Confirmed,
        (_, SubscriptionState::Unsubscribed) | (Some(_), SubscriptionState::Pending) => {
            QuestionStanding::Left
        }
        (None, SubscriptionState::Pending) if now >= confirmation.expires_at => {
            QuestionStanding::Expired
        }
        (None, SubscriptionState::Pending) => QuestionStanding::Open,
    };
    Ok(Question {
        list_name: list.name,
        list_slug: list.slug,
        masked_address: subscriber.address.masked(),
        standing,
    })
}

/// Answers a question. A second answer of the same kind changes nothing and is answered alike.
pub async fn answer(
    app: &App,
    token: &str,
    answer: Answer,
    evidence: Evidence,
) -> Result<Option<Question>, StoreError> {
    let hash = token_hash(token);
    decide(app, answer, evidence, move |ledger, _now| {
        store::signups::confirmation_by_hash(ledger, &hash)
    })
    .await
}

/// Answers a question with "this was not me", by the other link of the letter.
pub async fn refuse(
    app: &App,
    token: &str,
    evidence: Evidence,
) -> Result<Option<Question>, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::NotMe, token) else {
        return Ok(None);
    };
    decide(app, Answer::No, evidence, move |ledger, now| {
        refusable(ledger, id, now)
    })
    .await
}

async fn decide(
    app: &App,
    answer: Answer,
    evidence: Evidence,
    find: impl FnOnce(&mut Ledger, UtcTime) -> Result<Option<Confirmation>, StoreError> + Send + 'static,
) -> Result<Option<Question>, StoreError> {
    let now = app.now();
    let event_ids = [
        random_uuid(&*app.entropy).to_string(),
        random_uuid(&*app.entropy).to_string(),
    ];
    let welcome = app.config.letters.welcome;
    let question = app
        .database
        .write(move |ledger| {
            let Some(confirmation) = find(ledger, now)? else {
                return Ok(None);
            };
            let before = describe(ledger, &confirmation, now)?.standing;
            match (answer, before) {
                (Answer::Yes, QuestionStanding::Open) => {
                    confirm(ledger, &confirmation, &event_ids, &evidence, welcome, now)?;
                }
                (Answer::No, standing) if standing != QuestionStanding::Refused => {
                    note_refusal(ledger, &confirmation, &event_ids, &evidence, now)?;
                }
                _ => return describe(ledger, &confirmation, now).map(Some),
            }
            let confirmation =
                store::signups::confirmation(ledger, confirmation.id)?.unwrap_or(confirmation);
            describe(ledger, &confirmation, now).map(Some)
        })
        .await?;
    app.nudge.notify_one();
    Ok(question)
}

fn confirm(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
    event_ids: &[String; 2],
    evidence: &Evidence,
    welcome: bool,
    now: UtcTime,
) -> Result<(), StoreError> {
    let Some(subscription) =
        store::subscribers::subscription(ledger, confirmation.subscription_id)?
    else {
        return Ok(());
    };
    if !store::subscribers::advance(ledger, &subscription, SubscriptionState::Active, now)? {
        return Ok(());
    }
    store::signups::answer(ledger, confirmation.id, "yes", now)?;
    append_answer(
        ledger,
        confirmation,
        Act::Confirmed,
        event_ids,
        evidence,
        now,
    )?;
    if welcome {
        let subscriber = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
        let letter = NewLetter {
            letter: LetterKind::Welcome,
            list_id: subscription.list_id,
            reader: Some((subscription.id, subscriber.id)),
            confirmation_id: None,
            variant_id: None,
            recipient: &subscriber.address,
        };
        store::deliveries::enqueue(ledger, &letter, now)?;
    }
    Ok(())
}

/// The owner says that it was not them: the address is suppressed and whatever it was subscribed to
/// by this question ends.
fn note_refusal(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
    event_ids: &[String; 2],
    evidence: &Evidence,
    now: UtcTime,
) -> Result<(), StoreError> {
    let Some(subscription) =
        store::subscribers::subscription(ledger, confirmation.subscription_id)?
    else {
        return Ok(());
    };
    store::signups::answer(ledger, confirmation.id, "no", now)?;
    append_answer(ledger, confirmation, Act::Refused, event_ids, evidence, now)?;
    store::subscribers::advance(ledger, &subscription, SubscriptionState::Unsubscribed, now)?;
    store::deliveries::cancel_for_subscription(
        ledger,
        subscription.id,
        "the owner of the address refused",
        now,
    )?;
    let subscriber = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
    store::suppressions::add(
        ledger,
        &subscriber.address.key(),
        SuppressionReason::Refused,
        None,
        now,
    )
}

fn append_answer(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
    act: Act,
    event_ids: &[String; 2],
    evidence: &Evidence,
    now: UtcTime,
) -> Result<(), StoreError> {
    let terms = store::terms::by_id(ledger, confirmation.terms_id)?;
    for (purpose, event_id) in [Purpose::Newsletter, Purpose::Terms]
        .into_iter()
        .zip(event_ids)
    {
        store::consents::append(
            ledger,
            &NewConsent {
                event_id: event_id.clone(),
                subscription_id: confirmation.subscription_id,
                purpose,
                act,
                method: Method::Page,
                source: None,
                terms: Some((terms.id, &terms.wording_hash)),
                evidence,
                occurred_at: now,
            },
        )?;
    }
    Ok(())
}
