//! One file as blocks of whole records: what a block leaves of a record is carried to the next.

use calc_core::batch::{BLOCK_BYTES, Broken, MAX_RECORD_BYTES, line_ends};

use super::blocks::{Fault, Records};
use super::source::Source;

/// A buffer that keeps its memory from block to block. Its bytes past the text are old ones.
#[derive(Debug, Default)]
pub struct Block {
    bytes: Vec<u8>,
    filled: usize,
}

impl Block {
    /// The records.
    pub fn text(&self) -> &[u8] {
        &self.bytes[..self.filled]
    }

    /// Begins anew with the rest of the block before.
    fn begin(&mut self, carry: &[u8], target: usize) {
        self.grow(target);
        self.bytes[..carry.len()].copy_from_slice(carry);
        self.filled = carry.len();
    }

    fn grow(&mut self, target: usize) {
        if self.bytes.len() < target {
            self.bytes.resize(target, 0);
        }
    }
}

/// One file under way.
pub struct Reading<'a> {
    source: Source<'a>,
    /// Read, and not in a block yet.
    carry: Vec<u8>,
    /// Bytes of the text before `carry`.
    pub offset: u64,
    at_end: bool,
}

impl<'a> Reading<'a> {
    /// Reads at least one line of the file, and usually a block of it.
    ///
    /// # Errors
    /// Where it cannot be read, or a line does not end.
    pub fn new(mut source: Source<'a>) -> Result<Self, Fault> {
        let mut carry = vec![0; BLOCK_BYTES];
        let mut filled = source.fill(&mut carry)?;
        while filled == carry.len() && !carry.contains(&b'\n') {
            if filled >= MAX_RECORD_BYTES {
                return Err(Fault::Record(Broken::TooLong));
            }
            carry.resize(filled * 2, 0);
            filled += source.fill(&mut carry[filled..])?;
        }
        let at_end = filled < carry.len();
        carry.truncate(filled);
        Ok(Self {
            offset: source.mark,
            source,
            carry,
            at_end,
        })
    }

    /// The lines at the beginning that are surely whole.
    pub fn beginning(&self) -> &[u8] {
        if self.at_end {
            return &self.carry;
        }
        let end = self.carry.iter().rposition(|&byte| byte == b'\n');
        &self.carry[..end.map_or(0, |end| end + 1)]
    }

    /// Takes a header away, and says in which line the rows begin.
    pub fn skip(&mut self, header: usize) -> u64 {
        let first_line = line_ends(&self.carry[..header]) + 1;
        self.carry.drain(..header);
        self.offset += header as u64;
        first_line
    }

    /// Fills the block with whole records; leaves it empty at the end.
    ///
    /// # Errors
    /// Where the file cannot be read, or a record does not end.
    pub fn fill(&mut self, block: &mut Block, records: &mut dyn Records) -> Result<(), Fault> {
        let mut target = BLOCK_BYTES;
        while target <= self.carry.len() {
            target *= 2;
        }
        block.begin(&self.carry, target);
        loop {
            if !self.at_end {
                let room = &mut block.bytes[block.filled..target];
                let read = self.source.fill(room)?;
                self.at_end = read < room.len();
                block.filled += read;
            }
            let whole = records.whole(block.text(), self.at_end);
            let whole = whole.map_err(Fault::Record)?;
            if whole > 0 || self.at_end {
                self.carry.clear();
                self.carry.extend_from_slice(&block.text()[whole..]);
                block.filled = whole;
                return Ok(());
            }
            if target >= MAX_RECORD_BYTES {
                return Err(Fault::Record(Broken::TooLong));
            }
            target *= 2;
            block.grow(target);
        }
    }
}
