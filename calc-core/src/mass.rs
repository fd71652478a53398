//! Masses as uom quantities over [`Exact`]: gross and pure.

use core::marker::PhantomData;
use core::ops::{Add, Mul};

use uom::si::{SI, mass};

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::purity::{BaseFraction, Purity};
use crate::unit::MassUnit;

/// A mass: a uom quantity, held in kilograms. `mass / mass` is a ratio at compile time.
pub type Mass = mass::Mass<SI<Exact>, Exact>;

/// The smallest mass above zero that is taken for an amount, in grams: one picogram.
pub const MIN_MASS_GRAMS: &str = "0.000000000001";
/// The largest mass taken for an amount, in grams: a hundred million tonnes.
pub const MAX_MASS_GRAMS: &str = "100000000000000";

/// A mass of the program's own tables.
pub(crate) const fn kilograms(value: Exact) -> Mass {
    Mass {
        dimension: PhantomData,
        units: PhantomData,
        value,
    }
}

/// A mass as a refusal shows it: in grams, unless there are more of them than a decimal holds.
pub(crate) fn shown(mass: Mass) -> String {
    match mass.value.checked_mul(Exact::from(1000)) {
        Some(grams) => format!("{grams} g"),
        None => format!("{} kg", mass.value),
    }
}

/// A mass in grams.
///
/// # Panics
/// Where there are more of them than a decimal holds; no [`GrossMass`] is as heavy.
#[must_use]
pub fn grams(mass: Mass) -> Exact {
    MassUnit::Gram.measure(mass)
}

/// What the scale says, filler included: zero, or from a picogram to a hundred million tonnes.
///
/// Gross mass and pure mass are different types, so purity is applied exactly once.
///
/// ```
/// use calc_core::{Exact, GrossMass, MassUnit, Purity};
/// let gross = GrossMass::new(MassUnit::Pound.mass(Exact::from(152)))?;
/// let pure = gross * Purity::new("0.103".parse()?)?;
/// assert_eq!(calc_core::grams(pure.mass()).to_string(), "7101.44214472");
/// # Ok::<(), calc_core::Error>(())
/// ```
///
/// A pure mass does not add to a gross one:
/// ```compile_fail,E0308
/// # use calc_core::{Exact, GrossMass, MassUnit, Purity};
/// # let gross = GrossMass::new(MassUnit::Pound.mass(Exact::from(152))).unwrap();
/// # let pure = gross * Purity::new("0.103".parse().unwrap()).unwrap();
/// let _ = gross + pure;
/// ```
/// as two gross ones do:
/// ```
/// # use calc_core::{Exact, GrossMass, MassUnit, Purity};
/// # let gross = GrossMass::new(MassUnit::Pound.mass(Exact::from(152))).unwrap();
/// # let pure = gross * Purity::new("0.103".parse().unwrap()).unwrap();
/// let _ = gross + gross;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct GrossMass(Mass);

impl GrossMass {
    /// A gross mass of zero, or between [`MIN_MASS_GRAMS`] and [`MAX_MASS_GRAMS`].
    ///
    /// # Errors
    /// [`ErrorKind::Negative`] below zero, [`ErrorKind::OutOfRange`] past the limits.
    pub fn new(mass: Mass) -> Result<Self, Error> {
        // In kilograms, as masses are held: a conversion before the check could overflow.
        const MIN: Exact = Exact::literal_shifted(MIN_MASS_GRAMS, 3);
        const MAX: Exact = Exact::literal_shifted(MAX_MASS_GRAMS, 3);
        let value = mass.value;
        if value < Exact::ZERO {
            return Err(
                Error::new(ErrorKind::Negative, why!("a mass cannot be negative"))
                    .hint(why!("write the mass without a minus sign")),
            );
        }
        if value > MAX || (value < MIN && value != Exact::ZERO) {
            let message = why!(
                "a mass of {} is not zero and not between {} g and {} g",
                shown(mass),
                MIN_MASS_GRAMS,
                MAX_MASS_GRAMS
            );
            return Err(Error::new(ErrorKind::OutOfRange, message)
                .hint(why!("check the number and its unit")));
        }
        Ok(Self(mass))
    }

    /// The mass itself.
    #[must_use]
    pub const fn mass(self) -> Mass {
        self.0
    }

    /// The same mass taken as if nothing in it were filler: the assumption of the `gross` method.
    #[must_use]
    pub const fn if_pure(self) -> PureMass {
        PureMass(self.0)
    }
}

/// The mass of the substance alone: gross mass times purity.
///
/// Purity cannot be applied a second time:
/// ```compile_fail,E0369
/// # use calc_core::{Exact, GrossMass, MassUnit, Purity};
/// # let gross = GrossMass::new(MassUnit::Pound.mass(Exact::from(152))).unwrap();
/// # let purity = Purity::new("0.103".parse().unwrap()).unwrap();
/// let _ = gross * purity * purity;
/// ```
/// as it can once:
/// ```
/// # use calc_core::{Exact, GrossMass, MassUnit, Purity};
/// # let gross = GrossMass::new(MassUnit::Pound.mass(Exact::from(152))).unwrap();
/// # let purity = Purity::new("0.103".parse().unwrap()).unwrap();
/// let _ = gross * purity;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct PureMass(Mass);

impl PureMass {
    pub(crate) const fn new(mass: Mass) -> Self {
        Self(mass)
    }

    /// The mass itself.
    #[must_use]
    pub const fn mass(self) -> Mass {
        self.0
    }

    /// The free base in a mass of salt.
    #[must_use]
    pub(crate) fn as_base(self, fraction: BaseFraction) -> Self {
        Self(self.0 * fraction.ratio())
    }
}

impl Add for GrossMass {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Mul<Purity> for GrossMass {
    type Output = PureMass;
    fn mul(self, purity: Purity) -> PureMass {
        PureMass(self.0 * purity.ratio())
    }
}
