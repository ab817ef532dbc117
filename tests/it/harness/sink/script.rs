//! What a sink does instead of its ordinary answer: at which step, what, and how often.

use std::time::Duration;

/// The point of the dialogue at which a script departs from the ordinary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The greeting.
    Banner,
    /// The answer to EHLO.
    Ehlo,
    /// The answer to STARTTLS.
    StartTls,
    /// The answer to AUTH.
    Auth,
    /// The answer to MAIL.
    Mail,
    /// The answer to RCPT.
    Rcpt,
    /// The answer to DATA.
    Data,
    /// After 354, when the first line of the text has arrived.
    Text,
    /// The answer to the final dot; the text has arrived in full.
    Dot,
    /// The answer to RSET.
    Rset,
    /// The answer to QUIT.
    Quit,
}

/// What happens at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    /// This is the answer: a line, or several with CRLF between them. One that consents (2xx, at DATA 3xx)
    /// has the effect that the ordinary answer has.
    Reply(String),
    /// No answer for as long as the client waits. At the dot, the message is kept.
    Hang,
    /// The connection is closed without an answer. At the dot, the message is kept.
    Drop,
    /// The ordinary answer, late.
    Wait(Duration),
}

/// How a recipient is treated, or the whole relay behaves.
#[derive(Debug, Clone)]
pub(crate) struct Script {
    departures: Vec<(Step, Action)>,
    times_left: Option<u32>,
}

impl Script {
    /// Accept everything.
    pub(crate) fn accept() -> Self {
        Self {
            departures: Vec::new(),
            times_left: None,
        }
    }

    /// Do something else at one step, every time.
    pub(crate) fn at(step: Step, action: Action) -> Self {
        Self {
            departures: vec![(step, action)],
            times_left: None,
        }
    }

    /// Answer with a line such as `550 5.1.1 No such mailbox`, every time.
    pub(crate) fn reply(step: Step, line: &str) -> Self {
        Self::at(step, Action::Reply(line.to_owned()))
    }

    /// And do something else at one more step.
    #[must_use]
    pub(crate) fn and(mut self, step: Step, action: Action) -> Self {
        self.departures.push((step, action));
        self
    }

    /// Depart that often, then accept.
    #[must_use]
    pub(crate) fn times(mut self, times: u32) -> Self {
        self.times_left = Some(times);
        self
    }

    pub(super) fn take(&mut self, step: Step) -> Option<Action> {
        let (_, action) = self.departures.iter().find(|(at, _)| *at == step)?;
        match &mut self.times_left {
            Some(0) => return None,
            Some(left) => *left -= 1,
            None => {}
        }
        Some(action.clone())
    }
}
