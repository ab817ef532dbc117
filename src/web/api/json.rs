//! JSON read strictly: every key once, no key that we do not know, and every wrong type named by
//! its field rather than refused as a whole.

mod strict;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use chrono::DateTime;
use serde_json::{Map, Value};

use self::strict::Strict;
use crate::domain::time::UtcTime;
use crate::services::{App, Change};
use crate::web::guard::{is_of_type, read_body};
use crate::web::problem::{FieldError, Problem};

/// Characters shown of a key that we do not know.
const KEY_CHARACTERS: usize = 60;

/// An object whose fields are taken out one by one. What stays in it at the end was not asked for.
#[derive(Debug)]
pub(super) struct Fields {
    object: Map<String, Value>,
    index: Option<usize>,
    errors: Vec<FieldError>,
}

/// Reads the body of a request, which has to be one JSON object.
pub(super) async fn read(
    app: &App,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<Fields, Problem> {
    if !is_of_type(request, "application/json") {
        let detail = "Send application/json in the header Content-Type.";
        return Err(Problem::plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
    }
    let body = read_body(app, payload, app.config.server.api_body_bytes).await?;
    parse(&body)
}

fn parse(body: &[u8]) -> Result<Fields, Problem> {
    let malformed = |detail: String| Problem::plain(StatusCode::BAD_REQUEST, detail);
    let text = std::str::from_utf8(body).map_err(|error| {
        malformed(format!(
            "The body is not UTF-8 from byte {}.",
            error.valid_up_to()
        ))
    })?;
    let Strict(value) = serde_json::from_str(text)
        .map_err(|error| malformed(format!("The body is not JSON: {error}.")))?;
    match value {
        Value::Object(object) => Ok(Fields::new(object, None)),
        _ => Err(malformed("The body is JSON, but not an object.".to_owned())),
    }
}

impl Fields {
    /// The fields of one object; `index` is its position where it is one of several.
    pub(super) fn new(object: Map<String, Value>, index: Option<usize>) -> Self {
        Self {
            object,
            index,
            errors: Vec::new(),
        }
    }

    /// Whether the object has this field.
    pub(super) fn has(&self, name: &str) -> bool {
        self.object.contains_key(name)
    }

    /// A text that has to be there.
    pub(super) fn required_text(&mut self, name: &'static str) -> String {
        let text = self.text(name);
        if text.is_none() && !self.errors.iter().any(|error| error.field == name) {
            self.wrong(name, "is missing");
        }
        text.unwrap_or_default()
    }

    /// A text, if there is one. `null` means none.
    pub(super) fn text(&mut self, name: &'static str) -> Option<String> {
        match self.object.remove(name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text),
            Some(_) => {
                self.wrong(name, "must be a string");
                None
            }
        }
    }

    /// A list of texts; empty when there is none.
    pub(super) fn texts(&mut self, name: &'static str) -> Vec<String> {
        let items = match self.object.remove(name) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.wrong(name, "must be an array of strings");
                return Vec::new();
            }
        };
        let texts: Option<Vec<String>> = items
            .into_iter()
            .map(|item| match item {
                Value::String(text) => Some(text),
                _ => None,
            })
            .collect();
        if texts.is_none() {
            self.wrong(name, "must be an array of strings");
        }
        texts.unwrap_or_default()
    }

    /// A list of texts that has to be there; it may be empty.
    pub(super) fn required_texts(&mut self, name: &'static str) -> Vec<String> {
        if self.object.get(name).is_none_or(Value::is_null) {
            self.object.remove(name);
            self.wrong(name, "is missing");
        }
        self.texts(name)
    }

    /// A whole number, if there is one.
    pub(super) fn number(&mut self, name: &'static str) -> Option<i32> {
        let value = match self.object.remove(name) {
            None | Some(Value::Null) => return None,
            Some(value) => value,
        };
        let number = whole(&value).and_then(|number| i32::try_from(number).ok());
        if number.is_none() {
            self.wrong(name, "must be a whole number");
        }
        number
    }

    /// A whole number that has to be there.
    pub(super) fn required_number(&mut self, name: &'static str) -> Option<i32> {
        let number = self.number(name);
        if number.is_none() && !self.errors.iter().any(|error| error.field == name) {
            self.wrong(name, "is missing");
        }
        number
    }

    /// An instant as RFC 3339 writes it, if there is one.
    pub(super) fn instant(&mut self, name: &'static str) -> Option<UtcTime> {
        let text = self.text(name)?;
        let Ok(instant) = DateTime::parse_from_rfc3339(&text) else {
            self.wrong(
                name,
                "must be an RFC 3339 date and time, such as 2026-11-24T06:00:00Z",
            );
            return None;
        };
        Some(UtcTime::from_datetime(instant.to_utc()))
    }

    /// A list of whole numbers; empty when there is none.
    pub(super) fn numbers(&mut self, name: &'static str) -> Vec<i64> {
        let numbers = match self.object.remove(name) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(items)) => items.iter().map(whole).collect(),
            Some(_) => None,
        };
        let numbers: Option<Vec<i64>> = numbers;
        if numbers.is_none() {
            self.wrong(name, "must be an array of whole numbers");
        }
        numbers.unwrap_or_default()
    }

    /// An array of whole numbers that has to be there, though it may be empty.
    pub(super) fn required_numbers(&mut self, name: &'static str) -> Vec<i64> {
        if self.object.get(name).is_none_or(Value::is_null) {
            self.object.remove(name);
            self.wrong(name, "is missing");
        }
        self.numbers(name)
    }

    /// What becomes of a property: absent, it stays; `null` takes it back to its default; everything else is
    /// read by `read`, and where that cannot be, `must` says what it has to be.
    pub(super) fn change<T>(
        &mut self,
        name: &'static str,
        must: &str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Change<T> {
        let value = match self.object.remove(name) {
            None => return Change::Keep,
            Some(Value::Null) => return Change::Clear,
            Some(value) => value,
        };
        if let Some(value) = read(&value) {
            return Change::Set(value);
        }
        self.wrong(name, must);
        Change::Keep
    }

    /// What becomes of a text.
    pub(super) fn text_change(&mut self, name: &'static str) -> Change<String> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        self.change(name, "must be a string", text)
    }

    /// What becomes of a whole number.
    pub(super) fn number_change(&mut self, name: &'static str) -> Change<i32> {
        let number = |value: &Value| whole(value).and_then(|number| i32::try_from(number).ok());
        self.change(name, "must be a whole number", number)
    }

    /// A consent: the JSON value `true` or nothing that counts as one. What is absent is false; what
    /// is there has to be a boolean.
    pub(super) fn consent(&mut self, name: &'static str) -> bool {
        match self.object.remove(name) {
            None => false,
            Some(Value::Bool(given)) => given,
            Some(_) => {
                self.wrong(
                    name,
                    "must be the JSON value true, and only when the reader agreed",
                );
                false
            }
        }
    }

    /// A list of anything, if there is one. `null` means none.
    pub(super) fn optional_array(&mut self, name: &'static str) -> Option<Vec<Value>> {
        if self.object.get(name).is_none_or(Value::is_null) {
            self.object.remove(name);
            return None;
        }
        self.array(name)
    }

    /// Yes or no, where it is said.
    pub(super) fn flag(&mut self, name: &'static str) -> Option<bool> {
        match self.object.remove(name) {
            None | Some(Value::Null) => None,
            Some(Value::Bool(said)) => Some(said),
            Some(_) => {
                self.wrong(name, "must be true or false");
                None
            }
        }
    }

    /// The fields of an object within this one, if there is one.
    pub(super) fn object(&mut self, name: &'static str) -> Option<Self> {
        match self.object.remove(name) {
            None | Some(Value::Null) => None,
            Some(Value::Object(object)) => Some(Self::new(object, None)),
            Some(_) => {
                self.wrong(name, "must be an object");
                None
            }
        }
    }

    /// The fields of an object within this one, which has to be there.
    pub(super) fn required_object(&mut self, name: &'static str) -> Option<Self> {
        if self.object.get(name).is_none_or(Value::is_null) {
            self.object.remove(name);
            self.wrong(name, "is missing");
            return None;
        }
        self.object(name)
    }

    /// Whatever stands in a field.
    pub(super) fn value(&mut self, name: &str) -> Option<Value> {
        self.object.remove(name)
    }

    /// A list of anything, which has to be there.
    pub(super) fn array(&mut self, name: &'static str) -> Option<Vec<Value>> {
        if let Some(Value::Array(items)) = self.object.remove(name) {
            return Some(items);
        }
        self.wrong(name, "must be an array of objects");
        None
    }

    /// Notes what is wrong with a field.
    pub(super) fn wrong(&mut self, name: impl Into<String>, message: impl Into<String>) {
        self.errors.push(FieldError {
            index: self.index,
            field: name.into(),
            message: message.into(),
        });
    }

    /// Everything that was wrong, fields that nobody asked for included.
    pub(super) fn finish(mut self) -> Vec<FieldError> {
        let unknown: Vec<String> = self
            .object
            .keys()
            .map(|key| {
                key.chars()
                    .filter(|c| !c.is_control())
                    .take(KEY_CHARACTERS)
                    .collect()
            })
            .collect();
        for key in unknown {
            self.wrong(key, "is not a field of this request; check its spelling");
        }
        self.errors
    }
}

/// A whole number however JSON writes it: to a schema `12.0` is an integer, and programs in some languages send it so.
pub(super) fn whole(value: &Value) -> Option<i64> {
    /// From here on floats leave whole numbers out.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_whole = |float: &f64| float.fract() == 0.0 && float.abs() < EXACT;
    value.as_i64().or_else(|| {
        let float = value.as_f64().filter(is_whole)?;
        format!("{float:.0}").parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Fields {
        parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn what_is_no_json_object_is_refused_as_a_whole() {
        let deep = "[".repeat(1_000);
        for body in [
            &b"{"[..],
            b"",
            b"[]",
            b"\"x\"",
            b"{\"a\":1,\"a\":2}",
            b"{\"a\":{\"b\":1,\"b\":1}}",
            b"{\"a\":\"\xff\"}",
            b"{\"a\":\"\0\"}",
            deep.as_bytes(),
        ] {
            assert!(parse(body).is_err(), "{}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn only_true_is_a_consent() {
        for (text, given, wrong) in [
            ("true", true, false),
            ("false", false, false),
            ("null", false, true),
            ("1", false, true),
            ("\"on\"", false, true),
            ("\"true\"", false, true),
            ("[true]", false, true),
        ] {
            let mut fields = fields(&format!("{{\"consent_terms\":{text}}}"));
            assert_eq!(fields.consent("consent_terms"), given, "{text}");
            assert_eq!(!fields.finish().is_empty(), wrong, "{text}");
        }
        assert!(!fields("{}").consent("consent_terms"));
    }

    #[test]
    fn a_whole_number_may_be_written_with_a_point() {
        for (text, number) in [
            ("7", Some(7)),
            ("7.0", Some(7)),
            ("-7e0", Some(-7)),
            ("7.5", None),
            ("1e300", None),
            ("\"7\"", None),
        ] {
            let mut fields = fields(&format!("{{\"count\":{text}}}"));
            assert_eq!(fields.number("count"), number, "{text}");
            assert_eq!(fields.finish().is_empty(), number.is_some(), "{text}");
        }
    }

    #[test]
    fn every_wrong_field_is_named_once_and_unknown_ones_too() {
        let mut fields = fields(r#"{"email":5,"topics":["a",1],"terms_version":1.5,"emial":"x"}"#);
        fields.required_text("email");
        fields.required_text("list");
        fields.texts("topics");
        fields.number("terms_version");
        let named: Vec<String> = fields
            .finish()
            .into_iter()
            .map(|error| error.field)
            .collect();
        assert_eq!(named, ["email", "list", "topics", "terms_version", "emial"]);
    }
}
