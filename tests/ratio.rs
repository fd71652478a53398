//! `Ratio` and `Sum` against big rationals that share no code with them.

use calc_core::Exact;
use calc_core::batch::{Ratio, Sum};
use num_bigint::{BigInt, BigUint};
use num_traits::{Signed, Zero};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::config;
use crate::oracle::{Rational, of, rational, rounded, ten, whole};

/// Numbers: any, small, powers of two, five and ten and what lies beside them.
fn number() -> impl Strategy<Value = BigUint> {
    let power = |base: u32| (0..90_u32).prop_map(move |power| BigUint::from(base).pow(power));
    let beside = |base: u32| power(base).prop_map(|power| power + 1_u32);
    let product = (any::<u128>(), any::<u128>()).prop_map(|(a, b)| BigUint::from(a) * b);
    prop_oneof![
        (0..1000_u32).prop_map(BigUint::from),
        any::<u128>().prop_map(BigUint::from),
        product,
        power(2),
        power(5),
        power(10),
        beside(10),
    ]
}

fn parts() -> impl Strategy<Value = (BigUint, BigUint)> {
    (
        number(),
        number().prop_filter("a denominator", |den| !den.is_zero()),
    )
}

fn truth((num, den): &(BigUint, BigUint)) -> Rational {
    Rational::new(BigInt::from(num.clone()), BigInt::from(den.clone()))
}

fn ratio((num, den): (BigUint, BigUint)) -> Ratio {
    Ratio::new(num, den)
}

/// The value, held against its lowest terms.
fn held(ratio: &Ratio) -> Rational {
    let (num, den) = ratio.parts();
    let reduced = truth(&(num.clone(), den.clone()));
    assert_eq!(reduced.numer(), &BigInt::from(num.clone()), "lowest terms");
    assert_eq!(reduced.denom(), &BigInt::from(den.clone()), "lowest terms");
    reduced
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn arithmetic(a in parts(), b in parts()) {
        let (ra, rb) = (ratio(a.clone()), ratio(b.clone()));
        let (a, b) = (truth(&a), truth(&b));
        prop_assert_eq!(held(&ra.add(&rb)), &a + &b);
        prop_assert_eq!(held(&ra.mul(&rb)), &a * &b);
        if !b.is_zero() {
            prop_assert_eq!(held(&ra.div(&rb)), &a / &b);
        }
        prop_assert_eq!(ra.cmp(&rb), a.cmp(&b));
    }

    #[test]
    fn rounding(parts in parts(), places in 0..40_u32) {
        let expected = rounded(&truth(&parts), places).replace(',', "");
        prop_assert_eq!(ratio(parts).rounded(places), expected);
    }

    /// Values in the very middle of two decimals, and the least above and below.
    #[test]
    fn ties(digits in any::<u64>(), places in 0..30_u32, side in -1..=1_i32) {
        let num = BigUint::from(digits) * 10_u32 + 5_u32;
        let num = num * BigUint::from(10_u32).pow(40);
        let num = match side {
            -1 => num - 1_u32,
            0 => num,
            _ => num + 1_u32,
        };
        let parts = (num, BigUint::from(10_u32).pow(41 + places));
        let expected = rounded(&truth(&parts), places).replace(',', "");
        prop_assert_eq!(ratio(parts).rounded(places), expected);
    }

    /// All digits are all, or the 28 nearest.
    #[test]
    fn all_digits(parts in parts()) {
        let truth = truth(&parts);
        let (text, exact) = ratio(parts).all_digits();
        let shown = rational(&text);
        prop_assert_eq!(exact, shown == truth, "{} for {}", text, truth);
        prop_assert!(!text.contains('.') || !text.ends_with(['0', '.']));
        let significant = text.replace('.', "");
        let significant = significant.trim_start_matches('0').trim_end_matches('0');
        prop_assert!(significant.len() <= 28);
        if !exact {
            // Within half of a unit in the 28th digit, of which the value has more than 10^27: were it a
            // whole number of them, it would be what is shown.
            let error = (&shown - &truth).abs();
            prop_assert!(&error * whole(2) * whole(ten(27)) <= truth);
        }
    }

    #[test]
    fn decimals_come_in_as_they_are(mantissa in 0..(1_i128 << 96), scale in 0..=28_u32) {
        let exact = Exact::known(Decimal::from_i128_with_scale(mantissa, scale));
        prop_assert_eq!(held(&Ratio::from_exact(exact)), of(exact));
    }

    #[test]
    fn sums(terms in prop::collection::vec((number(), 0..60_u32), 0..20)) {
        let mut sum = Sum::default();
        let mut expected = Rational::zero();
        for (mantissa, scale) in terms {
            sum.add(&Sum::new(mantissa.clone(), scale));
            expected += Rational::new(mantissa.into(), ten(scale));
        }
        prop_assert_eq!(held(&sum.ratio()), expected.clone());
        prop_assert_eq!(rational(&sum.to_string()), expected);
        prop_assert_eq!(sum.to_string().parse::<Sum>().unwrap(), sum);
    }
}
