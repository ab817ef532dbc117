//! Small repairs before XML is read, as a browser would make them: a `<` that begins no tag is text, and
//! what a server prints in front of a document is not part of it.

use std::borrow::Cow;

/// How far into a document its beginning may be, in bytes.
const PREFACE_BYTES: usize = 4096;
const BEGINNINGS: [&str; 4] = ["<?xml", "<rss", "<feed", "<rdf:RDF"];
/// Parts that are left alone: how they begin, and how they end.
const ASIDES: [(&str, &str); 4] = [
    ("<!--", "-->"),
    ("<![CDATA[", "]]>"),
    ("<?", "?>"),
    ("<!", ">"),
];

/// The document without warnings and the like in front of it.
pub(super) fn without_preface(text: &str) -> &str {
    if text.starts_with(['<', '{']) && !text.starts_with("<br") && !text.starts_with("<b>") {
        return text;
    }
    let begin = BEGINNINGS
        .iter()
        .filter_map(|beginning| text.find(beginning))
        .min()
        .filter(|at| *at <= PREFACE_BYTES);
    begin.and_then(|at| text.get(at..)).unwrap_or(text)
}

/// The document with every `<` that begins no tag written as `&lt;`, and with the bracket that ends it.
pub(super) fn with_brackets_mended(text: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        let here = at + found;
        let rest = text.get(here..).unwrap_or_default();
        let aside = ASIDES.iter().find(|(begin, _)| rest.starts_with(begin));
        if let Some((begin, end)) = aside {
            let inside = rest.get(begin.len()..).unwrap_or_default();
            let Some(length) = inside.find(end) else {
                break;
            };
            at = here + begin.len() + length + end.len();
            continue;
        }
        at = here + 1;
        if !begins_tag(rest) {
            mended.push_str(text.get(copied..here).unwrap_or_default());
            mended.push_str("&lt;");
            copied = at;
        }
    }
    let unclosed = ends_inside_end_tag(text);
    if copied == 0 && !unclosed {
        return Cow::Borrowed(text);
    }
    mended.push_str(text.get(copied..).unwrap_or_default());
    if unclosed {
        mended.push('>');
    }
    Cow::Owned(mended)
}

/// Whether nothing but the last bracket of the last end tag is missing.
fn ends_inside_end_tag(text: &str) -> bool {
    let last = text.trim_end().rsplit_once("</");
    last.is_some_and(|(_, name)| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-'))
    })
}

fn begins_tag(rest: &str) -> bool {
    let name = rest.trim_start_matches('<');
    if rest.len() - name.len() > 1 {
        return false;
    }
    let name = name.strip_prefix('/').unwrap_or(name);
    name.chars()
        .next()
        .is_none_or(|first| first.is_alphabetic() || matches!(first, '_' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_that_begins_no_tag_is_text() {
        let cases = [
            ("<a>5 < 6 <3 << x</a>", "<a>5 &lt; 6 &lt;3 &lt;&lt; x</a>"),
            (
                "<a><![CDATA[5 < 6]]> < </a>",
                "<a><![CDATA[5 < 6]]> &lt; </a>",
            ),
            (
                "<?x < ?><!-- < --><!DOCTYPE a><a/>",
                "<?x < ?><!-- < --><!DOCTYPE a><a/>",
            ),
            ("<a></ b></a>", "<a>&lt;/ b></a>"),
            ("<é/>", "<é/>"),
            ("<a><![CDATA[ < ", "<a><![CDATA[ < "),
            ("<a>x</a\n", "<a>x</a\n>"),
            ("<a>x</", "<a>x</"),
            ("<a>x</a><b c='d", "<a>x</a><b c='d"),
        ];
        for (text, mended) in cases {
            assert_eq!(with_brackets_mended(text), mended);
        }
    }

    #[test]
    fn what_stands_in_front_of_a_document_is_passed_over() {
        assert_eq!(
            without_preface("Warning: x in <b>y</b>\n<?xml ?><rss/>"),
            "<?xml ?><rss/>"
        );
        assert_eq!(without_preface("<br />\n<b>Notice</b>: x<rss/>"), "<rss/>");
        for whole in ["<rss/>", "{\"a\": \"<rss\"}", "hello", ""] {
            assert_eq!(without_preface(whole), whole);
        }
    }
}
