//! Metrics: a strict reader understands `/metrics`, its numbers are those of the ledger, and it names nobody.

#![allow(
    clippy::float_cmp,
    reason = "these numbers are counts, which a float holds exactly"
)]

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use crate::harness::browser::Browser;
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::newsroom::{LIST, add_readers, api_key, bulk_address, count, open_list};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::{Script, Sink, Step};

/// The samples of a page, each under its name and labels as written.
type Samples = BTreeMap<String, f64>;

/// Reads the text format as strictly as Prometheus does, and holds it to the naming rules.
///
/// # Panics
///
/// When the page breaks a rule; the message shows the line.
fn read(page: &str) -> Samples {
    assert!(page.ends_with('\n'), "the last line is not ended");
    let mut samples = Samples::new();
    let (mut families, mut helped) = (HashSet::new(), HashSet::new());
    let (mut family, mut kind) = (String::new(), String::new());
    for line in page.lines().filter(|line| !line.is_empty()) {
        if let Some(help) = line.strip_prefix("# HELP ") {
            let (name, text) = help.split_once(' ').unwrap_or_else(|| panic!("{line}"));
            assert!(is_name(name) && text.ends_with('.'), "{line}");
            assert!(helped.insert(name.to_owned()), "helped twice: {line}");
        } else if let Some(typed) = line.strip_prefix("# TYPE ") {
            let (name, of) = typed.split_once(' ').unwrap_or_else(|| panic!("{line}"));
            assert!(helped.contains(name), "not explained: {line}");
            assert!(families.insert(name.to_owned()), "not in one piece: {line}");
            assert!(["gauge", "counter", "histogram"].contains(&of), "{line}");
            assert_eq!(of == "counter", name.ends_with("_total"), "{line}");
            name.clone_into(&mut family);
            of.clone_into(&mut kind);
        } else {
            assert!(!line.starts_with('#'), "{line}");
            let (series, value) = line.rsplit_once(' ').unwrap_or_else(|| panic!("{line}"));
            let name = name_of(series, line);
            let parts = ["_bucket", "_sum", "_count"];
            let belongs = match kind.as_str() {
                "histogram" => parts.iter().any(|part| name == format!("{family}{part}")),
                _ => name == family,
            };
            assert!(belongs, "outside its family {family}: {line}");
            let value: f64 = value.parse().unwrap_or_else(|_| panic!("{line}"));
            assert!(value.is_finite(), "{line}");
            assert!(
                samples.insert(series.to_owned(), value).is_none(),
                "twice: {line}"
            );
        }
    }
    assert_histograms(&samples);
    samples
}

/// The name of a series, its labels checked on the way.
fn name_of<'a>(series: &'a str, line: &str) -> &'a str {
    let Some((name, labels)) = series.split_once('{') else {
        assert!(is_name(series), "{line}");
        return series;
    };
    assert!(is_name(name), "{line}");
    let labels = labels.strip_suffix('}').unwrap_or_else(|| panic!("{line}"));
    let mut rest = labels;
    while !rest.is_empty() {
        let (label, after) = rest.split_once("=\"").unwrap_or_else(|| panic!("{line}"));
        let (value, after) = after.split_once('"').unwrap_or_else(|| panic!("{line}"));
        assert!(is_name(label) && !label.contains(':'), "{line}");
        assert!(!value.contains(['\\', '@']), "{line}");
        rest = after.strip_prefix(',').unwrap_or(after);
    }
    name
}

fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters
        .next()
        .is_some_and(|c| c.is_ascii_lowercase() || c == '_')
        && letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Buckets only grow, and the last one holds everything.
fn assert_histograms(samples: &Samples) {
    let mut buckets: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    for (series, count) in samples {
        let Some((before, bound)) = series.split_once("le=\"") else {
            continue;
        };
        let bound = bound.split('"').next().unwrap();
        let bound = if bound == "+Inf" {
            f64::INFINITY
        } else {
            bound.parse().unwrap()
        };
        let whole = before.replace("_bucket", "_count");
        let whole = whole.trim_end_matches(['{', ',']).to_owned();
        buckets.entry(whole).or_default().push((bound, *count));
    }
    for (whole, mut counts) in buckets {
        counts.sort_by(|one, other| one.0.total_cmp(&other.0));
        assert!(
            counts.is_sorted_by(|one, other| one.1 <= other.1),
            "{whole}: {counts:?}"
        );
        let key = if whole.contains('{') {
            format!("{whole}}}")
        } else {
            whole
        };
        let last = counts.last().unwrap();
        assert!(last.0.is_infinite(), "{key}");
        assert_eq!(Some(&last.1), samples.get(&key), "{key}");
    }
}

async fn metrics(server: &Server) -> (Samples, String) {
    let page = server.browser().get("/metrics").await.expect_status(200);
    assert_eq!(
        page.header("content-type"),
        "text/plain; version=0.0.4; charset=utf-8"
    );
    (read(&page.body), page.body)
}

async fn push(server: &Server, key: &str) {
    let article = serde_json::json!({"list": LIST, "source": "site", "external_id": "1",
        "url": "https://daily-news.net/1", "title": "The first article"});
    let browser = server.browser();
    browser
        .post_json_as(key, "/api/v1/articles", &article)
        .await
        .expect_status(200);
}

both_databases! {
    async fn the_numbers_are_those_of_the_ledger_and_name_nobody(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("log.level", "info");
        open_list(&installation);
        add_readers(&database, 40);
        let key = api_key(&installation);
        for reader in 1..=3 {
            sink.script(&bulk_address(reader), Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        }
        sink.script(&bulk_address(4), Script::reply(Step::Rcpt, "550 5.1.1 Nobody here"));
        let server = installation.serve().await;
        let (before, _) = metrics(&server).await;
        assert_eq!(before["postrider_issue_deliveries_planned"], 0.0);
        push(&server, &key).await;
        installation.cli(&["issue", "send-now", LIST]);
        let open = "deliveries WHERE state IN ('queued', 'sending')";
        for _ in 0..600 {
            if count(&database, open) == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let (now, page) = metrics(&server).await;
        for state in ["queued", "sending", "sent", "deferred", "rejected", "bounced", "skipped",
            "cancelled", "expired", "in_doubt"]
        {
            let rows = count(&database, &format!("deliveries WHERE state = '{state}'"));
            let series = format!("postrider_issue_deliveries{{state=\"{state}\"}}");
            assert_eq!(now[&series].to_string(), rows.to_string(), "{series}");
        }
        assert_eq!(now["postrider_issue_deliveries{state=\"sent\"}"], 36.0);
        assert_eq!(now["postrider_issue_deliveries_planned"], 40.0);
        assert_eq!(now["postrider_deliveries_planned_total"], 40.0);
        assert_eq!(now["postrider_open_deliveries{state=\"deferred\"}"], 3.0);
        assert_eq!(now["postrider_held_deliveries"], 0.0);
        assert_eq!(now["postrider_issues{state=\"sending\"}"], 1.0);
        assert_eq!(now["postrider_queue_age_seconds"], 0.0);
        assert_eq!(now["postrider_ledger_up"], 1.0);
        assert!(now["postrider_worker_heartbeat_age_seconds"] < 30.0);
        let dialogues = |outcome: &str| {
            let ours = |series: &&String| {
                series.starts_with("postrider_dialogues_total{")
                    && series.contains(&format!("outcome=\"{outcome}\""))
            };
            now.keys().filter(ours).map(|series| now[series]).sum::<f64>()
        };
        assert_eq!((dialogues("accepted"), dialogues("deferred"), dialogues("rejected")), (36.0, 3.0, 1.0));
        assert_eq!(now["postrider_http_requests_total{route=\"/api/v1/articles\",status=\"200\"}"], 1.0);
        let version = concat!("postrider_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"}");
        assert_eq!(now[version], 1.0);
        assert!(now["process_resident_memory_bytes"] > 1e6 && now["process_threads"] >= 1.0);
        assert!(now["process_cpu_seconds_total"] >= 0.0 && now["process_open_fds"] > 3.0);
        assert!(!page.contains('@') && !page.contains("bulk-readers"), "{page}");
        drop(server);
        installation.close_the_books(&sink.messages());
    }

    async fn letters_of_no_issue_are_counted_too(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("log.level", "info");
        open_list(&installation);
        sink.script("ada@reader-post.net", Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        let server = installation.serve().await;
        let wish = serde_json::json!({"email": "ada@reader-post.net", "list": LIST, "terms_version": 1,
            "consent_newsletter": true, "consent_terms": true});
        server.browser().post_json("/api/v1/subscriptions", &wish).await.expect_status(202);
        for _ in 0..300 {
            if count(&database, "deliveries WHERE state = 'deferred'") == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        tokio::time::sleep(Duration::from_millis(1_100)).await;
        let (now, _) = metrics(&server).await;
        assert_eq!(now["postrider_open_deliveries{state=\"deferred\"}"], 1.0);
        assert_eq!(now["postrider_issue_deliveries{state=\"deferred\"}"], 0.0);
        assert!(now["postrider_oldest_confirmation_seconds"] >= 1.0);
        assert_eq!(now["postrider_signups_waiting"], 0.0);
        drop(server);
        installation.remember_secret("ada@reader-post.net");
        installation.close_the_books(&sink.messages());
    }
}

#[tokio::test]
async fn strangers_do_not_see_the_figures() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    open_list(&installation);
    {
        let server = installation.serve().await;
        let browser = server.browser();
        browser.get("/metrics").await.expect_status(200);
        for (header, value) in [
            ("x-forwarded-for", "203.0.113.9"),
            ("forwarded", "for=203.0.113.9"),
            ("via", "1.1 proxy"),
            ("x-real-ip", "203.0.113.9"),
            ("host", "rebound.example"),
        ] {
            let request = browser.request(reqwest::Method::GET, "/metrics");
            browser
                .send(request.header(header, value))
                .await
                .expect_status(404);
        }
    }
    let file = installation.directory().join("metrics_token");
    std::fs::write(&file, "a-token-of-mine\n").unwrap();
    installation.set("server.metrics", "on");
    installation.set("server.metrics_token_file", &file.display().to_string());
    installation.remember_secret("a-token-of-mine");
    {
        let server = installation.serve().await;
        let browser = server.browser();
        let get = || {
            browser
                .request(reqwest::Method::GET, "/metrics")
                .header("x-forwarded-for", "203.0.113.9")
        };
        let refused = browser.send(get()).await.expect_status(401);
        assert!(refused.header("www-authenticate").starts_with("Bearer"));
        browser
            .send(get().bearer_auth("another"))
            .await
            .expect_status(401);
        browser
            .send(get().bearer_auth("a-token-of-mine"))
            .await
            .expect_status(200);
    }
    installation.set("server.metrics", "off");
    let server = installation.serve().await;
    let browser = server.browser();
    let request = browser.request(reqwest::Method::GET, "/metrics");
    browser
        .send(request.bearer_auth("a-token-of-mine"))
        .await
        .expect_status(404);
    drop(server);
    installation.close_the_books(&sink.messages());
}

#[tokio::test]
async fn a_worker_without_a_front_door_shows_its_figures_and_nothing_else() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    open_list(&installation);
    installation.set("worker.monitor_listen", "127.0.0.1:0");
    let worker = installation.run_beside(&["work"]);
    let url = loop {
        let log = installation.log();
        let told = log.lines().find_map(|line| {
            let (_, rest) = line.split_once("figures at ")?;
            rest.strip_suffix("/metrics").map(str::to_owned)
        });
        if let Some(url) = told {
            break url;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let browser = Browser::new(&url);
    // The worker says that it is there with its first heartbeat.
    let mut samples = read(&browser.get("/metrics").await.expect_status(200).body);
    for _ in 0..100 {
        if samples.contains_key("postrider_worker_heartbeat_age_seconds") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        samples = read(&browser.get("/metrics").await.expect_status(200).body);
    }
    assert!(samples["postrider_worker_heartbeat_age_seconds"] < 30.0);
    assert_eq!(samples["postrider_ledger_up"], 1.0);
    browser.get("/health/ready").await.expect_status(200);
    for path in ["/", "/lists/daily", "/api/v1/lists"] {
        browser.get(path).await.expect_status(404);
    }
    let request = browser.request(reqwest::Method::GET, "/metrics");
    let passed_on = request.header("x-forwarded-for", "203.0.113.9");
    browser.send(passed_on).await.expect_status(404);
    let status = worker.terminate(Duration::from_secs(15)).await;
    assert!(status.success());
    installation.close_the_books(&sink.messages());
}
