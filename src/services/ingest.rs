//! Bringing articles in: from feeds that are due, and from sites that push them.
//!
//! A visit to a feed is claimed in one transaction, made outside any, and written down in another.
//! Whatever goes wrong is noted on that feed, which is visited again later and later; no feed can
//! hold up another.

use std::sync::Arc;

use futures_util::StreamExt;

use super::lists::{self, ListError};
use super::{App, StoreError};
use crate::domain::article::{ArticleContent, Ingested, Standing};
use crate::domain::feed::back_off_seconds;
use crate::domain::time::UtcTime;
use crate::feeds::{self, Entry, FetchError, Fetched, ParsedFeed, Validators};
use crate::store::articles::ArticleSource;
use crate::store::feeds::{Feed, Visit};
use crate::store::{self, Ledger};

pub use crate::store::articles::Article;

/// The longest texts that the API takes, in characters.
const TITLE_CHARACTERS: usize = 500;
const SUMMARY_CHARACTERS: usize = 5_000;
const URL_CHARACTERS: usize = 2_048;
const NAME_CHARACTERS: usize = 200;
/// The most topics of one article.
const TOPICS: usize = 20;

/// What is wrong with one field of one pushed article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemProblem {
    /// The article's place in the request, from 0.
    pub index: usize,
    /// The name of the field in JSON.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

/// Why articles were not taken in. None of the request's articles is kept then.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// No list has this slug.
    #[error("there is no list \"{0}\"")]
    UnknownList(String),
    /// Fields that have to be put right.
    #[error("{}", in_words(.0))]
    Refused(Vec<ItemProblem>),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn in_words(problems: &[ItemProblem]) -> String {
    let lines = problems.iter().map(|problem| {
        format!(
            "article {}: {}: {}",
            problem.index, problem.field, problem.message
        )
    });
    lines.collect::<Vec<_>>().join("; ")
}

/// Takes in articles that a site pushes, all of them or none; a known (source, external id) is
/// brought up to date and never mailed again.
pub async fn push(
    app: &App,
    list: &str,
    source: &str,
    articles: Vec<ArticleContent>,
) -> Result<Vec<(String, Ingested)>, IngestError> {
    let list = lists::find(app, list).await.map_err(|error| match error {
        ListError::Store(error) => IngestError::Store(error),
        _ => IngestError::UnknownList(list.to_owned()),
    })?;
    let mut problems = Vec::new();
    if is_bad_line(source, NAME_CHARACTERS) || source.starts_with("feed:") {
        let message = format!(
            "name your site in 1 to {NAME_CHARACTERS} characters on one line, not beginning with feed:"
        );
        problems.push(ItemProblem {
            index: 0,
            field: "source",
            message,
        });
    }
    for (index, article) in articles.iter().enumerate() {
        problems.extend(
            check(article)
                .into_iter()
                .map(|(field, message)| ItemProblem {
                    index,
                    field,
                    message,
                }),
        );
    }
    if !problems.is_empty() {
        return Err(IngestError::Refused(problems));
    }
    let source = source.to_owned();
    let now = app.now();
    app.database
        .write(move |ledger| {
            let source = ArticleSource {
                list_id: list.id,
                feed_id: None,
                name: &source,
                title: &source,
            };
            let mut results = Vec::with_capacity(articles.len());
            for article in articles {
                let ingested =
                    store::articles::upsert(ledger, &source, &article, Standing::New, now)?;
                results.push((article.external_id, ingested));
            }
            let new = store::articles::unreleased(ledger, list.id)?;
            store::articles::release(ledger, list.id, &new)?;
            Ok(results)
        })
        .await
}

fn check(article: &ArticleContent) -> Vec<(&'static str, String)> {
    let mut wrong = Vec::new();
    let line = |longest: usize| format!("use 1 to {longest} characters on one line");
    if is_bad_line(&article.external_id, NAME_CHARACTERS) {
        wrong.push(("external_id", line(NAME_CHARACTERS)));
    }
    if is_bad_line(&article.title, TITLE_CHARACTERS) {
        wrong.push(("title", line(TITLE_CHARACTERS)));
    }
    if !is_web_url(&article.url) {
        wrong.push(("url", "use a whole http or https URL".to_owned()));
    }
    if article
        .image_url
        .as_deref()
        .is_some_and(|url| !is_web_url(url))
    {
        wrong.push((
            "image_url",
            "use a whole http or https URL, or leave it out".to_owned(),
        ));
    }
    let summary_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    if article.summary.chars().count() > SUMMARY_CHARACTERS
        || article.summary.chars().any(summary_control)
    {
        wrong.push((
            "summary",
            format!("use at most {SUMMARY_CHARACTERS} characters of plain text"),
        ));
    }
    if article
        .author
        .as_deref()
        .is_some_and(|author| is_bad_line(author, NAME_CHARACTERS))
    {
        wrong.push(("author", line(NAME_CHARACTERS)));
    }
    if article.topics.len() > TOPICS
        || article
            .topics
            .iter()
            .any(|topic| is_bad_line(topic, NAME_CHARACTERS))
    {
        wrong.push((
            "topics",
            format!("use at most {TOPICS} names of 1 to {NAME_CHARACTERS} characters"),
        ));
    }
    wrong
}

fn is_bad_line(text: &str, longest: usize) -> bool {
    text.trim().is_empty() || text.chars().count() > longest || text.chars().any(char::is_control)
}

fn is_web_url(text: &str) -> bool {
    let parsed = url::Url::parse(text);
    text.chars().count() <= URL_CHARACTERS
        && !text.chars().any(|c| c.is_control() || c.is_whitespace())
        && parsed.is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some())
}

/// The newest articles of a list.
pub async fn newest(app: &App, list: &str, limit: i64) -> Result<Vec<Article>, ListError> {
    let list = lists::find(app, list).await?;
    Ok(app
        .database
        .read(move |ledger| store::articles::newest(ledger, list.id, limit))
        .await?)
}

/// Visits the feeds that are due, a few at a time; returns how many were visited.
pub async fn poll_due_feeds(app: &Arc<App>, worker: &str) -> Result<usize, StoreError> {
    let now = app.now();
    let until = now.plus_seconds(app.config.feeds.claim_seconds.into());
    let limit = i64::from(app.config.feeds.concurrency);
    // Looked at first on a reading connection, so that an idle desk writes nothing.
    let any = app
        .database
        .read(move |ledger| store::feeds::any_due(ledger, now))
        .await?;
    if !any {
        return Ok(0);
    }
    let owner = worker.to_owned();
    let claimed = app
        .database
        .write(move |ledger| store::feeds::claim_due(ledger, &owner, limit, until, now))
        .await?;
    let visits =
        futures_util::stream::iter(claimed.into_iter().map(|feed| visit(app, worker, feed)));
    let results: Vec<Result<(), StoreError>> = visits
        .buffer_unordered(app.config.feeds.concurrency as usize)
        .collect()
        .await;
    let visited = results.len();
    results.into_iter().collect::<Result<(), StoreError>>()?;
    Ok(visited)
}

async fn visit(app: &App, worker: &str, feed: Feed) -> Result<(), StoreError> {
    let validators = Validators {
        etag: feed.etag.clone(),
        last_modified: feed.last_modified.clone(),
    };
    let found = match app.feeds.fetch(&feed.url, &validators).await {
        Ok(fetched) => read(app, fetched).await,
        Err(error) => Err(Trouble::from(error)),
    };
    let now = app.now();
    if found.is_err() {
        // The words name the feed's URL, which may hold a token: they stay in the ledger.
        tracing::warn!(
            feed_id = feed.id,
            failures = feed.failures + 1,
            "a feed could not be read; postrider feed show tells why"
        );
    }
    let plan = Plan::of(app, worker, now);
    app.database
        .write(move |ledger| plan.settle(ledger, &feed, &found))
        .await
}

/// What a visit brought home.
enum Found {
    NotModified,
    News {
        parsed: ParsedFeed,
        validators: Validators,
        moved_to: Option<String>,
    },
}

/// What went wrong, and what that means for the next visit.
struct Trouble {
    words: String,
    gone: bool,
    wait_seconds: Option<i64>,
}

impl From<FetchError> for Trouble {
    fn from(error: FetchError) -> Self {
        let wait_seconds = match &error {
            FetchError::RetryAfter { seconds, .. } => i64::try_from(*seconds).ok(),
            _ => None,
        };
        Self {
            words: error.to_string(),
            gone: matches!(error, FetchError::Gone { .. }),
            wait_seconds,
        }
    }
}

async fn read(app: &App, fetched: Fetched) -> Result<Found, Trouble> {
    let Fetched::Feed {
        bytes,
        content_type,
        final_url,
        moved_permanently_to,
        validators,
    } = fetched
    else {
        return Ok(Found::NotModified);
    };
    let (limits, now) = (app.feeds.limits().clone(), app.now());
    // A large feed keeps a processor busy: not on the threads that serve requests.
    let parsing = tokio::task::spawn_blocking(move || {
        feeds::parse(&bytes, content_type.as_deref(), &final_url, &limits, now)
    });
    let trouble = |words: String| Trouble {
        words,
        gone: false,
        wait_seconds: None,
    };
    match parsing.await {
        Ok(Ok(parsed)) => Ok(Found::News {
            parsed,
            validators,
            moved_to: moved_permanently_to,
        }),
        Ok(Err(error)) => Err(trouble(error.to_string())),
        Err(_stopped) => Err(trouble("the reading was stopped".to_owned())),
    }
}

/// What writing a visit down needs, fit to move into a transaction.
struct Plan {
    worker: String,
    poll_seconds: i64,
    back_off_max_seconds: i64,
    first_poll_seconds: i64,
    now: UtcTime,
}

impl Plan {
    fn of(app: &App, worker: &str, now: UtcTime) -> Self {
        let feeds = &app.config.feeds;
        Self {
            worker: worker.to_owned(),
            poll_seconds: feeds.poll_seconds.into(),
            back_off_max_seconds: feeds.back_off_max_seconds.into(),
            first_poll_seconds: i64::from(feeds.first_poll_days) * 86_400,
            now,
        }
    }

    fn settle(
        &self,
        ledger: &mut Ledger,
        feed: &Feed,
        found: &Result<Found, Trouble>,
    ) -> Result<(), StoreError> {
        let mut visit = Visit {
            at: self.now,
            next_fetch_at: self.now.plus_seconds(self.poll_seconds),
            error: None,
            failures: 0,
            url: &feed.url,
            title: feed.title.as_deref(),
            etag: feed.etag.as_deref(),
            last_modified: feed.last_modified.as_deref(),
            gone: false,
        };
        match found {
            Ok(Found::NotModified) => {}
            Ok(Found::News {
                parsed,
                validators,
                moved_to,
            }) => {
                self.keep(ledger, feed, parsed)?;
                visit.title = parsed.title.as_deref().or(visit.title);
                visit.etag = validators.etag.as_deref();
                visit.last_modified = validators.last_modified.as_deref();
                // Where the list reads the new address already, the old one is kept: an address is read once.
                if let Some(url) = moved_to.as_deref()
                    && !store::feeds::is_read(ledger, feed.list_id, url)?
                {
                    visit.url = url;
                }
            }
            Err(trouble) => {
                visit.failures = feed.failures + 1;
                visit.error = Some(&trouble.words);
                let wait =
                    back_off_seconds(self.poll_seconds, visit.failures, self.back_off_max_seconds);
                visit.next_fetch_at = self
                    .now
                    .plus_seconds(trouble.wait_seconds.unwrap_or(0).max(wait));
                visit.gone = trouble.gone;
            }
        }
        store::feeds::settle(ledger, feed.id, &self.worker, &visit)
    }

    fn keep(
        &self,
        ledger: &mut Ledger,
        feed: &Feed,
        parsed: &ParsedFeed,
    ) -> Result<(), StoreError> {
        let name = format!("feed:{}", feed.id);
        let title = parsed
            .title
            .as_deref()
            .or(feed.title.as_deref())
            .unwrap_or(&feed.url);
        let source = ArticleSource {
            list_id: feed.list_id,
            feed_id: Some(feed.id),
            name: &name,
            title,
        };
        // Oldest first, so that the order of first sight is the order of publication.
        for entry in parsed.entries.iter().rev() {
            let standing = self.standing(feed, entry);
            store::articles::upsert(ledger, &source, &content(entry), standing, self.now)?;
        }
        let new = store::articles::unreleased(ledger, feed.list_id)?;
        store::articles::release(ledger, feed.list_id, &new)
    }

    /// At the first reading of a feed, what it published long ago, or at a time it does not tell, is
    /// its back catalogue. Later, whatever is new to us is news.
    fn standing(&self, feed: &Feed, entry: &Entry) -> Standing {
        let published = entry.published_at.or(entry.updated_at);
        let recent =
            published.is_some_and(|at| self.now.seconds_since(at) <= self.first_poll_seconds);
        if feed.last_success_at.is_some() || recent {
            Standing::New
        } else {
            Standing::BackCatalogue
        }
    }
}

fn content(entry: &Entry) -> ArticleContent {
    ArticleContent {
        external_id: entry.external_id.clone(),
        url: entry.url.clone(),
        title: entry.title.clone(),
        summary: entry.summary.clone(),
        image_url: entry.image_url.clone(),
        author: entry.author.clone(),
        topics: entry.topics.clone(),
        published_at: entry.published_at,
    }
}
