//! What has to be put right in the forms of lists, feeds and articles, in words of every language.
//!
//! Each form knows its fields. What may be wrong about one is said by the message `desk-lists-KEY-wrong`; where
//! mistakes have to be told apart, the [`Mistake`] names a message of its own. A test sees to it that every field that is
//! judged has its words.

use crate::services::Wrong;

/// What a field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) struct Asked {
    /// Its name in the form.
    pub(in crate::web) name: &'static str,
    /// Its name among the messages.
    pub(in crate::web) key: &'static str,
    /// Whether what is typed into it can be wrong.
    pub(in crate::web) is_judged: bool,
}

impl Asked {
    /// A field whose message has the name of the field.
    const fn plain(name: &'static str) -> Self {
        Self::called(name, name)
    }

    /// A field whose message has another name.
    const fn called(name: &'static str, key: &'static str) -> Self {
        Self {
            name,
            key,
            is_judged: true,
        }
    }

    /// A field that takes whatever a form can send, such as one of several choices.
    pub(in crate::web) const fn unjudged(name: &'static str) -> Self {
        Self::chosen(name, name)
    }

    const fn chosen(name: &'static str, key: &'static str) -> Self {
        Self {
            name,
            key,
            is_judged: false,
        }
    }

    /// The message about what is wrong with it.
    pub(in crate::web) fn wrong(self) -> String {
        format!("desk-lists-{}-wrong", self.key)
    }
}

/// A list: its settings, and a new one.
pub(in crate::web) const LIST: &[Asked] = &[
    Asked::plain("slug"),
    Asked::plain("name"),
    Asked::plain("description"),
    Asked::plain("language"),
    Asked::plain("time_zone"),
    Asked::plain("from_name"),
    Asked::plain("from_address"),
    Asked::plain("reply_to"),
    Asked::plain("legal_name"),
    Asked::plain("postal_address"),
    Asked::plain("privacy_url"),
    Asked::plain("relays"),
];

/// How the letters of a list look.
pub(in crate::web) const LOOK: &[Asked] = &[
    Asked::plain("accent"),
    Asked::plain("accent_dark"),
    Asked::plain("logo_url"),
    Asked::unjudged("logo_alt"),
    Asked::unjudged("footer"),
];

/// The sites that may use a list's form, and what it tells of readers' data.
pub(in crate::web) const FORM: &[Asked] = &[
    Asked::plain("origin"),
    Asked::plain("contact"),
    Asked::plain("recipients"),
    Asked::plain("transfers"),
    Asked::plain("retention"),
    Asked::plain("authority"),
];

/// Topics and their rules.
pub(in crate::web) const TOPICS: &[Asked] = &[
    Asked::called("name", "topic-name"),
    Asked::called("slug", "topic-slug"),
    Asked::called("topic", "rule-topic"),
    Asked::chosen("kind", "rule-kind"),
    Asked::called("value", "rule-value"),
];

/// The terms of a list.
pub(in crate::web) const TERMS: &[Asked] = &[
    Asked::plain("newsletter_statement"),
    Asked::plain("terms_statement"),
    Asked::plain("body"),
];

/// When issues are due.
pub(in crate::web) const SCHEDULE: &[Asked] = &[
    Asked::called("name", "cadence"),
    Asked::unjudged("clock"),
    Asked::plain("cron"),
    Asked::called("time_zone", "schedule-zone"),
];

/// How issues are edited.
pub(in crate::web) const EDITING: &[Asked] = &[
    Asked::plain("min_articles"),
    Asked::plain("max_articles"),
    Asked::plain("article_order"),
    Asked::plain("lead_article_id"),
    Asked::plain("intro"),
    Asked::plain("subject_template"),
    Asked::plain("preheader_template"),
    Asked::unjudged("approval"),
    Asked::plain("approval_minutes"),
    Asked::plain("approvers"),
    Asked::unjudged("archive"),
];

/// A site whose feed is looked for.
pub(in crate::web) const SITE: &[Asked] = &[
    Asked::chosen("list", "feed-list"),
    Asked::called("url", "site"),
];

/// A feed that has moved.
pub(in crate::web) const FEED: &[Asked] = &[Asked::plain("url")];

/// An article.
pub(in crate::web) const ARTICLE: &[Asked] = &[
    Asked::chosen("list", "feed-list"),
    Asked::plain("title"),
    Asked::called("url", "article-url"),
    Asked::plain("summary"),
    Asked::plain("author"),
    Asked::called("topics", "sections"),
    Asked::plain("image_url"),
    Asked::plain("published_at"),
];

/// One thing that has to be put right in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::web) struct Mistake {
    /// The name of the field.
    pub(in crate::web) field: &'static str,
    /// The message that says it; that of the field, where there is none.
    pub(in crate::web) message: Option<&'static str>,
    /// What fills the gaps of the message.
    pub(in crate::web) args: Vec<(&'static str, String)>,
    /// The words of a machine that add to it, such as those of the template engine. They are English.
    pub(in crate::web) quoted: Option<String>,
}

impl Mistake {
    /// Something is wrong with a field, and the field's own message says what it takes.
    pub(in crate::web) fn about(field: &'static str) -> Self {
        Self {
            field,
            message: None,
            args: Vec::new(),
            quoted: None,
        }
    }

    /// Something is wrong with a field that has to be told apart from what else may be.
    pub(in crate::web) fn saying(field: &'static str, message: &'static str) -> Self {
        Self {
            message: Some(message),
            ..Self::about(field)
        }
    }

    /// The same, with one more gap of the message filled.
    #[must_use]
    pub(in crate::web) fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The same, with words of a machine.
    #[must_use]
    pub(in crate::web) fn quoting(mut self, words: impl Into<String>) -> Self {
        self.quoted = Some(words.into());
        self
    }
}

impl From<Wrong> for Mistake {
    fn from(wrong: Wrong) -> Self {
        let mistake = Self::about(wrong.field);
        match wrong.field {
            // Where in it the mistake is, only the template engine knows.
            "subject_template" | "preheader_template" => mistake.quoting(wrong.message),
            _ => mistake,
        }
    }
}

/// The mistakes that a story found.
pub(in crate::web) fn mistakes(wrong: Vec<Wrong>) -> Vec<Mistake> {
    wrong.into_iter().map(Mistake::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    const FORMS: [&[Asked]; 10] = [
        LIST, LOOK, FORM, TOPICS, TERMS, SCHEDULE, EDITING, SITE, FEED, ARTICLE,
    ];

    /// The messages that mistakes have of their own: what the handlers of the desk name.
    fn own_messages() -> Vec<String> {
        let handlers = [
            include_str!("../../desk/lists.rs"),
            include_str!("../../desk/list_form.rs"),
            include_str!("../../desk/list_parts.rs"),
            include_str!("../../desk/feeds.rs"),
            include_str!("../../desk/articles.rs"),
            include_str!("../../desk/schedules.rs"),
        ];
        let mut found = Vec::new();
        for source in handlers {
            let mut pieces = source.split('"');
            pieces.next();
            let literals = pieces
                .step_by(2)
                .filter(|text| text.starts_with("desk-lists-"));
            found.extend(literals.map(str::to_owned));
        }
        found.push("desk-lists-form-wrong".to_owned());
        found
    }

    #[test]
    fn every_field_that_can_be_wrong_has_its_words_in_every_language() {
        let words = Words::load(None).unwrap();
        let judged = FORMS
            .iter()
            .copied()
            .flatten()
            .filter(|field| field.is_judged);
        let keys: Vec<String> = judged
            .map(|field| field.wrong())
            .chain(own_messages())
            .collect();
        for key in keys {
            let args: Vec<(&str, crate::words::Arg<'_>)> =
                ["colour", "contrast", "suggestion", "time", "address"]
                    .map(|name| (name, crate::words::Arg::Text("x")))
                    .to_vec();
            let english = words.say("en", &key, &args).unwrap();
            // A title may be the same word in two languages; a sentence is not.
            if !english.ends_with(['.', ':']) {
                continue;
            }
            for language in ["de", "fr", "es", "ar", "zh"] {
                let said = words.say(language, &key, &args).unwrap();
                assert_ne!(said, english, "{key} is not said in {language}");
            }
        }
    }

    #[test]
    fn every_field_that_a_form_asks_for_has_a_label() {
        let words = Words::load(None).unwrap();
        for field in FORMS.iter().copied().flatten() {
            let key = format!("desk-lists-{}", field.key);
            assert!(words.say("en", &key, &[]).is_ok(), "{key}");
        }
    }
}
