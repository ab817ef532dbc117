//! Writing deliveries down: one letter to one reader, or an issue to all of its readers.

use diesel::prelude::*;
use diesel::query_builder::SqlQuery;
use diesel::sql_types::{BigInt, Integer, Nullable};

use super::super::issues::{Apart, Issue, Readers, bind_readers};
use super::super::schema::{audiences, deliveries};
use super::super::subscribers::Subscriber;
use super::super::{Ledger, StoreError, id_list};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::{DeliveryState, LetterKind, priority};
use crate::domain::issue::AudienceOutcome;
use crate::domain::time::UtcTime;

/// A letter to one reader, outside any issue.
#[derive(Debug, Clone)]
pub struct NewLetter<'a> {
    /// The kind of letter.
    pub letter: LetterKind,
    /// The list that writes.
    pub list_id: i64,
    /// The subscription and the subscriber; none for a test letter.
    pub reader: Option<(i64, i64)>,
    /// The question that it asks, for a confirmation letter.
    pub confirmation_id: Option<i64>,
    /// The link that it brings, for a letter that was asked for.
    pub link_id: Option<i64>,
    /// The words, for a test letter.
    pub variant_id: Option<i64>,
    /// The address.
    pub recipient: &'a EmailAddress,
}

impl<'a> NewLetter<'a> {
    /// A letter about a subscription, to its reader.
    #[must_use]
    pub fn to_reader(
        letter: LetterKind,
        list_id: i64,
        subscription: i64,
        reader: &'a Subscriber,
    ) -> Self {
        Self {
            letter,
            list_id,
            reader: Some((subscription, reader.id)),
            confirmation_id: None,
            link_id: None,
            variant_id: None,
            recipient: &reader.address,
        }
    }
}

/// Writes down a letter to be sent.
pub fn enqueue(
    ledger: &mut Ledger,
    letter: &NewLetter<'_>,
    now: UtcTime,
) -> Result<i64, StoreError> {
    let id = diesel::insert_into(deliveries::table)
        .values((
            deliveries::letter.eq(letter.letter.as_str()),
            deliveries::list_id.eq(letter.list_id),
            deliveries::subscription_id.eq(letter.reader.map(|(subscription, _)| subscription)),
            deliveries::subscriber_id.eq(letter.reader.map(|(_, subscriber)| subscriber)),
            deliveries::confirmation_id.eq(letter.confirmation_id),
            deliveries::link_id.eq(letter.link_id),
            deliveries::variant_id.eq(letter.variant_id),
            deliveries::recipient.eq(letter.recipient.as_str()),
            deliveries::state.eq(DeliveryState::Queued.as_str()),
            deliveries::priority.eq(priority(letter.letter)),
            deliveries::due_at.eq(now.micros()),
            deliveries::created_at.eq(now.micros()),
        ))
        .returning(deliveries::id)
        .get_result(ledger)?;
    Ok(id)
}

/// Whoever an issue may be written to: not resting after a refusal, not suppressed. `$4` is when it was made.
pub(in crate::store) const WRITABLE: &str = "(p.quiet_until IS NULL OR p.quiet_until <= $4) \
    AND NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address_key = p.address_key)";

/// The audience of a reader, for SQL. `$6` is the last article of the issue, `$7` the issue.
fn audience_of(readers: &Readers<'_>) -> String {
    format!(
        "s.watermark < $6 AND a.issue_id = $7 AND a.topics = s.topics AND a.topic_since = s.topic_since \
         AND a.language = COALESCE(s.language, '') AND a.watermark = s.watermark AND a.apart = {}",
        Apart::brought(&readers.apart)
    )
}

/// Readers and what their audience gets, for `PostgreSQL`: the variant, 0 for nothing at all, null where they
/// are to be left where they are. Each reader is looked up in the audiences: the planner, which knows nothing
/// yet of these few rows, would rather read all readers once for each of them.
fn chosen(condition: &str, audience: &str) -> String {
    format!(
        "chosen AS MATERIALIZED ( \
           SELECT s.id, s.list_id, s.subscriber_id, s.topics, s.topic_since, s.language, s.watermark, p.address, \
             (SELECT COALESCE(a.variant_id, 0) FROM audiences a WHERE {audience} AND a.outcome <> 'too_few') AS variant_id \
           FROM subscriptions s CROSS JOIN subscribers p \
           WHERE {condition} AND p.id = s.subscriber_id AND {WRITABLE})"
    )
}

/// Writes down the letters of the audiences, for `SQLite`, which joins in the order given.
fn letters_of_audiences(condition: &str, audience: &str, at: i64) -> String {
    format!(
        "INSERT INTO deliveries ({PLANNED}) \
         SELECT 'digest', s.list_id, s.id, s.subscriber_id, a.issue_id, a.variant_id, p.address, 'queued', $8, {at}, {at} \
         FROM subscriptions s CROSS JOIN audiences a CROSS JOIN subscribers p \
         WHERE {condition} AND {audience} AND a.outcome = 'letter' AND p.id = s.subscriber_id AND {WRITABLE} \
         ORDER BY s.id"
    )
}

/// Plans what the audiences of the issue get for these readers, except for those in `left_out`: a delivery
/// where it is a letter, and for whom it is a letter or nothing at all the watermark moves to the issue's last
/// article. Who is suppressed or rests stays where they are. Returns how many deliveries.
pub fn plan_audiences(
    ledger: &mut Ledger,
    readers: &Readers<'_>,
    left_out: &[i64],
) -> Result<i64, StoreError> {
    let condition = match left_out {
        [] => readers.condition(),
        ids => format!("{} AND s.id NOT IN ({})", readers.condition(), id_list(ids)),
    };
    let audience = audience_of(readers);
    let at = readers.issue.letters_at().micros();
    let planned = match ledger {
        Ledger::Postgres(connection) => {
            // The update looks again at what was chosen: a reader who changes their choice at this very moment
            // has become another audience's once that is committed, and waits for the next issue.
            let query = diesel::sql_query(format!(
                "WITH {chosen}, moved AS ( \
                   UPDATE subscriptions s SET watermark = $6 FROM chosen c \
                   WHERE {condition} AND s.id = c.id AND c.variant_id IS NOT NULL AND s.topics = c.topics \
                     AND s.topic_since = c.topic_since AND s.language IS NOT DISTINCT FROM c.language \
                     AND s.watermark = c.watermark \
                   RETURNING s.id, s.list_id, s.subscriber_id, c.variant_id, c.address) \
                 INSERT INTO deliveries ({PLANNED}) \
                 SELECT 'digest', m.list_id, m.id, m.subscriber_id, $7, m.variant_id, m.address, 'queued', $8, {at}, {at} \
                 FROM moved m WHERE m.variant_id > 0 ORDER BY m.id",
                chosen = chosen(&condition, &audience),
            ));
            bind_readers!(query, readers)
                .bind::<BigInt, _>(readers.issue.through_number)
                .bind::<BigInt, _>(readers.issue.id)
                .bind::<Integer, _>(priority(LetterKind::Digest))
                .execute(connection)?
        }
        Ledger::Sqlite(connection) => {
            let newest: Newest =
                diesel::sql_query("SELECT MAX(id) AS id FROM deliveries").get_result(connection)?;
            let query = numbered(&letters_of_audiences(&condition, &audience, at));
            let planned = bind_readers!(query, readers)
                .bind::<BigInt, _>(readers.issue.through_number)
                .bind::<BigInt, _>(readers.issue.id)
                .bind::<Integer, _>(priority(LetterKind::Digest))
                .execute(connection)?;
            diesel::sql_query(
                "UPDATE subscriptions SET watermark = $1 \
                 WHERE id IN (SELECT d.subscription_id FROM deliveries d WHERE d.id > $2)",
            )
            .bind::<BigInt, _>(readers.issue.through_number)
            .bind::<BigInt, _>(newest.id.unwrap_or(0))
            .execute(connection)?;
            move_the_unconcerned(connection, readers, &condition)?;
            planned
        }
    };
    Ok(i64::try_from(planned).unwrap_or(i64::MAX))
}

/// Plans the letters of an article that is sent apart for these readers. Their watermarks stay where they are: the
/// articles before it are still to come. Returns how many deliveries.
pub fn plan_apart(ledger: &mut Ledger, readers: &Readers<'_>) -> Result<i64, StoreError> {
    let at = readers.issue.letters_at().micros();
    let condition = readers.condition();
    let audience = audience_of(readers);
    let query = match ledger {
        Ledger::Postgres(_) => diesel::sql_query(format!(
            "WITH {chosen} INSERT INTO deliveries ({PLANNED}) \
             SELECT 'digest', c.list_id, c.id, c.subscriber_id, $7, c.variant_id, c.address, 'queued', $8, {at}, {at} \
             FROM chosen c WHERE c.variant_id > 0 ORDER BY c.id",
            chosen = chosen(&condition, &audience),
        )),
        Ledger::Sqlite(_) => numbered(&letters_of_audiences(&condition, &audience, at)),
    };
    let planned = bind_readers!(query, readers)
        .bind::<BigInt, _>(readers.issue.through_number)
        .bind::<BigInt, _>(readers.issue.id)
        .bind::<Integer, _>(priority(LetterKind::Digest))
        .execute(ledger)?;
    Ok(i64::try_from(planned).unwrap_or(i64::MAX))
}

/// The columns of a planned delivery.
const PLANNED: &str = "letter, list_id, subscription_id, subscriber_id, issue_id, variant_id, recipient, \
    state, priority, due_at, created_at";

#[derive(QueryableByName)]
struct Newest {
    #[diesel(sql_type = Nullable<BigInt>)]
    id: Option<i64>,
}

/// A statement for `SQLite` whose parameters may first appear in any order: `?7` is the seventh, while `$7`
/// is only a name.
fn numbered(sql: &str) -> SqlQuery {
    diesel::sql_query(sql.replace('$', "?"))
}

/// Moves the watermark of readers whom none of the issue's articles are for.
fn move_the_unconcerned(
    connection: &mut SqliteConnection,
    readers: &Readers<'_>,
    condition: &str,
) -> Result<(), StoreError> {
    let some = audiences::table
        .filter(audiences::issue_id.eq(readers.issue.id))
        .filter(audiences::outcome.eq(AudienceOutcome::Nothing.as_str()));
    if !diesel::select(diesel::dsl::exists(some)).get_result::<bool>(connection)? {
        return Ok(());
    }
    let audience = audience_of(readers);
    let query = numbered(&format!(
        "UPDATE subscriptions AS s SET watermark = $6 FROM audiences a, subscribers p \
         WHERE {condition} AND {audience} AND a.outcome = 'nothing' AND p.id = s.subscriber_id AND {WRITABLE}"
    ));
    bind_readers!(query, readers)
        .bind::<BigInt, _>(readers.issue.through_number)
        .bind::<BigInt, _>(readers.issue.id)
        .execute(connection)?;
    Ok(())
}

/// Plans one letter for each of these readers, and moves their watermark; returns how many.
pub fn plan_readers(
    ledger: &mut Ledger,
    issue: &Issue,
    subscriptions: &[i64],
    variant: i64,
) -> Result<i64, StoreError> {
    let ids = id_list(subscriptions);
    let planned = diesel::sql_query(format!(
        "INSERT INTO deliveries ({PLANNED}) \
         SELECT 'digest', s.list_id, s.id, s.subscriber_id, {}, {variant}, p.address, 'queued', $1, $2, $3 \
         FROM subscriptions s CROSS JOIN subscribers p \
         WHERE s.id IN ({ids}) AND p.id = s.subscriber_id ORDER BY s.id",
        issue.id
    ))
    .bind::<Integer, _>(priority(LetterKind::Digest))
    .bind::<BigInt, _>(issue.letters_at().micros())
    .bind::<BigInt, _>(issue.letters_at().micros())
    .execute(ledger)?;
    super::behind::move_watermarks(ledger, issue, subscriptions)?;
    Ok(i64::try_from(planned).unwrap_or(i64::MAX))
}
