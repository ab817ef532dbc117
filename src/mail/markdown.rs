//! An editor's note: Markdown in, harmless HTML and plain text out.
//!
//! The HTML has paragraphs, emphasis, links to the web, lists, quotations and nothing else. Markup within the
//! Markdown is shown as it was written, images as the words that stand for them, headings as a strong line:
//! a letter has one heading, and it is not the editor's.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::clean;
use super::letter::{UNSUBSCRIBE_URL_MARK, escape_html};

/// The width of the plain text.
const WIDTH: usize = 72;

/// A note, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Block elements; empty when there is no note.
    pub html: String,
    /// Lines; empty when there is no note.
    pub text: String,
}

/// Reads a note. `link` is what every `<a>` has besides its address, such as a style; it is written as it is.
#[must_use]
pub fn note(markdown: &str, link: &str) -> Note {
    let mut writer = Writer {
        note: Note::default(),
        line: String::new(),
        lists: Vec::new(),
        marker: String::new(),
        links: Vec::new(),
        link,
    };
    // The mark that stands for a reader's URL is no word of an editor's.
    let markdown = clean::lines(markdown).replace(UNSUBSCRIBE_URL_MARK, "[…]");
    for event in Parser::new_ext(&markdown, Options::empty()) {
        writer.write(event);
    }
    writer.end_line();
    Note {
        html: writer.note.html.trim_end().to_owned(),
        text: writer.note.text.trim_end().to_owned(),
    }
}

struct Writer<'a> {
    note: Note,
    /// The line of text under way.
    line: String,
    /// The number of the next item of each list that is open; none where it has bullets.
    lists: Vec<Option<u64>>,
    /// What stands before the next line of text.
    marker: String,
    /// The addresses of the links that are open; none for one that leads nowhere we would send a reader.
    links: Vec<Option<String>>,
    link: &'a str,
}

impl Writer<'_> {
    fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.note.html.push_str(&escape_html(&words));
                self.line.push_str(&words);
            }
            Event::Code(words) => {
                let html = format!("<code>{}</code>", escape_html(&words));
                self.note.html.push_str(&html);
                self.line.push_str(&words);
            }
            Event::SoftBreak => {
                self.note.html.push('\n');
                self.line.push(' ');
            }
            Event::HardBreak => {
                self.note.html.push_str("<br>\n");
                self.end_line();
            }
            Event::Rule => self.note.html.push_str("<hr>\n"),
            // Extensions, none of which is switched on.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let open = match tag {
            Tag::Paragraph => "<p>".to_owned(),
            Tag::Heading { .. } => "<p><strong>".to_owned(),
            Tag::CodeBlock(_) => "<p><code>".to_owned(),
            Tag::BlockQuote(_) => "<blockquote>\n".to_owned(),
            Tag::Emphasis => "<em>".to_owned(),
            Tag::Strong => "<strong>".to_owned(),
            Tag::List(first) => {
                // A list within an item begins where the item's own words end.
                self.end_line();
                self.lists.push(first);
                match first {
                    None => "<ul>\n".to_owned(),
                    Some(1) => "<ol>\n".to_owned(),
                    Some(first) => format!("<ol start=\"{first}\">\n"),
                }
            }
            Tag::Item => {
                self.marker = self.next_marker();
                "<li>".to_owned()
            }
            Tag::Link { dest_url, .. } => self.open_link(&dest_url),
            _ => String::new(),
        };
        self.note.html.push_str(&open);
    }

    fn end(&mut self, tag: TagEnd) {
        let close = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(_) => "</strong></p>\n",
            TagEnd::CodeBlock => "</code></p>\n",
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::List(ordered) => {
                self.lists.pop();
                if ordered { "</ol>\n" } else { "</ul>\n" }
            }
            TagEnd::Item => "</li>\n",
            TagEnd::Link => self.close_link(),
            _ => "",
        };
        self.note.html.push_str(close);
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => {
                self.end_line();
                self.note.text.push('\n');
            }
            TagEnd::Item => self.end_line(),
            TagEnd::List(_) if self.lists.is_empty() => self.note.text.push('\n'),
            _ => {}
        }
    }

    /// Writes the line of text under way, if there is one, wrapped behind its marker.
    fn end_line(&mut self) {
        let line = clean::one_line(&std::mem::take(&mut self.line));
        if line.is_empty() {
            return;
        }
        let marker = std::mem::take(&mut self.marker);
        let indent = marker.chars().count();
        let wrapped = clean::wrap(&line, WIDTH - indent.min(WIDTH / 2), indent);
        self.note.text.push_str(&marker);
        self.note.text.push_str(&wrapped);
        self.note.text.push('\n');
    }

    fn next_marker(&mut self) -> String {
        let deep = "  ".repeat(self.lists.len().saturating_sub(1));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{deep}{number}. ");
                *number += 1;
                marker
            }
            _ => format!("{deep}- "),
        }
    }

    fn open_link(&mut self, url: &str) -> String {
        let url = url::Url::parse(url)
            .ok()
            .filter(|url| matches!(url.scheme(), "https" | "http" | "mailto"))
            .map(String::from);
        let open = url.as_ref().map(|url| {
            let space = if self.link.is_empty() { "" } else { " " };
            format!("<a href=\"{}\"{space}{}>", escape_html(url), self.link)
        });
        self.links.push(url);
        open.unwrap_or_default()
    }

    fn close_link(&mut self) -> &'static str {
        let Some(Some(url)) = self.links.pop() else {
            return "";
        };
        // An address that stands for itself is not written twice.
        let shown = url.trim_start_matches("mailto:").trim_end_matches('/');
        if !self.line.trim_end_matches('/').ends_with(shown) {
            self.line.push_str(" (");
            self.line.push_str(&url);
            self.line.push(')');
        }
        "</a>"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markdown: &str) -> String {
        note(markdown, "").html
    }

    #[test]
    fn a_note_becomes_html_and_text() {
        let note = note(
            "Good *morning*. **One** story\nstands out: [the ferry](https://news.example.org/ferry).\n\n\
             - one\n- two\n\nSee <https://example.org/>.",
            "class=\"x\"",
        );
        assert_eq!(
            note.html,
            "<p>Good <em>morning</em>. <strong>One</strong> story\nstands out: \
             <a href=\"https://news.example.org/ferry\" class=\"x\">the ferry</a>.</p>\n\
             <ul>\n<li>one</li>\n<li>two</li>\n</ul>\n\
             <p>See <a href=\"https://example.org/\" class=\"x\">https://example.org/</a>.</p>"
        );
        assert_eq!(
            note.text,
            "Good morning. One story stands out: the ferry\n(https://news.example.org/ferry).\n\n\
             - one\n- two\n\nSee https://example.org/."
        );
    }

    #[test]
    fn markup_is_shown_and_only_the_web_is_linked() {
        for hostile in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[x](javascript:alert(1))",
            "[x](data:text/html,hi)",
            "![x](https://example.org/pixel.gif)",
            "[x]: javascript:alert(1)\n\n[x]",
            "<a href=\"https://example.org\" onclick=\"x()\">y</a>",
        ] {
            let html = html(hostile);
            for banned in ["<script", "<img", "javascript:", "data:", "onclick=\""] {
                assert!(!html.contains(banned), "{hostile} gives {html}");
            }
        }
        let link = html("[x](https://example.org/?a=1&b=%22%3E)");
        assert_eq!(
            link,
            "<p><a href=\"https://example.org/?a=1&amp;b=%22%3E\">x</a></p>"
        );
    }

    #[test]
    fn a_heading_is_a_strong_line_and_no_note_is_nothing() {
        assert_eq!(html("# Today"), "<p><strong>Today</strong></p>");
        assert_eq!(note(" \n", ""), Note::default());
        assert!(!html(UNSUBSCRIBE_URL_MARK).contains(UNSUBSCRIBE_URL_MARK));
    }

    #[test]
    fn numbers_go_on_and_lists_may_be_nested() {
        let note = note("3. three\n4. four\n   - deeper\n", "");
        assert_eq!(note.text, "3. three\n4. four\n  - deeper");
        assert!(note.html.starts_with("<ol start=\"3\">"), "{}", note.html);
    }
}
