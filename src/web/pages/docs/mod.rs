//! The pages of the API's documentation: an overview, and one page for each group of operations.

mod operation;
mod schema;
mod words;

use maud::{DOCTYPE, Markup, html};
use serde_json::{Map, Value};

use crate::config::Api;
use crate::domain::operator::Right;
use crate::web::api::openapi::METHODS;
use crate::web::problem::Code;

/// One operation of the document.
struct Operation<'a> {
    method: &'static str,
    path: &'a str,
    said: &'a Map<String, Value>,
}

impl<'a> Operation<'a> {
    /// The name by which links find it.
    fn id(&self) -> String {
        let mut id = self.method.to_owned();
        for part in self.path.trim_start_matches("/api/v1").split('/') {
            let part = part.trim_matches(['{', '}']);
            if !part.is_empty() {
                id.push('-');
                id.push_str(part);
            }
        }
        id.replace('.', "-")
    }

    fn text(&self, name: &str) -> &'a str {
        self.said
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    fn tag(&self) -> &'a str {
        let tags = self.said.get("tags").and_then(Value::as_array);
        let first = tags.and_then(|tags| tags.first());
        first.and_then(Value::as_str).unwrap_or_default()
    }
}

/// A group of operations, as the document's tags make it.
struct Group<'a> {
    name: &'a str,
    description: &'a str,
    operations: Vec<Operation<'a>>,
}

/// Every group that has operations, in the order of the document.
fn groups(document: &Value) -> Vec<Group<'_>> {
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for method in METHODS {
            if let Some(said) = item[method].as_object() {
                operations.push(Operation { method, path, said });
            }
        }
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for tag in document["tags"].as_array().into_iter().flatten() {
        groups.push(Group {
            name: tag["name"].as_str().unwrap_or_default(),
            description: tag["description"].as_str().unwrap_or_default(),
            operations: Vec::new(),
        });
    }
    for operation in operations {
        if let Some(group) = groups
            .iter_mut()
            .find(|group| group.name == operation.tag())
        {
            group.operations.push(operation);
        }
    }
    groups.retain(|group| !group.operations.is_empty());
    groups
}

/// What is the same everywhere, and every operation by name.
pub(in crate::web) fn overview(document: &Value, limits: &Api) -> Markup {
    let groups = groups(document);
    let server = document["servers"][0]["url"].as_str().unwrap_or_default();
    let content = html! {
        p.docs-kicker { "Version " (document["info"]["version"].as_str().unwrap_or_default()) }
        h1 { "The API of Postrider" }
        p.docs-lead {
            "Everything that the desk does can be done by a program, with the same rules. JSON goes in and comes out; what is wrong "
            "is said in problems that programs can tell apart."
        }
        p.docs-actions {
            a.button href="/api/v1/openapi.json" { "The OpenAPI document" }
            " " span.docs-quiet { "3.1, complete enough to generate a client from" }
        }
        (first_steps(server))
        (signing_in())
        (same_everywhere(limits))
        (problems())
        section.docs-part {
            h2 id="operations" { "Operations" }
            @for group in &groups {
                div.docs-group {
                    h3 { a href={ "/api/docs/" (group.name) } { (capital(group.name)) } }
                    p.docs-quiet { (words::inline(group.description)) }
                    ul.docs-index {
                        @for operation in &group.operations {
                            li { (link(group, operation)) }
                        }
                    }
                }
            }
        }
    };
    frame("Overview", &groups, None, &content)
}

/// The operations of one group; none where there is no such group.
pub(in crate::web) fn group(document: &Value, name: &str) -> Option<Markup> {
    let groups = groups(document);
    let group = groups.iter().find(|group| group.name == name)?;
    let content = html! {
        p.docs-kicker { a href="/api/docs" { "The API of Postrider" } }
        h1 { (capital(group.name)) }
        p.docs-lead { (words::inline(group.description)) }
        @for operation in &group.operations {
            (operation::show(document, operation))
        }
    };
    Some(frame(&capital(name), &groups, Some(name), &content))
}

fn link(group: &Group<'_>, operation: &Operation<'_>) -> Markup {
    html! {
        a.docs-link href={ "/api/docs/" (group.name) "#" (operation.id()) } data-find={ (operation.path) " " (operation.text("summary")) } {
            (method(operation.method))
            span.docs-summary { (operation.text("summary")) }
            code.docs-path { (operation.path) }
        }
    }
}

/// A method, which is told by its word and not by its colour alone.
fn method(name: &str) -> Markup {
    html! { span class={ "docs-method docs-" (name) } { (name.to_uppercase()) } }
}

fn first_steps(server: &str) -> Markup {
    let ask = format!("curl {server}/api/v1/lists \\\n  -H \"Authorization: Bearer $KEY\"");
    html! {
        section.docs-part {
            h2 id="first" { "First steps" }
            p {
                "Make a key on the page Keys of the desk, or with " code { "postrider key create 'the site' --scope read" }
                ". It is shown once. Send it with every request:"
            }
            (operation::code("A first request", &ask))
        }
    }
}

fn signing_in() -> Markup {
    html! {
        section.docs-part {
            h2 id="rights" { "Keys and their rights" }
            p {
                "A key has the rights that it was made with and no others; each operation names the one that it takes. A key ends on "
                "its day, or when somebody revokes it. A request without a key that works is answered 401, one whose key lacks the "
                "right 403."
            }
            div.docs-scroll tabindex="0" role="region" aria-labelledby="rights" {
                table.docs-table {
                    thead { tr { th scope="col" { "Right" } th scope="col" { "What it lets a key do" } } }
                    tbody {
                        @for right in Right::ALL {
                            tr { th scope="row" { code { (right.as_str()) } } td { (lets(*right)) } }
                        }
                    }
                }
            }
        }
    }
}

/// What a right is for, in words.
fn lets(right: Right) -> &'static str {
    match right {
        Right::Read => "See everything that there is, readers' addresses included.",
        Right::Content => "Change lists, topics, terms, feeds, articles and drafts.",
        Right::Send => {
            "Approve, test, send, pause, resume and cancel issues, and settle letters in doubt."
        }
        Right::Subscribers => "Add, change, pause, suppress and release single readers.",
        Right::Transfer => "Import, export, erase, and act on many readers at once.",
        Right::People => "Look after operators, keys, settings and relays, and read the audit log.",
    }
}

fn same_everywhere(limits: &Api) -> Markup {
    html! {
        section.docs-part {
            h2 id="everywhere" { "The same everywhere" }
            dl.docs-rules {
                dt { "Lists come in pages" }
                dd {
                    "Newest first: " code { "{\"items\": […], \"next_cursor\": \"…\"}" } ". Send " code { "next_cursor" } " back as "
                    code { "?cursor=" } " for the next page; it is null on the last. " code { "?limit=" } " takes 1 to 200."
                }
                dt { "Requests may be sent twice" }
                dd {
                    "Give a POST a name of your own in the header " code { "Idempotency-Key" } " and send it again whenever you are not sure: "
                    "it is carried out once, and answered alike for " (limits.idempotency_hours) " hours."
                }
                dt { "Nobody's edit is lost" }
                dd {
                    "What can be edited comes with an " code { "ETag" } ". Send it back as " code { "If-Match" }
                    ": where somebody else was quicker, the answer is 412 and nothing has changed. Without the header the edit holds "
                    "whatever there is."
                }
                dt { "Limits are told before they bite" }
                dd {
                    "A key may make " (limits.requests_per_minute) " requests in a minute. " code { "RateLimit" } " says how many are left; "
                    "one too many is answered 429 with " code { "Retry-After" } ". Each server process counts for itself."
                }
                dt { "Bodies are read strictly" }
                dd {
                    "JSON in UTF-8, each field and each parameter once, and none that is not described: a slip of the pen is named rather "
                    "than ignored. Instants are RFC 3339 in UTC."
                }
            }
        }
    }
}

fn problems() -> Markup {
    html! {
        section.docs-part {
            h2 id="problems" { "Problems" }
            p {
                "Whatever goes wrong is answered as " code { "application/problem+json" } " (RFC 9457). Go by " code { "code" }
                ", which keeps its meaning; " code { "detail" } " is for people and may be worded anew."
            }
            div.docs-scroll tabindex="0" role="region" aria-labelledby="problems" {
                table.docs-table {
                    thead { tr { th scope="col" { "Status" } th scope="col" { "Code" } th scope="col" { "When, and what to do" } } }
                    tbody {
                        @for code in Code::ALL {
                            tr {
                                td.docs-number { (code.status().as_u16()) }
                                th scope="row" { code { (code.as_str()) } }
                                td { (code.meaning()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn frame(title: &str, groups: &[Group<'_>], here: Option<&str>, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · API · Postrider" }
                link rel="icon" type="image/svg+xml" href="/static/icon.svg";
                link rel="stylesheet" href="/static/docs.css";
                script src="/static/docs.js" defer {}
            }
            body.docs {
                a.docs-skip href="#content" { "To the content" }
                p.docs-jump { a href="#operations-menu" { "All operations" } }
                div.docs-frame {
                    nav.docs-nav id="operations-menu" aria-label="Operations" {
                        a.docs-home href="/api/docs" aria-current=[here.is_none().then_some("page")] { "Postrider API" }
                        div.docs-search hidden {
                            label for="find" { "Find an operation" }
                            input #find type="search" autocomplete="off" spellcheck="false" aria-describedby="found";
                            p.docs-found #found role="status" {}
                        }
                        @for group in groups {
                            details.docs-menu open[here == Some(group.name)] {
                                summary { (capital(group.name)) }
                                ul { @for operation in &group.operations { li { (link(group, operation)) } } }
                            }
                        }
                    }
                    main.docs-main id="content" { (content) }
                }
            }
        }
    }
}

fn capital(name: &str) -> String {
    let mut characters = name.chars();
    let first = characters
        .next()
        .map(|first| first.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), characters.as_str()).replace('-', " ")
}
