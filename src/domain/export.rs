//! Exports: sheets that leave the house.

use super::subscription::SubscriptionState;

named_values! {
    /// What an export holds.
    ExportKind {
        /// Readers of a list or of all, one row for each subscription, with its proof.
        Subscribers = "subscribers",
        /// Addresses that must not be written to.
        Suppressions = "suppressions",
    }
}

named_values! {
    /// How it is written.
    ExportFormat {
        /// CSV, for spreadsheets and other programs.
        Csv = "csv",
        /// One JSON object a line.
        JsonLines = "jsonl",
    }
}

named_values! {
    /// Where an export stands.
    ExportState {
        /// Nobody has begun it.
        Queued = "queued",
        /// It is being written.
        Running = "running",
        /// It can be downloaded.
        Ready = "ready",
        /// It could not be written.
        Failed = "failed",
        /// An operator stopped it.
        Cancelled = "cancelled",
        /// Its time is over and its file removed.
        Expired = "expired",
    }
}

/// Which readers an export holds; what is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ExportFilter {
    /// The slug of their list.
    pub list: Option<String>,
    /// Where their subscription stands; none means anywhere.
    pub states: Vec<SubscriptionState>,
    /// A topic that they get.
    pub topic: Option<String>,
    /// A cadence that they chose.
    pub cadence: Option<String>,
    /// A language that they chose.
    pub language: Option<String>,
    /// The domain of their address.
    pub domain: Option<String>,
    /// A part of their address.
    pub search: Option<String>,
}

impl ExportFilter {
    /// Whether the search names this address (folded, as a subscriber's key): all before the @ or its end, and the @.
    #[must_use]
    pub fn names(&self, address: &str) -> bool {
        let part = self.search.as_deref().unwrap_or_default().to_lowercase();
        let is_named = part
            .split_once('@')
            .is_some_and(|(local, _)| !local.is_empty());
        is_named && address.contains(&part)
    }

    /// The same filter for an address that nobody has; see
    /// [`Sought::for_nobody`](super::search::Sought::for_nobody).
    #[must_use]
    pub fn for_nobody(self) -> Self {
        Self {
            search: Some(super::search::ERASED.to_owned()),
            ..self
        }
    }
}
