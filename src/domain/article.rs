//! Articles: entries of feeds, and articles that a site pushes through the API.

named_values! {
    /// Whether an article may appear in a digest.
    Standing {
        /// First seen while we were listening: it belongs in the next issue.
        New = "new",
        /// Already old when its feed was read for the first time: kept, never mailed.
        BackCatalogue = "back_catalogue",
        /// Not yet: its date lies ahead, or it came in a flood that waits for a person.
        Held = "held",
    }
}

named_values! {
    /// Why an article is held.
    HeldReason {
        /// Its source says that it is published later; it is released then.
        Future = "future",
        /// It came with many times the usual number of new entries; a person releases or drops them.
        Flood = "flood",
    }
}

named_values! {
    /// What an editor looks for: an article's standing, or that it is hidden.
    ArticleState {
        /// Released, and not hidden.
        New = "new",
        /// Never mailed, because it was old when its feed was read first.
        BackCatalogue = "back_catalogue",
        /// Waiting for its date or for a person.
        Held = "held",
        /// Kept out of all letters to come by an editor, whatever its standing.
        Hidden = "hidden",
    }
}

named_values! {
    /// What became of an article that came in.
    Ingested {
        /// Seen for the first time.
        Created = "created",
        /// Known, and changed by its site; it is not mailed again.
        Updated = "updated",
        /// Known, and the same.
        Unchanged = "unchanged",
        /// Known from another source of the list, which goes on telling what it says.
        Duplicate = "duplicate",
    }
}

/// What a feed entry or an API call tells about one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleContent {
    /// The identity within its source: a feed's guid, else its link; an API client's own id.
    pub external_id: String,
    /// Where the article is read; http or https.
    pub url: String,
    /// Plain text, one line.
    pub title: String,
    /// Plain text, shortened.
    pub summary: String,
    /// The lead image; http or https.
    pub image_url: Option<String>,
    /// Plain text.
    pub author: Option<String>,
    /// Names of sections or tags, as published.
    pub topics: Vec<String>,
    /// When the source says it was published.
    pub published_at: Option<super::time::UtcTime>,
}

/// Turns a section's or tag's name into the slug that readers' choices are compared with:
/// letters and digits in lower case, everything else a single hyphen.
#[must_use]
pub fn topic_slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Whether a reader who chose `chosen` topics (none means all) wants an article with these topics.
#[must_use]
pub fn matches_topics(article_topics: &[String], chosen: &[String]) -> bool {
    chosen.is_empty()
        || article_topics
            .iter()
            .any(|topic| chosen.contains(&topic_slug(topic)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topic_slugs_fold_case_and_punctuation() {
        assert_eq!(topic_slug("  City & Region "), "city-region");
        assert_eq!(topic_slug("Zürich"), "zürich");
        assert_eq!(topic_slug("—"), "");
    }

    #[test]
    fn no_chosen_topic_means_every_article() {
        assert!(matches_topics(&[], &[]));
        assert!(matches_topics(&["City".into()], &["city".into()]));
        assert!(!matches_topics(&["Sport".into()], &["city".into()]));
    }
}
