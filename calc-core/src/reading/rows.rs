//! The exhibits of a text as fields, and fields as a text that reads back to the same exhibits.

use super::lexicon::Hedge;
use super::{Reading, read};
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind};
use crate::exhibit::{Amount, Exhibit, Form};
use crate::json::Json;
use crate::range::Range;
use crate::show::{grouped, unmarked};
use crate::uncertainty::MassUncertainty;
use crate::unit::MassUnit;

/// The unit of a count of packages, which have no known mass.
const PACKAGES: &str = "packages";

/// An exhibit as fields, each as people write it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Row {
    /// The number with what hedges it: `152`, `about 152`, `48 x 1`; of pounds and ounces `12 lb 4`.
    pub amount: String,
    /// The symbol of a unit of mass; empty for a count of tablets.
    pub unit: String,
    /// The name with what the text calls it: `fentanyl`, `suspected fentanyl hcl`.
    pub substance: String,
    /// `powder`, `tablet`, or empty.
    #[cfg_attr(feature = "typescript", ts(type = "'' | 'powder' | 'tablet'"))]
    pub form: String,
    /// `8%`, `5%..10.3%..20%`, or empty.
    pub purity: String,
    /// `U=0.5 lb k=2`, or empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<String>"))]
    pub uncertainty: String,
}

/// The exhibits of a text as fields.
///
/// ```
/// use calc_core::{Catalog, compose, read, rows};
/// let catalog = Catalog::built_in();
/// let rows = rows(&read("about 4.7 million fentanyl pills and 2,396 lb of powder", &catalog)?);
/// assert_eq!((&*rows[0].amount, &*rows[0].unit), ("about 4,700,000", ""));
/// assert_eq!((&*rows[1].amount, &*rows[1].unit), ("2,396", "lb"));
/// assert_eq!(compose(&rows), "about 4,700,000 fentanyl tablets and 2,396 lb of fentanyl powder");
/// # Ok::<(), calc_core::Error>(())
/// ```
#[must_use]
pub fn rows(reading: &Reading) -> Vec<Row> {
    reading.exhibits.iter().map(Row::of).collect()
}

/// The rows in a list of objects as JSON.
///
/// # Errors
/// [`ErrorKind::Json`] for a text that is none, or that holds what no row has.
pub fn rows_from_json(json: &str) -> Result<Vec<Row>, Error> {
    let unreadable = |why: &str| {
        Error::new(ErrorKind::Json, format!("the rows cannot be read: {why}"))
            .hint(r#"write a list of objects, as in [{"amount": "152", "unit": "lb", "substance": "fentanyl"}]"#)
    };
    let rows = Json::read(json).and_then(Json::list).map_err(unreadable)?;
    let row = |row: Json| {
        let mut read = Row::default();
        for (name, value) in row.fields().map_err(unreadable)? {
            let field = match &*name {
                "amount" => &mut read.amount,
                "unit" => &mut read.unit,
                "substance" => &mut read.substance,
                "form" => &mut read.form,
                "purity" => &mut read.purity,
                "uncertainty" => &mut read.uncertainty,
                _ => {
                    let name = Error::shown(&name);
                    return Err(unreadable(&format!("unknown field `{name}`")));
                }
            };
            *field = value.text().map_err(unreadable)?;
        }
        Ok(read)
    };
    rows.into_iter().map(row).collect()
}

/// A text of these rows, joined with `and`. Rows without an amount are left out.
#[must_use]
pub fn compose(rows: &[Row]) -> String {
    let texts: Vec<String> = rows
        .iter()
        .filter(|row| !row.amount.trim().is_empty())
        .map(Row::text)
        .collect();
    texts.join(" and ")
}

/// Looks at each row by itself: the place, from 0, of the first that is no exhibit, and why.
///
/// # Errors
/// Those of [`read`] for a row's own text; [`ErrorKind::Number`] for a row that says something and
/// has no amount, [`ErrorKind::Conflict`] for one that holds several.
pub fn check_rows(rows: &[Row], catalog: &Catalog) -> Result<(), (usize, Error)> {
    for (at, row) in rows.iter().enumerate() {
        row.check(catalog).map_err(|error| (at, error))?;
    }
    Ok(())
}

impl Row {
    fn of(exhibit: &Exhibit) -> Self {
        let (amount, unit) = amount(exhibit);
        let hedge = match exhibit.hedge {
            Some(Hedge::AtLeast) => "at least ",
            Some(Hedge::AtMost) => "at most ",
            Some(Hedge::About) => "about ",
            None => "",
        };
        let form = match exhibit.form {
            Some(Form::Powder) => "powder",
            // A count without a unit is of tablets already.
            Some(Form::Tablet) if !matches!(exhibit.amount, Amount::Tablets(_)) => "tablet",
            Some(Form::Tablet) | None => "",
        };
        Self {
            amount: format!("{hedge}{amount}"),
            unit: unit.to_owned(),
            substance: named(exhibit),
            form: form.to_owned(),
            purity: exhibit.purity.map_or_else(String::new, Range::written),
            uncertainty: exhibit.uncertainty.map_or_else(String::new, stated),
        }
    }

    /// The row as the part of a text.
    fn text(&self) -> String {
        let [amount, unit, substance, form, purity, uncertainty] = [
            &self.amount,
            &self.unit,
            &self.substance,
            &self.form,
            &self.purity,
            &self.uncertainty,
        ]
        .map(|field| field.trim());
        let counted = unit.is_empty();
        let noun = match form {
            "" | "tablet" if counted => "tablets",
            "tablet" => "tablets",
            other => other,
        };
        let of = if counted || (substance.is_empty() && noun.is_empty()) {
            ""
        } else {
            "of"
        };
        let (at, of_what) = if purity.is_empty() {
            ("", "")
        } else {
            ("at", "purity")
        };
        let words = [
            amount,
            unit,
            of,
            substance,
            noun,
            at,
            purity,
            of_what,
            uncertainty,
        ];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }

    fn check(&self, catalog: &Catalog) -> Result<(), Error> {
        if self.amount.trim().is_empty() {
            let says_nothing = self.substance.trim().is_empty() && self.purity.trim().is_empty();
            return if says_nothing {
                Ok(())
            } else {
                Err(Error::new(ErrorKind::Number, why!("there is no amount"))
                    .hint(why!("write how much there is, as in 152")))
            };
        }
        match read(&self.text(), catalog)?.exhibits.len() {
            1 => Ok(()),
            count => Err(
                Error::new(ErrorKind::Conflict, why!("the row holds {} amounts", count))
                    .hint(why!("write one amount in a row")),
            ),
        }
    }
}

/// The amount as written and the unit behind it.
fn amount(exhibit: &Exhibit) -> (String, &'static str) {
    match &exhibit.amount {
        Amount::Tablets(count) => (grouped(count.count()), ""),
        Amount::Packages(count) => (unmarked(*count), PACKAGES),
        Amount::Mass(weighed) => {
            // The digits of a third of a pound are what the field shows, so the mark of rounding goes.
            let written = weighed.written.trim_start_matches("≈ ");
            let symbols = MassUnit::ALL.map(|unit| unit.info().symbol);
            symbols
                .into_iter()
                .find_map(|symbol| {
                    let number = written.strip_suffix(symbol)?.strip_suffix(' ')?;
                    Some((number.to_owned(), symbol))
                })
                .unwrap_or_default()
        }
    }
}

/// An uncertainty in a form that reads back.
fn stated(uncertainty: MassUncertainty) -> String {
    let expanded = unmarked(uncertainty.expanded_grams);
    if uncertainty.coverage_given {
        format!("U={expanded} g k={}", uncertainty.coverage_factor)
    } else {
        format!("U={expanded} g")
    }
}

/// The substance with what the text calls it.
fn named(exhibit: &Exhibit) -> String {
    let called = exhibit.called;
    let words = [
        called.suspected.then_some("suspected"),
        called.mixed.then_some("mixed"),
        called.pure.then_some("pure"),
        exhibit.substance.as_deref(),
        exhibit.salt,
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    words.join(" ")
}
