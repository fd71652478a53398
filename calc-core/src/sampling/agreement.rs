//! One engine against another, over shapes at random.

use super::generator::Generator;
use super::law::Law;
use super::pair::Pair;
use super::pending::Pending;
use super::pert::Pert;
use super::product::{Factor, Product, logarithm};
use super::shape::Kind;
use super::sum::sum;
use super::triangular::Triangular;

/// The quantiles of a figure are those of a table, and lead back.
fn agree(told: &str, quantile: impl Fn(f64) -> f64, cdf: impl Fn(f64) -> f64, table: &Law) {
    for p in CHANCES {
        let (found, truth) = (quantile(p), libm::exp(table.quantile(p)));
        assert!(
            (found / truth - 1.0).abs() < 1e-9,
            "{p} {told}: {found} {truth}"
        );
        let chance = cdf(truth);
        assert!((chance - p).abs() < 1e-9, "{p} {told}: {chance}");
    }
}

const CHANCES: [f64; 9] = [0.0001, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999, 0.9999];

/// A bounded shape, over or under, whose range is from a ten-thousandth of its low end wide up to `widest`
/// times as much; its peak is anywhere, ends included.
fn factor(random: &mut Generator, widest: f64) -> Factor {
    let mut pick = |count: u64| random.next() % count;
    let (name, peak, under) = (pick(3), pick(6), pick(2) == 1);
    let low = 0.5 + random.unit();
    let width = 1e-4 * libm::exp(random.unit() * libm::log(widest / 1e-4));
    let high = low * (1.0 + width);
    let share = match peak {
        0 => 0.0,
        1 => 1.0,
        2 => 0.001,
        _ => random.unit(),
    };
    let mode = (low + share * (high - low)).min(high);
    let kind = match name {
        0 => Kind::Uniform { low, high },
        1 => Kind::Triangular(Triangular { low, mode, high }),
        _ => Kind::Pert(Pert::new([low, mode, high])),
    };
    Factor { kind, under }
}

#[test]
fn two_bounded_inputs_by_the_table_and_by_the_rule() {
    let mut random = Generator::new(1, 0);
    let mut count = 0;
    for number in 0..45 {
        let widest = [3.0, 20.0, 1000.0][number % 3];
        let (one, other) = (factor(&mut random, widest), factor(&mut random, widest));
        let Some(pair) = Pair::of(one, other) else {
            continue;
        };
        count += 1;
        let table = sum(&logarithm(one), &logarithm(other));
        let told = format!("{one:?} {other:?}");
        agree(
            &told,
            |p| pair.quantile(p),
            |figure| pair.cdf(figure),
            &table,
        );
    }
    assert!(count > 35, "{count}");
}

/// A bounded input and a lognormal one.
#[test]
fn one_bounded_and_one_lognormal_input_by_the_table_and_by_points() {
    let mut random = Generator::new(4, 0);
    for number in 0..24 {
        let one = factor(&mut random, [1.0, 20.0, 1000.0][number % 3]);
        let sd = 0.01 * libm::exp(4.0 * random.unit());
        let other = Factor {
            kind: Kind::LogNormal { mean: 0.0, sd },
            under: true,
        };
        let table = sum(&logarithm(one), &logarithm(other));
        let product = Product::new(1.0, &[one, other]);
        let told = format!("{one:?} {sd}");
        agree(
            &told,
            |p| product.quantile(p),
            |figure| product.cdf(figure),
            &table,
        );
    }
}

/// Three inputs, one of them lognormal in every second case.
#[test]
fn three_inputs_by_the_table_and_without_the_last_one() {
    let mut random = Generator::new(2, 0);
    for number in 0..8 {
        let widest = [1.0, 20.0][number % 2];
        let mut factors = [0; 3].map(|_| factor(&mut random, widest));
        if number % 4 < 2 {
            let sd = 0.01 + random.unit();
            factors[2].kind = Kind::LogNormal { mean: 0.5, sd };
        }
        let laws = factors.map(logarithm);
        let table = laws.into_iter().reduce(|one, other| sum(&one, &other));
        let product = Product::new(1.0, &factors);
        let told = format!("{factors:?}");
        agree(
            &told,
            |p| product.quantile(p),
            |figure| product.cdf(figure),
            &table.expect("three laws"),
        );
    }
}

/// The sum of two values of different sizes, from equal ones to one a thousand times as wide as the other.
#[test]
fn sums_by_the_table_and_without_it() {
    let mut random = Generator::new(3, 0);
    for number in 0..9 {
        let widest = [1.0, 20.0, 1000.0][number % 3];
        let [one, other] = [0; 2].map(|_| logarithm(factor(&mut random, widest)));
        let pending = Pending::new(one.clone(), other.clone());
        let table = sum(&one, &other);
        agree(
            &format!("{number}"),
            |p| libm::exp(pending.quantile(p)),
            |figure| pending.cdf(libm::log(figure)),
            &table,
        );
    }
}
