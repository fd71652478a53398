//! Tables of hostile rows: several rows of a kind, so that the fast path has learned what it meets.

use proptest::prelude::*;

use super::cells;
use super::meaning::Row;

/// The columns, but for purity, whose name says what bare numbers are.
pub const NAMES: [&str; 6] = ["place", "drug", "amount", "unit", "", "form"];

/// A table and how it is converted.
#[derive(Clone, Debug)]
pub struct Table {
    pub delimiter: u8,
    pub crlf: bool,
    pub percent: bool,
    pub places: u32,
    pub by: Vec<String>,
    pub rows: Vec<(Row, String)>,
    /// Whether the last row has a line end.
    pub ends: bool,
}

impl Table {
    pub fn names(&self) -> Vec<String> {
        let purity = if self.percent { "purity_pct" } else { "purity" };
        let name = |name: &str| if name.is_empty() { purity } else { name }.to_owned();
        NAMES.map(name).to_vec()
    }

    pub fn line_end(&self) -> &'static str {
        if self.crlf { "\r\n" } else { "\n" }
    }

    /// The rows with their line ends.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .rows
            .iter()
            .map(|(_, line)| format!("{line}{}", self.line_end()))
            .collect();
        if let Some(last) = lines.last_mut().filter(|_| !self.ends) {
            last.truncate(last.len() - self.line_end().len());
        }
        lines
    }
}

/// How a cell is written: in quotes, with blanks around its text.
type Dress = (bool, u8);

/// The text of a cell in the table; quotes where it needs them.
fn dressed(text: &str, (quoted, blanks): Dress, delimiter: char) -> String {
    let (before, behind) = match blanks {
        0 => (" ", ""),
        1 => ("", " "),
        2 => ("  ", "  "),
        _ => ("", ""),
    };
    let text = format!("{before}{text}{behind}");
    if quoted || text.contains(['"', '\n', delimiter]) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

fn dress() -> impl Strategy<Value = Dress> {
    let quoted = prop_oneof![8 => Just(false), 1 => Just(true)];
    (quoted, 0..40_u8)
}

/// Rows of one kind: the same texts but for the place, the quantity and the purity.
fn kind(percent: bool) -> impl Strategy<Value = Vec<(Row, [Dress; 6])>> {
    let kinds = (cells::drug(), cells::unit(), cells::form());
    kinds.prop_flat_map(move |(drug, unit, form)| {
        let own = (
            cells::place(),
            cells::quantity(&unit.1),
            cells::purity(percent),
            [dress(), dress(), dress(), dress(), dress(), dress()],
        );
        prop::collection::vec(own, 1..8).prop_map(move |rows| {
            let row = |(place, quantity, purity, dresses)| {
                let row = Row {
                    place,
                    drug: drug.clone(),
                    quantity,
                    unit: unit.clone(),
                    purity,
                    form: form.clone(),
                };
                (row, dresses)
            };
            rows.into_iter().map(row).collect()
        })
    })
}

/// The row as a line.
fn line(row: &Row, dresses: &[Dress; 6], delimiter: char) -> String {
    let texts = [
        &row.place,
        &row.drug.0,
        &row.quantity.0,
        &row.unit.0,
        &row.purity.0,
        &row.form.0,
    ];
    let cells: Vec<String> = texts
        .iter()
        .zip(dresses)
        .map(|(text, dress)| dressed(text, *dress, delimiter))
        .collect();
    cells.join(&delimiter.to_string())
}

pub fn table() -> impl Strategy<Value = Table> {
    let by = [
        vec!["drug"],
        vec!["drug", "place"],
        vec!["place", "substance"],
        vec![],
    ];
    let settings = (
        prop_oneof![Just(','), Just(';'), Just('\t')],
        any::<bool>(),
        prop_oneof![0..=3_u32, 0..=18_u32],
        prop::sample::select(by.to_vec()),
        prop_oneof![3 => Just(true), 1 => Just(false)],
    );
    any::<bool>().prop_flat_map(move |percent| {
        let rows = prop::collection::vec(kind(percent), 1..5)
            .prop_map(|kinds| kinds.concat())
            .prop_shuffle();
        (settings.clone(), rows).prop_map(move |((delimiter, crlf, places, by, ends), rows)| {
            Table {
                delimiter: u8::try_from(delimiter).expect("ASCII"),
                crlf,
                percent,
                places,
                by: by.iter().map(ToString::to_string).collect(),
                rows: rows
                    .iter()
                    .map(|(row, dresses)| (row.clone(), line(row, dresses, delimiter)))
                    .collect(),
                ends,
            }
        })
    })
}
