//! One showing of a sign-up form: where it stands, what was typed, and what it carries against programs.

use maud::{Markup, html};

use super::Tongue;
use crate::domain::address::EmailAddress;
use crate::services::lists::List;
use crate::services::signup::{FormGuard, SOLUTION};
use crate::web::forms::SignupFields;
use crate::web::problem::FieldError;

/// Where a sign-up form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Place {
    /// On the page of its list.
    Page,
    /// In a frame on another site, which says itself whose form it is.
    Frame,
}

impl Place {
    /// The address that the form is posted to.
    pub(in crate::web) fn address(self, list: &List) -> String {
        match self {
            Self::Page => format!("/lists/{}", list.slug),
            Self::Frame => format!("/lists/{}/frame", list.slug),
        }
    }
}

/// What one showing of a sign-up form holds beside the list itself.
#[derive(Debug, Clone, Copy)]
pub(in crate::web) struct Showing<'a> {
    /// Where it stands.
    pub(in crate::web) place: Place,
    /// What it carries against programs.
    pub(in crate::web) guard: &'a FormGuard,
    /// What was typed.
    pub(in crate::web) typed: &'a SignupFields,
    /// What has to be put right.
    pub(in crate::web) errors: &'a [FieldError],
    /// What the address may be a slip for.
    pub(in crate::web) meant: Option<&'a EmailAddress>,
}

/// What programs trip over. The trap is hidden from eyes, screen readers, keyboards and browsers that fill
/// forms by themselves; where no style sheet hides it, its words do.
pub(super) fn guarding(tongue: &Tongue, guard: &FormGuard) -> Markup {
    html! {
        input type="hidden" name="form_token" value=(guard.form_token);
        @if guard.challenge.is_some() { input type="hidden" name=(SOLUTION) value=""; }
        div.trap aria-hidden="true" {
            label for=(guard.trap) { (tongue.say("form-trap")) }
            input id=(guard.trap) type="text" name=(guard.trap) tabindex="-1" autocomplete="off";
        }
    }
}
