//! Hubs (WebSub): who tells us when a feed has news, and until when they promised to.

use diesel::prelude::*;

use super::schema::{feeds, hubs};
use super::{Ledger, StoreError};
use crate::domain::feed::{FeedState, HubState};
use crate::domain::time::UtcTime;

/// What we asked of a feed's hub.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = hubs)]
pub struct Hub {
    /// The feed.
    pub feed_id: i64,
    /// The address of the hub.
    pub hub: String,
    /// The address of the feed as the hub knows it.
    pub topic: String,
    /// The end of the address that the hub calls.
    pub token: String,
    /// Signs what the hub sends.
    pub secret: String,
    /// Where it stands.
    pub state: HubState,
    /// When it is asked (again).
    pub due_at: UtcTime,
    /// Failures in a row.
    pub failures: i32,
    /// Until when it promised to tell us.
    pub lease_until: Option<UtcTime>,
    /// When it last told us something.
    pub pinged_at: Option<UtcTime>,
    /// What went wrong last.
    pub last_error: Option<String>,
}

/// The hub of a feed.
pub fn of_feed(ledger: &mut Ledger, feed: i64) -> Result<Option<Hub>, StoreError> {
    Ok(hubs::table
        .find(feed)
        .select(Hub::as_select())
        .first(ledger)
        .optional()?)
}

/// The hub that calls the address ending in this token, where its feed is still visited.
pub fn by_token(ledger: &mut Ledger, token: &str) -> Result<Option<Hub>, StoreError> {
    Ok(hubs::table
        .inner_join(feeds::table.on(feeds::id.eq(hubs::feed_id)))
        .filter(hubs::token.eq(token))
        .filter(feeds::state.eq(FeedState::Active.as_str()))
        .select(Hub::as_select())
        .first(ledger)
        .optional()?)
}

/// Puts a hub in the place of whichever the feed had.
pub fn put(ledger: &mut Ledger, hub: &Hub) -> Result<(), StoreError> {
    remove(ledger, hub.feed_id)?;
    diesel::insert_into(hubs::table)
        .values((
            hubs::feed_id.eq(hub.feed_id),
            hubs::hub.eq(&hub.hub),
            hubs::topic.eq(&hub.topic),
            hubs::token.eq(&hub.token),
            hubs::secret.eq(&hub.secret),
            hubs::state.eq(hub.state.as_str()),
            hubs::due_at.eq(hub.due_at.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Forgets a feed's hub.
pub fn remove(ledger: &mut Ledger, feed: i64) -> Result<(), StoreError> {
    diesel::delete(hubs::table.find(feed)).execute(ledger)?;
    Ok(())
}

/// Whether a hub is to be asked.
pub fn any_due(ledger: &mut Ledger, now: UtcTime) -> Result<bool, StoreError> {
    let due = hubs::table
        .inner_join(feeds::table.on(feeds::id.eq(hubs::feed_id)))
        .filter(feeds::state.eq(FeedState::Active.as_str()))
        .filter(hubs::due_at.le(now.micros()))
        .select(hubs::feed_id);
    Ok(diesel::select(diesel::dsl::exists(due)).get_result(ledger)?)
}

/// Takes the hubs that are to be asked, at most `limit`; whoever takes one asks it, and until `until`
/// nobody else does.
pub fn claim_due(
    ledger: &mut Ledger,
    limit: i64,
    until: UtcTime,
    now: UtcTime,
) -> Result<Vec<Hub>, StoreError> {
    let due: Vec<Hub> = hubs::table
        .inner_join(feeds::table.on(feeds::id.eq(hubs::feed_id)))
        .filter(feeds::state.eq(FeedState::Active.as_str()))
        .filter(hubs::due_at.le(now.micros()))
        .order(hubs::due_at)
        .limit(limit)
        .select(Hub::as_select())
        .load(ledger)?;
    let mut claimed = Vec::with_capacity(due.len());
    for hub in due {
        // Compare-and-set: of two workers that saw the same hub, one asks it.
        let unchanged = hubs::table
            .find(hub.feed_id)
            .filter(hubs::due_at.eq(hub.due_at.micros()));
        let taken = diesel::update(unchanged)
            .set(hubs::due_at.eq(until.micros()))
            .execute(ledger)?;
        if taken > 0 {
            claimed.push(hub);
        }
    }
    Ok(claimed)
}

/// Notes how asking ended: when to ask again, and what went wrong. Where the hub called back meanwhile, the
/// claim on it (its token, and until when it was claimed) is over, and what it said stays.
pub fn note_asked(
    ledger: &mut Ledger,
    (token, claimed_until): (&str, UtcTime),
    due_at: UtcTime,
    failures: i32,
    error: Option<&str>,
) -> Result<(), StoreError> {
    let claimed = hubs::table
        .filter(hubs::token.eq(token))
        .filter(hubs::due_at.eq(claimed_until.micros()));
    diesel::update(claimed)
        .set((
            hubs::due_at.eq(due_at.micros()),
            hubs::failures.eq(failures),
            hubs::last_error.eq(error),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Notes that a hub promised to tell us until `lease_until`, and is asked again at `due_at`.
pub fn confirm(
    ledger: &mut Ledger,
    token: &str,
    lease_until: UtcTime,
    due_at: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(hubs::table.filter(hubs::token.eq(token)))
        .set((
            hubs::state.eq(HubState::Active.as_str()),
            hubs::lease_until.eq(lease_until.micros()),
            hubs::due_at.eq(due_at.micros()),
            hubs::failures.eq(0),
            hubs::last_error.eq(None::<String>),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Notes that a hub said no; it is asked again at `due_at`.
pub fn refuse(
    ledger: &mut Ledger,
    token: &str,
    error: &str,
    due_at: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(hubs::table.filter(hubs::token.eq(token)))
        .set((
            hubs::state.eq(HubState::Refused.as_str()),
            hubs::lease_until.eq(None::<i64>),
            hubs::due_at.eq(due_at.micros()),
            hubs::last_error.eq(error),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Notes that a hub told us of news: the feed's next visit is at `visit_at` at the latest.
pub fn note_ping(
    ledger: &mut Ledger,
    feed: i64,
    visit_at: UtcTime,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(hubs::table.find(feed))
        .set(hubs::pinged_at.eq(now.micros()))
        .execute(ledger)?;
    diesel::update(
        feeds::table
            .find(feed)
            .filter(feeds::next_fetch_at.gt(visit_at.micros())),
    )
    .set(feeds::next_fetch_at.eq(visit_at.micros()))
    .execute(ledger)?;
    Ok(())
}
