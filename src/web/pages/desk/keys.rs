//! The pages of keys.

use maud::{Markup, html};

use super::tabs::{Tab, tabs};
use super::{Tongue, empty};
use crate::domain::operator::{Right, Rights};
use crate::domain::paging::Page;
use crate::domain::time::UtcTime;
use crate::services::keys::ApiKey;
use crate::web::desk::Desk;

/// What was typed into the form, and which fields are wrong.
#[derive(Debug, Default)]
pub(in crate::web) struct Typed {
    /// What the key is for.
    pub(in crate::web) name: String,
    /// What it may do.
    pub(in crate::web) rights: Rights,
    /// Its last day.
    pub(in crate::web) end: String,
    /// The fields that have to be put right: `name`, `rights`, `expires_at`.
    pub(in crate::web) wrong: Vec<&'static str>,
}

/// The message about a field that is wrong.
fn complaint(field: &str) -> &'static str {
    match field {
        "name" => "desk-api-wrong-name",
        "rights" => "desk-api-wrong-rights",
        _ => "desk-api-wrong-expires_at",
    }
}

/// Every key.
pub(in crate::web) fn all(desk: &Desk, found: &Page<ApiKey>) -> Markup {
    let tongue = &desk.tongue;
    let make = html! { a.button href="/desk/keys/new" { (tongue.say("desk-api-key-make")) } };
    html! {
        (tabs(tongue, Tab::Keys))
        div.head { h1 { (tongue.say("desk-api-keys")) } @if !found.items.is_empty() { (make) } }
        p.lead { (tongue.say("desk-api-keys-lead")) " " a href="/api/docs" hreflang="en" { (tongue.say("desk-api-docs")) } }
        @if found.items.is_empty() {
            (empty(&tongue.say("desk-api-keys-empty"), &tongue.say("desk-api-keys-empty-text"), &make))
        } @else {
            div.table tabindex="0" role="region" aria-label=(tongue.say("desk-api-keys")) {
                table.stacked {
                    thead { tr {
                        th scope="col" { (tongue.say("desk-api-key-column")) }
                        th scope="col" { (tongue.say("desk-api-key-rights-column")) }
                        th scope="col" { (tongue.say("desk-api-key-used")) }
                        th scope="col" { (tongue.say("desk-api-key-ends")) }
                        th scope="col" { (tongue.say("desk-api-key-state")) }
                    } }
                    tbody { @for key in &found.items { (row(desk, key)) } }
                }
            }
            (desk.pager(found.next))
        }
    }
}

fn row(desk: &Desk, key: &ApiKey) -> Markup {
    let tongue = &desk.tongue;
    html! {
        tr {
            th scope="row" {
                a href={ "/desk/keys/" (key.id) } { bdi { (key.name) } }
                div.small { code { "pr_" (key.prefix) "_…" } }
            }
            td data-label=(tongue.say("desk-api-key-rights-column")) { (rights(key.rights)) }
            td data-label=(tongue.say("desk-api-key-used")) { (moment(tongue, key.last_used_at)) }
            td data-label=(tongue.say("desk-api-key-ends")) { (moment(tongue, key.expires_at)) }
            td { (state(desk, key)) }
        }
    }
}

/// The rights by their names, as the API knows them.
fn rights(rights: Rights) -> Markup {
    html! { span.rights { @for right in rights.iter() { code.badge { (right.as_str()) } " " } } }
}

fn moment(tongue: &Tongue, instant: Option<UtcTime>) -> Markup {
    html! {
        @match instant {
            Some(instant) => time datetime=(instant) { (tongue.instant(instant, "UTC")) },
            None => span.small { (tongue.say("desk-api-never")) }
        }
    }
}

fn state(desk: &Desk, key: &ApiKey) -> Markup {
    let (class, said) = if key.revoked_at.is_some() {
        ("badge bad", "desk-api-key-revoked")
    } else if key.is_live(desk.app.now()) {
        ("badge good", "desk-api-key-works")
    } else {
        ("badge warn", "desk-api-key-ended")
    };
    html! { span class=(class) { (desk.tongue.say(said)) } }
}

/// The form for a new key.
pub(in crate::web) fn ask(desk: &Desk, typed: &Typed) -> Markup {
    let tongue = &desk.tongue;
    let is_wrong = |field: &str| typed.wrong.contains(&field);
    let said = |field: &'static str| tongue.say(complaint(field));
    html! {
        p.crumbs { a href="/desk/keys" { (tongue.say("desk-api-keys")) } }
        h1 { (tongue.say("desk-api-key-make")) }
        @if !typed.wrong.is_empty() {
            div.summary role="alert" {
                h2 { (tongue.say("desk-api-wrong")) }
                ul { @for field in &typed.wrong { li { a href={ "#" (field) } { (tongue.say(complaint(field))) } } } }
            }
        }
        (desk.form("/desk/keys/new", &html! {
            div.field {
                label for="name" { (tongue.say("desk-api-key-name")) }
                @if is_wrong("name") { p.error id="name-error" { (said("name")) } }
                input id="name" name="name" value=(typed.name) required maxlength="100" autocomplete="off" dir="auto"
                    aria-invalid=[is_wrong("name").then_some("true")] aria-describedby="name-hint";
                p.hint id="name-hint" { (tongue.say("desk-api-key-name-hint")) }
            }
            fieldset.field id="rights" {
                legend { (tongue.say("desk-api-key-rights")) }
                @if is_wrong("rights") { p.error { (said("rights")) } }
                @for right in Right::ALL {
                    div.box {
                        input id={ "right-" (right) } type="checkbox" name="rights" value=(right) checked[typed.rights.include(*right)];
                        label for={ "right-" (right) } { (tongue.say(meaning(*right))) " " code.small { (right) } }
                    }
                }
            }
            div.field {
                label for="expires_at" { (tongue.say("desk-api-key-end")) }
                @if is_wrong("expires_at") { p.error id="end-error" { (said("expires_at")) } }
                input id="expires_at" type="date" name="end" value=(typed.end) aria-describedby="end-hint"
                    aria-invalid=[is_wrong("expires_at").then_some("true")];
                p.hint id="end-hint" { (tongue.say("desk-api-key-end-hint")) }
            }
            div.actions { button { (tongue.say("desk-api-key-make")) } }
        }))
    }
}

/// The message about what a right is for.
fn meaning(right: Right) -> &'static str {
    match right {
        Right::Read => "desk-api-right-read",
        Right::Content => "desk-api-right-content",
        Right::Send => "desk-api-right-send",
        Right::Subscribers => "desk-api-right-subscribers",
        Right::Transfer => "desk-api-right-transfer",
        Right::People => "desk-api-right-people",
    }
}

/// A key that was just made.
pub(in crate::web) fn made(desk: &Desk, key: &ApiKey, text: &str) -> Markup {
    let tongue = &desk.tongue;
    let ask = format!(
        "curl {}/api/v1/lists \\\n  -H \"Authorization: Bearer {text}\"",
        desk.app.public_url
    );
    let copied = |name: &str, text: &str| {
        html! { pre tabindex="0" role="region" aria-label=(tongue.say(name)) dir="ltr" lang="en" { code { (text) } } }
    };
    html! {
        p.crumbs { a href="/desk/keys" { (tongue.say("desk-api-keys")) } }
        h1 { (tongue.say("desk-api-key-new")) }
        div.notice.warn { p { (tongue.say("desk-api-key-new-text")) } }
        h2 { bdi { (key.name) } }
        (copied("desk-api-key-whole", text))
        h2 { (tongue.say("desk-api-key-try")) }
        (copied("desk-api-key-try", &ask))
        p { a href="/api/docs" hreflang="en" { (tongue.say("desk-api-docs")) } }
        div.actions { a.button href={ "/desk/keys/" (key.id) } { (tongue.say("desk-api-key-done")) } }
    }
}

/// One key.
pub(in crate::web) fn show(desk: &Desk, key: &ApiKey) -> Markup {
    let tongue = &desk.tongue;
    html! {
        p.crumbs { a href="/desk/keys" { (tongue.say("desk-api-keys")) } }
        div.head { h1 { bdi { (key.name) } } (state(desk, key)) }
        dl.facts {
            dt { (tongue.say("desk-api-key-prefix")) } dd { code { "pr_" (key.prefix) "_…" } }
            dt { (tongue.say("desk-api-key-made")) } dd { (moment(tongue, Some(key.created_at))) }
            dt { (tongue.say("desk-api-key-used")) } dd { (moment(tongue, key.last_used_at)) }
            dt { (tongue.say("desk-api-key-ends")) } dd { (moment(tongue, key.expires_at)) }
            @if key.revoked_at.is_some() { dt { (tongue.say("desk-api-key-revoked")) } dd { (moment(tongue, key.revoked_at)) } }
        }
        h2 { (tongue.say("desk-api-key-rights-column")) }
        ul { @for right in key.rights.iter() { li { (tongue.say(meaning(right))) " " code.small { (right) } } } }
        @if key.is_live(desk.app.now()) {
            section.card {
                h2 { (tongue.say("desk-api-key-revoke")) }
                p { (tongue.say("desk-api-key-revoke-text")) }
                (desk.form(&format!("/desk/keys/{}/revoke", key.id), &html! {
                    button.danger { (tongue.say("desk-api-key-revoke")) }
                }))
            }
        } @else {
            p.notice { (tongue.say("desk-api-key-dead")) }
        }
    }
}
