//! Letters made up for checking templates: ordinary ones, extreme ones and a hostile one.
//!
//! `postrider check` renders every template with all of them, so that an operator's own template
//! fails at the desk and not in the night.

use crate::domain::address::EmailAddress;
use crate::domain::delivery::LetterKind;

use super::letter::{
    Approval, ApprovalArticle, Confirm, Digest, DigestArticle, Letter, ListIdentity,
    UNSUBSCRIBE_URL_MARK, Unsubscribed, Welcome,
};

/// The sample letters of one kind, each with a name.
#[must_use]
pub fn samples(kind: LetterKind) -> Vec<(&'static str, Letter)> {
    let Some(list) = sample_list() else {
        return Vec::new();
    };
    match kind {
        LetterKind::Confirm => vec![
            ("plain", confirm(list.clone())),
            ("hostile", confirm(hostile_list(list))),
        ],
        LetterKind::Welcome => vec![
            ("all-topics", welcome(list.clone(), &[])),
            (
                "topics",
                welcome(list.clone(), &["Culture", "Harbour & port", "Weather"]),
            ),
            ("hostile", welcome(hostile_list(list), &[HOSTILE])),
        ],
        LetterKind::Digest => vec![
            ("empty", digest(list.clone(), Vec::new(), 0)),
            ("one", digest(list.clone(), articles(1), 0)),
            ("five", digest(list.clone(), articles(5), 12)),
            ("forty", digest(list.clone(), articles(40), 0)),
            ("hostile", hostile_digest(hostile_list(list))),
        ],
        LetterKind::Unsubscribed => vec![
            ("plain", unsubscribed(list.clone())),
            ("hostile", unsubscribed(hostile_list(list))),
        ],
        LetterKind::Approval => vec![
            (
                "hold",
                approval(list.clone(), "Ferry to the islands is back", None),
            ),
            (
                "unless-stopped",
                approval(
                    list.clone(),
                    "Ferry to the islands is back",
                    Some("24 November 2026, 07:00 UTC"),
                ),
            ),
            ("hostile", approval(hostile_list(list), HOSTILE, None)),
        ],
    }
}

const HOSTILE: &str = "Sale\r\nBcc: x@example.com\r\n\r\n=?utf-8?q?=0D=0ABcc:x?= \u{202e}gpj.exe\u{202c} שלום 👩\u{200d}👩\u{200d}👧 </td><script>alert(1)</script> {{7*7}} {% raw %} \"quoted\" 'single' & \0\u{2028}end";

fn sample_list() -> Option<ListIdentity> {
    Some(ListIdentity {
        name: "The Harbour Post".into(),
        language: "en".into(),
        from_name: "The Harbour Post".into(),
        from_address: EmailAddress::parse_any("post@news.example.org").ok()?,
        reply_to: EmailAddress::parse_any("editors@example.org").ok(),
        legal_name: "Harbour Post Publishing Ltd".into(),
        postal_address: "12 Quay Street, 20457 Portville".into(),
        privacy_url: Some("https://news.example.org/privacy".into()),
        list_id: "harbour.news.example.org".into(),
        home_url: "https://news.example.org/lists/harbour".into(),
    })
}

fn hostile_list(list: ListIdentity) -> ListIdentity {
    ListIdentity {
        name: format!("Hostile {HOSTILE}"),
        language: "ar".into(),
        legal_name: format!("Ltd {HOSTILE}"),
        postal_address: "1 \"Quote\" <Street>\nSecond line".into(),
        privacy_url: None,
        ..list
    }
}

fn confirm(list: ListIdentity) -> Letter {
    Letter::Confirm(Confirm {
        list,
        confirm_url: "https://news.example.org/confirmation/k3q7x2m5sample".into(),
        not_me_url: "https://news.example.org/confirmation/k3q7x2m5sample/not-me".into(),
        requested_at: "24 November 2026, 06:00 UTC".into(),
        requested_from: Some("203.0.113.*".into()),
        valid_days: 7,
    })
}

fn welcome(list: ListIdentity, topics: &[&str]) -> Letter {
    Letter::Welcome(Welcome {
        list,
        topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
        unsubscribe_url: "https://news.example.org/unsubscribe/k3q7x2m5sample".into(),
    })
}

fn unsubscribed(list: ListIdentity) -> Letter {
    let subscribe_url = list.home_url.clone();
    Letter::Unsubscribed(Unsubscribed {
        list,
        subscribe_url,
    })
}

fn digest(list: ListIdentity, articles: Vec<DigestArticle>, more_count: usize) -> Letter {
    Letter::Digest(Digest {
        list,
        issue_title: "The morning edition".into(),
        issue_date: "Tuesday, 24 November 2026".into(),
        intro: String::new(),
        articles,
        more_count,
        more_url: None,
        browser_url: None,
        unsubscribe_url: UNSUBSCRIBE_URL_MARK.into(),
        why: "You receive this because you subscribed to The Harbour Post.".into(),
        subject: None,
        preheader: None,
    })
}

fn articles(count: usize) -> Vec<DigestArticle> {
    const STORIES: [(&str, &str, &str); 5] = [
        (
            "Harbour bridge reopens after eleven months of repairs",
            "City desk",
            "At six in the morning the barriers went up and the first tram crossed. The repairs took four months longer than planned, and cost less.",
        ),
        (
            "What the tide gauges say about the next fifty winters",
            "Science",
            "A century of pencilled readings has been digitised. The curve bends later than feared, but it bends.",
        ),
        (
            "A small bakery, a large oven and the end of night shifts",
            "Business",
            "Dough can wait. A baker in the old town lets it, and sells out by noon all the same.",
        ),
        (
            "Council votes to keep the reading rooms open on Sundays",
            "City desk",
            "The vote was close; the queue outside the chamber was not.",
        ),
        (
            "The orchestra returns to the warehouse where it began",
            "Culture",
            "",
        ),
    ];
    STORIES
        .iter()
        .cycle()
        .take(count)
        .enumerate()
        .map(|(index, &(title, source, summary))| DigestArticle {
            title: if index < STORIES.len() {
                title.into()
            } else {
                format!("{title} ({index})")
            },
            source: source.into(),
            url: format!("https://www.example.org/articles/{}", index + 1),
            summary: summary.into(),
            image_url: (index % 3 != 2)
                .then(|| format!("https://www.example.org/images/{}.jpg", index % 5 + 1)),
            image_alt: String::new(),
            published: Some("23 November".into()),
        })
        .collect()
}

fn hostile_digest(list: ListIdentity) -> Letter {
    let long = "Ein ungewöhnlich langer Titel ohne Ende ";
    let mut bad = articles(4);
    for (index, article) in bad.iter_mut().enumerate() {
        article.title = match index {
            0 => HOSTILE.into(),
            1 => long.chars().cycle().take(998).collect(),
            2 => "x".repeat(998),
            _ => "مرحبا بالعالم — 日本語 — \u{2066}isolated\u{2069}".into(),
        };
        article.source = HOSTILE.into();
        article.summary = format!("{HOSTILE} {UNSUBSCRIBE_URL_MARK}\n.\r\n.\r\nFrom here on");
        article.image_alt = HOSTILE.into();
    }
    bad[0].url = "javascript:alert(1)".into();
    bad[1].url = format!("https://evil.example/?u={UNSUBSCRIBE_URL_MARK}&a=\"><b>");
    bad[1].image_url = Some("data:image/png;base64,AAAA".into());
    bad[2].url = "https://www.example.org/a b\r\nc".into();
    let mut letter = digest(list, bad, 3);
    if let Letter::Digest(digest) = &mut letter {
        digest.issue_title = HOSTILE.into();
        digest.issue_date = HOSTILE.into();
        digest.why = HOSTILE.into();
    }
    letter
}

fn approval(list: ListIdentity, title: &str, goes_at: Option<&str>) -> Letter {
    let article = |title: &str, path: &str| ApprovalArticle {
        title: title.into(),
        url: format!("https://news.example.org/{path}"),
    };
    Letter::Approval(Approval {
        list,
        issue_id: 117,
        articles: vec![
            article(title, "ferry"),
            article("Council votes on the quay", "quay"),
        ],
        reader_count: 2_481,
        goes_at: goes_at.map(str::to_owned),
        api_url: "https://news.example.org/api/v1/issues/117".into(),
    })
}
