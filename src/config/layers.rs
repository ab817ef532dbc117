//! The layers: the built-in defaults, the operator's file, the environment.
//!
//! The defaults are the schema. A key that they do not hold and a value of another kind than theirs
//! are refused here, so that what remains needs no further thought about TOML. Each value remembers
//! the layer that it comes from.

mod relays;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use toml::{Table, Value};

use super::error::{Origin, Problem};
use super::shown::{nearest, shown};
pub(super) use relays::schema_key;

/// The largest configuration file, in bytes.
const LARGEST_FILE_BYTES: u64 = 1_048_576;

/// Variables that are nobody's setting: the file's name, and what tests tell each other.
const OTHER_VARIABLES: &str = "POSTRIDER_TEST_";

/// A value and the layer that it comes from.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) value: Value,
    pub(super) origin: Origin,
}

/// All settings by key, such as `sending.window`.
#[derive(Debug, Default)]
pub(super) struct Layers {
    defaults: BTreeMap<String, Value>,
    settings: BTreeMap<String, Setting>,
    /// The names of the relays that have a section of their own.
    relays: BTreeSet<String>,
    problems: Vec<Problem>,
}

impl Layers {
    /// The lowest layer, from the text of `config/default.toml`.
    pub(super) fn defaults(text: &str) -> Self {
        let mut layers = Self::default();
        let Some(table) = layers.parse(text, &Origin::Defaults) else {
            return layers;
        };
        for (name, value) in table {
            match value {
                Value::Table(section) => layers.defaults.extend(
                    section
                        .into_iter()
                        .map(|(key, v)| (format!("{name}.{key}"), v)),
                ),
                value => {
                    layers.defaults.insert(name, value);
                }
            }
        }
        for (key, value) in &layers.defaults {
            let (value, origin) = (value.clone(), Origin::Defaults);
            layers
                .settings
                .insert(key.clone(), Setting { value, origin });
        }
        layers
    }

    /// Lays the operator's file over what is there.
    pub(super) fn add_file(&mut self, path: &Path) {
        let origin = Origin::File(path.to_owned());
        let mut text = String::new();
        let read = File::open(path)
            .and_then(|file| file.take(LARGEST_FILE_BYTES + 1).read_to_string(&mut text));
        let (fault, remedy) = match read {
            Err(error) => (
                format!("cannot be read: {error}"),
                "give the path of a readable UTF-8 file with --config or POSTRIDER_CONFIG",
            ),
            Ok(bytes) if bytes as u64 > LARGEST_FILE_BYTES => (
                format!("is larger than {LARGEST_FILE_BYTES} bytes"),
                "give the path of a configuration file",
            ),
            Ok(_) => {
                let table = self.parse(&text, &origin).unwrap_or_default();
                return self.add_table(table, &origin);
            }
        };
        self.refuse(&origin, "", None, fault, remedy);
    }

    /// Lays the `POSTRIDER_…` variables over what is there.
    pub(super) fn add_environment(&mut self, env: &[(String, String)]) {
        for (name, text) in env {
            if name == super::FILE_VARIABLE || name.starts_with(OTHER_VARIABLES) {
                continue;
            }
            let origin = Origin::Variable(name.clone());
            let key = match self.key_of_variable(name) {
                Ok(Some(key)) => key.to_owned(),
                Ok(None) => {
                    let remedy = self.remedy_for_variable(name);
                    self.refuse(&origin, "", None, "is not a known variable", remedy);
                    continue;
                }
                Err([one, other]) => {
                    let fault = format!("may mean {one} or {other}");
                    let remedy = "set the one you mean in the file";
                    self.refuse(&origin, "", None, fault, remedy);
                    continue;
                }
            };
            let value = self.value_from_text(&key, text);
            self.set(&key, value, &origin);
        }
    }

    fn remedy_for_variable(&self, name: &str) -> String {
        let names: Vec<String> = self.keys().map(variable).collect();
        match nearest(name, names.iter().map(String::as_str)) {
            Some(known) => format!("perhaps {known} is meant; correct or unset it"),
            None => relays::remedy_for_variable(name)
                .unwrap_or_else(|| "unset it; config/default.toml lists every key".to_owned()),
        }
    }

    /// Every key, in alphabetical order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.defaults.keys().map(String::as_str)
    }

    /// The value that won, and where it comes from.
    pub(super) fn setting(&self, key: &str) -> Option<&Setting> {
        match self.inherited_from(key) {
            Some(model) => self.settings.get(&model),
            None => self.settings.get(key),
        }
    }

    /// What the defaults say.
    pub(super) fn default_value(&self, key: &str) -> Option<&Value> {
        self.defaults.get(key)
    }

    /// Hands over what was found so far.
    pub(super) fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    /// Parses TOML. The parser's own report repeats the faulty line, which may hold a password, so
    /// only its first words and the position are kept.
    fn parse(&mut self, text: &str, origin: &Origin) -> Option<Table> {
        let error = match text.parse::<Table>() {
            Ok(table) => return Some(table),
            Err(error) => error,
        };
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let fault = format!("is not TOML: {}", error.message());
        let place = format!("line {line}, column {column}");
        self.refuse(
            origin,
            &place,
            None,
            fault,
            "correct the line; texts stand in \"quotes\"",
        );
        None
    }

    fn add_table(&mut self, table: Table, origin: &Origin) {
        for (name, value) in table {
            if name == "relay" {
                self.add_relays(value, origin);
                continue;
            }
            let prefix = format!("{name}.");
            let is_section = self.keys().any(|key| key.starts_with(&prefix));
            match value {
                Value::Table(section) if is_section => {
                    for (key, value) in section {
                        self.set(&format!("{name}.{key}"), value, origin);
                    }
                }
                Value::Table(_) => {
                    let sections = self.keys().filter_map(|key| Some(key.split_once('.')?.0));
                    let sections = sections.chain(std::iter::once("relay"));
                    let remedy = match nearest(&name, sections) {
                        Some("relay") => "perhaps [relay.NAME] is meant".to_owned(),
                        Some(known) => format!("perhaps [{known}] is meant"),
                        None => "remove it; config/default.toml lists every section".to_owned(),
                    };
                    let key = format!("[{name}]");
                    self.refuse(origin, &key, None, "is not a known section", remedy);
                }
                _ if is_section => {
                    let remedy = format!("write [{name}] on a line and its keys below");
                    self.refuse(origin, &name, None, "is a section, not a key", remedy);
                }
                value => self.set(&name, value, origin),
            }
        }
    }

    fn set(&mut self, key: &str, value: Value, origin: &Origin) {
        let Some(default) = self.defaults.get(key) else {
            // The value is not repeated: this may be a password under a misspelt key.
            let remedy = match (nearest(key, self.keys()), key.rsplit_once('.')) {
                (Some(known), _) => format!("perhaps {known} is meant"),
                (None, Some((section, _))) => {
                    format!(
                        "remove it; the keys of [{section}] are {}",
                        self.keys_of(section)
                    )
                }
                _ => "remove it; config/default.toml lists every key".to_owned(),
            };
            return self.refuse(origin, key, None, "is not a known key", remedy);
        };
        let kind = kind(default);
        if !matches(default, &value) {
            let remedy = match default {
                Value::Array(items) if items.is_empty() => format!("write {key} = [\"…\"]"),
                default => format!("write for instance {key} = {default}"),
            };
            let fault = format!("must be {kind}");
            return self.refuse(origin, key, shown(key, &value), fault, remedy);
        }
        if texts(&value).any(|text| text.contains(is_unprintable)) {
            let fault = "holds a control character or is not UTF-8";
            return self.refuse(origin, key, shown(key, &value), fault, "write it anew");
        }
        let origin = origin.clone();
        self.settings
            .insert(key.to_owned(), Setting { value, origin });
    }

    /// A variable's text as the kind of value that the key has; a text that is no such value stays
    /// a text and is refused by [`Layers::set`].
    fn value_from_text(&self, key: &str, text: &str) -> Value {
        let as_text = || Value::String(text.to_owned());
        let trimmed = text.trim();
        match self.defaults.get(key) {
            Some(Value::Integer(_)) => trimmed.parse().map_or_else(|_| as_text(), Value::Integer),
            Some(Value::Boolean(_)) => trimmed.parse().map_or_else(|_| as_text(), Value::Boolean),
            Some(Value::Array(_)) if trimmed.starts_with('[') => format!("list = {trimmed}")
                .parse::<Table>()
                .ok()
                .and_then(|mut table| table.remove("list"))
                .unwrap_or_else(as_text),
            Some(Value::Array(items)) => {
                let numbers = items.first().is_some_and(Value::is_integer);
                let item = |item: &str| match item.trim().parse() {
                    Ok(number) if numbers => Value::Integer(number),
                    _ => Value::String(item.trim().to_owned()),
                };
                let items = trimmed.split(',').filter(|item| !item.trim().is_empty());
                Value::Array(items.map(item).collect())
            }
            _ => as_text(),
        }
    }

    fn keys_of(&self, section: &str) -> String {
        let prefix = format!("{section}.");
        let keys: Vec<&str> = self
            .keys()
            .filter_map(|key| key.strip_prefix(&prefix))
            .collect();
        keys.join(", ")
    }

    fn refuse(
        &mut self,
        origin: &Origin,
        key: &str,
        value: Option<String>,
        fault: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.problems.push(Problem {
            origin: origin.clone(),
            key: key.escape_debug().to_string(),
            value,
            fault: fault.into(),
            remedy: remedy.into(),
        });
    }
}

/// The variable that sets a key: `POSTRIDER_SENDING_WINDOW` for `sending.window`,
/// `POSTRIDER_RELAY_BACK_UP_URL` for `relay.back-up.url`.
pub(super) fn variable(key: &str) -> String {
    format!(
        "POSTRIDER_{}",
        key.replace(['.', '-'], "_").to_ascii_uppercase()
    )
}

fn kind(default: &Value) -> &'static str {
    match default {
        Value::Integer(_) => "a whole number",
        Value::Boolean(_) => "true or false",
        Value::Array(items) if items.first().is_some_and(Value::is_integer) => {
            "a list of whole numbers"
        }
        Value::Array(_) => "a list of texts",
        _ => "a text",
    }
}

/// Whether the value is of the kind of the default; an empty default list is one of texts.
fn matches(default: &Value, value: &Value) -> bool {
    match (default, value) {
        (Value::Array(defaults), Value::Array(items)) => {
            let numbers = defaults.first().is_some_and(Value::is_integer);
            items.iter().all(|item| {
                if numbers {
                    item.is_integer()
                } else {
                    item.is_str()
                }
            })
        }
        _ => default.same_type(value),
    }
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        single => std::slice::from_ref(single),
    };
    items.iter().filter_map(Value::as_str)
}

fn is_unprintable(c: char) -> bool {
    c.is_control() || c == char::REPLACEMENT_CHARACTER
}
