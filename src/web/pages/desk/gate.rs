//! The pages before the desk: signing in, the code, links by mail, new passwords, first accounts.

use maud::{Markup, html};

use super::Tongue;
use super::fields::{Field, trouble};
use crate::services::operators::links::Behind;
use crate::words::Arg;

/// The longest password that a page takes.
const PASSWORD: usize = crate::domain::password::MOST_CHARACTERS;
/// The longest address.
const ADDRESS: usize = 254;

/// What a page outside the desk says besides its form.
#[derive(Debug, Clone, Default)]
pub(in crate::web) struct Told<'a> {
    /// What is wrong, in words.
    pub(in crate::web) trouble: Option<&'a str>,
    /// What has been done, by the name of a message.
    pub(in crate::web) said: Option<&'a str>,
    /// Where to go on, already checked to be at the desk.
    pub(in crate::web) next: Option<&'a str>,
    /// What was typed into the field for the address.
    pub(in crate::web) email: &'a str,
}

fn head(tongue: &Tongue, title: &str, told: &Told<'_>) -> Markup {
    html! {
        @if let Some(said) = told.said { p.said role="status" { (tongue.say(said)) } }
        h1 { (tongue.say(title)) }
        (trouble(told.trouble))
    }
}

fn next_field(next: Option<&str>) -> Markup {
    html! { @if let Some(next) = next { input type="hidden" name="next" value=(next); } }
}

fn to_sign_in(tongue: &Tongue) -> Markup {
    html! { p.small { a href="/desk/sign-in" { (tongue.say("desk-gate-back")) } } }
}

fn email(value: &str, first: bool) -> Field<'_> {
    Field {
        name: "email",
        label: "desk-gate-email",
        kind: "email",
        autocomplete: "username",
        longest: Some(ADDRESS),
        value,
        first,
        ..Field::default()
    }
}

fn password(label: &'static str) -> Field<'static> {
    Field {
        name: "password",
        label,
        kind: "password",
        autocomplete: "current-password",
        longest: Some(PASSWORD),
        ..Field::default()
    }
}

/// A password that is being chosen.
pub(in crate::web) fn new_password<'a>(name: &'a str, error: Option<&'a str>) -> Field<'a> {
    Field {
        name,
        autocomplete: "new-password",
        hint: Some("desk-gate-password-hint"),
        error,
        ..password("desk-gate-new-password")
    }
}

/// Address and password.
pub(in crate::web) fn sign_in(tongue: &Tongue, told: &Told<'_>) -> Markup {
    let typed = !told.email.is_empty();
    let password = Field {
        first: typed,
        ..password("desk-gate-password")
    };
    html! {
        (head(tongue, "desk-gate-sign-in", told))
        form method="post" action="/desk/sign-in" {
            (next_field(told.next))
            (email(told.email, !typed).show(tongue))
            (password.show(tongue))
            button { (tongue.say("desk-gate-sign-in")) }
        }
        ul.plain {
            li { a href="/desk/link" { (tongue.say("desk-gate-sign-in-link")) } }
            li { a href="/desk/forgotten" { (tongue.say("desk-gate-sign-in-forgotten")) } }
        }
    }
}

/// The code, after the password.
pub(in crate::web) fn code(tongue: &Tongue, told: &Told<'_>) -> Markup {
    let code = Field {
        name: "code",
        label: "desk-gate-second-code",
        kind: "text",
        autocomplete: "one-time-code",
        longest: Some(40),
        first: true,
        ..Field::default()
    };
    html! {
        (head(tongue, "desk-gate-second", told))
        p.lead { (tongue.say("desk-gate-second-lead")) }
        form method="post" action="/desk/sign-in/code" {
            (next_field(told.next))
            (code.show(tongue))
            button { (tongue.say("desk-gate-second-button")) }
        }
        (to_sign_in(tongue))
    }
}

/// The password once more, of somebody who is in.
pub(in crate::web) fn proof(tongue: &Tongue, told: &Told<'_>, secret: &Markup) -> Markup {
    let password = Field {
        first: true,
        ..password("desk-gate-password")
    };
    html! {
        (head(tongue, "desk-gate-again", told))
        p.lead { (tongue.say("desk-gate-again-lead")) }
        form method="post" action="/desk/proof" {
            (secret)
            (next_field(told.next))
            input type="text" name="email" value=(told.email) autocomplete="username" hidden;
            (password.show(tongue))
            button { (tongue.say("desk-gate-again-button")) }
        }
        p.small { a href="/desk/link" { (tongue.say("desk-gate-again-link")) } }
    }
}

/// Which letter is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Ask {
    /// One with a link that signs in.
    Link,
    /// One with a link to a new password.
    Password,
}

/// The form that asks for a letter.
pub(in crate::web) fn ask(tongue: &Tongue, what: Ask, told: &Told<'_>) -> Markup {
    let (title, lead, action) = match what {
        Ask::Link => ("desk-gate-link", "desk-gate-link-lead", "/desk/link"),
        Ask::Password => (
            "desk-gate-forgotten",
            "desk-gate-forgotten-lead",
            "/desk/forgotten",
        ),
    };
    html! {
        (head(tongue, title, told))
        p.lead { (tongue.say(lead)) }
        form method="post" action=(action) {
            (email(told.email, true).show(tongue))
            button { (tongue.say("desk-gate-link-send")) }
        }
        (to_sign_in(tongue))
    }
}

/// The one answer to whoever asked.
pub(in crate::web) fn asked(tongue: &Tongue, what: Ask) -> Markup {
    let title = match what {
        Ask::Link => "desk-gate-link",
        Ask::Password => "desk-gate-forgotten",
    };
    html! {
        h1 { (tongue.say(title)) }
        p.lead role="status" { (tongue.say("desk-gate-link-sent")) }
        (to_sign_in(tongue))
    }
}

/// The button behind a mailed link, in the browser that asked for it.
pub(in crate::web) fn open_link(tongue: &Tongue, path: &str, behind: &Behind) -> Markup {
    html! {
        h1 { (tongue.say("desk-gate-sign-in")) }
        @if behind.is_for_this_browser {
            p.lead { (tongue.say("desk-gate-link-open-lead")) }
            form method="post" action=(path) {
                button autofocus { (tongue.say("desk-gate-sign-in")) }
            }
        } @else {
            p.lead { (tongue.say("desk-gate-link-other")) }
            (to_sign_in(tongue))
        }
    }
}

/// A link that does not work.
pub(in crate::web) fn gone(tongue: &Tongue, lead: &str) -> Markup {
    html! {
        h1 { (tongue.say("desk-gate-link-gone")) }
        p.lead { (tongue.say(lead)) }
        @if lead == "desk-gate-setup-gone-lead" { pre dir="ltr" { "postrider operator link" } }
        (to_sign_in(tongue))
    }
}

/// A new password, behind a link.
pub(in crate::web) fn choose_password(
    tongue: &Tongue,
    path: &str,
    behind: &Behind,
    error: Option<&str>,
) -> Markup {
    let recovers = behind.purpose == crate::domain::operator_link::LinkPurpose::Recovery;
    let field = Field {
        first: true,
        ..new_password("password", error)
    };
    html! {
        h1 { (tongue.say(if recovers { "desk-gate-recover" } else { "desk-gate-reset" })) }
        @if recovers {
            p.lead { (tongue.mark("desk-gate-recover-lead", &[("name", Arg::Text(&behind.name))])) }
        }
        form method="post" action=(path) {
            input type="text" name="email" value=(behind.email) autocomplete="username" hidden;
            (field.show(tongue))
            button { (tongue.say("desk-gate-reset-button")) }
        }
    }
}

/// What was typed, and what is wrong with it, where an account is opened.
#[derive(Debug, Clone, Default)]
pub(in crate::web) struct Opening<'a> {
    /// The name.
    pub(in crate::web) name: &'a str,
    /// The address.
    pub(in crate::web) email: &'a str,
    /// Which field is wrong, and the message that says how.
    pub(in crate::web) wrong: Option<(&'static str, &'static str)>,
}

/// The first account of the house, or that of somebody who was invited.
pub(in crate::web) fn open_account(
    tongue: &Tongue,
    path: &str,
    behind: &Behind,
    opening: &Opening<'_>,
) -> Markup {
    let wrong = |field: &str| {
        let found = opening.wrong.filter(|(name, _)| *name == field);
        found.map(|(_, message)| message)
    };
    let name = Field {
        name: "name",
        label: "desk-gate-name",
        kind: "text",
        autocomplete: "name",
        value: opening.name,
        hint: Some("desk-gate-name-hint"),
        error: wrong("name"),
        longest: Some(80),
        first: opening.wrong.is_none_or(|(field, _)| field == "name"),
        ..Field::default()
    };
    let invited = behind.invited_by.as_deref();
    let email = Field {
        error: wrong("email"),
        ..email(opening.email, wrong("email").is_some())
    };
    let password = Field {
        first: wrong("password").is_some(),
        ..new_password("password", wrong("password"))
    };
    let role = behind.role.unwrap_or(crate::domain::operator::Role::Owner);
    let role = super::people::role(tongue, role);
    html! {
        h1 { (tongue.say(if invited.is_some() { "desk-gate-invited" } else { "desk-gate-setup" })) }
        @match invited {
            Some(by) => {
                p.lead { (tongue.mark("desk-gate-invited-lead", &[("name", Arg::Text(by)), ("role", Arg::Text(&role))])) }
            }
            None => p.lead { (tongue.say("desk-gate-setup-lead")) },
        }
        form method="post" action=(path) {
            (name.show(tongue))
            @if invited.is_some() {
                input type="text" name="email" value=(behind.email) autocomplete="username" hidden;
            } @else {
                (email.show(tongue))
            }
            (password.show(tongue))
            button { (tongue.say(if invited.is_some() { "desk-gate-invited-button" } else { "desk-gate-setup-button" })) }
        }
    }
}
