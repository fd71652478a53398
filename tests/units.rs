//! Every mass unit against the definition that was published, as a big rational.

#![expect(
    clippy::disallowed_types,
    reason = "uom's own factors are floats: that is the trap"
)]

use calc_core::{Exact, MassUnit, grams};
use uom::si::f64::Mass as FloatMass;
use uom::si::mass;

use crate::data::{UNITS, rows, unit_in_grams};
use crate::oracle::{of, rational};

#[test]
fn every_unit_has_a_published_definition_and_nothing_else_has() {
    let known: Vec<_> = rows::<4>(UNITS).map(|(_, [symbol, ..])| symbol).collect();
    assert_eq!(known.len(), MassUnit::ALL.len());
    for unit in MassUnit::ALL {
        assert!(
            known.contains(&unit.info().symbol),
            "{}",
            unit.info().symbol
        );
    }
}

#[test]
fn every_factor_is_the_definition_to_the_last_digit() {
    for unit in MassUnit::ALL {
        let symbol = unit.info().symbol;
        let in_grams = grams(unit.mass(Exact::ONE));
        assert!(in_grams.is_exact(), "{symbol}");
        assert_eq!(of(in_grams), unit_in_grams(symbol).unwrap(), "{symbol}");
    }
}

#[test]
fn grams_go_back_to_the_unit() {
    for unit in MassUnit::ALL {
        for text in ["1", "0.001", "123456.789"] {
            let value: Exact = text.parse().unwrap();
            let back = unit.measure(unit.mass(value));
            assert_eq!(of(back), of(value), "{text} {}", unit.info().symbol);
            assert!(back.is_exact(), "{text} {}", unit.info().symbol);
        }
    }
}

/// uom's own units, by the same symbols; uom has no stone.
fn uom_grams(symbol: &str) -> Option<f64> {
    let one = match symbol {
        "µg" => FloatMass::new::<mass::microgram>(1.0),
        "mg" => FloatMass::new::<mass::milligram>(1.0),
        "g" => FloatMass::new::<mass::gram>(1.0),
        "kg" => FloatMass::new::<mass::kilogram>(1.0),
        "t" => FloatMass::new::<mass::ton>(1.0),
        "lb" => FloatMass::new::<mass::pound>(1.0),
        "oz" => FloatMass::new::<mass::ounce>(1.0),
        "grain" => FloatMass::new::<mass::grain>(1.0),
        "ozt" => FloatMass::new::<mass::ounce_troy>(1.0),
        "short ton" => FloatMass::new::<mass::ton_short>(1.0),
        "long ton" => FloatMass::new::<mass::ton_long>(1.0),
        _ => return None,
    };
    Some(one.get::<mass::gram>())
}

#[test]
fn uom_agrees_to_six_digits() {
    let mut compared = 0;
    for unit in MassUnit::ALL {
        let symbol = unit.info().symbol;
        let Some(theirs) = uom_grams(symbol) else {
            continue;
        };
        let ours: f64 = grams(unit.mass(Exact::ONE)).to_string().parse().unwrap();
        approx::assert_relative_eq!(ours, theirs, max_relative = 1e-6);
        compared += 1;
    }
    assert_eq!(compared, MassUnit::ALL.len() - 1, "all but the stone");
}

/// The trap: with uom's own pound, 152 lb is 34,473,022.4 doses of 2 mg.
#[test]
fn the_pound_of_uom_is_rounded() {
    let theirs = FloatMass::new::<mass::pound>(152.0).get::<mass::gram>() / 0.002;
    let exact = rational("152") * unit_in_grams("lb").unwrap() / rational("0.002");
    assert_eq!(exact, rational("34473020.12"));
    approx::assert_abs_diff_eq!(theirs, 34_473_022.4, epsilon = 0.01);
}
