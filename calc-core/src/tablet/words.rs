//! The lines of an answer about tablets, in every language.

use super::{Basis, Check, Given, TabletRisk};
use crate::exact::Exact;
use crate::message::{Arg, Message};
use crate::sampling::tablets::TabletShape;

impl TabletShape {
    /// Its name for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::LogNormal => "lognormal",
            Self::Gamma => "gamma",
            Self::Normal => "normal, cut off at zero",
        }
    }
}

impl Basis {
    /// What the share is, for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Published => "published share",
            Self::Given => "share given",
            Self::Shape => "share of a shape",
        }
    }
}

impl TabletRisk {
    /// "tablets at or above one lethal dose (published share)".
    #[must_use]
    pub fn title(&self) -> Message {
        say!(
            "tablets at or above one lethal dose ({})",
            Arg::term(self.basis.label())
        )
    }
}

impl Given {
    /// "shapes with a mean of 1.94 mg and a standard deviation of 1.1 mg".
    #[must_use]
    pub fn title(&self) -> Message {
        match (self.deviation, self.span) {
            (None, Some([low, high])) => say!(
                "shapes with a mean of {} mg and all but 1 of 500 tablets from {} mg to {} mg",
                self.mean,
                low,
                high
            ),
            (deviation, _) => say!(
                "shapes with a mean of {} mg and a standard deviation of {} mg",
                self.mean,
                deviation.unwrap_or(Exact::ZERO)
            ),
        }
    }
}

impl Check {
    /// "dea-2022: mean 2.4 mg, 0.03 mg to 9 mg, 60% of tablets".
    #[must_use]
    pub fn title(&self) -> Message {
        let whose = match &self.preset {
            Some(preset) => Arg::Text(preset.clone()),
            None => Arg::term("given"),
        };
        let share = Arg::Message(say!("{}%", self.share));
        match self.span {
            Some([low, high]) => say!(
                "{}: mean {} mg, {} mg to {} mg, {} of tablets",
                whose,
                self.mean,
                low,
                high,
                share
            ),
            None => say!("{}: mean {} mg, {} of tablets", whose, self.mean, share),
        }
    }

    /// What stands in front of the shares: that they are of the spread, or the nearest there are.
    #[must_use]
    pub const fn share_label(&self) -> &'static str {
        if self.span.is_some() || self.preset.is_none() {
            "share by the shape"
        } else {
            "nearest share it can have"
        }
    }
}
