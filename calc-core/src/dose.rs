//! Lethal doses, and potential lethal-dose equivalents.

use core::ops::{Add, Div, Mul};

use uom::si::ratio;

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::mass::{GrossMass, Mass, PureMass, shown};
use crate::message::{Arg, Message};
use crate::purity::TabletShare;
use crate::unit::MassUnit;

/// The smallest reference dose that is taken, in grams: one nanogram.
pub const MIN_LETHAL_DOSE_GRAMS: &str = "0.000000001";
/// The largest reference dose that is taken, in grams.
pub const MAX_LETHAL_DOSE_GRAMS: &str = "1000";
/// The most tablets in one exhibit.
pub const MAX_TABLETS: &str = "1000000000000000";

/// The reference mass of one potentially lethal dose, from a nanogram to a kilogram.
///
/// Only a lethal dose turns a pure mass into doses; another mass does not:
/// ```compile_fail,E0308
/// # use calc_core::{Exact, GrossMass, LethalDose, MassUnit};
/// # let two_mg = MassUnit::Milligram.mass(Exact::from(2));
/// # let gross = GrossMass::new(MassUnit::Pound.mass(Exact::from(152))).unwrap();
/// let _ = gross.if_pure() / two_mg;
/// ```
/// ```
/// # use calc_core::{Exact, GrossMass, LethalDose, MassUnit};
/// # let two_mg = MassUnit::Milligram.mass(Exact::from(2));
/// # let gross = GrossMass::new(MassUnit::Pound.mass(Exact::from(152))).unwrap();
/// let doses = gross.if_pure() / LethalDose::new(two_mg).unwrap();
/// assert_eq!(doses.count().to_string(), "34473020.12");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct LethalDose(Mass);

impl LethalDose {
    /// From a mass within the limits.
    ///
    /// # Errors
    /// [`ErrorKind::LethalDose`] for zero and past [`MIN_LETHAL_DOSE_GRAMS`] and [`MAX_LETHAL_DOSE_GRAMS`].
    pub fn new(mass: Mass) -> Result<Self, Error> {
        let limits = Limits {
            kind: ErrorKind::LethalDose,
            what: "lethal dose",
            min: MIN_LETHAL_DOSE_GRAMS,
            max: MAX_LETHAL_DOSE_GRAMS,
            example: "2 mg",
        };
        limits.check(mass)?;
        Ok(Self(mass))
    }

    /// The mass itself.
    #[must_use]
    pub const fn mass(self) -> Mass {
        self.0
    }
}

/// The limits of a mass, in grams as messages show them, and an example that lies within.
struct Limits {
    kind: ErrorKind,
    what: &'static str,
    min: &'static str,
    max: &'static str,
    example: &'static str,
}

impl Limits {
    /// Compares in kilograms, as masses are held: a conversion before the check could overflow.
    fn check(&self, mass: Mass) -> Result<(), Error> {
        let in_kilograms = |grams| Exact::literal_shifted(grams, 3);
        if mass.value >= in_kilograms(self.min) && mass.value <= in_kilograms(self.max) {
            return Ok(());
        }
        let Self { what, min, max, .. } = self;
        let message = why!(
            "a {} of {} is not between {} g and {} g",
            Arg::term(what),
            shown(mass),
            min,
            max
        );
        Err(Error::new(self.kind, message).hint(why!("write a mass, as in {}", self.example)))
    }
}

/// A number of potential lethal-dose equivalents. Never a number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Doses(Exact);

impl Doses {
    /// None.
    pub const ZERO: Self = Self(Exact::ZERO);

    /// How many.
    #[must_use]
    pub const fn count(self) -> Exact {
        self.0
    }
}

impl serde::Serialize for Doses {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Div<LethalDose> for PureMass {
    type Output = Doses;
    fn div(self, lethal_dose: LethalDose) -> Doses {
        Doses((self.mass() / lethal_dose.mass()).get::<ratio::ratio>())
    }
}

impl Add for Doses {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// A number of tablets: counted, or estimated from their mass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tablets(Exact);

impl Tablets {
    /// From a count.
    ///
    /// # Errors
    /// [`ErrorKind::Negative`] below zero, [`ErrorKind::OutOfRange`] above [`MAX_TABLETS`],
    /// [`ErrorKind::Number`] for a part of a tablet.
    pub fn new(count: Exact) -> Result<Self, Error> {
        let error = |kind, why: Message| {
            Error::new(
                kind,
                why!("a count of {} tablets {}", count.to_string(), why),
            )
        };
        if count < Exact::ZERO {
            return Err(error(ErrorKind::Negative, why!("is negative"))
                .hint(why!("write the count without a minus sign")));
        }
        if count > Exact::literal(MAX_TABLETS) {
            return Err(
                error(ErrorKind::OutOfRange, why!("is above {}", MAX_TABLETS))
                    .hint(why!("check the number")),
            );
        }
        if !count.value().fract().is_zero() {
            return Err(error(ErrorKind::Number, why!("is not a whole number"))
                .hint(why!("write whole tablets, or a mass")));
        }
        Ok(Self(count))
    }

    /// How many.
    #[must_use]
    pub const fn count(self) -> Exact {
        self.0
    }
}

/// The mean mass of the substance in one tablet, from a nanogram to a gram.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct TabletContent(Mass);

/// The gross mass of one tablet, from a milligram to ten grams.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct TabletMass(Mass);

impl TabletContent {
    /// From a mass within the limits.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] past the limits.
    pub fn new(mass: Mass) -> Result<Self, Error> {
        let limits = Limits {
            kind: ErrorKind::OutOfRange,
            what: "tablet content",
            min: MIN_LETHAL_DOSE_GRAMS,
            max: "1",
            example: "1.94 mg",
        };
        limits.check(mass)?;
        Ok(Self(mass))
    }

    /// The mass itself.
    #[must_use]
    pub const fn mass(self) -> Mass {
        self.0
    }
}

impl TabletMass {
    /// From a mass within the limits.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] past the limits.
    pub fn new(mass: Mass) -> Result<Self, Error> {
        let limits = Limits {
            kind: ErrorKind::OutOfRange,
            what: "tablet mass",
            min: "0.001",
            max: "10",
            example: "100 mg",
        };
        limits.check(mass)?;
        Ok(Self(mass))
    }

    /// The mass itself.
    #[must_use]
    pub const fn mass(self) -> Mass {
        self.0
    }
}

impl Mul<TabletShare> for Tablets {
    type Output = Doses;
    /// The tablets that hold at least one lethal dose, each counted as one.
    fn mul(self, share: TabletShare) -> Doses {
        Doses(self.0 * share.fraction())
    }
}

impl Mul<TabletContent> for Tablets {
    type Output = PureMass;
    fn mul(self, content: TabletContent) -> PureMass {
        PureMass::new(MassUnit::Kilogram.mass(self.0 * MassUnit::Kilogram.measure(content.mass())))
    }
}

impl Div<TabletMass> for GrossMass {
    type Output = Tablets;
    /// How many tablets weigh this much: an estimate, so a part of a tablet stays.
    fn div(self, tablet: TabletMass) -> Tablets {
        Tablets((self.mass() / tablet.mass()).get::<ratio::ratio>())
    }
}

/// Masses of the program's own tables, in milligrams; [`Exact::literal`] checks their form.
macro_rules! milligrams_literal {
    ($($type:ident),+) => {
        $(impl $type {
            pub(crate) const fn milligrams_literal(text: &str) -> Self {
                Self(crate::mass::kilograms(Exact::literal_shifted(text, 6)))
            }
        })+
    };
}

milligrams_literal!(LethalDose, TabletContent, TabletMass);
