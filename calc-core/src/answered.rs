//! An answer with what was asked for beside it.

use crate::assess::Assessment;
#[cfg(feature = "impact")]
use crate::impact::Impact;
use crate::json;
#[cfg(feature = "spreads")]
use crate::spreads::Spreads;

/// An answer with its comparisons and with how sure it is, each where it was asked for.
///
/// ```
/// # #[cfg(feature = "spreads")] {
/// use calc_core::{Answered, Catalog, Settings, Shapes, SpreadQuestion, answer};
/// let catalog = Catalog::built_in();
/// let assessment = answer("152 lb fentanyl", &Settings::default(), &catalog)?;
/// assert_eq!(Answered::of(&assessment).to_json_pretty(), assessment.to_json_pretty());
///
/// let spreads = SpreadQuestion::default().spreads(Shapes::default(), &assessment, &catalog)?;
/// let with = Answered { spreads: Some(&spreads), ..Answered::of(&assessment) };
/// assert!(with.to_json_pretty().contains("\"spreads\": {"));
/// # }
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Answered<'a> {
    /// The answer.
    #[serde(flatten)]
    pub assessment: &'a Assessment,
    /// Its comparisons.
    #[cfg(feature = "impact")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact: Option<&'a Impact>,
    /// How sure it is.
    #[cfg(feature = "spreads")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spreads: Option<&'a Spreads>,
}

impl<'a> Answered<'a> {
    /// The answer alone.
    #[must_use]
    pub const fn of(assessment: &'a Assessment) -> Self {
        Self {
            assessment,
            #[cfg(feature = "impact")]
            impact: None,
            #[cfg(feature = "spreads")]
            spreads: None,
        }
    }

    /// The answer as indented JSON: that of [`Assessment::to_json_pretty`] with a member more for each that is there.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        json::indented(self)
    }
}
