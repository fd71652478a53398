//! How totals are spread: with what rows have in common as one unknown, and as if each had unknowns of its own.

use std::collections::BTreeMap;

use super::part::{Basis, Estimate, PartKey};
use super::ratio::Ratio;
use super::row_moments::{RowMoments, TIMES};
use super::totals::{Group, Totals};
use super::unit_law::{UnitLaw, Unknown};
use crate::error::Error;
use crate::exact::Exact;
use crate::sampling::{Ask, EngineName, InputId, Model, Moments, Shape, ShapeName, too_large};

/// How the quantiles of a total came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By integration.
    Integration,
    /// By draws: the parts do not come apart into sums and products.
    Draws,
    /// By mean, variance and third central moment of the total, which is taken for a shifted lognormal value and put
    /// right by what a single row is; and where ranges of the rows' own were added up, their sum for one between its
    /// ends.
    Moments,
}

impl Way {
    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Integration => "integration",
            Self::Draws => "draws",
            Self::Moments => "moments",
        }
    }
}

/// Quantiles of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantiled {
    /// How they came about.
    pub by: Way,
    /// A figure for each share that is asked for, rising.
    pub quantiles: Vec<Exact>,
}

/// How a total is spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalSpread {
    /// The mean, which is the same both ways.
    pub mean: Exact,
    /// With what rows have in common as one unknown: where it is higher, it is so for all of them. A range of a
    /// row's own is its own unknown.
    pub shared: Quantiled,
    /// As if each row had unknowns of its own, which average out.
    pub independent: Quantiled,
}

/// What of a group is spread.
struct Part<'a> {
    law: &'a UnitLaw,
    basis: &'a Basis,
    moments: &'a RowMoments,
}

impl<'a> Part<'a> {
    fn of((key, basis): (&'a PartKey, &'a Basis)) -> Option<Self> {
        Some(Self {
            law: key.law.as_ref()?,
            basis,
            moments: basis.moments.as_deref()?,
        })
    }

    /// What its rows rest on, each with whether they are divided by it.
    fn unknowns(&self) -> impl Iterator<Item = (&'a Unknown, bool)> + use<'a> {
        let over = self.law.over.iter().map(|unknown| (unknown, false));
        over.chain(self.law.under.iter().map(|unknown| (unknown, true)))
    }
}

impl Totals {
    /// How the figures of a group are spread; `None` where no quantiles are asked for, it has no range of figures,
    /// or they are past what can be shown.
    #[must_use]
    pub fn spread(&self, group: &Group) -> Option<TotalSpread> {
        // A build without quantiles reads none, see `Quantiles::read`, and has nothing to compute them.
        if cfg!(not(feature = "spreads")) {
            return None;
        }
        let ask = Ask::default().quantiles(self.quantiles()?.to_vec()).ok()?;
        let parts: Vec<Part<'_>> = group.parts().filter_map(Part::of).collect();
        if parts.is_empty() {
            return None;
        }
        spread(group, &parts, &ask).ok()
    }
}

fn spread(group: &Group, parts: &[Part<'_>], ask: &Ask) -> Result<TotalSpread, Error> {
    let is_fixed = |part: &Part<'_>| part.law.is_fixed() && !part.moments.is_spread();
    if parts.iter().all(is_fixed) {
        return fixed(group, ask.shares().len());
    }
    let mut moments = Moments::default();
    for part in parts {
        let inputs = part.unknowns();
        let inputs: Vec<_> = inputs
            .map(|(unknown, under)| (unknown.points, under))
            .collect();
        moments.add(part.law.scale, &inputs, part.moments.central().sums())?;
    }
    let shared = shared(parts, ask)?;
    let independent = if rows_share(parts) {
        let bounds = bounds(group, parts);
        let mut quantiles: Vec<Exact> = Vec::with_capacity(ask.shares().len());
        for share in ask.shares() {
            let figure = moments.quantile(*share, bounds)?;
            quantiles.push(quantiles.last().map_or(figure, |last| figure.max(*last)));
        }
        Quantiled {
            by: Way::Moments,
            quantiles,
        }
    } else {
        shared.clone()
    };
    Ok(TotalSpread {
        mean: moments.mean()?,
        shared,
        independent,
    })
}

/// The figure itself, where nothing about it is uncertain.
fn fixed(group: &Group, shares: usize) -> Result<TotalSpread, Error> {
    let doses = group.doses(Estimate::Central);
    let figure = doses.and_then(|doses| doses.value.nearest());
    let figure = figure.ok_or_else(too_large)?;
    let quantiled = Quantiled {
        by: Way::Integration,
        quantiles: vec![figure; shares],
    };
    Ok(TotalSpread {
        mean: figure,
        shared: quantiled.clone(),
        independent: quantiled,
    })
}

/// The unknowns of several parts, each once.
#[derive(Default)]
struct Unknowns<'a> {
    model: Model,
    known: BTreeMap<&'a Unknown, InputId>,
}

impl<'a> Unknowns<'a> {
    fn ids(&mut self, unknowns: &'a [Unknown]) -> Result<Vec<InputId>, Error> {
        let mut ids = Vec::with_capacity(unknowns.len() + 1);
        for unknown in unknowns {
            let id = match self.known.get(unknown) {
                Some(id) => *id,
                None => self.model.input("", unknown.points.shape()?),
            };
            self.known.insert(unknown, id);
            ids.push(id);
        }
        Ok(ids)
    }
}

/// The quantiles with one unknown for each assumption.
fn shared(parts: &[Part<'_>], ask: &Ask) -> Result<Quantiled, Error> {
    let mut unknowns = Unknowns::default();
    let mut by_moments = false;
    for part in parts {
        let mut over = unknowns.ids(&part.law.over)?;
        let under = unknowns.ids(&part.law.under)?;
        let mean = mean(part);
        if let Some(own) = own_purities(part, &mean) {
            over.push(unknowns.model.input("", own));
            by_moments |= part.basis.rows > 1;
        }
        let scale = mean
            .nearest()
            .and_then(|mean| part.law.scale.checked_mul(mean));
        unknowns
            .model
            .term(scale.ok_or_else(too_large)?, &over, &under);
    }
    let outline = unknowns.model.outline(ask)?;
    Ok(Quantiled {
        by: match outline.engine.name {
            EngineName::Draws => Way::Draws,
            EngineName::Integration if by_moments => Way::Moments,
            EngineName::Integration => Way::Integration,
        },
        quantiles: outline.quantiles.iter().map(|one| one.value).collect(),
    })
}

/// The mean of what the rows of a part add up to before its law.
fn mean(part: &Part<'_>) -> Ratio {
    part.moments.mean.ratio().div(&Ratio::whole(TIMES.into()))
}

/// What rows with ranges of purities of their own add up to, beside its mean.
fn own_purities(part: &Part<'_>, mean: &Ratio) -> Option<Shape> {
    if !part.moments.is_spread() {
        return None;
    }
    let sums = &part.basis.sums;
    let end = |estimate: Estimate| sums[estimate as usize].ratio().div(mean).nearest();
    let variance = part.moments.variance().div(&mean.mul(mean));
    Some(Shape::around_one(
        end(Estimate::Low)?,
        end(Estimate::High)?,
        variance.nearest()?,
    ))
}

/// Whether more than one row rests on an unknown that is uncertain.
fn rows_share(parts: &[Part<'_>]) -> bool {
    let mut rows: BTreeMap<&Unknown, u64> = BTreeMap::new();
    for part in parts {
        for (unknown, _) in part.unknowns() {
            if unknown.points.low < unknown.points.high {
                let all = rows.entry(unknown).or_default();
                *all = all.saturating_add(part.basis.rows);
            }
        }
    }
    rows.values().any(|rows| *rows > 1)
}

/// The worst-case bounds, where all shapes are bounded: the ends of a lognormal one are none.
fn bounds(group: &Group, parts: &[Part<'_>]) -> Option<[Exact; 2]> {
    let mut unknowns = parts.iter().flat_map(Part::unknowns);
    if unknowns.any(|(unknown, _)| unknown.points.name == ShapeName::LogNormal) {
        return None;
    }
    let bound = |estimate| group.doses(estimate)?.value.nearest();
    Some([bound(Estimate::Low)?, bound(Estimate::High)?])
}
