//! dosecalc core
mod assess;
pub mod catalog;
mod dose;
mod error;
mod exact;
mod exhibit;
mod mass;
mod method;
mod purity;
mod range;
mod reading;
pub mod show;
mod suggest;
mod warning;

pub use assess::*;
pub use method::Method;
pub use catalog::{Catalog, Month};
pub use dose::*;
pub use error::{Error, ErrorKind};
pub use exact::{Exact, MAX_DIGITS};
pub use exhibit::{Amount, Exhibit, Form, Weighed};
pub use mass::*;
pub use purity::{BaseFraction, Purity, TabletShare};
pub use range::Range;
pub use reading::{DUAL_TOLERANCE_PERCENT, Hedge, MAX_EXHIBITS, MAX_TEXT_BYTES, Reading, read};
pub use warning::{Code, Warning};
