//! Removals right after a letter, and the waves that they make.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::schema::{removal_waves, removals, subscribers, subscriptions};
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::paging::{Page, PageAsk};
use crate::domain::removal::WaveState;
use crate::domain::time::UtcTime;

/// How many of a list's newest issues are looked at for a reader's last letter: scanners are quick.
const NEWEST_ISSUES: i64 = 50;

/// A wave as it stands.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = removal_waves)]
pub struct Wave {
    /// Its number.
    pub id: i64,
    /// The recipient domain.
    pub domain: String,
    /// What was decided.
    pub state: WaveState,
    /// The first removal.
    pub first_at: UtcTime,
    /// The last removal.
    pub last_at: UtcTime,
    /// When it was decided.
    pub decided_at: Option<UtcTime>,
}

/// One removal of a wave.
#[derive(Debug, Clone, Queryable)]
pub struct Removal {
    /// Its number.
    pub id: i64,
    /// What was left.
    pub subscription_id: i64,
    /// Who left.
    pub address: EmailAddress,
    /// When.
    pub removed_at: UtcTime,
    /// When undoing the wave brought the reader back.
    pub undone_at: Option<UtcTime>,
}

/// Whether a letter to this reader of the list is being sent, or was sent at `since` or later.
pub fn was_just_written_to(
    ledger: &mut Ledger,
    list: i64,
    subscriber: i64,
    since: UtcTime,
) -> Result<bool, StoreError> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        found: i64,
    }
    // By the unique key of issue and subscriber, like everything that is asked about one reader.
    let row: Found = diesel::sql_query(
        "SELECT COUNT(*) AS found FROM ( \
           SELECT d.id FROM deliveries d WHERE d.subscriber_id = $1 AND d.issue_id IS NULL \
             AND (d.state = 'sending' OR d.state = 'sent' AND d.settled_at >= $2) \
           UNION ALL \
           SELECT d.id FROM (SELECT id FROM issues WHERE list_id = $3 ORDER BY id DESC LIMIT $4) i \
             CROSS JOIN deliveries d \
           WHERE d.issue_id = i.id AND d.subscriber_id = $1 \
             AND (d.state = 'sending' OR d.state = 'sent' AND d.settled_at >= $2)) f",
    )
    .bind::<BigInt, _>(subscriber)
    .bind::<BigInt, _>(since.micros())
    .bind::<BigInt, _>(list)
    .bind::<BigInt, _>(NEWEST_ISSUES)
    .get_result(ledger)?;
    Ok(row.found > 0)
}

/// Writes a removal down, and forgets those before `forget_before` that belong to no wave.
pub fn note(
    ledger: &mut Ledger,
    subscription: i64,
    domain: &str,
    removed_at: UtcTime,
    forget_before: UtcTime,
) -> Result<(), StoreError> {
    let stale = removals::table
        .filter(removals::wave_id.is_null())
        .filter(removals::removed_at.lt(forget_before.micros()));
    diesel::delete(stale).execute(ledger)?;
    diesel::insert_into(removals::table)
        .values((
            removals::subscription_id.eq(subscription),
            removals::domain.eq(domain),
            removals::removed_at.eq(removed_at.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// How many different readers of a domain left at `since` or later without belonging to a wave.
pub fn readers_alone(ledger: &mut Ledger, domain: &str, since: UtcTime) -> Result<i64, StoreError> {
    Ok(removals::table
        .inner_join(subscriptions::table.on(subscriptions::id.eq(removals::subscription_id)))
        .filter(removals::wave_id.is_null())
        .filter(removals::removed_at.ge(since.micros()))
        .filter(removals::domain.eq(domain))
        .select(diesel::dsl::count(subscriptions::subscriber_id).aggregate_distinct())
        .get_result(ledger)?)
}

/// The open wave of a domain whose last removal was at `since` or later.
pub fn open_wave(
    ledger: &mut Ledger,
    domain: &str,
    since: UtcTime,
) -> Result<Option<i64>, StoreError> {
    Ok(removal_waves::table
        .filter(removal_waves::domain.eq(domain))
        .filter(removal_waves::state.eq(WaveState::Open.as_str()))
        .filter(removal_waves::last_at.ge(since.micros()))
        .order(removal_waves::id.desc())
        .select(removal_waves::id)
        .first(ledger)
        .optional()?)
}

/// Begins a wave; [`gather`] puts the removals into it.
pub fn begin_wave(ledger: &mut Ledger, domain: &str, now: UtcTime) -> Result<i64, StoreError> {
    Ok(diesel::insert_into(removal_waves::table)
        .values((
            removal_waves::domain.eq(domain),
            removal_waves::state.eq(WaveState::Open.as_str()),
            removal_waves::first_at.eq(now.micros()),
            removal_waves::last_at.eq(now.micros()),
        ))
        .returning(removal_waves::id)
        .get_result(ledger)?)
}

/// Puts the removals of a domain since then that belong to no wave into this one.
pub fn gather(
    ledger: &mut Ledger,
    wave: i64,
    domain: &str,
    since: UtcTime,
) -> Result<(), StoreError> {
    let alone = removals::table
        .filter(removals::wave_id.is_null())
        .filter(removals::removed_at.ge(since.micros()))
        .filter(removals::domain.eq(domain));
    diesel::update(alone)
        .set(removals::wave_id.eq(wave))
        .execute(ledger)?;
    let of_wave = removals::table.filter(removals::wave_id.eq(wave));
    let bounds: (Option<i64>, Option<i64>) = of_wave
        .select((
            diesel::dsl::min(removals::removed_at),
            diesel::dsl::max(removals::removed_at),
        ))
        .get_result(ledger)?;
    if let (Some(first), Some(last)) = bounds {
        diesel::update(removal_waves::table.find(wave))
            .set((
                removal_waves::first_at.eq(first),
                removal_waves::last_at.eq(last),
            ))
            .execute(ledger)?;
    }
    Ok(())
}

/// The newest waves, at most `limit`, those in a state where one is named.
pub fn waves(
    ledger: &mut Ledger,
    state: Option<WaveState>,
    limit: i64,
) -> Result<Vec<Wave>, StoreError> {
    let mut found = removal_waves::table.into_boxed();
    if let Some(state) = state {
        found = found.filter(removal_waves::state.eq(state.as_str()));
    }
    Ok(found
        .order(removal_waves::id.desc())
        .limit(limit)
        .select(Wave::as_select())
        .load(ledger)?)
}

/// One page of the waves, newest first, those in a state where one is named.
pub fn page(
    ledger: &mut Ledger,
    state: Option<WaveState>,
    ask: PageAsk,
) -> Result<Page<Wave>, StoreError> {
    let mut found = removal_waves::table.into_boxed();
    if let Some(state) = state {
        found = found.filter(removal_waves::state.eq(state.as_str()));
    }
    let found = found
        .filter(removal_waves::id.lt(ask.below()))
        .order(removal_waves::id.desc())
        .limit(ask.rows())
        .select(Wave::as_select())
        .load(ledger)?;
    Ok(ask.page(found, |wave| wave.id))
}

/// How many waves nobody has decided about.
pub fn open_waves(ledger: &mut Ledger) -> Result<i64, StoreError> {
    Ok(removal_waves::table
        .filter(removal_waves::state.eq(WaveState::Open.as_str()))
        .count()
        .get_result(ledger)?)
}

/// One wave.
pub fn wave(ledger: &mut Ledger, id: i64) -> Result<Option<Wave>, StoreError> {
    Ok(removal_waves::table
        .find(id)
        .select(Wave::as_select())
        .first(ledger)
        .optional()?)
}

/// How many removals a wave has, and how many of them were undone.
pub fn counted(ledger: &mut Ledger, wave: i64) -> Result<(i64, i64), StoreError> {
    Ok(removals::table
        .filter(removals::wave_id.eq(wave))
        .select((
            diesel::dsl::count_star(),
            diesel::dsl::count(removals::undone_at),
        ))
        .get_result(ledger)?)
}

/// The removals of a wave behind the one numbered `after`, at most `limit`.
pub fn of_wave(
    ledger: &mut Ledger,
    wave: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<Removal>, StoreError> {
    Ok(removals::table
        .inner_join(subscriptions::table.on(subscriptions::id.eq(removals::subscription_id)))
        .inner_join(subscribers::table.on(subscribers::id.eq(subscriptions::subscriber_id)))
        .filter(removals::wave_id.eq(wave))
        .filter(removals::id.gt(after))
        .order(removals::id)
        .limit(limit)
        .select((
            removals::id,
            removals::subscription_id,
            subscribers::address,
            removals::removed_at,
            removals::undone_at,
        ))
        .load(ledger)?)
}

/// A removal that belongs to a wave, as the story of its reader tells it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct RemovalInWave {
    /// The list that was left.
    pub list_id: i64,
    /// The wave.
    pub wave_id: Option<i64>,
    /// The domain that its readers have in common.
    pub domain: String,
    /// When.
    pub removed_at: UtcTime,
    /// When undoing the wave brought the reader back.
    pub undone_at: Option<UtcTime>,
}

/// The removals of a subscriber that belong to a wave.
pub fn of_subscriber(
    ledger: &mut Ledger,
    subscriber: i64,
) -> Result<Vec<RemovalInWave>, StoreError> {
    Ok(removals::table
        .inner_join(subscriptions::table.on(subscriptions::id.eq(removals::subscription_id)))
        .filter(subscriptions::subscriber_id.eq(subscriber))
        .filter(removals::wave_id.is_not_null())
        .order(removals::id)
        .select((
            subscriptions::list_id,
            removals::wave_id,
            removals::domain,
            removals::removed_at,
            removals::undone_at,
        ))
        .load(ledger)?)
}

/// Notes that a removal was undone.
pub fn note_undone(ledger: &mut Ledger, removal: i64, now: UtcTime) -> Result<(), StoreError> {
    diesel::update(removals::table.find(removal))
        .set(removals::undone_at.eq(now.micros()))
        .execute(ledger)?;
    Ok(())
}

/// Closes an open wave; says whether it was open.
pub fn decide(
    ledger: &mut Ledger,
    wave: i64,
    state: WaveState,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let open = removal_waves::table
        .find(wave)
        .filter(removal_waves::state.eq(WaveState::Open.as_str()));
    Ok(diesel::update(open)
        .set((
            removal_waves::state.eq(state.as_str()),
            removal_waves::decided_at.eq(now.micros()),
        ))
        .execute(ledger)?
        == 1)
}
