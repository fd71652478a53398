//! What a figure is made of: a scale, and values with the shapes that they are spread by.

use super::Shapes;
use crate::assess::{Assumption, Quantity, TabletCount, Terms};
use crate::dose::TabletMass;
use crate::error::Error;
use crate::exact::Exact;
use crate::mass::grams;
use crate::purity::{BaseFraction, Purity};
use crate::range::Range;
use crate::reading::{Shaped, Spreadable};
use crate::sampling::{Points, Shape};

/// What the shape of an input is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ShapeBy {
    /// Nothing named one: it is [`ShapeName::PLAIN`](crate::sampling::ShapeName::PLAIN), or fixed where the value has
    /// no range.
    Default,
    /// The question.
    Question,
    /// The entry of the catalogue that the value is of.
    Catalog,
    /// A sample of bags: lognormal around the mean of the sample.
    Sample,
    /// The uncertainty of a weighing: lognormal with the mass as its mean and U / k as its standard deviation.
    Weighing,
}

/// What terms rest on, and the shapes that a question names: of an answer, and of a kind of row in a table.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub assumptions: &'a [Assumption],
    pub shapes: Shapes,
}

/// One term: a scale, and inputs by the ids of their assumptions.
pub struct Term<'a> {
    pub scale: Exact,
    pub over: Vec<Input<'a>>,
    pub under: Vec<Input<'a>>,
}

#[cfg_attr(
    not(feature = "spreads"),
    expect(dead_code, reason = "answers read all of it, tables a part")
)]
pub struct Input<'a> {
    pub assumption: &'a Assumption,
    pub points: Points,
    pub shape: Shape,
    /// What named the shape.
    pub by: ShapeBy,
}

impl<'a> Source<'a> {
    /// What a figure of these terms is made of; `ids` are those of the assumptions that it rests on.
    ///
    /// # Errors
    /// For a range that its shape cannot have.
    pub fn term(&self, terms: &Terms, ids: &[String]) -> Result<Term<'a>, Error> {
        let under_dose = |range| self.input(ids, range, self.shapes.lethal_dose);
        Ok(match *terms {
            Terms::Gross(gross, dose) => Term {
                scale: grams(gross.mass()),
                over: Vec::new(),
                under: vec![under_dose(dose)?],
            },
            Terms::PurityAdjusted(gross, purity, fraction, dose) => Term {
                scale: as_base(grams(gross.mass()), fraction),
                over: vec![self.purity(ids, purity)?],
                under: vec![under_dose(dose)?],
            },
            Terms::TabletShare(count, share) => Term {
                scale: scale_of(count),
                over: vec![self.input(ids, share, self.shapes.tablet_share)?],
                under: self.tablet_mass(ids, count)?,
            },
            Terms::TabletContent(count, content, fraction, dose) => Term {
                scale: as_base(scale_of(count), fraction),
                over: vec![self.input(ids, content, self.shapes.tablet_content)?],
                under: [self.tablet_mass(ids, count)?, vec![under_dose(dose)?]]
                    .into_iter()
                    .flatten()
                    .collect(),
            },
        })
    }

    /// The mass of a tablet, where tablets were weighed.
    fn tablet_mass(&self, ids: &[String], count: TabletCount) -> Result<Vec<Input<'a>>, Error> {
        match count {
            TabletCount::Counted(_) => Ok(Vec::new()),
            TabletCount::Weighed(_, mass) => Ok(vec![self.input::<TabletMass>(ids, mass, None)?]),
        }
    }

    /// A purity: by the sample of bags that it was worked out from, or as every other value.
    fn purity(&self, ids: &[String], range: Range<Purity>) -> Result<Input<'a>, Error> {
        let sampled = |one: &&Assumption| one.sample.is_some() && ids.contains(&one.id);
        let assumption = self.assumptions.iter().find(sampled);
        let (Some(assumption), Some(bags)) = (assumption, self.shapes.bags) else {
            return self.input(ids, range, self.shapes.purity);
        };
        let points = bags.points()?;
        Ok(Input {
            assumption,
            points,
            shape: points.shape()?,
            by: ShapeBy::Sample,
        })
    }

    /// A value of a figure, by the shape that the question names for just this range, by that of its catalogue
    /// entry, or by the default one.
    fn input<T: Quantity + Spreadable>(
        &self,
        ids: &[String],
        range: Range<T>,
        named: Option<Shaped<T>>,
    ) -> Result<Input<'a>, Error> {
        let rests = |one: &&Assumption| one.quantity == T::QUANTITY && ids.contains(&one.id);
        let assumption = self.assumptions.iter().find(rests);
        let assumption = assumption.expect("a figure names what it rests on");
        let (shaped, by) = match named {
            Some(shaped) if assumption.is_given() && shaped.range()? == range => {
                (shaped, ShapeBy::Question)
            }
            _ => match assumption.shape {
                Some(name) => (Shaped::of_range(name, range)?, ShapeBy::Catalog),
                None => (Shaped::plain(range), ShapeBy::Default),
            },
        };
        Ok(Input {
            assumption,
            points: shaped.points(),
            shape: shaped.shape()?,
            by,
        })
    }
}

fn as_base(mass: Exact, fraction: Option<BaseFraction>) -> Exact {
    fraction.map_or(mass, |fraction| mass * fraction.fraction())
}

/// The count, or the grams that tablets weigh.
fn scale_of(count: TabletCount) -> Exact {
    match count {
        TabletCount::Counted(tablets) => tablets.count(),
        TabletCount::Weighed(gross, _) => grams(gross.mass()),
    }
}
