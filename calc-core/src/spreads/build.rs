//! Figures and totals as models: each assumption that they rest on is one input, whichever exhibits it serves.

use std::collections::BTreeMap;

use super::{InputSpread, ShapeBy, Shapes};
use crate::assess::{Assessment, Assumption, Figure, Quantity, TabletCount, Terms, Total};
use crate::dose::TabletMass;
use crate::error::Error;
use crate::exact::Exact;
use crate::mass::grams;
use crate::purity::BaseFraction;
use crate::range::Range;
use crate::reading::{Shaped, Spreadable};
use crate::sampling::{InputId, Model, Points, Shape, ShapeName};
use crate::wording::{Words, assumption};

/// An answer, and the shapes that its question names.
pub struct Builder<'a> {
    pub assessment: &'a Assessment,
    pub shapes: Shapes,
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

pub struct Input<'a> {
    pub assumption: &'a Assumption,
    pub points: Points,
    pub shape: Shape,
    by: ShapeBy,
}

/// The uncertainty of a weighing as an input.
struct Weighing {
    input: String,
    shape: Shape,
}

/// What stands before the number of an exhibit where there are several.
pub const MASS_OF: &str = "mass of exhibit ";

impl<'a> Builder<'a> {
    /// The model of a sum of figures.
    ///
    /// # Errors
    /// For a range that its shape cannot have.
    pub fn model(&self, figures: &[&'a Figure]) -> Result<Model, Error> {
        let mut model = Model::default();
        let mut known: BTreeMap<&str, InputId> = BTreeMap::new();
        let mut weighings: BTreeMap<usize, InputId> = BTreeMap::new();
        for figure in figures {
            let term = self.term(figure)?;
            let mut ids = |inputs: &[Input<'a>]| -> Vec<InputId> {
                let id = |input: &Input<'a>| {
                    *known
                        .entry(&input.assumption.id)
                        .or_insert_with(|| model.input(self.name(input.assumption), input.shape))
                };
                inputs.iter().map(id).collect()
            };
            let (mut over, under) = (ids(&term.over), ids(&term.under));
            if let Some(weighing) = self.weighing(figure)? {
                let id = *weighings
                    .entry(figure.exhibit)
                    .or_insert_with(|| model.input(weighing.input, weighing.shape));
                over.push(id);
            }
            model.term(term.scale, &over, &under);
        }
        Ok(model)
    }

    /// The figures that a total adds up.
    pub fn parts(&self, total: &Total) -> Vec<&'a Figure> {
        let figures = &self.assessment.figures;
        let of = |part: &(usize, _)| {
            figures
                .iter()
                .find(|figure| (figure.exhibit, figure.method) == *part)
        };
        total.parts.iter().filter_map(of).collect()
    }

    /// What every assumption of the figures is spread by, each once.
    ///
    /// # Errors
    /// As [`Builder::model`].
    pub fn inputs(&self) -> Result<Vec<InputSpread>, Error> {
        let mut inputs: Vec<InputSpread> = Vec::new();
        for figure in &self.assessment.figures {
            let term = self.term(figure)?;
            let of_terms = term.over.iter().chain(&term.under);
            let of_terms = of_terms.map(|input| InputSpread {
                assumption: input.assumption.id.clone(),
                input: self.name(input.assumption),
                shape: input.points.name,
                by: input.by,
            });
            let weighing = self.weighing(figure)?.map(|weighing| InputSpread {
                assumption: format!("exhibit-{}/mass", figure.exhibit),
                input: weighing.input,
                shape: ShapeName::LogNormal,
                by: ShapeBy::Weighing,
            });
            for spread in of_terms.chain(weighing) {
                if !inputs.contains(&spread) {
                    inputs.push(spread);
                }
            }
        }
        Ok(inputs)
    }

    /// How far the mass of a figure's exhibit is from what was read off, as a factor around one; none where nothing
    /// is said of it.
    fn weighing(&self, figure: &Figure) -> Result<Option<Weighing>, Error> {
        let exhibits = &self.assessment.exhibits;
        let own = exhibits
            .iter()
            .find(|exhibit| exhibit.number == figure.exhibit);
        let stated = own.and_then(|exhibit| Some((exhibit.uncertainty?, exhibit.gross_grams?)));
        let Some((uncertainty, gross)) = stated else {
            return Ok(None);
        };
        let input = if exhibits.len() > 1 {
            format!("{MASS_OF}{}", figure.exhibit)
        } else {
            "mass".to_owned()
        };
        let shape = Shape::measured(Exact::ONE, uncertainty.standard_grams() / gross)?;
        Ok(Some(Weighing { input, shape }))
    }

    fn name(&self, one: &Assumption) -> String {
        assumption::name(one, &self.assessment.assumptions, &Words::ENGLISH)
    }

    fn term(&self, figure: &'a Figure) -> Result<Term<'a>, Error> {
        let source = Source {
            assumptions: &self.assessment.assumptions,
            shapes: self.shapes,
        };
        source.term(&figure.terms, &figure.assumptions)
    }
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
                over: vec![self.input(ids, purity, self.shapes.purity)?],
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

    /// A value of a figure, by the shape that the question names for just this range, or by the default one.
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
            _ => (Shaped::plain(range), ShapeBy::Default),
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
