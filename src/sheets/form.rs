//! How a sheet is built: what stands between its cells, and whether its first row names them.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What may stand between cells.
const DELIMITERS: [u8; 4] = *b",;\t|";
/// Bytes of a sheet that are looked at.
const SAMPLE_BYTES: u64 = 65_536;
/// Rows of it that are looked at.
const SAMPLE_ROWS: usize = 50;

/// How a sheet is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What stands between cells.
    pub delimiter: u8,
    /// Whether the first row names the columns.
    pub has_header: bool,
    /// The names of the columns; empty ones where the first row names none.
    pub columns: Vec<String>,
}

/// Finds out how the sheet in this file, which is UTF-8, is built.
pub fn of(path: &Path) -> io::Result<Form> {
    let mut sample = Vec::new();
    File::open(path)?
        .take(SAMPLE_BYTES)
        .read_to_end(&mut sample)?;
    if sample.len() as u64 == SAMPLE_BYTES {
        // What was cut in the middle of a row tells nothing.
        let whole = sample.iter().rposition(|byte| *byte == b'\n');
        sample.truncate(whole.map_or(sample.len(), |at| at + 1));
    }
    Ok(of_sample(&sample))
}

fn of_sample(sample: &[u8]) -> Form {
    let best = DELIMITERS
        .into_iter()
        .map(|delimiter| (delimiter, evenness(sample, delimiter)))
        .reduce(|best, other| if other.1 > best.1 { other } else { best });
    let delimiter = best.map_or(b',', |(delimiter, _)| delimiter);
    let first = rows(sample, delimiter).next().unwrap_or_default();
    let has_header = !first.iter().any(|cell| looks_like_address(cell));
    let columns = if has_header {
        first.iter().map(|cell| cell.trim().to_owned()).collect()
    } else {
        vec![String::new(); first.len()]
    };
    Form {
        delimiter,
        has_header,
        columns,
    }
}

/// How many rows have as many cells as the first, and how many these are. One cell in each row tells nothing.
fn evenness(sample: &[u8], delimiter: u8) -> (usize, usize) {
    let mut rows = rows(sample, delimiter).map(|row| row.len());
    let Some(width) = rows.next().filter(|width| *width > 1) else {
        return (0, 0);
    };
    (1 + rows.filter(|other| *other == width).count(), width)
}

fn rows(sample: &[u8], delimiter: u8) -> impl Iterator<Item = Vec<String>> {
    let reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(sample);
    let rows = reader.into_byte_records().map_while(Result::ok);
    rows.take(SAMPLE_ROWS).map(|row| {
        row.iter()
            .map(|cell| String::from_utf8_lossy(cell).into_owned())
            .collect()
    })
}

fn looks_like_address(cell: &str) -> bool {
    cell.trim()
        .split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_and_the_header_are_found() {
        let cases: [(&str, u8, bool, &[&str]); 7] = [
            (
                "Email,Name\na@b.example,\"Doe; Jane; x\"\n",
                b',',
                true,
                &["Email", "Name"],
            ),
            (
                "Email;Name;Tags\na@b.example;Jane;\"a,b,c\"\n",
                b';',
                true,
                &["Email", "Name", "Tags"],
            ),
            (
                "Email\tName\r\na@b.example\tJane, the 1st\r\n",
                b'\t',
                true,
                &["Email", "Name"],
            ),
            (
                "Email|Name\na@b.example|Jane\n",
                b'|',
                true,
                &["Email", "Name"],
            ),
            (
                "a@b.example,Jane\nc@d.example,John\n",
                b',',
                false,
                &["", ""],
            ),
            ("Email\na@b.example\n", b',', true, &["Email"]),
            ("", b',', true, &[]),
        ];
        for (text, delimiter, has_header, columns) in cases {
            let form = of_sample(text.as_bytes());
            assert_eq!(form.delimiter, delimiter, "{text:?}");
            assert_eq!(form.has_header, has_header, "{text:?}");
            assert_eq!(form.columns, columns, "{text:?}");
        }
    }
}
