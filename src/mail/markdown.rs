//! Markdown in letters: the note before the articles, and a publisher's own words at the foot.
//!
//! Only structure comes through: paragraphs, emphasis, lists, quotations, and links to the web or to a
//! mailbox. HTML in the Markdown is left out, a picture is its alternative text, and a heading is a
//! paragraph in bold, because a letter has its own headings. The text is made from the same structure.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::clean;
use super::letter::{escape_html, without_marks};

/// The longest note, in characters; the rest is cut off.
const LONGEST_CHARACTERS: usize = 10_000;
/// Where lines of the text are broken.
const WIDTH: usize = 72;
/// How links look, beside the class `accent`.
const LINK_STYLE: &str = "text-decoration:underline;";

/// As HTML for a letter, with links in the colour `accent`.
pub(super) fn html(markdown: &str, accent: &str) -> String {
    written(markdown, Some(accent))
}

/// As HTML for a page, which has a style sheet.
#[must_use]
pub fn for_page(markdown: &str) -> String {
    written(markdown, None)
}

fn written(markdown: &str, accent: Option<&str>) -> String {
    let class = accent.map_or("", |_| " class=\"accent\"");
    let style = accent.map_or_else(String::new, |accent| {
        format!(" style=\"color:{accent};{LINK_STYLE}\"")
    });
    let mut html = String::new();
    let mut links = Vec::new();
    let source = source(markdown);
    for event in Parser::new(&source) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let target = target(&dest_url);
                if let Some(target) = &target {
                    let target = escape_html(target);
                    let _ = write!(html, "<a{class} href=\"{target}\"{style}>");
                }
                links.push(target);
            }
            Event::End(TagEnd::Link) => {
                let opened = links.pop().flatten();
                html.push_str(opened.map_or("", |_| "</a>"));
            }
            Event::Start(tag) => html.push_str(&opening(&tag, accent.is_some())),
            Event::End(tag) => html.push_str(closing(tag)),
            Event::Text(text) | Event::Code(text) => html.push_str(&escape_html(&text)),
            Event::SoftBreak => html.push('\n'),
            Event::HardBreak => html.push_str("<br>\n"),
            _ => {}
        }
    }
    html
}

/// The start of an element; a letter has no style sheet that could be relied on, so it is `styled` in place.
fn opening(tag: &Tag<'_>, styled: bool) -> String {
    let (element, style, inner) = match tag {
        Tag::Paragraph => ("p dir=\"auto\"", "margin:0 0 14px;", ""),
        Tag::Heading { .. } => ("p dir=\"auto\"", "margin:0 0 8px;", "<strong>"),
        Tag::BlockQuote(_) => (
            "blockquote",
            "margin:0 0 14px;padding:0 18px;font-style:italic;",
            "",
        ),
        Tag::CodeBlock(_) => ("p", "margin:0 0 14px;", ""),
        Tag::List(None) => ("ul", "margin:0 0 14px;padding:0 24px;", ""),
        Tag::List(Some(first)) => {
            let element = format!("ol start=\"{first}\"");
            return start(&element, "margin:0 0 14px;padding:0 24px;", styled);
        }
        Tag::Item => ("li dir=\"auto\"", "margin:0 0 4px;", ""),
        Tag::Emphasis => ("em", "", ""),
        Tag::Strong => ("strong", "", ""),
        _ => return String::new(),
    };
    start(element, style, styled) + inner
}

fn start(element: &str, style: &str, styled: bool) -> String {
    if styled && !style.is_empty() {
        format!("<{element} style=\"{style}\">")
    } else {
        format!("<{element}>")
    }
}

fn closing(tag: TagEnd) -> &'static str {
    match tag {
        TagEnd::Paragraph | TagEnd::CodeBlock => "</p>\n",
        TagEnd::Heading(_) => "</strong></p>\n",
        TagEnd::BlockQuote(_) => "</blockquote>\n",
        TagEnd::List(true) => "</ol>\n",
        TagEnd::List(false) => "</ul>\n",
        TagEnd::Item => "</li>\n",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        _ => "",
    }
}

/// As text, its lines broken, without a line end at its close.
pub(super) fn text(markdown: &str) -> String {
    let mut writer = TextWriter::default();
    let source = source(markdown);
    for event in Parser::new(&source) {
        writer.take(event);
    }
    writer.end_block();
    writer.text.trim_end().to_owned()
}

#[derive(Default)]
struct TextWriter {
    text: String,
    /// The words of the block that is open.
    block: String,
    /// The lists that are open, with the next number of those that count.
    lists: Vec<Option<u64>>,
    quotations: usize,
    /// What stands before the first line of an item.
    bullet: Option<String>,
    /// The links that are open, with where their words begin.
    links: Vec<(Option<String>, usize)>,
}

impl TextWriter {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::List(first)) => {
                self.end_block();
                self.lists.push(first);
            }
            Event::Start(Tag::Item) => {
                let bullet = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.bullet = Some(bullet);
            }
            Event::Start(Tag::BlockQuote(_)) => self.quotations += 1,
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.links.push((target(&dest_url), self.block.len()));
            }
            Event::End(TagEnd::Link) => self.end_link(),
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
                self.text.push('\n');
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                self.quotations = self.quotations.saturating_sub(1);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock) => {
                self.end_block();
                self.text.push('\n');
            }
            Event::Text(text) | Event::Code(text) => self.block.push_str(&text),
            Event::SoftBreak => self.block.push(' '),
            Event::HardBreak | Event::End(TagEnd::Item) => self.end_block(),
            _ => {}
        }
    }

    fn end_link(&mut self) {
        if let Some((Some(target), begun)) = self.links.pop() {
            let shown = self.block.get(begun..).unwrap_or_default();
            let address = target.strip_prefix("mailto:").unwrap_or(&target);
            if shown != address && shown != target {
                let _ = write!(self.block, " <{address}>");
            }
        }
    }

    fn end_block(&mut self) {
        let words = clean::one_line(&std::mem::take(&mut self.block));
        if words.is_empty() {
            return;
        }
        let quoted = "> ".repeat(self.quotations);
        let indent = "  ".repeat(self.lists.len().saturating_sub(1));
        let bullet = self.bullet.take().unwrap_or_default();
        let further = if self.lists.is_empty() { "" } else { "  " };
        let room = WIDTH.saturating_sub(quoted.len() + indent.len() + bullet.len());
        for (index, line) in clean::wrap(&words, room, 0).lines().enumerate() {
            let start = match (index, bullet.is_empty()) {
                (0, false) => &bullet,
                _ => further,
            };
            let _ = writeln!(self.text, "{quoted}{indent}{start}{line}");
        }
    }
}

/// The Markdown without what no letter may hold.
fn source(markdown: &str) -> String {
    let clean = without_marks(&clean::lines(markdown), "[…]");
    clean::shorten(&clean, LONGEST_CHARACTERS)
}

/// Where a link may lead: to the web or to a mailbox.
fn target(address: &str) -> Option<String> {
    // `<desk@example.org>` names a mailbox without saying so.
    let is_mailbox = address.contains('@') && !address.contains([':', '/']);
    let scheme = if is_mailbox { "mailto:" } else { "" };
    let url = url::Url::parse(&format!("{scheme}{address}")).ok()?;
    let fine = match url.scheme() {
        "https" | "http" => url.has_host(),
        "mailto" => url.path().contains('@'),
        _ => false,
    };
    fine.then(|| url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str = "# Good morning\n\nA **long** night at the [town hall](https://example.org/hall?a=1&b=2)\nand *one* question:\n\n- who pays\n- who\n  decides\n\n3. three\n\n> Nobody <b>knows</b>.\n\nWrite to <desk@example.org>.";

    #[test]
    fn structure_comes_through() {
        let html = html(NOTE, "#123456");
        for piece in [
            "<strong>Good morning</strong></p>",
            "A <strong>long</strong> night",
            "href=\"https://example.org/hall?a=1&amp;b=2\" style=\"color:#123456;",
            "<em>one</em>",
            ">who pays</li>",
            "<ol start=\"3\"",
            "Nobody knows.",
            "href=\"mailto:desk@example.org\"",
        ] {
            assert!(html.contains(piece), "{piece}\n{html}");
        }
    }

    #[test]
    fn the_text_is_made_from_the_structure() {
        assert_eq!(
            text(NOTE),
            "Good morning\n\nA long night at the town hall <https://example.org/hall?a=1&b=2> and one\nquestion:\n\n- who pays\n- who decides\n\n3. three\n\n> Nobody knows.\n\nWrite to desk@example.org."
        );
    }

    #[test]
    fn nothing_dangerous_comes_through() {
        let bad = "<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](data:text/html,x) ![pixel](https://evil.example/p.gif) <img src=x onerror=y> POSTRIDER-UNSUBSCRIBE-URL \u{202e}x\n\n<form action=x>";
        let html = html(bad, "#123456");
        for piece in [
            "script",
            "javascript",
            "data:",
            "<img",
            "onerror",
            "<form",
            "<a ",
            "\u{202e}",
            crate::mail::letter::UNSUBSCRIBE_URL_MARK,
        ] {
            assert!(!html.contains(piece), "{piece}\n{html}");
        }
        assert!(!text(bad).contains("javascript"));
    }
}
