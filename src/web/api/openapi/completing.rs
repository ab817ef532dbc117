//! What is true of every operation is said of each of them here, once: who may call it, how it may be refused, what its
//! headers say, and an example of everything. Annotations beside the handlers say what is their own.

use serde_json::{Map, Value, json};

use super::examples::Examples;
use crate::domain::operator::Right;
use crate::web::problem::Code;

/// How an operator's program signs in; `scripts/fuzz-api` and the pages of the document know it by this name.
pub(in crate::web) const KEY: &str = "key";
/// How the desk's own pages sign in to read.
pub(in crate::web) const SESSION: &str = "session";
/// The methods of the API, as the document writes them.
pub(in crate::web) const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
/// How a body of JSON may be refused, unless the operation has something of its own to say of it.
const BODIES: [(u16, &str); 4] = [
    (400, "The body is not a JSON object in UTF-8."),
    (413, "The body is too long."),
    (415, "The body is not application/json."),
    (422, "Fields have to be put right; `errors` names each."),
];
/// The media type of problems.
const PROBLEM: &str = "application/problem+json";
/// The headers that say how much a key may still ask.
const LIMITS: [&str; 2] = ["RateLimit", "RateLimit-Policy"];

/// Completes the document.
pub(super) fn complete(document: &mut Value) {
    describe_parts(document);
    let edited = paths_with_editions(document);
    each_operation(document, |path, method, operation| {
        let own = operation.clone();
        complete_operation(
            (method, path),
            edited.iter().any(|one| one == path),
            &own,
            operation,
        );
    });
    super::bodies::close(document);
    give_examples(document);
    super::bodies::frame_events(document);
}

/// Calls `work` with every operation of the document.
pub(super) fn each_operation(
    document: &mut Value,
    mut work: impl FnMut(&str, &str, &mut Map<String, Value>),
) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        for method in METHODS {
            if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
                work(path, method, operation);
            }
        }
    }
}

/// The parts that many operations refer to.
fn describe_parts(document: &mut Value) {
    let rights: Vec<String> = Right::ALL
        .iter()
        .map(|right| format!("`{right}`"))
        .collect();
    document["components"]["securitySchemes"] = json!({
        KEY: {
            "type": "http",
            "scheme": "bearer",
            "description": format!(
                "An API key, as `postrider key create` or the page Keys of the desk makes it. A key has some of the rights {}; \
                 each operation names the one that it takes.",
                rights.join(", ")
            ),
        },
        SESSION: {
            "type": "apiKey",
            "in": "cookie",
            "name": "__Host-postrider",
            "description": "The session of somebody who is signed in to the desk. It reads and changes nothing here.",
        },
    });
    document["components"]["headers"] = json!({
        "RateLimit": {
            "description": "How many requests the key may still make in this minute (`r`), and for how many seconds more the minute \
                            lasts (`t`); see draft-ietf-httpapi-ratelimit-headers.",
            "schema": { "type": "string" },
            "example": "\"minute\";r=599;t=42",
        },
        "RateLimit-Policy": {
            "description": "How many requests the key may make (`q`) in so many seconds (`w`).",
            "schema": { "type": "string" },
            "example": "\"minute\";q=600;w=60",
        },
        "Retry-After": {
            "description": "Seconds after which another try may go better.",
            "schema": { "type": "integer", "minimum": 1 },
            "example": 42,
        },
        "ETag": {
            "description": "The state that the answer tells of. Send it as If-Match with an edit, or as If-None-Match to be told only \
                            of changes.",
            "schema": { "type": "string" },
            "example": "\"5f1d7a84db00d2fce00b31a7fc73224f\"",
        },
    });
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"] = json!(codes);
}

/// What also tells what happens by itself, such as visits and letters. The `ETag` is that of what can be edited, so it
/// never saves sending the rest.
const SENT_WHOLE: [&str; 5] = [
    "/api/v1/feeds/{id}",
    "/api/v1/imports/{id}",
    "/api/v1/lists/{slug}/schedules",
    "/api/v1/operators/{id}",
    "/api/v1/subscribers/{id}",
];

/// The paths of things that are edited with If-Match: to read them is to get an `ETag`. What is edited one by one and only
/// read together, such as the schedules of a list, has that of the whole.
fn paths_with_editions(document: &mut Value) -> Vec<String> {
    let (mut found, mut read) = (Vec::new(), Vec::new());
    each_operation(document, |path, method, operation| {
        if method == "get" {
            read.push(path.to_owned());
        }
        if has_parameter(operation, "If-Match") {
            found.push(path.to_owned());
        }
    });
    let wholes: Vec<String> = found
        .iter()
        .filter(|path| !read.contains(path))
        .filter_map(|path| path.rsplit_once('/'))
        .map(|(whole, _)| whole.to_owned())
        .collect();
    found.extend(wholes);
    found
}

fn has_parameter(operation: &Map<String, Value>, name: &str) -> bool {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    parameters.is_some_and(|all| all.iter().any(|one| one["name"] == name))
}

/// A name that no other operation has, for generated clients: `get_issues_id_draft`.
fn name_of(method: &str, path: &str) -> String {
    let path = path.strip_prefix("/api/v1").unwrap_or(path);
    let parts = path
        .split(['/', '-', '.'])
        .map(|part| part.trim_matches(['{', '}']));
    let parts: Vec<&str> = [method]
        .into_iter()
        .chain(parts.filter(|part| !part.is_empty()))
        .collect();
    parts.join("_")
}

fn complete_operation(
    (method, path): (&str, &str),
    is_edited: bool,
    own: &Map<String, Value>,
    operation: &mut Map<String, Value>,
) {
    operation.insert("operationId".to_owned(), name_of(method, path).into());
    if path.starts_with("/api/") {
        usually(operation, 503, "The service is busy; try again.");
    }
    if own
        .get("requestBody")
        .is_some_and(|body| body["content"]["application/json"].is_object())
    {
        for (status, description) in BODIES {
            usually(operation, status, description);
        }
    }
    let right = right_of(own);
    // Sign-ups take a key and need none; nobody is counted but who sends one.
    let takes_key = right.is_some() || own.contains_key("security");
    if let Some(right) = &right {
        refuse(
            operation,
            401,
            "The API key is missing, wrong, expired or revoked.",
        );
        refuse(
            operation,
            403,
            &format!("The key does not have the right `{right}`."),
        );
        let said = format!("Takes the right `{right}`.");
        let description = own.get("description").and_then(Value::as_str);
        let description =
            description.map_or_else(|| said.clone(), |text| format!("{text}\n\n{said}"));
        operation.insert("description".to_owned(), description.into());
        if method == "get"
            && let Some(ways) = operation.get_mut("security").and_then(Value::as_array_mut)
        {
            ways.push(json!({ SESSION: [] }));
        }
    }
    if takes_key {
        refuse(
            operation,
            429,
            "The key has used up what it may ask in this minute.",
        );
        if method == "post" {
            let named = "Its Idempotency-Key";
            refuse(
                operation,
                400,
                &format!("{named} is not written as it should be."),
            );
            refuse(
                operation,
                409,
                &format!("{named} is in use, or its answer is not there to repeat."),
            );
            refuse(
                operation,
                422,
                &format!("{named} came with another request."),
            );
            parameter(operation, super::idempotency_key());
        }
    }
    if has_parameter(own, "If-Match") {
        refuse(operation, 400, "The header If-Match holds no entity tags.");
        refuse(
            operation,
            412,
            "It has changed since the state that If-Match names.",
        );
    }
    if is_edited && method == "get" && !SENT_WHOLE.contains(&path) {
        parameter(
            operation,
            json!({
                "name": "If-None-Match", "in": "header", "required": false,
                "description": "The ETag of the state that you have; while it has not changed, the answer is 304 without a body.",
                "schema": { "type": "string" },
                "example": "\"5f1d7a84db00d2fce00b31a7fc73224f\"",
            }),
        );
        let responses = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut);
        if let Some(responses) = responses {
            responses.insert(
                "304".to_owned(),
                json!({ "description": "It is as it was." }),
            );
        }
    }
    if path.starts_with("/api/") {
        say_as_problems(operation);
    }
    say_headers(operation, is_edited, takes_key);
}

/// Whatever goes wrong is told in a problem, unless the operation says otherwise.
fn say_as_problems(operation: &mut Map<String, Value>) {
    let responses = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut);
    for (status, response) in responses.into_iter().flatten() {
        if status.starts_with(['4', '5']) && response.get("content").is_none() {
            response["content"] =
                json!({ PROBLEM: { "schema": { "$ref": "#/components/schemas/Problem" } } });
        }
    }
}

/// The right that an operation takes, where it takes one.
fn right_of(operation: &Map<String, Value>) -> Option<String> {
    let ways = operation.get("security")?.as_array()?;
    // An empty way in means that no key is needed.
    if ways
        .iter()
        .any(|way| way.as_object().is_some_and(Map::is_empty))
    {
        return None;
    }
    let scopes = ways.iter().find_map(|way| way.get(KEY)?.as_array());
    Some(scopes?.first()?.as_str()?.to_owned())
}

/// Says that an answer may come, unless the operation has told of it in words of its own.
fn usually(operation: &mut Map<String, Value>, status: u16, description: &str) {
    let told = operation
        .get("responses")
        .and_then(|all| all.get(status.to_string()));
    if told.is_none() {
        refuse(operation, status, description);
    }
}

/// Adds an answer that is a problem, beside what the operation says of it itself.
fn refuse(operation: &mut Map<String, Value>, status: u16, description: &str) {
    let Some(responses) = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    let known = responses
        .entry(status.to_string())
        .or_insert_with(|| json!({ "description": "" }));
    let said = known["description"].as_str().unwrap_or_default();
    if !said.contains(description) {
        let both = [said, description].join(" ");
        known["description"] = both.trim().into();
    }
}

fn parameter(operation: &mut Map<String, Value>, parameter: Value) {
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    if let Some(parameters) = parameters.as_array_mut() {
        parameters.push(parameter);
    }
}

fn say_headers(operation: &mut Map<String, Value>, is_edited: bool, takes_key: bool) {
    let responses = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut);
    for (status, response) in responses.into_iter().flatten() {
        // Health checks tell their state with 503, and nobody is asked to come back then.
        let content = response.get("content");
        let is_problem = content.is_some_and(|content| content.get(PROBLEM).is_some());
        let mut say = |name: &str| {
            response["headers"][name] = json!({ "$ref": format!("#/components/headers/{name}") });
        };
        if takes_key && (status.starts_with('2') || status == "429") {
            for name in LIMITS {
                say(name);
            }
        }
        if is_problem && (status == "429" || status == "503") {
            say("Retry-After");
        }
        if is_edited && (status == "200" || status == "304") {
            say("ETag");
        }
    }
}

/// An example for every schema, parameter, request and answer that has none of its own.
fn give_examples(document: &mut Value) {
    let mut examples = Examples::of(document);
    let names: Vec<String> = match document["components"]["schemas"].as_object() {
        Some(schemas) => schemas.keys().cloned().collect(),
        None => Vec::new(),
    };
    for name in names {
        let example = examples.of_component(&name);
        document["components"]["schemas"][&name]["example"] = example;
    }
    each_operation(document, |_path, _method, operation| {
        let parameters = operation
            .get_mut("parameters")
            .and_then(Value::as_array_mut);
        for parameter in parameters.into_iter().flatten() {
            // A parameter is left out or has a value; nobody sends null in an address.
            if let Some(kinds) = parameter["schema"]["type"].as_array() {
                let told: Vec<&Value> = kinds.iter().filter(|kind| *kind != "null").collect();
                if let [only] = told.as_slice() {
                    parameter["schema"]["type"] = (*only).clone();
                }
            }
            if parameter.get("example").is_none() {
                let name = parameter["name"].as_str().unwrap_or_default().to_owned();
                let said = parameter["description"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned();
                parameter["example"] = examples.of_value(&name, &said, &parameter["schema"]);
            }
        }
        let bodies = operation.get_mut("requestBody").map(|body| (None, body));
        let bodies: Vec<_> = bodies.into_iter().collect();
        for (status, body) in bodies {
            fill(&mut examples, status, body);
        }
        let responses = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut);
        for (status, response) in responses.into_iter().flatten() {
            fill(&mut examples, status.parse().ok(), response);
        }
    });
}

fn fill(examples: &mut Examples, status: Option<u16>, body: &mut Value) {
    let said = body["description"].as_str().unwrap_or_default().to_owned();
    let content = body.get_mut("content").and_then(Value::as_object_mut);
    for (kind, media) in content.into_iter().flatten() {
        if media.get("example").is_some() || media.get("examples").is_some() {
            continue;
        }
        media["example"] = match status {
            Some(status) if kind == PROBLEM => super::examples::problem(status, &said),
            _ => examples.of_value("", "", &media["schema"]),
        };
        // The stream's events are described by what their data hold.
        if kind == "text/event-stream" {
            let data = media["example"].to_string();
            media["example"] = format!("event: progress\ndata: {data}\n\n").into();
        }
    }
}
