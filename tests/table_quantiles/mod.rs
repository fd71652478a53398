//! How sure the figures of tables are.

mod asked;
mod rows;
mod totals;
