//! What an operator reads when a command fails: what, why, and what to try. And the exit code that a
//! script reads.

use std::fmt::Display;
use std::process::ExitCode;

use crate::config::ConfigError;
use crate::services::digest::IssueError;
use crate::services::feeds::FeedError;
use crate::services::ingest::IngestError;
use crate::services::keys::KeyError;
use crate::services::lists::ListError;
use crate::services::preferences::PreferenceError;
use crate::services::removals::RemovalError;
use crate::services::signup::DeskError;
use crate::services::subscribers::SubscriberError;
use crate::services::topic_rules::RuleError;
use crate::services::{OpenError, StoreError, Wrong};

/// What the exit code says. Documented in `postrider --help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// It did not work.
    Failed = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The configuration, the keys or the templates are wrong.
    Configuration = 3,
    /// There is no such list, issue, address …
    NotFound = 4,
    /// The database cannot be reached at present (`EX_TEMPFAIL` of sysexits).
    Temporary = 75,
}

/// A command that failed.
#[derive(Debug)]
pub(super) struct Failure {
    code: Code,
    what: String,
    cause: Option<String>,
    remedy: Option<String>,
}

impl Failure {
    /// A failure in words; what follows a semicolon is what to try.
    pub(super) fn new(code: Code, message: &str) -> Self {
        let (what, remedy) = match message.split_once("; ") {
            Some((what, remedy)) => (what, Some(without_lead(remedy).to_owned())),
            None => (message, None),
        };
        Self {
            code,
            what: what.to_owned(),
            cause: None,
            remedy,
        }
    }

    /// Something that is not there.
    pub(super) fn not_found(message: &str) -> Self {
        Self::new(Code::NotFound, message)
    }

    /// Adds why.
    pub(super) fn because(mut self, cause: impl Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// Adds what to do about it.
    pub(super) fn try_this(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// What and what to try, on one line.
    pub(super) fn in_words(&self) -> String {
        match &self.remedy {
            Some(remedy) => one_line(&format!("{}; {remedy}", self.what)),
            None => one_line(&self.what),
        }
    }

    /// Tells the operator, one line each on standard error, and returns the exit code.
    pub(super) fn tell(&self) -> ExitCode {
        for line in self.what.lines() {
            eprintln!("error: {line}");
        }
        if let Some(cause) = &self.cause {
            eprintln!("cause: {}", one_line(cause));
        }
        if let Some(remedy) = &self.remedy {
            eprintln!("try:   {}", one_line(remedy));
        }
        ExitCode::from(self.code as u8)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "see: postrider list show" is a sentence's way to name a command; after "try:" the command is enough.
fn without_lead(remedy: &str) -> &str {
    ["see: ", "run: ", "look at: "]
        .iter()
        .find_map(|lead| remedy.strip_prefix(lead))
        .unwrap_or(remedy)
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        // Each problem is a line of its own with its remedy.
        Self {
            code: Code::Configuration,
            what: error.to_string(),
            cause: None,
            remedy: None,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let temporary = matches!(
            error,
            StoreError::Unreachable(_) | StoreError::Unwritable(_) | StoreError::Busy(_)
        );
        Self::new(
            if temporary {
                Code::Temporary
            } else {
                Code::Failed
            },
            &error.to_string(),
        )
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Store(error) => error.into(),
            OpenError::NotMigrated(_) => Self::new(Code::Failed, &error.to_string()),
            _ => Self::new(Code::Configuration, &error.to_string()),
        }
    }
}

impl From<ListError> for Failure {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Store(error) => error.into(),
            ListError::Refused(wrong) => refused(&wrong),
            ListError::Unknown(_)
            | ListError::UnknownTopic(_)
            | ListError::NoTerms(_)
            | ListError::UnknownRelay { .. } => Self::not_found(&error.to_string()),
            _ => Self::new(Code::Failed, &error.to_string()),
        }
    }
}

/// Each thing that is wrong on a line of its own.
fn refused(wrong: &[Wrong]) -> Failure {
    let lines = wrong
        .iter()
        .map(|wrong| format!("{}: {}", wrong.field, wrong.message));
    Failure {
        code: Code::Failed,
        what: lines.collect::<Vec<_>>().join("\n"),
        cause: None,
        remedy: Some("put this right and try again; nothing was changed".to_owned()),
    }
}

impl From<FeedError> for Failure {
    fn from(error: FeedError) -> Self {
        match error {
            FeedError::Store(error) => error.into(),
            FeedError::List(error) => error.into(),
            FeedError::Unknown(_) => Self::not_found(&error.to_string()),
            _ => Self::new(Code::Failed, &error.to_string()),
        }
    }
}

impl From<KeyError> for Failure {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Store(error) => error.into(),
            KeyError::Refused(wrong) => refused(&wrong),
            KeyError::Unknown(_) => Self::not_found(&error.to_string()),
        }
    }
}

impl From<RuleError> for Failure {
    fn from(error: RuleError) -> Self {
        match error {
            RuleError::Store(error) => error.into(),
            RuleError::List(error) => error.into(),
            RuleError::UnknownTopic(_) | RuleError::UnknownRule(_) => {
                Self::not_found(&error.to_string())
            }
            _ => Self::new(Code::Failed, &error.to_string()),
        }
    }
}

impl From<IngestError> for Failure {
    fn from(error: IngestError) -> Self {
        match error {
            IngestError::Store(error) => error.into(),
            IngestError::UnknownList(_) => {
                Self::not_found(&error.to_string()).try_this("postrider list show")
            }
            IngestError::Refused(problems) => {
                let lines = problems.iter().map(|problem| {
                    format!(
                        "article {}: {}: {}",
                        problem.index, problem.field, problem.message
                    )
                });
                Self {
                    code: Code::Failed,
                    what: lines.collect::<Vec<_>>().join("\n"),
                    cause: None,
                    remedy: Some(
                        "put these right and push again; nothing has been kept".to_owned(),
                    ),
                }
            }
        }
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Store(error) => error.into(),
            DeskError::List(error) => error.into(),
            DeskError::Address(..) => Self::new(Code::Failed, &error.to_string()),
        }
    }
}

impl From<RemovalError> for Failure {
    fn from(error: RemovalError) -> Self {
        match error {
            RemovalError::Store(error) => error.into(),
            RemovalError::Unknown(_) => {
                Self::not_found(&error.to_string()).try_this("postrider removals list")
            }
            RemovalError::Decided { .. } => Self::new(Code::Failed, &error.to_string()),
        }
    }
}

impl From<SubscriberError> for Failure {
    fn from(error: SubscriberError) -> Self {
        match error {
            SubscriberError::Store(error) => error.into(),
            SubscriberError::List(error) => error.into(),
            SubscriberError::Address(..) => Self::new(Code::Failed, &error.to_string()),
        }
    }
}

impl From<PreferenceError> for Failure {
    fn from(error: PreferenceError) -> Self {
        match error {
            PreferenceError::Store(error) => error.into(),
            PreferenceError::List(error) => error.into(),
            PreferenceError::NotSubscribed(_) => Self::not_found(&error.to_string()),
            PreferenceError::Address(..) | PreferenceError::Refused(_) => {
                Self::new(Code::Failed, &error.to_string())
            }
        }
    }
}

impl From<IssueError> for Failure {
    fn from(error: IssueError) -> Self {
        match error {
            IssueError::Store(error) => error.into(),
            IssueError::Refused(wrong) => refused(&wrong),
            IssueError::UnknownList(_)
            | IssueError::UnknownSchedule { .. }
            | IssueError::UnknownIssue(_) => Self::not_found(&error.to_string()),
            _ => Self::new(Code::Failed, &error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_told_as_what_and_what_to_try() {
        let failure = Failure::from(ListError::Unknown("dialy".to_owned()));
        assert_eq!(failure.code, Code::NotFound);
        assert_eq!(failure.what, "there is no list \"dialy\"");
        assert_eq!(failure.remedy.as_deref(), Some("postrider list show"));
    }
}
