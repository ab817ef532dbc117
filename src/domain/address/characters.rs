//! Which characters an address may hold beyond ASCII, and which are never seen and so never wanted.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, Script};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Characters that RFC 5892 allows in a domain name although their category says nothing for them
/// (sections 2.6 and A.3 to A.7). The rules about their neighbours are the business of registries.
const EXCEPTIONS: [char; 9] = [
    '\u{b7}', '\u{375}', '\u{5f3}', '\u{5f4}', '\u{6fd}', '\u{6fe}', '\u{f0b}', '\u{3007}',
    '\u{30fb}',
];
/// The joiners, which some scripts need and nobody sees. RFC 5892 (A.1 and A.2) says where they may stand, and
/// the library that makes the A-label keeps to it.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// Whether the character steers the text around it instead of being seen: control, zero-width, bidirectional,
/// line breaks, variation selectors, fillers.
pub(super) fn is_unseen(c: char) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator};
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    matches!(
        category,
        Control | Format | LineSeparator | ParagraphSeparator
    ) || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// The same for the part after the @ as it was typed, where the joiners may stand.
pub(super) fn is_unseen_in_domain(c: char) -> bool {
    !JOINERS.contains(&c) && is_unseen(c)
}

/// Whether the character writes words: a letter, a mark on a letter, or a digit.
pub(super) fn writes_words(c: char) -> bool {
    use GeneralCategory::{
        DecimalNumber, LowercaseLetter, ModifierLetter, NonspacingMark, OtherLetter, SpacingMark,
        TitlecaseLetter, UppercaseLetter,
    };
    matches!(
        CodePointMapData::<GeneralCategory>::new().get(c),
        UppercaseLetter
            | LowercaseLetter
            | TitlecaseLetter
            | ModifierLetter
            | OtherLetter
            | NonspacingMark
            | SpacingMark
            | DecimalNumber
    )
}

/// Whether the character is a mark, which needs a letter before it.
pub(super) fn is_mark(c: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    matches!(
        CodePointMapData::<GeneralCategory>::new().get(c),
        NonspacingMark | SpacingMark | EnclosingMark
    )
}

/// Whether IDNA2008 knows the character beyond ASCII as part of a name (RFC 5892): no symbols, no emoji, no
/// compatibility forms.
pub(super) fn is_of_domain_names(c: char) -> bool {
    c.is_ascii() || writes_words(c) || EXCEPTIONS.contains(&c) || JOINERS.contains(&c)
}

/// Scripts that are written together (UTS 39 section 5.2, "highly restrictive"): each with Latin.
const WRITTEN_TOGETHER: [&[Script]; 3] = [
    &[
        Script::Latin,
        Script::Han,
        Script::Hiragana,
        Script::Katakana,
    ],
    &[Script::Latin, Script::Han, Script::Bopomofo],
    &[Script::Latin, Script::Han, Script::Hangul],
];

/// Whether a label mixes scripts that nobody writes together.
pub(super) fn mixes_scripts(label: &str) -> bool {
    let scripts = CodePointMapData::<Script>::new();
    let mut found: Vec<Script> = Vec::new();
    for c in label.chars() {
        let script = scripts.get(c);
        let says_nothing = matches!(script, Script::Common | Script::Inherited);
        if !says_nothing && !found.contains(&script) {
            found.push(script);
        }
    }
    found.len() > 1
        && !WRITTEN_TOGETHER
            .iter()
            .any(|together| found.iter().all(|script| together.contains(script)))
}
