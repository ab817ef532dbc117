//! The schedules of a list and how its issues are edited, at the desk.

use actix_web::{HttpRequest, HttpResponse, web};

use super::Desk;
use super::lists::{slug, typed, wrong_of};
use crate::domain::address::EmailAddress;
use crate::domain::editorial::{Approval, Archive, ArticleOrder};
use crate::domain::list::Slug;
use crate::domain::operator::Right;
use crate::domain::schedule::{ScheduleState, TimetableError, ZoneMode};
use crate::domain::version::Expected;
use crate::services::Change;
use crate::services::digest::{
    self, EditedSchedule, INSTANT, IssueError, NewCadence, Schedule, ScheduleEdit,
};
use crate::services::editorial::{self, EditorialEdit};
use crate::services::lists::{self, List};
use crate::web::forms::Form;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::mistakes::{EDITING, Mistake, SCHEDULE};
use crate::web::pages::desk::schedules::{self as pages, Looked, Shown};
use crate::web::problem::PageError;

const TIMES: [&str; 4] = ["name", "cron", "time_zone", "clock"];

/// The schedules of a list.
pub(in crate::web) async fn all(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug(&request)?).await?;
    let typed = vec![("time_zone", list.time_zone.clone())];
    show(&desk, &list, typed, &[], None).await
}

async fn show(
    desk: &Desk,
    list: &List,
    typed: Vec<(&'static str, String)>,
    wrong: &[Mistake],
    looked: Option<&Looked>,
) -> Result<HttpResponse, PageError> {
    let all = digest::schedules_of(&desk.app, &list.slug)
        .await
        .map_err(page_error)?;
    let shown: Vec<Shown> = all
        .into_iter()
        .map(|schedule| {
            let cron = schedule.cron.as_deref().unwrap_or_default();
            let runs = digest::next_runs(&desk.app, cron, &schedule.time_zone);
            let runs = runs.unwrap_or_default();
            Shown { schedule, runs }
        })
        .collect();
    let sheet = desk.sheet(SCHEDULE, typed, wrong);
    let (secret, may) = (desk.secret_field(), desk.may(Right::Content));
    let page = pages::all(&sheet, &secret, list, (&shown, looked), may);
    Ok(desk.answer(Section::Lists, &list.name, wrong, &page))
}

/// Adds a schedule, shows what one would do, or pauses, resumes or prefers one.
pub(in crate::web) async fn change(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug(&request)?).await?;
    let form = desk.read(&request, payload, None).await?;
    let here = format!("/desk/lists/{}/schedules", list.slug);
    match form.value("act").unwrap_or_default() {
        "add" => match add(&desk, &list, &form).await? {
            Ok(()) => Ok(desk.see_other(&here, "said-lists-scheduled")),
            Err(wrong) => show(&desk, &list, typed(&form, &TIMES), &wrong, None).await,
        },
        "look" => {
            let (looked, wrong) = look_at(&desk, &form);
            show(&desk, &list, typed(&form, &TIMES), &wrong, looked.as_ref()).await
        }
        act => {
            let said = turn(&desk, &list, &form, act).await?;
            Ok(desk.see_other(&here, said))
        }
    }
}

/// What an expression means; nothing where it is none.
fn look_at(desk: &Desk, form: &Form) -> (Option<Looked>, Vec<Mistake>) {
    let text = |name: &str| form.value(name).unwrap_or_default().trim().to_owned();
    let (cron, time_zone) = (text("cron"), text("time_zone"));
    match digest::next_runs(&desk.app, &cron, &time_zone) {
        Ok(runs) => {
            let looked = Looked {
                cron,
                time_zone,
                runs,
            };
            (Some(looked), Vec::new())
        }
        Err(error) => (None, vec![wrong_time(&error)]),
    }
}

fn wrong_time(error: &TimetableError) -> Mistake {
    match error {
        TimetableError::TimeZone(_) => Mistake::about("time_zone"),
        TimetableError::Cron(..) => Mistake::about("cron"),
        TimetableError::Never(_) => Mistake::saying("cron", "desk-lists-cron-never"),
    }
}

async fn add(desk: &Desk, list: &List, form: &Form) -> Result<Result<(), Vec<Mistake>>, PageError> {
    let text = |name: &str| form.value(name).unwrap_or_default().trim().to_owned();
    let (name, cron, time_zone) = (text("name"), text("cron"), text("time_zone"));
    if Slug::parse(&name).is_err() {
        return Ok(Err(vec![Mistake::about("name")]));
    }
    let cadence = NewCadence {
        name: &name,
        cron: (name != INSTANT).then_some(cron.as_str()),
        time_zone: Some(time_zone.as_str()).filter(|zone| !zone.is_empty()),
        zone_mode: match form.value("clock") {
            Some("reader") if name != INSTANT => ZoneMode::Reader,
            _ => ZoneMode::List,
        },
    };
    match digest::add_cadence(&desk.app, &desk.actor, &list.slug, cadence).await {
        Ok(_) => Ok(Ok(())),
        Err(error) => Ok(Err(wrong_schedule(error)?)),
    }
}

fn wrong_schedule(error: IssueError) -> Result<Vec<Mistake>, PageError> {
    let mistake = match error {
        IssueError::Timetable(error) => wrong_time(&error),
        IssueError::Cadence(_) => Mistake::about("cron"),
        IssueError::ScheduleTaken(_) => Mistake::saying("name", "desk-lists-cadence-taken"),
        error => return Err(page_error(error)),
    };
    Ok(vec![mistake])
}

fn page_error(error: IssueError) -> PageError {
    match error {
        IssueError::Store(error) => error.into(),
        _ => PageError::not_found(),
    }
}

/// The schedule of a list that a form names.
async fn named(desk: &Desk, list: &List, id: Option<&str>) -> Result<Schedule, PageError> {
    let id: Option<i64> = id.and_then(|id| id.parse().ok());
    let all = digest::schedules_of(&desk.app, &list.slug)
        .await
        .map_err(page_error)?;
    let found = all.into_iter().find(|one| Some(one.id) == id);
    found.ok_or_else(PageError::not_found)
}

async fn turn(desk: &Desk, list: &List, form: &Form, act: &str) -> Result<&'static str, PageError> {
    let schedule = named(desk, list, form.value("schedule")).await?;
    let mut edit = ScheduleEdit::default();
    match act {
        "default" => edit.is_default = true,
        "pause" => edit.state = Some(ScheduleState::Paused),
        "resume" => edit.state = Some(ScheduleState::Active),
        _ => return Err(PageError::not_found()),
    }
    let edited = change_it(desk, list, &schedule, edit).await;
    Ok(match edited.map_err(page_error)?.keep_theirs {
        0 => "said-saved",
        _ => "said-lists-default-kept",
    })
}

async fn change_it(
    desk: &Desk,
    list: &List,
    schedule: &Schedule,
    edit: ScheduleEdit,
) -> Result<EditedSchedule, IssueError> {
    let (app, actor) = (&desk.app, &desk.actor);
    let whatever = Expected::Anything;
    digest::edit_schedule(app, actor, &list.slug, &schedule.name, edit, whatever).await
}

/// The form that gives a schedule another time.
pub(in crate::web) async fn ask_change(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug(&request)?).await?;
    let schedule = named(&desk, &list, request.match_info().get("id")).await?;
    let cron = schedule.cron.clone().ok_or_else(PageError::not_found)?;
    let typed = vec![("cron", cron), ("time_zone", schedule.time_zone.clone())];
    Ok(show_change(&desk, &list, &schedule, typed, &[], None))
}

fn show_change(
    desk: &Desk,
    list: &List,
    schedule: &Schedule,
    typed: Vec<(&'static str, String)>,
    wrong: &[Mistake],
    looked: Option<&Looked>,
) -> HttpResponse {
    let sheet = desk.sheet(SCHEDULE, typed, wrong);
    let page = pages::change(&sheet, &desk.secret_field(), list, schedule, looked);
    desk.answer(Section::Lists, &list.name, wrong, &page)
}

/// Gives a schedule another time, or only shows what it would do.
pub(in crate::web) async fn save_change(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug(&request)?).await?;
    let schedule = named(&desk, &list, request.match_info().get("id")).await?;
    let form = desk.read(&request, payload, None).await?;
    let (looked, mut wrong) = look_at(&desk, &form);
    if let (Some(times), true) = (&looked, form.value("act") == Some("save")) {
        let edit = ScheduleEdit {
            cron: Some(times.cron.clone()),
            time_zone: Some(times.time_zone.clone()),
            ..ScheduleEdit::default()
        };
        match change_it(&desk, &list, &schedule, edit).await {
            Ok(_) => {
                let next = format!("/desk/lists/{}/schedules", list.slug);
                return Ok(desk.see_other(&next, "said-saved"));
            }
            Err(error) => wrong = wrong_schedule(error)?,
        }
    }
    let typed = typed(&form, &TIMES);
    Ok(show_change(
        &desk,
        &list,
        &schedule,
        typed,
        &wrong,
        looked.as_ref(),
    ))
}

const EDITED: [&str; 11] = [
    "min_articles",
    "max_articles",
    "article_order",
    "lead_article_id",
    "intro",
    "subject_template",
    "preheader_template",
    "approval",
    "approval_minutes",
    "approvers",
    "archive",
];

/// How the issues of a list are edited.
pub(in crate::web) async fn editing(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug(&request)?).await?;
    let editorial = list.editorial.clone();
    let number = |number: Option<i64>| number.map(|it| it.to_string()).unwrap_or_default();
    let typed = vec![
        (
            "min_articles",
            number(editorial.min_articles.map(i64::from)),
        ),
        (
            "max_articles",
            number(editorial.max_articles.map(i64::from)),
        ),
        ("article_order", editorial.article_order.to_string()),
        ("lead_article_id", number(editorial.lead_article_id)),
        ("intro", editorial.intro),
        (
            "subject_template",
            editorial.subject_template.unwrap_or_default(),
        ),
        (
            "preheader_template",
            editorial.preheader_template.unwrap_or_default(),
        ),
        ("approval", editorial.approval.to_string()),
        ("approval_minutes", editorial.approval_minutes.to_string()),
        ("approvers", editorial.approvers.0.join("\n")),
        ("archive", editorial.archive.to_string()),
    ];
    Ok(show_editing(&desk, &list, typed, &[]))
}

fn show_editing(
    desk: &Desk,
    list: &List,
    typed: Vec<(&'static str, String)>,
    wrong: &[Mistake],
) -> HttpResponse {
    let sheet = desk.sheet(EDITING, typed, wrong);
    let page = pages::editing(&sheet, &desk.secret_field(), list, desk.may(Right::Content));
    desk.answer(Section::Lists, &list.name, wrong, &page)
}

/// Changes how the issues of a list are edited.
pub(in crate::web) async fn save_editing(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug(&request)?).await?;
    let form = desk.read(&request, payload, None).await?;
    let mut wrong = Vec::new();
    let edit = editorial_edit(&form, &mut wrong);
    if wrong.is_empty() {
        match editorial::edit(&desk.app, &desk.actor, &list.slug, edit).await {
            Ok(_) => {
                let next = format!("/desk/lists/{}/editing", list.slug);
                return Ok(desk.see_other(&next, "said-saved"));
            }
            Err(error) => wrong = wrong_of(error)?,
        }
    }
    Ok(show_editing(&desk, &list, typed(&form, &EDITED), &wrong))
}

fn editorial_edit(form: &Form, wrong: &mut Vec<Mistake>) -> EditorialEdit {
    let text = |name: &str| form.value(name).unwrap_or_default().trim().to_owned();
    let words = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
    let mut number = |name: &'static str| -> Option<i64> {
        let typed = words(name)?;
        let parsed = typed.parse();
        if parsed.is_err() {
            wrong.push(Mistake::about(name));
        }
        parsed.ok()
    };
    let small = |number: Option<i64>| number.map(|it| i32::try_from(it).unwrap_or(i32::MAX));
    let (min, max) = (small(number("min_articles")), small(number("max_articles")));
    let (lead, minutes) = (number("lead_article_id"), small(number("approval_minutes")));
    let mut approvers = Vec::new();
    for line in text("approvers").split(['\n', ',', ';']).map(str::trim) {
        match EmailAddress::parse_any(line) {
            _ if line.is_empty() => {}
            Ok(address) => approvers.push(address),
            Err(_no_address) => wrong.push(
                Mistake::saying("approvers", "desk-lists-approver-wrong").with("address", &line),
            ),
        }
    }
    EditorialEdit {
        min_articles: changed(min),
        max_articles: changed(max),
        article_order: changed(ArticleOrder::from_name(&text("article_order"))),
        lead_article_id: changed(lead),
        intro: changed(words("intro").map(|intro| intro.replace("\r\n", "\n"))),
        subject_template: changed(words("subject_template")),
        preheader_template: changed(words("preheader_template")),
        approval: changed(Approval::from_name(&text("approval"))),
        approval_minutes: changed(minutes),
        approvers: Change::Set(approvers),
        archive: changed(Archive::from_name(&text("archive"))),
    }
}

/// A field that is empty goes back to what holds where nothing is said.
fn changed<T>(value: Option<T>) -> Change<T> {
    value.map_or(Change::Clear, Change::Set)
}
