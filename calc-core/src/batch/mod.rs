//! Tables of seizures: a table's bytes to converted bytes, without any input or output of its own.
//!
//! [`detect`] finds how a table is written and its header, [`Plan::new`] resolves what is asked of it, and each
//! thread's [`Worker`] turns blocks of whole records ([`whole_records`]) into output, [`Reject`]s and, at its
//! end, a [`Report`]. Reports merge exactly, in any order, to that of a single run. [`Stream`] does so in one
//! thread, from pieces of any size; [`look`] is for who wants to change how a table is read.
//!
//! Rows take one of two ways to the same digits. `fast` folds unit, reciprocal lethal dose and purity of a
//! kind of row into one fraction, and computes in whole numbers of a machine word. What does not fit it
//! (quotes around a number, exponents, words, too many digits) goes through `exact`, whose numbers have any
//! size; it also finds what a kind of row means, once. Both round once, half to even, at the last digit
//! written.

mod account;
mod amount;
mod ask;
mod buffer;
mod cells;
pub mod csv;
mod date;
mod exact;
mod fast;
mod folded;
mod header;
mod json_lines;
mod look;
mod mapping;
mod measure;
mod names;
mod number;
mod options;
mod part;
mod plan;
mod profile;
mod quantiles;
mod quotient;
mod rate;
mod ratio;
mod records;
mod reject;
mod rejects;
mod report;
mod request;
mod resolve;
mod row_moments;
mod scan;
#[cfg(feature = "overlay")]
mod schema;
mod status;
mod stream;
mod sum;
mod summary;
mod sure;
mod tally;
mod text;
mod total_spread;
mod totals;
mod totals_csv;
mod unit_law;
pub mod view;
mod worker;
mod write;

pub use account::MAX_GROUPS;
pub use ask::mass_unit;
pub use header::{Header, MAX_TITLE_RECORDS, detect};
pub use look::{Look, Open, look};
pub use mapping::{DateFrom, Mapped, Mapping, UnitFrom};
pub use measure::Measure;
pub use options::{Asked, TableOptions};
pub use part::{Basis, Estimate, PartKey};
pub use plan::{MAX_DECIMALS, Plan};
pub use profile::{Fiscal, Profile};
pub use quantiles::Quantiles;
pub use ratio::Ratio;
pub(crate) use ratio::without_end_zeros;
pub use records::{Broken, line_ends, whole};
pub use reject::Reject;
pub use rejects::{REJECTS_HEADER, Rendered};
pub use report::{Input, MAX_ROWS, Report, TOTALS_SCHEMA};
pub use request::{Added, Cell, DateOrder, Decimals, Layout, Request, Role};
pub use row_moments::RowMoments;
pub use scan::{MAX_RECORD_BYTES, whole_records};
pub use status::Status;
pub use stream::{BLOCK_BYTES, Beginning, Ended, Rejected, Stream};
pub use sum::{MAX_SUM_DIGITS, Sum};
pub use summary::{InputRead, Summary};
pub use text::{LOOKED_AT_BYTES, check_foreign, check_utf8};
pub use total_spread::{Quantiled, TotalSpread, Way};
pub use totals::{Counts, DoseTotal, Group, Totals};
pub use unit_law::{UnitLaw, Unknown};
pub use worker::{Converted, Counted, MAX_BLOCK_BYTES, Worker};
pub use write::is_formula;
