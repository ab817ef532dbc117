//! Testing a relay: a connection is opened as for a letter, up to where the first letter would be handed over, and
//! everything that was said is shown.

use super::super::App;
use crate::mail::transport::{DialogueLine, Transport};

/// What a test found.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Rehearsed {
    /// The relay.
    pub relay: String,
    /// Whether a letter could have been handed over.
    pub passed: bool,
    /// Why not, where it could not.
    pub reason: Option<String>,
    /// The machine that was reached.
    pub address: Option<String>,
    /// How the connection was encrypted; none in clear.
    pub tls: Option<String>,
    /// When the certificate that was shown ceases to be valid.
    pub certificate_until: Option<crate::domain::time::UtcTime>,
    /// All that was said, without secrets.
    pub lines: Vec<DialogueLine>,
}

/// Why no test took place.
#[derive(Debug, thiserror::Error)]
pub enum TestError {
    /// No relay has this name.
    #[error("there is no relay with this name")]
    Unknown,
    /// Letters go to a folder: there is nobody to talk to.
    #[error("letters go to the outbox; there is no relay to test")]
    Outbox,
    /// One at a time, so that nobody makes a relay count connections.
    #[error("a test is under way; wait for its end")]
    Busy,
}

/// Tests a relay. It takes `connect_timeout_seconds` of that relay at most.
pub async fn test(app: &App, name: &str) -> Result<Rehearsed, TestError> {
    let way = app.relays().iter().find(|way| *way.name == *name);
    let way = way.ok_or(TestError::Unknown)?;
    let Transport::Relay(relay) = &way.transport else {
        return Err(TestError::Outbox);
    };
    let Ok(_alone) = app.tally.testing.try_lock() else {
        return Err(TestError::Busy);
    };
    let rehearsal = relay.rehearse().await;
    let passed = rehearsal.found.is_ok();
    let (road, reason) = match rehearsal.found {
        Ok(road) => (Some(road), None),
        Err(trouble) => (None, Some(trouble.reason)),
    };
    if passed {
        super::was_reached(app, name, road.as_ref());
    }
    tracing::info!(relay = name, passed, reason, "a relay was tested");
    let tls = road.as_ref().and_then(|road| road.tls.as_ref());
    Ok(Rehearsed {
        relay: name.to_owned(),
        passed,
        reason,
        tls: tls.map(|facts| format!("{}, {}", facts.version, facts.cipher)),
        certificate_until: tls.and_then(|facts| facts.certificate_until),
        address: road.as_ref().map(|road| road.address.to_string()),
        lines: rehearsal.lines,
    })
}
