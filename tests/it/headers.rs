//! What every answer carries besides its words, route by route, and what the front door does with those
//! who knock too often, too slowly or with too much.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use postrider::domain::operator::Role;
use reqwest::Method;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::TestDatabase;
use crate::harness::desk::sit_down;
use crate::harness::newsroom::{LIST, api_key, open_list};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::Sink;

/// What kind of answer a route gives when all is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A page that anybody may see.
    Page,
    /// The same with a sign-up form, which has to be able to say that it is ours.
    Form,
    /// The same for a frame on an allowed site.
    Frame,
    /// Behind a token: nobody keeps it, lists it or learns its address.
    Token,
    /// JSON, or what monitors read: nobody keeps it.
    Data,
    /// A file that is built in.
    File,
    /// An issue of the archive, or the feed of them.
    Archive,
    /// A page of the desk, behind a session.
    Desk,
    /// A page of the try-out, on this machine only.
    TryOut,
    /// The same as a letter's own HTML, which brings its style, shut into a frame of ours.
    Letter,
    /// A letter's own HTML at the desk, without an origin and without scripts.
    Shut,
}

use Kind::{Archive, Data, Desk, File, Form, Frame, Letter, Page as Public, Shut, Token, TryOut};

const FORM: &str = "application/x-www-form-urlencoded";
/// A word that no log may hold.
const CANARY: &str = "canary7f3a";
const READ: &str = "GET, HEAD";
const POST: &str = "POST";
const BOTH: &str = "GET, HEAD, POST";

/// A route, the methods that it takes, and what it answers.
type Row = (&'static str, &'static str, Kind);

/// Every route.
const ROUTES: &[Row] = &[
    ("/", READ, Public),
    ("/static/style.css", READ, File),
    ("/static/icon.svg", READ, File),
    ("/static/embed.js", READ, File),
    ("/static/signup.js", READ, File),
    ("/static/docs.css", READ, File),
    ("/static/docs.js", READ, File),
    ("/api/docs", READ, Public),
    ("/api/docs/{group}", READ, Public),
    ("/static/desk.css", READ, File),
    ("/static/desk.js", READ, File),
    ("/desk", READ, Desk),
    ("/desk/keys", READ, Desk),
    ("/desk/keys/new", BOTH, Desk),
    ("/desk/keys/{id}", READ, Desk),
    ("/desk/keys/{id}/revoke", POST, Desk),
    ("/desk/audit", READ, Desk),
    ("/desk/audit/check", POST, Desk),
    ("/desk/audit/export", POST, Desk),
    ("/desk/transfer", READ, Desk),
    ("/desk/transfer/imports", POST, Desk),
    ("/desk/transfer/imports/{id}", BOTH, Desk),
    ("/desk/transfer/imports/{id}/start", POST, Desk),
    ("/desk/transfer/imports/{id}/cancel", POST, Desk),
    ("/desk/transfer/imports/{id}/faults.csv", READ, Desk),
    ("/desk/transfer/exports", BOTH, Desk),
    ("/desk/transfer/exports/{id}/download", POST, Desk),
    ("/desk/transfer/exports/{id}/cancel", POST, Desk),
    ("/desk/relays", READ, Desk),
    ("/desk/relays/{name}", READ, Desk),
    ("/desk/relays/{name}/test", POST, Desk),
    ("/desk/records", BOTH, Desk),
    ("/desk/settings", READ, Desk),
    ("/desk/settings/ledger", POST, Desk),
    ("/desk/issues", READ, Desk),
    ("/desk/issues/calendar", READ, Desk),
    ("/desk/issues/new", BOTH, Desk),
    ("/desk/issues/breaking", BOTH, Desk),
    ("/desk/issues/{id}", READ, Desk),
    ("/desk/issues/{id}/edit", BOTH, Desk),
    ("/desk/issues/{id}/letter", READ, Desk),
    ("/desk/issues/{id}/letter/frame", READ, Shut),
    ("/desk/issues/{id}/test-letters", POST, Desk),
    ("/desk/issues/{id}/approval", BOTH, Desk),
    ("/desk/issues/{id}/stop", POST, Desk),
    ("/desk/issues/{id}/pause", POST, Desk),
    ("/desk/issues/{id}/resume", POST, Desk),
    ("/desk/issues/{id}/cancel", BOTH, Desk),
    ("/desk/issues/{id}/recipients", READ, Desk),
    ("/desk/issues/{id}/recipients/export", POST, Desk),
    ("/desk/issues/{id}/recipients/{delivery}", READ, Desk),
    ("/desk/issues/{id}/retries", POST, Desk),
    ("/desk/issues/{id}/doubts", BOTH, Desk),
    ("/desk/doubts", BOTH, Desk),
    ("/desk/subscribers", READ, Desk),
    ("/desk/subscribers/new", BOTH, Desk),
    ("/desk/subscribers/{id}", READ, Desk),
    ("/desk/subscribers/{id}/lists/{slug}", POST, Desk),
    ("/desk/subscribers/{id}/link", POST, Desk),
    ("/desk/subscribers/{id}/data", POST, Desk),
    ("/desk/subscribers/{id}/erasure", BOTH, Desk),
    ("/desk/suppressions", BOTH, Desk),
    ("/desk/suppressions/{id}", BOTH, Desk),
    ("/desk/bulk-actions", READ, Desk),
    ("/desk/bulk-actions/new", BOTH, Desk),
    ("/desk/bulk-actions/{id}", BOTH, Desk),
    ("/desk/removals", READ, Desk),
    ("/desk/removals/{id}", BOTH, Desk),
    ("/desk/held-sign-ups", BOTH, Desk),
    ("/desk/sign-in", BOTH, Desk),
    ("/desk/sign-in/code", BOTH, Desk),
    ("/desk/link", BOTH, Desk),
    ("/desk/link/{token}", BOTH, Desk),
    ("/desk/forgotten", BOTH, Desk),
    ("/desk/password/{token}", BOTH, Desk),
    ("/desk/setup/{token}", BOTH, Desk),
    ("/desk/invitation/{token}", BOTH, Desk),
    ("/desk/proof", BOTH, Desk),
    ("/desk/sign-out", POST, Desk),
    ("/desk/account", BOTH, Desk),
    ("/desk/account/second-factor", BOTH, Desk),
    ("/desk/people", BOTH, Desk),
    ("/desk/people/invitation", BOTH, Desk),
    ("/desk/people/{id}", BOTH, Desk),
    ("/desk/lists", READ, Desk),
    ("/desk/lists/new", BOTH, Desk),
    ("/desk/lists/{slug}", BOTH, Desk),
    ("/desk/lists/{slug}/look", BOTH, Desk),
    ("/desk/lists/{slug}/topics", BOTH, Desk),
    ("/desk/lists/{slug}/terms", BOTH, Desk),
    ("/desk/lists/{slug}/terms/{version}", READ, Desk),
    ("/desk/lists/{slug}/schedules", BOTH, Desk),
    ("/desk/lists/{slug}/schedules/{id}", BOTH, Desk),
    ("/desk/lists/{slug}/editing", BOTH, Desk),
    ("/desk/lists/{slug}/form", BOTH, Desk),
    ("/desk/feeds", READ, Desk),
    ("/desk/feeds/new", BOTH, Desk),
    ("/desk/feeds/{id}", BOTH, Desk),
    ("/desk/articles", READ, Desk),
    ("/desk/articles/new", BOTH, Desk),
    ("/desk/articles/{id}", BOTH, Desk),
    ("/lists/{slug}", BOTH, Form),
    ("/lists/{slug}/colours.css", READ, File),
    ("/lists/{slug}/challenge", READ, Data),
    ("/lists/{slug}/embed", READ, Public),
    ("/lists/{slug}/frame", BOTH, Frame),
    ("/lists/{slug}/privacy", READ, Public),
    ("/lists/{slug}/terms", READ, Public),
    ("/lists/{slug}/terms/{version}", READ, Public),
    ("/lists/{slug}/issues", READ, Archive),
    ("/lists/{slug}/issues.atom", READ, Archive),
    ("/lists/{slug}/issues/{issue}", READ, Archive),
    ("/confirmation/{token}", BOTH, Token),
    ("/refusal/{token}", BOTH, Token),
    ("/u/{token}", BOTH, Token),
    ("/u/{token}/reason", POST, Token),
    ("/u/{token}/undo", POST, Token),
    ("/p/{token}", BOTH, Token),
    ("/preferences", BOTH, Public),
    ("/preferences/{token}", BOTH, Token),
    ("/preferences/{token}/lists/{slug}", BOTH, Token),
    ("/preferences/{token}/address", BOTH, Token),
    ("/preferences/{token}/data", POST, Token),
    ("/preferences/{token}/erasure", BOTH, Token),
    ("/address/{token}", BOTH, Token),
    ("/hooks/websub/{token}", BOTH, Data),
    ("/health/live", READ, Data),
    ("/health/ready", READ, Data),
    ("/metrics", READ, Data),
    ("/api/v1/subscriptions", "POST, OPTIONS", Data),
    ("/api/v1/lists/{slug}/form", "GET, HEAD, OPTIONS", Data),
    ("/api/v1/imports", BOTH, Data),
    ("/api/v1/imports/{id}", "GET, HEAD, PATCH", Data),
    ("/api/v1/imports/{id}/check", POST, Data),
    ("/api/v1/imports/{id}/start", POST, Data),
    ("/api/v1/imports/{id}/cancel", POST, Data),
    ("/api/v1/imports/{id}/faults", READ, Data),
    ("/api/v1/imports/{id}/faults.csv", READ, Data),
    ("/api/v1/exports", BOTH, Data),
    ("/api/v1/exports/{id}", READ, Data),
    ("/api/v1/exports/{id}/download", POST, Data),
    ("/api/v1/exports/{id}/cancel", POST, Data),
    ("/api/v1/articles", BOTH, Data),
    ("/api/v1/articles/{id}", "GET, HEAD, PATCH", Data),
    ("/api/v1/articles/{id}/hide", POST, Data),
    ("/api/v1/articles/{id}/show", POST, Data),
    ("/api/v1/lists", BOTH, Data),
    ("/api/v1/lists/{slug}", "GET, HEAD, PATCH", Data),
    ("/api/v1/lists/{slug}/topics", "GET, HEAD, POST, PUT", Data),
    ("/api/v1/lists/{slug}/topics/{topic}", "PATCH, DELETE", Data),
    ("/api/v1/lists/{slug}/terms", BOTH, Data),
    ("/api/v1/lists/{slug}/schedules", BOTH, Data),
    ("/api/v1/lists/{slug}/schedules/{name}", "PATCH", Data),
    ("/api/v1/next-runs", READ, Data),
    ("/api/v1/lists/{slug}/forecast", READ, Data),
    ("/api/v1/preferences", POST, Data),
    ("/api/v1/feeds", BOTH, Data),
    ("/api/v1/feeds/try", POST, Data),
    ("/api/v1/feeds/find", POST, Data),
    ("/api/v1/feeds/{id}", "GET, HEAD, PATCH, DELETE", Data),
    ("/api/v1/feeds/{id}/visit", POST, Data),
    ("/api/v1/feeds/{id}/release", POST, Data),
    ("/api/v1/feeds/{id}/drop", POST, Data),
    ("/api/v1/lists/{slug}/topic-rules", "GET, HEAD, PUT", Data),
    ("/api/v1/issues", BOTH, Data),
    ("/api/v1/issues/{id}", READ, Data),
    ("/api/v1/issues/{id}/pause", POST, Data),
    ("/api/v1/issues/{id}/resume", POST, Data),
    ("/api/v1/issues/{id}/cancel", POST, Data),
    ("/api/v1/issues/{id}/retries", POST, Data),
    ("/api/v1/doubts", BOTH, Data),
    ("/api/v1/issues/{id}/doubts", BOTH, Data),
    ("/api/v1/issues/{id}/recipients", READ, Data),
    ("/api/v1/issues/{id}/recipients/export", POST, Data),
    ("/api/v1/issues/{id}/preview", READ, Data),
    ("/api/v1/issues/{id}/test-letters", BOTH, Data),
    ("/api/v1/issues/{id}/events", READ, Data),
    ("/api/v1/issues/{id}/draft", "GET, HEAD, PATCH", Data),
    ("/api/v1/issues/{id}/approval", POST, Data),
    ("/api/v1/issues/{id}/stop", POST, Data),
    ("/api/v1/lists/{slug}/breaking", POST, Data),
    ("/api/v1/lists/{slug}/editorial", "GET, HEAD, PATCH", Data),
    ("/api/v1/explanations", READ, Data),
    ("/api/v1/today", READ, Data),
    ("/api/v1/attention", READ, Data),
    ("/api/v1/growth", READ, Data),
    ("/api/v1/relays", READ, Data),
    ("/api/v1/relays/{name}", READ, Data),
    ("/api/v1/relays/{name}/test", POST, Data),
    ("/api/v1/records", READ, Data),
    ("/api/v1/records/look", POST, Data),
    ("/api/v1/settings", READ, Data),
    ("/api/v1/subscribers", BOTH, Data),
    ("/api/v1/subscribers/{id}", "GET, HEAD, PATCH, DELETE", Data),
    ("/api/v1/subscribers/{id}/timeline", READ, Data),
    ("/api/v1/subscribers/{id}/link", POST, Data),
    ("/api/v1/subscribers/{id}/data", POST, Data),
    ("/api/v1/suppressions", BOTH, Data),
    ("/api/v1/suppressions/{id}", "DELETE", Data),
    ("/api/v1/bulk-actions", BOTH, Data),
    ("/api/v1/bulk-actions/{id}", READ, Data),
    ("/api/v1/bulk-actions/{id}/confirm", POST, Data),
    ("/api/v1/bulk-actions/{id}/cancel", POST, Data),
    ("/api/v1/bulk-actions/{id}/undo", POST, Data),
    ("/api/v1/held-sign-ups", READ, Data),
    ("/api/v1/held-sign-ups/release", POST, Data),
    ("/api/v1/held-sign-ups/drop", POST, Data),
    ("/api/v1/removals", READ, Data),
    ("/api/v1/removals/{id}", READ, Data),
    ("/api/v1/removals/{id}/undo", POST, Data),
    ("/api/v1/removals/{id}/keep", POST, Data),
    ("/api/v1/operators", READ, Data),
    ("/api/v1/operators/{id}", "GET, HEAD, PATCH, DELETE", Data),
    ("/api/v1/operators/{id}/sessions", "GET, HEAD, DELETE", Data),
    ("/api/v1/invitations", BOTH, Data),
    ("/api/v1/invitations/{id}", "DELETE", Data),
    ("/api/v1/keys", BOTH, Data),
    ("/api/v1/keys/{id}", "GET, HEAD, DELETE", Data),
    ("/api/v1/audit", READ, Data),
    ("/api/v1/audit/chain", READ, Data),
    ("/api/v1/audit/export", READ, Data),
    ("/api/v1/openapi.json", READ, Data),
    ("/outbox", READ, TryOut),
    ("/outbox/send-now", POST, TryOut),
    ("/outbox/{name}", READ, TryOut),
    ("/outbox/{name}/html", READ, Letter),
    ("/sample/feed.xml", READ, TryOut),
    ("/sample/articles/{slug}", READ, TryOut),
    ("/sample/images/{slug}.svg", READ, TryOut),
];

/// Every route with the methods that it takes, for other tables.
pub(crate) fn routes() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROUTES
        .iter()
        .map(|(pattern, methods, _)| (*pattern, *methods))
}

/// Every pattern that the source of the routes names.
fn patterns_of_the_source() -> Vec<String> {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    let tables = fs::read_dir(web.join("routes")).expect("the tables of routes");
    let mut files: Vec<_> = tables.map(|file| file.expect("a table").path()).collect();
    files.push(web.join("routes.rs"));
    let mut source = String::new();
    for file in files {
        source.push_str(&fs::read_to_string(file).expect("a table of routes"));
        source.push('\n');
    }
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let quoted = code.split('"').skip(1).step_by(2);
    quoted
        .filter(|text| text.starts_with('/'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let mut served = patterns_of_the_source();
    served.sort();
    served.dedup();
    let mut rows: Vec<String> = ROUTES
        .iter()
        .map(|(route, ..)| (*route).to_owned())
        .collect();
    rows.sort();
    assert_eq!(
        served, rows,
        "tests/it/headers.rs says what each route's answers carry"
    );
}

/// What every answer carries, whatever it is.
fn assert_guarded(page: &Page, what: &str, kind: Kind, https: bool) {
    let header = |name: &str| page.header(name).to_owned();
    let policy = header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'") || matches!(kind, Letter | Shut),
        "{what}: {policy}"
    );
    assert!(!policy.contains("unsafe-eval"), "{what}: {policy}");
    assert!(
        !policy.contains("unsafe-inline") || matches!(kind, Letter | Shut),
        "{what}: {policy}"
    );
    let ancestors = policy
        .split(';')
        .find_map(|rule| rule.trim().strip_prefix("frame-ancestors "));
    let ancestors = ancestors.unwrap_or_else(|| panic!("{what}: {policy}"));
    match kind {
        Frame => assert!(
            ["'none'", "https://www.host-site.net"].contains(&ancestors),
            "{what}: {policy}"
        ),
        Letter | Shut => assert!(
            ["'none'", "'self'"].contains(&ancestors),
            "{what}: {policy}"
        ),
        _ => assert_eq!(ancestors, "'none'", "{what}"),
    }
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(
        header("cross-origin-opener-policy"),
        "same-origin",
        "{what}"
    );
    let referrer = header("referrer-policy");
    // A page whose button has to show that it is ours may tell our own server where it stands.
    let may_tell = matches!(kind, Form | Frame | TryOut | Desk) && referrer == "same-origin";
    assert!(referrer == "no-referrer" || may_tell, "{what}: {referrer}");
    assert_ne!(header("cache-control"), "", "{what}");
    assert_eq!(header("set-cookie"), "", "{what}");
    assert_eq!(header("server"), "", "{what}");
    assert_eq!(
        header("strict-transport-security"),
        if https {
            "max-age=63072000; includeSubDomains"
        } else {
            ""
        },
        "{what}"
    );
}

/// What an answer carries when all is well.
fn assert_kept_by_nobody_who_must_not(page: &Page, what: &str, kind: Kind) {
    let kept = page.header("cache-control");
    match kind {
        Public | Form | Frame => assert_eq!(kept, "no-cache", "{what}"),
        File => assert_eq!(kept, "public, max-age=3600", "{what}"),
        Archive => assert_eq!(kept, "public, max-age=300", "{what}"),
        Token => {
            assert_eq!(kept, "no-store", "{what}");
            assert_eq!(page.header("x-robots-tag"), "noindex", "{what}");
            assert_eq!(page.header("referrer-policy"), "no-referrer", "{what}");
        }
        Desk | Shut => {
            assert_eq!(kept, "no-store", "{what}");
            assert_eq!(page.header("x-robots-tag"), "noindex", "{what}");
        }
        Data => assert!(["no-store", "no-cache"].contains(&kept), "{what}: {kept}"),
        TryOut | Letter => assert!(!kept.contains("public"), "{what}: {kept}"),
    }
}

/// Asks a route with every method, and looks at every answer.
async fn look_at(
    browser: &Browser,
    (key, cookie): (&str, &str),
    row: &Row,
    path: &str,
    https: bool,
) -> u16 {
    let (pattern, allowed, kind) = *row;
    let mut read = 0;
    for method in [
        "GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND",
    ] {
        // A stream of events has no end; without a key it does not begin.
        let key = if pattern.ends_with("/events") {
            "none"
        } else {
            key
        };
        let request = browser.request(
            Method::from_bytes(method.as_bytes()).expect("a method"),
            path,
        );
        let request = if pattern.starts_with("/api/") {
            request.bearer_auth(key)
        } else if pattern.starts_with("/desk") {
            request.header("cookie", cookie)
        } else {
            request
        };
        let page = browser.send(request).await;
        let what = format!("{method} {pattern}: {}", page.status);
        let is_allowed = allowed.split(", ").any(|one| one == method);
        if is_allowed {
            assert_ne!(page.status, 405, "{what}");
            assert!(page.status < 500 || pattern == "/health/ready", "{what}");
        } else {
            assert_eq!(page.status, 405, "{what}");
            assert_eq!(page.header("allow"), allowed, "{what}");
        }
        assert_guarded(&page, &what, kind, https);
        if is_allowed && page.status == 200 {
            assert_kept_by_nobody_who_must_not(&page, &what, kind);
        }
        if method == "GET" {
            read = page.status;
        }
    }
    read
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one story, told from the beginning to the end"
)]
async fn every_answer_of_every_route_carries_what_its_row_says() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    installation.set("server.public_url", "https://news.daily-news.net");
    open_list(&installation);
    installation.cli(&[
        "list",
        "origins",
        LIST,
        "--add",
        "https://www.host-site.net",
    ]);
    let server = installation.serve().await;
    let browser = server.browser();
    let key = api_key(&installation);
    let cookie = sit_down(&database, "https://news.daily-news.net", Role::Owner);
    let wish = serde_json::json!({"email": "ada@daily-readers.net", "list": LIST, "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true});
    browser
        .post_json("/api/v1/subscriptions", &wish)
        .await
        .expect_status(202);
    let patience = Duration::from_secs(30);
    let letter = sink.wait_for(1, patience).await.remove(0);
    let path = |link: String| url::Url::parse(&link).expect("a link").path().to_owned();
    let confirmation = path(letter.link_with("/confirmation/"));
    let page = browser.get(&confirmation).await;
    let yes = page.form().fill("answer", "yes");
    browser.submit(&page, &yes).await.expect_status(200);
    let welcome = sink.wait_for(2, patience).await.remove(1);
    let way_out = path(welcome.one_click_link().expect("a way out"));
    let article = serde_json::json!({"list": LIST, "source": "site", "external_id": "1",
        "url": "https://daily-news.net/1", "title": "A title"});
    browser
        .post_json_as(&key, "/api/v1/articles", &article)
        .await;
    let sent = installation.cli(&["issue", "send-now", LIST]);
    let issue = sent["id"].as_i64().expect("a number").to_string();
    sink.wait_for(3, patience).await;

    let asked = [("email".to_owned(), "ada@daily-readers.net".to_owned())];
    browser
        .post_form("/preferences", &asked)
        .await
        .expect_status(202);
    let manage = path(
        sink.wait_for(4, patience)
            .await
            .remove(3)
            .link_with("/preferences/"),
    );
    let moved = [("email".to_owned(), "ada@other-readers.net".to_owned())];
    browser
        .post_form(&format!("{manage}/address"), &moved)
        .await
        .expect_status(202);
    let agreement = sink.wait_for(5, patience).await.remove(4);

    let known = BTreeMap::from([
        ("/p/{token}", path(welcome.link_with("/p/"))),
        ("/api/docs/{group}", "/api/docs/subscriptions".to_owned()),
        (
            "/preferences/{token}/lists/{slug}",
            format!("{manage}/lists/{LIST}"),
        ),
        ("/preferences/{token}/address", format!("{manage}/address")),
        ("/preferences/{token}/data", format!("{manage}/data")),
        ("/preferences/{token}/erasure", format!("{manage}/erasure")),
        ("/preferences/{token}", manage),
        ("/address/{token}", path(agreement.link_with("/address/"))),
        ("/confirmation/{token}", confirmation),
        ("/refusal/{token}", path(letter.link_with("/refusal/"))),
        ("/u/{token}/reason", format!("{way_out}/reason")),
        ("/u/{token}/undo", format!("{way_out}/undo")),
        ("/u/{token}", way_out),
        ("/hooks/websub/{token}", "/hooks/websub/none".to_owned()),
    ]);
    for row in ROUTES
        .iter()
        .filter(|row| !matches!(row.2, TryOut | Letter))
    {
        let (pattern, allowed, kind) = *row;
        let plain = pattern.replace("{slug}", LIST).replace("{version}", "1");
        let plain = plain.replace("{issue}", &issue).replace("{id}", &issue);
        let path = known.get(pattern).cloned().unwrap_or(plain);
        let read = look_at(&browser, (&key, &cookie), row, &path, true).await;
        // A row is proved only by an answer that is none of an error.
        if allowed.starts_with("GET")
            && matches!(kind, Public | Form | Frame | Token | File | Archive)
        {
            assert_eq!(read, 200, "{pattern}");
        }
    }
    for stranger in [
        "/no-such-page",
        "/api/v1/no-such-thing",
        "/lists/no-such-list",
        "/u/none",
        "/confirmation/none",
    ] {
        let page = browser.get(stranger).await.expect_status(404);
        assert_guarded(&page, stranger, Public, true);
    }
    installation.close_the_books(&sink.messages());
}

/// A list and an open front door.
struct Site {
    server: Server,
    installation: Installation,
    sink: Sink,
    _database: TestDatabase,
}

impl Site {
    async fn open(settings: &[(&str, &str)]) -> Self {
        let database = TestDatabase::sqlite();
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        for (key, value) in settings {
            installation.set(key, value);
        }
        open_list(&installation);
        Self {
            server: installation.serve().await,
            installation,
            sink,
            _database: database,
        }
    }

    /// A connection on which anything at all may be said.
    fn connect(&self) -> TcpStream {
        let address = self.server.url().trim_start_matches("http://");
        let client = TcpStream::connect(address).expect("a connection");
        client
            .set_read_timeout(Some(Duration::from_secs(30)))
            .expect("a timeout");
        client
    }
}

#[tokio::test]
async fn the_pages_of_the_try_out_are_as_well_guarded() {
    let database = TestDatabase::sqlite();
    let mut installation = Installation::new(&database, "smtp://127.0.0.1:9");
    installation.set("mode", "try-out");
    installation.unset("smtp.url");
    let server = installation.serve().await;
    let browser = server.browser();
    let wish = serde_json::json!({"email": "ada@example.org", "list": "daily", "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true});
    browser
        .post_json("/api/v1/subscriptions", &wish)
        .await
        .expect_status(202);
    let name = tokio::time::timeout(Duration::from_secs(30), async {
        loop {
            let links = browser.get("/outbox").await.expect_status(200).links();
            let names = links
                .iter()
                .map(|link| link.address.strip_prefix("/outbox/"));
            if let Some(name) = names.flatten().next() {
                return name.to_owned();
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    let name = name.await.expect("a letter in the outbox");
    for row in ROUTES.iter().filter(|row| matches!(row.2, TryOut | Letter)) {
        let path = row.0.replace("{name}", &name).replace("{slug}", "none");
        look_at(&browser, ("none", "none"), row, &path, false).await;
    }
}

#[tokio::test]
async fn five_hundred_slow_clients_keep_nobody_waiting_and_are_sent_away() {
    let site = Site::open(&[("server.request_timeout_seconds", "5")]).await;
    let browser = site.server.browser();
    let mut slow = Vec::new();
    for number in 0..500 {
        let mut client = site.connect();
        // Half of them never end their header, the other half never end their body.
        let begun = if number % 2 == 0 {
            "GET /lists/daily HTTP/1.1\r\nHost: x\r\nX-Slow: ".to_owned()
        } else {
            "POST /lists/daily HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=".to_owned()
        };
        client.write_all(begun.as_bytes()).expect("it is taken");
        slow.push(client);
    }
    // While all of them wait, others are served at once.
    let wish = |number: u32| {
        serde_json::json!({"email": format!("reader{number}@daily-readers.net"), "list": LIST,
            "terms_version": 1, "consent_newsletter": true, "consent_terms": true})
    };
    let honest = async {
        for number in 0..20 {
            browser.get("/lists/daily").await.expect_status(200);
            let wish = wish(number);
            let answer = browser.post_json("/api/v1/subscriptions", &wish);
            answer.await.expect_status(202);
        }
    };
    let honest = tokio::time::timeout(Duration::from_secs(20), honest).await;
    honest.expect("honest readers are served");
    // Each of the slow is told so, or just cut off.
    for mut client in slow {
        let mut said = Vec::new();
        if let Err(error) = client.read_to_end(&mut said) {
            assert_eq!(
                error.kind(),
                std::io::ErrorKind::ConnectionReset,
                "it is still open"
            );
        }
        let said = String::from_utf8_lossy(&said);
        assert!(
            said.is_empty() || said.starts_with("HTTP/1.1 408"),
            "{said}"
        );
    }
    // A connection that idled so long is closed by now.
    site.server
        .browser()
        .get("/health/live")
        .await
        .expect_status(200);
}

#[tokio::test]
async fn what_is_too_much_or_said_twice_is_refused() {
    let site = Site::open(&[]).await;
    let browser = site.server.browser();
    for (path, kind, body, status) in [
        (
            "/lists/daily",
            FORM,
            format!("email={}", "a".repeat(16 * 1024)),
            413,
        ),
        (
            "/lists/daily/frame",
            FORM,
            format!("email={}", "a".repeat(16 * 1024)),
            413,
        ),
        (
            "/lists/daily",
            FORM,
            "email=a%40daily-readers.net&email=b%40daily-readers.net".to_owned(),
            400,
        ),
        (
            "/lists/daily",
            "multipart/form-data; boundary=x",
            "--x--".to_owned(),
            415,
        ),
        ("/lists/daily", "text/plain", "email=a".to_owned(), 415),
        (
            "/api/v1/subscriptions",
            "application/json",
            "{\"email\":\"a\",\"email\":\"b\"}".to_owned(),
            400,
        ),
        (
            "/api/v1/subscriptions",
            "application/json",
            "[".repeat(10_000),
            400,
        ),
        ("/api/v1/subscriptions", FORM, "email=a".to_owned(), 415),
    ] {
        let page = browser.post(path, kind, body.into_bytes()).await;
        assert_eq!(page.status, status, "{path} {kind}: {}", page.text());
    }
    // Heads that are too long, broken, or say two things at once end the connection without an act.
    let form = "Host: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    for head in [
        format!(
            "GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}\r\n\r\n",
            "a".repeat(1024 * 1024)
        ),
        "GET / HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n".to_owned(),
        format!(
            "POST /lists/daily HTTP/1.1\r\n{form}Content-Length: 5\r\nContent-Length: 6\r\n\r\nemail="
        ),
        format!(
            "POST /lists/daily HTTP/1.1\r\n{form}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        format!("POST /lists/daily HTTP/1.1\r\n{form}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
    ] {
        let mut client = site.connect();
        client.write_all(head.as_bytes()).ok();
        let mut said = [0; 12];
        let read = client.read(&mut said).unwrap_or(0);
        let said = String::from_utf8_lossy(&said[..read]);
        assert!(
            said.is_empty() || said.starts_with("HTTP/1.1 4"),
            "{}: {said}",
            &head[..60]
        );
    }
    browser.get("/health/live").await.expect_status(200);
}

#[tokio::test]
async fn nothing_that_a_visitor_sends_stands_in_a_log_line_or_forges_one() {
    let site = Site::open(&[]).await;
    let browser = site.server.browser();
    let forged = format!("{CANARY}%0D%0A%7B%22level%22:%22ERROR%22%7D");
    for path in [
        format!("/lists/daily?lang={forged}"),
        format!("/lists/{forged}"),
        format!("/u/{forged}"),
        format!("/confirmation/{CANARY}"),
        format!("/{forged}"),
        format!("/api/v1/issues/{forged}"),
        format!("/api/v1/lists/{CANARY}/form"),
        format!("/hooks/websub/{CANARY}?hub.challenge={CANARY}"),
    ] {
        for name in [
            "user-agent",
            "referer",
            "cookie",
            "x-forwarded-for",
            "authorization",
            "origin",
            "accept-language",
        ] {
            let request = browser
                .request(Method::GET, &path)
                .header(name, format!("Bearer {CANARY}"));
            browser.send(request).await;
        }
    }
    for body in [
        serde_json::json!({"email": format!("{CANARY}@daily-readers.net"), "list": LIST, "name": CANARY, "terms_version": 1,
            "consent_newsletter": true, "consent_terms": true, "source": CANARY}),
        serde_json::json!({"email": format!("{CANARY}\r\n{{}}"), "list": CANARY}),
        serde_json::json!({(CANARY): CANARY}),
    ] {
        browser.post_json("/api/v1/subscriptions", &body).await;
    }
    let fields = [
        ("email".to_owned(), format!("{CANARY}@")),
        (CANARY.to_owned(), "\r\n{}".to_owned()),
    ];
    browser.post_form("/lists/daily", &fields).await;
    site.sink.wait_for(1, Duration::from_secs(30)).await;
    let log = site.installation.log();
    assert!(
        log.lines().count() > 50,
        "the requests were not logged at all"
    );
    let told = log.lines().find(|line| line.contains(CANARY));
    assert_eq!(told, None);
    let odd = log.lines().find(|line| {
        line.starts_with('{') && serde_json::from_str::<serde_json::Value>(line).is_err()
    });
    assert_eq!(odd, None);
}
