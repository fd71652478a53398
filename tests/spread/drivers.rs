//! Shares of the spread against closed forms.

use calc_core::sampling::{Ask, Spread};
use num_traits::Signed;

use super::told::model;
use crate::oracle::{of, rational, ten, whole};

fn drivers(inputs: &str, terms: &str) -> Spread {
    model(inputs, terms)
        .spread(&Ask::default())
        .expect("a spread")
}

fn share(spread: &Spread, input: &str) -> String {
    let found = spread.drivers.iter().find(|driver| driver.input == input);
    found.map_or_else(String::new, |driver| driver.share.to_string())
}

/// Uniform 1..3: mean 2, variance 1/3, so 1/12 of the squared mean. Uniform 2..3: 1/12 / 6.25 = 1/75. The
/// product varies by 13/12 * 76/75 - 1 = 88/900: shares 75/88 and 12/88, and 1/88 of both together.
#[test]
fn shares_of_a_product_are_those_of_its_closed_form() {
    let spread = drivers("p=uniform:1..3; q=uniform:2..3", "7*p*q");
    assert_eq!(
        (share(&spread, "p"), share(&spread, "q")),
        ("0.852273".into(), "0.136364".into())
    );
    assert_eq!(spread.interaction.to_string(), "0.011364");
    assert_eq!(spread.drivers[0].input, "p");
}

/// The deviation of a lognormal dose counts alike above and below the line.
#[test]
fn a_lognormal_input_drives_as_much_from_below() {
    let above = drivers("p=uniform:1..3; d=ln:0..0.4", "7*p*d");
    let below = drivers("p=uniform:1..3; d=ln:0..0.4", "7*p/d");
    assert_eq!(share(&above, "d"), share(&below, "d"));
}

/// In a sum of unlike exhibits, what is shared by both drives more than by its width in each.
#[test]
fn a_shared_input_drives_a_total_more_than_two_of_its_own() {
    let told = model(
        "p=uniform:1..3; q=uniform:1..3; r=uniform:1..3",
        "1*p*q + 1*p*r",
    );
    let shared = told.spread(&Ask::default()).expect("a spread");
    let apart = told
        .independent()
        .spread(&Ask::default())
        .expect("a spread");
    assert!(shared.drivers[0].input == "p" && shared.drivers[0].share > apart.drivers[0].share);
}

#[test]
fn shares_and_interaction_add_up_to_one() {
    for (inputs, terms) in [
        ("p=pert:0.05..0.103..0.2; d=lognormal:1..4", "1000*p/d"),
        (
            "p=pert:0.05..0.103..0.2; d=lognormal:1..4; s=uniform:0.1..0.5",
            "1000*p/d + 300*s",
        ),
        (
            "a=uniform:1..2; b=uniform:1..2; c=uniform:1..2",
            "1*a*b + 1*b*c + 1*a*c",
        ),
        ("p=uniform:1..1.0000001; d=uniform:1..1.000001", "1000*p/d"),
    ] {
        let spread = drivers(inputs, terms);
        let sum = spread
            .drivers
            .iter()
            .fold(of(spread.interaction), |sum, driver| sum + of(driver.share));
        assert!(
            (sum - whole(1)).abs() * whole(ten(5)) <= whole(1),
            "{inputs} {terms}: {spread:?}"
        );
        assert!(
            spread
                .drivers
                .windows(2)
                .all(|pair| pair[0].share >= pair[1].share)
        );
    }
}

#[test]
fn the_only_input_is_all_of_the_spread() {
    let spread = drivers("p=pert:0.05..0.103..0.2; d=fixed:2", "1000*p/d");
    assert_eq!(share(&spread, "p"), "1");
    assert_eq!(
        (spread.drivers.len(), spread.interaction),
        (1, calc_core::Exact::ZERO)
    );
    assert_eq!(rational("1"), of(spread.drivers[0].share));
}
