//! What a body is made of, as a table of its fields; what a field is made of stands inside it, to be opened.

use maud::{Markup, html};
use serde_json::Value;

use super::words;

/// How deep fields are shown; what is deeper is seen in the example.
const DEPTH: usize = 4;

/// The fields of a schema; nothing where it has none.
pub(super) fn fields(document: &Value, schema: &Value) -> Markup {
    show(document, schema, 0)
}

fn show(document: &Value, schema: &Value, depth: usize) -> Markup {
    let schema = found(document, schema);
    if depth > DEPTH {
        return html! {};
    }
    if let Some(several) = schema["oneOf"]
        .as_array()
        .or_else(|| schema["anyOf"].as_array())
    {
        let told: Vec<&Value> = several.iter().filter(|one| one["type"] != "null").collect();
        return html! {
            @for (index, one) in told.iter().enumerate() {
                @if told.len() > 1 { p.docs-or { @if index > 0 { "or " } (found(document, one)["description"].as_str().unwrap_or_default()) } }
                (show(document, one, depth))
            }
        };
    }
    if let Some(all) = schema["allOf"].as_array() {
        return html! { @for one in all { (show(document, one, depth)) } };
    }
    if schema["items"].is_object() {
        return show(document, &schema["items"], depth);
    }
    let Some(properties) = schema["properties"].as_object() else {
        return html! {};
    };
    let required = schema["required"].as_array();
    html! {
        dl.docs-fields {
            @for (name, property) in properties {
                dt {
                    code { (name) }
                    span.docs-type { (kind(document, property)) }
                    @if required.is_some_and(|all| all.iter().any(|one| one == name)) { span.docs-required { "required" } }
                }
                dd {
                    (words::paragraphs(description(document, property)))
                    @let inner = show(document, property, depth + 1);
                    @if !inner.0.is_empty() {
                        details { summary { "Its fields" } (inner) }
                    }
                }
            }
        }
    }
}

/// The schema that a reference leads to.
fn found<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => document
            .pointer(reference.trim_start_matches('#'))
            .unwrap_or(schema),
        None => schema,
    }
}

fn description<'a>(document: &'a Value, property: &'a Value) -> &'a str {
    let own = property["description"].as_str();
    own.or_else(|| found(document, property)["description"].as_str())
        .unwrap_or_default()
}

/// The type in words: `string or null`, `array of integer`, `1 to 200`.
pub(super) fn kind(document: &Value, schema: &Value) -> String {
    let schema = found(document, schema);
    let mut kinds: Vec<String> = match &schema["type"] {
        Value::String(kind) => vec![kind.clone()],
        Value::Array(kinds) => kinds
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    };
    for choice in ["oneOf", "anyOf", "allOf"] {
        for one in schema[choice].as_array().into_iter().flatten() {
            let told = kind(document, one);
            if !kinds.contains(&told) {
                kinds.push(told);
            }
        }
    }
    if let Some(array) = kinds.iter_mut().find(|kind| *kind == "array") {
        *array = format!("array of {}", kind(document, &schema["items"]));
    }
    // What may be missing is said last.
    kinds.sort_by_key(|kind| kind == "null");
    let mut told = kinds.join(" or ");
    if let (Some(least), Some(most)) = (schema["minimum"].as_i64(), schema["maximum"].as_i64()) {
        told = format!("{told}, {least} to {most}");
    }
    if let Some(default) = schema.get("default") {
        told = format!("{told}, {default} where left out");
    }
    told
}
