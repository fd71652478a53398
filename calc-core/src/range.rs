//! Low, central and high: worst-case bounds, never a standard deviation.

use crate::error::{Error, ErrorKind};

/// Three values in order. A value without uncertainty has all three equal.
///
/// Outside this library it is built by [`Range::new`], which holds the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Range<T> {
    /// The lowest value that the inputs allow.
    pub low: T,
    /// The value that the inputs name first.
    pub central: T,
    /// The highest value that the inputs allow.
    pub high: T,
}

impl<T: Copy + PartialOrd> Range<T> {
    /// A range from its parts.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] unless low <= central <= high.
    pub fn new(low: T, central: T, high: T) -> Result<Self, Error> {
        if low <= central && central <= high {
            Ok(Self { low, central, high })
        } else {
            Err(Error::new(
                ErrorKind::Range,
                why!("the parts of a range must not fall: low, central, high"),
            )
            .hint(why!("write them from low to high, as in 5%..10.3%..20%")))
        }
    }

    /// A range without width.
    pub const fn point(value: T) -> Self {
        Self {
            low: value,
            central: value,
            high: value,
        }
    }

    /// Whether low and high are the same.
    pub fn is_point(&self) -> bool {
        self.low == self.high
    }
}

impl<T: Copy> Range<T> {
    /// The range of `f` for an `f` that does not fall where its argument grows.
    pub fn map<U>(self, f: impl Fn(T) -> U) -> Range<U> {
        Range {
            low: f(self.low),
            central: f(self.central),
            high: f(self.high),
        }
    }

    /// The range of `f(self, other)` for an `f` that grows with both.
    pub fn with<U: Copy, V>(self, other: Range<U>, f: impl Fn(T, U) -> V) -> Range<V> {
        Range {
            low: f(self.low, other.low),
            central: f(self.central, other.central),
            high: f(self.high, other.high),
        }
    }

    /// The range of `f(self, other)` for an `f` that grows with `self` and falls with `other`,
    /// as a quotient does: the low end takes the other's high one.
    pub fn against<U: Copy, V>(self, other: Range<U>, f: impl Fn(T, U) -> V) -> Range<V> {
        Range {
            low: f(self.low, other.high),
            central: f(self.central, other.central),
            high: f(self.high, other.low),
        }
    }
}
