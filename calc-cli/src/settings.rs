//! Option values to the core's settings, by the core's own [`Question`].

use calc_core::{Catalog, Form, Question, Settings};

use crate::args::{self, Assume};
use crate::exit::Failure;

/// Reads the options.
///
/// # Errors
/// [`Failure::Refused`] with the core's message, as a matter of usage.
pub fn settings(assume: &Assume, catalog: &Catalog) -> Result<Settings, Failure> {
    question(assume).settings(catalog).map_err(Failure::usage)
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
