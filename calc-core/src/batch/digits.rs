//! Scaled integers as decimal text.

/// Two digits each, from 00 to 99.
const PAIRS: [[u8; 2]; 100] = pairs();

const fn pairs() -> [[u8; 2]; 100] {
    let mut pairs = [[0; 2]; 100];
    let mut number = 0_u8;
    while number < 100 {
        pairs[number as usize] = [b'0' + number / 10, b'0' + number % 10];
        number += 1;
    }
    pairs
}

/// The longest text of a word: 20 digits, a point, and zeros in front of up to 28 decimals.
pub const MAX_TEXT: usize = 32;

/// The most decimals that the fast path writes.
pub const MAX_PLACES: u32 = 18;

/// Writes `number / 10^places` with all of its decimals at `text[at..]`, and returns where it ends.
#[inline]
pub fn write(number: u64, places: u32, point: u8, text: &mut [u8], at: usize) -> usize {
    if places == 0 {
        return write_whole(number, text, at);
    }
    if places == 2 {
        let mut end = write_whole(number / 100, text, at);
        let pair = PAIRS[(number % 100) as usize];
        text[end..end + 3].copy_from_slice(&[point, pair[0], pair[1]]);
        end += 3;
        return end;
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
fn write_whole(mut number: u64, text: &mut [u8], at: usize) -> usize {
    let end = at + length(number);
    let digits = &mut text[at..end];
    let mut left = digits.len();
    while number >= 100 {
        let pair = PAIRS[(number % 100) as usize];
        number /= 100;
        left -= 2;
        digits[left..left + 2].copy_from_slice(&pair);
    }
    if number >= 10 {
        digits[..2].copy_from_slice(&PAIRS[number as usize]);
    } else {
        digits[0] = b'0' + number as u8;
    }
    end
}

/// How many digits a whole number has.
#[inline]
fn length(number: u64) -> usize {
    number.checked_ilog10().unwrap_or(0) as usize + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_as_the_formatter_does() {
        for number in [0, 1, 9, 10, 99, 100, 101, 12_345, 999_999_999_999, u64::MAX] {
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
