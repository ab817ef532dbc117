//! Finding readers among a million: each way to walk is along an index, a piece at a time.
//!
//! A walk gives candidates in a fixed order; whether they are all that is looked for is asked of what
//! [`told`] says about them. So no search needs an index of its own, and none reads more rows than it is allowed.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::columns::Names;
use super::super::schema::{subscribers, subscriptions, suppressions};
use super::super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::search::{end_of, spellings};
use crate::domain::subscription::SubscriptionState;
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;

/// What a search walks along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Along {
    /// Everybody, the newest first.
    Everybody,
    /// Addresses that begin so, in their order.
    Address(String),
    /// The addresses of a domain, the newest first.
    Domain(String),
    /// Suppressed addresses, the newest suppression first.
    Suppressions,
    /// Sign-ups that came from here.
    Source(String),
    /// Who chose this cadence.
    Cadence(String),
    /// Who chose this language.
    Language(String),
    /// Whoever has to do with a list.
    List(i64),
    /// Whose subscription to any list stands so; not for active ones.
    Apart(SubscriptionState),
    /// Whose subscription to a list stands so; not for active ones.
    ApartOf(i64, SubscriptionState),
}

/// Somebody whom a walk comes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Candidate {
    /// Where the walk stands with them.
    #[diesel(sql_type = BigInt)]
    pub place: i64,
    /// Who; 0 for a suppressed address that nobody has.
    #[diesel(sql_type = BigInt)]
    pub subscriber: i64,
}

/// The next candidates of a walk that stands at `after`, at most `limit`.
pub fn walk(
    ledger: &mut Ledger,
    along: &Along,
    after: Option<i64>,
    limit: i64,
) -> Result<Vec<Candidate>, StoreError> {
    let below = after.unwrap_or(i64::MAX);
    match along {
        Along::Everybody => numbered(
            ledger,
            "SELECT id AS place, id AS subscriber FROM subscribers WHERE id < $1 ORDER BY id DESC LIMIT $2",
            below,
            limit,
        ),
        Along::Address(start) => by_address(ledger, start, after, limit),
        Along::Domain(domain) => {
            let behind = match ledger {
                Ledger::Postgres(_) => "split_part(address_key, '@', 2) COLLATE \"C\"",
                Ledger::Sqlite(_) => "substr(address_key, instr(address_key, '@') + 1)",
            };
            worded(
                ledger,
                &format!(
                    "SELECT id AS place, id AS subscriber FROM subscribers WHERE {behind} = $1 AND id < $2 \
                     ORDER BY id DESC LIMIT $3"
                ),
                domain,
                below,
                limit,
            )
        }
        Along::Suppressions => numbered(
            ledger,
            "SELECT x.id AS place, COALESCE(s.id, 0) AS subscriber FROM suppressions x \
             LEFT JOIN subscribers s ON s.address_key = x.address_key \
             WHERE x.id < $1 ORDER BY x.id DESC LIMIT $2",
            below,
            limit,
        ),
        Along::Source(source) => by_choice(ledger, "source", source, below, limit),
        Along::Cadence(cadence) => by_choice(ledger, "cadence", cadence, below, limit),
        Along::Language(language) => by_choice(ledger, "language", language, below, limit),
        Along::List(list) => numbered(
            ledger,
            &format!(
                "SELECT subscriber_id AS place, subscriber_id AS subscriber FROM subscriptions \
                 WHERE list_id = {list} AND subscriber_id < $1 ORDER BY subscriber_id DESC LIMIT $2"
            ),
            below,
            limit,
        ),
        Along::Apart(state) => numbered(
            ledger,
            &format!(
                "SELECT DISTINCT subscriber_id AS place, subscriber_id AS subscriber FROM subscriptions \
                 WHERE state = '{state}' AND state <> 'active' AND subscriber_id < $1 \
                 ORDER BY subscriber_id DESC LIMIT $2"
            ),
            below,
            limit,
        ),
        Along::ApartOf(list, state) => numbered(
            ledger,
            &format!(
                "SELECT subscriber_id AS place, subscriber_id AS subscriber FROM subscriptions \
                 WHERE list_id = {list} AND state = '{state}' AND state <> 'active' AND subscriber_id < $1 \
                 ORDER BY subscriber_id DESC LIMIT $2"
            ),
            below,
            limit,
        ),
    }
}

fn numbered(
    ledger: &mut Ledger,
    sql: &str,
    below: i64,
    limit: i64,
) -> Result<Vec<Candidate>, StoreError> {
    Ok(diesel::sql_query(sql)
        .bind::<BigInt, _>(below)
        .bind::<BigInt, _>(limit)
        .load(ledger)?)
}

fn worded(
    ledger: &mut Ledger,
    sql: &str,
    word: &str,
    below: i64,
    limit: i64,
) -> Result<Vec<Candidate>, StoreError> {
    Ok(diesel::sql_query(sql)
        .bind::<Text, _>(word)
        .bind::<BigInt, _>(below)
        .bind::<BigInt, _>(limit)
        .load(ledger)?)
}

fn by_choice(
    ledger: &mut Ledger,
    column: &'static str,
    value: &str,
    below: i64,
    limit: i64,
) -> Result<Vec<Candidate>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT subscriber_id AS place, subscriber_id AS subscriber FROM subscriptions \
         WHERE lower({column}) = lower($1) AND {column} IS NOT NULL AND subscriber_id < $2 \
         ORDER BY subscriber_id DESC LIMIT $3"
    );
    worded(ledger, &sql, value, below, limit)
}

/// In the order of addresses; the place is a number all the same, that of the reader whose address was the last.
fn by_address(
    ledger: &mut Ledger,
    start: &str,
    after: Option<i64>,
    limit: i64,
) -> Result<Vec<Candidate>, StoreError> {
    let last: Option<String> = match after {
        Some(id) => subscribers::table
            .find(id)
            .select(subscribers::address_key)
            .first(ledger)
            .optional()?,
        None => None,
    };
    // Whose address has changed meanwhile is no place to go on from.
    let last = last
        .filter(|key| key.starts_with(start))
        .unwrap_or_default();
    let key = match ledger {
        Ledger::Postgres(_) => "address_key COLLATE \"C\"",
        Ledger::Sqlite(_) => "address_key",
    };
    let sql = format!(
        "SELECT id AS place, id AS subscriber FROM subscribers \
         WHERE {key} >= $1 AND {key} <= $2 AND {key} > $3 ORDER BY {key} LIMIT $4"
    );
    Ok(diesel::sql_query(sql)
        .bind::<Text, _>(start)
        .bind::<Text, _>(end_of(start))
        .bind::<Text, _>(last)
        .bind::<BigInt, _>(limit)
        .load(ledger)?)
}

/// Readers with a name of which a word is, or begins like, this one: the first `most` in the order of the words. The
/// newest come first; says whether there are more.
pub fn named(ledger: &mut Ledger, word: &str, most: i64) -> Result<(Vec<i64>, bool), StoreError> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        subscriber_id: i64,
    }
    let mut spellings: Vec<(String, String)> = spellings(word).into();
    spellings.sort();
    spellings.dedup();
    let (mut ids, mut is_cut) = (Vec::new(), false);
    for (start, end) in spellings {
        // In the order of the index, so that nothing has to be sorted but what was found.
        let found: Vec<Found> = diesel::sql_query(
            "SELECT subscriber_id FROM name_words WHERE word >= $1 AND word <= $2 \
             ORDER BY word, subscriber_id, subscription_id LIMIT $3",
        )
        .bind::<Text, _>(start)
        .bind::<Text, _>(end)
        .bind::<BigInt, _>(most)
        .load(ledger)?;
        is_cut |= i64::try_from(found.len()).is_ok_and(|found| found >= most);
        ids.extend(found.into_iter().map(|row| row.subscriber_id));
    }
    ids.sort_unstable_by_key(|id| std::cmp::Reverse(*id));
    ids.dedup();
    Ok((ids, is_cut))
}

/// What a search has to know of a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The number in the ledger.
    pub id: i64,
    /// The address as typed.
    pub address: EmailAddress,
    /// When the address first signed up.
    pub created_at: UtcTime,
    /// Why the address must not be written to, if so.
    pub suppression: Option<SuppressionReason>,
    /// The subscriptions, in the order of sign-up.
    pub subscriptions: Vec<ToldSubscription>,
}

/// What a search has to know of a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldSubscription {
    /// Its number.
    pub id: i64,
    /// The list.
    pub list_id: i64,
    /// Where it stands.
    pub state: SubscriptionState,
    /// How the reader wants to be called.
    pub name: Option<String>,
    /// The language that was chosen.
    pub language: Option<String>,
    /// The chosen topics; none means all.
    pub topics: Vec<String>,
    /// The cadence that was chosen.
    pub cadence: Option<String>,
    /// Where the sign-up came from.
    pub source: Option<String>,
}

/// What is known of these readers, in any order; who was forgotten is left out.
pub fn told(ledger: &mut Ledger, ids: &[i64]) -> Result<Vec<Told>, StoreError> {
    type Person = (i64, EmailAddress, String, UtcTime);
    type Relation = (
        i64,
        i64,
        i64,
        SubscriptionState,
        Option<String>,
        Option<String>,
        Names,
        Option<String>,
        Option<String>,
    );
    let people: Vec<Person> = subscribers::table
        .filter(subscribers::id.eq_any(ids))
        .filter(subscribers::erased_at.is_null())
        .select((
            subscribers::id,
            subscribers::address,
            subscribers::address_key,
            subscribers::created_at,
        ))
        .load(ledger)?;
    let keys: Vec<&str> = people.iter().map(|(_, _, key, _)| key.as_str()).collect();
    let suppressed: Vec<(String, SuppressionReason)> = suppressions::table
        .filter(suppressions::address_key.eq_any(keys))
        .select((suppressions::address_key, suppressions::reason))
        .load(ledger)?;
    let suppressed: HashMap<String, SuppressionReason> = suppressed.into_iter().collect();
    let relations: Vec<Relation> = subscriptions::table
        .filter(subscriptions::subscriber_id.eq_any(ids))
        .order(subscriptions::id)
        .select((
            subscriptions::id,
            subscriptions::subscriber_id,
            subscriptions::list_id,
            subscriptions::state,
            subscriptions::name,
            subscriptions::language,
            subscriptions::topics,
            subscriptions::cadence,
            subscriptions::source,
        ))
        .load(ledger)?;
    let mut theirs: HashMap<i64, Vec<ToldSubscription>> = HashMap::new();
    for (id, subscriber_id, list_id, state, name, language, topics, cadence, source) in relations {
        theirs
            .entry(subscriber_id)
            .or_default()
            .push(ToldSubscription {
                id,
                list_id,
                state,
                name,
                language,
                topics: topics.0,
                cadence,
                source,
            });
    }
    Ok(people
        .into_iter()
        .map(|(id, address, key, created_at)| Told {
            suppression: suppressed.get(&key).copied(),
            subscriptions: theirs.remove(&id).unwrap_or_default(),
            id,
            address,
            created_at,
        })
        .collect())
}

/// How many read a list; at most `most` are counted.
pub fn active_of(ledger: &mut Ledger, list: i64, most: i64) -> Result<i64, StoreError> {
    #[derive(QueryableByName)]
    struct Counted {
        #[diesel(sql_type = BigInt)]
        counted: i64,
    }
    let row: Counted = diesel::sql_query(
        "SELECT COUNT(*) AS counted FROM ( \
           SELECT id FROM subscriptions WHERE list_id = $1 AND state = 'active' LIMIT $2) s",
    )
    .bind::<BigInt, _>(list)
    .bind::<BigInt, _>(most)
    .get_result(ledger)?;
    Ok(row.counted)
}

/// The highest number that a reader has; readers are never deleted, so there are about as many.
pub fn highest(ledger: &mut Ledger) -> Result<i64, StoreError> {
    let highest: Option<i64> = subscribers::table
        .select(diesel::dsl::max(subscribers::id))
        .first(ledger)?;
    Ok(highest.unwrap_or_default())
}
