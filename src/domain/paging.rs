//! Lists too long to be shown at once: which piece is wanted, and where the next one begins.
//!
//! A piece begins after the row that ended the last one (keyset pagination), so a list that grows
//! meanwhile shows nothing twice, and the hundred-thousandth piece costs what the first did.

use data_encoding::BASE32_NOPAD;

/// Rows of a piece where nobody says how many.
pub const DEFAULT_ROWS: u32 = 50;
/// Rows of a piece at most.
pub const MOST_ROWS: u32 = 200;

/// The row after which a piece begins, by its number. Its text says nothing to whoever reads it, so that
/// nobody computes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor(pub i64);

impl Cursor {
    /// Reads a cursor; `None` where we never wrote such a one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 13 || text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        let bytes = BASE32_NOPAD
            .decode(text.to_ascii_uppercase().as_bytes())
            .ok()?;
        Some(Self(i64::from_be_bytes(bytes.try_into().ok()?)))
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = BASE32_NOPAD.encode(&self.0.to_be_bytes());
        f.write_str(&text.to_ascii_lowercase())
    }
}

/// Which piece is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageAsk {
    /// Rows at most, from 1 to [`MOST_ROWS`].
    pub limit: u32,
    /// The row after which it begins; none for the first piece.
    pub after: Option<Cursor>,
}

impl Default for PageAsk {
    fn default() -> Self {
        Self {
            limit: DEFAULT_ROWS,
            after: None,
        }
    }
}

impl PageAsk {
    /// How many rows to read: one more than is shown tells whether there is a next piece.
    #[must_use]
    pub fn rows(self) -> i64 {
        i64::from(self.limit) + 1
    }

    /// The number below which rows are, in a list that shows the newest first.
    #[must_use]
    pub fn below(self) -> i64 {
        self.after.map_or(i64::MAX, |cursor| cursor.0)
    }

    /// Makes a piece of the [rows](Self::rows) that were read.
    #[must_use]
    pub fn page<T>(self, mut rows: Vec<T>, number: impl Fn(&T) -> i64) -> Page<T> {
        let limit = self.limit as usize;
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows
            .last()
            .filter(|_| has_more)
            .map(|row| Cursor(number(row)));
        Page { items: rows, next }
    }
}

/// One piece of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next piece begins; none where this is the last.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// The same piece with every row made into something else.
    #[must_use]
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(make).collect(),
            next: self.next,
        }
    }

    /// The same where making a row may fail.
    pub fn try_map<U, E>(self, make: impl FnMut(T) -> Result<U, E>) -> Result<Page<U>, E> {
        Ok(Page {
            items: self.items.into_iter().map(make).collect::<Result<_, E>>()?,
            next: self.next,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_is_written_and_nothing_else_is() {
        for number in [0, 1, 7_000_000, i64::MAX] {
            assert_eq!(
                Cursor::parse(&Cursor(number).to_string()),
                Some(Cursor(number))
            );
        }
        for wrong in [
            "",
            "1",
            "x",
            "AAAAAAAAAAAAA",
            "ééééé",
            "aaaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert_eq!(Cursor::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn one_row_more_than_is_shown_tells_of_the_next_piece() {
        let ask = PageAsk {
            limit: 2,
            after: None,
        };
        let page = ask.page(vec![9, 8, 7], |row| *row);
        assert_eq!((page.items, page.next), (vec![9, 8], Some(Cursor(8))));
        let page = ask.page(vec![9, 8], |row| *row);
        assert_eq!((page.items, page.next), (vec![9, 8], None));
    }
}
