//! Hostile rows: what the worker makes of them, on both of its paths, against what the cells mean.

/// Cells as tables write them, each with what it means.
mod cells;
/// What a row comes to, in fractions.
mod meaning;
/// Numbers as tables write them.
mod numbers;
/// The properties.
mod properties;
/// Tables of hostile rows.
mod rows;
