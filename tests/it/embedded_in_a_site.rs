//! The example site in Chromium: its form signs readers up from another site, with the script and
//! without, under a strict policy of the site's own; a site that is not allowed gets nowhere.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::harness::chromium::{Chromium, Scripts, program};
use crate::harness::database::TestDatabase;
use crate::harness::feed_server::{Document, FeedServer};
use crate::harness::left_out;
use crate::harness::newsroom::{FIRST_TERMS, LIST, count, create_list, publish_terms_saying};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::Sink;

/// The service that the example names.
const EXAMPLE_SERVICE: &str = "https://news.example.org";
const PATIENCE: Duration = Duration::from_secs(30);

/// The list of the example.
fn open_example_list(installation: &Installation) {
    let options = [
        "--topic",
        "city=City",
        "--topic",
        "sport=Sport",
        "--privacy-url",
        "https://www.example.org/privacy",
    ];
    create_list(installation, &options);
    publish(installation, FIRST_TERMS);
}

fn publish(installation: &Installation, body: &str) {
    let statements = [
        "Yes, send me The Daily by e-mail. I can leave at any time.",
        "I agree to the terms of The Daily.",
    ];
    publish_terms_saying(installation, statements, body);
}

fn example(file: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example-site");
    fs::read_to_string(folder.join(file)).expect(file)
}

#[test]
fn the_example_site_holds_exactly_what_is_printed() {
    let database = TestDatabase::sqlite();
    let mut installation = Installation::new(&database, "smtp://127.0.0.1:9");
    installation.set("server.public_url", EXAMPLE_SERVICE);
    open_example_list(&installation);
    for (file, arguments) in [
        ("index.html", &["list", "embed", LIST][..]),
        ("frame.html", &["list", "embed", LIST, "--frame"][..]),
    ] {
        let printed = installation.cli_raw(arguments).stdout;
        assert!(
            example(file).contains(&format!("-->\n{printed}<!--")),
            "docs/example-site/{file} differs from:\n{printed}"
        );
    }
}

/// The example site, another site with the same pages, and the service that knows the first only.
struct Scene {
    installation: Installation,
    server: Server,
    database: TestDatabase,
    sink: Sink,
    site: FeedServer,
    stranger: FeedServer,
}

impl Scene {
    async fn set() -> Self {
        Self::set_with(&[]).await
    }

    /// The same with settings of its own.
    async fn set_with(settings: &[(&str, &str)]) -> Self {
        let database = TestDatabase::sqlite();
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        for (key, value) in settings {
            installation.set(key, value);
        }
        open_example_list(&installation);
        let server = installation.serve().await;
        let (site, stranger) = (FeedServer::start().await, FeedServer::start().await);
        for host in [&site, &stranger] {
            for file in ["index.html", "frame.html"] {
                let page = example(file).replace(EXAMPLE_SERVICE, server.url());
                host.publish(
                    &format!("/{file}"),
                    Document::new("text/html; charset=utf-8", page),
                );
            }
            let style = Document::new("text/css; charset=utf-8", example("style.css"));
            host.publish("/style.css", style);
        }
        let scene = Self {
            installation,
            server,
            database,
            sink,
            site,
            stranger,
        };
        let origin = Scene::page(&scene.site, "");
        scene
            .installation
            .cli(&["list", "origins", LIST, "--add", &origin]);
        scene
    }

    /// A page of a site, which is another site than the service to a browser.
    fn page(host: &FeedServer, path: &str) -> String {
        host.url(path).replace("127.0.0.1", "localhost")
    }

    fn signed_up(&self, address: &str) -> i64 {
        let inbox = count(
            &self.database,
            &format!("signups WHERE address = '{address}'"),
        );
        inbox
            + count(
                &self.database,
                &format!("subscribers WHERE address = '{address}'"),
            )
    }
}

const STATUS: &str = "document.querySelector('.postrider-status').textContent";
const SUBMIT: &str = "document.querySelector('.postrider button').click()";

fn tick_both(browser: &mut Chromium) {
    browser.evaluate("document.querySelectorAll('.postrider [name^=consent_]').forEach((box) => box.checked || box.click())");
}

/// Chromium, unless it is not there.
fn browser(scripts: Scripts) -> Option<Chromium> {
    let found = program();
    if found.is_none() {
        left_out(
            "the form on another site",
            "chromium is not installed; scripts/test installs it",
        );
    }
    Some(Chromium::open(found?, scripts))
}

#[tokio::test]
async fn with_the_script_the_form_is_answered_in_place() {
    let Some(mut browser) = browser(Scripts::On) else {
        return;
    };
    let scene = Scene::set().await;
    let home = Scene::page(&scene.site, "/index.html");
    browser.go(&home);
    // Looking at the page tells the service nothing but that the script was fetched.
    assert!(
        !scene
            .installation
            .log()
            .contains("/api/v1/lists/{slug}/form")
    );

    // Each error stands before its field, is tied to it, and the first has the focus.
    browser.evaluate(SUBMIT);
    browser.wait_until("document.querySelectorAll('.postrider-error').length === 3");
    let tied = "[...document.querySelectorAll('[aria-invalid]')].every((one) => \
        document.getElementById(one.getAttribute('aria-describedby')).compareDocumentPosition(one) & 4)";
    browser.wait_until(tied);
    assert_eq!(browser.text("document.activeElement.name"), "email");
    assert_eq!(browser.text(STATUS), "Please put this right");
    assert_eq!(
        browser.text("document.querySelector('[role=status]').tabIndex"),
        "-1"
    );

    // What is put right is an error no more.
    browser.fill(".postrider [name=email]", "ada@daily-readers.net");
    browser.evaluate("document.querySelector('.postrider [value=sport]').click()");
    browser.evaluate(SUBMIT);
    browser.wait_until("document.querySelectorAll('.postrider-error').length === 2");
    assert_eq!(
        browser.text("document.activeElement.name"),
        "consent_newsletter"
    );

    tick_both(&mut browser);
    browser.evaluate(SUBMIT);
    browser.wait_until(&format!("{STATUS}.includes('is on its way')"));
    assert_eq!(
        browser.text("document.activeElement.className"),
        "postrider-status"
    );
    assert_eq!(browser.text("location.href"), home);
    assert_eq!(
        browser.text("document.querySelector('.postrider button').checkVisibility()"),
        "false"
    );
    scene.sink.wait_for(1, PATIENCE).await;
    let proof = format!("consents WHERE source = '{home}' AND method = 'api'");
    assert_eq!(count(&scene.database, &proof), 2);
    let choices =
        "subscriptions WHERE time_zone IS NOT NULL AND language = 'en' AND topics LIKE '%sport%'";
    assert_eq!(count(&scene.database, choices), 1);
    // The answers 422 are told by the network, and nothing else is.
    assert!(
        browser.console().iter().all(|line| line.contains("422")),
        "{:?}",
        browser.console()
    );
    scene.installation.close_the_books(&scene.sink.messages());
}

#[tokio::test]
async fn terms_that_have_changed_are_shown_and_asked_for_again_in_place() {
    let Some(mut browser) = browser(Scripts::On) else {
        return;
    };
    let scene = Scene::set().await;
    browser.go(&Scene::page(&scene.site, "/index.html"));
    browser.fill(".postrider [name=email]", "ada@daily-readers.net");
    tick_both(&mut browser);
    let file = scene.installation.directory().join("new.txt");
    fs::write(&file, "We send two letters a day.").expect("our own directory");
    scene.installation.cli(&[
        "terms",
        "publish",
        LIST,
        "--statement",
        "Yes, send me two letters a day.",
        "--terms-statement",
        "I agree to the new terms.",
        "--body-file",
        &file.display().to_string(),
    ]);
    // The form was turned to before the terms changed, so the service itself says so.
    browser.evaluate(SUBMIT);
    browser.wait_until("document.querySelectorAll('.postrider-error').length === 1");
    assert_eq!(
        browser.text("document.querySelector('[data-wording=newsletter]').textContent"),
        "Yes, send me two letters a day."
    );
    assert_eq!(
        browser.text("document.querySelector('[data-wording=terms]').textContent"),
        "I agree to the new terms."
    );
    assert!(
        browser
            .text("document.querySelector('[data-wording=link]').href")
            .contains("/terms/2")
    );
    assert_eq!(
        browser.text("document.querySelectorAll('[name^=consent_]:checked').length"),
        "0"
    );
    assert!(
        browser
            .text("document.querySelector('.postrider-error').textContent")
            .contains("terms have changed")
    );
    assert_eq!(browser.text("document.activeElement.name"), "consent_terms");
    tick_both(&mut browser);
    browser.evaluate(SUBMIT);
    browser.wait_until(&format!("{STATUS}.includes('is on its way')"));
    scene.sink.wait_for(1, PATIENCE).await;
    assert_eq!(
        count(
            &scene.database,
            "consents WHERE terms_id = (SELECT id FROM terms WHERE version = 2)"
        ),
        2
    );
}

#[tokio::test]
async fn where_proof_of_work_is_asked_for_the_script_brings_it() {
    let Some(mut browser) = browser(Scripts::On) else {
        return;
    };
    // Without proof this network has one sign-up in an hour, and that is used up at once.
    let scene = Scene::set_with(&[
        ("signup.challenge", "always"),
        ("signup.network_per_hour", "100"),
        ("signup.unproved_percent", "1"),
    ])
    .await;
    for name in ["one", "two"] {
        let wish = serde_json::json!({"email": format!("{name}@daily-readers.net"), "list": LIST,
            "terms_version": 1, "consent_newsletter": true, "consent_terms": true});
        let program = scene.server.browser();
        let answer = program.post_json("/api/v1/subscriptions", &wish).await;
        answer.expect_status(202);
    }
    browser.go(&Scene::page(&scene.site, "/index.html"));
    browser.fill(".postrider [name=email]", "ada@daily-readers.net");
    tick_both(&mut browser);
    // A form that is sent within two seconds proves nothing.
    browser.wait_until("'postriderWork' in globalThis");
    tokio::time::sleep(Duration::from_secs(3)).await;
    browser.evaluate(SUBMIT);
    browser.wait_until(&format!("{STATUS}.includes('is on its way')"));
    let letters = scene.sink.wait_for(2, PATIENCE).await;
    let to: Vec<_> = letters
        .iter()
        .flat_map(|letter| letter.recipients.clone())
        .collect();
    assert!(
        to.iter().any(|one| one == "ada@daily-readers.net"),
        "{to:?}"
    );
    assert!(
        !to.iter().any(|one| one == "two@daily-readers.net"),
        "{to:?}"
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[tokio::test]
async fn without_scripts_the_form_leads_to_our_page() {
    let Some(mut browser) = browser(Scripts::Off) else {
        return;
    };
    let scene = Scene::set().await;
    browser.go(&Scene::page(&scene.site, "/index.html"));
    browser.fill(".postrider [name=email]", "ada@daily-readers.net");
    tick_both(&mut browser);
    browser.follow(SUBMIT);
    assert_eq!(
        browser.text("document.querySelector('h1').textContent"),
        "Look into your mailbox"
    );
    assert!(
        browser
            .text("location.href")
            .starts_with(scene.server.url())
    );
    scene.sink.wait_for(1, PATIENCE).await;

    // What is wrong is shown on our page, and can be put right there.
    browser.go(&Scene::page(&scene.site, "/index.html"));
    browser.fill(".postrider [name=email]", "bob@localhost");
    tick_both(&mut browser);
    browser.follow("document.querySelector('.postrider').submit()");
    assert!(
        browser
            .text("document.querySelector('.summary').textContent")
            .contains("domain")
    );
    browser.fill("#email", "bob@daily-readers.net");
    browser.follow("document.querySelector('form button').click()");
    assert_eq!(
        browser.text("document.querySelector('h1').textContent"),
        "Look into your mailbox"
    );
    let to = scene.sink.wait_for(2, PATIENCE).await.remove(1).recipients;
    assert_eq!(to, ["bob@daily-readers.net"]);
    assert!(
        browser.console().iter().all(|line| line.contains("422")),
        "{:?}",
        browser.console()
    );
}

#[tokio::test]
async fn a_site_that_is_not_allowed_signs_nobody_up() {
    for scripts in [Scripts::On, Scripts::Off] {
        let Some(mut browser) = browser(scripts) else {
            return;
        };
        let scene = Scene::set().await;
        let origin = Scene::page(&scene.stranger, "");
        browser.go(&Scene::page(&scene.stranger, "/index.html"));
        browser.fill(".postrider [name=email]", "ada@daily-readers.net");
        tick_both(&mut browser);
        // With the script, too: it is refused, and lets the form go the plain way, which says why.
        browser.follow(SUBMIT);
        assert_eq!(
            browser.text("document.querySelector('h1').textContent"),
            "This form may not sign readers up here"
        );
        assert!(browser.text("document.body.innerText").contains(&origin));
        assert_eq!(scene.signed_up("ada@daily-readers.net"), 0);
        assert_eq!(scene.sink.messages().len(), 0);
    }
}

#[tokio::test]
async fn a_frame_is_shown_on_an_allowed_site_only() {
    let Some(mut browser) = browser(Scripts::On) else {
        return;
    };
    let scene = Scene::set().await;
    browser.go(&Scene::page(&scene.stranger, "/frame.html"));
    browser.wait_for_console("frame-ancestors");
    assert!(scene.installation.log().contains("/lists/{slug}/frame"));
    let Some(mut browser) = self::browser(Scripts::On) else {
        return;
    };
    browser.go(&Scene::page(&scene.site, "/frame.html"));
    assert_eq!(browser.console(), Vec::<String>::new());
    // What is drawn differs from an empty frame by far.
    let drawn = browser.picture(800, false).len();
    assert!(drawn > 20_000, "{drawn} bytes");
}

/// Writes pictures of the embed page and of the example site into the folder that a variable names; to
/// be looked at by people.
#[tokio::test]
async fn pictures_are_taken_where_somebody_wants_them() {
    let Some(folder) = std::env::var_os("POSTRIDER_TEST_PICTURES") else {
        return;
    };
    let Some(mut browser) = browser(Scripts::On) else {
        return;
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).expect("a folder");
    let scene = Scene::set().await;
    let embed = format!("{}/lists/daily/embed", scene.server.url());
    for (name, url) in [
        ("embed", embed.clone()),
        ("embed-ar", format!("{embed}?lang=ar")),
        (
            "privacy",
            format!("{}/lists/daily/privacy", scene.server.url()),
        ),
        ("site", Scene::page(&scene.site, "/index.html")),
        ("frame", Scene::page(&scene.site, "/frame.html")),
    ] {
        for (width, dark) in [(320, false), (320, true), (1280, false), (1280, true)] {
            browser.go(&url);
            let look = if dark { "dark" } else { "light" };
            let picture = browser.picture(width, dark);
            let wide = browser.evaluate("document.documentElement.scrollWidth <= innerWidth");
            assert_eq!(
                wide,
                serde_json::Value::Bool(true),
                "{name} is wider than {width} px"
            );
            fs::write(folder.join(format!("{name}-{width}-{look}.png")), picture).expect("a file");
        }
    }
    browser.go(&Scene::page(&scene.site, "/index.html"));
    browser.evaluate(SUBMIT);
    browser.wait_until("document.querySelectorAll('.postrider-error').length === 3");
    fs::write(folder.join("site-errors.png"), browser.picture(320, false)).expect("a file");
    browser.go(&Scene::page(&scene.stranger, "/index.html"));
    tick_both(&mut browser);
    browser.fill(".postrider [name=email]", "ada@daily-readers.net");
    browser.follow(SUBMIT);
    fs::write(folder.join("refused.png"), browser.picture(320, false)).expect("a file");
}
