//! The audit log as a file, told piece by piece, so that its length does not matter.

use std::io;

use super::{Filter, Line, page};
use crate::domain::paging::{Cursor, MOST_ROWS, PageAsk};
use crate::services::{App, StoreError};
use crate::sheets::write::SheetWriter;

/// How the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table for a spreadsheet.
    Csv,
    /// One array.
    Json,
}

/// The columns of the table.
const COLUMNS: [&str; 10] = [
    "id",
    "occurred_at",
    "actor_kind",
    "actor_id",
    "actor",
    "action",
    "target",
    "detail",
    "network",
    "hash",
];

/// Where a file that is being told goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At its beginning.
    Beginning,
    /// After this line; the newest come first.
    After(Cursor),
}

impl Format {
    /// The format of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// The next piece of the file, and where to go on; nowhere when it was the last.
pub async fn piece(
    app: &App,
    filter: Filter,
    format: Format,
    place: Place,
) -> Result<(Vec<u8>, Option<Place>), StoreError> {
    let after = match place {
        Place::Beginning => None,
        Place::After(cursor) => Some(cursor),
    };
    let ask = PageAsk {
        limit: MOST_ROWS,
        after,
    };
    let found = page(app, filter, ask).await?;
    let begins = place == Place::Beginning;
    let next = found.next.map(Place::After);
    let bytes = match format {
        Format::Csv => {
            rows(found.items, begins).map_err(|error| StoreError::Unreadable(error.to_string()))?
        }
        Format::Json => items(&found.items, begins, next.is_none()),
    };
    Ok((bytes, next))
}

fn rows(lines: Vec<Line>, begins: bool) -> io::Result<Vec<u8>> {
    let mut sheet = if begins {
        SheetWriter::begin(Vec::new(), COLUMNS)?
    } else {
        SheetWriter::go_on(Vec::new())
    };
    for line in lines {
        sheet.row([
            line.id.to_string(),
            line.occurred_at.to_string(),
            line.actor_kind,
            line.actor_id.map(|id| id.to_string()).unwrap_or_default(),
            line.actor,
            line.action,
            line.target,
            line.detail,
            line.network.unwrap_or_default(),
            line.hash,
        ])?;
    }
    sheet.end()
}

fn items(lines: &[Line], begins: bool, ends: bool) -> Vec<u8> {
    let mut text = if begins {
        "[".to_owned()
    } else {
        String::new()
    };
    for (index, line) in lines.iter().enumerate() {
        text.push_str(if begins && index == 0 { "\n" } else { ",\n" });
        text.push_str(&serde_json::to_string(&told(line)).unwrap_or_default());
    }
    if ends {
        text.push_str("\n]\n");
    }
    text.into_bytes()
}

/// A line with its detail as JSON rather than as a text of it.
#[must_use]
pub fn told(line: &Line) -> serde_json::Value {
    let mut told = serde_json::to_value(line).unwrap_or_default();
    told["detail"] = serde_json::from_str(&line.detail).unwrap_or_default();
    told
}
