//! Reading a sheet row by row, within limits, from any row on.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes that the reader beneath takes at a time, which may be of the row after.
const READ_AHEAD_BYTES: usize = 8_192;

/// Where a row stands in its file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// The byte at which it begins.
    pub byte: u64,
    /// Its line, from 1; a row whose cells hold line breaks has several.
    pub line: u64,
}

impl Place {
    /// The beginning of a file.
    pub const START: Self = Self { byte: 0, line: 1 };
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line that it begins at.
    pub line: u64,
    /// Its cells, without white space around them.
    pub cells: Vec<String>,
}

/// Why a sheet cannot be read on.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// A row is longer than the limit.
    #[error("line {line} is longer than {limit} bytes; a quotation mark before it may have no end")]
    TooLong {
        /// The line that the row begins at.
        line: u64,
        /// The limit.
        limit: usize,
    },
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    File(#[from] io::Error),
}

/// Reads a sheet row by row.
pub struct SheetReader {
    csv: csv::Reader<Rationed>,
    /// Where the CSV reader began, which counts from there.
    base: u64,
    lines: LineCount,
    limit: usize,
    row: csv::ByteRecord,
}

impl SheetReader {
    /// Opens a sheet in UTF-8 at a place where a row begins. No row may be longer than `limit` bytes.
    pub fn open(path: &Path, delimiter: u8, place: Place, limit: usize) -> io::Result<Self> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(place.byte))?;
        let rationed = Rationed { file, left: 0 };
        let csv = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(READ_AHEAD_BYTES)
            .from_reader(rationed);
        Ok(Self {
            csv,
            base: place.byte,
            lines: LineCount::open(path, place)?,
            limit,
            row: csv::ByteRecord::new(),
        })
    }

    /// Where the next row begins.
    #[must_use]
    pub fn place(&self) -> Place {
        self.lines.place
    }

    /// The next row that holds anything; nothing at the end.
    pub fn next_row(&mut self) -> Result<Option<Row>, SheetError> {
        loop {
            self.csv.get_mut().left = self.limit + READ_AHEAD_BYTES;
            match self.csv.read_byte_record(&mut self.row) {
                Ok(false) => return Ok(None),
                Ok(true) => {}
                Err(error) => return Err(self.told(error)),
            }
            let line = self
                .lines
                .row_until(self.base + self.csv.position().byte())?;
            if self.row.as_slice().len() > self.limit {
                return Err(SheetError::TooLong {
                    line,
                    limit: self.limit,
                });
            }
            let cells: Vec<String> = self
                .row
                .iter()
                .map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
                .collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                return Ok(Some(Row { line, cells }));
            }
        }
    }

    fn told(&self, error: csv::Error) -> SheetError {
        match error.into_kind() {
            csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                SheetError::TooLong {
                    line: self.place().line,
                    limit: self.limit,
                }
            }
            csv::ErrorKind::Io(error) => SheetError::File(error),
            other => SheetError::File(io::Error::other(format!("{other:?}"))),
        }
    }
}

/// A file of which only so much may be read until somebody allows more.
struct Rationed {
    file: File,
    left: usize,
}

impl Read for Rationed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let wanted = buffer.len().min(self.left);
        let (ration, _) = buffer.split_at_mut(wanted);
        let read = self.file.read(ration)?;
        self.left -= read;
        Ok(read)
    }
}

/// Counts lines as an editor does: the CSV reader ends a row before its line feed and passes over empty lines, so
/// that it cannot say at which line a row begins.
struct LineCount {
    file: BufReader<File>,
    place: Place,
}

impl LineCount {
    fn open(path: &Path, place: Place) -> io::Result<Self> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(place.byte))?;
        Ok(Self {
            file: BufReader::new(file),
            place,
        })
    }

    /// Moves on to where a row ends, and returns the line at which it begins.
    fn row_until(&mut self, byte: u64) -> io::Result<u64> {
        let (mut begins, mut inside) = (self.place.line, false);
        for next in (&mut self.file)
            .take(byte.saturating_sub(self.place.byte))
            .bytes()
        {
            let next = next?;
            if next == b'\n' {
                self.place.line += 1;
            }
            if !inside && !matches!(next, b'\r' | b'\n') {
                (begins, inside) = (self.place.line, true);
            }
        }
        self.place.byte = byte;
        Ok(begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        file
    }

    #[test]
    fn reading_goes_on_at_any_row() {
        let text = "a,b\n\n1,\"two\nlines\"\r\n , \n3,4,5\n6\n";
        let file = file(text);
        let mut whole = SheetReader::open(file.path(), b',', Place::START, 100).unwrap();
        let mut rows = Vec::new();
        let mut places = vec![whole.place()];
        while let Some(row) = whole.next_row().unwrap() {
            rows.push(row);
            places.push(whole.place());
        }
        let lines: Vec<u64> = rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 3, 6, 7]);
        assert_eq!(rows[1].cells, ["1", "two\nlines"]);
        for (at, place) in places.iter().enumerate() {
            let mut rest = SheetReader::open(file.path(), b',', *place, 100).unwrap();
            let mut found = Vec::new();
            while let Some(row) = rest.next_row().unwrap() {
                found.push(row);
            }
            assert_eq!(found, rows[at..], "from {place:?}");
        }
    }

    #[test]
    fn a_row_without_an_end_is_refused_before_it_is_in_memory() {
        let endless = format!("a,b\n1,\"{}", "x".repeat(1_000_000));
        let file = file(&endless);
        let mut sheet = SheetReader::open(file.path(), b',', Place::START, 20_000).unwrap();
        assert!(sheet.next_row().unwrap().is_some());
        let error = sheet.next_row().unwrap_err();
        assert!(
            matches!(error, SheetError::TooLong { line: 2, .. }),
            "{error}"
        );
    }
}
