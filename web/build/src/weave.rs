//! WebAssembly taken apart for packing: what stands in its code one after the other goes into streams of one kind each,
//! which pack denser by a tenth. web/src/single/weave.ts puts it together again.
//!
//! Follows the binary format of the WebAssembly core specification, chapter 5.

use crate::failure::Failure;

/// How many streams there are.
pub const STREAMS: usize = 8;

/// Instructions with all that is common beside them: types of blocks, alignments.
const PLAIN: usize = 0;
const GET: usize = 1;
const SET: usize = 2;
const CONSTANT: usize = 3;
const OFFSET: usize = 4;
const CALL: usize = 5;
const BRANCH: usize = 6;
const REST: usize = 7;

const MAGIC: usize = 8;
const CODE_SECTION: u8 = 10;

/// A module in parts: what stands before its functions, the streams of those without the lengths, what stands behind.
pub struct Parts<'a> {
    pub head: &'a [u8],
    pub streams: [Vec<u8>; STREAMS],
    pub tail: &'a [u8],
}

/// Takes a module apart.
pub fn apart(module: &[u8]) -> Result<Parts<'_>, Failure> {
    let (begin, end) = code_section(module)?;
    let mut reader = Reader::new(&module[begin..end]);
    let functions = reader.number(REST)?;
    for _ in 0..functions {
        reader.function()?;
    }
    if reader.at != end - begin {
        return Err(unknown("the end of the code section", reader.at));
    }
    Ok(Parts {
        head: &module[..begin],
        streams: reader.streams,
        tail: &module[end..],
    })
}

fn code_section(module: &[u8]) -> Result<(usize, usize), Failure> {
    let mut at = MAGIC;
    while let Some(&section) = module.get(at) {
        let mut size = Reader::new(module.get(at + 1..).unwrap_or_default());
        let length = size.length()?;
        let begin = at + 1 + size.at;
        if section == CODE_SECTION && begin + length <= module.len() {
            return Ok((begin, begin + length));
        }
        at = begin + length;
    }
    Err(unknown("a module without a code section", at))
}

struct Reader<'a> {
    code: &'a [u8],
    at: usize,
    streams: [Vec<u8>; STREAMS],
}

impl<'a> Reader<'a> {
    fn new(code: &'a [u8]) -> Self {
        let streams = Default::default();
        Self {
            code,
            at: 0,
            streams,
        }
    }

    fn byte(&mut self) -> Result<u8, Failure> {
        let byte = self.code.get(self.at).copied();
        self.at += 1;
        byte.ok_or_else(|| unknown("a code section that is cut", self.at))
    }

    /// Moves a number into a stream as it is written; its value, where it is one of 32 bits.
    fn number(&mut self, stream: usize) -> Result<u32, Failure> {
        let (mut value, mut shift) = (0_u32, 0);
        loop {
            let byte = self.byte()?;
            self.streams[stream].push(byte);
            value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 0x80 {
                return Ok(value);
            }
        }
    }

    /// A length, which goes nowhere: it must be written as shortly as it can be, for that is how it is made again.
    fn length(&mut self) -> Result<usize, Failure> {
        let begin = self.at;
        let value = self.number(REST)?;
        let written = self.at - begin;
        let kept = self.streams[REST].len() - written;
        self.streams[REST].truncate(kept);
        Ok(usize::try_from(value).unwrap_or(usize::MAX))
    }

    fn several(&mut self, count: u32, stream: usize) -> Result<(), Failure> {
        (0..count).try_for_each(|_| self.number(stream).map(|_| ()))
    }

    fn function(&mut self) -> Result<(), Failure> {
        let before = self.at;
        let length = self.length()?;
        if self.at - before != shortest(length) {
            return Err(unknown("a length in more bytes than it takes", before));
        }
        let end = self.at + length;
        let groups = self.number(REST)?;
        self.several(groups.saturating_mul(2), REST)?;
        let mut depth = 1;
        while depth > 0 {
            match self.instruction()? {
                0x02..=0x04 => depth += 1,
                0x0b => depth -= 1,
                _ => {}
            }
        }
        if self.at == end {
            Ok(())
        } else {
            Err(unknown("a function of another length", before))
        }
    }

    fn instruction(&mut self) -> Result<u8, Failure> {
        let code = self.byte()?;
        self.streams[PLAIN].push(code);
        match code {
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {}
            0x02..=0x04 => self.several(1, PLAIN)?,
            0x0c | 0x0d => self.several(1, BRANCH)?,
            0x0e => {
                let others = self.number(BRANCH)?;
                self.several(others.saturating_add(1), BRANCH)?;
            }
            0x10 => self.several(1, CALL)?,
            0x11 => self.several(2, REST)?,
            0x1c => {
                let types = self.number(PLAIN)?;
                self.several(types, PLAIN)?;
            }
            0x20 => self.several(1, GET)?,
            0x21 | 0x22 => self.several(1, SET)?,
            0x28..=0x3e => {
                self.several(1, PLAIN)?;
                self.several(1, OFFSET)?;
            }
            0x41 => self.several(1, CONSTANT)?,
            0x23..=0x26 | 0x3f | 0x40 | 0x42 | 0xd0 | 0xd2 => self.several(1, REST)?,
            0x43 => self.bytes(4)?,
            0x44 => self.bytes(8)?,
            0xfc => self.longer()?,
            _ => return Err(unknown(&format!("instruction {code:#x}"), self.at)),
        }
        Ok(code)
    }

    fn bytes(&mut self, count: usize) -> Result<(), Failure> {
        for _ in 0..count {
            let byte = self.byte()?;
            self.streams[REST].push(byte);
        }
        Ok(())
    }

    /// Those of two codes: conversions that saturate, memory and tables in bulk.
    fn longer(&mut self) -> Result<(), Failure> {
        let code = self.number(PLAIN)?;
        match code {
            0..=7 => Ok(()),
            9 | 11 | 13 | 15..=17 => self.several(1, PLAIN),
            8 | 10 | 12 | 14 => self.several(2, PLAIN),
            _ => Err(unknown(&format!("instruction 0xfc {code}"), self.at)),
        }
    }
}

/// The bytes that a number takes, seven bits in each.
fn shortest(number: usize) -> usize {
    let bits = usize::BITS - number.leading_zeros();
    usize::try_from(bits.max(1).div_ceil(7)).unwrap_or(usize::MAX)
}

fn unknown(what: &str, at: usize) -> Failure {
    Failure::new(format!("the single file cannot carry {what} (at {at})"))
        .hint("teach it to web/build/src/weave.rs and web/src/single/weave.ts")
}

#[cfg(test)]
mod tests {
    use super::{apart, shortest};

    /// One function without parameters: a local, a block, a load, a branch out, a constant in two bytes.
    const MODULE: &[u8] =
        b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x05\x03\x01\0\x01\x0a\x16\x01\
        \x14\x01\x01\x7f\x02\x40\x20\0\x28\x02\x08\x21\0\x0c\0\x0b\x41\x80\x02\x1a\x0b\x00\x01\x00";

    #[test]
    fn each_kind_in_its_stream() {
        let parts = apart(MODULE).expect("a module");
        assert!(parts.head.ends_with(b"\x0a\x16"));
        assert_eq!(parts.tail, b"\x00\x01\x00");
        let expected: [&[u8]; 8] = [
            b"\x02\x40\x20\x28\x02\x21\x0c\x0b\x41\x1a\x0b",
            b"\0",
            b"\0",
            b"\x80\x02",
            b"\x08",
            b"",
            b"\0",
            b"\x01\x01\x01\x7f",
        ];
        assert_eq!(parts.streams, expected);
    }

    #[test]
    fn what_it_does_not_know_stops_the_build() {
        let mut simd = MODULE.to_vec();
        let last = simd.len() - 5;
        simd[last] = 0xfd;
        for module in [
            simd.as_slice(),
            &MODULE[..MODULE.len() - 8],
            b"\0asm\x01\0\0\0",
        ] {
            let failure = apart(module).err().map(|failure| format!("{failure:?}"));
            assert!(failure.is_some_and(|text| text.contains("cannot carry")));
        }
    }

    #[test]
    fn lengths_of_lengths() {
        for (number, bytes) in [(0, 1), (127, 1), (128, 2), (16_383, 2), (16_384, 3)] {
            assert_eq!(shortest(number), bytes, "{number}");
        }
    }
}
