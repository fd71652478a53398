//! Scaled integers as decimal text.

/// The bytes of a [`Text`]: 20 digits, a point, and room for what is written behind for speed.
pub const MAX_TEXT: usize = 32;

/// The most decimals that the fast path writes.
pub const MAX_PLACES: u32 = 18;

/// What eight digits hold.
const EIGHT: u64 = 100_000_000;

/// A number as text. What stands behind its length is of no meaning.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    pub bytes: [u8; MAX_TEXT],
    pub length: usize,
}

impl Text {
    /// `number / 10^places`, with all of its decimals.
    #[inline]
    pub fn new(number: u64, places: u32) -> Self {
        if places == 2 && number < EIGHT * 100 {
            return Self::cents(number);
        }
        Self::any(number, places)
    }

    /// A number of up to ten digits with two decimals: no memory is touched before the end.
    #[inline]
    fn cents(number: u64) -> Self {
        let (whole, pair) = (number / 100, number % 100);
        let digits = eight_digits(whole);
        // The first digit is in the lowest byte. The last one stays, even a zero.
        let zeros = (digits.trailing_zeros() / 8).min(7);
        let shown = (digits + ASCII_ZEROS) >> (8 * zeros);
        let (tens, ones) = (pair / 10, pair % 10);
        let cents = u64::from(b'.') | (tens + 0x30) << 8 | (ones + 0x30) << 16;
        let length = 8 - zeros as usize;
        let word = u128::from(shown) | u128::from(cents) << (8 * length);
        let mut bytes = [0; MAX_TEXT];
        bytes[..16].copy_from_slice(&word.to_le_bytes());
        Self {
            bytes,
            length: length + 3,
        }
    }

    #[inline(never)]
    fn any(number: u64, places: u32) -> Self {
        let mut bytes = [0; MAX_TEXT];
        let unit = 10_u64.pow(places);
        let mut length = write_whole(number / unit, &mut bytes, 0);
        if places > 0 {
            bytes[length] = b'.';
            length += 1;
            let mut rest = number % unit;
            let decimals = &mut bytes[length..length + places as usize];
            for digit in decimals.iter_mut().rev() {
                *digit = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
            length += places as usize;
        }
        Self { bytes, length }
    }
}

/// Writes a whole number, and returns where it ends.
#[inline]
fn write_whole(number: u64, text: &mut [u8], at: usize) -> usize {
    if number < EIGHT {
        return write_short(number, text, at);
    }
    let (high, low) = (number / EIGHT, number % EIGHT);
    let end = if high < EIGHT {
        write_short(high, text, at)
    } else {
        let end = write_short(high / EIGHT, text, at);
        write_eight(high % EIGHT, text, end)
    };
    write_eight(low, text, end)
}

/// Writes a number of at most eight digits.
#[inline]
fn write_short(number: u64, text: &mut [u8], at: usize) -> usize {
    let digits = eight_digits(number);
    // The first digit is in the lowest byte. The last one stays, even a zero.
    let zeros = (digits.trailing_zeros() / 8).min(7);
    let shown = (digits + ASCII_ZEROS) >> (8 * zeros);
    text[at..at + 8].copy_from_slice(&shown.to_le_bytes());
    at + 8 - zeros as usize
}

/// Writes a number of at most eight digits with zeros in front.
#[inline]
fn write_eight(number: u64, text: &mut [u8], at: usize) -> usize {
    let shown = eight_digits(number) + ASCII_ZEROS;
    text[at..at + 8].copy_from_slice(&shown.to_le_bytes());
    at + 8
}

const ASCII_ZEROS: u64 = 0x3030_3030_3030_3030;

/// The digits of a number below 10^8, one in each byte, the first in the lowest.
///
/// Halves, then quarters, then eighths are divided side by side in one word; the divisions by 100 and by 10
/// are multiplications that are exact for such small numbers. After Paul Khuong, "How to print integers
/// really fast" (2017), <https://pvk.ca/Blog/2017/12/22/appnexus-common-framework-its-out-also-how-to-print-integers-faster/>.
#[inline]
const fn eight_digits(number: u64) -> u64 {
    let fours = number / 10_000 | (number % 10_000) << 32;
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let twos = hundreds | (fours - 100 * hundreds) << 16;
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | (twos - 10 * tens) << 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_as_the_formatter_does() {
        let powers = (0..20).flat_map(|power| {
            [
                10_u64.pow(power) - 1,
                10_u64.pow(power),
                12_345_678_901_234_567_890 % 10_u64.pow(power),
            ]
        });
        for number in powers.chain([101, u64::MAX]) {
            for places in 0..=MAX_PLACES {
                let text = Text::new(number, places);
                let unit = 10_u64.pow(places);
                let decimals = format!("{:0width$}", number % unit, width = places as usize);
                let expected = if places == 0 {
                    number.to_string()
                } else {
                    format!("{}.{decimals}", number / unit)
                };
                assert_eq!(
                    core::str::from_utf8(&text.bytes[..text.length]),
                    Ok(&*expected)
                );
            }
        }
    }
}
