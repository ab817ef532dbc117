//! An example of everything that the document describes: what its schema says, or else what a thing of its name looks
//! like.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::web::problem::{Code, FieldError, Problem};

/// How deep examples go: a schema that holds itself must end somewhere.
const DEPTH: usize = 8;
/// A moment that examples are from.
const MOMENT: &str = "2026-11-24T06:00:00Z";

/// The schemas of the document, and the examples made of them so far.
pub(super) struct Examples {
    schemas: Map<String, Value>,
    made: BTreeMap<String, Value>,
}

/// What things of these names look like; a name that ends like one of these is taken for one.
const TEXTS: &[(&str, &str)] = &[
    ("_at", MOMENT),
    ("paused_until", "2026-12-24"),
    ("_until", MOMENT),
    ("since", MOMENT),
    ("postal_address", "1 High Street, Exampletown"),
    ("reply_to", "editor@news.example.com"),
    ("approvers", "editor@news.example.com"),
    ("accent_dark", "#7fb8c4"),
    ("relays", "main"),
    ("email", "reader@example.org"),
    ("address", "reader@example.org"),
    ("url", "https://news.example.com/harbour"),
    ("slug", "daily"),
    ("list", "daily"),
    ("topic", "sport"),
    ("topics", "sport"),
    ("language", "en"),
    ("time_zone", "Europe/Zurich"),
    ("subject", "The harbour opens again"),
    ("title", "The harbour opens again"),
    ("name", "The Daily"),
    (
        "hash",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ),
    ("domain", "example.org"),
    ("host", "relay.example.net"),
    ("cron", "0 7 * * 1"),
    ("cadence", "daily"),
    ("cursor", "aaaaaaaaaaaao"),
    ("version", "2"),
];

impl Examples {
    /// The examples of this document.
    pub(super) fn of(document: &Value) -> Self {
        let schemas = document["components"]["schemas"].as_object();
        Self {
            schemas: schemas.cloned().unwrap_or_default(),
            made: BTreeMap::new(),
        }
    }

    /// The example of a schema that has a name.
    pub(super) fn of_component(&mut self, name: &str) -> Value {
        self.named(name, 0)
    }

    /// The example of a value of this name and meaning.
    pub(super) fn of_value(&mut self, name: &str, said: &str, schema: &Value) -> Value {
        self.value(name, said, schema, 0)
    }

    fn named(&mut self, name: &str, depth: usize) -> Value {
        if let Some(made) = self.made.get(name) {
            return made.clone();
        }
        let schema = self.schemas.get(name).cloned().unwrap_or_default();
        let example = self.value("", "", &schema, depth + 1);
        if depth == 0 {
            self.made.insert(name.to_owned(), example.clone());
        }
        example
    }

    fn value(&mut self, name: &str, said: &str, schema: &Value, depth: usize) -> Value {
        if let Some(example) = own_example(schema) {
            return example;
        }
        if depth > DEPTH {
            return Value::Null;
        }
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
            return self.named(&name, depth);
        }
        if let Some(all) = schema["allOf"].as_array() {
            return self.together(name, all, depth);
        }
        for choice in ["oneOf", "anyOf"] {
            let choices = schema[choice].as_array();
            let told = choices.and_then(|all| all.iter().find(|one| one["type"] != "null"));
            if let Some(told) = told {
                return self.value(name, said, told, depth + 1);
            }
        }
        let said = schema["description"].as_str().unwrap_or(said);
        match kind_of(schema) {
            "object" => self.object(schema, depth),
            "array" => {
                let item = self.value(name, said, &schema["items"], depth + 1);
                json!([item])
            }
            "integer" => json!(whole_number(name, schema)),
            "number" => json!(2.5),
            "boolean" => json!(true),
            "string" => json!(text(name, said, schema)),
            _ => Value::Null,
        }
    }

    /// What several schemas say of one object.
    fn together(&mut self, name: &str, all: &[Value], depth: usize) -> Value {
        let mut object = Map::new();
        for part in all {
            match self.value(name, "", part, depth + 1) {
                Value::Object(fields) => object.extend(fields),
                other if all.len() == 1 => return other,
                _ => {}
            }
        }
        Value::Object(object)
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let mut object = Map::new();
        let properties = schema["properties"].as_object();
        for (name, property) in properties.into_iter().flatten() {
            object.insert(name.clone(), self.value(name, "", property, depth + 1));
        }
        let more = &schema["additionalProperties"];
        if object.is_empty() && more.is_object() {
            object.insert("name".to_owned(), self.value("", "", more, depth + 1));
        }
        Value::Object(object)
    }
}

fn own_example(schema: &Value) -> Option<Value> {
    let several = schema["examples"].as_array().and_then(|all| all.first());
    let one = schema
        .get("example")
        .or(several)
        .or_else(|| schema.get("const"));
    one.or_else(|| schema.get("default"))
        .or_else(|| schema["enum"].get(0))
        .cloned()
}

/// The type; of several the one that is not null.
fn kind_of(schema: &Value) -> &str {
    match &schema["type"] {
        Value::String(kind) => kind,
        Value::Array(kinds) => {
            let told = kinds
                .iter()
                .filter_map(Value::as_str)
                .find(|kind| *kind != "null");
            told.unwrap_or_default()
        }
        _ if schema["properties"].is_object() => "object",
        _ => "",
    }
}

fn whole_number(name: &str, schema: &Value) -> i64 {
    let usual = if name == "id" || name.ends_with("_id") {
        7
    } else {
        12
    };
    let bound = |name: &str| schema[name].as_i64();
    usual.clamp(
        bound("minimum").unwrap_or(0),
        bound("maximum").unwrap_or(i64::MAX).max(0),
    )
}

fn text(name: &str, said: &str, schema: &Value) -> String {
    let format = schema["format"].as_str().unwrap_or_default();
    if format == "date-time" || format == "DateTime" {
        return MOMENT.to_owned();
    }
    if format == "uuid" {
        return "8e03978e-40d5-43e8-bc93-6894a57f9324".to_owned();
    }
    // `^(paused|active)$`: one of these words.
    let words = schema["pattern"]
        .as_str()
        .and_then(|pattern| pattern.strip_prefix("^("));
    if let Some((words, _)) = words.and_then(|words| words.split_once(')')) {
        return words.split('|').next().unwrap_or_default().to_owned();
    }
    // Where the description names the values, the first of them.
    if let Some(value) = said.split('`').nth(1) {
        return value.to_owned();
    }
    let looks = TEXTS.iter().find(|(end, _)| name.ends_with(end));
    looks.map_or("text", |(_, text)| text).to_owned()
}

/// The problem that an answer with this status is.
pub(super) fn problem(status: u16, said: &str) -> Value {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let problem = match Code::of_status(status) {
        Code::Fields => Problem::fields(vec![FieldError::new("email", "is missing")]),
        code => Problem::of(code, said),
    };
    serde_json::to_value(problem).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_what_the_schema_says_or_what_its_name_looks_like() {
        let document = json!({"components": {"schemas": {
            "Issue": {"type": "object", "properties": {
                "id": {"type": "integer"},
                "started_at": {"type": ["string", "null"]},
                "state": {"type": "string", "description": "One of `held` and `sending`."},
                "order": {"type": "string", "pattern": "^(time|lead)$"},
                "list": {"type": "string", "example": "weekly"},
                "parent": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Issue"}]},
            }},
            "Listed": {"allOf": [{"$ref": "#/components/schemas/Issue"}, {"type": "object", "properties": {
                "days": {"type": "integer", "minimum": 1, "maximum": 7}}}]},
        }}});
        let mut examples = Examples::of(&document);
        let issue = examples.of_component("Issue");
        assert_eq!(issue["id"], 7);
        assert_eq!(issue["started_at"], MOMENT);
        assert_eq!(issue["state"], "held");
        assert_eq!(issue["order"], "time");
        assert_eq!(issue["list"], "weekly");
        let listed = examples.of_component("Listed");
        assert_eq!((&listed["days"], &listed["id"]), (&json!(7), &json!(7)));
        assert_eq!(problem(412, "It has changed.")["code"], "stale");
    }
}
