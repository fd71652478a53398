//! The dose risk of a batch of tablets: the share of them at or above a lethal dose, how many that is, and the
//! chance that a sample drawn from them holds at least one.
//!
//! The share is a published one, one that was given, or that of a shape with a given mean and spread. Three
//! shapes are computed: the answer leads with the lognormal and ranges over all of them, since what is
//! published does not tell them apart ([`Check`] shows by how much each misses).
//!
//! It is about batches and public warning, never about the tablet in somebody's hand: below the scale of a
//! seizure there are no figures.

mod chance;
mod check;
mod data;
mod given;
mod view;
mod words;

pub use crate::sampling::tablets::{SPAN_HOLDS, SPREADS, TabletShape};
pub use check::{Check, ShapeCheck};
pub use given::{Given, ShapeShare};
pub use view::{RiskKind, RiskView, ShapeRow, ShapesView, TabletsView};

use crate::assess::{Assessment, Choice, Settings, Terms, assess, unreadable};
use crate::catalog::Catalog;
use crate::dose::{Doses, LethalDose};
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::{Amount, Form};
use crate::json;
use crate::message::Message;
use crate::method::Method;
use crate::purity::TabletShare;
use crate::range::Range;
use crate::reading::{self, Reading};

/// The version of the data form of an answer about tablets.
pub const TABLETS_SCHEMA_VERSION: &str = "1";

/// The JSON Schema of [`TabletRisk::to_json_pretty`].
pub const TABLETS_SCHEMA: &str = include_str!("../../schema/tablets-1.schema.json");

/// A question about a batch of tablets, with every value still as it was written.
///
/// ```
/// use calc_core::{Catalog, TabletQuestion};
/// let question = TabletQuestion {
///     text: "50,000 fentanyl tablets".to_owned(),
///     sample: Some("5".to_owned()),
///     ..TabletQuestion::default()
/// };
/// let risk = question.answer(&Catalog::built_in())?;
/// let figures = risk.figures.expect("a batch of the size of a seizure");
/// assert_eq!(figures.share.central.to_string(), "29");
/// assert_eq!(figures.tablets.central.to_string(), "14500");
/// assert_eq!(figures.at_least_one.expect("a sample").central.to_string(), "81.95918041379178003172368822");
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct TabletQuestion {
    /// The batch: `50,000 fentanyl tablets`, `10 kg of fentanyl tablets`.
    pub text: String,
    /// The substance, where the text names none.
    pub substance: Option<String>,
    /// Mean content of a tablet: `1.94mg`.
    pub mean: Option<String>,
    /// Its standard deviation, `1.1mg`, or the lowest and the highest content tested, `0.03mg..9mg`.
    pub spread: Option<String>,
    /// `29%`, `10%..29%..76%`, or the id of a preset.
    pub tablet_share: Option<String>,
    /// How many tablets a sample has: `20`.
    pub sample: Option<String>,
    /// `2mg`, `1mg..2mg..3mg`, or the id of a published dose.
    pub lethal_dose: Option<String>,
    /// The preset whose share to take.
    pub preset: Option<String>,
    /// The month whose preset to take.
    pub as_of: Option<String>,
}

/// What the share of an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Published, for a period.
    Published,
    /// Given with the question.
    Given,
    /// That of shapes with the mean and the spread that were given.
    Shape,
}

/// The figures of a batch.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TabletFigures {
    /// Tablets at or above the lethal dose, in percent.
    pub share: Range<Exact>,
    /// How many of the batch that is expected to be.
    pub tablets: Range<Exact>,
    /// The chance, in percent, that the sample holds at least one; `None` without a sample.
    pub at_least_one: Option<Range<Exact>>,
    /// Whether no figure was rounded.
    pub exact: bool,
}

/// The answer as data.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TabletRisk {
    /// [`TABLETS_SCHEMA_VERSION`].
    pub schema_version: &'static str,
    /// What the share is.
    pub basis: Basis,
    /// Tablets in the sample.
    pub sample: Option<u32>,
    /// The figures; `None` for a batch below the scale of a seizure.
    pub figures: Option<TabletFigures>,
    /// The mean and the spread given, with the share of each shape.
    pub given: Option<Given>,
    /// How each shape fares against what is published.
    pub checks: Vec<Check>,
    /// What the checks and the figures are, and are not.
    pub notes: Vec<Message>,
    /// The batch, what the figures rest on, and what to mind: the answer by tablet share.
    pub assessment: Assessment,
}

impl TabletRisk {
    /// The answer as indented JSON.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        json::indented(self)
    }
}

impl TabletQuestion {
    /// Reads a question from JSON: `{"text": "50,000 fentanyl tablets", "sample": "20"}`.
    ///
    /// # Errors
    /// [`ErrorKind::Json`] for a text that is none, or that holds what no such question has.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let (mut question, mut text) = (Self::default(), None);
        let mut fields = [
            ("text", &mut text),
            ("substance", &mut question.substance),
            ("mean", &mut question.mean),
            ("spread", &mut question.spread),
            ("tablet_share", &mut question.tablet_share),
            ("sample", &mut question.sample),
            ("lethal_dose", &mut question.lethal_dose),
            ("preset", &mut question.preset),
            ("as_of", &mut question.as_of),
        ];
        json::read_texts(json, &mut fields).map_err(|why| unreadable(&why))?;
        question.text = text.unwrap_or_default();
        Ok(question)
    }

    /// The answer.
    ///
    /// # Errors
    /// Those of [`read`](crate::read) and [`assess`]; [`ErrorKind::Conflict`] for a text about anything but one
    /// batch of tablets, and for options that do not go together; [`ErrorKind::OutOfRange`] for a spread that no
    /// shape has, and for a sample that is larger than the batch.
    pub fn answer(&self, catalog: &Catalog) -> Result<TabletRisk, Error> {
        let text = self.text.trim();
        let reading = reading::read(text, catalog)?;
        check_batch(&reading)?;
        let mut settings = self.settings(catalog)?;
        let substance = batch_substance(&reading, &settings, catalog)?;
        let doses = lethal_doses(&settings, &substance, catalog)?;
        let given = Given::read(self.mean.as_deref(), self.spread.as_deref(), doses)?;
        let basis = match (&given, &settings.tablet_share) {
            (_, Some(Choice::Given(_))) => Basis::Given,
            (Some(_), None) => Basis::Shape,
            _ => Basis::Published,
        };
        if basis == Basis::Published && settings.lethal_dose.is_some() {
            check_dose(doses)?;
        }
        if let (Basis::Shape, Some(given)) = (basis, &given) {
            settings.tablet_share = Some(Choice::Given(given.share()?));
        }
        let mut assessment = assess(&reading, &settings, catalog)?;
        if basis == Basis::Shape {
            given::cite(&mut assessment);
        }
        let sample = self.sample(catalog, &assessment)?;
        let figures = figures(&assessment, sample);
        let is_small = figures.is_none();
        let checks = || check::checks(&substance, given.as_ref(), &settings, doses, catalog);
        let checks = figures.as_ref().map_or_else(Vec::new, |_| checks());
        Ok(TabletRisk {
            schema_version: TABLETS_SCHEMA_VERSION,
            basis,
            sample,
            notes: notes(basis, sample, &checks, is_small),
            figures,
            given: given.filter(|_| !is_small),
            checks,
            assessment,
        })
    }

    /// The settings of the assessment by tablet share.
    fn settings(&self, catalog: &Catalog) -> Result<Settings, Error> {
        let settings = Settings {
            substance: self.substance.clone(),
            form: Some(Form::Tablet),
            tablet_share: self.tablet_share.as_deref().map(str::parse).transpose()?,
            lethal_dose: self.lethal_dose.as_deref().map(str::parse).transpose()?,
            preset: self.preset.clone(),
            as_of: self.as_of.as_deref().map(str::parse).transpose()?,
            methods: vec![Method::TabletShare],
            ..Settings::default()
        };
        settings.check(catalog)?;
        Ok(settings)
    }

    /// The size of the sample: no larger than the batch, as far as it is known.
    fn sample(&self, catalog: &Catalog, assessment: &Assessment) -> Result<Option<u32>, Error> {
        let Some(text) = &self.sample else {
            return Ok(None);
        };
        let count = reading::count(text, catalog)?;
        let largest = assessment
            .figures
            .first()
            .and_then(|figure| match figure.terms() {
                Terms::TabletShare(count, _) => Some(count.range().high.count()),
                _ => None,
            });
        let size = u32::try_from(count.value()).ok().filter(|size| *size > 0);
        let whole = count.value().fract().is_zero();
        match size.filter(|_| whole) {
            Some(size) if largest.is_none_or(|largest| count <= largest) => Ok(Some(size)),
            Some(_) => Err(Error::new(
                ErrorKind::OutOfRange,
                say!("a sample of {} is larger than the batch", count),
            )
            .hint(say!("write how many tablets were drawn from it"))),
            None => Err(Error::new(
                ErrorKind::OutOfRange,
                say!("a sample of {} is no count of tablets", count),
            )
            .hint(say!("write a whole number of tablets, as in 20"))),
        }
    }
}

/// That the text is about one batch of tablets.
fn check_batch(reading: &Reading) -> Result<(), Error> {
    let [exhibit] = &reading.exhibits[..] else {
        return Err(Error::new(
            ErrorKind::Conflict,
            say!("the text is about {} amounts", reading.exhibits.len()),
        )
        .hint(say!("ask for each batch of tablets by itself")));
    };
    let powder = exhibit.form == Some(Form::Powder) || exhibit.purity.is_some();
    if powder || matches!(exhibit.amount, Amount::Packages(_)) {
        return Err(
            Error::new(ErrorKind::Conflict, say!("this is no batch of tablets"))
                .hint(say!(
                    "write how many tablets there are, or what they weigh, as in 50,000 fentanyl tablets"
                ))
                .at(exhibit.span.clone()),
        );
    }
    Ok(())
}

/// The id of the batch's substance.
fn batch_substance(
    reading: &Reading,
    settings: &Settings,
    catalog: &Catalog,
) -> Result<String, Error> {
    let named = reading
        .exhibits
        .first()
        .and_then(|exhibit| exhibit.substance.clone());
    match (named, &settings.substance) {
        (Some(id), _) => Ok(id.into_owned()),
        (None, Some(name)) => Ok(catalog.substance(name)?.id.to_string()),
        // The assessment refuses it, with the place in the text.
        (None, None) => Ok(String::new()),
    }
}

/// The lethal dose that the tablets are held to: as the assessment chooses it, which also says where there is none.
fn lethal_doses(
    settings: &Settings,
    substance: &str,
    catalog: &Catalog,
) -> Result<Option<Range<LethalDose>>, Error> {
    let known = catalog
        .substances()
        .iter()
        .find(|known| known.id == substance);
    Ok(match &settings.lethal_dose {
        Some(Choice::Given(range)) => Some(*range),
        Some(Choice::Named(name)) => Some(catalog.published_dose(name)?.value),
        None => known
            .and_then(|known| known.lethal_dose.as_ref())
            .map(|dose| dose.value),
    })
}

/// A published share counts tablets from 2 mg and says nothing of another dose.
fn check_dose(doses: Option<Range<LethalDose>>) -> Result<(), Error> {
    const COUNTED_FROM: LethalDose = LethalDose::milligrams_literal("2");
    match doses {
        Some(doses) if doses != Range::point(COUNTED_FROM) => Err(Error::new(
            ErrorKind::Conflict,
            say!(
                "published shares count tablets with 2 mg or more, and say nothing of another dose"
            ),
        )
        .hint(say!(
            "give a mean and a spread, or the share of tablets at that dose"
        ))),
        _ => Ok(()),
    }
}

fn figures(assessment: &Assessment, sample: Option<u32>) -> Option<TabletFigures> {
    let figure = assessment.figures.first()?;
    let Terms::TabletShare(count, share) = figure.terms() else {
        return None;
    };
    let chance = |size: u32| {
        // The same sample tells less of a larger batch. An estimated one is at least the sample.
        let range = share.against(count.range(), |share, batch| {
            let whole = Exact::known(batch.count().value().round());
            let batch = whole.max(Exact::from(size));
            chance::at_least_one(share.fraction(), batch, size) * Exact::from(100)
        });
        // Between whole numbers of tablets a chance is less by a hair, which turns no range around.
        Range {
            low: range.low.min(range.central),
            high: range.high.max(range.central),
            ..range
        }
    };
    let tablets = figure.doses.map(Doses::count);
    let at_least_one = sample.map(chance);
    let all = [Some(tablets), at_least_one].into_iter().flatten();
    let exact = all
        .flat_map(|range| [range.low, range.central, range.high])
        .all(Exact::is_exact);
    Some(TabletFigures {
        share: share.map(TabletShare::percent),
        tablets,
        at_least_one,
        exact,
    })
}

/// What the figures mean, and what they do not.
fn notes(basis: Basis, sample: Option<u32>, checks: &[Check], is_small: bool) -> Vec<Message> {
    let mut notes = Vec::new();
    if is_small {
        return notes;
    }
    if basis == Basis::Shape {
        notes.push(say!("the share is that of a lognormal distribution with the mean and the spread given; low and high are the lowest and the highest of three shapes"));
    }
    if sample.is_some() {
        notes.push(say!("the sample is drawn from this batch and not put back (hypergeometric distribution), so that a sample of all finds all; a batch that was weighed has the tablets that are estimated"));
        notes.push(say!("the chance holds for tablets drawn at random from a batch that is mixed; where strong tablets lie together, a sample tells less"));
        notes.push(say!(
            "a sample without such a tablet does not clear the rest of the batch"
        ));
    }
    if let Some(worst) = check::largest_miss(checks) {
        notes.push(say!("mean, range and share as published say more than a shape of two parameters can hold: by the mean and the range, the three shapes miss published shares by up to {} percentage points", worst));
    }
    if !checks.is_empty() {
        notes.push(say!("how many tablets were tested is not published: the range is taken to hold all but 1 of 500; where none is published, a shape's share is the nearest to the published one that it can have with that mean"));
    }
    notes.push(say!(
        "these figures are about a batch; no tablet can be told from another by its looks"
    ));
    notes
}
