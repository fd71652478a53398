//! One engine against another, over shapes at random.

use super::generator::Generator;
use super::pair::Pair;
use super::pert::Pert;
use super::product::{Factor, logarithm};
use super::shape::Kind;
use super::sum::sum;
use super::triangular::Triangular;

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
    for number in 0..60 {
        let widest = [3.0, 20.0, 1000.0][number % 3];
        let (one, other) = (factor(&mut random, widest), factor(&mut random, widest));
        let Some(pair) = Pair::of(one, other) else {
            continue;
        };
        count += 1;
        let table = sum(&logarithm(one), &logarithm(other));
        for p in CHANCES {
            let (found, told) = (pair.quantile(p), libm::exp(table.quantile(p)));
            assert!(
                (found / told - 1.0).abs() < 1e-9,
                "{p} {one:?} {other:?}: {found} {told}"
            );
            let chance = pair.cdf(told);
            assert!((chance - p).abs() < 1e-9, "{p} {one:?} {other:?}: {chance}");
        }
    }
    assert!(count > 50, "{count}");
}
