//! The arrow rule: which folder may name which, and where the outside crates live.
//!
//! The source is read as tokens, without comments and strings, so that a path is found however it is
//! written: `use crate::store::Database`, `use crate::{mail, store}`, `crate::store::open()` in the
//! middle of a line, or `super::super::store`. A folder or dependency without a row fails the test, so
//! that neither is born quietly.

use std::fs;
use std::path::{Path, PathBuf};

mod paths;
mod rules;

/// Longer files hold more than one thought.
const FILE_LINES: usize = 450;

#[test]
fn every_file_of_the_source_keeps_the_arrow_rule() {
    let mut broken = Vec::new();
    for file in rust_files("src") {
        broken.extend(rules::broken_by(&file.name, &file.text));
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut broken = Vec::new();
    for file in rust_files("src").into_iter().chain(rust_files("tests")) {
        broken.extend(shape(&file.name, &file.text));
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_test_that_the_invariants_name_is_there() {
    let named = named_tests("ARCHITECTURE.md");
    assert!(named.len() > 20, "the invariants have lost their tests");
    assert_all_there("ARCHITECTURE.md", &named);
}

#[test]
fn every_guarantee_names_tests_that_are_there_and_run() {
    const PAGE: &str = "docs/guarantees.md";
    assert_all_there(PAGE, &named_tests(PAGE));
    let page = fs::read_to_string(root().join(PAGE)).unwrap();
    for number in 1..=7 {
        let row = format!("| G{number} |");
        let row = page.lines().find(|line| line.starts_with(&row));
        let row = row.unwrap_or_else(|| panic!("{PAGE} has no G{number}"));
        let tests = tests_in(row).filter(|name| !is_file(name)).count();
        assert!(tests > 0, "G{number} is held by no test");
    }
    // What is switched off holds nothing. The words are put together so that they do not stand here.
    let switched_off = ["#[ign", "ore"].concat();
    let files = rust_files("src").into_iter().chain(rust_files("tests"));
    let idle: Vec<String> = files
        .filter(|file| file.text.contains(&switched_off))
        .map(|file| file.name)
        .collect();
    assert!(idle.is_empty(), "tests are switched off in {idle:?}");
}

/// The tests and the files of tests that the tables of a page name.
fn named_tests(page: &str) -> Vec<String> {
    let page = fs::read_to_string(root().join(page)).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| "));
    rows.flat_map(|row| tests_in(row).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// What stands between grave accents and is the name of a file or, by its many words, of a test.
fn tests_in(row: &str) -> impl Iterator<Item = &str> {
    let quoted = row.split('`').skip(1).step_by(2);
    let is_plain = |name: &&str| {
        name.chars()
            .all(|c| c.is_ascii_alphanumeric() || "_./".contains(c))
    };
    quoted
        .filter(is_plain)
        .filter(|name| is_file(name) || name.matches('_').count() >= 3)
}

fn is_file(name: &str) -> bool {
    name.strip_suffix(".rs").is_some()
}

fn assert_all_there(page: &str, named: &[String]) {
    let files: Vec<SourceFile> = rust_files("src")
        .into_iter()
        .chain(rust_files("tests"))
        .collect();
    let exists = |name: &str| {
        if is_file(name) {
            let end = format!("/{name}");
            return files
                .iter()
                .any(|file| format!("/{}", file.name).ends_with(&end));
        }
        let function = format!("fn {name}(");
        files.iter().any(|file| file.text.contains(&function))
    };
    let missing: Vec<_> = named.iter().filter(|name| !exists(name)).collect();
    assert!(
        missing.is_empty(),
        "{page} names what is not there: {missing:?}"
    );
}

#[test]
fn every_dependency_has_a_home() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    let homeless: Vec<_> = dependencies
        .keys()
        .map(|name| name.replace('-', "_"))
        .filter(|name| rules::home(name).is_none())
        .collect();
    assert!(
        homeless.is_empty(),
        "these dependencies have no row in tests/it/architecture/rules.rs: {homeless:?}"
    );
}

#[test]
fn a_file_without_an_opening_or_with_too_many_lines_is_found() {
    assert_eq!(
        shape("src/a.rs", "//! What it is for.\n"),
        Vec::<String>::new()
    );
    assert_eq!(shape("src/a.rs", "use std::fs;\n").len(), 1);
    let long = format!("//! Long.\n{}", "\n".repeat(FILE_LINES));
    assert_eq!(shape("src/a.rs", &long).len(), 1);
}

fn shape(name: &str, text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    if !text.starts_with("//! ") {
        broken.push(format!(
            "{name}:1: does not open with `//!` and what it is for"
        ));
    }
    let lines = text.lines().count();
    // A test file holds one behaviour whole, tables and all; the source is what has to stay short.
    if name.starts_with("src/") && lines > FILE_LINES {
        broken.push(format!(
            "{name}: {lines} lines, and {FILE_LINES} are the limit"
        ));
    }
    broken
}

/// The text of every file of the source.
pub(crate) fn texts_of_the_source() -> impl Iterator<Item = String> {
    rust_files("src").into_iter().map(|file| file.text)
}

struct SourceFile {
    /// Relative to the package, with forward slashes.
    name: String,
    text: String,
}

fn rust_files(folder: &str) -> Vec<SourceFile> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root()).unwrap();
                found.push(SourceFile {
                    name: name.display().to_string(),
                    text: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    assert!(!found.is_empty(), "no source in {folder}");
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
