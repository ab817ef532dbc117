//! Searching for readers: what somebody looks for, as a page's address, a program's request and the ledger write it.

use url::form_urlencoded::{Serializer, parse};

use super::subscription::SubscriptionState;

/// Characters that one thing looked for may have.
const LONGEST: usize = 254;
/// From how many characters on the beginning of a word in a name is enough; shorter ones are looked for whole.
const BEGINNING: usize = 3;
/// What is looked for in the place of an address that was erased; a domain that nobody can have (RFC 2606).
pub(super) const ERASED: &str = "erased@erased.invalid";
/// Sorts behind every other character.
const LAST_CHARACTER: char = '\u{10ffff}';

/// What somebody looks for. All of it has to be true at once, and of one and the same subscription.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// The beginning of an address, a whole one, words of a name, or a domain behind an @.
    pub text: Option<String>,
    /// The slug of a list.
    pub list: Option<String>,
    /// Where the subscription stands.
    pub state: Option<SubscriptionState>,
    /// The slug of a topic that reaches the reader, chosen or because all do.
    pub topic: Option<String>,
    /// The cadence, chosen or the list's.
    pub cadence: Option<String>,
    /// The language, chosen or the list's.
    pub language: Option<String>,
    /// The domain of the address.
    pub domain: Option<String>,
    /// Where the sign-up came from.
    pub source: Option<String>,
    /// Whether the address must not be written to.
    pub suppressed: Option<bool>,
}

/// What the text of a search asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Addresses of this domain.
    Domain(String),
    /// Addresses that begin so.
    Address(String),
    /// Addresses that begin so, or names with these words.
    AddressOrName {
        /// The beginning of an address; empty where the text can be none.
        start: String,
        /// Words, as typed.
        words: Vec<String>,
    },
}

impl Sought {
    /// The names of its parts.
    pub const NAMES: [&'static str; 9] = [
        "q",
        "list",
        "state",
        "topic",
        "cadence",
        "language",
        "domain",
        "source",
        "suppressed",
    ];

    /// Takes one part; the error says what it has to be. An empty text is as good as none.
    pub fn take(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        if value.chars().count() > LONGEST || value.chars().any(char::is_control) {
            return Err("at most 254 characters, without line breaks");
        }
        let text = || Some(value.to_owned());
        match name {
            "q" => self.text = text(),
            "list" => self.list = text(),
            "topic" => self.topic = text(),
            "cadence" => self.cadence = text(),
            "language" => self.language = text(),
            "source" => self.source = text(),
            "domain" => self.domain = Some(domain(value).ok_or("is no domain of addresses")?),
            "state" => {
                let state = SubscriptionState::from_name(value);
                self.state = Some(state.ok_or("use pending, active, paused or unsubscribed")?);
            }
            "suppressed" => {
                self.suppressed = Some(match value {
                    "true" => true,
                    "false" => false,
                    _ => return Err("use true or false"),
                });
            }
            _ => return Err("is nothing that readers are searched by"),
        }
        Ok(())
    }

    /// The search as it stands in a page's address.
    #[must_use]
    pub fn query(&self) -> String {
        let suppressed = self.suppressed.map(|one| one.to_string());
        let parts = [
            ("q", self.text.as_deref()),
            ("list", self.list.as_deref()),
            ("state", self.state.map(SubscriptionState::as_str)),
            ("topic", self.topic.as_deref()),
            ("cadence", self.cadence.as_deref()),
            ("language", self.language.as_deref()),
            ("domain", self.domain.as_deref()),
            ("source", self.source.as_deref()),
            ("suppressed", suppressed.as_deref()),
        ];
        let mut query = Serializer::new(String::new());
        for (name, value) in parts {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    /// Reads what [`Sought::query`] wrote; what is no part of a search is passed over.
    #[must_use]
    pub fn of_query(query: &str) -> Self {
        let mut sought = Self::default();
        for (name, value) in parse(query.as_bytes()) {
            let _unknown = sought.take(&name, &value);
        }
        sought
    }

    /// Whether the text names this address (folded, as a subscriber's key): the whole of it, or all before the @ and more.
    #[must_use]
    pub fn names(&self, address: &str) -> bool {
        match self.wanted() {
            Some(Wanted::Address(start)) => !start.starts_with('@') && address.starts_with(&start),
            _ => false,
        }
    }

    /// The same search for an address that nobody has, where its text named one that is to be forgotten. What finds
    /// nobody goes on finding nobody; without its text it would find everybody.
    #[must_use]
    pub fn for_nobody(self) -> Self {
        Self {
            text: Some(ERASED.to_owned()),
            ..self
        }
    }

    /// Whether everybody is looked for.
    #[must_use]
    pub fn is_everybody(&self) -> bool {
        *self == Self::default()
    }

    /// What the text asks for.
    #[must_use]
    pub fn wanted(&self) -> Option<Wanted> {
        let text = self.text.as_deref()?.trim();
        if let Some(behind) = text.strip_prefix('@') {
            return Some(match domain(behind) {
                Some(domain) => Wanted::Domain(domain),
                None => Wanted::Address(text.to_ascii_lowercase()),
            });
        }
        if let Some((local, behind)) = text.rsplit_once('@') {
            let behind = domain(behind).unwrap_or_else(|| behind.to_ascii_lowercase());
            let start = format!("{}@{behind}", local.to_ascii_lowercase());
            return Some(Wanted::Address(start));
        }
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        Some(Wanted::AddressOrName {
            start: match words.len() {
                1 => text.to_ascii_lowercase(),
                _ => String::new(),
            },
            words,
        })
    }
}

/// A domain in the form that addresses are kept in.
fn domain(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('@');
    let ascii = idna::domain_to_ascii(text).ok()?;
    (!ascii.is_empty()).then_some(ascii)
}

/// The end of everything that begins like this.
#[must_use]
pub fn end_of(start: &str) -> String {
    format!("{start}{LAST_CHARACTER}")
}

/// The ways in which a word may stand in the ledger, whose databases fold ASCII letters and no others: each with where
/// it begins and where it ends.
#[must_use]
pub fn spellings(word: &str) -> [(String, String); 3] {
    let lower = word.to_lowercase();
    let mut letters = lower.chars();
    let capital = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect::<String>())
        .unwrap_or_default();
    let whole = word.chars().count() < BEGINNING;
    [lower, capital, word.to_uppercase()].map(|spelling| {
        let start = spelling.to_ascii_lowercase();
        let end = if whole { start.clone() } else { end_of(&start) };
        (start, end)
    })
}

/// Whether one of a name's words is, or begins like, this one.
#[must_use]
pub fn name_has(name: &str, word: &str) -> bool {
    let wanted = word.to_lowercase();
    let whole = word.chars().count() < BEGINNING;
    name.split_whitespace().any(|one| {
        let one = one.to_lowercase();
        one == wanted || !whole && one.starts_with(&wanted)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched(text: &str) -> Wanted {
        let sought = Sought {
            text: Some(text.to_owned()),
            ..Sought::default()
        };
        sought.wanted().unwrap()
    }

    #[test]
    fn a_search_is_read_as_it_was_written() {
        let mut sought = Sought::default();
        for (name, value) in [
            ("q", "Anna & Max"),
            ("list", "daily"),
            ("state", "paused"),
            ("domain", "@Bücher.example"),
            ("suppressed", "false"),
        ] {
            sought.take(name, value).unwrap();
        }
        assert_eq!(sought.domain.as_deref(), Some("xn--bcher-kva.example"));
        assert_eq!(Sought::of_query(&sought.query()), sought);
        assert!(Sought::default().is_everybody());
        assert_eq!(Sought::default().query(), "");
    }

    #[test]
    fn a_search_that_names_an_address_is_known_and_made_to_find_nobody() {
        let search = |text: &str| Sought {
            text: Some(text.to_owned()),
            list: Some("daily".to_owned()),
            ..Sought::default()
        };
        for (text, names) in [
            ("Ada@Reader.example", true),
            ("ada@", true),
            ("ada@rea", true),
            ("ada", false),
            ("@reader.example", false),
            ("bada@reader.example", false),
            ("Ada Okafor", false),
        ] {
            assert_eq!(search(text).names("ada@reader.example"), names, "{text}");
        }
        assert!(!Sought::default().names("ada@reader.example"));
        let nobody = search("ada@reader.example").for_nobody();
        assert_eq!(nobody.query(), "q=erased%40erased.invalid&list=daily");
    }

    #[test]
    fn what_cannot_be_searched_by_is_said() {
        let mut sought = Sought::default();
        assert!(sought.take("state", "asleep").is_err());
        assert!(sought.take("suppressed", "maybe").is_err());
        assert!(sought.take("shoe_size", "44").is_err());
        assert!(sought.take("q", &"x".repeat(255)).is_err());
        assert_eq!(sought, Sought::default());
    }

    #[test]
    fn a_text_is_an_address_a_domain_or_a_name() {
        assert_eq!(
            searched("@Example.ORG"),
            Wanted::Domain("example.org".into())
        );
        assert_eq!(
            searched("Ana@bücher.example"),
            Wanted::Address("ana@xn--bcher-kva.example".into())
        );
        assert_eq!(searched("ANA@exam"), Wanted::Address("ana@exam".into()));
        assert_eq!(
            searched("Ana"),
            Wanted::AddressOrName {
                start: "ana".into(),
                words: vec!["Ana".into()]
            }
        );
        assert_eq!(
            searched("Ana María"),
            Wanted::AddressOrName {
                start: String::new(),
                words: vec!["Ana".into(), "María".into()]
            }
        );
    }

    #[test]
    fn words_of_names_are_found_however_they_are_written() {
        let folds_ascii_only = |name: &str| name.to_ascii_lowercase();
        for (name, word) in [
            ("Özil", "özi"),
            ("ÖZIL", "Özil"),
            ("özil", "ÖZIL"),
            ("Li", "li"),
        ] {
            let kept = folds_ascii_only(name);
            let found = spellings(word)
                .iter()
                .any(|(start, end)| *start <= kept && kept <= *end);
            assert!(found, "{name} by {word}");
            assert!(name_has(name, word));
        }
        assert!(!name_has("Lina", "li"), "two letters are a whole word");
        assert!(name_has("Anna-Lena Müller", "müll"));
        assert!(!name_has("Anna", "nna"));
    }
}
