//! The feed of a list's past issues (RFC 4287).

use std::fmt::Write as _;

use super::Tongue;
use super::archive::title;
use crate::services::archive::{Index, List, Past};

/// The whole document. `public_url` is where readers reach the service.
pub(in crate::web) fn feed(tongue: &Tongue, index: &Index, public_url: &str) -> String {
    let list = &index.list;
    let home = format!("{public_url}/lists/{}/issues", list.slug);
    let newest = index.issues.iter().map(|past| past.sent_at).max();
    let updated = newest.unwrap_or(list.created_at);
    let mut xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned();
    let _ = writeln!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">",
        text(&list.language)
    );
    element(&mut xml, "id", &tag(list, "issues"));
    element(&mut xml, "title", &list.name);
    if !list.description.trim().is_empty() {
        element(&mut xml, "subtitle", &list.description);
    }
    element(&mut xml, "updated", &updated.to_string());
    link(
        &mut xml,
        "self",
        "application/atom+xml",
        &format!("{home}.atom"),
    );
    link(&mut xml, "alternate", "text/html", &home);
    let _ = writeln!(
        xml,
        "<author><name>{}</name></author>",
        text(&list.from_name)
    );
    element(&mut xml, "generator", "Postrider");
    for past in &index.issues {
        entry(&mut xml, (tongue, past), list, &home);
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry(xml: &mut String, (tongue, past): (&Tongue, &Past), list: &List, home: &str) {
    xml.push_str("<entry>\n");
    element(xml, "id", &tag(list, &format!("issues/{}", past.id)));
    element(xml, "title", &title(tongue, past, list));
    link(
        xml,
        "alternate",
        "text/html",
        &format!("{home}/{}", past.id),
    );
    element(xml, "published", &past.sent_at.to_string());
    element(xml, "updated", &past.sent_at.to_string());
    element(xml, "summary", &past.headlines.join(" · "));
    xml.push_str("</entry>\n");
}

/// A name that stays what it is wherever the service moves (RFC 4151): the List-Id never changes, and on
/// the day on which the list was made its domain was the publisher's.
fn tag(list: &List, specific: &str) -> String {
    let day = list.created_at.datetime().format("%Y-%m-%d");
    format!("tag:{},{day}:{specific}", list.list_id)
}

fn element(xml: &mut String, name: &str, words: &str) {
    let _ = writeln!(xml, "<{name}>{}</{name}>", text(words));
}

fn link(xml: &mut String, relation: &str, media_type: &str, address: &str) {
    let _ = writeln!(
        xml,
        "<link rel=\"{relation}\" type=\"{media_type}\" href=\"{}\"/>",
        text(address)
    );
}

/// Words as XML takes them, in text and in attributes: escaped, without the characters that XML 1.0 cannot hold.
fn text(words: &str) -> String {
    let mut clean = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => clean.push_str("&amp;"),
            '<' => clean.push_str("&lt;"),
            '>' => clean.push_str("&gt;"),
            '"' => clean.push_str("&quot;"),
            '\n' | '\t' | '\r' => clean.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => clean.push(c),
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_break_out_of_their_element() {
        assert_eq!(
            text("a<b>&\"c\"\u{0}\u{b}\u{ffff}\n]]>"),
            "a&lt;b&gt;&amp;&quot;c&quot; ]]&gt;"
        );
    }
}
