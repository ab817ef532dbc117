//! Just enough HTML to follow a link and fill in a form: a tag scanner, not a parser.
//!
//! The pages and letters under test are written by Postrider, so well-formed tags may be expected; whether
//! they are is the business of other tests.

use std::collections::HashMap;

/// A start or end tag with its attributes, and the text up to the next tag.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    /// The lower-case name; an end tag keeps its slash, as in `/form`.
    pub(crate) name: String,
    /// Lower-case names to decoded values; an attribute without a value maps to the empty string.
    pub(crate) attributes: HashMap<String, String>,
    /// The decoded text that follows the tag.
    pub(crate) text: String,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> String {
        self.attributes.get(name).cloned().unwrap_or_default()
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }
}

/// A link with the text a reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The decoded `href`.
    pub(crate) address: String,
    /// The text of the link, white space folded.
    pub(crate) text: String,
}

/// A form with the values it would submit if nobody touched it.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// `get` or `post`.
    pub(crate) method: String,
    /// The decoded `action`; empty for the page's own address.
    pub(crate) action: String,
    /// Names and values in document order. The first submit button's name and value are included.
    pub(crate) fields: Vec<(String, String)>,
    /// Check boxes and radio buttons that are not ticked.
    pub(crate) unticked: Vec<(String, String)>,
    /// The submit buttons, shown or hidden, in document order.
    pub(crate) buttons: Vec<Button>,
}

/// A submit button: what it adds to the form, and where it sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Button {
    /// Its name; empty where it adds nothing.
    pub(crate) name: String,
    /// Its value.
    pub(crate) value: String,
    /// Its `formaction`; empty for the form's own.
    pub(crate) action: String,
}

impl Form {
    /// The form as this button of it submits it.
    #[must_use]
    pub(crate) fn pressed(&self, button: &Button) -> Self {
        let mut form = self.clone();
        let ours = |(name, value): &(String, String)| {
            let named = |one: &Button| !one.name.is_empty() && one.name == *name;
            self.buttons
                .iter()
                .any(|one| named(one) && one.value == *value)
        };
        form.fields.retain(|field| !ours(field));
        if !button.name.is_empty() {
            form.fields
                .push((button.name.clone(), button.value.clone()));
        }
        if !button.action.is_empty() {
            form.action.clone_from(&button.action);
        }
        form
    }

    /// The value of a field, if the form has it.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(field, _)| field == name);
        field.map(|(_, value)| value.as_str())
    }

    /// Sets a field that the form has.
    ///
    /// # Panics
    ///
    /// When the form has no such field, so that a test cannot post what a reader could not.
    #[must_use]
    pub(crate) fn fill(mut self, name: &str, value: &str) -> Self {
        let field = self.fields.iter_mut().find(|(field, _)| field == name);
        let Some(field) = field else {
            panic!("the form has no field {name:?}: {self:#?}");
        };
        value.clone_into(&mut field.1);
        self
    }

    /// Ticks the first check box of that name that is not ticked yet.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[must_use]
    pub(crate) fn tick(mut self, name: &str) -> Self {
        let Some(at) = self.unticked.iter().position(|(field, _)| field == name) else {
            panic!("the form has no empty check box {name:?}: {self:#?}");
        };
        let ticked = self.unticked.remove(at);
        self.fields.push(ticked);
        self
    }
}

/// Every `<a href>` of the document.
pub(crate) fn links(html: &str) -> Vec<Link> {
    let tags = tags(html);
    let mut links = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        if tag.name == "a" && tag.has("href") {
            let inside = tags[at..].iter().take_while(|tag| tag.name != "/a");
            links.push(Link {
                address: tag.attribute("href"),
                text: fold(&inside.map(|tag| tag.text.as_str()).collect::<String>()),
            });
        }
    }
    links
}

/// Every form of the document.
pub(crate) fn forms(html: &str) -> Vec<Form> {
    let tags = tags(html);
    let starts = tags
        .iter()
        .enumerate()
        .filter(|(_, tag)| tag.name == "form");
    starts
        .map(|(at, tag)| {
            let inside = tags[at..].iter().take_while(|tag| tag.name != "/form");
            form(tag, &inside.cloned().collect::<Vec<_>>())
        })
        .collect()
}

fn form(start: &Tag, inside: &[Tag]) -> Form {
    let mut form = Form {
        method: match start.attribute("method").to_ascii_lowercase() {
            method if method.is_empty() => "get".to_owned(),
            method => method,
        },
        action: start.attribute("action"),
        fields: Vec::new(),
        unticked: Vec::new(),
        buttons: Vec::new(),
    };
    let mut submitted = false;
    let mut selecting = String::new();
    for tag in inside {
        let kind = tag.attribute("type").to_ascii_lowercase();
        let name = tag.attribute("name");
        match tag.name.as_str() {
            "select" => selecting = name,
            "option" if !selecting.is_empty() => choose(&mut form, &selecting, tag),
            "textarea" if !name.is_empty() => form.fields.push((name, tag.text.clone())),
            "input" if kind == "checkbox" || kind == "radio" => {
                let value = if tag.has("value") {
                    tag.attribute("value")
                } else {
                    "on".to_owned()
                };
                if tag.has("checked") {
                    form.fields.push((name, value));
                } else {
                    form.unticked.push((name, value));
                }
            }
            "button" if kind.is_empty() || kind == "submit" => {
                let value = tag.attribute("value");
                if !submitted && !name.is_empty() {
                    form.fields.push((name.clone(), value.clone()));
                }
                submitted = true;
                let action = tag.attribute("formaction");
                form.buttons.push(Button {
                    name,
                    value,
                    action,
                });
            }
            "input" if !name.is_empty() => form.fields.push((name, tag.attribute("value"))),
            _ => {}
        }
    }
    form
}

/// A select submits its first option until a later one is marked as selected.
fn choose(form: &mut Form, name: &str, option: &Tag) {
    let value = if option.has("value") {
        option.attribute("value")
    } else {
        fold(&option.text)
    };
    match form.fields.iter_mut().find(|(field, _)| field == name) {
        None => form.fields.push((name.to_owned(), value)),
        Some(field) if option.has("selected") => field.1 = value,
        Some(_) => {}
    }
}

/// The document's visible words, white space folded.
pub(crate) fn visible_text(html: &str) -> String {
    let tags = tags(html);
    let shown = tags
        .iter()
        .filter(|tag| !matches!(tag.name.as_str(), "style" | "script" | "title"));
    let words: Vec<&str> = shown.map(|tag| tag.text.as_str()).collect();
    fold(&words.join(" "))
}

/// Every tag in document order.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (inside, after) = split_tag(rest);
        let text_end = after.find('<').unwrap_or(after.len());
        tags.push(tag(inside, &after[..text_end]));
        rest = after;
    }
    tags
}

/// Splits at the `>` that ends the tag, which may not be inside quotes.
fn split_tag(rest: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, letter) in rest.char_indices() {
        match (quote, letter) {
            (None, '>') => return (&rest[..at], &rest[at + 1..]),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    (rest, "")
}

fn tag(inside: &str, text: &str) -> Tag {
    let inside = inside.trim_end_matches('/');
    let name_end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let mut attributes = HashMap::new();
    let mut rest = inside[name_end..].trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|letter: char| letter == '=' || letter.is_whitespace())
            .unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        }
        if !name.is_empty() {
            attributes.insert(name, decode(value));
        }
        rest = rest.trim_start();
    }
    Tag {
        name: inside[..name_end].to_ascii_lowercase(),
        attributes,
        text: decode(text),
    }
}

fn attribute_value(rest: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = rest.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()))
}

/// Resolves the character references that HTML writers emit for text and attributes.
pub(crate) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest
            .find(';')
            .filter(|end| *end <= 10)
            .map(|end| &rest[1..end]);
        if let Some(letter) = reference.and_then(character) {
            decoded.push(letter);
            rest = &rest[reference.unwrap_or_default().len() + 2..];
        } else {
            decoded.push('&');
            rest = &rest[1..];
        }
    }
    decoded.push_str(rest);
    decoded
}

fn character(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}

/// The http and https addresses written out in plain text.
pub(crate) fn addresses_in_text(text: &str) -> Vec<String> {
    text.split(|letter: char| {
        letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '(' | ')')
    })
    .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
    .map(|word| {
        word.trim_end_matches(['.', ',', ';', ':', '!', '?'])
            .to_owned()
    })
    .collect()
}

/// The parts of a link that look unguessable: path segments and query values of 20 letters or more
/// that are not words joined by hyphens.
pub(crate) fn tokens_in(link: &str) -> Vec<String> {
    let Ok(link) = url::Url::parse(link) else {
        return Vec::new();
    };
    let segments = link
        .path_segments()
        .into_iter()
        .flatten()
        .map(str::to_owned);
    let values = link.query_pairs().map(|(_, value)| value.into_owned());
    segments
        .chain(values)
        .filter(|part| part.len() >= 20)
        .filter(|part| {
            part.bytes()
                .any(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        })
        .collect()
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
