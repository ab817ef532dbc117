//! Text from outside, made fit for one line of a letter.

/// The text on one line: white space of every kind is one space, control characters and the
/// characters that override the writing direction are gone.
///
/// Joiners (ZWJ, ZWNJ) and the plain direction marks stay, because emoji and real words need them.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if is_line_space(c) {
            space = !line.is_empty();
        } else if !is_unwanted(c) {
            if space {
                line.push(' ');
                space = false;
            }
            line.push(c);
        }
    }
    line
}

/// The text of a whole part: line breaks become `\n`, tabs stay, other control characters and
/// direction overrides are gone.
#[must_use]
pub fn lines(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\t' => clean.push('\t'),
            c if is_unwanted(c) => {}
            c => clean.push(c),
        }
        after_return = c == '\r';
    }
    clean
}

/// Cuts to at most `longest` characters, at a word if one ends nearby, and says so with an ellipsis.
#[must_use]
pub fn shorten(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(longest.saturating_sub(1)).collect();
    // What the reader sees as one letter is not cut in two.
    let mut next = text[kept.len()..].chars().next();
    while next.is_some_and(is_attached) {
        next = kept.pop();
    }
    let at_word = kept.rfind(' ').filter(|at| *at * 2 > kept.len());
    let kept = at_word.map_or(kept.as_str(), |at| &kept[..at]);
    // A joiner or a combining variation selector at the cut would reach for the ellipsis.
    let kept = kept.trim_end_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_punctuation() || c == '\u{200d}' || c == '\u{fe0f}'
    });
    format!("{kept}…")
}

/// Begins with a capital letter, as what stands on its own does.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

/// Breaks at spaces so that lines have at most `width` characters where words allow; every line
/// after the first begins with `indent` spaces.
#[must_use]
pub fn wrap(text: &str, width: usize, indent: usize) -> String {
    let mut wrapped = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            wrapped.push('\n');
            wrapped.extend(std::iter::repeat_n(' ', indent));
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

/// Marks, joiners, variation selectors and skin tones: they belong to the character before them.
fn is_attached(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{93a}'..='\u{94f}' | '\u{e31}'..='\u{e4e}' | '\u{200c}'..='\u{200d}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

fn is_line_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Controls, direction embeddings, overrides and isolates, interlinear annotation, byte order marks,
/// and code points that are not characters.
fn is_unwanted(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_holds_no_line_and_no_override() {
        assert_eq!(
            one_line("  a\r\nBcc: x\u{2028}y\u{85}z\0\u{202e}w  "),
            "a Bcc: x y zw"
        );
        assert_eq!(
            one_line("👩\u{200d}👩\u{200d}👧 שלום"),
            "👩\u{200d}👩\u{200d}👧 שלום"
        );
        assert_eq!(one_line("\r\n\0"), "");
    }

    #[test]
    fn lines_have_one_kind_of_end() {
        assert_eq!(lines("a\r\nb\rc\nd\u{2028}e\0\n\n"), "a\nb\nc\nd\ne\n\n");
    }

    #[test]
    fn shortening_ends_at_a_word() {
        assert_eq!(shorten("short", 10), "short");
        assert_eq!(
            shorten("the harbour bridge reopens", 20),
            "the harbour bridge…"
        );
        assert_eq!(shorten(&"x".repeat(50), 10), "xxxxxxxxx…");
        assert_eq!(shorten("abcde\u{301}fg", 6), "abcd…");
        assert_eq!(shorten("👍🏽👍🏽👍🏽👍🏽", 4), "👍🏽…");
        assert!(shorten("日本語日本語日本語", 5).chars().count() <= 5);
    }

    #[test]
    fn wrapping_keeps_words_whole() {
        assert_eq!(wrap("aa bb cc", 5, 2), "aa bb\n  cc");
        assert_eq!(wrap("longerthanwidth b", 5, 0), "longerthanwidth\nb");
    }
}
