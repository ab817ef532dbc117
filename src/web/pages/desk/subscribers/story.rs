//! A reader's whole story on one line of time.

use maud::{Markup, html};

use super::{mark, reason, say};
use crate::domain::consent::{Act, Purpose};
use crate::domain::delivery::DeliveryState;
use crate::domain::happening::{Hand, Happening};
use crate::domain::time::UtcTime;
use crate::services::subscribers::{
    ConsentTold, Declaration, Entry, HappeningTold, LetterTold, Portrait, What,
};
use crate::web::pages::Tongue;
use crate::words::Arg;

/// The clocks that a reader's story is told on: those of the first list.
pub(super) fn zone_of(reader: &Portrait) -> &str {
    reader
        .lists
        .first()
        .map_or("UTC", |own| own.page.list.time_zone.as_str())
}

/// The story, the newest first.
pub(super) fn timeline(tongue: &Tongue, story: &[Entry], zone: &str) -> Markup {
    html! {
        ol.timeline {
            @for entry in story {
                li class=[tone(&entry.what)] {
                    time datetime=(entry.at) { (tongue.instant(entry.at, zone)) }
                    @if let Some(list) = &entry.list { " · " span.small { bdi { (list) } } }
                    @match &entry.what {
                        What::Consent(consent) => (consent_told(tongue, consent)),
                        What::Letter(letter) => (letter_told(tongue, letter, zone)),
                        What::Happened(happening) => (happening_told(tongue, happening)),
                        What::Suppressed { reason: why, note } => {
                            p {
                                b { (mark(tongue, "is-suppressed", &[("reason", Arg::Text(&reason(tongue, *why)))])) }
                                @if let Some(note) = note { " · " bdi { (note) } }
                            }
                        }
                        What::Moved { from, to, moved_at } => {
                            p { b {
                                @if moved_at.is_some() {
                                    (mark(tongue, "moved", &[("old", Arg::Text(from.as_str())), ("new", Arg::Text(to.as_str()))]))
                                } @else {
                                    (mark(tongue, "move-asked", &[("new", Arg::Text(to.as_str()))]))
                                }
                            } }
                        }
                        What::TakenOut { wave, domain, brought_back_at } => {
                            p {
                                b { a href={ "/desk/removals/" (wave) } {
                                    (mark(tongue, "taken-out", &[("domain", Arg::Text(domain))]))
                                } }
                                @if brought_back_at.is_some() { " · " (say(tongue, "taken-back")) }
                            }
                        }
                        What::SaidWhy { reason } => {
                            p { b { (mark(tongue, "said-why", &[("reason", Arg::Text(reason))])) } }
                        }
                    }
                }
            }
        }
    }
}

fn tone(what: &What) -> Option<&'static str> {
    match what {
        What::Consent(consent) => match consent.act {
            Act::Confirmed => Some("good"),
            Act::Refused | Act::Withdrawn => Some("bad"),
            Act::Given => None,
        },
        What::Letter(letter) => match letter.state {
            DeliveryState::Sent => Some("good"),
            DeliveryState::Rejected | DeliveryState::Bounced | DeliveryState::Expired => {
                Some("bad")
            }
            DeliveryState::Deferred | DeliveryState::InDoubt => Some("warn"),
            _ => None,
        },
        What::Happened(happening) => match happening.what {
            Happening::Suppressed | Happening::Unsubscribed => Some("bad"),
            Happening::Paused | Happening::Released => Some("warn"),
            _ => None,
        },
        What::Suppressed { .. } | What::TakenOut { .. } => Some("bad"),
        What::Moved { .. } | What::SaidWhy { .. } => None,
    }
}

fn consent_told(tongue: &Tongue, consent: &ConsentTold) -> Markup {
    html! {
        p {
            @if (consent.act, consent.purpose) == (Act::Withdrawn, Purpose::Newsletter) {
                b { (say(tongue, "act-unsubscribed")) }
            } @else {
                b { (say(tongue, &format!("act-{}", consent.act))) }
                " " (say(tongue, &format!("purpose-{}", consent.purpose)))
            }
            " · " (say(tongue, &format!("method-{}", consent.method)))
            @if let Some(source) = &consent.source {
                " · " (mark(tongue, "from", &[("source", Arg::Text(source))]))
            }
        }
        @if let Some(wording) = &consent.wording {
            blockquote lang=(wording.language) { bdi { (wording.statement) } }
            p.small { (mark(tongue, "wording", &[("version", Arg::Number(wording.version.into()))])) }
        }
        @if let Some(declaration) = &consent.declaration { (declared(tongue, declaration)) }
        details.small {
            summary { (say(tongue, "evidence")) }
            dl.facts {
                dt { (say(tongue, "evidence-number")) } dd { code { (consent.event_id) } }
                @if let Some(wording) = &consent.wording {
                    dt { (say(tongue, "evidence-hash")) } dd { code { (wording.hash) } }
                }
                @if let Some(ip) = &consent.remote_ip { dt { (say(tongue, "evidence-ip")) } dd { bdi { (ip) } } }
                @if let Some(agent) = &consent.user_agent { dt { (say(tongue, "evidence-agent")) } dd { bdi { (agent) } } }
            }
        }
    }
}

fn declared(tongue: &Tongue, declaration: &Declaration) -> Markup {
    let day = declaration.given_on.parse::<chrono::NaiveDate>().ok();
    html! {
        @if let Some(wording) = &declaration.wording { blockquote { bdi { (wording) } } }
        dl.facts {
            dt { (say(tongue, "declare-source")) } dd { bdi { (declaration.source) } }
            dt { (say(tongue, "declare-day")) } dd { (day.map(|day| tongue.date(day)).unwrap_or_default()) }
            dt { (say(tongue, "declare-proof")) } dd { bdi { (declaration.proof) } }
            dt { (say(tongue, "declare-responsible")) } dd { bdi { (declaration.responsible) } }
            dt { (say(tongue, "declared")) } dd { bdi { (declaration.declared_by) } }
        }
    }
}

fn letter_told(tongue: &Tongue, letter: &LetterTold, zone: &str) -> Markup {
    let issue = letter.issue_id.map(|id| id.to_string()).unwrap_or_default();
    let kind = format!("letter-{}", letter.letter);
    html! {
        p {
            b {
                @if let Some(id) = letter.issue_id {
                    a href={ "/desk/issues/" (id) } { (mark(tongue, &kind, &[("issue", Arg::Text(&issue))])) }
                } @else {
                    (mark(tongue, &kind, &[("issue", Arg::Text(&issue))]))
                }
            }
            " · " (say(tongue, &format!("fate-{}", letter.state)))
            @if let Some(reason) = &letter.reason { " · " span dir="auto" { (tongue.reason(reason)) } }
        }
        @if letter.reply_code.is_some() || letter.reply_text.is_some() || letter.due_at.is_some() || !letter.attempts.is_empty() {
            details.small {
                summary { (say(tongue, "reply")) }
                dl.facts {
                    @if let Some(relay) = &letter.relay { dt { (say(tongue, "relay")) } dd { bdi { (relay) } } }
                    dt { (say(tongue, "reply")) }
                    dd { (reply(letter.reply_code, letter.reply_text.as_deref())) }
                    @if let Some(at) = letter.settled_at { (moment(tongue, "ended", at, zone)) }
                    @if let Some(at) = letter.due_at { (moment(tongue, "due", at, zone)) }
                }
                @if !letter.attempts.is_empty() {
                    p { (say(tongue, "attempts")) }
                    ul {
                        @for attempt in &letter.attempts {
                            li {
                                time datetime=(attempt.occurred_at) { (tongue.instant(attempt.occurred_at, zone)) }
                                " " (reply(attempt.reply_code, Some(&attempt.reply_text)))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn reply(code: Option<i32>, text: Option<&str>) -> Markup {
    html! {
        code dir="ltr" {
            @if let Some(code) = code { (code) " " }
            (text.unwrap_or_default())
        }
    }
}

fn moment(tongue: &Tongue, name: &str, at: UtcTime, zone: &str) -> Markup {
    html! { dt { (say(tongue, name)) } dd { (tongue.instant(at, zone)) } }
}

fn happening_told(tongue: &Tongue, happening: &HappeningTold) -> Markup {
    let text = |name: &str| happening.detail.get(name).and_then(|value| value.as_str());
    let named = happening.name.as_deref();
    html! {
        p {
            b { (say(tongue, &format!("happened-{}", happening.what))) }
            " "
            @match (happening.by, named) {
                (Hand::Reader, _) => (say(tongue, "by-reader")),
                (Hand::Service, _) => (say(tongue, "by-service")),
                (Hand::Program, Some(name)) => (mark(tongue, "by-program", &[("name", Arg::Text(name))])),
                (_, Some(name)) => (mark(tongue, "by-operator", &[("name", Arg::Text(name))])),
                (_, None) => (say(tongue, "by-somebody")),
            }
            @if let Some(note) = text("note").or_else(|| text("reason").filter(|_| happening.what == Happening::Unsubscribed)) {
                " · " bdi { (note) }
            }
        }
        @if happening.what == Happening::Edited { (differences(tongue, &happening.detail)) }
    }
}

/// What was before and after, field by field.
fn differences(tongue: &Tongue, detail: &serde_json::Value) -> Markup {
    let fields = detail
        .as_object()
        .map(|fields| fields.iter())
        .into_iter()
        .flatten();
    let plain = |value: Option<&serde_json::Value>| match value {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Array(items)) if !items.is_empty() => {
            let items = items.iter().filter_map(|item| item.as_str());
            items.collect::<Vec<_>>().join(", ")
        }
        Some(serde_json::Value::Array(_)) => say(tongue, "topics-all"),
        _ => "–".to_owned(),
    };
    html! {
        dl.facts {
            @for (name, change) in fields {
                dt { (say(tongue, &name.replace('_', "-"))) }
                dd { bdi { (plain(change.get(0))) } " → " bdi { (plain(change.get(1))) } }
            }
        }
    }
}
