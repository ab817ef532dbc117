//! When the issues of a list are due, and how they are edited.

use maud::{Markup, html};

use super::super::Tongue;
use super::cron;
use super::lists::head;
use super::sheet::Sheet;
use crate::domain::editorial::{Approval, Archive, ArticleOrder};
use crate::domain::schedule::{Run, ScheduleState, ZoneMode};
use crate::services::digest::Schedule;
use crate::services::lists::List;
use crate::words::Arg;

/// A schedule and its next slots.
pub(in crate::web) struct Shown {
    /// The schedule.
    pub(in crate::web) schedule: Schedule,
    /// Its next slots.
    pub(in crate::web) runs: Vec<Run>,
}

/// An expression that is looked at before it is kept.
pub(in crate::web) struct Looked {
    /// The expression.
    pub(in crate::web) cron: String,
    /// The zone whose clocks count.
    pub(in crate::web) time_zone: String,
    /// Its next slots.
    pub(in crate::web) runs: Vec<Run>,
}

/// The schedules of a list, and a form for one more.
pub(in crate::web) fn all(
    sheet: &Sheet<'_>,
    secret: &Markup,
    list: &List,
    (schedules, looked): (&[Shown], Option<&Looked>),
    may_change: bool,
) -> Markup {
    let tongue = sheet.tongue;
    html! {
        (head(tongue, list, "/schedules"))
        (sheet.summary())
        p.lead { (tongue.say("desk-lists-schedules-lead")) }
        @if schedules.is_empty() {
            p.notice.warn { (tongue.say("desk-lists-schedules-none")) }
        }
        @for shown in schedules { (one(tongue, secret, list, shown, may_change)) }
        @if may_change {
            h2 id="new" { (tongue.say("desk-lists-schedule-new")) }
            form method="post" action={ "/desk/lists/" (list.slug) "/schedules#new" } {
                (secret)
                (sheet.line("name", "text"))
                (times(sheet, looked))
                (sheet.choice("clock", &[
                    ("list".to_owned(), tongue.say("desk-lists-clock-list")),
                    ("reader".to_owned(), tongue.say("desk-lists-clock-reader")),
                ]))
                p.actions {
                    button name="act" value="add" { (tongue.say("desk-lists-schedule-add")) }
                    button.quiet name="act" value="look" { (tongue.say("desk-lists-schedule-look")) }
                }
            }
        }
    }
}

/// The fields for an expression and its zone, with what it means where somebody asked for that.
fn times(sheet: &Sheet<'_>, looked: Option<&Looked>) -> Markup {
    let tongue = sheet.tongue;
    html! {
        div.row {
            (sheet.line("cron", "text"))
            (sheet.line("time_zone", "text"))
        }
        @if let Some(looked) = looked {
            div.notice role="status" {
                (sentence(tongue, &looked.cron))
                (cron::runs(tongue, &looked.runs, &looked.time_zone))
            }
        }
    }
}

fn sentence(tongue: &Tongue, expression: &str) -> Markup {
    html! {
        p.when {
            @match cron::in_words(tongue, expression) {
                Some(words) => b { (words) },
                None => b { (tongue.say("desk-lists-cron-strange")) },
            }
            " " code dir="ltr" { (expression) }
        }
    }
}

fn one(tongue: &Tongue, secret: &Markup, list: &List, shown: &Shown, may_change: bool) -> Markup {
    let schedule = &shown.schedule;
    let is_default = list.default_cadence.as_ref() == Some(&schedule.name);
    let is_active = schedule.state == ScheduleState::Active;
    html! {
        section.card {
            div.head {
                h2 { bdi { (cron::name(tongue, &schedule.name)) } }
                p {
                    @if is_default { span.badge.good { (tongue.say("desk-lists-default")) } " " }
                    @if !is_active { span.badge.warn { (tongue.say("desk-lists-paused")) } }
                }
            }
            @match &schedule.cron {
                None => p { (tongue.say("desk-lists-instant-text")) },
                Some(expression) => {
                    (sentence(tongue, expression))
                    p.small {
                        @match schedule.zone_mode {
                            ZoneMode::List => (tongue.mark("desk-lists-on-clocks", &[("zone", Arg::Text(&schedule.time_zone))])),
                            ZoneMode::Reader => (tongue.mark("desk-lists-on-readers-clocks", &[("zone", Arg::Text(&schedule.time_zone))])),
                        }
                    }
                    @if is_active {
                        details open[is_default] {
                            summary { (tongue.say("desk-lists-next-runs")) }
                            (cron::runs(tongue, &shown.runs, &schedule.time_zone))
                        }
                    }
                }
            }
            @if may_change {
                form.toolbar method="post" action={ "/desk/lists/" (list.slug) "/schedules" } {
                    (secret)
                    input type="hidden" name="schedule" value=(schedule.id);
                    @if schedule.cron.is_some() {
                        a.button.quiet href={ "/desk/lists/" (list.slug) "/schedules/" (schedule.id) } { (tongue.say("desk-lists-schedule-change")) }
                    }
                    @if is_active {
                        button.quiet name="act" value="pause" { (tongue.say("desk-lists-schedule-pause")) }
                    } @else {
                        button.quiet name="act" value="resume" { (tongue.say("desk-lists-schedule-resume")) }
                    }
                    @if !is_default && is_active {
                        button.quiet name="act" value="default" { (tongue.say("desk-lists-schedule-default")) }
                    }
                }
            }
        }
    }
}

/// The form that gives a schedule another time.
pub(in crate::web) fn change(
    sheet: &Sheet<'_>,
    secret: &Markup,
    list: &List,
    schedule: &Schedule,
    looked: Option<&Looked>,
) -> Markup {
    let tongue = sheet.tongue;
    html! {
        (head(tongue, list, "/schedules"))
        h2 { bdi { (cron::name(tongue, &schedule.name)) } }
        (sheet.summary())
        p { (tongue.say("desk-lists-schedule-change-text")) }
        form method="post" action={ "/desk/lists/" (list.slug) "/schedules/" (schedule.id) } {
            (secret)
            (times(sheet, looked))
            p.actions {
                button name="act" value="save" { (tongue.say("desk-lists-save")) }
                button.quiet name="act" value="look" { (tongue.say("desk-lists-schedule-look")) }
            }
        }
    }
}

/// How the issues of a list are edited, and who has to agree before they go.
pub(in crate::web) fn editing(
    sheet: &Sheet<'_>,
    secret: &Markup,
    list: &List,
    may_change: bool,
) -> Markup {
    let tongue = sheet.tongue;
    let options = |key: &str, names: &[&str]| -> Vec<(String, String)> {
        let option = |name: &&str| {
            (
                (*name).to_owned(),
                tongue.say(&format!("desk-lists-{key}-{name}")),
            )
        };
        names.iter().map(option).collect()
    };
    let approvals: Vec<&str> = Approval::ALL.iter().map(|one| one.as_str()).collect();
    let orders: Vec<&str> = ArticleOrder::ALL.iter().map(|one| one.as_str()).collect();
    let archives: Vec<&str> = Archive::ALL.iter().map(|one| one.as_str()).collect();
    html! {
        (head(tongue, list, "/editing"))
        (sheet.summary())
        p.lead { (tongue.say("desk-lists-editing-lead")) }
        form method="post" action={ "/desk/lists/" (list.slug) "/editing" } {
            fieldset.plain disabled[!may_change] {
                (secret)
                h2 { (tongue.say("desk-lists-approval-head")) }
                div.row {
                    (sheet.choice("approval", &options("approval", &approvals)))
                    (sheet.line("approval_minutes", "number"))
                }
                (sheet.area("approvers", 3))
                h2 { (tongue.say("desk-lists-articles-head")) }
                div.row {
                    (sheet.line("min_articles", "number"))
                    (sheet.line("max_articles", "number"))
                }
                div.row {
                    (sheet.choice("article_order", &options("order", &orders)))
                    (sheet.line("lead_article_id", "number"))
                }
                h2 { (tongue.say("desk-lists-words-head")) }
                (sheet.line("subject_template", "text"))
                (sheet.line("preheader_template", "text"))
                (sheet.area("intro", 5))
                h2 { (tongue.say("desk-lists-archive-head")) }
                (sheet.choice("archive", &options("archive", &archives)))
                @if list.editorial.archive == Archive::Public {
                    p { a href={ "/lists/" (list.slug) "/issues" } { (tongue.say("desk-lists-archive-see")) } }
                }
                @if may_change { (sheet.button("desk-lists-save")) }
            }
        }
    }
}
