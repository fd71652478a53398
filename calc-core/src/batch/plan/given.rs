//! Values that are given for one substance, in a table that may have several.

use crate::assess::{Choice, Settings};
use crate::batch::mapping::Mapping;
use crate::batch::request::Request;
use crate::catalog::{Catalog, Text};
use crate::error::{Error, ErrorKind};
use crate::message::Arg;

/// The options whose values are right for one substance at best.
fn given_values(settings: &Settings) -> Option<&'static str> {
    let given = [
        ("--lethal-dose", settings.lethal_dose.is_some()),
        (
            "--purity",
            matches!(settings.purity, Some(Choice::Given(_))),
        ),
        (
            "--tablet-share",
            matches!(settings.tablet_share, Some(Choice::Given(_))),
        ),
        (
            "--tablet-content",
            matches!(settings.tablet_content, Some(Choice::Given(_))),
        ),
        ("--salt", settings.salt.is_some()),
    ];
    given
        .into_iter()
        .find_map(|(option, is_given)| is_given.then_some(option))
}

/// The substance that values given are for.
pub fn given_for(
    request: &Request,
    mapping: &Mapping,
    catalog: &Catalog,
) -> Result<Option<Text>, Error> {
    let Some(option) = given_values(&request.settings) else {
        return Ok(None);
    };
    match &request.settings.substance {
        Some(name) => Ok(Some(catalog.substance(name)?.id.clone())),
        None if mapping.substance.is_none() => Ok(None),
        None => Err(shared_value(option)),
    }
}

/// The settings without the values that are for one substance.
pub fn without_values(settings: &Settings) -> Settings {
    fn named<T: Clone>(choice: Option<&Choice<T>>) -> Option<Choice<T>> {
        choice
            .filter(|choice| matches!(choice, Choice::Named(_)))
            .cloned()
    }
    Settings {
        lethal_dose: None,
        purity: named(settings.purity.as_ref()),
        tablet_share: named(settings.tablet_share.as_ref()),
        tablet_content: named(settings.tablet_content.as_ref()),
        salt: None,
        ..settings.clone()
    }
}

/// The refusal of a value that is given for one substance and would serve several.
fn shared_value(option: &'static str) -> Error {
    Error::new(
        ErrorKind::Conflict,
        say!(
            "one {} cannot serve every substance of a table",
            Arg::term(option)
        ),
    )
    .hint(say!(
        "say which substance it is for, as in --substance fentanyl; rows of others keep their own"
    ))
}
