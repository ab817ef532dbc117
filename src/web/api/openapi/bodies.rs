//! What annotations cannot say of bodies: that requests are read strictly, and how the events of a stream are framed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::completing::each_operation;

/// Where the schemas stand that have names.
const SCHEMAS: &str = "#/components/schemas/";

/// Says of every object that a request may hold that no other member is taken. `json.rs` refuses those, so that a slip
/// of the pen is named rather than ignored.
pub(super) fn close(document: &mut Value) {
    let mut names = BTreeSet::new();
    each_operation(document, |_path, _method, operation| {
        let body = operation.get_mut("requestBody");
        let content = body.and_then(|body| body.get_mut("content")?.as_object_mut());
        for (_, media) in content.into_iter().flatten() {
            if let Some(schema) = media.get_mut("schema") {
                close_schema(schema, &mut names);
            }
        }
    });
    let mut closed = BTreeSet::new();
    while let Some(name) = names.pop_first() {
        if let Some(schema) = document["components"]["schemas"].get_mut(&name) {
            closed.insert(name);
            close_schema(schema, &mut names);
            names.retain(|name| !closed.contains(name));
        }
    }
}

/// Closes a schema and all that stands in it, and notes the names that it leads to.
fn close_schema(schema: &mut Value, names: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        names.extend(name.strip_prefix(SCHEMAS).map(str::to_owned));
        return;
    }
    for choice in ["oneOf", "anyOf"] {
        let several = schema.get_mut(choice).and_then(Value::as_array_mut);
        for one in several.into_iter().flatten() {
            close_schema(one, names);
        }
    }
    if let Some(items) = schema.get_mut("items") {
        close_schema(items, names);
    }
    // What several schemas say together is closed around all of them: each alone would refuse what the others allow.
    if schema["allOf"].is_array() {
        schema["unevaluatedProperties"] = false.into();
        return;
    }
    let properties = schema.get_mut("properties");
    let Some(properties) = properties.and_then(Value::as_object_mut) else {
        return;
    };
    for property in properties.values_mut() {
        close_schema(property, names);
    }
    schema["additionalProperties"] = false.into();
}

/// Says how events come: each has a name, and data that are JSON.
pub(super) fn frame_events(document: &mut Value) {
    each_operation(document, |_path, _method, operation| {
        let responses = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut);
        for (_, response) in responses.into_iter().flatten() {
            let content = response.get_mut("content");
            if let Some(media) = content.and_then(|content| content.get_mut("text/event-stream")) {
                let data = media["schema"].take();
                media["schema"] = json!({
                    "type": "object",
                    "required": ["event", "data"],
                    "properties": {
                        "event": { "enum": ["progress", "ended"] },
                        "data": { "type": "string", "contentMediaType": "application/json", "contentSchema": data },
                    },
                });
            }
        }
    });
}
