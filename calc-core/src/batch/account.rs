//! What a worker has counted: added to the totals when it remembers too much, and at its end.

use super::exact::Outcome;
use super::fast::Fast;
use super::number::Scaled;
use super::part::Basis;
use super::plan::{KeyFrom, Plan};
use super::rate::{Counted, Rate};
use super::report::Report;
use super::request::Layout;
use super::resolve::What;
use super::row_moments::RowMoments;
use super::scan::{Row, text};
use super::status::Status;
use super::sum::Sum;
use super::tally::{Big, Hot, Slot, Source, Symbols};
use super::totals::Counts;
use super::worker::Worker;
use crate::catalog::Month;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::warning::{Code, Warning};

/// The most groups that totals have; each costs memory, and a table has any number of rows.
pub const MAX_GROUPS: usize = 1_000_000;

/// Different texts and kinds of rows that a worker remembers before it starts anew.
const MAX_REMEMBERED: usize = 1 << 16;

impl Worker {
    /// Adds a row to the counts and the totals.
    pub(super) fn count<R: Row + ?Sized>(&mut self, row: &R, outcome: &Outcome) {
        self.counts[outcome.status as usize] += 1;
        // A row that sums up others belongs to no group.
        if self.plan.request.totals_by.is_none() || outcome.status == Status::TotalRow {
            return;
        }
        let parts = self.parts(row, outcome);
        let source = outcome.rate.map_or(Source::None, Source::Rate);
        let (hot, slot) = self.slots.slot(source, &parts);
        let passed = outcome.status != Status::Ok;
        hot.passed += u64::from(passed);
        hot.ok += u64::from(!passed);
        let Some((counted, amount)) = &outcome.amount else {
            return;
        };
        let rate = outcome.rate.map(|rate| &self.rates[rate as usize]);
        let sure = rate.is_some_and(|rate| rate.part.law.is_some());
        let big = slot.big.get_or_insert_default();
        add_amount(big, *counted, amount, outcome);
        if sure && !passed {
            let one = Scaled::from_exact(Exact::ONE);
            let whole = [one.clone(), one.clone(), one];
            let moments = RowMoments::of_range(amount, outcome.purity.as_ref().unwrap_or(&whole));
            big.moments.get_or_insert_default().add(&moments);
        }
    }

    /// The parts of the key of a row's group, as numbers.
    fn parts<R: Row + ?Sized>(&mut self, row: &R, outcome: &Outcome) -> Vec<u32> {
        let plan = self.plan.clone();
        let mut undated = false;
        let mut part = |key: &KeyFrom, texts: &mut Symbols| match key {
            KeyFrom::Cell(at) => texts.number(row.raw(*at)),
            KeyFrom::Substance if outcome.rate.is_some() => 0,
            KeyFrom::Substance => {
                let raw = plan.mapping.substance.map_or(&b""[..], |at| row.raw(at));
                texts.number(raw) + 1
            }
            KeyFrom::Year | KeyFrom::Month | KeyFrom::FiscalYear => {
                let month = plan.month(row).ok();
                // A row without a readable date stands under none, and the report says so.
                undated |= month.is_none();
                month.map_or(0, Month::code)
            }
        };
        let keys = plan.keys.iter().zip(&mut self.key_texts);
        let parts = keys.map(|(key, texts)| part(key, texts)).collect();
        if undated {
            self.report.warnings.insert(undated_rows());
        }
        parts
    }

    /// Whether it is time to forget.
    pub(super) fn remembers_too_much(&self) -> bool {
        let texts = self.key_texts.iter().map(Symbols::len).max().unwrap_or(0);
        let fast = self.fast.as_ref().map_or(0, Fast::len);
        [texts, fast, self.slots.len(), self.rates.len()]
            .into_iter()
            .any(|count| count > MAX_REMEMBERED)
    }

    /// Adds the slots to the totals, and forgets all texts: memory does not grow with the table.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        let plan = self.plan.clone();
        for (hot, slot) in self.slots.drain() {
            self.flush_slot(&plan, &hot, &slot);
        }
        for rate in self.rates.drain(..) {
            self.report.assumptions.extend(rate.assumptions);
            self.report.warnings.extend(rate.warnings);
        }
        self.rate_numbers.clear();
        self.own_ranges.clear();
        self.key_texts.fill_with(Symbols::default);
        self.fast = self.fast.take().and_then(|_| Fast::of(&plan));
        let groups = self
            .report
            .totals
            .as_ref()
            .map_or(0, |totals| totals.groups().len());
        if groups > MAX_GROUPS {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                say!("the totals have more than {} groups", MAX_GROUPS),
            )
            .hint(say!("group by columns with fewer different texts")));
        }
        Ok(())
    }

    fn flush_slot(&mut self, plan: &Plan, hot: &Hot, slot: &Slot) {
        let Some(totals) = &mut self.report.totals else {
            return;
        };
        let kind = match (slot.source, &self.fast) {
            (Source::Kind(number), Some(fast)) => Some(fast.kind(number)),
            _ => None,
        };
        let rate = match slot.source {
            Source::Kind(_) => kind.map(|kind| kind.rate),
            Source::Rate(number) => Some(number),
            Source::None => None,
        };
        let rate = rate.map(|number| &self.rates[number as usize]);
        let key: Vec<String> = plan
            .keys
            .iter()
            .enumerate()
            .map(|(at, from)| key_text(plan, *from, slot.parts[at], &self.key_texts[at], rate))
            .collect();
        let key: Vec<&str> = key.iter().map(String::as_str).collect();
        let mut big = slot.big.as_deref().cloned().unwrap_or_default();
        if let Some(kind) = kind {
            let sure = rate.is_some_and(|rate| rate.part.law.is_some());
            kind.add_sums(slot, hot, sure, &mut big);
        }
        let counts = Counts {
            ok: hot.ok,
            passed: hot.passed,
        };
        totals.add_rows(&key, counts, &big.grams, &big.tablets);
        if let Some(rate) = rate.filter(|_| hot.ok > 0) {
            let basis = Basis {
                rows: hot.ok,
                sums: big.figures,
                moments: big.moments,
            };
            totals.add_part(&key, rate.part.clone(), &basis);
        }
    }

    /// The report on everything that was converted.
    ///
    /// # Errors
    /// As for [`Worker::convert`].
    pub fn finish(mut self) -> Result<Report, Error> {
        self.flush()?;
        for (status, &rows) in Status::ALL.iter().zip(&self.counts) {
            match status {
                Status::Ok => self.report.count_ok(rows),
                _ if rows > 0 => self.report.count_passed(status.name(), rows),
                _ => {}
            }
        }
        for (code, rows) in self.rejected {
            self.report.count_rejected(code, rows);
        }
        Ok(self.report)
    }
}

/// The text of one part of a group's key.
fn key_text(plan: &Plan, from: KeyFrom, part: u32, texts: &Symbols, rate: Option<&Rate>) -> String {
    let of_cell = |raw: &[u8]| match plan.layout {
        Layout::Delimited(_) => text(raw).into_owned(),
        Layout::JsonLines => String::from_utf8_lossy(raw).trim().to_owned(),
    };
    match from {
        KeyFrom::Cell(_) => of_cell(texts.text(part)),
        KeyFrom::Substance => match (part.checked_sub(1), rate) {
            (Some(number), _) => {
                let text = of_cell(texts.text(number));
                // A row without an amount belongs to its substance all the same.
                match plan.what(Some(&text)) {
                    What::Known(at) => plan.catalog.substances()[at].id.to_string(),
                    _ => text,
                }
            }
            (None, Some(rate)) => rate.part.substance.clone(),
            (None, None) => String::new(),
        },
        KeyFrom::Year => {
            Month::from_code(part).map_or_else(String::new, |month| month.year().to_string())
        }
        KeyFrom::Month => {
            Month::from_code(part).map_or_else(String::new, |month| month.to_string())
        }
        KeyFrom::FiscalYear => Month::from_code(part).map_or_else(String::new, |month| {
            month.fiscal_year(plan.first_fiscal_month()).to_string()
        }),
    }
}

/// Adds the amount of a row, and what each figure multiplies where it has any.
fn add_amount(big: &mut Big, counted: Counted, amount: &Scaled, outcome: &Outcome) {
    let sum = Sum::new(amount.mantissa.clone(), amount.scale);
    match counted {
        Counted::Grams => big.grams.add(&sum),
        Counted::Tablets => big.tablets.add(&sum),
    }
    if outcome.status != Status::Ok {
        return;
    }
    let [if_pure, others @ ..] = &mut big.figures;
    if_pure.add(&sum);
    for (at, other) in others.iter_mut().enumerate() {
        match &outcome.purity {
            Some(purity) => other.add(&sum.times(&purity[at].mantissa, purity[at].scale)),
            None => other.add(&sum),
        }
    }
}

fn undated_rows() -> Warning {
    Warning::new(
        Code::NotGiven,
        say!(
            "some rows have no date that can be read: totals by date have them in a group without one"
        ),
    )
}
