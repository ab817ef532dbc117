//! The opening of the dialogue: greeting, EHLO and AUTH, spoken by lettre.

use std::net::SocketAddr;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use tokio::time::timeout;

use crate::domain::reply::Phase;

use super::session::{Offers, Session};
use super::stream::Stream;
use super::transcript::Transcript;
use super::unreachable::{answered, lost, refused, silence};
use super::wire::{Notes, Wire};
use super::{RelayTimeouts, Road, Unreachable};

/// A dialogue that is being opened.
pub(super) struct Opening {
    smtp: AsyncSmtpConnection,
    notes: Notes,
    timeouts: RelayTimeouts,
    offers: Offers,
}

impl Opening {
    /// Reads the greeting, unless that was done before TLS began, and says EHLO.
    pub(super) async fn greet(
        stream: Stream,
        peer: SocketAddr,
        is_greeted: bool,
        hello: &ClientId,
        timeouts: RelayTimeouts,
        transcript: Option<Transcript>,
    ) -> Result<Self, Unreachable> {
        let notes = Notes::new(stream, transcript);
        let mut wire = Wire::new(peer, notes.clone());
        if is_greeted {
            wire = wire.greeted();
        }
        let opening = AsyncSmtpConnection::connect_with_transport(Box::new(wire), hello);
        // Greeting and EHLO are two answers.
        let opened = timeout(timeouts.command * 2, opening).await;
        let last = notes.take_reply();
        let greeted = last.as_ref().is_some_and(|reply| reply.code / 100 == 2);
        let phase = match notes.replies() {
            0 => Phase::Banner,
            1 if !greeted => Phase::Banner,
            _ => Phase::Ehlo,
        };
        match opened {
            Ok(Ok(smtp)) => Ok(Self {
                smtp,
                notes,
                timeouts,
                offers: last
                    .map(|ehlo| Offers::read(&ehlo.text))
                    .unwrap_or_default(),
            }),
            Ok(Err(error)) => Err(match last.filter(|reply| reply.code / 100 != 2) {
                Some(reply) => answered(phase, &reply),
                None => lost(phase, &error),
            }),
            Err(_elapsed) => Err(silence(phase, timeouts.command)),
        }
    }

    pub(super) async fn sign_in(&mut self, credentials: &Credentials) -> Result<(), Unreachable> {
        let wait = self.timeouts.command;
        let auth = self.smtp.auth(DEFAULT_MECHANISMS, credentials);
        match timeout(wait, auth).await {
            Ok(Ok(_welcome)) => Ok(()),
            Ok(Err(error)) => Err(match self.notes.take_reply() {
                Some(reply) if reply.code >= 400 => answered(Phase::Auth, &reply),
                _ => lost(Phase::Auth, &error),
            }),
            Err(_elapsed) => Err(silence(Phase::Auth, wait)),
        }
    }

    /// Takes the stream over from lettre, which has read every reply to what it said.
    pub(super) fn into_session(self, road: Road) -> Result<Session, Unreachable> {
        let stream = self.notes.take_stream();
        let stream = stream.ok_or_else(|| refused("the connection was lost while it opened"))?;
        Ok(Session::new(stream, road, self.offers, self.timeouts))
    }
}
