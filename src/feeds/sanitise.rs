//! Turning strangers' HTML, text and addresses into plain text and http(s) addresses.
//!
//! No markup survives: HTML goes through html5ever's tokeniser, which knows every entity and
//! every way to hide a tag, and only the characters between tags are kept. What comes out is text and must
//! still be escaped for wherever it is put. The tokeniser builds no tree, so nesting costs nothing,
//! and only the head of a long document is read.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
};
use url::Url;

/// How much of one piece of HTML is read; summaries and lead images are found near the top.
const HTML_BYTES: usize = 32 * 1024;
/// Longer addresses break mail clients, and carry something other than an address.
const URL_BYTES: usize = 2048;
/// Elements that stand within a line; any other element separates words.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];
/// Elements whose content is not for reading.
const HIDDEN: [&str; 13] = [
    "applet", "audio", "iframe", "math", "noembed", "noframes", "object", "script", "select",
    "style", "svg", "template", "video",
];

/// The text of a piece of HTML, on one line: entities decoded, tags gone, words of neighbouring blocks
/// kept apart, invisible characters removed.
#[must_use]
pub fn plain_text(html: &str) -> String {
    clean_text(&read_html(html).text)
}

/// Text that is not HTML, on one line and without invisible characters.
#[must_use]
pub fn clean_text(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut previous = ' ';
    for character in text.chars() {
        let character = if character.is_whitespace() {
            ' '
        } else {
            character
        };
        let folded = character == ' ' && previous == ' ';
        if folded || is_invisible(character) || is_stray_joiner(character, previous) {
            continue;
        }
        clean.push(character);
        previous = character;
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// At most `characters` characters of `text`, cut between words where there are words and marked with `…`.
#[must_use]
pub fn shorten(text: &str, characters: usize) -> String {
    if text.chars().count() <= characters {
        return text.to_owned();
    }
    let Some(room) = characters.checked_sub(1) else {
        return String::new();
    };
    let head: String = text.chars().take(room).collect();
    let next = text.chars().nth(room).unwrap_or(' ');
    // Half of the space must remain, else one endless word would leave nothing.
    let word_end = if next == ' ' {
        Some(head.len())
    } else {
        head.rfind(' ').filter(|end| *end >= head.len() / 2)
    };
    let kept = match word_end {
        Some(end) => head.get(..end).unwrap_or(&head),
        None => whole_characters(&head, next),
    };
    let kept = kept.trim_end_matches(|c: char| c == ' ' || ",;:–—-".contains(c));
    format!("{kept}…")
}

/// The absolute http or https address that `address` means at `base`, or nothing.
///
/// Refuses every other scheme however it is spelt (`java&#9;script:`, `JAVASCRIPT:`, `\u{1}javascript:`),
/// credentials, and addresses longer than 2,048 bytes.
#[must_use]
pub fn safe_url(address: &str, base: Option<&Url>) -> Option<String> {
    if has_foreign_scheme(&plain_entities(address)) {
        return None;
    }
    // Addresses often arrive escaped once too often. Only this entity is undone, because `&copy=` and
    // its like are honest parts of a query.
    let address = without_noise(&address.replace("&amp;", "&"));
    let address = address.trim();
    if address.is_empty() || address.len() > URL_BYTES {
        return None;
    }
    let url = match base {
        Some(base) => base.join(address).ok()?,
        None => Url::parse(address).ok()?,
    };
    let plain = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| !host.is_empty())
        && url.username().is_empty()
        && url.password().is_none();
    let written = String::from(url);
    (plain && written.len() <= URL_BYTES).then_some(written)
}

/// The first picture in a piece of HTML that is meant to be seen: not a tracking pixel, not hidden.
#[must_use]
pub fn first_image(html: &str, base: &Url) -> Option<String> {
    read_html(html)
        .images
        .iter()
        .find_map(|address| safe_url(address, Some(base)))
}

#[derive(Default)]
struct Reading {
    text: String,
    images: Vec<String>,
    hidden: Option<Hidden>,
}

/// An element being left out, and how many of its name are open.
struct Hidden {
    name: String,
    depth: usize,
}

struct Sink(RefCell<Reading>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reading = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(characters) if reading.hidden.is_none() => {
                reading.text.push_str(&characters);
            }
            Token::TagToken(tag) => return reading.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Reading {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        if let Some(hidden) = &mut self.hidden {
            if hidden.name == name && !tag.self_closing {
                match tag.kind {
                    TagKind::StartTag => hidden.depth += 1,
                    TagKind::EndTag => hidden.depth -= 1,
                }
                if hidden.depth == 0 {
                    self.hidden = None;
                }
            }
            return TokenSinkResult::Continue;
        }
        if !INLINE.contains(&name) {
            self.text.push(' ');
        }
        if tag.kind == TagKind::EndTag || tag.self_closing && name != "img" {
            return TokenSinkResult::Continue;
        }
        if name == "img" {
            self.images.extend(visible_image(tag));
        }
        if HIDDEN.contains(&name) {
            self.hidden = Some(Hidden {
                name: name.to_owned(),
                depth: 1,
            });
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noembed" | "noframes" | "xmp" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

fn visible_image(tag: &Tag) -> Option<String> {
    let attribute = |name: &str| {
        tag.attrs
            .iter()
            .find(|attribute| &*attribute.name.local == name)
            .map(|attribute| attribute.value.trim().to_owned())
    };
    let is_dot = |size: Option<String>| {
        size.is_some_and(|size| matches!(size.trim_end_matches("px").trim(), "0" | "1"))
    };
    let style: String = attribute("style")
        .unwrap_or_default()
        .to_ascii_lowercase()
        .split_whitespace()
        .collect();
    let concealed = style.contains("display:none") || style.contains("visibility:hidden");
    if concealed || is_dot(attribute("width")) || is_dot(attribute("height")) {
        return None;
    }
    attribute("src").filter(|source| !source.is_empty())
}

fn read_html(html: &str) -> Reading {
    let head = head_of(html, HTML_BYTES);
    if !head.contains(['<', '&']) {
        return Reading {
            text: head.to_owned(),
            ..Reading::default()
        };
    }
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(head));
    let tokenizer = Tokenizer::new(
        Sink(RefCell::new(Reading::default())),
        html5ever::tokenizer::TokenizerOpts::default(),
    );
    // The sink never asks for a script to be run, so the tokeniser reads to the end in one go.
    let _finished = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Whether an address, read as leniently as any mail client might, names a scheme other than the web's.
fn has_foreign_scheme(address: &str) -> bool {
    let address = without_noise(address);
    let Some((scheme, _rest)) = address.trim().split_once(':') else {
        return false;
    };
    let is_path = scheme.contains(['/', '?', '#']);
    !is_path && !["http", "https"].contains(&scheme.to_ascii_lowercase().as_str())
}

/// Without the characters that URL parsers skip and people do not see.
fn without_noise(address: &str) -> String {
    address.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Decodes entities in something that is not markup.
pub(super) fn plain_entities(text: &str) -> String {
    if text.contains('&') {
        read_html(&text.replace('<', "%3C")).text
    } else {
        text.to_owned()
    }
}

fn head_of(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let end = (0..=bytes)
        .rev()
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// Drops the last character when what follows would have been part of it (an accent, a skin tone, a joiner).
fn whole_characters(head: &str, next: char) -> &str {
    let mut kept = head;
    let mut next = next;
    while let Some(last) = kept.chars().next_back() {
        let together = joins(next) || matches!(last, '\u{200d}');
        if !together {
            break;
        }
        kept = kept.get(..kept.len() - last.len_utf8()).unwrap_or_default();
        next = last;
    }
    kept
}

fn joins(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20f0}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Characters that show nothing and serve to disguise: controls, zero-width spaces, bidirectional
/// overrides and isolates, tags, non-characters.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Joiners belong inside Persian and Indic words and emoji, where they follow a character of such a
/// script; anywhere else they only hide.
fn is_stray_joiner(character: char, previous: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
        && (previous.is_ascii() || matches!(previous, '\u{200c}' | '\u{200d}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_one_line_of_text() {
        let cases = [
            ("Tom &amp; Jerry", "Tom & Jerry"),
            ("caf&eacute;&nbsp;&#x2014; &#39;open&#39;", "café — 'open'"),
            ("<p>One</p><p>Two<br>Three</p>", "One Two Three"),
            ("<b>bo</b>ld<i>er</i>", "bolder"),
            ("a<script>alert('x')</script>b", "a b"),
            ("a<style>p{}</style >b", "a b"),
            ("a<svg><title>t</title><svg></svg>x</svg>b", "a b"),
            ("a<script>alert(1)", "a"),
            ("<scr<script>ipt>alert(1)</script>", "ipt>alert(1)"),
            ("<!-- hidden -->seen<!--", "seen"),
            ("<img src=x onerror=alert(1)>text", "text"),
            ("5 < 6 && 7 > 3", "5 < 6 && 7 > 3"),
            ("\u{feff}x\u{200b}y\u{202e}z\0\u{7}", "xyz"),
            ("two\n\n\tlines\u{2028}three", "two lines three"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("a\u{200d}b", "ab"),
            ("👩\u{200d}💻", "👩\u{200d}💻"),
            (
                "{{7*7}} {% include '/etc/passwd' %}",
                "{{7*7}} {% include '/etc/passwd' %}",
            ),
            ("", ""),
        ];
        for (html, text) in cases {
            assert_eq!(plain_text(html), text, "{html:?}");
        }
    }

    #[test]
    fn text_is_shortened_between_words() {
        assert_eq!(shorten("short", 10), "short");
        assert_eq!(shorten("one two three four", 12), "one two…");
        assert_eq!(shorten("one two, three four", 9), "one two…");
        assert_eq!(shorten("abcdefghijklmnop", 5), "abcd…");
        assert_eq!(shorten("日本語の長い文章です", 5), "日本語の…");
        assert_eq!(shorten("👩\u{200d}💻👩\u{200d}💻", 3), "…");
        assert_eq!(shorten("xyze\u{301}xyz", 5), "xyz…");
        assert_eq!(shorten("anything", 0), "");
        for characters in 0..30 {
            assert!(
                shorten("Ein längerer Satz, der gekürzt wird.", characters)
                    .chars()
                    .count()
                    <= characters
            );
        }
    }

    #[test]
    fn only_web_addresses_are_safe() {
        let base = Url::parse("https://news.example/feed/rss.xml").unwrap();
        let refused = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\r\nscript:alert(1)",
            " \u{1}javascript:alert(1)",
            "java&#9;script:alert(1)",
            "javascript&#58;alert(1)",
            "javascript&colon;alert(1)",
            "&#x6A;avascript:alert(1)",
            "java\u{200b}script:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://example.com/",
            "mailto:a@example.com",
            "https://user:secret@example.com/",
            "https://bank.example@evil.example/",
            "http://",
            "",
            "   ",
        ];
        for address in refused {
            assert_eq!(safe_url(address, Some(&base)), None, "{address:?}");
        }
        let accepted = [
            ("https://example.com/a", "https://example.com/a"),
            ("/2026/one", "https://news.example/2026/one"),
            ("two.html", "https://news.example/feed/two.html"),
            ("//cdn.example/p.png", "https://cdn.example/p.png"),
            (
                " https://example.com/a?x=1&amp;y=2\n",
                "https://example.com/a?x=1&y=2",
            ),
            (
                "https://example.com/a?x=1&y=2",
                "https://example.com/a?x=1&y=2",
            ),
            (
                "https://example.com/\"><b>",
                "https://example.com/%22%3E%3Cb%3E",
            ),
            (
                "https://bücher.example/ä",
                "https://xn--bcher-kva.example/%C3%A4",
            ),
        ];
        for (address, url) in accepted {
            assert_eq!(
                safe_url(address, Some(&base)).as_deref(),
                Some(url),
                "{address:?}"
            );
        }
    }

    #[test]
    fn the_lead_image_is_one_that_can_be_seen() {
        let base = Url::parse("https://news.example/a/").unwrap();
        let html = "<img src='https://t.example/p.gif' width='1' height=1><img src=x style='display: none'>\
                    <img src='data:image/png;base64,AAAA'><svg><img src=no.png></svg>\
                    <p><img alt='' src='lead.jpg' width=640/></p><img src=second.jpg>";
        assert_eq!(
            first_image(html, &base).as_deref(),
            Some("https://news.example/a/lead.jpg")
        );
        assert_eq!(first_image("<p>none</p>", &base), None);
    }
}
