//! The relays as an operator sees them: what they may do, what they did lately, and how each was last found.

use super::super::{App, StoreError};
use super::OUTBOX;
use crate::config::TlsMode;
use crate::domain::pace::{Cap, Period};
use crate::domain::time::UtcTime;
use crate::store;
use crate::store::relays::{Granted, Minute, Refusal, Said, SlowDomain, Standing};

/// Minutes that are shown.
const MINUTES: i64 = 60;
/// The most refusals that are told of one relay; the newest.
const MOST_REFUSALS: i64 = 20;
/// The most domains that are told of one relay.
const MOST_DOMAINS: i64 = 20;

/// A relay at a glance.
#[derive(Debug, Clone, serde::Serialize)]
pub struct RelayCard {
    /// Its name.
    pub name: String,
    /// Where it is; none for the outbox.
    pub host: Option<String>,
    /// Its port.
    pub port: Option<u16>,
    /// How the connection is protected: auto, none, starttls or implicit.
    pub tls: Option<&'static str>,
    /// Whether we sign in.
    pub signs_in: bool,
    /// Its share of the letters.
    pub weight: u32,
    /// The most connections of one process.
    pub connections: u32,
    /// Letters after which a connection is closed.
    pub messages_per_connection: u32,
    /// Whether it carries addresses with letters beyond ASCII before the @.
    pub smtputf8: bool,
    /// What limits it now.
    pub limits: Vec<LimitCard>,
    /// The plan that makes it known, where there is one.
    pub warm_up: Option<WarmUpCard>,
    /// The slugs of the lists that name it; lists that name none use every relay.
    pub lists: Vec<String>,
    /// How it was last found.
    pub standing: Option<Standing>,
    /// Whether it could not be used when it was last tried.
    pub is_failing: bool,
    /// What it said in the last hour.
    pub last_hour: Said,
    /// Letters that it took in the last whole minute.
    pub accepted_last_minute: i64,
}

/// A limit and what of it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct LimitCard {
    /// second, minute, hour or day.
    pub period: Period,
    /// The most letters in it.
    pub limit: u32,
    /// Letters granted in it so far.
    pub granted: i64,
    /// When it ends.
    pub ends_at: UtcTime,
}

/// Where a warm-up stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct WarmUpCard {
    /// Its first day.
    pub from: chrono::NaiveDate,
    /// Which day of it today is, from 1; 0 before it; more than there are once it is over.
    pub day: i64,
    /// The most letters of each day.
    pub per_day: Vec<u32>,
}

/// A relay with all that is known.
#[derive(Debug, Clone, serde::Serialize)]
pub struct RelayDetail {
    /// At a glance.
    #[serde(flatten)]
    pub card: RelayCard,
    /// What it said in each minute of the last hour, the oldest first, without gaps.
    pub minutes: Vec<Minute>,
    /// What did not end in acceptance, the newest first.
    pub refusals: Vec<Refusal>,
    /// Domains that it writes to at a pace of their own.
    pub domains: Vec<SlowDomain>,
}

/// Every relay, `[smtp]` first.
pub async fn cards(app: &App) -> Result<Vec<RelayCard>, StoreError> {
    let now = app.now();
    let since = hour_ago(now);
    let names: Vec<String> = app
        .relays()
        .iter()
        .map(|way| way.name.to_string())
        .collect();
    let asked = names.clone();
    let (minutes, standings, granted, lists) = app
        .database
        .read(move |ledger| {
            let granted = asked
                .iter()
                .map(|name| store::relays::granted(ledger, name));
            let granted = granted.collect::<Result<Vec<_>, _>>()?;
            Ok::<_, StoreError>((
                store::relays::minutes(ledger, since)?,
                store::relays::standings(ledger)?,
                granted,
                store::lists::all(ledger)?,
            ))
        })
        .await?;
    let mut cards = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let mut card = card(app, place, now, &granted[place]);
        let own: Vec<&Minute> = minutes.iter().filter(|one| one.relay == *name).collect();
        let last_whole = Period::Minute.start(now).plus_seconds(-60);
        for minute in own {
            add(&mut card.last_hour, &minute.said);
            if minute.minute == last_whole {
                card.accepted_last_minute = minute.said.accepted;
            }
        }
        card.standing = standings.iter().find(|one| one.relay == *name).cloned();
        card.is_failing = card.standing.as_ref().is_some_and(Standing::is_failing);
        let naming = lists.iter().filter(|list| list.relays.0.contains(name));
        card.lists = naming.map(|list| list.slug.clone()).collect();
        cards.push(card);
    }
    Ok(cards)
}

/// One relay with all that is known; nothing where none has this name.
pub async fn detail(app: &App, name: &str) -> Result<Option<RelayDetail>, StoreError> {
    let Some(card) = cards(app).await?.into_iter().find(|card| card.name == name) else {
        return Ok(None);
    };
    let (asked, since) = (name.to_owned(), hour_ago(app.now()));
    let (minutes, refusals, domains) = app
        .database
        .read(move |ledger| {
            let mut minutes = store::relays::minutes(ledger, since)?;
            minutes.retain(|minute| minute.relay == asked);
            Ok::<_, StoreError>((
                minutes,
                store::relays::refusals(ledger, &asked, MOST_REFUSALS)?,
                store::relays::slow_domains(ledger, &asked, MOST_DOMAINS)?,
            ))
        })
        .await?;
    Ok(Some(RelayDetail {
        minutes: without_gaps(name, &minutes, since),
        card,
        refusals,
        domains,
    }))
}

fn hour_ago(now: UtcTime) -> UtcTime {
    Period::Minute.start(now).plus_seconds(-(MINUTES - 1) * 60)
}

fn without_gaps(name: &str, found: &[Minute], since: UtcTime) -> Vec<Minute> {
    let minute = |number: i64| {
        let minute = since.plus_seconds(number * 60);
        let known = found.iter().find(|one| one.minute == minute);
        Minute {
            relay: name.to_owned(),
            minute,
            said: known.map(|known| known.said).unwrap_or_default(),
        }
    };
    (0..MINUTES).map(minute).collect()
}

fn add(sum: &mut Said, more: &Said) {
    sum.accepted += more.accepted;
    sum.deferred += more.deferred;
    sum.rejected += more.rejected;
    sum.unreachable += more.unreachable;
}

fn card(app: &App, place: usize, now: UtcTime, granted: &[Granted]) -> RelayCard {
    let way = &app.relays()[place];
    let configured = app
        .config
        .relays
        .iter()
        .find(|relay| *relay.name == *way.name);
    let smtp = configured.map(|relay| &relay.smtp);
    let endpoint = smtp.and_then(|smtp| smtp.endpoint.as_ref());
    let limit = |cap: Cap| {
        let of_period = granted.iter().find(|one| {
            one.period == cap.period.as_str() && one.period_start == cap.start.micros()
        });
        LimitCard {
            period: cap.period,
            limit: cap.limit,
            granted: of_period.map_or(0, |one| one.used),
            ends_at: cap.end(),
        }
    };
    let today = now.datetime().date_naive();
    let warm_up = way.pace.warm_up.as_ref().map(|plan| WarmUpCard {
        from: plan.from,
        day: ((today - plan.from).num_days() + 1).max(0),
        per_day: plan.per_day.clone(),
    });
    RelayCard {
        name: way.name.to_string(),
        host: endpoint.map(|endpoint| endpoint.host.clone()),
        port: endpoint.map(|endpoint| endpoint.port),
        tls: endpoint
            .filter(|_| *way.name != *OUTBOX)
            .map(|endpoint| match endpoint.tls {
                TlsMode::Auto => "auto",
                TlsMode::None => "none",
                TlsMode::Starttls => "starttls",
                TlsMode::Implicit => "implicit",
            }),
        signs_in: smtp.is_some_and(|smtp| smtp.credentials.is_some()),
        weight: way.weight,
        connections: way.connections,
        messages_per_connection: way.messages_per_connection,
        smtputf8: way.smtputf8,
        limits: way.pace.caps(now).into_iter().map(limit).collect(),
        warm_up,
        lists: Vec::new(),
        standing: None,
        is_failing: false,
        last_hour: Said::default(),
        accepted_last_minute: 0,
    }
}
