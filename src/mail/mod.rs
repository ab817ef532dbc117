//! Chapter 3, the letter: what it says, how it looks, its bytes, and the way to the relay.
//!
//! In reading order: [`letter`] holds what a letter shows, [`templates`] turns that into a subject,
//! HTML and text, [`compose`] turns those into the bytes of one message, [`dkim`] signs it, [`transport`]
//! hands it to the relay, with the envelope sender from [`return_path`], and says what became of it. Nothing here reads a clock, draws a random
//! number or knows a database; the caller brings the date, the Message-ID and the addresses.

pub mod clean;
pub mod compose;
mod context;
pub mod dkim;
mod encoding;
pub mod letter;
mod markdown;
pub mod outbox;
pub mod return_path;
pub mod samples;
pub mod templates;
pub mod transport;
pub mod wire_message;
