//! A text as fields, and fields as a text: the same exhibits on both ways.

use calc_core::{Amount, Exact, Exhibit, Reading, Row, compose, grams, read, rows};
use num_traits::Signed;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::ask::CATALOG;
use crate::config;
use crate::data::{self, GOLDEN, READING};
use crate::oracle::{of, ten, whole};

/// What is wrong with the way there and back, if anything.
fn there_and_back(reading: &Reading) -> Result<(), String> {
    let fields = rows(reading);
    let text = compose(&fields);
    let again = read(&text, &CATALOG).map_err(|error| format!("{text:?}: {error}"))?;
    if again.exhibits.len() != reading.exhibits.len() {
        return Err(format!("{text:?}: {} exhibits", again.exhibits.len()));
    }
    for (before, after) in reading.exhibits.iter().zip(&again.exhibits) {
        if !same(before, after) {
            return Err(format!("{text:?}: {after:?} is not {before:?}"));
        }
    }
    if rows(&again) != fields {
        return Err(format!("{text:?}: the fields changed"));
    }
    Ok(())
}

/// The same but for where it stood, how many digits were written, and the digits of a third past the 25th.
fn same(a: &Exhibit, b: &Exhibit) -> bool {
    let number = |amount: &Amount| match amount {
        Amount::Mass(weighed) => (0, grams(weighed.gross.mass())),
        Amount::Tablets(count) => (1, count.count()),
        Amount::Packages(count) => (2, *count),
    };
    let ((kind, before), (other, after)) = (number(&a.amount), number(&b.amount));
    let near = |before: Exact, after: Exact| {
        before == after
            || !before.is_exact() && (of(after) - of(before)).abs() * whole(ten(25)) <= of(before)
    };
    let tablets = |exhibit: &Exhibit| matches!(exhibit.amount, Amount::Tablets(_));
    kind == other
        && near(before, after)
        && a.substance == b.substance
        && (a.form == b.form || tablets(a))
        && a.hedge == b.hedge
        && a.salt == b.salt
        && a.purity == b.purity
        && a.called == b.called
}

#[test]
fn every_text_of_the_cases_goes_there_and_back() {
    let golden = data::rows::<8>(GOLDEN).map(|(_, [text, ..])| text);
    let reading = data::rows::<2>(READING).map(|(_, [text, _])| text);
    let (mut faults, mut count) = (Vec::new(), 0);
    for text in golden.chain(reading) {
        let Ok(reading) = read(text, &CATALOG) else {
            continue;
        };
        count += 1;
        if let Err(fault) = there_and_back(&reading) {
            faults.push(format!("{text:?}: {fault}"));
        }
    }
    assert!(count > 300, "only {count} texts");
    assert!(
        faults.is_empty(),
        "{} of {count}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn row(amount: &str, unit: &str, substance: &str, form: &str) -> Row {
    Row {
        amount: amount.to_owned(),
        unit: unit.to_owned(),
        substance: substance.to_owned(),
        form: form.to_owned(),
        ..Row::default()
    }
}

#[test]
fn fields_are_what_people_would_fill_in() {
    let cases = [
        (
            "152 pounds of fentanyl",
            vec![row("152", "lb", "fentanyl", "")],
        ),
        (
            "more than 12 lb 4 oz of heroin powder",
            vec![row("at least 12 lb 4", "oz", "heroin", "powder")],
        ),
        (
            "48 one-kilo bricks of suspected fentanyl",
            vec![row("48 x 1", "kg", "suspected fentanyl", "")],
        ),
        (
            "nearly 5 short tons of meth",
            vec![row("at most 5", "short ton", "methamphetamine", "")],
        ),
        (
            "10 kg de fentanilo en polvo",
            vec![row("10", "kg", "fentanyl", "powder")],
        ),
        (
            "4.7 million fentanyl pills and 2,396 lb of powder",
            vec![
                row("4,700,000", "", "fentanyl", ""),
                row("2,396", "lb", "fentanyl", "powder"),
            ],
        ),
        (
            "5 kg of fentanyl hydrochloride tablets",
            vec![row("5", "kg", "fentanyl hcl", "tablet")],
        ),
        ("152 lb", vec![row("152", "lb", "", "")]),
    ];
    for (text, fields) in cases {
        assert_eq!(rows(&read(text, &CATALOG).expect(text)), fields, "{text}");
    }
}

#[test]
fn rows_without_an_amount_are_left_out() {
    let fields = [
        row("", "kg", "fentanyl", ""),
        row("10", "kg", "fentanyl", "powder"),
    ];
    assert_eq!(compose(&fields), "10 kg of fentanyl powder");
    assert_eq!(compose(&[]), "");
}

fn door(fields: &Value) -> Value {
    serde_json::from_str(&calc_wasm::check_rows(&fields.to_string(), "en")).expect("JSON")
}

/// A row's problem names the row.
#[test]
fn problems_of_rows_name_the_row() {
    let good = json!({"amount": "10", "unit": "kg", "substance": "fentanyl"});
    assert_eq!(door(&json!([good]))["rows"][0]["unit"], "kg");
    assert_eq!(
        door(&json!([good, {"unit": "kg"}]))["rows"][1]["amount"],
        ""
    );
    let cases = [
        (
            json!({"substance": "heroin", "unit": "kg"}),
            "number",
            "there is no amount",
        ),
        (
            json!({"amount": "1,5", "unit": "kg", "substance": "heroin"}),
            "ambiguous-number",
            "`1,5` can be read as 1.5 or as 15",
        ),
        (
            json!({"amount": "5 kg heroin and 3", "unit": "kg", "substance": "heroin"}),
            "conflict",
            "the row holds 2 amounts",
        ),
        (
            json!({"amount": "5", "unit": "kg", "substance": "fentanyll"}),
            "unknown-substance",
            "unknown substance `fentanyll`",
        ),
    ];
    for (bad, code, message) in cases {
        let problem = &door(&json!([good, bad]))["error"];
        assert_eq!(problem["code"], code, "{bad}: {problem}");
        assert_eq!(problem["message"], message, "{bad}");
        assert_eq!(problem["row"], 1, "{bad}");
    }
}

/// Where a problem stands is counted as the page counts: in UTF-16 units of the text with its spaces.
#[test]
fn problems_of_texts_say_where() {
    let at = |text: &str| -> Value {
        let answer: Value = serde_json::from_str(&calc_wasm::rows(text, "en")).expect("JSON");
        answer["error"]["at"].clone()
    };
    assert_eq!(at("1,5 kg fentanyl"), json!({"start": 0, "end": 3}));
    assert_eq!(at("  5 kg fentanyl 𝒳"), json!({"start": 16, "end": 18}));
    assert_eq!(at("  𝒳é 5 kg ☃"), json!({"start": 11, "end": 12}));
    assert_eq!(at(""), Value::Null);
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn rows_read_back(
        number in 1..100_000_u32,
        decimals in 0..100_u32,
        hedge in prop::sample::select(vec!["", "about ", "at least ", "at most "]),
        unit in prop::sample::select(vec!["kg", "g", "lb", "oz", "ozt", "t", "stone", "short ton", "long ton", "grain", ""]),
        substance in prop::sample::select(vec!["fentanyl", "carfentanil", "heroin", "suspected fentanyl", "fentanyl hcl"]),
        form in prop::sample::select(vec!["", "powder"]),
        purity in prop::sample::select(vec!["", "8%", "0.5%", "5%..10.3%..20%"]),
    ) {
        let counted = unit.is_empty();
        let amount = if counted { number.to_string() } else { format!("{number}.{decimals:02}") };
        let form = if counted { "" } else { form };
        let purity = if counted { "" } else { purity };
        let field = Row {
            purity: purity.to_owned(),
            ..row(&format!("{hedge}{amount}"), unit, substance, form)
        };
        let text = compose(std::slice::from_ref(&field));
        let reading = read(&text, &CATALOG).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        prop_assert_eq!(there_and_back(&reading), Ok(()));
        let [again] = &rows(&reading)[..] else { panic!("{text}") };
        prop_assert_eq!((&again.unit, &again.substance, &again.form, &again.purity), (&field.unit, &field.substance, &field.form, &field.purity));
    }
}
