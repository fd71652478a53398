//! A purity that the text gives: it serves its exhibit, and goes before what is given for all.

use calc_core::{Assessment, Code, Exact, Method, compose, read, rows};

use crate::ask::{CATALOG, ask};
use crate::command::run;
use crate::schema;

fn answered(text: &str, options: &str) -> Assessment {
    ask(text, options).unwrap_or_else(|error| panic!("{text} {options}: {error}"))
}

/// The ids and values of the purities, with the exhibits that they serve.
fn purities(assessment: &Assessment) -> Vec<(&str, String, &[usize])> {
    assessment
        .assumptions
        .iter()
        .filter(|one| one.quantity == "purity")
        .map(|one| (&*one.id, one.shown_value(), &*one.exhibits))
        .collect()
}

fn adjusted(assessment: &Assessment) -> Vec<(String, &str)> {
    assessment
        .figures
        .iter()
        .filter(|figure| figure.method == Method::PurityAdjusted)
        .map(|figure| {
            let count = figure.doses.central.count().to_string();
            (count, &*figure.assumptions[1])
        })
        .collect()
}

#[test]
fn one_purity_is_listed_as_given() {
    let answer = answered("10 kg fentanyl powder at 8% purity", "-");
    assert_eq!(
        purities(&answer),
        [("given/purity", "8%".to_owned(), &[][..])]
    );
    assert_eq!(adjusted(&answer), [("400000".to_owned(), "given/purity")]);
    assert_eq!(
        answer.exhibits[0].understood,
        "10 kg fentanyl powder at 8% purity = 10,000 g gross (kilogram)"
    );
    assert_eq!(
        answer.assumptions[1].citation.source,
        "given with the question"
    );
}

#[test]
fn each_exhibit_rests_on_its_own() {
    let answer = answered(
        "10 kg fentanyl powder at 8% purity, 5 kg fentanyl powder at 10% purity and 40 kg fentanyl powder",
        "-",
    );
    assert_eq!(
        purities(&answer),
        [
            ("given/purity", "8%".to_owned(), &[1][..]),
            ("given/purity/2", "10%".to_owned(), &[2][..]),
            ("dea-fy2025/purity", "10.3%".to_owned(), &[3][..]),
        ]
    );
    assert_eq!(
        adjusted(&answer),
        [
            ("400000".to_owned(), "given/purity"),
            ("250000".to_owned(), "given/purity/2"),
            ("2060000".to_owned(), "dea-fy2025/purity"),
        ]
    );
    let total = answer
        .totals
        .iter()
        .find(|total| total.methods == [Method::PurityAdjusted])
        .expect("a total");
    // The preset's range is 5.3% to 19.5%.
    let [low, high] = [total.doses.low, total.doses.high].map(|doses| doses.count().to_string());
    assert_eq!((&*low, &*high), ("1710000", "4550000"));
    assert_eq!(total.doses.central.count(), Exact::from(2_710_000));
}

#[test]
fn the_option_serves_the_others() {
    let text = "10 kg fentanyl powder at 8% purity and 40 kg fentanyl powder";
    let answer = answered(text, "--purity 20%");
    assert_eq!(
        purities(&answer),
        [
            ("given/purity", "8%".to_owned(), &[1][..]),
            ("given/purity/2", "20%".to_owned(), &[2][..]),
        ]
    );
    let unused = |answer: &Assessment| {
        answer
            .warnings
            .iter()
            .any(|one| one.code == Code::UnusedOption)
    };
    assert!(!unused(&answer));
    assert!(unused(&answered(
        "10 kg fentanyl powder at 8% purity",
        "--purity 20%"
    )));
    let same = answered(
        "10 kg fentanyl powder at 8% purity and 40 kg fentanyl powder",
        "--purity 8%",
    );
    assert_eq!(
        purities(&same),
        [("given/purity", "8%".to_owned(), &[1, 2][..])]
    );
}

#[test]
fn two_substances_have_each_their_own() {
    let answer = answered(
        "10 kg fentanyl at 8% purity and 2 kg carfentanil at 8% purity",
        "-",
    );
    assert_eq!(
        purities(&answer),
        [
            ("given/purity", "8%".to_owned(), &[1][..]),
            ("given/purity/2", "8%".to_owned(), &[2][..]),
        ]
    );
}

#[test]
fn weighed_tablets_take_a_purity() {
    let answer = answered("5 kg of fentanyl tablets at 2% purity", "-");
    assert_eq!(adjusted(&answer), [("50000".to_owned(), "given/purity")]);
}

/// The words `pure` and `100%` keep their warnings.
#[test]
fn pure_stays_a_word() {
    let warns = |text: &str, code: Code| {
        answered(text, "-")
            .warnings
            .iter()
            .any(|one| one.code == code)
    };
    assert!(warns("10 kg of pure fentanyl", Code::CalledPure));
    assert!(!warns("10 kg of fentanyl, 8% pure", Code::CalledPure));
    assert!(warns("10 kg of fentanyl, 8% pure", Code::GrossAsPure));
    assert!(!warns("10 kg of fentanyl, 100% pure", Code::GrossAsPure));
    assert!(!warns("10 kg of fentanyl with 8% purity", Code::Mixture));
}

#[test]
fn fields_hold_it() {
    let fields = rows(
        &read(
            "10 kg fentanyl powder at 5%..10.3%..20% purity and 3 lb of fentanyl, 8.10% pure",
            &CATALOG,
        )
        .expect("read"),
    );
    assert_eq!(fields[0].purity, "5%..10.3%..20%");
    assert_eq!(fields[1].purity, "8.1%");
    let text = "10 kg of fentanyl powder at 8% purity";
    assert_eq!(compose(&rows(&read(text, &CATALOG).expect("read"))), text);
}

#[test]
fn every_painter_shows_both() {
    let text = "10 kg fentanyl powder at 8% purity and 5 kg fentanyl powder at 10% purity";
    let (_, csv, _) = run(&["--format", "csv", text], "");
    assert!(
        csv.contains("given/purity = 8%") && csv.contains("given/purity/2 = 10%"),
        "{csv}"
    );
    let (_, people, _) = run(&["--explain", text], "");
    assert!(
        people.contains("for exhibit 1") && people.contains("for exhibit 2"),
        "{people}"
    );
    let (_, json, _) = run(&["--format", "json", text], "");
    schema::holds(&serde_json::from_str(&json).expect("JSON"), text);
}

#[test]
fn refusals_say_what_to_write() {
    let cases = [
        (
            "5 kg fentanyl at 10%",
            "`10%` is a percentage; the text is for amounts",
            "write purity behind its amount, as in 5 kg fentanyl at 10.3% purity",
        ),
        (
            "5 kg fentanyl, purity 8",
            "`8` is not a percentage",
            "write it with its sign, as in 8%",
        ),
        (
            "1000 fentanyl tablets at 8% purity",
            "a purity is of what was weighed, and these tablets were counted",
            "leave it out, and give their own values: --tablet-content 1.94mg or --tablet-share 29%",
        ),
        (
            "5 kg fentanyl at 8% purity (12% pure)",
            "one amount is given two purities",
            "write one of them, or a range, as in 5%..10.3%..20% purity",
        ),
    ];
    for (text, message, hint) in cases {
        let error = ask(text, "-").expect_err(text);
        assert_eq!(
            (
                error.to_string(),
                error.hint_text().map(ToString::to_string)
            ),
            (message.to_owned(), Some(hint.to_owned())),
            "{text}"
        );
    }
}
