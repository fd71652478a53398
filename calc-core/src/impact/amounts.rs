//! How much of a seizure was weighed and how many tablets it holds.

use crate::assess::{
    Assessment, ExhibitReport, Figure, TabletCount, Terms, pure_in_tablets, pure_powder,
};
use crate::dose::{TabletMass, Tablets};
use crate::exact::Exact;
use crate::exhibit::Form;
use crate::mass::{PureMass, grams};
use crate::range::Range;

/// The amounts of some exhibits.
pub struct Amounts {
    /// Gross grams of what is no tablets.
    pub powder: Exact,
    /// Gross grams of tablets that were weighed.
    pub weighed_tablets: Exact,
    /// Tablets that were counted.
    pub counted: Exact,
    /// Tablets, counted or estimated from what they weigh; `None` where they were weighed and nothing says what
    /// one weighs.
    pub tablets: Option<Range<Exact>>,
    /// Grams of the drug in what is no tablets; `None` where no purity is known for some of it.
    pub pure_powder: Option<Range<Exact>>,
    /// Grams of the drug in all of it; `None` where it is not known for some.
    pub pure: Option<Range<Exact>>,
}

impl Amounts {
    /// Those of the exhibits of a substance, or of all.
    pub fn of(assessment: &Assessment, substance: Option<&str>) -> Self {
        let none = Some(Range::point(Exact::ZERO));
        let mut amounts = Self {
            powder: Exact::ZERO,
            weighed_tablets: Exact::ZERO,
            counted: Exact::ZERO,
            tablets: none,
            pure_powder: none,
            pure: none,
        };
        let asked = |exhibit: &&ExhibitReport| substance.is_none_or(|id| exhibit.substance == id);
        for exhibit in assessment.exhibits.iter().filter(asked) {
            let of_exhibit = |figure: &&Figure| figure.exhibit == exhibit.number;
            let figures: Vec<&Terms> = assessment
                .figures
                .iter()
                .filter(of_exhibit)
                .map(Figure::terms)
                .collect();
            amounts.add(exhibit, &figures);
        }
        amounts
    }

    fn add(&mut self, exhibit: &ExhibitReport, figures: &[&Terms]) {
        let pure = figures.iter().find_map(|terms| pure_grams(terms));
        self.pure = sum(self.pure, pure);
        match (exhibit.gross_grams, exhibit.form) {
            (Some(gross), Some(Form::Tablet)) => {
                self.weighed_tablets = self.weighed_tablets + gross;
                let count = figures.iter().find_map(|terms| count(terms));
                self.tablets = sum(self.tablets, count);
            }
            (Some(gross), _) => {
                self.powder = self.powder + gross;
                self.pure_powder = sum(self.pure_powder, pure);
            }
            (None, _) => {
                let counted = exhibit.tablets.unwrap_or(Exact::ZERO);
                self.counted = self.counted + counted;
                self.tablets = sum(self.tablets, Some(Range::point(counted)));
            }
        }
    }

    /// Gross grams of all that was weighed.
    pub fn weighed(&self) -> Exact {
        self.powder + self.weighed_tablets
    }

    /// Gross grams of all, with what counted tablets weigh; `None` where nothing says that.
    pub fn gross(&self, tablet: Option<Range<TabletMass>>) -> Option<Range<Exact>> {
        if self.counted == Exact::ZERO {
            return Some(Range::point(self.weighed()));
        }
        let tablet = tablet?.map(|tablet| grams(tablet.mass()));
        Some(tablet.map(|one| self.weighed() + one * self.counted))
    }
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

fn sum(a: Option<Range<Exact>>, b: Option<Range<Exact>>) -> Option<Range<Exact>> {
    Some(a?.with(b?, |a, b| a + b))
}
