//! The exponential of a block of numbers, without a branch, so that processors do several at once.

/// The most that a number may be from zero: 2^1022 is near e^708.
const FARTHEST: f64 = 700.0;
/// ln 2 in two parts; the first has zeros at its end, so that a whole number of times it is exact.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// Added and taken away again, it rounds to a whole number, whose digits are then the last bits of the sum.
const ROUND: f64 = 6_755_399_441_055_744.0;

/// One over the factorials from 13 down to 0.
const TERMS: [f64; 14] = [
    1.0 / 6_227_020_800.0,
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
    1.0,
    1.0,
];

/// Replaces each number by its exponential, right to about the last bit: a power of two times the Taylor
/// series of what is left, which is at most half of ln 2. Numbers past 700 are taken as 700.
pub fn exponentials(block: &mut [f64]) {
    for value in block {
        let x = value.clamp(-FARTHEST, FARTHEST);
        let rounded = x * core::f64::consts::LOG2_E + ROUND;
        let whole = rounded - ROUND;
        let rest = (x - whole * LN_2_HIGH) - whole * LN_2_LOW;
        let mut series = TERMS[0];
        for term in &TERMS[1..] {
            series = series * rest + term;
        }
        let power = f64::from_bits((rounded.to_bits() << 52).wrapping_add(1023 << 52));
        *value = series * power;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponentials_are_those_of_libm() {
        let numbers: Vec<f64> = (-1400..=1400).map(|n| f64::from(n) * 0.499_3).collect();
        let mut block = numbers.clone();
        exponentials(&mut block);
        for (x, found) in numbers.into_iter().zip(block) {
            let truth = libm::exp(x);
            assert!((found / truth - 1.0).abs() < 6e-16, "{x}: {found} {truth}");
        }
    }

    #[test]
    fn nothing_grows_past_all_numbers() {
        let mut block = [1e300, -1e300];
        exponentials(&mut block);
        assert!(block[0].is_finite() && block[1] > 0.0);
    }
}
