//! The outbox of a try-out: the letters that would have gone to a relay.

use std::sync::Arc;

use super::App;
use crate::mail::outbox;

pub use crate::mail::outbox::{OutboxLetter, OutboxLetterPage};

/// Letters shown at a time.
const LETTERS_SHOWN: usize = 100;

/// The letters, the newest first.
pub async fn letters(app: &Arc<App>) -> Vec<OutboxLetter> {
    let folder = app.config.mail.outbox_dir.clone();
    tokio::task::spawn_blocking(move || outbox::letters(&folder, LETTERS_SHOWN))
        .await
        .unwrap_or_default()
}

/// One letter.
pub async fn letter(app: &Arc<App>, name: &str) -> Option<OutboxLetterPage> {
    let (folder, name) = (app.config.mail.outbox_dir.clone(), name.to_owned());
    tokio::task::spawn_blocking(move || outbox::letter(&folder, &name))
        .await
        .ok()
        .flatten()
}
