//! A mean and a spread that came with a question, and what share of tablets they make.

use crate::assess::{Assessment, Quantity};
use crate::catalog::Text;
use crate::dose::{LethalDose, TabletContent};
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::purity::TabletShare;
use crate::range::Range;
use crate::reading;
use crate::sampling::tablets::{SPREADS, TabletShape};

/// A mean and a spread, with the share of tablets at or above the lethal dose by each shape.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Given {
    /// Mean content of a tablet, in mg.
    pub mean: Exact,
    /// The standard deviation given, in mg; `None` where the lowest and the highest content were.
    pub deviation: Option<Exact>,
    /// The lowest and the highest content given, in mg.
    pub span: Option<[Exact; 2]>,
    /// The shapes that have that mean and that spread.
    pub shapes: Vec<ShapeShare>,
}

/// The share of tablets by a shape.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ShapeShare {
    /// The shape.
    pub shape: TabletShape,
    /// Its standard deviation, in mg: the one given, or the one that fits the span.
    pub deviation: Exact,
    /// The share at or above the lethal dose, in percent.
    pub share: Range<Exact>,
}

impl Given {
    /// Reads a mean and a spread; `None` where neither is given, or no lethal dose is known.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] for one without the other, [`ErrorKind::OutOfRange`] for a spread that no shape has.
    pub(super) fn read(
        mean: Option<&str>,
        spread: Option<&str>,
        doses: Option<Range<LethalDose>>,
    ) -> Result<Option<Self>, Error> {
        let (mean, spread) = match (mean, spread) {
            (None, None) => return Ok(None),
            (Some(mean), Some(spread)) => (milligrams(mean)?, spread),
            _ => {
                let message = say!("a mean and a spread go together");
                return Err(Error::new(ErrorKind::Conflict, message).hint(say!(
                    "give both, as in a mean of 1.94mg and a spread of 1.1mg"
                )));
            }
        };
        let (deviation, span) = match spread.split_once("..") {
            None => (Some(deviation(mean, spread)?), None),
            Some((low, high)) => (None, Some(span(mean, spread, low, high)?)),
        };
        let Some(doses) = doses else { return Ok(None) };
        let shapes = Vec::new();
        let mut given = Self {
            mean,
            deviation,
            span,
            shapes,
        };
        let all = TabletShape::ALL.into_iter();
        given.shapes = all.filter_map(|shape| given.by(shape, doses)).collect();
        match given.shapes.first() {
            Some(first) if first.shape == TabletShape::ALL[0] => Ok(Some(given)),
            _ => Err(no_such_shape(spread)),
        }
    }

    fn by(&self, shape: TabletShape, doses: Range<LethalDose>) -> Option<ShapeShare> {
        let deviation = match (self.deviation, self.span) {
            (Some(deviation), _) => deviation,
            (None, Some([low, high])) => shape.deviation(self.mean, low, high)?,
            (None, None) => return None,
        };
        let above = |dose: LethalDose| {
            let part = shape.share(self.mean, deviation, dose.number())?;
            Some(part * Exact::from(100))
        };
        Some(ShapeShare {
            shape,
            deviation,
            share: Range {
                low: above(doses.high)?,
                central: above(doses.central)?,
                high: above(doses.low)?,
            },
        })
    }

    /// The share of the first shape, from the lowest of all shapes to the highest.
    ///
    /// # Errors
    /// Never: shares of shapes are shares.
    pub(super) fn share(&self) -> Result<Range<TabletShare>, Error> {
        let of = |share: &ShapeShare| share.share;
        let all = || self.shapes.iter().map(of);
        let central = all().next().map_or(Exact::ZERO, |share| share.central);
        let low = all().map(|share| share.low).min().unwrap_or(central);
        let high = all().map(|share| share.high).max().unwrap_or(central);
        let share = |percent: Exact| TabletShare::new(percent.shifted_left(2));
        Range::new(share(low)?, share(central)?, share(high)?)
    }
}

/// Says of a share computed from a mean and a spread that it is one.
pub(super) fn cite(assessment: &mut Assessment) {
    let share = assessment
        .assumptions
        .iter_mut()
        .filter(|assumption| assumption.quantity == TabletShare::QUANTITY);
    for assumption in share {
        assumption.citation.source = Text::Borrowed("computed from the mean and the spread given");
        assumption.citation.read = Some(Text::Borrowed("derived"));
    }
}

fn no_such_shape(spread: &str) -> Error {
    let message = say!(
        "no lognormal distribution of that mean leaves 1 of 500 tablets outside `{}`",
        Error::shown(spread)
    );
    Error::new(ErrorKind::OutOfRange, message).hint(say!(
        "give the standard deviation as the spread, as in 1.1mg"
    ))
}

fn milligrams(text: &str) -> Result<Exact, Error> {
    TabletContent::new(reading::mass(text)?).map(TabletContent::number)
}

/// A standard deviation that shapes have at that mean.
fn deviation(mean: Exact, text: &str) -> Result<Exact, Error> {
    let deviation = milligrams(text)?;
    let [low, high] = [SPREADS.0, SPREADS.1].map(Exact::literal);
    if deviation < low * mean || deviation > high * mean {
        return Err(Error::new(
            ErrorKind::OutOfRange,
            say!("a spread of {} is not between {} and {} times the mean", Error::shown(text), low, high),
        )
        .hint(say!("write the standard deviation, as in 1.1mg, or the lowest and the highest content, as in 0.03mg..9mg")));
    }
    Ok(deviation)
}

/// The lowest and the highest content, with the mean between them.
fn span(mean: Exact, text: &str, low: &str, high: &str) -> Result<[Exact; 2], Error> {
    let (low, high) = (milligrams(low)?, milligrams(high)?);
    if low < mean && mean < high {
        return Ok([low, high]);
    }
    Err(Error::new(
        ErrorKind::Range,
        say!("the mean does not lie inside `{}`", Error::shown(text)),
    )
    .hint(say!(
        "write the lowest and the highest content, as in 0.03mg..9mg"
    )))
}
