//! The relays: the ways out that the configuration names, and which of them a list uses.
//!
//! A list without relays of its own uses all of them. One whose relays have all gone from the
//! configuration has no way out: its letters wait, and [`strays`] says so to `postrider check` and to
//! the log.

mod cards;
mod tally;
mod testing;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::{App, StoreError};
use crate::config::{Config, RelayConfig, Smtp, TlsMode};
use crate::domain::pace::{Candidate, RelayLimits, choose_relay};
use crate::mail::transport::{
    self, Relay, RelayCredentials, RelayError, RelaySettings, RelayTimeouts, Transport,
};
use crate::store;

pub use cards::{LimitCard, RelayCard, RelayDetail, WarmUpCard, cards, detail};
pub(super) use tally::Tally;
pub use tally::{could_not_be_used, said, was_reached, write_down};
pub use testing::{Rehearsed, TestError, test};

pub use crate::mail::transport::{DialogueLine, Speaker};
pub use crate::store::relays::{Minute, Refusal, Said, SlowDomain, Standing};

/// The name of the only way out in try-out mode without a relay.
pub const OUTBOX: &str = "outbox";

/// A way out with what limits its use.
#[derive(Debug, Clone)]
pub struct RelayWay {
    /// "main" for `[smtp]`, the section's own name for `[relay.NAME]`, "outbox" for the outbox.
    pub name: Arc<str>,
    /// Its share of the letters; 0: only when no other can be used.
    pub weight: u32,
    /// The most connections of one process to it at the same time.
    pub connections: u32,
    /// Letters after which a connection is closed.
    pub messages_per_connection: u32,
    /// Seconds after which a connection is closed.
    pub connection_age_seconds: u32,
    /// The most letters in a second, a minute, an hour and a day.
    pub pace: RelayLimits,
    /// Whether it carries addresses with letters beyond ASCII before the @.
    pub smtputf8: bool,
    pub(super) transport: Transport,
}

/// A relay whose settings cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the settings of the relay \"{name}\" cannot be used: {error}")]
pub struct UnusableRelay {
    /// Its name.
    pub name: String,
    /// Why not.
    pub error: RelayError,
}

/// Every way out that the configuration describes, at least one: without a relay, the outbox.
pub(super) fn open(config: &Config) -> Result<Vec<RelayWay>, UnusableRelay> {
    if config.relays.is_empty() {
        let outbox = Transport::Outbox(config.mail.outbox_dir.clone());
        return Ok(vec![way(OUTBOX, &config.smtp, outbox)]);
    }
    let open_one = |relay: &RelayConfig| {
        let transport = transport(&relay.smtp).map_err(|error| UnusableRelay {
            name: relay.name.clone(),
            error,
        })?;
        Ok(way(&relay.name, &relay.smtp, transport))
    };
    config.relays.iter().map(open_one).collect()
}

fn way(name: &str, smtp: &Smtp, transport: Transport) -> RelayWay {
    RelayWay {
        name: name.into(),
        weight: smtp.pace.weight,
        connections: smtp.connections,
        messages_per_connection: smtp.messages_per_connection,
        connection_age_seconds: smtp.connection_age_seconds,
        pace: smtp.pace.limits.clone(),
        smtputf8: smtp.smtputf8 || matches!(transport, Transport::Outbox(_)),
        transport,
    }
}

fn transport(smtp: &Smtp) -> Result<Transport, RelayError> {
    let Some(endpoint) = &smtp.endpoint else {
        return Err(RelayError::Certificates("no url is set".to_owned()));
    };
    let ca_pem =
        match &smtp.ca_file {
            Some(path) => Some(std::fs::read_to_string(path).map_err(|error| {
                RelayError::Certificates(format!("{}: {error}", path.display()))
            })?),
            None => None,
        };
    let settings = RelaySettings {
        host: endpoint.host.clone(),
        port: endpoint.port,
        tls: match endpoint.tls {
            TlsMode::Auto => transport::TlsMode::Auto,
            TlsMode::None => transport::TlsMode::None,
            TlsMode::Starttls => transport::TlsMode::StartTls,
            TlsMode::Implicit => transport::TlsMode::Implicit,
        },
        ca_pem,
        credentials: smtp.credentials.as_ref().map(|given| RelayCredentials {
            username: given.username.clone(),
            password: given.password.clone(),
        }),
        // Without a name of its own a host gives its address (RFC 5321 section 4.1.3).
        hello_name: smtp
            .hello_name
            .clone()
            .unwrap_or_else(|| "[127.0.0.1]".to_owned()),
        pipelining: smtp.pipelining,
        timeouts: RelayTimeouts {
            connect: Duration::from_secs(smtp.connect_timeout_seconds.into()),
            command: Duration::from_secs(smtp.command_timeout_seconds.into()),
            data: Duration::from_secs(smtp.data_timeout_seconds.into()),
        },
    };
    Relay::new(settings).map(Transport::Relay)
}

impl App {
    /// Every way out, `[smtp]` first; at least one.
    #[must_use]
    pub fn relays(&self) -> &[RelayWay] {
        &self.relays
    }
}

/// The names of the relays that the configuration holds, in its order.
#[must_use]
pub fn names(app: &App) -> Vec<String> {
    let relays = app.relays.iter();
    relays.map(|relay| relay.name.to_string()).collect()
}

/// The places (in [`App::relays`]) of the relays that a list with these names uses: all of them for no
/// names; none when those it names have all gone.
#[must_use]
pub fn used_by(relays: &[RelayWay], names: &[String]) -> Vec<usize> {
    let used =
        |relay: &RelayWay| names.is_empty() || names.iter().any(|name| **name == *relay.name);
    let places = relays.iter().enumerate();
    places
        .filter_map(|(place, relay)| used(relay).then_some(place))
        .collect()
}

/// Whether every relay of a list with these names carries addresses with letters beyond ASCII before the @. A letter
/// keeps its relay, so one that does would not be enough.
#[must_use]
pub fn carry_utf8(relays: &[RelayWay], names: &[String]) -> bool {
    let used = used_by(relays, names);
    !used.is_empty() && used.iter().all(|&place| relays[place].smtputf8)
}

/// Which of the relays at these places takes the delivery: see [`choose_relay`]. Leave out the places of
/// relays that cannot be used at present; nothing when none is left.
#[must_use]
pub fn choose(relays: &[RelayWay], places: &[usize], delivery: i64) -> Option<usize> {
    let candidates: Vec<Candidate<'_>> = places
        .iter()
        .filter_map(|&place| relays.get(place))
        .map(|relay| Candidate {
            name: &relay.name,
            weight: relay.weight,
        })
        .collect();
    let chosen = choose_relay(delivery, &candidates)?;
    places.get(chosen).copied()
}

/// A list that names relays which the configuration does not hold.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Stray {
    /// The slug of the list.
    pub list: String,
    /// The names that are not there.
    pub missing: Vec<String>,
    /// Whether no relay is left, so that its letters wait.
    pub waits: bool,
}

impl std::fmt::Display for Stray {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (list, missing) = (&self.list, self.missing.join(", "));
        write!(
            f,
            "the list {list} names a relay that is not configured: {missing}"
        )?;
        if self.waits {
            f.write_str("; it has no other, so its letters wait")?;
        }
        write!(f, "; see: postrider list relays {list} --help")
    }
}

/// The names of the relays that each list uses; none named means all.
pub async fn of_lists(app: &App) -> Result<HashMap<i64, Vec<String>>, StoreError> {
    let lists = app.database.read(store::lists::all).await?;
    Ok(lists
        .into_iter()
        .map(|list| (list.id, list.relays.0))
        .collect())
}

/// The lists that name relays which are not there.
pub async fn strays(app: &App) -> Result<Vec<Stray>, StoreError> {
    let lists = app.database.read(store::lists::all).await?;
    let known = |name: &String| app.relays.iter().any(|relay| *relay.name == **name);
    let stray = |list: store::lists::List| {
        let (there, missing): (Vec<_>, Vec<_>) = list.relays.0.into_iter().partition(known);
        if missing.is_empty() {
            return None;
        }
        Some(Stray {
            list: list.slug,
            missing,
            waits: there.is_empty(),
        })
    };
    Ok(lists.into_iter().filter_map(stray).collect())
}

/// Tells the log about lists that name relays which are not there; for the start of a worker.
pub async fn tell_of_strays(app: &App) {
    match strays(app).await {
        Ok(strays) => {
            for stray in strays {
                if stray.waits {
                    tracing::error!(list = stray.list, "{stray}");
                } else {
                    tracing::warn!(list = stray.list, "{stray}");
                }
            }
        }
        Err(error) => tracing::warn!(%error, "which relays the lists use could not be read"),
    }
}
