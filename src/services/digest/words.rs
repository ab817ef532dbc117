//! The words of an issue: rendered once for each variant, previewed and tried out before.

use super::super::delivery::{LetterError, archive_url, identity};
use super::super::{App, StoreError};
use super::{Issue, IssueError, find_list, next_articles, pick_schedule};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::LetterKind;
use crate::domain::time::UtcTime;
use crate::mail::letter::{Digest, DigestArticle, Letter, Line, Rendered, UNSUBSCRIBE_URL_MARK};
use crate::store::articles::Article;
use crate::store::deliveries::NewLetter;
use crate::store::issues::NewVariant;
use crate::store::lists::List;
use crate::store::{self, Ledger};

/// Articles shown in a preview when nothing is new.
const PREVIEW_ARTICLES: i64 = 10;

/// What the next issue of a list would look like to a reader of every topic. When nothing is new it
/// shows the newest articles, so that there is something to look at.
pub async fn preview(
    app: &App,
    list: &str,
    schedule: Option<&str>,
) -> Result<Rendered, IssueError> {
    let list = find_list(app, list).await?;
    let (name, asked) = (schedule.map(str::to_owned), list.clone());
    let articles = app
        .database
        .read(move |ledger| {
            let mut articles = match pick_schedule(ledger, &asked, name.as_deref()) {
                Ok(schedule) => next_articles(ledger, &schedule, &asked)?,
                Err(error @ IssueError::UnknownSchedule { .. }) if name.is_some() => {
                    return Err(error);
                }
                Err(_no_schedule_yet) => Vec::new(),
            };
            if articles.is_empty() {
                articles = store::articles::newest(ledger, asked.id, PREVIEW_ARTICLES)?;
            }
            Ok::<_, IssueError>(articles)
        })
        .await?;
    if articles.is_empty() {
        return Err(IssueError::NoArticles(list.slug));
    }
    Ok(write_digest(app, &list, None, &articles)?)
}

/// Sends the preview to an address of the operator's choice, by way of the ledger; returns the delivery's number.
pub async fn send_test(
    app: &App,
    list: &str,
    schedule: Option<&str>,
    to: EmailAddress,
) -> Result<i64, IssueError> {
    let words = preview(app, list, schedule).await?;
    let list = find_list(app, list).await?;
    let now = app.now();
    let delivery = app
        .database
        .write(move |ledger| {
            if store::suppressions::by_address(ledger, &to.key())?.is_some() {
                return Err(IssueError::Suppressed);
            }
            let variant = NewVariant {
                list_id: list.id,
                issue_id: None,
                language: &list.language,
                articles: &[],
            };
            let variant = store::issues::insert_variant(ledger, &variant)?;
            keep(ledger, variant, &words, now)?;
            let letter = NewLetter {
                letter: LetterKind::Digest,
                list_id: list.id,
                reader: None,
                confirmation_id: None,
                variant_id: Some(variant),
                recipient: &to,
            };
            Ok(store::deliveries::enqueue(ledger, &letter, now)?)
        })
        .await?;
    app.nudge.notify_one();
    Ok(delivery)
}

pub(super) fn keep(
    ledger: &mut Ledger,
    variant: i64,
    words: &Rendered,
    now: UtcTime,
) -> Result<(), StoreError> {
    let words = [&words.subject, &words.preheader, &words.html, &words.text].map(String::as_str);
    store::issues::keep_rendered(ledger, variant, words, now)
}

/// The words of a variant: rendered by whoever needs them first, and from then on as they were kept.
pub(in crate::services) async fn words_of(
    app: &App,
    variant: i64,
) -> Result<(Rendered, List), LetterError> {
    if let (Some(words), list) = kept_words(app, variant).await? {
        return Ok((words, list));
    }
    let (list, articles, issue) = app
        .database
        .read(move |ledger| {
            let found = store::issues::variant(ledger, variant)?;
            let issue = found
                .issue_id
                .map(|id| store::issues::by_id(ledger, id))
                .transpose()?
                .flatten();
            let issue = issue
                .ok_or_else(|| StoreError::Unreadable("a variant without its issue".to_owned()))?;
            let articles = store::articles::by_ids(ledger, &found.articles.0)?;
            let articles = store::issues::as_titled(ledger, issue.id, articles)?;
            Ok::<_, StoreError>((store::lists::by_id(ledger, issue.list_id)?, articles, issue))
        })
        .await?;
    let words = write_digest(app, &list, Some(&issue), &articles)?;
    let now = app.now();
    app.database
        .write(move |ledger| keep(ledger, variant, &words, now))
        .await?;
    match kept_words(app, variant).await? {
        (Some(words), list) => Ok((words, list)),
        (None, _) => {
            Err(StoreError::Unreadable("a variant that was just rendered".to_owned()).into())
        }
    }
}

async fn kept_words(app: &App, variant: i64) -> Result<(Option<Rendered>, List), StoreError> {
    app.database
        .read(move |ledger| {
            let found = store::issues::variant(ledger, variant)?;
            let list = store::lists::by_id(ledger, found.list_id)?;
            let words = found
                .subject
                .zip(found.preheader)
                .zip(found.html)
                .zip(found.body_text);
            let words = words.map(|(((subject, preheader), html), text)| Rendered {
                subject,
                preheader,
                html,
                text,
            });
            Ok((words, list))
        })
        .await
}

/// Renders a digest with the mark in the place of the reader's own way out; a preview has no issue.
fn write_digest(
    app: &App,
    list: &List,
    issue: Option<&Issue>,
    articles: &[Article],
) -> Result<Rendered, LetterError> {
    let slot_at = issue.map_or_else(|| app.now(), |issue| issue.slot_at);
    let own_subject = issue.and_then(|issue| issue.subject.clone());
    let zone = list.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let day = |instant: UtcTime| {
        instant
            .datetime()
            .with_timezone(&zone)
            .format("%A, %-d %B %Y")
            .to_string()
    };
    let most = list
        .editorial
        .max_articles
        .and_then(|most| usize::try_from(most).ok());
    let shown = articles
        .len()
        .min(most.unwrap_or(app.config.digest.max_articles as usize));
    let on_the_web = issue.and_then(|issue| {
        let index = archive_url(app, list)?;
        Some(format!("{index}/{}", issue.id))
    });
    let intro = issue.map_or(&list.editorial.intro, |issue| &issue.intro);
    let digest = Digest {
        list: identity(app, list),
        issue_title: list.description.clone(),
        issue_date: day(slot_at),
        articles: articles[..shown]
            .iter()
            .map(|article| DigestArticle {
                title: article.title.clone(),
                source: article.source_title.clone(),
                url: article.url.clone(),
                summary: article.summary.clone(),
                image_url: article.image_url.clone(),
                image_alt: String::new(),
                published: article.published_at.map(day),
            })
            .collect(),
        more_count: articles.len() - shown,
        intro: intro.clone(),
        more_url: on_the_web.clone(),
        browser_url: on_the_web,
        unsubscribe_url: UNSUBSCRIBE_URL_MARK.to_owned(),
        why: format!(
            "You receive this letter because this address is subscribed to {}.",
            list.name
        ),
        subject: own_subject
            .map(Line::Words)
            .or_else(|| list.editorial.subject_template.clone().map(Line::Template)),
        preheader: list
            .editorial
            .preheader_template
            .clone()
            .map(Line::Template),
    };
    Ok(app.templates.render(&Letter::Digest(digest))?)
}
