//! A message as a relay received it, whichever sink stood in for the relay.

use mail_parser::{Message, MessageParser, MimeHeaders as _};

use super::markup;

/// One message that reached a sink in full, with its envelope and the answer it was given.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    /// Counts the connections of one sink from 1; 0 where the sink does not tell.
    pub(crate) connection: u64,
    /// The argument of EHLO or HELO.
    pub(crate) hello: String,
    /// The envelope sender without angle brackets; empty for the null sender.
    pub(crate) from: String,
    /// What followed the address in MAIL, such as `SIZE=1200 BODY=8BITMIME`.
    pub(crate) parameters: String,
    /// The envelope recipients in the order of their RCPT commands.
    pub(crate) recipients: Vec<String>,
    /// The text without dot-stuffing, lines ending in CRLF.
    pub(crate) data: Vec<u8>,
    /// The answer to the final dot; `None` when the sink kept the message but said nothing.
    pub(crate) reply: Option<String>,
    /// Whether the dialogue was inside TLS.
    pub(crate) encrypted: bool,
    /// The user name that authenticated, where one did.
    pub(crate) authenticated: Option<String>,
}

impl Received {
    /// Whether the client was told that the message was accepted.
    pub(crate) fn accepted(&self) -> bool {
        self.reply.as_deref().is_some_and(|r| r.starts_with('2'))
    }

    /// Whether a real relay would have posted the message on: accepted, or kept without an answer.
    pub(crate) fn kept(&self) -> bool {
        self.reply.is_none() || self.accepted()
    }

    /// The only recipient.
    ///
    /// # Panics
    ///
    /// When the envelope names none or several.
    pub(crate) fn recipient(&self) -> &str {
        assert_eq!(self.recipients.len(), 1, "one recipient expected");
        &self.recipients[0]
    }

    /// The message as text, bytes that are not UTF-8 replaced.
    pub(crate) fn source(&self) -> String {
        String::from_utf8_lossy(&self.data).into_owned()
    }

    /// The unfolded raw value of the first header of that name, matched without regard to case.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.headers(name).into_iter().next()
    }

    /// The unfolded raw values of all headers of that name.
    pub(crate) fn headers(&self, name: &str) -> Vec<String> {
        let source = self.source();
        let head = source.split("\r\n\r\n").next().unwrap_or_default();
        head.replace("\r\n ", " ")
            .replace("\r\n\t", " ")
            .split("\r\n")
            .filter_map(|line| line.split_once(':'))
            .filter(|(field, _)| field.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_owned())
            .collect()
    }

    /// The decoded subject.
    pub(crate) fn subject(&self) -> String {
        self.parsed().subject().unwrap_or_default().to_owned()
    }

    /// The Message-ID without angle brackets.
    pub(crate) fn message_id(&self) -> String {
        self.parsed().message_id().unwrap_or_default().to_owned()
    }

    /// The decoded plain text part; empty when there is none.
    pub(crate) fn text(&self) -> String {
        self.part("plain")
    }

    /// The decoded HTML part; empty when there is none.
    pub(crate) fn html(&self) -> String {
        self.part("html")
    }

    /// Every http or https address of the letter, in the HTML's links first and then the plain text.
    pub(crate) fn links(&self) -> Vec<String> {
        let mut found: Vec<String> = markup::links(&self.html())
            .into_iter()
            .map(|link| link.address)
            .filter(|address| address.starts_with("http"))
            .collect();
        for address in markup::addresses_in_text(&self.text()) {
            if !found.contains(&address) {
                found.push(address);
            }
        }
        found
    }

    /// The first link that contains `fragment`, such as `/confirmation/`.
    ///
    /// # Panics
    ///
    /// When there is none; the message names the links there are.
    pub(crate) fn link_with(&self, fragment: &str) -> String {
        let links = self.links();
        links
            .iter()
            .find(|link| link.contains(fragment))
            .unwrap_or_else(|| panic!("no link with {fragment:?} among {links:#?}"))
            .clone()
    }

    /// The https or http address of `List-Unsubscribe`.
    pub(crate) fn one_click_link(&self) -> Option<String> {
        self.header("List-Unsubscribe")?
            .split(',')
            .map(|entry| entry.trim().trim_matches(['<', '>']).to_owned())
            .find(|entry| entry.starts_with("http"))
    }

    /// What must never appear in a log: the recipients, and the long unguessable parts of every link.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let mut secrets = self.recipients.clone();
        let links = self.links().into_iter().chain(self.one_click_link());
        secrets.extend(links.flat_map(|link| markup::tokens_in(&link)));
        secrets.sort();
        secrets.dedup();
        secrets
    }

    fn parsed(&self) -> Message<'_> {
        MessageParser::default()
            .parse(&self.data)
            .unwrap_or_else(|| panic!("not a message: {}", self.source()))
    }

    fn part(&self, subtype: &str) -> String {
        let message = self.parsed();
        let part = message.parts.iter().find(|part| match part.content_type() {
            Some(kind) => kind.ctype() == "text" && kind.subtype() == Some(subtype),
            None => subtype == "plain" && part.is_text(),
        });
        part.and_then(|part| part.text_contents())
            .unwrap_or_default()
            .to_owned()
    }
}
