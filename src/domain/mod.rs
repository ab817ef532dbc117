//! Chapter 1, the words: what the service talks about, as plain values and pure functions.
//!
//! Nothing here does I/O, awaits, reads a clock or draws a random number, so every rule can be read
//! and tested by itself.

pub mod address;
pub mod delivery;
pub mod reply;
pub mod time;
