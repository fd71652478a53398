//! The dose risk of batches of tablets, against big rationals, mpmath, and the answer by tablet share.

use std::sync::LazyLock;

use calc_core::wording::{Dictionary, Language, Words};
use calc_core::{
    Basis, Code, ErrorKind, Exact, Range, TABLETS_SCHEMA, TabletQuestion, TabletRisk, TabletShape,
};
use jsonschema::Validator;
use serde_json::Value;

use crate::ask::{CATALOG, ask, pick};
use crate::command::run;
use crate::schema::{faults, is_one};

/// The schema with that of the answers that it refers to beside it.
static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let parsed = |text| serde_json::from_str::<Value>(text).expect("the schema is JSON");
    let mut schema = parsed(TABLETS_SCHEMA);
    schema["$defs"]["answer"] = parsed(calc_core::SCHEMA);
    jsonschema::draft202012::new(&schema).expect("the schema is one of draft 2020-12")
});

/// A question with options as the command writes them.
fn question(text: &str, options: &str) -> TabletQuestion {
    let mut question = TabletQuestion {
        text: text.to_owned(),
        ..TabletQuestion::default()
    };
    let mut words = options.split_whitespace().map(str::to_owned);
    while let (Some(option), value @ Some(_)) = (words.next(), words.next()) {
        match &*option {
            "--mean" => question.mean = value,
            "--spread" => question.spread = value,
            "--tablet-share" => question.tablet_share = value,
            "--sample" => question.sample = value,
            "--lethal-dose" => question.lethal_dose = value,
            "--preset" => question.preset = value,
            "--as-of" => question.as_of = value,
            "--substance" => question.substance = value,
            _ => panic!("unknown option `{option}`"),
        }
    }
    question
}

fn risk(text: &str, options: &str) -> TabletRisk {
    let risk = question(text, options).answer(&CATALOG);
    let risk = risk.unwrap_or_else(|error| panic!("{text} {options}: {error}"));
    let json: Value = serde_json::from_str(&risk.to_json_pretty()).expect("JSON");
    let faults = faults(&VALIDATOR, &json);
    assert!(faults.is_empty(), "{}\n{json:#}", faults.join("\n"));
    risk
}

fn texts(range: Range<Exact>) -> [String; 3] {
    [range.low, range.central, range.high].map(|number| number.to_string())
}

#[test]
fn the_schema_is_one_that_describes_every_field() {
    let schema = serde_json::from_str(TABLETS_SCHEMA).expect("the schema is JSON");
    is_one(&schema, "urn:dosecalc:schema:tablets:1");
}

/// By Python's `fractions`: the share, `N * p`, and the hypergeometric chance, each in percent where it is a part;
/// scipy 1.17, `stats.hypergeom.sf(0, 50000, N * p, 5)`, has the same.
#[test]
fn a_published_share_makes_numbers_and_chances() {
    let risk = risk("50,000 fentanyl tablets", "--sample 5");
    assert_eq!((risk.basis, risk.sample), (Basis::Published, Some(5)));
    let figures = risk.figures.expect("figures");
    assert_eq!(texts(figures.share), ["10", "29", "76"]);
    assert_eq!(texts(figures.tablets), ["5000", "14500", "38000"]);
    let chances = figures.at_least_one.expect("a sample");
    let expected = ["40.952312268530", "81.959180413791", "99.920424181799"];
    for (found, expected) in texts(chances).iter().zip(expected) {
        assert!(found.starts_with(expected), "{found} {expected}");
    }
    assert!(!figures.exact);
}

/// Half of 12 are 6: a sample of all finds them, and one of three misses them in 20 of 220 ways.
#[test]
fn a_sample_of_the_batch_is_not_put_back() {
    let chance = |text: &str, options: &str| {
        let risk = risk(text, options);
        texts(
            risk.figures
                .expect("figures")
                .at_least_one
                .expect("a sample"),
        )
    };
    let half = "--tablet-share 50% --sample";
    assert_eq!(
        chance("12 fentanyl tablets", &format!("{half} 12"))[1],
        "100"
    );
    assert_eq!(
        chance("12 fentanyl tablets", &format!("{half} 7"))[1],
        "100"
    );
    let three = chance("12 fentanyl tablets", &format!("{half} 3"));
    assert!(three[1].starts_with("90.9090909090"), "{three:?}");
    // 10 g are 90.9, 100 or 111.1 tablets; a sample of 20 tells most of the fewest:
    // `stats.hypergeom.sf(0, N, K, 20)` of 111 with 11 and 12 for 11.1, 100 with 10, 91 with 9 and 10 for 9.1.
    let weighed = chance("10 g of fentanyl tablets", "--tablet-share 10% --sample 20");
    for (found, expected) in weighed
        .iter()
        .zip(["90.19971813", "90.48837275", "90.72972630"])
    {
        assert!(found.starts_with(expected), "{weighed:?}");
    }
}

#[test]
fn the_tablets_expected_are_the_doses_by_tablet_share() {
    for (text, options) in [
        ("50,000 fentanyl tablets", "--preset dea-2022"),
        ("4.7 million fentanyl pills", "--as-of 2023-05"),
        ("66 lb of fentanyl tablets", "--tablet-share 40%"),
    ] {
        let risk = risk(text, options);
        let assessment = ask(text, options).expect("an answer");
        let tablets = risk.figures.expect("figures").tablets;
        for (end, number) in [
            ("low", tablets.low),
            ("central", tablets.central),
            ("high", tablets.high),
        ] {
            let which = format!("tablet-share {end}");
            let (doses, _) = pick(&assessment, which.trim_end_matches(" central"));
            assert_eq!(number, doses, "{text} {options} {end}");
        }
    }
}

/// mpmath 1.4.1, 40 digits: the shares of a lognormal, a gamma and a cut normal distribution with mean 1.94 and
/// standard deviation 1.1 above 2.
#[test]
fn a_mean_and_a_spread_make_a_share() {
    let risk = risk("50,000 fentanyl tablets", "--mean 1.94mg --spread 1.1mg");
    assert_eq!(risk.basis, Basis::Shape);
    let figures = risk.figures.expect("figures");
    assert_eq!(
        texts(figures.share),
        ["37.3846821", "37.3846821", "45.0637426"]
    );
    assert!(!figures.exact);
    let shares: Vec<String> = risk
        .given
        .expect("given")
        .shapes
        .iter()
        .map(|own| own.share.central.to_string())
        .collect();
    assert_eq!(shares, ["37.3846821", "40.3707202", "45.0637426"]);
    let share = &risk
        .assessment
        .assumptions
        .iter()
        .find(|own| own.quantity == "tablet-share")
        .expect("a share")
        .citation;
    assert_eq!(share.source, "computed from the mean and the spread given");
}

/// The lowest of the share takes the highest lethal dose: mpmath, lognormal above 3 mg, cut normal above 1 mg.
#[test]
fn a_range_of_lethal_doses_widens_the_share() {
    let risk = risk(
        "50,000 fentanyl tablets",
        "--mean 1.94mg --spread 1.1mg --lethal-dose 1mg..2mg..3mg",
    );
    assert_eq!(
        texts(risk.figures.expect("figures").share),
        ["13.7937999", "37.3846821", "83.9190049"]
    );
}

/// What DEA published of a year says more than two parameters hold; mpmath as in the unit tests of the shapes.
#[test]
fn the_shapes_miss_published_shares_and_the_answer_says_by_how_much() {
    let risk = risk("50,000 fentanyl tablets", "");
    let checks: Vec<(&str, Vec<Option<String>>)> = risk
        .checks
        .iter()
        .map(|check| {
            let misses = check
                .shapes
                .iter()
                .map(|own| own.miss.map(|miss| miss.to_string()));
            (check.preset.as_deref().expect("a preset"), misses.collect())
        })
        .collect();
    let some = |misses: [&str; 3]| misses.map(|miss| Some(miss.to_owned())).to_vec();
    assert_eq!(
        checks,
        [
            ("dea-2017", some(["0", "0", "0"])),
            ("dea-2021", some(["12.1364593", "11.8470642", "13.5748227"])),
            ("dea-2022", some(["-5.5931597", "-7.2108284", "1.2890697"])),
            ("dea-2024", some(["-9.7474904", "-8.004019", "-3.5023347"])),
        ]
    );
    let notes: Vec<String> = risk.notes.iter().map(ToString::to_string).collect();
    assert!(
        notes
            .iter()
            .any(|note| note.ends_with("by up to ≈ 13.6 percentage points")),
        "{notes:?}"
    );
}

#[test]
fn a_share_given_is_checked_against_the_mean_and_the_spread_given() {
    let risk = risk(
        "900 fentanyl tablets",
        "--mean 1.94mg --spread 1.1mg --tablet-share 50%",
    );
    assert_eq!(risk.basis, Basis::Given);
    assert_eq!(
        texts(risk.figures.expect("figures").tablets),
        ["450", "450", "450"]
    );
    let own = &risk.checks[0];
    assert_eq!(own.preset, None);
    let miss = own.shapes[0].miss.expect("a lognormal").to_string();
    assert_eq!(
        (own.shapes[0].shape, &*miss),
        (TabletShape::LogNormal, "-12.6153179")
    );
}

#[test]
fn below_a_seizure_there_is_the_reference_and_where_help_is() {
    for text in ["9 fentanyl tablets", "0.9 g of fentanyl tablets"] {
        let risk = risk(text, "--sample 2 --mean 1.94mg --spread 1.1mg");
        assert!(risk.figures.is_none() && risk.given.is_none() && risk.checks.is_empty());
        let [warning] = &risk.assessment.warnings[..] else {
            panic!("{text}: one warning")
        };
        assert_eq!(warning.code, Code::SmallAmount);
        assert_eq!(risk.assessment.assumptions.len(), 1);
    }
}

#[test]
fn what_cannot_be_is_refused_with_what_to_write() {
    let cases = [
        (
            "50,000 fentanyl tablets",
            "--mean 1.94mg",
            ErrorKind::Conflict,
            "a mean and a spread go together",
        ),
        (
            "50,000 fentanyl tablets",
            "--mean 1.94mg --spread 30mg",
            ErrorKind::OutOfRange,
            "a spread of 30mg is not between 0.01 and 10 times the mean",
        ),
        (
            "50,000 fentanyl tablets",
            "--mean 1.94mg --spread 2mg..9mg",
            ErrorKind::Range,
            "the mean does not lie inside `2mg..9mg`",
        ),
        (
            "50,000 fentanyl tablets",
            "--mean 1.94mg --spread 1.93mg..1.95mg",
            ErrorKind::OutOfRange,
            "no lognormal distribution of that mean leaves 1 of 500 tablets outside `1.93mg..1.95mg`",
        ),
        (
            "50,000 fentanyl tablets",
            "--lethal-dose 3mg",
            ErrorKind::Conflict,
            "published shares count tablets with 2 mg or more, and say nothing of another dose",
        ),
        (
            "500 fentanyl tablets",
            "--sample 501",
            ErrorKind::OutOfRange,
            "a sample of 501 is larger than the batch",
        ),
        (
            "500 fentanyl tablets",
            "--sample 0",
            ErrorKind::OutOfRange,
            "a sample of 0 is no count of tablets",
        ),
        (
            "500 fentanyl tablets",
            "--sample 1.5",
            ErrorKind::OutOfRange,
            "a sample of 1.5 is no count of tablets",
        ),
        (
            "500 fentanyl tablets",
            "--sample 1,5",
            ErrorKind::AmbiguousNumber,
            "`1,5` can be read as 1.5 or as 15",
        ),
        (
            "500 fentanyl tablets",
            "--sample few",
            ErrorKind::Number,
            "`few` is not a number",
        ),
        (
            "152 lb fentanyl powder",
            "",
            ErrorKind::Conflict,
            "this is no batch of tablets",
        ),
        (
            "500 fentanyl tablets and 20 carfentanil tablets",
            "",
            ErrorKind::Conflict,
            "the text is about 2 amounts",
        ),
    ];
    for (text, options, kind, message) in cases {
        let error = question(text, options).answer(&CATALOG).expect_err(text);
        assert_eq!(
            (error.kind(), &*error.message().to_string()),
            (kind, message),
            "{text} {options}"
        );
        assert!(error.hint_text().is_some(), "{text} {options}");
    }
}

#[test]
fn notes_have_spanish() {
    let risk = risk("50,000 fentanyl tablets", "--sample 20");
    let words = Words::new(Language::Spanish, Some(Dictionary::spanish()));
    for note in &risk.notes {
        assert_ne!(note.written(&words), note.to_string());
    }
    assert_eq!(
        risk.title().written(&words),
        "tabletas con una dosis letal o más (porcentaje publicado)"
    );
    assert_eq!(
        risk.checks[2].title().written(&words),
        "dea-2022: media 2,4 mg, de 0,03 mg a 9 mg, 60 % de las tabletas".replace("60 %", "60%")
    );
}

/// 10 kg over 100 mg is 100,000 tablets, 29% of them 29,000; no cell takes their weight for drug.
#[test]
fn a_table_counts_weighed_tablets_and_says_how() {
    let table = "drug,weight (kg),form\nfentanyl,10,tablet\nfentanyl,10,powder\n";
    let (code, rows, said) = run(&["batch", "-"], table);
    assert_eq!(code, 0, "{said}");
    let tablets = rows.lines().nth(1).expect("a row");
    assert!(
        tablets.ends_with(",,9090.91,29000.00,84444.44,,tablet-share,ok"),
        "{tablets}"
    );
    let warning = "tablets that were weighed are counted at 100 mg each (90 to 110); nearly all of their weight is filler";
    assert_eq!(said.matches(warning).count(), 1, "{said}");
    let (_, _, said) = run(
        &["batch", "-"],
        "drug,weight (kg),form\nfentanyl,10,powder\n",
    );
    assert!(!said.contains("tablets that were weighed"), "{said}");
}
