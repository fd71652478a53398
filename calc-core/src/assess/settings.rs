//! What a question sets beside the text: the assumptions that replace the defaults.

use core::str::FromStr;

use crate::catalog::{Catalog, Month};
use crate::dose::{LethalDose, TabletContent};
use crate::error::Error;
use crate::exhibit::Form;
use crate::method::Method;
use crate::purity::{Purity, TabletShare};
use crate::range::Range;
use crate::reading;
use crate::sampling::WholeOfBags;

/// A value given, or the id of a catalogue entry that holds it.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice<T> {
    /// A value or a range.
    Given(Range<T>),
    /// The id of a preset, or of a published lethal dose.
    Named(String),
}

/// What replaces the defaults. `Settings::default()` replaces nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The substance of exhibits that name none.
    pub substance: Option<String>,
    /// The form of exhibits that say none.
    pub form: Option<Form>,
    /// The purity of what was weighed.
    pub purity: Option<Choice<Purity>>,
    /// The sample of bags that the purity given was worked out from.
    pub bags: Option<WholeOfBags>,
    /// The lethal dose.
    pub lethal_dose: Option<Choice<LethalDose>>,
    /// The share of tablets that hold at least one lethal dose.
    pub tablet_share: Option<Choice<TabletShare>>,
    /// The mean content of a tablet.
    pub tablet_content: Option<Choice<TabletContent>>,
    /// The preset for everything that is not set by itself.
    pub preset: Option<String>,
    /// The month whose presets to use, where none is named.
    pub as_of: Option<Month>,
    /// The salt that the purity was stated for; `None` takes it as reported.
    pub salt: Option<String>,
    /// The methods to show; empty shows every one that applies.
    pub methods: Vec<Method>,
}

impl Settings {
    /// That every name in the settings is one of the catalogue, whatever the question is.
    ///
    /// # Errors
    /// For the first name that is not, with the kind that says what it names: preset, lethal dose,
    /// salt or unknown substance.
    pub fn check(&self, catalog: &Catalog) -> Result<(), Error> {
        let presets = [
            named(self.purity.as_ref()),
            named(self.tablet_share.as_ref()),
            named(self.tablet_content.as_ref()),
        ];
        for preset in presets.into_iter().flatten().chain(self.preset.as_deref()) {
            catalog.preset(preset)?;
        }
        if let Some(substance) = &self.substance {
            catalog.substance(substance)?;
        }
        if let Some(dose) = named(self.lethal_dose.as_ref()) {
            catalog.published_dose(dose)?;
        }
        match &self.salt {
            Some(salt) => catalog.check_salt(salt),
            None => Ok(()),
        }
    }
}

fn named<T>(choice: Option<&Choice<T>>) -> Option<&str> {
    match choice {
        Some(Choice::Named(name)) => Some(name),
        _ => None,
    }
}

/// A value begins with a digit, a point or a sign; an id with a letter.
fn is_value(text: &str) -> bool {
    text.starts_with(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '\u{2212}')
    })
}

macro_rules! choice {
    ($($type:ident: $read:expr, $example:literal;)+) => {
        $(impl FromStr for Choice<$type> {
            type Err = Error;

            /// Reads a value, `low..central..high`, the same behind the name of a shape, or the id of a catalogue entry.
            ///
            /// # Errors
            /// For a value that is out of order or out of its limits. An unknown id is refused later.
            fn from_str(text: &str) -> Result<Self, Error> {
                let text = text.trim();
                #[cfg(feature = "spreads")]
                if text.contains(':') {
                    return text.parse::<reading::Shaped<$type>>()?.range().map(Self::Given);
                }
                if !is_value(text) && !text.is_empty() {
                    return Ok(Self::Named(text.to_owned()));
                }
                reading::range(text, $example, |part| $type::new($read(part)?)).map(Self::Given)
            }
        })+
    };
}

choice! {
    Purity: reading::percent, "5%..10.3%..20%";
    TabletShare: reading::percent, "10%..29%..76%";
    LethalDose: reading::mass, "1mg..2mg..3mg";
    TabletContent: reading::mass, "1.3mg..1.94mg..2.4mg";
}
