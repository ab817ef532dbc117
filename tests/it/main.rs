//! The behaviour of Postrider, one file per behaviour.

fn main() {}
