//! Bringing articles in: from feeds that are due, and from sites that push them ([`push()`]).
//!
//! A visit to a feed is claimed in one transaction, made outside any, and written down in another.
//! Whatever goes wrong is noted on that feed, which is visited again later and later; no feed can
//! hold up another. What is kept of a visit, and what it means, decides `keeping`; what has to wait
//! waits in `held`.

use std::sync::Arc;

use futures_util::StreamExt;

use super::lists::{self, ListError};
use super::websub::{self, Offer};
use super::{App, StoreError, feeds as sources};
use crate::domain::article::ArticleContent;
use crate::domain::feed::{Habit, back_off_seconds, interval_seconds, with_jitter};
use crate::domain::identity::Told;
use crate::domain::time::UtcTime;
use crate::feeds::{self, Discovered, Entry, FetchError, Fetched, ParsedFeed, Validators};
use crate::store::articles::ArticleSource;
use crate::store::feeds::{Claiming, Feed, Visit};
use crate::store::{self, Ledger};
use keeping::{Batch, Flood, Incoming, Order};

mod held;
mod keeping;
mod push;
mod trial;

pub use crate::store::articles::Article;
pub use held::{drop_flood, release_due, release_flood};
pub use push::{IngestError, ItemProblem, push, write};
pub(super) use push::{latest, wrong_content};
pub use trial::{Trial, TrialEntry, TrialFate, TrialWarning, try_feed};

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
    // Looked at first on a reading connection, so that an idle desk writes nothing.
    let any = app
        .database
        .read(move |ledger| store::feeds::any_due(ledger, now))
        .await?;
    if !any {
        return Ok(0);
    }
    let owner = worker.to_owned();
    let limit = i64::from(app.config.feeds.concurrency);
    let until = now.plus_seconds(app.config.feeds.claim_seconds.into());
    let hosts_until = now.plus_seconds(app.config.feeds.host_spacing_seconds.into());
    let claimed = app
        .database
        .write(move |ledger| {
            let claiming = Claiming {
                worker: &owner,
                limit,
                until,
                hosts_until,
                now,
            };
            store::feeds::claim_due(ledger, claiming)
        })
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
    NotModified { fresh_seconds: Option<i64> },
    News(Box<News>),
}

/// A feed that was read.
struct News {
    parsed: ParsedFeed,
    validators: Validators,
    moved_to: Option<String>,
    fresh_seconds: Option<i64>,
    discovered: Discovered,
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
    let document = match fetched {
        Fetched::NotModified { fresh_seconds } => return Ok(Found::NotModified { fresh_seconds }),
        Fetched::Feed(document) => document,
    };
    let (limits, now) = (app.feeds.limits().clone(), app.now());
    // A large feed keeps a processor busy: not on the threads that serve requests.
    let parsing = tokio::task::spawn_blocking(move || {
        let content_type = document.content_type.as_deref();
        let parsed = feeds::parse(
            &document.bytes,
            content_type,
            &document.final_url,
            &limits,
            now,
        );
        parsed.map(|parsed| (parsed, document))
    });
    let trouble = |words: String| Trouble {
        words,
        gone: false,
        wait_seconds: None,
    };
    match parsing.await {
        Ok(Ok((parsed, document))) => {
            let mut discovered = document.discovered.or(&parsed.discovered);
            discovered.own.get_or_insert(document.final_url);
            Ok(Found::News(Box::new(News {
                parsed,
                validators: document.validators,
                moved_to: document.moved_permanently_to,
                fresh_seconds: document.fresh_seconds,
                discovered,
            })))
        }
        Ok(Err(error)) => Err(trouble(error.to_string())),
        Err(_stopped) => Err(trouble("the reading was stopped".to_owned())),
    }
}

/// What writing a visit down needs, fit to move into a transaction.
struct Plan {
    worker: String,
    rules: crate::config::Feeds,
    offer: Offer,
    chance: u8,
    now: UtcTime,
}

impl Plan {
    fn of(app: &App, worker: &str, now: UtcTime) -> Self {
        Self {
            worker: worker.to_owned(),
            rules: app.config.feeds.clone(),
            offer: Offer::new(app),
            chance: app.chance(),
            now,
        }
    }

    fn settle(
        &self,
        ledger: &mut Ledger,
        feed: &Feed,
        found: &Result<Found, Trouble>,
    ) -> Result<(), StoreError> {
        if store::feeds::by_id(ledger, feed.id)?.is_none() {
            // Given up while it was visited.
            return Ok(());
        }
        let mut visit = Visit {
            at: self.now,
            next_fetch_at: self.now,
            error: None,
            failures: 0,
            url: &feed.url,
            host: &feed.host,
            asked_seconds: feed.asked_seconds,
            title: feed.title.as_deref(),
            etag: feed.etag.as_deref(),
            last_modified: feed.last_modified.as_deref(),
            gone: false,
        };
        let new_host;
        match found {
            Ok(Found::NotModified { fresh_seconds }) => {
                visit.next_fetch_at = self.next_visit(feed.asked_seconds, *fresh_seconds);
            }
            Ok(Found::News(news)) => {
                let parsed = &news.parsed;
                self.keep(ledger, feed, parsed)?;
                websub::note_discovered(ledger, feed.id, &news.discovered, &self.offer, self.now)?;
                visit.asked_seconds = parsed.ttl_seconds;
                visit.next_fetch_at = self.next_visit(parsed.ttl_seconds, news.fresh_seconds);
                visit.title = parsed.title.as_deref().or(visit.title);
                visit.etag = news.validators.etag.as_deref();
                visit.last_modified = news.validators.last_modified.as_deref();
                // Where the list reads the new address already, the old one is kept: an address is read once.
                if let Some(url) = news.moved_to.as_deref()
                    && !store::feeds::is_read(ledger, feed.list_id, url)?
                {
                    visit.url = url;
                    new_host = sources::host_of(url);
                    visit.host = &new_host;
                }
            }
            Err(trouble) => {
                visit.failures = feed.failures + 1;
                visit.error = Some(&trouble.words);
                visit.gone = trouble.gone;
                visit.next_fetch_at = self.next_try(visit.failures, trouble);
                if let Some(seconds) = trouble.wait_seconds {
                    let until = self.now.plus_seconds(seconds);
                    store::feeds::rest_host(ledger, &feed.host, until)?;
                }
            }
        }
        store::feeds::settle(ledger, feed.id, &self.worker, &visit)
    }

    fn next_visit(&self, asked_seconds: Option<i64>, fresh_seconds: Option<i64>) -> UtcTime {
        let asked = asked_seconds.max(fresh_seconds);
        let (poll, most) = (self.rules.poll_seconds, self.rules.poll_max_seconds);
        let seconds = interval_seconds(poll.into(), asked, most.into());
        self.later(seconds)
    }

    fn next_try(&self, failures: i32, trouble: &Trouble) -> UtcTime {
        let rules = &self.rules;
        let wait = back_off_seconds(
            rules.poll_seconds.into(),
            failures,
            rules.back_off_max_seconds.into(),
        );
        self.later(trouble.wait_seconds.unwrap_or(0).max(wait))
    }

    fn later(&self, seconds: i64) -> UtcTime {
        let percent = self.rules.jitter_percent.into();
        self.now
            .plus_seconds(with_jitter(seconds, percent, self.chance))
    }

    fn keep(
        &self,
        ledger: &mut Ledger,
        feed: &Feed,
        parsed: &ParsedFeed,
    ) -> Result<(), StoreError> {
        let name = sources::source_of(feed.id);
        let title = parsed
            .title
            .as_deref()
            .or(feed.title.as_deref())
            .unwrap_or(&feed.url);
        let first_poll_seconds = i64::from(self.rules.first_poll_days) * 86_400;
        let batch = Batch {
            source: ArticleSource {
                list_id: feed.list_id,
                feed_id: Some(feed.id),
                name: &name,
                title,
            },
            home: parsed.home.as_deref(),
            order: Order::NewestFirst,
            first_reading: feed
                .last_success_at
                .is_none()
                .then(|| self.now.plus_seconds(-first_poll_seconds)),
            flood: self.flood(ledger, feed)?,
        };
        let incoming: Vec<_> = parsed.entries.iter().map(incoming).collect();
        let kept = keeping::keep(ledger, &batch, &incoming, self.now)?;
        if let Some(note) = kept.flood_note {
            tracing::warn!(
                feed_id = feed.id,
                "a feed brought a flood of new entries, which waits for you; see: postrider feed show"
            );
            store::feeds::note_held(ledger, feed.id, Some(&note))?;
        }
        Ok(())
    }

    /// How many new entries are too many; nothing at the first reading, which has a rule of its own.
    fn flood(&self, ledger: &mut Ledger, feed: &Feed) -> Result<Option<Flood>, StoreError> {
        let Some(last_success) = feed.last_success_at else {
            return Ok(None);
        };
        let rules = &self.rules;
        let habit = habit(ledger, feed.id, rules.usual_days, self.now)?;
        let since = last_success.min(self.now.plus_seconds(-86_400));
        let taken = store::articles::held::taken_since(ledger, feed.id, since)?;
        let (factor, floor) = (rules.flood_factor, rules.flood_floor);
        Ok(Some(Flood {
            allowed: habit.allowance(factor, floor, last_success, self.now),
            taken: usize::try_from(taken).unwrap_or(usize::MAX),
            usual_a_day: habit.a_day,
        }))
    }
}

/// What a feed usually brings.
pub(super) fn habit(
    ledger: &mut Ledger,
    feed: i64,
    usual_days: u32,
    now: UtcTime,
) -> Result<Habit, StoreError> {
    let since = now.plus_seconds(-i64::from(usual_days) * 86_400);
    let until = now.plus_seconds(-86_400);
    let (articles, earliest) = store::articles::held::brought_since(ledger, feed, since, until)?;
    Ok(Habit::of(articles, earliest.unwrap_or(now), now))
}

fn incoming(entry: &Entry) -> Incoming<'_> {
    Incoming {
        told: Told {
            guid: entry.id.as_deref(),
            link: entry.link.as_deref(),
            title: &entry.title,
            summary: &entry.summary,
            published_at: entry.published_at,
        },
        content: ArticleContent {
            // The keeper replaces it where another mark says better who this is.
            external_id: entry.id.clone().unwrap_or_default(),
            url: entry.url.clone(),
            title: entry.title.clone(),
            summary: entry.summary.clone(),
            image_url: entry.image_url.clone(),
            author: entry.author.clone(),
            topics: entry.topics.clone(),
            published_at: entry.published_at,
        },
    }
}
