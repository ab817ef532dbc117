//! Feeds: which are due, and how the last visit went.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::schema::{articles, feed_hosts, feeds};
use super::{Ledger, StoreError};
use crate::domain::feed::FeedState;
use crate::domain::paging::{Page, PageAsk};
use crate::domain::time::UtcTime;

/// Due feeds looked at for each that may be claimed, as several may be of one host.
const LOOK_AHEAD: i64 = 50;

/// A source that the reading desk visits.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = feeds)]
pub struct Feed {
    /// Its number in the ledger.
    pub id: i64,
    /// The list that its articles belong to.
    pub list_id: i64,
    /// Where it is.
    pub url: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// Whether it is visited.
    pub state: FeedState,
    /// Its validator, for a conditional GET.
    pub etag: Option<String>,
    /// Its other validator.
    pub last_modified: Option<String>,
    /// When it is visited next.
    pub next_fetch_at: UtcTime,
    /// When it was visited last.
    pub last_fetch_at: Option<UtcTime>,
    /// When a visit last went well.
    pub last_success_at: Option<UtcTime>,
    /// What went wrong at the last visit.
    pub last_error: Option<String>,
    /// Visits in a row that went wrong.
    pub failures: i32,
    /// The host and port that it is at.
    pub host: String,
    /// How long it asks to be left alone between two visits.
    pub asked_seconds: Option<i64>,
    /// Why a flood of its entries waits for a person.
    pub held_note: Option<String>,
}

/// How a visit ended.
#[derive(Debug, Clone)]
pub struct Visit<'a> {
    /// When it ended.
    pub at: UtcTime,
    /// When to come again.
    pub next_fetch_at: UtcTime,
    /// What went wrong, in words; nothing when it went well.
    pub error: Option<&'a str>,
    /// Failed visits in a row, this one included.
    pub failures: i32,
    /// Where the feed has moved to for good, or where it is.
    pub url: &'a str,
    /// The host and port of that address.
    pub host: &'a str,
    /// How long it asks to be left alone between two visits.
    pub asked_seconds: Option<i64>,
    /// What it calls itself.
    pub title: Option<&'a str>,
    /// Its validator now.
    pub etag: Option<&'a str>,
    /// Its other validator now.
    pub last_modified: Option<&'a str>,
    /// Whether the site said that the feed is gone for good.
    pub gone: bool,
}

/// Adds a feed, due at once.
pub fn insert(
    ledger: &mut Ledger,
    list: i64,
    url: &str,
    host: &str,
    now: UtcTime,
) -> Result<i64, StoreError> {
    let id = diesel::insert_into(feeds::table)
        .values((
            feeds::list_id.eq(list),
            feeds::url.eq(url),
            feeds::host.eq(host),
            feeds::state.eq(FeedState::Active.as_str()),
            feeds::next_fetch_at.eq(now.micros()),
            feeds::created_at.eq(now.micros()),
        ))
        .returning(feeds::id)
        .get_result(ledger)?;
    Ok(id)
}

/// Every feed, in the order of adding.
pub fn all(ledger: &mut Ledger) -> Result<Vec<Feed>, StoreError> {
    Ok(feeds::table
        .order(feeds::id)
        .select(Feed::as_select())
        .load(ledger)?)
}

/// Feeds that failed so often in a row, that are gone, or whose flood waits; at most `limit`.
pub fn in_trouble(ledger: &mut Ledger, failures: i32, limit: i64) -> Result<Vec<Feed>, StoreError> {
    let gone = feeds::state
        .eq(FeedState::Stopped.as_str())
        .and(feeds::last_error.is_not_null());
    Ok(feeds::table
        .filter(
            feeds::failures
                .ge(failures)
                .or(feeds::held_note.is_not_null())
                .or(gone),
        )
        .order(feeds::id)
        .limit(limit)
        .select(Feed::as_select())
        .load(ledger)?)
}

/// One page of the feeds, newest first, those of one list where it is given.
pub fn page(
    ledger: &mut Ledger,
    list: Option<i64>,
    ask: PageAsk,
) -> Result<Page<Feed>, StoreError> {
    let mut found = feeds::table.into_boxed();
    if let Some(list) = list {
        found = found.filter(feeds::list_id.eq(list));
    }
    let found = found
        .filter(feeds::id.lt(ask.below()))
        .order(feeds::id.desc())
        .limit(ask.rows())
        .select(Feed::as_select())
        .load(ledger)?;
    Ok(ask.page(found, |feed| feed.id))
}

/// The feed with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Feed>, StoreError> {
    Ok(feeds::table
        .find(id)
        .select(Feed::as_select())
        .first(ledger)
        .optional()?)
}

/// Whether a list reads a feed at this address.
pub fn is_read(ledger: &mut Ledger, list: i64, url: &str) -> Result<bool, StoreError> {
    let found = feeds::table
        .filter(feeds::list_id.eq(list))
        .filter(feeds::url.eq(url));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(ledger)?)
}

/// Stops a feed or sets it going again, due at once; says whether it exists.
pub fn set_state(
    ledger: &mut Ledger,
    id: i64,
    state: FeedState,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let changed = diesel::update(feeds::table.find(id))
        .set((
            feeds::state.eq(state.as_str()),
            feeds::next_fetch_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(changed > 0)
}

/// Whether a feed is due and free to be visited, and its host with it.
pub fn any_due(ledger: &mut Ledger, now: UtcTime) -> Result<bool, StoreError> {
    let resting = feed_hosts::table
        .filter(feed_hosts::host.eq(feeds::host))
        .filter(feed_hosts::free_at.gt(now.micros()));
    let due = feeds::table
        .filter(feeds::state.eq(FeedState::Active.as_str()))
        .filter(feeds::next_fetch_at.le(now.micros()))
        .filter(
            feeds::lease_until
                .is_null()
                .or(feeds::lease_until.lt(now.micros())),
        )
        .filter(diesel::dsl::not(diesel::dsl::exists(resting)));
    Ok(diesel::select(diesel::dsl::exists(due)).get_result(ledger)?)
}

/// Has feeds visited now whose next visit lies further ahead than `longest_seconds`: the clock was set back.
pub fn bring_back(
    ledger: &mut Ledger,
    longest_seconds: i64,
    now: UtcTime,
) -> Result<(), StoreError> {
    let bound = now.plus_seconds(longest_seconds).micros();
    diesel::update(feeds::table.filter(feeds::next_fetch_at.gt(bound)))
        .set(feeds::next_fetch_at.eq(now.micros()))
        .execute(ledger)?;
    let claimed = feeds::table.filter(feeds::lease_until.gt(bound));
    diesel::update(claimed)
        .set(feeds::lease_until.eq(None::<i64>))
        .execute(ledger)?;
    Ok(())
}

/// How feeds are claimed.
#[derive(Debug, Clone, Copy)]
pub struct Claiming<'a> {
    /// Who claims.
    pub worker: &'a str,
    /// The most feeds.
    pub limit: i64,
    /// A claim that was not ended by then is void.
    pub until: UtcTime,
    /// Until when nobody else visits the hosts of the claimed feeds.
    pub hosts_until: UtcTime,
    /// The present instant.
    pub now: UtcTime,
}

/// Takes feeds that are due, the longest overdue first, each of another host unless hosts need no rest.
pub fn claim_due(ledger: &mut Ledger, claiming: Claiming<'_>) -> Result<Vec<Feed>, StoreError> {
    let now = claiming.now;
    let resting = feed_hosts::table
        .filter(feed_hosts::host.eq(feeds::host))
        .filter(feed_hosts::free_at.gt(now.micros()));
    // More than are wanted, because several may be of one host.
    let due: Vec<Feed> = feeds::table
        .filter(feeds::state.eq(FeedState::Active.as_str()))
        .filter(feeds::next_fetch_at.le(now.micros()))
        .filter(
            feeds::lease_until
                .is_null()
                .or(feeds::lease_until.lt(now.micros())),
        )
        .filter(diesel::dsl::not(diesel::dsl::exists(resting)))
        .order(feeds::next_fetch_at)
        .limit(claiming.limit.saturating_mul(LOOK_AHEAD))
        .select(Feed::as_select())
        .load(ledger)?;
    let mut claimed = Vec::new();
    for feed in due {
        if i64::try_from(claimed.len()).is_ok_and(|many| many >= claiming.limit) {
            break;
        }
        if !claim_host(ledger, &feed.host, claiming.hosts_until, now)? {
            continue;
        }
        // Compare-and-set: of two workers that saw the same feed, one gets it.
        let free = feeds::table.find(feed.id).filter(
            feeds::lease_until
                .is_null()
                .or(feeds::lease_until.lt(now.micros())),
        );
        let taken = diesel::update(free)
            .set((
                feeds::lease_owner.eq(claiming.worker),
                feeds::lease_until.eq(claiming.until.micros()),
            ))
            .execute(ledger)?;
        if taken > 0 {
            claimed.push(feed);
        }
    }
    Ok(claimed)
}

/// Keeps others away from a host until `until`; says whether it was free.
fn claim_host(
    ledger: &mut Ledger,
    host: &str,
    until: UtcTime,
    now: UtcTime,
) -> Result<bool, StoreError> {
    if until <= now {
        return Ok(true);
    }
    let taken = diesel::sql_query(
        "INSERT INTO feed_hosts (host, free_at) VALUES ($1, $2) \
         ON CONFLICT (host) DO UPDATE SET free_at = excluded.free_at WHERE feed_hosts.free_at <= $3",
    )
    .bind::<Text, _>(host)
    .bind::<BigInt, _>(until.micros())
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    Ok(taken > 0)
}

/// Leaves a host alone until `until` at least, because it asked for that.
pub fn rest_host(ledger: &mut Ledger, host: &str, until: UtcTime) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO feed_hosts (host, free_at) VALUES ($1, $2) \
         ON CONFLICT (host) DO UPDATE SET free_at = excluded.free_at \
         WHERE feed_hosts.free_at < excluded.free_at",
    )
    .bind::<Text, _>(host)
    .bind::<BigInt, _>(until.micros())
    .execute(ledger)?;
    Ok(())
}

/// Notes why a flood of a feed's entries waits for a person, or that none does any more.
pub fn note_held(ledger: &mut Ledger, id: i64, note: Option<&str>) -> Result<(), StoreError> {
    diesel::update(feeds::table.find(id))
        .set(feeds::held_note.eq(note))
        .execute(ledger)?;
    Ok(())
}

/// Ends a claim with the outcome of the visit. Nothing happens when the claim has passed to another worker.
pub fn settle(
    ledger: &mut Ledger,
    id: i64,
    worker: &str,
    visit: &Visit<'_>,
) -> Result<(), StoreError> {
    let mine = feeds::table.find(id).filter(feeds::lease_owner.eq(worker));
    let last_success = visit.error.is_none().then_some(visit.at.micros());
    diesel::update(mine)
        .set((
            feeds::lease_owner.eq(None::<String>),
            feeds::lease_until.eq(None::<i64>),
            feeds::last_fetch_at.eq(visit.at.micros()),
            feeds::next_fetch_at.eq(visit.next_fetch_at.micros()),
            feeds::last_error.eq(visit.error),
            feeds::failures.eq(visit.failures),
            feeds::url.eq(visit.url),
            feeds::host.eq(visit.host),
            feeds::asked_seconds.eq(visit.asked_seconds),
            feeds::title.eq(visit.title),
            feeds::etag.eq(visit.etag),
            feeds::last_modified.eq(visit.last_modified),
        ))
        .execute(ledger)?;
    // Only this visit's own finding is written: an operator may have stopped the feed meanwhile.
    if visit.gone {
        diesel::update(feeds::table.find(id))
            .set(feeds::state.eq(FeedState::Stopped.as_str()))
            .execute(ledger)?;
    }
    if last_success.is_some() {
        diesel::update(feeds::table.find(id))
            .set(feeds::last_success_at.eq(last_success))
            .execute(ledger)?;
    }
    Ok(())
}

/// Has a feed read at another address, at once and in full; its articles stay known.
pub fn set_url(
    ledger: &mut Ledger,
    id: i64,
    url: &str,
    host: &str,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(feeds::table.find(id))
        .set((
            feeds::url.eq(url),
            feeds::host.eq(host),
            feeds::etag.eq(None::<String>),
            feeds::last_modified.eq(None::<String>),
            feeds::asked_seconds.eq(None::<i64>),
            feeds::last_error.eq(None::<String>),
            feeds::failures.eq(0),
            feeds::next_fetch_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Has a feed read next as if it had never been, so that it tells again what it told before.
pub fn read_in_full(ledger: &mut Ledger, id: i64, now: UtcTime) -> Result<(), StoreError> {
    diesel::update(feeds::table.find(id))
        .set((
            feeds::etag.eq(None::<String>),
            feeds::last_modified.eq(None::<String>),
            feeds::next_fetch_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Has an active feed visited next; says whether there is one of this number.
pub fn visit_now(ledger: &mut Ledger, id: i64, now: UtcTime) -> Result<bool, StoreError> {
    let active = feeds::table
        .find(id)
        .filter(feeds::state.eq(FeedState::Active.as_str()));
    let changed = diesel::update(active)
        .set(feeds::next_fetch_at.eq(now.micros()))
        .execute(ledger)?;
    Ok(changed > 0)
}

/// Forgets a feed; the articles that it brought stay.
pub fn delete(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    super::hubs::remove(ledger, id)?;
    diesel::update(articles::table.filter(articles::feed_id.eq(id)))
        .set(articles::feed_id.eq(None::<i64>))
        .execute(ledger)?;
    diesel::delete(feeds::table.find(id)).execute(ledger)?;
    Ok(())
}

/// Until when a host asked to be left alone, if that lies ahead.
pub fn resting_until(
    ledger: &mut Ledger,
    host: &str,
    now: UtcTime,
) -> Result<Option<UtcTime>, StoreError> {
    Ok(feed_hosts::table
        .find(host)
        .filter(feed_hosts::free_at.gt(now.micros()))
        .select(feed_hosts::free_at)
        .first(ledger)
        .optional()?)
}
