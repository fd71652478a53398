//! The range that nine of ten cases lie in, in a statement to copy.

use super::viewer::Viewer;
use super::{Spreads, TotalSpread};
use crate::assess::{Assessment, Total};
use crate::exact::Exact;
use crate::sampling::{EngineName, ShapeName};
use crate::wording::{Likely, Statement, Words, statement_with};

/// Nine of ten cases lie between these quantiles.
const LIKELY: [Exact; 2] = [Exact::literal("0.05"), Exact::literal("0.95")];

impl Spreads {
    /// Text to copy from an answer, as [`statement`](crate::wording::statement) has it, with the range that nine of
    /// ten cases lie in: where 5% and 95% are among the quantiles, and the total that is told first spreads at all.
    /// Of exhibits that have assumptions in common it is the range with these as one unknown.
    #[must_use]
    pub fn statement(&self, assessment: &Assessment, words: &Words<'_>) -> Option<Statement> {
        let viewer = Viewer {
            spreads: self,
            assessment,
            words,
        };
        statement_with(assessment, |lead| viewer.likely(lead), words)
    }
}

impl Viewer<'_> {
    /// The range of a total that nine of ten cases lie in.
    fn likely(&self, total: &Total) -> Option<Likely> {
        let (spread, shared) = if self.assessment.exhibits.len() > 1 {
            let mut totals = self.spreads.totals.iter();
            let same = |one: &&TotalSpread| {
                (&one.methods, &one.exhibits) == (&total.methods, &total.exhibits)
            };
            let total = totals.find(same)?;
            (&total.shared, total.independent.is_some())
        } else {
            let mut figures = self.spreads.figures.iter();
            let figure = figures.find(|one| total.methods == [one.method])?;
            (&figure.spread, false)
        };
        if spread.drivers.is_empty() {
            return None;
        }
        let at = |p| Some(spread.quantiles.iter().find(|one| one.p == p)?.value);
        let inputs = self.inputs_of(&total.parts);
        let spread_out = inputs.filter(|input| input.shape != ShapeName::Fixed);
        Some(Likely {
            low: at(LIKELY[0])?,
            high: at(LIKELY[1])?,
            shapes: self.shapes(spread_out).written(self.words),
            drawn: spread.engine.name == EngineName::Draws,
            shared,
        })
    }
}
