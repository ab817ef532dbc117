//! How long planning takes, and how long it keeps a sign-up waiting.
//!
//! ```text
//! cargo bench --bench plan                     one million readers, SQLite
//! READERS=100000 cargo bench --bench plan      fewer
//! POSTRIDER_TEST_POSTGRES_URL=postgres://… cargo bench --bench plan      PostgreSQL as well
//! ```
//!
//! An issue of twenty articles is planned for the readers of one list, who chose among 200 combinations of
//! topics (25), languages (4) and cadences (2), while sign-ups come in at 300 a second. Each cadence has its
//! issue; first the one that nine in ten follow. Printed are the seconds from asking for an issue until it is
//! planned, its audiences and variants, the most memory that the process held so far, and the waits of the
//! sign-ups: half of them, 99 of 100, and the longest.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, SqliteConnection};
use postrider::clock::{SystemClock, SystemEntropy};
use postrider::config::Config;
use postrider::domain::actor::Actor;
use postrider::domain::address::EmailAddress;
use postrider::domain::article::ArticleContent;
use postrider::domain::consent::{Evidence, Method};
use postrider::domain::list::{Sender, Slug};
use postrider::domain::terms::Wording;
use postrider::services::signup::{self, Wish};
use postrider::services::{App, add_key, digest, ingest, lists, migrate};
use tokio::time::Instant;

const LIST: &str = "bench";
const SIGN_UPS_PER_SECOND: u64 = 300;
const TOPICS: [&str; 5] = ["arts", "city", "science", "sport", "world"];
/// Combinations of these that readers chose; the first is all of them.
const COMBINATIONS: usize = 25;
const LANGUAGES: [&str; 4] = ["NULL", "'de'", "'fr'", "'ar'"];
const POSTGRES_URL: &str = "POSTRIDER_TEST_POSTGRES_URL";
const POSTGRES_NAME: &str = "pr_bench_plan";

type Trouble = Box<dyn std::error::Error>;

fn main() -> Result<(), Trouble> {
    let readers = std::env::var("READERS").map_or(Ok(1_000_000), |n| n.parse())?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("plan.db");
    let log = Config::load(
        None,
        [(
            "POSTRIDER_LOG_LEVEL".to_owned(),
            std::env::var("LOG").unwrap_or_else(|_| "warn".to_owned()),
        )],
    )?
    .log;
    postrider::telemetry::init(&log)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let url = format!("sqlite://{}", file.display());
    runtime.block_on(measure("SQLite", &url, folder.path(), readers))?;
    let Ok(admin_url) = std::env::var(POSTGRES_URL) else {
        println!("PostgreSQL: left out, {POSTGRES_URL} is not set");
        return Ok(());
    };
    let mut admin = PgConnection::establish(&admin_url)?;
    let drop = format!("DROP DATABASE IF EXISTS {POSTGRES_NAME} WITH (FORCE)");
    admin.batch_execute(&drop)?;
    admin.batch_execute(&format!("CREATE DATABASE {POSTGRES_NAME}"))?;
    let mut url = url::Url::parse(&admin_url)?;
    url.set_path(POSTGRES_NAME);
    let measured = runtime.block_on(measure("PostgreSQL", url.as_str(), folder.path(), readers));
    admin.batch_execute(&drop)?;
    measured
}

async fn measure(
    name: &str,
    url: &str,
    folder: &std::path::Path,
    readers: usize,
) -> Result<(), Trouble> {
    let app = open(name, url, folder).await?;
    found_list(&app).await?;
    load(url, readers)?;
    for schedule in ["daily", "weekly"] {
        plan(name, &app, schedule).await?;
    }
    Ok(())
}

/// Plans one issue and prints how that went.
async fn plan(name: &str, app: &Arc<App>, schedule: &str) -> Result<(), Trouble> {
    let over = Arc::new(AtomicBool::new(false));
    let signing_up = tokio::spawn(sign_up_meanwhile(Arc::clone(app), Arc::clone(&over)));
    tokio::time::sleep(Duration::from_secs(1)).await;
    let began = Instant::now();
    let report = digest::send_now(app, &Actor::CommandLine, LIST, Some(schedule)).await?;
    let took = began.elapsed();
    over.store(true, Ordering::Relaxed);
    let mut waits = signing_up.await?;
    waits.sort_unstable();
    let of = |share: usize| waits.get(waits.len() * share / 100).copied();
    let millis = |wait: Option<Duration>| wait.unwrap_or_default().as_secs_f64() * 1_000.0;
    let planned = report.issue.planned_count;
    println!(
        "{name}, {schedule}: {planned} deliveries planned in {:.2} s ({:.1} µs each), state {}, {} variants; \
         at most {} MB of memory; {} sign-ups waited {:.1} ms (half), {:.1} ms (99 of 100), {:.1} ms (longest)",
        took.as_secs_f64(),
        took.as_secs_f64() * 1e6 / f64::from(u32::try_from(planned.max(1))?),
        report.issue.state,
        report.variants.total,
        peak_megabytes(),
        waits.len(),
        millis(of(50)),
        millis(of(99)),
        millis(waits.last().copied()),
    );
    Ok(())
}

/// The most memory that this process held, from Linux; 0 elsewhere.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    kilobytes
        .and_then(|number| number.parse::<u64>().ok())
        .unwrap_or(0)
        / 1_024
}

async fn open(name: &str, url: &str, folder: &std::path::Path) -> Result<Arc<App>, Trouble> {
    let path = |what: &str| folder.join(format!("{name}-{what}")).display().to_string();
    let pairs = [
        ("POSTRIDER_DATABASE_URL", url.to_owned()),
        // The newcomers all come to one domain, and every one of them is to be worked off.
        ("POSTRIDER_SIGNUP_DOMAIN_PER_HOUR", "1000000".to_owned()),
        ("POSTRIDER_SIGNUP_LIST_PER_HOUR", "1000000".to_owned()),
        ("POSTRIDER_SIGNUP_SITE_PER_HOUR", "1000000".to_owned()),
        ("POSTRIDER_SIGNUP_UNPROVED_PERCENT", "100".to_owned()),
        ("POSTRIDER_SECRETS_KEYS_FILE", path("keys")),
        ("POSTRIDER_SERVER_SPOOL_DIR", path("spool")),
        ("POSTRIDER_MAIL_OUTBOX_DIR", path("outbox")),
    ];
    let pairs = pairs.map(|(key, value)| (key.to_owned(), value));
    let config = Config::load(None, pairs)?;
    add_key(&config, &SystemEntropy)?;
    migrate(&config).await?;
    let bound = SocketAddr::from(([127, 0, 0, 1], 9));
    Ok(App::open(
        config,
        Arc::new(SystemClock),
        Arc::new(SystemEntropy),
        bound,
    )
    .await?)
}

async fn found_list(app: &App) -> Result<(), Trouble> {
    let list = lists::NewList {
        relays: Vec::new(),
        slug: Slug::parse(LIST)?,
        name: "The Bench".to_owned(),
        description: "News every morning.".to_owned(),
        language: "en".to_owned(),
        time_zone: "UTC".to_owned(),
        sender: Sender {
            name: "The Bench".to_owned(),
            address: EmailAddress::parse_any("digest@bench.example")?,
            reply_to: None,
            legal_name: "Bench Ltd".to_owned(),
            postal_address: "1 High Street".to_owned(),
            privacy_url: None,
        },
    };
    let topic = |slug: &str| Ok::<_, Trouble>((Slug::parse(slug)?, slug.to_owned()));
    let mut topics = Vec::new();
    for name in TOPICS {
        topics.push(topic(name)?);
    }
    lists::create(app, &Actor::CommandLine, list, topics).await?;
    let wording = Wording {
        language: "en".to_owned(),
        newsletter_statement: "Yes.".to_owned(),
        terms_statement: "I agree.".to_owned(),
        body: "You may leave at any time.".to_owned(),
    };
    lists::publish_terms(app, &Actor::CommandLine, LIST, wording).await?;
    digest::add_schedule(app, &Actor::CommandLine, LIST, "daily", "0 3 1 1 *", None).await?;
    digest::add_schedule(app, &Actor::CommandLine, LIST, "weekly", "0 4 1 1 *", None).await?;
    let article = |n: usize| ArticleContent {
        external_id: n.to_string(),
        url: format!("https://bench.example/{n}"),
        title: format!("Article number {n}"),
        summary: "What it is about. ".repeat(20),
        image_url: None,
        author: None,
        topics: vec![TOPICS[n % TOPICS.len()].to_owned()],
        published_at: None,
    };
    ingest::push(
        app,
        &Actor::CommandLine,
        LIST,
        "bench",
        (0..20).map(article).collect(),
    )
    .await?;
    Ok(())
}

/// Readers as an import would bring them.
fn load(url: &str, readers: usize) -> Result<(), Trouble> {
    let topics: Vec<String> = (0..COMBINATIONS)
        .map(|number| {
            let chosen: Vec<&str> = (0..TOPICS.len())
                .filter(|bit| number >> bit & 1 == 1)
                .map(|bit| TOPICS[bit])
                .collect();
            format!("WHEN {number} THEN '{}' ", serde_json::Value::from(chosen))
        })
        .collect();
    let languages: Vec<String> = (LANGUAGES.iter().enumerate())
        .map(|(number, language)| format!("WHEN {number} THEN {language} "))
        .collect();
    let (topics, languages) = (topics.concat(), languages.concat());
    let statements = format!(
        "BEGIN; \
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {readers}) \
         INSERT INTO subscribers (address, address_key, created_at) \
         SELECT 'reader' || i || '@example' || (i % 5000) || '.net', \
                'reader' || i || '@example' || (i % 5000) || '.net', 1 FROM n; \
         INSERT INTO subscriptions (list_id, subscriber_id, state, topics, language, cadence, created_at, changed_at, confirmed_at) \
         SELECT 1, id, 'active', CASE id % {COMBINATIONS} {topics} END, CASE (id / {COMBINATIONS}) % 4 {languages} END, \
             CASE WHEN (id / 100) % 10 = 0 THEN 'weekly' END, 1, 1, 1 FROM subscribers; \
         COMMIT;"
    );
    if let Some(path) = url.strip_prefix("sqlite://") {
        let mut ledger = SqliteConnection::establish(path)?;
        ledger.batch_execute(&statements)?;
        ledger.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?;
    } else {
        let mut ledger = PgConnection::establish(url)?;
        ledger.batch_execute(&statements)?;
        ledger.batch_execute("VACUUM ANALYZE subscribers")?;
        ledger.batch_execute("VACUUM ANALYZE subscriptions")?;
        ledger.batch_execute("CHECKPOINT")?;
    }
    Ok(())
}

/// Signs people up at a steady rate, each on time whatever became of the ones before; returns how
/// long each waited for its answer.
async fn sign_up_meanwhile(app: Arc<App>, over: Arc<AtomicBool>) -> Vec<Duration> {
    let mut clock = tokio::time::interval(Duration::from_micros(1_000_000 / SIGN_UPS_PER_SECOND));
    let mut answers = tokio::task::JoinSet::new();
    let mut n = 0_u64;
    while !over.load(Ordering::Relaxed) {
        clock.tick().await;
        n += 1;
        answers.spawn(sign_up(Arc::clone(&app), n));
    }
    answers.join_all().await.into_iter().flatten().collect()
}

async fn sign_up(app: Arc<App>, n: u64) -> Option<Duration> {
    let began = Instant::now();
    let wish = Wish {
        email: format!("new{n}@newcomers.net"),
        terms_version: Some(1),
        consent_newsletter: true,
        consent_terms: true,
        ..Wish::default()
    };
    let page = lists::page(&app, LIST).await.ok()?;
    let evidence = Evidence {
        remote_ip: None,
        user_agent: None,
    };
    signup::request(&app, &page, wish, Method::Api, evidence)
        .await
        .ok()?;
    Some(began.elapsed())
}
