//! Fail points: places where a process can be made to die, to end or to stand still, so that tests can
//! prove what is left of its work.
//!
//! One stands before and after every commit that a reader or an operator relies on, and at every edge of
//! the dialogue with a relay. `POSTRIDER_TEST_FAIL_POINT` arms one of them: `begin.committed=abort`, or
//! `chunk.committing=stop@2` for the second time that it is reached. Release builds have none: there
//! [`reach`] is empty, unless the feature `fail-points` is switched on.
//!
//! `tests/it/kill_matrix.rs` walks over all of them, and fails when one is not in its table.

/// Passes a fail point; does what was asked for there, if anything was.
#[inline]
pub(crate) fn reach(name: &str) {
    #[cfg(any(debug_assertions, feature = "fail-points"))]
    armed::reach(name);
    #[cfg(not(any(debug_assertions, feature = "fail-points")))]
    let _ = name;
}

/// Whether this very fail point is to do something, for what has to be arranged before.
#[inline]
pub(crate) fn is_armed(name: &str) -> bool {
    #[cfg(any(debug_assertions, feature = "fail-points"))]
    return armed::is_armed(name);
    #[cfg(not(any(debug_assertions, feature = "fail-points")))]
    {
        let _ = name;
        false
    }
}

#[cfg(any(debug_assertions, feature = "fail-points"))]
mod armed {
    use std::process::Command;
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// What arms a fail point; a name that the configuration leaves to tests.
    const VARIABLE: &str = "POSTRIDER_TEST_FAIL_POINT";
    /// The exit code of a process that ends at a fail point.
    const ENDED: i32 = 86;

    static ARMED: LazyLock<Option<Armed>> = LazyLock::new(|| {
        let text = std::env::var(VARIABLE).ok()?;
        let armed = Armed::parse(&text);
        if armed.is_none() {
            tracing::error!(
                "{VARIABLE} is not NAME=abort, NAME=exit or NAME=stop, with @TIMES behind it"
            );
            std::process::exit(ENDED);
        }
        armed
    });

    struct Armed {
        name: String,
        action: Action,
        /// How often it is still passed without harm.
        passes: AtomicU32,
    }

    #[derive(Clone, Copy)]
    enum Action {
        /// As `kill -9`: nothing is tidied up, nothing is flushed.
        Abort,
        /// The process ends by itself and at once.
        Exit,
        /// The whole process stands still until it is told to go on (SIGCONT).
        Stop,
    }

    impl Armed {
        fn parse(text: &str) -> Option<Self> {
            let (name, action) = text.split_once('=')?;
            let (action, times) = action.split_once('@').unwrap_or((action, "1"));
            let times: u32 = times.parse().ok()?;
            Some(Self {
                name: name.to_owned(),
                action: match action {
                    "abort" => Action::Abort,
                    "exit" => Action::Exit,
                    "stop" => Action::Stop,
                    _ => return None,
                },
                passes: AtomicU32::new(times.checked_sub(1)?),
            })
        }
    }

    pub(super) fn is_armed(name: &str) -> bool {
        ARMED.as_ref().is_some_and(|armed| armed.name == name)
    }

    pub(super) fn reach(name: &str) {
        let Some(armed) = ARMED.as_ref().filter(|armed| armed.name == name) else {
            return;
        };
        // The last pass wraps around, so that the action is taken once.
        if armed.passes.fetch_sub(1, Ordering::SeqCst) != 0 {
            return;
        }
        tracing::warn!(fail_point = name, "a fail point was reached");
        match armed.action {
            Action::Abort => std::process::abort(),
            Action::Exit => std::process::exit(ENDED),
            Action::Stop => {
                let stop = format!("kill -STOP {}", std::process::id());
                let stopped = Command::new("sh").args(["-c", &stop]).status();
                tracing::warn!(fail_point = name, stopped = stopped.is_ok(), "it goes on");
            }
        }
    }
}
