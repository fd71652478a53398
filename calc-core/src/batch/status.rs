//! What became of a row.

use crate::error::ErrorKind;

/// Why a row was passed through, or that it was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It has figures.
    Ok,
    /// No source gives a lethal dose of the substance.
    NoReferenceDose,
    /// The amount is a volume, plants, or something else without a known mass.
    NotAMass,
    /// The table says that the amount, or what it is of, was not reported.
    NotReported,
    /// There is no amount, or nothing that it is of.
    Empty,
    /// No source gives what the figures would be computed from, such as the content of a tablet.
    NoAssumption,
    /// It sums up other rows.
    TotalRow,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::Ok,
        Self::NoReferenceDose,
        Self::NotAMass,
        Self::NotReported,
        Self::Empty,
        Self::NoAssumption,
        Self::TotalRow,
    ];

    /// The text in the `status` column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::NoReferenceDose => "no-reference-dose",
            Self::NotAMass => "not-a-mass",
            Self::NotReported => "not-reported",
            Self::Empty => "empty",
            Self::NoAssumption => "no-assumption",
            Self::TotalRow => "total-row",
        }
    }

    /// The status of a row that is refused for a reason which is no fault of the row.
    #[must_use]
    pub(crate) const fn of(kind: ErrorKind) -> Option<Self> {
        match kind {
            ErrorKind::NoReferenceDose => Some(Self::NoReferenceDose),
            ErrorKind::NotGiven => Some(Self::NoAssumption),
            ErrorKind::WrongDimension | ErrorKind::NoMass => Some(Self::NotAMass),
            _ => None,
        }
    }
}
