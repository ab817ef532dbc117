//! What stands behind the question mark, read as strictly as a body: every parameter once, none that we do not
//! know, and each wrong one named.
//!
//! ```text
//! let mut query = Query::of(&request);
//! let state = query.word("state", "must be open, undone or kept", WaveState::from_name);
//! let page = query.page();
//! query.finish()?;
//! ```

use std::ops::RangeInclusive;

use actix_web::HttpRequest;
use chrono::DateTime;

use crate::domain::paging::{Cursor, DEFAULT_ROWS, MOST_ROWS, PageAsk};
use crate::domain::time::UtcTime;
use crate::web::problem::{FieldError, Problem};

/// Characters shown of a parameter that we do not know.
const NAME_CHARACTERS: usize = 60;

/// Parameters that are taken out one by one. What stays at the end was not asked for.
#[derive(Debug)]
pub(in crate::web) struct Query {
    pairs: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

/// The parameters of every list.
#[derive(Debug, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `page` below takes"
)]
pub(in crate::web) struct PageQuery {
    /// Where to go on: the `next_cursor` of the page before. Left out, the list is told from its beginning.
    #[param(
        example = "aaaaaaaaaaaao",
        pattern = "^[a-z2-7]{12}[acegikmoqsuwy246]$"
    )]
    cursor: Option<String>,
    /// How many items a page has at most.
    #[param(minimum = 1, maximum = 200, default = 50, example = 50)]
    limit: Option<i64>,
}

impl Query {
    /// The parameters of a request.
    pub(in crate::web) fn of(request: &HttpRequest) -> Self {
        Self::parse(request.query_string())
    }

    fn parse(query: &str) -> Self {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut errors = Vec::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            if pairs.iter().any(|(known, _)| *known == name) {
                errors.push(FieldError::new(shown(&name), "is there more than once"));
            } else if value.contains(['\0', char::REPLACEMENT_CHARACTER]) {
                errors.push(FieldError::new(shown(&name), "is not UTF-8 without NUL"));
                pairs.push((name.into_owned(), String::new()));
            } else {
                pairs.push((name.into_owned(), value.into_owned()));
            }
        }
        Self { pairs, errors }
    }

    /// A text, which may be empty.
    pub(in crate::web) fn text(&mut self, name: &'static str) -> Option<String> {
        let place = self.pairs.iter().position(|(known, _)| known == name)?;
        let (_, value) = self.pairs.swap_remove(place);
        Some(value)
    }

    /// A text that has to be there.
    pub(in crate::web) fn required_text(&mut self, name: &'static str) -> String {
        let text = self.text(name).unwrap_or_default();
        if text.is_empty() {
            self.wrong(name, "is missing");
        }
        text
    }

    /// One of some words, as `read` knows them; where it does not, `must` says what it has to be.
    pub(in crate::web) fn word<T>(
        &mut self,
        name: &'static str,
        must: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(name)?;
        let word = read(&text);
        if word.is_none() {
            self.wrong(name, must);
        }
        word
    }

    /// A whole number within these bounds.
    pub(in crate::web) fn number(
        &mut self,
        name: &'static str,
        bounds: RangeInclusive<i64>,
    ) -> Option<i64> {
        let must = match (*bounds.start(), *bounds.end()) {
            (i64::MIN, _) | (_, i64::MAX) => "must be a whole number".to_owned(),
            (least, most) => format!("must be one whole number from {least} to {most}"),
        };
        let read = |text: &str| {
            let number = text.parse().ok();
            number.filter(|number| bounds.contains(number))
        };
        self.word(name, &must, read)
    }

    /// An instant, as RFC 3339 writes it.
    pub(in crate::web) fn instant(&mut self, name: &'static str) -> Option<UtcTime> {
        let must = "must be an RFC 3339 date and time, such as 2026-11-24T06:00:00Z";
        let read = |text: &str| DateTime::parse_from_rfc3339(text).ok();
        let instant = self.word(name, must, read)?;
        Some(UtcTime::from_datetime(instant.to_utc()))
    }

    /// Which part of a list is wanted: the parameters `cursor` and `limit`.
    pub(in crate::web) fn page(&mut self) -> PageAsk {
        let must = "must be the next_cursor of the page before";
        let after = self.word("cursor", must, Cursor::parse);
        let limit = self.number("limit", 1..=MOST_ROWS.into());
        let limit = limit.and_then(|limit| u32::try_from(limit).ok());
        PageAsk {
            limit: limit.unwrap_or(DEFAULT_ROWS),
            after,
        }
    }

    /// Notes what is wrong with a parameter.
    pub(in crate::web) fn wrong(&mut self, name: &'static str, message: impl Into<String>) {
        self.errors.push(FieldError::new(name, message));
    }

    /// Refuses the request where anything was wrong, parameters that nobody asked for included.
    pub(in crate::web) fn finish(mut self) -> Result<(), Problem> {
        let message = "is not a parameter of this request; check its spelling";
        let unknown = self
            .pairs
            .iter()
            .map(|(name, _)| FieldError::new(shown(name), message));
        self.errors.extend(unknown);
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Problem::fields(self.errors))
        }
    }
}

fn shown(name: &str) -> String {
    let printable = name.chars().filter(|c| !c.is_control());
    printable.take(NAME_CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(query: Query) -> Vec<String> {
        let complaint = query
            .finish()
            .map_err(|problem| serde_json::to_value(problem).unwrap());
        let Err(problem) = complaint else {
            return Vec::new();
        };
        let errors = problem["errors"].as_array().unwrap().iter();
        errors
            .map(|error| error["field"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn every_parameter_is_taken_once_and_no_other() {
        let mut query = Query::parse("state=open&days=3&at=2026-11-24T06%3A00%3A00Z&empty=");
        assert_eq!(query.text("state").as_deref(), Some("open"));
        assert_eq!(query.number("days", 1..=7), Some(3));
        assert_eq!(
            query.instant("at").unwrap().to_string(),
            "2026-11-24T06:00:00Z"
        );
        assert_eq!(query.text("empty").as_deref(), Some(""));
        assert_eq!(query.text("absent"), None);
        assert_eq!(wrong(query), Vec::<String>::new());
        let mut query = Query::parse("days=8&days=8&at=noon&x=%FF&unknown");
        assert_eq!(query.number("days", 1..=7), None);
        assert_eq!(query.instant("at"), None);
        assert_eq!(query.text("x").as_deref(), Some(""));
        assert_eq!(query.required_text("email"), "");
        assert_eq!(
            wrong(query),
            ["days", "x", "days", "at", "email", "unknown"]
        );
    }

    #[test]
    fn a_page_is_bounded_and_its_cursor_is_one_of_ours() {
        let mut query = Query::parse("");
        assert_eq!(
            query.page(),
            PageAsk {
                limit: DEFAULT_ROWS,
                after: None
            }
        );
        let mut query = Query::parse("limit=200");
        assert_eq!(query.page().limit, 200);
        for bad in [
            "limit=0",
            "limit=201",
            "limit=x",
            "cursor=%21",
            "cursor=a%20b",
        ] {
            let mut query = Query::parse(bad);
            query.page();
            assert_eq!(wrong(query).len(), 1, "{bad}");
        }
    }
}
