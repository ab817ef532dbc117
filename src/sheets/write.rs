//! CSV for spreadsheets and programs: RFC 4180, UTF-8, and no cell that a spreadsheet would take for a formula.

use std::borrow::Cow;
use std::io::{self, Write};

/// The byte order mark by which spreadsheets know UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Whether a spreadsheet may take a cell that begins so for a formula or a command, in full-width forms, too, which
/// some of them fold (OWASP, CSV Injection; ASVS 5.0, 1.2.10).
#[must_use]
pub fn begins_formula(cell: &str) -> bool {
    cell.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫',
    ])
}

/// A cell that every spreadsheet shows as the text that it is: what begins like a formula gets an apostrophe before it.
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if begins_formula(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Takes the apostrophe away again that [`harmless`] put before a cell, so that what was exported can be imported.
#[must_use]
pub fn as_it_was(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) => rest,
        _ => cell,
    }
}

/// Writes a sheet row by row.
pub struct SheetWriter<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> SheetWriter<W> {
    /// Begins a sheet: the byte order mark, then the names of the columns.
    pub fn begin<S: AsRef<str>>(
        mut out: W,
        columns: impl IntoIterator<Item = S>,
    ) -> io::Result<Self> {
        out.write_all(MARK)?;
        let mut sheet = Self::go_on(out);
        sheet.row(columns)?;
        Ok(sheet)
    }

    /// Goes on with a sheet that was begun before.
    pub fn go_on(out: W) -> Self {
        let csv = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(out);
        Self { csv }
    }

    /// Writes one row, each cell made [`harmless`].
    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) -> io::Result<()> {
        for cell in cells {
            self.csv.write_field(harmless(cell.as_ref()).as_bytes())?;
        }
        self.csv.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Ends the sheet and gives back what it was written to.
    pub fn end(mut self) -> io::Result<W> {
        self.csv.flush()?;
        self.csv
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }
}

/// A whole sheet in memory, for what is small.
pub fn sheet<S: AsRef<str>>(columns: &[&str], rows: &[Vec<S>]) -> io::Result<Vec<u8>> {
    let mut sheet = SheetWriter::begin(Vec::new(), columns)?;
    for row in rows {
        sheet.row(row)?;
    }
    sheet.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_of(cells: &[&str]) -> String {
        let mut sheet = SheetWriter::go_on(Vec::new());
        sheet.row(cells).unwrap();
        String::from_utf8(sheet.end().unwrap()).unwrap()
    }

    #[test]
    fn every_cell_is_quoted_as_rfc_4180_says() {
        assert_eq!(
            line_of(&[
                "plain",
                "",
                "a,b",
                "say \"hi\"",
                "two\r\nlines",
                "Zürich 日本"
            ]),
            "plain,,\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",Zürich 日本\r\n"
        );
        // A row of one empty cell is no empty line, which readers leave out.
        assert_eq!(line_of(&[""]), "\"\"\r\n");
    }

    #[test]
    fn no_cell_begins_like_a_formula() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+44 20", "'+44 20"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\r=1", "\"'\r=1\""),
            ("\n=1", "\"'\n=1\""),
            ("＝1+1", "'＝1+1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠a", "'＠a"),
            (
                "=HYPERLINK(\"http://x\",\"y\")",
                "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
            ),
            ("a=1", "a=1"),
            ("'quoted'", "'quoted'"),
        ] {
            assert_eq!(line_of(&[cell]), format!("{written}\r\n"), "{cell:?}");
            assert_eq!(as_it_was(&harmless(cell)), cell);
        }
    }

    #[test]
    fn a_sheet_begins_with_the_mark_that_spreadsheets_know() {
        let bytes = sheet(&["address", "name"], &[vec!["a@b.example", "Zoë"]]).unwrap();
        assert_eq!(
            bytes,
            "\u{feff}address,name\r\na@b.example,Zoë\r\n".as_bytes()
        );
    }
}
