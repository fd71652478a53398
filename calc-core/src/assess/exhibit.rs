//! Exhibits with their substance found, and how an answer repeats what was understood.

use super::settings::Settings;
use crate::catalog::{Catalog, Substance, Text};
use crate::error::{Error, ErrorKind, Fix};
use crate::exact::Exact;
use crate::exhibit::{Amount, Called, Exhibit, Form};
use crate::mass::grams;
use crate::message::{Arg, Message};
use crate::purity::Purity;
use crate::range::Range;
use crate::reading::{Hedge, Reading};
use crate::uncertainty::MassUncertainty;
use crate::wording::{Words, understood};

/// Exhibits, each with its substance.
pub type Exhibits<'a> = [(Exhibit, &'a Substance)];

/// An exhibit as an answer repeats it.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExhibitReport {
    /// Its number, from 1.
    pub number: usize,
    /// The part of the text that it was read from.
    pub text: String,
    /// What was understood, in one line.
    pub understood: String,
    /// The substance.
    pub substance: Text,
    /// The form, where the text or an option says it.
    pub form: Option<Form>,
    /// The salt form, where the text names it.
    pub salt: Option<&'static str>,
    /// The amount in the unit typed.
    pub written: String,
    /// Gross grams, if it was weighed.
    pub gross_grams: Option<Exact>,
    /// The count, if tablets were counted.
    pub tablets: Option<Exact>,
    /// How many tablets a weight of tablets is estimated at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub estimated_tablets: Option<Range<Exact>>,
    /// Whether the conversion to grams lost no digit.
    pub exact: bool,
    /// Significant digits of the amount as written.
    pub significant_digits: u32,
    /// How the text hedges the amount.
    pub hedge: Option<Hedge>,
    /// How sure the mass is, where the text says it. The figures are for the mass itself: U is no bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub uncertainty: Option<MassUncertainty>,
    /// What the text calls it beside its name.
    #[serde(skip)]
    pub called: Called,
    /// Its purity, where the text gives one.
    #[serde(skip)]
    pub purity: Option<Range<Purity>>,
    /// The full names of the units typed, each once.
    #[serde(skip)]
    pub units: Vec<&'static str>,
}

impl ExhibitReport {
    /// `estimated` is the number of tablets that a weight stands for.
    pub(super) fn new(
        number: usize,
        exhibit: &Exhibit,
        estimated: Option<Range<Exact>>,
        text: &str,
    ) -> Self {
        let substance = exhibit.substance.clone().unwrap_or_default();
        let written = written(exhibit).to_string();
        let (gross_grams, tablets) = match &exhibit.amount {
            Amount::Mass(weighed) => (Some(grams(weighed.gross.mass())), None),
            Amount::Tablets(tablets) => (None, Some(tablets.count())),
            Amount::Packages(_) => (None, None),
        };
        let mut units = match &exhibit.amount {
            Amount::Mass(weighed) => weighed.units.clone(),
            Amount::Tablets(_) | Amount::Packages(_) => Vec::new(),
        };
        units.dedup();
        let report = Self {
            number,
            text: text.get(exhibit.span.clone()).unwrap_or(text).to_owned(),
            understood: String::new(),
            substance,
            form: exhibit.form,
            salt: exhibit.salt,
            written,
            exact: gross_grams.or(tablets).is_some_and(Exact::is_exact),
            gross_grams,
            tablets,
            estimated_tablets: estimated,
            significant_digits: exhibit.digits,
            hedge: exhibit.hedge,
            uncertainty: exhibit.uncertainty,
            called: exhibit.called,
            purity: exhibit.purity,
            units,
        };
        Self {
            understood: understood(&report, &Words::ENGLISH),
            ..report
        }
    }
}

/// An amount in the units typed, without its substance.
pub fn written(exhibit: &Exhibit) -> Message {
    match &exhibit.amount {
        Amount::Mass(weighed) => Arg::Numbers(weighed.written.clone()).into(),
        Amount::Tablets(tablets) => say!("{} tablets", tablets.count()),
        Amount::Packages(count) => say!("{} packages", *count),
    }
}

/// Finds each exhibit's substance, and refuses exhibits that can have no figures.
///
/// # Errors
/// As for [`assess`](super::assess).
pub fn resolve<'a>(
    reading: &Reading,
    settings: &Settings,
    catalog: &'a Catalog,
) -> Result<Vec<(Exhibit, &'a Substance)>, Error> {
    let default = settings
        .substance
        .as_deref()
        .map(|name| catalog.substance(name))
        .transpose()?;
    check_form(reading, settings)?;
    let mut exhibits = Vec::with_capacity(reading.exhibits.len());
    for exhibit in &reading.exhibits {
        let mut exhibit = exhibit.clone();
        let substance = match &exhibit.substance {
            Some(id) => catalog.substance(id)?,
            None => default.ok_or_else(|| missing_substance(&exhibit, reading))?,
        };
        exhibit.substance = Some(substance.id.clone());
        exhibit.form = exhibit.form.or(settings.form);
        reject_other_salt(&exhibit, settings)?;
        if let Amount::Packages(count) = exhibit.amount {
            return Err(Error::new(
                ErrorKind::NoMass,
                why!("{} packages have no known mass", count),
            )
            .hint(why!(
                "write what they weigh or how many tablets they hold, as in {} x 1 kg {}",
                count,
                Arg::Term(substance.id.clone())
            ))
            .at(exhibit.span));
        }
        exhibits.push((exhibit, substance));
    }
    reject_shared_options(&exhibits, settings)?;
    reject_weighed_and_counted(&exhibits)?;
    Ok(exhibits)
}

fn missing_substance(exhibit: &Exhibit, reading: &Reading) -> Error {
    let written = written(exhibit);
    // The name in another language would make commas of the text decimal signs.
    let name = if reading.comma_decimals {
        " de fentanilo"
    } else {
        " of fentanyl"
    };
    Error::new(
        ErrorKind::MissingSubstance,
        why!("no substance is named for {}", &written),
    )
    .hint(why!("write it, as in {} of fentanyl", written))
    .fix(|| Fix::Behind(name))
    .at(exhibit.span.clone())
}

/// A form for exhibits that say none; where all say another, the option contradicts the text.
fn check_form(reading: &Reading, settings: &Settings) -> Result<(), Error> {
    let Some(form) = settings.form else {
        return Ok(());
    };
    let fits = |exhibit: &Exhibit| exhibit.form.is_none_or(|own| own == form);
    if reading.exhibits.iter().any(fits) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Conflict,
        why!("the text and --form give two forms"),
    )
    .hint(why!("leave out --form where the text says the form")))
}

/// One value given for two substances is right for one of them at best.
fn reject_shared_options(exhibits: &Exhibits<'_>, settings: &Settings) -> Result<(), Error> {
    let first = exhibits.first().map(|(_, substance)| &substance.id);
    if exhibits
        .iter()
        .all(|(_, substance)| Some(&substance.id) == first)
    {
        return Ok(());
    }
    let options = [
        ("--lethal-dose", settings.lethal_dose.is_some()),
        ("--purity", settings.purity.is_some()),
        ("--tablet-share", settings.tablet_share.is_some()),
        ("--tablet-content", settings.tablet_content.is_some()),
        ("--salt", settings.salt.is_some()),
    ];
    match options.into_iter().find(|(_, set)| *set) {
        Some((option, _)) => Err(Error::new(
            ErrorKind::Conflict,
            why!("one {} cannot serve two substances", Arg::term(option)),
        )
        .hint(why!("ask for each substance by itself"))),
        None => Ok(()),
    }
}

/// The salt that the text names and the one that was asked for.
fn reject_other_salt(exhibit: &Exhibit, settings: &Settings) -> Result<(), Error> {
    match (exhibit.salt, &settings.salt) {
        (Some(own), Some(asked)) if !own.eq_ignore_ascii_case(asked) => Err(Error::new(
            ErrorKind::Conflict,
            why!("the text says {} and --salt says {}", own, asked),
        )
        .hint(why!("leave out one of them"))
        .at(exhibit.span.clone())),
        _ => Ok(()),
    }
}

/// The numbers of the exhibits that are tablets, weighed and not counted.
pub fn weighed_tablets(exhibits: &Exhibits<'_>) -> Vec<usize> {
    exhibits
        .iter()
        .enumerate()
        .filter(|(_, (exhibit, _))| exhibit.is_weighed_tablets())
        .map(|(index, _)| index + 1)
        .collect()
}

/// `66 pounds of pills, around 330,000 pills`: adding the two would count the same tablets twice.
fn reject_weighed_and_counted(exhibits: &Exhibits<'_>) -> Result<(), Error> {
    let counted = |e: &Exhibit| matches!(e.amount, Amount::Tablets(_));
    let both = exhibits.iter().find(|(a, substance)| {
        a.is_weighed_tablets()
            && exhibits
                .iter()
                .any(|(b, other)| counted(b) && other.id == substance.id)
    });
    match both {
        Some((exhibit, _)) => Err(Error::new(
            ErrorKind::Conflict,
            why!("tablets are weighed and counted in one text, and may be the same tablets"),
        )
        .hint(why!("write the count alone: it says more than the weight"))
        .at(exhibit.span.clone())),
        None => Ok(()),
    }
}
