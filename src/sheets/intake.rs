//! Taking a file in: of any size, piece by piece, kept on disk, and made UTF-8.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use sha2::{Digest, Sha256};

/// Bytes at the beginning of a file by which its encoding is told.
const HEAD_BYTES: usize = 4_096;
/// Bytes that are decoded at a time.
const BLOCK_BYTES: usize = 65_536;

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// Its size as it came.
    pub bytes: u64,
    /// SHA-256 of the bytes as they came, in hex.
    pub sha256: String,
    /// The name of the encoding that it came in.
    pub encoding: &'static str,
}

/// A file that is coming in. What is dropped unfinished leaves nothing behind.
pub struct Intake {
    raw: BufWriter<File>,
    raw_path: PathBuf,
    target: PathBuf,
    hasher: Sha256,
    bytes: u64,
    head: Vec<u8>,
    utf8: Utf8Watch,
    holds_nul: bool,
}

impl Intake {
    /// Begins to take a file in that shall be at `target` in the end, as UTF-8, readable by its owner only.
    pub fn begin(target: &Path) -> io::Result<Self> {
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let raw_path = target.with_extension("raw.part");
        Ok(Self {
            raw: BufWriter::new(create(&raw_path)?),
            raw_path,
            target: target.to_owned(),
            hasher: Sha256::new(),
            bytes: 0,
            head: Vec::new(),
            utf8: Utf8Watch::default(),
            holds_nul: false,
        })
    }

    /// Takes the next piece.
    pub fn take(&mut self, piece: &[u8]) -> io::Result<()> {
        self.raw.write_all(piece)?;
        self.hasher.update(piece);
        self.bytes += piece.len() as u64;
        let missing = HEAD_BYTES.saturating_sub(self.head.len());
        self.head
            .extend_from_slice(piece.get(..missing).unwrap_or(piece));
        self.utf8.look(piece);
        self.holds_nul |= piece.contains(&0);
        Ok(())
    }

    /// How many bytes came so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The file is complete: it is kept as UTF-8 without a mark, synced, and told about.
    pub fn finish(mut self) -> io::Result<TakenIn> {
        self.raw.flush()?;
        let (encoding, mark) = self.encoding();
        let raw = File::open(&self.raw_path)?;
        let unfinished = self.target.with_extension("part");
        let ended = rewrite(raw, encoding, mark, &unfinished);
        if ended.is_err() {
            let _ = std::fs::remove_file(&unfinished);
        }
        ended?;
        std::fs::rename(&unfinished, &self.target)?;
        if let Some(folder) = self.target.parent() {
            File::open(folder)?.sync_all()?;
        }
        let hasher = std::mem::take(&mut self.hasher);
        Ok(TakenIn {
            bytes: self.bytes,
            sha256: HEXLOWER.encode(&hasher.finalize()),
            encoding: encoding.name(),
        })
    }

    /// A mark decides; then zeros where UTF-16 has them; then whether everything is valid UTF-8, which no other
    /// encoding looks like by accident. What remains is Windows-1252, of which Latin-1 is the greater part.
    fn encoding(&self) -> (&'static Encoding, usize) {
        if let Some(found) = Encoding::for_bom(&self.head) {
            return found;
        }
        if self.holds_nul {
            let zeros = |offset: usize| {
                let bytes = self.head.iter().skip(offset).step_by(2);
                bytes.filter(|byte| **byte == 0).count()
            };
            let (even, odd) = (zeros(0), zeros(1));
            let many = self.head.len() / 4;
            if odd > many && even < odd / 4 {
                return (UTF_16LE, 0);
            }
            if even > many && odd < even / 4 {
                return (UTF_16BE, 0);
            }
        }
        if self.utf8.is_valid() {
            (UTF_8, 0)
        } else {
            (WINDOWS_1252, 0)
        }
    }
}

impl Drop for Intake {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.raw_path);
    }
}

fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(path)
}

/// Decodes a file into another; what cannot be decoded becomes U+FFFD, and NUL, which no database keeps, is left out.
fn rewrite(
    mut raw: File,
    encoding: &'static Encoding,
    mark: usize,
    target: &Path,
) -> io::Result<()> {
    let mut out = BufWriter::new(create(target)?);
    let mut decoder = encoding.new_decoder_without_bom_handling();
    io::copy(&mut (&mut raw).take(mark as u64), &mut io::sink())?;
    let mut block = vec![0; BLOCK_BYTES];
    let longest = decoder.max_utf8_buffer_length(BLOCK_BYTES);
    let mut text = vec![0; longest.unwrap_or(BLOCK_BYTES * 4)];
    loop {
        let read = raw.read(&mut block)?;
        let last = read == 0;
        let mut rest = block.get(..read).unwrap_or_default();
        loop {
            let (result, taken, written, _replaced) = decoder.decode_to_utf8(rest, &mut text, last);
            let piece = text.get(..written).unwrap_or_default();
            for part in piece.split(|byte| *byte == 0) {
                out.write_all(part)?;
            }
            rest = rest.get(taken..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                break;
            }
        }
        if last {
            break;
        }
    }
    out.flush()?;
    out.get_ref().sync_all()
}

/// Watches pieces of a text for being UTF-8, across their borders.
#[derive(Default)]
struct Utf8Watch {
    carried: Vec<u8>,
    broken: bool,
}

impl Utf8Watch {
    fn look(&mut self, piece: &[u8]) {
        if self.broken {
            return;
        }
        let mut rest = piece;
        // A character is at most four bytes long.
        while !self.carried.is_empty() {
            let Some((first, others)) = rest.split_first() else {
                return;
            };
            self.carried.push(*first);
            rest = others;
            match std::str::from_utf8(&self.carried) {
                Ok(_) => self.carried.clear(),
                Err(error) if error.error_len().is_some() => {
                    self.broken = true;
                    return;
                }
                Err(_incomplete) => {}
            }
        }
        if let Err(error) = std::str::from_utf8(rest) {
            if error.error_len().is_some() {
                self.broken = true;
            } else {
                let tail = rest.get(error.valid_up_to()..).unwrap_or_default();
                self.carried = tail.to_vec();
            }
        }
    }

    fn is_valid(&self) -> bool {
        !self.broken && self.carried.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(bytes: &[u8], piece: usize) -> (TakenIn, String) {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("spool/import-1.csv");
        let mut intake = Intake::begin(&target).unwrap();
        for piece in bytes.chunks(piece) {
            intake.take(piece).unwrap();
        }
        let told = intake.finish().unwrap();
        let left = std::fs::read_dir(folder.path().join("spool")).unwrap();
        assert_eq!(left.count(), 1, "only the file itself stays");
        (told, std::fs::read_to_string(target).unwrap())
    }

    #[test]
    fn every_encoding_becomes_utf_8_whatever_the_pieces_are() {
        let text = "Name;Straße\r\nZoë;Łódź 日本 €\r\n";
        let latin = "Name;Straße\r\nZoë;Café €\r\n";
        let utf16 = |mark: bool, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let mark = mark.then_some(0xfeff);
            let units = mark.into_iter().chain(text.encode_utf16());
            units.flat_map(order).collect()
        };
        let windows = encoding_rs::WINDOWS_1252.encode(latin).0.into_owned();
        let cases: [(Vec<u8>, &str, &str); 7] = [
            (text.into(), "UTF-8", text),
            (format!("\u{feff}{text}").into(), "UTF-8", text),
            (utf16(true, u16::to_le_bytes), "UTF-16LE", text),
            (utf16(true, u16::to_be_bytes), "UTF-16BE", text),
            (
                "Name,Ort\nAnna,Bern\n"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect(),
                "UTF-16LE",
                "Name,Ort\nAnna,Bern\n",
            ),
            (windows, "windows-1252", latin),
            (b"a,b\0\n".to_vec(), "UTF-8", "a,b\n"),
        ];
        for (bytes, encoding, expected) in cases {
            for piece in [1, 3, 7, 4_096] {
                let (told, text) = taken(&bytes, piece);
                assert_eq!((told.encoding, text.as_str()), (encoding, expected));
                assert_eq!(told.bytes, bytes.len() as u64);
                assert_eq!(told.sha256, HEXLOWER.encode(&Sha256::digest(&bytes)));
            }
        }
    }

    #[test]
    fn what_is_dropped_unfinished_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let mut intake = Intake::begin(&folder.path().join("import-1.csv")).unwrap();
        intake.take(b"half of it").unwrap();
        drop(intake);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
