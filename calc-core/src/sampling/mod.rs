//! The one room with floats: shapes of uncertain values.
//!
//! Floats come in as exact decimals and leave rounded to a fixed number of decimals, marked as rounded.
//! Logarithms and their kin are those of the `libm` crate: a platform's own differ in the last bit, and the
//! same question has the same bytes on every platform.

#[cfg(feature = "tablets")]
pub mod tablets;
