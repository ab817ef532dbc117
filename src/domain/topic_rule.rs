//! Topic rules: which articles a topic is about, where the names of sections and tags do not say it.
//!
//! A topic with rules is about the articles that one of them fits; a topic without is about the
//! articles that name it. What an article's topics are is decided when it is released.

use url::Url;

use super::article::topic_slug;

named_values! {
    /// What a rule looks at.
    RuleKind {
        /// The name of a section or tag, as [`topic_slug`] folds it.
        Category = "category",
        /// The beginning of the article's address, or of its path where the value begins with a slash.
        Url = "url",
        /// The feed's number, or an API client's name for itself.
        Feed = "feed",
        /// Words that all stand in the title.
        Title = "title",
    }
}

/// The longest value of a rule, in characters.
pub const VALUE_CHARACTERS: usize = 200;
/// The most rules of one list.
pub const RULES: usize = 500;

/// One rule of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRule {
    /// The slug of the topic.
    pub topic: String,
    /// What it looks at.
    pub kind: RuleKind,
    /// What has to be there.
    pub value: String,
}

/// What rules can see of an article.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// `feed:7`, or an API client's name for itself.
    pub source: &'a str,
    /// Where it is read.
    pub url: &'a str,
    /// Plain text.
    pub title: &'a str,
    /// Names of sections or tags, as published.
    pub categories: &'a [String],
}

/// A value as it is kept, or what is wrong with it.
pub fn parse_value(kind: RuleKind, value: &str) -> Result<String, &'static str> {
    let value = value.trim();
    if value.is_empty()
        || value.chars().count() > VALUE_CHARACTERS
        || value.chars().any(char::is_control)
    {
        return Err("use 1 to 200 characters on one line");
    }
    match kind {
        RuleKind::Category if topic_slug(value).is_empty() => {
            Err("name a section or tag, with a letter or digit in it")
        }
        RuleKind::Url if !value.starts_with('/') && !is_web(value) => {
            Err("begin with http://, https:// or, for a path on any host, with /")
        }
        RuleKind::Title if words(value).next().is_none() => Err("write at least one word"),
        _ => Ok(value.to_owned()),
    }
}

/// The topics of an article: each slug once, in order.
#[must_use]
pub fn topics_of(seen: &Seen<'_>, rules: &[TopicRule]) -> Vec<String> {
    let has_rules = |slug: &str| rules.iter().any(|rule| rule.topic == slug);
    let named = seen
        .categories
        .iter()
        .map(|name| topic_slug(name))
        .filter(|slug| !slug.is_empty() && !has_rules(slug));
    let fitting = rules
        .iter()
        .filter(|rule| fits(seen, rule))
        .map(|rule| rule.topic.clone());
    let mut topics: Vec<String> = named.chain(fitting).collect();
    topics.sort();
    topics.dedup();
    topics
}

fn fits(seen: &Seen<'_>, rule: &TopicRule) -> bool {
    match rule.kind {
        RuleKind::Category => {
            let wanted = topic_slug(&rule.value);
            seen.categories
                .iter()
                .any(|name| topic_slug(name) == wanted)
        }
        RuleKind::Url => lies_under(seen.url, &rule.value),
        RuleKind::Feed => {
            let number = seen.source.strip_prefix("feed:");
            number.unwrap_or(seen.source) == rule.value
        }
        RuleKind::Title => {
            let title: Vec<String> = words(seen.title).collect();
            words(&rule.value).all(|word| title.contains(&word))
        }
    }
}

/// Whether an address lies in a section: `/sport` holds `/sport/1` and not `/sports`.
fn lies_under(url: &str, section: &str) -> bool {
    let Ok(url) = Url::parse(url) else {
        return false;
    };
    let path = if section.starts_with('/') {
        section.to_owned()
    } else {
        let Ok(section) = Url::parse(section) else {
            return false;
        };
        let bare = |url: &Url| {
            let host = url.host_str().unwrap_or_default();
            (
                host.strip_prefix("www.").unwrap_or(host).to_owned(),
                url.port(),
            )
        };
        if bare(&url) != bare(&section) {
            return false;
        }
        section.path().to_owned()
    };
    let path = path.trim_end_matches('/');
    let rest = url.path().strip_prefix(path);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

fn is_web(value: &str) -> bool {
    Url::parse(value).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(topic: &str, kind: RuleKind, value: &str) -> TopicRule {
        TopicRule {
            topic: topic.to_owned(),
            kind,
            value: value.to_owned(),
        }
    }

    #[test]
    fn a_topic_with_rules_follows_them_and_one_without_its_name() {
        let categories = ["Football".to_owned(), "City".to_owned(), "Sport".to_owned()];
        let seen = Seen {
            source: "feed:7",
            url: "https://www.news.example/sport/derby",
            title: "The Derby: a late winner",
            categories: &categories,
        };
        assert_eq!(topics_of(&seen, &[]), ["city", "football", "sport"]);
        let fitting = [
            rule("sport", RuleKind::Category, "football"),
            rule("sport", RuleKind::Url, "/sport/"),
            rule("sport", RuleKind::Url, "https://news.example/sport"),
            rule("sport", RuleKind::Feed, "7"),
            rule("sport", RuleKind::Title, "WINNER derby"),
        ];
        for fitting in fitting {
            let rules = [fitting.clone(), rule("city", RuleKind::Url, "/town")];
            assert_eq!(
                topics_of(&seen, &rules),
                ["football", "sport"],
                "{fitting:?}"
            );
        }
        let others = [
            rule("sport", RuleKind::Category, "foot"),
            rule("sport", RuleKind::Url, "/spo"),
            rule("sport", RuleKind::Url, "https://other.example/sport"),
            rule("sport", RuleKind::Feed, "8"),
            rule("sport", RuleKind::Title, "derby loser"),
        ];
        for other in others {
            assert_eq!(
                topics_of(&seen, std::slice::from_ref(&other)),
                ["city", "football"],
                "{other:?}"
            );
        }
    }

    #[test]
    fn a_value_that_can_fit_nothing_is_refused() {
        for (kind, value) in [
            (RuleKind::Category, "—"),
            (RuleKind::Url, "sport"),
            (RuleKind::Title, "?!"),
            (RuleKind::Feed, " "),
            (RuleKind::Feed, "a\nb"),
        ] {
            assert!(parse_value(kind, value).is_err(), "{value:?}");
        }
        assert_eq!(
            parse_value(RuleKind::Url, " /sport ").as_deref(),
            Ok("/sport")
        );
    }
}
