//! What a relay's reply means: the table in the documentation is the table in the code, and replies as
//! real servers word them are judged as they should be.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use postrider::domain::reply::{Cause, Line, Outcome, Phase, Reply, Spare, TABLE, Verdict};

const DOCUMENT: &str = "docs/replies.md";
const BEGIN: &str = "<!-- the table: begin -->\n";
const END: &str = "<!-- the table: end -->\n";
/// Set to write the table into the document instead of comparing.
const UPDATE: &str = "POSTRIDER_TEST_UPDATE_DOCS";

fn row(number: usize, line: &Line) -> String {
    let phases: Vec<&str> = line.phases.iter().map(|phase| phase.as_str()).collect();
    let codes = match line.codes {
        (low, high) if low == high => low.to_string(),
        (low, high) => format!("{low} to {high}"),
    };
    let enhanced = line
        .enhanced
        .iter()
        .map(|&(subject, low, high)| match (low, high) {
            (0, 999) => format!("X.{subject}"),
            (low, high) if low == high => format!("X.{subject}.{low}"),
            (low, high) => format!("X.{subject}.{low} to {high}"),
        });
    let enhanced: Vec<String> = enhanced.collect();
    let words: Vec<String> = line
        .words
        .iter()
        .map(|word| format!("\"{word}\""))
        .collect();
    let meaning = match line.verdict {
        Verdict::Accepted => "accepted".to_owned(),
        Verdict::Deferred(cause) => format!("put off: {cause}"),
        Verdict::Rejected(fault) => format!("refused: {}", fault.as_str()),
        Verdict::Gone => "refused for good: recipient".to_owned(),
        Verdict::Unreachable => "relay trouble".to_owned(),
        Verdict::Unexpected => "unexpected".to_owned(),
    };
    format!(
        "| {number} | {} | {codes} | {} | {} | {meaning} | {} |",
        phases.join(", "),
        enhanced.join(", "),
        words.join(", "),
        line.source
    )
}

fn table() -> String {
    let mut text =
        "| | phase | code | enhanced | words | meaning | source |\n|---|---|---|---|---|---|---|\n"
            .to_owned();
    for (index, line) in TABLE.iter().enumerate() {
        writeln!(text, "{}", row(index + 1, line)).unwrap();
    }
    text
}

#[test]
fn the_documented_table_of_replies_is_the_one_in_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCUMENT);
    let document = fs::read_to_string(&path).unwrap();
    let (before, rest) = document
        .split_once(BEGIN)
        .expect("the beginning of the table");
    let (written, after) = rest.split_once(END).expect("the end of the table");
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, format!("{before}{BEGIN}{}{END}{after}", table())).unwrap();
        return;
    }
    assert!(
        written == table(),
        "{DOCUMENT} is out of date; run this test with {UPDATE}=1"
    );
}

#[test]
fn the_document_explains_every_cause() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCUMENT);
    let document = fs::read_to_string(path).unwrap();
    for cause in Cause::ALL {
        assert!(
            document.contains(&format!("| {cause} |")),
            "{cause} is not explained"
        );
    }
}

fn judgement(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted(_) => "accepted".to_owned(),
        Outcome::Deferred(_) => outcome.cause().unwrap().to_string(),
        Outcome::Rejected { .. } if outcome.is_hard() => "gone".to_owned(),
        Outcome::Rejected { fault, .. } => format!("refused {}", fault.as_str()),
        Outcome::Unreachable { .. } => "relay".to_owned(),
        Outcome::InDoubt { .. } => "in doubt".to_owned(),
    }
}

#[test]
fn replies_as_servers_word_them_are_judged_as_they_should_be() {
    let text = include_str!("fixtures/replies/worded.txt");
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let parts: Vec<&str> = line.splitn(3, '|').map(str::trim).collect();
        let [expected, phase, reply] = parts[..] else {
            unreachable!("{line}")
        };
        let phase = Phase::ALL
            .into_iter()
            .find(|known| known.as_str() == phase)
            .expect(line);
        let (code, words) = reply.split_at(3);
        let words = words.trim_start_matches([' ', '-']);
        let outcome = Outcome::from_reply(Reply::new(phase, code.parse().expect(line), words));
        let got = judgement(&outcome);
        count += 1;
        if got != expected {
            wrong.push(format!("{got} instead of {line}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(count > 100, "{count}");
}

#[test]
fn only_a_push_back_spares_the_domain_and_greylisting_spares_nobody() {
    let spares = |phase, code, text| Outcome::from_reply(Reply::new(phase, code, text)).spares();
    assert_eq!(
        spares(Phase::Dot, 421, "4.7.28 unusual rate"),
        Spare::Domain
    );
    assert_eq!(
        spares(Phase::RcptTo, 450, "4.2.1 too quickly"),
        Spare::Domain
    );
    assert_eq!(
        spares(Phase::RcptTo, 451, "4.7.1 Greylisted"),
        Spare::Nobody
    );
    assert_eq!(spares(Phase::RcptTo, 452, "4.2.2 full"), Spare::Nobody);
    assert_eq!(spares(Phase::Dot, 452, "4.3.1 no space"), Spare::Relay);
    assert_eq!(spares(Phase::MailFrom, 421, "4.3.2 bye"), Spare::Relay);
    assert_eq!(spares(Phase::RcptTo, 550, "5.1.1 nobody"), Spare::Nobody);
}

#[test]
fn whatever_is_said_with_421_the_connection_ends() {
    for phase in Phase::ALL {
        let outcome = Outcome::from_reply(Reply::new(phase, 421, "4.7.0 slow down"));
        assert!(outcome.ends_connection(), "{phase}");
    }
    let put_off = Outcome::from_reply(Reply::new(Phase::RcptTo, 450, "4.7.1 slow down"));
    assert!(!put_off.ends_connection());
}

#[test]
fn no_reply_outside_a_transaction_blames_anybody_or_puts_a_letter_off() {
    for line in TABLE {
        let outside = |phase: &Phase| {
            !matches!(
                phase,
                Phase::MailFrom | Phase::RcptTo | Phase::Data | Phase::Dot
            )
        };
        if line.phases.iter().any(outside) {
            assert_eq!(line.verdict, Verdict::Unreachable, "{}", line.source);
        }
        if line.verdict == Verdict::Gone {
            assert!(!line.phases.contains(&Phase::MailFrom), "{}", line.source);
        }
    }
}
