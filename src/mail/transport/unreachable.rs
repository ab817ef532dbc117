//! The ways in which a relay can be out of reach.

use std::fmt::Display;
use std::time::Duration;

use crate::domain::reply::{Phase, Reply};

use super::Unreachable;
use super::reply_lines::RawReply;

pub(super) fn answered(phase: Phase, reply: &RawReply) -> Unreachable {
    Unreachable {
        reason: format!("the relay answered {} at {phase}", reply.code),
        reply: Some(Reply::new(phase, reply.code, &reply.text)),
    }
}

pub(super) fn lost(phase: Phase, error: &impl Display) -> Unreachable {
    refused(&format!("connection lost at {phase}: {error}"))
}

pub(super) fn silence(phase: Phase, waited: Duration) -> Unreachable {
    refused(&format!(
        "no answer at {phase} within {} s",
        waited.as_secs()
    ))
}

pub(super) fn refused(reason: &str) -> Unreachable {
    Unreachable {
        reason: reason.to_owned(),
        reply: None,
    }
}
