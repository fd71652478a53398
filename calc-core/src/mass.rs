//! Masses as uom quantities over [`Exact`], and the table of mass units with exact factors.
//!
//! uom's own factors are `f64` rounded to seven digits (its pound is 0.4535924 kg), so none is used:
//! each unit below states its factor again, exactly, and says who defined it.

use core::iter::Sum;
use core::marker::PhantomData;
use core::ops::{Add, Mul};

use uom::si::{SI, mass};

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::purity::{BaseFraction, Purity};

/// A mass: a uom quantity, held in kilograms. `mass / mass` is a ratio at compile time.
pub type Mass = mass::Mass<SI<Exact>, Exact>;

/// The smallest mass above zero that is taken for an amount, in grams: one picogram.
pub const MIN_MASS_GRAMS: &str = "0.000000000001";
/// The largest mass taken for an amount, in grams: a hundred million tonnes.
pub const MAX_MASS_GRAMS: &str = "100000000000000";

/// The pound of the international yard and pound agreement of 1959, in kilograms.
const POUND: &str = "0.45359237";
const NIST_811: &str = "NIST SP 811 (2008), appendix B";
const SI_BROCHURE: &str = "BIPM, SI Brochure, 9th edition (2019)";
const NIST_44: &str = "NIST Handbook 44 (2024), appendix C";
const UK_1985: &str = "UK Weights and Measures Act 1985, schedule 1";

/// The stone, which uom does not have.
#[derive(Clone, Copy, Debug, Hash)]
struct Stone;

impl uom::si::Unit for Stone {
    fn abbreviation() -> &'static str {
        "st"
    }
    fn singular() -> &'static str {
        "stone"
    }
    fn plural() -> &'static str {
        "stone"
    }
}

impl mass::Unit for Stone {}

/// Gives storage in [`Exact`] to a uom unit, with the factor to kilograms that belongs to it.
macro_rules! factors {
    ($($unit:ty => $factor:expr;)+) => {
        $(impl uom::Conversion<Exact> for $unit {
            type T = Exact;
            fn coefficient() -> Exact {
                const FACTOR: Exact = $factor;
                FACTOR
            }
        })+
    };
}

/// `pounds` pounds in kilograms, by the compiler: no unit repeats the digits of another.
const fn pounds(pounds: u128) -> Exact {
    Exact::literal(POUND).times_whole(pounds)
}

// The seven base units are what uom asks of a storage type before it carries any quantity.
factors! {
    uom::si::length::meter => Exact::ONE;
    uom::si::time::second => Exact::ONE;
    uom::si::electric_current::ampere => Exact::ONE;
    uom::si::thermodynamic_temperature::kelvin => Exact::ONE;
    uom::si::amount_of_substance::mole => Exact::ONE;
    uom::si::luminous_intensity::candela => Exact::ONE;
    mass::kilogram => Exact::ONE;
    mass::microgram => Exact::literal("0.000000001");
    mass::milligram => Exact::literal("0.000001");
    mass::gram => Exact::literal("0.001");
    mass::ton => Exact::literal("1000");
    mass::pound => Exact::literal(POUND);
    mass::ounce => Exact::literal("0.028349523125");
    mass::grain => Exact::literal("0.00006479891");
    mass::ounce_troy => Exact::literal("0.0311034768");
    mass::ton_short => pounds(2000);
    mass::ton_long => pounds(2240);
    Stone => pounds(14);
}

/// A unit of mass that dosecalc reads and prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MassUnit {
    /// One millionth of a gram.
    Microgram,
    /// One thousandth of a gram.
    Milligram,
    /// The gram.
    Gram,
    /// The kilogram.
    Kilogram,
    /// The metric ton, 1,000 kg.
    Tonne,
    /// The avoirdupois pound, 0.45359237 kg.
    Pound,
    /// The avoirdupois ounce, one sixteenth of a pound.
    Ounce,
    /// The grain, one seven-thousandth of a pound.
    Grain,
    /// The troy ounce, 480 grains.
    TroyOunce,
    /// The stone, 14 pounds.
    Stone,
    /// The short (U.S.) ton, 2,000 pounds.
    ShortTon,
    /// The long (imperial) ton, 2,240 pounds.
    LongTon,
}

/// What is known of a mass unit.
#[derive(Clone, Copy, Debug)]
pub struct MassUnitInfo {
    /// The short form that answers print, and that reads back as the same unit.
    pub symbol: &'static str,
    /// The full name, with the system it belongs to.
    pub name: &'static str,
    /// How the unit is defined.
    pub definition: &'static str,
    /// Who defined it.
    pub source: &'static str,
    to_mass: fn(Exact) -> Mass,
    from_mass: fn(Mass) -> Exact,
}

impl MassUnit {
    /// Every unit, metric first, then by size.
    pub const ALL: [Self; 12] = [
        Self::Microgram,
        Self::Milligram,
        Self::Gram,
        Self::Kilogram,
        Self::Tonne,
        Self::Grain,
        Self::Ounce,
        Self::TroyOunce,
        Self::Pound,
        Self::Stone,
        Self::ShortTon,
        Self::LongTon,
    ];

    /// The unit's line in the table.
    #[must_use]
    pub const fn info(self) -> &'static MassUnitInfo {
        macro_rules! line {
            ($unit:ty, $symbol:literal, $name:literal, $definition:literal, $source:expr) => {
                &MassUnitInfo {
                    symbol: $symbol,
                    name: $name,
                    definition: $definition,
                    source: $source,
                    to_mass: |value| Mass::new::<$unit>(value),
                    from_mass: |mass| mass.get::<$unit>(),
                }
            };
        }
        match self {
            Self::Microgram => line!(mass::microgram, "µg", "microgram", "1e-6 g", SI_BROCHURE),
            Self::Milligram => line!(mass::milligram, "mg", "milligram", "0.001 g", SI_BROCHURE),
            Self::Gram => line!(mass::gram, "g", "gram", "0.001 kg", SI_BROCHURE),
            Self::Kilogram => line!(mass::kilogram, "kg", "kilogram", "SI base unit", SI_BROCHURE),
            Self::Tonne => line!(mass::ton, "t", "tonne (metric ton)", "1000 kg", SI_BROCHURE),
            Self::Pound => line!(mass::pound, "lb", "avoirdupois pound", "0.45359237 kg", NIST_811),
            Self::Ounce => line!(mass::ounce, "oz", "avoirdupois ounce", "1/16 lb", NIST_811),
            Self::Grain => line!(mass::grain, "grain", "grain", "1/7000 lb", NIST_811),
            Self::TroyOunce => line!(mass::ounce_troy, "ozt", "troy ounce", "480 grains", NIST_811),
            Self::Stone => line!(Stone, "stone", "stone", "14 lb", UK_1985),
            Self::ShortTon => line!(mass::ton_short, "short ton", "short ton (U.S.)", "2000 lb", NIST_44),
            Self::LongTon => line!(mass::ton_long, "long ton", "long ton (imperial)", "2240 lb", NIST_44),
        }
    }

    /// Whether the unit is a power of ten of the gram.
    #[must_use]
    pub const fn is_metric(self) -> bool {
        matches!(self, Self::Microgram | Self::Milligram | Self::Gram | Self::Kilogram | Self::Tonne)
    }

    /// `value` of this unit as a mass.
    #[must_use]
    pub fn mass(self, value: Exact) -> Mass {
        (self.info().to_mass)(value)
    }

    /// How many of this unit a mass is.
    #[must_use]
    pub fn measure(self, mass: Mass) -> Exact {
        (self.info().from_mass)(mass)
    }
}

/// A mass of the program's own tables.
pub(crate) const fn kilograms(value: Exact) -> Mass {
    Mass { dimension: PhantomData, units: PhantomData, value }
}

/// A mass in grams.
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
        const MIN: Exact = Exact::literal(MIN_MASS_GRAMS);
        const MAX: Exact = Exact::literal(MAX_MASS_GRAMS);
        let in_grams = grams(mass);
        if in_grams < Exact::ZERO {
            return Err(Error::new(ErrorKind::Negative, "a mass cannot be negative").hint("write the mass without a minus sign"));
        }
        if in_grams > MAX || (in_grams < MIN && in_grams != Exact::ZERO) {
            let message = format!("a mass of {in_grams} g is not between {MIN_MASS_GRAMS} g and {MAX_MASS_GRAMS} g");
            return Err(Error::new(ErrorKind::OutOfRange, message).hint("check the number and its unit"));
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
    pub fn as_base(self, fraction: BaseFraction) -> Self {
        Self(self.0 * fraction.ratio())
    }
}

impl Add for GrossMass {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Add for PureMass {
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

impl Sum for PureMass {
    fn sum<I: Iterator<Item = Self>>(masses: I) -> Self {
        masses.fold(Self(MassUnit::Gram.mass(Exact::ZERO)), Add::add)
    }
}
