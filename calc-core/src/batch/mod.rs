//! Tables of seizures: a table's bytes to converted bytes, without any input or output of its own.
//!
//! [`detect`] finds how a table is written and its header, [`Plan::new`] resolves what is asked of it, and each
//! thread's [`Worker`] turns blocks of whole records ([`whole_records`]) into output, [`Reject`]s and, at its
//! end, a [`Report`]. Reports merge exactly, in any order, to that of a single run.
//!
//! Rows take one of two ways to the same digits. `fast` folds unit, reciprocal lethal dose and purity of a
//! kind of row into one fraction, and computes in whole numbers of a machine word. What does not fit it
//! (quotes around a number, exponents, words, too many digits) goes through `exact`, whose numbers have any
//! size; it also finds what a kind of row means, once. Both round once, half to even, at the last digit
//! written.

mod account;
mod amount;
mod buffer;
mod cells;
mod date;
mod exact;
mod fast;
mod folded;
mod header;
mod json_lines;
mod mapping;
mod measure;
mod names;
mod number;
mod part;
mod plan;
mod profile;
mod quotient;
mod rate;
mod ratio;
mod reject;
mod report;
mod request;
mod resolve;
mod scan;
#[cfg(feature = "overlay")]
mod schema;
mod status;
mod sum;
mod tally;
mod totals;
mod worker;
mod write;

pub use account::MAX_GROUPS;
pub use header::{Header, MAX_TITLE_RECORDS, detect};
pub use mapping::{DateFrom, Mapping, UnitFrom};
pub use measure::Measure;
pub use part::{Basis, Estimate, PartKey};
pub use plan::{MAX_DECIMALS, Plan};
pub use profile::{Fiscal, Profile};
pub use ratio::Ratio;
pub(crate) use ratio::without_end_zeros;
pub use reject::Reject;
pub use report::{Input, MAX_ROWS, Report, TOTALS_SCHEMA};
pub use request::{Added, Cell, DateOrder, Decimals, Layout, Request, Role};
pub use scan::{MAX_RECORD_BYTES, whole_records};
pub use status::Status;
pub use sum::{MAX_SUM_DIGITS, Sum};
pub use totals::{Counts, DoseTotal, Group, Totals};
pub use worker::{Converted, MAX_BLOCK_BYTES, Worker};
pub use write::is_formula;
