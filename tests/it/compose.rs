//! The bytes of messages, as strangers read them.
#![allow(
    clippy::unwrap_used,
    reason = "what goes wrong in a test should stop it"
)]

use std::io::Write as _;
use std::process::{Command, Stdio};

use mail_parser::{MessageParser, MimeHeaders};
use postrider::domain::address::EmailAddress;
use postrider::domain::delivery::LetterKind;
use postrider::domain::time::UtcTime;
use postrider::mail::clean;
use postrider::mail::compose::{
    ComposeError, Headers, ListHeaders, Pattern, Recipient, SmtpUtf8, WayOut, check_list_id,
};
use postrider::mail::letter::{Letter, Rendered, UNSUBSCRIBE_URL_MARK};
use postrider::mail::samples::samples;
use postrider::mail::templates::Templates;
use postrider::words::Words;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse_any(text).unwrap()
}

fn headers() -> Headers {
    Headers {
        from_name: "The Harbour Post".into(),
        from_address: address("post@news.example.org"),
        reply_to: Some(address("editors@example.org")),
        list: Some(ListHeaders {
            list_id: "harbour.news.example.org".into(),
            help_url: Some("https://news.example.org/lists/harbour".into()),
            archive_url: Some("https://news.example.org/lists/harbour/issues".into()),
            owner: Some(address("editors@example.org")),
        }),
        feedback_id: Some("i482:harbour:digest:postrider".into()),
    }
}

fn recipient() -> Recipient {
    Recipient {
        date: UtcTime::from_micros(1_795_500_003_000_000),
        to: address("reader@example.net"),
        message_id: "i482.7f3k9q2m5x1c@news.example.org".into(),
        way_out: Some(WayOut {
            url: "https://news.example.org/u/AbCdEf0123".into(),
            preferences_url: "https://news.example.org/p/x".into(),
            address: Some(address("u+k3q7@bounce.news.example.org")),
        }),
        smtputf8: SmtpUtf8::Absent,
    }
}

fn compose(letter: &Rendered, headers: &Headers) -> Result<Vec<u8>, ComposeError> {
    compose_for(letter, headers, &recipient())
}

fn compose_for(
    letter: &Rendered,
    headers: &Headers,
    recipient: &Recipient,
) -> Result<Vec<u8>, ComposeError> {
    let message = Pattern::new(letter, headers)?.write(recipient, None)?;
    Ok(message.message().to_vec())
}

fn rendered(subject: &str, text: &str, html: &str) -> Rendered {
    Rendered {
        subject: subject.into(),
        preheader: String::new(),
        html: html.into(),
        text: text.into(),
    }
}

/// The expected field names of list mail, in order.
const LIST_MAIL: [&str; 19] = [
    "Date",
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Message-ID",
    "MIME-Version",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "List-Help",
    "List-Archive",
    "List-Owner",
    "List-Post",
    "Precedence",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "Feedback-ID",
    "Content-Type",
];

fn assert_wire_rules(message: &[u8]) {
    let text = std::str::from_utf8(message).unwrap();
    assert!(text.is_ascii() && text.ends_with("\r\n") && !text.contains('\0'));
    let without_ends = text.replace("\r\n", "");
    assert!(!without_ends.contains(['\r', '\n']), "bare CR or LF");
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    for line in head.split("\r\n") {
        assert!(line.len() <= 78 || !line.contains("=?"), "{line}");
        assert!(line.len() <= 998 && !line.trim().is_empty(), "{line}");
    }
    for line in body.split("\r\n") {
        assert!(line.len() <= 76, "{line}");
        assert!(
            !line.starts_with("From ") && !line.starts_with('.'),
            "{line}"
        );
        assert!(!line.ends_with([' ', '\t']), "{line:?}");
    }
}

fn field_names(message: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(message).unwrap();
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let starts = head.split("\r\n").filter(|line| !line.starts_with(' '));
    starts
        .map(|line| line.split(':').next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_digest_has_the_agreed_header() {
    let message = compose(
        &rendered("5 new articles: Zürich", "text\n", "<p>html</p>\n"),
        &headers(),
    )
    .unwrap();
    insta::assert_snapshot!(
        "digest.eml",
        String::from_utf8(message).unwrap().replace('\r', "")
    );
}

#[test]
fn a_confirmation_is_not_list_mail() {
    let headers = Headers {
        list: None,
        feedback_id: None,
        ..headers()
    };
    let message = compose(&rendered("Please confirm", "text", "<p>html</p>"), &headers).unwrap();
    let names = field_names(&message);
    assert!(
        !names
            .iter()
            .any(|name| name.starts_with("List-") || name == "Precedence"),
        "{names:?}"
    );
    assert!(
        names.contains(&"Auto-Submitted".into())
            && names.contains(&"X-Auto-Response-Suppress".into())
    );
}

#[test]
fn the_same_letter_has_the_same_bytes() {
    let letter = rendered("s", "t", "h");
    assert_eq!(compose(&letter, &headers()), compose(&letter, &headers()));
}

#[test]
fn every_reader_gets_their_own_way_out_and_nothing_else_differs() {
    let letter = rendered(
        "s",
        &format!("Leave: {UNSUBSCRIBE_URL_MARK}\nor {UNSUBSCRIBE_URL_MARK} now.\n"),
        &format!("<a href=\"{UNSUBSCRIBE_URL_MARK}\">Leave</a>\n"),
    );
    let pattern = Pattern::new(&letter, &headers()).unwrap();
    for url in [
        "https://b.org/u?a=1&b=2".to_owned(),
        format!("https://b.org/{}", "x".repeat(200)),
    ] {
        let mut own = recipient();
        own.way_out.as_mut().unwrap().url.clone_from(&url);
        let message = pattern.write(&own, None).unwrap().message().to_vec();
        assert_wire_rules(&message);
        let parsed = MessageParser::default().parse(&message).unwrap();
        let personal = letter.personalise(&url, "https://news.example.org/p/x");
        assert_eq!(
            parsed.body_text(0).unwrap().replace("\r\n", "\n"),
            personal.text
        );
        assert_eq!(
            parsed.body_html(0).unwrap().replace("\r\n", "\n"),
            personal.html
        );
    }
}

#[test]
fn values_that_do_not_fit_their_field_are_refused() {
    let letter = rendered("s", "t", "h");
    let refused = |change: &dyn Fn(&mut Headers)| {
        let mut headers = headers();
        change(&mut headers);
        compose(&letter, &headers).unwrap_err()
    };
    let own = |change: &dyn Fn(&mut Recipient)| {
        let mut recipient = recipient();
        change(&mut recipient);
        compose_for(&letter, &headers(), &recipient).unwrap_err()
    };
    let url = |url: String| own(&|r| r.way_out.as_mut().unwrap().url = url.clone());
    for error in [
        own(&|r| r.message_id = "x@y\r\nBcc: z".into()),
        own(&|r| r.message_id = "no-at-sign".into()),
        own(&|r| r.way_out = None),
        url("javascript:alert(1)".into()),
        url("https://x.example/\r\nBcc: z".into()),
        url(format!("https://x.example/{}", "a".repeat(1000))),
        refused(&|h| h.feedback_id = Some("a b".into())),
        refused(&|h| h.list.as_mut().unwrap().list_id = "two words.example.org".into()),
    ] {
        assert!(matches!(error, ComposeError::Field { .. }), "{error}");
    }
    let error = own(&|r| r.to = address("jösé@example.net"));
    assert_eq!(error, ComposeError::NeedsSmtpUtf8 { field: "To" });
    let with = Recipient {
        to: address("jösé@example.net"),
        smtputf8: SmtpUtf8::Offered,
        ..recipient()
    };
    let message = String::from_utf8(compose_for(&letter, &headers(), &with).unwrap()).unwrap();
    assert!(message.contains("To: <jösé@example.net>\r\n"));
    assert!(matches!(
        compose(&rendered("s", " \n", "h"), &headers()),
        Err(ComposeError::Empty { part: "text" })
    ));
}

#[test]
fn list_ids_are_dot_atoms() {
    for good in ["weekly.news.example.org", "a.b"] {
        assert_eq!(check_list_id(good), Ok(()), "{good}");
    }
    for bad in [
        "",
        "weekly",
        "a..b",
        ".a.b",
        "a b.c",
        "a.b\r\n",
        "ü.example.org",
        &format!("{}.org", "a".repeat(252)),
    ] {
        assert!(check_list_id(bad).is_err(), "{bad}");
    }
}

/// Text that has gone wrong somewhere before, mixed with text of every script.
fn tricky_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,20}",
        ".{0,12}",
        "[a-zA-Z ]{0,40}",
        proptest::sample::select(vec![
            "\r\nBcc: x@example.com\r\n\r\n",
            "=?utf-8?q?a=0D=0ABcc:x?=",
            "=?",
            "?=",
            "\u{2028}",
            "\u{85}",
            "\0",
            "\u{202e}",
            "\n.\r\nMAIL FROM:<x>",
            "\nFrom me",
            "👩\u{200d}👩\u{200d}👧",
            "שלום",
            "漢字かな",
            "\"",
            "\\",
            "  ",
            "\t",
            "(c)",
            "<b>",
            "@",
            ",",
            ".",
            "=",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_arrives_as_it_was_meant(name in tricky_text(), subject in tricky_text(), text in tricky_text(), html in tricky_text()) {
        let headers = Headers { from_name: name.clone(), ..headers() };
        let letter = rendered(&format!("s{subject}"), &format!("t{text}"), &format!("h{html}"));
        let message = compose(&letter, &headers).unwrap();
        assert_wire_rules(&message);
        prop_assert_eq!(field_names(&message), LIST_MAIL);

        let parsed = MessageParser::default().parse(&message).unwrap();
        prop_assert_eq!(parsed.subject().unwrap(), clean::one_line(&letter.subject));
        let from = parsed.from().unwrap().first().unwrap();
        let shown = clean::one_line(&name.replace('@', " "));
        prop_assert_eq!(from.name().unwrap_or_default(), shown);
        prop_assert_eq!(from.address().unwrap(), "post@news.example.org");
        prop_assert_eq!(parsed.to().unwrap().iter().count(), 1);
        prop_assert_eq!(parsed.parts.len(), 3);
        let kinds: Vec<_> = parsed.parts[1..].iter().map(|part| part.content_type().unwrap().subtype().unwrap().to_owned()).collect();
        prop_assert_eq!(kinds, ["plain", "html"]);
        for (part, meant) in parsed.parts[1..].iter().zip([&letter.text, &letter.html]) {
            let arrived = part.text_contents().unwrap().replace("\r\n", "\n");
            let meant = clean::lines(meant);
            prop_assert_eq!(arrived.trim_end_matches('\n'), meant.trim_end_matches('\n'));
        }
    }
}

/// Python's own mail package is strict about defects and shares no code with ours.
const PYTHON_READER: &str = r"
import sys, json, email, email.policy
data = sys.stdin.buffer.read()
out = []
while data:
    size, data = data.split(b'\n', 1)
    message = email.message_from_bytes(data[:int(size)], policy=email.policy.SMTP)
    data = data[int(size):]
    parts = list(message.iter_parts())
    defects = [str(d) for m in [message] + parts for d in m.defects]
    defects += [str(d) for m in [message] + parts for v in m.values() for d in v.defects]
    out.append({'subject': message['subject'], 'name': message['from'].addresses[0].display_name,
                'fields': message.keys(), 'defects': defects, 'text': parts[0].get_content()})
print(json.dumps(out))
";

#[test]
fn python_finds_no_defect() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("SKIPPED: python3 is not installed, so no second opinion on composed messages");
        return;
    }
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = (tricky_text(), tricky_text(), tricky_text());
    let mut letters: Vec<(String, Rendered)> = (0..300)
        .map(|_| {
            let (name, subject, text) = strategy.new_tree(&mut runner).unwrap().current();
            (
                name,
                rendered(&format!("s{subject}"), &format!("t{text}"), "<p>h</p>"),
            )
        })
        .collect();
    let templates = Templates::load(None).unwrap();
    for (_, letter) in every_sample() {
        let rendered = templates.render(&letter).unwrap().personalise(
            "https://news.example.org/u/x",
            "https://news.example.org/p/x",
        );
        letters.push((letter.list().name.clone(), rendered));
    }
    let mut input = Vec::new();
    for (name, letter) in &letters {
        let message = compose(
            letter,
            &Headers {
                from_name: name.clone(),
                ..headers()
            },
        )
        .unwrap();
        assert_wire_rules(&message);
        writeln!(input, "{}", message.len()).unwrap();
        input.extend(message);
    }
    let mut python = Command::new("python3")
        .args(["-c", PYTHON_READER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = python.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(&input).unwrap());
    let output = python.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    let read: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read.len(), letters.len());
    for (found, (name, letter)) in read.iter().zip(&letters) {
        assert_eq!(found["defects"], serde_json::json!([]), "{found}");
        assert_eq!(found["fields"], serde_json::json!(LIST_MAIL));
        assert_eq!(found["subject"], clean::one_line(&letter.subject));
        // Some versions of Python read a space between two encoded-words of a display name, against
        // RFC 2047 section 6.2, so spaces are left to the other reader.
        let shown = found["name"].as_str().unwrap().replace(' ', "");
        let meant = clean::one_line(&name.replace('@', " "));
        assert_eq!(shown, meant.replace(' ', ""));
        let text = found["text"].as_str().unwrap().replace("\r\n", "\n");
        assert_eq!(
            text.trim_end_matches('\n'),
            clean::lines(&letter.text).trim_end_matches('\n')
        );
    }
}

fn every_sample() -> Vec<(&'static str, Letter)> {
    let words = Words::load(None).unwrap();
    let each = |kind: &LetterKind| samples(*kind, &words, "en");
    LetterKind::ALL.iter().flat_map(each).collect()
}
