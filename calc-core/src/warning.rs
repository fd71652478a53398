//! What an answer warns of.

use crate::message::Message;

/// The kind of a warning, for programs.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize,
)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Code {
    /// The "if pure" figure takes the filler for drug.
    GrossAsPure,
    /// Tablets were weighed, not counted.
    TabletsWeighed,
    /// The figures show more digits than the input supports.
    Digits,
    /// An amount that names no substance is taken as the one that the text names.
    SubstanceTaken,
    /// The text calls the substance suspected.
    Suspected,
    /// The text calls what was weighed laced, cut or mixed.
    Mixture,
    /// The text names a salt, and no correction to base was asked for.
    SaltNamed,
    /// The text gives one amount twice, and the two differ.
    DualDisagrees,
    /// The text hedges the number.
    Hedged,
    /// The text gives the uncertainty of a mass, which only quantiles take up.
    MassUncertainty,
    /// The text gives an expanded uncertainty without its coverage factor.
    CoverageTaken,
    /// The text calls the substance pure; no laboratory said so here.
    CalledPure,
    /// A published tablet share counts from another lethal dose than the answer's.
    ShareOfTwoMilligrams,
    /// An option changed nothing.
    UnusedOption,
    /// The source of an assumption attaches a caveat.
    Caveat,
    /// The default for one value is of an older period than for the others.
    OlderPeriod,
    /// The month asked for lies past the newest preset.
    PastNewest,
    /// A figure that people expect is not there, and why.
    NotGiven,
    /// A total follows a method that its publisher has not described.
    InferredMethod,
    /// The amount is too small to be a seizure: no figures, but where help is.
    SmallAmount,
    /// Runs that were added up rest on different values of an assumption.
    MixedAssumptions,
    /// A table was read twice.
    CountedTwice,
}

/// A warning: its kind and a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Warning {
    /// The kind, for programs.
    pub code: Code,
    /// The sentence, for people.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub message: Message,
}

impl Warning {
    /// A warning.
    #[must_use]
    pub fn new(code: Code, message: impl Into<Message>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}
