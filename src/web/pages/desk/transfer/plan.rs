//! What an operator says of a sheet before it is checked: its columns, what readers get, and how they agreed.

use maud::{Markup, html};

use super::{field_key, program_name};
use crate::domain::import::{Basis, Field, Program, Proof};
use crate::services::imports::{Import, ImportPage};
use crate::services::lists::{ListPage, Terms};
use crate::web::desk::Desk;
use crate::web::pages::Tongue;
use crate::words::Arg;

/// What the form holds, as text.
pub(in crate::web) struct Filled {
    /// What each column holds; empty for one that is left out.
    pub(in crate::web) columns: Vec<String>,
    /// Slugs of topics.
    pub(in crate::web) topics: Vec<String>,
    /// A cadence.
    pub(in crate::web) cadence: String,
    /// A language tag.
    pub(in crate::web) language: String,
    /// A time zone.
    pub(in crate::web) time_zone: String,
    /// Where the readers come from.
    pub(in crate::web) source: String,
    /// What shows that they agreed.
    pub(in crate::web) proof: String,
    /// The version of the terms.
    pub(in crate::web) terms_version: String,
    /// The words.
    pub(in crate::web) wording: String,
    /// When they agreed.
    pub(in crate::web) agreed_at: String,
    /// On what ground.
    pub(in crate::web) basis: String,
    /// Who answers for it.
    pub(in crate::web) responsible: String,
}

impl Filled {
    /// What was said of an import before; `operator` is who looks at it.
    pub(in crate::web) fn of(import: &Import, operator: &str) -> Self {
        let columns = import.mapping.iter();
        let columns = columns.map(|field| field.map_or("", Field::as_str).to_owned());
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let said = import.declaration.as_ref();
        let defaults = &import.defaults;
        Self {
            columns: columns.collect(),
            topics: defaults.topics.clone(),
            cadence: text(&defaults.cadence),
            language: text(&defaults.language),
            time_zone: text(&defaults.time_zone),
            source: said.map(|one| one.source.clone()).unwrap_or_default(),
            proof: said.map_or(Proof::Nothing, |one| one.proof).to_string(),
            terms_version: said
                .and_then(|one| one.terms_version)
                .map(|version| version.to_string())
                .unwrap_or_default(),
            wording: said.and_then(|one| one.wording.clone()).unwrap_or_default(),
            agreed_at: said
                .and_then(|one| one.agreed_at)
                .map(|at| at.datetime().format("%Y-%m-%d").to_string())
                .unwrap_or_default(),
            basis: said.map_or(Basis::Express, |one| one.basis).to_string(),
            responsible: said.map_or_else(|| operator.to_owned(), |one| one.responsible.clone()),
        }
    }
}

/// What there is to choose from.
pub(in crate::web) struct Offer<'a> {
    /// The list with its topics and cadences.
    pub(in crate::web) list: &'a ListPage,
    /// Every version of its terms.
    pub(in crate::web) terms: &'a [Terms],
}

/// The page.
pub(in crate::web) fn page(
    desk: &Desk,
    found: &ImportPage,
    offer: &Offer<'_>,
    filled: &Filled,
    wrong: &[&'static str],
) -> Markup {
    let tongue = &desk.tongue;
    let import = &found.import;
    let action = format!("/desk/transfer/imports/{}", import.id);
    html! {
        p.crumbs { a href="/desk/transfer" { (tongue.say("desk-transfer-imports")) } }
        h1 { (tongue.say("desk-transfer-plan")) }
        p.lead { bdi { (import.file_name) } " · " bdi { (found.list.name) } }
        (recognised(tongue, found))
        @if !wrong.is_empty() { (summary(tongue, wrong)) }
        (desk.form(&action, &html! {
            h2 id="mapping" { (tongue.say("desk-transfer-columns")) }
            p { (tongue.say("desk-transfer-columns-lead")) }
            (columns(tongue, found, filled))
            (declaration(tongue, offer, filled, wrong))
            (defaults(tongue, offer, filled, wrong))
            button { (tongue.say("desk-transfer-check")) }
        }))
        (desk.form(&format!("{action}/cancel"), &html! {
            button.danger { (tongue.say("desk-transfer-discard")) }
        }))
    }
}

fn recognised(tongue: &Tongue, found: &ImportPage) -> Markup {
    let import = &found.import;
    html! {
        @if import.program == Program::Other {
            p.notice { (tongue.say("desk-transfer-unrecognised")) }
        } @else {
            p.notice {
                (tongue.fill("desk-transfer-recognised", &[("program", Arg::Text(&program_name(tongue, import.program)))]))
            }
        }
        @if let Some(before) = found.before {
            p.notice.warn {
                (tongue.fill("desk-transfer-before", &[("when", Arg::Text(&tongue.instant(before, &found.list.time_zone)))]))
            }
        }
    }
}

fn wrong_key(field: &str) -> &'static str {
    match field {
        "mapping" => "desk-transfer-wrong-mapping",
        "list" => "desk-transfer-wrong-list",
        "topics" => "desk-transfer-wrong-topics",
        "cadence" => "desk-transfer-wrong-cadence",
        "language" => "desk-transfer-wrong-language",
        "time_zone" => "desk-transfer-wrong-time-zone",
        "source" => "desk-transfer-wrong-source",
        "terms_version" => "desk-transfer-wrong-terms",
        "wording" => "desk-transfer-wrong-wording",
        "agreed_at" => "desk-transfer-wrong-date",
        "proof" => "desk-transfer-wrong-proof",
        "basis" => "desk-transfer-wrong-basis",
        _ => "desk-transfer-wrong-responsible",
    }
}

fn summary(tongue: &Tongue, wrong: &[&'static str]) -> Markup {
    html! {
        div.summary role="alert" {
            h2 { (tongue.say("desk-transfer-wrong")) }
            ul {
                @for field in wrong { li { a href={ "#" (field) } { (tongue.say(wrong_key(field))) } } }
            }
        }
    }
}

fn columns(tongue: &Tongue, found: &ImportPage, filled: &Filled) -> Markup {
    html! {
        div.table tabindex="0" role="region" aria-label=(tongue.say("desk-transfer-columns")) {
            table.stacked.columns {
                thead { tr {
                    th scope="col" { (tongue.say("desk-transfer-column")) }
                    th scope="col" { (tongue.say("desk-transfer-holds")) }
                    th scope="col" { (tongue.say("desk-transfer-examples")) }
                } }
                tbody {
                    @for (at, chosen) in filled.columns.iter().enumerate() {
                        (column(tongue, found, at, chosen))
                    }
                }
            }
        }
    }
}

fn column(tongue: &Tongue, found: &ImportPage, at: usize, chosen: &str) -> Markup {
    let name = found.import.columns.get(at).filter(|name| !name.is_empty());
    let number = i64::try_from(at + 1).unwrap_or_default();
    let name = match name {
        Some(name) => name.clone(),
        None => tongue.fill(
            "desk-transfer-column-number",
            &[("number", Arg::Number(number))],
        ),
    };
    let cells = found.preview.iter().filter_map(|row| row.get(at));
    let examples: Vec<&str> = cells
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .take(3)
        .collect();
    html! {
        tr {
            th scope="row" { label for={ "column_" (at) } { bdi { (name) } } }
            td data-label=(tongue.say("desk-transfer-holds")) {
                select id={ "column_" (at) } name={ "column_" (at) } {
                    option value="" { (tongue.say("desk-transfer-leave-out")) }
                    @for field in Field::ALL {
                        option value=(field.as_str()) selected[field.as_str() == chosen] { (tongue.say(field_key(*field))) }
                    }
                }
            }
            td.small data-label=(tongue.say("desk-transfer-examples")) {
                @for example in examples { bdi { (shortened(example)) } br; }
            }
        }
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn field(
    tongue: &Tongue,
    wrong: &[&'static str],
    name: &str,
    label: &str,
    control: &Markup,
    hint: Option<&str>,
) -> Markup {
    html! {
        div.field {
            label for=(name) { (tongue.say(label)) }
            @if wrong.contains(&name) { p.error { (tongue.say(wrong_key(name))) } }
            (control)
            @if let Some(hint) = hint { p.hint { (tongue.say(hint)) } }
        }
    }
}

fn input(wrong: &[&'static str], name: &str, kind: &str, value: &str) -> Markup {
    let invalid = wrong.contains(&name).then_some("true");
    html! { input id=(name) name=(name) type=(kind) value=(value) aria-invalid=[invalid]; }
}

fn declaration(
    tongue: &Tongue,
    offer: &Offer<'_>,
    filled: &Filled,
    wrong: &[&'static str],
) -> Markup {
    let proofs = [
        (
            Proof::Nothing,
            "desk-transfer-proof-none",
            "desk-transfer-proof-none-hint",
        ),
        (
            Proof::Terms,
            "desk-transfer-proof-terms",
            "desk-transfer-proof-terms-hint",
        ),
        (
            Proof::Wording,
            "desk-transfer-proof-wording",
            "desk-transfer-proof-wording-hint",
        ),
    ];
    let grounds = [
        (Basis::Express, "desk-transfer-basis-express"),
        (Basis::Customer, "desk-transfer-basis-customer"),
        (Basis::Member, "desk-transfer-basis-member"),
    ];
    html! {
        h2 { (tongue.say("desk-transfer-consent")) }
        p { (tongue.say("desk-transfer-consent-lead")) }
        (field(tongue, wrong, "source", "desk-transfer-source", &input(wrong, "source", "text", &filled.source), Some("desk-transfer-source-hint")))
        fieldset.field id="proof" {
            legend { (tongue.say("desk-transfer-proof")) }
            @if wrong.contains(&"proof") { p.error { (tongue.say(wrong_key("proof"))) } }
            @for (proof, label, hint) in proofs {
                label.box {
                    input type="radio" name="proof" value=(proof.as_str()) checked[filled.proof == proof.as_str()];
                    span { (tongue.say(label)) br; span.hint { (tongue.say(hint)) } }
                }
            }
        }
        (field(tongue, wrong, "terms_version", "desk-transfer-terms", &html! {
            select id="terms_version" name="terms_version" {
                option value="" { "–" }
                @for terms in offer.terms.iter().rev() {
                    @let version = terms.version.to_string();
                    option value=(version) selected[version == filled.terms_version] {
                        (version) " · " (tongue.instant(terms.published_at, &offer.list.list.time_zone))
                    }
                }
            }
        }, None))
        (field(tongue, wrong, "wording", "desk-transfer-wording", &html! {
            textarea id="wording" name="wording" rows="4" { (filled.wording) }
        }, None))
        (field(tongue, wrong, "agreed_at", "desk-transfer-agreed", &input(wrong, "agreed_at", "date", &filled.agreed_at), Some("desk-transfer-agreed-hint")))
        (field(tongue, wrong, "basis", "desk-transfer-basis", &html! {
            select id="basis" name="basis" {
                @for (basis, label) in grounds {
                    option value=(basis.as_str()) selected[filled.basis == basis.as_str()] { (tongue.say(label)) }
                }
            }
        }, None))
        (field(tongue, wrong, "responsible", "desk-transfer-responsible", &input(wrong, "responsible", "text", &filled.responsible), Some("desk-transfer-responsible-hint")))
    }
}

fn defaults(tongue: &Tongue, offer: &Offer<'_>, filled: &Filled, wrong: &[&'static str]) -> Markup {
    html! {
        h2 { (tongue.say("desk-transfer-defaults")) }
        p { (tongue.say("desk-transfer-defaults-lead")) }
        @if !offer.list.topics.is_empty() {
            fieldset.field id="topics" {
                legend { (tongue.say("desk-transfer-field-topics")) }
                @for topic in &offer.list.topics {
                    label.box {
                        input type="checkbox" name="topics" value=(topic.slug) checked[filled.topics.contains(&topic.slug)];
                        span { bdi { (topic.name) } }
                    }
                }
                p.hint { (tongue.say("desk-transfer-topics-hint")) }
            }
        }
        div.row {
            (field(tongue, wrong, "cadence", "desk-transfer-field-cadence", &html! {
                select id="cadence" name="cadence" {
                    option value="" { (tongue.say("desk-transfer-as-list")) }
                    @for cadence in &offer.list.cadences {
                        option value=(cadence.name) selected[cadence.name == filled.cadence] { (cadence.name) }
                    }
                }
            }, None))
            (field(tongue, wrong, "language", "desk-transfer-field-language", &input(wrong, "language", "text", &filled.language), Some("desk-transfer-language-hint")))
            (field(tongue, wrong, "time_zone", "desk-transfer-field-time-zone", &input(wrong, "time_zone", "text", &filled.time_zone), Some("desk-transfer-zone-hint")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::wrong_key;
    use crate::words::Words;

    #[test]
    fn every_field_of_a_plan_that_can_be_wrong_has_words_of_its_own() {
        let words = Words::load(None).unwrap();
        let fields = [
            "mapping",
            "list",
            "topics",
            "cadence",
            "language",
            "time_zone",
            "source",
            "terms_version",
            "wording",
            "agreed_at",
            "proof",
            "basis",
            "responsible",
        ];
        let mut keys = fields.map(wrong_key).to_vec();
        for key in &keys {
            assert!(words.say("en", key, &[]).is_ok(), "{key}");
        }
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), fields.len());
    }
}
