//! The logarithm of a block of numbers, without a branch, so that processors do several at once.

/// ln 2 in two parts; the first has zeros at its end, so that a whole number of times it is exact.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// The bits of the root of one half, which is taken for the least factor of a power of two.
const ROOT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
/// The bits of one, and of 2^52: a whole number in the last bits of that is the number added to it.
const ONE: u64 = 1023 << 52;
const SHIFT: u64 = 1075 << 52;
/// What a shifted exponent is more than the exponent.
const MORE: f64 = 4_503_599_627_370_496.0 + 1023.0;

/// Twice one over the odd numbers from 19 down to 1.
const TERMS: [f64; 10] = [
    2.0 / 19.0,
    2.0 / 17.0,
    2.0 / 15.0,
    2.0 / 13.0,
    2.0 / 11.0,
    2.0 / 9.0,
    2.0 / 7.0,
    2.0 / 5.0,
    2.0 / 3.0,
    2.0,
];

/// Replaces each number by its logarithm, right to about the last bit: that of a power of two, and of a factor
/// between the roots of one half and of two, by the series of the inverse hyperbolic tangent. Numbers are
/// positive, finite, and from the least one with all its digits, about 2e-308, on.
pub fn logarithms(block: &mut [f64]) {
    for value in block {
        let bits = value.to_bits();
        let shifted = bits.wrapping_sub(ROOT_HALF).wrapping_add(ONE) >> 52;
        let factor = f64::from_bits(bits.wrapping_add(ONE).wrapping_sub(shifted << 52));
        let power = f64::from_bits(shifted | SHIFT) - MORE;
        let place = (factor - 1.0) / (factor + 1.0);
        let square = place * place;
        let mut series = TERMS[0];
        for term in &TERMS[1..] {
            series = series * square + term;
        }
        *value = power * LN_2_HIGH + (place * series + power * LN_2_LOW);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_those_of_libm() {
        let near = (-300..=300).map(|n| 1.0 + f64::from(n) * 0.003_31);
        let far = (-2000..=2000).map(|n| libm::exp(f64::from(n) * 0.353_7));
        let numbers: Vec<f64> = near.chain(far).collect();
        let mut block = numbers.clone();
        logarithms(&mut block);
        for (x, found) in numbers.into_iter().zip(block) {
            let truth = libm::log(x);
            assert!(
                (found - truth).abs() <= 5e-16 * truth.abs(),
                "{x}: {found} {truth}"
            );
        }
    }

    #[test]
    fn the_ends_of_what_is_taken_have_logarithms() {
        let mut block = [f64::MIN_POSITIVE, f64::MAX, 1.0];
        logarithms(&mut block);
        assert!(
            (block[0] + 708.396_418_532_264_1).abs() < 1e-12,
            "{block:?}"
        );
        assert!((block[1] - 709.782_712_893_384).abs() < 1e-12, "{block:?}");
        assert_eq!(block[2].to_bits(), 0);
    }
}
