//! The page of the audit log.

use maud::{Markup, html};

use super::empty;
use super::tabs::{Tab, tabs};
use crate::domain::paging::Page;
use crate::services::audit::{Chain, Choices, Line, told};
use crate::web::desk::Desk;
use crate::words::Arg;

/// What is searched for, as it was typed.
#[derive(Debug, Default)]
pub(in crate::web) struct Searched {
    /// An actor, such as `operator:1`.
    pub(in crate::web) who: Option<String>,
    /// An action, or a noun with a dot.
    pub(in crate::web) what: Option<String>,
    /// What the lines tell of, such as `issue 12`.
    pub(in crate::web) target: Option<String>,
    /// The first day.
    pub(in crate::web) since: Option<String>,
    /// The last day.
    pub(in crate::web) until: Option<String>,
}

impl Searched {
    fn is_everything(&self) -> bool {
        self.fields().iter().all(|(_, value)| value.is_none())
    }

    /// What is searched for, by the names of the form's fields.
    fn fields(&self) -> [(&'static str, Option<&str>); 5] {
        [
            ("who", self.who.as_deref()),
            ("what", self.what.as_deref()),
            ("target", self.target.as_deref()),
            ("since", self.since.as_deref()),
            ("until", self.until.as_deref()),
        ]
    }
}

/// The log, with what it can be searched by.
pub(in crate::web) fn all(
    desk: &Desk,
    searched: &Searched,
    choices: &Choices,
    found: &Page<Line>,
) -> Markup {
    let tongue = &desk.tongue;
    html! {
        (tabs(tongue, Tab::Audit))
        h1 { (tongue.say("desk-api-audit")) }
        p.lead { (tongue.say("desk-api-audit-lead")) }
        (search(desk, searched, choices))
        @if found.items.is_empty() && searched.is_everything() {
            (empty(&tongue.say("desk-api-audit-empty"), &tongue.say("desk-api-audit-empty-text"), &html! {}))
        } @else if found.items.is_empty() {
            @let again = html! { a.button.quiet href="/desk/audit" { (tongue.say("desk-api-audit-clear")) } };
            (empty(&tongue.say("desk-api-audit-none"), &tongue.say("desk-api-audit-none-text"), &again))
        } @else {
            (lines(desk, found))
            (desk.pager(found.next))
            (away(desk, searched))
        }
    }
}

/// Whether the log is whole.
pub(in crate::web) fn checked(desk: &Desk, chain: &Chain) -> Markup {
    html! {
        (tabs(&desk.tongue, Tab::Audit))
        h1 { (desk.tongue.say("desk-api-audit")) }
        @match chain {
            Chain::Whole { lines } => p.said role="status" {
                (desk.tongue.fill("desk-api-audit-whole", &[("lines", Arg::Number(*lines))]))
            },
            Chain::Broken { at } => div.notice.bad role="alert" {
                p { (desk.tongue.fill("desk-api-audit-broken", &[("line", Arg::Number(*at))])) }
            },
        }
        div.actions { a.button.quiet href="/desk/audit" { (desk.tongue.say("desk-api-audit-clear")) } }
    }
}

fn search(desk: &Desk, searched: &Searched, choices: &Choices) -> Markup {
    let tongue = &desk.tongue;
    let who = searched.who.as_deref();
    let option = |value: String, name: &str| {
        html! { option value=(value) selected[who == Some(value.as_str())] { (name) } }
    };
    html! {
        form.filters method="get" action="/desk/audit" role="search" {
            div.field {
                label for="who" { (tongue.say("desk-api-audit-who")) }
                select id="who" name="who" {
                    option value="" { (tongue.say("desk-api-audit-anybody")) }
                    optgroup label=(tongue.say("desk-api-audit-operators")) {
                        @for (id, name) in &choices.operators { (option(format!("operator:{id}"), name)) }
                    }
                    @if !choices.keys.is_empty() {
                        optgroup label=(tongue.say("desk-api-keys")) {
                            @for (id, name) in &choices.keys { (option(format!("key:{id}"), name)) }
                        }
                    }
                    optgroup label=(tongue.say("desk-api-audit-others")) {
                        (option("command_line".to_owned(), &tongue.say("desk-api-audit-command-line")))
                        (option("nobody".to_owned(), &tongue.say("desk-api-audit-nobody")))
                    }
                }
            }
            div.field {
                label for="what" { (tongue.say("desk-api-audit-what")) }
                select id="what" name="what" {
                    option value="" { (tongue.say("desk-api-audit-anything")) }
                    @for (noun, actions) in nouns(&choices.actions) {
                        optgroup label=(noun) {
                            @let whole = format!("{noun}.");
                            option value=(whole) selected[searched.what.as_ref() == Some(&whole)] { (noun) ".*" }
                            @for action in actions {
                                option value=(action) selected[searched.what.as_deref() == Some(action)] { (action) }
                            }
                        }
                    }
                }
            }
            div.field {
                label for="target" { (tongue.say("desk-api-audit-target")) }
                input id="target" name="target" value=[searched.target.as_deref()] placeholder="issue 12" dir="ltr" autocomplete="off" spellcheck="false";
            }
            div.field {
                label for="since" { (tongue.say("desk-api-audit-since")) }
                input id="since" type="date" name="since" value=[searched.since.as_deref()];
            }
            div.field {
                label for="until" { (tongue.say("desk-api-audit-until")) }
                input id="until" type="date" name="until" value=[searched.until.as_deref()];
            }
            button { (tongue.say("desk-api-audit-filter")) }
            @if !searched.is_everything() { a.button.quiet href="/desk/audit" { (tongue.say("desk-api-audit-clear")) } }
        }
    }
}

/// The actions under their nouns, in order.
fn nouns(actions: &[String]) -> Vec<(&str, Vec<&str>)> {
    let mut nouns: Vec<(&str, Vec<&str>)> = Vec::new();
    for action in actions {
        let noun = action.split('.').next().unwrap_or_default();
        match nouns.last_mut() {
            Some((last, of_noun)) if *last == noun => of_noun.push(action),
            _ => nouns.push((noun, vec![action])),
        }
    }
    nouns
}

fn lines(desk: &Desk, found: &Page<Line>) -> Markup {
    let tongue = &desk.tongue;
    html! {
        div.table tabindex="0" role="region" aria-label=(tongue.say("desk-api-audit")) {
            table.audit.stacked {
                thead { tr {
                    th.number scope="col" { "#" }
                    th scope="col" { (tongue.say("desk-api-audit-when")) }
                    th scope="col" { (tongue.say("desk-api-audit-who")) }
                    th scope="col" { (tongue.say("desk-api-audit-what")) }
                    th scope="col" { (tongue.say("desk-api-audit-target")) }
                    th scope="col" { (tongue.say("desk-api-audit-detail")) }
                } }
                tbody { @for line in &found.items { (row(desk, line)) } }
            }
        }
    }
}

fn row(desk: &Desk, line: &Line) -> Markup {
    let tongue = &desk.tongue;
    let detail = &told(line)["detail"];
    let is_said = detail.as_object().is_some_and(|said| !said.is_empty());
    html! {
        tr {
            td.number { (line.id) }
            td data-label=(tongue.say("desk-api-audit-when")) { time datetime=(line.occurred_at) { (line.occurred_at.datetime().format("%Y-%m-%d %H:%M:%S")) } }
            td data-label=(tongue.say("desk-api-audit-who")) {
                @match line.actor_kind.as_str() {
                    "command_line" => (tongue.say("desk-api-audit-command-line")),
                    "nobody" => (tongue.say("desk-api-audit-nobody")),
                    "key" => code { "pr_" (line.actor) "_…" },
                    _ => bdi { (line.actor) },
                }
                @if let Some(network) = &line.network { div.small { (tongue.say("desk-api-audit-network")) " " bdi { (network) } } }
            }
            td data-label=(tongue.say("desk-api-audit-what")) { code { (line.action) } }
            td data-label=(tongue.say("desk-api-audit-target")) { bdi { (line.target) } }
            td {
                @if is_said {
                    details {
                        summary { (tongue.say("desk-api-audit-detail")) }
                        pre tabindex="0" role="region" aria-label=(tongue.say("desk-api-audit-detail")) dir="ltr" lang="en" {
                            code { (serde_json::to_string_pretty(detail).unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}

/// What leads out of the page: the check, and the files.
fn away(desk: &Desk, searched: &Searched) -> Markup {
    let tongue = &desk.tongue;
    let file =
        |format: &str, name: &str| {
            desk.form("/desk/audit/export", &html! {
            input type="hidden" name="format" value=(format);
            @for (name, value) in searched.fields() {
                @if let Some(value) = value { input type="hidden" name=(name) value=(value); }
            }
            button.quiet { (tongue.say(name)) }
        })
        };
    html! {
        div.actions {
            (desk.form("/desk/audit/check", &html! { button.quiet { (tongue.say("desk-api-audit-check")) } }))
            (file("csv", "desk-api-audit-csv"))
            (file("json", "desk-api-audit-json"))
        }
    }
}
