//! The quantiles and the mean of a row's figure.

use std::sync::Arc;

use super::exact::{Outcome, Refusal, at, compare};
use super::number::Scaled;
use super::plan::Plan;
use super::quotient::Quotient;
use super::ratio::{Ratio, ten};
use super::request::{Decimals, Role};
use super::status::Status;
use super::worker::Worker;
use crate::exact::Exact;
use crate::sampling::{Points, ShapeName};

/// Significant digits of what is integrated.
const DIGITS: usize = 10;

/// Ranges of purities of which the quantiles are remembered: laboratories report few different ones.
const MAX_REMEMBERED: usize = 1 << 12;

/// A rate, and low, central and high of the purities of a row.
pub type OwnRange = (u32, [Scaled; 3]);

impl Worker {
    /// The quantiles and the mean of a row as text; none where they are not asked for, or it has no range of
    /// figures.
    ///
    /// # Errors
    /// For a range of purities that no shape can have.
    pub(super) fn sure(&mut self, outcome: &Outcome) -> Result<Vec<String>, Refusal> {
        let (Some((_, amount)), Some(number), Status::Ok) =
            (&outcome.amount, outcome.rate, outcome.status)
        else {
            return Ok(Vec::new());
        };
        let rate = &self.rates[number as usize];
        let Some(law) = &rate.part.law else {
            return Ok(Vec::new());
        };
        let point = match &outcome.purity {
            Some([low, _, high]) if compare(low, high).is_lt() => None,
            Some([_, central, _]) => Some(central.clone()),
            None => Some(Scaled::from_exact(Exact::ONE)),
        };
        let is_exact = point.is_some() && law.is_fixed();
        let factors: Arc<[Ratio]> = match &outcome.purity {
            Some(range) if point.is_none() => self.own_range((number, range.clone()))?,
            _ => rate.sure.as_slice().into(),
        };
        let times = point.unwrap_or_else(|| Scaled::from_exact(Exact::ONE));
        let figure = |factor: &Ratio| {
            let (num, den) = factor.parts();
            let doses = Quotient {
                num: num * &amount.mantissa * &times.mantissa,
                den: den * ten(amount.scale + times.scale),
            };
            self.plan.sure_number(doses, is_exact)
        };
        Ok(factors.iter().map(figure).collect())
    }

    /// What one gram is multiplied with, where rows bring a range of purities.
    fn own_range(&mut self, key: OwnRange) -> Result<Arc<[Ratio]>, Refusal> {
        if let Some(known) = self.own_ranges.get(&key) {
            return Ok(Arc::clone(known));
        }
        let asked = self.plan.request.quantiles.as_ref();
        let law = self.rates[key.0 as usize].part.law.as_ref();
        let (Some(asked), Some(law)) = (asked, law) else {
            return Ok(Arc::new([]));
        };
        let factors = law.factors(&asked.ask, Some(points(&key.1)));
        let factors: Arc<[Ratio]> = factors.map_err(at(Role::Purity))?.into();
        if self.own_ranges.len() >= MAX_REMEMBERED {
            self.own_ranges.clear();
        }
        self.own_ranges.insert(key, Arc::clone(&factors));
        Ok(factors)
    }
}

/// The default shape of a range.
fn points([low, central, high]: &[Scaled; 3]) -> Points {
    // A purity is at most one; what has no digit within 28 decimals is refused as zero.
    let number = |scaled: &Scaled| scaled.ratio().nearest().unwrap_or(Exact::ZERO);
    Points {
        name: ShapeName::PLAIN,
        low: number(low),
        central: number(central),
        high: number(high),
    }
}

impl Plan {
    /// A quantile as the table has it: as many digits as integration is right to, where all are asked for.
    fn sure_number(&self, doses: Quotient, is_exact: bool) -> String {
        let text = match self.request.decimals {
            Decimals::Places(places) => doses.rounded(places),
            Decimals::Exact if is_exact => doses.all_digits().0,
            Decimals::Exact => doses.digits(DIGITS).0,
        };
        self.with_mark(text)
    }
}
