//! How sure a weighing is, as a laboratory states it: the expanded uncertainty U and its coverage factor k.
//!
//! U = k u, with the standard uncertainty u: JCGM 100:2008, Guide to the expression of uncertainty in measurement,
//! 6.2; SWGDRUG, Supplemental Document SD-3, has it for the weighing of seized drugs. U is no bound: with k = 2
//! about one weighing in twenty lies farther off.

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::mass::{GrossMass, Mass, grams};

/// The greatest coverage factor: 95.45% with a single degree of freedom takes 13.97.
pub const MAX_COVERAGE_FACTOR: u32 = 20;

/// The coverage factor of a U that comes without one: that of NIST, Technical Note 1297 (1994), 6.5, and of most
/// certificates, about 95% of a normal distribution.
pub const USUAL_COVERAGE_FACTOR: u32 = 2;

/// The expanded uncertainty of a mass, in grams, and its coverage factor.
///
/// ```
/// # #[cfg(feature = "spreads")] {
/// use calc_core::{Catalog, read};
/// let reading = read("64 kg U=0.05 kg fentanyl", &Catalog::built_in())?;
/// let uncertainty = reading.exhibits[0].uncertainty.expect("it is stated");
/// assert_eq!(uncertainty.expanded_grams.to_string(), "50");
/// assert_eq!(uncertainty.coverage_factor.to_string(), "2");
/// assert!(!uncertainty.coverage_given);
/// # }
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct MassUncertainty {
    /// U, in grams: above zero and below the mass.
    pub expanded_grams: Exact,
    /// k, between 1 and [`MAX_COVERAGE_FACTOR`].
    pub coverage_factor: Exact,
    /// Whether the text says k, and it is not [`USUAL_COVERAGE_FACTOR`] for want of one.
    pub coverage_given: bool,
}

impl MassUncertainty {
    /// U and k of a mass; without a k it is [`USUAL_COVERAGE_FACTOR`].
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] for a U that is zero or not below the mass, and for a k past its limits.
    pub fn new(of: GrossMass, expanded: Mass, coverage: Option<Exact>) -> Result<Self, Error> {
        let (gross, expanded_grams) = (grams(of.mass()), grams(expanded));
        if expanded_grams <= Exact::ZERO || expanded_grams >= gross {
            let message = why!(
                "an uncertainty of {} g is not above zero and below the mass, {} g",
                expanded_grams,
                gross
            );
            return Err(Error::new(ErrorKind::OutOfRange, message)
                .hint(why!("check the number and its unit")));
        }
        let coverage_factor = coverage.unwrap_or(Exact::from(USUAL_COVERAGE_FACTOR));
        if coverage_factor < Exact::ONE || coverage_factor > Exact::from(MAX_COVERAGE_FACTOR) {
            let message = why!(
                "a coverage factor of {} is not between 1 and {}",
                coverage_factor,
                MAX_COVERAGE_FACTOR
            );
            return Err(Error::new(ErrorKind::OutOfRange, message).hint(why!(
                "write it as the laboratory does, as in {}",
                "U=0.5 lb k=2"
            )));
        }
        Ok(Self {
            expanded_grams,
            coverage_factor,
            coverage_given: coverage.is_some(),
        })
    }

    /// The standard uncertainty u = U / k, in grams.
    #[must_use]
    pub fn standard_grams(&self) -> Exact {
        self.expanded_grams / self.coverage_factor
    }
}
