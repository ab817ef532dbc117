//! One line of the table of replies: which replies it is about, and what they mean.

use super::{Cause, Fault, Phase, Reply};

/// A verdict without the reply that led to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// See [`super::Outcome::Accepted`].
    Accepted,
    /// See [`super::Outcome::Deferred`].
    Deferred(Cause),
    /// See [`super::Outcome::Rejected`].
    Rejected(Fault),
    /// Rejected by the recipient's side, and not only for now: see [`super::Outcome::is_hard`].
    Gone,
    /// See [`super::Outcome::Unreachable`].
    Unreachable,
    /// A reply that has no place in the protocol here.
    Unexpected,
}

/// One line of the table: the conditions, all of which must hold, and the verdict.
#[derive(Debug)]
pub struct Line {
    /// The phases it is about.
    pub phases: &'static [Phase],
    /// The lowest and highest reply code.
    pub codes: (u16, u16),
    /// The enhanced codes it is about, as (subject, lowest detail, highest detail); empty: any or none.
    pub enhanced: &'static [(u16, u16, u16)],
    /// Words of which one must occur in the text, in lower case; empty: any text.
    pub words: &'static [&'static str],
    /// What such a reply means.
    pub verdict: Verdict,
    /// Where the rule comes from.
    pub source: &'static str,
}

impl Line {
    /// Whether the reply is one of those that this line is about.
    #[must_use]
    pub fn fits(&self, reply: &Reply) -> bool {
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

    pub(super) const fn new(
        phases: &'static [Phase],
        codes: (u16, u16),
        verdict: Verdict,
        source: &'static str,
    ) -> Self {
        Self {
            phases,
            codes,
            enhanced: &[],
            words: &[],
            verdict,
            source,
        }
    }

    pub(super) const fn about(mut self, enhanced: &'static [(u16, u16, u16)]) -> Self {
        self.enhanced = enhanced;
        self
    }

    pub(super) const fn saying(mut self, words: &'static [&'static str]) -> Self {
        self.words = words;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::Outcome;
    use super::*;

    fn verdict(phase: Phase, code: u16, text: &str) -> String {
        match Outcome::from_reply(Reply::new(phase, code, text)) {
            Outcome::Accepted(_) => "accepted".into(),
            Outcome::Deferred(_) => "deferred".into(),
            outcome if outcome.is_hard() => "gone".into(),
            Outcome::Rejected { fault, .. } => format!("rejected {}", fault.as_str()),
            Outcome::Unreachable { .. } => "unreachable".into(),
            Outcome::InDoubt { .. } => "in doubt".into(),
        }
    }

    #[test]
    fn every_known_reply_is_judged_as_written() {
        use Phase::{
            Auth, Banner, Connect, Data, Dot, Ehlo, MailFrom, Quit, RcptTo, Rset, StartTls,
        };
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
            (Dot, 421, "4.7.28 too many", "deferred"),
            (Rset, 421, "closing", "unreachable"),
            (Rset, 500, "what", "unreachable"),
            (Quit, 554, "no", "unreachable"),
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
            (RcptTo, 550, "5.1.1 no such user", "gone"),
            (RcptTo, 550, "5.1.6 moved", "gone"),
            (RcptTo, 556, "5.1.10 null MX", "gone"),
            (RcptTo, 550, "5.1.2 host unknown", "rejected recipient"),
            (RcptTo, 550, "5.2.1 disabled", "gone"),
            (
                RcptTo,
                501,
                "5.1.3 bad address syntax",
                "rejected recipient",
            ),
            (RcptTo, 551, "user not local", "gone"),
            (RcptTo, 550, "unknown user", "gone"),
            (RcptTo, 550, "no", "rejected recipient"),
            (RcptTo, 550, "mailbox unavailable", "rejected recipient"),
            (Dot, 550, "5.1.1 no such user", "gone"),
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
