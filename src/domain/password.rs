//! Passwords: which ones protect an account, and why another does not.
//!
//! There are no rules about kinds of characters and no changes at fixed times (NIST SP 800-63B, OWASP ASVS 5.0,
//! 6.2): what counts is how much of a password nobody can foresee. It is taken to pieces, and a piece that guessing
//! programs know by heart counts little, whatever its length.

pub mod hashing;

use std::collections::HashSet;
use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;

/// The fewest characters of a password.
pub const FEWEST_CHARACTERS: usize = 12;
/// From so many characters on nobody is advised to take more.
pub const GOOD_CHARACTERS: usize = 15;
/// The most characters.
pub const MOST_CHARACTERS: usize = 256;
/// The least weight: so many single characters that nobody can foresee.
const LEAST_WEIGHT: usize = 6;
/// What a known word weighs.
const WORD: usize = 2;
/// What a run, a year or a word of one's own weighs.
const RUN: usize = 1;
/// The shortest word that counts as one.
const SHORTEST_PIECE: usize = 4;
/// The longest word, or way along the keys, that is looked for.
const LONGEST_PIECE: usize = 26;

/// Passwords that many people use.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../config/common_passwords.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Rows of keyboards and of the alphabet, to be followed in both directions.
const ROWS: [&str; 9] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiopü",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
];

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Too short to withstand guessing.
    #[error("a password needs at least 12 characters")]
    Short,
    /// Longer than anybody types.
    #[error("a password has at most 256 characters")]
    Long,
    /// A guessing program has it, or soon makes it.
    #[error("this password is made of what guessing programs try first")]
    Common,
}

/// A password in the one form in which it is hashed (NFKC), so that every keyboard gives the same.
#[must_use]
pub fn normalised(password: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc()
        .normalize(password)
        .into_owned()
}

/// Judges a new password of somebody; `own` are words that a stranger would try on them: address, name, site.
pub fn judge(password: &str, own: &[&str]) -> Result<(), Weakness> {
    let normal = normalised(password);
    let length = normal.chars().count();
    if length < FEWEST_CHARACTERS {
        return Err(Weakness::Short);
    }
    if length > MOST_CHARACTERS {
        return Err(Weakness::Long);
    }
    let own = own_words(own);
    if COMMON.contains(normal.to_lowercase().as_str()) || weight(&normal, &own) < LEAST_WEIGHT {
        return Err(Weakness::Common);
    }
    Ok(())
}

/// The words that are somebody's own, each with its parts.
fn own_words(own: &[&str]) -> HashSet<String> {
    own.iter()
        .flat_map(|text| {
            let text = text.to_lowercase();
            let parts: Vec<String> = text
                .split(|c: char| !c.is_alphanumeric())
                .map(str::to_owned)
                .collect();
            parts.into_iter().chain([text])
        })
        .chain(["postrider".to_owned(), "newsletter".to_owned()])
        .filter(|word| word.chars().count() >= SHORTEST_PIECE)
        .collect()
}

/// The least that a password weighs, over all ways to take it to pieces.
fn weight(password: &str, own: &HashSet<String>) -> usize {
    let characters: Vec<char> = password.to_lowercase().chars().collect();
    let length = characters.len();
    // What the first n characters weigh at least.
    let mut least = vec![usize::MAX; length + 1];
    least[0] = 0;
    for from in 0..length {
        let so_far = least[from];
        least[from + 1] = least[from + 1].min(so_far + 1);
        for (to, lightest) in least.iter_mut().enumerate().skip(from + 2) {
            if let Some(weight) = piece(&characters, from, to, own) {
                *lightest = (*lightest).min(so_far + weight);
            }
        }
    }
    least[length]
}

/// What one piece weighs, where it is one that guessing programs know.
fn piece(characters: &[char], from: usize, to: usize, own: &HashSet<String>) -> Option<usize> {
    let piece = characters.get(from..to)?;
    if is_run(piece) || is_year(piece) || repeats(characters, from, to) {
        return Some(RUN);
    }
    if piece.len() < SHORTEST_PIECE || piece.len() > LONGEST_PIECE {
        return None;
    }
    let written = [
        piece.iter().collect(),
        spelled(piece, 'i'),
        spelled(piece, 'l'),
    ];
    if written.iter().any(|word: &String| own.contains(word)) {
        return Some(RUN);
    }
    let is_word = written.iter().any(|word| COMMON.contains(word.as_str()));
    is_word.then_some(WORD)
}

/// The same with letters in the place of the digits and signs that stand for them.
fn spelled(piece: &[char], one: char) -> String {
    let letter = |c: &char| match c {
        '0' => 'o',
        '1' | '!' | '|' => one,
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '8' => 'b',
        '9' => 'g',
        c => *c,
    };
    piece.iter().map(letter).collect()
}

/// One character again and again, or a way along a row of keys.
fn is_run(piece: &[char]) -> bool {
    let Some(first) = piece.first().filter(|_| piece.len() >= 3) else {
        return false;
    };
    if piece.iter().all(|c| c == first) {
        return true;
    }
    if piece.len() > LONGEST_PIECE {
        return false;
    }
    let forward: String = piece.iter().collect();
    let backward: String = piece.iter().rev().collect();
    ROWS.iter()
        .any(|row| row.contains(&forward) || row.contains(&backward))
}

/// A year that people remember.
fn is_year(piece: &[char]) -> bool {
    let text: String = piece.iter().collect();
    piece.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the same stands right before it.
fn repeats(characters: &[char], from: usize, to: usize) -> bool {
    let length = to - from;
    from >= length && characters[from - length..from] == characters[from..to]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_guessing_programs_try_first_is_refused_however_it_is_dressed_up() {
        for common in [
            "passwordpassword",
            "P@ssw0rdP@ssw0rd",
            "Password123456!",
            "qwertyuiopasdfgh",
            "Qwertzuiop12345",
            "aaaaaaaaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "1234567890123456",
            "987654321098765",
            "Administrator1!",
            "Summer2026!!!!",
            "19841984198419841984",
        ] {
            assert_eq!(judge(common, &[]), Err(Weakness::Common), "{common}");
        }
    }

    #[test]
    fn words_of_one_s_own_protect_nobody() {
        let own = ["grace.hopper@harbour-post.net", "Grace Hopper"];
        for known in ["gracehopper2026", "HopperHopperHopper", "harbour-post!1"] {
            assert_eq!(judge(known, &own), Err(Weakness::Common), "{known}");
        }
    }

    #[test]
    fn phrases_and_chance_are_taken_with_every_kind_of_character() {
        for good in [
            "correct horse battery staple",
            "tangerinelighthousepebbleviolin",
            "gV7-pQ2!mZ9x",
            "der Dachs frisst am Mittwoch Quark",
            "我家的猫每天早上五点半就叫醒我",
            "пароль из кота и тыквы",
            "🦡🌊🎻🧀🚲🌲🍋🧵🪁🥁🦉🛶",
        ] {
            assert_eq!(judge(good, &["ada@example.org"]), Ok(()), "{good}");
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(judge("gV7-pQ2!mZ9", &[]), Err(Weakness::Short));
        assert_eq!(judge(&"gV7-pQ2!mZ".repeat(26), &[]), Err(Weakness::Long));
        assert_eq!(judge("", &[]), Err(Weakness::Short));
    }

    #[test]
    fn two_ways_to_type_one_character_are_one_password() {
        assert_eq!(normalised("Cafe\u{301}"), normalised("Café"));
        assert_eq!(normalised("ﬁsh"), "fish");
    }
}
