//! What rows of one kind have in common: unit, reciprocal lethal dose and purity folded into one exact
//! number for each figure.

use std::sync::Arc;

use super::number::Scaled;
use super::part::PartKey;
use super::quantiles::Quantiles;
use super::ratio::Ratio;
use super::status::Status;
use super::unit_law::UnitSpread;
use crate::assess::{
    Assumption, GROSS_AS_PURE, Settings, TabletCount, Terms, UnitTerms, unit_terms,
};
use crate::catalog::{Catalog, Substance};
use crate::dose::{LethalDose, TabletContent, TabletMass};
use crate::error::{Error, ErrorKind};
use crate::exhibit::Form;
use crate::method::Method;
use crate::purity::{BaseFraction, Purity, TabletShare};
use crate::range::Range;
use crate::warning::{Code, Warning};

/// The id of a purity that came with the question.
const GIVEN_PURITY: &str = "given/purity";

/// What the amounts of a kind of row count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Grams.
    Grams,
    /// Tablets.
    Tablets,
}

/// What is asked of a rate.
#[derive(Clone, Copy, Debug)]
pub struct Kind<'a> {
    pub substance: &'a Substance,
    pub form: Option<Form>,
    pub counted: Counted,
    /// The rows bring purities of their own.
    pub own_purity: bool,
    /// Which quantiles are asked for.
    pub quantiles: Option<&'a Quantiles>,
}

/// The doses of one gram or tablet, and what they rest on.
#[derive(Clone, Debug)]
pub struct Rate {
    pub status: Status,
    /// The substance, the method and the exact factors. Of low, central and high for a row with a purity of
    /// its own, that purity is still to be multiplied in.
    pub part: Arc<PartKey>,
    /// The central purity of the assumptions.
    pub purity: Option<Ratio>,
    /// For each quantile that is asked for, and then for the mean, what an amount is multiplied with; none where
    /// the rows have no low, central and high.
    pub sure: Vec<Ratio>,
    pub assumptions: Vec<Assumption>,
    pub warnings: Vec<Warning>,
}

impl Rate {
    /// The rate of a kind of row under the settings.
    ///
    /// # Errors
    /// For settings that do not fit, such as a month that no preset covers. What no source gives is no
    /// error but a status.
    pub fn of(kind: Kind<'_>, settings: &Settings, catalog: &Catalog) -> Result<Self, Error> {
        let mut settings = settings.clone();
        if kind.own_purity {
            let whole = Purity::new(crate::Exact::ONE)?;
            settings.purity = Some(crate::Choice::Given(Range::point(whole)));
        }
        let found = Self::terms(kind, settings, catalog);
        match found {
            Ok(found) if !found.terms.is_empty() => {
                Self::from_terms(kind, &found.terms, found.assumptions, found.warnings)
            }
            // The methods asked for have no figure for this kind.
            Ok(_) => Ok(Self::without_figures(kind, Status::NoAssumption)),
            // No share or content of tablets is published for the month of the row.
            Err(error) if error.kind() == ErrorKind::Date => {
                Ok(Self::without_figures(kind, Status::NoAssumption))
            }
            Err(error) => match Status::of(error.kind()) {
                Some(status) => Ok(Self::without_figures(kind, status)),
                None => Err(error),
            },
        }
    }

    /// Whether low, central and high are still to be multiplied with the row's purity.
    pub fn takes_purity(&self, own_purity: bool) -> bool {
        own_purity && self.part.method == Method::PurityAdjusted
    }

    /// What a unit of the kind is computed from. A table has one method a row: tablets are counted by share,
    /// unless only their content is known or asked for. Where no published purity covers the month, the
    /// if-pure figure stays.
    fn terms(
        kind: Kind<'_>,
        mut settings: Settings,
        catalog: &Catalog,
    ) -> Result<UnitTerms, Error> {
        let counted = kind.counted == Counted::Tablets;
        let one =
            |settings: &Settings| unit_terms(kind.substance, kind.form, counted, settings, catalog);
        if settings.methods.is_empty() {
            settings.methods = vec![Method::Gross, Method::PurityAdjusted, Method::TabletShare];
            let by_share = one(&settings);
            let is_enough = match &by_share {
                Ok(found) => !found.terms.is_empty(),
                Err(error) => error.kind() == ErrorKind::NoReferenceDose,
            };
            if is_enough {
                return by_share;
            }
            settings.methods = Method::ALL.to_vec();
        }
        match one(&settings) {
            Err(error) if error.kind() == ErrorKind::Date && !counted => {
                settings.methods.retain(|&method| method == Method::Gross);
                let mut found = one(&settings)?;
                // Without the month, so that a table of many has one warning.
                let message = say!(
                    "no published purity of {} covers the months of some rows: they have no purity-adjusted figure",
                    &kind.substance.id
                );
                found.warnings.push(Warning::new(Code::NotGiven, message));
                Ok(found)
            }
            found => found,
        }
    }

    fn without_figures(kind: Kind<'_>, status: Status) -> Self {
        Self {
            status,
            part: Arc::new(PartKey {
                substance: kind.substance.id.to_string(),
                method: Method::Gross,
                assumptions: Vec::new(),
                factors: [const { None }; 4],
                law: None,
            }),
            purity: None,
            sure: Vec::new(),
            assumptions: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn from_terms(
        kind: Kind<'_>,
        terms: &[(Terms, Vec<String>)],
        assumptions: Vec<Assumption>,
        mut warnings: Vec<Warning>,
    ) -> Result<Self, Error> {
        // Tablets by weight are nearly all filler: their if-pure figure would overstate 40-fold.
        let gross = terms
            .iter()
            .find(|(terms, _)| terms.method() == Method::Gross && kind.form != Some(Form::Tablet));
        let adjusted = terms
            .iter()
            .find(|(terms, _)| terms.method() != Method::Gross);
        let if_pure = gross.map(|(terms, _)| factors(terms).central);
        let range = adjusted.map(|(terms, _)| factors(terms));
        let mut ids: Vec<String> = [gross, adjusted]
            .into_iter()
            .flatten()
            .flat_map(|(_, ids)| ids.clone())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let method = adjusted.map_or(Method::Gross, |(terms, _)| terms.method());
        let purity = adjusted.and_then(|(terms, _)| match terms {
            Terms::PurityAdjusted(_, purity, ..) => {
                Some(Ratio::from_exact(purity.central.fraction()))
            }
            _ => None,
        });
        let spread = match (kind.quantiles, adjusted, &range) {
            // What is left out of a build is asked in none.
            (Some(asked), Some(terms), Some(range)) if cfg!(feature = "spreads") => {
                let own = kind.own_purity;
                let central = &range.central;
                Some(UnitSpread::of(asked, terms, &assumptions, own, central)?)
            }
            _ => None,
        };
        let (law, sure) = spread.map_or((None, Vec::new()), |spread| {
            (Some(spread.law), spread.factors)
        });
        let [low, central, high] = range.map_or([const { None }; 3], |range| {
            [Some(range.low), Some(range.central), Some(range.high)]
        });
        // The stand-in for purities that the rows bring is no assumption.
        ids.retain(|id| !kind.own_purity || id != GIVEN_PURITY);
        warnings.extend(mind(kind, method, if_pure.is_some()));
        let is_used = |assumption: &Assumption| ids.contains(&assumption.id);
        Ok(Self {
            status: if gross.is_none() && adjusted.is_none() {
                Status::NoAssumption
            } else {
                Status::Ok
            },
            assumptions: assumptions.into_iter().filter(is_used).collect(),
            part: Arc::new(PartKey {
                substance: kind.substance.id.to_string(),
                method,
                assumptions: ids,
                factors: [if_pure, low, central, high],
                law,
            }),
            purity,
            sure,
            warnings,
        })
    }
}

/// What to mind of rows of a kind.
fn mind(kind: Kind<'_>, method: Method, has_if_pure: bool) -> impl Iterator<Item = Warning> {
    let gross = has_if_pure.then(|| Warning::new(Code::GrossAsPure, GROSS_AS_PURE));
    let is_unused = kind.own_purity && !matches!(method, Method::PurityAdjusted | Method::Gross);
    let unused = is_unused.then(|| {
        Warning::new(
            Code::UnusedOption,
            say!("purities beside counts of tablets are not used: tablets are counted by share or content"),
        )
    });
    [gross, unused].into_iter().flatten()
}

/// Low, central and high of one gram or one tablet, as exact fractions.
struct Factors {
    low: Ratio,
    central: Ratio,
    high: Ratio,
}

/// The factors of terms that are of one gram or one tablet.
fn factors(terms: &Terms) -> Factors {
    match *terms {
        Terms::Gross(_, dose) => over(&one(), &dose_grams(dose)),
        Terms::PurityAdjusted(_, purity, salt, dose) => over(
            &as_base(
                &range(purity, |p: Purity| Ratio::from_exact(p.fraction())),
                salt,
            ),
            &dose_grams(dose),
        ),
        Terms::TabletShare(count, share) => by_tablets(
            count,
            &range(share, |s: TabletShare| Ratio::from_exact(s.fraction())),
        ),
        Terms::TabletContent(count, content, salt, dose) => {
            let pure = as_base(
                &range(content, |c: TabletContent| Scaled::grams(c.mass()).ratio()),
                salt,
            );
            by_tablets(count, &over(&pure, &dose_grams(dose)))
        }
    }
}

fn one() -> Factors {
    range(Range::point(()), |()| Ratio::whole(1))
}

fn range<T: Copy>(range: Range<T>, one: impl Fn(T) -> Ratio) -> Factors {
    Factors {
        low: one(range.low),
        central: one(range.central),
        high: one(range.high),
    }
}

fn dose_grams(dose: Range<LethalDose>) -> Factors {
    range(dose, |dose: LethalDose| Scaled::grams(dose.mass()).ratio())
}

fn as_base(pure: &Factors, salt: Option<BaseFraction>) -> Factors {
    let fraction = salt.map_or_else(
        || Ratio::whole(1),
        |salt| Ratio::from_exact(salt.fraction()),
    );
    Factors {
        low: pure.low.mul(&fraction),
        central: pure.central.mul(&fraction),
        high: pure.high.mul(&fraction),
    }
}

/// A quotient is low where what it is divided by is high.
fn over(above: &Factors, below: &Factors) -> Factors {
    Factors {
        low: above.low.div(&below.high),
        central: above.central.div(&below.central),
        high: above.high.div(&below.low),
    }
}

/// Of counted tablets as it is; of one gram of tablets, over the mass of a tablet.
fn by_tablets(count: TabletCount, figure: &Factors) -> Factors {
    match count {
        TabletCount::Counted(_) => over(figure, &one()),
        TabletCount::Weighed(_, tablet) => over(
            figure,
            &range(tablet, |t: TabletMass| Scaled::grams(t.mass()).ratio()),
        ),
    }
}
