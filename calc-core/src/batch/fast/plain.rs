//! Numbers of few digits, eight bytes at a time.

use super::digits::ASCII_ZEROS;

/// The longest cell that is read: as many digits as a word surely holds.
const MAX_PLAIN: usize = 19;

/// A number as a whole one and its decimals: 12.345 is 12345 with three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    pub mantissa: u64,
    pub scale: u32,
}

impl Plain {
    /// The product; `None` where it does not fit a word.
    #[inline(always)]
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self {
            mantissa: self.mantissa.checked_mul(other.mantissa)?,
            scale: self.scale + other.scale,
        })
    }
}

/// Reads the digits of `block[from..to]` with at most one point between them; `None` for everything else,
/// and for long ones.
#[inline(always)]
pub fn read(block: &[u8], from: usize, to: usize) -> Option<Plain> {
    let length = to - from;
    if length > 8 || length == 0 {
        return long(&block[from..to]);
    }
    let bytes = if let Some(before) = to.checked_sub(8) {
        block[before..to].try_into().expect("eight bytes")
    } else {
        let mut bytes = [0; 8];
        bytes[8 - length..].copy_from_slice(&block[from..to]);
        bytes
    };
    short(u64::from_le_bytes(bytes), length)
}

/// Byte by byte.
#[inline(never)]
fn long(text: &[u8]) -> Option<Plain> {
    let (Some(first), Some(last)) = (text.first(), text.last()) else {
        return None;
    };
    if text.len() > MAX_PLAIN || !first.is_ascii_digit() || !last.is_ascii_digit() {
        return None;
    }
    let (mut mantissa, mut scale, mut behind) = (0_u64, 0, 0);
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        scale += behind;
        if digit < 10 {
            mantissa = mantissa * 10 + u64::from(digit);
        } else if *byte == b'.' && behind == 0 {
            behind = 1;
        } else {
            return None;
        }
    }
    Some(Plain { mantissa, scale })
}

/// Eight bytes at once, the text in the highest `length` of them.
#[inline(always)]
fn short(word: u64, length: usize) -> Option<Plain> {
    const POINTS: u64 = 0x2e2e_2e2e_2e2e_2e2e;
    let text = u64::MAX << (64 - 8 * length);
    let word = word & text | ASCII_ZEROS & !text;
    // The lowest byte that is a point has its highest bit set here, and no lower byte has.
    let difference = word ^ POINTS;
    let points = difference.wrapping_sub(LOWEST_BITS) & !difference & HIGHEST_BITS;
    if points == 0 {
        return Some(Plain {
            mantissa: eight_digits(word)?,
            scale: 0,
        });
    }
    let at = points.trailing_zeros() / 8;
    if at as usize == 8 - length || at == 7 {
        return None;
    }
    let before = word & ((1 << (8 * at)) - 1);
    let behind = word & (u64::MAX << (8 * (at + 1)));
    Some(Plain {
        mantissa: eight_digits(behind | before << 8 | u64::from(b'0'))?,
        scale: 7 - at,
    })
}

const LOWEST_BITS: u64 = 0x0101_0101_0101_0101;
const HIGHEST_BITS: u64 = 0x8080_8080_8080_8080;

/// The number of eight digits, the first in the lowest byte; `None` where one is no digit.
#[inline(always)]
const fn eight_digits(word: u64) -> Option<u64> {
    const HIGH: u64 = 0xf0f0_f0f0_f0f0_f0f0;
    let above_nine = word.wrapping_add(0x0606_0606_0606_0606);
    if (word | above_nine) & HIGH != ASCII_ZEROS || word & HIGH != ASCII_ZEROS {
        return None;
    }
    // Pairs, then fours, then the eight: each step adds neighbours, the higher byte being the later digit.
    let digits = word - ASCII_ZEROS;
    let pairs = ((digits * 10) + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = ((pairs * 100) + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    Some(((fours * 10_000) + (fours >> 32)) & 0xffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::number::{Scaled, read as read_any};
    use num_bigint::BigUint;

    #[test]
    fn plain_numbers_are_what_the_slow_reader_reads() {
        let texts = [
            "0",
            "7",
            "12",
            "12.5",
            "0.001",
            "395.481",
            "5000",
            "12345678",
            "1234567.8",
            "1.2345678",
            "123456789",
            "0000.100",
            "12345678901234.5678",
            "1234567890123456789",
            "9999999999999999999",
        ];
        for text in texts {
            let found = read(text.as_bytes(), 0, text.len()).unwrap();
            let inside = format!("9.9,{text},9.9");
            assert_eq!(
                read(inside.as_bytes(), 4, 4 + text.len()),
                Some(found),
                "{text}"
            );
            let expected = Scaled::from_exact(read_any(text, false).unwrap());
            assert_eq!(BigUint::from(found.mantissa), expected.mantissa, "{text}");
            assert_eq!(found.scale, expected.scale, "{text}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_slow_reader() {
        let texts = [
            "",
            ".",
            "5.",
            ".5",
            "1.2.3",
            "1..2",
            "-1",
            "+1",
            "1e3",
            "1,5",
            " 1",
            "1 ",
            "1/2",
            "1:2",
            "12a",
            "\u{663}",
            "12345678.",
            ".12345678",
            "1.2345678.9",
            "12345678901234567890",
            "1.......",
        ];
        for text in texts {
            assert_eq!(read(text.as_bytes(), 0, text.len()), None, "{text}");
        }
    }
}
