//! Properties of figures: monotone, in order, and rounded once from the true value.

use calc_core::{Assessment, ErrorKind, MAX_MASS_GRAMS, Method, Range, show};
use num_traits::{Signed, Zero};
use proptest::prelude::*;

use crate::ask::{ask, pick};
use crate::config;
use crate::data::unit_in_grams;
use crate::oracle::{self, Rational, of, rational, ten, whole};

/// Digits with a point somewhere: at most `most` of them, the first one not zero.
fn digits(most: u32) -> impl Strategy<Value = String> {
    (1..=most, any::<u64>(), 0..=most).prop_map(|(count, seed, places)| {
        let low = 10_u64.pow(count - 1);
        let number = (low + seed % (9 * low)).to_string();
        let before = number.len().saturating_sub(places as usize);
        match number.split_at(before) {
            (_, "") => number,
            ("", decimals) => format!("0.{decimals}"),
            (whole, decimals) => format!("{whole}.{decimals}"),
        }
    })
}

/// A percentage above 0 and at most 100, of at most six digits.
fn percent() -> impl Strategy<Value = String> {
    (1..=1_000_000_u32).prop_map(|n| {
        let text = format!("{}.{:04}", n / 10_000, n % 10_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    })
}

fn unit() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "g",
        "kg",
        "lb",
        "oz",
        "ozt",
        "t",
        "stone",
        "grain",
        "short ton",
        "long ton",
    ])
}

/// A lethal dose in milligrams, of at most four digits.
fn dose() -> impl Strategy<Value = String> {
    digits(4)
}

/// Figures of a mass, or nothing where it is below the scale of a seizure or past the largest mass.
fn figures(mass: &str, unit: &str, options: &str) -> Option<Assessment> {
    match ask(&format!("{mass} {unit} fentanyl"), options) {
        Ok(assessment) => (!assessment.figures.is_empty()).then_some(assessment),
        Err(error) if error.kind() == ErrorKind::OutOfRange => {
            let grams = rational(mass) * unit_in_grams(unit).unwrap();
            assert!(grams > rational(MAX_MASS_GRAMS), "{mass} {unit}: {error}");
            None
        }
        Err(error) => panic!("{mass} {unit} {options}: {error}"),
    }
}

fn all_figures(assessment: &Assessment) -> Vec<(Method, Range<Rational>)> {
    assessment
        .figures
        .iter()
        .map(|figure| (figure.method, figure.doses.map(|doses| of(doses.count()))))
        .collect()
}

proptest! {
    #![proptest_config(config(500))]

    /// What is shown is the true value, rounded once and half to even; and it is marked if it is not all of it.
    #[test]
    fn shown_figures_are_rounded_from_the_truth(mass in digits(12), unit in unit(), percent in percent(), dose in dose()) {
        let Some(assessment) = figures(&mass, unit, &format!("--purity {percent}% --lethal-dose {dose}mg")) else { return Ok(()) };
        let gross = rational(&mass) * unit_in_grams(unit).unwrap() / (rational(&dose) / whole(1000));
        let pure = &gross * rational(&percent) / whole(100);
        for (which, truth) in [("gross", gross), ("purity-adjusted", pure)] {
            let (number, is_exact) = pick(&assessment, which);
            prop_assert_eq!(is_exact, of(number) == truth, "the bit of {} of {} {}", which, mass, unit);
            let shown = show::rounded(number, 2);
            prop_assert_eq!(shown, oracle::shown(&truth, of(number) == truth), "{} of {} {} at {}% and {} mg", which, mass, unit, percent, dose);
        }
    }

    /// More mass, more doses; twice the mass, twice the doses.
    #[test]
    fn doses_grow_with_mass(a in digits(9), b in digits(9), unit in unit()) {
        let (low, high) = if rational(&a) <= rational(&b) { (a, b) } else { (b, a) };
        let (Some(low), Some(high)) = (figures(&low, unit, "-"), figures(&high, unit, "-")) else { return Ok(()) };
        for ((method, low), (_, high)) in all_figures(&low).iter().zip(all_figures(&high)) {
            prop_assert!(low.low <= high.low && low.central <= high.central && low.high <= high.high, "{}", method);
        }
    }

    /// More purity, more doses; a larger lethal dose, fewer.
    #[test]
    fn doses_grow_with_purity_and_fall_with_the_lethal_dose(mass in digits(6), a in percent(), b in percent(), c in dose(), d in dose()) {
        let of_purity = |purity: &str| Some(of(pick(&figures(&mass, "kg", &format!("--purity {purity}%"))?, "purity-adjusted").0));
        if let (Some(first), Some(second)) = (of_purity(&a), of_purity(&b)) {
            prop_assert_eq!(rational(&a).cmp(&rational(&b)), first.cmp(&second));
        }
        let of_dose = |dose: &str| Some(of(pick(&figures(&mass, "kg", &format!("--lethal-dose {dose}mg"))?, "gross").0));
        if let (Some(first), Some(second)) = (of_dose(&c), of_dose(&d)) {
            prop_assert!(first.is_zero() || rational(&c).cmp(&rational(&d)) == second.cmp(&first));
        }
    }

    /// low <= central <= high, by every method and in every total, and they are the exact worst case.
    #[test]
    fn ranges_are_in_order(
        mass in digits(6),
        count in 10..1_000_000_000_u32,
        mut purity in [percent(), percent(), percent()],
        mut share in [percent(), percent(), percent()],
        mut doses in [dose(), dose(), dose()],
    ) {
        let sort = |texts: &mut [String; 3]| texts.sort_by_key(|text| rational(text));
        sort(&mut purity);
        sort(&mut share);
        sort(&mut doses);
        let [low, central, high] = &purity;
        let [share_low, share_central, share_high] = &share;
        let [dose_low, dose_central, dose_high] = &doses;
        let options = format!(
            "--purity {low}%..{central}%..{high}% --tablet-share {share_low}%..{share_central}%..{share_high}% \
             --lethal-dose {dose_low}mg..{dose_central}mg..{dose_high}mg --tablet-content 1.3mg..1.94mg..2.4mg"
        );
        let text = format!("{count} fentanyl tablets and {mass} kg of fentanyl powder");
        let assessment = ask(&text, &options).unwrap_or_else(|error| panic!("{text} {options}: {error}"));
        prop_assert_eq!(assessment.figures.len(), 4);
        prop_assert_eq!(assessment.totals.len(), 3);
        let doses = assessment.figures.iter().map(|figure| figure.doses).chain(assessment.totals.iter().map(|total| total.doses));
        for doses in doses {
            prop_assert!(doses.low <= doses.central && doses.central <= doses.high, "{} {}", text, options);
        }
        let worst = rational(&mass) * whole(1000) * rational(low) / whole(100) / (rational(dose_high) / whole(1000));
        let (number, is_exact) = pick(&assessment, "purity-adjusted low");
        let off = (of(number) - &worst).abs();
        prop_assert!(if is_exact { off.is_zero() } else { off * whole(ten(24)) <= worst }, "{} is not {}", number, worst);
    }

    /// A total is the sum of its parts, to the last digit where all are exact.
    #[test]
    fn totals_are_sums(masses in prop::collection::vec((digits(6), unit()), 2..8)) {
        let parts: Vec<_> = masses.iter().map(|(mass, unit)| format!("{mass} {unit} fentanyl")).collect();
        let text = parts.join(" and ");
        let assessment = ask(&text, "-").unwrap_or_else(|error| panic!("{text}: {error}"));
        if assessment.figures.is_empty() {
            return Ok(());
        }
        let milligrams = rational("0.002");
        let sum = masses.iter().map(|(mass, unit)| rational(mass) * unit_in_grams(unit).unwrap() / &milligrams).fold(whole(0), |sum, doses| sum + doses);
        let total = &assessment.totals[0];
        prop_assert_eq!(&total.methods, &vec![Method::Gross]);
        let number = total.doses.central.count();
        prop_assert_eq!(number.is_exact(), of(number) == sum, "{}", text);
        prop_assert!((of(number) - &sum).abs() * whole(ten(20)) <= sum, "{}", text);
    }
}
