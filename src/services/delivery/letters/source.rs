//! The whole message of a digest, for an operator to look at.

use super::super::super::App;
use super::{LetterError, headers, public_links};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::LetterKind;
use crate::mail::compose::{Pattern, Recipient, SmtpUtf8, WayOut};
use crate::mail::letter::Rendered;
use crate::store::lists::List;

/// The whole message of a digest for somebody to look at, unsigned and without any reader's own links.
pub(in crate::services) fn letter_source(
    app: &App,
    list: &List,
    words: &Rendered,
    issue: i64,
    reader: Option<&EmailAddress>,
) -> Result<Vec<u8>, LetterError> {
    let headers = headers(app, list, LetterKind::Digest, Some(issue));
    let [url, preferences_url] = public_links(app, list);
    let domain = list.from_address.domain();
    let recipient = Recipient {
        date: app.now(),
        to: reader.unwrap_or(&list.from_address).clone(),
        message_id: format!("preview.i{issue}@{domain}"),
        way_out: Some(WayOut {
            url,
            address: None,
            preferences_url,
        }),
        smtputf8: SmtpUtf8::Offered,
    };
    let pattern = Pattern::new(words, &headers)?;
    Ok(pattern.write(&recipient, None)?.message().to_vec())
}
