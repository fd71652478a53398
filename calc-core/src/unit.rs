//! The units of mass, with exact factors.
//!
//! uom's own factors are `f64` rounded to seven digits (its pound is 0.4535924 kg), so none is used:
//! each unit below states its factor again, exactly, and says who defined it.

use uom::si::mass;

use crate::exact::Exact;
use crate::mass::Mass;

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

/// `pounds` pounds in kilograms, by the compiler.
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
            Self::Kilogram => line!(
                mass::kilogram,
                "kg",
                "kilogram",
                "SI base unit",
                SI_BROCHURE
            ),
            Self::Tonne => line!(mass::ton, "t", "metric tonne", "1000 kg", SI_BROCHURE),
            Self::Pound => line!(
                mass::pound,
                "lb",
                "avoirdupois pound",
                "0.45359237 kg",
                NIST_811
            ),
            Self::Ounce => line!(mass::ounce, "oz", "avoirdupois ounce", "1/16 lb", NIST_811),
            Self::Grain => line!(mass::grain, "grain", "grain", "1/7000 lb", NIST_811),
            Self::TroyOunce => line!(
                mass::ounce_troy,
                "ozt",
                "troy ounce",
                "480 grains",
                NIST_811
            ),
            Self::Stone => line!(Stone, "stone", "stone", "14 lb", UK_1985),
            Self::ShortTon => line!(
                mass::ton_short,
                "short ton",
                "U.S. short ton",
                "2000 lb",
                NIST_44
            ),
            Self::LongTon => line!(
                mass::ton_long,
                "long ton",
                "imperial long ton",
                "2240 lb",
                NIST_44
            ),
        }
    }

    /// Whether the unit is a power of ten of the gram.
    #[must_use]
    pub const fn is_metric(self) -> bool {
        matches!(
            self,
            Self::Microgram | Self::Milligram | Self::Gram | Self::Kilogram | Self::Tonne
        )
    }

    /// `value` of this unit as a mass.
    ///
    /// # Panics
    /// Where the value in kilograms is past the largest decimal (about 7.9e28).
    #[must_use]
    pub fn mass(self, value: Exact) -> Mass {
        (self.info().to_mass)(value)
    }

    /// How many of this unit a mass is.
    ///
    /// # Panics
    /// Where that is past the largest decimal (about 7.9e28).
    #[must_use]
    pub fn measure(self, mass: Mass) -> Exact {
        if self.is_metric() {
            return (self.info().from_mass)(mass);
        }
        // uom multiplies by the reciprocal of the factor, which has no last digit for a pound.
        mass.value / self.mass(Exact::ONE).value
    }
}
