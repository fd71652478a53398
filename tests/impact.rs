//! Seizures beside published figures: values by Python's `fractions`, each caveat and source, and what is refused.

use calc_core::wording::{Dictionary, Language, Words};
use calc_core::{
    Answered, ErrorKind, Impact, ImpactQuestion, Measure, MeasureKind, PublishedAmount,
    published_totals,
};
use serde_json::Value;

use crate::ask::{CATALOG, ask, settings};
use crate::schema::holds;

fn question(of: &str, population: &str, price: &str) -> ImpactQuestion {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    ImpactQuestion {
        of: some(of),
        population: some(population),
        price: some(price),
    }
}

fn compared(text: &str, options: &str, question: &ImpactQuestion) -> Impact {
    let assessment = ask(text, options).expect(text);
    let settings = settings(options).expect(options);
    let impact = question
        .impact(&assessment, &settings, &CATALOG)
        .expect(text);
    let with = Answered {
        impact: Some(&impact),
        ..Answered::of(&assessment)
    };
    let json: Value = serde_json::from_str(&with.to_json_pretty()).expect("JSON");
    holds(&json, "assessment");
    impact
}

/// The values of a kind: what they are held against, low, central and high as people read them.
fn shown(impact: &Impact, kind: MeasureKind) -> Vec<(String, String)> {
    let of_kind = impact
        .measures
        .iter()
        .filter(|measure| measure.kind == kind);
    let line = |measure: &Measure| {
        let against = measure.against.clone().unwrap_or_default();
        (against.into_owned(), measure.shown(&Words::ENGLISH))
    };
    of_kind.map(line).collect()
}

fn lines(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect()
}

const LEAD: &str = "about 152 pounds of fentanyl";

#[test]
fn the_lead_example() {
    let impact = compared(LEAD, "", &question("1,875 lb", "11.8M", "$34000/kg"));
    // 608/75; 190000/150341; 152/8000
    assert_eq!(
        shown(&impact, MeasureKind::ShareOfSeizure),
        lines(&[("", "≈ 8.11%")])
    );
    assert_eq!(
        shown(&impact, MeasureKind::ShareOfYear),
        lines(&[("cbp-fy2025", "≈ 1.26%"), ("dea-powder-2024", "1.9%")])
    );
    // 861825503/295000000; 5.3%, 10.3% and 19.5% of it
    assert_eq!(
        shown(&impact, MeasureKind::DosesPerResident),
        lines(&[
            ("", "≈ 2.92 doses"),
            ("", "≈ 0.15 to ≈ 0.57 doses (≈ 0.30)")
        ])
    );
    // 152 * 0.45359237 * 34000 = 2344165.36816
    assert_eq!(
        shown(&impact, MeasureKind::Value),
        lines(&[("", "≈ $2,344,165.37")])
    );
    assert_eq!(
        shown(&impact, MeasureKind::MixtureWeight),
        lines(&[
            ("841b-40g", "≈ 1,723.65 times"),
            ("841b-400g", "≈ 172.37 times")
        ])
    );
    assert_eq!(
        shown(&impact, MeasureKind::EquivalentTablets),
        lines(&[(
            "",
            "≈ 1,522,558.39 to ≈ 10,341,906.04 tablets (≈ 3,660,537.19)"
        )])
    );
    assert_eq!(
        shown(&impact, MeasureKind::KilogramBricks),
        lines(&[("kilogram-brick", "≈ 68.95 bricks")])
    );
}

#[test]
fn values_have_all_their_digits_and_say_whether_they_are_exact() {
    let impact = compared(LEAD, "", &question("1,875 lb", "", "34000/kg"));
    let value = |kind| {
        impact
            .measures
            .iter()
            .find(|one| one.kind == kind)
            .expect("a measure")
    };
    for (kind, central, exact) in [
        (
            MeasureKind::ShareOfSeizure,
            "8.106666666666666666666666667",
            false,
        ),
        (MeasureKind::Value, "2344165.36816", true),
        (MeasureKind::MixtureWeight, "1723.651006", true),
        (MeasureKind::KilogramBricks, "68.94604024", true),
    ] {
        let measure = value(kind);
        assert_eq!(
            (&*measure.value.central.to_string(), measure.exact),
            (central, exact)
        );
    }
    let tablets = value(MeasureKind::EquivalentTablets).value;
    assert_eq!(tablets.central.to_string(), "3660537.188");
    assert_eq!(tablets.high.to_string(), "10341906.036");
}

/// The seizures behind two of DEA's totals: 57,333,577 and 36,085,478 doses.
#[test]
fn powder_and_tablets_count_each_with_its_own() {
    let text = "4.7 million fentanyl pills and 2,396 lb of fentanyl powder";
    let impact = compared(text, "", &question("", "340M", ""));
    // 2396 lb + 4.7M tablets of 90, 100 and 110 mg over 12027.28 lb; 2396/8000; 4.7/60
    assert_eq!(
        shown(&impact, MeasureKind::ShareOfYear),
        lines(&[
            ("cbp-fy2025", "≈ 27.68% to ≈ 29.40% (≈ 28.54%)"),
            ("dea-powder-2024", "29.95%"),
            ("dea-tablets-2024", "≈ 7.83%"),
        ])
    );
    let residents = shown(&impact, MeasureKind::DosesPerResident);
    assert!(
        residents
            .iter()
            .any(|(_, value)| value.ends_with("(≈ 0.17)")),
        "{residents:?}"
    );
    let options = "--purity 14.4% --tablet-share 40%";
    let impact = compared(
        "10.2 million fentanyl pills and 980 lb of fentanyl powder",
        options,
        &question("", "1", ""),
    );
    let residents = shown(&impact, MeasureKind::DosesPerResident);
    assert!(
        residents.contains(&(String::new(), "≈ 36,085,477.63 doses".to_owned())),
        "{residents:?}"
    );
    let impact = compared(text, "", &question("", "1", ""));
    let residents = shown(&impact, MeasureKind::DosesPerResident);
    assert!(
        residents
            .iter()
            .any(|(_, value)| value.ends_with("(≈ 57,333,576.90)")),
        "{residents:?}"
    );
}

const MIXED: &str = "12 kg fentanyl and 5 million fentanyl tablets";

/// Label, value and exhibits left out of the measures of a kind.
fn told(impact: &Impact, kind: MeasureKind) -> Vec<(String, String, Vec<usize>)> {
    let of_kind = impact
        .measures
        .iter()
        .filter(|measure| measure.kind == kind);
    let line = |measure: &Measure| {
        let value = measure.shown(&Words::ENGLISH);
        (measure.label.to_string(), value, measure.omitted.clone())
    };
    of_kind.map(line).collect()
}

/// 12 kg and 5 million tablets of 90, 100 and 110 mg are 462, 512 and 562 kg, as in the share of a year.
#[test]
fn counted_tablets_weigh_in_every_comparison_by_weight() {
    let impact = compared(MIXED, "", &question("1,000 kg", "", "$34000/kg"));
    let one = |label: &str, value: &str| vec![(label.to_owned(), value.to_owned(), vec![])];
    assert_eq!(
        told(&impact, MeasureKind::ShareOfSeizure),
        one("share of 1,000 kg", "46.2% to 56.2% (51.2%)")
    );
    assert_eq!(
        told(&impact, MeasureKind::Value),
        one(
            "value at the price given, by gross weight",
            "$15,708,000 to $19,108,000 ($17,408,000)"
        )
    );
    for kind in [MeasureKind::ShareOfSeizure, MeasureKind::Value] {
        let measure = impact.measures.iter().find(|one| one.kind == kind);
        let measure = measure.expect("a measure");
        assert_eq!(measure.exhibits, [1, 2]);
        let formula = measure.formula.to_string();
        assert!(
            formula.contains("with counted tablets by what one weighs"),
            "{formula}"
        );
        let is_mass = |source: &calc_core::Citation| source.source.contains("Mass of a tablet");
        assert!(measure.sources.iter().any(is_mass), "{:?}", measure.sources);
    }
}

#[test]
fn what_a_comparison_leaves_out_is_named() {
    let impact = compared(
        MIXED,
        "",
        &question("60 million tablets", "11.8M", "2/tablet"),
    );
    for (kind, label, omitted) in [
        (
            MeasureKind::ShareOfSeizure,
            "share of 60 million tablets, without exhibit 1",
            1,
        ),
        (
            MeasureKind::Value,
            "value at the price given, by number of tablets, without exhibit 1",
            1,
        ),
        (
            MeasureKind::KilogramBricks,
            "bricks of one kilogram, without exhibit 2",
            2,
        ),
        (
            MeasureKind::DosesPerResident,
            "potential lethal-dose equivalents for each resident, if pure, without exhibit 2",
            2,
        ),
    ] {
        let told = told(&impact, kind);
        let found = told.iter().find(|(own, ..)| own == label);
        assert_eq!(found.expect(label).2, [omitted], "{told:?}");
    }
    // 12 kg at 5.3%, 10.3% and 19.5%.
    let options = "--method purity-adjusted --method tablet-share";
    let impact = compared(MIXED, options, &question("", "", "90000/kg pure"));
    let label = "value at the price given, by estimated pure drug, without exhibit 2";
    let value = "57,240 to 210,600 (111,240)";
    assert_eq!(
        told(&impact, MeasureKind::Value),
        [(label.to_owned(), value.to_owned(), vec![2])]
    );
}

#[test]
fn a_larger_seizure_is_compared_with_what_it_is_of() {
    let text = "12 kg fentanyl and 5 kg carfentanil";
    for (of, value, omitted) in [
        ("100 kg", "17%", vec![]),
        ("100 kg fentanyl", "12%", vec![2]),
        ("50 kg of carfentanil", "10%", vec![1]),
    ] {
        let impact = compared(text, "", &question(of, "", ""));
        let told = told(&impact, MeasureKind::ShareOfSeizure);
        assert_eq!((&*told[0].1, &told[0].2), (value, &omitted), "{of}");
    }
}

#[test]
fn comparisons_name_their_substance_where_there_are_several() {
    let impact = compared(
        "12 kg fentanyl and 5 kg carfentanil",
        "",
        &question("", "11.8M", ""),
    );
    let line = |label: &str, value: &str, omitted: usize| {
        (label.to_owned(), value.to_owned(), vec![omitted])
    };
    assert_eq!(
        told(&impact, MeasureKind::KilogramBricks),
        [
            line("bricks of one kilogram, fentanyl", "12 bricks", 2),
            line("bricks of one kilogram, carfentanil", "5 bricks", 1)
        ]
    );
    for measure in &impact.measures {
        let substance = measure.substance.as_deref();
        match measure.kind {
            MeasureKind::ShareOfYear | MeasureKind::MixtureWeight => {
                assert_eq!(
                    (substance, &*measure.exhibits),
                    (Some("fentanyl"), &[1][..])
                );
                assert!(
                    measure.label.to_string().ends_with(", fentanyl"),
                    "{measure:?}"
                );
            }
            MeasureKind::DosesPerResident if measure.exhibits.len() == 2 => {
                assert_eq!(substance, None);
            }
            _ => assert!(substance.is_some(), "{measure:?}"),
        }
    }
}

/// 40 g over 12,027.28 lb and over 8,000 lb; 10%, 29% and 76% of 5 million, and 1.3, 1.94 and 2.4 mg
/// over 2 mg in each, over 330 million.
#[test]
fn what_is_small_is_not_told_as_nothing() {
    let impact = compared("40 g fentanyl", "", &question("", "", ""));
    assert_eq!(
        shown(&impact, MeasureKind::ShareOfYear),
        lines(&[
            ("cbp-fy2025", "≈ 0.00073%"),
            ("dea-powder-2024", "≈ 0.0011%")
        ])
    );
    let impact = compared("5 million fentanyl tablets", "", &question("", "330M", ""));
    assert_eq!(
        shown(&impact, MeasureKind::DosesPerResident),
        lines(&[
            ("", "≈ 0.0015 to ≈ 0.012 doses (≈ 0.0044)"),
            ("", "≈ 0.0098 to ≈ 0.018 doses (≈ 0.015)")
        ])
    );
}

#[test]
fn who_counted_tablets_is_told_what_they_weigh() {
    let assessment = ask(MIXED, "").expect("an answer");
    let settings = settings("").expect("none");
    let error = question("100 kg", "", "")
        .impact(&assessment, &settings, &CATALOG)
        .expect_err("too small");
    assert_eq!(
        error.hint_text().expect("a hint").to_string(),
        "with counted tablets by what one weighs, this one is 462,000 g to 562,000 g"
    );
}

/// 20 kg "enough ... many times over" for a state of 11.69 million: 1000/1169 of a dose each, if all were pure.
#[test]
fn a_claim_about_a_state() {
    let impact = compared("20 kg fentanyl", "", &question("", "11.69 million", ""));
    assert_eq!(
        shown(&impact, MeasureKind::DosesPerResident)[0].1,
        "≈ 0.86 doses"
    );
}

#[test]
fn weighed_tablets_count_by_number_and_by_weight() {
    let impact = compared(
        "10 kg fentanyl tablets",
        "",
        &question("60 million tablets", "", "2/tablet"),
    );
    assert_eq!(
        shown(&impact, MeasureKind::ShareOfSeizure),
        lines(&[("", "≈ 0.15% to ≈ 0.19% (≈ 0.17%)")])
    );
    assert_eq!(
        shown(&impact, MeasureKind::Value),
        lines(&[("", "≈ 181,818.18 to ≈ 222,222.22 (200,000)")])
    );
    assert_eq!(shown(&impact, MeasureKind::MixtureWeight)[0].1, "250 times");
    assert!(shown(&impact, MeasureKind::KilogramBricks).is_empty());
    assert!(shown(&impact, MeasureKind::EquivalentTablets).is_empty());
}

#[test]
fn a_price_of_pure_drug_takes_the_purity() {
    // 152 lb * 10.3% * 90000 per kg
    let impact = compared(LEAD, "", &question("", "", "90,000 per kg pure"));
    let value = impact
        .measures
        .iter()
        .find(|one| one.kind == MeasureKind::Value)
        .expect("a value");
    assert_eq!(value.value.central.to_string(), "639129.7930248");
    assert_eq!(
        value.label.to_string(),
        "value at the price given, by estimated pure drug"
    );
}

#[test]
fn the_year_is_the_newest_whole_one_or_that_of_the_month() {
    let ids = |options| -> Vec<String> {
        let impact = compared(
            "4.7 million fentanyl pills and 2,396 lb of fentanyl powder",
            options,
            &question("", "", ""),
        );
        shown(&impact, MeasureKind::ShareOfYear)
            .into_iter()
            .map(|(id, _)| id)
            .collect()
    };
    assert_eq!(
        ids(""),
        ["cbp-fy2025", "dea-powder-2024", "dea-tablets-2024"]
    );
    assert_eq!(
        ids("--as-of 2023-05"),
        ["cbp-fy2023", "dea-powder-2023", "dea-tablets-2023"]
    );
    let impact = compared(LEAD, "", &question("CBP-FY2019", "", ""));
    assert_eq!(
        shown(&impact, MeasureKind::ShareOfYear)[0],
        ("cbp-fy2019".to_owned(), "≈ 5.42%".to_owned())
    );
}

#[test]
fn every_measure_has_a_caveat_and_a_source() {
    let impact = compared(LEAD, "", &question("1,875 lb", "11.8M", "34000/kg"));
    for measure in &impact.measures {
        assert!(measure.caveat.to_string().len() > 20, "{measure:?}");
        assert!(!measure.sources.is_empty(), "{measure:?}");
    }
    let caveat = |kind| {
        let measure = impact
            .measures
            .iter()
            .find(|one| one.kind == kind)
            .expect("a measure");
        measure.caveat.to_string()
    };
    // 100 a gram over 12,000 a pound: 45359237/12000000
    assert!(caveat(MeasureKind::Value).contains("differ 3.8-fold"));
    assert!(caveat(MeasureKind::MixtureWeight).contains("no legal advice"));
}

#[test]
fn no_word_of_a_measure_counts_anybody() {
    let spanish = Words::new(Language::Spanish, Some(Dictionary::spanish()));
    let impact = compared(LEAD, "", &question("1,875 lb", "11.8M", "34000/kg"));
    for measure in &impact.measures {
        for said in [&measure.label, &measure.formula, &measure.caveat] {
            for text in [said.to_string(), said.written(&spanish)] {
                let lower = text.to_lowercase();
                let mut words = lower.split(|c: char| !c.is_alphabetic());
                let never = [
                    "people", "person", "deaths", "lives", "kill", "personas", "muertes", "vidas",
                ];
                assert!(!words.any(|word| never.contains(&word)), "{text}");
            }
        }
        assert_ne!(measure.caveat.written(&spanish), measure.caveat.to_string());
    }
}

#[test]
fn totals_are_in_order_and_have_spanish() {
    let words = Words::new(Language::Spanish, Some(Dictionary::spanish()));
    for total in published_totals() {
        assert!(total.from <= total.to, "{}", total.id);
        assert_ne!(words.term(&total.title), total.title, "{}", total.id);
        assert_ne!(words.term(&total.caveat), total.caveat, "{}", total.id);
        let is_count = matches!(total.amount, PublishedAmount::Tablets(_));
        assert_eq!(is_count, total.series == "dea-tablets", "{}", total.id);
    }
}

#[test]
fn an_amount_below_a_seizure_is_set_beside_nothing() {
    let impact = compared(
        "0.05 g fentanyl",
        "",
        &question("1 kg", "11.8M", "34000/kg"),
    );
    assert!(impact.measures.is_empty());
}

/// Seizure, larger seizure, residents, price, and the refusal.
type Refused = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    ErrorKind,
    &'static str,
);

const REFUSED: [Refused; 10] = [
    (
        LEAD,
        "100 lb",
        "",
        "",
        ErrorKind::Conflict,
        "`100 lb` is no larger seizure that this one could be a part of",
    ),
    (
        LEAD,
        "9 million tablets",
        "",
        "",
        ErrorKind::Conflict,
        "`9 million tablets` is no larger seizure that this one could be a part of",
    ),
    (
        LEAD,
        "5 kg powder and 9 tablets",
        "",
        "",
        ErrorKind::Conflict,
        "`5 kg powder and 9 tablets` is neither one weight nor one count of tablets",
    ),
    (
        LEAD,
        "dea-tablets-2024",
        "",
        "",
        ErrorKind::Conflict,
        "nothing here is of what this total counts: DEA, 2024, tablets",
    ),
    (
        LEAD,
        "",
        "0",
        "",
        ErrorKind::OutOfRange,
        "a population of 0 is not a whole number from 1 to 1,000,000,000,000",
    ),
    (
        LEAD,
        "",
        "1.5",
        "",
        ErrorKind::OutOfRange,
        "a population of 1.5 is not a whole number from 1 to 1,000,000,000,000",
    ),
    (
        LEAD,
        "",
        "Ohio",
        "",
        ErrorKind::Number,
        "`Ohio` is not a number",
    ),
    (
        LEAD,
        "",
        "",
        "34000",
        ErrorKind::MissingUnit,
        "the price `34000` does not say of what",
    ),
    (
        LEAD,
        "",
        "",
        "2/tablet",
        ErrorKind::Conflict,
        "the price is by number of tablets, and nothing here has that",
    ),
    (
        "2 kg fentanyl and 1 kg carfentanil",
        "",
        "",
        "34000/kg",
        ErrorKind::Conflict,
        "one price cannot serve two substances",
    ),
];

#[test]
fn what_does_not_fit_is_refused_with_what_to_write() {
    for (text, of, population, price, kind, message) in REFUSED {
        let assessment = ask(text, "").expect(text);
        let settings = settings("").expect("none");
        let error = question(of, population, price)
            .impact(&assessment, &settings, &CATALOG)
            .expect_err(message);
        assert_eq!(
            (error.kind(), &*error.message().to_string()),
            (kind, message)
        );
        assert!(
            error.hint_text().is_some() && error.span().is_none(),
            "{message}"
        );
    }
}
