//! The table of the arrow rule and its judgement of one file.

use super::paths::{Named, named_in};

/// What each folder or top-level file of `src` may name with `crate::`.
const ROWS: [(&str, May); 16] = [
    ("domain", May::Name(&[])),
    ("config", May::Name(&["domain"])),
    ("clock", May::Name(&["domain"])),
    ("words", May::Name(&[])),
    ("fail_point", May::Name(&[])),
    ("telemetry", May::Name(&["config"])),
    ("store", May::Name(&["domain", "config"])),
    (
        "mail",
        May::Name(&["domain", "config", "words", "fail_point"]),
    ),
    ("feeds", May::Name(&["domain", "config"])),
    ("sheets", May::Name(&[])),
    (
        "services",
        May::Name(&[
            "domain",
            "config",
            "clock",
            "words",
            "fail_point",
            "store",
            "mail",
            "feeds",
            "sheets",
        ]),
    ),
    (
        "worker",
        May::Name(&["domain", "config", "clock", "services", "telemetry"]),
    ),
    (
        "web",
        May::Name(&[
            "domain",
            "config",
            "clock",
            "words",
            "services",
            "telemetry",
        ]),
    ),
    ("cli", May::NameAll),
    ("lib", May::NameAll),
    ("main", May::NameAll),
];

#[derive(Clone, Copy)]
enum May {
    Name(&'static [&'static str]),
    NameAll,
}

/// Where an outside crate may be named.
#[derive(Clone, Copy)]
pub(super) enum Home {
    /// In every row: words, values and errors.
    Everywhere,
    /// In every row but the domain, which does not wait, log or read a format.
    OutsideDomain,
    /// In these rows, or files where the entry ends in `.rs`.
    Only(&'static [&'static str]),
}

/// The home of a dependency, its name written as in code; `None` where it has no row yet.
pub(super) fn home(dependency: &str) -> Option<Home> {
    Some(match dependency {
        "chrono" | "chrono_tz" | "croner" | "data_encoding" | "hmac" | "icu_normalizer"
        | "icu_properties" | "idna" | "serde" | "sha2" | "thiserror" | "url" | "uuid" => {
            Home::Everywhere
        }
        "futures_util" | "secrecy" | "serde_json" | "tokio" | "tracing" => Home::OutsideDomain,
        "validator" => Home::Only(&["web", "src/domain/address.rs"]),
        "actix_multipart" | "actix_web" | "maud" | "qrcodegen" | "utoipa" => Home::Only(&["web"]),
        "argon2" => Home::Only(&["src/domain/password/hashing.rs"]),
        "chacha20poly1305" => Home::Only(&["src/domain/token/locked.rs"]),
        "sha1" => Home::Only(&["src/domain/totp.rs"]),
        "diesel" | "diesel_migrations" | "libsqlite3_sys" | "pq_sys" => Home::Only(&["store"]),
        "aws_lc_rs" => Home::Only(&["mail", "src/feeds/websub.rs"]),
        "hickory_resolver"
        | "lettre"
        | "mail_parser"
        | "minijinja"
        | "pulldown_cmark"
        | "rustls_native_certs"
        | "tokio_rustls" => Home::Only(&["mail"]),
        "brotli" | "flate2" | "html5ever" | "quick_xml" | "reqwest" => Home::Only(&["feeds"]),
        "encoding_rs" => Home::Only(&["feeds", "sheets"]),
        "csv" => Home::Only(&["sheets"]),
        "fluent_bundle" | "unic_langid" => Home::Only(&["words"]),
        "tokio_cron_scheduler" => Home::Only(&["worker"]),
        "getrandom" => Home::Only(&["clock"]),
        "toml" => Home::Only(&["config"]),
        "metrics" | "metrics_exporter_prometheus" | "tracing_subscriber" => {
            Home::Only(&["telemetry"])
        }
        "clap" => Home::Only(&["cli", "main"]),
        "indicatif" => Home::Only(&["cli"]),
        _ => return None,
    })
}

/// The parts of the standard library that a folder without I/O has no use for.
const IMPURE: [&str; 6] = ["fs", "process", "env", "thread", "os", "io"];

/// Every sentence of complaint about one file.
pub(super) fn broken_by(file: &str, text: &str) -> Vec<String> {
    let row = row_of(file);
    let Some((_, may)) = ROWS.iter().find(|(name, _)| *name == row) else {
        return vec![format!("{file}: `{row}` has no row in the arrow table")];
    };
    let mut broken = Vec::new();
    for named in named_in(file, text) {
        let complaint = match &named {
            Named::Own { module, .. } => own(row, *may, module),
            Named::Outside { path, .. } => outside(file, row, path),
        };
        if let Some(complaint) = complaint {
            broken.push(format!("{file}:{}: {complaint}", named.line()));
        }
    }
    broken.dedup();
    broken
}

/// `src/web/api/keys.rs` belongs to `web`, `src/clock.rs` to `clock`.
fn row_of(file: &str) -> &str {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    let first = inside.split('/').next().unwrap_or(inside);
    first.strip_suffix(".rs").unwrap_or(first)
}

fn own(row: &str, may: May, module: &str) -> Option<String> {
    let allowed = match may {
        May::NameAll => true,
        May::Name(_) if module == row => true,
        May::Name(modules) => modules.contains(&module),
    };
    (!allowed).then(|| format!("`{row}` may not name `{module}`"))
}

fn outside(file: &str, row: &str, path: &[String]) -> Option<String> {
    let name = path.first()?;
    if row == "domain" && name == "std" {
        let impure = path.get(1).filter(|part| IMPURE.contains(&part.as_str()))?;
        return Some(format!(
            "the domain does no I/O and may not name `std::{impure}`"
        ));
    }
    let allowed = match home(name)? {
        Home::Everywhere => true,
        Home::OutsideDomain => row != "domain",
        Home::Only(places) => places.contains(&row) || places.contains(&file),
    };
    (!allowed).then(|| format!("the crate `{name}` does not live in `{row}`"))
}

#[test]
fn a_forbidden_arrow_is_found_however_it_is_written() {
    let bad = [
        ("src/mail/a.rs", "use crate::store::Database;"),
        ("src/mail/a.rs", "use crate::{domain::time, store};"),
        (
            "src/mail/a.rs",
            "use crate::{\n  domain,\n  services::{a, b}\n};",
        ),
        ("src/mail/a.rs", "use {crate::store as s};"),
        (
            "src/mail/a.rs",
            "fn f() { let x: Vec<crate::web::Page> = crate::domain::f(); }",
        ),
        ("src/mail/a.rs", "use crate::*;"),
        ("src/mail/a.rs", "use crate as all;"),
        ("src/mail/a.rs", "use super::super::store::open;"),
        ("src/mail/mod.rs", "use super::store::open;"),
        (
            "src/mail/deep/a.rs",
            "mod tests { use super::super::super::super::store; }",
        ),
        ("src/mail/a.rs", "use postrider::store::open;"),
        ("src/clock.rs", "use super::store::open;"),
        ("src/domain/a.rs", "use crate::config;"),
        (
            "src/domain/a.rs",
            "async fn f() { tokio::time::sleep(d).await }",
        ),
        ("src/domain/a.rs", "use std::{fmt, fs::File};"),
        ("src/domain/a.rs", "use validator::ValidateEmail;"),
        ("src/web/a.rs", "use ::diesel::prelude::*;"),
        ("src/web/a.rs", "use diesel;"),
        ("src/web/a.rs", "use crate::store;"),
        ("src/worker/a.rs", "use crate::store::{self, Database};"),
        ("src/services/a.rs", "#[actix_web::main] async fn f() {}"),
        ("src/utils/a.rs", "//! Born quietly."),
        ("src/helpers.rs", "//! Born quietly."),
    ];
    for (file, text) in bad {
        assert_eq!(broken_by(file, text).len(), 1, "{file}: {text}");
    }
}

#[test]
fn an_allowed_arrow_is_left_alone() {
    let good = [
        (
            "src/mail/a.rs",
            "use crate::domain::time::UtcTime; use crate::mail::letter;",
        ),
        (
            "src/mail/a.rs",
            "// crate::store\n/* crate::web /* crate::web */ */ fn f() {}",
        ),
        (
            "src/mail/a.rs",
            r##"const S: &str = "crate::store \" crate::web"; const R: &str = r#"crate::" web"#;"##,
        ),
        (
            "src/mail/a.rs",
            "fn f<'a>(x: &'a str) -> char { '\"' } /// crate::store",
        ),
        (
            "src/mail/a.rs",
            "pub(crate) struct A; pub(in crate::mail) struct B; pub(super) struct C;",
        ),
        (
            "src/mail/deep/a.rs",
            "use super::super::letter; mod tests { use super::super::super::letter; }",
        ),
        (
            "src/mail/a.rs",
            "mod tests { use super::super::letter; use super::*; }",
        ),
        (
            "src/domain/address.rs",
            "use validator::ValidateEmail; use chrono::Utc; use std::fmt;",
        ),
        (
            "src/web/a.rs",
            "fn f(url: Url) { self::diesel::x(); my::diesel::y(); }",
        ),
        (
            "src/store/schema.rs",
            "diesel::table! { a { b -> Integer, } }",
        ),
        (
            "src/services/mod.rs",
            "use crate::{clock::Clock, store::{self, Database}};",
        ),
        ("src/cli.rs", "use clap::Parser; use crate::web;"),
    ];
    for (file, text) in good {
        assert_eq!(
            broken_by(file, text),
            Vec::<String>::new(),
            "{file}: {text}"
        );
    }
}
