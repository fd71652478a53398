//! Option values to the core's settings. Whatever is wrong with a value, whichever the text, is found here.

use std::str::FromStr;

use calc_core::{Catalog, Choice, Error, Form, Month, Settings};

use crate::args::{self, Assume};
use crate::exit::Failure;

/// Reads the options.
///
/// # Errors
/// [`Failure::Refused`] with the core's message, as a matter of usage.
pub fn settings(assume: &Assume, catalog: &Catalog) -> Result<Settings, Failure> {
    read(assume, catalog).map_err(Failure::usage)
}

fn read(assume: &Assume, catalog: &Catalog) -> Result<Settings, Error> {
    if let Some(id) = &assume.preset {
        catalog.preset(id)?;
    }
    if let Some(name) = &assume.substance {
        catalog.substance(name)?;
    }
    Ok(Settings {
        substance: assume.substance.clone(),
        form: assume.form.map(form),
        purity: preset_or_value(assume.purity.as_deref(), catalog)?,
        lethal_dose: value(assume.lethal_dose.as_deref())?,
        tablet_share: preset_or_value(assume.tablet_share.as_deref(), catalog)?,
        tablet_content: preset_or_value(assume.tablet_content.as_deref(), catalog)?,
        preset: assume.preset.clone(),
        as_of: value::<Month>(assume.as_of.as_deref())?,
        salt: assume.salt.clone(),
        methods: assume
            .method
            .iter()
            .map(|name| name.trim().parse())
            .collect::<Result<_, _>>()?,
    })
}

fn value<T: FromStr<Err = Error>>(text: Option<&str>) -> Result<Option<T>, Error> {
    text.map(str::parse).transpose()
}

fn preset_or_value<T>(text: Option<&str>, catalog: &Catalog) -> Result<Option<Choice<T>>, Error>
where
    Choice<T>: FromStr<Err = Error>,
{
    let choice = value::<Choice<T>>(text)?;
    if let Some(Choice::Named(id)) = &choice {
        catalog.preset(id)?;
    }
    Ok(choice)
}

const fn form(form: args::Form) -> Form {
    match form {
        args::Form::Powder => Form::Powder,
        args::Form::Tablet => Form::Tablet,
    }
}
