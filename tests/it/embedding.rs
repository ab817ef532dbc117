//! Forms on other sites: what is allowed to send and to read, and what is copied into a page.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::newsroom::{LIST, count, open_list, publish_terms};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const SITE: &str = "https://www.host-site.net";
const OTHER: &str = "https://elsewhere.net";
const API: &str = "/api/v1/subscriptions";

fn wish(email: &str) -> Value {
    json!({"email": email, "list": LIST, "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true})
}

/// Posts JSON as a script on a page of this origin does.
async fn post_from(browser: &Browser, origin: &str, address: &str, body: &Value) -> Page {
    let request = browser.request(Method::POST, address);
    let request = request
        .header("origin", origin)
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/json");
    browser.send(request.body(body.to_string())).await
}

/// Posts a form as a page of this origin does.
async fn form_from(browser: &Browser, origin: &str, address: &str, body: &str) -> Page {
    let request = browser.request(Method::POST, address);
    let request = request
        .header("origin", origin)
        .header("content-type", "application/x-www-form-urlencoded");
    browser.send(request.body(body.to_owned())).await
}

async fn ask_from(browser: &Browser, method: Method, origin: &str, address: &str) -> Page {
    let request = browser.request(method, address).header("origin", origin);
    let request = request.header("access-control-request-method", "POST");
    browser.send(request).await
}

fn filled(email: &str, hash: &str) -> String {
    format!(
        "email={email}&terms_version=1&terms_hash={hash}&consent_newsletter=yes&consent_terms=yes"
    )
}

async fn current_hash(browser: &Browser) -> String {
    let needs = browser.get("/api/v1/lists/daily/form").await.json();
    needs["terms"]["hash"].as_str().expect("a hash").to_owned()
}

both_databases! {
    async fn only_pages_of_allowed_sites_may_send_and_read(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        installation.cli(&["list", "origins", LIST, "--add", "HTTPS://www.host-site.net:443/"]);
        let server = installation.serve().await;
        let browser = server.browser();

        // An allowed site sends, and its script may read the answer, good or bad.
        let page = post_from(&browser, SITE, API, &wish("ada@daily-readers.net")).await.expect_status(202);
        assert_eq!(page.header("access-control-allow-origin"), SITE);
        assert!(page.header("vary").contains("Origin"));
        assert_eq!(page.header("access-control-allow-credentials"), "");
        let page = post_from(&browser, SITE, API, &wish("no address")).await.expect_status(422);
        assert_eq!(page.header("access-control-allow-origin"), SITE);
        let page = ask_from(&browser, Method::OPTIONS, SITE, API).await.expect_status(204);
        assert_eq!(page.header("access-control-allow-origin"), SITE);
        assert_eq!(page.header("access-control-allow-methods"), "POST");
        assert_eq!(page.header("access-control-allow-headers"), "content-type");
        let needs = "/api/v1/lists/daily/form";
        let page = ask_from(&browser, Method::GET, SITE, needs).await.expect_status(200);
        assert_eq!(page.header("access-control-allow-origin"), SITE);

        // Everybody else is refused in words that name them, and no script of theirs reads anything.
        for stranger in [OTHER, "http://www.host-site.net", "https://host-site.net", "https://www.host-site.net:8443"] {
            for page in [
                post_from(&browser, stranger, API, &wish("bob@daily-readers.net")).await,
                ask_from(&browser, Method::OPTIONS, stranger, API).await,
                ask_from(&browser, Method::OPTIONS, stranger, needs).await,
                ask_from(&browser, Method::GET, stranger, needs).await,
            ] {
                let page = page.expect_status(403);
                assert_eq!(page.header("access-control-allow-origin"), "");
                let problem = page.json();
                let detail = problem["detail"].as_str().expect("words");
                assert!(detail.contains(stranger) && detail.contains("postrider list origins"), "{detail}");
            }
        }
        for hidden in ["null", "https://www.host-site.net/", "nonsense", "https://www.host-site.net, https://elsewhere.net"] {
            let page = post_from(&browser, hidden, API, &wish("bob@daily-readers.net")).await.expect_status(403);
            assert!(page.json()["detail"].as_str().expect("words").contains("names no site"));
        }
        assert_eq!(count(&database, "signups WHERE address LIKE 'bob%'"), 0);
        assert_eq!(count(&database, "subscribers WHERE address LIKE 'bob%'"), 0);

        // What names no site is a program; what names ours is our own page.
        browser.post_json(API, &wish("cy@daily-readers.net")).await.expect_status(202);
        post_from(&browser, server.url(), API, &wish("di@daily-readers.net")).await.expect_status(202);

        // A site that may use one list may not use another.
        installation.cli(&["list", "create", "weekly", "--name", "W", "--from-name", "W", "--from-address",
            "w@daily-news.net", "--legal-name", "W", "--postal-address", "W"]);
        let mut other = wish("ed@daily-readers.net");
        other["list"] = "weekly".into();
        let page = post_from(&browser, SITE, API, &other).await.expect_status(403);
        assert!(page.json()["detail"].as_str().expect("words").contains("list origins weekly"));

        installation.cli(&["list", "origins", LIST, "--remove", SITE]);
        post_from(&browser, SITE, API, &wish("flo@daily-readers.net")).await.expect_status(403);
    }

    async fn a_form_of_another_site_is_taken_down_or_refused_with_a_page(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        installation.set("embed.origins", &format!("[\"{SITE}\"]"));
        let server = installation.serve().await;
        let browser = server.browser();
        let hash = current_hash(&browser).await;

        let page = form_from(&browser, OTHER, "/lists/daily?lang=de", &filled("bob@daily-readers.net", &hash)).await.expect_status(403);
        assert!(page.text().contains(OTHER) && page.text().contains("darf hier niemanden anmelden"), "{}", page.text());
        assert!(page.body.contains(&format!("postrider list origins daily --add {OTHER}")));
        assert!(page.links().iter().any(|link| link.address == "/lists/daily?lang=de"));
        for hidden in ["null", "<script>"] {
            let page = form_from(&browser, hidden, "/lists/daily", &filled("bob@daily-readers.net", &hash)).await.expect_status(403);
            assert!(page.text().contains("hides which site"), "{}", page.text());
            assert!(!page.body.contains("<script"));
        }
        assert_eq!(count(&database, "signups"), 0);

        form_from(&browser, SITE, "/lists/daily?lang=de", &filled("ada@daily-readers.net", &hash)).await.expect_status(202);
        let letter = sink.wait_for(1, std::time::Duration::from_secs(30)).await.remove(0);
        assert!(letter.text().contains("bestätigen"), "{}", letter.text());
        assert_eq!(count(&database, &format!("consents WHERE source = '{SITE}'")), 2);

        // Once the terms have changed, our own page shows the new ones and what was typed.
        publish_terms(&installation, "We send two letters a day.");
        let page = form_from(&browser, SITE, "/lists/daily", &filled("eve@daily-readers.net", &hash)).await.expect_status(422);
        let form = page.form();
        let value = |name: &str| form.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone());
        assert_eq!(value("email").as_deref(), Some("eve@daily-readers.net"));
        assert_eq!(value("terms_version").as_deref(), Some("2"));
        assert_eq!((value("consent_terms"), value("consent_newsletter")), (None, None));
        // That page may send its form again: it lets the browser say that it is ours.
        assert_eq!(page.header("referrer-policy"), "same-origin");
        installation.close_the_books(&sink.messages());
    }

    async fn who_holds_a_token_may_act_from_any_page(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        browser.post_json(API, &wish("ada@daily-readers.net")).await.expect_status(202);
        let patience = std::time::Duration::from_secs(30);
        let letter = sink.wait_for(1, patience).await.remove(0);
let link = letter.link_with("/confirmation/");
        let yes = browser.get(&link).await.form().fill("answer", "yes");
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&yes.fields).finish();
        form_from(&browser, OTHER, &link, &body).await.expect_status(200);
        let welcome = sink.wait_for(2, patience).await.remove(1);
        let way_out = welcome.one_click_link().expect("a way out");
        form_from(&browser, "null", &way_out, "List-Unsubscribe=One-Click").await.expect_status(200);
        assert_eq!(count(&database, "subscriptions WHERE state = 'unsubscribed'"), 1);
    }

    async fn what_is_copied_works_as_it_is_printed(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        installation.cli(&["list", "topic", LIST, "city=City & <Port>"]);
        installation.cli(&["list", "notice", LIST, "--contact", "privacy@daily-news.net"]);
        installation.cli(&["list", "origins", LIST, "--add", SITE]);
        let server = installation.serve().await;
        let browser = server.browser();
        let printed = installation.cli(&["list", "embed", LIST]);
        let text = printed["form"].as_str().expect("the form");
        let plain = installation.cli_raw(&["list", "embed", LIST]);
        assert_eq!(plain.stdout, text);

        // The page shows the very same to copy.
        let page = browser.get("/lists/daily/embed").await.expect_status(200);
        assert!(page.text().contains("A form for your own site"));
        let shown = page.body.split("<pre").filter_map(|pre| pre.split("<code>").nth(1)).map(|code| {
            let code = code.split("</code>").next().unwrap_or_default();
            code.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
        });
        assert!(shown.collect::<Vec<_>>().iter().any(|code| code == text), "{}", page.body);

        // It is a whole form: every sentence of consent, the terms, the topics, the notice, and it posts.
        for part in ["Yes, send me The Daily.", "I agree to the terms.", "/lists/daily/terms/1?lang=en",
            "City &amp; &lt;Port&gt;", "/lists/daily/privacy?lang=en", "/static/embed.js\" defer"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("style=") && !text.contains("onsubmit"));
        let copied = Page { body: text.to_owned(), ..page };
        let mut form = copied.form();
        assert!(form.fields.iter().all(|(name, _)| name != "consent_terms"), "a box is ticked beforehand");
        form.fields.retain(|(name, _)| !["email", "name"].contains(&name.as_str()));
        for (name, value) in [("email", "ada@daily-readers.net"), ("topics", "city"), ("consent_terms", "yes"), ("consent_newsletter", "yes")] {
            form.fields.push((name.to_owned(), value.to_owned()));
        }
        browser.submit(&copied, &form).await.expect_status(202);
        let german = installation.cli(&["list", "embed", LIST, "--lang", "ar"]);
        assert!(german["form"].as_str().expect("the form").contains("dir=\"rtl\""));

        // A list that takes no sign-ups has nothing to copy.
        installation.cli(&["list", "close", LIST]);
        assert_eq!(installation.cli_raw(&["list", "embed", LIST]).code, Some(1));
        assert!(!browser.get("/lists/daily/embed").await.body.contains("embed.js"));
    }

    async fn a_frame_is_shown_by_allowed_sites_only_and_stays_a_frame(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let ancestors = |page: &Page| {
            let policy = page.header("content-security-policy").to_owned();
            policy.split(';').find_map(|rule| rule.trim().strip_prefix("frame-ancestors ").map(str::to_owned)).expect("a rule")
        };
        let page = browser.get("/lists/daily/frame").await.expect_status(200);
        assert_eq!(ancestors(&page), "'none'");
        installation.cli(&["list", "origins", LIST, "--add", SITE, "--add", "http://localhost:3000"]);
        let page = browser.get("/lists/daily/frame?lang=fr").await.expect_status(200);
        assert_eq!(ancestors(&page), format!("http://localhost:3000 {SITE}"));
        assert_eq!(page.form().action, "/lists/daily/frame?lang=fr");
        assert!(page.links().iter().all(|link| link.address.contains("/terms/")), "{:?}", page.links());
        let wrong = browser.submit(&page, &page.form()).await.expect_status(422);
        assert_eq!(wrong.form().action, "/lists/daily/frame?lang=fr");
        assert_eq!(ancestors(&wrong), format!("http://localhost:3000 {SITE}"));
        let hash = current_hash(&browser).await;
        let done = form_from(&browser, server.url(), "/lists/daily/frame", &filled("ada@daily-readers.net", &hash)).await.expect_status(202);
        assert_eq!(ancestors(&done), format!("http://localhost:3000 {SITE}"));
        assert_eq!(ancestors(&browser.get("/lists/daily").await), "'none'");
    }

    async fn what_a_form_needs_is_told_in_the_language_asked_for(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        installation.cli(&["list", "topic", LIST, "city=City"]);
        let server = installation.serve().await;
        let browser = server.browser();
        let needs = browser.get("/api/v1/lists/daily/form?lang=de").await.expect_status(200).json();
        assert_eq!(needs["language"], "de");
        assert_eq!(needs["labels"]["submit"], "Abonnieren");
        assert_eq!(needs["terms"]["newsletter_statement"], "Yes, send me The Daily.");
        assert_eq!(needs["topics"], json!([{"slug": "city", "name": "City"}]));
        // What it says to send along is all that a sign-up needs besides the reader's own words.
        let mut body = needs["hidden"].clone();
        for (name, value) in [("email", json!("no address")), ("consent_newsletter", json!(true)), ("consent_terms", json!(true))] {
            body[name] = value;
        }
        let submit = needs["submit_url"].as_str().expect("an address");
        let problem = browser.post_json(submit, &body).await.expect_status(422).json();
        assert_eq!(problem["errors"], json!([{"field": "email", "message": "Das sieht nicht wie eine E-Mail-Adresse aus, etwa name@example.org."}]));
        body["email"] = "ada@daily-readers.net".into();
        let said = browser.post_json(submit, &body).await.expect_status(202).json();
        assert_eq!(said["message"], needs["messages"]["accepted"]);
        let letter = sink.wait_for(1, std::time::Duration::from_secs(30)).await.remove(0);
        assert!(letter.text().contains("bestätigen"), "{}", letter.text());
        installation.cli(&["list", "close", LIST]);
        let needs = browser.get("/api/v1/lists/daily/form").await.expect_status(200).json();
        assert_eq!(needs["terms"], Value::Null);
        browser.get("/api/v1/lists/no-such-list/form").await.expect_status(404);
    }

    async fn a_notice_is_linked_by_every_form_and_checked_for_what_it_lacks(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let found = installation.cli(&["check"]);
        let warned = found["warnings"].as_array().expect("warnings");
        assert!(warned.iter().any(|warning| warning.as_str().expect("words").contains("postrider list notice daily")));
        assert!(!browser.get("/lists/daily").await.body.contains("/lists/daily/privacy"));

        let notice = installation.cli(&["list", "notice", LIST, "--contact", "privacy@daily-news.net", "--recipients", "Example Hosting Ltd"]);
        assert_eq!(notice["lacking"], json!(["transfers", "retention", "authority"]));
        let spoken = installation.cli_raw(&["check"]);
        assert_eq!(spoken.code, Some(1));
        assert!(spoken.stdout.contains("lacks: transfers, retention, authority"), "{}", spoken.stdout);
        let notice = installation.cli(&["list", "notice", LIST, "--transfers", "None.", "--retention", "Until you leave.", "--authority", "The <Commission>"]);
        assert_eq!(notice["lacking"], json!([]));
        assert_eq!(installation.cli_raw(&["check"]).code, Some(0));
        let page = browser.get("/lists/daily/privacy?lang=de").await.expect_status(200);
        for words in ["Daily News Ltd", "privacy@daily-news.net", "Example Hosting Ltd", "None.", "Until you leave.", "The <Commission>", "Artikel 6"] {
            assert!(page.text().contains(words), "{words}: {}", page.text());
        }
        assert!(browser.get("/lists/daily?lang=de").await.body.contains("/lists/daily/privacy?lang=de"));
        assert!(browser.get("/lists/daily/frame").await.body.contains("/lists/daily/privacy"));
        installation.cli(&["list", "notice", LIST, "--privacy-url", "https://www.host-site.net/privacy"]);
        assert!(browser.get("/lists/daily").await.body.contains("https://www.host-site.net/privacy"));
    }
}

#[tokio::test]
async fn the_script_is_small_and_may_be_loaded_from_anywhere() {
    let database = crate::harness::database::TestDatabase::sqlite();
    let sink = Sink::start().await;
    let installation = Installation::new(&database, &sink.url());
    installation.cli(&["migrate"]);
    let server = installation.serve().await;
    let page = server
        .browser()
        .get("/static/embed.js")
        .await
        .expect_status(200);
    assert!(page.body.len() < 5_000, "{} bytes", page.body.len());
    assert_eq!(
        page.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert_eq!(page.header("cross-origin-resource-policy"), "cross-origin");
    // Nothing that a strict policy of the host refuses.
    for forbidden in [
        "eval(",
        "Function(",
        "innerHTML",
        ".style",
        "setAttribute(\"on",
        "import(",
    ] {
        assert!(!page.body.contains(forbidden), "{forbidden}");
    }
}
