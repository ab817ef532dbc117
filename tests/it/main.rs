//! The behaviour of Postrider, one file per behaviour.

mod compose;
mod letters;
mod transport;
