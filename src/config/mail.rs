//! The section `[mail]`.

use std::path::PathBuf;

use super::reader::Reader;
use crate::domain::address::EmailAddress;

/// What letters are made of and where they return to.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The directory for letters in try-out mode without a relay.
    pub outbox_dir: PathBuf,
    /// A directory with the operator's own letter templates.
    pub templates_dir: Option<PathBuf>,
    /// The envelope sender of every letter; without it and without `bounce_domain`, the sender address
    /// of the list.
    pub bounce_address: Option<EmailAddress>,
    /// The domain of `b+TOKEN@DOMAIN`, the envelope sender that names its delivery, lower case and an
    /// A-label; without it, bounces return to `bounce_address`.
    pub bounce_domain: Option<String>,
    /// The domain of `u+TOKEN@DOMAIN`, lower case and an A-label; without it, no unsubscribing by mail.
    pub inbound_domain: Option<String>,
    /// Where abuse of the service can be reported.
    pub abuse_contact: Option<EmailAddress>,
}

impl Mail {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let address = "write an address, such as \"bounces@news.example.org\"";
        let name = "write a domain, such as \"news.example.org\"";
        let templates_dir = reader.path("mail.templates_dir");
        if templates_dir.as_ref().is_some_and(|path| !path.is_dir()) {
            let remedy = "name a directory, or leave it empty for the built-in letters";
            reader.refuse("mail.templates_dir", "is not a directory", remedy);
        }
        Self {
            outbox_dir: reader.required_path("mail.outbox_dir"),
            templates_dir,
            bounce_address: reader.parsed("mail.bounce_address", address, EmailAddress::parse_any),
            bounce_domain: reader.parsed("mail.bounce_domain", name, domain),
            inbound_domain: reader.parsed("mail.inbound_domain", name, domain),
            abuse_contact: reader.parsed("mail.abuse_contact", address, EmailAddress::parse_any),
        }
    }
}

/// A domain that mail can be sent to, by the rules for the domain of an address: lower case, an A-label.
pub fn domain(text: &str) -> Result<String, &'static str> {
    match EmailAddress::parse_any(&format!("u@{text}")) {
        Ok(address) if !text.contains('@') => Ok(address.domain().to_owned()),
        _ => Err("is not a domain that mail can be sent to"),
    }
}
