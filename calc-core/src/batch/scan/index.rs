//! Where fields and records end in a block of a delimited table.
//!
//! The common block has no quote and one record a line with as many fields as the header: for it one
//! pass of byte comparisons, 16 at a time, finds every separator. A block with quotes goes through a
//! scanner that knows them.

use wide::{CmpEq, i8x16};

use super::quoted;

/// Bytes that one step looks at: as many as a word has bits.
const STEP: usize = 64;

/// The separators of a block, and which of them end a record.
#[derive(Debug, Default)]
pub struct Index {
    /// [`BEFORE`], then the positions of the separators outside quotes, in order. Longer than needed:
    /// `count` separators are valid.
    ends: Vec<u32>,
    count: usize,
    /// How many separators lie before the end of each record; empty where every record has `width`.
    rows: Vec<u32>,
    /// The numbers of the records in which text follows a closing quote.
    broken: Vec<usize>,
    regular: bool,
    /// Whether every byte is ASCII.
    ascii: bool,
}

/// The separator before the first field of a block: the field begins behind it, at 0.
pub const BEFORE: u32 = u32::MAX;

/// What one pass saw.
struct Seen {
    count: usize,
    line_ends: usize,
    quotes: bool,
    ascii: bool,
}

impl Index {
    /// Finds the separators of a block that ends with a line end.
    pub fn fill(&mut self, block: &[u8], delimiter: u8, width: usize) {
        let seen = scan(block, delimiter, &mut self.ends);
        self.ascii = seen.ascii;
        self.count = seen.count;
        self.rows.clear();
        self.broken.clear();
        if seen.quotes {
            let Self {
                ends, rows, broken, ..
            } = self;
            quoted::scan(block, delimiter, ends, rows, broken);
            self.count = self.ends.len() - 1;
            self.regular = false;
            return;
        }
        let ends = &self.ends[1..=self.count];
        self.regular = self.count == seen.line_ends * width
            && ends
                .iter()
                .skip(width - 1)
                .step_by(width)
                .all(|&end| block[end as usize] == b'\n');
        if !self.regular {
            let is_line_end = |&(_, end): &(usize, &u32)| block[*end as usize] == b'\n';
            let line_ends = ends.iter().enumerate().filter(is_line_end);
            self.rows.extend(line_ends.map(|(at, _)| position(at + 1)));
        }
    }

    /// [`BEFORE`] and the separators, where every record has `width` fields and no field has a quote.
    pub fn regular(&self) -> Option<&[u32]> {
        self.regular.then(|| &self.ends[..=self.count])
    }

    /// Whether every byte of the block is ASCII.
    pub const fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// The numbers of the records in which text follows a closing quote, in order.
    pub fn broken(&self) -> &[usize] {
        &self.broken
    }

    /// The separators around the fields of each record: the one before it, then its own, of which the
    /// last is its line end.
    pub fn records(&self) -> impl Iterator<Item = &[u32]> {
        let mut from = 0;
        self.rows.iter().map(move |&to| {
            let record = &self.ends[from..=to as usize];
            from = to as usize;
            record
        })
    }
}

/// A place in a block. Blocks are megabytes at most.
pub fn position(at: usize) -> u32 {
    u32::try_from(at).expect("a block is smaller than 4 GiB")
}

fn scan(block: &[u8], delimiter: u8, ends: &mut Vec<u32>) -> Seen {
    let needles = Needles::new(delimiter);
    let mut seen = Seen {
        count: 0,
        line_ends: 0,
        quotes: false,
        ascii: true,
    };
    let mut marks = Marks::default();
    let mut base = 0;
    let (steps, rest) = block.as_chunks::<STEP>();
    // Every byte can be a separator, and each step writes a whole window.
    if ends.len() < block.len() + 2 * STEP + 1 {
        ends.resize(block.len() + 2 * STEP + 1, 0);
    }
    ends[0] = BEFORE;
    let ends = &mut ends[1..];
    for step in steps {
        let mask = needles.compare(step, &mut marks);
        seen.count += flatten(mask, base, &mut ends[seen.count..]);
        base += 64;
        // Bytes of line-end counts must not run over.
        if base.is_multiple_of(64 * 32) {
            seen.line_ends += marks.take_line_ends();
        }
    }
    if !rest.is_empty() {
        // Zeros are no separator.
        let mut step = [0; STEP];
        step[..rest.len()].copy_from_slice(rest);
        let mask = needles.compare(&step, &mut marks);
        seen.count += flatten(mask, base, &mut ends[seen.count..]);
    }
    seen.line_ends += marks.take_line_ends();
    // `any` of the crate's portable code looks at 14 of the 16 bytes.
    seen.quotes = marks.quotes.move_mask() != 0;
    seen.ascii = marks.high.move_mask() == 0;
    seen
}

/// The bytes looked for, sixteen times each.
struct Needles {
    delimiter: i8x16,
    line_end: i8x16,
    quote: i8x16,
}

/// What all steps so far have seen, beside separators.
#[derive(Default)]
struct Marks {
    /// Minus the number of line ends, in each of 16 bytes.
    line_ends: i8x16,
    quotes: i8x16,
    high: i8x16,
}

impl Marks {
    fn take_line_ends(&mut self) -> usize {
        let counts = core::mem::take(&mut self.line_ends).to_array();
        counts
            .iter()
            .map(|&count| usize::from(count.unsigned_abs()))
            .sum()
    }
}

impl Needles {
    fn new(delimiter: u8) -> Self {
        Self {
            delimiter: i8x16::splat(delimiter.cast_signed()),
            line_end: i8x16::splat(b'\n'.cast_signed()),
            quote: i8x16::splat(b'"'.cast_signed()),
        }
    }

    /// A bit for each separator.
    #[inline]
    fn compare(&self, step: &[u8; STEP], marks: &mut Marks) -> u64 {
        let mut mask = 0;
        for (lane, bytes) in step.as_chunks::<16>().0.iter().enumerate() {
            let bytes = i8x16::new(bytes.map(u8::cast_signed));
            let line_ends = bytes.cmp_eq(self.line_end);
            marks.line_ends += line_ends;
            marks.quotes |= bytes.cmp_eq(self.quote);
            marks.high |= bytes;
            let separators = bytes.cmp_eq(self.delimiter) | line_ends;
            mask |= u64::from(separators.move_mask().cast_unsigned()) << (16 * lane);
        }
        mask
    }
}

/// Writes the positions of the bits that are set, and returns how many.
///
/// Eight are written at once whether there are as many or not: a loop over each bit would guess wrong
/// about its own end in nearly every step.
#[inline]
fn flatten(mut mask: u64, base: u32, ends: &mut [u32]) -> usize {
    let count = mask.count_ones() as usize;
    let window: &mut [u32; STEP] = (&mut ends[..STEP])
        .try_into()
        .expect("the slice is a window");
    for eight in window.as_chunks_mut::<8>().0 {
        for end in eight {
            *end = base + mask.trailing_zeros();
            mask &= mask.wrapping_sub(1);
        }
        if mask == 0 {
            break;
        }
    }
    count
}
