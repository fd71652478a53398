//! `Exact` against big rationals, with operands made to hurt.

use calc_core::{Exact, show};
use num_traits::{Signed, Zero};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::config;
use crate::oracle::{Rational, fits_a_decimal, of, of_decimal, ten, whole};

const LARGEST: i128 = (1 << 96) - 1;

/// Mantissas: any, small, near 2^96, ones with zeros at the end, powers of two and of five.
fn mantissa() -> impl Strategy<Value = i128> {
    let zeros = (1..1_000_000_i128, 0..22_u32).prop_map(|(n, zeros)| n * 10_i128.pow(zeros));
    let twos = (1..1000_i128, 0..86_u32).prop_map(|(n, power)| n << power);
    let fives = (1..1000_i128, 0..37_u32).prop_map(|(n, power)| n * 5_i128.pow(power));
    prop_oneof![
        0..=LARGEST,
        0..1000_i128,
        (0..1000_i128).prop_map(|below| LARGEST - below),
        zeros,
        twos,
        fives,
        Just(10_i128.pow(28)),
        Just(10_i128.pow(28) - 1),
    ]
}

fn operand() -> impl Strategy<Value = Exact> {
    (mantissa(), 0..=28_u32, any::<bool>()).prop_map(|(mantissa, scale, negative)| {
        let signed = if negative { -mantissa } else { mantissa };
        Exact::known(Decimal::from_i128_with_scale(signed, scale))
    })
}

/// A result holds the truth if its bit is on, and is within half a unit in the last place of a
/// decimal of its size if not.
fn holds(result: Option<Exact>, truth: &Rational) -> Result<(), TestCaseError> {
    let Some(result) = result else {
        prop_assert!(
            truth.abs() > of_decimal(Decimal::MAX) - whole(1),
            "refused {truth}, which a decimal can hold"
        );
        return Ok(());
    };
    let held = of(result);
    prop_assert_eq!(
        result.is_exact(),
        held == *truth,
        "the bit lies: held {}, truth {}",
        held,
        truth
    );
    // A decimal of fewer places than 28 has them because 96 bits are full, so its error is below
    // one part in 10^27 of the value, or below 10^-28.
    let allowed = truth.abs() / whole(ten(27)) + Rational::new(1.into(), ten(28));
    prop_assert!(
        (&held - truth).abs() <= allowed,
        "{} is far from {}",
        held,
        truth
    );
    Ok(())
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn sums(a in operand(), b in operand()) {
        holds(a.checked_add(b), &(of(a) + of(b)))?;
    }

    #[test]
    fn sums_of_near_opposites(a in operand(), nudge in mantissa(), scale in 0..=28_u32) {
        let b = Exact::known(-a.value());
        let b = b.checked_add(Exact::known(Decimal::from_i128_with_scale(nudge % 1000, scale)));
        if let Some(b) = b {
            holds(a.checked_add(b), &(of(a) + of(b))).or_else(|error| if b.is_exact() { Err(error) } else { Ok(()) })?;
        }
    }

    #[test]
    fn products(a in operand(), b in operand()) {
        holds(a.checked_mul(b), &(of(a) * of(b)))?;
    }

    #[test]
    fn quotients(a in operand(), b in operand()) {
        if b.value().is_zero() {
            prop_assert!(a.checked_div(b).is_none());
        } else {
            holds(a.checked_div(b), &(of(a) / of(b)))?;
        }
    }

    /// A quotient that comes out even is found, however the operands are scaled.
    #[test]
    fn quotients_that_come_out(a in 1..1_000_000_000_000_i128, b in 1..1_000_000_000_i128, up in 0..8_u32, down in 0..8_u32) {
        let product = Exact::known(Decimal::from_i128_with_scale(a * b * 10_i128.pow(up), up + 4));
        let divisor = Exact::known(Decimal::from_i128_with_scale(b, down));
        let quotient = product.checked_div(divisor).unwrap();
        prop_assert!(quotient.is_exact());
        prop_assert_eq!(of(quotient), of(product) / of(divisor));
    }

    /// The bit is on for every true result that a decimal can hold.
    #[test]
    fn the_bit_is_not_lost_for_nothing(a in operand(), b in operand()) {
        let results = [
            (a.checked_add(b), Some(of(a) + of(b))),
            (a.checked_mul(b), Some(of(a) * of(b))),
            (a.checked_div(b), (!b.value().is_zero()).then(|| of(a) / of(b))),
        ];
        for (result, truth) in results {
            if let (Some(result), Some(truth)) = (result, truth) {
                prop_assert!(result.is_exact() || !fits_a_decimal(&truth), "{} was held inexactly as {}", truth, result);
            }
        }
    }

    /// Once off, the bit stays off.
    #[test]
    fn the_bit_does_not_come_back(b in operand()) {
        let rounded = Exact::from(1) / Exact::from(3);
        for result in [rounded.checked_add(b), b.checked_add(rounded), rounded.checked_mul(b), b.checked_mul(rounded), rounded.checked_div(b), b.checked_div(rounded)] {
            prop_assert!(result.is_none_or(|result| !result.is_exact()));
        }
        prop_assert!(!(-rounded).is_exact());
    }

    /// What is printed is what is held.
    #[test]
    fn printed_digits_read_back(a in operand()) {
        let absolute = Exact::known(a.value().abs());
        let text = absolute.to_string();
        match text.parse::<Exact>() {
            Ok(back) => {
                prop_assert!(back.is_exact());
                prop_assert_eq!(of(back), of(absolute));
            }
            // Numbers of 29 digits exist below 2^96; they print and do not read.
            Err(_) => prop_assert!(text.bytes().filter(u8::is_ascii_digit).count() > calc_core::MAX_DIGITS),
        }
        let plain = show::grouped(absolute).replace(',', "");
        prop_assert_eq!(plain, text);
    }

    /// No text is read as another number than its digits.
    #[test]
    fn text_reads_as_its_digits(text in "[0-9]{0,31}(\\.[0-9]{0,31})?") {
        if let Ok(number) = text.parse::<Exact>() {
            prop_assert!(number.is_exact());
            prop_assert_eq!(of(number), crate::oracle::rational(&text));
        }
    }
}

#[test]
fn zero_divides_nothing_and_is_divided_by_all() {
    assert!(Exact::ONE.checked_div(Exact::ZERO).is_none());
    let zero = Exact::ZERO.checked_div(Exact::from(3)).unwrap();
    assert!(zero.is_exact() && of(zero).is_zero());
}
