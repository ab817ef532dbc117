//! The README's examples work as they are written.

use crate::harness::database::TestDatabase;
use crate::harness::left_out;
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const README: &str = include_str!("../../README.md");

/// The shell examples that speak to the API, in their order.
fn examples() -> Vec<&'static str> {
    let blocks = README.split("```sh\n").skip(1);
    let blocks = blocks.map(|rest| rest.split("```").next().unwrap_or_default());
    blocks.filter(|block| block.contains("curl http")).collect()
}

#[tokio::test]
async fn every_curl_of_the_readme_works_as_written() {
    if std::process::Command::new("curl")
        .arg("--version")
        .output()
        .is_err()
    {
        left_out(
            "the README's examples",
            "curl is not installed; scripts/test installs it",
        );
        return;
    }
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    installation.set("mode", "try-out");
    let server = installation.serve().await;
    let examples = examples();
    assert!(examples.len() >= 5, "{examples:?}");
    // One shell for all, because a later example uses the key of an earlier one.
    let script = examples
        .join("\n")
        .replace("http://127.0.0.1:8080", server.url())
        .replace("target/release/postrider", env!("CARGO_BIN_EXE_postrider"))
        .replace(
            "curl ",
            "curl --silent --show-error --output /dev/null --write-out '%{http_code} %{url}\\n' ",
        );
    let spoken = installation.shell(&script);
    assert_eq!(spoken.code, Some(0), "{}{}", spoken.stdout, spoken.stderr);
    // Commands between the requests say something too.
    let is_answer = |line: &&str| line.contains(" http://");
    let answers: Vec<&str> = spoken.stdout.lines().filter(is_answer).collect();
    assert_eq!(
        answers.len(),
        script.matches("curl --silent").count(),
        "{answers:?}"
    );
    for answer in answers {
        assert!(
            answer.starts_with("200 ") || answer.starts_with("202 "),
            "{answer}"
        );
    }
}
