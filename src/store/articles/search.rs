//! Looking for articles: by words, by list, by feed, by topic, by state; the newest first, a page at a time.
//!
//! A search for words reads the narrow table `article_words` from its newest end until the page is full. It
//! finds pieces of words in every script and knows no language, and it is the same on both databases.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::{Ledger, StoreError};
use super::{Article, by_ids};
use crate::domain::article::{ArticleContent, ArticleState};

/// The most words that a search looks for; what comes after them is left out.
pub const WORDS: usize = 5;
/// The most characters of an article that are looked through.
const CHARACTERS: usize = 1_000;

/// Which articles are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Those of this list.
    pub list: Option<i64>,
    /// Those that this feed brought.
    pub feed: Option<i64>,
    /// Those about this topic, by its slug.
    pub topic: Option<String>,
    /// Those in this state.
    pub state: Option<ArticleState>,
    /// Those with all of these words, or pieces of words.
    pub words: Vec<String>,
    /// Those older than this one.
    pub before: Option<i64>,
    /// The most that are answered.
    pub limit: i64,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The articles that are looked for, the newest first.
pub fn find(ledger: &mut Ledger, wanted: &Wanted) -> Result<Vec<Article>, StoreError> {
    let found: Vec<Found> = if wanted.words.is_empty() {
        diesel::sql_query(format!(
            "SELECT a.id FROM articles a WHERE a.topics LIKE $1 ESCAPE '\\' {} ORDER BY a.id DESC LIMIT {}",
            conditions(wanted),
            wanted.limit
        ))
        .bind::<Text, _>(topic_pattern(wanted))
        .load(ledger)?
    } else {
        let mut patterns = [(); WORDS].map(|()| "%".to_owned());
        for (pattern, word) in patterns.iter_mut().zip(&wanted.words) {
            *pattern = format!("%{}%", literal(&word.to_lowercase()));
        }
        let [one, two, three, four, five] = patterns;
        // SQLite takes a cross join in the order in which it is written: the narrow table first.
        diesel::sql_query(format!(
            "SELECT a.id FROM article_words w CROSS JOIN articles a \
             WHERE a.id = w.article_id AND w.words LIKE $1 ESCAPE '\\' AND w.words LIKE $2 ESCAPE '\\' \
               AND w.words LIKE $3 ESCAPE '\\' AND w.words LIKE $4 ESCAPE '\\' AND w.words LIKE $5 ESCAPE '\\' \
               AND a.topics LIKE $6 ESCAPE '\\' {} ORDER BY w.article_id DESC LIMIT {}",
            conditions(wanted),
            wanted.limit
        ))
        .bind::<Text, _>(one)
        .bind::<Text, _>(two)
        .bind::<Text, _>(three)
        .bind::<Text, _>(four)
        .bind::<Text, _>(five)
        .bind::<Text, _>(topic_pattern(wanted))
        .load(ledger)?
    };
    let ids: Vec<i64> = found.into_iter().map(|found| found.id).collect();
    by_ids(ledger, &ids)
}

fn conditions(wanted: &Wanted) -> String {
    let mut conditions = String::new();
    let mut and = |condition: String| {
        conditions.push_str(" AND ");
        conditions.push_str(&condition);
    };
    // What is hidden or held is little, and has an index of its own: the plus keeps SQLite from another.
    let seldom = matches!(
        wanted.state,
        Some(ArticleState::Hidden | ArticleState::Held)
    );
    let plus = if seldom { "+" } else { "" };
    if let Some(list) = wanted.list {
        and(format!("{plus}a.list_id = {list}"));
    }
    if let Some(feed) = wanted.feed {
        and(format!("{plus}a.feed_id = {feed}"));
    }
    if let Some(before) = wanted.before {
        and(format!("a.id < {before}"));
        if !wanted.words.is_empty() {
            and(format!("w.article_id < {before}"));
        }
    }
    match wanted.state {
        Some(ArticleState::Hidden) => and("a.hidden_at IS NOT NULL".to_owned()),
        Some(state) => and(format!(
            "a.standing = '{}' AND a.hidden_at IS NULL",
            state.as_str()
        )),
        None => {}
    }
    conditions
}

/// Topics are kept as a JSON array of slugs.
fn topic_pattern(wanted: &Wanted) -> String {
    match &wanted.topic {
        Some(topic) => format!("%\"{}\"%", literal(topic)),
        None => "%".to_owned(),
    }
}

/// A text that stands for itself in a pattern.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars().filter(|c| *c != '\0') {
        if matches!(c, '%' | '_' | '\\') {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

/// Writes down what a search looks through.
pub(super) fn note_words(
    ledger: &mut Ledger,
    article: i64,
    source_title: &str,
    content: &ArticleContent,
) -> Result<(), StoreError> {
    let author = content.author.as_deref().unwrap_or_default();
    let texts = [content.title.as_str(), author, source_title, &content.url];
    let texts = texts
        .into_iter()
        .chain(content.topics.iter().map(String::as_str));
    let words: String = texts.collect::<Vec<_>>().join(" ").to_lowercase();
    let words: String = words.chars().take(CHARACTERS).collect();
    diesel::sql_query(
        "INSERT INTO article_words (article_id, words) VALUES ($1, $2) \
         ON CONFLICT (article_id) DO UPDATE SET words = excluded.words",
    )
    .bind::<BigInt, _>(article)
    .bind::<Text, _>(words)
    .execute(ledger)?;
    Ok(())
}
