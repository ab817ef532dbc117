//! dkimpy, a judge of DKIM signatures that we did not write, in a Python of its own.

use std::collections::HashMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::left_out;

/// Names a Python that has dkimpy; `scripts/test` makes one.
const VARIABLE: &str = "POSTRIDER_TEST_DKIM_PYTHON";

const PROGRAM: &str = include_str!("verify_dkim.py");

/// One message to be judged.
#[derive(serde::Serialize)]
pub(crate) struct Case {
    /// The message as it arrived.
    pub(crate) message: String,
    /// What is in DNS: the text of TXT records by name.
    pub(crate) records: HashMap<String, String>,
    /// The judge's time, in seconds since 1970.
    pub(crate) now: i64,
}

/// For each message, for each of its signatures from top to bottom, `pass` or what is wrong. Nothing,
/// said loudly, where there is no judge.
///
/// # Panics
///
/// When there is a judge and it does not answer.
pub(crate) fn verdicts(story: &str, cases: &[Case]) -> Option<Vec<Vec<String>>> {
    let Some(python) = std::env::var_os(VARIABLE) else {
        let because =
            "POSTRIDER_TEST_DKIM_PYTHON names no Python with dkimpy; scripts/test makes one";
        left_out(story, because);
        return None;
    };
    let mut judge = Command::new(python)
        .args(["-c", PROGRAM])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the judge's Python starts");
    let mut input = judge.stdin.take().expect("a pipe");
    let asked = serde_json::to_vec(cases).expect("cases are JSON");
    let writer = std::thread::spawn(move || input.write_all(&asked));
    let output = judge.wait_with_output().expect("the judge ends");
    writer
        .join()
        .expect("a thread")
        .expect("the judge reads everything");
    assert!(output.status.success(), "the judge failed");
    let told: Vec<Vec<String>> = serde_json::from_slice(&output.stdout).expect("the judge answers");
    assert_eq!(told.len(), cases.len());
    Some(told)
}
