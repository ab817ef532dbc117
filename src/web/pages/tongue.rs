//! The language that a page speaks.
//!
//! What a reader asks for by `?lang=` comes first. Behind a link of a letter follow the language that
//! the reader chose and that of the list; on a page of a list, the list's, because its own words
//! are in it; elsewhere, what the browser prefers.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::{Method, header};
use maud::{Markup, html};
use url::form_urlencoded;

use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::explain::reason_in_words;
use crate::words::{self, Arg, END_ISOLATE, ISOLATE, Words, isolated};

/// Says everything of one page.
pub(in crate::web) struct Tongue {
    words: Arc<Words>,
    /// The language, as a tag that there is a catalogue of.
    pub(in crate::web) language: String,
    /// What `?lang=` asked for, where we speak it.
    pub(in crate::web) asked: Option<String>,
    /// Whether the address of the page can be opened again.
    is_read: bool,
}

impl Tongue {
    /// The tongue for an answer; `known` are the languages of the reader and of the list.
    pub(in crate::web) fn of<'a>(
        app: &App,
        request: &'a HttpRequest,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let words = Arc::clone(&app.words);
        let asked = form_urlencoded::parse(request.query_string().as_bytes())
            .find(|(name, _)| name == "lang")
            .map(|(_, tag)| tag.into_owned())
            .filter(|tag| words.speak(tag));
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE);
        let accepted = accepted
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let language = match &asked {
            Some(asked) => words.choose([asked.as_str()]),
            None => words.choose(known.into_iter().chain(words::preferred(accepted))),
        };
        let language = language.to_owned();
        Self {
            asked: asked.is_some().then(|| language.clone()),
            is_read: matches!(*request.method(), Method::GET | Method::HEAD),
            language,
            words,
        }
    }

    /// The tongue for a text that answers no request, in the first of these languages that we speak.
    pub(in crate::web) fn speaking<'a>(
        words: &Arc<Words>,
        wanted: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self {
            language: words.choose(wanted).to_owned(),
            words: Arc::clone(words),
            asked: None,
            is_read: false,
        }
    }

    /// `rtl` or `ltr`.
    pub(in crate::web) fn direction(&self) -> &'static str {
        words::direction(&self.language)
    }

    /// A message without gaps.
    pub(in crate::web) fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// A message with its gaps filled, for titles and attributes.
    pub(in crate::web) fn fill(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words
            .say(&self.language, key, args)
            .unwrap_or_else(|error| {
                tracing::error!(%error, "a page lacks its words");
                key.to_owned()
            })
    }

    /// A message with its gaps filled; what fills them is set apart, because it may run the other way.
    pub(in crate::web) fn mark(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Markup {
        let texts: Vec<String> = args
            .iter()
            .map(|(_, arg)| match arg {
                Arg::Text(text) => isolated(text),
                Arg::Number(_) => String::new(),
            })
            .collect();
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .zip(&texts)
            .map(|((name, arg), text)| match arg {
                Arg::Text(_) => (*name, Arg::Text(text)),
                Arg::Number(number) => (*name, Arg::Number(*number)),
            })
            .collect();
        let said = self.fill(key, &args);
        html! {
            @for (index, piece) in said.split([ISOLATE, END_ISOLATE]).enumerate() {
                @if index % 2 == 1 { bdi { (piece) } } @else { (piece) }
            }
        }
    }

    /// Why a delivery ended, from what the ledger holds.
    pub(in crate::web) fn reason(&self, recorded: &str) -> String {
        reason_in_words(&self.words, &self.language, recorded)
    }

    /// A date, written out.
    pub(in crate::web) fn date(&self, date: chrono::NaiveDate) -> String {
        self.words.long_date(&self.language, date)
    }

    /// A date with its weekday, written out.
    pub(in crate::web) fn full_date(&self, date: chrono::NaiveDate) -> String {
        self.words.full_date(&self.language, date)
    }

    /// A date near enough that its year need not be said.
    pub(in crate::web) fn short_date(&self, date: chrono::NaiveDate) -> String {
        self.words.short_date(&self.language, date)
    }

    /// An instant on the clocks of a zone, written out.
    pub(in crate::web) fn instant(&self, instant: UtcTime, zone: &str) -> String {
        let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
        let local = instant.datetime().with_timezone(&zone);
        self.words.date_and_time(&self.language, local)
    }

    /// The same with the day of the week before it.
    pub(in crate::web) fn full_instant(&self, instant: UtcTime, zone: &str) -> String {
        let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
        let local = instant.datetime().with_timezone(&zone);
        let date = self.words.full_date(&self.language, local.date_naive());
        let time = local.format("%H:%M %Z").to_string();
        let args = [("date", Arg::Text(&date)), ("time", Arg::Text(&time))];
        self.fill("desk-lists-date-time", &args)
    }

    /// Every language that there is a catalogue of, each in its own name.
    pub(in crate::web) fn languages(&self) -> Vec<(&str, String)> {
        let name = |language: &str| self.words.say(language, "language-name", &[]);
        self.words
            .languages()
            .map(|tag| (tag, name(tag).unwrap_or_else(|_| tag.to_owned())))
            .collect()
    }

    /// What an address of ours needs behind it, so that the language stays as it was asked for.
    pub(in crate::web) fn query(&self) -> String {
        match &self.asked {
            Some(language) => format!("?lang={language}"),
            None => String::new(),
        }
    }

    /// The other languages of a page that can be opened again, each in its own name.
    pub(super) fn others(&self) -> Vec<(&str, String)> {
        let mut languages = self.languages();
        languages.retain(|(language, _)| self.is_read && *language != self.language);
        languages
    }
}
