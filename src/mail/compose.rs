//! The bytes of one message: header fields and two parts, ready for the wire.
//!
//! The same input always gives the same bytes, so that a letter that is sent again after a doubt is
//! the same letter. lettre's own builder is not used: it dates messages by itself, chooses boundaries
//! by chance, and cannot promise the encodings that the module `encoding` explains.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::domain::address::EmailAddress;
use crate::domain::time::UtcTime;

use super::clean;
use super::encoding::{mailbox_field, quoted_printable, unstructured_field};
use super::letter::Rendered;

/// The longest line without its `CRLF` (RFC 5322 section 2.1.1).
const LINE_OCTETS: usize = 998;
/// The longest List-Id (RFC 2919 section 3).
const LIST_ID_OCTETS: usize = 255;

/// What the header of a letter says, besides the subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headers {
    /// When the letter was composed.
    pub date: UtcTime,
    /// The sender's display name; may be empty.
    pub from_name: String,
    /// The sender's address.
    pub from_address: EmailAddress,
    /// Where replies go, if elsewhere.
    pub reply_to: Option<EmailAddress>,
    /// The one recipient.
    pub to: EmailAddress,
    /// `left@right` without brackets; the same on every attempt of a delivery.
    pub message_id: String,
    /// What marks the letter as mail of a list; `None` for confirmations and farewells.
    pub list: Option<ListHeaders>,
    /// `a:b:c:SenderId` for the complaint statistics of mailbox providers.
    pub feedback_id: Option<String>,
    /// Whether the relay takes addresses that are not ASCII.
    pub smtputf8: SmtpUtf8,
}

/// The fields of list mail (RFC 2369, RFC 2919, RFC 8058).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListHeaders {
    /// The List-Id without brackets.
    pub list_id: String,
    /// The one-click URL; https, but for a service that is tried out on a loopback address.
    pub unsubscribe_url: String,
    /// The address that unsubscribes whoever writes to it.
    pub unsubscribe_address: Option<EmailAddress>,
    /// A page about the list.
    pub help_url: Option<String>,
}

/// Whether internationalised addresses may be used (RFC 6531).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpUtf8 {
    /// The relay offers SMTPUTF8.
    Offered,
    /// It does not: every address must be ASCII.
    Absent,
}

/// Why no message could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// An address is not ASCII and the relay does not take such addresses.
    #[error("the {field} address needs SMTPUTF8, which the relay does not offer")]
    NeedsSmtpUtf8 {
        /// The header field.
        field: &'static str,
    },
    /// A value does not fit the grammar of its field.
    #[error("{field} cannot be written: {reason}")]
    Field {
        /// The header field.
        field: &'static str,
        /// What is wrong with the value.
        reason: &'static str,
    },
    /// The text or the HTML is empty.
    #[error("the letter has no {part}")]
    Empty {
        /// The part.
        part: &'static str,
    },
}

/// The whole message with `CRLF` line ends, the last line ended.
///
/// The text part comes first and the HTML last (RFC 2046 section 5.1.4); both are quoted-printable, so
/// that the message is ASCII throughout unless [`Headers::smtputf8`] is in use.
pub fn compose(rendered: &Rendered, headers: &Headers) -> Result<Vec<u8>, ComposeError> {
    let subject = clean::one_line(&rendered.subject);
    for (part, text) in [
        ("subject", &subject),
        ("text", &rendered.text),
        ("HTML", &rendered.html),
    ] {
        if text.trim().is_empty() {
            return Err(ComposeError::Empty { part });
        }
    }
    let mut message = String::with_capacity((rendered.text.len() + rendered.html.len()) * 5 / 4);
    originator_fields(&mut message, headers)?;
    message.push_str(&unstructured_field("Subject", &subject));
    let message_id = checked_message_id(&headers.message_id)?;
    let _ = write!(
        message,
        "Message-ID: <{message_id}>\r\nMIME-Version: 1.0\r\n"
    );
    if let Some(list) = &headers.list {
        list_fields(&mut message, list, headers.smtputf8)?;
    }
    message.push_str("Auto-Submitted: auto-generated\r\n");
    message.push_str("X-Auto-Response-Suppress: OOF, AutoReply\r\n");
    if let Some(id) = &headers.feedback_id {
        let _ = write!(message, "Feedback-ID: {}\r\n", token("Feedback-ID", id)?);
    }
    body(&mut message, rendered, message_id);
    Ok(message.into_bytes())
}

/// Whether a List-Id fits RFC 2919 section 3: a dot-atom of two labels or more, at most 255 octets.
pub fn check_list_id(list_id: &str) -> Result<(), ComposeError> {
    let wrong = |reason| {
        Err(ComposeError::Field {
            field: "List-Id",
            reason,
        })
    };
    if list_id.len() > LIST_ID_OCTETS {
        return wrong("it is longer than 255 octets");
    }
    let atom = |label: &str| {
        let atext = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
        !label.is_empty() && label.chars().all(atext)
    };
    if !list_id.split('.').all(atom) {
        return wrong("it must be letters, digits and hyphens with single dots between");
    }
    if !list_id.contains('.') {
        return wrong("it needs a label and a domain, such as weekly.news.example.org");
    }
    Ok(())
}

fn originator_fields(message: &mut String, headers: &Headers) -> Result<(), ComposeError> {
    // Day and month names come from chrono in English, as RFC 5322 section 3.3 wants them.
    let date = headers
        .date
        .datetime()
        .format("%a, %d %b %Y %H:%M:%S +0000");
    let _ = write!(message, "Date: {date}\r\n");
    let from = address("From", &headers.from_address, headers.smtputf8)?;
    message.push_str(&mailbox_field("From", &headers.from_name, from));
    if let Some(reply_to) = &headers.reply_to {
        let reply_to = address("Reply-To", reply_to, headers.smtputf8)?;
        message.push_str(&mailbox_field("Reply-To", "", reply_to));
    }
    let to = address("To", &headers.to, headers.smtputf8)?;
    message.push_str(&mailbox_field("To", "", to));
    Ok(())
}

fn list_fields(
    message: &mut String,
    list: &ListHeaders,
    smtputf8: SmtpUtf8,
) -> Result<(), ComposeError> {
    check_list_id(&list.list_id)?;
    // No title before the identifier: RFC 2919 wants the identifier never to change, titles do.
    let _ = write!(message, "List-Id: <{}>\r\n", list.list_id);
    let url = web_url("List-Unsubscribe", &list.unsubscribe_url)?;
    let _ = write!(message, "List-Unsubscribe: <{url}>");
    if let Some(unsubscribe) = &list.unsubscribe_address {
        let mailto = address("List-Unsubscribe", unsubscribe, smtputf8)?;
        if !mailto.is_ascii() || mailto.contains(['%', '?', '&', '#', '/']) {
            return Err(ComposeError::Field {
                field: "List-Unsubscribe",
                reason: "the address would have to be escaped in a mailto URL",
            });
        }
        let _ = write!(message, ",\r\n <mailto:{mailto}?subject=unsubscribe>");
    }
    message.push_str("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    if let Some(help) = &list.help_url {
        let _ = write!(message, "List-Help: <{}>\r\n", web_url("List-Help", help)?);
    }
    message.push_str("List-Post: NO\r\nPrecedence: bulk\r\n");
    Ok(())
}

fn body(message: &mut String, rendered: &Rendered, message_id: &str) {
    // "=_" cannot occur in quoted-printable text, so no letter can hold its own boundary.
    let hash = Sha256::digest(message_id.as_bytes());
    let boundary = format!("=_{}", data_encoding::HEXLOWER.encode(&hash[..16]));
    let _ = write!(
        message,
        "Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"\r\n"
    );
    for (kind, text) in [("plain", &rendered.text), ("html", &rendered.html)] {
        let _ = write!(
            message,
            "\r\n--{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        );
        message.push_str(&quoted_printable(text));
    }
    let _ = write!(message, "\r\n--{boundary}--\r\n");
}

fn address<'a>(
    field: &'static str,
    address: &'a EmailAddress,
    smtputf8: SmtpUtf8,
) -> Result<&'a str, ComposeError> {
    if !address.is_ascii() && smtputf8 == SmtpUtf8::Absent {
        return Err(ComposeError::NeedsSmtpUtf8 { field });
    }
    Ok(address.as_str())
}

fn checked_message_id(id: &str) -> Result<&str, ComposeError> {
    let wrong = ComposeError::Field {
        field: "Message-ID",
        reason: "it must be left@right in plain letters, digits, dots and hyphens",
    };
    let part = |part: &str| {
        let dots = part.split('.').all(|atom| !atom.is_empty());
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.+".contains(c);
        dots && part.chars().all(plain)
    };
    match id.split_once('@') {
        Some((left, right)) if part(left) && part(right) && id.len() <= 250 => Ok(id),
        _ => Err(wrong),
    }
}

/// A web address in its normal form, which is ASCII without spaces or angle brackets.
fn web_url<'a>(field: &'static str, url: &'a str) -> Result<&'a str, ComposeError> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    if !web || url.contains(['<', '>', ',']) {
        return Err(ComposeError::Field {
            field,
            reason: "it must be an https URL without brackets or commas",
        });
    }
    token(field, url)
}

/// A value without white space, controls or anything beyond ASCII, short enough for its line.
fn token<'a>(field: &'static str, value: &'a str) -> Result<&'a str, ComposeError> {
    if value.is_empty() || !value.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(ComposeError::Field {
            field,
            reason: "it must be visible ASCII characters without spaces",
        });
    }
    if field.len() + value.len() + ": <>,".len() > LINE_OCTETS {
        return Err(ComposeError::Field {
            field,
            reason: "it does not fit a line of 998 octets",
        });
    }
    Ok(value)
}
