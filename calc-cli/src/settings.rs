//! Option values to the core's settings. Whatever is wrong with a value, whichever the text, is found here.

use std::str::FromStr;

use calc_core::{Catalog, Error, Form, Settings};

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
    let settings = Settings {
        substance: assume.substance.clone(),
        form: assume.form.map(form),
        purity: value(assume.purity.as_deref())?,
        lethal_dose: value(assume.lethal_dose.as_deref())?,
        tablet_share: value(assume.tablet_share.as_deref())?,
        tablet_content: value(assume.tablet_content.as_deref())?,
        preset: assume.preset.clone(),
        as_of: value(assume.as_of.as_deref())?,
        salt: assume.salt.clone(),
        methods: assume
            .method
            .iter()
            .map(|name| name.trim().parse())
            .collect::<Result<_, _>>()?,
    };
    settings.check(catalog)?;
    Ok(settings)
}

fn value<T: FromStr<Err = Error>>(text: Option<&str>) -> Result<Option<T>, Error> {
    text.map(str::parse).transpose()
}

const fn form(form: args::Form) -> Form {
    match form {
        args::Form::Powder => Form::Powder,
        args::Form::Tablet => Form::Tablet,
    }
}
