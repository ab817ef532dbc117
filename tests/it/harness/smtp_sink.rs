//! Postfix's own `smtp-sink`, a relay that we did not write, as a child process.
//!
//! It answers all recipients alike, so it stands in where numbers and independence matter; behaviour is
//! scripted with [`super::sink`]. It keeps a message even where a flag makes it refuse at the dot.

use std::collections::HashMap;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::left_out;
use super::received::Received;

/// A running `smtp-sink` that dumps every message to a file; it stops when dropped.
pub(crate) struct SmtpSink {
    child: Child,
    port: u16,
    directory: tempfile::TempDir,
}

impl SmtpSink {
    /// Starts it on a free loopback port, or returns `None`, said loudly, where it is not installed.
    pub(crate) async fn start(story: &str) -> Option<Self> {
        Self::start_with(story, &[]).await
    }

    /// Starts it with further flags, such as `-r RCPT` (see smtp-sink(1)).
    ///
    /// # Panics
    ///
    /// When it is installed but does not start.
    pub(crate) async fn start_with(story: &str, flags: &[&str]) -> Option<Self> {
        let Some(program) = program() else {
            let because = "smtp-sink is not installed; scripts/test installs it";
            left_out(story, because);
            return None;
        };
        // Between choosing a free port and listening on it another process may take it.
        for _ in 0..10 {
            if let Some(sink) = Self::try_start(&program, free_port(), flags).await {
                return Some(sink);
            }
        }
        panic!("{} does not start", program.display());
    }

    /// Ends this one and starts another in its place, on the same port, with other flags and an empty folder.
    ///
    /// # Panics
    ///
    /// When the port does not become free.
    pub(crate) async fn replace(self, flags: &[&str]) -> Self {
        let port = self.port;
        drop(self);
        let program = program().expect("it was there before");
        for _ in 0..50 {
            if let Some(sink) = Self::try_start(&program, port, flags).await {
                return sink;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{} does not start on port {port}", program.display());
    }

    /// Whether `smtp-sink` is installed.
    pub(crate) fn available() -> bool {
        program().is_some()
    }

    /// The value for `POSTRIDER_SMTP_URL`.
    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Every message received in full so far, in order of arrival.
    pub(crate) fn messages(&self) -> Vec<Received> {
        let mut files: Vec<_> = fs::read_dir(self.directory.path())
            .expect("the dump directory")
            .filter_map(Result::ok)
            .filter_map(|file| Some((file.metadata().ok()?, file.path())))
            .map(|(data, path)| ((data.mtime(), data.mtime_nsec()), path))
            .collect();
        files.sort();
        let dumps = files.iter().filter_map(|(_, path)| fs::read(path).ok());
        dumps.filter_map(|dump| received(&dump)).collect()
    }

    /// The messages to this recipient.
    pub(crate) fn accepted_for(&self, recipient: &str) -> Vec<Received> {
        let mut messages = self.messages();
        messages.retain(|message| message.recipients.iter().any(|to| to == recipient));
        messages
    }

    /// How many messages each recipient was sent.
    pub(crate) fn kept_by_recipient(&self) -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for recipient in self.messages().into_iter().flat_map(|m| m.recipients) {
            *counts.entry(recipient).or_default() += 1;
        }
        counts
    }

    /// How many messages there are, without reading them; one still arriving may be counted.
    pub(crate) fn count(&self) -> usize {
        fs::read_dir(self.directory.path()).map_or(0, Iterator::count)
    }

    /// Waits until `count` messages were received and returns all there are.
    ///
    /// # Panics
    ///
    /// When `patience` runs out.
    pub(crate) async fn wait_for(&self, count: usize, patience: Duration) -> Vec<Received> {
        let arrival = async {
            loop {
                if self.count() >= count {
                    let messages = self.messages();
                    if messages.len() >= count {
                        return messages;
                    }
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let arrived = tokio::time::timeout(patience, arrival).await;
        arrived.unwrap_or_else(|_| {
            let there = self.messages().len();
            panic!("{count} messages expected within {patience:?}, there are {there}")
        })
    }

    async fn try_start(program: &Path, port: u16, flags: &[&str]) -> Option<Self> {
        let directory = tempfile::tempdir().expect("a temporary directory");
        // The sink gives up its privileges, and nobody must still be able to write here.
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o777))
            .expect("our own directory");
        let mut command = Command::new(program);
        if fs::metadata("/proc/self").is_ok_and(|us| us.uid() == 0) {
            command.args(["-u", "nobody"]);
        }
        command
            .args(flags)
            .arg("-d")
            .arg(directory.path().join("m."));
        command.args([&format!("127.0.0.1:{port}"), "1024"]);
        command.current_dir("/").stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().expect("smtp-sink starts");
        let mut sink = Self {
            child,
            port,
            directory,
        };
        for _ in 0..100 {
            if !matches!(sink.child.try_wait(), Ok(None)) {
                return None;
            }
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(sink);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        None
    }
}

impl Drop for SmtpSink {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Debian keeps the program in a directory that is not in everybody's PATH.
fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    let mut programs = usual.map(|directory| directory.join("smtp-sink"));
    programs.find(|program| program.is_file())
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a bound port").port()
}

/// Reads a dump: the sink's own header lines, the message with bare line feeds, an empty line. A dump
/// that does not end so is still being written.
fn received(dump: &[u8]) -> Option<Received> {
    let dump = dump.strip_suffix(b"\n")?;
    let mut message = Received {
        connection: 0,
        hello: String::new(),
        from: String::new(),
        parameters: String::new(),
        recipients: Vec::new(),
        data: Vec::with_capacity(dump.len() + dump.len() / 32),
        reply: Some("250 2.0.0 Ok".to_owned()),
        encrypted: false,
        authenticated: None,
    };
    let mut in_message = false;
    let mut in_trace = false;
    for line in dump.strip_suffix(b"\n")?.split(|byte| *byte == b'\n') {
        let folded = line.starts_with(b"\t") || line.starts_with(b" ");
        if !(in_message || in_trace && folded) {
            let text = String::from_utf8_lossy(line);
            let (name, value) = text.split_once(": ").unwrap_or((&text, ""));
            match name {
                "X-Client-Addr" | "X-Client-Proto" => {}
                "X-Helo-Args" => value.clone_into(&mut message.hello),
                "X-Mail-Args" => (message.from, message.parameters) = address(value),
                "X-Rcpt-Args" => message.recipients.push(address(value).0),
                "Received" if !in_trace => in_trace = true,
                _ => in_message = true,
            }
        }
        if in_message {
            message.data.extend_from_slice(line);
            message.data.extend_from_slice(b"\r\n");
        }
    }
    in_message.then_some(message)
}

fn address(arguments: &str) -> (String, String) {
    let (address, parameters) = arguments.split_once('>').unwrap_or((arguments, ""));
    let address = address.trim_start_matches('<').to_owned();
    (address, parameters.trim().to_owned())
}
