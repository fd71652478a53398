//! The `dosecalc` command.

fn main() {}
