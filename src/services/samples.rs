//! The sample letters as files, for looking at and for programs that judge letters.

use std::io;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::domain::address::EmailAddress;
use crate::domain::delivery::LetterKind;
use crate::domain::time::UtcTime;
use crate::mail::compose::{
    ComposeError, Headers, ListHeaders, Pattern, Recipient, SmtpUtf8, WayOut,
};
use crate::mail::letter::{Letter, Rendered};
use crate::mail::samples::samples;
use crate::mail::templates::{TemplateError, Templates};

/// The way out of a sample.
const WAY_OUT: &str = "https://news.example.org/u/k3q7x2m5sample";
/// Where the samples' reader would look after the subscription.
const PREFERENCES: &str = "https://news.example.org/p/k3q7x2m5sample";

/// Why the samples could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SamplesError {
    /// A template or a catalogue is wrong.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A header cannot carry what it should.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// A file cannot be written.
    #[error("{path:?} cannot be written: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes every sample of every letter in every language into a folder, as
/// `LANGUAGE-LETTER-SAMPLE.html`, `.txt` and `.eml`; returns how many samples there are.
pub fn write_samples(config: &Config, folder: &Path, now: UtcTime) -> Result<usize, SamplesError> {
    let templates = Templates::load(config.mail.templates_dir.as_deref())?;
    let wrong = |path: &Path| {
        let path = path.to_owned();
        move |source| SamplesError::File { path, source }
    };
    std::fs::create_dir_all(folder).map_err(wrong(folder))?;
    let mut written = 0;
    for language in templates.words().languages() {
        for &kind in LetterKind::ALL {
            for (sample, letter) in samples(kind, templates.words(), language) {
                let rendered = templates.render(&letter)?;
                let message = message(&letter, &rendered, now)?;
                let personal = rendered.personalise(WAY_OUT, PREFERENCES);
                for (extension, content) in [
                    ("html", personal.html.as_bytes()),
                    ("txt", personal.text.as_bytes()),
                    ("eml", &message),
                ] {
                    let path = folder.join(format!("{language}-{kind}-{sample}.{extension}"));
                    std::fs::write(&path, content).map_err(wrong(&path))?;
                }
                written += 1;
            }
        }
    }
    Ok(written)
}

fn message(letter: &Letter, rendered: &Rendered, now: UtcTime) -> Result<Vec<u8>, ComposeError> {
    let list = letter.list();
    let is_list_mail = matches!(letter, Letter::Welcome(_) | Letter::Digest(_));
    let headers = Headers {
        from_name: list.from_name.clone(),
        from_address: list.from_address.clone(),
        reply_to: list.reply_to.clone(),
        list: is_list_mail.then(|| ListHeaders {
            list_id: list.list_id.clone(),
            help_url: Some(list.home_url.clone()),
            archive_url: Some(format!("{}/issues", list.home_url)),
            owner: Some(list.from_address.clone()),
        }),
        feedback_id: is_list_mail.then(|| format!("i117:sample:{}:postrider", letter.kind())),
    };
    let to =
        EmailAddress::parse_any("reader@example.net").map_err(|_never| ComposeError::Field {
            field: "To",
            reason: "the sample's address",
        })?;
    let recipient = Recipient {
        date: now,
        to,
        message_id: "i117.7f3k9q2m5x1c@news.example.org".to_owned(),
        way_out: is_list_mail.then(|| WayOut {
            url: WAY_OUT.to_owned(),
            address: None,
            preferences_url: PREFERENCES.to_owned(),
        }),
        smtputf8: SmtpUtf8::Absent,
    };
    let pattern = Pattern::new(rendered, &headers)?;
    Ok(pattern.write(&recipient, None)?.message().to_vec())
}
