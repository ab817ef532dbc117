//! One language: its files, its messages, and how it compares with the measure.

use std::collections::{BTreeSet, HashMap};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Arg, FOLDER, OwnFile, Unsayable, WordsError, WordsProblem};

/// The catalogue of one language.
pub(super) struct Catalogue {
    /// The tag of the language, which is the name of its folder.
    pub(super) tag: String,
    bundle: FluentBundle<FluentResource>,
    sources: Vec<Source>,
}

/// A file as it was read.
struct Source {
    name: String,
    text: String,
}

/// One message of the measure, which every catalogue has to have.
pub(super) struct Demand<'a> {
    file: &'a str,
    key: &'a str,
    /// The names of what it is given.
    gaps: BTreeSet<&'a str>,
}

/// One message as it stands in a file.
#[derive(Clone, Copy)]
struct Entry<'a> {
    key: &'a str,
    /// From 1.
    line: usize,
    /// All of its lines.
    body: &'a str,
}

impl Catalogue {
    /// Reads the built-in files of a language and over them an operator's own.
    pub(super) fn new(
        tag: &str,
        built_in: &[(&str, &str)],
        own: &[OwnFile],
    ) -> Result<Self, WordsError> {
        let wrong_tag = |_| {
            WordsError::Catalogue(WordsProblem {
                file: format!("{FOLDER}/{tag}"),
                line: 0,
                message: "the folder's name is no language tag, such as de or pt-BR".to_owned(),
            })
        };
        let language: LanguageIdentifier = tag.parse().map_err(wrong_tag)?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // What is put in is set apart by whoever shows it: as <bdi> in HTML, not at all in a subject.
        bundle.set_use_isolating(false);
        let mut sources = Vec::new();
        for (name, text) in built_in {
            bundle.add_resource_overriding(parse(tag, name, text)?);
            sources.push(Source::new(name, text));
        }
        for file in own.iter().filter(|file| file.tag == tag) {
            bundle.add_resource_overriding(parse(tag, &file.name, &file.text)?);
            sources.push(Source::new(&file.name, &file.text));
        }
        let mut catalogue = Self {
            tag: tag.to_owned(),
            bundle,
            sources,
        };
        catalogue.write_numbers();
        Ok(catalogue)
    }

    /// Makes `NUMBER($count)` write a number as the catalogue says.
    fn write_numbers(&mut self) {
        let separator = self.plain("number-group").unwrap_or_else(|| ",".to_owned());
        let from = self
            .plain("number-group-from")
            .and_then(|from| from.parse().ok())
            .unwrap_or(1_000.0);
        // The name is new to the bundle, so that adding it cannot fail.
        let _ = self
            .bundle
            .add_function("NUMBER", move |given, _named| match given.first() {
                Some(FluentValue::Number(number)) if number.value >= from => {
                    grouped(&number.as_string(), &separator).into()
                }
                Some(FluentValue::Number(number)) => number.as_string().into_owned().into(),
                Some(other) => other.clone().into_owned(),
                None => FluentValue::Error,
            });
    }

    fn plain(&self, key: &str) -> Option<String> {
        self.say(key, &[])?.ok()
    }

    /// The message with its gaps filled; nothing where there is none of this name.
    pub(super) fn say(
        &self,
        key: &str,
        args: &[(&str, Arg<'_>)],
    ) -> Option<Result<String, Unsayable>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut filling = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Arg::Text(text) => filling.set(*name, *text),
                Arg::Number(number) => filling.set(*name, *number),
            }
        }
        let mut errors = Vec::new();
        let said = self
            .bundle
            .format_pattern(pattern, Some(&filling), &mut errors)
            .into_owned();
        Some(match errors.first() {
            None => Ok(said),
            Some(error) => Err(Unsayable::Wants {
                key: key.to_owned(),
                language: self.tag.clone(),
                complaint: in_words(error),
            }),
        })
    }

    /// Every message, in the order of the files.
    pub(super) fn keys(&self) -> Vec<String> {
        let keys = self.entries().map(|(_, entry)| entry.key.to_owned());
        keys.collect()
    }

    fn entries(&self) -> impl Iterator<Item = (&str, Entry<'_>)> {
        self.sources.iter().flat_map(|source| {
            let entries = entries(&source.text).into_iter();
            entries.map(|entry| (source.name.as_str(), entry))
        })
    }

    /// Every message, and what it may ask for: its own gaps and those of the messages that it refers to.
    pub(super) fn demands(&self) -> Vec<Demand<'_>> {
        let entries: Vec<_> = self.entries().collect();
        let mut bodies: HashMap<&str, Vec<&str>> = HashMap::new();
        for (_, entry) in &entries {
            bodies.entry(entry.key).or_default().push(entry.body);
        }
        let mut demands = Vec::with_capacity(entries.len());
        for (file, entry) in entries {
            let others = references(entry.body).filter_map(|name| bodies.get(name));
            let bodies = others.flatten().copied().chain([entry.body]);
            let gaps = bodies.flat_map(variables).collect();
            let key = entry.key;
            demands.push(Demand { file, key, gaps });
        }
        demands
    }

    /// What this catalogue lacks that the measure has, and what its messages ask for that nobody
    /// will give them.
    pub(super) fn compare(&self, demands: &[Demand<'_>]) -> Vec<WordsProblem> {
        let mut problems = Vec::new();
        for Demand { file, key, gaps } in demands {
            let at = |line, message| WordsProblem {
                file: format!("{FOLDER}/{}/{file}", self.tag),
                line,
                message,
            };
            let args: Vec<_> = gaps.iter().map(|gap| (*gap, Arg::Text("x"))).collect();
            match self.say(key, &args) {
                None => problems.push(at(0, format!("the message \"{key}\" is missing"))),
                Some(Err(error)) => problems.push(at(self.line_of(key), error.to_string())),
                Some(Ok(_)) => {}
            }
        }
        problems
    }

    fn line_of(&self, key: &str) -> usize {
        let found = self.entries().filter(|(_, entry)| entry.key == key).last();
        found.map_or(0, |(_, entry)| entry.line)
    }
}

impl Source {
    fn new(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
        }
    }
}

fn parse(tag: &str, name: &str, text: &str) -> Result<FluentResource, WordsError> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let at = errors.first().map_or(0, |error| error.pos.start);
        let line = text.get(..at).map_or(0, |before| before.lines().count());
        let message = errors
            .first()
            .map_or_else(|| "is no Fluent".to_owned(), |error| error.kind.to_string());
        WordsError::Catalogue(WordsProblem {
            file: format!("{FOLDER}/{tag}/{name}"),
            line: line.max(1),
            message,
        })
    })
}

fn in_words(error: &FluentError) -> String {
    let text = match error {
        FluentError::ResolverError(error) => error.to_string(),
        other => other.to_string(),
    };
    text.replace('\n', " ")
}

fn grouped(digits: &str, separator: &str) -> String {
    let mut written = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push_str(separator);
        }
        written.push(digit);
    }
    written
}

/// The messages of a file. A message begins a line with its name and ends before the next line that
/// begins with anything but white space or a closing brace.
fn entries(text: &str) -> Vec<Entry<'_>> {
    let mut found: Vec<Entry<'_>> = Vec::new();
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let end = start + line.len();
        let name = line.split_once('=').map(|(name, _)| name.trim_end());
        let named = name.filter(|name| {
            name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        });
        if let Some(key) = named {
            found.push(Entry {
                key,
                line: index + 1,
                body: &text[start..end],
            });
        } else if line.starts_with([' ', '\t', '}'])
            && let Some(last) = found.last_mut()
        {
            let begun = start - last.body.len();
            last.body = &text[begun..end];
        }
        start = end;
    }
    found
}

fn variables(body: &str) -> impl Iterator<Item = &str> {
    body.split('$').skip(1).map(|rest| {
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
            .unwrap_or(rest.len());
        &rest[..end]
    })
}

/// The names of the messages that a message refers to.
fn references(body: &str) -> impl Iterator<Item = &str> {
    body.split("{ ").skip(1).filter_map(|rest| {
        let (name, _) = rest.split_once(" }")?;
        let mut letters = name.chars();
        letters
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            .then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_found_with_their_lines_and_gaps() {
        let text =
            "# note\none = { $a } and { two }\n\ntwo =\n    { $b ->\n       *[other] x\n    }\n";
        let found = entries(text);
        let shape: Vec<_> = found.iter().map(|entry| (entry.key, entry.line)).collect();
        assert_eq!(shape, [("one", 2), ("two", 4)]);
        assert_eq!(variables(found[1].body).collect::<Vec<_>>(), ["b"]);
        assert_eq!(references(found[0].body).collect::<Vec<_>>(), ["two"]);
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped("1234567", "."), "1.234.567");
        assert_eq!(grouped("123", "."), "123");
    }
}
