//! An answer in words: for a page, and as a statement to copy, in English and in Spanish.
//!
//! Every text stands in `data/wording/*.toml`. English is compiled in; Spanish is compiled in under the
//! feature `spanish`, and can be read at run time by [`Dictionary::from_json`], so that a page loads it
//! when it is asked for. Nothing here computes: what is written comes from the [`Assessment`](crate::Assessment).

mod answer;
pub mod assumption;
mod date;
mod digits;
mod doses;
mod echo;
mod language;
mod number;
mod sources;
mod statement;
mod template;
mod view;
mod words;

pub use answer::{first_view, view};
pub(crate) use digits::digits;
pub use doses::covers;
#[cfg(feature = "spreads")]
pub(crate) use doses::{between, labels, round_about};
pub(crate) use echo::understood;
pub use echo::units;
pub use language::Language;
pub use number::Public;
pub use sources::Sources;
pub use statement::statement;
#[cfg(feature = "spreads")]
pub(crate) use statement::{Likely, statement_with};
pub use view::{
    AssumptionView, ExhibitView, FigureView, Shown, ShownDoses, SourceView, Statement, View,
    WarningView,
};
#[cfg(feature = "spanish")]
pub use words::SPANISH;
pub use words::{Dictionary, Words};
