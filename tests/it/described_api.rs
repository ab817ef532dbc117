//! The OpenAPI document says what the API takes; scripts/fuzz-api holds the server to it.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::harness::server::Installation;
use crate::harness::sink::Sink;
use crate::headers;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
const GUIDE: &str = include_str!("../../docs/api.md");

async fn document(browser: &Browser) -> Value {
    let page = browser.get("/api/v1/openapi.json").await;
    page.expect_status(200).json()
}

/// The document of a server that is asked for nothing else.
async fn served_document() -> Value {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let installation = Installation::new(&database, &sink.url());
    installation.cli(&["migrate"]);
    let server = installation.serve().await;
    document(&server.browser()).await
}

/// Every operation: method, path, and what is said of it.
fn operations(document: &Value) -> Vec<(&'static str, &str, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let all = paths.iter().flat_map(|(path, item)| {
        let methods = METHODS
            .into_iter()
            .filter(|method| item[method].is_object());
        methods.map(move |method| (method, path.as_str(), &item[method]))
    });
    all.collect()
}

#[tokio::test]
async fn the_document_tells_of_every_route_and_of_no_other_and_shows_an_example_of_everything() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let installation = Installation::new(&database, &sink.url());
    installation.cli(&["migrate"]);
    let server = installation.serve().await;
    let browser = server.browser();
    let document = document(&browser).await;
    assert_eq!(document["openapi"], "3.1.0");
    let (mut told, mut names) = (BTreeSet::new(), BTreeSet::new());
    for (method, path, operation) in operations(&document) {
        told.insert(format!("{} {path}", method.to_uppercase()));
        let what = format!("{method} {path}");
        for said in ["summary", "operationId"] {
            assert!(
                operation[said]
                    .as_str()
                    .is_some_and(|text| !text.is_empty()),
                "{what}: {said}"
            );
        }
        assert_eq!(
            operation["tags"].as_array().map(Vec::len),
            Some(1),
            "{what}"
        );
        assert!(
            names.insert(operation["operationId"].to_string()),
            "{what}: its name is taken"
        );
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(!parameter["example"].is_null(), "{what}: {parameter}");
            assert!(
                parameter["description"]
                    .as_str()
                    .is_some_and(|text| !text.is_empty()),
                "{what}: {parameter}"
            );
        }
        let responses = operation["responses"].as_object().expect("responses");
        for (status, response) in responses
            .iter()
            .chain([(&"body".to_owned(), &operation["requestBody"])])
        {
            for (kind, media) in response["content"].as_object().into_iter().flatten() {
                assert!(
                    !media["example"].is_null() || media["examples"].is_object(),
                    "{what}: {status} {kind}"
                );
                if kind == "application/problem+json" {
                    assert_eq!(media["example"]["status"].to_string(), *status, "{what}");
                }
            }
        }
        let asks = operation["security"]
            .as_array()
            .and_then(|ways| ways.iter().find_map(|way| way.get("key")));
        if let Some(scopes) = asks {
            assert_eq!(
                scopes.as_array().map(Vec::len),
                Some(1),
                "{what}: the right that it takes"
            );
            for status in ["401", "403", "429"] {
                assert!(responses.contains_key(status), "{what}: {status}");
            }
        }
    }
    let routed: BTreeSet<String> = headers::routes()
        .filter(|(pattern, _)| {
            pattern.starts_with("/api/v1/") && *pattern != "/api/v1/openapi.json"
        })
        .flat_map(|(pattern, methods)| {
            methods
                .split(", ")
                .map(move |method| format!("{method} {pattern}"))
        })
        .filter(|route| !route.starts_with("HEAD ") && !route.starts_with("OPTIONS "))
        .collect();
    told.retain(|route| route.contains(" /api/v1/"));
    assert_eq!(told, routed);
    for (name, schema) in document["components"]["schemas"]
        .as_object()
        .expect("schemas")
    {
        assert!(!schema["example"].is_null(), "{name}");
    }
    // The guide to the API explains every code that a problem may have.
    let codes = &document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"];
    let codes: Vec<&str> = codes
        .as_array()
        .expect("codes")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(codes.len() > 10, "{codes:?}");
    for code in codes {
        assert!(
            GUIDE.contains(&format!("| `{code}` |")),
            "docs/api.md does not explain {code}"
        );
    }
}

#[tokio::test]
async fn the_document_is_read_in_a_browser_without_anything_from_elsewhere() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let installation = Installation::new(&database, &sink.url());
    installation.cli(&["migrate"]);
    let server = installation.serve().await;
    let browser = server.browser();
    let document = document(&browser).await;
    let overview = browser.get("/api/docs").await.expect_status(200);
    let mut pages = vec![overview.clone()];
    let mut addresses = BTreeSet::new();
    for link in overview.links() {
        let Some(address) = link.address.strip_prefix("/api/docs/") else {
            continue;
        };
        addresses.insert(address.split('#').next().unwrap_or_default().to_owned());
    }
    for group in &addresses {
        pages.push(
            browser
                .get(&format!("/api/docs/{group}"))
                .await
                .expect_status(200),
        );
    }
    for (method, path, operation) in operations(&document) {
        let summary = operation["summary"].as_str().expect("a summary");
        let shown = pages[1..].iter().any(|page| {
            let text = page.text();
            text.contains(summary) && text.contains(path) && text.contains(&method.to_uppercase())
        });
        assert!(shown, "{method} {path} is on no page of {addresses:?}");
    }
    for page in &pages {
        let policy = page.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
        for loaded in page
            .body
            .split(" src=\"")
            .skip(1)
            .chain(page.body.split("rel=\"stylesheet\" href=\"").skip(1))
        {
            assert!(loaded.starts_with("/static/"), "{}", &loaded[..40]);
        }
        for broken in ["null</code>", "undefined", "#/components"] {
            assert!(!page.body.contains(broken), "{}: {broken}", page.url);
        }
    }
    browser
        .get("/api/docs/no-such-group")
        .await
        .expect_status(404);
}

/// Words and numbers outside these bounds are refused, so the document has to name the bounds: schemathesis
/// found that it did not.
#[tokio::test]
async fn the_document_names_the_words_and_numbers_that_are_taken() {
    let document = served_document().await;
    let schemas = &document["components"]["schemas"];
    for (schema, field, taken, refused) in [
        ("EditorialChange", "article_order", "lead", "alphabet"),
        ("EditorialChange", "approval", "unless_stopped", "never"),
        ("EditorialChange", "archive", "off", "secret"),
        ("PreferenceFields", "state", "paused", "gone"),
    ] {
        let pattern = schemas[schema]["properties"][field]["pattern"].as_str();
        let pattern = pattern.unwrap_or_else(|| panic!("{schema}.{field}: {}", schemas[schema]));
        let words = pattern.trim_start_matches("^(").trim_end_matches(")$");
        assert!(words.split('|').any(|word| word == taken), "{pattern}");
        assert!(!words.split('|').any(|word| word == refused), "{pattern}");
    }
    let parameters =
        document["paths"]["/api/v1/lists/{slug}/forecast"]["get"]["parameters"].clone();
    let days = parameters
        .as_array()
        .and_then(|all| all.iter().find(|one| one["name"] == "days"));
    let days = &days.unwrap_or_else(|| panic!("{parameters}"))["schema"];
    assert_eq!(
        (days["minimum"].as_f64(), days["maximum"].as_f64()),
        (Some(1.0), Some(366.0))
    );
}

/// Bodies are read strictly, and the document says so of every object that a request may hold.
#[tokio::test]
async fn the_document_says_that_requests_hold_no_other_members() {
    let document = served_document().await;
    for (method, path, operation) in operations(&document) {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        if schema.is_object() {
            let what = format!("{method} {path}");
            assert_closed(&document, schema, &what);
        }
    }
    let unready = &document["paths"]["/health/ready"]["get"]["responses"]["503"];
    assert!(
        unready["content"]["application/json"].is_object(),
        "{unready}"
    );
    let events = &document["paths"]["/api/v1/issues/{id}/events"]["get"]["responses"]["200"]["content"]
        ["text/event-stream"]["schema"]["properties"];
    assert_eq!(
        events["data"]["contentSchema"]["$ref"], "#/components/schemas/IssueProgress",
        "{events}"
    );
}

fn assert_closed(document: &Value, schema: &Value, what: &str) {
    let schema = match schema["$ref"].as_str() {
        Some(reference) => document
            .pointer(reference.trim_start_matches('#'))
            .expect("what it refers to"),
        None => schema,
    };
    for choice in ["oneOf", "anyOf"] {
        for one in schema[choice].as_array().into_iter().flatten() {
            assert_closed(document, one, what);
        }
    }
    if schema["items"].is_object() {
        assert_closed(document, &schema["items"], what);
    }
    if schema["allOf"].is_array() {
        assert_eq!(schema["unevaluatedProperties"], false, "{what}: {schema}");
    }
    if let Some(properties) = schema["properties"].as_object() {
        assert_eq!(schema["additionalProperties"], false, "{what}: {schema}");
        for property in properties.values() {
            assert_closed(document, property, what);
        }
    }
}
