//! The function `t` of templates: a message in the language of the letter.
//!
//! What is put into a message is cleaned to one line. In HTML the result is escaped and each piece of
//! somebody else's words is set apart as `<bdi>`, so that a Hebrew title inside an English sentence, or
//! the other way round, disturbs neither.

use std::sync::Arc;

use minijinja::value::{Kwargs, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State};

use crate::words::{Arg, END_ISOLATE, ISOLATE, Words, isolated};

use super::super::clean;
use super::escape_html;

/// Teaches the templates to speak.
pub(super) fn add_to(environment: &mut Environment<'static>, words: &Arc<Words>) {
    let words = Arc::clone(words);
    environment.add_function("t", move |state: &State, key: &str, given: Kwargs| {
        say(&words, state, key, &given)
    });
}

fn say(words: &Words, state: &State, key: &str, given: &Kwargs) -> Result<Value, Error> {
    let language = state.lookup("language");
    let language = language.as_ref().and_then(Value::as_str).unwrap_or("en");
    let is_html = matches!(state.auto_escape(), AutoEscape::Html);
    let values = values(given)?;
    let texts: Vec<(&str, Result<i64, String>)> = values
        .iter()
        .map(|(name, value)| (*name, number_or_text(value, is_html)))
        .collect();
    let args: Vec<(&str, Arg<'_>)> = texts
        .iter()
        .map(|(name, value)| match value {
            Ok(number) => (*name, Arg::Number(*number)),
            Err(text) => (*name, Arg::Text(text)),
        })
        .collect();
    let said = words
        .say(language, key, &args)
        .map_err(|error| Error::new(ErrorKind::InvalidOperation, error.to_string()))?;
    if is_html {
        let html = escape_html(&said)
            .replace(ISOLATE, "<bdi>")
            .replace(END_ISOLATE, "</bdi>");
        return Ok(Value::from_safe_string(html));
    }
    Ok(Value::from(said))
}

fn values(given: &Kwargs) -> Result<Vec<(&str, Value)>, Error> {
    let mut values = Vec::new();
    for name in given.args() {
        let value: Value = given.get(name)?;
        if value.is_undefined() {
            let detail = format!("there is no value for \"{name}\"");
            return Err(Error::new(ErrorKind::UndefinedError, detail));
        }
        values.push((name, value));
    }
    Ok(values)
}

/// A number as it is, or a text fit for its place.
fn number_or_text(value: &Value, is_html: bool) -> Result<i64, String> {
    if value.kind() == ValueKind::Number
        && let Ok(number) = i64::try_from(value.clone())
    {
        return Ok(number);
    }
    let text = match value.as_str() {
        Some(text) => clean::one_line(text),
        None => clean::one_line(&value.to_string()),
    };
    Err(if is_html { isolated(&text) } else { text })
}
