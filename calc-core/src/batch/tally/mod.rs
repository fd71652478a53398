//! Exact sums while a table is read, by the few different texts of its columns.

mod numbers;
mod powers;
mod slots;
mod symbols;

pub use numbers::{Key, Numbers};
pub use slots::{Big, Hot, PRODUCT_SCALE, PlainRow, QUANTITY_SCALE, Slot, Slots, Source};
pub use symbols::Symbols;
