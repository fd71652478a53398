//! What the doses of one gram or one tablet of a kind are computed from, each value with its shape.

use super::quantiles::Quantiles;
use super::ratio::Ratio;
use crate::assess::{Assumption, Quantity, Terms};
use crate::error::Error;
use crate::exact::Exact;
use crate::purity::Purity;
use crate::sampling::{Ask, Model, Points};
use crate::shapes::{Input, Source};

/// `scale` times what is `over`, divided by what is `under`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitLaw {
    /// What is known: of a salt, the share that is base.
    pub scale: Exact,
    /// What it is multiplied with.
    pub over: Vec<Unknown>,
    /// What it is divided by.
    pub under: Vec<Unknown>,
}

/// A value that rows of several kinds may share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unknown {
    /// The id of the assumption.
    pub assumption: String,
    /// Its shape, of fractions or of grams.
    pub points: Points,
}

/// How the doses of one gram or one tablet are spread.
#[derive(Clone, Debug)]
pub struct UnitSpread {
    /// What they are computed from; with a purity of the row's own, beside that.
    pub law: UnitLaw,
    /// For each quantile that is asked for, and then for the mean, what an amount is multiplied with.
    pub factors: Vec<Ratio>,
}

impl UnitSpread {
    /// Of terms that are of one gram or one tablet; `central` is what they come to for central values.
    ///
    /// # Errors
    /// For a range that its shape cannot have.
    pub fn of(
        asked: &Quantiles,
        (terms, ids): &(Terms, Vec<String>),
        assumptions: &[Assumption],
        own_purity: bool,
        central: &Ratio,
    ) -> Result<Self, Error> {
        let source = Source {
            assumptions,
            shapes: asked.shapes,
        };
        let term = source.term(terms, ids)?;
        let unknown = |input: Input<'_>| Unknown {
            assumption: input.assumption.id.clone(),
            points: input.points,
        };
        // What stands in for the purities that the rows bring is no assumption.
        let is_own =
            |input: &Input<'_>| own_purity && input.assumption.quantity == Purity::QUANTITY;
        let over = term.over.into_iter().filter(|input| !is_own(input));
        let law = UnitLaw {
            scale: term.scale,
            over: over.map(unknown).collect(),
            under: term.under.into_iter().map(unknown).collect(),
        };
        let factors = if law.is_fixed() {
            vec![central.clone(); asked.ask.shares().len() + 1]
        } else {
            law.factors(&asked.ask, None)?
        };
        Ok(Self { law, factors })
    }
}

impl UnitLaw {
    /// Whether nothing about it is uncertain.
    pub(super) fn is_fixed(&self) -> bool {
        let mut all = self.over.iter().chain(&self.under);
        all.all(|unknown| unknown.points.low == unknown.points.high)
    }

    /// The quantiles and the mean, with a purity of the row's own where it has a range.
    ///
    /// # Errors
    /// For points that make no shape, and for figures past what can be shown.
    pub(super) fn factors(&self, ask: &Ask, own: Option<Points>) -> Result<Vec<Ratio>, Error> {
        // Nobody can ask then, see `Quantiles::read`; the compiler does not see it through the tables of rates.
        if cfg!(not(feature = "spreads")) {
            return Ok(Vec::new());
        }
        let mut model = Model::default();
        let mut input = |points: &Points| Ok(model.input("", points.shape()?));
        let known = self.over.iter().map(|unknown| &unknown.points);
        let over = known.chain(&own).map(&mut input);
        let over = over.collect::<Result<Vec<_>, Error>>()?;
        let under = self.under.iter().map(|unknown| input(&unknown.points));
        let under = under.collect::<Result<Vec<_>, Error>>()?;
        model.term(self.scale, &over, &under);
        let outline = model.outline(ask)?;
        let quantiles = outline.quantiles.iter().map(|quantile| quantile.value);
        let all = quantiles.chain([outline.mean]);
        Ok(all.map(Ratio::from_exact).collect())
    }
}
