//! Option values to the core's settings, by the core's own [`Question`].

use calc_core::{Catalog, Error, ErrorKind, Form, Question, Settings, Shapes};

use crate::args::{self, Assume};
use crate::exit::Failure;

/// Reads the options.
///
/// # Errors
/// [`Failure::Refused`] with the core's message, as a matter of usage.
pub fn settings(assume: &Assume, catalog: &Catalog) -> Result<Settings, Failure> {
    question(assume).settings(catalog).map_err(Failure::usage)
}

/// Reads the options of a command that tells no quantiles, in which a shape would be lost without a word.
///
/// # Errors
/// As [`settings`], and for a value that names a shape.
pub fn settings_without_shapes(assume: &Assume, catalog: &Catalog) -> Result<Settings, Failure> {
    let settings = settings(assume, catalog)?;
    if Shapes::of(&question(assume)).map_err(Failure::usage)?.any() {
        return Err(Failure::usage(
            Error::new(
                ErrorKind::Conflict,
                "a shape is for the quantiles of one seizure, which this command does not tell",
            )
            .hint("write the range alone, as in 5%..10.3%..20%"),
        ));
    }
    Ok(settings)
}

/// The options as a question without its text.
pub fn question(assume: &Assume) -> Question {
    Question {
        text: String::new(),
        substance: assume.substance.clone(),
        form: assume.form.map(form),
        purity: assume.purity.clone(),
        lethal_dose: assume.lethal_dose.clone(),
        tablet_share: assume.tablet_share.clone(),
        tablet_content: assume.tablet_content.clone(),
        preset: assume.preset.clone(),
        as_of: assume.as_of.clone(),
        salt: assume.salt.clone(),
        methods: assume.method.clone(),
    }
}

const fn form(form: args::Form) -> Form {
    match form {
        args::Form::Powder => Form::Powder,
        args::Form::Tablet => Form::Tablet,
    }
}
