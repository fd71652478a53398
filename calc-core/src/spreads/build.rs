//! Figures and totals as models: each assumption that they rest on is one input, whichever exhibits it serves.

use std::collections::BTreeMap;

use super::InputSpread;
use crate::assess::{Assessment, Assumption, Figure, Total};
use crate::error::Error;
use crate::exact::Exact;
use crate::sampling::{InputId, Model, Shape, ShapeName};
use crate::shapes::{Input, ShapeBy, Shapes, Source, Term};
use crate::wording::{Words, assumption};

/// An answer, and the shapes that its question names.
pub struct Builder<'a> {
    pub assessment: &'a Assessment,
    pub shapes: Shapes,
}

/// The uncertainty of a weighing as an input.
struct Weighing {
    input: String,
    shape: Shape,
}

/// What stands before the number of an exhibit where there are several.
pub const MASS_OF: &str = "mass of exhibit ";

/// The id of the weighing of an exhibit.
pub fn weighing(exhibit: usize) -> String {
    format!("exhibit-{exhibit}/mass")
}

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
            let of_mass = self.weighing(figure)?.map(|of_mass| InputSpread {
                assumption: weighing(figure.exhibit),
                input: of_mass.input,
                shape: ShapeName::LogNormal,
                by: ShapeBy::Weighing,
            });
            for spread in of_terms.chain(of_mass) {
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
