//! The real executable as a child process: start, stop, kill, ask, and read what it logged.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::oneshot;

use super::browser::Browser;
use super::database::TestDatabase;
use super::received::Received;

/// How long a server may take to say that it listens, migrations included.
const START_PATIENCE: Duration = Duration::from_mins(1);

/// The line on standard output that ends with the address.
const READY: &str = "listening on ";

/// A fixed signing key: tests are told apart by their databases, not by their keys.
pub(crate) const KEYS: &str = "1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n";

/// One installed Postrider: its settings, its directory and all that its processes ever logged.
/// Any number of processes may run on it, one after the other or together.
pub(crate) struct Installation {
    program: PathBuf,
    directory: tempfile::TempDir,
    environment: BTreeMap<String, String>,
    log: Arc<Mutex<String>>,
    secrets: Mutex<Vec<String>>,
    port: u16,
}

impl Installation {
    /// A production installation on this database that posts through this relay.
    pub(crate) fn new(database: &TestDatabase, relay_url: &str) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let mut new = Self {
            program: env!("CARGO_BIN_EXE_postrider").into(),
            directory,
            environment: BTreeMap::new(),
            log: Arc::default(),
            secrets: Mutex::default(),
            port: free_port(),
        };
        let keys = new.directory.path().join("postrider.keys");
        fs::write(&keys, KEYS).expect("the keys file");
        fs::set_permissions(&keys, fs::Permissions::from_mode(0o600)).expect("our own file");
        new.set("mode", "production");
        new.set(
            "server.public_url",
            &format!("http://127.0.0.1:{}", new.port),
        );
        new.set("database.url", &database.url());
        new.set("smtp.url", relay_url);
        new.set("smtp.tls", "none");
        new.set("secrets.keys_file", &keys.display().to_string());
        new.set("log.format", "json");
        new.set("log.level", "debug");
        // What a second factor is for is told in desk_getting_in.rs.
        new.set("desk.second_factor", "nobody");
        // Tests answer their letters at once.
        new.set("signup.soonest_answer_seconds", "0");
        for (name, value) in super::house::roomy_budgets() {
            new.set_variable(name, value);
        }
        new
    }

    /// Runs this program instead of Postrider, so that the harness can be tested by itself.
    pub(crate) fn replace_program(&mut self, program: PathBuf) {
        self.program = program;
    }

    /// The directory in which its processes run.
    pub(crate) fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// Sets a configuration key such as `sending.lease_seconds` for processes started from now on.
    pub(crate) fn set(&mut self, key: &str, value: &str) {
        let name = format!("POSTRIDER_{}", key.replace('.', "_").to_ascii_uppercase());
        self.environment.insert(name, value.to_owned());
    }

    /// Sets a variable of the environment for processes started from now on.
    pub(crate) fn set_variable(&mut self, name: &str, value: &str) {
        self.environment.insert(name.to_owned(), value.to_owned());
    }

    /// Takes a configuration key back to its default for processes started from now on.
    pub(crate) fn unset(&mut self, key: &str) {
        let name = format!("POSTRIDER_{}", key.replace('.', "_").to_ascii_uppercase());
        self.environment.remove(&name);
    }

    /// Sets `smtp.ca_file` to a file with this certificate authority.
    pub(crate) fn trust_authority(&mut self, pem: &str) {
        let file = self.directory.path().join("authority.pem");
        fs::write(&file, pem).expect("the authority's file");
        self.set("smtp.ca_file", &file.display().to_string());
    }

    /// Runs `postrider <arguments> --json` and returns what it printed.
    ///
    /// # Panics
    ///
    /// When it fails or prints anything but JSON.
    pub(crate) fn cli(&self, arguments: &[&str]) -> serde_json::Value {
        let spoken = self.cli_raw(&[arguments, &["--json"]].concat());
        assert_eq!(
            spoken.code,
            Some(0),
            "postrider {}: {}{}",
            arguments.join(" "),
            spoken.stdout,
            spoken.stderr
        );
        serde_json::from_str(&spoken.stdout).unwrap_or_else(|error| {
            let said = &spoken.stdout;
            panic!("postrider {}: {error}: {said}", arguments.join(" "))
        })
    }

    /// Runs `postrider <arguments>` whatever comes of it.
    pub(crate) fn cli_raw(&self, arguments: &[&str]) -> Spoken {
        self.run(&mut self.command(&self.program, arguments))
    }

    /// Runs a shell script with the installation's settings, in its directory.
    pub(crate) fn shell(&self, script: &str) -> Spoken {
        self.run(&mut self.command(Path::new("sh"), &["-c", script]))
    }

    fn run(&self, command: &mut Command) -> Spoken {
        let output = command.output().expect("the program runs");
        let spoken = Spoken {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        self.log.lock().expect("the log").push_str(&spoken.stderr);
        spoken
    }

    /// Starts `postrider serve` at the installation's public address, which outlives the process, so
    /// that the links of letters still lead somewhere after a restart. Waits until it listens.
    ///
    /// # Panics
    ///
    /// When it ends or stays silent; the message holds what it logged.
    pub(crate) async fn serve(&self) -> Server {
        self.serve_on(self.port).await
    }

    /// Starts one more `postrider serve`, on a free port, beside the one that has the public address.
    pub(crate) async fn serve_beside(&self) -> Server {
        self.serve_on(0).await
    }

    /// Starts a process without a web server, such as `["work"]`, and does not wait for it.
    pub(crate) fn run_beside(&self, arguments: &[&str]) -> Server {
        self.start(arguments, 0).0
    }

    async fn serve_on(&self, port: u16) -> Server {
        let (mut server, ready) = self.start(&["serve"], port);
        let ready = tokio::time::timeout(START_PATIENCE, ready).await;
        server.url = ready.ok().and_then(Result::ok);
        assert!(
            server.url.is_some(),
            "the server ended, or stayed silent, before it listened:\n{}",
            self.log()
        );
        server
    }

    /// Everything its processes have logged so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().expect("the log").clone()
    }

    /// Adds a string that no log may hold, such as an API key.
    pub(crate) fn remember_secret(&self, secret: &str) {
        let mut secrets = self.secrets.lock().expect("the secrets");
        secrets.push(secret.to_owned());
    }

    /// What is asserted at the end of every story: the log holds no recipient, no token and no secret.
    ///
    /// # Panics
    ///
    /// When it does; the message shows the line.
    pub(crate) fn close_the_books(&self, received: &[Received]) {
        let mut secrets = self.secrets.lock().expect("the secrets").clone();
        secrets.extend(received.iter().flat_map(Received::secrets));
        if let Some((secret, line)) = leak(&self.log(), &secrets) {
            panic!("the log holds {secret:?}: {line}");
        }
    }

    fn start(&self, arguments: &[&str], port: u16) -> (Server, oneshot::Receiver<String>) {
        let mut command = self.command(&self.program, arguments);
        command.env("POSTRIDER_SERVER_LISTEN", format!("127.0.0.1:{port}"));
        command.stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("postrider starts");
        let stdout = child.stdout.take().expect("a pipe");
        let stderr = child.stderr.take().expect("a pipe");
        let (said, ready) = oneshot::channel();
        let (log, log_too) = (Arc::clone(&self.log), Arc::clone(&self.log));
        let readers = vec![
            std::thread::spawn(move || read_lines(stdout, &log, Some(said))),
            std::thread::spawn(move || read_lines(stderr, &log_too, None)),
        ];
        let server = Server {
            child,
            url: None,
            readers,
        };
        (server, ready)
    }

    /// The settings of whoever runs the tests do not reach the process.
    fn command(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        let inherited = std::env::vars_os().map(|(name, _)| name);
        for name in inherited.filter(|name| name.to_string_lossy().starts_with("POSTRIDER_")) {
            command.env_remove(name);
        }
        command.envs(&self.environment).args(arguments);
        command.current_dir(self.directory.path());
        command
    }
}

/// What a finished command said.
#[derive(Debug, Clone)]
pub(crate) struct Spoken {
    /// The exit code; `None` when a signal ended it.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

/// A running process; it is killed when dropped.
pub(crate) struct Server {
    child: Child,
    url: Option<String>,
    readers: Vec<std::thread::JoinHandle<()>>,
}

impl Server {
    /// The address it serves at, without a slash at the end.
    ///
    /// # Panics
    ///
    /// When the process serves nothing.
    pub(crate) fn url(&self) -> &str {
        self.url.as_deref().expect("a process that serves")
    }

    /// A new browser for this server, without cookies.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.url())
    }

    /// Whether the process is still there.
    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// The number that the system knows it by.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a signal, such as `STOP`.
    ///
    /// # Panics
    ///
    /// When it is not there any more.
    pub(crate) fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.id());
        let sent = Command::new("sh").args(["-c", &kill]).status();
        assert!(sent.is_ok_and(|status| status.success()), "{kill}");
    }

    /// Whether it stands still until it is told to go on.
    pub(crate) fn is_stopped(&self) -> bool {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.id())).unwrap_or_default();
        // The name before may hold anything, a bracket too.
        stat.rsplit_once(") ")
            .is_some_and(|(_, after)| after.starts_with('T'))
    }

    /// How it ended, if it did by itself.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("our own child")
    }

    /// Waits for its end.
    ///
    /// # Panics
    ///
    /// When it has not ended after `patience`.
    pub(crate) async fn wait(mut self, patience: Duration) -> ExitStatus {
        let ended = async {
            loop {
                if let Some(status) = self.ended() {
                    return status;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let status = tokio::time::timeout(patience, ended).await;
        let status = status.unwrap_or_else(|_| panic!("still running after {patience:?}"));
        self.end();
        status
    }

    /// Ends it at once, as `kill -9` does, and returns when it is gone and its log is read.
    pub(crate) fn kill(mut self) {
        self.end();
    }

    /// Asks it to end, as an init system does, and waits.
    ///
    /// # Panics
    ///
    /// When it has not ended after `patience`.
    pub(crate) async fn terminate(self, patience: Duration) -> ExitStatus {
        self.signal("TERM");
        self.wait(patience).await
    }

    fn end(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        for reader in self.readers.drain(..) {
            reader.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// A port for the life of an installation, from below the range that outgoing connections use, so that
/// no client takes it between two starts. Every test of every run begins its search elsewhere.
fn free_port() -> u16 {
    static COUNT: AtomicU16 = AtomicU16::new(0);
    let first = std::process::id().wrapping_mul(97) % 9973;
    let first = u16::try_from(first).expect("a small number");
    loop {
        let next = COUNT.fetch_add(1, Ordering::Relaxed);
        let port = 10_000 + first.wrapping_add(next) % 10_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

fn read_lines(stream: impl Read, log: &Mutex<String>, mut ready: Option<oneshot::Sender<String>>) {
    for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        if let Some((_, url)) = line.split_once(READY)
            && let Some(ready) = ready.take()
        {
            ready.send(url.trim().trim_end_matches('/').to_owned()).ok();
        }
        let mut log = log.lock().expect("the log");
        log.push_str(&line);
        log.push('\n');
    }
}

/// The first secret that occurs as a word of the log, and the line. Addresses are compared without
/// regard to case and to the way a URL writes the at sign.
pub(crate) fn leak(log: &str, secrets: &[String]) -> Option<(String, String)> {
    let secrets: HashSet<String> = secrets.iter().map(|s| s.to_ascii_lowercase()).collect();
    for line in log.lines() {
        let plain = line.to_ascii_lowercase().replace("%40", "@");
        let between =
            |letter: char| letter.is_whitespace() || "\"'<>()[]{},;:=&?/\\".contains(letter);
        let mut words = plain.split(between).map(|word| word.trim_end_matches('.'));
        if let Some(secret) = words.find(|word| secrets.contains(*word)) {
            return Some((secret.to_owned(), line.to_owned()));
        }
    }
    None
}
