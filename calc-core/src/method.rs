//! How a figure is computed. Every figure names its method.

use core::fmt;
use core::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A way from an exhibit to doses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Gross mass / lethal dose: what sheriffs and CBP print.
    Gross,
    /// Gross mass x purity / lethal dose: what DOJ, the FBI and DEA headquarters print.
    PurityAdjusted,
    /// Tablets x the share of tablets that hold at least one lethal dose.
    TabletShare,
    /// Tablets x mean content / lethal dose.
    TabletContent,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 4] = [
        Self::Gross,
        Self::PurityAdjusted,
        Self::TabletShare,
        Self::TabletContent,
    ];

    /// The name in options and data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gross => "gross",
            Self::PurityAdjusted => "purity-adjusted",
            Self::TabletShare => "tablet-share",
            Self::TabletContent => "tablet-content",
        }
    }

    /// The label on a figure for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gross => "if pure",
            _ => self.name(),
        }
    }

    /// The method as a formula.
    #[must_use]
    pub const fn formula(self) -> &'static str {
        match self {
            Self::Gross => "gross mass / lethal dose",
            Self::PurityAdjusted => "gross mass x purity / lethal dose",
            Self::TabletShare => "tablets x share at or above one lethal dose",
            Self::TabletContent => "tablets x mean content / lethal dose",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Method {
    type Err = Error;

    /// Reads a method's name.
    ///
    /// # Errors
    /// [`ErrorKind::Method`] for anything else.
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|method| method.name() == text)
            .ok_or_else(|| {
                Error::new(
                    ErrorKind::Method,
                    why!("unknown method `{}`", Error::shown(text)),
                )
                .hint(why!(
                    "the methods are gross, purity-adjusted, tablet-share and tablet-content"
                ))
            })
    }
}
