//! The section `[embed]`.

use super::reader::Reader;
use crate::domain::origin::Origin;

/// The most sites that the configuration may name: each of them stands in a header of the frame.
pub const MOST_ORIGINS: usize = 32;

/// Forms on other sites.
#[derive(Debug, Clone)]
pub struct Embed {
    /// The sites whose forms may sign readers up to any list.
    pub origins: Vec<Origin>,
    /// Seconds that a browser may remember what a site may do.
    pub preflight_seconds: u32,
}

impl Embed {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let mut origins = reader.parsed_list(
            "embed.origins",
            "write sites, such as [\"https://www.example.org\", \"http://localhost:3000\"]",
            Origin::parse,
        );
        origins.sort_unstable();
        origins.dedup();
        if origins.len() > MOST_ORIGINS {
            reader.refuse(
                "embed.origins",
                format!("names more than {MOST_ORIGINS} sites"),
                "name sites of one list with: postrider list origins LIST --add https://www.example.org",
            );
        }
        Self {
            origins,
            preflight_seconds: reader.number("embed.preflight_seconds", 0..=86_400),
        }
    }
}
