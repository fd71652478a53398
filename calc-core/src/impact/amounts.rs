//! What each exhibit of a seizure weighs, counts and holds, and what those that a comparison covers come to.

use crate::assess::{
    Assessment, Citation, ExhibitReport, Figure, TabletCount, Terms, pure_in_tablets, pure_powder,
};
use crate::catalog::Text;
use crate::dose::{TabletMass, Tablets};
use crate::exact::Exact;
use crate::exhibit::Form;
use crate::mass::{PureMass, grams};
use crate::range::Range;

/// What a comparison takes of an exhibit; an exhibit that has none of it is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Gross grams, of counted tablets by what one weighs.
    Gross,
    /// Gross grams of what is no tablets.
    Powder,
    /// Gross grams of tablets.
    TabletGross,
    /// Tablets, counted or estimated from what they weigh.
    Tablets,
    /// Grams of the drug.
    Pure,
    /// Grams of the drug in what is no tablets.
    PurePowder,
}

/// What the exhibits that a comparison covers come to.
#[derive(Debug)]
pub struct Part {
    /// Low, central and high.
    pub own: Range<Exact>,
    /// The numbers of the exhibits that it covers.
    pub exhibits: Vec<usize>,
    /// Those of the others.
    pub omitted: Vec<usize>,
    /// The substance that was asked for; `None` for all.
    pub substance: Option<Text>,
    /// Where the mass of a tablet comes from; empty where no counted tablets were weighed by it.
    pub tablet_masses: Vec<Citation>,
}

/// What an exhibit weighs, counts and holds.
pub struct Held {
    number: usize,
    substance: Text,
    is_tablets: bool,
    gross: Option<Range<Exact>>,
    tablet_mass: Option<Citation>,
    tablets: Option<Range<Exact>>,
    pure: Option<Range<Exact>>,
}

impl Held {
    /// That of an exhibit, where `tablet` is what one tablet of its substance weighs.
    pub fn new(
        exhibit: &ExhibitReport,
        assessment: &Assessment,
        tablet: Option<(Range<TabletMass>, Citation)>,
    ) -> Self {
        let figures = assessment.figures.iter();
        let figures: Vec<&Terms> = figures
            .filter(|figure| figure.exhibit == exhibit.number)
            .map(Figure::terms)
            .collect();
        let counted = exhibit.tablets.map(Range::point);
        let tablet = tablet.filter(|_| exhibit.gross_grams.is_none());
        let estimated = || {
            let one = tablet.as_ref()?.0.map(|one| grams(one.mass()));
            Some(counted?.with(one, |count, one| count * one))
        };
        Self {
            number: exhibit.number,
            substance: exhibit.substance.clone(),
            is_tablets: counted.is_some() || exhibit.form == Some(Form::Tablet),
            gross: exhibit.gross_grams.map(Range::point).or_else(estimated),
            tablet_mass: tablet.map(|(_, citation)| citation),
            tablets: counted.or_else(|| figures.iter().find_map(|terms| count(terms))),
            pure: figures.iter().find_map(|terms| pure_grams(terms)),
        }
    }

    fn amount(&self, of: Of) -> Option<Range<Exact>> {
        let fits = match of {
            Of::Gross | Of::Pure => true,
            Of::Powder | Of::PurePowder => !self.is_tablets,
            Of::TabletGross | Of::Tablets => self.is_tablets,
        };
        let amount = match of {
            Of::Gross | Of::Powder | Of::TabletGross => self.gross,
            Of::Tablets => self.tablets,
            Of::Pure | Of::PurePowder => self.pure,
        };
        amount.filter(|_| fits)
    }
}

/// What of some exhibits a comparison covers; of one substance, or of all.
pub fn part(held: &[Held], of: Of, substance: Option<&str>) -> Part {
    let mut part = Part {
        own: Range::point(Exact::ZERO),
        exhibits: Vec::new(),
        omitted: Vec::new(),
        substance: substance.map(|id| Text::Owned(id.to_owned())),
        tablet_masses: Vec::new(),
    };
    let weighs = matches!(of, Of::Gross | Of::TabletGross);
    for exhibit in held {
        let asked = substance.is_none_or(|id| exhibit.substance == id);
        let Some(amount) = exhibit.amount(of).filter(|_| asked) else {
            part.omitted.push(exhibit.number);
            continue;
        };
        part.own = part.own.with(amount, |sum, amount| sum + amount);
        part.exhibits.push(exhibit.number);
        let citation = exhibit.tablet_mass.as_ref().filter(|_| weighs);
        if let Some(citation) = citation.filter(|new| !part.tablet_masses.contains(new)) {
            part.tablet_masses.push(citation.clone());
        }
    }
    part
}

/// How many tablets a figure counts.
fn count(terms: &Terms) -> Option<Range<Exact>> {
    let count: TabletCount = match terms {
        Terms::TabletShare(count, _) | Terms::TabletContent(count, ..) => *count,
        Terms::Gross(..) | Terms::PurityAdjusted(..) => return None,
    };
    Some(count.range().map(Tablets::count))
}

/// How many grams of the drug a figure counts.
fn pure_grams(terms: &Terms) -> Option<Range<Exact>> {
    let pure = match *terms {
        Terms::PurityAdjusted(gross, purity, fraction, _) => pure_powder(gross, purity, fraction),
        Terms::TabletContent(count, content, fraction, _) => {
            pure_in_tablets(count, content, fraction)
        }
        Terms::Gross(..) | Terms::TabletShare(..) => return None,
    };
    Some(pure.map(|pure: PureMass| grams(pure.mass())))
}
