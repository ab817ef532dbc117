//! How a list's issues are edited: in which order, and who has to agree before they go.

use super::time::UtcTime;

named_values! {
    /// What comes first in an issue.
    ArticleOrder {
        /// The newest article first.
        Time = "time",
        /// A section for each topic of the list, the newest first within each.
        Topics = "topics",
        /// The list's lead article first, the others by time.
        Lead = "lead",
    }
}

named_values! {
    /// Whether somebody has to agree before an issue goes.
    Approval {
        /// Nobody: an issue that is due is planned.
        Automatic = "automatic",
        /// It waits until somebody approves it.
        Hold = "hold",
        /// It waits some minutes, in which it can be stopped.
        UnlessStopped = "unless_stopped",
    }
}

named_values! {
    /// Whether anybody may read a list's past issues.
    Archive {
        /// Every issue that was sent has a page.
        Public = "public",
        /// There are no such pages.
        Off = "off",
    }
}

/// When a new issue goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// It is planned at once.
    AtOnce,
    /// It is held until somebody approves it.
    WhenApproved,
    /// It is held until then, and goes unless somebody stops it.
    UnlessStopped {
        /// When it goes.
        at: UtcTime,
    },
}

impl Approval {
    /// When an issue goes that is made `now`; it waits for `minutes` to be stopped.
    #[must_use]
    pub fn going(self, minutes: i32, now: UtcTime) -> Going {
        match self {
            Self::Automatic => Going::AtOnce,
            Self::Hold => Going::WhenApproved,
            Self::UnlessStopped => Going::UnlessStopped {
                at: now.plus_seconds(i64::from(minutes) * 60),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issue_waits_as_its_list_wants() {
        let now = UtcTime::from_micros(1_000_000);
        assert_eq!(Approval::Automatic.going(5, now), Going::AtOnce);
        assert_eq!(Approval::Hold.going(5, now), Going::WhenApproved);
        let at = UtcTime::from_micros(301_000_000);
        assert_eq!(
            Approval::UnlessStopped.going(5, now),
            Going::UnlessStopped { at }
        );
    }
}
