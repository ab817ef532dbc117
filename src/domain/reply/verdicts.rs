//! The table that says what each reply means.

use super::{Fault, Phase, Reply};

/// A verdict without the reply that led to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// See [`super::Outcome::Accepted`].
    Accepted,
    /// See [`super::Outcome::Deferred`].
    Deferred,
    /// See [`super::Outcome::Rejected`].
    Rejected(Fault),
    /// See [`super::Outcome::Unreachable`].
    Unreachable,
    /// A reply that has no place in the protocol here.
    Unexpected,
}

/// One line of the table: the conditions, all of which must hold, and the verdict.
#[derive(Debug)]
pub struct Line {
    /// The phases it is about.
    phases: &'static [Phase],
    /// The lowest and highest reply code.
    codes: (u16, u16),
    /// The enhanced codes it is about, as (subject, lowest detail, highest detail); empty: any or none.
    enhanced: &'static [(u16, u16, u16)],
    /// Words of which one must occur in the text, in lower case; empty: any text.
    words: &'static [&'static str],
    pub(super) verdict: Verdict,
    /// Where the rule comes from.
    pub source: &'static str,
}

impl Line {
    pub(super) fn fits(&self, reply: &Reply) -> bool {
        let enhanced = |&(subject, lowest, highest): &(u16, u16, u16)| {
            reply
                .enhanced
                .is_some_and(|e| e.subject == subject && (lowest..=highest).contains(&e.detail))
        };
        let text = || reply.text.to_lowercase();
        self.phases.contains(&reply.phase)
            && (self.codes.0..=self.codes.1).contains(&reply.code)
            && (self.enhanced.is_empty() || self.enhanced.iter().any(enhanced))
            && (self.words.is_empty() || self.words.iter().any(|word| text().contains(word)))
    }
}

const fn line(
    phases: &'static [Phase],
    codes: (u16, u16),
    verdict: Verdict,
    source: &'static str,
) -> Line {
    Line {
        phases,
        codes,
        enhanced: &[],
        words: &[],
        verdict,
        source,
    }
}

impl Line {
    const fn about(mut self, enhanced: &'static [(u16, u16, u16)]) -> Self {
        self.enhanced = enhanced;
        self
    }

    const fn saying(mut self, words: &'static [&'static str]) -> Self {
        self.words = words;
        self
    }
}

use Fault::{Message, Recipient, Relay, Sender};
use Verdict::{Accepted, Deferred, Rejected, Unreachable};

/// Before any message: whatever is wrong here is the relay's or ours, never a reader's.
const OPENING: &[Phase] = &[
    Phase::Connect,
    Phase::Banner,
    Phase::Ehlo,
    Phase::StartTls,
    Phase::Auth,
];
/// The transaction of one message.
const TRANSACTION: &[Phase] = &[Phase::MailFrom, Phase::RcptTo, Phase::Data, Phase::Dot];
const ENVELOPE: &[Phase] = &[Phase::MailFrom, Phase::RcptTo];
const MAIL: &[Phase] = &[Phase::MailFrom];
const RCPT: &[Phase] = &[Phase::RcptTo];
const DATA: &[Phase] = &[Phase::Data];
const DOT: &[Phase] = &[Phase::Dot];
const PERMANENT: (u16, u16) = (500, 599);
const ANY: u16 = 999;

/// What each reply means; the first line that fits decides.
///
/// Enhanced codes come before bare codes because they say more; words come last and may only move
/// blame away from the recipient, never towards them.
pub const TABLE: &[Line] = &[
    line(
        DOT,
        (200, 299),
        Accepted,
        "RFC 5321 section 4.2.1: 2yz to the end of data",
    ),
    line(
        TRANSACTION,
        (421, 421),
        Unreachable,
        "RFC 5321 section 3.8: the server is closing the channel",
    ),
    line(
        OPENING,
        (400, 599),
        Unreachable,
        "RFC 5321 section 3.1, RFC 3207, RFC 4954 section 6: no session, nobody to blame",
    ),
    line(
        TRANSACTION,
        (530, 530),
        Unreachable,
        "RFC 4954 section 6, RFC 3207 section 4: authentication or TLS wanted first",
    ),
    line(
        TRANSACTION,
        (535, 535),
        Unreachable,
        "RFC 4954 section 6: credentials refused",
    ),
    line(
        TRANSACTION,
        (538, 538),
        Unreachable,
        "RFC 4954: encryption wanted for the mechanism",
    ),
    line(
        ENVELOPE,
        (454, 454),
        Unreachable,
        "RFC 4954 section 4.7.0, RFC 3207: authentication or TLS not available now",
    ),
    line(
        TRANSACTION,
        (400, 499),
        Deferred,
        "RFC 5321 section 4.2.1: 4yz, try again",
    ),
    line(
        RCPT,
        (552, 552),
        Deferred,
        "RFC 5321 section 4.5.3.1.10: too many recipients, to be treated as 452",
    )
    .saying(&["too many recipients"]),
    line(
        RCPT,
        (552, 552),
        Deferred,
        "RFC 5321 section 4.5.3.1.10, RFC 3463 X.5.3: too many recipients",
    )
    .about(&[(5, 3, 3)]),
    line(
        TRANSACTION,
        PERMANENT,
        Deferred,
        "RFC 3463 X.2.2: mailbox full passes with time",
    )
    .about(&[(2, 2, 2)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Sender),
        "RFC 3463 X.1.7, X.1.8: the sender's address; X.1.0 says too little to blame a reader",
    )
    .about(&[(1, 0, 0), (1, 7, 8)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Message),
        "RFC 3463 X.2.3, X.3.4: message too large",
    )
    .about(&[(2, 3, 3), (3, 4, 4)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Message),
        "RFC 3463 X.6: content or media; RFC 6531 X.6.7: address needs SMTPUTF8",
    )
    .about(&[(6, 0, ANY)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Sender),
        "RFC 3463 X.7, RFC 7372: policy, authentication, standing",
    )
    .about(&[(7, 0, ANY)]),
    line(
        MAIL,
        PERMANENT,
        Rejected(Sender),
        "RFC 3463 X.1, X.2 in answer to MAIL can only mean the sender",
    )
    .about(&[(1, 0, ANY), (2, 0, ANY)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Recipient),
        "RFC 3463 X.1: destination address; RFC 7505 X.1.10: null MX",
    )
    .about(&[(1, 0, ANY)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Recipient),
        "RFC 3463 X.2: destination mailbox",
    )
    .about(&[(2, 0, ANY)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Relay),
        "RFC 3463 X.3, X.4, X.5: mail system, routing, protocol",
    )
    .about(&[(3, 0, ANY), (4, 0, ANY), (5, 0, ANY)]),
    line(
        TRANSACTION,
        (500, 504),
        Rejected(Relay),
        "RFC 5321 section 4.2.2: syntax, sequence or parameter",
    ),
    line(
        TRANSACTION,
        (555, 555),
        Rejected(Relay),
        "RFC 5321 section 4.1.1.11: parameters not recognised",
    ),
    line(
        MAIL,
        PERMANENT,
        Rejected(Sender),
        "RFC 5321 section 3.3: MAIL refused",
    ),
    line(
        RCPT,
        (551, 551),
        Rejected(Recipient),
        "RFC 5321 section 3.4: user not local",
    ),
    line(
        RCPT,
        (552, 552),
        Deferred,
        "RFC 5321 section 4.5.3.1.10: 552 to RCPT is to be treated as 452",
    ),
    line(
        RCPT,
        PERMANENT,
        Rejected(Sender),
        "a bare refusal that speaks of lists, standing or relaying is about us",
    )
    .saying(&[
        "spam",
        "blocked",
        "blacklist",
        "blocklist",
        "listed",
        "reputation",
        "relay",
        "policy",
        "spf",
        "dkim",
        "dmarc",
        "sender",
    ]),
    line(
        RCPT,
        PERMANENT,
        Rejected(Recipient),
        "RFC 5321 section 3.3: RCPT refused",
    ),
    line(
        DATA,
        PERMANENT,
        Rejected(Sender),
        "RFC 5321 section 4.1.1.4: DATA refused before any content was seen",
    ),
    line(
        DOT,
        PERMANENT,
        Rejected(Message),
        "RFC 5321 section 4.2.5: refused after the content was seen",
    ),
];

#[cfg(test)]
mod tests {
    use super::super::Outcome;
    use super::*;

    fn verdict(phase: Phase, code: u16, text: &str) -> String {
        match Outcome::from_reply(Reply::new(phase, code, text)) {
            Outcome::Accepted(_) => "accepted".into(),
            Outcome::Deferred(_) => "deferred".into(),
            Outcome::Rejected { fault, .. } => format!("rejected {}", fault.as_str()),
            Outcome::Unreachable { .. } => "unreachable".into(),
            Outcome::InDoubt { .. } => "in doubt".into(),
        }
    }

    #[test]
    fn every_known_reply_is_judged_as_written() {
        use Phase::{Auth, Banner, Connect, Data, Dot, Ehlo, MailFrom, RcptTo, StartTls};
        let cases = [
            (Dot, 250, "2.0.0 Ok: queued as 4F2", "accepted"),
            (Dot, 251, "will forward", "accepted"),
            (Connect, 421, "busy", "unreachable"),
            (Banner, 554, "No SMTP service here", "unreachable"),
            (Banner, 450, "later", "unreachable"),
            (Ehlo, 502, "what", "unreachable"),
            (StartTls, 454, "4.7.0 TLS not available", "unreachable"),
            (Auth, 535, "5.7.8 bad credentials", "unreachable"),
            (Auth, 454, "4.7.0 temporary", "unreachable"),
            (Auth, 534, "5.7.9 mechanism too weak", "unreachable"),
            (
                MailFrom,
                530,
                "5.7.0 Must issue STARTTLS first",
                "unreachable",
            ),
            (
                MailFrom,
                421,
                "4.7.0 max messages per connection",
                "unreachable",
            ),
            (RcptTo, 421, "4.3.2 closing", "unreachable"),
            (Dot, 421, "4.7.28 too many", "unreachable"),
            (RcptTo, 454, "4.7.1 Relay access denied", "unreachable"),
            (MailFrom, 451, "4.7.1 greylisted", "deferred"),
            (RcptTo, 450, "4.2.1 too fast", "deferred"),
            (RcptTo, 452, "4.5.3 too many recipients", "deferred"),
            (RcptTo, 452, "4.2.2 mailbox full", "deferred"),
            (Data, 451, "4.3.0 try later", "deferred"),
            (Dot, 452, "4.3.1 system full", "deferred"),
            (Dot, 471, "a code nobody defined", "deferred"),
            (RcptTo, 552, "Too many recipients", "deferred"),
            (RcptTo, 552, "5.5.3 too many recipients", "deferred"),
            (RcptTo, 552, "storage exceeded", "deferred"),
            (RcptTo, 552, "5.2.2 mailbox full", "deferred"),
            (Dot, 552, "5.2.2 mailbox full", "deferred"),
            (RcptTo, 550, "5.1.1 no such user", "rejected recipient"),
            (RcptTo, 550, "5.1.6 moved", "rejected recipient"),
            (RcptTo, 556, "5.1.10 null MX", "rejected recipient"),
            (RcptTo, 550, "5.1.2 host unknown", "rejected recipient"),
            (RcptTo, 550, "5.2.1 disabled", "rejected recipient"),
            (
                RcptTo,
                501,
                "5.1.3 bad address syntax",
                "rejected recipient",
            ),
            (RcptTo, 551, "user not local", "rejected recipient"),
            (RcptTo, 550, "unknown user", "rejected recipient"),
            (Dot, 550, "5.1.1 no such user", "rejected recipient"),
            (RcptTo, 550, "5.1.0 rejected", "rejected sender"),
            (RcptTo, 553, "5.1.8 sender domain", "rejected sender"),
            (MailFrom, 553, "5.1.7 bad sender", "rejected sender"),
            (MailFrom, 550, "5.1.1 unknown sender", "rejected sender"),
            (MailFrom, 550, "no", "rejected sender"),
            (RcptTo, 550, "5.7.1 policy", "rejected sender"),
            (Dot, 554, "5.7.1 looks like spam", "rejected sender"),
            (Dot, 550, "5.7.515 not authenticated", "rejected sender"),
            (Dot, 550, "5.7.26 SPF and DKIM", "rejected sender"),
            (RcptTo, 554, "blocked using zen.example", "rejected sender"),
            (RcptTo, 550, "Relaying denied", "rejected sender"),
            (Data, 554, "refused", "rejected sender"),
            (RcptTo, 552, "5.3.4 too big", "rejected message"),
            (Dot, 552, "5.2.3 too long", "rejected message"),
            (Dot, 552, "too big", "rejected message"),
            (Dot, 554, "5.6.0 bad content", "rejected message"),
            (RcptTo, 553, "5.6.7 needs SMTPUTF8", "rejected message"),
            (Dot, 554, "transaction failed", "rejected message"),
            (Dot, 571, "delivery refused", "rejected message"),
            (MailFrom, 501, "syntax", "rejected relay"),
            (RcptTo, 503, "5.5.1 need MAIL", "rejected relay"),
            (Data, 554, "5.5.1 no valid recipients", "rejected relay"),
            (Dot, 554, "5.4.6 routing loop", "rejected relay"),
            (MailFrom, 555, "parameters", "rejected relay"),
            (Dot, 354, "go on", "in doubt"),
            (MailFrom, 354, "go on", "unreachable"),
            (Dot, 199, "?", "in doubt"),
        ];
        for (phase, code, text, expected) in cases {
            assert_eq!(
                verdict(phase, code, text),
                expected,
                "{code} {text} at {phase}"
            );
        }
    }

    #[test]
    fn every_code_at_every_phase_has_an_outcome() {
        for phase in Phase::ALL {
            for code in 0..=999 {
                let outcome = Outcome::from_reply(Reply::new(phase, code, ""));
                if matches!(outcome, Outcome::Accepted(_)) {
                    assert!(phase == Phase::Dot && code / 100 == 2);
                }
                if let Outcome::Rejected { fault, .. } = outcome {
                    assert!(code / 100 == 5, "{code} at {phase}");
                    assert!(fault != Fault::Recipient || phase == Phase::RcptTo);
                }
            }
        }
    }
}
