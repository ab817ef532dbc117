//! Terms: the texts that a subscriber agrees to, and the hash that pins their wording.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// The exact words of one version of a list's terms, as a visitor is shown them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The language tag of the texts.
    pub language: String,
    /// The sentence beside the box for the newsletter.
    pub newsletter_statement: String,
    /// The sentence beside the box for the terms.
    pub terms_statement: String,
    /// The full terms, plain text.
    pub body: String,
}

impl Wording {
    /// SHA-256, in lower-case hex, over every text in a fixed order, each preceded by its name and
    /// its length in bytes, so that no two wordings can run together into the same bytes.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for (name, text) in [
            ("language", &self.language),
            ("newsletter_statement", &self.newsletter_statement),
            ("terms_statement", &self.terms_statement),
            ("body", &self.body),
        ] {
            hasher.update(format!("{name} {}\n", text.len()));
            hasher.update(text.as_bytes());
        }
        HEXLOWER.encode(&hasher.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::Wording;

    #[test]
    fn moving_a_word_between_texts_changes_the_hash() {
        let wording = |a: &str, b: &str| Wording {
            language: "en".into(),
            newsletter_statement: a.into(),
            terms_statement: b.into(),
            body: String::new(),
        };
        assert_ne!(wording("ab", "c").hash(), wording("a", "bc").hash());
        assert_eq!(wording("ab", "c").hash(), wording("ab", "c").hash());
    }
}
