//! Reading the outbox: the letters of a try-out, as its pages show them.

use std::path::Path;

use mail_parser::MessageParser;

/// One letter of the outbox, in a line.
#[derive(Debug, Clone)]
pub struct OutboxLetter {
    /// The name of its file, without `.eml`.
    pub name: String,
    /// Who it is to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its date, as RFC 3339.
    pub date: String,
}

/// One letter of the outbox, whole.
#[derive(Debug, Clone)]
pub struct OutboxLetterPage {
    /// Who it is to.
    pub to: String,
    /// Who it is from.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// Its date, as RFC 3339.
    pub date: String,
    /// The header fields as they stand in the file.
    pub headers: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
}

/// The letters of a folder, the newest first, at most `limit`.
#[must_use]
pub fn letters(folder: &Path, limit: usize) -> Vec<OutboxLetter> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .filter_map(Result::ok)
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|extension| extension == "eml")
        })
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    files.sort();
    files
        .iter()
        .rev()
        .take(limit)
        .filter_map(|(_, path)| {
            let name = path.file_stem()?.to_str()?.to_owned();
            let page = letter(folder, &name)?;
            Some(OutboxLetter {
                name,
                to: page.to,
                subject: page.subject,
                date: page.date,
            })
        })
        .collect()
}

/// The letter with this name; nothing when there is none, or the name is not one of ours.
#[must_use]
pub fn letter(folder: &Path, name: &str) -> Option<OutboxLetterPage> {
    let ours = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-' || c == '_';
    if !name.chars().all(ours) || name.starts_with('.') {
        return None;
    }
    let bytes = std::fs::read(folder.join(format!("{name}.eml"))).ok()?;
    let message = MessageParser::default().parse(&bytes)?;
    let address = |field: Option<&mail_parser::Address<'_>>| {
        field
            .and_then(|one| one.first())
            .and_then(|one| one.address())
            .unwrap_or_default()
            .to_owned()
    };
    let whole = String::from_utf8_lossy(&bytes);
    Some(OutboxLetterPage {
        to: address(message.to()),
        from: address(message.from()),
        subject: message.subject().unwrap_or_default().to_owned(),
        date: message
            .date()
            .map(mail_parser::DateTime::to_rfc3339)
            .unwrap_or_default(),
        headers: whole
            .split("\r\n\r\n")
            .next()
            .unwrap_or_default()
            .to_owned(),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        html: message.body_html(0).unwrap_or_default().into_owned(),
    })
}
