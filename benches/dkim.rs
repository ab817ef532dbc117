//! What signing a letter costs beyond what cannot be saved: one raw signature and one SHA-256 of the body.
//!
//! `cargo bench --bench dkim` prints CPU microseconds for each letter, as medians over rounds in which
//! everything takes its turn, so that whatever else the machine does falls on all of them alike. The goal
//! is a ratio of at most 1.2 between our whole signing and (raw signature + hash).
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that meets the unexpected should stop at once"
)]

use std::hint::black_box;
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use postrider::config::Selector;
use postrider::domain::address::EmailAddress;
use postrider::domain::time::UtcTime;
use postrider::mail::compose::{Headers, ListHeaders, Pattern, Recipient, SmtpUtf8, WayOut};
use postrider::mail::dkim::keys::{PrivateKey, RsaBits};
use postrider::mail::dkim::{BodyHash, Signer, relaxed_body};
use postrider::mail::letter::Rendered;

/// Octets of the body, about what a digest of forty articles has.
const BODY_OCTETS: usize = 30_000;
/// Rounds, of which the median is taken.
const ROUNDS: usize = 31;
/// CPU time that one subject gets in one round.
const TURN: Duration = Duration::from_millis(25);

/// Something to be measured.
struct Subject<'a> {
    name: String,
    work: Box<dyn Fn() + 'a>,
    repeats: u32,
    microseconds: Vec<f64>,
}

impl<'a> Subject<'a> {
    fn new(name: impl Into<String>, work: impl Fn() + 'a) -> Self {
        let mut subject = Self {
            name: name.into(),
            work: Box::new(work),
            repeats: 1,
            microseconds: Vec::new(),
        };
        while subject.turn() < TURN {
            subject.repeats *= 2;
        }
        subject
    }

    fn turn(&self) -> Duration {
        let before = cpu_time();
        for _ in 0..self.repeats {
            (self.work)();
        }
        cpu_time().saturating_sub(before)
    }

    fn median(&self) -> f64 {
        let mut sorted = self.microseconds.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    }
}

/// The time that this thread has had a processor, which other processes do not lengthen.
fn cpu_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(text.split(' ').next().unwrap().parse().unwrap())
}

/// A letter as the composer makes it: its header, and its body of about [`BODY_OCTETS`].
fn letter() -> (String, String) {
    let address = |text| EmailAddress::parse_any(text).unwrap();
    let line = "The lighthouse is lit again, after a winter of repairs; read on and on.\n";
    let lines = line.repeat(BODY_OCTETS / line.len() / 3);
    let rendered = Rendered {
        subject: "5 new articles: Zürich".into(),
        preheader: String::new(),
        html: format!("<p>{lines}</p>\n<div>{lines}</div>\n"),
        text: lines.clone(),
    };
    let headers = Headers {
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
    };
    let recipient = Recipient {
        date: UtcTime::from_micros(1_795_500_003_000_000),
        to: address("reader@example.net"),
        message_id: "i482.7f3k9q2m5x1c@news.example.org".into(),
        way_out: Some(WayOut {
            url: format!("https://news.example.org/unsubscribe/{}", "a".repeat(40)),
            preferences_url: "https://news.example.org/p/x".into(),
            address: Some(address("u+k3q7@bounce.news.example.org")),
        }),
        smtputf8: SmtpUtf8::Absent,
    };
    let pattern = Pattern::new(&rendered, &headers).unwrap();
    let message = pattern.write(&recipient, None).unwrap();
    let message = String::from_utf8(message.message().to_vec()).unwrap();
    let (header, body) = message.split_once("\r\n\r\n").unwrap();
    (format!("{header}\r\n"), body.to_owned())
}

fn main() {
    let (header, body) = letter();
    let canonical = relaxed_body(body.as_bytes()).into_owned();
    let pem = |key: PrivateKey| key.to_pem().unwrap();
    let rsa = pem(PrivateKey::new_rsa(RsaBits::Bits2048).unwrap());
    let ed25519 = pem(PrivateKey::new_ed25519().unwrap());
    let mut subjects = raw_signatures(&rsa, &ed25519);
    subjects.push(Subject::new("SHA-256 of the body (aws-lc-rs)", || {
        black_box(digest(&SHA256, &canonical));
    }));
    // Which part of the body is hashed once for all readers: nothing, where copies differ from the first
    // octet on, which is the worst case; or a fifth, what comes before the first way out.
    for (part, prepared) in [("nothing", 0), ("a fifth", BODY_OCTETS / 5)] {
        for (keys, pems) in [
            ("RSA", &[rsa.as_str()][..]),
            ("Ed25519", &[&ed25519]),
            ("both", &[&rsa, &ed25519]),
        ] {
            let name = format!("our signing, {keys}, {part} prepared");
            let work = whole_signing(pems, &header, &canonical, prepared);
            subjects.push(Subject::new(name, work));
        }
    }
    subjects.push(Subject::new(
        "relaxed form of the body (once a variant)",
        || {
            black_box(relaxed_body(body.as_bytes()));
        },
    ));
    for _ in 0..ROUNDS {
        for subject in &mut subjects {
            let turn = subject.turn().as_secs_f64() * 1_000_000.0;
            subject.microseconds.push(turn / f64::from(subject.repeats));
        }
    }
    report(&subjects, header.len(), canonical.len());
}

/// The signatures alone, by two libraries.
fn raw_signatures<'a>(rsa: &str, ed25519: &str) -> Vec<Subject<'a>> {
    let hash = digest(&SHA256, b"a header");
    let pair = RsaKeyPair::from_pkcs8(&der(rsa)).unwrap();
    let aws_rsa = Subject::new("RSA-2048, raw signature (aws-lc-rs)", move || {
        let mut signature = [0; 256];
        pair.sign_digest(&RSA_PKCS1_SHA256, &hash, &mut signature)
            .unwrap();
        black_box(signature);
    });
    let pair = ring::signature::RsaKeyPair::from_pkcs8(&der(rsa)).unwrap();
    let chance = ring::rand::SystemRandom::new();
    let ring_rsa = Subject::new("RSA-2048, raw signature (ring)", move || {
        let mut signature = [0; 256];
        let padding = &ring::signature::RSA_PKCS1_SHA256;
        pair.sign(padding, &chance, hash.as_ref(), &mut signature)
            .unwrap();
        black_box(signature);
    });
    let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der(ed25519)).unwrap();
    let aws_ed25519 = Subject::new("Ed25519, raw signature (aws-lc-rs)", move || {
        black_box(pair.sign(hash.as_ref()));
    });
    let pair = ring::signature::Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der(ed25519)).unwrap();
    let ring_ed25519 = Subject::new("Ed25519, raw signature (ring)", move || {
        black_box(pair.sign(hash.as_ref()));
    });
    vec![aws_rsa, ring_rsa, aws_ed25519, ring_ed25519]
}

/// All that is done for one reader: the rest of the body hashed, the header covered and signed.
fn whole_signing<'a>(
    pems: &[&str],
    header: &'a str,
    canonical: &'a [u8],
    prepared: usize,
) -> impl Fn() + 'a {
    let named = |(index, pem): (usize, &&str)| {
        let selector = Selector::parse(&format!("2026{index}")).unwrap();
        (selector, PrivateKey::from_pem(pem).unwrap())
    };
    let signer = Signer::new(None, pems.iter().enumerate().map(named).collect());
    let at = UtcTime::from_micros(1_795_500_003_000_000);
    let line_end = canonical[..prepared].iter().rposition(|b| *b == b'\n');
    let (shared, own) = canonical.split_at(line_end.map_or(0, |at| at + 1));
    let mut beginning = BodyHash::new();
    beginning.add_canonical(shared);
    move || {
        let mut hash = beginning.clone();
        hash.add_canonical(own);
        let field = signer.sign("news.example.org", header, &hash.finish(), at);
        black_box(field.unwrap());
    }
}

fn report(subjects: &[Subject<'_>], header: usize, body: usize) {
    println!(
        "CPU microseconds a letter, median of {ROUNDS} rounds; header {header}, body {body} octets"
    );
    for subject in subjects {
        println!("{:<44}{:>10.1}", subject.name, subject.median());
    }
    println!();
    let median = |index: usize| subjects[index].median();
    let (rsa, ed25519, hash) = (median(0), median(2), median(4));
    for (name, ours, least) in [
        ("RSA", 5, rsa + hash),
        ("Ed25519", 6, ed25519 + hash),
        ("both", 7, rsa + ed25519 + hash),
    ] {
        println!(
            "{name:<8} ours / (raw signature + SHA-256): {:.3} with nothing prepared, {:.3} with a fifth prepared",
            median(ours) / least,
            median(ours + 3) / least
        );
    }
}

fn der(pem: &str) -> Vec<u8> {
    let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    data_encoding::BASE64.decode(base64.as_bytes()).unwrap()
}
