//! Purity and the other fractions that stand between what was weighed and what is counted.

use core::fmt;

use uom::si::SI;
use uom::si::ratio::{self, Ratio};

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::message::Arg;
use crate::range::Range;
use crate::show;

impl uom::Conversion<Exact> for ratio::ratio {
    type T = Exact;
}

/// A fraction above 0 and at most 1, for the types below.
macro_rules! fraction {
    ($(#[$doc:meta])* $name:ident, $word:literal, $kind:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(Exact);

        impl $name {
            /// From a fraction, not a percentage: 10.3% is 0.103.
            ///
            /// # Errors
            /// Unless it is above 0 and at most 1.
            pub fn new(fraction: Exact) -> Result<Self, Error> {
                if fraction > Exact::ZERO && fraction <= Exact::ONE {
                    Ok(Self(fraction))
                } else {
                    let percent = fraction.checked_mul(Exact::from(100)).unwrap_or(fraction);
                    let message = why!("a {} of {}% is not above 0% and at most 100%", Arg::term($word), percent.to_string());
                    Err(Error::new(ErrorKind::$kind, message).hint(why!("write a share of the whole, as in 10.3%")))
                }
            }

            /// The fraction, above 0 and at most 1.
            #[must_use]
            pub const fn fraction(self) -> Exact {
                self.0
            }

            /// The same in percent.
            #[must_use]
            pub fn percent(self) -> Exact {
                self.0 * Exact::from(100)
            }

            /// A percentage of the program's own tables; [`Exact::literal`] checks its form.
            pub(crate) const fn percent_literal(text: &str) -> Self {
                let fraction = Exact::literal_shifted(text, 2);
                let (mantissa, scale) = (fraction.value().mantissa(), fraction.value().scale());
                assert!(mantissa > 0 && mantissa <= 10_i128.pow(scale), "a share is above 0% and at most 100%");
                Self(fraction)
            }
        }

        impl fmt::Display for $name {
            /// In percent: `10.3%`, with `≈` where it was rounded.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}%", show::grouped(self.percent()))
            }
        }
    };
}

fraction! {
    /// The mass fraction of the substance in the gross mass.
    Purity, "purity", Purity
}

fraction! {
    /// The share of tablets that hold at least one lethal dose.
    TabletShare, "tablet share", Purity
}

fraction! {
    /// The mass fraction of free base in a salt.
    BaseFraction, "base fraction", Salt
}

impl Purity {
    /// As a uom ratio, to multiply a mass with.
    #[must_use]
    pub(crate) fn ratio(self) -> Ratio<SI<Exact>, Exact> {
        Ratio::new::<ratio::ratio>(self.0)
    }
}

impl Range<Purity> {
    /// As people and options write it: `8%`, `5%..10.3%..20%`.
    pub(crate) fn written(self) -> String {
        let one = |purity: Purity| format!("{}%", purity.percent());
        if self.is_point() {
            one(self.central)
        } else {
            [self.low, self.central, self.high].map(one).join("..")
        }
    }
}

impl BaseFraction {
    /// As a uom ratio, to multiply a mass with.
    #[must_use]
    pub(crate) fn ratio(self) -> Ratio<SI<Exact>, Exact> {
        Ratio::new::<ratio::ratio>(self.0)
    }
}
