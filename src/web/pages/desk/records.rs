//! The page about DNS: the keys and their records to copy, who may send, and what receivers are asked to do.

use maud::{Markup, html};

use super::super::Tongue;
use crate::domain::sender_policy::{DmarcVerdict, SpfVerdict};
use crate::domain::signing_key::KeyState;
use crate::services::dkim::{KeyCard, Standing};
use crate::services::policies::{DomainCard, Records};
use crate::words::Arg;

/// The whole page.
pub(in crate::web) fn page(
    tongue: &Tongue,
    records: &Records,
    look_form: Option<&Markup>,
    time_zone: &str,
) -> Markup {
    html! {
        p.crumbs { a href="/desk/relays" { (tongue.say("desk-relays")) } }
        h1 { (tongue.say("desk-relays-records")) }
        p.lead { (tongue.say("desk-records-lead")) }
        @if !records.looks { p.notice.warn { (tongue.say("desk-records-nobody-looks")) } }
        @if let Some(form) = look_form { div.toolbar { (form) } }
        h2 id="dkim" { (tongue.say("desk-records-dkim")) }
        @if let Some(fault) = &records.keys_fault { p.notice.bad dir="auto" { (fault) } }
        @if !records.signs { p.notice.warn { (tongue.say("desk-records-unsigned")) } }
        @if records.keys.is_empty() && records.keys_fault.is_none() {
            p.notice { (tongue.say("desk-records-no-keys")) " " code dir="ltr" { "postrider dkim generate --selector NAME" } }
        }
        @for key in &records.keys { (card(tongue, key, time_zone)) }
        h2 id="policies" { (tongue.say("desk-records-policies")) }
        p { (tongue.say("desk-records-policies-text")) }
        @if records.domains.is_empty() { p.notice { (tongue.say("desk-records-no-domains")) } }
        @for domain in &records.domains { (policies(tongue, domain, time_zone)) }
    }
}

fn card(tongue: &Tongue, key: &KeyCard, time_zone: &str) -> Markup {
    html! {
        section.card {
            div.head {
                h3 { bdi { (key.selector) } }
                @if key.active { span.badge.good { (tongue.say("desk-records-named")) } }
                @else { span.badge { (tongue.say("desk-records-not-named")) } }
            }
            p.small { bdi { (key.algorithm) } " · " (tongue.fill("desk-records-bits", &[("count", Arg::Text(&key.bits.to_string()))])) }
            @if !key.standings.is_empty() {
                ul.plain-list { @for standing in &key.standings { (stands(tongue, standing, time_zone)) } }
            }
            @for record in &key.records { (to_copy(tongue, &record.name, &record.text)) }
        }
    }
}

fn stands(tongue: &Tongue, standing: &Standing, time_zone: &str) -> Markup {
    let class = match standing.state {
        KeyState::Active => "badge good",
        KeyState::Failing => "badge bad",
        KeyState::Generated | KeyState::Published => "badge warn",
        KeyState::Retired | KeyState::Removed => "badge",
    };
    let key = format!("desk-records-key-{}", standing.state);
    html! {
        li {
            bdi { (standing.domain) } " " span class=(class) { (tongue.say(&key)) }
            p.quote dir="auto" { (standing.finding) }
            p.small {
                (tongue.fill("desk-records-looked", &[("when", Arg::Text(&tongue.instant(standing.looked_at, time_zone)))]))
                @if let Some(until) = standing.keep_until {
                    " " (tongue.fill("desk-records-keep", &[("when", Arg::Text(&tongue.instant(until, time_zone)))]))
                }
            }
        }
    }
}

/// A TXT record, its name and its text each to be copied.
fn to_copy(tongue: &Tongue, name: &str, text: &str) -> Markup {
    html! {
        dl.record dir="ltr" {
            dt { (tongue.say("desk-records-name")) }
            dd { code data-copy=(tongue.say("desk-records-copy")) { (name) } }
            dt { (tongue.say("desk-records-text")) }
            dd { code data-copy=(tongue.say("desk-records-copy")) { (text) } }
        }
    }
}

fn policies(tongue: &Tongue, domain: &DomainCard, time_zone: &str) -> Markup {
    html! {
        section.card {
            div.head {
                h3 { bdi { (domain.domain) } }
                p.small {
                    @match domain.looked_at {
                        Some(at) => { (tongue.fill("desk-records-looked", &[("when", Arg::Text(&tongue.instant(at, time_zone)))])) }
                        None => { (tongue.say("desk-records-never-looked")) }
                    }
                }
            }
            @if domain.is_return_path { (spf(tongue, domain)) }
            @if domain.is_sender { (dmarc(tongue, domain)) }
        }
    }
}

fn spf(tongue: &Tongue, domain: &DomainCard) -> Markup {
    let class = match domain.spf {
        SpfVerdict::Good => "badge good",
        SpfVerdict::Unknown => "badge",
        SpfVerdict::Open => "badge warn",
        SpfVerdict::Missing | SpfVerdict::Several | SpfVerdict::Everybody => "badge bad",
    };
    html! {
        h4 { "SPF " span class=(class) { (tongue.say(&format!("desk-records-spf-{}", domain.spf))) } }
        p { (tongue.say(&format!("desk-records-spf-{}-text", domain.spf))) }
        @for record in &domain.spf_records { p.quote dir="ltr" { code { (record) } } }
        @if domain.spf == SpfVerdict::Missing {
            (to_copy(tongue, &domain.domain, &domain.suggested_spf))
            p.hint { (tongue.say("desk-records-spf-hint")) }
        }
    }
}

fn dmarc(tongue: &Tongue, domain: &DomainCard) -> Markup {
    let class = match domain.dmarc {
        DmarcVerdict::Good => "badge good",
        DmarcVerdict::Unknown => "badge",
        DmarcVerdict::Watches => "badge warn",
        DmarcVerdict::Missing | DmarcVerdict::Several | DmarcVerdict::Broken => "badge bad",
    };
    html! {
        h4 { "DMARC " span class=(class) { (tongue.say(&format!("desk-records-dmarc-{}", domain.dmarc))) } }
        p { (tongue.say(&format!("desk-records-dmarc-{}-text", domain.dmarc))) }
        @for record in &domain.dmarc_records { p.quote dir="ltr" { code { (record) } } }
        @if domain.dmarc == DmarcVerdict::Missing {
            (to_copy(tongue, &format!("_dmarc.{}", domain.domain), &domain.suggested_dmarc))
        }
    }
}
