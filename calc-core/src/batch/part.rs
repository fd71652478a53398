//! What of a total rests on one set of assumptions.

use super::ratio::Ratio;
use super::row_moments::RowMoments;
use super::sum::Sum;
use super::unit_law::UnitLaw;
use crate::method::Method;

/// One of the four dose figures of a row, and of a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Estimate {
    /// As if the gross mass were all drug.
    IfPure,
    /// The lowest number of doses that the assumptions allow.
    Low,
    /// The number of doses for their central values.
    Central,
    /// The highest number of doses that they allow.
    High,
}

impl Estimate {
    /// All four, in the order of the columns; also their places in the arrays of a part.
    pub const ALL: [Self; 4] = [Self::IfPure, Self::Low, Self::Central, Self::High];

    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::IfPure => "if_pure",
            Self::Low => "low",
            Self::Central => "central",
            Self::High => "high",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::IfPure => "if pure",
            Self::Low | Self::Central | Self::High => self.name(),
        }
    }
}

/// A set of assumptions: rows that share it are summed before they are multiplied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartKey {
    /// The substance, by its id.
    pub substance: String,
    /// How low, central and high are computed.
    pub method: Method,
    /// The ids of the assumptions.
    pub assumptions: Vec<String>,
    /// For each [`Estimate`], the doses of one unit of its basis; `None` where the rows have no such figure.
    pub factors: [Option<Ratio>; 4],
    /// What low, central and high are spread by, where quantiles are asked for.
    pub law: Option<UnitLaw>,
}

/// What a part multiplies: exact sums over its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The rows.
    pub rows: u64,
    /// For each [`Estimate`], the sum of grams or of tablets. With purities of the rows' own, those of low,
    /// central and high are of pure mass. Of no meaning where the estimate has no factor.
    pub sums: [Sum; 4],
    /// What says how much the rows spread, where quantiles are asked for.
    pub moments: Option<Box<RowMoments>>,
}

impl Basis {
    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        self.rows = self.rows.saturating_add(other.rows);
        for (sum, other) in self.sums.iter_mut().zip(&other.sums) {
            sum.add(other);
        }
        if let Some(others) = &other.moments {
            self.moments.get_or_insert_default().add(others);
        }
    }
}
