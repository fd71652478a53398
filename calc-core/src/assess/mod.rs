//! Exhibits and assumptions to an [`Assessment`]: the one door through which every front asks.

mod assumption;
mod choose;
mod csv;
mod exhibit;
mod figure;
mod question;
mod settings;
mod terms;
mod total;
mod unit_terms;
mod unused;
mod warn;
mod working;

use crate::catalog::{Catalog, Text};
use crate::dose::Doses;
use crate::error::{Error, ErrorKind};
use crate::json;
use crate::method::Method;
use crate::purity::Purity;
use crate::range::Range;
use crate::reading::{self, Reading};
use crate::warning::{Code, Warning};
use crate::wording::{Words, digits};

use choose::Chooser;
use exhibit::Exhibits;

pub use assumption::{Assumption, Citation, End, Period, Quantity, Sample};
pub use exhibit::ExhibitReport;
pub(crate) use figure::{TabletCount, Terms};
#[cfg(feature = "impact")]
pub(crate) use figure::{pure_in_tablets, pure_powder};
#[cfg(any(feature = "impact", feature = "tablets", feature = "spreads"))]
pub(crate) use question::unreadable;
pub use question::{Question, refusal_json};
pub use settings::{Choice, Settings};
pub use total::Total;
pub(crate) use unit_terms::{UnitTerms, unit_terms};
pub(crate) use warn::GROSS_AS_PURE;
pub use warn::{MIN_SEIZURE_GRAMS, MIN_SEIZURE_TABLETS};

/// The version of the data form of an answer. It grows when a field changes its meaning or goes.
pub const SCHEMA_VERSION: &str = "1";

/// The JSON Schema of [`Assessment::to_json`], and of an error in its place.
pub const SCHEMA: &str = include_str!("../../schema/assessment-1.schema.json");

/// What the figures are, and are not: printed with every answer.
pub const STATEMENT: &str = "Potential lethal-dose equivalents are arithmetic on amounts. \
     They are not a number of people, deaths or lives.";

/// A number of doses by one method, for one exhibit.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Figure {
    /// The exhibit, counted from 1.
    pub exhibit: usize,
    /// The method.
    pub method: Method,
    /// The method's label for people.
    pub label: &'static str,
    /// The method as a formula with its central values, such as `gross x 10.3% / 2 mg`.
    pub formula: String,
    /// Low, central and high.
    pub doses: Range<Doses>,
    /// Whether none of the three was rounded.
    pub exact: bool,
    /// The ids of the assumptions that it rests on.
    pub assumptions: Vec<String>,
    #[serde(skip)]
    pub(crate) terms: Terms,
}

/// The answer as data.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Assessment {
    /// [`SCHEMA_VERSION`].
    pub schema_version: &'static str,
    /// The version of the program.
    pub version: &'static str,
    /// The text that was read.
    pub input: String,
    /// What was understood.
    pub exhibits: Vec<ExhibitReport>,
    /// Doses for each exhibit by each method that applies.
    pub figures: Vec<Figure>,
    /// The same over all exhibits.
    pub totals: Vec<Total>,
    /// What the figures rest on.
    pub assumptions: Vec<Assumption>,
    /// What to mind.
    pub warnings: Vec<Warning>,
    /// [`STATEMENT`].
    pub statement: &'static str,
    /// What is to be minded of the values; the warnings say it with its source.
    #[serde(skip)]
    pub(crate) caveats: Vec<Text>,
}

impl Assessment {
    /// The answer as one line of JSON, decimals as strings.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::line(self)
    }

    /// The answer as indented JSON.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        json::indented(self)
    }

    /// The figures as CSV with a header: one row a figure, and where there are several exhibits one a total.
    #[must_use]
    pub fn to_csv(&self) -> String {
        csv::csv(self)
    }
}

impl Figure {
    /// What it is computed from.
    #[cfg(any(feature = "impact", feature = "tablets"))]
    pub(crate) const fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The working, a line a step.
    #[must_use]
    pub fn working(&self) -> Vec<String> {
        self.working_in(&Words::ENGLISH)
    }

    /// The working in a language.
    #[must_use]
    pub fn working_in(&self, words: &Words<'_>) -> Vec<String> {
        self.terms.working(words)
    }

    /// [`Figure::formula`] in a language.
    #[must_use]
    pub fn formula_in(&self, words: &Words<'_>) -> String {
        self.terms.formula(words)
    }
}

/// Reads a text and assesses it.
///
/// # Errors
/// Those of [`read`](crate::read) and of [`assess`].
///
/// ```
/// use calc_core::{Catalog, Settings, answer};
/// let assessment = answer("152 lb fentanyl", &Settings::default(), &Catalog::built_in())?;
/// assert_eq!(assessment.figures[0].label, "if pure");
/// assert_eq!(assessment.figures[0].doses.central.count().to_string(), "34473020.12");
/// # Ok::<(), calc_core::Error>(())
/// ```
pub fn answer(text: &str, settings: &Settings, catalog: &Catalog) -> Result<Assessment, Error> {
    assess(&reading::read(text, catalog)?, settings, catalog)
}

/// Turns what was read into doses.
///
/// # Errors
/// [`ErrorKind::MissingSubstance`], [`ErrorKind::NoReferenceDose`], [`ErrorKind::NoMass`] for exhibits
/// that have no figures; [`ErrorKind::Preset`], [`ErrorKind::Date`], [`ErrorKind::Salt`],
/// [`ErrorKind::LethalDose`], [`ErrorKind::UnknownSubstance`] for settings that do not fit;
/// [`ErrorKind::NotGiven`] where no source gives what the only possible figure needs;
/// [`ErrorKind::Method`] where none of the methods asked for applies;
/// [`ErrorKind::Conflict`] where the same tablets seem to be weighed and counted.
pub fn assess(
    reading: &Reading,
    settings: &Settings,
    catalog: &Catalog,
) -> Result<Assessment, Error> {
    settings.check(catalog)?;
    let mut chooser = Chooser {
        catalog,
        settings,
        assumptions: Vec::with_capacity(4),
        warnings: reading.warnings.clone(),
        caveats: Vec::new(),
        used_month: false,
    };
    let exhibits = exhibit::resolve(reading, settings, catalog)?;
    let small = warn::is_small(&exhibits);
    let figures = if small {
        references(&exhibits, &mut chooser)?
    } else {
        figures(&exhibits, &mut chooser)?
    };
    let weighed_tablets = exhibit::weighed_tablets(&exhibits);
    let totals = total::totals(&figures, exhibits.len(), &weighed_tablets);
    let reports: Vec<_> = (1..)
        .zip(&exhibits)
        .map(|(number, (exhibit, _))| {
            let mut own = figures.iter().filter(|figure| figure.exhibit == number);
            let estimated = own.find_map(|figure| figure.terms.estimated_tablets());
            ExhibitReport::new(number, exhibit, estimated, &reading.text)
        })
        .collect();
    warn::warn(&exhibits, &figures, &totals, small, &mut chooser);
    if !small
        && let Some(message) = digits(
            &reports,
            &figures,
            &totals,
            &chooser.assumptions,
            &Words::ENGLISH,
        )
    {
        chooser.warn(Code::Digits, message);
    }
    Ok(Assessment {
        schema_version: SCHEMA_VERSION,
        version: env!("CARGO_PKG_VERSION"),
        input: reading.text.clone(),
        exhibits: reports,
        figures,
        totals,
        assumptions: chooser.assumptions,
        warnings: chooser.warnings,
        statement: STATEMENT,
        caveats: chooser.caveats,
    })
}

/// What stands in the place of figures for a small amount: the reference doses, as assumptions.
fn references(exhibits: &Exhibits<'_>, chooser: &mut Chooser<'_>) -> Result<Vec<Figure>, Error> {
    for (_, substance) in exhibits {
        chooser.lethal_dose(substance)?;
    }
    Ok(Vec::new())
}

fn figures(exhibits: &Exhibits<'_>, chooser: &mut Chooser<'_>) -> Result<Vec<Figure>, Error> {
    let weighed = exhibits.iter().filter(|(exhibit, _)| exhibit.is_weighed());
    let only_tablets = weighed.count() == exhibit::weighed_tablets(exhibits).len();
    // Where one of several exhibits has a purity of its own, the answer says whose each one is.
    let differ = exhibits.len() > 1 && exhibits.iter().any(|(exhibit, _)| exhibit.purity.is_some());
    let mut figures = Vec::with_capacity(4);
    for (index, (exhibit, substance)) in exhibits.iter().enumerate() {
        let terms = terms::of(exhibit, substance, only_tablets, chooser)?;
        if differ {
            for (_, ids) in &terms {
                chooser.is_of(index + 1, Purity::QUANTITY, ids);
            }
        }
        figures.extend(
            terms
                .into_iter()
                .map(|(terms, assumptions)| figure(index + 1, terms, assumptions)),
        );
    }
    if figures.is_empty() {
        let names: Vec<_> = chooser
            .settings
            .methods
            .iter()
            .map(|method| method.name())
            .collect();
        return Err(Error::new(ErrorKind::Method, why!("no exhibit has a figure by {}", names.join(" or ")))
            .hint(why!("powder has gross and purity-adjusted figures, tablets tablet-share and tablet-content; \
                 leave out --method to see all that there are")));
    }
    Ok(figures)
}

fn figure(exhibit: usize, terms: Terms, assumptions: Vec<String>) -> Figure {
    let doses = terms.doses();
    let method = terms.method();
    let exact = [doses.low, doses.central, doses.high]
        .iter()
        .all(|doses| doses.count().is_exact());
    Figure {
        exhibit,
        method,
        label: method.label(),
        formula: terms.formula(&Words::ENGLISH),
        doses,
        exact,
        assumptions,
        terms,
    }
}
