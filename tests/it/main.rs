//! The behaviour of Postrider, one file per behaviour.

mod feeds_fetch;
mod feeds_parse;
