//! Totals: parts of a table against the whole, both against big rationals, and files of totals.

/// Files that were cut, edited or made up.
mod hostile;
/// Merging, and what it refuses.
mod merge;
/// Files against their JSON Schema.
mod schema;
/// A table in shards, through the worker.
mod shards;
/// A made-up table, as its rows and as reports of them.
mod table;
