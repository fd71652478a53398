//! Exhibits with their substance found, and how an answer repeats what was understood.

use super::settings::Settings;
use crate::catalog::{Catalog, Substance, Text};
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::{Amount, Exhibit, Form, Weighed};
use crate::mass::grams;
use crate::reading::{Hedge, Reading};
use crate::show::grouped;

/// An exhibit as an answer repeats it.
#[derive(Clone, Debug, serde::Serialize)]
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
    /// The amount in the unit typed.
    pub written: String,
    /// Gross grams, if it was weighed.
    pub gross_grams: Option<Exact>,
    /// The count, if tablets were counted.
    pub tablets: Option<Exact>,
    /// Whether the conversion to grams lost no digit.
    pub exact: bool,
    /// Significant digits of the amount as written.
    pub significant_digits: u32,
    /// How the text hedges the amount.
    pub hedge: Option<Hedge>,
}

impl ExhibitReport {
    pub(super) fn new(number: usize, exhibit: &Exhibit, text: &str) -> Self {
        let substance = exhibit.substance.clone().unwrap_or_default();
        let (written, gross_grams, tablets, understood) = match &exhibit.amount {
            Amount::Mass(weighed) => {
                let grams = grams(weighed.gross.mass());
                (
                    weighed.written.clone(),
                    Some(grams),
                    None,
                    understood_mass(weighed, grams, exhibit, &substance),
                )
            }
            Amount::Tablets(tablets) => {
                let count = grouped(tablets.count());
                (
                    format!("{count} tablets"),
                    None,
                    Some(tablets.count()),
                    format!("{count} {substance} tablets"),
                )
            }
            Amount::Packages(count) => (
                format!("{} packages", grouped(*count)),
                None,
                None,
                String::new(),
            ),
        };
        Self {
            number,
            text: text.get(exhibit.span.clone()).unwrap_or(text).to_owned(),
            understood,
            substance,
            form: exhibit.form,
            written,
            exact: gross_grams.or(tablets).is_some_and(Exact::is_exact),
            gross_grams,
            tablets,
            significant_digits: exhibit.digits,
            hedge: exhibit.hedge,
        }
    }
}

fn understood_mass(weighed: &Weighed, grams: Exact, exhibit: &Exhibit, substance: &str) -> String {
    let form = match exhibit.form {
        Some(Form::Powder) => " powder",
        Some(Form::Tablet) => " tablets",
        None => "",
    };
    let mut units = weighed.units.clone();
    units.dedup();
    format!(
        "{} {substance}{form} = {} g gross ({})",
        weighed.written,
        grouped(grams),
        units.join(", ")
    )
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
    let mut exhibits = Vec::with_capacity(reading.exhibits.len());
    for exhibit in &reading.exhibits {
        let mut exhibit = exhibit.clone();
        let substance = match &exhibit.substance {
            Some(id) => catalog.substance(id)?,
            None => default.ok_or_else(|| missing_substance(&exhibit))?,
        };
        exhibit.substance = Some(substance.id.clone());
        set_form(&mut exhibit, settings)?;
        if let Amount::Packages(count) = exhibit.amount {
            return Err(Error::new(
                ErrorKind::NoMass,
                format!("{} packages have no known mass", grouped(count)),
            )
            .hint(format!(
                "write what they weigh or how many tablets they hold, as in {} x 1 kg {}",
                grouped(count),
                substance.id
            ))
            .at(exhibit.span));
        }
        exhibits.push((exhibit, substance));
    }
    reject_shared_options(&exhibits, settings)?;
    reject_weighed_and_counted(&exhibits)?;
    Ok(exhibits)
}

fn missing_substance(exhibit: &Exhibit) -> Error {
    let written = match &exhibit.amount {
        Amount::Mass(weighed) => weighed.written.clone(),
        Amount::Tablets(tablets) => format!("{} tablets", grouped(tablets.count())),
        Amount::Packages(count) => format!("{} packages", grouped(*count)),
    };
    Error::new(
        ErrorKind::MissingSubstance,
        format!("no substance is named for {written}"),
    )
    .hint(format!("write it, as in {written} of fentanyl"))
    .at(exhibit.span.clone())
}

fn set_form(exhibit: &mut Exhibit, settings: &Settings) -> Result<(), Error> {
    let Some(form) = settings.form else {
        return Ok(());
    };
    match exhibit.form {
        Some(own) if own != form => Err(Error::new(
            ErrorKind::Conflict,
            "the text and --form give two forms",
        )
        .hint("leave out --form where the text says the form")
        .at(exhibit.span.clone())),
        _ => {
            exhibit.form = Some(form);
            Ok(())
        }
    }
}

/// One lethal dose or purity given for two substances is right for one of them at best.
fn reject_shared_options(
    exhibits: &[(Exhibit, &Substance)],
    settings: &Settings,
) -> Result<(), Error> {
    let first = exhibits.first().map(|(_, substance)| &substance.id);
    let one_substance = exhibits
        .iter()
        .all(|(_, substance)| Some(&substance.id) == first);
    let option = if settings.lethal_dose.is_some() {
        "--lethal-dose"
    } else if settings.purity.is_some() {
        "--purity"
    } else {
        return Ok(());
    };
    if one_substance {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Conflict,
        format!("one {option} cannot serve two substances"),
    )
    .hint("ask for each substance by itself"))
}

/// `66 pounds of pills, around 330,000 pills`: adding the two would count the same tablets twice.
fn reject_weighed_and_counted(exhibits: &[(Exhibit, &Substance)]) -> Result<(), Error> {
    let weighed = |e: &Exhibit| e.form == Some(Form::Tablet) && matches!(e.amount, Amount::Mass(_));
    let counted = |e: &Exhibit| matches!(e.amount, Amount::Tablets(_));
    let both = exhibits.iter().find(|(a, substance)| {
        weighed(a)
            && exhibits
                .iter()
                .any(|(b, other)| counted(b) && other.id == substance.id)
    });
    match both {
        Some((exhibit, _)) => Err(Error::new(
            ErrorKind::Conflict,
            "tablets are weighed and counted in one text, and may be the same tablets",
        )
        .hint("write the count alone: it says more than the weight")
        .at(exhibit.span.clone())),
        None => Ok(()),
    }
}
