//! The dialogue with the relay once it is open: AUTH, then message after message.
//!
//! lettre writes the commands and speaks AUTH. The dialogue of a message is driven here, command by
//! command, because what a failure means depends on where it happened: before the final dot nothing
//! has been handed over, after it the message may be on its way.

use std::fmt::Display;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::time::timeout;

use crate::domain::address::EmailAddress;
use crate::domain::reply::{Outcome, Phase, Reply};
use crate::mail::compose::SmtpUtf8;

use super::reply_lines::RawReply;
use super::unreachable::{answered, lost, refused, silence};
use super::wire::{Notes, Wire};
use super::{RelayTimeouts, Unreachable};

/// How long to wait for the answer to `QUIT`, which changes nothing.
const GOODBYE: Duration = Duration::from_secs(2);
/// A dialogue that has come past EHLO and AUTH.
pub(super) struct RelayConnection {
    smtp: AsyncSmtpConnection,
    notes: Notes,
    timeouts: RelayTimeouts,
    size_limit: Option<usize>,
    usable: bool,
}

impl RelayConnection {
    pub(super) async fn open(
        wire: Wire,
        notes: Notes,
        hello: &ClientId,
        timeouts: RelayTimeouts,
    ) -> Result<Self, Unreachable> {
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
                size_limit: last.and_then(|ehlo| announced_size(&ehlo.text)),
                usable: true,
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

    pub(super) fn is_usable(&self) -> bool {
        self.usable
    }

    pub(super) fn smtputf8(&self) -> SmtpUtf8 {
        if self
            .smtp
            .server_info()
            .supports_feature(Extension::SmtpUtfEight)
        {
            SmtpUtf8::Offered
        } else {
            SmtpUtf8::Absent
        }
    }

    pub(super) async fn send(
        &mut self,
        envelope_from: &str,
        recipient: &EmailAddress,
        message: &[u8],
    ) -> Outcome {
        if !self.usable {
            return refused("the connection was lost before").into();
        }
        let mail = match self.mail_command(envelope_from, recipient, message) {
            Ok(mail) => mail,
            Err(unfit) => return Outcome::from_reply(unfit),
        };
        // If this task is dropped on the way, the dialogue is in a state that nobody knows.
        self.usable = false;
        match self.transaction(mail, recipient, message).await {
            Ok(outcome) | Err(outcome) => outcome,
        }
    }

    pub(super) async fn quit(mut self) {
        if self.usable {
            let _ = timeout(GOODBYE, self.smtp.quit()).await;
        }
    }

    /// `MAIL FROM` with the parameters that this message needs, or the reply that a relay would give to
    /// a message that cannot be transmitted.
    fn mail_command(
        &self,
        envelope_from: &str,
        recipient: &EmailAddress,
        message: &[u8],
    ) -> Result<Mail, Reply> {
        let sender = match envelope_from {
            "" => None,
            text => Some(EmailAddress::parse_any(text).map_err(|error| {
                Reply::new(
                    Phase::MailFrom,
                    553,
                    &format!("5.1.7 not transmitted: {error}"),
                )
            })?),
        };
        if !is_fit_for_the_wire(message) {
            let text = "5.6.0 not transmitted: bare line ends, NUL or a line beyond 998 octets";
            return Err(Reply::new(Phase::Dot, 554, text));
        }
        if self.size_limit.is_some_and(|limit| message.len() > limit) {
            let text = "5.3.4 not transmitted: larger than the relay accepts";
            return Err(Reply::new(Phase::MailFrom, 552, text));
        }
        let mut parameters = Vec::new();
        if self.size_limit.is_some() {
            parameters.push(MailParameter::Size(message.len()));
        }
        let ascii = recipient.is_ascii() && sender.as_ref().is_none_or(EmailAddress::is_ascii);
        if !ascii || !message.is_ascii() {
            let eight_bit = self
                .smtp
                .server_info()
                .supports_feature(Extension::EightBitMime);
            if self.smtputf8() == SmtpUtf8::Absent {
                let text = "5.6.7 not transmitted: the relay does not offer SMTPUTF8";
                return Err(Reply::new(Phase::RcptTo, 553, text));
            }
            parameters.push(MailParameter::SmtpUtfEight);
            if eight_bit && !message.is_ascii() {
                parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
            }
        }
        let sender = sender.map(|sender| checked(&sender));
        Ok(Mail::new(sender, parameters))
    }

    /// MAIL, RCPT, DATA and the message. Both sides of the result are outcomes; the error side leaves early.
    async fn transaction(
        &mut self,
        mail: Mail,
        recipient: &EmailAddress,
        message: &[u8],
    ) -> Result<Outcome, Outcome> {
        let reply = self.command(Phase::MailFrom, mail).await?;
        self.expect(reply, 2).await?;
        let rcpt = Rcpt::new(checked(recipient), Vec::new());
        let reply = self.command(Phase::RcptTo, rcpt).await?;
        self.expect(reply, 2).await?;
        let reply = self.command(Phase::Data, Data).await?;
        self.expect(reply, 3).await?;
        let outcome = self.hand_over(message).await;
        self.usable = !matches!(
            outcome,
            Outcome::Unreachable { .. } | Outcome::InDoubt { .. }
        );
        Ok(outcome)
    }

    async fn command(&mut self, phase: Phase, command: impl Display) -> Result<Reply, Outcome> {
        self.notes.take_reply();
        let wait = self.timeouts.command;
        let answer = timeout(wait, self.smtp.command(command)).await;
        self.reply(phase, answer.map_err(|_elapsed| wait))
            .map_err(Outcome::from)
    }

    /// Goes on if the reply is of the expected class; else ends the transaction with what it means.
    async fn expect(&mut self, reply: Reply, class: u16) -> Result<(), Outcome> {
        if reply.code / 100 == class {
            return Ok(());
        }
        let outcome = Outcome::from_reply(reply);
        if !matches!(
            outcome,
            Outcome::Unreachable { .. } | Outcome::InDoubt { .. }
        ) {
            let reset = timeout(self.timeouts.command, self.smtp.command(Rset)).await;
            self.usable = matches!(reset, Ok(Ok(_)));
        }
        Err(outcome)
    }

    /// Sends the message and its final dot, and knows afterwards whether the dot had left.
    async fn hand_over(&mut self, message: &[u8]) -> Outcome {
        // lettre ends the last line itself.
        let body = message.strip_suffix(b"\r\n").unwrap_or(message);
        let stuffed_dots = body
            .split(|&octet| octet == b'\n')
            .filter(|line| line.starts_with(b"."))
            .count();
        let whole = (body.len() + stuffed_dots + b"\r\n.\r\n".len()) as u64;
        let before = self.notes.octets_written();
        self.notes.take_reply();
        let wait = self.timeouts.data;
        let answer = timeout(wait, self.smtp.message(body)).await;
        match self.reply(Phase::Dot, answer.map_err(|_elapsed| wait)) {
            Ok(reply) => Outcome::from_reply(reply),
            Err(unreachable) if self.notes.octets_written() - before < whole => unreachable.into(),
            Err(Unreachable { reason, .. }) => Outcome::InDoubt { reason },
        }
    }

    /// The true reply behind what lettre made of it, or why there is none.
    fn reply(
        &self,
        phase: Phase,
        answer: Result<Result<Response, lettre::transport::smtp::Error>, Duration>,
    ) -> Result<Reply, Unreachable> {
        let error = match answer {
            Ok(Ok(_positive)) => None,
            Ok(Err(error)) if error.status().is_some() => None,
            Ok(Err(error)) => Some(lost(phase, &error)),
            Err(waited) => Some(silence(phase, waited)),
        };
        match (error, self.notes.take_reply()) {
            (Some(error), _) => Err(error),
            (None, Some(RawReply { code, text })) => Ok(Reply::new(phase, code, &text)),
            (None, None) => Err(refused("a reply was read but not noted")),
        }
    }
}

impl std::fmt::Debug for RelayConnection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RelayConnection")
            .field("usable", &self.usable)
            .finish_non_exhaustive()
    }
}

/// lettre's address type for an address that has been checked by our own, narrower grammar.
fn checked(address: &EmailAddress) -> Address {
    Address::new_dangerous(address.local(), address.domain())
}

/// The limit that `SIZE` announces (RFC 1870 section 4); 0 and silence mean none.
fn announced_size(ehlo: &str) -> Option<usize> {
    ehlo.lines()
        .filter_map(|line| line.trim().split_once(' '))
        .find(|(keyword, _)| keyword.eq_ignore_ascii_case("SIZE"))
        .and_then(|(_, size)| size.trim().parse().ok())
        .filter(|&size| size > 0)
}

/// No octet that could end the message early or be changed on the way (RFC 5321 section 2.3.8).
fn is_fit_for_the_wire(message: &[u8]) -> bool {
    let mut lines = message.split(|&octet| octet == b'\n').peekable();
    while let Some(line) = lines.next() {
        let line = match (line.strip_suffix(b"\r"), lines.peek()) {
            (Some(line), Some(_)) => line,
            (None, None) if line.is_empty() => line,
            _ => return false,
        };
        if line.len() > 998 || line.contains(&b'\r') || line.contains(&0) {
            return false;
        }
    }
    !message.is_empty()
}
