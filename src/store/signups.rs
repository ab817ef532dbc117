//! The inbox of sign-ups, and the confirmations that come of them.

use diesel::prelude::*;

use super::columns::{Names, json};
use super::schema::{confirmations, signups, subscriptions};
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::consent::{Evidence, Method};
use crate::domain::subscription::{Choices, SubscriptionState};
use crate::domain::time::UtcTime;

/// A sign-up as it came in, before anything was looked up.
#[derive(Debug, Clone)]
pub struct NewSignup {
    /// The list.
    pub list_id: i64,
    /// The address as typed.
    pub address: EmailAddress,
    /// What the reader chose.
    pub choices: Choices,
    /// The terms that were shown.
    pub terms_id: i64,
    /// Form or API.
    pub method: Method,
    /// Where the form stood, in the site's words.
    pub source: Option<String>,
    /// What the request told.
    pub evidence: Evidence,
    /// When.
    pub received_at: UtcTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = signups)]
struct Row {
    id: i64,
    list_id: i64,
    address: EmailAddress,
    name: Option<String>,
    language: Option<String>,
    time_zone: Option<String>,
    topics: Names,
    cadence: Option<String>,
    terms_id: i64,
    method: Method,
    source: Option<String>,
    remote_ip: Option<String>,
    user_agent: Option<String>,
    received_at: UtcTime,
}

/// Puts a sign-up into the inbox: one row, whoever it is from.
pub fn receive(ledger: &mut Ledger, signup: &NewSignup) -> Result<(), StoreError> {
    diesel::insert_into(signups::table)
        .values((
            signups::list_id.eq(signup.list_id),
            signups::address.eq(signup.address.as_str()),
            signups::name.eq(signup.choices.name.as_deref()),
            signups::language.eq(signup.choices.language.as_deref()),
            signups::time_zone.eq(signup.choices.time_zone.as_deref()),
            signups::topics.eq(json(&signup.choices.topics)),
            signups::cadence.eq(signup.choices.cadence.as_deref()),
            signups::terms_id.eq(signup.terms_id),
            signups::method.eq(signup.method.as_str()),
            signups::source.eq(signup.source.as_deref()),
            signups::remote_ip.eq(signup.evidence.remote_ip.as_deref()),
            signups::user_agent.eq(signup.evidence.user_agent.as_deref()),
            signups::received_at.eq(signup.received_at.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Takes the oldest sign-ups out of the inbox, at most `limit`, inside the transaction that acts on them.
pub fn take(ledger: &mut Ledger, limit: i64) -> Result<Vec<NewSignup>, StoreError> {
    // Two workers never act on one sign-up: PostgreSQL skips rows another holds, SQLite has one writer.
    let rows: Vec<Row> = match ledger {
        Ledger::Postgres(c) => signups::table
            .order(signups::id)
            .limit(limit)
            .select(Row::as_select())
            .for_update()
            .skip_locked()
            .load(c)?,
        Ledger::Sqlite(c) => signups::table
            .order(signups::id)
            .limit(limit)
            .select(Row::as_select())
            .load(c)?,
    };
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    diesel::delete(signups::table.filter(signups::id.eq_any(ids))).execute(ledger)?;
    Ok(rows.into_iter().map(Row::into_signup).collect())
}

/// How many sign-ups wait in the inbox.
pub fn waiting(ledger: &mut Ledger) -> Result<i64, StoreError> {
    Ok(signups::table.count().get_result(ledger)?)
}

impl Row {
    fn into_signup(self) -> NewSignup {
        NewSignup {
            list_id: self.list_id,
            address: self.address,
            choices: Choices {
                name: self.name,
                topics: self.topics.0,
                language: self.language,
                time_zone: self.time_zone,
                cadence: self.cadence,
            },
            terms_id: self.terms_id,
            method: self.method,
            source: self.source,
            evidence: Evidence {
                remote_ip: self.remote_ip,
                user_agent: self.user_agent,
            },
            received_at: self.received_at,
        }
    }
}

/// A question put to the owner of an address.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = confirmations)]
pub struct Confirmation {
    /// Its number in the ledger.
    pub id: i64,
    /// What would become active.
    pub subscription_id: i64,
    /// The terms that were shown at the sign-up.
    pub terms_id: i64,
    /// The key that derives the token.
    pub key_id: i16,
    /// What the token is derived from.
    pub nonce: Vec<u8>,
    /// When it was asked.
    pub created_at: UtcTime,
    /// Until when it can be answered with yes.
    pub expires_at: UtcTime,
    /// `yes`, `no`, or nothing yet.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<UtcTime>,
    /// When a button was last pressed that only programs find.
    pub automated_at: Option<UtcTime>,
}

/// What makes a confirmation.
#[derive(Debug, Clone)]
pub struct NewConfirmation<'a> {
    /// What would become active.
    pub subscription_id: i64,
    /// The terms that were shown.
    pub terms_id: i64,
    /// The key that derives the token.
    pub key_id: i16,
    /// What the token is derived from.
    pub nonce: &'a [u8],
    /// The hash of the token.
    pub token_hash: &'a str,
    /// When it is asked.
    pub created_at: UtcTime,
    /// Until when it can be answered with yes.
    pub expires_at: UtcTime,
}

/// Writes a confirmation and returns its number.
pub fn ask(ledger: &mut Ledger, question: &NewConfirmation<'_>) -> Result<i64, StoreError> {
    let id = diesel::insert_into(confirmations::table)
        .values((
            confirmations::subscription_id.eq(question.subscription_id),
            confirmations::terms_id.eq(question.terms_id),
            confirmations::key_id.eq(question.key_id),
            confirmations::nonce.eq(question.nonce),
            confirmations::token_hash.eq(question.token_hash),
            confirmations::created_at.eq(question.created_at.micros()),
            confirmations::expires_at.eq(question.expires_at.micros()),
        ))
        .returning(confirmations::id)
        .get_result(ledger)?;
    Ok(id)
}

/// The confirmation whose token has this hash.
pub fn confirmation_by_hash(
    ledger: &mut Ledger,
    token_hash: &str,
) -> Result<Option<Confirmation>, StoreError> {
    Ok(confirmations::table
        .filter(confirmations::token_hash.eq(token_hash))
        .select(Confirmation::as_select())
        .first(ledger)
        .optional()?)
}

/// The confirmation with this number.
pub fn confirmation(ledger: &mut Ledger, id: i64) -> Result<Option<Confirmation>, StoreError> {
    Ok(confirmations::table
        .find(id)
        .select(Confirmation::as_select())
        .first(ledger)
        .optional()?)
}

/// The newest confirmation of a subscription.
pub fn newest_confirmation(
    ledger: &mut Ledger,
    subscription: i64,
) -> Result<Option<Confirmation>, StoreError> {
    Ok(confirmations::table
        .filter(confirmations::subscription_id.eq(subscription))
        .order(confirmations::id.desc())
        .select(Confirmation::as_select())
        .first(ledger)
        .optional()?)
}

/// The newest confirmation of a subscription that was answered with yes.
pub fn newest_yes(
    ledger: &mut Ledger,
    subscription: i64,
) -> Result<Option<Confirmation>, StoreError> {
    Ok(confirmations::table
        .filter(confirmations::subscription_id.eq(subscription))
        .filter(confirmations::answer.eq("yes"))
        .order(confirmations::id.desc())
        .select(Confirmation::as_select())
        .first(ledger)
        .optional()?)
}

/// Keeps the answer to a confirmation.
pub fn answer(ledger: &mut Ledger, id: i64, answer: &str, now: UtcTime) -> Result<(), StoreError> {
    diesel::update(confirmations::table.find(id))
        .set((
            confirmations::answer.eq(answer),
            confirmations::answered_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Notes that a program pressed a button of the question's page.
pub fn note_program(ledger: &mut Ledger, id: i64, now: UtcTime) -> Result<(), StoreError> {
    diesel::update(confirmations::table.find(id))
        .set(confirmations::automated_at.eq(now.micros()))
        .execute(ledger)?;
    Ok(())
}

/// Opens a question again whose answer was taken back; its subscription is pending and was never confirmed.
pub fn reopen(ledger: &mut Ledger, question: &Confirmation) -> Result<(), StoreError> {
    diesel::update(confirmations::table.find(question.id))
        .set((
            confirmations::answer.eq(None::<String>),
            confirmations::answered_at.eq(None::<i64>),
        ))
        .execute(ledger)?;
    let pending = subscriptions::table
        .find(question.subscription_id)
        .filter(subscriptions::state.eq(SubscriptionState::Pending.as_str()));
    diesel::update(pending)
        .set(subscriptions::confirmed_at.eq(None::<i64>))
        .execute(ledger)?;
    Ok(())
}
