//! The words of letters and public pages, in every language that there is a catalogue of.
//!
//! The catalogues are Fluent files (`locales/LANGUAGE/*.ftl`), made for translators and built into the
//! program. A directory of an operator's own may replace single messages of them, or bring a language
//! that we do not have. English is the measure: what another language lacks is said in English, and
//! [`Words::check`] names it. Plurals are chosen by Fluent, and dates and numbers are written as the
//! catalogue says, so that no library knows better than the translator.

mod catalogue;
mod dates;

use std::io;
use std::path::{Path, PathBuf};

use catalogue::Catalogue;

/// Begins a piece of text whose direction is its own (Unicode's FIRST STRONG ISOLATE).
pub const ISOLATE: char = '\u{2068}';
/// Ends what [`ISOLATE`] began.
pub const END_ISOLATE: char = '\u{2069}';

/// The language that every message is in: English.
pub const MEASURE: &str = "en";

/// The folder of catalogues inside an operator's directory.
const FOLDER: &str = "locales";

/// Languages written from right to left.
const RIGHT_TO_LEFT: [&str; 9] = ["ar", "dv", "fa", "he", "ku", "ps", "ur", "ug", "yi"];

macro_rules! built_in {
    ($($tag:literal),+ $(,)?) => {
        [$(($tag, [
            ("letters.ftl", include_str!(concat!("../locales/", $tag, "/letters.ftl"))),
            ("pages.ftl", include_str!(concat!("../locales/", $tag, "/pages.ftl"))),
            ("addresses.ftl", include_str!(concat!("../locales/", $tag, "/addresses.ftl"))),
            ("explain.ftl", include_str!(concat!("../locales/", $tag, "/explain.ftl"))),
            ("embed.ftl", include_str!(concat!("../locales/", $tag, "/embed.ftl"))),
            ("desk.ftl", include_str!(concat!("../locales/", $tag, "/desk.ftl"))),
            ("desk-api.ftl", include_str!(concat!("../locales/", $tag, "/desk-api.ftl"))),
            ("desk-gate.ftl", include_str!(concat!("../locales/", $tag, "/desk-gate.ftl"))),
            ("desk-issues.ftl", include_str!(concat!("../locales/", $tag, "/desk-issues.ftl"))),
            ("desk-lists.ftl", include_str!(concat!("../locales/", $tag, "/desk-lists.ftl"))),
            ("desk-relays.ftl", include_str!(concat!("../locales/", $tag, "/desk-relays.ftl"))),
            ("desk-settings.ftl", include_str!(concat!("../locales/", $tag, "/desk-settings.ftl"))),
            ("desk-subscribers.ftl", include_str!(concat!("../locales/", $tag, "/desk-subscribers.ftl"))),
            ("desk-today.ftl", include_str!(concat!("../locales/", $tag, "/desk-today.ftl"))),
            ("desk-transfer.ftl", include_str!(concat!("../locales/", $tag, "/desk-transfer.ftl"))),
            ("dates.ftl", include_str!(concat!("../locales/", $tag, "/dates.ftl"))),
            ("preferences.ftl", include_str!(concat!("../locales/", $tag, "/preferences.ftl"))),
        ])),+]
    };
}

type BuiltIn = (&'static str, [(&'static str, &'static str); 17]);

/// Every language that is built in; English comes first.
const BUILT_IN: [BuiltIn; 6] = built_in!["en", "de", "fr", "es", "ar", "zh"];

/// What is put into a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Somebody's words, such as the name of a list.
    Text(&'a str),
    /// A number, which may choose the plural.
    Number(i64),
}

/// Something wrong with a catalogue, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {message}")]
pub struct WordsProblem {
    /// The file, such as `locales/de/letters.ftl`.
    pub file: String,
    /// The line, from 1; 0 if the file as a whole is meant.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// Why the catalogues could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// A file is no Fluent.
    #[error("catalogue {0}")]
    Catalogue(WordsProblem),
    /// A file or folder is there but could not be read.
    #[error("cannot read the catalogue {path:?}: {source}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Why a message could not be said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsayable {
    /// No catalogue has it.
    #[error("no catalogue has the message \"{0}\"")]
    Unknown(String),
    /// It wants something that it was not given.
    #[error("the message \"{key}\" in locales/{language}: {complaint}")]
    Wants {
        /// The message.
        key: String,
        /// The catalogue.
        language: String,
        /// What is missing.
        complaint: String,
    },
}

/// The catalogues of all languages.
pub struct Words {
    /// English first.
    catalogues: Vec<Catalogue>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.languages()).finish()
    }
}

impl Words {
    /// Loads the catalogues that are built in, and over them those in the folder `locales` of
    /// `override_dir`, if there is one.
    pub fn load(override_dir: Option<&Path>) -> Result<Self, WordsError> {
        let own = match override_dir {
            Some(dir) => own_files(&dir.join(FOLDER))?,
            None => Vec::new(),
        };
        let mut catalogues = Vec::new();
        for (tag, files) in BUILT_IN {
            catalogues.push(Catalogue::new(tag, &files, &own)?);
        }
        for file in &own {
            if catalogues.iter().all(|known| known.tag != file.tag) {
                catalogues.push(Catalogue::new(&file.tag, &[], &own)?);
            }
        }
        Ok(Self { catalogues })
    }

    /// The tag of every language, English first.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.catalogues
            .iter()
            .map(|catalogue| catalogue.tag.as_str())
    }

    /// The catalogue that fits the first of the tags that any fits; English where none does. A tag
    /// fits by itself or by its language alone: `de-AT` is served by `de`.
    pub fn choose<'a>(&self, wanted: impl IntoIterator<Item = &'a str>) -> &str {
        wanted
            .into_iter()
            .find_map(|tag| self.fitting(tag))
            .map_or(MEASURE, |catalogue| &catalogue.tag)
    }

    fn fitting(&self, tag: &str) -> Option<&Catalogue> {
        let known = |tag: &str| {
            let same = |catalogue: &&Catalogue| catalogue.tag.eq_ignore_ascii_case(tag);
            self.catalogues.iter().find(same)
        };
        known(tag).or_else(|| known(primary(tag)))
    }

    /// Whether there is a catalogue that fits the tag.
    #[must_use]
    pub fn speak(&self, tag: &str) -> bool {
        self.fitting(tag).is_some()
    }

    /// A message with its gaps filled; in English where the language lacks it.
    pub fn say(
        &self,
        language: &str,
        key: &str,
        args: &[(&str, Arg<'_>)],
    ) -> Result<String, Unsayable> {
        let own = self.fitting(language).and_then(|own| own.say(key, args));
        let said = own.or_else(|| self.fitting(MEASURE)?.say(key, args));
        said.unwrap_or_else(|| Err(Unsayable::Unknown(key.to_owned())))
    }

    /// Everything that a translator has to put right: messages that are missing, and gaps that the
    /// English message does not have.
    #[must_use]
    pub fn check(&self) -> Vec<WordsProblem> {
        let Some(measure) = self.catalogues.first() else {
            return Vec::new();
        };
        let demands = measure.demands();
        let catalogues = self.catalogues.iter();
        catalogues
            .flat_map(|catalogue| catalogue.compare(&demands))
            .collect()
    }

    /// Every message that English has.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let measure = self.catalogues.first();
        measure.map(Catalogue::keys).unwrap_or_default()
    }
}

/// Text whose direction does not touch that of what stands around it.
#[must_use]
pub fn isolated(text: &str) -> String {
    let inner: String = text
        .chars()
        .filter(|c| !('\u{2066}'..='\u{2069}').contains(c))
        .collect();
    format!("{ISOLATE}{inner}{END_ISOLATE}")
}

/// `rtl` for languages written from right to left, otherwise `ltr`.
#[must_use]
pub fn direction(language: &str) -> &'static str {
    let primary = primary(language).to_ascii_lowercase();
    if RIGHT_TO_LEFT.contains(&primary.as_str()) {
        "rtl"
    } else {
        "ltr"
    }
}

/// Languages in the order that a reader's `Accept-Language` field prefers (RFC 9110 section 12.5.4).
#[must_use]
pub fn preferred(accept_language: &str) -> Vec<&str> {
    const MOST: usize = 20;
    let mut ranges: Vec<(f32, &str)> = accept_language
        .split(',')
        .take(MOST)
        .filter_map(|range| {
            let (tag, quality) = range.split_once(';').unwrap_or((range, "q=1"));
            let quality = quality.trim().strip_prefix("q=")?.parse().ok()?;
            Some((quality, tag.trim()))
        })
        .filter(|(quality, _)| *quality > 0.0)
        .collect();
    ranges.sort_by(|one, other| other.0.total_cmp(&one.0));
    ranges.into_iter().map(|(_, tag)| tag).collect()
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// A file of an operator's own.
struct OwnFile {
    tag: String,
    /// `letters.ftl`
    name: String,
    text: String,
}

fn own_files(folder: &Path) -> Result<Vec<OwnFile>, WordsError> {
    let mut found = Vec::new();
    for language in entries(folder)? {
        let Some(tag) = language.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        for path in entries(&language)? {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            if path.extension().is_some_and(|extension| extension == "ftl") {
                let text = std::fs::read_to_string(&path).map_err(|source| WordsError::Read {
                    path: path.clone(),
                    source,
                })?;
                found.push(OwnFile {
                    tag: tag.to_owned(),
                    name: name.to_owned(),
                    text,
                });
            }
        }
    }
    Ok(found)
}

/// What is in a folder, by name; nothing where there is no such folder.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, WordsError> {
    let listed = match std::fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(Vec::new());
        }
        Err(source) => {
            return Err(WordsError::Read {
                path: folder.into(),
                source,
            });
        }
    };
    let mut paths: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_tag_or_its_first_part() {
        let words = Words::load(None).unwrap();
        assert_eq!(words.choose(["pt-BR", "de-AT", "fr"]), "de");
        assert_eq!(words.choose(["ZH-hans"]), "zh");
        assert_eq!(words.choose(["tlh"]), "en");
        assert_eq!(words.choose([]), "en");
    }

    #[test]
    fn browsers_say_what_they_prefer() {
        assert_eq!(
            preferred("en;q=0.5, de-CH, fr;q=0.8, *;q=0, x;q=odd"),
            ["de-CH", "fr", "en"]
        );
        assert_eq!(preferred(""), [""]);
    }

    #[test]
    fn plurals_follow_the_language() {
        let words = Words::load(None).unwrap();
        let say = |language, count| {
            words
                .say(language, "digest-count", &[("count", Arg::Number(count))])
                .unwrap()
        };
        assert_eq!(say("en", 1), "one article");
        assert_eq!(say("en", 12_345), "12,345 articles");
        assert_eq!(say("de", 12_345), "12.345 Artikel");
        assert_eq!(say("fr", 1_234), "1\u{202f}234 articles");
        assert_eq!(say("es", 1_234), "1234 artículos");
        assert_eq!(say("ar", 2), "مقالان");
        assert_eq!(say("ar", 3), "3 مقالات");
        assert_eq!(say("ar", 11), "11 مقالًا");
        assert_eq!(say("zh", 3), "3 篇文章");
    }
}
