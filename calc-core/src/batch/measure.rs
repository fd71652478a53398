//! What the unit of a row says about its quantity.

use crate::error::{Error, ErrorKind};
use crate::reading::{self, UnitWord};
use crate::unit::MassUnit;

/// What a unit word, a unit code or an option says about the quantity beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// It is a mass in this unit.
    Mass(MassUnit),
    /// It is a count of tablets.
    Tablets,
    /// It is a volume, a count of plants, or another amount without a known mass.
    NotAMass,
    /// It stands for "not reported", whatever number is there.
    NotReported,
}

impl Measure {
    /// Reads a unit as people write it, in any case: `lbs`, `Kilograms`, `pills`, `ml`.
    ///
    /// # Errors
    /// [`ErrorKind::AmbiguousUnit`] for a unit with two readings, such as `ton`, and
    /// [`ErrorKind::UnknownUnit`] for a word that is no unit. Volumes and counts of things are
    /// [`Measure::NotAMass`].
    pub fn read(text: &str) -> Result<Self, Error> {
        match reading::unit_word(text) {
            Ok(UnitWord::Mass(unit)) => Ok(Self::Mass(unit)),
            Ok(UnitWord::Tablets) => Ok(Self::Tablets),
            Err(error) => match error.kind() {
                ErrorKind::WrongDimension | ErrorKind::NoMass => Ok(Self::NotAMass),
                _ => Err(error),
            },
        }
    }

    /// Its short form: the symbol of a unit, or the word that a profile has for it.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Mass(unit) => unit.info().symbol,
            Self::Tablets => "tablets",
            Self::NotAMass => "not-a-mass",
            Self::NotReported => "not-reported",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_as_agencies_write_them() {
        let masses = [
            ("lbs", MassUnit::Pound),
            ("Kilograms", MassUnit::Kilogram),
            ("GRAMO", MassUnit::Gram),
            ("pound", MassUnit::Pound),
            ("Ounce", MassUnit::Ounce),
            (" Lbs. ", MassUnit::Pound),
            ("Gram(s)", MassUnit::Gram),
            ("GM", MassUnit::Gram),
            ("mcg", MassUnit::Microgram),
        ];
        for (word, unit) in masses {
            assert_eq!(Measure::read(word), Ok(Measure::Mass(unit)), "{word}");
        }
        for word in ["tablet", "Pills", "TABLETS"] {
            assert_eq!(Measure::read(word), Ok(Measure::Tablets), "{word}");
        }
        for word in [
            "ML",
            "gallons",
            "DU",
            "Dosage units",
            "plants",
            "bags",
            "lbf",
        ] {
            assert_eq!(Measure::read(word), Ok(Measure::NotAMass), "{word}");
        }
    }

    #[test]
    fn what_is_no_unit_is_refused() {
        let cases = [
            ("tons", ErrorKind::AmbiguousUnit),
            ("gr", ErrorKind::AmbiguousUnit),
            ("Mg", ErrorKind::AmbiguousUnit),
            ("10 g", ErrorKind::UnknownUnit),
            ("1000 tablet", ErrorKind::UnknownUnit),
            ("NP", ErrorKind::UnknownUnit),
            ("", ErrorKind::UnknownUnit),
        ];
        for (word, kind) in cases {
            let error = Measure::read(word).expect_err(word);
            assert_eq!(error.kind(), kind, "{word}");
            assert!(error.hint_text().is_some());
        }
        let size = Measure::read("10 g").expect_err("a refusal");
        assert_eq!(size.message(), "`10 g` is a size, not a unit");
    }
}
