//! What the fast path learns from a row that the exact one has converted.

use super::Fast;
use super::kind::{Kind, Marks};
use super::lanes::Lanes;
use super::tail::Tail;
use crate::batch::plan::Plan;
use crate::batch::resolve::Unit;
use crate::batch::scan::Record;
use crate::batch::worker::Worker;

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
    /// Remembers the texts and the kind of a row that the exact path has converted, with the rate of this number.
    pub(in crate::batch) fn learn(&mut self, record: &Record<'_>, rate: Option<u32>) {
        let Some(rate) = rate else {
            return;
        };
        let Some(mut fast) = self.fast.take() else {
            return;
        };
        let plan = self.plan.clone();
        fast.learn_texts(&plan, record);
        if let Some((marks, kind)) = self.kind(&plan, &fast, record, rate) {
            fast.add_kind(&marks, kind);
        }
        self.fast = Some(fast);
    }

    /// The kind of a row; `None` where it is known already, or not for the fast path.
    fn kind(
        &self,
        plan: &Plan,
        fast: &Fast,
        record: &Record<'_>,
        number: u32,
    ) -> Option<(Marks, Kind)> {
        // A text as a quantity brings a form and a substance of its own.
        fast.quantity(record)?;
        let own_purity = fast.purity(record)?.own();
        let marks = fast.marks(record, own_purity)?;
        if fast.kind_number(&marks).is_some() {
            return None;
        }
        let Unit::Of(counted, size) = fast.units.meaning(marks.unit) else {
            return None;
        };
        let rate = &self.rates[number as usize];
        let takes_purity = rate.takes_purity(own_purity);
        let kind = Kind {
            rate: number,
            status: rate.status,
            counted: *counted,
            size: size.clone(),
            takes_purity,
            lanes: Lanes::new(&rate.part.factors, &rate.sure, size, *counted, fast.places)?,
            tail: Tail::new(plan, rate, takes_purity, fast.places)?,
        };
        Some((marks, kind))
    }
}
