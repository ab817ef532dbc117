//! The words of an issue: rendered once for each variant, previewed and tried out before.

use super::super::delivery::{LetterError, archive_url, identity};
use super::super::{App, StoreError};
use super::{Issue, IssueError, find_list, next_articles, pick_schedule, sections};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::LetterKind;
use crate::domain::time::UtcTime;
use crate::mail::letter::{
    Digest, DigestArticle, Letter, Line, PREFERENCES_URL_MARK, Rendered, Section,
    UNSUBSCRIBE_URL_MARK,
};
use crate::store::articles::Article;
use crate::store::deliveries::NewLetter;
use crate::store::issues::NewVariant;
use crate::store::lists::{List, Topic};
use crate::store::{self, Ledger};

/// Articles shown in a preview when nothing is new.
const PREVIEW_ARTICLES: i64 = 10;
/// Days for which the year of an article's date goes without saying.
const NEAR_DAYS: i64 = 180;

/// What the next issue of a list would look like to a reader of every topic. When nothing is new it
/// shows the newest articles, so that there is something to look at.
pub async fn preview(
    app: &App,
    list: &str,
    schedule: Option<&str>,
) -> Result<Rendered, IssueError> {
    let list = find_list(app, list).await?;
    let (name, asked) = (schedule.map(str::to_owned), list.clone());
    let (articles, topics) = app
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
                articles.retain(|article| article.hidden_at.is_none());
            }
            let topics = store::lists::topics_of(ledger, asked.id)?;
            Ok::<_, IssueError>((articles, topics))
        })
        .await?;
    if articles.is_empty() {
        return Err(IssueError::NoArticles(list.slug));
    }
    Ok(write_digest(app, &list, None, None, &articles, &topics)?)
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
                link_id: None,
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
    let words = written_anew(app, variant).await?;
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

/// The words of a variant as they are kept, or as they will be: looking at them keeps nothing.
pub(super) async fn words_to_look_at(app: &App, variant: i64) -> Result<Rendered, LetterError> {
    match kept_words(app, variant).await? {
        (Some(words), _) => Ok(words),
        (None, _) => written_anew(app, variant).await,
    }
}

/// Renders a variant of an issue.
async fn written_anew(app: &App, variant: i64) -> Result<Rendered, LetterError> {
    let (list, topics, articles, issue, language) = app
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
            let list = store::lists::by_id(ledger, issue.list_id)?;
            let topics = store::lists::topics_of(ledger, list.id)?;
            Ok::<_, StoreError>((list, topics, articles, issue, found.language))
        })
        .await?;
    let language = Some(language.as_str());
    write_digest(app, &list, language, Some(&issue), &articles, &topics)
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

/// Renders a digest with the mark in the place of the reader's own way out: in the reader's language, where
/// there is a catalogue of it, otherwise in the list's. A preview has no issue.
pub(super) fn write_digest(
    app: &App,
    list: &List,
    reader_language: Option<&str>,
    issue: Option<&Issue>,
    articles: &[Article],
    topics: &[Topic],
) -> Result<Rendered, LetterError> {
    let slot_at = issue.map_or_else(|| app.now(), |issue| issue.slot_at);
    let own_subject = issue.and_then(|issue| issue.subject.clone());
    let own_preheader = issue.and_then(|issue| issue.preheader.clone());
    let template = |template: &Option<String>| template.clone().map(Line::Template);
    let identity = identity(app, list, reader_language);
    let zone = list.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let today = slot_at.datetime().with_timezone(&zone).date_naive();
    let published = |instant: UtcTime| {
        let date = instant.datetime().with_timezone(&zone).date_naive();
        let is_near = (today - date).num_days().abs() < NEAR_DAYS;
        if is_near {
            app.words.short_date(&identity.language, date)
        } else {
            app.words.long_date(&identity.language, date)
        }
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
    let order = list.editorial.article_order;
    let sections = sections(articles[..shown].to_vec(), order, topics);
    let section = |section: super::Section<Article>| Section {
        title: section.title.unwrap_or_default(),
        articles: section
            .articles
            .into_iter()
            .map(|article| DigestArticle {
                published: article.published_at.map(published),
                title: article.title,
                source: article.source_title,
                url: article.url,
                summary: article.summary,
                image_url: article.image_url,
                image_alt: String::new(),
            })
            .collect(),
    };
    let digest = Digest {
        issue_title: list.description.clone(),
        issue_date: app.words.full_date(&identity.language, today),
        intro: intro.clone(),
        sections: sections.into_iter().map(section).collect(),
        more_count: articles.len() - shown,
        more_url: on_the_web.clone(),
        browser_url: on_the_web,
        unsubscribe_url: UNSUBSCRIBE_URL_MARK.to_owned(),
        preferences_url: PREFERENCES_URL_MARK.to_owned(),
        subject: own_subject
            .map(Line::Words)
            .or_else(|| template(&list.editorial.subject_template)),
        preheader: own_preheader
            .map(Line::Words)
            .or_else(|| template(&list.editorial.preheader_template)),
        list: identity,
    };
    Ok(app.templates.render(&Letter::Digest(digest))?)
}
