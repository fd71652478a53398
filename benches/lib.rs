//! What the benchmarks and the table for other tools have in common. The benchmarks are in `one.rs`, `start.rs`
//! and `batch.rs`.

pub mod job;
