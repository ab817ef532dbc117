//! The inbox of sign-ups, and the confirmations that come of them.

use diesel::prelude::*;

use super::columns::{Names, json, json_proof};
use super::schema::{confirmations, signups, subscriptions};
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::budget::Stage;
use crate::domain::consent::{Evidence, Method};
use crate::domain::form_token::Proof;
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
    /// What it brought with it besides its wishes.
    pub proof: Proof,
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
    proof: Proof,
    stage: Stage,
}

/// A sign-up that was taken out of the inbox to be acted on.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Its number in the inbox.
    pub id: i64,
    /// New, or released by an operator.
    pub stage: Stage,
    /// What it is about.
    pub signup: NewSignup,
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
            signups::proof.eq(json_proof(&signup.proof)?),
        ))
        .execute(ledger)?;
    Ok(())
}

/// The oldest sign-ups of the inbox that are not kept back, at most `limit`, for the transaction that acts on
/// them; it ends with [`settle`].
pub fn take(ledger: &mut Ledger, limit: i64) -> Result<Vec<Taken>, StoreError> {
    let open = signups::stage.ne(Stage::Kept.as_str());
    // Two workers never act on one sign-up: PostgreSQL skips rows another holds, SQLite has one writer.
    let rows: Vec<Row> = match ledger {
        Ledger::Postgres(c) => signups::table
            .filter(open)
            .order(signups::id)
            .limit(limit)
            .select(Row::as_select())
            .for_update()
            .skip_locked()
            .load(c)?,
        Ledger::Sqlite(c) => signups::table
            .filter(open)
            .order(signups::id)
            .limit(limit)
            .select(Row::as_select())
            .load(c)?,
    };
    let taken = rows.into_iter().map(|row| Taken {
        id: row.id,
        stage: row.stage,
        signup: row.into_signup(),
    });
    Ok(taken.collect())
}

/// Ends the work on sign-ups that were taken: those of `kept` stay in the inbox until an operator decides.
pub fn settle(ledger: &mut Ledger, taken: &[Taken], kept: &[i64]) -> Result<(), StoreError> {
    let done: Vec<i64> = taken
        .iter()
        .map(|one| one.id)
        .filter(|id| !kept.contains(id))
        .collect();
    diesel::delete(signups::table.filter(signups::id.eq_any(done))).execute(ledger)?;
    if !kept.is_empty() {
        diesel::update(signups::table.filter(signups::id.eq_any(kept)))
            .set(signups::stage.eq(Stage::Kept.as_str()))
            .execute(ledger)?;
    }
    Ok(())
}

/// How many sign-ups wait in the inbox to be acted on.
pub fn waiting(ledger: &mut Ledger) -> Result<i64, StoreError> {
    Ok(signups::table
        .filter(signups::stage.ne(Stage::Kept.as_str()))
        .count()
        .get_result(ledger)?)
}

/// How many sign-ups are kept back, and the lists that they are for.
pub fn kept(ledger: &mut Ledger) -> Result<Vec<(i64, i64)>, StoreError> {
    Ok(signups::table
        .filter(signups::stage.eq(Stage::Kept.as_str()))
        .group_by(signups::list_id)
        .order(signups::list_id)
        .select((signups::list_id, diesel::dsl::count_star()))
        .load(ledger)?)
}

/// Lets go what is kept back for a list, or for all; returns how many.
pub fn release(ledger: &mut Ledger, list: Option<i64>) -> Result<usize, StoreError> {
    let released = signups::stage.eq(Stage::Released.as_str());
    let kept = signups::table.filter(signups::stage.eq(Stage::Kept.as_str()));
    Ok(match list {
        Some(list) => diesel::update(kept.filter(signups::list_id.eq(list)))
            .set(released)
            .execute(ledger)?,
        None => diesel::update(kept).set(released).execute(ledger)?,
    })
}

/// Forgets what is kept back for a list, or for all; returns how many.
pub fn drop_kept(ledger: &mut Ledger, list: Option<i64>) -> Result<usize, StoreError> {
    let kept = signups::table.filter(signups::stage.eq(Stage::Kept.as_str()));
    Ok(match list {
        Some(list) => diesel::delete(kept.filter(signups::list_id.eq(list))).execute(ledger)?,
        None => diesel::delete(kept).execute(ledger)?,
    })
}

/// Forgets what came before `long_ago` and is still kept back; returns how many.
pub fn drop_kept_before(ledger: &mut Ledger, long_ago: UtcTime) -> Result<usize, StoreError> {
    let kept = signups::table
        .filter(signups::stage.eq(Stage::Kept.as_str()))
        .filter(signups::received_at.lt(long_ago.micros()));
    Ok(diesel::delete(kept).execute(ledger)?)
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
            proof: self.proof,
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
