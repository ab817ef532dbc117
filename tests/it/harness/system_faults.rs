//! Faults of the system under a running process: system calls that fail, limits that shrink, a disk that fills.
//!
//! strace makes calls fail from the moment it attaches until it is ended; prlimit changes what a running
//! process may have; both come from Debian packages that `scripts/test` installs.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::server::Server;
use super::{left_out, not_allowed_here};

/// System calls of a process that fail; they work again when this is dropped.
pub(crate) struct FailingCalls {
    strace: Child,
}

impl FailingCalls {
    /// Makes these calls, separated by commas, fail with this error from now on.
    ///
    /// # Panics
    ///
    /// When strace does not attach.
    pub(crate) fn begin(server: &Server, calls: &str, error: &str) -> Self {
        let strace = attach(
            server,
            &[
                &format!("--trace={calls}"),
                &format!("--inject={calls}:error={error}"),
                "--output=/dev/null",
            ],
        );
        Self { strace }
    }
}

impl Drop for FailingCalls {
    fn drop(&mut self) {
        end(&mut self.strace);
    }
}

/// A log of the system calls of a process, until it is read.
pub(crate) struct CallLog {
    strace: Child,
    file: PathBuf,
}

impl CallLog {
    /// Writes these calls down from now on.
    ///
    /// # Panics
    ///
    /// When strace does not attach.
    pub(crate) fn begin(server: &Server, calls: &str, folder: &Path) -> Self {
        let file = folder.join("calls");
        let output = format!("--output={}", file.display());
        let strace = attach(
            server,
            &[
                &format!("--trace={calls}"),
                &output,
                "--decode-fds=path",
                "--string-limit=24",
            ],
        );
        Self { strace, file }
    }

    /// Ends and returns what was written down, one call a line, in the order of their ends.
    pub(crate) fn read(mut self) -> Vec<String> {
        end(&mut self.strace);
        let log = fs::read_to_string(&self.file).expect("the log of strace");
        log.lines().map(str::to_owned).collect()
    }
}

fn attach(server: &Server, arguments: &[&str]) -> Child {
    let process = server.id().to_string();
    let mut strace = Command::new("strace");
    strace
        .args(["--follow-forks", "--attach", &process])
        .args(arguments);
    strace
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let child = strace.spawn().expect("strace starts");
    wait_until("every thread is traced", || {
        let threads = fs::read_dir(format!("/proc/{process}/task")).expect("its threads");
        threads.filter_map(Result::ok).all(|thread| {
            let status = fs::read_to_string(thread.path().join("status")).unwrap_or_default();
            let tracer = status
                .lines()
                .find_map(|line| line.strip_prefix("TracerPid:"));
            tracer.is_none_or(|tracer| tracer.trim() != "0")
        })
    });
    child
}

/// strace lets go of whom it follows when it is interrupted.
fn end(strace: &mut Child) {
    let interrupt = format!("kill -INT {}", strace.id());
    Command::new("sh").args(["-c", &interrupt]).status().ok();
    wait_until("strace has let go", || {
        !matches!(strace.try_wait(), Ok(None))
    });
}

#[expect(
    clippy::disallowed_methods,
    reason = "the system's programs take real time"
)]
fn wait_until(what: &str, holds: impl FnMut() -> bool) {
    let mut holds = holds;
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}: in vain");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Whether strace can follow other processes here; said loudly where not.
pub(crate) fn can_trace(story: &str) -> bool {
    let tried = Command::new("strace")
        .args(["--trace=none", "--inject=sync:error=EIO", "true"])
        .stderr(Stdio::piped())
        .output();
    match tried {
        Ok(tried) if tried.status.success() => true,
        Ok(tried) => {
            let said = String::from_utf8_lossy(&tried.stderr).into_owned();
            not_allowed_here(
                story,
                &format!("strace may not follow processes here: {said}"),
            );
            false
        }
        Err(error) => {
            left_out(
                story,
                &format!("strace does not start ({error}); scripts/test installs it"),
            );
            false
        }
    }
}

/// Changes what a running process may have, such as `--nofile=20:`.
///
/// # Panics
///
/// When prlimit refuses.
pub(crate) fn limit(server: &Server, resource: &str) {
    let process = server.id().to_string();
    let set = Command::new("prlimit")
        .args(["--pid", &process, resource])
        .status();
    assert!(
        set.is_ok_and(|status| status.success()),
        "prlimit {resource}"
    );
}

/// A small disk of its own, unmounted when dropped.
pub(crate) struct SmallDisk {
    directory: tempfile::TempDir,
}

impl SmallDisk {
    /// Mounts one of so many megabytes, or returns `None`, said loudly, where that is not allowed.
    pub(crate) fn mount(story: &str, megabytes: usize) -> Option<Self> {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let size = format!("size={megabytes}m,mode=0777");
        let mut mounted = Command::new("mount");
        mounted.args(["-t", "tmpfs", "-o", &size, "tmpfs"]);
        mounted.arg(directory.path()).stderr(Stdio::null());
        if mounted.status().is_ok_and(|status| status.success()) {
            return Some(Self { directory });
        }
        not_allowed_here(
            story,
            "a tmpfs can be mounted by root only, and not in every container",
        );
        None
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Fills it to the last byte.
    pub(crate) fn fill(&self) {
        let mut ballast = File::create(self.path().join("ballast")).expect("room for a name");
        let block = [b'x'; 4096];
        while ballast.write_all(&block).is_ok() {}
        while ballast.write_all(b"x").is_ok() {}
    }

    /// Makes room again.
    pub(crate) fn relieve(&self) {
        fs::remove_file(self.path().join("ballast")).expect("the ballast");
    }

    /// Lets nothing be written any more, or everything again.
    ///
    /// # Panics
    ///
    /// When the system refuses, as it does while a file is open for writing.
    pub(crate) fn remount(&self, how: &str) {
        let remounted = Command::new("mount")
            .args(["-o", &format!("remount,{how}")])
            .arg(self.path())
            .status();
        assert!(
            remounted.is_ok_and(|status| status.success()),
            "remount {how}"
        );
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount")
            .arg("--lazy")
            .arg(self.path())
            .status()
            .ok();
    }
}
