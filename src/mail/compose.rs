//! The bytes of one message: header fields and two parts, ready for the wire.
//!
//! A letter is composed in two steps. What all recipients share is encoded once, into a [`Pattern`];
//! what belongs to one of them (the date, the address, the Message-ID, the way out) is put in for each,
//! without encoding anything again. The same input always gives the same bytes, so that a letter that
//! is sent again after a doubt is the same letter. lettre's own builder is not used: it dates messages
//! by itself, chooses boundaries by chance, and cannot promise the encodings that the module `encoding`
//! explains.

mod body;

use std::fmt::Write as _;

use crate::domain::address::EmailAddress;
use crate::domain::time::UtcTime;

use super::clean;
use super::dkim::{SignError, Signer};
use super::encoding::{mailbox_field, unstructured_field};
use super::letter::Rendered;
use super::wire_message::WireMessage;
use body::Body;

/// The longest line without its `CRLF` (RFC 5322 section 2.1.1).
const LINE_OCTETS: usize = 998;
/// The longest List-Id (RFC 2919 section 3).
const LIST_ID_OCTETS: usize = 255;
/// Room for the fields of one recipient.
const OWN_FIELDS_OCTETS: usize = 1024;
/// Room for the empty line after the header and for the final dot.
const ROOM_FOR_THE_END_OCTETS: usize = 8;

/// What the header says to every recipient, besides the subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headers {
    /// The sender's display name; may be empty.
    pub from_name: String,
    /// The sender's address.
    pub from_address: EmailAddress,
    /// Where replies go, if elsewhere.
    pub reply_to: Option<EmailAddress>,
    /// What marks the letter as mail of a list; `None` for confirmations and farewells.
    pub list: Option<ListHeaders>,
    /// `a:b:c:SenderId` for the complaint statistics of mailbox providers.
    pub feedback_id: Option<String>,
}

/// The fields of list mail (RFC 2369, RFC 2919).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListHeaders {
    /// The List-Id without brackets.
    pub list_id: String,
    /// A page about the list.
    pub help_url: Option<String>,
    /// The index of what was sent before, if anybody may read it (RFC 2369 section 3.6).
    pub archive_url: Option<String>,
    /// Who is to be asked about the list (RFC 2369 section 3.5).
    pub owner: Option<EmailAddress>,
}

/// What a letter says to one recipient only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// When the letter was composed first.
    pub date: UtcTime,
    /// The one recipient.
    pub to: EmailAddress,
    /// `left@right` without brackets; the same on every attempt of a delivery.
    pub message_id: String,
    /// How the reader leaves; list mail must have it.
    pub way_out: Option<WayOut>,
    /// Whether the relay takes addresses that are not ASCII.
    pub smtputf8: SmtpUtf8,
}

/// A reader's own way out of a list (RFC 2369 section 3.2, RFC 8058).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOut {
    /// The one-click URL; https, but for a service that is tried out on a loopback address.
    pub url: String,
    /// The address that unsubscribes whoever writes to it.
    pub address: Option<EmailAddress>,
    /// The page where the reader looks after the subscription.
    pub preferences_url: String,
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
    /// The signature could not be made.
    #[error(transparent)]
    Unsigned(#[from] SignError),
    /// The text or the HTML is empty.
    #[error("the letter has no {part}")]
    Empty {
        /// The part.
        part: &'static str,
    },
}

/// Who answers for a letter, and for which domain ([`Signer::domain_for`]).
#[derive(Clone, Copy)]
pub struct Seal<'a> {
    /// The keys.
    pub signer: &'a Signer,
    /// `d=`.
    pub domain: &'a str,
}

/// A letter with everything encoded but what belongs to one recipient.
#[derive(Clone)]
pub struct Pattern {
    sender_is_ascii: bool,
    /// `From`, and `Reply-To` where there is one.
    originators: String,
    /// `Subject`.
    subject: String,
    /// Between the Message-ID and the way out; in list mail with the List-Id.
    middle: String,
    is_list_mail: bool,
    /// From after the way out to the end of the header.
    rest: String,
    body: Body,
}

impl Pattern {
    /// Encodes the words of a letter and the header fields that all recipients share.
    ///
    /// [`super::letter::UNSUBSCRIBE_URL_MARK`] and [`super::letter::PREFERENCES_URL_MARK`] in the text and in the
    /// HTML stand for each reader's own URLs.
    pub fn new(rendered: &Rendered, headers: &Headers) -> Result<Self, ComposeError> {
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
        let body = Body::new(&rendered.text, &rendered.html);
        let mut originators =
            mailbox_field("From", &headers.from_name, headers.from_address.as_str());
        if let Some(reply_to) = &headers.reply_to {
            originators.push_str(&mailbox_field("Reply-To", "", reply_to.as_str()));
        }
        let mut middle = "MIME-Version: 1.0\r\n".to_owned();
        let mut rest = String::new();
        if let Some(list) = &headers.list {
            list_fields(&mut middle, &mut rest, list)?;
        }
        rest.push_str("Auto-Submitted: auto-generated\r\n");
        rest.push_str("X-Auto-Response-Suppress: OOF, AutoReply\r\n");
        if let Some(id) = &headers.feedback_id {
            let _ = write!(rest, "Feedback-ID: {}\r\n", token("Feedback-ID", id)?);
        }
        let _ = write!(
            rest,
            "Content-Type: multipart/alternative;\r\n boundary=\"{}\"\r\n",
            body.boundary()
        );
        let mut senders = std::iter::once(&headers.from_address).chain(&headers.reply_to);
        Ok(Self {
            sender_is_ascii: senders.all(EmailAddress::is_ascii),
            originators,
            subject: unstructured_field("Subject", &subject),
            middle,
            is_list_mail: headers.list.is_some(),
            rest,
            body,
        })
    }

    /// The whole message for one recipient, with `CRLF` line ends, the last line ended.
    ///
    /// The text part comes first and the HTML last (RFC 2046 section 5.1.4); both are quoted-printable, so
    /// that the message is ASCII throughout unless [`Recipient::smtputf8`] is in use. No line begins with a
    /// dot and none is longer than 998 octets.
    ///
    /// With a seal, the `DKIM-Signature` fields of its signer stand before everything else.
    pub fn write(
        &self,
        recipient: &Recipient,
        seal: Option<&Seal<'_>>,
    ) -> Result<WireMessage, ComposeError> {
        let way_out = recipient.way_out.as_ref();
        let (url, preferences) = way_out.map_or(("", ""), |way_out| {
            (way_out.url.as_str(), way_out.preferences_url.as_str())
        });
        let body = self.body.with_urls(url, preferences);
        let header = self.header(recipient)?;
        let signatures = match seal {
            Some(seal) => seal
                .signer
                .sign(seal.domain, &header, &body.hash(), recipient.date)?,
            None => String::new(),
        };
        let octets = signatures.len() + header.len() + body.len() + ROOM_FOR_THE_END_OCTETS;
        let mut message = String::with_capacity(octets);
        message.push_str(&signatures);
        message.push_str(&header);
        message.push_str("\r\n");
        body.write(&mut message);
        Ok(WireMessage::composed(message))
    }

    fn header(&self, recipient: &Recipient) -> Result<String, ComposeError> {
        if !self.sender_is_ascii && recipient.smtputf8 == SmtpUtf8::Absent {
            return Err(ComposeError::NeedsSmtpUtf8 { field: "From" });
        }
        let shared = [&self.originators, &self.subject, &self.middle, &self.rest];
        let shared_octets: usize = shared.into_iter().map(String::len).sum();
        let mut header = String::with_capacity(shared_octets + OWN_FIELDS_OCTETS);
        // Day and month names come from chrono in English, as RFC 5322 section 3.3 wants them.
        let date = recipient.date.datetime();
        let _ = write!(
            header,
            "Date: {}\r\n",
            date.format("%a, %d %b %Y %H:%M:%S +0000")
        );
        header.push_str(&self.originators);
        let to = address("To", &recipient.to, recipient.smtputf8)?;
        header.push_str(&mailbox_field("To", "", to));
        header.push_str(&self.subject);
        let message_id = checked_message_id(&recipient.message_id)?;
        let _ = write!(header, "Message-ID: <{message_id}>\r\n");
        header.push_str(&self.middle);
        if self.is_list_mail {
            let way_out = recipient.way_out.as_ref().ok_or(ComposeError::Field {
                field: "List-Unsubscribe",
                reason: "list mail must name a way out",
            })?;
            way_out_field(&mut header, way_out, recipient.smtputf8)?;
        }
        header.push_str(&self.rest);
        Ok(header)
    }
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

fn list_fields(
    before: &mut String,
    after: &mut String,
    list: &ListHeaders,
) -> Result<(), ComposeError> {
    check_list_id(&list.list_id)?;
    // No title before the identifier: RFC 2919 wants the identifier never to change, titles do.
    let _ = write!(before, "List-Id: <{}>\r\n", list.list_id);
    after.push_str("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    if let Some(help) = &list.help_url {
        let _ = write!(after, "List-Help: <{}>\r\n", web_url("List-Help", help)?);
    }
    if let Some(archive) = &list.archive_url {
        let archive = web_url("List-Archive", archive)?;
        let _ = write!(after, "List-Archive: <{archive}>\r\n");
    }
    if let Some(owner) = &list.owner
        && is_plain(owner.as_str())
    {
        let _ = write!(after, "List-Owner: <mailto:{owner}>\r\n");
    }
    after.push_str("List-Post: NO\r\nPrecedence: bulk\r\n");
    Ok(())
}

fn way_out_field(
    header: &mut String,
    way_out: &WayOut,
    smtputf8: SmtpUtf8,
) -> Result<(), ComposeError> {
    let url = web_url("List-Unsubscribe", &way_out.url)?;
    let _ = write!(header, "List-Unsubscribe: <{url}>");
    if let Some(unsubscribe) = &way_out.address {
        let mailto = address("List-Unsubscribe", unsubscribe, smtputf8)?;
        if !is_plain(mailto) {
            return Err(ComposeError::Field {
                field: "List-Unsubscribe",
                reason: "the address would have to be escaped in a mailto URL",
            });
        }
        let _ = write!(header, ",\r\n <mailto:{mailto}?subject=unsubscribe>");
    }
    header.push_str("\r\n");
    Ok(())
}

/// Whether an address stands in a mailto URL as it is.
fn is_plain(address: &str) -> bool {
    address.is_ascii() && !address.contains(['%', '?', '&', '#', '/'])
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
