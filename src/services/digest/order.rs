//! In which order a letter shows its articles, and under which headings.

use crate::domain::article::matches_topics;
use crate::domain::editorial::ArticleOrder;
use crate::store::articles::Article;
use crate::store::lists::{Editorial, Topic};

/// Puts articles, which are given newest first, into the order that a list wants.
pub(super) fn arrange(articles: &mut [Article], editorial: &Editorial, topics: &[Topic]) {
    match editorial.article_order {
        ArticleOrder::Time => {}
        ArticleOrder::Lead => {
            articles.sort_by_key(|article| Some(article.id) != editorial.lead_article_id);
        }
        // What belongs to no topic comes first, because it has no heading that would end a section.
        ArticleOrder::Topics => {
            articles.sort_by_key(|article| section_of(article, topics).map_or(0, |at| at + 1));
        }
    }
}

/// The first of the list's topics that an article carries.
fn section_of(article: &Article, topics: &[Topic]) -> Option<usize> {
    topics
        .iter()
        .position(|topic| matches_topics(&article.topics.0, std::slice::from_ref(&topic.slug)))
}

/// Articles under one heading, or under none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<T> {
    /// The name of the topic.
    pub title: Option<String>,
    /// In their order.
    pub articles: Vec<T>,
}

/// The sections of a letter: one without a heading, or where the list is ordered by topics, one for each of
/// them. Sections stand in the order of their first articles, so that an editor who moves an article to the top
/// moves its section; what has no heading stays first.
pub(in crate::services) fn sections(
    articles: Vec<Article>,
    order: ArticleOrder,
    topics: &[Topic],
) -> Vec<Section<Article>> {
    let mut sections = vec![Section {
        title: None,
        articles: Vec::new(),
    }];
    for article in articles {
        let title = match order {
            ArticleOrder::Topics => section_of(&article, topics).map(|at| topics[at].name.clone()),
            ArticleOrder::Time | ArticleOrder::Lead => None,
        };
        match sections.iter_mut().find(|section| section.title == title) {
            Some(section) => section.articles.push(article),
            None => sections.push(Section {
                title,
                articles: vec![article],
            }),
        }
    }
    sections.retain(|section| !section.articles.is_empty());
    sections
}
