//! `postrider feed` and `postrider article`.

use std::path::PathBuf;

use clap::Subcommand;
use serde::{Deserialize, Serialize};

use super::failure::{Code, Failure};
use super::lists::read_text;
use super::output::{Reader, or_dash, table};
use crate::domain::article::{ArticleContent, Ingested};
use crate::domain::feed::FeedState;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::feeds::{self, Feed};
use crate::services::ingest;
use crate::services::lists::{self, List};

/// Sources that a list reads: RSS, Atom and JSON Feed.
#[derive(Debug, Subcommand)]
pub(super) enum FeedCommand {
    /// Read one more feed; the worker visits it at once
    #[command(after_help = "Example:
  postrider feed add daily https://news.example.org/rss.xml

What the feed published before feeds.first_poll_days is kept and never mailed.")]
    Add {
        /// The list that its articles belong to
        list: String,
        /// Where the feed is
        url: String,
    },
    /// Show every feed and how its last visit went
    Show {
        /// Only those of this list
        list: Option<String>,
    },
    /// Visit a feed no more
    Stop {
        /// The feed's number
        feed: i64,
    },
    /// Visit a stopped feed again
    Resume {
        /// The feed's number
        feed: i64,
    },
}

/// Articles, from feeds and from elsewhere.
#[derive(Debug, Subcommand)]
pub(super) enum ArticleCommand {
    /// Take in articles from a JSON file, all of them or none
    #[command(
        after_help = "The file holds one article, an array of articles, or {\"articles\": […]}. An article:
  {\"external_id\": \"2026-117\", \"url\": \"https://news.example.org/117\", \"title\": \"…\", \"summary\": \"…\",
   \"image_url\": \"https://…\", \"author\": \"…\", \"topics\": [\"City\"], \"published_at\": \"2026-11-24T06:00:00Z\"}
Only external_id, url and title are required. An article that is pushed again under the same source and
external_id is brought up to date, and never mailed twice.

Example:
  postrider article push daily --source cms articles.json"
    )]
    Push {
        /// The list that the articles belong to
        list: String,
        /// A JSON file; - reads standard input
        #[arg(default_value = "-")]
        file: PathBuf,
        /// What the articles come from; external ids are unique within it
        #[arg(long)]
        source: String,
    },
    /// Show the newest articles of a list
    Show {
        /// The list's name in URLs
        list: String,
        /// The most to show
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(i64).range(1..=1000))]
        limit: i64,
    },
}

/// Runs `postrider feed`.
pub(super) async fn run(app: &App, command: FeedCommand, reader: Reader) -> Result<(), Failure> {
    match command {
        FeedCommand::Add { list, url } => {
            let feed = feeds::add(app, &list, &url).await?;
            reader.show(&feed, |feed| {
                format!("Feed {} is visited from now on.", feed.id)
            })
        }
        FeedCommand::Show { list } => show(app, list, reader).await,
        FeedCommand::Stop { feed } => set_state(app, feed, FeedState::Stopped, reader).await,
        FeedCommand::Resume { feed } => set_state(app, feed, FeedState::Active, reader).await,
    }
}

async fn show(app: &App, list: Option<String>, reader: Reader) -> Result<(), Failure> {
    let known = lists::all(app).await?;
    let wanted = match &list {
        Some(slug) => Some(lists::find(app, slug).await?.id),
        None => None,
    };
    let mut all = feeds::all(app).await?;
    all.retain(|feed| wanted.is_none_or(|list| feed.list_id == list));
    reader.show(&all, |all| {
        let rows: Vec<_> = all.iter().map(|feed| row(feed, &known)).collect();
        let nothing = "There are no feeds yet. Add one with: postrider feed add LIST URL";
        table(
            &[
                "feed",
                "list",
                "state",
                "last visit",
                "failures",
                "url",
                "trouble",
            ],
            &rows,
            nothing,
        )
    })
}

fn row(feed: &Feed, lists: &[List]) -> Vec<String> {
    vec![
        feed.id.to_string(),
        slug_of(lists, feed.list_id),
        feed.state.to_string(),
        or_dash(feed.last_fetch_at.as_ref()),
        feed.failures.to_string(),
        feed.url.clone(),
        feed.last_error.clone().unwrap_or_default(),
    ]
}

/// The slug of the list with this number.
pub(super) fn slug_of(lists: &[List], id: i64) -> String {
    or_dash(
        lists
            .iter()
            .find(|list| list.id == id)
            .map(|list| &list.slug),
    )
}

async fn set_state(app: &App, id: i64, state: FeedState, reader: Reader) -> Result<(), Failure> {
    if !feeds::set_state(app, id, state).await? {
        return Err(Failure::not_found(&format!(
            "there is no feed {id}; see: postrider feed show"
        )));
    }
    app.nudge.notify_one();
    let value = serde_json::json!({ "id": id, "state": state });
    reader.show(&value, |_| format!("Feed {id} is {state}."))
}

/// What a file may hold.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Pushed {
    Many(Vec<PushedArticle>),
    Wrapped { articles: Vec<PushedArticle> },
    One(Box<PushedArticle>),
}

/// One article as JSON.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PushedArticle {
    external_id: String,
    url: String,
    title: String,
    #[serde(default)]
    summary: String,
    image_url: Option<String>,
    author: Option<String>,
    #[serde(default)]
    topics: Vec<String>,
    published_at: Option<UtcTime>,
}

impl From<PushedArticle> for ArticleContent {
    fn from(pushed: PushedArticle) -> Self {
        Self {
            external_id: pushed.external_id,
            url: pushed.url,
            title: pushed.title,
            summary: pushed.summary,
            image_url: pushed.image_url,
            author: pushed.author,
            topics: pushed.topics,
            published_at: pushed.published_at,
        }
    }
}

/// What became of one pushed article.
#[derive(Serialize)]
struct PushedResult {
    external_id: String,
    result: Ingested,
}

/// Runs `postrider article`.
pub(super) async fn run_articles(
    app: &App,
    command: ArticleCommand,
    reader: Reader,
) -> Result<(), Failure> {
    match command {
        ArticleCommand::Push { list, file, source } => {
            let articles = parse(&read_text(&file)?)?;
            let results = ingest::push(app, &list, &source, articles).await?;
            let results: Vec<_> = results
                .into_iter()
                .map(|(external_id, result)| PushedResult {
                    external_id,
                    result,
                })
                .collect();
            reader.show(&results, |results| {
                let row =
                    |one: &PushedResult| vec![one.external_id.clone(), one.result.to_string()];
                let rows: Vec<_> = results.iter().map(row).collect();
                table(
                    &["external id", "result"],
                    &rows,
                    "The file holds no articles.",
                )
            })
        }
        ArticleCommand::Show { list, limit } => {
            let newest = ingest::newest(app, &list, limit).await?;
            reader.show(&newest, |newest| {
                let row = |article: &ingest::Article| {
                    vec![
                        article.id.to_string(),
                        article.first_seen_at.to_string(),
                        article.standing.to_string(),
                        article.source.clone(),
                        article.title.clone(),
                    ]
                };
                let rows: Vec<_> = newest.iter().map(row).collect();
                table(
                    &["article", "first seen", "standing", "source", "title"],
                    &rows,
                    "The list has no articles yet.",
                )
            })
        }
    }
}

fn parse(text: &str) -> Result<Vec<ArticleContent>, Failure> {
    let wrong = |error: serde_json::Error| {
        Failure::new(Code::Failed, "the file does not hold articles as JSON")
            .because(error)
            .try_this("postrider article push --help")
    };
    // An untagged enum cannot say which field is wrong, so the shape is looked at first.
    let value: serde_json::Value = serde_json::from_str(text).map_err(wrong)?;
    let pushed = match value {
        serde_json::Value::Array(_) => serde_json::from_value(value).map(Pushed::Many),
        value if value.get("articles").is_some() => serde_json::from_value(value),
        value => serde_json::from_value(value).map(|one| Pushed::One(Box::new(one))),
    };
    let articles = match pushed.map_err(wrong)? {
        Pushed::Many(articles) | Pushed::Wrapped { articles } => articles,
        Pushed::One(article) => vec![*article],
    };
    Ok(articles.into_iter().map(ArticleContent::from).collect())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn one_article_an_array_and_a_wrapped_array_are_read() {
        let one = r#"{"external_id": "1", "url": "https://a.example/1", "title": "One"}"#;
        for (text, count) in [
            (one.to_owned(), 1),
            (format!("[{one}, {one}]"), 2),
            (format!("{{\"articles\": [{one}]}}"), 1),
        ] {
            assert_eq!(parse(&text).unwrap().len(), count, "{text}");
        }
        assert!(parse(r#"{"external_id": "1", "titel": "One"}"#).is_err());
    }
}
