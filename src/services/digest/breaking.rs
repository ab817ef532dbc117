//! Breaking news: one article, now, apart from the issues that take their turn.
//!
//! It is an issue like every other, with one article, for readers who were not planned for that article
//! before. Their watermarks stay where they are, and their next digest leaves the article out
//! ([`crate::store::issues::Apart`]), unless this letter did not arrive.

use super::super::audit::Pen;
use super::super::{App, Wrong, instance};
use super::control::target;
use super::making::{between_slots, free_slot};
use super::{INSTANT, Issue, IssueError, find_list, pick_schedule};
use crate::domain::actor::Actor;
use crate::domain::article::Standing;
use crate::domain::editorial::Going;
use crate::domain::issue::{Origin, Reach};
use crate::domain::time::UtcTime;
use crate::services::StoreError;
use crate::store::articles::Article;
use crate::store::issues::NewIssue;
use crate::store::lists::List;
use crate::store::schedules::Schedule;
use crate::store::{self, Ledger};

/// How somebody names an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArticleName {
    /// By its number in the ledger.
    Number(i64),
    /// As who pushed it does.
    Pushed {
        /// The source.
        source: String,
        /// The identity within it.
        external_id: String,
    },
}

/// Sends one article of a list at once; its deliveries are planned by [`super::plan_out`] or by any worker. Who asks
/// for it has agreed to it, whatever the list says about approval.
pub async fn make_breaking(
    app: &App,
    actor: &Actor,
    list: &str,
    article: ArticleName,
    reach: Reach,
) -> Result<Issue, IssueError> {
    if let Some(reason) = instance::held(app).await? {
        return Err(IssueError::Held(reason));
    }
    let list = find_list(app, list).await?;
    let (pen, now) = (Pen::of(app, actor), app.now());
    let issue = app
        .database
        .write(move |ledger| {
            store::lists::lock(ledger, list.id)?;
            let article = released(ledger, &list, &article)?;
            if let Some(earlier) = store::issues::broken(ledger, article.id, reach)? {
                let message = format!("was sent apart before, as issue {}", earlier.id);
                return Err(refused("article", message));
            }
            let schedule = schedule_for(ledger, &list, reach)?;
            let issue = make(ledger, &schedule, &article, reach, now)?;
            let detail = serde_json::json!({
                "list": list.slug, "article": article.id, "to": reach.as_str()
            });
            pen.note(ledger, "issue.break", &target(issue.id), detail)?;
            Ok(issue)
        })
        .await?;
    app.nudge.notify_one();
    Ok(issue)
}

/// The newest articles of a list, at most `limit`: those that somebody may want to send apart.
pub async fn recent_articles(
    app: &App,
    list: &str,
    limit: i64,
) -> Result<Vec<Article>, IssueError> {
    let list = find_list(app, list).await?;
    let articles = app
        .database
        .read(move |ledger| store::articles::newest(ledger, list.id, limit))
        .await?;
    Ok(articles)
}

fn refused(field: &'static str, message: impl Into<String>) -> IssueError {
    IssueError::Refused(vec![Wrong::new(field, message)])
}

/// The article, released if it was not yet: from now on it may be mailed.
fn released(ledger: &mut Ledger, list: &List, name: &ArticleName) -> Result<Article, IssueError> {
    let find = |ledger: &mut Ledger| match name {
        ArticleName::Number(id) => store::articles::of_list(ledger, list.id, *id),
        ArticleName::Pushed {
            source,
            external_id,
        } => store::articles::pushed(ledger, list.id, source, external_id),
    };
    let unknown = || refused("article", "the list has no such article");
    let article = find(ledger)?.ok_or_else(unknown)?;
    if article.hidden_at.is_some() {
        return Err(refused("article", "is hidden, and is not mailed"));
    }
    if article.number.is_some() {
        return Ok(article);
    }
    if article.standing == Standing::BackCatalogue {
        let message = "was published before the list listened, and is never mailed";
        return Err(refused("article", message));
    }
    store::articles::release(ledger, list.id, &[article.id])?;
    let article = find(ledger)?.filter(|article| article.number.is_some());
    article.ok_or_else(|| refused("article", "waits, and cannot be mailed yet"))
}

/// The schedule whose slots the issue stands between: that of the readers it is for, or the list's default.
fn schedule_for(ledger: &mut Ledger, list: &List, reach: Reach) -> Result<Schedule, IssueError> {
    match reach {
        Reach::Instant => pick_schedule(ledger, list, Some(INSTANT)),
        Reach::All => pick_schedule(ledger, list, None),
    }
}

fn make(
    ledger: &mut Ledger,
    schedule: &Schedule,
    article: &Article,
    reach: Reach,
    now: UtcTime,
) -> Result<Issue, IssueError> {
    let number = article.number.unwrap_or_default();
    let issue = NewIssue {
        list_id: schedule.list_id,
        schedule_id: schedule.id,
        origin: Origin::Breaking,
        reach: Some(reach),
        slot_at: free_slot(ledger, schedule.id, between_slots(now))?,
        window_start: now,
        window_end: now,
        skip_reason: None,
        through_number: number,
        time_zones: Vec::new(),
        going: Going::AtOnce,
        intro: String::new(),
        article_count: 1,
        created_at: now,
    };
    let id = store::issues::insert(ledger, &issue)?;
    store::issues::insert_articles(ledger, id, schedule.id, &[article.id])?;
    let made = store::issues::by_id(ledger, id)?;
    let lost = || StoreError::Unreadable("an issue that was just made".to_owned());
    Ok(made.ok_or_else(lost)?)
}
