//! Sheets: tables of text that come from other programs and go to them.
//!
//! [`write`](mod@write) makes CSV as RFC 4180 says, with every cell harmless to a spreadsheet. [`intake`] takes a file of
//! any size as it comes in, finds its encoding and keeps it as UTF-8. [`form`] finds out how a sheet is built:
//! its delimiter and its header. [`read`](mod@read) walks along it within limits and can go on where it stopped.

pub mod form;
pub mod intake;
pub mod read;
pub mod write;
