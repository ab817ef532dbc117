//! The OpenAPI document says what the API takes; scripts/fuzz-api holds the server to it.

use serde_json::Value;

use crate::harness::database::TestDatabase;
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// Words and numbers outside these bounds are refused, so the document has to name the bounds: schemathesis
/// found that it did not.
#[tokio::test]
async fn the_document_names_the_words_and_numbers_that_are_taken() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let installation = Installation::new(&database, &sink.url());
    installation.cli(&["migrate"]);
    let server = installation.serve().await;
    let page = server.browser().get("/api/v1/openapi.json").await;
    let document: Value = page.expect_status(200).json();
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
