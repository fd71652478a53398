//! The languages of answers, and how each writes numbers.

use core::fmt;
use core::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A language, with its way of writing numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Language {
    /// English: `34,473,020.12`, `3.2 billion`.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish with a decimal comma, and spaces between groups from five digits on: `34 473 020,12`.
    #[serde(rename = "es")]
    Spanish,
    /// Spanish as the United States write it, with a decimal point and commas: `34,473,020.12`.
    #[serde(rename = "es-US")]
    SpanishUs,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::SpanishUs];

    /// The tag of the language (BCP 47), such as `es-US`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::SpanishUs => "es-US",
        }
    }

    /// The regions whose Spanish writes a decimal point, as CLDR has it, in lower case: their numbers are those of `es-US`.
    pub const WITH_POINT: [&str; 11] = [
        "us", "419", "mx", "pr", "gt", "sv", "hn", "ni", "pa", "pe", "do",
    ];

    /// Whether a number has a decimal comma.
    #[must_use]
    pub const fn has_decimal_comma(self) -> bool {
        matches!(self, Self::Spanish)
    }

    /// Whether both ends of a range have their "million": Spanish says "entre 1,8 y 6,7 millones".
    #[must_use]
    pub const fn repeats_nouns(self) -> bool {
        matches!(self, Self::English)
    }

    /// Whether a thousand millions have a word of their own, as in English alone.
    #[must_use]
    pub const fn has_billions(self) -> bool {
        matches!(self, Self::English)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = Error;

    /// Reads a tag in any case: `en`, `es`, `es-US`, and those of regions, such as `en-US`, `es-ES`, `es-MX`.
    ///
    /// # Errors
    /// [`ErrorKind::Language`] for any other.
    fn from_str(text: &str) -> Result<Self, Error> {
        let lower = text.trim().to_ascii_lowercase().replace('_', "-");
        let (language, region) = lower.split_once('-').unwrap_or((&lower, ""));
        match language {
            "en" => Ok(Self::English),
            "es" if Self::WITH_POINT.contains(&region) => Ok(Self::SpanishUs),
            "es" => Ok(Self::Spanish),
            _ => Err(Error::new(
                ErrorKind::Language,
                why!("unknown language `{}`", Error::shown(text)),
            )
            .hint(why!(
                "the languages are en, es (decimal comma) and es-US (decimal point)"
            ))),
        }
    }
}
