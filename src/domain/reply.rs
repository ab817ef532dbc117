//! What a relay answered, and what that means for a delivery.
//!
//! A [`Reply`] is what the relay said and at which point of the dialogue it said so. An [`Outcome`]
//! is what follows from it. Every judgement is one line of one table ([`TABLE`]), read from the top,
//! so that "why was this reader marked?" has an answer that can be pointed at. Blame is given
//! sparingly: only [`Fault::Recipient`] may ever change a subscription, so whatever is not clearly
//! about the recipient's mailbox is laid at somebody else's door.
//!
//! The table in words, for people, is `docs/replies.md`; a test compares the two.

mod table;
mod verdicts;

use std::fmt;

pub use table::TABLE;
pub use verdicts::{Line, Verdict};

/// The longest reply text that we keep, in octets.
pub const REPLY_TEXT_OCTETS: usize = 2048;

/// The point of the SMTP dialogue at which something was said or went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Name look-up, TCP connection, or the TLS handshake of implicit TLS.
    Connect,
    /// The greeting of the relay.
    Banner,
    /// `EHLO`.
    Ehlo,
    /// `STARTTLS` and the handshake after it.
    StartTls,
    /// `AUTH`.
    Auth,
    /// `MAIL FROM`.
    MailFrom,
    /// `RCPT TO`.
    RcptTo,
    /// `DATA`, up to the go-ahead.
    Data,
    /// The end of the message: the reply to the final dot.
    Dot,
    /// `RSET`, between two messages.
    Rset,
    /// `QUIT`, after the last message.
    Quit,
}

impl Phase {
    /// Every phase, in the order of the dialogue.
    pub const ALL: [Self; 11] = [
        Self::Connect,
        Self::Banner,
        Self::Ehlo,
        Self::StartTls,
        Self::Auth,
        Self::MailFrom,
        Self::RcptTo,
        Self::Data,
        Self::Dot,
        Self::Rset,
        Self::Quit,
    ];

    /// The name used in tables and logs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Banner => "banner",
            Self::Ehlo => "ehlo",
            Self::StartTls => "starttls",
            Self::Auth => "auth",
            Self::MailFrom => "mail_from",
            Self::RcptTo => "rcpt_to",
            Self::Data => "data",
            Self::Dot => "dot",
            Self::Rset => "rset",
            Self::Quit => "quit",
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An enhanced status code, such as 5.1.1 (RFC 3463 section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EnhancedCode {
    /// 2 success, 4 persistent transient failure, 5 permanent failure.
    pub class: u8,
    /// What the status is about: 1 addressing, 2 mailbox, 3 system, 4 routing, 5 protocol, 6 content, 7 policy.
    pub subject: u16,
    /// The precise condition within the subject.
    pub detail: u16,
}

impl EnhancedCode {
    /// Reads a word such as `5.1.1`; anything else is `None`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let mut parts = word.split('.');
        let mut number = |longest: usize| {
            let part = parts.next()?;
            let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            (digits && part.len() <= longest).then(|| part.parse::<u16>().ok())?
        };
        let (class, subject, detail) = (number(1)?, number(3)?, number(3)?);
        if parts.next().is_some() || ![2, 4, 5].contains(&class) {
            return None;
        }
        Some(Self {
            class: u8::try_from(class).ok()?,
            subject,
            detail,
        })
    }
}

impl fmt::Display for EnhancedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

/// What the relay said, cleaned for the ledger and the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The three-digit reply code.
    pub code: u16,
    /// The enhanced status code, if there was one whose class agrees with `code` (RFC 2034 section 4).
    pub enhanced: Option<EnhancedCode>,
    /// What followed the code: one line, no control characters, at most [`REPLY_TEXT_OCTETS`] octets.
    pub text: String,
    /// What the relay was answering.
    pub phase: Phase,
}

impl Reply {
    /// Builds a reply from its code and its text as received, without the codes at the line starts.
    ///
    /// Lines are joined; an enhanced code that is repeated on each line is kept once.
    #[must_use]
    pub fn new(phase: Phase, code: u16, raw_text: &str) -> Self {
        let mut enhanced = None;
        let mut text = String::new();
        for (index, line) in raw_text.lines().enumerate() {
            let line = clean(line);
            let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
            let here = EnhancedCode::parse(word).filter(|e| u16::from(e.class) == code / 100);
            if index == 0 {
                enhanced = here;
            }
            let kept = if index > 0 && here.is_some() && here == enhanced {
                rest
            } else {
                &line
            };
            if !text.is_empty() && !kept.is_empty() {
                text.push(' ');
            }
            text.push_str(kept);
            if text.len() > REPLY_TEXT_OCTETS {
                break;
            }
        }
        text.truncate(text.floor_char_boundary(REPLY_TEXT_OCTETS));
        Self {
            code,
            enhanced,
            text,
            phase,
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        if self.text.is_empty() {
            return Ok(());
        }
        write!(f, " {}", self.text)
    }
}

/// Control characters become spaces and runs of white space one space.
fn clean(line: &str) -> String {
    let spaced: String = line
        .chars()
        .take(REPLY_TEXT_OCTETS)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

named_values! {
    /// Why a letter was put off.
    Cause {
        /// The recipient's side asks us to slow down.
        Throttled = "throttled",
        /// The recipient's side puts off the first attempt of senders it does not know (RFC 6647).
        Greylisted = "greylisted",
        /// The recipient's mailbox is full.
        MailboxFull = "mailbox_full",
        /// A mail system is in trouble: no space, no service.
        System = "system",
        /// The way to the recipient's side is in trouble: DNS, network, routing.
        Routing = "routing",
        /// The reply does not say.
        Unclear = "unclear",
    }
}

/// Who has to be spared after a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spare {
    /// Nobody: other letters go on as before.
    Nobody,
    /// The recipient's domain.
    Domain,
    /// The relay, if it says so to several letters in a row.
    Relay,
}

impl Cause {
    /// Who has to be spared: greylisting and full mailboxes are about this one letter.
    #[must_use]
    pub fn spares(self) -> Spare {
        match self {
            Self::Throttled => Spare::Domain,
            Self::System => Spare::Relay,
            Self::Greylisted | Self::MailboxFull | Self::Routing | Self::Unclear => Spare::Nobody,
        }
    }
}

/// Who a rejection is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The recipient's mailbox. The only fault that may change a subscription.
    Recipient,
    /// This message: its size or its content.
    Message,
    /// Us: our address, our authentication, our standing.
    Sender,
    /// The relay or our configuration of it.
    Relay,
}

impl Fault {
    /// The name used in tables and logs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Message => "message",
            Self::Sender => "sender",
            Self::Relay => "relay",
        }
    }
}

/// How one attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The relay has taken responsibility for the message.
    Accepted(Reply),
    /// Not now; try again later.
    Deferred(Reply),
    /// Not this way; trying again unchanged is of no use.
    Rejected {
        /// What the relay said.
        reply: Reply,
        /// Whom it is about.
        fault: Fault,
    },
    /// The relay could not be used. Nobody is blamed and the attempt does not count.
    Unreachable {
        /// What went wrong, for the operator.
        reason: String,
        /// What the relay said, if it said anything.
        reply: Option<Reply>,
    },
    /// The whole message was handed over and no answer came: it may or may not have been taken.
    InDoubt {
        /// What went wrong, for the operator.
        reason: String,
    },
}

impl Outcome {
    /// The name used in the ledger, in logs and in metrics.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Accepted(_) => "accepted",
            Self::Deferred(_) => "deferred",
            Self::Rejected { .. } => "rejected",
            Self::Unreachable { .. } => "unreachable",
            Self::InDoubt { .. } => "in_doubt",
        }
    }

    /// Judges a reply by [`TABLE`]: the first line that fits decides.
    #[must_use]
    pub fn from_reply(reply: Reply) -> Self {
        match verdict(&reply) {
            Verdict::Accepted => Self::Accepted(reply),
            Verdict::Deferred(_) => Self::Deferred(reply),
            Verdict::Rejected(fault) => Self::Rejected { reply, fault },
            Verdict::Gone => Self::Rejected {
                reply,
                fault: Fault::Recipient,
            },
            Verdict::Unreachable => Self::Unreachable {
                reason: format!("the relay answered {} at {}", reply.code, reply.phase),
                reply: Some(reply),
            },
            // An answer outside the protocol: before the final dot nothing has been handed over.
            Verdict::Unexpected if reply.phase == Phase::Dot => Self::InDoubt {
                reason: format!("unexpected reply {} to the end of the message", reply.code),
            },
            Verdict::Unexpected => Self::Unreachable {
                reason: format!("unexpected reply {} at {}", reply.code, reply.phase),
                reply: Some(reply),
            },
        }
    }

    /// Why the letter was put off, if it was.
    #[must_use]
    pub fn cause(&self) -> Option<Cause> {
        let Self::Deferred(reply) = self else {
            return None;
        };
        match verdict(reply) {
            Verdict::Deferred(cause) => Some(cause),
            _ => Some(Cause::Unclear),
        }
    }

    /// Whether the recipient was refused for good: nobody has this address, or not any more. Any other
    /// rejection says nothing about the next letter.
    #[must_use]
    pub fn is_hard(&self) -> bool {
        match self {
            Self::Rejected {
                reply,
                fault: Fault::Recipient,
            } => verdict(reply) == Verdict::Gone,
            _ => false,
        }
    }

    /// Who has to be spared after this.
    #[must_use]
    pub fn spares(&self) -> Spare {
        match self {
            Self::Unreachable { .. } => Spare::Relay,
            Self::Deferred(_) => self.cause().map_or(Spare::Nobody, Cause::spares),
            Self::Accepted(_) | Self::Rejected { .. } | Self::InDoubt { .. } => Spare::Nobody,
        }
    }

    /// Whether the connection ends with this: the relay said that it closes it (RFC 5321 section 3.8),
    /// or nobody knows where the dialogue stands.
    #[must_use]
    pub fn ends_connection(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::InDoubt { .. } => true,
            Self::Accepted(_) | Self::Deferred(_) | Self::Rejected { .. } => {
                self.reply().is_some_and(|reply| reply.code == 421)
            }
        }
    }

    /// The relay's reply, where there was one.
    #[must_use]
    pub fn reply(&self) -> Option<&Reply> {
        match self {
            Self::Accepted(reply) | Self::Deferred(reply) | Self::Rejected { reply, .. } => {
                Some(reply)
            }
            Self::Unreachable { reply, .. } => reply.as_ref(),
            Self::InDoubt { .. } => None,
        }
    }
}

/// What the table says about a reply: its first line that fits.
fn verdict(reply: &Reply) -> Verdict {
    let line = TABLE.iter().find(|line| line.fits(reply));
    line.map_or(Verdict::Unexpected, |line| line.verdict)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enhanced_code_of_another_class_is_ignored() {
        let reply = Reply::new(Phase::RcptTo, 450, "5.1.1 no such user");
        assert_eq!(reply.enhanced, None);
        assert!(matches!(Outcome::from_reply(reply), Outcome::Deferred(_)));
    }

    #[test]
    fn text_is_one_clean_short_line() {
        let reply = Reply::new(
            Phase::Dot,
            550,
            "5.7.1 first\t\u{1b}[31mline\r\n5.7.1 second\r\nthird",
        );
        assert_eq!(reply.text, "5.7.1 first [31mline second third");
        assert_eq!(reply.to_string(), "550 5.7.1 first [31mline second third");
        let long = Reply::new(Phase::Dot, 550, &"é".repeat(5000));
        assert!(long.text.len() <= REPLY_TEXT_OCTETS);
        assert_eq!(Reply::new(Phase::Dot, 250, "").to_string(), "250");
    }

    #[test]
    fn enhanced_codes_are_read_strictly() {
        assert_eq!(
            EnhancedCode::parse("5.7.515").unwrap().to_string(),
            "5.7.515"
        );
        for bad in [
            "", "5", "5.1", "5.1.1.1", "3.1.1", "5..1", "5.1.1000", "+5.1.1", "55.1.1",
        ] {
            assert_eq!(EnhancedCode::parse(bad), None, "{bad}");
        }
    }
}
