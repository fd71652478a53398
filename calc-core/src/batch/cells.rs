//! The cells that are added to a row, and the row with them.

use std::borrow::Cow;

use super::buffer::Buffer;
use super::exact::{Outcome, Refusal};
use super::plan::Plan;
use super::quotient::Quotient;
use super::rate::{Counted, Rate};
use super::ratio::{ten, with_point};
use super::request::{Cell, Decimals, Layout};
use super::scan::Record;
use super::status::Status;
use super::sum::Sum;
use super::worker::Worker;
use super::write;

/// What is written into a cell; `None` for an empty one.
pub type Added = Vec<Option<String>>;

/// A cell that is the same for all rows of a rate, as long as it does not come from the row: empty for figures.
pub fn fixed(rate: &Rate, cell: Cell) -> String {
    match cell {
        Cell::PurityUsed => rate
            .purity
            .as_ref()
            .map_or_else(String::new, |purity| purity.all_digits().0),
        Cell::Method if rate.status == Status::Ok => rate.part.method.name().to_owned(),
        Cell::Status => rate.status.name().to_owned(),
        Cell::Substance => rate.part.substance.clone(),
        Cell::Assumptions => rate.part.assumptions.join("; "),
        _ => String::new(),
    }
}

impl Worker {
    /// The four figures of a row as text.
    fn figures(&self, outcome: &Outcome) -> [Option<String>; 4] {
        let (Some((_, amount)), Some(rate), Status::Ok) =
            (&outcome.amount, outcome.rate, outcome.status)
        else {
            return [const { None }; 4];
        };
        let factors = &self.rates[rate as usize].part.factors;
        core::array::from_fn(|at| {
            let (num, den) = factors[at].as_ref()?.parts();
            let mut doses = Quotient {
                num: num * &amount.mantissa,
                den: den * ten(amount.scale),
            };
            if let (Some(purity), 1..) = (&outcome.purity, at) {
                doses.num *= &purity[at - 1].mantissa;
                doses.den *= ten(purity[at - 1].scale);
            }
            Some(self.plan.number(doses))
        })
    }

    /// The cells that are added to a row.
    ///
    /// # Errors
    /// As for [`Worker::sure`].
    pub(super) fn cells(&mut self, outcome: &Outcome) -> Result<Added, Refusal> {
        let figures = self.figures(outcome);
        let sure = self.sure(outcome)?;
        let rate = outcome.rate.map(|rate| &self.rates[rate as usize]);
        let cell = |cell: Cell| match cell {
            Cell::IfPure => figures[0].clone(),
            Cell::Low => figures[1].clone(),
            Cell::Central => figures[2].clone(),
            Cell::High => figures[3].clone(),
            Cell::Status => Some(outcome.status.name().to_owned()),
            Cell::PurityUsed => match &outcome.purity {
                Some([_, central, _]) => Some(self.plan.with_mark(ratio_as_written(central))),
                None => rate.map(|rate| self.plan.with_mark(fixed(rate, cell))),
            },
            Cell::Gross => match &outcome.amount {
                Some((Counted::Grams, grams)) => {
                    let grams = Sum::new(grams.mantissa.clone(), grams.scale);
                    Some(self.plan.with_mark(grams.to_string()))
                }
                _ => None,
            },
            Cell::Method | Cell::Substance | Cell::Assumptions => {
                rate.map(|rate| fixed(rate, cell))
            }
            Cell::Quantile(at) => sure.get(usize::from(at)).cloned(),
            Cell::Mean => sure.last().cloned(),
        };
        let added = self.plan.request.added.iter();
        Ok(added
            .map(|added| cell(added.cell).filter(|text| !text.is_empty()))
            .collect())
    }
}

/// Writes the added cells behind those of the input.
pub fn write_added(added: &Added, delimiter: u8, table: &mut Buffer) {
    for cell in added {
        table.push(delimiter);
        if let Some(text) = cell {
            write::field(text.as_bytes(), delimiter, table);
        }
    }
}

/// A purity with the digits that it was written with.
fn ratio_as_written(purity: &super::number::Scaled) -> String {
    with_point(&purity.mantissa.to_string(), purity.scale)
}

impl Plan {
    /// A figure as the table has it.
    fn number(&self, doses: Quotient) -> String {
        let text = match self.request.decimals {
            Decimals::Places(places) => doses.rounded(places),
            Decimals::Exact => doses.all_digits().0,
        };
        self.with_mark(text)
    }

    /// With the table's decimal mark.
    pub(super) fn with_mark(&self, number: String) -> String {
        if self.request.decimal_comma {
            number.replace('.', ",")
        } else {
            number
        }
    }

    /// Writes a record of a delimited table with its added cells.
    pub(super) fn write_record(&self, record: &Record<'_>, added: &Added, table: &mut Buffer) {
        let fields = || (0..record.len()).map(|at| record.field(at));
        match (self.layout, self.output) {
            (Layout::Delimited(from), Layout::Delimited(to)) if from == to => {
                self.write_untouched(record, to, table);
                write_added(added, to, table);
                table.extend_from_slice(record.line_end());
            }
            (_, Layout::Delimited(delimiter)) => {
                for (at, raw) in fields().enumerate() {
                    if at > 0 {
                        table.push(delimiter);
                    }
                    self.write_field(&write::unquoted(raw), delimiter, table);
                }
                write_added(added, delimiter, table);
                table.extend_from_slice(record.line_end());
            }
            (_, Layout::JsonLines) => {
                let cells = fields().map(|raw| match write::unquoted(raw) {
                    Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
                    Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
                });
                self.write_object(cells, added, table);
            }
        }
    }

    /// Writes the cells of a record as they stand; but one that a spreadsheet would run gets a quote in front, if
    /// asked.
    fn write_untouched(&self, record: &Record<'_>, delimiter: u8, table: &mut Buffer) {
        let is_run = |raw: &[u8]| write::is_formula(&write::unquoted(raw));
        let fields = || (0..record.len()).map(|at| record.field(at));
        if !self.request.spreadsheet_safe || !fields().any(is_run) {
            table.extend_from_slice(record.content());
            return;
        }
        for (at, raw) in fields().enumerate() {
            if at > 0 {
                table.push(delimiter);
            }
            if is_run(raw) {
                self.write_field(&write::unquoted(raw), delimiter, table);
            } else {
                table.extend_from_slice(raw);
            }
        }
    }

    /// Writes a field of the input; one that a spreadsheet would run gets a quote in front, if asked.
    pub(super) fn write_field(&self, text: &[u8], delimiter: u8, table: &mut Buffer) {
        if self.request.spreadsheet_safe && write::is_formula(text) {
            write::field(&[b"'", text].concat(), delimiter, table);
        } else {
            write::field(text, delimiter, table);
        }
    }

    /// Writes a row as a JSON object, with the columns' names as keys.
    fn write_object<'a>(
        &self,
        cells: impl Iterator<Item = Cow<'a, str>>,
        added: &Added,
        table: &mut Buffer,
    ) {
        table.push(b'{');
        for (name, cell) in self.names.iter().zip(cells) {
            write::json_string(name, table);
            table.push(b':');
            write::json_string(&cell, table);
            table.push(b',');
        }
        self.write_members(added, table);
        table.extend_from_slice(b"}\n");
    }

    /// Writes the added cells as members of an object.
    pub(super) fn write_members(&self, added: &Added, table: &mut Buffer) {
        for (at, (column, cell)) in self.request.added.iter().zip(added).enumerate() {
            if at > 0 {
                table.push(b',');
            }
            write::json_string(&column.name, table);
            table.push(b':');
            match cell {
                Some(text) => write::json_string(text, table),
                None => table.extend_from_slice(b"null"),
            }
        }
    }
}
