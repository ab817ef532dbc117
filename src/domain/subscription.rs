//! Subscriptions: one subscriber's relation to one list.
//!
//! ```text
//!   sign-up ──► pending ──confirm──► active ◄──resume── paused
//!                 ▲  │                 │ ──pause──────►    │
//!                 │  └─refuse─┐        │ leave             │ leave
//!          sign up│again      ▼        ▼                   │
//!                 └──────── unsubscribed ◄─────────────────┘
//! ```

named_values! {
    /// Where a subscription stands.
    SubscriptionState {
        /// Signed up, not confirmed: nothing but confirmation letters.
        Pending = "pending",
        /// Confirmed: receives issues.
        Active = "active",
        /// Confirmed, and resting.
        Paused = "paused",
        /// Left, or refused.
        Unsubscribed = "unsubscribed",
    }
}

impl SubscriptionState {
    /// Whether a subscription may move from here to `next`.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Pending | Self::Paused => matches!(next, Self::Active | Self::Unsubscribed),
            Self::Active => matches!(next, Self::Paused | Self::Unsubscribed),
            Self::Unsubscribed => next == Self::Pending,
        }
    }
}

/// What a reader may choose when signing up. Everything is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// How the reader wants to be called; never printed in a confirmation letter.
    pub name: Option<String>,
    /// Slugs of topics; none means all.
    pub topics: Vec<String>,
    /// A language tag such as `de` or `pt-BR`.
    pub language: Option<String>,
    /// An IANA time zone such as `Europe/Zurich`.
    pub time_zone: Option<String>,
    /// One of the list's cadences; none follows the list's default.
    pub cadence: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::SubscriptionState::{self, Active, Paused, Pending, Unsubscribed};

    #[test]
    fn only_the_drawn_transitions_are_allowed() {
        let drawn = [
            (Pending, Active),
            (Pending, Unsubscribed),
            (Active, Paused),
            (Active, Unsubscribed),
            (Paused, Active),
            (Paused, Unsubscribed),
            (Unsubscribed, Pending),
        ];
        for from in SubscriptionState::ALL {
            for to in SubscriptionState::ALL {
                assert_eq!(
                    from.may_become(*to),
                    drawn.contains(&(*from, *to)),
                    "{from} to {to}"
                );
            }
        }
    }
}
