//! The behaviour of Postrider, one file per behaviour.

mod letters;
