//! Draws: they agree with integration within their own errors, and a seed gives the same digits.

use calc_core::Exact;
use calc_core::sampling::{Ask, Draws, EngineName, MAX_DRAWS, MIN_DRAWS, Spread};
use num_traits::Signed;

use super::told::{ask, model};
use crate::oracle::{of, rational, whole};

const CASES: [(&str, &str); 6] = [
    (
        "p=triangular:0.076..0.104..0.132; d=ln:0.69..0.4",
        "273000000*p/d",
    ),
    ("p=pert:0.05..0.06..0.2; d=pert:1..2.9..3", "1000*p/d"),
    ("p=pert:0.05..0.05..0.2; d=pert:1..3..3", "1000*p/d"),
    ("p=uniform:0.05..0.2; d=uniform:1..3", "1000*p/d"),
    (
        "p=pert:0.05..0.103..0.2; d=lognormal:1..4; s=triangular:0.1..0.29..0.76",
        "1000*p/d + 300*s",
    ),
    (
        "m=uniform:1..1.1; p=pert:0.05..0.103..0.2; q=triangular:0.1..0.2..0.4; d=lognormal:1..4",
        "5*m*p/d + 5*q/d",
    ),
];

fn drawn(inputs: &str, terms: &str, asked: Ask, seed: u32) -> Spread {
    let draws = Draws::new(200_000, seed).expect("draws");
    model(inputs, terms)
        .spread(&asked.by_draws(draws))
        .expect("a spread")
}

#[test]
fn the_engines_agree_within_the_sampling_error() {
    for (inputs, terms) in CASES {
        let median = model(inputs, terms)
            .spread(&ask(&["0.5"]))
            .expect("a spread")
            .quantiles[0]
            .value;
        let asked =
            ask(&["0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99"]).above(vec![median]);
        let truth = model(inputs, terms).spread(&asked).expect("a spread");
        assert_eq!(truth.engine.name, EngineName::Integration);
        let found = drawn(inputs, terms, asked, 7);
        assert_eq!(
            (found.engine.draws, found.engine.seed),
            (Some(200_000), Some(7))
        );
        for (truth, found) in truth.quantiles.iter().zip(&found.quantiles) {
            let off = (of(truth.value) - of(found.value)).abs();
            assert!(
                off <= of(found.error.expect("an error")) * whole(4),
                "{inputs} {}: {} {}",
                truth.p,
                truth.value,
                found.value
            );
        }
        let (truth, found) = (&truth.exceeds[0], &found.exceeds[0]);
        let off = (of(truth.chance) - of(found.chance)).abs();
        assert!(
            off <= of(found.error.expect("an error")) * whole(4),
            "{inputs}: {}",
            found.chance
        );
        assert!(of(found.error.expect("an error")) < rational("0.002"));
    }
}

/// Frozen: whoever changes how draws are made changes what users got, and says so.
#[test]
fn a_seed_gives_these_digits_on_every_platform() {
    let asked = ask(&["0.05", "0.5", "0.95"]).by_draws(Draws::new(MIN_DRAWS, 152).expect("draws"));
    let shown: Vec<String> = CASES
        .iter()
        .flat_map(|(inputs, terms)| {
            model(inputs, terms)
                .spread(&asked)
                .expect("a spread")
                .quantiles
        })
        .map(|quantile| quantile.value.to_string())
        .collect();
    assert_eq!(shown, FROZEN);
}

const FROZEN: [&str; 18] = [
    "6965200", "13858400", "27290000", "19.3024", "29.2433", "53.5999", "18.3671", "25.9106",
    "45.2567", "24.9125", "62.5406", "137.403", "99.1299", "171.714", "269.865", "0.379238",
    "0.854114", "1.95579",
];

#[test]
fn another_seed_gives_other_draws_and_the_same_seed_the_same() {
    let (inputs, terms) = CASES[0];
    let first = drawn(inputs, terms, Ask::default(), 1);
    assert_eq!(first, drawn(inputs, terms, Ask::default(), 1));
    assert_ne!(
        first.quantiles,
        drawn(inputs, terms, Ask::default(), 2).quantiles
    );
}

/// An exhibit more leaves the draws of those before it as they were.
#[test]
fn an_input_that_is_not_used_changes_nothing() {
    let (inputs, terms) = CASES[0];
    let more = format!("{inputs}; z=uniform:1..2");
    assert_eq!(
        drawn(inputs, terms, Ask::default(), 1),
        drawn(&more, terms, Ask::default(), 1)
    );
}

#[test]
fn too_few_and_too_many_draws_are_refused() {
    for count in [0, MIN_DRAWS - 1, MAX_DRAWS + 1] {
        let error = Draws::new(count, 0).expect_err("refused");
        assert_eq!(
            error.message(),
            &*format!("{count} draws are not between 1000 and 10000000")
        );
        assert_eq!(
            error.hint_text().expect("a hint"),
            &"write a number of draws, as in 1000000"
        );
    }
}

#[test]
fn probabilities_past_the_limits_are_refused() {
    for (text, percent) in [
        ("0", "0"),
        ("0.00009", "0.009"),
        ("0.99991", "99.991"),
        ("1", "100"),
        ("95", "9,500"),
    ] {
        let wrong: Exact = text.parse().expect("a number");
        let error = Ask::default()
            .quantiles(vec![Exact::literal("0.5"), wrong])
            .expect_err("refused");
        assert_eq!(
            error.message(),
            &*format!("a quantile of {percent}% is not between 0.01% and 99.99%")
        );
    }
}
