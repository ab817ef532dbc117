//! What commands print: tables for people, JSON for scripts.

use std::io::{self, Write};

use serde::Serialize;

use super::failure::{Code, Failure};

/// Who reads the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// A person at a terminal.
    Person,
    /// A script: one JSON value.
    Script,
}

impl Reader {
    /// Prints `value` as JSON for a script, or what `tell` makes of it for a person.
    pub(super) fn show<T: Serialize + ?Sized>(
        self,
        value: &T,
        tell: impl FnOnce(&T) -> String,
    ) -> Result<(), Failure> {
        let text = match self {
            Self::Person => tell(value),
            Self::Script => serde_json::to_string_pretty(value).map_err(|error| {
                Failure::new(Code::Failed, "the answer cannot be written as JSON").because(error)
            })?,
        };
        print(&text)
    }
}

/// Prints a text and ends its last line. A reader that has gone away, such as `head`, is no failure.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    tell(text).map(drop)
}

/// Whether anybody still reads what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// The text was taken.
    There,
    /// Whoever read standard output has gone away.
    Gone,
}

/// Prints like [`print()`] and says whether anybody still reads; for what is printed again and again.
pub(super) fn tell(text: &str) -> Result<Audience, Failure> {
    let mut out = io::stdout().lock();
    let written = out
        .write_all(text.trim_end_matches('\n').as_bytes())
        .and_then(|()| out.write_all(b"\n"));
    match written.and_then(|()| out.flush()) {
        Ok(()) => Ok(Audience::There),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Audience::Gone),
        Err(error) => {
            Err(Failure::new(Code::Failed, "standard output cannot be written").because(error))
        }
    }
}

/// Sentences, one a line.
pub(super) fn sentences(all: &[String]) -> String {
    let clean = all.iter().map(|sentence| harmless(sentence));
    clean.collect::<Vec<_>>().join("\n")
}

/// Rows in columns as wide as their widest cell. `nothing` is the sentence for an empty table.
pub(super) fn table(header: &[&str], rows: &[Vec<String>], nothing: &str) -> String {
    if rows.is_empty() {
        return nothing.to_owned();
    }
    let clean: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| harmless(cell)).collect())
        .collect();
    let head: Vec<String> = header.iter().map(|title| title.to_uppercase()).collect();
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            let cells = clean.iter().filter_map(|row| row.get(column));
            cells
                .chain([&head[column]])
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in std::iter::once(&head).chain(&clean) {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, &width)| format!("{cell:<width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// One thing: a name and a value a line.
pub(super) fn card(lines: &[(&str, String)]) -> String {
    let width = lines
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0)
        + 1;
    let mut text = String::new();
    for (name, value) in lines {
        let name = format!("{name}:");
        text.push_str(format!("{name:<width$}  {}", harmless(value)).trim_end());
        text.push('\n');
    }
    text
}

/// A cell for something that may be missing.
pub(super) fn or_dash<T: ToString>(value: Option<&T>) -> String {
    value.map_or_else(|| "-".to_owned(), ToString::to_string)
}

/// What comes from outside must not steer the terminal.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_and_cells_cannot_steer_the_terminal() {
        let rows = vec![
            vec!["daily".to_owned(), "The Daily".to_owned()],
            vec!["w".to_owned(), "Zürich\u{1b}[2J\n".to_owned()],
        ];
        let text = table(&["slug", "name"], &rows, "nothing");
        assert_eq!(text, "SLUG   NAME\ndaily  The Daily\nw      Zürich [2J\n");
        assert_eq!(table(&["slug"], &[], "nothing"), "nothing");
    }

    #[test]
    fn a_card_aligns_its_values() {
        let text = card(&[("a", "1".to_owned()), ("long", String::new())]);
        assert_eq!(text, "a:     1\nlong:\n");
    }
}
