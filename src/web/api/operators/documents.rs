//! What the API says of operators, their sessions and invitations.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::operator::Role;
use crate::domain::time::UtcTime;
use crate::services::operators::Session;
use crate::services::operators::people::{OperatorLink, Person};

/// Somebody who may sign in.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct OperatorDocument {
    /// Their number.
    pub(super) id: i64,
    /// Their address.
    pub(super) email: String,
    /// Their name.
    #[schema(example = "Ada Okafor")]
    pub(super) name: String,
    /// owner, editor or viewer.
    #[schema(value_type = String, example = "editor")]
    pub(super) role: Role,
    /// When they came.
    #[schema(value_type = String, format = DateTime)]
    pub(super) created_at: UtcTime,
    /// Since when they are not let in; null where they are.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(super) suspended_at: Option<UtcTime>,
    /// Since when a second factor is asked for; null where none is.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(super) second_factor_since: Option<UtcTime>,
    /// When they last did anything, in a session that still lives.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(super) seen_at: Option<UtcTime>,
}

impl From<Person> for OperatorDocument {
    fn from(person: Person) -> Self {
        let operator = person.colleague.operator;
        Self {
            id: operator.id,
            email: operator.email,
            name: operator.name,
            role: operator.role,
            created_at: operator.created_at,
            suspended_at: operator.suspended_at,
            second_factor_since: person.colleague.totp_since,
            seen_at: person.seen_at,
        }
    }
}

/// What is to be changed about an operator; what is left out stays.
#[derive(Debug, ToSchema)]
#[schema(as = OperatorChange)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `edit` below takes"
)]
pub(in crate::web) struct OperatorChange {
    /// owner, editor or viewer.
    #[schema(example = "viewer", pattern = "^(owner|editor|viewer)$")]
    pub(super) role: Option<String>,
    /// Whether they are let in no longer.
    #[schema(example = false)]
    pub(super) suspended: Option<bool>,
}

/// A session, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct SessionDocument {
    /// Its number.
    pub(super) id: i64,
    /// The browser, as it calls itself.
    #[schema(example = "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0")]
    pub(super) agent: String,
    /// The network that it was opened from.
    #[schema(example = "203.0.113.*")]
    pub(super) network: String,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    pub(super) created_at: UtcTime,
    /// When it was last used, to the minute.
    #[schema(value_type = String, format = DateTime)]
    pub(super) seen_at: UtcTime,
}

impl From<Session> for SessionDocument {
    fn from(session: Session) -> Self {
        Self {
            id: session.id,
            agent: session.agent,
            network: session.network,
            created_at: session.created_at,
            seen_at: session.seen_at,
        }
    }
}

/// The sessions of an operator.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct SessionsDocument {
    /// The one used last first.
    pub(super) sessions: Vec<SessionDocument>,
}

/// An invitation that waits.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct InvitationDocument {
    /// Its number.
    pub(super) id: i64,
    /// Whom it is for.
    pub(super) email: String,
    /// What they are to be: owner, editor or viewer.
    #[schema(value_type = Option<String>, example = "editor")]
    pub(super) role: Option<Role>,
    /// Who invited them.
    #[schema(example = "Ada Okafor")]
    pub(super) invited_by: String,
    /// Until when it works.
    #[schema(value_type = String, format = DateTime)]
    pub(super) expires_at: UtcTime,
}

impl From<OperatorLink> for InvitationDocument {
    fn from(link: OperatorLink) -> Self {
        Self {
            id: link.id,
            email: link.email.unwrap_or_default(),
            role: link.role,
            invited_by: link.invited_by.unwrap_or_default(),
            expires_at: link.expires_at,
        }
    }
}

/// Invitations that wait.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct InvitationsDocument {
    /// Newest first, at most 100.
    pub(super) invitations: Vec<InvitationDocument>,
}

/// Somebody who is to be invited.
#[derive(Debug, ToSchema)]
#[schema(as = InvitationRequest)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `invite` below takes"
)]
pub(in crate::web) struct InvitationRequest {
    /// Their address.
    pub(super) email: String,
    /// What they are to be: owner, editor or viewer.
    #[schema(example = "editor", pattern = "^(owner|editor|viewer)$")]
    pub(super) role: String,
    /// The language of the letter; left out, English.
    #[schema(example = "de")]
    pub(super) language: Option<String>,
}

/// What became of an invitation.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct InvitedDocument {
    /// Its number.
    pub(super) id: i64,
    /// Whether a letter is on its way. Before there is a list nothing can be mailed: the link is shown at the desk, or by
    /// postrider operator invite.
    pub(super) mailed: bool,
}
