//! `postrider feed` and `postrider article`.

use std::path::PathBuf;

use clap::Subcommand;
use serde::{Deserialize, Serialize};

use super::failure::{Code, Failure};
use super::lists::read_text;
use super::output::{Reader, card, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::article::{ArticleContent, Ingested};
use crate::domain::feed::FeedState;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::feeds::{self, Feed, FeedEdit, FeedReport};
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
    /// Show every feed and how it is doing, or one of them in full
    #[command(after_help = "Examples:
  postrider feed show          every feed
  postrider feed show daily    those of one list
  postrider feed show 7        all about feed 7: its next visit, its trouble, what is held and why")]
    Show {
        /// A list, or the number of a feed
        #[arg(value_name = "LIST or FEED")]
        which: Option<String>,
    },
    /// Let the articles go that a feed brought in a flood
    #[command(
        after_help = "A feed that brings many times its usual number of new entries waits for you, because a site's move
or mistake must not mail its whole archive. `feed show FEED` says how many wait, and why."
    )]
    Release {
        /// The feed's number
        feed: i64,
    },
    /// Never mail the articles that a feed brought in a flood
    Drop {
        /// The feed's number
        feed: i64,
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
external_id is brought up to date, and never mailed twice. An address that the list has already is the same
article, whoever brings it. An article with a date ahead is held until then.

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
            let feed = feeds::add(app, &Actor::CommandLine, &list, &url).await?;
            reader.show(&feed, |feed| {
                format!("Feed {} is visited from now on.", feed.id)
            })
        }
        FeedCommand::Show { which } => show(app, which, reader).await,
        FeedCommand::Release { feed } => {
            let articles = ingest::release_flood(app, &Actor::CommandLine, feed).await?;
            decided(reader, feed, articles, "may be mailed from now on")
        }
        FeedCommand::Drop { feed } => {
            let articles = ingest::drop_flood(app, &Actor::CommandLine, feed).await?;
            decided(reader, feed, articles, "will not be mailed")
        }
        FeedCommand::Stop { feed } => set_state(app, feed, FeedState::Stopped, reader).await,
        FeedCommand::Resume { feed } => set_state(app, feed, FeedState::Active, reader).await,
    }
}

fn decided(reader: Reader, feed: i64, articles: usize, what: &str) -> Result<(), Failure> {
    let value = serde_json::json!({ "id": feed, "articles": articles });
    reader.show(&value, |_| match articles {
        0 => format!("No articles of feed {feed} wait for you."),
        _ => format!("{articles} articles of feed {feed} {what}."),
    })
}

async fn show(app: &App, which: Option<String>, reader: Reader) -> Result<(), Failure> {
    // A slug never begins with a digit alone: a number is a feed unless a list has that name.
    if let Some(id) = which.as_deref().and_then(|which| which.parse().ok())
        && lists::find(app, &which.clone().unwrap_or_default())
            .await
            .is_err()
    {
        let report = feeds::report(app, id).await?;
        return reader.show(&report, tell);
    }
    let reports = feeds::reports(app, which.as_deref()).await?;
    reader.show(&reports, |reports| {
        let rows: Vec<_> = reports.iter().map(row).collect();
        let nothing = "There are no feeds yet. Add one with: postrider feed add LIST URL";
        table(
            &[
                "feed",
                "list",
                "state",
                "last success",
                "next visit",
                "a day",
                "held",
                "failures",
                "url",
                "trouble",
            ],
            &rows,
            nothing,
        )
    })
}

fn row(report: &FeedReport) -> Vec<String> {
    let feed = &report.feed;
    vec![
        feed.id.to_string(),
        report.list.clone(),
        feed.state.to_string(),
        or_dash(feed.last_success_at.as_ref()),
        next_visit(feed),
        report.entries_a_day.to_string(),
        (report.held.future + report.held.flood).to_string(),
        feed.failures.to_string(),
        feed.url.clone(),
        feed.last_error.clone().unwrap_or_default(),
    ]
}

fn next_visit(feed: &Feed) -> String {
    match feed.state {
        FeedState::Active => feed.next_fetch_at.to_string(),
        FeedState::Stopped => "-".to_owned(),
    }
}

fn tell(report: &FeedReport) -> String {
    let feed = &report.feed;
    let mut lines = vec![
        ("feed", feed.id.to_string()),
        ("list", report.list.clone()),
        ("url", feed.url.clone()),
        ("title", or_dash(feed.title.as_ref())),
        ("state", feed.state.to_string()),
        ("last visit", or_dash(feed.last_fetch_at.as_ref())),
        ("last success", or_dash(feed.last_success_at.as_ref())),
        ("next visit", next_visit(feed)),
        ("trouble", or_dash(feed.last_error.as_ref())),
        ("failures in a row", feed.failures.to_string()),
        ("new entries a day", report.entries_a_day.to_string()),
        ("held for their date", report.held.future.to_string()),
        ("held as a flood", report.held.flood.to_string()),
    ];
    if let Some(note) = &feed.held_note {
        lines.push(("why", note.clone()));
        let id = feed.id;
        let remedy = format!("postrider feed release {id}, or: postrider feed drop {id}");
        lines.push(("what to do", remedy));
    }
    if let Some(hub) = &report.hub {
        let until = hub.lease_until.map(|until| format!(" until {until}"));
        let state = format!("{}{}", hub.state, until.unwrap_or_default());
        lines.push(("hub", format!("{}: {state}", hub.url)));
        lines.push(("last told by it", or_dash(hub.pinged_at.as_ref())));
        lines.extend(hub.last_error.clone().map(|error| ("hub's trouble", error)));
    }
    card(&lines)
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
    feeds::edit(app, &Actor::CommandLine, id, FeedEdit::state(state)).await?;
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
            let results = ingest::push(app, &Actor::CommandLine, &list, &source, articles).await?;
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
