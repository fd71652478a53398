//! How sure figures are, from a question to quantiles: closed forms worked out by hand, in Python's floats.

use calc_core::sampling::{EngineName, Spread};
use calc_core::{
    Answered, Assessment, Catalog, ErrorKind, Exact, Method, Question, ShapeBy, Shapes,
    SpreadQuestion, Spreads,
};
use serde_json::Value;

use crate::ask::CATALOG;
use crate::schema::holds;

fn number(text: &str) -> Exact {
    text.parse().expect("a number")
}

fn answered(question: &Question, asked: &SpreadQuestion) -> (Assessment, Spreads) {
    let assessment = question.answer(&CATALOG).expect("an answer");
    let shapes = Shapes::of(question).expect("shapes");
    let spreads = asked
        .spreads(shapes, &assessment, &CATALOG)
        .expect("spreads");
    let with = Answered {
        spreads: Some(&spreads),
        ..Answered::of(&assessment)
    };
    let json: Value = serde_json::from_str(&with.to_json_pretty()).expect("JSON");
    holds(&json, "assessment");
    (assessment, spreads)
}

fn asked(text: &str, purity: &str, dose: &str, exceeds: &[&str]) -> (Assessment, Spreads) {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let question = Question {
        text: text.to_owned(),
        purity: given(purity),
        lethal_dose: given(dose),
        ..Question::default()
    };
    let asked = SpreadQuestion {
        exceeds: exceeds.iter().map(|text| (*text).to_owned()).collect(),
        ..SpreadQuestion::default()
    };
    answered(&question, &asked)
}

fn adjusted(spreads: &Spreads) -> &Spread {
    let mut figures = spreads.figures.iter();
    let found = figures.find(|figure| figure.method == Method::PurityAdjusted);
    &found.expect("a figure by purity").spread
}

/// Within a billionth, which is more than the digits that are shown leave out.
fn near(value: Exact, expected: &str) {
    let expected = number(expected);
    let off = if value > expected {
        value - expected
    } else {
        expected - value
    };
    assert!(
        off <= expected * number("0.000000001"),
        "{value}, not {expected}"
    );
}

fn quantiles(spread: &Spread, expected: [&str; 3]) {
    assert_eq!(spread.quantiles.len(), 3);
    for (quantile, expected) in spread.quantiles.iter().zip(expected) {
        near(quantile.value, expected);
    }
}

#[test]
fn a_uniform_purity_over_a_fixed_dose() {
    // 500,000 doses times a purity between 10% and 20%.
    let (_, spreads) = asked(
        "1 kg fentanyl powder",
        "uniform:10%..20%",
        "2mg",
        &["90,000"],
    );
    let spread = adjusted(&spreads);
    quantiles(spread, ["52500", "75000", "97500"]);
    near(spread.mean, "75000");
    near(spread.exceeds[0].chance, "0.2");
    assert_eq!(spread.engine.name, EngineName::Integration);
}

#[test]
fn a_triangular_purity_over_a_fixed_dose() {
    let (_, spreads) = asked(
        "1 kg fentanyl powder",
        "triangular:5%..10%..20%",
        "2mg",
        &[],
    );
    // low + sqrt(p (high - low)(central - low)), and high - sqrt((1 - p)(high - low)(high - central)).
    quantiles(
        adjusted(&spreads),
        [
            "34682.45836551854",
            "56698.72981077807",
            "86306.93606237085",
        ],
    );
}

#[test]
fn a_uniform_purity_over_a_uniform_dose() {
    // A figure above 100,000 is a purity above a tenth of the milligrams: a quarter of all cases.
    let (_, spreads) = asked(
        "1 kg fentanyl powder",
        "uniform:10%..20%",
        "uniform:1mg..3mg",
        &["100,000"],
    );
    near(adjusted(&spreads).exceeds[0].chance, "0.25");
}

#[test]
fn what_exhibits_share_does_not_average_out() {
    let (assessment, spreads) = asked(
        "1 kg fentanyl powder and 2 kg fentanyl powder",
        "uniform:10%..20%",
        "2mg",
        &[],
    );
    let total = spreads
        .totals
        .iter()
        .position(|total| total.methods == [Method::PurityAdjusted]);
    let total = total.expect("a total by purity");
    let told = &spreads.totals[total];
    quantiles(&told.shared, ["157500", "225000", "292500"]);
    // The sum of two uniform values: 150,000 + sqrt(0.05 x 2 x 50,000 x 100,000).
    let apart = told.independent.as_ref().expect("nothing is shared");
    quantiles(apart, ["172360.6797749979", "225000", "277639.3202250021"]);
    let bounds = assessment.totals[total].doses;
    for spread in [&told.shared, apart] {
        let values = spread.quantiles.iter().map(|quantile| quantile.value);
        assert!(values.clone().all(|value| bounds.low.count() <= value));
        assert!(values.clone().all(|value| value <= bounds.high.count()));
    }
}

#[test]
fn purities_of_their_own_are_not_shared() {
    let text = "1 kg fentanyl powder at 10%..12%..20% purity and 2 kg fentanyl powder at 5%..6%..7% purity";
    let (_, spreads) = asked(text, "", "2mg", &[]);
    let mut totals = spreads.totals.iter();
    let total = totals.find(|total| total.methods == [Method::PurityAdjusted]);
    assert!(total.expect("a total").independent.is_none());
    let by_purity = spreads
        .inputs
        .iter()
        .filter(|input| input.input == "purity");
    assert_eq!(by_purity.count(), 2);
}

#[test]
fn a_range_without_a_shape_has_the_default_one_and_says_so() {
    let (_, spreads) = asked(
        "1 kg fentanyl powder",
        "5%..10%..20%",
        "uniform:1mg..3mg",
        &[],
    );
    let told: Vec<_> = spreads
        .inputs
        .iter()
        .map(|input| (input.input.as_str(), input.shape.name(), input.by))
        .collect();
    assert_eq!(
        told,
        [
            ("lethal dose", "uniform", ShapeBy::Question),
            ("purity", "pert", ShapeBy::Default)
        ]
    );
}

#[test]
fn tablets_by_weight_have_their_mass_among_what_drives_them() {
    let (_, spreads) = asked("10 kg of fentanyl tablets", "", "", &[]);
    let share = spreads
        .figures
        .iter()
        .find(|figure| figure.method == Method::TabletShare);
    let spread = &share.expect("a figure by share").spread;
    let drivers: Vec<&str> = spread
        .drivers
        .iter()
        .map(|driver| driver.input.as_str())
        .collect();
    assert!(
        drivers.contains(&"tablet mass") && drivers.contains(&"tablet share"),
        "{drivers:?}"
    );
}

#[test]
fn draws_agree_with_integration_and_repeat_themselves() {
    let question = Question {
        text: "273 kg fentanyl powder".to_owned(),
        purity: Some("triangular:7.6%..10.4%..13.2%".to_owned()),
        lethal_dose: Some("lognormal:1mg..4mg".to_owned()),
        ..Question::default()
    };
    let by_draws = SpreadQuestion {
        draws: Some("200,000".to_owned()),
        seed: Some("7".to_owned()),
        ..SpreadQuestion::default()
    };
    let (_, drawn) = answered(&question, &by_draws);
    let (_, again) = answered(&question, &by_draws);
    let (_, integrated) = answered(&question, &SpreadQuestion::default());
    let (drawn, again, integrated) = (adjusted(&drawn), adjusted(&again), adjusted(&integrated));
    assert_eq!(drawn, again);
    assert_eq!(
        (drawn.engine.draws, drawn.engine.seed),
        (Some(200_000), Some(7))
    );
    for (drawn, integrated) in drawn.quantiles.iter().zip(&integrated.quantiles) {
        let off = drawn.value - integrated.value;
        let off = if off < Exact::ZERO {
            Exact::ZERO - off
        } else {
            off
        };
        let error = drawn.error.expect("a standard error");
        assert!(
            off <= error * Exact::from(5_u32),
            "{off} is beyond five times {error}"
        );
    }
}

#[test]
fn a_shape_asks_how_sure_and_gives_the_range() {
    let question = Question {
        text: "1 kg fentanyl powder".to_owned(),
        purity: Some("uniform:10%..20%".to_owned()),
        lethal_dose: Some("lognormal:1mg..4mg".to_owned()),
        ..Question::default()
    };
    assert!(Shapes::of(&question).expect("shapes").any());
    let assessment = question.answer(&CATALOG).expect("an answer");
    let purity = assessment
        .assumptions
        .iter()
        .find(|one| one.quantity == "purity");
    let purity = purity.expect("a purity");
    assert_eq!(
        (purity.low, purity.value, purity.high),
        (number("10"), number("15"), number("20"))
    );
    // The middle of a lognormal value is the root of the product of its ends.
    let dose = &assessment.assumptions[0];
    assert_eq!(
        (dose.low, dose.value, dose.high),
        (number("1"), number("2"), number("4"))
    );
    let plain = Question {
        purity: Some("5%..10%..20%".to_owned()),
        ..Question::default()
    };
    assert!(!Shapes::of(&plain).expect("no shapes").any());
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let question = Question {
        text: "1 kg fentanyl powder".to_owned(),
        ..Question::default()
    };
    let assessment = question.answer(&CATALOG).expect("an answer");
    let refused = |asked: SpreadQuestion| {
        let error = asked
            .spreads(Shapes::default(), &assessment, &CATALOG)
            .expect_err("a refusal");
        assert!(error.hint_text().is_some(), "{error}");
        (error.kind(), error.to_string())
    };
    let (kind, _) = refused(SpreadQuestion {
        quantiles: Some("0%".to_owned()),
        ..SpreadQuestion::default()
    });
    assert_eq!(kind, ErrorKind::OutOfRange);
    let (kind, _) = refused(SpreadQuestion {
        exceeds: vec!["many".to_owned()],
        ..SpreadQuestion::default()
    });
    assert_ne!(kind, ErrorKind::OutOfRange);
    let (kind, text) = refused(SpreadQuestion {
        draws: Some("10".to_owned()),
        ..SpreadQuestion::default()
    });
    assert_eq!(kind, ErrorKind::OutOfRange);
    assert_eq!(text, "10 draws are not between 1000 and 10000000");
    for written in ["2,000", "2 thousand", "2000"] {
        let asked = SpreadQuestion {
            draws: Some(written.to_owned()),
            ..SpreadQuestion::default()
        };
        let question = Question {
            text: "273 kg fentanyl powder".to_owned(),
            ..Question::default()
        };
        let (_, spreads) = answered(&question, &asked);
        assert_eq!(
            spreads.figures[1].spread.engine.draws,
            Some(2000),
            "{written}"
        );
    }
}

/// A single exhibit by gross mass over one lethal dose.
fn by_mass(text: &str, dose: &str) -> (Assessment, Spread) {
    let (assessment, spreads) = asked(text, "", dose, &[]);
    let spread = spreads.figures[0].spread.clone();
    (assessment, spread)
}

#[test]
fn the_uncertainty_of_a_weighing_is_lognormal_with_u_over_k() {
    // By mpmath: 34,473,020.12 exp(z s - s^2 / 2) with s^2 = ln(1 + (0.25 / 152)^2).
    for text in [
        "152 lb U=0.5 lb k=2 fentanyl",
        "152 lb (U = 0.5 lb) fentanyl",
        "152 lb fentanyl, u=0.25 lb",
        "152 lb fentanyl (k = 3, U = 0.75 lb)",
        "152 lb = 68,946.04024 g gross, U = 226.796185 g (k = 2) fentanyl",
    ] {
        let (assessment, spread) = by_mass(text, "2mg");
        quantiles(
            &spread,
            [
                "34379838.0886505396",
                "34472973.4925894611",
                "34566361.2014823646",
            ],
        );
        near(spread.mean, "34473020.12");
        assert_eq!(spread.drivers[0].input, "mass");
        // U is no bound: the figures are those of the mass itself.
        assert_eq!(
            assessment.figures[0].doses.low.count(),
            number("34473020.12")
        );
        assert!(assessment.figures[0].doses.is_point());
    }
}

#[test]
fn a_weighing_over_a_lognormal_dose_is_lognormal() {
    // By mpmath, from the sums of means and variances of the logarithms.
    let (_, spread) = by_mass("2 kg fentanyl u=10%", "lognormal:1mg..4mg");
    quantiles(
        &spread,
        [
            "488079.432753649752",
            "995037.190209989136",
            "2028561.22069115471",
        ],
    );
    let shares: Vec<_> = spread
        .drivers
        .iter()
        .map(|driver| driver.input.as_str())
        .collect();
    assert_eq!(shares, ["lethal dose", "mass"]);
    // 0.9420983982 and 0.04848061781: the variance of one input over that of the product.
    let shares = spread.drivers.iter().map(|driver| driver.share.to_string());
    assert_eq!(shares.collect::<Vec<_>>(), ["0.942098", "0.048481"]);
}

#[test]
fn each_exhibit_has_the_uncertainty_of_its_own_weighing() {
    let (assessment, spreads) = asked(
        "152 lb U=0.5 lb fentanyl powder, 2 kg fentanyl powder and 3 kg U=1% k=3 fentanyl powder",
        "",
        "2mg",
        &[],
    );
    let stated: Vec<_> = assessment
        .exhibits
        .iter()
        .map(|exhibit| {
            exhibit.uncertainty.map(|stated| {
                (
                    stated.expanded_grams.to_string(),
                    stated.coverage_factor.to_string(),
                    stated.coverage_given,
                )
            })
        })
        .collect();
    let told = |grams: &str, k: &str, given| Some((grams.to_owned(), k.to_owned(), given));
    assert_eq!(
        stated,
        [told("226.796185", "2", false), None, told("30", "3", true)]
    );
    let masses: Vec<_> = spreads
        .inputs
        .iter()
        .filter(|input| input.by == ShapeBy::Weighing)
        .map(|input| (input.assumption.as_str(), input.input.as_str()))
        .collect();
    assert_eq!(
        masses,
        [
            ("exhibit-1/mass", "mass of exhibit 1"),
            ("exhibit-3/mass", "mass of exhibit 3")
        ]
    );
    // Two weighings have nothing in common: by gross mass over a fixed dose nothing is shared.
    assert!(spreads.totals[0].independent.is_none());
}

#[test]
fn the_narrowest_and_the_widest_weighings_have_quantiles() {
    for width in ["0.000000001 g", "0.000001 g", "0.001 g", "999.999 g"] {
        let (_, spread) = by_mass(&format!("1 kg fentanyl U={width}"), "2mg");
        let values: Vec<_> = spread.quantiles.iter().map(|one| one.value).collect();
        assert!(
            values.is_sorted() && values[0] > Exact::ZERO,
            "{width}: {values:?}"
        );
        near(spread.mean, "500000");
    }
}

#[test]
fn an_uncertainty_is_no_part_of_a_share_and_reads_back_from_rows() {
    let reading = calc_core::read("2 kg of fentanyl powder U=5 g k=3", &CATALOG).expect("text");
    let composed = calc_core::compose(&calc_core::rows(&reading));
    let again = calc_core::read(&composed, &CATALOG).expect("what was composed");
    assert_eq!(
        reading.exhibits[0].uncertainty,
        again.exhibits[0].uncertainty
    );
    assert!(again.exhibits[0].uncertainty.is_some(), "{composed}");
}

/// By `SciPy`: the mean, its interval by `stats.t` with the finite population correction, the least number of positives
/// with `stats.hypergeom.sf(found - 1, bags, K, tested) > 0.05`, and the quantiles of `stats.lognorm` with the
/// mean and the standard deviation that Student's t has around it.
#[test]
fn a_sample_of_bags_gives_the_purity_of_all() {
    let cases = [
        (
            "bags:6 of 20:8%,12%,none,10.5%,9%,11%",
            [
                "0.0841666666666666666666666667",
                "0.04585268312",
                "0.1224806502",
            ],
            [6, 5, 10],
            [
                "56603.01367063697",
                "82049.76365953256",
                "118936.48906679126",
            ],
        ),
        (
            "BAGS: 5 of 100: 8%, 9%, 10%, 11%, 12%",
            ["0.1", "0.08086467266", "0.1191353273"],
            [5, 5, 56],
            [
                "84817.4178266396",
                "99528.35780286002",
                "116790.79911606156",
            ],
        ),
        // A lognormal shape would reach above 100%: the beta distribution of PERT with the same mean and deviation.
        (
            "bags:5 of 100:80%,85%,90%,95%,100%",
            ["0.9", "0.8043233633", "0.9956766367"],
            [5, 5, 56],
            [
                "813526.0191648772",
                "903894.9284721621",
                "973068.2953302601",
            ],
        ),
        // The interval is cut at 100%, and so is the deviation at what PERT can have between 0% and 100%.
        (
            "bags:5 of 100:90%,99%,100%,98%,10%",
            ["0.794", "0.3220435306", "1"],
            [5, 5, 56],
            [
                "493809.5593995198",
                "827455.0953425782",
                "979292.2563354346",
            ],
        ),
    ];
    for (purity, [mean, low, high], counts, expected) in cases {
        let (assessment, spreads) = asked("2 kg fentanyl powder", purity, "2mg", &[]);
        let found = assessment
            .assumptions
            .iter()
            .find(|one| one.quantity == "purity");
        let found = found.expect("a purity");
        assert_eq!((&*found.id, found.is_given()), ("bags/purity", true));
        let sample = found.sample.as_ref().expect("a sample");
        assert_eq!(sample.method.publisher.as_deref(), Some("SWGDRUG"));
        let bags = sample.bags;
        assert_eq!(
            [bags.tested, bags.positives, bags.positives_at_least],
            counts
        );
        let ends = [bags.mean, bags.low, bags.high].map(|number| number.to_string());
        assert_eq!(ends, [mean, low, high]);
        // 2 kg over 2 mg is a million doses of pure drug.
        let doses = assessment.figures[1].doses;
        let million = number("1000000");
        near(doses.low.count(), &(number(low) * million).to_string());
        near(doses.high.count(), &(number(high) * million).to_string());
        quantiles(adjusted(&spreads), expected);
        let told = spreads.inputs.iter().find(|input| input.input == "purity");
        assert_eq!(told.expect("the purity").by, ShapeBy::Sample);
    }
}

#[test]
fn bags_that_all_were_tested_leave_nothing_uncertain() {
    let (assessment, spreads) = asked("2 kg fentanyl powder", "bags:3 of 3:8%,9%,13%", "2mg", &[]);
    let figure = &assessment.figures[1];
    assert!(figure.exact && figure.doses.is_point());
    assert_eq!(figure.formula, "gross x 10% / 2 mg");
    quantiles(adjusted(&spreads), ["100000", "100000", "100000"]);
}

#[test]
fn a_table_refuses_a_sample_of_bags() {
    use calc_core::batch::{Layout, Plan, Request};
    let question = Question {
        purity: Some("bags:5 of 100:8%,9%,10%,11%,12%".to_owned()),
        substance: Some("fentanyl".to_owned()),
        ..Question::default()
    };
    let request = Request {
        settings: question.settings(&CATALOG).expect("settings"),
        ..Request::default()
    };
    let names = ["quantity".to_owned()];
    let error = Plan::new(&names, Layout::Delimited(b','), request, &CATALOG).expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert_eq!(
        error.message(),
        &"a sample of bags is of one seizure, and a table holds many"
    );
}

/// A catalogue with a laboratory's preset, and a drug whose lethal dose has a shape.
fn with_shapes() -> Catalog {
    let mut catalog = Catalog::built_in();
    let added = catalog.overlay(
        r#"
[[source]]
id = "lab-2026"
title = "County laboratory, 2026"
publisher = "County laboratory"
date = "2026-10-01"
url = "https://example.org/lab"
read = "own"

[[preset]]
id = "county-2026"
title = "County"
substance = "fentanyl"
from = "2026-01"
to = "2026-09"
as_of = "2026-10-01"
purity = { value = "10%", low = "5%", high = "20%", shape = "triangular", source = "lab-2026" }

[[substance]]
id = "examplanyl"
lethal_dose = { id = "examplanyl-2mg", value = "2 mg", low = "1 mg", high = "4 mg", shape = "lognormal", source = "lab-2026", as_of = "2026-10-01" }
"#,
    );
    added.expect("a catalogue");
    catalog
}

fn spread_in(catalog: &Catalog, question: &Question) -> (Assessment, Spreads) {
    let assessment = question.answer(catalog).expect("an answer");
    let shapes = Shapes::of(question).expect("shapes");
    let spreads = SpreadQuestion::default().spreads(shapes, &assessment, catalog);
    let spreads = spreads.expect("spreads");
    let with = Answered {
        spreads: Some(&spreads),
        ..Answered::of(&assessment)
    };
    let json: Value = serde_json::from_str(&with.to_json_pretty()).expect("JSON");
    holds(&json, "assessment");
    (assessment, spreads)
}

#[test]
fn an_entry_of_the_catalogue_names_its_shape() {
    let catalog = with_shapes();
    let mut question = Question {
        text: "1 kg fentanyl powder".to_owned(),
        preset: Some("county-2026".to_owned()),
        ..Question::default()
    };
    let (assessment, spreads) = spread_in(&catalog, &question);
    // As of `triangular:5%..10%..20%`.
    quantiles(
        adjusted(&spreads),
        [
            "34682.45836551854",
            "56698.72981077807",
            "86306.93606237085",
        ],
    );
    let told = |spreads: &Spreads| {
        let mut inputs = spreads.inputs.iter();
        let purity = inputs.find(|input| input.input == "purity");
        purity.map(|input| (input.by, input.shape.name()))
    };
    assert_eq!(told(&spreads), Some((ShapeBy::Catalog, "triangular")));
    let view = spreads.view(&assessment, &calc_core::wording::Words::ENGLISH);
    let said = "shapes: lethal dose fixed, purity triangular (by county-2026)";
    assert!(
        view.notes.iter().any(|note| note == said),
        "{:?}",
        view.notes
    );
    assert!(assessment.to_json().contains(r#""shape":"triangular""#));

    // What the question names goes before it.
    question.purity = Some("uniform:10%..20%".to_owned());
    let (_, spreads) = spread_in(&catalog, &question);
    quantiles(adjusted(&spreads), ["52500", "75000", "97500"]);
    assert_eq!(told(&spreads), Some((ShapeBy::Question, "uniform")));
}

#[test]
fn a_lethal_dose_of_the_catalogue_is_lognormal_by_its_low_and_high() {
    let question = Question {
        text: "1 kg examplanyl".to_owned(),
        ..Question::default()
    };
    let (_, spreads) = spread_in(&with_shapes(), &question);
    // 5%, 50% and 95% of the dose are 4, 2 and 1 mg.
    quantiles(&spreads.figures[0].spread, ["250000", "500000", "1000000"]);
}
