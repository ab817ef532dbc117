//! Turns the settings that won into typed values.
//!
//! Each section asks for its keys by name. A value that is refused is noted and replaced by one that
//! is allowed, so that reading goes on and every problem is found; with a problem noted, no
//! configuration comes out in the end.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs::File;
use std::io::Read as _;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use toml::Value;

use super::error::{Origin, Problem};
use super::layers::{Layers, schema_key, variable};
use super::shown::shown;

/// The largest file that a `*_file` key may name, in bytes.
const LARGEST_SECRET_BYTES: u64 = 16_384;

/// Reads settings by key and collects what is wrong.
pub(super) struct Reader {
    layers: Layers,
    keys_read: BTreeSet<String>,
    problems: Vec<Problem>,
    warnings: Vec<String>,
}

impl Reader {
    pub(super) fn new(mut layers: Layers) -> Self {
        Self {
            problems: layers.take_problems(),
            layers,
            keys_read: BTreeSet::new(),
            warnings: Vec::new(),
        }
    }

    /// A text as it stands.
    pub(super) fn text(&mut self, key: &str) -> String {
        match self.value(key) {
            Some(Value::String(text)) => text,
            _ => String::new(),
        }
    }

    /// A text of which empty means "not set".
    pub(super) fn optional(&mut self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    /// A path of which empty means "not set".
    pub(super) fn path(&mut self, key: &str) -> Option<PathBuf> {
        self.optional(key).map(PathBuf::from)
    }

    /// A path that must be set.
    pub(super) fn required_path(&mut self, key: &str) -> PathBuf {
        let text = self.text(key);
        if text.is_empty() {
            self.refuse(key, "must not be empty", self.default_remedy(key));
        }
        PathBuf::from(text)
    }

    /// A yes or no.
    pub(super) fn flag(&mut self, key: &str) -> bool {
        matches!(self.value(key), Some(Value::Boolean(true)))
    }

    /// A whole number within limits.
    pub(super) fn number(&mut self, key: &str, limits: RangeInclusive<u32>) -> u32 {
        let highest = limits.end().to_string();
        self.number_up_to(key, limits, &highest)
    }

    /// A whole number whose upper limit has a name, such as another key.
    pub(super) fn number_up_to(
        &mut self,
        key: &str,
        limits: RangeInclusive<u32>,
        highest: &str,
    ) -> u32 {
        let value = match self.value(key) {
            Some(Value::Integer(number)) => number,
            _ => i64::from(*limits.start()),
        };
        self.within(key, value, &limits, highest)
    }

    /// A list of whole numbers, each within limits; at least one.
    pub(super) fn numbers(&mut self, key: &str, limits: &RangeInclusive<u32>) -> Vec<u32> {
        let items = self.items(key);
        if items.is_empty() {
            self.refuse(key, "must not be empty", self.default_remedy(key));
        }
        let highest = limits.end().to_string();
        items
            .iter()
            .filter_map(Value::as_integer)
            .map(|number| self.within(key, number, limits, &highest))
            .collect()
    }

    /// One of a few words. The first stands in for a word that is refused.
    pub(super) fn choice<T: Copy, const N: usize>(
        &mut self,
        key: &str,
        words: &[(&str, T); N],
    ) -> T {
        let text = self.text(key);
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return *value;
        }
        let known: Vec<String> = words.iter().map(|(word, _)| format!("{word:?}")).collect();
        let remedy = format!("write one of {}", known.join(", "));
        self.refuse(key, "is not a known word here", remedy);
        words[0].1
    }

    /// A text that is parsed further, of which empty means "not set".
    pub(super) fn parsed<T, E: Display>(
        &mut self,
        key: &str,
        remedy: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.optional(key)?;
        match parse(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(key, error.to_string(), remedy);
                None
            }
        }
    }

    /// A list of texts, each parsed further.
    pub(super) fn parsed_list<T, E: Display>(
        &mut self,
        key: &str,
        remedy: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for item in self.items(key) {
            let text = item.as_str().unwrap_or_default();
            match parse(text) {
                Ok(value) => values.push(value),
                Err(error) => self.refuse(key, format!("{text:?} {error}"), remedy),
            }
        }
        values
    }

    /// The content of the file that a key names, without one line break at its end.
    ///
    /// A file that everybody on the machine can read gives a warning.
    pub(super) fn secret_file(&mut self, key: &str) -> Option<String> {
        let path = self.path(key)?;
        let mut text = String::new();
        let read = File::open(&path).and_then(|file| {
            file.take(LARGEST_SECRET_BYTES + 1)
                .read_to_string(&mut text)
        });
        let fault = match read {
            Err(error) => format!("cannot be read: {error}"),
            Ok(bytes) if bytes as u64 > LARGEST_SECRET_BYTES => {
                format!("is larger than {LARGEST_SECRET_BYTES} bytes")
            }
            Ok(_) => {
                let line = text.strip_suffix('\n').unwrap_or(&text);
                let line = line.strip_suffix('\r').unwrap_or(line);
                match line {
                    "" => "is empty".to_owned(),
                    line if line.contains(char::is_control) => "is more than one line".to_owned(),
                    line => {
                        self.warn_if_everybody_reads(key, &path);
                        return Some(line.to_owned());
                    }
                }
            }
        };
        let remedy = "name a file of one line that Postrider may read";
        self.refuse(key, format!("the file {fault}"), remedy);
        None
    }

    /// Whether the text of a key is something else than "".
    pub(super) fn is_set(&self, key: &str) -> bool {
        let value = self.layers.setting(key).map(|setting| &setting.value);
        value
            .and_then(Value::as_str)
            .is_some_and(|text| !text.is_empty())
    }

    /// Whether the list of a key has nothing in it.
    pub(super) fn is_empty_list(&self, key: &str) -> bool {
        let value = self.layers.setting(key).map(|setting| &setting.value);
        value.and_then(Value::as_array).is_none_or(Vec::is_empty)
    }

    /// Where the value of a key comes from.
    pub(super) fn origin(&self, key: &str) -> Origin {
        self.layers
            .setting(key)
            .map_or(Origin::Defaults, |setting| setting.origin.clone())
    }

    /// The names of the relays that have a section of their own.
    pub(super) fn relay_names(&self) -> Vec<String> {
        self.layers.relay_names()
    }

    /// Notes that the value of a key is refused. What a relay took from `[smtp]` is blamed once, there.
    pub(super) fn refuse(
        &mut self,
        key: &str,
        fault: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let told = |model: &String| self.problems.iter().any(|problem| problem.key == *model);
        if self.layers.inherited_from(key).as_ref().is_some_and(told) {
            return;
        }
        let setting = self.layers.setting(key);
        self.problems.push(Problem {
            origin: self.origin(key),
            key: key.to_owned(),
            value: setting.and_then(|setting| shown(key, &setting.value)),
            fault: fault.into(),
            remedy: remedy.into(),
        });
    }

    /// Notes something that is allowed but unwise.
    pub(super) fn warn(&mut self, sentence: String) {
        self.warnings.push(sentence);
    }

    /// Warns when every account of this machine may read a file that holds a secret.
    pub(super) fn warn_if_everybody_reads(&mut self, key: &str, path: &Path) {
        if readable_by_everybody(path) {
            let path = path.display();
            self.warn(format!(
                "{key}: everybody on this machine can read {path}; run: chmod 600 {path}"
            ));
        }
    }

    /// Every setting that holds, and where it comes from. What a named relay takes from `[smtp]` is left out.
    pub(super) fn settings(&self) -> Vec<(String, Value, Origin)> {
        let is_own = |key: &&str| {
            let named = &*schema_key(key) != *key;
            let is_said = self.origin(key) != Origin::Defaults;
            !named || (is_said && self.layers.inherited_from(key).is_none())
        };
        let keys = self.layers.keys().filter(is_own);
        keys.filter_map(|key| {
            let setting = self.layers.setting(key)?;
            Some((
                key.to_owned(),
                setting.value.clone(),
                setting.origin.clone(),
            ))
        })
        .collect()
    }

    /// The problems and the warnings.
    pub(super) fn finish(&mut self) -> (Vec<Problem>, Vec<String>) {
        (
            std::mem::take(&mut self.problems),
            std::mem::take(&mut self.warnings),
        )
    }

    #[cfg(test)]
    pub(super) fn keys_read(&self) -> &BTreeSet<String> {
        &self.keys_read
    }

    fn value(&mut self, key: &str) -> Option<Value> {
        self.keys_read.insert(key.to_owned());
        self.layers
            .setting(key)
            .map(|setting| setting.value.clone())
    }

    fn items(&mut self, key: &str) -> Vec<Value> {
        match self.value(key) {
            Some(Value::Array(items)) => items,
            _ => Vec::new(),
        }
    }

    fn within(
        &mut self,
        key: &str,
        number: i64,
        limits: &RangeInclusive<u32>,
        highest: &str,
    ) -> u32 {
        let lowest = *limits.start();
        if let Ok(number) = u32::try_from(number)
            && limits.contains(&number)
        {
            return number;
        }
        let fault = if number < i64::from(lowest) {
            format!("must be at least {lowest}")
        } else {
            format!("must be at most {highest}")
        };
        self.refuse(key, fault, format!("set it between {lowest} and {highest}"));
        lowest
    }

    fn default_remedy(&self, key: &str) -> String {
        match self.layers.default_value(key) {
            Some(default) => format!("write for instance {key} = {default}"),
            None => format!("set {key} or {}", variable(key)),
        }
    }
}

#[cfg(unix)]
fn readable_by_everybody(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata()
        .is_ok_and(|metadata| metadata.permissions().mode() & 0o004 != 0)
}

#[cfg(not(unix))]
fn readable_by_everybody(_path: &Path) -> bool {
    false
}
