//! Whatever goes wrong at whatever point of the dialogue, each delivery comes to its documented end, and
//! nobody is lost: when the relay has healed, everything that is to be sent is sent.
//!
//! This is about the whole service, from the queue to the ledger; `transport.rs` tests the same table at a
//! single connection.

mod at_recipients;
mod at_the_relay;
mod by_smtp_sink;
mod fate;
mod on_the_road;
