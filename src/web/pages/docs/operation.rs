//! One operation: what it does, what it takes, how to try it, and what it answers.

use maud::{Markup, html};
use serde_json::Value;

use super::{Operation, method, schema, words};
use crate::web::api::openapi::KEY;

/// One operation in full.
pub(super) fn show(document: &Value, operation: &Operation<'_>) -> Markup {
    let id = operation.id();
    html! {
        article.docs-operation id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } { a.docs-anchor href={ "#" (id) } { (operation.text("summary")) } }
            p.docs-address { (method(operation.method)) code { (operation.path) } }
            (words::paragraphs(operation.text("description")))
            div.docs-columns {
                div.docs-takes {
                    (parameters(document, operation))
                    @if let Some(body) = operation.said.get("requestBody") { (request_body(document, body)) }
                    (answers(document, operation, &id))
                }
                div.docs-try {
                    (code("Try it", &curl(document, operation)))
                    (good_answer(operation))
                }
            }
        }
    }
}

/// What is copied: it can be scrolled with the keyboard, and has a name.
pub(super) fn code(name: &str, text: &str) -> Markup {
    html! {
        figure.docs-code {
            figcaption { (name) }
            pre tabindex="0" role="group" aria-label=(name) { code { (text) } }
        }
    }
}

fn parameters(document: &Value, operation: &Operation<'_>) -> Markup {
    let all = operation.said.get("parameters").and_then(Value::as_array);
    let Some(all) = all.filter(|all| !all.is_empty()) else {
        return html! {};
    };
    html! {
        h3 { "Parameters" }
        dl.docs-fields {
            @for one in all {
                dt {
                    code { (one["name"].as_str().unwrap_or_default()) }
                    span.docs-type { (one["in"].as_str().unwrap_or_default()) ", " (schema::kind(document, &one["schema"])) }
                    @if one["required"] == true && one["in"] != "path" { span.docs-required { "required" } }
                }
                dd { (words::paragraphs(one["description"].as_str().unwrap_or_default())) }
            }
        }
    }
}

fn request_body(document: &Value, body: &Value) -> Markup {
    html! {
        @for (kind, media) in body["content"].as_object().into_iter().flatten() {
            h3 { "Body" span.docs-type { (kind) } }
            (schema::fields(document, &media["schema"]))
        }
    }
}

fn answers(document: &Value, operation: &Operation<'_>, id: &str) -> Markup {
    let responses = operation.said.get("responses").and_then(Value::as_object);
    html! {
        h3 id={ (id) "-answers" } { "Answers" }
        @for (status, response) in responses.into_iter().flatten() {
            @let content = response["content"].as_object();
            @let media = content.and_then(|content| content.values().next());
            @let fields = media.filter(|_| status.starts_with('2')).map(|media| schema::fields(document, &media["schema"]));
            details.docs-answer {
                summary {
                    span class={ "docs-status docs-status-" (&status[..1]) } { (status) }
                    span { (words::inline(response["description"].as_str().unwrap_or_default())) }
                }
                @if let Some(fields) = fields { (fields) }
                @if let Some(media) = media { (code(&format!("Example of {status}"), &pretty(&media["example"]))) }
                @if media.is_none() { p.docs-quiet { "Without a body." } }
            }
        }
    }
}

/// What it looks like when all is well.
fn good_answer(operation: &Operation<'_>) -> Markup {
    let responses = operation.said.get("responses").and_then(Value::as_object);
    let good = responses.and_then(|all| all.iter().find(|(status, _)| status.starts_with('2')));
    let media = good.and_then(|(status, response)| {
        let media = response["content"].as_object()?.values().next()?;
        Some((status, media))
    });
    html! {
        @if let Some((status, media)) = media { (code(&format!("Answer {status}"), &pretty(&media["example"]))) }
    }
}

fn pretty(example: &Value) -> String {
    match example {
        Value::String(text) => text.clone(),
        other => serde_json::to_string_pretty(other).unwrap_or_default(),
    }
}

/// A line for a shell that carries the operation out with the document's own examples.
fn curl(document: &Value, operation: &Operation<'_>) -> String {
    let server = document["servers"][0]["url"].as_str().unwrap_or_default();
    let mut path = operation.path.to_owned();
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let mut headers = Vec::new();
    let parameters = operation.said.get("parameters").and_then(Value::as_array);
    for parameter in parameters.into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap_or_default();
        let value = match &parameter["example"] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let is_required = parameter["required"] == true;
        match parameter["in"].as_str() {
            Some("path") => path = path.replace(&format!("{{{name}}}"), &value),
            Some("query") if is_required => {
                query.append_pair(name, &value);
            }
            Some("header") if name == "Idempotency-Key" => headers.push(format!("{name}: {value}")),
            _ => {}
        }
    }
    let query = query.finish();
    let address = match query.as_str() {
        "" => format!("{server}{path}"),
        query => format!("{server}{path}?{query}"),
    };
    let mut parts = vec![match operation.method {
        "get" => format!("curl '{address}'"),
        method => format!("curl -X {} '{address}'", method.to_uppercase()),
    }];
    if takes_key(operation) {
        parts.push("-H \"Authorization: Bearer $KEY\"".to_owned());
    }
    parts.extend(headers.iter().map(|header| format!("-H '{header}'")));
    let body = operation.said.get("requestBody");
    let content = body.and_then(|body| body["content"].as_object());
    if let Some((kind, media)) = content.and_then(|content| content.iter().next()) {
        parts.push(format!("-H 'Content-Type: {kind}'"));
        let body = pretty(&media["example"]).replace('\'', "'\\''");
        parts.push(format!("--data '{body}'"));
    }
    parts.join(" \\\n  ")
}

fn takes_key(operation: &Operation<'_>) -> bool {
    let ways = operation.said.get("security").and_then(Value::as_array);
    ways.is_some_and(|ways| ways.iter().any(|way| way.get(KEY).is_some()))
}
