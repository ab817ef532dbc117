//! The page of one's own account: name and language, password, second factor, sessions.

use std::fmt::Write as _;

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

use super::Tongue;
use super::fields::{Field, trouble};
use super::gate::new_password;
use crate::domain::time::UtcTime;
use crate::services::operators::second_factor::{Enrolment, Standing};
use crate::services::operators::{Operator, Session};
use crate::words::Arg;

/// Modules of white around a QR code, which readers need.
const QUIET: i32 = 4;

/// What the page shows.
pub(in crate::web) struct Account<'a> {
    /// Who it is.
    pub(in crate::web) operator: &'a Operator,
    /// The sessions, this one among them.
    pub(in crate::web) sessions: &'a [Session],
    /// The number of this one.
    pub(in crate::web) present: i64,
    /// Where the second factor stands.
    pub(in crate::web) factor: &'a Standing,
    /// Whether it has to be set up before anything else.
    pub(in crate::web) owes_factor: bool,
    /// Minutes without use after which a session ends, and hours after which it does in any case.
    pub(in crate::web) limits: (u32, u32),
    /// Which field is wrong, and the message that says how.
    pub(in crate::web) wrong: Option<(&'static str, &'static str)>,
    /// What is wrong as a whole, in words.
    pub(in crate::web) trouble: Option<&'a str>,
    /// The field that makes a form ours.
    pub(in crate::web) secret: Markup,
}

impl Account<'_> {
    fn wrong(&self, field: &str) -> Option<&'static str> {
        let found = self.wrong.filter(|(name, _)| *name == field);
        found.map(|(_, message)| message)
    }
}

/// The page.
pub(in crate::web) fn account(tongue: &Tongue, page: &Account<'_>) -> Markup {
    html! {
        h1 { (tongue.say("desk-gate-account")) }
        (trouble(page.trouble))
        @if page.owes_factor { div.notice.warn role="status" { p { (tongue.say("desk-gate-factor-needed")) } } }
        div.split {
            div {
                (person(tongue, page))
                (password(tongue, page))
            }
            div {
                (factor(tongue, page))
            }
        }
        (sessions(tongue, page))
    }
}

fn person(tongue: &Tongue, page: &Account<'_>) -> Markup {
    let name = Field {
        name: "name",
        label: "desk-gate-name",
        kind: "text",
        autocomplete: "name",
        value: &page.operator.name,
        hint: Some("desk-gate-name-hint"),
        error: page.wrong("name"),
        longest: Some(80),
        ..Field::default()
    };
    let chosen = page.operator.language.as_deref();
    html! {
        section.card aria-labelledby="you" {
            h2 id="you" { (tongue.say("desk-gate-account-you")) }
            p { bdi { (page.operator.email) } " " span.badge { (super::people::role(tongue, page.operator.role)) } }
            form method="post" action="/desk/account" {
                (page.secret)
                input type="hidden" name="act" value="person";
                (name.show(tongue))
                div.field {
                    label for="language" { (tongue.say("desk-gate-language")) }
                    select id="language" name="language" {
                        option value="" selected[chosen.is_none()] { (tongue.say("desk-gate-language-browser")) }
                        @for (tag, own_name) in tongue.languages() {
                            option value=(tag) lang=(tag) selected[chosen == Some(tag)] { (own_name) }
                        }
                    }
                }
                button { (tongue.say("desk-gate-save")) }
            }
        }
    }
}

fn password(tongue: &Tongue, page: &Account<'_>) -> Markup {
    let present = Field {
        name: "present",
        label: "desk-gate-account-current",
        kind: "password",
        autocomplete: "current-password",
        error: page.wrong("present"),
        longest: Some(crate::domain::password::MOST_CHARACTERS),
        ..Field::default()
    };
    html! {
        section.card aria-labelledby="password-title" {
            h2 id="password-title" { (tongue.say("desk-gate-account-password")) }
            p { (tongue.say("desk-gate-account-password-lead")) }
            form method="post" action="/desk/account" {
                (page.secret)
                input type="hidden" name="act" value="password";
                input type="text" name="email" value=(page.operator.email) autocomplete="username" hidden;
                (present.show(tongue))
                (new_password("new", page.wrong("new")).show(tongue))
                button { (tongue.say("desk-gate-account-change")) }
            }
        }
    }
}

fn factor(tongue: &Tongue, page: &Account<'_>) -> Markup {
    html! {
        section.card aria-labelledby="factor" {
            h2 id="factor" { (tongue.say("desk-gate-factor")) }
            @if let Some(since) = page.factor.since {
                p {
                    span.badge.good { (tongue.say("desk-gate-people-factor-yes")) } " "
                    (tongue.mark("desk-gate-factor-on", &[("date", Arg::Text(&day(tongue, since)))]))
                }
                p { (tongue.fill("desk-gate-factor-codes-left", &[("count", Arg::Number(page.factor.codes_left))])) }
                div.actions {
                    (button(tongue, page, "codes", "desk-gate-factor-new-codes", "quiet"))
                    (button(tongue, page, "off", "desk-gate-factor-turn-off", "danger"))
                }
            } @else {
                p {
                    span.badge.warn { (tongue.say("desk-gate-people-factor-no")) } " "
                    (tongue.say("desk-gate-factor-off"))
                }
                (button(tongue, page, "begin", "desk-gate-factor-begin", ""))
            }
        }
    }
}

fn button(tongue: &Tongue, page: &Account<'_>, act: &str, label: &str, class: &str) -> Markup {
    html! {
        form method="post" action="/desk/account/second-factor" {
            (page.secret)
            button class=(class) name="act" value=(act) { (tongue.say(label)) }
        }
    }
}

fn sessions(tongue: &Tongue, page: &Account<'_>) -> Markup {
    let count = |key: &str, count: u32| tongue.fill(key, &[("count", Arg::Number(count.into()))]);
    let idle = count("desk-gate-sessions-minutes", page.limits.0);
    let whole = count("desk-gate-sessions-hours", page.limits.1);
    let limits = [("idle", Arg::Text(&idle)), ("whole", Arg::Text(&whole))];
    html! {
        div {
            h2 id="sessions" { (tongue.say("desk-gate-sessions")) }
            p { (tongue.mark("desk-gate-sessions-lead", &limits)) }
            div.table tabindex="0" role="region" aria-labelledby="sessions" {
                table.stacked {
                    thead { tr {
                        th scope="col" { (tongue.say("desk-gate-session-agent")) }
                        th scope="col" { (tongue.say("desk-gate-session-network")) }
                        th scope="col" { (tongue.say("desk-gate-session-begun")) }
                        th scope="col" { (tongue.say("desk-gate-session-seen")) }
                        td {}
                    } }
                    tbody {
                        @for session in page.sessions {
                            tr {
                                th scope="row" { bdi { (program(tongue, &session.agent)) } }
                                td data-label=(tongue.say("desk-gate-session-network")) { bdi { (session.network) } }
                                td data-label=(tongue.say("desk-gate-session-begun")) { (tongue.instant(session.created_at, "UTC")) }
                                td data-label=(tongue.say("desk-gate-session-seen")) { (tongue.instant(session.seen_at, "UTC")) }
                                td {
                                    @if session.id == page.present {
                                        span.badge.good { (tongue.say("desk-gate-session-this")) }
                                    } @else {
                                        form method="post" action="/desk/account" {
                                            (page.secret)
                                            input type="hidden" name="act" value="end";
                                            button.quiet name="session" value=(session.id) { (tongue.say("desk-gate-session-end")) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if page.sessions.len() > 1 {
                form method="post" action="/desk/account" {
                    (page.secret)
                    button.quiet name="act" value="end-others" { (tongue.say("desk-gate-session-end-others")) }
                }
            }
        }
    }
}

/// What a person may know a browser by: its name and the system, as far as its own long text tells.
pub(in crate::web) fn program(tongue: &Tongue, agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| {
        let found = names.iter().find(|(sign, _)| agent.contains(sign));
        found.map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Chromium/", "Chromium"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => tongue.say("desk-gate-session-unknown"),
    }
}

/// The day of an instant.
pub(in crate::web) fn day(tongue: &Tongue, instant: UtcTime) -> String {
    tongue.date(instant.datetime().date_naive())
}

/// The page on which an authenticator app is set up.
pub(in crate::web) fn enrolment(
    tongue: &Tongue,
    enrolment: &Enrolment,
    error: Option<&str>,
    secret: &Markup,
) -> Markup {
    let code = Field {
        name: "code",
        label: "desk-gate-factor-prove",
        kind: "text",
        autocomplete: "one-time-code",
        longest: Some(10),
        digits: true,
        error,
        ..Field::default()
    };
    html! {
        h1 { (tongue.say("desk-gate-factor-begin")) }
        p { (tongue.say("desk-gate-factor-scan")) }
        (qr(tongue, &enrolment.uri))
        p { (tongue.say("desk-gate-factor-type")) }
        pre.secret dir="ltr" { (enrolment.secret) }
        form method="post" action="/desk/account/second-factor" {
            (secret)
            input type="hidden" name="act" value="on";
            (code.show(tongue))
            button { (tongue.say("desk-gate-factor-turn-on")) }
        }
    }
}

/// The recovery codes, this once.
pub(in crate::web) fn codes(tongue: &Tongue, codes: &[String]) -> Markup {
    html! {
        h1 { (tongue.say("desk-gate-codes")) }
        p.lead { (tongue.say("desk-gate-codes-lead")) }
        ul.codes dir="ltr" { @for code in codes { li { code { (code) } } } }
        p { a.button href="/desk/account" { (tongue.say("desk-gate-codes-kept")) } }
    }
}

/// A QR code, drawn into the page: dark on light in every colour scheme, as readers expect.
fn qr(tongue: &Tongue, text: &str) -> Markup {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else {
        return html! {};
    };
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    let side = code.size() + 2 * QUIET;
    html! {
        svg.qr role="img" viewBox={ "0 0 " (side) " " (side) } aria-label=(tongue.say("desk-gate-factor-picture"))
            shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#ffffff" {}
            path d=(path) fill="#000000" {}
        }
    }
}
