//! The shapes that a question names, and what a figure is made of: of an answer, and of a kind of row in a table.

mod source;

#[cfg(feature = "spreads")]
pub use source::Term;
pub use source::{Input, ShapeBy, Source};

use crate::assess::{Quantity, Question};
use crate::dose::{LethalDose, TabletContent};
use crate::error::Error;
use crate::purity::{Purity, TabletShare};
use crate::reading::{Shaped, Spreadable, percent};
use crate::sampling::{Ask, ShapeName, WholeOfBags};

/// The shapes of the values that came with a question, where it names them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shapes {
    /// Of the purity.
    pub purity: Option<Shaped<Purity>>,
    /// Of the purity, by a sample of bags.
    pub bags: Option<WholeOfBags>,
    /// Of the lethal dose.
    pub lethal_dose: Option<Shaped<LethalDose>>,
    /// Of the share of tablets.
    pub tablet_share: Option<Shaped<TabletShare>>,
    /// Of the content of tablets.
    pub tablet_content: Option<Shaped<TabletContent>>,
}

impl Shapes {
    /// Those of a question.
    ///
    /// # Errors
    /// For a shape that is not known, and for points that make none.
    pub fn of(question: &Question) -> Result<Self, Error> {
        let bags = question.bags()?;
        Ok(Self {
            purity: match bags {
                Some(_) => None,
                None => named(question.purity.as_deref())?,
            },
            bags,
            lethal_dose: named(question.lethal_dose.as_deref())?,
            tablet_share: named(question.tablet_share.as_deref())?,
            tablet_content: named(question.tablet_content.as_deref())?,
        })
    }

    /// Each that is named, with the name of its value.
    pub(crate) fn named(&self) -> Vec<(&'static str, ShapeName)> {
        let all = [
            (Purity::LABEL, self.purity.map(|one| one.name)),
            (LethalDose::LABEL, self.lethal_dose.map(|one| one.name)),
            (TabletShare::LABEL, self.tablet_share.map(|one| one.name)),
            (
                TabletContent::LABEL,
                self.tablet_content.map(|one| one.name),
            ),
        ];
        let named = |(label, name): (_, Option<_>)| name.map(|name| (label, name));
        all.into_iter().filter_map(named).collect()
    }

    /// Whether the question names any, which asks how sure the answer is. A sample of bags gives a range too, and
    /// asks for nothing by itself.
    #[must_use]
    pub const fn any(&self) -> bool {
        self.purity.is_some()
            || self.lethal_dose.is_some()
            || self.tablet_share.is_some()
            || self.tablet_content.is_some()
    }
}

fn named<T: Spreadable>(text: Option<&str>) -> Result<Option<Shaped<T>>, Error> {
    match text {
        Some(text) if text.contains(':') => text.parse().map(Some),
        _ => Ok(None),
    }
}

/// The quantiles of a list such as `5%,50%,95%`, which is what none stands for.
///
/// # Errors
/// For the first share that cannot be read or is past its limits.
pub fn quantiles(list: Option<&str>) -> Result<Ask, Error> {
    let ask = Ask::default();
    let Some(list) = list else { return Ok(ask) };
    let shares = list.split(',').map(|share| percent(share.trim()));
    ask.quantiles(shares.collect::<Result<_, _>>()?)
}
