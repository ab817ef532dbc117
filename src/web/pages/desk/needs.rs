//! What needs attention, in sentences, each with the way to where it is solved.

use maud::{Markup, html};

use super::super::Tongue;
use crate::domain::attention::{Need, Urgency};
use crate::services::attention::{Item, Place};
use crate::words::Arg;

/// The address of the page on which something is solved.
pub(in crate::web) fn address(place: &Place) -> String {
    match place {
        Place::Issue(id) => format!("/desk/issues/{id}"),
        Place::Feed(id) => format!("/desk/feeds/{id}"),
        Place::List(slug) => format!("/desk/lists/{slug}"),
        Place::Relay(name) => format!("/desk/relays/{name}"),
        Place::Keys => "/desk/records".to_owned(),
        Place::Doubts => super::doubts::ADDRESS.to_owned(),
        Place::Signups => "/desk/held-sign-ups".to_owned(),
        Place::Wave(id) => format!("/desk/removals/{id}"),
        Place::Settings => "/desk/settings".to_owned(),
    }
}

/// The sentence about one of them.
pub(in crate::web) fn sentence(tongue: &Tongue, item: &Item) -> Markup {
    tongue.mark(&message(item), &gaps(item))
}

/// The same as plain text, for the API.
pub(in crate::web) fn plain(tongue: &Tongue, item: &Item) -> String {
    tongue.fill(&message(item), &gaps(item))
}

fn message(item: &Item) -> String {
    let name = item.need.as_str().replace('_', "-");
    // What concerns the whole site names nobody.
    let whose = match item.need {
        Need::SignupsKept | Need::SignupsSpike | Need::InDoubt if item.subject.is_empty() => {
            "-site"
        }
        _ => "",
    };
    match item.reason {
        Some(reason) => format!("desk-need-{name}-{}", reason.replace('_', "-")),
        None => format!("desk-need-{name}{whose}"),
    }
}

fn gaps(item: &Item) -> [(&'static str, Arg<'_>); 2] {
    [
        ("subject", Arg::Text(&item.subject)),
        ("count", Arg::Number(item.count)),
    ]
}

fn urgency(tongue: &Tongue, urgency: Urgency) -> Markup {
    let (class, key) = match urgency {
        Urgency::Act => ("badge bad", "desk-need-act"),
        Urgency::Soon => ("badge warn", "desk-need-soon"),
        Urgency::Know => ("badge", "desk-need-know"),
    };
    html! { span class=(class) { (tongue.say(key)) } }
}

/// All of them; a calm word where there is none.
pub(in crate::web) fn all(tongue: &Tongue, items: &[Item], time_zone: &str) -> Markup {
    html! {
        @if items.is_empty() {
            p.notice.good { (tongue.say("desk-need-nothing")) }
        } @else {
            ul.needs {
                @for item in items {
                    li class=(item.urgency.as_str()) {
                        p.need-head {
                            (urgency(tongue, item.urgency))
                            @if let Some(at) = item.at {
                                time datetime=(at) { (tongue.instant(at, time_zone)) }
                            }
                        }
                        p { (sentence(tongue, item)) }
                        @if let Some(quote) = &item.quote {
                            p.quote dir="auto" { (quote) }
                        }
                        p.need-way { a href=(address(&item.place)) { (tongue.say(way(&item.place))) } }
                    }
                }
            }
        }
    }
}

fn way(place: &Place) -> &'static str {
    match place {
        Place::Issue(_) => "desk-need-way-issue",
        Place::Feed(_) => "desk-need-way-feed",
        Place::List(_) => "desk-need-way-list",
        Place::Relay(_) => "desk-need-way-relay",
        Place::Keys => "desk-need-way-keys",
        Place::Doubts => "desk-need-way-doubts",
        Place::Signups => "desk-need-way-signups",
        Place::Wave(_) => "desk-need-way-wave",
        Place::Settings => "desk-need-way-settings",
    }
}
