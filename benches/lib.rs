//! Criterion benchmarks of dosecalc. There is nothing to call here: see `one.rs` and `start.rs`.
