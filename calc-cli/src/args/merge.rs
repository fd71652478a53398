//! `merge`, and how totals are painted.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Known;

/// `merge`: files of totals, and how to answer.
#[derive(Args, Debug)]
#[command(about = super::about::MERGE)]
pub struct Merge {
    /// Files of totals, as `dosecalc merge` and `dosecalc batch --totals` write them; `-` is standard input
    ///
    /// Their totals must be by the same columns. In whatever order and pieces they are merged, the outcome
    /// is that of one run over all tables, to the last digit.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Write to this file instead of standard output; it appears when it is complete
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Add up runs although they read the same table: its rows then count more than once
    #[arg(long)]
    pub allow_same_input: bool,
    /// How totals are painted; last, because its help heading could hold for what follows.
    #[command(flatten)]
    pub show: ShowTotals,
}

/// How totals are painted.
#[derive(Args, Debug)]
pub struct ShowTotals {
    /// How to show totals; if left out, as the name of the output ends, else as text
    #[arg(long, value_enum)]
    pub format: Option<TotalsFormat>,
    /// Unit of masses in text and CSV: g, kg, lb, oz ...
    #[arg(long, value_name = "UNIT", default_value = "g", hide_possible_values = true, value_parser = Known::units())]
    pub mass_unit: String,
}

/// How totals are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TotalsFormat {
    /// For people
    Text,
    /// For tables: one row a group, all digits
    Csv,
    /// For programs, and for `merge`: all that is known
    Json,
}
