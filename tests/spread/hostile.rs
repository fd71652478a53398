//! Properties over hostile inputs: tiny spreads, huge ratios, peaks at the ends.

use calc_core::sampling::{Ask, Model, Shape, Spread};
use calc_core::{Exact, sampling::EngineName};
use num_traits::{Signed, Zero};
use proptest::prelude::*;

use super::told::{ask, values};
use crate::config;
use crate::oracle::{Rational, of, rational, ten, whole};

/// Three rising numbers of very different distances, and what becomes of them.
#[derive(Clone, Debug)]
struct Told {
    name: &'static str,
    points: [Exact; 3],
    under: bool,
}

impl Told {
    fn shape(&self) -> Shape {
        let [low, central, high] = self.points;
        match self.name {
            "fixed" => Shape::fixed(low),
            "uniform" => Shape::uniform(low, high),
            "triangular" => Shape::triangular(low, central, high),
            "pert" => Shape::pert(low, central, high),
            _ => Shape::lognormal(low, high),
        }
        .unwrap_or_else(|error| panic!("{self:?}: {error}"))
    }

    /// The least and the greatest factor; none for a lognormal shape.
    fn bounds(&self) -> Option<(Rational, Rational)> {
        let [low, _, high] = self.points.map(of);
        let low_and_high = match self.name {
            "lognormal" if low < high => return None,
            "fixed" => (low.clone(), low),
            _ => (low, high),
        };
        Some(if self.under {
            (low_and_high.1.recip(), low_and_high.0.recip())
        } else {
            low_and_high
        })
    }
}

/// A number of three digits between 1e-6 and 1e6.
fn size() -> impl Strategy<Value = Exact> {
    (100..1000_u32, 0..12_u32).prop_map(|(digits, power)| {
        let text = format!("{digits}{}", "0".repeat(power as usize));
        Exact::from_scaled(&text)
    })
}

/// What a range adds to its low end, beside it: nothing, next to nothing, or many times as much.
fn distance() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "0",
        "0.000000000001",
        "0.0000001",
        "0.001",
        "0.3",
        "1",
        "20",
        "5000",
    ])
}

fn told() -> impl Strategy<Value = Told> {
    let names = vec!["fixed", "uniform", "triangular", "pert", "lognormal"];
    (
        prop::sample::select(names),
        size(),
        distance(),
        distance(),
        any::<bool>(),
    )
        .prop_map(|(name, low, first, second, under)| {
            let central = low + low * Exact::literal(first);
            let high = central + low * Exact::literal(second);
            Told {
                name,
                points: [low, central, high],
                under,
            }
        })
}

trait Scaled {
    fn from_scaled(text: &str) -> Self;
}

impl Scaled for Exact {
    /// Digits as millionths.
    fn from_scaled(text: &str) -> Self {
        let whole: Self = text.parse().expect("digits");
        whole * Self::literal("0.00000001")
    }
}

fn probabilities() -> Ask {
    ask(&[
        "0.0001", "0.001", "0.05", "0.3", "0.5", "0.7", "0.95", "0.999", "0.9999",
    ])
}

/// A figure of all inputs in one term.
fn product(inputs: &[Told]) -> Model {
    let mut model = Model::default();
    let ids: Vec<_> = inputs
        .iter()
        .map(|input| (input.under, model.input("x", input.shape())))
        .collect();
    let [over, under] = [false, true].map(|side| {
        ids.iter()
            .filter(|(under, _)| *under == side)
            .map(|(_, id)| *id)
            .collect::<Vec<_>>()
    });
    model.term(Exact::from(1000), &over, &under);
    model
}

/// Never negative, never falling, the mean and the chances within bounds.
fn check(spread: &Spread) -> Result<(), TestCaseError> {
    let found = values(spread);
    prop_assert!(
        found.iter().all(|value| !value.is_negative()),
        "{:?}",
        spread
    );
    prop_assert!(
        found.windows(2).all(|pair| pair[0] <= pair[1]),
        "{:?}",
        spread
    );
    prop_assert!(!of(spread.mean).is_negative());
    let shares = spread
        .drivers
        .iter()
        .map(|driver| driver.share)
        .chain([spread.interaction]);
    let chances = spread.exceeds.iter().map(|exceedance| exceedance.chance);
    for share in shares.chain(chances) {
        prop_assert!(share >= Exact::ZERO && share <= Exact::ONE, "{:?}", spread);
    }
    Ok(())
}

/// Within the worst case, up to the digits that are given: ten, or six of draws.
fn check_within(spread: &Spread, low: &Rational, high: &Rational) -> Result<(), TestCaseError> {
    let by_draws = spread.engine.name == EngineName::Draws;
    let slack = rational(if by_draws { "0.00001" } else { "0.000000001" });
    for value in values(spread).iter().chain([&of(spread.mean)]) {
        prop_assert!(
            *value >= low * (whole(1) - &slack),
            "{} is below {}: {:?}",
            value,
            low,
            spread
        );
        prop_assert!(
            *value <= high * (whole(1) + &slack),
            "{} is above {}: {:?}",
            value,
            high,
            spread
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(40))]

    /// One exhibit of up to four inputs.
    #[test]
    fn figures_of_one_exhibit_keep_to_their_bounds(inputs in prop::collection::vec(told(), 1..=4)) {
        let spread = product(&inputs).spread(&probabilities()).expect("a spread");
        check(&spread)?;
        let bounds: Option<Vec<_>> = inputs.iter().map(Told::bounds).collect();
        if let Some(bounds) = bounds {
            let (low, high) = bounds.iter().fold((whole(1000), whole(1000)), |(low, high), bound| (low * &bound.0, high * &bound.1));
            check_within(&spread, &low, &high)?;
        }
    }

    /// A quantile leads back: the chance to exceed it is what is left.
    #[test]
    fn the_chance_above_a_quantile_is_what_is_left(inputs in prop::collection::vec(told(), 1..=3)) {
        let spread = product(&inputs).spread(&probabilities()).expect("a spread");
        let widest = values(&spread);
        let (first, last) = (&widest[0], &widest[widest.len() - 1]);
        // A figure of ten digits cannot name a place in a range narrower than they are.
        prop_assume!((last - first) * whole(ten(5)) > *last);
        let figures = spread.quantiles.iter().map(|quantile| quantile.value).collect();
        let back = product(&inputs).spread(&probabilities().above(figures)).expect("a spread");
        check(&back)?;
        for (quantile, exceedance) in back.quantiles.iter().zip(&back.exceeds) {
            let off = (of(exceedance.chance) - (whole(1) - of(quantile.p))).abs();
            prop_assert!(off <= rational("0.0001"), "{} {}: {:?}", quantile.p, exceedance.chance, inputs);
        }
    }
}

proptest! {
    #![proptest_config(config(4))]

    /// Totals of up to four exhibits that share a dose.
    #[test]
    fn totals_keep_to_their_bounds(inputs in prop::collection::vec(told(), 1..=4), dose in told()) {
        let mut model = Model::default();
        let shared = model.input("dose", dose.shape());
        for input in &inputs {
            let own = model.input("own", input.shape());
            let (over, under): (Vec<_>, Vec<_>) = [(input.under, own), (true, shared)].into_iter().partition(|(under, _)| !under);
            let ids = |side: Vec<(bool, _)>| side.into_iter().map(|(_, id)| id).collect::<Vec<_>>();
            model.term(Exact::from(1000), &ids(over), &ids(under));
        }
        let spread = model.spread(&probabilities()).expect("a spread");
        check(&spread)?;
        let bounds: Option<Vec<_>> = inputs.iter().map(Told::bounds).collect();
        let dose = Told { under: true, ..dose };
        if let (Some(bounds), Some(dose)) = (bounds, dose.bounds()) {
            let sum = |of: fn(&(Rational, Rational)) -> &Rational| bounds.iter().map(of).fold(Rational::zero(), |sum, bound| sum + bound);
            let (low, high) = (sum(|bound| &bound.0), sum(|bound| &bound.1));
            check_within(&spread, &(low * &dose.0 * whole(1000)), &(high * &dose.1 * whole(1000)))?;
        }
    }
}
