//! Shapes of uncertain values as options are written: `triangular:5%..10.3%..20%`, `lognormal:1mg..4mg`.

use core::str::FromStr;

use super::value::{mass, misses, percent, range, wrong_parts};
use crate::dose::{LethalDose, TabletContent, TabletMass};
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::mass::{GrossMass, Mass, grams};
use crate::message::Arg;
use crate::purity::{Purity, TabletShare};
use crate::range::Range;
use crate::sampling::{Points, Shape, ShapeName};
use crate::unit::MassUnit;

/// A value and how it is spread, as it was written: its points are exact.
///
/// ```
/// use calc_core::{Purity, Shaped};
/// use calc_core::sampling::ShapeName;
/// let purity: Shaped<Purity> = "triangular:5%..10.3%..20%".parse()?;
/// assert_eq!(purity.name, ShapeName::Triangular);
/// assert_eq!(purity.low.to_string(), "5%");
///
/// // Without a name it is the default shape, and an answer says so.
/// let purity: Shaped<Purity> = "5%..10.3%..20%".parse()?;
/// assert_eq!((purity.name, purity.is_named), (ShapeName::PLAIN, false));
///
/// let refused = "triangle:5%..10.3%..20%".parse::<Shaped<Purity>>().unwrap_err();
/// assert_eq!(refused.message(), "unknown shape `triangle`");
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Shaped<T> {
    /// The shape.
    pub name: ShapeName,
    /// Its first point: the least value, or the 5% point of a lognormal shape.
    pub low: T,
    /// The central value of a triangular or PERT shape, and the one value of a fixed one.
    pub central: Option<T>,
    /// Its last point: the greatest value, or the 95% point of a lognormal shape.
    pub high: T,
    /// Whether the shape was named, and is not the default one.
    pub is_named: bool,
}

/// What can be spread: a value with a number in it.
pub trait Spreadable: Copy + PartialOrd {
    /// A range of values of the kind, for hints.
    const EXAMPLE: [&'static str; 3];
    /// Whether the values are shares of a whole, none of which is above one.
    const IS_SHARE: bool;

    /// Reads one value.
    ///
    /// # Errors
    /// Those of the kind of value.
    fn read(text: &str) -> Result<Self, Error>;

    /// The number that is spread: a fraction, or grams.
    fn number(self) -> Exact;

    /// The value of such a number.
    ///
    /// # Errors
    /// Past the limits of the kind of value.
    fn of_number(number: Exact) -> Result<Self, Error>;
}

macro_rules! spreadable {
    ($($type:ident: $read:ident, $number:expr, $of_number:expr, $is_share:literal, $example:expr;)+) => {
        $(impl Spreadable for $type {
            const EXAMPLE: [&'static str; 3] = $example;
            const IS_SHARE: bool = $is_share;

            fn read(text: &str) -> Result<Self, Error> {
                Self::new($read(text)?)
            }

            fn number(self) -> Exact {
                $number(self)
            }

            fn of_number(number: Exact) -> Result<Self, Error> {
                Self::new($of_number(number))
            }
        })+
    };
}

spreadable! {
    Purity: percent, Self::fraction, core::convert::identity, true, ["5%", "10.3%", "20%"];
    TabletShare: percent, Self::fraction, core::convert::identity, true, ["10%", "29%", "76%"];
    LethalDose: mass, |dose: Self| grams(dose.mass()), of_grams, false, ["1mg", "2mg", "3mg"];
    TabletContent: mass, |content: Self| grams(content.mass()), of_grams, false, ["1.3mg", "1.94mg", "2.4mg"];
    GrossMass: mass, |gross: Self| grams(gross.mass()), of_grams, false, ["1kg", "1.2kg", "1.5kg"];
    TabletMass: mass, |tablet: Self| grams(tablet.mass()), of_grams, false, ["100mg", "110mg", "120mg"];
}

fn of_grams(number: Exact) -> Mass {
    MassUnit::Gram.mass(number)
}

impl<T: Spreadable> Shaped<T> {
    /// The shape of a range that says nothing of one: the default shape, or fixed where it has no width.
    #[must_use]
    pub fn plain(range: Range<T>) -> Self {
        let Range { low, central, high } = range;
        let name = if range.is_point() {
            ShapeName::Fixed
        } else {
            ShapeName::PLAIN
        };
        Self {
            name,
            low,
            central: Some(central),
            high,
            is_named: false,
        }
    }

    /// A range with the shape that a catalogue names for it.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] for a shape of a value without a range, and for a fixed one of a range.
    pub fn of_range(name: ShapeName, range: Range<T>) -> Result<Self, Error> {
        if range.is_point() || name == ShapeName::Fixed {
            let message = why!("a {} shape needs low and high", name.name());
            return Err(Error::new(ErrorKind::Range, message).hint(why!(
                "write low and high, or leave out the shape; the shapes of a range are {}",
                Arg::list(", ", ShapeName::ALL[1..].iter().map(|shape| shape.name()))
            )));
        }
        Ok(Self {
            name,
            is_named: true,
            ..Self::plain(range)
        })
    }

    /// Low, central and high for the worst case: the ends of the shape, and of a lognormal one, which has none, its
    /// 5% and 95% points. Without a central point of its own it is the one that half of all values do not pass.
    ///
    /// # Errors
    /// As for [`Shaped::shape`].
    pub fn range(&self) -> Result<Range<T>, Error> {
        let central = match (self.central, self.name) {
            (Some(central), _) => central,
            (None, ShapeName::LogNormal) => T::of_number(self.shape()?.median()?)?,
            (None, _) => {
                let ends = self.low.number() + self.high.number();
                T::of_number(ends / Exact::from(2_u32))?
            }
        };
        Range::new(self.low, central, self.high)
    }

    /// The shape as numbers: fractions or grams.
    #[must_use]
    pub fn points(&self) -> Points {
        let low = self.low.number();
        Points {
            name: self.name,
            low,
            central: self.central.map_or(low, T::number),
            high: self.high.number(),
        }
    }

    /// The distribution, of fractions or of grams.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] where the points make no distribution of the kind, and for a share that
    /// reaches above 100%.
    pub fn shape(&self) -> Result<Shape, Error> {
        let shape = self.points().shape()?;
        if T::IS_SHARE {
            shape.check_share()?;
        }
        Ok(shape)
    }
}

impl<T: Spreadable> FromStr for Shaped<T> {
    type Err = Error;

    /// Reads `shape:` and its points, or a plain value or `low..central..high`, which have the default shape.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] for an unknown shape, another number of points than it has, and points that
    /// fall or make no distribution; those of the values.
    fn from_str(text: &str) -> Result<Self, Error> {
        let shaped = match text.split_once(':') {
            None => Self::plain(range(text, &T::EXAMPLE.join(".."), T::read)?),
            Some((name, points)) => named(shape_name(name)?, points)?,
        };
        shaped.shape()?;
        Ok(shaped)
    }
}

pub fn shape_name(text: &str) -> Result<ShapeName, Error> {
    let text = text.trim();
    let known = ShapeName::ALL
        .into_iter()
        .find(|shape| shape.name().eq_ignore_ascii_case(text));
    known.ok_or_else(|| {
        let names = Arg::list(", ", ShapeName::ALL.map(ShapeName::name));
        Error::new(
            ErrorKind::Range,
            why!("unknown shape `{}`", Error::shown(text)),
        )
        .hint(why!("the shapes are {}", names))
    })
}

/// The points of a shape that was named.
fn named<T: Spreadable>(name: ShapeName, points: &str) -> Result<Shaped<T>, Error> {
    let parts: Vec<&str> = points.split("..").collect();
    if misses(&parts) {
        return Err(no_points::<T>(name, points, &parts));
    }
    let (low, central, high) = match (name, &parts[..]) {
        (ShapeName::Fixed, [value]) => (T::read(value)?, Some(T::read(value)?), T::read(value)?),
        (ShapeName::Uniform | ShapeName::LogNormal, [low, high]) => {
            (T::read(low)?, None, T::read(high)?)
        }
        (ShapeName::Triangular | ShapeName::Pert, [low, central, high]) => {
            (T::read(low)?, Some(T::read(central)?), T::read(high)?)
        }
        _ => return Err(no_points::<T>(name, points, &parts)),
    };
    if low <= central.unwrap_or(low) && central.unwrap_or(high) <= high && low <= high {
        return Ok(Shaped {
            name,
            low,
            central,
            high,
            is_named: true,
        });
    }
    let message = why!("`{}` does not rise from low to high", Error::shown(points));
    Err(Error::new(ErrorKind::Range, message).hint(why!("write {}", example::<T>(name))))
}

fn no_points<T: Spreadable>(name: ShapeName, points: &str, parts: &[&str]) -> Error {
    let message = wrong_parts(points, parts);
    Error::new(ErrorKind::Range, message).hint(why!("write {}", example::<T>(name)))
}

/// A shape as it should be written.
fn example<T: Spreadable>(name: ShapeName) -> String {
    let [low, central, high] = T::EXAMPLE;
    match name {
        ShapeName::Fixed => format!("{name}:{central}"),
        ShapeName::Uniform | ShapeName::LogNormal => format!("{name}:{low}..{high}"),
        ShapeName::Triangular | ShapeName::Pert => format!("{name}:{low}..{central}..{high}"),
    }
}
