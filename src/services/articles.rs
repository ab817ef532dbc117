//! Articles as editors deal with them: found, looked at, hidden, shown again, put right.
//!
//! What an editor does holds for letters to come. An issue that waits for approval is changed with its articles;
//! one that is on its way, and letters that went out, stay as they are.

use serde_json::json;

use super::audit::Pen;
use super::lists::{self, ListError};
use super::{App, StoreError, Wrong, ingest, version_of};
use crate::domain::actor::Actor;
use crate::domain::article::{ArticleContent, ArticleState};
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;
use crate::domain::version::{Expected, Stale, Version};
use crate::store;
use crate::store::Ledger;
use crate::store::articles::by_hand;
use crate::store::articles::search::{self, Wanted};

pub use crate::store::articles::Article;
pub use crate::store::articles::by_hand::CarriedBy;
pub use crate::store::articles::search::WORDS;

/// Characters of a search that are looked at.
const SEARCH_CHARACTERS: usize = 200;

/// Why something could not be done with an article.
#[derive(Debug, thiserror::Error)]
pub enum ArticleError {
    /// No such list.
    #[error(transparent)]
    List(#[from] ListError),
    /// No article has this number.
    #[error("there is no article {0}")]
    Unknown(i64),
    /// What an editor asked for cannot be done; nothing was changed.
    #[error("{}", super::in_one_line(.0))]
    Refused(Vec<Wrong>),
    /// Somebody else changed it since the editor read it.
    #[error(transparent)]
    Stale(#[from] Stale),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Which articles an editor looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// The slug of a list.
    pub list: Option<String>,
    /// The number of a feed.
    pub feed: Option<i64>,
    /// The slug of a topic.
    pub topic: Option<String>,
    /// Their state.
    pub state: Option<ArticleState>,
    /// Words that title, author, source, sections or address hold, or pieces of words; at most [`WORDS`].
    pub words: String,
}

/// An article and the issues that carry it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ArticleReport {
    /// The article.
    #[serde(flatten)]
    pub article: Article,
    /// The slug of its list.
    pub list: String,
    /// The issues that carry it or carried it, newest first.
    pub issues: Vec<CarriedBy>,
}

impl ArticleReport {
    /// Its state.
    #[must_use]
    pub fn state(&self) -> ArticleState {
        use crate::domain::article::Standing;
        match (self.article.hidden_at, self.article.standing) {
            (Some(_), _) => ArticleState::Hidden,
            (None, Standing::New) => ArticleState::New,
            (None, Standing::Held) => ArticleState::Held,
            (None, Standing::BackCatalogue) => ArticleState::BackCatalogue,
        }
    }

    /// Whether letters with it have gone out, or are about to.
    #[must_use]
    pub fn is_mailed(&self) -> bool {
        self.issues.iter().any(CarriedBy::is_mailed)
    }
}

/// The articles that are looked for, newest first: at most `limit`, older than the article `before`.
pub async fn find(
    app: &App,
    wanted: Search,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<ArticleReport>, ArticleError> {
    let list = match &wanted.list {
        Some(slug) => Some(lists::find(app, slug).await?.id),
        None => None,
    };
    let words: String = wanted.words.chars().take(SEARCH_CHARACTERS).collect();
    let words = words.split_whitespace().take(WORDS).map(str::to_owned);
    let wanted = Wanted {
        list,
        feed: wanted.feed,
        topic: wanted.topic,
        state: wanted.state,
        words: words.collect(),
        before,
        limit,
    };
    app.database
        .read(move |ledger| {
            let articles = search::find(ledger, &wanted)?;
            Ok(reports(ledger, articles)?)
        })
        .await
}

/// The version of an article: of all that its document says.
#[must_use]
pub fn version(report: &ArticleReport) -> Version {
    version_of(report)
}

/// One article and the issues that carry it.
pub async fn report(app: &App, id: i64) -> Result<ArticleReport, ArticleError> {
    app.database
        .read(move |ledger| one(ledger, id)?.ok_or(ArticleError::Unknown(id)))
        .await
}

fn one(ledger: &mut Ledger, id: i64) -> Result<Option<ArticleReport>, StoreError> {
    let articles = store::articles::by_ids(ledger, &[id])?;
    Ok(reports(ledger, articles)?.pop())
}

/// The article, and the number of its list, which nobody else plans with or edits until the transaction ends.
fn hold(ledger: &mut Ledger, id: i64) -> Result<(ArticleReport, i64), ArticleError> {
    let unknown = || ArticleError::Unknown(id);
    let found = one(ledger, id)?.ok_or_else(unknown)?;
    let list = store::lists::by_slug(ledger, &found.list)?;
    let list = list.map_or(0, |list| list.id);
    store::lists::lock(ledger, list)?;
    Ok((one(ledger, id)?.ok_or_else(unknown)?, list))
}

/// What the audit log calls an article.
fn target(article: i64) -> String {
    format!("article {article}")
}

fn reports(ledger: &mut Ledger, articles: Vec<Article>) -> Result<Vec<ArticleReport>, StoreError> {
    let ids: Vec<i64> = articles.iter().map(|article| article.id).collect();
    let mut carried = by_hand::carried_by(ledger, &ids)?;
    let slugs = by_hand::slugs(ledger, &ids)?;
    let reports = articles.into_iter().map(|article| {
        let (its, others) = carried
            .drain(..)
            .partition(|one| one.article_id == article.id);
        carried = others;
        ArticleReport {
            list: slugs.get(&article.id).cloned().unwrap_or_default(),
            issues: its,
            article,
        }
    });
    Ok(reports.collect())
}

/// What hiding an article did.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Hidden {
    /// The issues waiting for approval from which it was taken out.
    pub taken_out_of: Vec<i64>,
    /// Those that would have carried nothing else, and were cancelled.
    pub cancelled: Vec<i64>,
    /// The issues that carry it and are on their way: they keep it.
    pub on_their_way: Vec<i64>,
}

/// Keeps an article out of every letter to come, and takes it out of issues that wait for approval. Harmless to
/// repeat.
pub async fn hide(app: &App, actor: &Actor, id: i64) -> Result<Hidden, ArticleError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    app.database
        .write(move |ledger| {
            let (found, _) = hold(ledger, id)?;
            by_hand::set_hidden(ledger, id, Some(now))?;
            let mut hidden = Hidden::default();
            for issue in found.issues.iter().filter(|issue| !issue.dropped) {
                if issue.is_draft() {
                    take_out(ledger, issue.issue_id, id, &mut hidden, now)?;
                } else if matches!(
                    issue.state,
                    IssueState::Planning | IssueState::Sending | IssueState::Paused
                ) {
                    hidden.on_their_way.push(issue.issue_id);
                }
            }
            let detail =
                json!({"taken_out_of": hidden.taken_out_of, "cancelled": hidden.cancelled});
            pen.note(ledger, "article.hide", &target(id), detail)?;
            Ok::<_, ArticleError>(hidden)
        })
        .await
}

fn take_out(
    ledger: &mut Ledger,
    issue: i64,
    article: i64,
    hidden: &mut Hidden,
    now: UtcTime,
) -> Result<(), StoreError> {
    let Some(draft) = store::issues::lock(ledger, issue)? else {
        return Ok(());
    };
    let carried = store::issues::carried(ledger, issue)?;
    let left = carried
        .iter()
        .filter(|one| !one.dropped && one.id != article)
        .count();
    by_hand::take_out(
        ledger,
        issue,
        article,
        i32::try_from(left).unwrap_or(i32::MAX),
    )?;
    if left == 0 && draft.state.may_become(IssueState::Cancelled) {
        store::issues::advance(ledger, issue, draft.state, IssueState::Cancelled, now)?;
        hidden.cancelled.push(issue);
    } else {
        hidden.taken_out_of.push(issue);
    }
    Ok(())
}

/// What showing an article again did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// It comes with the next issues.
    Released,
    /// It stands where it stood: mailed already, taken out by hand, waiting, or in the back catalogue.
    AsItWas,
}

/// Takes the hiding of an article back. One that was released and never stood in any issue comes with the next ones.
pub async fn show(app: &App, actor: &Actor, id: i64) -> Result<Shown, ArticleError> {
    let pen = Pen::of(app, actor);
    let shown = app
        .database
        .write(move |ledger| {
            let (found, list) = hold(ledger, id)?;
            let changed = by_hand::set_hidden(ledger, id, None)?;
            let is_due = changed && found.article.number.is_some() && found.issues.is_empty();
            let shown = if is_due {
                // Its number may lie behind what readers have had: it gets a new one, as if released now.
                by_hand::forget_number(ledger, id)?;
                store::articles::release(ledger, list, &[id])?;
                Shown::Released
            } else {
                Shown::AsItWas
            };
            let detail = json!({ "result": shown });
            pen.note(ledger, "article.show", &target(id), detail)?;
            Ok::<_, ArticleError>(shown)
        })
        .await?;
    app.nudge.notify_one();
    Ok(shown)
}

/// What an editor puts right of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// Plain text, one line.
    pub title: Option<String>,
    /// Where it is read.
    pub url: Option<String>,
    /// Plain text.
    pub summary: Option<String>,
    /// The lead image; an empty text takes it away.
    pub image_url: Option<String>,
    /// Plain text; an empty text takes it away.
    pub author: Option<String>,
    /// Names of sections or tags.
    pub topics: Option<Vec<String>>,
}

/// Puts an article right. Letters that are written from then on say so, and its source does not change it any
/// more; letters that went out stay as they are.
pub async fn correct(
    app: &App,
    actor: &Actor,
    id: i64,
    correction: Correction,
) -> Result<ArticleReport, ArticleError> {
    correct_seen(app, actor, id, correction, Expected::Anything).await
}

/// The same, unless somebody else has changed it since the editor saw it.
pub async fn correct_seen(
    app: &App,
    actor: &Actor,
    id: i64,
    correction: Correction,
    seen: Expected,
) -> Result<ArticleReport, ArticleError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    let latest = ingest::latest(app);
    app.database
        .write(move |ledger| {
            let (found, _) = hold(ledger, id)?;
            seen.check(&version(&found))?;
            let before = found.article;
            let content = corrected(&before, correction);
            let wrong: Vec<Wrong> = ingest::wrong_content(&content, latest)
                .into_iter()
                // Those are the source's, and stay.
                .filter(|wrong| !matches!(wrong.field, "external_id" | "published_at"))
                .collect();
            if !wrong.is_empty() {
                return Err(ArticleError::Refused(wrong));
            }
            by_hand::correct(ledger, id, &before.source_title, &content, now)?;
            let report = one(ledger, id)?.ok_or(ArticleError::Unknown(id))?;
            let detail = json!({"before": before.title, "after": report.article.title});
            pen.note(ledger, "article.correct", &target(id), detail)?;
            Ok(report)
        })
        .await
}

fn corrected(before: &Article, correction: Correction) -> ArticleContent {
    let line = |new: Option<String>, old: &str| match new {
        Some(new) => new.trim().to_owned(),
        None => old.to_owned(),
    };
    let optional = |new: Option<String>, old: &Option<String>| match new {
        Some(new) => Some(new.trim().to_owned()).filter(|new| !new.is_empty()),
        None => old.clone(),
    };
    ArticleContent {
        external_id: before.external_id.clone(),
        url: line(correction.url, &before.url),
        title: line(correction.title, &before.title),
        summary: line(correction.summary, &before.summary),
        image_url: optional(correction.image_url, &before.image_url),
        author: optional(correction.author, &before.author),
        topics: correction
            .topics
            .unwrap_or_else(|| before.categories.0.clone()),
        published_at: before.published_at,
    }
}

/// Lets the source of an article speak again: what it says takes the place of the correction. A feed is read in full
/// for that, at once.
pub async fn take_correction_back(
    app: &App,
    actor: &Actor,
    id: i64,
    seen: Expected,
) -> Result<ArticleReport, ArticleError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    let report = app
        .database
        .write(move |ledger| {
            let (found, _) = hold(ledger, id)?;
            seen.check(&version(&found))?;
            by_hand::let_source_speak(ledger, id)?;
            pen.note(ledger, "article.uncorrect", &target(id), json!({}))?;
            let feed = found.article.source.strip_prefix("feed:");
            if let Some(feed) = feed.and_then(|feed| feed.parse().ok()) {
                store::feeds::read_in_full(ledger, feed, now)?;
            }
            one(ledger, id)?.ok_or(ArticleError::Unknown(id))
        })
        .await?;
    app.nudge.notify_one();
    Ok(report)
}
