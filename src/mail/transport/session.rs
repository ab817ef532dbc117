//! The dialogue once it is open: message after message.
//!
//! Spoken here rather than by lettre, for two reasons. What a failure means depends on where it
//! happened: before the final dot nothing has been handed over, after it the message may be on its way.
//! And where the relay offers PIPELINING (RFC 2920), MAIL, RCPT and DATA go out in one flight, which
//! saves two of four round trips a message.

use std::fmt::Write as _;
use std::time::Duration;

use tokio::time::timeout;

use crate::domain::address::EmailAddress;
use crate::domain::reply::{Outcome, Phase, Reply};
use crate::fail_point;
use crate::mail::compose::SmtpUtf8;
use crate::mail::wire_message::WireMessage;

use super::reply_lines::{RawReply, ReplyLine, ReplyLines};
use super::stream::Stream;
use super::unreachable::{lost, refused, silence};
use super::xtext::xtext;
use super::{Envelope, Fence, RelayTimeouts, Road, Unreachable};

/// What ends a message.
const FINAL_DOT: &[u8] = b".\r\n";
/// How long to wait for the answer to `QUIT`, which changes nothing.
const GOODBYE: Duration = Duration::from_secs(2);
/// The longest line that is read at all; the rest of a longer one is skipped.
const LINE_OCTETS: usize = 4096;
/// The reply to a command in the wrong place (RFC 5321 section 4.2.2). To the first command of a flight
/// no honest relay says so.
const BAD_SEQUENCE: u16 = 503;
/// The connection is closed before the final dot, so the relay keeps nothing (RFC 5321 section 4.1.1.4).
const FENCED: &str = "the right to send was lost before the message was handed over";
const OUT_OF_ORDER: &str =
    "the relay offers PIPELINING and answers out of order; set pipelining = false for it";
/// The most lines of one reply.
const REPLY_LINES: u32 = 200;

/// An SMTP extension that changes what is said in a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extension {
    /// RFC 1870.
    Size,
    /// RFC 6531.
    SmtpUtf8,
    /// RFC 6152.
    EightBitMime,
    /// RFC 2920.
    Pipelining,
    /// RFC 3461.
    Dsn,
}

/// What the relay offered in its answer to EHLO.
#[derive(Debug, Clone, Default)]
pub(super) struct Offers {
    extensions: Vec<Extension>,
    /// The limit that SIZE announces (RFC 1870 section 4); 0 and silence mean none.
    size_limit: Option<usize>,
}

impl Offers {
    /// Reads the lines of the answer to EHLO, without their codes.
    pub(super) fn read(ehlo: &str) -> Self {
        let mut offers = Self::default();
        for line in ehlo.lines().skip(1) {
            let (keyword, parameter) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
            offers
                .extensions
                .push(match keyword.to_ascii_uppercase().as_str() {
                    "SIZE" => {
                        offers.size_limit = parameter.trim().parse().ok().filter(|&size| size > 0);
                        Extension::Size
                    }
                    "SMTPUTF8" => Extension::SmtpUtf8,
                    "8BITMIME" => Extension::EightBitMime,
                    "PIPELINING" => Extension::Pipelining,
                    "DSN" => Extension::Dsn,
                    _ => continue,
                });
        }
        offers
    }

    fn include(&self, extension: Extension) -> bool {
        self.extensions.contains(&extension)
    }
}

/// A dialogue that has come past EHLO and AUTH.
pub(super) struct Session {
    stream: Stream,
    road: Road,
    offers: Offers,
    timeouts: RelayTimeouts,
    /// Octets received and not yet read as lines.
    received: Vec<u8>,
    usable: bool,
}

impl Session {
    pub(super) fn new(stream: Stream, road: Road, offers: Offers, timeouts: RelayTimeouts) -> Self {
        Self {
            stream,
            road,
            offers,
            timeouts,
            received: Vec::new(),
            usable: true,
        }
    }

    /// Has every command wait for its answer, whatever the relay offers.
    pub(super) fn without_pipelining(mut self) -> Self {
        self.offers
            .extensions
            .retain(|extension| *extension != Extension::Pipelining);
        self
    }

    pub(super) fn road(&self) -> &Road {
        &self.road
    }

    pub(super) fn is_usable(&self) -> bool {
        self.usable
    }

    pub(super) fn smtputf8(&self) -> SmtpUtf8 {
        if self.offers.include(Extension::SmtpUtf8) {
            SmtpUtf8::Offered
        } else {
            SmtpUtf8::Absent
        }
    }

    /// Hands over one message, if the fence still stands when the relay is ready to take it.
    pub(super) async fn send(
        &mut self,
        envelope: &Envelope<'_>,
        message: &WireMessage,
        fence: Fence<'_>,
    ) -> Outcome {
        if !self.usable {
            return refused("the connection was lost before").into();
        }
        let commands = match self.commands(envelope, message) {
            Ok(commands) => commands,
            Err(unfit) => return Outcome::from_reply(unfit),
        };
        // If this task is dropped on the way, the dialogue is in a state that nobody knows.
        self.usable = false;
        fail_point::reach("hand-over.asking");
        let asked = if self.offers.include(Extension::Pipelining) {
            self.ask_at_once(&commands).await
        } else {
            self.ask_in_turn(&commands).await
        };
        match asked {
            // Who stood still since the relay was asked may find that the letter is somebody else's by now.
            Ok(()) if !fence() => refused(FENCED).into(),
            Ok(()) => self.hand_over(message).await,
            Err(outcome) => outcome,
        }
    }

    /// Says goodbye.
    pub(super) async fn quit(mut self) {
        if self.usable {
            let _ = timeout(GOODBYE, self.command(Phase::Dot, "QUIT\r\n", GOODBYE)).await;
        }
    }

    /// `MAIL`, `RCPT` and `DATA` with the parameters that this message needs, or the reply that a relay
    /// would give to a message that cannot be transmitted.
    fn commands(
        &self,
        envelope: &Envelope<'_>,
        message: &WireMessage,
    ) -> Result<[Command; 3], Reply> {
        let size = message.message().len();
        if self.offers.size_limit.is_some_and(|limit| size > limit) {
            let text = "5.3.4 not transmitted: larger than the relay accepts";
            return Err(Reply::new(Phase::MailFrom, 552, text));
        }
        if let Some(sender) = Some(envelope.from).filter(|sender| !sender.is_empty()) {
            EmailAddress::kept(sender.to_owned()).map_err(|error| {
                let text = format!("5.1.7 not transmitted: {error}");
                Reply::new(Phase::MailFrom, 553, &text)
            })?;
        }
        let mut mail = format!("MAIL FROM:<{}>", envelope.from);
        let mut rcpt = format!("RCPT TO:<{}>", envelope.to);
        if self.offers.include(Extension::Size) {
            let _ = write!(mail, " SIZE={size}");
        }
        if !envelope.to.is_ascii() || !envelope.from.is_ascii() || !message.is_ascii() {
            if !self.offers.include(Extension::SmtpUtf8) {
                let text = "5.6.7 not transmitted: the relay does not offer SMTPUTF8";
                return Err(Reply::new(Phase::RcptTo, 553, text));
            }
            mail.push_str(" SMTPUTF8");
            if self.offers.include(Extension::EightBitMime) && !message.is_ascii() {
                mail.push_str(" BODY=8BITMIME");
            }
        }
        if self.offers.include(Extension::Dsn) {
            // RFC 3461 section 4: reports name our delivery, and hold our header rather than the whole letter.
            let _ = write!(mail, " RET=HDRS ENVID={}", xtext(envelope.id));
            if envelope.to.is_ascii() {
                let address = xtext(envelope.to.as_str());
                let _ = write!(rcpt, " NOTIFY=FAILURE,DELAY ORCPT=rfc822;{address}");
            }
        }
        mail.push_str("\r\n");
        rcpt.push_str("\r\n");
        Ok([
            Command::new(Phase::MailFrom, mail, 2),
            Command::new(Phase::RcptTo, rcpt, 2),
            Command::new(Phase::Data, "DATA\r\n".to_owned(), 3),
        ])
    }

    /// Each command waits for the answer to the one before.
    async fn ask_in_turn(&mut self, commands: &[Command; 3]) -> Result<(), Outcome> {
        for command in commands {
            let reply = self
                .command(command.phase, &command.text, self.timeouts.command)
                .await?;
            if reply.code / 100 != command.wanted {
                return Err(self.end_transaction(Outcome::from_reply(reply)).await);
            }
        }
        Ok(())
    }

    /// All three commands in one flight (RFC 2920 section 3.1). The first refusal decides, and all answers
    /// are read before anything else is said.
    async fn ask_at_once(&mut self, commands: &[Command; 3]) -> Result<(), Outcome> {
        let flight: String = commands
            .iter()
            .map(|command| command.text.as_str())
            .collect();
        self.say(Phase::MailFrom, flight.as_bytes(), self.timeouts.command)
            .await?;
        let mut refusal: Option<Outcome> = None;
        let mut goes_ahead = false;
        for command in commands {
            let reply = match self.reply(command.phase, self.timeouts.command).await {
                Ok(reply) => reply,
                Err(unreachable) => return Err(refusal.unwrap_or_else(|| unreachable.into())),
            };
            if command.phase == Phase::MailFrom && reply.code == BAD_SEQUENCE {
                return Err(refused(OUT_OF_ORDER).into());
            }
            goes_ahead = command.phase == Phase::Data && reply.code / 100 == command.wanted;
            if reply.code / 100 != command.wanted && refusal.is_none() {
                let outcome = Outcome::from_reply(reply);
                if outcome.ends_connection() {
                    return Err(outcome);
                }
                refusal = Some(outcome);
            }
        }
        let Some(outcome) = refusal else {
            return Ok(());
        };
        // The relay wants a message although it took no recipient: it gets an empty one, and refuses that.
        if goes_ahead
            && self
                .command(Phase::Dot, ".\r\n", self.timeouts.data)
                .await
                .is_err()
        {
            return Err(outcome);
        }
        Err(self.end_transaction(outcome).await)
    }

    /// Leaves a refused transaction behind, so that the next message finds the relay ready.
    async fn end_transaction(&mut self, outcome: Outcome) -> Outcome {
        if !outcome.ends_connection() {
            let reset = self
                .command(Phase::MailFrom, "RSET\r\n", self.timeouts.command)
                .await;
            self.usable = reset.is_ok_and(|reply| reply.code / 100 == 2);
        }
        outcome
    }

    /// Sends the message and its final dot, and knows afterwards whether the dot had left.
    async fn hand_over(&mut self, message: &WireMessage) -> Outcome {
        let wait = self.timeouts.data;
        let data = message.data();
        let mut written = 0;
        fail_point::reach("hand-over.allowed");
        let answered = timeout(wait, async {
            if fail_point::is_armed("hand-over.undotted") {
                let undotted = &data[..data.len() - FINAL_DOT.len()];
                self.stream.write_all(undotted, &mut written).await.ok();
                fail_point::reach("hand-over.undotted");
            }
            let sent = self.stream.write_all(data, &mut written).await;
            fail_point::reach("hand-over.dotted");
            let reply = read_reply(&mut self.stream, &mut self.received, Phase::Dot);
            let Err(error) = sent else {
                return reply.await;
            };
            // A relay that has seen enough may say why before it hangs up.
            match timeout(GOODBYE, reply).await {
                Ok(Ok(reply)) if reply.code >= 400 => Ok(reply),
                _ => Err(lost(Phase::Dot, &error)),
            }
        })
        .await
        .unwrap_or_else(|_elapsed| Err(silence(Phase::Dot, wait)));
        fail_point::reach("hand-over.answered");
        let outcome = match answered {
            Ok(reply) => Outcome::from_reply(reply),
            Err(unreachable) if written < data.len() => unreachable.into(),
            Err(Unreachable { reason, .. }) => Outcome::InDoubt { reason },
        };
        self.usable = written == data.len() && !outcome.ends_connection();
        outcome
    }

    /// Says one thing and waits for its answer.
    async fn command(
        &mut self,
        phase: Phase,
        text: &str,
        wait: Duration,
    ) -> Result<Reply, Unreachable> {
        self.say(phase, text.as_bytes(), wait).await?;
        self.reply(phase, wait).await
    }

    async fn say(
        &mut self,
        phase: Phase,
        octets: &[u8],
        wait: Duration,
    ) -> Result<(), Unreachable> {
        timeout(wait, self.stream.write_all(octets, &mut 0))
            .await
            .map_err(|_elapsed| silence(phase, wait))?
            .map_err(|error| lost(phase, &error))
    }

    async fn reply(&mut self, phase: Phase, wait: Duration) -> Result<Reply, Unreachable> {
        timeout(
            wait,
            read_reply(&mut self.stream, &mut self.received, phase),
        )
        .await
        .unwrap_or_else(|_elapsed| Err(silence(phase, wait)))
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("offers", &self.offers)
            .field("usable", &self.usable)
            .finish_non_exhaustive()
    }
}

/// One command of a transaction.
struct Command {
    phase: Phase,
    text: String,
    /// The first digit of the reply that lets the transaction go on.
    wanted: u16,
}

impl Command {
    fn new(phase: Phase, text: String, wanted: u16) -> Self {
        Self {
            phase,
            text,
            wanted,
        }
    }
}

/// The next reply, from what was received already or what comes.
async fn read_reply(
    stream: &mut Stream,
    received: &mut Vec<u8>,
    phase: Phase,
) -> Result<Reply, Unreachable> {
    let mut lines = ReplyLines::default();
    for _ in 0..REPLY_LINES {
        let line = read_line(stream, received)
            .await
            .map_err(|error| lost(phase, &error))?;
        let line = ReplyLine::parse(&line).ok_or_else(|| lost(phase, &"no SMTP reply"))?;
        if let Some(RawReply { code, text }) = lines.take(&line) {
            return Ok(Reply::new(phase, code, &text));
        }
    }
    Err(lost(phase, &"a reply without end"))
}

/// The next line with its end; of one that is too long, only the beginning.
async fn read_line(stream: &mut Stream, received: &mut Vec<u8>) -> std::io::Result<Vec<u8>> {
    let mut searched = 0;
    loop {
        if let Some(at) = received[searched..]
            .iter()
            .position(|&octet| octet == b'\n')
        {
            let after = received.split_off(searched + at + 1);
            return Ok(std::mem::replace(received, after));
        }
        received.truncate(LINE_OCTETS);
        searched = received.len();
        let mut octets = [0; 2048];
        let count = stream.read(&mut octets).await?;
        if count == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        received.extend_from_slice(&octets[..count]);
    }
}

#[cfg(test)]
mod tests {
    use super::Extension::{Dsn, EightBitMime, Pipelining, Size, SmtpUtf8};
    use super::Offers;

    #[test]
    fn offers_are_read_whatever_their_case() {
        let offers =
            Offers::read("mx.example.org hello\nsize 1000\nPipelining\nDSN\n8BITMIME\nX-ODD a b\n");
        assert_eq!(offers.size_limit, Some(1000));
        assert_eq!(offers.extensions, [Size, Pipelining, Dsn, EightBitMime]);
        let none = Offers::read("mx.example.org pipelining\nSIZE 0\n");
        assert!(!none.include(Pipelining) && !none.include(SmtpUtf8));
        assert!(none.include(Size) && none.size_limit.is_none());
    }
}
