//! What the fast path learns from a row that the exact one has converted.

use super::Fast;
use super::kind::{Kind, Marks};
use super::lanes::Lanes;
use super::tail::Tail;
use crate::batch::plan::Plan;
use crate::batch::resolve::{Unit, What};
use crate::batch::scan::Record;
use crate::batch::worker::Worker;
use crate::catalog::Month;

impl Fast {
    /// Remembers what the texts of a row mean. Texts that mean nothing stay unknown.
    fn learn_texts(&mut self, plan: &Plan, record: &Record<'_>) {
        self.substances
            .learn(record, |text| Some(plan.what(Some(text))));
        self.units.learn(record, |text| plan.unit(Some(text)).ok());
        self.forms.learn(record, |text| plan.form(text).ok());
        if self.months.place().is_some() {
            self.months.learn(record, |_| plan.month(record).ok());
        }
    }

    fn add_kind(&mut self, marks: &Marks, kind: Kind) {
        let number = self.kind_numbers.insert(marks.key());
        if let Some(place) = marks.place() {
            self.direct[place] = number + 1;
        }
        self.kinds.push(kind);
    }
}

impl Worker {
    /// Remembers the texts and the kind of a row that the exact path has converted.
    pub(in crate::batch) fn learn(&mut self, record: &Record<'_>) {
        let Some(mut fast) = self.fast.take() else {
            return;
        };
        let plan = self.plan.clone();
        fast.learn_texts(&plan, record);
        if let Some((marks, kind)) = self.kind(&plan, &fast, record) {
            fast.add_kind(&marks, kind);
        }
        self.fast = Some(fast);
    }

    /// The kind of a row; `None` where it is known already, or not for the fast path.
    fn kind(&mut self, plan: &Plan, fast: &Fast, record: &Record<'_>) -> Option<(Marks, Kind)> {
        let own_purity = fast.purity(record)?.own();
        let marks = fast.marks(record, own_purity)?;
        if fast.kind_number(&marks).is_some() {
            return None;
        }
        let What::Known(substance) = fast.substances.meaning(marks.substance) else {
            return None;
        };
        let Unit::Of(counted, size) = fast.units.meaning(marks.unit) else {
            return None;
        };
        let form = *fast.forms.meaning(marks.form);
        let month = Month::from_code(marks.as_of);
        let number = self
            .rate(*substance, form, *counted, own_purity, month)
            .ok()?;
        let rate = &self.rates[number as usize];
        let takes_purity = rate.takes_purity(own_purity);
        let kind = Kind {
            rate: number,
            status: rate.status,
            counted: *counted,
            size: size.clone(),
            takes_purity,
            lanes: Lanes::new(&rate.part.factors, size, *counted, fast.places)?,
            tail: Tail::new(plan, rate, takes_purity, fast.places)?,
        };
        Some((marks, kind))
    }
}
