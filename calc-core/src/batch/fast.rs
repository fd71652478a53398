//! The fast path: rows whose cells are plain, in whole numbers of a machine word.
//!
//! Whatever is not plain (quotes, signs, exponents, words, too many digits) goes the exact way, which also
//! teaches this one: a text or a kind of row is known here once it has been converted there.

use super::digits::{self, Text};
use super::kind::{Lanes, MAX_SCALE};
use super::mapping::{DateFrom, UnitFrom};
use super::names;
use super::number::{self, Plain, Scaled};
use super::numbers::{Key, Numbers};
use super::plan::{KeyFrom, Plan};
use super::rate::Counted;
use super::request::{Cell, Decimals, Layout};
use super::resolve::{Unit, What};
use super::row::{Record, Row, text};
use super::slots::{Big, Hot, PlainRow, Slot};
use super::status::Status;
use super::sum::Sum;
use super::symbols::Symbols;
use super::worker::Worker;
use crate::catalog::Month;
use crate::exhibit::Form;

/// Texts between figures are copied at this length whatever they have.
const TEXT: usize = 48;

/// The longest text behind a row.
const TAIL: usize = 512;

/// The most columns that the fast path groups by.
const MAX_KEYS: usize = 8;

/// What the fast path knows of a table.
#[derive(Debug)]
pub struct Fast {
    columns: Columns,
    substances: Column<What>,
    units: Column<Unit>,
    forms: Column<Option<Form>>,
    months: Column<Month>,
    kind_numbers: Numbers,
    kinds: Vec<Kind>,
    keys: Vec<KeyFrom>,
    /// The places in `keys` whose parts differ within a kind of row: all but the substance.
    varying: Vec<(usize, KeyFrom)>,
    with_totals: bool,
    /// The first letters of words for sums of rows, as bits from `a`.
    total_letters: u32,
    /// The numbers of kinds without form and month, plus one, by substance, unit and own purity.
    direct: Vec<u32>,
    percent: bool,
    places: u32,
    /// Where the text behind a row is put together.
    tail: Box<[u8; TAIL]>,
}

/// The columns that the fast path reads.
#[derive(Debug)]
struct Columns {
    substance: Option<usize>,
    quantity: usize,
    unit: Option<usize>,
    purity: Option<usize>,
    form: Option<usize>,
    /// Read where presets or totals go by it.
    date: Option<usize>,
    /// Presets go by the date.
    as_of: bool,
}

/// The texts of a column and what each means.
#[derive(Debug)]
struct Column<T> {
    texts: Symbols,
    meanings: Vec<T>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self {
            texts: Symbols::default(),
            meanings: Vec::new(),
        }
    }
}

impl<T> Column<T> {
    /// Remembers what a text means, if it is not known yet and means anything.
    fn learn(&mut self, raw: &[u8], meaning: impl FnOnce(&str) -> Option<T>) {
        if self.texts.find(raw, 0, raw.len()).is_none()
            && let Some(meaning) = meaning(&text(raw))
        {
            self.texts.number(raw);
            self.meanings.push(meaning);
        }
    }
}

/// Rows of one substance, unit, form and month, with purities of their own or without.
#[derive(Debug)]
pub struct Kind {
    /// The number of the rate.
    pub rate: u32,
    status: Status,
    counted: Counted,
    /// One of the unit in grams or tablets.
    size: Scaled,
    /// Low, central and high take the row's purity.
    takes_purity: bool,
    lanes: Lanes,
    /// What is written behind the row, in order.
    tail: Vec<Piece>,
    delimiter: u8,
}

/// A piece of the tail.
#[derive(Clone, Debug)]
enum Piece {
    /// Text that is the same for all rows of the kind.
    Text(Box<[u8; TEXT]>, usize),
    /// A delimiter and a figure, by its place among the four.
    Figure(usize),
    /// A delimiter and the row's own purity.
    Purity,
}

impl Fast {
    /// The fast path for a plan, unless it asks for what only the exact one does.
    pub fn of(plan: &Plan) -> Option<Self> {
        let (request, mapping) = (&plan.request, &plan.mapping);
        let Decimals::Places(places) = request.decimals else {
            return None;
        };
        let date = match mapping.date {
            Some(DateFrom::Column(at)) => Some(at),
            _ => None,
        };
        let needs_date = request.as_of_rows || plan.keys.iter().any(|key| key.is_of_date());
        let same_layout = matches!(plan.layout, Layout::Delimited(_)) && plan.output == plan.layout;
        let plain = same_layout
            && places <= digits::MAX_PLACES
            && !request.spreadsheet_safe
            && !request.decimal_comma
            && mapping.count.is_none()
            && mapping.purity_low.is_none()
            && mapping.purity_high.is_none()
            && (!needs_date || date.is_some());
        if !plain {
            return None;
        }
        Some(Self {
            columns: Columns {
                substance: mapping.substance,
                quantity: mapping.quantity?,
                unit: match mapping.unit {
                    UnitFrom::Column(at) => Some(at),
                    UnitFrom::Fixed(_) => None,
                    UnitFrom::InText => return None,
                },
                purity: mapping.purity,
                form: mapping.form,
                date: date.filter(|_| needs_date),
                as_of: request.as_of_rows,
            },
            substances: Column::default(),
            units: Column::default(),
            forms: Column::default(),
            months: Column::default(),
            kind_numbers: Numbers::default(),
            kinds: Vec::new(),
            varying: plan
                .keys
                .iter()
                .copied()
                .enumerate()
                .filter(|(_, key)| *key != KeyFrom::Substance)
                .collect(),
            keys: plan.keys.clone(),
            total_letters: names::total_letters(),
            direct: vec![0; DIRECT * DIRECT * 2],
            with_totals: request.totals_by.is_some(),
            percent: mapping.purity_is_percent,
            places,
            tail: Box::new([0; TAIL]),
        })
    }

    /// A kind of row.
    pub fn kind(&self, number: u32) -> &Kind {
        &self.kinds[number as usize]
    }

    /// How much is remembered.
    pub fn len(&self) -> usize {
        let texts = [
            self.substances.texts.len(),
            self.units.texts.len(),
            self.forms.texts.len(),
            self.months.texts.len(),
        ];
        texts.into_iter().max().unwrap_or(0).max(self.kinds.len())
    }

    /// What tells a row's kind; `None` where a text is not known yet.
    #[inline]
    fn marks(&self, record: &Record<'_>, own_purity: bool) -> Option<Marks> {
        let find = |texts: &Symbols, column: Option<usize>| match column {
            Some(at) => {
                let (from, to) = record.place(at);
                texts.find(record.block, from, to)
            }
            None => Some(0),
        };
        let columns = &self.columns;
        let month = match columns.date {
            Some(_) => {
                self.months.meanings[find(&self.months.texts, columns.date)? as usize].code()
            }
            None => 0,
        };
        Some(Marks {
            substance: find(&self.substances.texts, columns.substance)?,
            unit: find(&self.units.texts, columns.unit)?,
            form: find(&self.forms.texts, columns.form)?,
            month,
            as_of: if columns.as_of { month } else { 0 },
            own_purity,
        })
    }

    /// The number of a row's kind, if it is known.
    #[inline]
    fn kind_number(&self, marks: &Marks) -> Option<u32> {
        if let Some(place) = marks.place() {
            return self.direct[place].checked_sub(1);
        }
        self.kind_numbers.find(marks.key())
    }

    fn add_kind(&mut self, marks: &Marks, kind: Kind) {
        let number = self.kind_numbers.insert(marks.key());
        if let Some(place) = marks.place() {
            self.direct[place] = number + 1;
        }
        self.kinds.push(kind);
    }

    /// The purity of a row: `Some(None)` for an empty cell, `None` for one that is not plain.
    #[inline]
    fn purity(&self, record: &Record<'_>) -> Option<Option<Plain>> {
        let Some(at) = self.columns.purity else {
            return Some(None);
        };
        let (from, to) = bare(record, at);
        if from == to {
            return Some(None);
        }
        let mut purity = number::plain(record.block, from, to)?;
        if self.percent {
            purity.scale += 2;
        }
        let in_range =
            purity.mantissa > 0 && purity.mantissa <= *WHOLE.get(purity.scale as usize)?;
        in_range.then_some(Some(purity))
    }
}

/// Substances and units with numbers below this are looked up in a list.
const DIRECT: usize = 32;

/// Powers of ten: the whole, for each number of decimals.
const WHOLE: [u64; 20] = {
    let mut powers = [1; 20];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// What tells the kind of a row, as the numbers of its texts.
struct Marks {
    substance: u32,
    unit: u32,
    form: u32,
    /// Of the row's date, where it is read.
    month: u32,
    /// The same, where presets go by it.
    as_of: u32,
    own_purity: bool,
}

impl Marks {
    fn key(&self) -> Key {
        let low = u64::from(self.substance) << 32 | u64::from(self.unit);
        let high = u64::from(self.form) << 32 | u64::from(self.as_of);
        Key {
            bytes: u128::from(high) << 64 | u128::from(low),
            beside: u32::from(self.own_purity),
        }
    }

    /// The place in the list of kinds with small numbers.
    #[inline]
    fn place(&self) -> Option<usize> {
        let (substance, unit) = (self.substance as usize, self.unit as usize);
        let small = substance < DIRECT && unit < DIRECT && self.form == 0 && self.as_of == 0;
        small.then_some((substance * DIRECT + unit) * 2 + usize::from(self.own_purity))
    }
}

impl Kind {
    /// The four figures of a row; `None` where one does not fit a word.
    #[inline]
    fn figures(&self, quantity: Plain, purity: Option<Plain>) -> Option<[u64; 4]> {
        let lanes = &self.lanes;
        let limit = *lanes.limits.get(quantity.scale as usize)?;
        if quantity.mantissa > limit {
            return None;
        }
        let divider = lanes.dividers.get(quantity.scale as usize)?;
        let amount = u128::from(quantity.mantissa);
        let figure = |lane: usize| divider.rounded(amount * u128::from(lanes.factors[lane]));
        let if_pure = figure(0)?;
        let Some(purity) = purity.filter(|_| self.takes_purity) else {
            if lanes.same {
                let central = figure(2)?;
                return Some([if_pure, central, central, central]);
            }
            return Some([if_pure, figure(1)?, figure(2)?, figure(3)?]);
        };
        let product = quantity.mantissa.checked_mul(purity.mantissa)?;
        let divider = lanes
            .dividers
            .get((quantity.scale + purity.scale) as usize)?;
        let figure =
            |lane: usize| divider.rounded(u128::from(product) * u128::from(lanes.factors[lane]));
        let central = figure(2)?;
        if lanes.same {
            return Some([if_pure, central, central, central]);
        }
        Some([if_pure, figure(1)?, central, figure(3)?])
    }

    /// The sums of a slot, in grams or tablets.
    pub fn add_sums(&self, slot: &Slot, hot: &Hot, big: &mut Big) {
        let sized = |sum: &Sum| sum.times(&self.size.mantissa, self.size.scale);
        let amount = sized(&slot.quantities(hot));
        match self.counted {
            Counted::Grams => big.grams.add(&amount),
            Counted::Tablets => big.tablets.add(&amount),
        }
        if self.status != Status::Ok {
            return;
        }
        big.figures[0].add(&amount);
        let other = if self.takes_purity {
            sized(&slot.products(hot))
        } else {
            amount
        };
        for figure in &mut big.figures[1..] {
            figure.add(&other);
        }
    }
}

impl Worker {
    /// Converts a row if it is plain and of a known kind; `false`, with nothing done, if not.
    #[inline]
    pub(super) fn fast_row(&mut self, record: &Record<'_>, table: &mut Vec<u8>) -> bool {
        self.try_fast_row(record, table).is_some()
    }

    #[inline]
    fn try_fast_row(&mut self, record: &Record<'_>, table: &mut Vec<u8>) -> Option<()> {
        let fast = self.fast.as_mut()?;
        if record.len() != self.plan.names.len() || fast.may_be_total(record) {
            return None;
        }
        let (from, to) = bare(record, fast.columns.quantity);
        let quantity = number::plain(record.block, from, to)?;
        let purity = fast.purity(record)?;
        let marks = fast.marks(record, purity.is_some())?;
        let number = fast.kind_number(&marks)?;
        let kind = &fast.kinds[number as usize];
        let figures = kind.figures(quantity, purity)?;
        if fast.with_totals {
            let purity = purity.filter(|_| kind.takes_purity);
            let row = PlainRow {
                quantity,
                product: purity.map(|purity| {
                    (
                        quantity.mantissa * purity.mantissa,
                        quantity.scale + purity.scale,
                    )
                }),
                ok: kind.status == Status::Ok,
            };
            let mut parts = [0; MAX_KEYS];
            let parts = parts.get_mut(..fast.keys.len())?;
            let group = match fast.varying[..] {
                // The common totals, by substance and one column.
                [(place, KeyFrom::Cell(at))] => {
                    parts[place] = cell_number(&mut self.key_texts[place], record, at);
                    parts[place]
                }
                _ => {
                    for &(place, key) in &fast.varying {
                        parts[place] = match key {
                            KeyFrom::Cell(at) => {
                                cell_number(&mut self.key_texts[place], record, at)
                            }
                            _ => marks.month,
                        };
                    }
                    self.slots.group(parts)
                }
            };
            self.slots.add(number, parts, group, row);
        }
        self.counts[kind.status as usize] += 1;
        write_row(
            fast.places,
            kind,
            &mut fast.tail,
            record,
            figures,
            purity,
            table,
        );
        Some(())
    }

    /// Remembers the texts and the kind of a row that the exact path has converted.
    pub(super) fn learn(&mut self, record: &Record<'_>) {
        let Some(mut fast) = self.fast.take() else {
            return;
        };
        let plan = self.plan.clone();
        fast.learn_texts(&plan, record);
        self.learn_kind(&plan, &mut fast, record);
        self.fast = Some(fast);
    }

    fn learn_kind(&mut self, plan: &Plan, fast: &mut Fast, record: &Record<'_>) -> Option<()> {
        let purity = fast.purity(record)?;
        let marks = fast.marks(record, purity.is_some())?;
        if fast.kind_number(&marks).is_some() {
            return None;
        }
        let meaning = |text: Option<u32>| text.unwrap_or(0) as usize;
        let number = |texts: &Symbols, at: Option<usize>| {
            at.and_then(|at| texts.find(record.raw(at), 0, record.raw(at).len()))
        };
        let substance = meaning(number(&fast.substances.texts, fast.columns.substance));
        let unit = meaning(number(&fast.units.texts, fast.columns.unit));
        let form = meaning(number(&fast.forms.texts, fast.columns.form));
        let (What::Known(substance), Unit::Of(counted, size), form) = (
            &fast.substances.meanings[substance],
            &fast.units.meanings[unit],
            fast.forms.meanings[form],
        ) else {
            return None;
        };
        let as_of = if fast.columns.as_of {
            Month::from_code(marks.month)
        } else {
            None
        };
        let rate_number = self
            .rate(*substance, form, *counted, purity.is_some(), as_of)
            .ok()?;
        let rate = &self.rates[rate_number as usize];
        let lanes = Lanes::new(&rate.part.factors, size, *counted, fast.places)?;
        let takes_purity = rate.takes_purity(purity.is_some());
        let kind = Kind {
            rate: rate_number,
            status: rate.status,
            counted: *counted,
            size: size.clone(),
            takes_purity,
            lanes,
            tail: tail(plan, rate, takes_purity)?,
            delimiter: plan.output.delimiter()?,
        };
        fast.add_kind(&marks, kind);
        Some(())
    }
}

impl Fast {
    /// Remembers what the texts of a row mean. Texts that mean nothing stay unknown.
    fn learn_texts(&mut self, plan: &Plan, record: &Record<'_>) {
        let raw = |column: Option<usize>| column.map_or(&b""[..], |at| record.raw(at));
        let columns = &self.columns;
        self.substances
            .learn(raw(columns.substance), |text| Some(plan.what(Some(text))));
        self.units
            .learn(raw(columns.unit), |text| plan.unit(Some(text)).ok());
        self.forms
            .learn(raw(columns.form), |text| plan.form(text).ok());
        if columns.date.is_some() {
            self.months
                .learn(raw(columns.date), |_| plan.month(record).ok());
        }
    }
}

/// The place of a field without the quotes around it, if there are any.
#[inline]
fn bare(record: &Record<'_>, at: usize) -> (usize, usize) {
    let (from, to) = record.place(at);
    if record.block[from] == b'"' && to - from >= 2 && record.block[to - 1] == b'"' {
        return (from + 1, to - 1);
    }
    (from, to)
}

/// The number of a cell's text among those of its column.
#[inline]
fn cell_number(texts: &mut Symbols, record: &Record<'_>, at: usize) -> u32 {
    let (from, to) = record.place(at);
    match texts.find(record.block, from, to) {
        Some(number) => number,
        None => texts.number(&record.block[from..to]),
    }
}

impl Fast {
    /// Whether the first text of a row may say that it sums up others: only the exact path knows all words.
    #[inline]
    fn may_be_total(&self, record: &Record<'_>) -> bool {
        let mut at = record.start();
        // The line end stops it at the latest.
        while matches!(record.block[at], b'"' | b' ' | b',' | b';' | b'\t') {
            at += 1;
        }
        let letter = (record.block[at] | 0x20).wrapping_sub(b'a');
        letter < 26
            && self.total_letters >> letter & 1 == 1
            && names::begins_total(&record.block[at..record.next_start()])
    }
}

/// The pieces behind the rows of a kind; `None` where a text is too long for one.
fn tail(plan: &Plan, rate: &super::rate::Rate, takes_purity: bool) -> Option<Vec<Piece>> {
    let delimiter = plan.output.delimiter()?;
    let mut pieces = Vec::new();
    let mut text = Vec::new();
    let end_text = |text: &mut Vec<u8>, pieces: &mut Vec<Piece>| {
        let mut fixed = Box::new([0; TEXT]);
        let length = text.len();
        fixed.get_mut(..length)?.copy_from_slice(text);
        text.clear();
        pieces.push(Piece::Text(fixed, length));
        Some(())
    };
    let has = |figure: usize| rate.part.factors[figure].is_some();
    for added in &plan.request.added {
        let piece = match added.cell {
            Cell::IfPure => has(0).then_some(Piece::Figure(0)),
            Cell::Low => has(1).then_some(Piece::Figure(1)),
            Cell::Central => has(2).then_some(Piece::Figure(2)),
            Cell::High => has(3).then_some(Piece::Figure(3)),
            Cell::PurityUsed => takes_purity.then_some(Piece::Purity),
            Cell::Method | Cell::Status => None,
        };
        if let Some(piece) = piece.filter(|_| rate.status == Status::Ok) {
            if !text.is_empty() {
                end_text(&mut text, &mut pieces)?;
            }
            pieces.push(piece);
        } else {
            text.push(delimiter);
            text.extend_from_slice(super::cells::fixed(rate, added.cell).as_bytes());
        }
    }
    if !text.is_empty() {
        end_text(&mut text, &mut pieces)?;
    }
    let longest = |piece: &Piece| match piece {
        Piece::Text(_, length) => *length,
        Piece::Figure(_) | Piece::Purity => 1 + digits::MAX_TEXT,
    };
    let fits = pieces.iter().map(longest).sum::<usize>() + TEXT + 2 <= TAIL;
    fits.then_some(pieces)
}

#[inline]
fn write_row(
    places: u32,
    kind: &Kind,
    tail: &mut [u8; TAIL],
    record: &Record<'_>,
    figures: [u64; 4],
    purity: Option<Plain>,
    table: &mut Vec<u8>,
) {
    let [if_pure, low, central, high] = figures;
    let central_text = Text::new(central, places);
    let same = low == central && high == central;
    let mut end = 0;
    for piece in &kind.tail {
        let text = match piece {
            Piece::Text(text, length) => {
                tail[end..end + TEXT].copy_from_slice(&text[..]);
                end += length;
                continue;
            }
            Piece::Figure(0) => Text::new(if_pure, places),
            Piece::Figure(1) if !same => Text::new(low, places),
            Piece::Figure(3) if !same => Text::new(high, places),
            Piece::Figure(_) => central_text,
            Piece::Purity => purity.map_or(central_text, |purity| {
                Text::new(purity.mantissa, purity.scale)
            }),
        };
        tail[end] = kind.delimiter;
        tail[end + 1..end + 1 + digits::MAX_TEXT].copy_from_slice(&text.bytes);
        end += 1 + text.length;
    }
    let line_end = record.line_end();
    tail[end..end + line_end.len()].copy_from_slice(line_end);
    end += line_end.len();
    table.extend_from_slice(record.content());
    table.extend_from_slice(&tail[..end]);
}

const _: () = assert!(MAX_SCALE <= digits::MAX_PLACES as usize);
