//! Every change at the desk and through the API leaves one line in the audit log, route by route: each is used once with
//! success. What leaves none is named here, and why.

use std::collections::BTreeSet;
use std::time::Duration;

use postrider::domain::operator::Role;
use postrider::services::{forgetting, subscribers};
use reqwest::Method;
use serde_json::{Value, json};

use crate::architecture::texts_of_the_source;
use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::desk::sit_down;
use crate::harness::house::House;
use crate::harness::newsroom::{LIST, add_readers, count, execute, open_list, texts};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;
use crate::{headers, rights};

const PATIENCE: Duration = Duration::from_mins(1);

/// Routes that take POST, and change nothing or are looked at elsewhere.
const APART: &[(&str, &str)] = &[
    ("/desk/audit/check", "it reads the log"),
    ("/api/v1/feeds/find", "it reads a page, and keeps nothing"),
    ("/api/v1/feeds/try", "it reads a feed, and keeps nothing"),
    ("/desk/records", "it asks DNS; see desk_relays.rs"),
    ("/api/v1/records/look", "it asks DNS; see desk_relays.rs"),
    ("/desk/proof", "it takes a password; see desk_getting_in.rs"),
    (
        "/desk/account/second-factor",
        "it takes a code; see desk_getting_in.rs",
    ),
];

/// What is sent.
enum Body {
    Form(Vec<(&'static str, &'static str)>),
    Json(Value),
    Sheet(&'static str),
}

/// One use of a route.
struct Step {
    method: &'static str,
    pattern: &'static str,
    /// What stands in the place of `{id}` and the like: a number or a name, or the table of the newest thing.
    which: &'static str,
    query: &'static str,
    body: Body,
    action: &'static str,
    /// Done to the ledger before.
    before: &'static str,
    /// Waited for before: so many of these rows.
    until: (&'static str, i64),
}

impl Step {
    fn of(method: &'static str, pattern: &'static str, body: Body, action: &'static str) -> Self {
        Self {
            method,
            pattern,
            which: "",
            query: "",
            body,
            action,
            before: "",
            until: ("", 0),
        }
    }

    fn on(self, which: &'static str) -> Self {
        Self { which, ..self }
    }

    fn asking(self, query: &'static str) -> Self {
        Self { query, ..self }
    }

    fn after(self, before: &'static str) -> Self {
        Self { before, ..self }
    }

    fn once(self, rows: &'static str, are: i64) -> Self {
        Self {
            until: (rows, are),
            ..self
        }
    }
}

/// A form of the desk.
fn desk(
    pattern: &'static str,
    fields: &[(&'static str, &'static str)],
    action: &'static str,
) -> Step {
    Step::of("POST", pattern, Body::Form(fields.to_vec()), action)
}

fn api(method: &'static str, pattern: &'static str, body: Value, action: &'static str) -> Step {
    Step::of(method, pattern, Body::Json(body), action)
}

fn post(pattern: &'static str, body: Value, action: &'static str) -> Step {
    api("POST", pattern, body, action)
}

fn article(id: &'static str) -> Step {
    let body = json!({"list": LIST, "source": "site", "external_id": id, "title": format!("Article {id}"),
        "url": format!("https://daily-news.net/{id}")});
    post("/api/v1/articles", body, "article.push")
}

const MAKES_WAVE: &str = "INSERT INTO removal_waves (domain, state, first_at, last_at) VALUES ('bulk-readers.net', 'open', 1, 1)";
const IDLE: &str = "issues WHERE state IN ('planning', 'sending')";
const SHEET: &str = "address;when\nbob@readers-mail.net;2024-05-01\n";
const COUNTED: &str = "bulk_actions WHERE state = 'ready'";
const UNCHECKED: &str = "imports WHERE state IN ('checking', 'queued', 'running', 'starting')";
/// What a form says of a sheet.
const SAID: &[(&str, &str)] = &[
    ("column_0", "address"),
    ("column_1", "agreed_at"),
    ("source", "The old house"),
    ("proof", "terms"),
    ("terms_version", "1"),
    ("wording", ""),
    ("agreed_at", ""),
    ("basis", "express"),
    ("responsible", "Grace"),
    ("cadence", ""),
    ("language", ""),
    ("time_zone", ""),
];

#[expect(clippy::too_many_lines, reason = "a table")]
fn lists() -> Vec<Step> {
    let list = "/api/v1/lists/{slug}";
    vec![
        post(
            "/api/v1/lists",
            json!({"slug": "weekend", "name": "The Weekend", "from_name": "The Weekend",
                "from_address": "weekend@daily-news.net", "legal_name": "Daily News Ltd", "postal_address": "1 High Street"}),
            "list.create",
        ),
        api("PATCH", list, json!({"description": "Daily."}), "list.edit"),
        post(
            "/api/v1/lists/{slug}/topics",
            json!({"slug": "city", "name": "City"}),
            "topic.create",
        ),
        api(
            "PUT",
            "/api/v1/lists/{slug}/topics",
            json!({"order": ["city"]}),
            "topic.order",
        ),
        api(
            "PATCH",
            "/api/v1/lists/{slug}/topics/{topic}",
            json!({"name": "Town"}),
            "topic.edit",
        )
        .on("city"),
        api(
            "DELETE",
            "/api/v1/lists/{slug}/topics/{topic}",
            Value::Null,
            "topic.remove",
        )
        .on("city"),
        post(
            "/api/v1/lists/{slug}/terms",
            json!({"newsletter_statement": "Yes.", "terms_statement": "I agree.", "body": "One letter a day."}),
            "terms.publish",
        ),
        post(
            "/api/v1/lists/{slug}/schedules",
            json!({"name": "weekly", "cron": "0 9 1 1 *"}),
            "schedule.create",
        ),
        api(
            "PATCH",
            "/api/v1/lists/{slug}/schedules/{name}",
            json!({"cron": "30 9 1 1 *"}),
            "schedule.edit",
        )
        .on("weekly"),
        api(
            "PUT",
            "/api/v1/lists/{slug}/topic-rules",
            json!({"rules": []}),
            "topic.rules",
        ),
        api(
            "PATCH",
            "/api/v1/lists/{slug}/editorial",
            json!({"intro": "Good morning."}),
            "list.editorial",
        ),
        desk(
            "/desk/lists/new",
            &[
                ("slug", "monthly"),
                ("name", "The Month"),
                ("from_name", "The Month"),
                ("language", "en"),
                ("time_zone", "UTC"),
                ("from_address", "month@daily-news.net"),
                ("legal_name", "Daily News Ltd"),
                ("postal_address", "1 High Street"),
            ],
            "list.create",
        ),
        desk("/desk/lists/{slug}", &[("act", "open")], "list.edit"),
        desk(
            "/desk/lists/{slug}/look",
            &[("footer", "Written by hand.")],
            "list.edit",
        ),
        desk(
            "/desk/lists/{slug}/topics",
            &[("act", "add"), ("slug", "arts"), ("name", "Arts")],
            "topic.create",
        ),
        desk(
            "/desk/lists/{slug}/terms",
            &[
                ("newsletter_statement", "Yes."),
                ("terms_statement", "I agree."),
                ("body", "One letter, daily."),
            ],
            "terms.publish",
        ),
        desk(
            "/desk/lists/{slug}/schedules",
            &[
                ("act", "add"),
                ("name", "monthly"),
                ("cron", "0 9 2 1 *"),
                ("time_zone", "UTC"),
            ],
            "schedule.create",
        ),
        desk(
            "/desk/lists/{slug}/schedules/{id}",
            &[("act", "save"), ("cron", "0 9 3 1 *"), ("time_zone", "UTC")],
            "schedule.edit",
        )
        .on("schedules"),
        desk(
            "/desk/lists/{slug}/editing",
            &[("article_order", "time"), ("approval", "automatic")],
            "list.editorial",
        ),
        desk(
            "/desk/lists/{slug}/form",
            &[("act", "allow"), ("origin", "https://daily-news.net")],
            "list.origins",
        ),
    ]
}

fn sources() -> Vec<Step> {
    let feed = "/api/v1/feeds/{id}";
    vec![
        post(
            "/api/v1/feeds",
            json!({"list": LIST, "url": "http://127.0.0.1:9/a"}),
            "feed.create",
        ),
        api("PATCH", feed, json!({"state": "stopped"}), "feed.edit").on("feeds"),
        post("/api/v1/feeds/{id}/visit", Value::Null, "feed.visit").on("feeds"),
        post("/api/v1/feeds/{id}/release", Value::Null, "feed.release").on("feeds"),
        post("/api/v1/feeds/{id}/drop", Value::Null, "feed.drop").on("feeds"),
        api("DELETE", feed, Value::Null, "feed.remove").on("feeds"),
        desk(
            "/desk/feeds/new",
            &[
                ("act", "add"),
                ("list", LIST),
                ("url", "http://127.0.0.1:9/b"),
            ],
            "feed.create",
        ),
        desk("/desk/feeds/{id}", &[("act", "stop")], "feed.edit").on("feeds"),
        article("1"),
        api(
            "PATCH",
            "/api/v1/articles/{id}",
            json!({"title": "Put right"}),
            "article.correct",
        )
        .on("articles"),
        post("/api/v1/articles/{id}/hide", Value::Null, "article.hide").on("articles"),
        post("/api/v1/articles/{id}/show", Value::Null, "article.show").on("articles"),
        desk(
            "/desk/articles/new",
            &[
                ("list", LIST),
                ("title", "By hand"),
                ("url", "https://daily-news.net/hand"),
                ("summary", ""),
            ],
            "article.create",
        ),
        desk("/desk/articles/{id}", &[("act", "hide")], "article.hide").on("articles"),
    ]
}

#[expect(clippy::too_many_lines, reason = "a table")]
fn readers() -> Vec<Step> {
    let (reader, suppression) = ("/api/v1/subscribers/{id}", "/api/v1/suppressions/{id}");
    let search = json!({"kind": "pause", "search": {"list": LIST, "q": "r1@"}});
    vec![
        post(
            "/api/v1/subscribers",
            json!({"email": "new@daily-readers.net", "list": LIST}),
            "subscriber.add",
        ),
        api(
            "PATCH",
            reader,
            json!({"list": LIST, "name": "Ada"}),
            "subscriber.edit",
        )
        .on("1"),
        post(
            "/api/v1/subscribers/{id}/link",
            Value::Null,
            "subscriber.send_link",
        )
        .on("1"),
        post(
            "/api/v1/subscribers/{id}/data",
            Value::Null,
            "subscriber.export",
        )
        .on("1"),
        api("DELETE", reader, Value::Null, "subscriber.erase").on("5"),
        post(
            "/api/v1/suppressions",
            json!({"email": "eve@elsewhere.net", "note": "a rival"}),
            "subscriber.suppress",
        ),
        api("DELETE", suppression, Value::Null, "subscriber.release").on("suppressions"),
        post(
            "/api/v1/preferences",
            json!({"list": LIST, "email": "r2@bulk-readers.net", "language": "de"}),
            "subscriber.preferences",
        ),
        post("/api/v1/bulk-actions", search.clone(), "bulk.ask"),
        post(
            "/api/v1/bulk-actions/{id}/confirm",
            json!({"count": 1}),
            "bulk.confirm",
        )
        .on("bulk_actions")
        .once(COUNTED, 1),
        post("/api/v1/bulk-actions/{id}/undo", Value::Null, "bulk.undo")
            .on("bulk_actions")
            .once("bulk_actions WHERE state = 'finished'", 1),
        post("/api/v1/bulk-actions", search, "bulk.ask"),
        post(
            "/api/v1/bulk-actions/{id}/cancel",
            Value::Null,
            "bulk.cancel",
        )
        .on("bulk_actions")
        .once(COUNTED, 1),
        post("/api/v1/held-sign-ups/release", json!({}), "signup.release"),
        post("/api/v1/held-sign-ups/drop", json!({}), "signup.drop"),
        post("/api/v1/removals/{id}/undo", Value::Null, "removals.undo")
            .on("removal_waves")
            .after(MAKES_WAVE),
        post("/api/v1/removals/{id}/keep", Value::Null, "removals.keep")
            .on("removal_waves")
            .after(MAKES_WAVE),
        desk(
            "/desk/subscribers/new",
            &[
                ("email", "bob@daily-readers.net"),
                ("list", LIST),
                ("consent", "ask"),
            ],
            "subscriber.add",
        ),
        desk(
            "/desk/subscribers/{id}/lists/{slug}",
            &[("do", "pause")],
            "subscriber.pause",
        )
        .on("2"),
        desk("/desk/subscribers/{id}/link", &[], "subscriber.send_link").on("2"),
        desk("/desk/subscribers/{id}/data", &[], "subscriber.export").on("2"),
        desk(
            "/desk/subscribers/{id}/erasure",
            &[("address", "r4@bulk-readers.net")],
            "subscriber.erase",
        )
        .on("4"),
        desk(
            "/desk/suppressions",
            &[("email", "max@elsewhere.net"), ("note", "")],
            "subscriber.suppress",
        ),
        desk(
            "/desk/suppressions/{id}",
            &[("sure", "yes")],
            "subscriber.release",
        )
        .on("suppressions"),
        desk(
            "/desk/bulk-actions/new",
            &[("kind", "pause"), ("sought", "list=daily&q=r1%40")],
            "bulk.ask",
        ),
        desk(
            "/desk/bulk-actions/{id}",
            &[("do", "cancel")],
            "bulk.cancel",
        )
        .on("bulk_actions")
        .once(COUNTED, 1),
        desk("/desk/removals/{id}", &[("do", "keep")], "removals.keep")
            .on("removal_waves")
            .after(MAKES_WAVE),
        desk("/desk/held-sign-ups", &[("do", "drop")], "signup.drop"),
    ]
}

fn sheets() -> Vec<Step> {
    let said = json!({"mapping": ["address", "agreed_at"], "source": "A fair", "proof": "wording", "wording": "Yes.",
        "basis": "express", "responsible": "Grace"});
    let order = json!({"kind": "subscribers", "format": "jsonl", "list": LIST});
    let of_desk = &[
        ("kind", "subscribers"),
        ("format", "csv"),
        ("list", LIST),
        ("state", "active"),
    ];
    let ready = "exports WHERE state = 'ready'";
    vec![
        Step::of(
            "POST",
            "/api/v1/imports",
            Body::Sheet(SHEET),
            "import.upload",
        )
        .asking("?list=daily&file_name=a.csv"),
        api("PATCH", "/api/v1/imports/{id}", said, "import.edit").on("imports"),
        post("/api/v1/imports/{id}/check", Value::Null, "import.check").on("imports"),
        post("/api/v1/imports/{id}/start", Value::Null, "import.start")
            .on("imports")
            .once(UNCHECKED, 0),
        Step::of(
            "POST",
            "/api/v1/imports",
            Body::Sheet(SHEET),
            "import.upload",
        )
        .asking("?list=daily&file_name=b.csv")
        .once(UNCHECKED, 0),
        post("/api/v1/imports/{id}/cancel", Value::Null, "import.cancel").on("imports"),
        Step::of(
            "POST",
            "/desk/transfer/imports",
            Body::Sheet(SHEET),
            "import.upload",
        ),
        // Two deeds, and a line for each.
        desk(
            "/desk/transfer/imports/{id}",
            SAID,
            "import.edit import.check",
        )
        .on("imports"),
        desk("/desk/transfer/imports/{id}/start", &[], "import.start")
            .on("imports")
            .once(UNCHECKED, 0),
        Step::of(
            "POST",
            "/desk/transfer/imports",
            Body::Sheet(SHEET),
            "import.upload",
        )
        .once(UNCHECKED, 0),
        desk("/desk/transfer/imports/{id}/cancel", &[], "import.cancel").on("imports"),
        post("/api/v1/exports", order, "export.order"),
        post(
            "/api/v1/exports/{id}/download",
            Value::Null,
            "export.download",
        )
        .on("exports")
        .once(ready, 1),
        post("/api/v1/exports/{id}/cancel", Value::Null, "export.cancel").on("exports"),
        desk("/desk/transfer/exports", of_desk, "export.order"),
        desk(
            "/desk/transfer/exports/{id}/download",
            &[],
            "export.download",
        )
        .on("exports")
        .once(ready, 1),
        desk("/desk/transfer/exports/{id}/cancel", &[], "export.cancel").on("exports"),
    ]
}

#[expect(clippy::too_many_lines, reason = "a table")]
fn issues() -> Vec<Step> {
    let held = json!({"list": LIST, "hold": true});
    let to = json!({"address": "desk@daily-news.net"});
    vec![
        post("/api/v1/issues", held.clone(), "issue.make"),
        api(
            "PATCH",
            "/api/v1/issues/{id}/draft",
            json!({"subject": "Fresh bread"}),
            "issue.edit",
        )
        .on("issues"),
        post("/api/v1/issues/{id}/test-letters", to, "issue.test").on("issues"),
        post("/api/v1/issues/{id}/stop", Value::Null, "issue.stop").on("issues"),
        post("/api/v1/issues/{id}/pause", Value::Null, "issue.pause").on("issues"),
        post("/api/v1/issues/{id}/resume", Value::Null, "issue.resume").on("issues"),
        post("/api/v1/issues/{id}/approval", Value::Null, "issue.approve").on("issues"),
        post(
            "/api/v1/issues/{id}/recipients/export",
            Value::Null,
            "issue.export",
        )
        .on("issues")
        .once(IDLE, 0),
        post(
            "/api/v1/issues/{id}/retries",
            json!({"outcome": "rejected"}),
            "issue.retry",
        )
        .on("issues"),
        post(
            "/api/v1/issues/{id}/doubts",
            json!({"decision": "sent"}),
            "issue.resolve",
        )
        .on("issues"),
        post(
            "/api/v1/doubts",
            json!({"decision": "sent", "deliveries": [1]}),
            "issue.resolve",
        ),
        article("2"),
        post("/api/v1/issues", held.clone(), "issue.make"),
        post(
            "/api/v1/issues/{id}/cancel",
            json!({"articles": "roll_over"}),
            "issue.cancel",
        )
        .on("issues"),
        article("3"),
        post(
            "/api/v1/lists/{slug}/breaking",
            json!({"source": "site", "external_id": "3", "to": "all"}),
            "issue.break",
        ),
        article("4"),
        desk("/desk/issues/new", &[("of", LIST)], "issue.make").once(IDLE, 0),
        desk(
            "/desk/issues/{id}/edit",
            &[("subject", "Stale bread")],
            "issue.edit",
        )
        .on("issues"),
        desk(
            "/desk/issues/{id}/test-letters",
            &[("address", "desk@daily-news.net")],
            "issue.test",
        )
        .on("issues"),
        desk("/desk/issues/{id}/stop", &[], "issue.stop").on("issues"),
        desk("/desk/issues/{id}/pause", &[], "issue.pause").on("issues"),
        desk("/desk/issues/{id}/resume", &[], "issue.resume").on("issues"),
        desk(
            "/desk/issues/{id}/approval",
            &[("list", "The Daily")],
            "issue.approve",
        )
        .on("issues"),
        desk("/desk/issues/{id}/recipients/export", &[], "issue.export")
            .on("issues")
            .once(IDLE, 0),
        desk(
            "/desk/issues/{id}/retries",
            &[("all", "rejected")],
            "issue.retry",
        )
        .on("issues"),
        desk(
            "/desk/issues/{id}/doubts",
            &[("all", "yes"), ("decision", "sent")],
            "issue.resolve",
        )
        .on("issues"),
        desk("/desk/doubts", &[("one", "sent 1")], "issue.resolve"),
        article("5"),
        post("/api/v1/issues", held, "issue.make"),
        desk(
            "/desk/issues/{id}/cancel",
            &[("articles", "roll_over")],
            "issue.cancel",
        )
        .on("issues"),
        article("6"),
        desk(
            "/desk/issues/breaking",
            &[
                ("list", LIST),
                ("name", "The Daily"),
                ("article", "<articles>"),
                ("to", "all"),
            ],
            "issue.break",
        ),
    ]
}

fn house() -> Vec<Step> {
    let invited = json!({"email": "grace@daily-news.net", "role": "viewer"});
    let key = json!({"name": "a reader", "rights": ["read"]});
    vec![
        post("/api/v1/invitations", invited, "operator.invite"),
        api(
            "DELETE",
            "/api/v1/invitations/{id}",
            Value::Null,
            "operator.withdraw",
        )
        .on("operator_links"),
        api(
            "PATCH",
            "/api/v1/operators/{id}",
            json!({"role": "viewer"}),
            "operator.role",
        )
        .on("2"),
        api(
            "DELETE",
            "/api/v1/operators/{id}/sessions",
            Value::Null,
            "session.revoke",
        )
        .on("2"),
        api(
            "DELETE",
            "/api/v1/operators/{id}",
            Value::Null,
            "operator.remove",
        )
        .on("2"),
        post("/api/v1/keys", key, "key.create"),
        api("DELETE", "/api/v1/keys/{id}", Value::Null, "key.revoke").on("api_keys"),
        post("/api/v1/relays/{name}/test", Value::Null, "relay.test").on("main"),
        desk(
            "/desk/people/invitation",
            &[("email", "max@daily-news.net"), ("role", "viewer")],
            "operator.invite",
        ),
        desk(
            "/desk/people",
            &[("withdraw", "<operator_links>")],
            "operator.withdraw",
        ),
        desk(
            "/desk/people/{id}",
            &[("act", "role"), ("role", "editor")],
            "operator.role",
        )
        .on("3"),
        desk(
            "/desk/keys/new",
            &[("name", "a site"), ("rights", "read"), ("end", "")],
            "key.create",
        ),
        desk("/desk/keys/{id}/revoke", &[], "key.revoke").on("api_keys"),
        desk("/desk/audit/export", &[("format", "csv")], "audit.export"),
        desk("/desk/relays/{name}/test", &[], "relay.test").on("main"),
        desk(
            "/desk/settings/ledger",
            &[("issues", "pause")],
            "ledger.release",
        )
        .after("UPDATE instance SET held_since = 1, held_reason = 'it is a copy'"),
        desk(
            "/desk/account",
            &[("act", "person"), ("name", "Ada"), ("language", "en")],
            "operator.edit",
        ),
        // The last: nobody sits at the desk then.
        desk("/desk/sign-out", &[], "session.end"),
    ]
}

fn steps() -> Vec<Step> {
    [lists(), sources(), readers(), sheets(), issues(), house()]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn every_route_that_changes_something_is_used_or_set_apart() {
    let used: BTreeSet<(String, &str)> = steps()
        .iter()
        .map(|step| (step.method.to_owned(), step.pattern))
        .collect();
    let apart = |pattern: &str| APART.iter().any(|(known, _)| *known == pattern);
    let guarded: BTreeSet<&str> = rights::guarded().map(|(pattern, ..)| pattern).collect();
    let changing = headers::routes()
        .filter(|(pattern, _)| guarded.contains(pattern))
        .flat_map(|(pattern, methods)| {
            methods
                .split(", ")
                .map(move |one| (one.to_owned(), pattern))
        })
        .filter(|(method, _)| !["GET", "HEAD", "OPTIONS"].contains(&method.as_str()));
    let unused: Vec<_> = changing
        .filter(|(method, pattern)| !used.contains(&(method.clone(), *pattern)) && !apart(pattern))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// What changes nothing in the ledger, and is written down all the same.
const DEEDS: [&str; 4] = ["audit.export", "issue.export", "records.look", "relay.test"];

#[test]
fn a_line_is_written_apart_only_where_nothing_is_changed() {
    for text in texts_of_the_source() {
        for (place, call) in text.match_indices("audit::recorded(") {
            let end = text.len().min(place + 300);
            let after = text.get(place..end).unwrap_or(&text[place..]);
            let known = DEEDS
                .iter()
                .any(|deed| after.contains(&format!("\"{deed}\"")));
            assert!(
                known,
                "{call} tells of a change: let its story write the line in its transaction ({after})"
            );
        }
    }
}

/// Who uses the routes.
struct Stage<'a> {
    database: &'a TestDatabase,
    browser: &'a Browser,
    cookie: String,
    csrf: String,
    key: String,
}

impl Stage<'_> {
    /// The newest number in a table; what is no table stands for itself.
    fn newest(&self, which: &str) -> String {
        if which.is_empty()
            || which == "main"
            || which == "city"
            || which == "weekly"
            || which.parse::<i64>().is_ok()
        {
            return which.to_owned();
        }
        let query = format!("SELECT CAST(MAX(id) AS TEXT) AS text FROM {which}");
        texts(self.database, &query).remove(0)
    }

    fn path(&self, step: &Step) -> String {
        let path = step.pattern.replace("{slug}", LIST);
        let path = match (path.find('{'), path.find('}')) {
            (Some(begin), Some(end)) => format!(
                "{}{}{}",
                &path[..begin],
                self.newest(step.which),
                &path[end + 1..]
            ),
            _ => path,
        };
        path + step.query
    }

    async fn send(&self, step: &Step) -> Page {
        let path = self.path(step);
        let method = Method::from_bytes(step.method.as_bytes()).expect("a method");
        let is_desk = step.pattern.starts_with("/desk");
        let path = match (&step.body, is_desk) {
            (Body::Sheet(_), true) => format!("{path}?csrf={}", self.csrf),
            _ => path,
        };
        let request = self.browser.request(method, &path);
        let request = if is_desk {
            request.header("cookie", &self.cookie)
        } else {
            request.bearer_auth(&self.key)
        };
        let request = match &step.body {
            Body::Json(Value::Null) => request,
            Body::Json(body) => request
                .header("content-type", "application/json")
                .body(body.to_string()),
            Body::Form(fields) => {
                let mut form = url::form_urlencoded::Serializer::new(String::new());
                form.append_pair("csrf", &self.csrf);
                for (name, value) in fields {
                    let table = value
                        .strip_prefix('<')
                        .and_then(|rest| rest.strip_suffix('>'));
                    let value =
                        table.map_or_else(|| (*value).to_owned(), |table| self.newest(table));
                    form.append_pair(name, &value);
                }
                let request = request.header("content-type", "application/x-www-form-urlencoded");
                request.body(form.finish())
            }
            Body::Sheet(sheet) if is_desk => {
                let part = |head: &str, body: &str| {
                    format!("--edge\r\ncontent-disposition: form-data; {head}\r\n\r\n{body}\r\n")
                };
                let body = part("name=\"list\"", LIST)
                    + &part("name=\"file\"; filename=\"a.csv\"", sheet)
                    + "--edge--\r\n";
                request
                    .header("content-type", "multipart/form-data; boundary=edge")
                    .body(body)
            }
            Body::Sheet(sheet) => request.header("content-type", "text/csv").body(*sheet),
        };
        self.browser.send(request).await
    }

    async fn wait(&self, (rows, are): (&str, i64)) -> bool {
        let waited = tokio::time::timeout(PATIENCE, async {
            while !rows.is_empty() && count(self.database, rows) != are {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        waited.await.is_ok()
    }
}

both_databases! {
    async fn every_change_leaves_one_line_that_says_who_did_it_and_from_where(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("api.requests_per_minute", "1000000");
        open_list(&installation);
        add_readers(&database, 5);
        let made = installation.cli(&["key", "create", "all", "--scope", "read,content,send,subscribers,transfer,people"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let server = installation.serve().await;
        let browser = server.browser();
        let cookie = sit_down(&database, server.url(), Role::Owner);
        sit_down(&database, server.url(), Role::Editor);
        sit_down(&database, server.url(), Role::Viewer);
        let page = browser.request(Method::GET, "/desk").header("cookie", &cookie);
        let page = browser.send(page).await.expect_status(200);
        let csrf = page.form().value("csrf").expect("the secret of the session").to_owned();
        let stage = Stage { database: &database, browser: &browser, cookie, csrf, key };
        let mut wrong = Vec::new();
        for step in steps() {
            let name = format!("{} {}", step.method, step.pattern);
            if !stage.wait(step.until).await {
                wrong.push(format!("{name}: never so many {:?}", step.until));
            }
            if !step.before.is_empty() {
                execute(&database, step.before);
            }
            let before: i64 = count(&database, "audit_log");
            let page = stage.send(&step).await;
            if page.status >= 400 {
                wrong.push(format!("{name}: {} {}", page.status, page.text()));
                continue;
            }
            let lines = format!("SELECT action || ' ' || actor_kind || ' ' || COALESCE(network, '-') AS text FROM audit_log \
                WHERE id > {before} ORDER BY id");
            let lines = texts(&database, &lines);
            let who = if step.pattern.starts_with("/desk") { "operator" } else { "key" };
            let is_whole = lines.iter().all(|line| line.ends_with(&format!(" {who} 127.0.0.*")));
            let actions: Vec<&str> = lines.iter().filter_map(|line| line.split(' ').next()).collect();
            if actions.join(" ") != step.action || !is_whole {
                wrong.push(format!("{name}: {lines:?}, not one line {}", step.action));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let chain = browser.request(Method::GET, "/api/v1/audit/chain").bearer_auth(&stage.key);
        assert_eq!(browser.send(chain).await.expect_status(200).json()["whole"], true);
    }
    async fn what_commands_do_to_a_reader_leaves_a_line_each(database: TestDatabase) {
        const READER: &str = "ada@reader.example";
        let house = House::open(database).await;
        house.subscribe(READER).await;
        subscribers::suppress(&house.app, READER, Some("asked by post".to_owned())).await.unwrap();
        assert!(subscribers::unsuppress(&house.app, READER).await.unwrap());
        assert_eq!(subscribers::unsubscribe(&house.app, READER, None).await.unwrap(), 1);
        assert!(forgetting::forget_address(&house.app, READER).await.unwrap());
        // What changes nothing leaves none.
        assert!(!subscribers::unsuppress(&house.app, READER).await.unwrap());
        assert_eq!(subscribers::unsubscribe(&house.app, READER, None).await.unwrap(), 0);
        for action in ["suppress", "release", "unsubscribe", "erase"] {
            let lines = format!("SELECT COUNT(*) FROM audit_log WHERE actor_kind = 'command_line' \
                AND action = 'subscriber.{action}' AND target LIKE 'subscriber %'");
            assert_eq!(house.number(&lines), 1, "{action}");
        }
    }
}
