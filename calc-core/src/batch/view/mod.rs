//! A table in words: what it shows before it is converted, and what it came to.

mod done;
mod found;
mod shapes;

pub use done::{Told, done, rows_told};
pub use found::found;
pub use shapes::{
    Column, Count, Done, DoseFigures, Found, GroupView, MappedView, OpenView, ProfileFound,
    Progress, Refusal, RejectedRow, Rows, TotalsFound,
};

use crate::error::Error;
use crate::wording::Words;

impl Refusal {
    /// A refusal in words.
    #[must_use]
    pub fn new(error: &Error, words: &Words<'_>) -> Self {
        Self {
            code: error.kind().code(),
            message: error.message().written(words),
            hint: error.hint_text().map(|hint| hint.written(words)),
        }
    }
}
