//! `GET /api/v1/today`, `/api/v1/attention` and `/api/v1/growth`: what the desk's first page shows.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::issues::IssueProgress;
use crate::domain::issue::PauseReason;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::attention::{self, Item};
use crate::services::digest::Coming;
use crate::services::lists::ListError;
use crate::services::today::{self, UnderWay};
use crate::web::pages::Tongue;
use crate::web::pages::desk::needs;
use crate::web::problem::{FieldError, Problem};

/// Days of growth where none are asked for.
const DAYS: i64 = 30;

/// What goes out, what will, and what needs attention.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct TodayAnswer {
    /// When this was put together.
    #[schema(value_type = String)]
    at: UtcTime,
    /// Issues that have not ended, the oldest first; at most 20.
    under_way: Vec<IssueUnderWay>,
    /// Issues that ended lately, the newest first; at most 5.
    ended: Vec<IssueUnderWay>,
    /// What goes out in the next seven days, in the order of time.
    #[schema(value_type = Vec<schema::Coming>)]
    coming: Vec<Coming>,
    /// Whether more goes out than is told.
    coming_is_cut_short: bool,
    /// Letters outside issues (confirmations, welcomes) that are on their way.
    single_letters: i64,
    /// What needs attention, what presses most first.
    attention: Vec<AttentionItem>,
}

/// An issue and how far it has come.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct IssueUnderWay {
    /// The name of its list.
    list_name: String,
    /// The name of its schedule.
    #[schema(example = "daily")]
    schedule: String,
    /// Why it waits, while it is paused.
    #[schema(example = "refusals")]
    pause_reason: Option<&'static str>,
    /// When it goes by itself, while it is held.
    #[schema(value_type = Option<String>)]
    goes_at: Option<UtcTime>,
    /// How far it has come.
    progress: IssueProgress,
}

impl From<UnderWay> for IssueUnderWay {
    fn from(issue: UnderWay) -> Self {
        Self {
            list_name: issue.list_name,
            schedule: issue.schedule,
            pause_reason: issue.pause_reason.map(PauseReason::as_str),
            goes_at: issue.goes_at,
            progress: issue.progress.into(),
        }
    }
}

/// Something that needs attention.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct AttentionItem {
    /// What it is.
    #[schema(example = "feed_fails")]
    need: &'static str,
    /// How much it presses: act, soon or know.
    #[schema(example = "soon")]
    urgency: &'static str,
    /// The sentence about it, in English.
    sentence: String,
    /// Whom or what it is about; empty for the whole site.
    subject: String,
    /// How many there are, where that means something; else 0.
    count: i64,
    /// What the relay, the feed or the configuration said, word for word.
    quote: Option<String>,
    /// A word that tells kinds of the same need apart, such as the reason of a pause.
    reason: Option<&'static str>,
    /// Since when, or when it will be.
    #[schema(value_type = Option<String>)]
    at: Option<UtcTime>,
    /// The page of the desk on which it is solved.
    #[schema(example = "/desk/feeds/7")]
    path: String,
}

impl AttentionItem {
    fn of(english: &Tongue, item: &Item) -> Self {
        Self {
            need: item.need.as_str(),
            urgency: item.urgency.as_str(),
            sentence: needs::plain(english, item),
            subject: item.subject.clone(),
            count: item.count,
            quote: item.quote.clone(),
            reason: item.reason,
            at: item.at,
            path: needs::address(&item.place),
        }
    }
}

fn told(app: &App, items: &[Item]) -> Vec<AttentionItem> {
    let english = Tongue::speaking(&app.words, ["en"]);
    items
        .iter()
        .map(|item| AttentionItem::of(&english, item))
        .collect()
}

/// What goes on today
///
/// What is being sent now and how far it has come, what goes out in the next seven days on the clocks of each list,
/// and what needs attention. Numbers of readers are those of the last count, at most some minutes old.
#[utoipa::path(
    get,
    path = "/api/v1/today",
    tag = "today",
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The present, the next days, and what needs attention.", body = TodayAnswer),
    )
)]
pub(in crate::web) async fn show(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let found = today::today(&app).await?;
    let answer = TodayAnswer {
        at: found.at,
        attention: told(&app, &found.attention),
        under_way: found.under_way.into_iter().map(Into::into).collect(),
        ended: found.ended.into_iter().map(Into::into).collect(),
        coming: found.coming,
        coming_is_cut_short: found.coming_is_cut_short,
        single_letters: found.single_letters,
    };
    Ok(super::answer(StatusCode::OK, &answer))
}

/// What needs attention.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Attention {
    /// What presses most first.
    items: Vec<AttentionItem>,
}

/// What needs attention
///
/// Each with a sentence and the page of the desk on which it is solved; at most 20 of a kind. For monitors that look
/// at more than whether the service is up.
#[utoipa::path(
    get,
    path = "/api/v1/attention",
    tag = "today",
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "What presses most comes first; empty when all is well.", body = Attention),
    )
)]
pub(in crate::web) async fn attention(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let items = attention::all(&app).await?;
    let items = told(&app, &items);
    Ok(super::answer(StatusCode::OK, &Attention { items }))
}

/// How readers came and went
///
/// Day by day on the clocks of each list, without gaps: readers, sign-ups, confirmations, departures, and what became
/// of the letters of issues. Days are counted again while something may still change; `counted_at` says when.
#[utoipa::path(
    get,
    path = "/api/v1/growth",
    tag = "today",
    params(
        ("days" = Option<i64>, Query, minimum = 1, maximum = 366, description = "How many days, 1 to 366; 30 where it is left out."),
        ("list" = Option<String>, Query, description = "The slug of one list; all lists together where it is left out.", example = "daily"),
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The days, the oldest first, and what they come to.", body = schema::Growth),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn growth(
    app: web::Data<App>,
    request: actix_web::HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (days, list) = asked(request.query_string())?;
    match today::growth(&app, list.as_deref(), days.unwrap_or(DAYS)).await {
        Ok(growth) => Ok(super::answer(StatusCode::OK, &growth)),
        Err(ListError::Store(error)) => Err(error.into()),
        Err(_) => Err(super::no_list_of_field()),
    }
}

/// The days and the list that are asked for.
fn asked(query: &str) -> Result<(Option<i64>, Option<String>), Problem> {
    let wrong = |field: &str, message: &str| {
        let field: String = field.chars().filter(|c| !c.is_control()).take(60).collect();
        Problem::fields(vec![FieldError::new(field, message)])
    };
    let (mut days, mut list) = (None, None);
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "days" => match value.parse::<i64>() {
                Ok(number) if (1..=today::MOST_DAYS).contains(&number) && days.is_none() => {
                    days = Some(number);
                }
                _ => return Err(wrong("days", "must be one whole number from 1 to 366")),
            },
            "list" if list.is_none() => list = Some(value.into_owned()),
            "list" => return Err(wrong("list", "must stand there once")),
            _ => {
                let message = "is not a parameter of this request; check its spelling";
                return Err(wrong(&name, message));
            }
        }
    }
    Ok((days, list))
}

/// The answers for the API's documentation.
#[expect(
    dead_code,
    reason = "describes for the API's documentation what the stories write"
)]
pub(super) mod schema {
    /// What one schedule has before it on one day.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Coming {
        #[schema(example = "daily")]
        list: String,
        list_name: String,
        #[schema(example = "morning")]
        schedule: String,
        /// The first slot of the day, RFC 3339 in UTC.
        at: String,
        /// The date on the clocks of the list.
        #[schema(example = "2026-03-29")]
        date: String,
        /// What these clocks show.
        #[schema(example = "08:00")]
        time: String,
        #[schema(example = "Europe/Zurich")]
        time_zone: String,
        /// How many slots the day has, as far as they were looked at.
        slots: i64,
        /// Whether it has more.
        more_slots: bool,
        /// What the clocks show at the last of them.
        #[schema(example = "08:00")]
        last_time: String,
        /// Whether every reader's own clock tells the hour.
        on_readers_clocks: bool,
        /// About how many readers it is for.
        readers: i64,
        /// By how many minutes the clocks there are moved since the slot before; null where they are not.
        clocks_move_minutes: Option<i32>,
        /// Whether its issues wait for approval.
        waits_for_approval: bool,
    }

    /// How readers came and went, and what became of letters, over some days.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Growth {
        /// The slug of the list; null for all lists together.
        list: Option<String>,
        /// The days, the oldest first, the present one last.
        days: Vec<GrowthDay>,
        total: GrowthTotal,
        /// When the figures were counted; null before the first count.
        counted_at: Option<String>,
    }

    /// One day.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct GrowthDay {
        #[schema(example = "2026-03-29")]
        date: String,
        /// Active subscriptions at its end; for days on which nobody counted, what follows from those after it.
        readers: i64,
        /// Whether that was counted on the day itself.
        readers_counted: bool,
        /// Sign-ups.
        asked: i64,
        /// Confirmations.
        confirmed: i64,
        /// Subscriptions that ended.
        departed: i64,
        /// Addresses that were suppressed; of the whole site only.
        suppressed: i64,
        /// Letters of issues.
        planned: i64,
        /// Of these: accepted by a relay.
        sent: i64,
        /// Refused for good, or returned.
        refused: i64,
        /// Left out, cancelled or too late.
        left_out: i64,
        /// Not ended yet.
        open: i64,
    }

    /// What some days come to.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct GrowthTotal {
        /// Active subscriptions now.
        readers: i64,
        asked: i64,
        confirmed: i64,
        departed: i64,
        suppressed: i64,
        planned: i64,
        sent: i64,
        refused: i64,
        left_out: i64,
        open: i64,
    }
}
