//! A PostgreSQL server of one test's own, which may be stopped as by a power cut and started again.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::database::{POSTGRES_URL, TestDatabase};
use super::left_out;

/// A running server; it is stopped when dropped.
pub(crate) struct PostgresServer {
    programs: PathBuf,
    directory: tempfile::TempDir,
    port: u16,
    /// PostgreSQL refuses to run as root.
    user: Option<&'static str>,
}

impl PostgresServer {
    /// Starts one on a free loopback port, or returns `None`, said loudly, where none is installed.
    ///
    /// # Panics
    ///
    /// When it is installed and does not start.
    pub(crate) fn start(story: &str) -> Option<Self> {
        let programs = std::env::var_os(POSTGRES_URL).and_then(|_| programs());
        let Some(programs) = programs else {
            left_out(
                story,
                "no PostgreSQL server can be started; scripts/test brings one",
            );
            return None;
        };
        let directory = tempfile::tempdir().expect("a temporary directory");
        let is_root = fs::metadata("/proc/self").is_ok_and(|us| us.uid() == 0);
        let server = Self {
            programs,
            user: is_root.then(|| {
                let known = fs::read_to_string("/etc/passwd").unwrap_or_default();
                if known.lines().any(|line| line.starts_with("postgres:")) {
                    "postgres"
                } else {
                    "nobody"
                }
            }),
            directory,
            port: free_port(),
        };
        fs::set_permissions(server.directory.path(), fs::Permissions::from_mode(0o777))
            .expect("our own directory");
        let data = server.data();
        server.run(
            "initdb",
            &[
                "-D",
                &data,
                "-U",
                "postrider",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
            ],
        );
        server.come_back();
        Some(server)
    }

    /// The database that every server has.
    pub(crate) fn database(&self) -> TestDatabase {
        let admin_url = format!("postgres://postrider@127.0.0.1:{}/postgres", self.port);
        TestDatabase::new_on(&admin_url)
    }

    /// Stops at once, as by a power cut: what was not committed is gone.
    pub(crate) fn die(&self) {
        self.run(
            "pg_ctl",
            &["-D", &self.data(), "-m", "immediate", "-w", "stop"],
        );
    }

    /// Starts where it was before.
    pub(crate) fn come_back(&self) {
        let folder = self.directory.path().display();
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}",
            self.port
        );
        let log = format!("{folder}/log");
        self.run(
            "pg_ctl",
            &[
                "-D",
                &self.data(),
                "-l",
                &log,
                "-w",
                "-t",
                "30",
                "-o",
                &options,
                "start",
            ],
        );
    }

    fn data(&self) -> String {
        self.directory.path().join("data").display().to_string()
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.programs.join(program);
        let mut command = match self.user {
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(&program);
                command
            }
            None => Command::new(&program),
        };
        command.args(arguments).current_dir("/");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let status = command.status().expect("PostgreSQL's own program");
        assert!(status.success(), "{} {arguments:?}", program.display());
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        let stopped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.die()));
        if stopped.is_err() {
            eprintln!("a PostgreSQL server on port {} stays behind", self.port);
        }
    }
}

fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut found: Vec<PathBuf> = versions
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .filter(|folder: &PathBuf| Path::is_file(&folder.join("initdb")))
        .collect();
    found.sort();
    found.pop().or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file())
    })
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a bound port").port()
}
