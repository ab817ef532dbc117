//! The `postrider` executable.

fn main() {}
