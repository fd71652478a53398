//! The doors of what stands beside an answer, and of batches of tablets: not one byte differs from the command's.

use calc_core::Exact;
use serde_json::{Value, json};

use crate::command::run;
use crate::data::{GOLDEN, rows};
use crate::doors::question;

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// What the command prints; its refusals stand on standard error, so that only their words can be compared.
fn command(args: &[&str]) -> Result<String, String> {
    let args = [args, &["--format", "json"]].concat();
    match run(&args, "") {
        (0, stdout, _) => Ok(stdout),
        (_, _, stderr) => Err(stderr.lines().next().unwrap_or_default().to_owned()),
    }
}

fn same(answer: &str, args: &[&str]) {
    match command(args) {
        Ok(printed) => assert_eq!(answer, printed, "{args:?}"),
        Err(line) => {
            let message = parsed(answer)["error"]["message"].to_string();
            let message = message.trim_matches('"').replace("\\\"", "\"");
            assert_eq!(format!("error: {message}"), line, "{args:?}");
        }
    }
}

/// The options of a comparison, and what the door takes for them.
const BESIDE: [(&str, &str); 7] = [
    ("", "{}"),
    ("--of=1,875 lb", r#"{"of": "1,875 lb"}"#),
    ("--of=cbp-fy2024", r#"{"of": "cbp-fy2024"}"#),
    ("--population=11.8M", r#"{"population": "11.8M"}"#),
    ("--price=$34,000/kg", r#"{"price": "$34,000/kg"}"#),
    ("--price=34000", r#"{"price": "34000"}"#),
    ("--population=2.5", r#"{"population": "2.5"}"#),
];

#[test]
fn comparisons_are_those_of_the_command() {
    for text in [
        "about 152 pounds of fentanyl",
        "4.7 million fentanyl pills and 2,396 lb of fentanyl powder",
        "0.05 g fentanyl",
        "152 lbf fentanyl",
    ] {
        for (option, beside) in BESIDE {
            let asked = json!({ "text": text }).to_string();
            let mut args = vec!["--impact"];
            args.extend((!option.is_empty()).then_some(option));
            args.push(text);
            same(&calc_wasm::assess_with(&asked, beside, ""), &args);
        }
    }
}

#[test]
fn quantiles_are_those_of_the_command() {
    for (text, option, asked) in [
        ("152 lb fentanyl", "--quantiles", "{}"),
        (
            "152 lb fentanyl",
            "--exceeds=5 million",
            r#"{"exceeds": "5 million"}"#,
        ),
        (
            "152 lb fentanyl",
            "--quantiles=10%,90%",
            r#"{"quantiles": "10%,90%"}"#,
        ),
        ("152 lb fentanyl", "--exceeds=0", r#"{"exceeds": "0"}"#),
        (
            "4.7 million fentanyl pills and 2,396 lb of fentanyl powder",
            "--quantiles",
            "{}",
        ),
    ] {
        for purity in ["", "--purity triangular:5%..10.3%..20%"] {
            let whole = question(text, purity).to_string();
            let mut args: Vec<&str> = purity.split_whitespace().collect();
            args.extend([option, text]);
            same(&calc_wasm::assess_with(&whole, "", asked), &args);
            args.insert(0, "--impact");
            same(&calc_wasm::assess_with(&whole, "{}", asked), &args);
        }
    }
}

#[test]
fn without_either_it_is_the_answer_itself() {
    for (line, [text, options, ..]) in rows::<8>(GOLDEN) {
        let asked = question(text, options).to_string();
        let answer = calc_wasm::assess_with(&asked, "", "");
        assert_eq!(answer, calc_wasm::assess(&asked), "line {line}: {text}");
    }
}

#[test]
fn batches_are_those_of_the_command() {
    for (text, options) in [
        ("50,000 fentanyl tablets", vec![]),
        ("50,000 fentanyl tablets", vec![("sample", "20")]),
        ("10 kg of fentanyl tablets", vec![("preset", "dea-2022")]),
        (
            "50,000 fentanyl tablets",
            vec![("mean", "1.94mg"), ("spread", "1.1mg"), ("sample", "5")],
        ),
        (
            "50,000 tablets",
            vec![("substance", "fentanyl"), ("tablet_share", "10%..29%..76%")],
        ),
        ("5 fentanyl tablets", vec![]),
        ("2 kg of fentanyl powder", vec![]),
        ("50,000 fentanyl tablets", vec![("sample", "60,000")]),
        ("50,000 fentanyl tablets", vec![("mean", "1.94mg")]),
    ] {
        let mut asked = json!({ "text": text });
        let mut args = vec!["tablets".to_owned()];
        for (name, value) in options {
            asked[name] = value.into();
            args.push(format!("--{}={value}", name.replace('_', "-")));
        }
        args.push(text.to_owned());
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        same(&calc_wasm::assess_tablets(&asked.to_string()), &args);
    }
}

#[test]
fn comparisons_in_words() {
    let asked = json!({"text": "about 152 pounds of fentanyl"}).to_string();
    let impact = &parsed(&calc_wasm::impact(&asked, r#"{"of": "1,875 lb"}"#, "en"))["impact"];
    let share = &impact["measures"][0];
    // 152 / 1875 = 8.10666...%, by hand.
    assert_eq!(share["value"], "≈ 8.11%", "{impact:#}");
    assert_eq!(share["given"], true);
    let view = &parsed(&calc_wasm::view(&asked, "en"))["view"];
    let own = view["sources"].as_array().expect("a list").len();
    assert_eq!(impact["sources"][0]["number"], own + 1);
    let refused = &parsed(&calc_wasm::impact(&asked, r#"{"of": "1 lb"}"#, "en"))["error"];
    assert_eq!(refused["at"], Value::Null, "{refused:#}");
    assert!(refused["hint"].is_string(), "{refused:#}");
    for (door, bad) in [
        ("of", "[]"),
        ("an object", "3"),
        ("unknown field `x`", r#"{"x": "1"}"#),
    ] {
        let refused = &parsed(&calc_wasm::impact(&asked, bad, "en"))["error"];
        assert_eq!(refused["code"], "json", "{door}: {bad}");
    }
    let totals = parsed(&calc_wasm::totals("en"));
    let newest = totals.as_array().expect("a list")[0]["id"].clone();
    assert!(
        newest
            .as_str()
            .is_some_and(|id| id.contains("2026") || id.contains("2025")),
        "{newest}"
    );
}

#[test]
fn batches_in_words() {
    let asked = json!({"text": "50,000 fentanyl tablets", "sample": "5"}).to_string();
    let risk = &parsed(&calc_wasm::tablets(&asked, "en"))["tablets"];
    assert_eq!(risk["figures"][0]["central"], "29%");
    // By Python's fractions: 1 - 0.71 ** 5 = 0.8195770649.
    assert_eq!(risk["figures"][2]["central"], "about 82%");
    assert_eq!(risk["figures"][2]["digits"][1], "≈ 81.96%");
    assert_eq!(risk["shapes"].as_array().map(Vec::len), Some(3));
    let sure = json!({"text": "50,000 fentanyl tablets", "sample": "20"}).to_string();
    let risk = &parsed(&calc_wasm::tablets(&sure, "en"))["tablets"];
    // 1 - 0.71 ** 20 = 0.99894...: no certainty.
    assert_eq!(risk["figures"][2]["central"], "> 99%");
    let small = json!({"text": "5 fentanyl tablets"}).to_string();
    let risk = &parsed(&calc_wasm::tablets(&small, "en"))["tablets"];
    assert_eq!(risk["figures"], json!([]));
    assert!(risk["answer"]["small"].is_string());
    let refused = &parsed(&calc_wasm::tablets(
        r#"{"text": "2 kg of fentanyl powder"}"#,
        "en",
    ))["error"];
    assert_eq!(refused["message"], "this is no batch of tablets");
    assert_eq!(refused["at"], json!({"start": 0, "end": 23}));
}

fn number(value: &Value) -> Exact {
    Exact::literal(value.as_str().expect("a number"))
}

#[test]
fn spreads_in_words_have_dots() {
    let asked = json!({"text": "152 lb fentanyl"}).to_string();
    let spreads = &parsed(&calc_wasm::spreads(
        &asked,
        r#"{"exceeds": "5 million"}"#,
        "en",
    ))["spreads"];
    let figure = &spreads["figures"][0];
    let dots = figure["dots"].as_array().expect("dots");
    assert_eq!(dots.len(), 20);
    let values: Vec<Exact> = dots.iter().map(number).collect();
    assert!(values.is_sorted());
    // One dot of twenty lies below the 5% quantile, and ten below the median.
    let below = |at: usize| {
        let quantile = number(&figure["quantiles"][at]["value"]);
        values.iter().filter(|value| **value < quantile).count()
    };
    assert_eq!([below(0), below(1), below(2)], [1, 10, 19]);
    let names: Vec<_> = figure["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["name"].clone())
        .collect();
    assert_eq!(
        names,
        ["5%", "50%", "95%", "mean", "chance above 5,000,000"]
    );
    let refused = &parsed(&calc_wasm::spreads(&asked, r#"{"exceeds": "many"}"#, "en"))["error"];
    assert_eq!(refused["message"], "`many` is not a number");
}

#[test]
fn a_statement_can_say_the_likely_range() {
    let asked = json!({"text": "152 lb fentanyl"}).to_string();
    let stated = &parsed(&calc_wasm::likely_statement(&asked, "en"))["statement"];
    let (code, stdout, _) = run(
        &[
            "statement",
            "--quantiles",
            "--format",
            "json",
            "152 lb fentanyl",
        ],
        "",
    );
    assert_eq!(code, 0);
    let printed = parsed(&stdout);
    for part in ["sentence", "paragraph", "footnote"] {
        assert_eq!(stated[part], printed[part], "{part}");
    }
    assert!(
        stated["sentence"]
            .as_str()
            .is_some_and(|text| text.contains("90%")),
        "{stated:#}"
    );
}
