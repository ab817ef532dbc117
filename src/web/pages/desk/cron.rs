//! Cron expressions in words, and their next slots with what the clocks do to them.

use maud::{Markup, html};

use super::super::Tongue;
use crate::domain::cron_words::{CronWords, Days, Times};
use crate::domain::schedule::{ClockNote, Run};
use crate::words::Arg;

/// The name of a cadence: in the language of the page where it is one that everybody knows.
pub(in crate::web) fn name(tongue: &Tongue, cadence: &str) -> String {
    match cadence {
        "instant" | "daily" | "weekly" | "monthly" => {
            tongue.say(&format!("desk-lists-cadence-{cadence}"))
        }
        own => own.to_owned(),
    }
}

/// An expression as a sentence; nothing where it has none.
pub(in crate::web) fn in_words(tongue: &Tongue, cron: &str) -> Option<String> {
    let words = CronWords::of(cron)?;
    let times = times(tongue, &words.times);
    let is_daily = words.days == Days::Every && words.months.is_empty();
    if is_daily && !matches!(words.times, Times::At(_)) {
        return Some(as_sentence(&times));
    }
    let mut days = days(tongue, &words.days);
    if !words.months.is_empty() {
        let months = words
            .months
            .iter()
            .map(|month| tongue.fill("month", &[("month", Arg::Number((*month).into()))]));
        let months = joined(tongue, months.collect());
        let args = [("days", Arg::Text(&days)), ("months", Arg::Text(&months))];
        days = tongue.fill("desk-lists-cron-in-months", &args);
    }
    let args = [("days", Arg::Text(&days)), ("times", Arg::Text(&times))];
    Some(as_sentence(&tongue.fill("desk-lists-cron-sentence", &args)))
}

fn days(tongue: &Tongue, days: &Days) -> String {
    let weekday = |day: u8| tongue.fill("weekday", &[("weekday", Arg::Number(day.into()))]);
    match days {
        Days::Every => tongue.say("desk-lists-cron-every-day"),
        Days::Workdays => tongue.say("desk-lists-cron-workdays"),
        Days::Week(days) => {
            let days = joined(tongue, days.iter().map(|day| weekday(*day)).collect());
            tongue.fill("desk-lists-cron-weekdays", &[("days", Arg::Text(&days))])
        }
        Days::Month(days) => {
            let count = i64::try_from(days.len()).unwrap_or(i64::MAX);
            let days = joined(tongue, days.iter().map(u8::to_string).collect());
            let args = [("days", Arg::Text(&days)), ("count", Arg::Number(count))];
            tongue.fill("desk-lists-cron-days", &args)
        }
        Days::LastOfMonth => tongue.say("desk-lists-cron-last-day"),
        Days::Nth(nth, day) => {
            let day = weekday(*day);
            let args = [
                ("nth", Arg::Number((*nth).into())),
                ("day", Arg::Text(&day)),
            ];
            tongue.fill("desk-lists-cron-nth", &args)
        }
        Days::LastWeekday(day) => tongue.fill(
            "desk-lists-cron-last-weekday",
            &[("day", Arg::Text(&weekday(*day)))],
        ),
    }
}

fn times(tongue: &Tongue, times: &Times) -> String {
    match times {
        Times::At(times) => {
            let times = times
                .iter()
                .map(|(hour, minute)| format!("{hour:02}:{minute:02}"));
            let times = joined(tongue, times.collect());
            tongue.fill("desk-lists-cron-at", &[("times", Arg::Text(&times))])
        }
        Times::Minutes(step) => tongue.fill(
            "desk-lists-cron-minutes",
            &[("count", Arg::Number((*step).into()))],
        ),
        Times::Hourly(minute) => tongue.fill(
            "desk-lists-cron-hourly",
            &[("minute", Arg::Text(&format!("{minute:02}")))],
        ),
        Times::Hours(step, minute) => {
            let first = format!("00:{minute:02}");
            let args = [
                ("count", Arg::Number((*step).into())),
                ("first", Arg::Text(&first)),
            ];
            tongue.fill("desk-lists-cron-hours", &args)
        }
    }
}

/// Words in a row, as the language puts them together.
fn joined(tongue: &Tongue, mut words: Vec<String>) -> String {
    let Some(last) = words.pop() else {
        return String::new();
    };
    let Some(first) = words.into_iter().reduce(|row, word| {
        tongue.fill(
            "desk-lists-comma",
            &[("first", Arg::Text(&row)), ("last", Arg::Text(&word))],
        )
    }) else {
        return last;
    };
    tongue.fill(
        "desk-lists-and",
        &[("first", Arg::Text(&first)), ("last", Arg::Text(&last))],
    )
}

fn as_sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters
        .next()
        .map(|first| first.to_uppercase().collect::<String>());
    first.unwrap_or_default() + characters.as_str()
}

/// The next slots, on the clocks of a zone.
pub(in crate::web) fn runs(tongue: &Tongue, runs: &[Run], zone: &str) -> Markup {
    html! {
        ol.runs {
            @for run in runs {
                li {
                    time datetime=(run.at) { (tongue.full_instant(run.at, zone)) }
                    @if let Some(note) = run.note { " " span.badge.warn { (noted(tongue, note)) } }
                }
            }
        }
    }
}

fn noted(tongue: &Tongue, note: ClockNote) -> String {
    let minutes =
        |key: &str, minutes: i32| tongue.fill(key, &[("minutes", Arg::Number(minutes.into()))]);
    match note {
        ClockNote::Forward(many) => minutes("desk-lists-clock-forward", many),
        ClockNote::Back(many) => minutes("desk-lists-clock-back", many),
        ClockNote::LostHour => tongue.say("desk-lists-clock-lost"),
        ClockNote::DoubleHour => tongue.say("desk-lists-clock-double"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::words::Words;

    fn said(language: &str, cron: &str) -> Option<String> {
        let words = Arc::new(Words::load(None).unwrap());
        in_words(&Tongue::speaking(&words, [language]), cron)
    }

    #[test]
    fn an_expression_is_a_sentence_in_every_language() {
        for (language, cron, sentence) in [
            ("en", "0 6 * * *", "Every day at 06:00"),
            ("en", "30 17 * * FRI", "Every Friday at 17:30"),
            (
                "en",
                "0 7,19 * * 1-5",
                "Monday to Friday at 07:00 and 19:00",
            ),
            (
                "en",
                "0 9 1,15 * *",
                "On days 1 and 15 of the month at 09:00",
            ),
            ("en", "0 9 L * *", "On the last day of the month at 09:00"),
            (
                "en",
                "0 9 * * MON#2",
                "On the second Monday of the month at 09:00",
            ),
            (
                "en",
                "0 9 1 1,7 *",
                "On day 1 of the month in January and July at 09:00",
            ),
            ("en", "*/15 * * * *", "Every 15 minutes"),
            ("en", "* * * * *", "Every minute"),
            ("en", "5 * * * *", "Every hour at 05 past"),
            (
                "en",
                "0 */6 * * MON,WED,FRI",
                "Every Monday, Wednesday and Friday every 6 hours, from 00:00 on",
            ),
            ("de", "0 6 * * *", "Jeden Tag um 06:00"),
            ("de", "0 6 * * MON,FRI", "Jeden Montag und Freitag um 06:00"),
            ("fr", "0 6 * * MON,FRI", "Chaque lundi et vendredi à 06:00"),
            ("es", "0 6 * * MON,FRI", "Cada lunes y viernes a las 06:00"),
            ("zh", "0 6 * * MON,FRI", "每逢星期一和星期五06:00"),
            ("ar", "0 6 * * *", "كل يوم في 06:00"),
        ] {
            assert_eq!(
                said(language, cron).as_deref(),
                Some(sentence),
                "{language} {cron}"
            );
        }
        assert_eq!(said("en", "0 6 13 * FRI"), None);
    }
}
