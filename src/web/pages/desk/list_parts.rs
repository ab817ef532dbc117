//! The topics of a list with their rules, and its terms version by version.

use maud::{Markup, html};

use super::super::Tongue;
use super::lists::head;
use super::sheet::Sheet;
use crate::domain::topic_rule::RuleKind;
use crate::services::lists::{List, Terms, TermsReport, Topic};
use crate::services::topic_rules::KeptRule;
use crate::words::{self, Arg};

/// The topics of a list, and which articles they are about.
pub(in crate::web) fn topics(
    sheet: &Sheet<'_>,
    secret: &Markup,
    list: &List,
    (topics, rules): (&[Topic], &[KeptRule]),
    may_change: bool,
) -> Markup {
    let tongue = sheet.tongue;
    let address = format!("/desk/lists/{}/topics", list.slug);
    html! {
        (head(tongue, list, "/topics"))
        (sheet.summary())
        p.lead { (tongue.say("desk-lists-topics-lead")) }
        @if topics.is_empty() {
            p.notice { (tongue.say("desk-lists-topics-none")) }
        } @else {
            ol.topics {
                @for (index, topic) in topics.iter().enumerate() {
                    li.card {
                        (topic_line(tongue, secret, &address, topic, (index > 0, index + 1 < topics.len()), may_change))
                        (rules_of(tongue, secret, &address, topic, rules, may_change))
                    }
                }
            }
        }
        @if may_change {
            h2 { (tongue.say("desk-lists-topic-new")) }
            form method="post" action=(address) {
                (secret)
                input type="hidden" name="act" value="add";
                div.row {
                    (sheet.line("name", "text"))
                    (sheet.line("slug", "text"))
                }
                (sheet.button("desk-lists-topic-add"))
            }
            @if !topics.is_empty() { (new_rule(sheet, secret, &address, topics)) }
        }
    }
}

fn topic_line(
    tongue: &Tongue,
    secret: &Markup,
    address: &str,
    topic: &Topic,
    (above, below): (bool, bool),
    may_change: bool,
) -> Markup {
    let move_to = |act: &str, key: &str| {
        let name = tongue.fill(key, &[("topic", Arg::Text(&topic.name))]);
        html! { button.quiet name="act" value=(act) title=(name) aria-label=(name) { (if act == "up" { "↑" } else { "↓" }) } }
    };
    html! {
        div.head {
            h2 { bdi { (topic.name) } " " code.small { (topic.slug) } }
            @if may_change {
                form.toolbar method="post" action=(address) {
                    (secret)
                    input type="hidden" name="topic" value=(topic.slug);
                    @if above { (move_to("up", "desk-lists-topic-up")) }
                    @if below { (move_to("down", "desk-lists-topic-down")) }
                }
            }
        }
        @if may_change {
            details {
                summary { (tongue.say("desk-lists-topic-change")) }
                form method="post" action=(address) {
                    (secret)
                    input type="hidden" name="topic" value=(topic.slug);
                    div.field {
                        label for={ "name-" (topic.slug) } { (tongue.say("desk-lists-topic-name")) }
                        input id={ "name-" (topic.slug) } name="name" type="text" value=(topic.name) dir="auto" autocomplete="off";
                    }
                    p.actions {
                        button name="act" value="rename" { (tongue.say("desk-lists-save")) }
                        button.danger name="act" value="remove" { (tongue.say("desk-lists-topic-remove")) }
                    }
                    p.hint { (tongue.say("desk-lists-topic-remove-hint")) }
                }
            }
        }
    }
}

fn rules_of(
    tongue: &Tongue,
    secret: &Markup,
    address: &str,
    topic: &Topic,
    rules: &[KeptRule],
    may_change: bool,
) -> Markup {
    let its: Vec<&KeptRule> = rules
        .iter()
        .filter(|rule| rule.topic == topic.slug)
        .collect();
    html! {
        @if its.is_empty() {
            p.small { (tongue.fill("desk-lists-rules-none", &[("topic", Arg::Text(&topic.name))])) }
        } @else {
            p.small { (tongue.say("desk-lists-rules-some")) }
            ul.rules {
                @for rule in its {
                    li {
                        span { (tongue.mark(&format!("desk-lists-rule-{}", rule.kind), &[("value", Arg::Text(&rule.value))])) }
                        @if may_change {
                            form method="post" action=(address) {
                                (secret)
                                input type="hidden" name="rule" value=(rule.id);
                                button.quiet name="act" value="unrule" { (tongue.say("desk-lists-rule-remove")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn new_rule(sheet: &Sheet<'_>, secret: &Markup, address: &str, topics: &[Topic]) -> Markup {
    let tongue = sheet.tongue;
    let topics: Vec<(String, String)> = topics
        .iter()
        .map(|topic| (topic.slug.clone(), topic.name.clone()))
        .collect();
    let kinds: Vec<(String, String)> = RuleKind::ALL
        .iter()
        .map(|kind| {
            (
                kind.to_string(),
                tongue.say(&format!("desk-lists-kind-{kind}")),
            )
        })
        .collect();
    html! {
        h2 { (tongue.say("desk-lists-rule-new")) }
        p { (tongue.say("desk-lists-rule-lead")) }
        form method="post" action=(address) {
            (secret)
            input type="hidden" name="act" value="rule";
            div.row {
                (sheet.choice("topic", &topics))
                (sheet.choice("kind", &kinds))
            }
            (sheet.line("value", "text"))
            (sheet.button("desk-lists-rule-add"))
        }
    }
}

/// The terms of a list, and a form for the next version.
pub(in crate::web) fn terms(
    sheet: &Sheet<'_>,
    secret: &Markup,
    list: &List,
    versions: &[TermsReport],
    may_change: bool,
) -> Markup {
    let tongue = sheet.tongue;
    html! {
        (head(tongue, list, "/terms"))
        (sheet.summary())
        p.lead { (tongue.say("desk-lists-terms-lead")) }
        @if versions.is_empty() {
            p.notice.warn { (tongue.say("desk-lists-terms-none")) }
        } @else {
            div.table tabindex="0" role="region" aria-label=(tongue.say("desk-lists-tab-terms")) {
                table {
                    thead { tr {
                        th scope="col" { (tongue.say("desk-lists-version")) }
                        th scope="col" { (tongue.say("desk-lists-published")) }
                        th.number scope="col" { (tongue.say("desk-lists-confirmed")) }
                        th scope="col" { (tongue.say("desk-lists-hash")) }
                    } }
                    tbody {
                        @for (index, report) in versions.iter().enumerate() {
                            tr {
                                th scope="row" {
                                    a href={ "/desk/lists/" (list.slug) "/terms/" (report.terms.version) } {
                                        (tongue.fill("desk-lists-version-number", &[("version", Arg::Text(&report.terms.version.to_string()))]))
                                    }
                                    @if index == 0 { " " span.badge.good { (tongue.say("desk-lists-current")) } }
                                }
                                td { (tongue.instant(report.terms.published_at, &list.time_zone)) }
                                td.number { (confirmed(tongue, report)) }
                                td { code title=(report.terms.wording_hash) { (report.terms.wording_hash.get(..12).unwrap_or_default()) "…" } }
                            }
                        }
                    }
                }
            }
            p.small { (tongue.say("desk-lists-confirmed-text")) }
        }
        @if may_change {
            h2 { (tongue.say(if versions.is_empty() { "desk-lists-terms-first" } else { "desk-lists-terms-next" })) }
            form method="post" action={ "/desk/lists/" (list.slug) "/terms" } {
                (secret)
                (sheet.area("newsletter_statement", 2))
                (sheet.area("terms_statement", 2))
                (sheet.area("body", 14))
                p.hint { (tongue.say("desk-lists-terms-hint")) }
                (sheet.button("desk-lists-terms-publish"))
            }
        }
    }
}

fn confirmed(tongue: &Tongue, report: &TermsReport) -> String {
    let key = if report.is_more {
        "desk-lists-more-than"
    } else {
        "desk-lists-count"
    };
    tongue.fill(key, &[("count", Arg::Number(report.confirmed))])
}

/// One version of the terms, as readers saw it.
pub(in crate::web) fn version(tongue: &Tongue, list: &List, terms: &Terms) -> Markup {
    let number = terms.version.to_string();
    html! {
        (head(tongue, list, "/terms"))
        h2 { (tongue.fill("desk-lists-version-number", &[("version", Arg::Text(&number))])) }
        dl.facts {
            dt { (tongue.say("desk-lists-published")) } dd { (tongue.instant(terms.published_at, &list.time_zone)) }
            dt { (tongue.say("desk-lists-hash")) } dd { code { (terms.wording_hash) } }
            dt { (tongue.say("desk-lists-newsletter_statement")) } dd lang=(terms.language) dir=(words::direction(&terms.language)) { (terms.newsletter_statement) }
            dt { (tongue.say("desk-lists-terms_statement")) } dd lang=(terms.language) dir=(words::direction(&terms.language)) { (terms.terms_statement) }
        }
        div.card.wording lang=(terms.language) dir=(words::direction(&terms.language)) {
            @for paragraph in terms.body.split("\n\n") { p { (paragraph) } }
        }
        p { a href={ "/desk/lists/" (list.slug) "/terms" } { (tongue.say("desk-lists-terms-all")) } }
    }
}
