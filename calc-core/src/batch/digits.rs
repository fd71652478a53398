//! Scaled integers as decimal text.

/// The longest text of a word: 20 digits and a point; 8 more may be written behind it for speed.
pub const MAX_TEXT: usize = 32;

/// The most decimals that the fast path writes.
pub const MAX_PLACES: u32 = 18;

/// What eight digits hold.
const EIGHT: u64 = 100_000_000;

/// Writes `number / 10^places` with all of its decimals at `text[at..]`, and returns where it ends. Bytes
/// behind the end may be overwritten, within [`MAX_TEXT`] from `at`.
#[inline]
pub fn write(number: u64, places: u32, point: u8, text: &mut [u8], at: usize) -> usize {
    if places == 2 {
        let end = write_whole(number / 100, text, at);
        let pair = (number % 100) as u32;
        let (tens, ones) = (pair / 10, pair % 10);
        let cents = u32::from(point) | (tens + 0x30) << 8 | (ones + 0x30) << 16;
        text[end..end + 4].copy_from_slice(&cents.to_le_bytes());
        return end + 3;
    }
    if places == 0 {
        return write_whole(number, text, at);
    }
    let unit = 10_u64.pow(places);
    let end = write_whole(number / unit, text, at);
    text[end] = point;
    let mut rest = number % unit;
    let decimals = &mut text[end + 1..end + 1 + places as usize];
    for digit in decimals.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    end + 1 + places as usize
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
        let powers = (0..20).flat_map(|power| [10_u64.pow(power) - 1, 10_u64.pow(power), 12_345_678_901_234_567_890 % 10_u64.pow(power)]);
        for number in powers.chain([101, u64::MAX]) {
            for places in 0..=MAX_PLACES {
                let mut text = [0; MAX_TEXT + 8];
                let end = write(number, places, b'.', &mut text, 3);
                let unit = 10_u64.pow(places);
                let decimals = format!("{:0width$}", number % unit, width = places as usize);
                let expected = if places == 0 { number.to_string() } else { format!("{}.{decimals}", number / unit) };
                assert_eq!(core::str::from_utf8(&text[3..end]), Ok(&*expected));
            }
        }
    }
}
