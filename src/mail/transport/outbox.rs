//! The outbox: messages as files, for trying the service out without a relay.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest as _, Sha256};

use crate::domain::reply::{Outcome, Phase, Reply};

use super::Unreachable;

/// Makes names of unfinished files differ within this process.
static UNFINISHED: AtomicU64 = AtomicU64::new(0);

/// A directory that takes messages.
#[derive(Debug)]
pub(super) struct Outbox {
    directory: PathBuf,
}

impl Outbox {
    /// Makes the directory if it is missing.
    pub(super) async fn open(directory: &Path) -> Result<Self, Unreachable> {
        let directory = directory.to_path_buf();
        match tokio::fs::create_dir_all(&directory).await {
            Ok(()) => Ok(Self { directory }),
            Err(error) => Err(Unreachable {
                reason: format!("cannot make the outbox {}: {error}", directory.display()),
                reply: None,
            }),
        }
    }

    /// Writes the message under a name made from its Message-ID, so that the same message is the same
    /// file however often it is sent.
    pub(super) async fn write(&self, message: &[u8]) -> Outcome {
        let name = file_name(message);
        let directory = self.directory.clone();
        let octets = message.to_vec();
        let job = {
            let name = name.clone();
            tokio::task::spawn_blocking(move || write_durably(&directory, &name, &octets))
        };
        let failed = |reason: String| Outcome::Unreachable {
            reason: format!("cannot write to the outbox: {reason}"),
            reply: None,
        };
        match job.await {
            Ok(Ok(())) => Outcome::from_reply(Reply::new(
                Phase::Dot,
                250,
                &format!("2.0.0 written to {name}"),
            )),
            Ok(Err(error)) => failed(error.to_string()),
            Err(error) => failed(error.to_string()),
        }
    }
}

/// The whole file or none: written aside, flushed to disk, renamed, and the directory flushed too.
fn write_durably(directory: &Path, name: &str, message: &[u8]) -> io::Result<()> {
    let number = UNFINISHED.fetch_add(1, Ordering::Relaxed);
    let aside = directory.join(format!(".{name}.{}-{number}", std::process::id()));
    let written = (|| {
        let mut file = fs::File::create(&aside)?;
        file.write_all(message)?;
        file.sync_all()?;
        fs::rename(&aside, directory.join(name))?;
        fs::File::open(directory)?.sync_all()
    })();
    if written.is_err() {
        // The first error is the one to tell; a file that cannot be removed is only untidy.
        let _ = fs::remove_file(&aside);
    }
    written
}

/// `<left part of the Message-ID>.eml`, or a hash of the message where that would not do as a name.
fn file_name(message: &[u8]) -> String {
    let head = String::from_utf8_lossy(message);
    let left = head
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_once(": <"))
        .find(|(field, _)| field.eq_ignore_ascii_case("Message-ID"))
        .and_then(|(_, id)| id.split_once('@'))
        .map(|(left, _)| left.to_owned());
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.+".contains(c);
    let fits = |left: &String| {
        (1..=120).contains(&left.len()) && !left.starts_with('.') && left.chars().all(plain)
    };
    let stem = left.filter(fits).unwrap_or_else(|| {
        let hash = Sha256::digest(message);
        data_encoding::HEXLOWER.encode(&hash[..16])
    });
    format!("{stem}.eml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_message_id_and_stay_inside_the_directory() {
        assert_eq!(
            file_name(b"Date: x\r\nMessage-ID: <i1.abc@b.org>\r\n\r\n"),
            "i1.abc.eml"
        );
        for odd in [
            "Message-ID: <../../etc/x@b.org>\r\n\r\n",
            "Message-ID: <.hidden@b.org>\r\n\r\n",
            "\r\nMessage-ID: <body@b.org>\r\n",
            "",
        ] {
            let name = file_name(odd.as_bytes());
            assert_eq!(name.len(), 36, "{odd:?} gives {name}");
        }
    }
}
