//! Totals as rows for a table: one a group, all digits. The columns are a promise to scripts.

use super::csv::{harmless, record};
use super::part::Estimate;
use super::quantiles::quantile_name;
use super::report::Report;
use super::request::Cell;
use super::totals::{DoseTotal, Group, Totals};
use crate::exact::Exact;
use crate::unit::MassUnit;

impl Report {
    /// The totals as CSV, nothing where there are none. There is no row over all groups: it would double every
    /// sum over a column. `safe` makes keys harmless that a spreadsheet would run as a formula.
    #[must_use]
    pub fn totals_csv(&self, unit: MassUnit, safe: bool) -> String {
        let Some(totals) = &self.totals else {
            return String::new();
        };
        let shown = |mut cells: Vec<String>| {
            for key in cells.iter_mut().take(totals.by().len()) {
                if safe {
                    *key = harmless(key).into_owned();
                }
            }
            record(&cells)
        };
        let mut text = shown(header(totals, unit));
        for (key, group) in totals.groups() {
            let mut cells = row(key, group, unit);
            cells.extend(sure(totals, group));
            text.push_str(&shown(cells));
        }
        text
    }
}

/// Columns may be added at its end, and none taken away.
fn header(totals: &Totals, unit: MassUnit) -> Vec<String> {
    let symbol = unit.info().symbol.replace(' ', "_");
    let mut names = totals.by().to_vec();
    names.extend(["rows_ok", "rows_passed"].map(str::to_owned));
    names.extend([format!("gross_{symbol}"), "tablets".to_owned()]);
    names.extend(Estimate::ALL.map(|estimate| format!("doses_{}", estimate.name())));
    names.extend(["gross_exact", "doses_exact"].map(str::to_owned));
    names.extend(Estimate::ALL.map(|estimate| format!("rows_{}", estimate.name())));
    names.extend(["methods", "assumptions"].map(str::to_owned));
    names.push(format!("gross_with_figures_{symbol}"));
    names.extend(sure_names(totals));
    names
}

/// The columns of quantiles, none where they are not asked for.
fn sure_names(totals: &Totals) -> Vec<String> {
    let Some(shares) = totals.quantiles() else {
        return Vec::new();
    };
    let mut names = vec![Cell::Mean.name().to_owned()];
    for how in ["shared", "independent"] {
        let name = |share: &Exact| format!("{}_{how}", quantile_name(*share));
        names.extend(shares.iter().map(name));
        names.push(format!("{how}_by"));
    }
    names
}

/// The cells of a group under [`sure_names`].
fn sure(totals: &Totals, group: &Group) -> Vec<String> {
    let columns = sure_names(totals).len();
    let Some(spread) = totals.spread(group) else {
        return vec![String::new(); columns];
    };
    let mut cells = vec![spread.mean.to_string()];
    for one in [&spread.shared, &spread.independent] {
        cells.extend(one.quantiles.iter().map(ToString::to_string));
        cells.push(one.by.name().to_owned());
    }
    cells
}

/// Exact is what stands there with every digit.
fn row(key: &[String], group: &Group, unit: MassUnit) -> Vec<String> {
    let doses = Estimate::ALL.map(|estimate| group.doses(estimate));
    let digits = |doses: &Option<DoseTotal>| doses.as_ref().map(|doses| doses.value.all_digits());
    let rows = |doses: &Option<DoseTotal>| doses.as_ref().map_or(0, |doses| doses.rows);
    let (mass, mass_exact) = group.weighed_in(unit).all_digits();
    let figures = doses.each_ref().map(digits);
    let doses_exact = figures.iter().flatten().all(|(_, exact)| *exact);
    let methods: Vec<_> = group
        .methods()
        .into_iter()
        .map(|(method, _)| method.name())
        .collect();
    let mut cells = key.to_vec();
    cells.extend([group.rows.ok, group.rows.passed].map(|rows| rows.to_string()));
    cells.extend([mass, group.tablets.to_string()]);
    cells.extend(figures.map(|figure| figure.unwrap_or_default().0));
    cells.extend([mass_exact, doses_exact].map(|exact| exact.to_string()));
    cells.extend(doses.each_ref().map(|doses| rows(doses).to_string()));
    cells.extend([methods.join("+"), group.assumptions().join("; ")]);
    cells.push(group.weighed_with_figures(unit).all_digits().0);
    cells
}
