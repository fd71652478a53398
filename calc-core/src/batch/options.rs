//! What is asked of a table, as a program writes it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ask::mass_unit;
use super::profile::Profile;
use super::quantiles::Quantiles;
use super::request::{Added, DateOrder, Decimals, Layout, Request, Role};
use crate::assess::Question;
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind};
use crate::message::Arg;
use crate::unit::MassUnit;

/// What is asked of a table. Everything may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields, default)]
pub struct TableOptions {
    /// What the table is called: the name of its file, in rejects and in the summary.
    pub name: String,
    /// The assumptions, as for one seizure, without its text. `substance` is that of rows that name none.
    #[cfg_attr(feature = "typescript", ts(type = "Partial<Question>"))]
    pub question: Question,
    /// The column of a role, by its name or by its number from 1 as in `#9`; an empty text leaves the role
    /// without a column. Roles are those of [`Role::name`]: `substance`, `quantity`, `unit`,
    /// `purity`, `purity_low`, `purity_high`, `form`, `count`, `date`.
    pub columns: BTreeMap<String, String>,
    /// The unit of every quantity without one: `lb`, `tablets`.
    pub unit: Option<String>,
    /// The id of a profile: `cbp`, `nibrs`.
    pub profile: Option<String>,
    /// What bare numbers in purity columns are: `fraction` or `percent`.
    pub purity_unit: Option<String>,
    /// The order of numbers in dates: `mdy` or `dmy`.
    pub date_order: Option<String>,
    /// Whether each row takes the preset of its date.
    pub as_of_rows: bool,
    /// Whether numbers are written with a decimal comma.
    pub decimal_comma: bool,
    /// What stands between fields, where it is not to be found out: one character.
    pub delimiter: Option<String>,
    /// The columns whose texts are the keys of totals, and `year`, `month`, `fiscal-year`; `[]` for one total.
    pub totals_by: Option<Vec<String>>,
    /// The unit of masses in totals; that of the table if none.
    pub mass_unit: Option<String>,
    /// Whether cells that a spreadsheet would run as a formula are made harmless.
    pub spreadsheet_safe: bool,
    /// How the table is written: `csv`, `tsv` or `jsonl`; as it is read if none.
    pub output: Option<String>,
    /// How many decimals figures have, or `exact`; 2 if none.
    pub decimals: Option<String>,
    /// The shares of all cases whose quantiles are added to each row and total, as in `5%,50%,95%`, which an
    /// empty text stands for; none if none, unless a value of the question has a shape.
    pub quantiles: Option<String>,
    /// The columns to add, each by its name, or as `NAME=OTHER`; the usual seven if empty.
    pub add: Vec<String>,
    /// What stands before the names of the added columns.
    pub prefix: Option<String>,
}

/// Options, resolved: all but the table is known.
#[derive(Clone, Debug)]
pub struct Asked {
    /// How the table is written, where that is not to be found out.
    pub layout: Option<Layout>,
    /// What is asked of it.
    pub request: Request,
    /// The unit of masses in totals, where one is asked for.
    pub mass_unit: Option<MassUnit>,
}

impl TableOptions {
    /// Reads options from JSON.
    ///
    /// # Errors
    /// [`ErrorKind::Json`] for a text that is none, or that holds what no options have.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|error| {
            let message = say!("the options cannot be read: {}", error.to_string());
            Error::new(ErrorKind::Json, message).hint("write an object, which may be empty")
        })
    }

    /// What they ask.
    ///
    /// # Errors
    /// For the first value that cannot be read or names nothing.
    ///
    /// ```
    /// use calc_core::Catalog;
    /// use calc_core::batch::{Role, TableOptions};
    /// let options = TableOptions::from_json(r##"{"columns": {"quantity": "#4"}, "unit": "lb"}"##)?;
    /// let asked = options.asked(&Catalog::built_in())?;
    /// assert_eq!(asked.request.columns, [(Role::Quantity, "#4".to_owned())]);
    /// # Ok::<(), calc_core::Error>(())
    /// ```
    pub fn asked(&self, catalog: &Catalog) -> Result<Asked, Error> {
        let prefix = self.prefix.as_deref().unwrap_or_default();
        let decimals = self.decimals.as_deref().map(Decimals::read).transpose()?;
        let quantiles = Quantiles::read(self.quantiles.as_deref(), &self.question)?;
        let request = Request {
            columns: self.columns()?,
            profile: self.profile.as_deref().map(Profile::built_in).transpose()?,
            unit: self.unit.clone(),
            settings: self.question.settings(catalog)?,
            as_of_rows: self.as_of_rows,
            purity_percent: self.purity_percent()?,
            decimals: decimals.unwrap_or_default(),
            decimal_comma: self.decimal_comma,
            date_order: self.date_order()?,
            added: Added::read(&self.add, prefix, quantiles.as_ref())?,
            quantiles,
            output: self.output()?,
            totals_by: self.totals_by.clone(),
            spreadsheet_safe: self.spreadsheet_safe,
        };
        let layout = self.delimiter.as_deref().map(Layout::between);
        Ok(Asked {
            layout: layout.transpose()?,
            request,
            mass_unit: self.mass_unit.as_deref().map(mass_unit).transpose()?,
        })
    }

    fn columns(&self) -> Result<Vec<(Role, String)>, Error> {
        let of = |(name, column): (&String, &String)| {
            let role = Role::ALL.into_iter().find(|role| role.name() == name);
            let role = role.ok_or_else(|| no_value("role of a column", name))?;
            Ok((role, column.clone()))
        };
        self.columns.iter().map(of).collect()
    }

    fn purity_percent(&self) -> Result<Option<bool>, Error> {
        match self.purity_unit.as_deref() {
            None => Ok(None),
            Some("percent") => Ok(Some(true)),
            Some("fraction") => Ok(Some(false)),
            Some(other) => Err(no_value("unit of purities", other)),
        }
    }

    fn date_order(&self) -> Result<DateOrder, Error> {
        match self.date_order.as_deref() {
            None => Ok(DateOrder::Iso),
            Some("mdy") => Ok(DateOrder::Mdy),
            Some("dmy") => Ok(DateOrder::Dmy),
            Some(other) => Err(no_value("order of dates", other)),
        }
    }

    fn output(&self) -> Result<Option<Layout>, Error> {
        match self.output.as_deref() {
            None => Ok(None),
            Some("csv") => Ok(Some(Layout::Delimited(b','))),
            Some("tsv") => Ok(Some(Layout::Delimited(b'\t'))),
            Some("jsonl") => Ok(Some(Layout::JsonLines)),
            Some(other) => Err(no_value("format of a table", other)),
        }
    }
}

/// The refusal of a word that an option does not have.
fn no_value(what: &'static str, word: &str) -> Error {
    let message = say!("`{}` is no {}", Error::shown(word), Arg::term(what));
    Error::new(ErrorKind::Json, message)
}
