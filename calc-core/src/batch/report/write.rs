//! A report to JSON.

use std::collections::BTreeMap;

use super::record::{self, Document, Four, SCHEMA_NAME};
use super::{Input, Report};
use crate::assess::{Assumption, STATEMENT};
use crate::batch::part::{Basis, Estimate, PartKey};
use crate::batch::row_moments::RowMoments;
use crate::batch::total_spread::Quantiled;
use crate::batch::totals::{Counts, Group, Totals};
use crate::batch::unit_law::{UnitLaw, Unknown};
use crate::catalog::Text;
use crate::warning::Warning;

impl Report {
    /// The report as one line of JSON: all that a merge needs, decimals as strings.
    ///
    /// # Panics
    /// Never: nothing in a report can fail to serialise.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(&document(self)).expect("a report holds text, numbers and lists")
    }

    /// The report as indented JSON.
    ///
    /// # Panics
    /// Never: nothing in a report can fail to serialise.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        serde_json::to_string_pretty(&document(self))
            .expect("a report holds text, numbers and lists")
    }

    /// The counts of its rows, as JSON has them.
    pub(in crate::batch) fn rows(&self) -> record::Rows {
        record::Rows {
            read: self.read,
            ok: self.ok,
            passed: counts_by_name(&self.passed),
            rejected: counts_by_name(&self.rejected),
        }
    }
}

fn document(report: &Report) -> Document<&Assumption, &Warning> {
    let mut versions = report.versions.clone();
    versions.insert(env!("CARGO_PKG_VERSION").to_owned());
    Document {
        schema: SCHEMA_NAME.to_owned(),
        versions: versions.into_iter().collect(),
        rows: report.rows(),
        inputs: report.inputs.iter().map(input).collect(),
        totals: report.totals.as_ref().map(totals),
        assumptions: report.assumptions.iter().collect(),
        warnings: report.warnings.iter().collect(),
        statement: STATEMENT.to_owned(),
    }
}

fn counts_by_name(counts: &BTreeMap<Text, u64>) -> BTreeMap<String, u64> {
    let named = |(name, rows): (&Text, &u64)| (name.to_string(), *rows);
    counts.iter().map(named).collect()
}

fn input(input: &Input) -> record::Input {
    record::Input {
        name: input.name.clone(),
        sha256: input.sha256.clone(),
        rows: input.rows,
    }
}

fn totals(totals: &Totals) -> record::Totals {
    record::Totals {
        by: totals.by().to_vec(),
        quantiles: totals
            .quantiles()
            .map(|shares| shares.iter().map(ToString::to_string).collect()),
        groups: totals
            .groups()
            .map(|(key, one)| record::Group {
                key: key.to_vec(),
                rows: counts(one.rows),
                gross_grams: one.weighed.to_string(),
                tablets: one.tablets.to_string(),
                doses: doses(one),
                spread: spread(totals, one),
                parts: one.parts().map(part).collect(),
            })
            .collect(),
        all: {
            let whole = totals.all();
            record::All {
                spread: spread(totals, &whole),
                ..all(&whole)
            }
        },
    }
}

fn spread(totals: &Totals, group: &Group) -> Option<record::Spread> {
    let shares = totals.quantiles()?;
    let spread = totals.spread(group)?;
    let quantiled = |one: &Quantiled| record::Quantiled {
        by: one.by.name().to_owned(),
        quantiles: shares
            .iter()
            .zip(&one.quantiles)
            .map(|(p, value)| record::Quantile {
                p: p.to_string(),
                value: value.to_string(),
            })
            .collect(),
    };
    Some(record::Spread {
        mean: spread.mean.to_string(),
        shared: quantiled(&spread.shared),
        independent: quantiled(&spread.independent),
    })
}

pub(super) fn all(all: &Group) -> record::All {
    record::All {
        rows: counts(all.rows),
        gross_grams: all.weighed.to_string(),
        tablets: all.tablets.to_string(),
        doses: doses(all),
        spread: None,
    }
}

const fn counts(rows: Counts) -> record::Counts {
    record::Counts {
        ok: rows.ok,
        passed: rows.passed,
    }
}

pub(super) fn doses(group: &Group) -> Four<record::Dose> {
    Four::from_array(Estimate::ALL.map(|estimate| {
        let doses = group.doses(estimate)?;
        let (value, exact) = doses.value.all_digits();
        Some(record::Dose {
            value,
            exact,
            rows: doses.rows,
        })
    }))
}

fn part((key, basis): (&PartKey, &Basis)) -> record::Part {
    let terms = Estimate::ALL.map(|estimate| {
        let at = estimate as usize;
        let (num, den) = key.factors[at].as_ref()?.parts();
        Some(record::Term {
            sum: basis.sums[at].to_string(),
            num: num.to_string(),
            den: den.to_string(),
        })
    });
    record::Part {
        substance: key.substance.clone(),
        method: key.method.name().to_owned(),
        assumptions: key.assumptions.clone(),
        rows: basis.rows,
        terms: Four::from_array(terms),
        law: key.law.as_ref().map(law),
        moments: basis.moments.as_deref().map(moments),
    }
}

fn law(law: &UnitLaw) -> record::Law {
    let unknown = |one: &Unknown| record::Unknown {
        assumption: one.assumption.clone(),
        shape: one.points.name.name().to_owned(),
        low: one.points.low.to_string(),
        central: one.points.central.to_string(),
        high: one.points.high.to_string(),
    };
    record::Law {
        scale: law.scale.to_string(),
        over: law.over.iter().map(unknown).collect(),
        under: law.under.iter().map(unknown).collect(),
    }
}

fn moments(moments: &RowMoments) -> record::Moments {
    let [mean, square, mean_square, cube, square_mean, mean_cube] =
        moments.all().map(ToString::to_string);
    record::Moments {
        mean,
        square,
        mean_square,
        cube,
        square_mean,
        mean_cube,
    }
}
