//! Scaled integers as decimal text, eight digits at a time.

/// Room that a number needs: 20 digits and a point, and what is written behind it for speed.
pub const ROOM: usize = 32;

/// The most decimals of a number.
pub const MAX_PLACES: u32 = 18;

/// What eight digits hold.
const EIGHT: u64 = 100_000_000;

/// Eight zeros as text.
pub const ASCII_ZEROS: u64 = 0x3030_3030_3030_3030;

/// A point and two digits, from 00 to 99, as a word in memory order.
const CENTS: [u32; 100] = {
    let mut cents = [0; 100];
    let mut pair = 0;
    while pair < 100 {
        let (tens, ones) = (pair / 10 + 0x30, pair % 10 + 0x30);
        cents[pair as usize] = b'.' as u32 | (tens << 8) | (ones << 16);
        pair += 1;
    }
    cents
};

/// Writes `number / 10^places` with all of its decimals at the beginning of `room`, and returns its length.
#[inline]
pub fn write(number: u64, places: u32, room: &mut [u8; ROOM]) -> usize {
    if let Some(short) = Short::new(number, places) {
        return short.write(room);
    }
    write_any(number, places, room)
}

/// The text of a number of up to ten digits with two decimals, in registers: rows repeat figures.
#[derive(Clone, Copy, Debug, Default)]
pub struct Short {
    whole: u64,
    /// How many digits the whole has.
    length: usize,
    /// A point and two digits.
    cents: u32,
}

impl Short {
    /// `number / 100`; `None` for other decimals and longer numbers.
    #[inline(always)]
    pub fn new(number: u64, places: u32) -> Option<Self> {
        if places != 2 || number >= EIGHT * 100 {
            return None;
        }
        let (whole, pair) = (number / 100, number % 100);
        let (whole, length) = short_digits(whole);
        Some(Self {
            whole,
            length,
            cents: CENTS[usize::try_from(pair).unwrap_or_default()],
        })
    }

    /// Writes it, and returns its length.
    #[inline(always)]
    pub fn write(self, room: &mut [u8; ROOM]) -> usize {
        room[..8].copy_from_slice(&self.whole.to_le_bytes());
        room[self.length..self.length + 4].copy_from_slice(&self.cents.to_le_bytes());
        self.length + 3
    }
}

#[inline(never)]
fn write_any(number: u64, places: u32, room: &mut [u8; ROOM]) -> usize {
    let unit = 10_u64.pow(places);
    let mut length = write_whole(number / unit, room);
    if places > 0 {
        room[length] = b'.';
        length += 1;
        let mut rest = number % unit;
        let decimals = &mut room[length..length + places as usize];
        for digit in decimals.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
        length += places as usize;
    }
    length
}

/// Writes a whole number, and returns its length.
fn write_whole(number: u64, room: &mut [u8; ROOM]) -> usize {
    if number < EIGHT {
        return write_short(number, room, 0);
    }
    let (high, low) = (number / EIGHT, number % EIGHT);
    let end = if high < EIGHT {
        write_short(high, room, 0)
    } else {
        let end = write_short(high / EIGHT, room, 0);
        write_eight(high % EIGHT, room, end)
    };
    write_eight(low, room, end)
}

/// Writes a number of at most eight digits, and returns where it ends.
fn write_short(number: u64, room: &mut [u8; ROOM], at: usize) -> usize {
    let (shown, length) = short_digits(number);
    room[at..at + 8].copy_from_slice(&shown.to_le_bytes());
    at + length
}

/// The digits of a number of at most eight, as text in memory order, and how many they are.
#[inline(always)]
const fn short_digits(number: u64) -> (u64, usize) {
    let digits = eight_digits(number);
    // The first digit is in the lowest byte. The last one stays, even a zero.
    let zeros = digits.trailing_zeros() / 8;
    let zeros = if zeros > 7 { 7 } else { zeros };
    ((digits + ASCII_ZEROS) >> (8 * zeros), 8 - zeros as usize)
}

/// Writes a number of at most eight digits with zeros in front, and returns where it ends.
fn write_eight(number: u64, room: &mut [u8; ROOM], at: usize) -> usize {
    let shown = eight_digits(number) + ASCII_ZEROS;
    room[at..at + 8].copy_from_slice(&shown.to_le_bytes());
    at + 8
}

/// The digits of a number below 10^8, one in each byte, the first in the lowest.
///
/// Halves, then quarters, then eighths are divided side by side in one word; the divisions by 100 and by 10
/// are multiplications that are exact for such small numbers. After Paul Khuong, "How to print integers
/// really fast" (2017), <https://pvk.ca/Blog/2017/12/22/appnexus-common-framework-its-out-also-how-to-print-integers-faster/>.
#[inline(always)]
const fn eight_digits(number: u64) -> u64 {
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let twos = hundreds | ((fours - 100 * hundreds) << 16);
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | ((twos - 10 * tens) << 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_as_the_formatter_does() {
        let near_powers = (0..20).flat_map(|power| {
            let power = 10_u64.pow(power);
            [power - 1, power, 12_345_678_901_234_567_890 % power]
        });
        for number in near_powers.chain([101, u64::MAX]) {
            for places in 0..=MAX_PLACES {
                let mut room = [0; ROOM];
                let length = write(number, places, &mut room);
                let unit = 10_u64.pow(places);
                let decimals = format!("{:0width$}", number % unit, width = places as usize);
                let expected = if places == 0 {
                    number.to_string()
                } else {
                    format!("{}.{decimals}", number / unit)
                };
                assert_eq!(core::str::from_utf8(&room[..length]), Ok(&*expected));
            }
        }
    }

    #[test]
    fn all_eight_digits() {
        for number in (0..EIGHT).step_by(9_973).chain([9, 10, 99, 100, EIGHT - 1]) {
            let mut room = [0; ROOM];
            let length = write(number, 0, &mut room);
            assert_eq!(
                core::str::from_utf8(&room[..length]),
                Ok(&*number.to_string())
            );
        }
    }
}
