//! Letters to those who run the desk: about their way in, and about changes to their account.

use super::ListIdentity;
use crate::domain::delivery::LetterKind;
use crate::domain::operator::Role;

/// A letter to an operator, or to somebody who is to become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToOperator {
    /// The list that lends its name and its sender.
    pub list: ListIdentity,
    /// The host of the desk.
    pub site: String,
    /// The page of the desk that it leads to.
    pub desk_url: String,
    /// What it is about.
    pub about: About,
}

/// What a letter to an operator is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Invites somebody.
    Invitation {
        /// Who does.
        inviter: String,
        /// As what.
        role: Role,
        /// For how many hours the link works.
        valid_hours: u32,
    },
    /// Brings a link to a new password.
    Reset {
        /// For how many minutes it works.
        valid_minutes: u32,
    },
    /// Brings a link that signs in.
    SignIn {
        /// For how many minutes it works.
        valid_minutes: u32,
    },
    /// Tells that the account was changed.
    Notice {
        /// What was.
        what: AccountChange,
        /// When, in words.
        date: String,
    },
}

/// What was changed about an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountChange {
    /// Its password.
    Password,
    /// A second factor is asked for.
    FactorOn,
    /// A second factor is asked for no more.
    FactorOff,
    /// There are new recovery codes.
    Codes,
}

impl AccountChange {
    /// The name that templates know it by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::FactorOn => "factor_on",
            Self::FactorOff => "factor_off",
            Self::Codes => "codes",
        }
    }

    /// What an action of the audit log was, where it is one that is told.
    #[must_use]
    pub fn of_action(action: &str) -> Option<Self> {
        Some(match action {
            "operator.password" => Self::Password,
            "operator.factor_on" => Self::FactorOn,
            "operator.factor_off" => Self::FactorOff,
            "operator.factor_codes" => Self::Codes,
            _ => return None,
        })
    }
}

impl ToOperator {
    /// Which kind of letter this is.
    #[must_use]
    pub fn kind(&self) -> LetterKind {
        match self.about {
            About::Invitation { .. } => LetterKind::OperatorInvitation,
            About::Reset { .. } => LetterKind::OperatorReset,
            About::SignIn { .. } => LetterKind::OperatorSignIn,
            About::Notice { .. } => LetterKind::OperatorNotice,
        }
    }
}
