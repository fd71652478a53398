//! Items of seized evidence, as they were read.

use core::ops::Range;

use crate::catalog::Text;
use crate::dose::Tablets;
use crate::exact::Exact;
use crate::mass::GrossMass;
use crate::purity::Purity;
use crate::reading::Hedge;
use crate::uncertainty::MassUncertainty;

/// The form of an exhibit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Loose material.
    Powder,
    /// Pills.
    Tablet,
}

/// How much there is.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// Weighed.
    Mass(Weighed),
    /// Tablets, counted.
    Tablets(Tablets),
    /// Packages, bricks, bags: a count of things with no known mass.
    Packages(Exact),
}

/// A mass as it was written, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The gross mass.
    pub gross: GrossMass,
    /// The amount in the units typed, in a form that reads back: `12 lb 4 oz`.
    pub written: String,
    /// The full names of the units typed.
    pub units: Vec<&'static str>,
}

/// What a text calls an exhibit beside its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Called {
    /// Pure.
    pub pure: bool,
    /// Suspected: no laboratory has said what it is.
    pub suspected: bool,
    /// Laced, cut or mixed.
    pub mixed: bool,
}

/// One item of seized evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Exhibit {
    /// The substance, by its id in the catalogue.
    pub substance: Option<Text>,
    /// The form, where the text says it.
    pub form: Option<Form>,
    /// How much there is.
    pub amount: Amount,
    /// Significant digits of the number as written.
    pub digits: u32,
    /// How the text hedges the number.
    pub hedge: Option<Hedge>,
    /// The salt form that the text names, by its id in the catalogue.
    pub salt: Option<&'static str>,
    /// Its purity, where the text gives one.
    pub purity: Option<crate::range::Range<Purity>>,
    /// How sure its mass is, where the text says it.
    pub uncertainty: Option<MassUncertainty>,
    /// What the text calls it.
    pub called: Called,
    /// The bytes of the text that it was read from.
    pub span: Range<usize>,
}

impl Exhibit {
    /// Whether it was put on a scale.
    #[must_use]
    pub const fn is_weighed(&self) -> bool {
        matches!(self.amount, Amount::Mass(_))
    }

    /// Whether it is tablets that were weighed and not counted.
    #[must_use]
    pub fn is_weighed_tablets(&self) -> bool {
        self.is_weighed() && self.form == Some(Form::Tablet)
    }
}
