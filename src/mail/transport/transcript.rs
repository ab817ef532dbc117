//! A dialogue written down line by line for an operator who tests a relay, without its secrets.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use data_encoding::BASE64;
use secrecy::ExposeSecret as _;

use super::super::clean;
use super::RelayCredentials;
use super::reply_lines::ReplyLine;

/// The most lines that are written down.
const MOST_LINES: usize = 200;
/// Characters of a line.
const LINE_CHARACTERS: usize = 300;
/// What stands for a secret.
const MASK: &str = "***";
/// A secret that is shorter would be found in too many innocent words.
const SHORTEST_SECRET: usize = 3;
/// The reply that asks for more of the credentials (RFC 4954 section 4).
const GO_ON: [u8; 3] = *b"334";

/// Who says a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// We do.
    Us,
    /// The relay does.
    Relay,
    /// Nobody: what happened between two lines.
    Note,
}

/// A line of a dialogue.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DialogueLine {
    /// Who says it.
    pub speaker: Speaker,
    /// What.
    pub text: String,
}

/// A dialogue that is being written down. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Transcript(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    lines: Vec<DialogueLine>,
    /// What we say and have not ended.
    unended: Vec<u8>,
    /// Whether what we say is credentials.
    signing_in: bool,
    /// What is masked wherever it stands.
    secrets: Vec<String>,
}

impl Transcript {
    /// A transcript that shows these credentials nowhere, as they are or in base64.
    pub(super) fn without(credentials: Option<&RelayCredentials>) -> Self {
        let mut secrets = Vec::new();
        if let Some(RelayCredentials { username, password }) = credentials {
            for secret in [username.as_str(), password.expose_secret()] {
                if secret.len() >= SHORTEST_SECRET {
                    secrets.push(secret.to_owned());
                    secrets.push(BASE64.encode(secret.as_bytes()));
                }
            }
        }
        // The longest first: one may be a part of another.
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        Self(Arc::new(Mutex::new(Kept {
            secrets,
            ..Kept::default()
        })))
    }

    /// What we said, whole lines or pieces of them.
    pub(super) fn we_say(&self, octets: &[u8]) {
        let mut kept = self.lock();
        for &octet in octets {
            if octet == b'\n' {
                let line = std::mem::take(&mut kept.unended);
                kept.end(&String::from_utf8_lossy(&line));
            } else if octet != b'\r' && kept.unended.len() < LINE_CHARACTERS * 4 {
                kept.unended.push(octet);
            }
        }
    }

    /// What the relay said.
    pub(super) fn relay_says(&self, line: &ReplyLine) {
        let mut kept = self.lock();
        if line.code != GO_ON {
            kept.signing_in = false;
        }
        let code = String::from_utf8_lossy(&line.code).into_owned();
        let between = if line.last { ' ' } else { '-' };
        kept.add(Speaker::Relay, &format!("{code}{between}{}", line.text));
    }

    /// What happened.
    pub(super) fn note(&self, text: &str) {
        self.lock().add(Speaker::Note, text);
    }

    /// All lines so far.
    pub(super) fn lines(&self) -> Vec<DialogueLine> {
        self.lock().lines.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn end(&mut self, line: &str) {
        let mut words = line.splitn(3, ' ');
        let command = words.next().unwrap_or_default();
        if command.eq_ignore_ascii_case("AUTH") {
            self.signing_in = true;
            let mechanism = words.next().unwrap_or_default();
            let shown = match words.next() {
                Some(_initial) => format!("AUTH {mechanism} {MASK}"),
                None => format!("AUTH {mechanism}"),
            };
            self.add(Speaker::Us, &shown);
        } else if self.signing_in {
            self.add(Speaker::Us, MASK);
        } else {
            self.add(Speaker::Us, line);
        }
    }

    fn add(&mut self, speaker: Speaker, text: &str) {
        if self.lines.len() >= MOST_LINES {
            return;
        }
        let mut text = clean::one_line(text);
        for secret in &self.secrets {
            text = text.replace(secret.as_str(), MASK);
        }
        let text = clean::shorten(&text, LINE_CHARACTERS);
        self.lines.push(DialogueLine { speaker, text });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(transcript: &Transcript) -> Vec<String> {
        let told = |line: &DialogueLine| format!("{:?}: {}", line.speaker, line.text);
        transcript.lines().iter().map(told).collect()
    }

    fn credentials() -> RelayCredentials {
        RelayCredentials {
            username: "postmaster".to_owned(),
            password: "open sesame".to_owned().into(),
        }
    }

    fn hear(transcript: &Transcript, line: &str) {
        transcript.relay_says(&ReplyLine::parse(line.as_bytes()).unwrap());
    }

    #[test]
    fn credentials_are_masked_in_one_piece_and_in_two() {
        let credentials = credentials();
        let transcript = Transcript::without(Some(&credentials));
        transcript.we_say(b"EHLO news.example.org\r\n");
        hear(&transcript, "250 AUTH PLAIN LOGIN");
        transcript.we_say(b"AUTH PLAIN AHBvc3RtYXN0ZXIAb3BlbiBzZX");
        transcript.we_say(b"NhbWU=\r\n");
        hear(&transcript, "535 no");
        transcript.we_say(b"AUTH LOGIN\r\n");
        hear(&transcript, "334 VXNlcm5hbWU6");
        transcript.we_say(b"cG9zdG1hc3Rlcg==\r\n");
        hear(&transcript, "334 UGFzc3dvcmQ6");
        transcript.we_say(b"b3BlbiBzZXNhbWU=\r\n");
        hear(&transcript, "235-welcome postmaster");
        hear(&transcript, "235 with open sesame");
        transcript.we_say(b"QUIT\r\n");
        assert_eq!(
            told(&transcript),
            [
                "Us: EHLO news.example.org",
                "Relay: 250 AUTH PLAIN LOGIN",
                "Us: AUTH PLAIN ***",
                "Relay: 535 no",
                "Us: AUTH LOGIN",
                "Relay: 334 VXNlcm5hbWU6",
                "Us: ***",
                "Relay: 334 UGFzc3dvcmQ6",
                "Us: ***",
                "Relay: 235-welcome ***",
                "Relay: 235 with ***",
                "Us: QUIT",
            ]
        );
    }

    #[test]
    fn a_relay_that_talks_without_end_fills_no_memory() {
        let transcript = Transcript::without(None);
        for _ in 0..1_000 {
            hear(&transcript, &format!("220-{}", "x".repeat(2_000)));
        }
        assert_eq!(transcript.lines().len(), MOST_LINES);
        assert!(transcript.lines()[0].text.chars().count() <= LINE_CHARACTERS + 1);
    }
}
