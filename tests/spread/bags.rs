//! From a sample of bags to all of them, against `SciPy`.

use calc_core::sampling::{BagSample, ShapeName, WholeOfBags};
use calc_core::{Error, ErrorKind, Exact, Purity};

/// Purities of 29 bags, in percent: 8.0 to 12.2 in steps of 0.15.
fn purities(count: u32) -> Vec<Purity> {
    (0..count)
        .map(|n| {
            let text = format!("0.{:04}", 800 + 15 * n);
            Purity::new(text.parse().expect("a number")).expect("a purity")
        })
        .collect()
}

fn whole(bags: u32, without: usize, purities: Vec<Purity>) -> Result<WholeOfBags, Error> {
    BagSample::new(bags, without, purities)?.whole()
}

/// By `SciPy`, with x = (800 + 15 n) / 10000 for n in 0..29: `x.mean()`,
/// `s = x.std(ddof=1) / sqrt(29) * sqrt(1 - 29 / 100)`, `x.mean() -+ stats.t.ppf(0.975, 28) * s`;
/// the least K with `stats.hypergeom.sf(28, 100, K, 29) > 0.05`.
#[test]
fn twenty_nine_of_a_hundred_bags() {
    let whole = whole(100, 0, purities(29)).expect("an interval");
    assert_eq!((whole.bags, whole.tested, whole.positives), (100, 29, 29));
    let shown =
        [whole.mean, whole.low, whole.high, whole.standard_error].map(|number| number.to_string());
    assert_eq!(shown, BAGS_OF_29);
    assert_eq!(whole.positives_at_least, 92);
    let shape = whole.shape().expect("a shape");
    assert_eq!(shape.name(), ShapeName::LogNormal);
    assert_eq!(shape.mean().expect("a mean").to_string(), "0.101");
}

const BAGS_OF_29: [&str; 4] = ["0.101", "0.0969063876", "0.1050936124", "0.001998436889"];

/// Purities in percent.
fn percents(texts: &str) -> Vec<Purity> {
    let fraction = |text: &str| text.parse::<Exact>().expect("a number") / Exact::literal("100");
    let purity = |text| Purity::new(fraction(text)).expect("a purity");
    texts.split(' ').map(purity).collect()
}

/// The mean of what was measured is arithmetic; only what is said of bags that were not is an estimate.
#[test]
fn a_mean_is_as_exact_as_its_purities() {
    let told = |bags, texts| {
        let whole = whole(bags, 0, percents(texts)).expect("an interval");
        (
            whole.mean.to_string(),
            whole.mean.is_exact(),
            whole.low.is_exact(),
        )
    };
    assert_eq!(told(3, "8 9 10"), ("0.09".to_owned(), true, true));
    assert_eq!(told(100, "8 9 10 11 12"), ("0.1".to_owned(), true, false));
    let third = "0.0866666666666666666666666667".to_owned();
    assert_eq!(told(3, "8 9 9"), (third, false, false));
}

/// In Python, with m and v the mean of the sample and the square of `x.std(ddof=1) / sqrt(n) * sqrt(1 - n / bags)`
/// times that of `stats.t(n - 1)`: the ends `1` and `m - 7 v / (1 - m)`, where `scipy.stats.beta` of PERT has that mean
/// and variance. The last sample's variance is more than any PERT between 0 and 1 has: its low end is `m / 1000`.
#[test]
fn bags_that_are_nearly_pure_have_a_shape_that_ends() {
    for (texts, ends) in [
        ("80 85 90 95 100", ["0.73375", "0.9165625", "1"]),
        ("97 98 99 100 100", ["0.9503166667", "0.9944208333", "1"]),
        ("90 99 100 98 10", ["0.000794", "0.9408015", "1"]),
    ] {
        let whole = whole(100, 0, percents(texts)).expect("an interval");
        let points = whole.points().expect("points");
        let found = [points.low, points.central, points.high].map(|end| end.to_string());
        assert_eq!(found, ends);
        let shape = whole.shape().expect("a shape");
        assert_eq!(
            (points.name, shape.name()),
            (ShapeName::Pert, ShapeName::Pert)
        );
    }
}

/// An interval without width would say that bags which nobody tested are known for certain.
#[test]
fn bags_of_one_purity_are_refused_unless_all_were_tested() {
    let error = whole(100, 0, percents("8 8 8 8 8")).expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Range);
    assert_eq!(
        error.message(),
        &"the 5 tested bags show no spread, which says nothing of the other 95"
    );
    assert_eq!(
        error.hint_text().expect("a hint"),
        &"give the laboratory's own range, as in --purity 7.5%..8%..8.5%"
    );
    // A spread that no digit shows is none.
    let nearly = "8 8 8 8 8.000000000000000001";
    assert_eq!(
        whole(100, 0, percents(nearly)).expect_err("refused").kind(),
        ErrorKind::Range
    );
    assert!(whole(5, 0, percents("8 8 8 8 8")).is_ok());
    assert!(whole(100, 1, percents("8 8 8 8 8")).is_ok());
}

/// Bags without the substance count as zero in the mean, and lower the bound of the others.
#[test]
fn bags_without_the_substance_count() {
    let all = whole(100, 0, purities(20)).expect("an interval");
    let some = whole(100, 5, purities(20)).expect("an interval");
    assert_eq!((some.tested, some.positives), (25, 20));
    assert!(some.mean < all.mean && some.positives_at_least < all.positives_at_least);
}

#[test]
fn all_bags_tested_leave_nothing_to_guess() {
    let whole = whole(3, 0, purities(3)).expect("an interval");
    assert_eq!(
        (whole.low, whole.high, whole.positives_at_least),
        (whole.mean, whole.mean, 3)
    );
    assert_eq!(whole.shape().expect("a shape").name(), ShapeName::Fixed);
}

#[test]
fn samples_that_say_nothing_are_refused() {
    for (bags, without, tested, message, hint) in [
        (
            100,
            0,
            4,
            "4 tested bags say nothing of 100",
            "test 5 or more of them, or all",
        ),
        (
            0,
            0,
            0,
            "0 tested bags say nothing of 0",
            "test 5 or more of them, or all",
        ),
        (
            20,
            0,
            29,
            "29 of 20 bags cannot be tested",
            "say how many were tested, and how many there are",
        ),
        (
            2_000_000,
            0,
            29,
            "2000000 bags are more than 1000000",
            "check the number",
        ),
    ] {
        let error = whole(bags, without, purities(tested)).expect_err("refused");
        assert_eq!(
            (error.message(), error.kind()),
            (&message.into(), ErrorKind::OutOfRange)
        );
        assert_eq!(error.hint_text().expect("a hint"), &hint);
    }
}

#[test]
fn an_interval_that_reaches_zero_is_refused() {
    let error = whole(100, 9, purities(1)).expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Range);
    assert_eq!(
        error.message(),
        &"10 tested bags differ too much: the interval of their mean purity reaches 0%"
    );
}
