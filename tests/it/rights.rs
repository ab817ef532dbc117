//! Who may do what, route by route: nobody, a viewer, an editor, an owner, and a key with each single scope.

use std::collections::{BTreeMap, BTreeSet};

use postrider::domain::operator::{Right, Role};
use reqwest::Method;
use serde_json::Value;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::desk::sit_down;
use crate::harness::newsroom::{LIST, execute, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;
use crate::headers;

use Right::{Content, People, Read, Send, Subscribers, Transfer};

/// What looking takes, what every other method takes, and the routes of which this is true. What anybody may look at
/// takes nothing.
type Rows = (Option<Right>, Right, &'static [&'static str]);

/// Every route that wants somebody who is known.
const GUARDED: &[Rows] = &[
    (
        Some(Read),
        Read,
        &[
            "/desk",
            // One's own account, and what only shows something.
            "/desk/account",
            "/desk/account/second-factor",
            "/desk/articles",
            "/desk/bulk-actions",
            "/desk/feeds",
            "/desk/issues",
            "/desk/issues/calendar",
            "/desk/issues/{id}",
            "/desk/issues/{id}/letter",
            "/desk/issues/{id}/letter/frame",
            "/desk/issues/{id}/recipients",
            "/desk/issues/{id}/recipients/{delivery}",
            "/desk/lists",
            "/desk/lists/{slug}/terms/{version}",
            "/desk/proof",
            "/desk/relays",
            "/desk/relays/{name}",
            "/desk/removals",
            "/desk/settings",
            "/desk/sign-out",
            "/desk/subscribers",
            "/desk/subscribers/{id}",
            "/desk/transfer",
            "/desk/transfer/imports/{id}/faults.csv",
            "/api/v1/attention",
            "/api/v1/bulk-actions/{id}",
            "/api/v1/explanations",
            "/api/v1/exports/{id}",
            "/api/v1/growth",
            "/api/v1/held-sign-ups",
            "/api/v1/imports/{id}/faults",
            "/api/v1/imports/{id}/faults.csv",
            "/api/v1/issues/{id}",
            "/api/v1/issues/{id}/events",
            "/api/v1/issues/{id}/preview",
            "/api/v1/issues/{id}/recipients",
            "/api/v1/lists/{slug}/forecast",
            "/api/v1/next-runs",
            "/api/v1/records",
            "/api/v1/relays",
            "/api/v1/relays/{name}",
            "/api/v1/removals",
            "/api/v1/removals/{id}",
            "/api/v1/settings",
            "/api/v1/subscribers/{id}/timeline",
            "/api/v1/today",
        ],
    ),
    (
        Some(Read),
        Content,
        &[
            "/desk/articles/{id}",
            "/desk/feeds/{id}",
            "/desk/lists/{slug}",
            "/desk/lists/{slug}/editing",
            "/desk/lists/{slug}/form",
            "/desk/lists/{slug}/look",
            "/desk/lists/{slug}/schedules",
            "/desk/lists/{slug}/schedules/{id}",
            "/desk/lists/{slug}/terms",
            "/desk/lists/{slug}/topics",
            "/api/v1/articles",
            "/api/v1/articles/{id}",
            "/api/v1/articles/{id}/hide",
            "/api/v1/articles/{id}/show",
            "/api/v1/feeds",
            "/api/v1/feeds/find",
            "/api/v1/feeds/try",
            "/api/v1/feeds/{id}",
            "/api/v1/feeds/{id}/drop",
            "/api/v1/feeds/{id}/release",
            "/api/v1/feeds/{id}/visit",
            "/api/v1/issues/{id}/draft",
            "/api/v1/lists/{slug}",
            "/api/v1/lists/{slug}/editorial",
            "/api/v1/lists/{slug}/schedules",
            "/api/v1/lists/{slug}/schedules/{name}",
            "/api/v1/lists/{slug}/terms",
            "/api/v1/lists/{slug}/topic-rules",
            "/api/v1/lists/{slug}/topics",
            "/api/v1/lists/{slug}/topics/{topic}",
        ],
    ),
    (None, Content, &["/api/v1/lists"]),
    (
        Some(Content),
        Content,
        &[
            "/desk/articles/new",
            "/desk/feeds/new",
            "/desk/issues/{id}/edit",
            "/desk/lists/new",
        ],
    ),
    (
        Some(Read),
        Send,
        &[
            "/desk/doubts",
            "/desk/issues/{id}/doubts",
            "/desk/issues/{id}/pause",
            "/desk/issues/{id}/resume",
            "/desk/issues/{id}/retries",
            "/desk/issues/{id}/stop",
            "/desk/issues/{id}/test-letters",
            "/api/v1/issues",
            "/api/v1/doubts",
            "/api/v1/issues/{id}/approval",
            "/api/v1/issues/{id}/cancel",
            "/api/v1/issues/{id}/doubts",
            "/api/v1/issues/{id}/pause",
            "/api/v1/issues/{id}/resume",
            "/api/v1/issues/{id}/retries",
            "/api/v1/issues/{id}/stop",
            "/api/v1/issues/{id}/test-letters",
            "/api/v1/lists/{slug}/breaking",
        ],
    ),
    (
        Some(Send),
        Send,
        &[
            "/desk/issues/breaking",
            "/desk/issues/new",
            "/desk/issues/{id}/approval",
            "/desk/issues/{id}/cancel",
        ],
    ),
    (
        Some(Read),
        Subscribers,
        &[
            "/desk/held-sign-ups",
            "/desk/removals/{id}",
            "/desk/subscribers/{id}/link",
            "/desk/subscribers/{id}/lists/{slug}",
            "/desk/suppressions",
            "/api/v1/held-sign-ups/drop",
            "/api/v1/held-sign-ups/release",
            "/api/v1/preferences",
            "/api/v1/removals/{id}/keep",
            "/api/v1/removals/{id}/undo",
            "/api/v1/subscribers",
            "/api/v1/subscribers/{id}",
            "/api/v1/subscribers/{id}/link",
            "/api/v1/suppressions",
            "/api/v1/suppressions/{id}",
        ],
    ),
    (
        Some(Subscribers),
        Subscribers,
        &["/desk/subscribers/new", "/desk/suppressions/{id}"],
    ),
    (
        Some(Read),
        Transfer,
        &[
            "/desk/bulk-actions/{id}",
            "/desk/issues/{id}/recipients/export",
            "/desk/subscribers/{id}/data",
            "/desk/transfer/exports",
            "/desk/transfer/exports/{id}/cancel",
            "/desk/transfer/exports/{id}/download",
            "/desk/transfer/imports",
            "/desk/transfer/imports/{id}",
            "/desk/transfer/imports/{id}/cancel",
            "/desk/transfer/imports/{id}/start",
            "/api/v1/bulk-actions",
            "/api/v1/bulk-actions/{id}/cancel",
            "/api/v1/bulk-actions/{id}/confirm",
            "/api/v1/bulk-actions/{id}/undo",
            "/api/v1/exports",
            "/api/v1/exports/{id}/cancel",
            "/api/v1/exports/{id}/download",
            "/api/v1/imports",
            "/api/v1/imports/{id}",
            "/api/v1/imports/{id}/cancel",
            "/api/v1/imports/{id}/check",
            "/api/v1/imports/{id}/start",
            "/api/v1/subscribers/{id}/data",
            "/api/v1/issues/{id}/recipients/export",
        ],
    ),
    (
        Some(Transfer),
        Transfer,
        &["/desk/bulk-actions/new", "/desk/subscribers/{id}/erasure"],
    ),
    (
        Some(Read),
        People,
        &[
            "/desk/records",
            "/desk/relays/{name}/test",
            "/desk/settings/ledger",
            "/api/v1/records/look",
            "/api/v1/relays/{name}/test",
        ],
    ),
    (
        Some(People),
        People,
        &[
            "/desk/audit",
            "/desk/audit/check",
            "/desk/audit/export",
            "/desk/keys",
            "/desk/keys/new",
            "/desk/keys/{id}",
            "/desk/keys/{id}/revoke",
            "/desk/people",
            "/desk/people/invitation",
            "/desk/people/{id}",
            "/api/v1/audit",
            "/api/v1/audit/chain",
            "/api/v1/audit/export",
            "/api/v1/invitations",
            "/api/v1/invitations/{id}",
            "/api/v1/keys",
            "/api/v1/keys/{id}",
            "/api/v1/operators",
            "/api/v1/operators/{id}",
            "/api/v1/operators/{id}/sessions",
        ],
    ),
];

/// Methods that take another right than the other changes at their address.
const APART: &[(&str, &str, Right)] = &[("DELETE", "/api/v1/subscribers/{id}", Transfer)];

/// Pages of the desk and addresses of the API that anybody may reach.
const OPEN: &[&str] = &[
    "/desk/forgotten",
    "/desk/invitation/{token}",
    "/desk/link",
    "/desk/link/{token}",
    "/desk/password/{token}",
    "/desk/setup/{token}",
    "/desk/sign-in",
    "/desk/sign-in/code",
    "/api/v1/lists/{slug}/form",
    "/api/v1/openapi.json",
    "/api/v1/subscriptions",
];

/// Each guarded route with what looking and changing take.
pub(crate) fn guarded() -> impl Iterator<Item = (&'static str, Option<Right>, Right)> {
    GUARDED.iter().flat_map(|(look, change, patterns)| {
        patterns.iter().map(|pattern| (*pattern, *look, *change))
    })
}

/// The right that a method of a route takes; none where it is for everybody.
fn right_of(method: &str, pattern: &str, look: Option<Right>, change: Right) -> Option<Right> {
    let apart = APART.iter().find(|row| (row.0, row.1) == (method, pattern));
    match apart {
        Some((.., right)) => Some(*right),
        None if method == "GET" => look,
        None => Some(change),
    }
}

/// Whether an address is one of those that may be guarded.
fn may_be_guarded(pattern: &str) -> bool {
    pattern.starts_with("/desk") || pattern.starts_with("/api/v1/")
}

#[test]
fn every_route_of_the_desk_and_the_api_has_a_row() {
    let routes: BTreeSet<&str> = headers::routes()
        .map(|(pattern, _)| pattern)
        .filter(|pattern| may_be_guarded(pattern))
        .collect();
    let rows: BTreeSet<&str> = guarded()
        .map(|(pattern, ..)| pattern)
        .chain(OPEN.iter().copied())
        .collect();
    assert_eq!(
        routes, rows,
        "tests/it/rights.rs says who may use each route"
    );
}

/// Somebody who comes.
#[derive(Debug, Clone)]
enum Who {
    Nobody,
    /// At the desk: the role, the cookie, and the secret of their forms.
    Seated(Role, String, String),
    /// A program: the one scope of its key, and the key.
    Program(Right, String),
}

/// What becomes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// They are let in; what they ask for may not be there.
    LetIn,
    /// They are known, and may not.
    Refused,
    /// They have to say who they are.
    Asked,
}

/// What the table says.
fn expected(who: &Who, is_desk: bool, looks: bool, right: Right) -> Fate {
    match who {
        // A key opens no page, and a session changes nothing through the API.
        Who::Nobody => Fate::Asked,
        Who::Program(..) if is_desk => Fate::Asked,
        Who::Seated(..) if !is_desk && !looks => Fate::Asked,
        Who::Seated(role, ..) if role.rights().include(right) => Fate::LetIn,
        Who::Program(scope, _) if *scope == right => Fate::LetIn,
        Who::Seated(..) | Who::Program(..) => Fate::Refused,
    }
}

fn became(page: &Page, is_desk: bool) -> Fate {
    let to_the_door = page.header("location").starts_with("/desk/sign-in?next=");
    match page.status {
        303 if is_desk && to_the_door => Fate::Asked,
        401 => Fate::Asked,
        403 => {
            // In words, whichever door it is.
            let worded = if is_desk { "<h1>" } else { "\"title\"" };
            assert!(page.body.contains(worded), "a bare refusal: {}", page.body);
            Fate::Refused
        }
        _ => Fate::LetIn,
    }
}

async fn ask(browser: &Browser, who: &Who, method: &Method, path: &str) -> Page {
    let looks = *method == Method::GET;
    let request = browser.request(method.clone(), path);
    let request = match who {
        Who::Nobody => request,
        Who::Seated(_, cookie, _) => request.header("cookie", cookie),
        Who::Program(_, key) => request.bearer_auth(key),
    };
    let is_desk = path.starts_with("/desk");
    let request = match who {
        _ if looks => request,
        Who::Seated(_, _, secret) if is_desk => request
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("csrf={secret}")),
        _ => request
            .header("content-type", "application/json")
            .body("{}"),
    };
    browser.send(request).await
}

/// A path that fits the pattern and leads to nothing that is there, so that nothing is done.
fn path_of(pattern: &str) -> String {
    let mut path = pattern.replace("{slug}", LIST);
    while let (Some(begin), Some(end)) = (path.find('{'), path.find('}')) {
        path.replace_range(begin..=end, "999999");
    }
    path
}

/// The secret of the forms on a page.
fn secret_on(page: &Page) -> String {
    let mut fields = page.forms().into_iter().flat_map(|form| form.fields);
    let secret = fields.find(|(name, _)| name == "csrf");
    secret
        .unwrap_or_else(|| panic!("no form on {}: {}", page.url, page.body))
        .1
}

/// Where whoever acts loses the session that they came with.
const ENDS_SESSIONS: [&str; 2] = ["/desk/sign-out", "/desk/account"];

/// Gives everybody the session back that they began with.
fn seat_again(database: &TestDatabase) {
    execute(database, "DELETE FROM operator_sessions");
    execute(
        database,
        "INSERT INTO operator_sessions SELECT * FROM seated",
    );
}

async fn everybody(
    installation: &Installation,
    database: &TestDatabase,
    browser: &Browser,
) -> Vec<Who> {
    let mut all = vec![Who::Nobody];
    for role in Role::ALL {
        let cookie = sit_down(database, "http://here", *role);
        let page = browser
            .request(Method::GET, "/desk")
            .header("cookie", &cookie);
        let secret = secret_on(&browser.send(page).await.expect_status(200));
        all.push(Who::Seated(*role, cookie, secret));
    }
    for right in Right::ALL {
        let made = installation.cli(&["key", "create", right.as_str(), "--scope", right.as_str()]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        all.push(Who::Program(*right, key));
    }
    all
}

both_databases! {
    async fn everybody_may_do_what_the_table_says_and_nothing_else(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("api.requests_per_minute", "1000000");
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let everybody = everybody(&installation, &database, &browser).await;
        // Some routes end sessions. What they did is undone before the next one.
        execute(
            &database,
            "CREATE TABLE seated AS SELECT * FROM operator_sessions",
        );
        let methods: BTreeMap<&str, &str> = headers::routes().collect();
        let mut wrong = Vec::new();
        for (pattern, look, change) in guarded() {
            let path = path_of(pattern);
            let is_desk = pattern.starts_with("/desk");
            for method in methods[pattern]
                .split(", ")
                .filter(|one| !["HEAD", "OPTIONS"].contains(one))
            {
                let method = Method::from_bytes(method.as_bytes()).expect("a method");
                let looks = method == Method::GET;
                let Some(right) = right_of(method.as_str(), pattern, look, change) else {
                    let page = ask(&browser, &Who::Nobody, &method, &path).await;
                    assert_eq!(page.status, 200, "{method} {pattern} is for everybody");
                    continue;
                };
                seat_again(&database);
                for who in &everybody {
                    if !looks && ENDS_SESSIONS.contains(&pattern) {
                        seat_again(&database);
                    }
                    let page = ask(&browser, who, &method, &path).await;
                    let (fate, wanted) = (became(&page, is_desk), expected(who, is_desk, looks, right));
                    if fate != wanted || page.status >= 500 {
                        wrong.push(format!(
                            "{method} {pattern} by {who:?}: {fate:?} ({}), not {wanted:?}",
                            page.status
                        ));
                    }
                    if !is_desk && fate == Fate::Refused {
                        assert_eq!(page.json()["code"], "forbidden", "{method} {pattern}");
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        for pattern in OPEN
            .iter()
            .filter(|pattern| methods[**pattern].starts_with("GET"))
        {
            let page = ask(&browser, &Who::Nobody, &Method::GET, &path_of(pattern)).await;
            let asked = page.header("location").starts_with("/desk/sign-in?next=");
            assert!(page.status != 401 && !asked, "{pattern}: {}", page.status);
        }
    }
}

#[tokio::test]
async fn the_document_names_the_right_that_each_operation_takes() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let installation = Installation::new(&database, &sink.url());
    installation.cli(&["migrate"]);
    let server = installation.serve().await;
    let document: Value = server
        .browser()
        .get("/api/v1/openapi.json")
        .await
        .expect_status(200)
        .json();
    for (pattern, look, change) in guarded().filter(|(pattern, ..)| pattern.starts_with("/api/")) {
        let operations = document["paths"][pattern].as_object();
        for (method, operation) in
            operations.unwrap_or_else(|| panic!("{pattern} is not described"))
        {
            let right = right_of(&method.to_uppercase(), pattern, look, change);
            let named = operation["security"]
                .as_array()
                .and_then(|ways| ways.iter().find_map(|way| way["key"][0].as_str()));
            assert_eq!(named, right.map(Right::as_str), "{method} {pattern}");
            let session = operation["security"]
                .as_array()
                .is_some_and(|ways| ways.iter().any(|way| way.get("session").is_some()));
            assert_eq!(
                session,
                method == "get" && right.is_some(),
                "{method} {pattern}"
            );
        }
    }
    for pattern in OPEN
        .iter()
        .filter(|pattern| document["paths"][**pattern].is_object())
    {
        for (method, operation) in document["paths"][*pattern].as_object().expect("operations") {
            assert!(
                operation["security"].is_null(),
                "{method} {pattern} needs no key"
            );
        }
    }
}
