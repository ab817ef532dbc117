//! Articles that a site pushes through the API or an operator hands in as a file.

use serde_json::json;

use super::super::audit::Pen;
use super::super::lists::{self, ListError};
use super::super::{App, StoreError, Wrong};
use super::keeping::{self, Batch, Incoming, Kept, Order};
use crate::clock::random_uuid;
use crate::domain::actor::Actor;
use crate::domain::article::{ArticleContent, Ingested};
use crate::domain::identity::{Told, given_marks};
use crate::domain::time::UtcTime;
use crate::store::articles::ArticleSource;
use crate::store::{self, Ledger};

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

/// Takes in articles that a site pushes, all of them or none; a known one is brought up to date and never
/// mailed again.
pub async fn push(
    app: &App,
    actor: &Actor,
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
    let (now, latest) = (app.now(), latest(app));
    for (index, article) in articles.iter().enumerate() {
        problems.extend(
            check(article, latest)
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
    let (pen, source) = (Pen::of(app, actor), source.to_owned());
    app.database
        .write(move |ledger| {
            let kept = keep(ledger, list.id, [&source, &source], &articles, now)?;
            let detail = json!({ "source": source, "articles": kept.results.len() });
            let target = lists::target(&list.slug);
            pen.note(ledger, "article.push", &target, detail)?;
            let ids = articles.iter().map(|article| article.external_id.clone());
            Ok(ids.zip(kept.results).collect())
        })
        .await
}

/// Keeps articles that somebody tells of; the source has a name for us and one for readers.
fn keep(
    ledger: &mut Ledger,
    list_id: i64,
    [name, title]: [&str; 2],
    articles: &[ArticleContent],
    now: UtcTime,
) -> Result<Kept, StoreError> {
    let batch = Batch {
        source: ArticleSource {
            list_id,
            feed_id: None,
            name,
            title,
        },
        home: None,
        order: Order::AsTold,
        first_reading: None,
        flood: None,
    };
    let incoming: Vec<_> = articles.iter().map(incoming).collect();
    keeping::keep(ledger, &batch, &incoming, now)
}

/// The source of articles that editors write themselves.
const DESK: &str = "desk";

/// Takes in an article that an editor wrote; readers see the list's name as its source. Answers its number and
/// whether it is new: where the list has an article at this address already, that one is answered as it is.
pub async fn write(
    app: &App,
    actor: &Actor,
    list: &str,
    content: ArticleContent,
) -> Result<(i64, Ingested), ListError> {
    let list = lists::find(app, list).await?;
    let content = ArticleContent {
        external_id: random_uuid(&*app.entropy).to_string(),
        ..content
    };
    let wrong = wrong_content(&content, latest(app));
    if !wrong.is_empty() {
        return Err(ListError::Refused(wrong));
    }
    let (pen, now) = (Pen::of(app, actor), app.now());
    let written = app
        .database
        .write(move |ledger| {
            let articles = std::slice::from_ref(&content);
            let kept = keep(ledger, list.id, [DESK, &list.name], articles, now)?;
            let result = kept.results.first().copied().unwrap_or(Ingested::Created);
            let by_name = store::articles::pushed(ledger, list.id, DESK, &content.external_id)?;
            let found = match by_name {
                Some(article) => Some(article.id),
                None => by_link(ledger, list.id, &content.url)?,
            };
            let nowhere = || StoreError::Unreadable("an article that was just written".to_owned());
            let id = found.ok_or_else(nowhere)?;
            let detail = json!({ "list": list.slug, "result": result.as_str() });
            pen.note(ledger, "article.create", &format!("article {id}"), detail)?;
            Ok::<_, ListError>((id, result))
        })
        .await?;
    app.nudge.notify_one();
    Ok(written)
}

/// The article that a list knows by this address.
fn by_link(ledger: &mut Ledger, list: i64, url: &str) -> Result<Option<i64>, StoreError> {
    let told = Told {
        guid: None,
        link: Some(url),
        title: "",
        summary: "",
        published_at: None,
    };
    let marks = given_marks(DESK, &[told]);
    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
    let known = store::articles::keys::known(ledger, list, &marks)?;
    Ok(known.into_values().flatten().next())
}

/// How many days ahead an article may be dated, and the instant that this is.
pub(in crate::services) fn latest(app: &App) -> (u32, UtcTime) {
    let days = app.config.feeds.future_days;
    (days, app.now().plus_seconds(i64::from(days) * 86_400))
}

/// What is wrong with an article that an editor wrote or put right.
pub(in crate::services) fn wrong_content(
    content: &ArticleContent,
    latest: (u32, UtcTime),
) -> Vec<Wrong> {
    let wrong = check(content, latest).into_iter();
    wrong
        .map(|(field, message)| Wrong::new(field, message))
        .collect()
}

fn incoming(article: &ArticleContent) -> Incoming<'_> {
    Incoming {
        told: Told {
            guid: Some(&article.external_id),
            link: Some(&article.url),
            title: &article.title,
            summary: &article.summary,
            published_at: article.published_at,
        },
        content: article.clone(),
    }
}

fn check(article: &ArticleContent, (days, latest): (u32, UtcTime)) -> Vec<(&'static str, String)> {
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
    if article.published_at.is_some_and(|at| at > latest) {
        wrong.push((
            "published_at",
            format!("lies more than {days} days ahead (feeds.future_days)"),
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
