//! The page Settings: health, who works, what to keep a copy of, and every setting with its meaning.

use maud::{Markup, html};

use super::super::Tongue;
use super::today::number;
use crate::config::ShownSetting;
use crate::services::settings::{Kept, Settings, WorkerCard};
use crate::words::Arg;

/// The settings that say how long something is kept.
const RETENTION: [&str; 3] = ["signup.kept_days", "desk.session_hours", "feeds.usual_days"];

/// The whole page.
pub(in crate::web) fn page(
    tongue: &Tongue,
    settings: &Settings,
    release_form: Option<&Markup>,
    time_zone: &str,
    looks_after_people: bool,
) -> Markup {
    html! {
        h1 { (tongue.say("desk-settings")) }
        ul.tabs {
            @if looks_after_people {
                li { a href="/desk/people" { (tongue.say("desk-gate-people")) } }
                li { a href="/desk/keys" { (tongue.say("desk-api-keys")) } }
                li { a href="/desk/audit" { (tongue.say("desk-api-audit")) } }
            }
            li { a href="/api/docs" { "API" } }
            li { a href="#health" { (tongue.say("desk-settings-health")) } }
            li { a href="#backup" { (tongue.say("desk-settings-backup")) } }
            li { a href="#settings" { (tongue.say("desk-settings-all")) } }
        }
        (ledger(tongue, settings, release_form))
        div.split {
            section { (health(tongue, settings, time_zone)) }
            section { (house(tongue, settings, time_zone)) }
        }
        (backup(tongue, &settings.kept))
        (everything(tongue, settings))
    }
}

/// A held ledger, and what lets it go.
fn ledger(tongue: &Tongue, settings: &Settings, release_form: Option<&Markup>) -> Markup {
    html! {
        @if let Some(reason) = &settings.ledger.instance.held_reason {
            section.notice.bad id="ledger" {
                h2 { (tongue.say("desk-settings-held")) }
                p { (tongue.say("desk-settings-held-text")) }
                p.quote dir="auto" { (reason) }
                @match release_form {
                    Some(form) => (form),
                    None => p.hint { (tongue.say("desk-settings-held-owner")) },
                }
            }
        }
    }
}

fn health(tongue: &Tongue, settings: &Settings, time_zone: &str) -> Markup {
    html! {
        h2 id="health" { (tongue.say("desk-settings-health")) }
        div.table tabindex="0" {
            table {
                thead { tr { th scope="col" { (tongue.say("desk-settings-check")) } th scope="col" { (tongue.say("desk-settings-verdict")) } th scope="col" { (tongue.say("desk-settings-found")) } } }
                tbody {
                    @for check in &settings.health.checks {
                        tr {
                            th scope="row" { (tongue.say(&format!("desk-settings-check-{}", check.name.replace('_', "-")))) }
                            td {
                                @if check.passed { span.badge.good { (tongue.say("desk-settings-good")) } }
                                @else { span.badge.bad { (tongue.say("desk-settings-bad")) } }
                            }
                            td lang="en" dir="auto" { (check.detail) }
                        }
                    }
                }
            }
        }
        @for alarm in &settings.health.alarms { p.notice.warn lang="en" dir="auto" { (alarm) } }
        @for warning in &settings.warnings { p.notice.warn lang="en" dir="auto" { (warning) } }
        h2 id="workers" { (tongue.say("desk-settings-workers")) }
        (workers(tongue, &settings.workers, time_zone))
    }
}

fn workers(tongue: &Tongue, workers: &[WorkerCard], time_zone: &str) -> Markup {
    html! {
        @if workers.is_empty() {
            p.notice.bad { (tongue.say("desk-settings-no-workers")) " " code dir="ltr" { "postrider serve" } }
        } @else {
            div.table tabindex="0" {
                table {
                    thead { tr { th scope="col" { (tongue.say("desk-settings-worker")) } th scope="col" { (tongue.say("desk-settings-began")) } th scope="col" { (tongue.say("desk-settings-sign-of-life")) } } }
                    tbody {
                        @for worker in workers {
                            tr {
                                th scope="row" { (number(tongue, worker.id)) " · " (tongue.fill("desk-settings-process", &[("id", Arg::Text(&worker.process_id.to_string()))])) }
                                td { (tongue.instant(worker.started_at, time_zone)) }
                                td {
                                    (tongue.instant(worker.heartbeat_at, time_zone)) " "
                                    @if worker.is_alive { span.badge.good { (tongue.say("desk-settings-alive")) } }
                                    @else { span.badge.bad { (tongue.say("desk-settings-silent")) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn house(tongue: &Tongue, settings: &Settings, time_zone: &str) -> Markup {
    let instance = &settings.ledger.instance;
    let size = settings.database_bytes.map_or_else(
        || "–".to_owned(),
        |bytes| {
            tongue.fill(
                "desk-settings-megabytes",
                &[("count", Arg::Number(bytes / 1_000_000))],
            )
        },
    );
    let mode = if settings.is_try_out {
        "desk-settings-try-out"
    } else {
        "desk-settings-production"
    };
    html! {
        h2 { (tongue.say("desk-settings-house")) }
        dl.facts {
            dt { "Postrider" } dd { bdi { (settings.version) } " · " (tongue.say(mode)) }
            dt { (tongue.say("desk-settings-address")) } dd { bdi { (settings.public_url) } }
            dt { (tongue.say("desk-settings-database")) } dd { bdi { (settings.database) } " · " (size) }
            dt { (tongue.say("desk-settings-ledger-made")) } dd { (tongue.instant(instance.created_at, time_zone)) }
            dt { (tongue.say("desk-settings-ledger-name")) } dd { code dir="ltr" { (instance.instance_id) } }
        }
        p.hint { (tongue.say("desk-settings-metrics")) }
    }
}

fn backup(tongue: &Tongue, kept: &[Kept]) -> Markup {
    html! {
        h2 id="backup" { (tongue.say("desk-settings-backup")) }
        p { (tongue.say("desk-settings-backup-text")) }
        div.table tabindex="0" {
            table {
                thead { tr { th scope="col" { (tongue.say("desk-settings-what")) } th scope="col" { (tongue.say("desk-settings-where")) } th scope="col" { (tongue.say("desk-settings-why")) } } }
                tbody {
                    @for one in kept {
                        tr {
                            th scope="row" { (tongue.say(&format!("desk-settings-kept-{}", one.what))) }
                            td {
                                code dir="ltr" { (one.place) }
                                @if let Some(command) = &one.command { pre dir="ltr" { code { (command) } } }
                            }
                            td { (tongue.say(&format!("desk-settings-kept-{}-text", one.what))) }
                        }
                    }
                }
            }
        }
    }
}

fn everything(tongue: &Tongue, settings: &Settings) -> Markup {
    let mut sections: Vec<(&str, Vec<&ShownSetting>)> = Vec::new();
    for setting in &settings.settings {
        match sections
            .last_mut()
            .filter(|(name, _)| *name == setting.section())
        {
            Some((_, of_section)) => of_section.push(setting),
            None => sections.push((setting.section(), vec![setting])),
        }
    }
    let kept = settings
        .settings
        .iter()
        .filter(|one| RETENTION.contains(&one.key.as_str()));
    let own: Vec<&ShownSetting> = (settings.settings.iter())
        .filter(|one| !one.is_default())
        .collect();
    html! {
        h2 id="retention" { (tongue.say("desk-settings-retention")) }
        p { (tongue.say("desk-settings-retention-text")) }
        (table(tongue, kept))
        h2 id="settings" { (tongue.say("desk-settings-all")) }
        p { (tongue.say("desk-settings-all-text")) }
        @if !own.is_empty() {
            h3 { (tongue.fill("desk-settings-changed", &[("count", Arg::Number(i64::try_from(own.len()).unwrap_or(0)))])) }
            (table(tongue, own.into_iter()))
        }
        @for (name, of_section) in sections {
            @let changed = of_section.iter().filter(|one| !one.is_default()).count();
            details.settings {
                summary {
                    code dir="ltr" { @if name.is_empty() { "mode" } @else { "[" (name) "]" } }
                    @if changed > 0 { " " span.badge { (tongue.fill("desk-settings-changed", &[("count", Arg::Number(i64::try_from(changed).unwrap_or(0)))])) } }
                }
                (table(tongue, of_section.into_iter()))
            }
        }
    }
}

fn table<'a>(tongue: &Tongue, settings: impl Iterator<Item = &'a ShownSetting>) -> Markup {
    html! {
        div.table tabindex="0" {
            table dir="ltr" {
                thead { tr { th scope="col" { (tongue.say("desk-settings-key")) } th scope="col" { (tongue.say("desk-settings-value")) } th scope="col" { (tongue.say("desk-settings-meaning")) } } }
                tbody {
                    @for setting in settings {
                        tr {
                            th scope="row" { code { (setting.key) } }
                            td {
                                @match &setting.value {
                                    Some(value) => { code { (value) } }
                                    None if setting.is_set => { (tongue.say("desk-settings-secret")) }
                                    None => { (tongue.say("desk-settings-unset")) }
                                }
                                @if !setting.is_default() { p.small { (setting.origin) } }
                            }
                            td lang="en" { (setting.meaning) }
                        }
                    }
                }
            }
        }
    }
}
