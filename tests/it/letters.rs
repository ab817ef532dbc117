//! What every letter says and looks like, and what the templates refuse.
#![allow(
    clippy::unwrap_used,
    reason = "what goes wrong in a test should stop it"
)]

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use postrider::domain::delivery::LetterKind;
use postrider::mail::letter::{Letter, Rendered, UNSUBSCRIBE_URL_MARK};
use postrider::mail::samples::samples;
use postrider::mail::templates::{HTML_LIMIT_OCTETS, TemplateError, Templates};
use postrider::words::{Words, direction};

fn built_in() -> Templates {
    Templates::load(None).unwrap()
}

/// Every sample of every template in every language.
fn each_sample(mut look: impl FnMut(&str, &Letter, &Rendered)) {
    let templates = built_in();
    for language in templates.words().languages() {
        for kind in LetterKind::ALL {
            for (sample, letter) in samples(*kind, templates.words(), language) {
                let name = format!("{language}-{}-{sample}", kind.as_str());
                look(&name, &letter, &templates.render(&letter).unwrap());
            }
        }
    }
}

fn sample_in(kind: LetterKind, wanted: &str, language: &str) -> Letter {
    let words = Words::load(None).unwrap();
    let found = samples(kind, &words, language);
    let found = found.into_iter().find(|(name, _)| *name == wanted);
    found.unwrap().1
}

fn sample(kind: LetterKind, wanted: &str) -> Letter {
    sample_in(kind, wanted, "en")
}

fn write(dir: &Path, name: &str, text: &str) {
    let path = dir.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

#[test]
fn every_sample_looks_as_agreed() {
    each_sample(|name, _letter, rendered| {
        // What differs by language is the words and the direction: one digest shows both.
        let (language, name) = name.split_once('-').unwrap();
        let name = match language {
            "en" => name.to_owned(),
            _ if name.ends_with("hostile") || name == "digest-forty" => return,
            _ => format!("{name}.{language}"),
        };
        if language == "en" || name == "digest-five.ar" {
            insta::assert_snapshot!(format!("{name}.html"), rendered.html);
        }
        let text = format!(
            "Subject: {}\nPreheader: {}\n\n{}",
            rendered.subject, rendered.preheader, rendered.text
        );
        insta::assert_snapshot!(format!("{name}.txt"), text);
    });
}

#[test]
fn the_built_in_templates_pass_their_own_check() {
    assert_eq!(built_in().check(), []);
}

#[test]
fn every_letter_keeps_the_rules_of_mail_html() {
    each_sample(|name, letter, rendered| {
        let html = &rendered.html;
        assert!(html.len() <= HTML_LIMIT_OCTETS, "{name}");
        assert!(html.starts_with("<!DOCTYPE html>"), "{name}");
        assert!(
            html.contains(&format!(
                "<html lang=\"{}\" dir=\"{}\">",
                letter.list().language,
                direction(&letter.list().language)
            )),
            "{name}"
        );
        assert!(html.contains("<meta name=\"color-scheme\""), "{name}");
        assert_eq!(html.matches("<h1 ").count(), 1, "{name}");
        assert_eq!(
            html.matches("<table").count(),
            html.matches("<table role=\"presentation\"").count(),
            "{name}"
        );
        assert_eq!(
            html.matches("<img ").count(),
            html.matches(" alt=\"").count(),
            "{name}"
        );
        for banned in [
            "<script",
            "<form",
            "<iframe",
            "<link",
            "position:",
            "@import",
            "javascript:",
            "data:image",
        ] {
            assert!(!html.contains(banned), "{name} holds {banned}");
        }
        assert_ne!(rendered.subject, rendered.preheader, "{name}");
        assert!(!rendered.preheader.contains(UNSUBSCRIBE_URL_MARK), "{name}");
        assert!(
            !rendered.subject.contains(['\n', '\r', '\0', '\u{202e}']),
            "{name}"
        );
        assert!(!html.contains(['\0', '\u{202e}', '\u{2028}']), "{name}");
        // What looks like a template in an article is only text.
        assert!(!rendered.text.contains("49"), "{name}");
        if let Letter::Digest(digest) = letter {
            let way_out = html.find(UNSUBSCRIBE_URL_MARK).unwrap();
            assert!(
                way_out < html.find("<h1 ").unwrap(),
                "{name}: not at the top"
            );
            assert_eq!(html.matches(UNSUBSCRIBE_URL_MARK).count(), 2, "{name}");
            assert_eq!(
                rendered.text.matches(UNSUBSCRIBE_URL_MARK).count(),
                2,
                "{name}"
            );
            let articles = digest.sections.iter().flat_map(|section| &section.articles);
            for article in articles.filter(|a| a.url.starts_with("https://www")) {
                let url = article.url.replace(' ', "%20").replace("\r\n", "");
                assert!(
                    html.contains(&url) && rendered.text.contains(&url),
                    "{name}: {url}"
                );
            }
        }
    });
}

#[test]
fn a_confirmation_carries_no_word_of_the_visitor_and_no_article() {
    let Letter::Confirm(confirm) = sample(LetterKind::Confirm, "plain") else {
        panic!("not a confirmation")
    };
    let rendered = built_in()
        .render(&Letter::Confirm(confirm.clone()))
        .unwrap();
    for part in [&rendered.html, &rendered.text] {
        assert!(part.contains(&confirm.confirm_url) && part.contains(&confirm.not_me_url));
        assert!(!part.contains("<img"));
    }
}

#[test]
fn a_digest_is_rendered_once_and_made_personal_by_the_way_out_alone() {
    let rendered = built_in()
        .render(&sample(LetterKind::Digest, "five"))
        .unwrap();
    let url = "https://news.example.org/unsubscribe/abc?x=1&y=2";
    let personal = rendered.personalise(url, "https://news.example.org/p/abc");
    assert!(personal.text.contains(url));
    assert!(personal.html.contains("unsubscribe/abc?x=1&amp;y=2"));
    assert!(
        !personal.html.contains(UNSUBSCRIBE_URL_MARK)
            && !personal.text.contains(UNSUBSCRIBE_URL_MARK)
    );
    assert_eq!(
        (personal.subject, personal.preheader),
        (rendered.subject, rendered.preheader)
    );
}

#[test]
fn a_digest_that_is_too_long_says_how_many_articles_it_left_out() {
    let Letter::Digest(mut digest) = sample(LetterKind::Digest, "five") else {
        panic!("not a digest")
    };
    let article = digest.sections[0].articles[1].clone();
    digest.sections[0].articles = (0..500)
        .map(|n| {
            let mut article = article.clone();
            article.title = format!("Article number {n}");
            article.summary = "wide ".repeat(100);
            article
        })
        .collect();
    digest.more_count = 7;
    let rendered = built_in().render(&Letter::Digest(digest.clone())).unwrap();
    assert!(
        rendered.html.len() <= HTML_LIMIT_OCTETS
            && rendered.html.len() > HTML_LIMIT_OCTETS * 9 / 10
    );
    let shown = rendered.html.matches("Article number").count()
        - rendered.preheader.matches("Article number").count()
        - 1;
    assert!(
        rendered
            .html
            .contains(&format!("and {} more articles", 507 - shown))
    );
    assert!(
        rendered
            .text
            .contains(&format!("And {} more articles", 507 - shown))
    );
    assert!(rendered.subject.ends_with("and 506 more"));
    assert!(rendered.html.contains(&digest.list.postal_address));
    assert!(rendered.html.rfind(UNSUBSCRIBE_URL_MARK) > rendered.html.rfind("more articles"));
}

#[test]
fn operators_may_replace_single_templates() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "welcome/subject.txt", "Ahoy, {{ list.name }}");
    let templates = Templates::load(Some(dir.path())).unwrap();
    let rendered = templates
        .render(&sample(LetterKind::Welcome, "topics"))
        .unwrap();
    assert_eq!(rendered.subject, "Ahoy, The Harbour Post");
    assert!(rendered.html.contains("Harbour &amp; port"));
    assert_eq!(templates.check(), []);
}

#[test]
fn faults_of_templates_are_named_by_file_line_and_variable() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "digest/subject.txt", "News\n{{ list.nmae }}");
    write(
        dir.path(),
        "welcome/body.txt",
        "{{ list.postal_address }} {{ visitor_name }}",
    );
    write(
        dir.path(),
        "confirm/body.txt",
        "{{ confirm_url }} {{ list.postal_address }}",
    );
    write(
        dir.path(),
        "unsubscribed/body.html",
        "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
    );
    let problems = Templates::load(Some(dir.path())).unwrap().check();
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("faults", shown.join("\n"));
}

#[test]
fn templates_reach_nothing_outside() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "secret.txt", "secret");
    for reach in ["secret.txt", "/etc/passwd", "../secret.txt"] {
        write(
            dir.path(),
            "welcome/body.txt",
            &format!("{{% include \"{reach}\" %}}"),
        );
        let templates = Templates::load(Some(dir.path())).unwrap();
        let error = templates
            .render(&sample(LetterKind::Welcome, "topics"))
            .unwrap_err();
        assert!(matches!(error, TemplateError::Template(_)), "{error}");
    }
}

#[test]
fn what_cannot_be_loaded_is_said_when_loading() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "layout.html", "<p>\n{% if %}");
    let error = Templates::load(Some(dir.path())).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("email template layout.html, line 2:"),
        "{error}"
    );
    let error = Templates::load(Some(&dir.path().join("nowhere"))).unwrap_err();
    assert!(
        matches!(error, TemplateError::NoDirectory { .. }),
        "{error}"
    );
}

#[test]
fn every_catalogue_is_complete() {
    let words = Words::load(None).unwrap();
    assert_eq!(words.check(), []);
    assert_eq!(
        words.languages().collect::<Vec<_>>(),
        ["en", "de", "fr", "es", "ar", "zh"]
    );
}

#[test]
fn templates_and_pages_say_only_what_the_catalogues_have_and_all_of_it() {
    let words = Words::load(None).unwrap();
    let known = words.keys();
    let mut source = String::new();
    let mut folders = vec![root("email_templates"), root("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                source.push_str(&std::fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }
    // A message is used where its name stands in quotation marks, whole or put together from a beginning, something
    // that is used itself, and an end; or where it stands in another message.
    let quoted: HashSet<&str> = source.split('"').collect();
    let pieces = pieces_of_names(&quoted);
    let read = |name| std::fs::read_to_string(root("locales/en").join(name)).unwrap();
    let catalogue = ["dates.ftl", "explain.ftl"].map(read).concat();
    let unused: Vec<_> = known
        .iter()
        .filter(|key| !is_said(key, &quoted, &pieces))
        .filter(|key| !catalogue.contains(&format!("{{ {key} }}")))
        .collect();
    assert_eq!(unused, Vec::<&String>::new(), "nobody says these");
    let said = [" t(\"", "=t(\"", "say(\"", "mark(\"", "fill(\""];
    let mut unknown: Vec<&str> = said
        .iter()
        .flat_map(|call| source.split(call).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .filter(|key| key.contains('-') && key.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .filter(|key| known.iter().all(|known| known != key))
        .collect();
    unknown.dedup();
    assert_eq!(unknown, Vec::<&str>::new(), "no catalogue has these");
}

/// The beginnings and ends of names that the source puts together: of `"desk-need-{name}-site"`, these two.
fn pieces_of_names<'a>(quoted: &HashSet<&'a str>) -> BTreeSet<(&'a str, &'a str)> {
    let is_of_names = |text: &str| {
        let mut letters = text.chars();
        letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
    };
    let quoted = quoted.iter();
    quoted
        .filter_map(|text| {
            let (beginning, rest) = text.split_once('{')?;
            let (_, end) = rest.rsplit_once('}')?;
            Some((beginning, end))
        })
        .filter(|(beginning, end)| {
            beginning.ends_with('-') && is_of_names(beginning) && is_of_names(end)
        })
        .collect()
}

/// Whether the source has this name in quotation marks, or puts it together from a beginning, words that stand in
/// quotation marks (there with `_` for `-`, as the ledger has them), and an end.
fn is_said(name: &str, quoted: &HashSet<&str>, pieces: &BTreeSet<(&str, &str)>) -> bool {
    is_quoted(name, quoted)
        || pieces.iter().any(|(beginning, end)| {
            let middle = name.strip_prefix(beginning);
            let middle = middle.and_then(|rest| rest.strip_suffix(end));
            middle
                .is_some_and(|middle| are_quoted(middle, quoted) || is_said(middle, quoted, pieces))
        })
}

fn are_quoted(words: &str, quoted: &HashSet<&str>) -> bool {
    is_quoted(words, quoted)
        || words.match_indices('-').any(|(at, _)| {
            let (first, rest) = (&words[..at], &words[at + 1..]);
            is_quoted(first, quoted)
                && (is_quoted(&words[at..], quoted) || are_quoted(rest, quoted))
        })
}

fn is_quoted(words: &str, quoted: &HashSet<&str>) -> bool {
    quoted.contains(words) || quoted.contains(words.replace('-', "_").as_str())
}

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn operators_may_put_single_messages_in_their_own_words_and_bring_a_language() {
    let dir = tempfile::tempdir().unwrap();
    write(
        dir.path(),
        "locales/de/letters.ftl",
        "welcome-subject = Moin, hier ist { $list }\n",
    );
    write(
        dir.path(),
        "locales/it/letters.ftl",
        "privacy = Riservatezza\n",
    );
    let templates = Templates::load(Some(dir.path())).unwrap();
    let rendered = templates
        .render(&sample_in(LetterKind::Welcome, "topics", "de"))
        .unwrap();
    assert_eq!(rendered.subject, "Moin, hier ist Die Hafenpost");
    assert!(rendered.text.contains("Ihre Themen"));
    let rendered = templates
        .render(&sample_in(LetterKind::Welcome, "topics", "it"))
        .unwrap();
    assert!(
        rendered.text.contains("Riservatezza: https://") && rendered.text.contains("You chose")
    );
    let problems = templates.check();
    let missing = "locales/it/letters.ftl, line 0: the message \"welcome-subject\" is missing";
    assert!(
        problems
            .iter()
            .any(|problem| problem.to_string() == missing),
        "{problems:?}"
    );
}

#[test]
fn faults_of_catalogues_are_named_by_file_and_line() {
    let dir = tempfile::tempdir().unwrap();
    write(
        dir.path(),
        "locales/fr/letters.ftl",
        "privacy = Confidentialité\n\nwelcome-subject = Bienvenue, { $nom }\n",
    );
    let problems = Templates::load(Some(dir.path())).unwrap().check();
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        shown.iter().any(|line| line.starts_with("locales/fr/letters.ftl, line 3:") && line.contains("nom")),
        "{shown:?}"
    );
    write(
        dir.path(),
        "locales/fr/letters.ftl",
        "privacy = a\nwelcome-subject = { $list\n",
    );
    let error = Templates::load(Some(dir.path())).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("catalogue locales/fr/letters.ftl, line 2:"),
        "{error}"
    );
}

#[test]
fn a_brand_colours_the_letter_in_light_and_in_dark() {
    let Letter::Digest(digest) = sample(LetterKind::Digest, "five") else {
        panic!("not a digest")
    };
    let rendered = built_in().render(&Letter::Digest(digest.clone())).unwrap();
    let brand = &digest.list.brand;
    let dark = format!(".accent {{ color: {} !important; }}", brand.accent_dark());
    assert!(rendered.html.contains(&dark));
    assert!(
        rendered
            .html
            .contains(&format!("color:{};", brand.accent()))
    );
    assert!(!rendered.html.contains("#8c2a1c"));
    let logo = brand.logo_url.as_deref().unwrap();
    assert!(
        rendered
            .html
            .contains(&format!("src=\"{logo}\" alt=\"The Harbour Post\""))
    );
    assert!(
        rendered
            .text
            .contains("Imprint <https://www.example.org/imprint>")
    );
}
