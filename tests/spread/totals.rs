//! Totals: what exhibits share does not average out.

use calc_core::sampling::{Ask, EngineName, Spread};
use num_traits::Signed;

use super::told::{model, values};
use crate::oracle::{Rational, of, rational, ten, whole};

fn width(spread: &Spread) -> Rational {
    let values = values(spread);
    &values[values.len() - 1] - &values[0]
}

fn near(a: &Rational, b: &Rational) -> bool {
    (a - b).abs() * whole(ten(9)) <= b.abs()
}

/// Two exhibits of one purity: the total is as wide as one exhibit of their sum, and wider than if each
/// had a purity of its own.
#[test]
fn a_shared_purity_makes_the_total_wider() {
    let inputs = "p=pert:0.05..0.103..0.2; d=lognormal:1..4";
    let both = model(inputs, "1000000*p/d + 500000*p/d");
    assert!(both.shares());
    let shared = both.spread(&Ask::default()).expect("a spread");
    let one = model(inputs, "1500000*p/d")
        .spread(&Ask::default())
        .expect("a spread");
    assert_eq!(shared, one);
    let independent = both.independent();
    assert!(!independent.shares());
    let apart = independent.spread(&Ask::default()).expect("a spread");
    assert_eq!(apart.engine.name, EngineName::Integration);
    assert!(
        width(&apart) < width(&shared) * rational("0.8"),
        "{apart:?}"
    );
    assert_eq!(apart.mean, shared.mean);
}

/// Sixty-four equal exhibits with purities of their own: close to normal, by the central limit theorem.
/// The mean of uniform 1..3 is 2 and its variance 1/3: the sum has mean 128 and deviation sqrt(64/3).
#[test]
fn many_independent_exhibits_come_near_a_normal_total() {
    let many = model("p=uniform:1..3", &vec!["1*p"; 64].join(" + ")).independent();
    let spread = many.spread(&Ask::default()).expect("a spread");
    let [low, middle, high] = &values(&spread)[..] else {
        panic!("three quantiles")
    };
    assert!(near(middle, &whole(128)), "{middle}");
    assert!(near(&(low + high), &whole(256)), "{low} {high}");
    // 1.6449 deviations of 4.6188 are 7.597; the flat ends of 64 uniforms take 0.02% off that.
    let half = (high - low) / whole(2);
    assert!(
        half > rational("7.590") && half < rational("7.600"),
        "{half}"
    );
}

/// The sum of sixty-four shares the spread of one: 64 times as wide.
#[test]
fn many_exhibits_that_share_all_spread_as_one() {
    let many = model("p=uniform:1..3", &vec!["1*p"; 64].join(" + "));
    let spread = many.spread(&Ask::default()).expect("a spread");
    assert_eq!(values(&spread), ["70.4", "128", "185.6"].map(rational));
}

/// Fixed parts move a total and leave its width.
#[test]
fn a_fixed_exhibit_only_moves_the_total() {
    let inputs = "p=triangular:1..2..5; q=pert:1..2..5; f=fixed:100";
    let plain = model(inputs, "1*p + 1*q")
        .spread(&Ask::default())
        .expect("a spread");
    let moved = model(inputs, "1*p + 1*q + 1*f")
        .spread(&Ask::default())
        .expect("a spread");
    for (plain, moved) in values(&plain).iter().zip(values(&moved)) {
        assert!(near(&(plain + whole(100)), &moved), "{plain} {moved}");
    }
}

/// An exhibit a million times as large as the other: the small one moves the total by its mean.
#[test]
fn a_tiny_exhibit_beside_a_large_one_moves_the_total_by_its_mean() {
    let inputs = "p=triangular:1..2..5; q=pert:1..2..5";
    let alone = model(inputs, "100000000*p")
        .spread(&Ask::default())
        .expect("a spread");
    let both = model(inputs, "100000000*p + 1*q")
        .spread(&Ask::default())
        .expect("a spread");
    // The mean of PERT 1, 2, 5 is 14 / 6.
    for (alone, both) in values(&alone).iter().zip(values(&both)) {
        assert!(near(&(alone + rational("14/6")), &both), "{alone} {both}");
    }
}

/// `a b + b c + c a` is no sum or product of independent values: draws answer, and say so.
#[test]
fn what_does_not_come_apart_is_drawn() {
    let knot = model(
        "a=uniform:1..2; b=uniform:1..2; c=uniform:1..2",
        "1*a*b + 1*b*c + 1*a*c",
    );
    let spread = knot.spread(&Ask::default()).expect("a spread");
    assert_eq!(spread.engine.name, EngineName::Draws);
    assert_eq!(spread.mean.to_string(), "6.75");
    assert!(
        spread
            .quantiles
            .iter()
            .all(|quantile| of(quantile.error.expect("an error")) > whole(0))
    );
}

#[test]
fn nothing_is_spread_where_nothing_is_uncertain() {
    let spread = model("p=fixed:0.1; d=triangular:2..2..2", "100*p/d + 5*p")
        .spread(&Ask::default())
        .expect("a spread");
    assert_eq!(values(&spread), vec![rational("5.5"); 3]);
    assert!(spread.drivers.is_empty());
}

#[test]
fn no_mass_makes_no_doses() {
    let spread = model("p=uniform:1..2", "0*p")
        .spread(&Ask::default())
        .expect("a spread");
    assert_eq!(values(&spread), vec![whole(0); 3]);
    assert_eq!(spread.mean.to_string(), "0");
}

/// A table computes the spread of one gram and multiplies it by each row's mass.
#[test]
fn the_spread_of_a_gram_serves_every_mass() {
    let inputs = "p=pert:0.05..0.103..0.2; d=lognormal:0.001..0.004";
    let gram = model(inputs, "1*p/d")
        .spread(&Ask::default())
        .expect("a spread");
    let whole_mass = model(inputs, "273000*p/d")
        .spread(&Ask::default())
        .expect("a spread");
    let scaled = gram
        .times(calc_core::Exact::from(273_000))
        .expect("a spread");
    for (scaled, direct) in values(&scaled).iter().zip(values(&whole_mass)) {
        assert!(near(scaled, &direct), "{scaled} {direct}");
    }
    assert_eq!(scaled.drivers, whole_mass.drivers);
    assert!(gram.times(-calc_core::Exact::ONE).is_err());
}
