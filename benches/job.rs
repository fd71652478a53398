//! The table of the benchmark job: 12 columns, about 73.5 bytes a row, mixed units and substances, 15 rows in 100
//! without a purity. The same rows make the same bytes on every machine, so that figures of two days compare.

use std::io::{self, Write};

const HEADER: &[u8] =
    b"id,date,state,county,agency,case_number,substance,quantity,unit,purity_pct,lab,place\n";

/// What a cell holds, each as often as its weight says; the weights of a column sum to 100.
type Shares = [(u64, &'static str)];

const SUBSTANCES: &Shares = &[
    (55, "fentanyl"),
    (15, "methamphetamine"),
    (14, "cocaine"),
    (12, "heroin"),
    (4, "carfentanil"),
];
const UNITS: &Shares = &[(40, "g"), (25, "lb"), (20, "kg"), (12, "oz"), (3, "mg")];
const AGENCIES: &Shares = &[
    (30, "CBP"),
    (25, "DEA"),
    (20, "HSI"),
    (15, "Sheriff"),
    (10, "USPIS"),
];
const LABS: &Shares = &[(40, "South"), (35, "MidA"), (25, "W")];
const PLACES: &Shares = &[
    (35, "seaport"),
    (25, "roadside"),
    (20, "house"),
    (12, "parcel"),
    (8, "airport"),
];
const STATES: &[u8] = b"AKALARAZCACOCTDCDEFLGAHIIAIDILINKSKYLAMAMDMEMIMNMOMSMTNCNDNENHNJNMNVNYOHOKORPARISCSDTNTXUTVAVTWAWIWVWY";

/// The largest whole quantity in front of the unit: mostly small, with a long tail, as seizures are.
const SIZES: [(u64, u64); 5] = [(15, 1), (30, 10), (30, 100), (15, 1000), (10, 5000)];

/// splitmix64: a few instructions, and the same numbers everywhere.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number below `end`. The few parts in 2^32 by which some come more often do no harm here.
    fn below(&mut self, end: u64) -> u64 {
        ((self.next() >> 32) * end) >> 32
    }

    fn pick<T: Copy>(&mut self, shares: &[(u64, T)]) -> T {
        let mut left = self.below(100);
        for &(share, value) in shares {
            if left < share {
                return value;
            }
            left -= share;
        }
        unreachable!("the weights of a column sum to 100")
    }
}

/// `number` with zeros in front up to `width` digits.
fn digits(out: &mut Vec<u8>, mut number: u64, width: usize) {
    let mut text = [b'0'; 20];
    let mut at = text.len();
    while number > 0 || at > text.len() - width {
        at -= 1;
        text[at] = b"0123456789"[usize::try_from(number % 10).unwrap_or_default()];
        number /= 10;
    }
    out.extend_from_slice(&text[at..]);
}

fn text(out: &mut Vec<u8>, draws: &mut Draws, shares: &Shares) {
    out.extend_from_slice(draws.pick(shares).as_bytes());
}

/// `2023-05-14`, from the years 2019 to 2025.
fn date(out: &mut Vec<u8>, draws: &mut Draws) {
    digits(out, 2019 + draws.below(7), 4);
    out.push(b'-');
    digits(out, 1 + draws.below(12), 2);
    out.push(b'-');
    digits(out, 1 + draws.below(28), 2);
}

fn state(out: &mut Vec<u8>, draws: &mut Draws) {
    let at = draws.below(STATES.len() as u64 / 2) * 2;
    let at = usize::try_from(at).unwrap_or_default();
    out.extend_from_slice(&STATES[at..at + 2]);
}

/// Above 0 and at most 5,000, with none to three decimals.
fn quantity(out: &mut Vec<u8>, draws: &mut Draws) {
    let most = draws.pick(&SIZES) * 1000;
    let thousandths = 1 + draws.below(most);
    let (one, places) =
        [(1, 0), (10, 1), (100, 2), (1000, 3)][usize::try_from(draws.below(4)).unwrap_or_default()];
    let value = (thousandths * one / 1000).max(1);
    digits(out, value / one, 1);
    if places > 0 {
        out.push(b'.');
        digits(out, value % one, places);
    }
}

/// In percent with one decimal; of 15 rows in 100 no laboratory has said.
fn purity(out: &mut Vec<u8>, draws: &mut Draws, substance: &str) {
    if draws.below(100) < 15 {
        return;
    }
    let most = if substance.ends_with("fentanyl") {
        300
    } else {
        999
    };
    let tenths = 1 + draws.below(most);
    digits(out, tenths / 10, 1);
    out.push(b'.');
    digits(out, tenths % 10, 1);
}

fn row(out: &mut Vec<u8>, draws: &mut Draws, id: u64) {
    digits(out, id, 1);
    out.push(b',');
    date(out, draws);
    out.push(b',');
    state(out, draws);
    out.push(b',');
    digits(out, 1 + draws.below(254), 3);
    out.push(b',');
    text(out, draws, AGENCIES);
    out.extend_from_slice(b",C");
    digits(out, draws.below(10_000_000), 7);
    out.push(b',');
    let substance = draws.pick(SUBSTANCES);
    out.extend_from_slice(substance.as_bytes());
    out.push(b',');
    quantity(out, draws);
    out.push(b',');
    text(out, draws, UNITS);
    out.push(b',');
    purity(out, draws, substance);
    out.push(b',');
    text(out, draws, LABS);
    out.push(b',');
    text(out, draws, PLACES);
    out.push(b'\n');
}

/// Writes the table with so many rows.
///
/// # Errors
/// Those of the writer.
pub fn table(rows: u64, out: &mut impl Write) -> io::Result<()> {
    let mut draws = Draws(152);
    let mut line = Vec::new();
    out.write_all(HEADER)?;
    for id in 1..=rows {
        line.clear();
        row(&mut line, &mut draws, id);
        out.write_all(&line)?;
    }
    out.flush()
}
