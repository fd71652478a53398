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

const REFUSED: [Refused; 11] = [
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
        "900 fentanyl tablets",
        "",
        "",
        "34000/kg",
        ErrorKind::Conflict,
        "the price is by gross weight, and nothing here has that",
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
