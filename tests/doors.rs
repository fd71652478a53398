//! The doors of the page, called natively: not one byte differs from the command's answer.

use serde_json::{Map, Value, json};

use crate::command::run;
use crate::data::{GOLDEN, OPTIONS, READING, rows};

/// A question as the page puts it, from options as they stand behind the command; `-` is none.
pub fn question(text: &str, options: &str) -> Value {
    let mut question = Map::new();
    question.insert("text".to_owned(), text.into());
    let mut words = options.split_whitespace().filter(|word| *word != "-");
    while let Some(option) = words.next() {
        let value = words.next().expect("an option has a value");
        let name = option.trim_start_matches('-').replace('-', "_");
        if name == "method" {
            let methods = question.entry("methods").or_insert_with(|| json!([]));
            methods
                .as_array_mut()
                .expect("a list")
                .push(Value::from(value));
        } else {
            question.insert(name, value.into());
        }
    }
    question.into()
}

/// What the command prints for the same question, whether it is an answer or a line of its stream.
fn command(text: &str, options: &str) -> String {
    let mut args: Vec<_> = options
        .split_whitespace()
        .filter(|word| *word != "-")
        .collect();
    let streamed = [&args[..], &["-"]].concat();
    args.extend(["--format", "json", text]);
    match run(&args, "") {
        (0, stdout, _) => stdout,
        _ => run(&streamed, &format!("{text}\n")).1,
    }
}

#[test]
fn golden_values_through_the_door() {
    for (line, [text, options, ..]) in rows::<8>(GOLDEN) {
        let answer = calc_wasm::assess(&question(text, options).to_string());
        assert_eq!(answer, command(text, options), "line {line}: {text}");
    }
}

#[test]
fn reading_cases_through_the_door() {
    for (line, [text, _]) in rows::<2>(READING) {
        let options = "--substance fentanyl";
        let answer = calc_wasm::assess(&question(text, options).to_string());
        assert_eq!(answer, command(text, options), "line {line}: {text}");
    }
}

/// A value that the command takes for a mistake of usage is one error through the door.
#[test]
fn option_values_through_the_door() {
    let text = "10 kg fentanyl powder and 1000 fentanyl tablets";
    for (line, [option, value, _]) in rows::<3>(OPTIONS) {
        let name = option.trim_start_matches('-').replace('-', "_");
        let question = json!({ "text": text, name: value });
        let answer = calc_wasm::assess(&question.to_string());
        let option = format!("{option}={value}");
        let (code, stdout, stderr) = run(&[&option, "--format", "json", text], "");
        if code == 0 {
            assert_eq!(answer, stdout, "line {line}: {option}");
            continue;
        }
        let refusal: Value = serde_json::from_str(&answer).expect("JSON");
        let message = refusal["error"]["message"].as_str().expect("a message");
        assert!(
            stderr.starts_with(&format!("error: {message}\n")),
            "line {line}: {option}: {message} is not\n{stderr}"
        );
    }
}

#[test]
fn what_is_no_question_is_refused_in_words() {
    for (json, message) in [
        ("", "the question cannot be read: it is no JSON"),
        (
            r#"{"text": "152 lb fentanyl", "colour": 1}"#,
            "the question cannot be read: unknown field `colour`",
        ),
    ] {
        let refusal: Value = serde_json::from_str(&calc_wasm::assess(json)).expect("JSON");
        assert_eq!(refusal["error"]["code"], "json");
        let got = refusal["error"]["message"].as_str().expect("a message");
        assert!(got.starts_with(message), "{got}");
    }
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

#[test]
fn the_doors_of_words_answer_or_say_why() {
    let asked = question("152 lb fentanyl", "-").to_string();
    let view = &parsed(&calc_wasm::view(&asked, "en"))["view"];
    assert_eq!(view["lang"], "en");
    assert!(view["statement"]["sentence"].is_string(), "{view}");
    let statement = &parsed(&calc_wasm::statement(&asked, "en"))["statement"];
    assert_eq!(statement, &view["statement"]);
    for refused in [
        calc_wasm::view(&question("1,5 kg fentanyl", "-").to_string(), "en"),
        calc_wasm::statement(&question("1,5 kg fentanyl", "-").to_string(), "en"),
    ] {
        let problem = &parsed(&refused)["error"];
        assert_eq!(problem["code"], "ambiguous-number");
        assert_eq!(problem["at"], json!({"start": 0, "end": 3}));
    }
    assert_eq!(parsed(&calc_wasm::view("3", "en"))["error"]["code"], "json");
}

#[test]
fn the_catalogue_offers_what_questions_take() {
    let menus = parsed(&calc_wasm::catalogue("en"));
    let version = menus["data_version"].as_str().expect("a version");
    let (date, hash) = version.rsplit_once('-').expect("a date and a hash");
    assert!(
        date.parse::<calc_core::Month>().is_ok() || date.len() == 10,
        "{date}"
    );
    assert!(
        hash.len() == 8 && hash.bytes().all(|c| c.is_ascii_hexdigit()),
        "{hash}"
    );
    let preset = &menus["presets"][0];
    assert_eq!(
        (&preset["id"], &preset["to"]),
        (&json!("dea-fy2025"), &json!("2025-09"))
    );
    assert_eq!(
        preset["values"][0],
        json!({"quantity": "purity", "name": "purity", "value": "10.3%", "range": "5.3% to 19.5%"})
    );
    let substances = menus["substances"].as_array().expect("a list");
    let with_dose = substances
        .iter()
        .take_while(|one| one["has_dose"] == true)
        .count();
    assert!(
        with_dose > 1
            && substances[with_dose..]
                .iter()
                .all(|one| one["has_dose"] == false)
    );
    for menu in ["presets", "substances"] {
        for item in menus[menu].as_array().expect("a list") {
            let name = if menu == "presets" {
                "preset"
            } else {
                "substance"
            };
            let asked = json!({"text": "10 kg fentanyl powder", name: item["id"]});
            let answer = calc_wasm::assess(&asked.to_string());
            assert!(!answer.contains("unknown"), "{answer}");
        }
    }
    for unit in menus["units"].as_array().expect("a list") {
        let text = format!("10 {} fentanyl", unit["symbol"].as_str().expect("text"));
        let rows = parsed(&calc_wasm::rows(&text, "en"));
        assert_eq!(rows["rows"][0]["unit"], unit["symbol"], "{rows}");
    }
}

/// What somebody presses: each fix written in place of the part that the error is about.
fn mended(text: &str) -> Vec<String> {
    let refused = parsed(&calc_wasm::view(&question(text, "-").to_string(), "en"));
    let problem = &refused["error"];
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |end: &str| {
        usize::try_from(problem["at"][end].as_u64().expect("a place")).expect("in the text")
    };
    let part = |units: &[u16]| String::from_utf16(units).expect("whole characters");
    let fixes = problem["fixes"].as_array().expect("a list").iter();
    fixes
        .map(|fix| {
            let fix = fix.as_str().expect("text");
            part(&units[..at("start")]) + fix + &part(&units[at("end")..])
        })
        .collect()
}

#[test]
fn one_press_mends_what_can_be_mended() {
    let cases = [
        (
            "4.7 million pills and 2,396 lb of powder",
            &["4.7 million pills of fentanyl and 2,396 lb of powder"][..],
        ),
        (
            "2,396 lb of powder and 4.7 million pills",
            &["2,396 lb of powder of fentanyl and 4.7 million pills"],
        ),
        (
            "4,7 millones de pastillas y 2396 libras de polvo",
            &["4,7 millones de pastillas de fentanilo y 2396 libras de polvo"],
        ),
        ("  10 kilos.", &["  10 kilos of fentanyl."]),
        ("5 kg (11 lb)", &["5 kg (11 lb) of fentanyl"]),
        ("5 kg at 10% purity", &["5 kg at 10% purity of fentanyl"]),
        ("about 5 µg", &["about 5 µg of fentanyl"]),
        ("152 libs fentanyl", &["152 lbs fentanyl"]),
        ("152 lb of fentanly pills", &["152 lb of fentanyl pills"]),
        ("152 lb fentanyl powdr", &["152 lb fentanyl powder"]),
        ("1,5 kg fentanyl", &["1.5 kg fentanyl", "15 kg fentanyl"]),
        (
            "1,500 kg de fentanilo",
            &["1.5 kg de fentanilo", "1500 kg de fentanilo"],
        ),
        (
            "1.234 kg de fentanilo",
            &["1.2340 kg de fentanilo", "1234 kg de fentanilo"],
        ),
        (
            "two tons of fentanyl",
            &[
                "two short tons of fentanyl",
                "two tonnes of fentanyl",
                "two long tons of fentanyl",
            ],
        ),
        ("5 gr. fentanyl", &["5 g. fentanyl", "5 grain. fentanyl"]),
    ];
    for (text, fixed) in cases {
        assert_eq!(mended(text), fixed, "{text}");
        for text in fixed {
            let asked = question(text, "-").to_string();
            let answer = parsed(&calc_wasm::view(&asked, "en"));
            assert!(answer["error"].is_null(), "{text}: {answer}");
        }
    }
}

#[test]
fn what_only_a_person_knows_has_no_fix() {
    for text in [
        "152 lbf fentanyl",
        "5 litres fentanyl",
        "152 lb qqqqq",
        "Mg",
    ] {
        let refused = parsed(&calc_wasm::view(&question(text, "-").to_string(), "en"));
        assert_eq!(refused["error"]["fixes"], json!([]), "{text}");
    }
}
