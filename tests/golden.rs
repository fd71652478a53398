//! Golden values through the core: published claims, identities, and the lead example.

use calc_core::{Code, ErrorKind, Exact, MassUnit};
use num_traits::Signed;

use crate::ask::{ask, pick};
use crate::data::{GOLDEN, rows, unit_in_grams};
use crate::oracle::{self, apart, formula, of, rational, rounded, ten, whole};

#[test]
fn the_table_says_what_its_formulas_say() {
    for (line, [_, _, _, terms, exact, ..]) in rows::<8>(GOLDEN) {
        assert_eq!(
            formula(terms, &unit_in_grams),
            rational(exact),
            "line {line}"
        );
    }
}

#[test]
fn every_golden_value_to_the_last_digit() {
    for (line, [text, options, which, terms, exact, ..]) in rows::<8>(GOLDEN) {
        let truth = formula(terms, &unit_in_grams);
        let assessment =
            ask(text, options).unwrap_or_else(|error| panic!("line {line}: {text}: {error}"));
        let (number, is_exact) = pick(&assessment, which);
        if is_exact {
            assert_eq!(number.to_string(), exact, "line {line}: {text} {which}");
        } else {
            assert!(
                exact.contains('/'),
                "line {line}: {text} {which} ends, and is marked as rounded"
            );
            let off = (of(number) - &truth).abs();
            assert!(
                off * whole(ten(20)) < whole(1),
                "line {line}: {text} {which}: {number}"
            );
        }
        let shown = calc_core::show::rounded(number, 2);
        assert_eq!(
            shown,
            oracle::shown(&truth, is_exact),
            "line {line}: {text} {which}"
        );
    }
}

#[test]
fn published_figures_stand_as_the_table_says() {
    let percent = rational("0.01");
    for (line, [text, _, _, _, exact, published, relation, _]) in rows::<8>(GOLDEN) {
        if published == "-" {
            assert_eq!(relation, "derived", "line {line}: {text}");
            continue;
        }
        let (exact, published) = (rational(exact), rational(published));
        let near = apart(&exact, &published) < percent;
        match relation {
            "whole" => assert_eq!(exact.round(), published, "line {line}: {text}"),
            "rounded" => assert!(near, "line {line}: {text}"),
            "off" => assert!(!near, "line {line}: {text}"),
            _ => panic!("line {line}: `{relation}`"),
        }
    }
}

/// The figures of Operation `SpecTor` that no dose count can come of.
#[test]
fn drugs_of_an_unnamed_kind_have_no_fentanyl_figure() {
    let error = ask("850 kilograms of drugs", "-").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MissingSubstance);
    assert!(
        ask(
            "1,875 pounds of potentially lethal pills and other drugs",
            "-"
        )
        .is_err()
    );
}

/// 152 lb of the 1,875 lb of drugs: a mass by a mass is a bare number.
#[test]
fn the_fentanyl_is_8_percent_of_the_drugs() {
    let pounds = |n: u32| MassUnit::Pound.mass(Exact::from(n));
    let share: Exact = (pounds(152) / pounds(1875)).get::<uom::si::ratio::ratio>();
    assert_eq!(rounded(&of(share), 3), rounded(&rational("152/1875"), 3));
    assert_eq!(rounded(&(of(share) * whole(100)), 1), "8.1");
}

/// 64 kg against 152 lb: the two agencies differ by 7%.
#[test]
fn the_two_agencies_differ() {
    let grams = |text| of(ask(text, "-").unwrap().exhibits[0].gross_grams.unwrap());
    let (doj, fbi) = (grams("64 kg fentanyl"), grams("152 lb fentanyl"));
    assert_eq!(rounded(&(apart(&fbi, &doj) * whole(100)), 0), "7");
    assert_eq!(rounded(&(doj / unit_in_grams("lb").unwrap()), 1), "141.1");
}

/// The published slips in dual values: which of them are worth a warning.
#[test]
fn dual_values_that_disagree() {
    let warned = |text| {
        let assessment = ask(text, "-").unwrap();
        assessment
            .warnings
            .iter()
            .any(|warning| warning.code == Code::DualDisagrees)
    };
    assert!(
        !warned("11.5 pounds (5.25 kilograms) of fentanyl"),
        "Hamilton TN: 0.6%"
    );
    assert!(
        !warned("10,000lb (4,500kg) of fentanyl"),
        "Prensa Latina: 0.8%"
    );
    assert!(
        warned("five pounds (2.5 kilos) of fentanyl"),
        "Onslow NC: 10%"
    );
}

/// 85 mg of fentanyl is no seizure: the slip of 1,000 in a printed letter gets no figures.
#[test]
fn a_slip_to_milligrams_shows() {
    let assessment = ask("85 milligrams of fentanyl", "-").unwrap();
    assert!(assessment.figures.is_empty());
    assert!(
        assessment
            .warnings
            .iter()
            .any(|warning| warning.code == Code::SmallAmount)
    );
}
