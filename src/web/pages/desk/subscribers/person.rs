//! One reader's page: what they read and when the next letter comes, the whole story, and what can be done for them.

use maud::{Markup, html};

use super::story::{self, zone_of};
use super::{Trouble, cadence_options, field, mark, reason, say, state_badge, topic_boxes};
use crate::domain::mail_domain::AddressFlag;
use crate::domain::operator::Right;
use crate::domain::subscription::SubscriptionState;
use crate::services::digest::NextIssue;
use crate::services::explain::Explanation;
use crate::services::preferences::centre::OwnList;
use crate::services::subscribers::{Entry, Portrait};
use crate::web::desk::Desk;
use crate::web::pages::Tongue;
use crate::words::Arg;

/// What the page shows besides the reader.
pub(in crate::web) struct Shown<'a> {
    /// Why the last wish was not carried out.
    pub(in crate::web) trouble: &'a Trouble,
    /// A page of the story.
    pub(in crate::web) story: &'a [Entry],
    /// What leads to the rest of it.
    pub(in crate::web) pager: &'a Markup,
    /// Why an issue did or did not reach the reader, with its number as typed.
    pub(in crate::web) why: Option<(&'a str, &'a Explanation)>,
    /// Whether the page is about an older part of the story.
    pub(in crate::web) is_older: bool,
}

/// The page.
pub(in crate::web) fn page(desk: &Desk, reader: &Portrait, shown: &Shown<'_>) -> Markup {
    let tongue = &desk.tongue;
    let address = reader.subscriber.address.as_str();
    html! {
        p.crumbs { a href="/desk/subscribers" { (tongue.say("desk-subscribers")) } }
        div.head { h1 { bdi { (address) } } }
        (shown.trouble.told(tongue))
        (warnings(tongue, reader))
        div.split {
            div {
                @if !shown.is_older {
                    @if reader.lists.is_empty() { p.hint { (say(tongue, "no-lists")) } }
                    @for own in &reader.lists { (list_card(desk, reader, own, shown.trouble)) }
                    (why_form(tongue, shown.why))
                }
                h2 { (say(tongue, "story")) }
                p.hint { (say(tongue, "story-lead")) }
                (story::timeline(tongue, shown.story, zone_of(reader)))
                (shown.pager)
            }
            div { (actions(desk, reader)) }
        }
    }
}

fn warnings(tongue: &Tongue, reader: &Portrait) -> Markup {
    html! {
        @if let Some(suppression) = &reader.suppression {
            p.notice.bad {
                (mark(tongue, "is-suppressed", &[("reason", Arg::Text(&reason(tongue, suppression.reason)))]))
                @if let Some(note) = &suppression.note { " · " bdi { (note) } }
                " · " (tongue.instant(suppression.created_at, zone_of(reader)))
            }
        }
        @if reader.is_blocked { p.notice.warn { (say(tongue, "blocked")) } }
        @for flag in &reader.flags {
            p.notice {
                @match flag {
                    AddressFlag::Role => (say(tongue, "flag-role")),
                    AddressFlag::Disposable => (say(tongue, "flag-disposable")),
                    AddressFlag::NoMail => (say(tongue, "stands-domain_takes_no_mail")),
                    AddressFlag::MixedScripts => (say(tongue, "flag-other")),
                }
            }
        }
    }
}

/// What the reader has to do with one list.
fn list_card(desk: &Desk, reader: &Portrait, own: &OwnList, trouble: &Trouble) -> Markup {
    let tongue = &desk.tongue;
    let list = &own.page.list;
    let action = format!(
        "/desk/subscribers/{}/lists/{}",
        reader.subscriber.id, list.slug
    );
    let may = desk.may(Right::Subscribers);
    let reads = matches!(
        own.state,
        SubscriptionState::Active | SubscriptionState::Paused
    );
    html! {
        section.card {
            div.head {
                h2 { bdi { (list.name) } }
                (state_badge(tongue, own.state))
            }
            dl.facts {
                (fact(tongue, "name", &html! { bdi { (own.chosen.name.as_deref().unwrap_or("–")) } }))
                (fact(tongue, "topics", &topics(tongue, own)))
                (fact(tongue, "cadence", &or_as_list(tongue, own.chosen.cadence.as_deref(), list.default_cadence.as_deref())))
                (fact(tongue, "language", &or_as_list(tongue, own.chosen.language.as_deref(), Some(&list.language))))
                (fact(tongue, "time-zone", &or_as_list(tongue, own.chosen.time_zone.as_deref(), Some(&list.time_zone))))
            }
            p { (next_letter(tongue, own)) }
            @if may && reads {
                details open[is_about_choices(trouble)] {
                    summary { (say(tongue, "edit")) }
                    (desk.form(&action, &edit_form(tongue, own, trouble)))
                }
            }
            @if may && own.state == SubscriptionState::Active {
                details open[trouble.is_about("until")] {
                    summary { (say(tongue, "pause")) }
                    (desk.form(&action, &html! {
                        input type="hidden" name="do" value="pause";
                        (field("until", "until").hinted("until-hint").of(&list.slug).text(tongue, trouble, "date", "", 10))
                        button.quiet { (say(tongue, "pause")) }
                    }))
                }
            }
            @if may && own.state != SubscriptionState::Unsubscribed {
                details {
                    summary { (say(tongue, "end")) }
                    (desk.form(&action, &html! {
                        input type="hidden" name="do" value="end";
                        (field("reason", "reason").hinted("reason-end").of(&list.slug).text(tongue, trouble, "text", "", 500))
                        button.danger { (say(tongue, "end")) }
                    }))
                }
            }
            @if may && own.state == SubscriptionState::Paused {
                (desk.form(&action, &html! {
                    input type="hidden" name="do" value="resume";
                    button.quiet { (say(tongue, "resume")) }
                }))
            }
        }
    }
}

fn fact(tongue: &Tongue, name: &str, value: &Markup) -> Markup {
    html! { dt { (say(tongue, name)) } dd { (value) } }
}

fn topics(tongue: &Tongue, own: &OwnList) -> Markup {
    let chosen = &own.chosen.topics;
    let names = own
        .page
        .topics
        .iter()
        .filter(|topic| chosen.contains(&topic.slug));
    let names: Vec<&str> = names.map(|topic| topic.name.as_str()).collect();
    html! {
        @if chosen.is_empty() { (say(tongue, "topics-all")) } @else { bdi { (names.join(", ")) } }
    }
}

fn or_as_list(tongue: &Tongue, own: Option<&str>, lists: Option<&str>) -> Markup {
    match own {
        Some(own) => html! { bdi { (own) } },
        None => mark(
            tongue,
            "of-list",
            &[("value", Arg::Text(lists.unwrap_or("–")))],
        ),
    }
}

fn next_letter(tongue: &Tongue, own: &OwnList) -> Markup {
    let paused = own.state == SubscriptionState::Paused;
    html! {
        @match (own.state, own.paused_until) {
            (SubscriptionState::Paused, Some(day)) => {
                (mark(tongue, "paused-until", &[("date", Arg::Text(&tongue.date(day)))])) " · "
            }
            (SubscriptionState::Paused, None) => (say(tongue, "paused-open")),
            _ => {}
        }
        @match &own.next {
            NextIssue::At(at, zone) => {
                (mark(tongue, "next-at", &[("date", Arg::Text(&tongue.instant(*at, zone)))]))
                " " span.small { bdi { (zone) } }
            }
            NextIssue::AtOnce => (say(tongue, "next-at-once")),
            NextIssue::Never if own.state == SubscriptionState::Active => (say(tongue, "next-never")),
            NextIssue::Never => @if !paused {},
        }
    }
}

fn is_about_choices(trouble: &Trouble) -> bool {
    let fields = ["name", "language", "time_zone", "cadence", "topics"];
    fields.iter().any(|field| trouble.is_about(field))
}

fn edit_form(tongue: &Tongue, own: &OwnList, trouble: &Trouble) -> Markup {
    let slug = own.page.list.slug.as_str();
    let input = |name: &'static str, label: &'static str, value: Option<&str>, longest| {
        let value = value.unwrap_or_default();
        field(name, label)
            .of(slug)
            .text(tongue, trouble, "text", value, longest)
    };
    let chosen = &own.chosen;
    html! {
        input type="hidden" name="do" value="edit";
        (input("name", "name", chosen.name.as_deref(), 100))
        div.row {
            (input("language", "language", chosen.language.as_deref(), 35))
            (input("time_zone", "time-zone", chosen.time_zone.as_deref(), 64))
        }
        (field("cadence", "cadence").of(slug).select(
            tongue, trouble, chosen.cadence.as_deref(), &cadence_options(tongue, &own.page)))
        (topic_boxes(tongue, &own.page, &chosen.topics))
        button { (say(tongue, "save")) }
    }
}

/// Asks about an issue, and what the ledger says.
fn why_form(tongue: &Tongue, why: Option<(&str, &Explanation)>) -> Markup {
    let typed = why.map(|(typed, _)| typed).unwrap_or_default();
    html! {
        section.card #why {
            h2 { (say(tongue, "why")) }
            form.filters method="get" action="#why" {
                div.field {
                    label for="issue" { (say(tongue, "why-issue")) }
                    input #issue name="issue" type="text" inputmode="numeric" value=(typed) maxlength="19" autocomplete="off";
                }
                button.quiet { (say(tongue, "why-ask")) }
            }
            @if let Some((_, explanation)) = why {
                div { @for sentence in &explanation.sentences { p { (sentence) } } }
            }
        }
    }
}

/// What can be done for the person.
fn actions(desk: &Desk, reader: &Portrait) -> Markup {
    let tongue = &desk.tongue;
    let id = reader.subscriber.id;
    let address = reader.subscriber.address.as_str();
    html! {
        @if desk.may(Right::Subscribers) {
            section.card {
                h2 { (say(tongue, "link")) }
                p { (say(tongue, "link-text")) }
                (desk.form(&format!("/desk/subscribers/{id}/link"), &html! {
                    button.quiet { (say(tongue, "link-send")) }
                }))
            }
            section.card {
                h2 { (say(tongue, "suppression")) }
                p { (say(tongue, "suppress-text")) }
                @match &reader.suppression {
                    Some(known) => a.button.quiet href={ "/desk/suppressions/" (known.id) } { (say(tongue, "release")) },
                    None => (desk.form("/desk/suppressions", &html! {
                        input type="hidden" name="email" value=(address);
                        input type="hidden" name="subscriber" value=(id);
                        div.field {
                            label for="note" { (say(tongue, "note")) }
                            input #note name="note" type="text" maxlength="500" autocomplete="off";
                        }
                        button.danger { (say(tongue, "suppress")) }
                    })),
                }
            }
        }
        @if desk.may(Right::Transfer) {
            section.card {
                h2 { (say(tongue, "data")) }
                p { (say(tongue, "data-text")) }
                (desk.form(&format!("/desk/subscribers/{id}/data"), &html! {
                    button.quiet { (say(tongue, "data-get")) }
                }))
                p { a href={ "/desk/subscribers/" (id) "/erasure" } { (say(tongue, "erase")) } }
            }
        }
    }
}
