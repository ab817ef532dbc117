//! DKIM: what strangers make of our signatures, and how an operator comes by keys.

mod keys_of_the_house;
mod on_the_wire;

use std::collections::HashMap;
use std::sync::Arc;

use postrider::config::Selector;
use postrider::domain::address::EmailAddress;
use postrider::domain::delivery::LetterKind;
use postrider::domain::time::UtcTime;
use postrider::mail::compose::{Headers, ListHeaders, Pattern, Recipient, Seal, SmtpUtf8, WayOut};
use postrider::mail::dkim::keys::{PrivateKey, RsaBits, record_name};
use postrider::mail::dkim::{Signer, body_hash, proof};
use postrider::mail::letter::{Letter, Rendered, UNSUBSCRIBE_URL_MARK};
use postrider::mail::samples::samples;
use postrider::mail::templates::Templates;
use postrider::words::Words;

use crate::harness::dkimpy::{Case, verdicts};

const DOMAIN: &str = "news.example.org";
/// The date of every letter here, in seconds.
const SIGNED_AT: i64 = 1_795_500_003;
const DAY: i64 = 86_400;

fn rsa() -> (Selector, PrivateKey) {
    let key = PrivateKey::new_rsa(RsaBits::Bits2048).unwrap();
    (Selector::parse("2026a").unwrap(), key)
}

fn ed25519() -> (Selector, PrivateKey) {
    let key = PrivateKey::new_ed25519().unwrap();
    (Selector::parse("2026a-ed25519").unwrap(), key)
}

fn date() -> UtcTime {
    UtcTime::from_micros(SIGNED_AT * 1_000_000)
}

/// A message as the composer makes it.
fn letter(name: &str, subject: &str, text: &str, smtputf8: SmtpUtf8) -> String {
    let address = |text| EmailAddress::parse_any(text).unwrap();
    let to = match smtputf8 {
        SmtpUtf8::Offered => "jösé@example.net",
        SmtpUtf8::Absent => "reader@example.net",
    };
    let rendered = Rendered {
        subject: subject.to_owned(),
        preheader: String::new(),
        html: format!("<p>{text}</p>\n"),
        text: text.to_owned(),
    };
    message(&rendered, name, address(to), smtputf8)
}

fn pattern(rendered: &Rendered, name: &str) -> Pattern {
    let address = |text| EmailAddress::parse_any(text).unwrap();
    let headers = Headers {
        from_name: name.to_owned(),
        from_address: address("post@news.example.org"),
        reply_to: Some(address("editors@example.org")),
        list: Some(ListHeaders {
            list_id: "harbour.news.example.org".into(),
            help_url: Some("https://news.example.org/lists/harbour".into()),
            archive_url: Some("https://news.example.org/lists/harbour/issues".into()),
            owner: Some(address("editors@example.org")),
        }),
        feedback_id: Some("i482:harbour:digest:postrider".into()),
    };
    Pattern::new(rendered, &headers).unwrap()
}

fn recipient(to: EmailAddress, smtputf8: SmtpUtf8) -> Recipient {
    let address = |text| EmailAddress::parse_any(text).unwrap();
    Recipient {
        date: date(),
        to,
        message_id: "i482.7f3k9q2m5x1c@news.example.org".into(),
        way_out: Some(WayOut {
            url: "https://news.example.org/u/AbCdEf0123".into(),
            preferences_url: "https://news.example.org/p/x".into(),
            address: Some(address("u+k3q7@bounce.news.example.org")),
        }),
        smtputf8,
    }
}

fn message(rendered: &Rendered, name: &str, to: EmailAddress, smtputf8: SmtpUtf8) -> String {
    let recipient = recipient(to, smtputf8);
    let message = pattern(rendered, name).write(&recipient, None).unwrap();
    String::from_utf8(message.message().to_vec()).unwrap()
}

fn signed(signer: &Signer, message: &str) -> String {
    let (header, body) = message.split_once("\r\n\r\n").unwrap();
    let header = format!("{header}\r\n");
    let hash = body_hash(body.as_bytes());
    signer.sign(DOMAIN, &header, &hash, date()).unwrap() + message
}

fn records(signer: &Signer) -> HashMap<String, String> {
    let record = |(selector, key): &(Selector, Arc<PrivateKey>)| {
        let name = record_name(selector.as_str(), DOMAIN);
        (name, key.record().unwrap())
    };
    signer.keys().iter().map(record).collect()
}

fn case(signer: &Signer, message: String, now: i64) -> Case {
    Case {
        message,
        records: records(signer),
        now,
    }
}

/// Titles and names that have gone wrong somewhere before.
const ODD: [&str; 18] = [
    "5 new articles",
    "a  b   c",
    "tab\tand blank ",
    " begins with a blank",
    "ends: with; tags=x; b=",
    "=?utf-8?q?a=0D=0ABcc:x?=",
    "=?",
    "dkim-signature: v=1; a=rsa-sha256",
    "line\r\nBcc: x@example.com\r\n\r\nbody",
    "Zürich – “quoted”",
    "漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな",
    "שלום",
    "👩\u{200d}👩\u{200d}👧",
    "\u{2028}\u{85}\u{202e}x",
    "\"quoted\" \\ back, comma; (comment) <angle@example.org>",
    ":",
    "A title that is so long that it has to be folded more than once, because no line of a header should be longer than seventy-eight characters, says RFC 5322",
    "wooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooord",
];

#[test]
fn dkimpy_passes_every_signature_of_every_letter() {
    let signers = [
        Signer::new(None, vec![rsa()]),
        Signer::new(None, vec![ed25519()]),
        Signer::new(None, vec![rsa(), ed25519()]),
    ];
    let mut messages = Vec::new();
    for (index, odd) in ODD.iter().enumerate() {
        let other = ODD[(index * 7 + 3) % ODD.len()];
        let text = format!("{odd}  \n\n  two  blanks\t\n.\n{other}\n\n\n");
        messages.push(letter(other, odd, &text, SmtpUtf8::Absent));
        messages.push(letter(odd, other, odd, SmtpUtf8::Offered));
    }
    let templates = Templates::load(None).unwrap();
    for (_, sample) in every_sample() {
        let rendered = templates.render(&sample).unwrap().personalise(
            "https://news.example.org/u/x",
            "https://news.example.org/p/x",
        );
        let to = EmailAddress::parse_any("reader@example.net").unwrap();
        messages.push(message(
            &rendered,
            &sample.list().name,
            to,
            SmtpUtf8::Absent,
        ));
    }
    let mut cases = Vec::new();
    for signer in &signers {
        for message in &messages {
            let signed = signed(signer, message);
            let ours = proof::verify(&signed, date(), |name| records(signer).remove(name));
            assert_eq!(ours, Ok(signer.keys().len()), "{signed}");
            cases.push(case(signer, signed, SIGNED_AT + 60));
        }
    }
    let Some(told) = verdicts("DKIM signatures judged by dkimpy", &cases) else {
        return;
    };
    for (verdict, case) in told.iter().zip(&cases) {
        assert_eq!(verdict.len(), case.records.len(), "{}", case.message);
        assert!(
            verdict.iter().all(|verdict| verdict == "pass"),
            "{verdict:?}: {}",
            case.message
        );
    }
}

#[test]
fn what_a_pattern_seals_piece_by_piece_is_signed_as_a_whole() {
    let signer = Signer::new(None, vec![rsa(), ed25519()]);
    let rendered = Rendered {
        subject: "Tide  tables".into(),
        preheader: String::new(),
        html: format!("<a href=\"{UNSUBSCRIBE_URL_MARK}\">Leave</a>\n<p>a  b\tc </p>\n"),
        text: format!("News:  two  spaces\n\nLeave: {UNSUBSCRIBE_URL_MARK}\n\n\n"),
    };
    let to = EmailAddress::parse_any("reader@example.net").unwrap();
    let recipient = recipient(to, SmtpUtf8::Absent);
    let pattern = pattern(&rendered, "The Harbour Post");
    let seal = Seal {
        signer: &signer,
        domain: DOMAIN,
    };
    let bare = pattern.write(&recipient, None).unwrap();
    let bare = String::from_utf8(bare.message().to_vec()).unwrap();
    let sealed = pattern.write(&recipient, Some(&seal)).unwrap();
    let sealed = String::from_utf8(sealed.message().to_vec()).unwrap();
    assert_eq!(sealed, signed(&signer, &bare));
}

#[test]
fn the_same_letter_is_signed_alike_on_every_attempt() {
    let signer = Signer::new(None, vec![rsa(), ed25519()]);
    let message = letter(
        "The Harbour Post",
        "5 new articles",
        "text",
        SmtpUtf8::Absent,
    );
    let first = signed(&signer, &message);
    assert_eq!(signed(&signer, &message), first);
    // Another process reads the same keys from their files.
    let reread = |(selector, key): &(Selector, Arc<PrivateKey>)| {
        let pem = key.to_pem().unwrap();
        (selector.clone(), PrivateKey::from_pem(&pem).unwrap())
    };
    let other = Signer::new(None, signer.keys().iter().map(reread).collect());
    assert_eq!(signed(&other, &message), first);
}

#[test]
fn a_signed_letter_survives_the_post_and_nothing_can_be_added_to_it() {
    let signer = Signer::new(None, vec![rsa(), ed25519()]);
    let message = letter("The Harbour Post", "A b", "text", SmtpUtf8::Absent);
    let whole = signed(&signer, &message);
    let (header, body) = whole.split_once("\r\n\r\n").unwrap();
    let (pass, fail) = (true, false);
    let mut stories: Vec<(String, String, bool)> = Vec::new();
    let mut story = |what: &str, message: String, verdict| {
        assert_ne!(message, whole, "{what}");
        stories.push((what.to_owned(), message, verdict));
    };
    story("a trace", format!("Received: by mx\r\n{whole}"), pass);
    story(
        "folds",
        whole.replace("Subject: A b", "SUBJECT:  A\r\n\tb "),
        pass,
    );
    story("empty lines at the end", format!("{whole}\r\n\r\n"), pass);
    story(
        "blanks at a line's end",
        whole.replace("--\r\n", "-- \t\r\n"),
        pass,
    );
    story(
        "another subject",
        whole.replace("Subject: A b", "Subject: A c"),
        fail,
    );
    story("another body", whole.replace("text", "test"), fail);
    for field in [
        "From: Somebody <else@example.com>",
        "To: <else@example.com>",
        "Cc: <else@example.com>",
        "Subject: Another",
        "Date: Thu, 1 Jan 2026 00:00:00 +0000",
        "Reply-To: <else@example.com>",
        "Sender: <else@example.com>",
        "Message-ID: <other@example.com>",
        "MIME-Version: 1.0",
        "Content-Type: text/html",
        "List-Id: <other.example.com>",
        "List-Unsubscribe: <https://example.com/>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    ] {
        story(
            &format!("{field} above"),
            format!("{field}\r\n{whole}"),
            fail,
        );
        story(
            &format!("{field} below"),
            format!("{header}\r\n{field}\r\n\r\n{body}"),
            fail,
        );
    }
    let cases: Vec<Case> = stories
        .iter()
        .map(|(_, message, _)| case(&signer, message.clone(), SIGNED_AT))
        .collect();
    for (case, (what, _, expected)) in cases.iter().zip(&stories) {
        let ours = proof::verify(&case.message, date(), |name| {
            case.records.get(name).cloned()
        });
        assert_eq!(ours.is_ok(), *expected, "{what}: {ours:?}");
    }
    let Some(told) = verdicts("changes in transit judged by dkimpy", &cases) else {
        return;
    };
    for (verdict, (what, _, expected)) in told.iter().zip(&stories) {
        assert_eq!(verdict.len(), 2, "{what}");
        for verdict in verdict {
            assert_eq!(verdict == "pass", *expected, "{what}: {verdict}");
        }
    }
}

#[test]
fn a_signature_outlives_every_queue_and_ends_after_two_weeks() {
    let signer = Signer::new(None, vec![rsa()]);
    let message = letter("The Harbour Post", "A b", "text", SmtpUtf8::Absent);
    let whole = signed(&signer, &message);
    let days = |days| case(&signer, whole.clone(), SIGNED_AT + days * DAY);
    let Some(told) = verdicts(
        "the age of signatures judged by dkimpy",
        &[days(6), days(13), days(15)],
    ) else {
        return;
    };
    assert_eq!((told[0][0].as_str(), told[1][0].as_str()), ("pass", "pass"));
    assert!(told[2][0].contains("x= value is past"), "{told:?}");
}

#[test]
fn either_of_two_signatures_stands_alone() {
    let signer = Signer::new(None, vec![rsa(), ed25519()]);
    let message = letter("The Harbour Post", "A b", "text", SmtpUtf8::Absent);
    let whole = signed(&signer, &message);
    let second = whole[1..].find("DKIM-Signature:").unwrap() + 1;
    let without_rsa = whole[second..].to_owned();
    let without_ed25519 = whole[..second].to_owned() + &message;
    assert!(!without_rsa.contains("rsa-sha256") && !without_ed25519.contains("ed25519-sha256"));
    let cases = [without_rsa, without_ed25519].map(|message| case(&signer, message, SIGNED_AT));
    let Some(told) = verdicts("single signatures judged by dkimpy", &cases) else {
        return;
    };
    assert_eq!(told, [["pass"], ["pass"]]);
}

fn every_sample() -> Vec<(&'static str, Letter)> {
    let words = Words::load(None).unwrap();
    let each = |kind: &LetterKind| samples(*kind, &words, "en");
    LetterKind::ALL.iter().flat_map(each).collect()
}
