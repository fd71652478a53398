//! Quantiles, chances and means against values that mpmath integrated (`cases/spread_oracle.py`), and
//! against closed forms.

use calc_core::Exact;
use calc_core::sampling::{Ask, EngineName, Spread};
use num_traits::Signed;

use super::told::{ask, model, values};
use crate::data::rows;
use crate::oracle::{Rational, of, rational, ten, whole};

const SPREADS: &str = include_str!("../cases/spreads.tsv");

/// Whether a number is the oracle's to one part in 1e9; of chances, to 1e-9.
fn same(found: &Rational, truth: &Rational, is_chance: bool) -> bool {
    let off = (found - truth).abs() * whole(ten(9));
    off <= if is_chance { whole(1) } else { truth.clone() }
}

fn answered(spread: &Spread, what: &str) -> Exact {
    match what.chars().next() {
        Some('q') => spread.quantiles[0].value,
        Some('>') => spread.exceeds[0].chance,
        _ => spread.mean,
    }
}

#[test]
fn values_are_those_of_the_oracle() {
    let (mut faults, mut count) = (Vec::new(), 0);
    for (line, [inputs, terms, what, says]) in rows::<4>(SPREADS) {
        let asked = match (what.strip_prefix('q'), what.strip_prefix('>')) {
            (Some(p), _) => ask(&[p]),
            (_, Some(figure)) => Ask::default().above(vec![figure.parse().expect("a figure")]),
            _ => Ask::default(),
        };
        let spread = model(inputs, terms).spread(&asked).expect("a spread");
        let found = answered(&spread, what);
        let by_integration = spread.engine.name == EngineName::Integration;
        if !by_integration || !same(&of(found), &rational(says), what.starts_with('>')) {
            faults.push(format!(
                "line {line}: {inputs} {terms} {what}: {found}, not {says}"
            ));
        }
        count += 1;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 100, "{count} cases");
}

/// 273 kg gross, purity triangular 7.6 / 10.4 / 13.2%, lethal dose lognormal in mg with ln-mean 0.69 and
/// ln-sd 0.4: confirmed by two programs before this one was written.
#[test]
fn the_case_that_two_programs_agree_on_comes_out_to_its_last_digit() {
    let inputs = "p=triangular:0.076..0.104..0.132; d=ln:0.69..0.4";
    let spread = model(inputs, "273000000*p/d")
        .spread(&Ask::default())
        .expect("a spread");
    let shown: Vec<_> = spread
        .quantiles
        .iter()
        .map(|quantile| calc_core::show::rounded(quantile.value, 2))
        .collect();
    assert_eq!(
        shown,
        ["≈ 7,145,526.17", "≈ 14,158,325.26", "≈ 28,004,114.29"]
    );
}

/// The ratio of two uniform inputs on 1..2 has the CDF (2r - 1)^2 / 2r up to one, where half of it lies:
/// its 5% point is (2.1 + sqrt(0.41)) / 4, a root of 4 r^2 - 4.1 r + 1 = 0.
#[test]
fn uniform_over_uniform_has_its_closed_form() {
    let spread = model("p=uniform:1..2; d=uniform:1..2", "1*p/d")
        .spread(&ask(&["0.05", "0.5", "0.95"]))
        .expect("a spread");
    let [low, middle, high] = &values(&spread)[..] else {
        panic!("three quantiles")
    };
    // (2r - 1)^2 / (2r) = 0.05 for the low one, and the ratio of the others mirrors it.
    let two = whole(2);
    let chance = |r: &Rational| (&two * r - whole(1)).pow(2) / (&two * r);
    assert!(same(&chance(low), &rational("0.05"), true), "{low}");
    assert!(same(middle, &whole(1), false), "{middle}");
    assert!(same(&(low * high), &whole(1), false), "{high}");
}

/// A product of lognormal inputs is lognormal: medians multiply, and so do the ends' distances from them,
/// by the root of the sum of their squares.
#[test]
fn products_of_lognormal_inputs_have_their_closed_form() {
    // ln-sds 0.3 and 0.4 make 0.5; ln-means 1 and 0.25 make 0.75; exp(0.75) = 2.117000016612675.
    let spread = model("p=ln:1..0.3; d=ln:0.25..0.4", "10*p/d")
        .spread(&ask(&["0.5"]))
        .expect("a spread");
    assert!(same(
        &values(&spread)[0],
        &rational("21.17000016612674668545"),
        false
    ));
    let [wide, narrow] = ["p=ln:0..0.3; d=ln:0..0.4", "p=ln:0..0.5; d=fixed:1"].map(|inputs| {
        values(
            &model(inputs, "1*p/d")
                .spread(&ask(&["0.01", "0.3", "0.99"]))
                .expect("a spread"),
        )
    });
    assert!(
        wide.iter().zip(&narrow).all(|(a, b)| same(a, b, false)),
        "{wide:?} {narrow:?}"
    );
}

/// A triangular input by itself: low + sqrt(p (high - low) (central - low)), a rational number here.
#[test]
fn triangular_over_fixed_has_its_closed_form() {
    let spread = model("p=triangular:1..2..5; d=fixed:2", "8*p/d")
        .spread(&ask(&["0.04", "0.25", "0.97"]))
        .expect("a spread");
    // sqrt(0.04 * 4) = 0.4; sqrt(0.25 * 4) = 1; sqrt(0.03 * 12) = 0.6.
    assert_eq!(values(&spread), ["5.6", "8", "17.6"].map(rational));
}
