//! Feeds of every format become plain entries, and hostile ones do no harm.
//!
//! Each `NNNN.xml` or `NNNN.json` in `fixtures/feeds` has an `NNNN.expected` beside it. After a change that is
//! meant, run with `BLESS=1` to write them anew and read the difference before committing it.

#![allow(
    clippy::unwrap_used,
    reason = "a helper of a test that cannot go on has nothing better to do than to stop it"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use postrider::domain::time::UtcTime;
use postrider::feeds::{FetchLimits, ParseError, ParsedFeed, parse};

/// 24 November 2026, 06:00 UTC.
const NOW_MICROS: i64 = 1_795_500_000_000_000;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/feeds")
}

fn read(bytes: &[u8]) -> Result<ParsedFeed, ParseError> {
    parse(
        bytes,
        Some("application/xml"),
        "https://news.example/feeds/all.xml",
        &FetchLimits::default(),
        UtcTime::from_micros(NOW_MICROS),
    )
}

fn read_fixture(name: &str) -> Result<ParsedFeed, ParseError> {
    read(&fs::read(fixtures().join(name)).unwrap())
}

fn item(inside: &str) -> String {
    format!("<rss version='2.0'><channel><title>T</title><item>{inside}</item></channel></rss>")
}

#[test]
fn feeds_of_every_format_become_the_entries_that_a_person_would_read_in_them() {
    let mut names: Vec<PathBuf> = fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_stem()
                .is_some_and(|stem| stem.to_string_lossy().starts_with("00"))
        })
        .filter(|path| path.extension().is_some_and(|kind| kind != "expected"))
        .collect();
    names.sort();
    assert!(names.len() >= 6);
    for path in names {
        let feed = read(&fs::read(&path).unwrap()).unwrap();
        let found = serde_json::to_string_pretty(&feed).unwrap() + "\n";
        let golden = path.with_extension("expected");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(found, expected, "{}", path.display());
    }
}

#[test]
fn reading_the_same_feed_twice_gives_the_same_identities_and_hashes() {
    for name in ["0001.xml", "0002.xml", "0005.xml"] {
        assert_eq!(read_fixture(name), read_fixture(name));
    }
}

#[test]
fn an_edited_article_keeps_its_identity_and_changes_its_hash() {
    let before =
        read(item("<guid>1</guid><link>https://e.example/</link><title>Old</title>").as_bytes());
    let after =
        read(item("<guid>1</guid><link>https://e.example/</link><title>New</title>").as_bytes());
    let (before, after) = (&before.unwrap().entries[0], &after.unwrap().entries[0]);
    assert_eq!(before.id, after.id);
    assert_ne!(before.content_hash, after.content_hash);
}

#[test]
fn documents_that_declare_entities_are_refused_whatever_the_entity() {
    for name in [
        "billion_laughs.xml",
        "external_entity.xml",
        "parameter_entity.xml",
    ] {
        assert_eq!(read_fixture(name), Err(ParseError::Entities), "{name}");
    }
}

#[test]
fn a_document_type_without_entities_is_harmless() {
    let feed = format!(
        "<!DOCTYPE rss PUBLIC '-//X//EN' 'https://x.example/rss.dtd'>{}",
        item("<link>https://e.example/</link>")
    );
    assert_eq!(read(feed.as_bytes()).unwrap().entries.len(), 1);
}

#[test]
fn talk_about_entities_inside_an_article_is_no_declaration() {
    let feed = read(
        item("<link>https://e.example/</link><title><![CDATA[How <!ENTITY works]]></title>")
            .as_bytes(),
    );
    assert_eq!(feed.unwrap().entries.len(), 1);
}

#[test]
fn elements_nested_without_end_are_refused() {
    let opened = "<a>".repeat(10_000);
    let closed = "</a>".repeat(10_000);
    for inside in [
        format!("{opened}{closed}"),
        format!("<description>{opened}{closed}</description>"),
        opened.clone(),
    ] {
        assert_eq!(
            read(item(&inside).as_bytes()),
            Err(ParseError::TooDeep { max_depth: 100 })
        );
    }
    let groups = "<media:group>".repeat(10_000);
    assert_eq!(
        read(item(&groups).as_bytes()),
        Err(ParseError::TooDeep { max_depth: 100 })
    );
    let brackets = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}",
        "[".repeat(100_000)
    );
    assert!(matches!(
        read(brackets.as_bytes()),
        Err(ParseError::Broken { what: "JSON", .. })
    ));
}

#[test]
fn html_nested_or_repeated_without_end_costs_little_and_leaves_its_text() {
    let html = format!(
        "{}deep{}",
        "&lt;div&gt;".repeat(5_000),
        "&lt;/div&gt;".repeat(5_000)
    );
    let feed = read(
        item(&format!(
            "<link>https://e.example/</link><description>{html}</description>"
        ))
        .as_bytes(),
    );
    assert_eq!(feed.unwrap().entries[0].summary, "deep");
}

#[tokio::test]
async fn the_worst_documents_of_a_megabyte_are_read_or_refused_in_seconds() {
    let size = 1_000_000;
    let numbered = |count: usize, form: &str| -> String {
        let each = (0..count).map(|n| form.replace('#', &n.to_string()));
        each.collect::<Vec<_>>().concat()
    };
    let attributes = numbered(80_000, " a#='v'");
    let namespaces = numbered(1_000, " xmlns:n#='urn:#'");
    let html_attributes = numbered(80_000, " a#=v");
    let link = "<link>https://e.example/</link>";
    let documents = [
        item(&format!("{link}<title{attributes}>x</title>")),
        item(&format!("{link}<title a='{}'>x</title>", "v".repeat(size))),
        item(&format!("{link}<{}/>", "n".repeat(size))),
        item(&format!("{link}<title{namespaces}>x</title>")),
        item(&format!(
            "{link}<title>{}</title>",
            "&amp;".repeat(size / 5)
        )),
        item(&format!("{link}<title>{}</title>", "&".repeat(size))),
        item(&format!("{link}<title>{}</title>", "x".repeat(size))),
        item(&format!(
            "{link}<title>{}</title>",
            "&lt;b".repeat(size / 5)
        )),
        item(&format!(
            "{link}<description><![CDATA[<p{html_attributes}>x]]></description>"
        )),
        item(&format!(
            "{link}{}",
            "<category>c</category>".repeat(size / 22)
        )),
        item(&"<x/>".repeat(size / 4)),
        item(&"<x a='b' c='d'>&#120;</x>".repeat(size / 25)),
        format!(
            "<rss><channel>{}</channel></rss>",
            "<item><link>h:</link></item>".repeat(size / 28)
        ),
    ];
    let reading = tokio::task::spawn_blocking(move || {
        for document in documents {
            let _either = read(document.as_bytes());
        }
    });
    tokio::time::timeout(Duration::from_secs(30), reading)
        .await
        .unwrap()
        .unwrap();
}

#[test]
fn a_feed_cut_short_is_an_error_and_never_half_a_feed() {
    let whole = fs::read(fixtures().join("0001.xml")).unwrap();
    let end = whole.len() - "</channel>\n</rss>\n".len();
    for cut in (1..end).step_by(37) {
        assert!(read(&whole[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn bytes_that_are_not_text_do_no_harm() {
    let mut feed = item("<link>https://e.example/</link><title>caf\u{e9} A</title>").into_bytes();
    let at = feed.windows(2).position(|pair| pair == b" A").unwrap();
    feed.splice(at..at, [0, 1, 0xff, 0xfe, 0xc0, 0x80]);
    let title = &read(&feed).unwrap().entries[0].title;
    assert!(
        title.starts_with("caf") && title.ends_with(" A"),
        "{title:?}"
    );
    assert!(!title.chars().any(char::is_control));
    for noise in [
        &b""[..],
        b"\0",
        b"\xff\xfe",
        b"<",
        b"{",
        b"<?xml",
        b"<!DOCTYPE",
        b"&",
        b"<rss",
        b"\x1f\x8b\x08",
    ] {
        assert!(read(noise).is_err());
    }
}

#[test]
fn what_is_no_feed_is_named() {
    let cases: [(&[u8], &str); 4] = [
        (b"<!DOCTYPE html><html><head></head></html>", "a web page"),
        (b"{\"items\": 3}", "JSON without"),
        (b"hello", "neither XML nor JSON"),
        (b"<opml version='2.0'/>", "<opml>"),
    ];
    for (document, words) in cases {
        let error = read(document).unwrap_err();
        assert!(
            matches!(&error, ParseError::NotAFeed { .. }) && error.to_string().contains(words),
            "{error}"
        );
    }
}

#[test]
fn no_more_entries_are_read_than_allowed() {
    let items = "<item><link>https://e.example/</link><guid>G</guid></item>";
    let items: String = (0..50)
        .map(|n| items.replace('G', &n.to_string()))
        .collect();
    let limits = FetchLimits {
        max_entries: 7,
        ..FetchLimits::default()
    };
    let feed = format!("<rss><channel>{items}</channel></rss>");
    let feed = parse(
        feed.as_bytes(),
        None,
        "https://e.example/",
        &limits,
        UtcTime::from_micros(NOW_MICROS),
    );
    assert_eq!(feed.unwrap().entries.len(), 7);
}

#[test]
fn nothing_that_a_feed_says_comes_out_as_markup_or_as_another_scheme() {
    let hostile = [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<![CDATA[<svg/onload=alert(1)>]]>",
        "<![CDATA[<a href='javascript:alert(1)'>x</a>]]>",
        "<![CDATA[<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>]]>",
        "<![CDATA[<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">]]>",
        "<![CDATA[<!--><img src=x onerror=alert(1)>-->]]>",
    ];
    for vector in hostile {
        let feed = read(
            item(&format!(
                "<link>https://e.example/</link><title>{vector}</title><description>{vector}</description>\
                 <category>{vector}</category><author>{vector}</author>\
                 <enclosure url='javascript:alert(1)' type='image/png'/>"
            ))
            .as_bytes(),
        )
        .unwrap();
        let entry = &feed.entries[0];
        let texts = [
            Some(&entry.title),
            Some(&entry.summary),
            entry.author.as_ref(),
            entry.topics.first(),
        ];
        for text in texts.into_iter().flatten() {
            let lower = text.to_lowercase();
            assert!(
                !lower.contains("<img") && !lower.contains("<s") && !lower.contains("javascript:"),
                "{text}"
            );
        }
        assert!(
            entry
                .image_url
                .iter()
                .all(|url| url.starts_with("https://")),
            "{entry:?}"
        );
    }
}
