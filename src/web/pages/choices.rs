//! The page on which a reader changes what they chose of one list.

use maud::{Markup, html};

use super::lists::often;
use super::preferences::{complaint, pause, standing, to_centre, told};
use super::{Tongue, document_of, titled};
use crate::domain::subscription::SubscriptionState;
use crate::services::Wrong;
use crate::services::preferences::centre::{Chosen, OwnList};
use crate::words::Arg;

/// Zones that the field for a time zone suggests; it takes every name of the tz database.
const COMMON_ZONES: [&str; 40] = [
    "UTC",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Zurich",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Warsaw",
    "Europe/Athens",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Africa/Johannesburg",
    "Asia/Jerusalem",
    "Asia/Riyadh",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Perth",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/Sao_Paulo",
    "America/Buenos_Aires",
    "America/Bogota",
    "America/Mexico_City",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Pacific/Honolulu",
];

/// The page of one list.
pub(in crate::web) struct OneList<'a> {
    /// The link.
    pub(in crate::web) token: &'a str,
    /// The list.
    pub(in crate::web) own: &'a OwnList,
    /// What the form holds: what is in force, or what was typed.
    pub(in crate::web) chosen: &'a Chosen,
    /// What has to be put right.
    pub(in crate::web) wrong: &'a [Wrong],
    /// What was done.
    pub(in crate::web) notice: Option<&'a str>,
}

impl OneList<'_> {
    fn is_wrong(&self, field: &str) -> bool {
        self.wrong.iter().any(|wrong| wrong.field == field)
    }

    fn marks(&self, field: &str) -> (Option<&'static str>, Option<String>) {
        let wrong = self.is_wrong(field);
        (
            wrong.then_some("true"),
            wrong.then(|| format!("error-{field}")),
        )
    }

    fn complaint(&self, tongue: &Tongue, field: &str, problem: &str) -> Markup {
        html! { @if self.is_wrong(field) { (complaint(tongue, field, &tongue.say(problem))) } }
    }
}

/// What the reader chose of one list, to be changed.
pub(in crate::web) fn list(tongue: &Tongue, page: &OneList<'_>) -> Markup {
    let own = page.own;
    let list = &own.page.list;
    let action = format!(
        "/preferences/{}/lists/{}{}",
        page.token,
        list.slug,
        tongue.query()
    );
    let reads = matches!(
        own.state,
        SubscriptionState::Active | SubscriptionState::Paused
    );
    document_of(
        tongue,
        &list.slug,
        &titled(tongue, list.name.clone(), !page.wrong.is_empty()),
        &html! {
            h1 lang=(list.language) dir="auto" { (list.name) }
            @if let Some(notice) = page.notice { (told(tongue, notice)) }
            @if !page.wrong.is_empty() { p.error role="alert" tabindex="-1" autofocus { (tongue.say("form-summary")) } }
            p.lead { (standing(tongue, own)) }
            @if reads { (choices(tongue, page, &action)) }
            @if own.state == SubscriptionState::Paused {
                form method="post" action=(action) {
                    button type="submit" name="act" value="resume" { (tongue.say("pause-end")) }
                }
            }
            @if reads { (pause(tongue, &action, own.pause_days, page.is_wrong("until"))) }
            (to_centre(tongue, page.token))
        },
    )
}

fn choices(tongue: &Tongue, page: &OneList<'_>, action: &str) -> Markup {
    let (list, chosen) = (&page.own.page.list, page.chosen);
    let (topics, cadences) = (&page.own.page.topics, &page.own.page.cadences);
    let cadence = chosen.cadence.as_ref().or(list.default_cadence.as_ref());
    let ((name_bad, name_error), (zone_bad, zone_error)) =
        (page.marks("name"), page.marks("time_zone"));
    html! {
        form method="post" action=(action) novalidate {
            @if !topics.is_empty() {
                fieldset {
                    legend { (tongue.say("form-topics")) " " span.optional { (tongue.say("form-topics-optional")) } }
                    (page.complaint(tongue, "topics", "problem-topics"))
                    @for topic in topics {
                        label.box {
                            input type="checkbox" name="topics" value=(topic.slug) checked[chosen.topics.contains(&topic.slug)];
                            span lang=(list.language) dir="auto" { (topic.name) }
                        }
                    }
                }
            }
            @if cadences.len() > 1 {
                fieldset {
                    legend { (tongue.say("form-cadence")) }
                    (page.complaint(tongue, "cadence", "problem-cadence"))
                    @for one in cadences {
                        label.box {
                            input type="radio" name="cadence" value=(one.name) checked[cadence == Some(&one.name)];
                            span { (often(tongue, &one.name)) }
                        }
                    }
                }
            }
            div.field {
                label for="language" { (tongue.say("choices-language")) }
                (page.complaint(tongue, "language", "problem-other"))
                (language(tongue, chosen))
            }
            div.field {
                label for="time_zone" { (tongue.say("choices-zone")) }
                p.small #hint-zone { (tongue.mark("choices-zone-hint", &[("zone", Arg::Text(&list.time_zone))])) }
                (page.complaint(tongue, "time_zone", "problem-zone"))
                input #time_zone type="text" name="time_zone" value=(chosen.time_zone.as_deref().unwrap_or_default())
                    list="zones" dir="ltr" spellcheck="false" autocomplete="off" maxlength="64"
                    aria-invalid=[zone_bad] aria-describedby=(zone_error.as_deref().unwrap_or("hint-zone"));
                datalist #zones { @for zone in COMMON_ZONES { option value=(zone); } }
            }
            div.field {
                label for="name" { (tongue.say("form-name")) " " span.optional { (tongue.say("form-optional")) } }
                (page.complaint(tongue, "name", "problem-name"))
                input #name type="text" name="name" value=(chosen.name.as_deref().unwrap_or_default()) autocomplete="name"
                    dir="auto" maxlength="100" aria-invalid=[name_bad] aria-describedby=[name_error];
            }
            button type="submit" name="act" value="choose" { (tongue.say("choices-keep")) }
        }
    }
}

/// The languages of the letters; one that there is no catalogue of stays, where the reader has it.
fn language(tongue: &Tongue, chosen: &Chosen) -> Markup {
    let known = tongue.languages();
    let own = chosen.language.as_deref();
    let other = own.filter(|own| known.iter().all(|(tag, _)| tag != own));
    html! {
        select #language name="language" {
            option value="" selected[own.is_none()] { (tongue.say("choices-language-list")) }
            @if let Some(other) = other { option value=(other) selected { (other) } }
            @for (tag, name) in &known {
                option value=(tag) lang=(tag) selected[own == Some(*tag)] { (name) }
            }
        }
    }
}
