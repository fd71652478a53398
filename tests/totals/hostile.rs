//! Files that were cut, edited or made up: each is refused with what is wrong, and none panics.

use calc_core::ErrorKind;
use calc_core::batch::Report;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::table::sample;
use crate::config;
use crate::schema::all_places;

fn document() -> Value {
    serde_json::from_str(&sample().to_json()).expect("JSON")
}

/// The refusal of a file with another value at a place.
fn refusal(place: &str, value: Value) -> String {
    let mut document = document();
    *document.pointer_mut(place).expect("a place") = value;
    let read = Report::from_json(&document.to_string());
    let error = read.map(|_| "read").expect_err(place);
    assert_eq!(error.kind(), ErrorKind::Totals, "{place}");
    assert!(error.hint_text().is_some(), "{place}");
    error.message().to_string()
}

#[test]
fn no_part_of_a_file_is_taken_for_it() {
    let json = sample().to_json();
    for end in (0..json.len()).filter(|end| json.is_char_boundary(*end)) {
        let error = Report::from_json(&json[..end]).unwrap_err();
        assert!(
            error.message().to_string().contains("too early"),
            "{}",
            error.message()
        );
    }
}

#[test]
fn other_files_are_refused() {
    let deep = "[".repeat(100_000);
    for text in [
        "substance,quantity\nfentanyl,1",
        "null",
        "[]",
        "{}",
        "{\"schema\":null}",
        "{\"schema\":\"dosecalc-totals\"}",
        "{\"schema\":\"dosecalc-totals-1\"}",
        "\u{0}",
        &deep,
    ] {
        let error = Report::from_json(text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Totals, "{text:.40}");
        assert!(error.message().to_string().len() < 400);
    }
}

#[test]
fn a_newer_form_is_refused_with_what_to_do() {
    let error = Report::from_json(r#"{"schema": "dosecalc-totals-2", "new": []}"#).unwrap_err();
    assert_eq!(
        error.message().to_string(),
        format!(
            "it is of form `dosecalc-totals-2`, and dosecalc {} reads dosecalc-totals-1",
            env!("CARGO_PKG_VERSION")
        )
    );
    assert!(error.hint_text().unwrap().to_string().contains("as new as"));
}

#[test]
fn figures_that_do_not_add_up_are_refused() {
    let cases = [
        ("/rows/read", json!(8), "rows do not add up"),
        ("/rows/ok", json!(u64::MAX), "rows do not add up"),
        ("/rows/passed/empty", json!(u64::MAX), "rows do not add up"),
        (
            "/totals/groups/1/rows/ok",
            json!(50),
            "not what its groups add up to",
        ),
        ("/totals/groups/1/rows/ok", json!(0), "a part of more rows"),
        (
            "/totals/groups/1/doses/if_pure/value",
            json!("1"),
            "do not follow from its parts",
        ),
        (
            "/totals/groups/1/doses/if_pure/exact",
            json!(true),
            "do not follow from its parts",
        ),
        (
            "/totals/groups/1/doses/if_pure",
            json!(null),
            "do not follow from its parts",
        ),
        (
            "/totals/groups/1/parts/0/terms/if_pure",
            json!(null),
            "do not follow from its parts",
        ),
        (
            "/totals/groups/1/gross_grams",
            json!("1"),
            "not what its groups add up to",
        ),
        ("/totals/by", json!(["state"]), "has not 1 texts"),
        (
            "/rows",
            json!({"read": 7, "ok": 0, "passed": {}, "rejected": {"x": 7}}),
            "hold more rows",
        ),
        ("/inputs/0/rows", json!(99), "more rows than were read"),
    ];
    for (place, value, message) in cases {
        let refused = refusal(place, value);
        assert!(refused.contains(message), "{place}: {refused}");
    }
}

#[test]
fn values_that_are_none_are_refused() {
    let long = "1".repeat(100_000);
    for number in ["-1", "", "1e9", "1,5", "٣", "0x1", "NaN", &long] {
        for place in [
            "/totals/groups/0/gross_grams",
            "/totals/groups/0/tablets",
            "/totals/groups/1/parts/0/terms/if_pure/sum",
            "/totals/groups/1/parts/0/terms/if_pure/num",
            "/totals/groups/1/parts/0/terms/if_pure/den",
            "/assumptions/0/value",
        ] {
            refusal(place, json!(number));
        }
    }
    let cases = [
        ("/totals/groups/1/parts/0/terms/if_pure/den", json!("0")),
        ("/totals/groups/1/parts/0/method", json!("net")),
        ("/inputs/0/sha256", json!("a1")),
        ("/warnings/0/code", json!("of a newer version")),
        ("/assumptions/0/quantity", json!("weight")),
        ("/assumptions/0/unit", json!("lb")),
        ("/assumptions/1/period/from", json!("2024-13")),
    ];
    for (place, value) in cases {
        refusal(place, value);
    }
}

#[test]
fn what_stands_there_twice_is_refused() {
    let group = document()["totals"]["groups"][1].clone();
    let mut groups = document()["totals"]["groups"].clone();
    groups.as_array_mut().unwrap().push(group.clone());
    assert!(refusal("/totals/groups", groups).contains("stands there twice"));
    let part = group["parts"][0].clone();
    let refused = refusal("/totals/groups/1/parts", json!([part, part]));
    assert!(refused.contains("the same part twice"));
}

proptest! {
    #![proptest_config(config(400))]

    /// Any value at any place: an answer, no panic.
    #[test]
    fn no_value_panics(place in any::<prop::sample::Index>(), number in any::<u64>(), kind in 0..8_u8) {
        let mut document = document();
        let places = all_places(&document);
        let value = match kind {
            0 => json!(null),
            1 => json!(number),
            2 => json!(number.to_string()),
            3 => json!([]),
            4 => json!({}),
            5 => json!("\u{1b}[31m\u{202e}"),
            6 => json!("9".repeat(900)),
            _ => json!(-1.5),
        };
        *document
            .pointer_mut(&places[place.index(places.len())])
            .unwrap() = value;
        if let Ok(report) = Report::from_json(&document.to_string()) {
            let _ = Report::from_json(&report.to_json_pretty()).expect("what was read writes");
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,80}", end in any::<prop::sample::Index>()) {
        let json = sample().to_json();
        let at = end.index(json.len());
        let at = (0..=at).rev().find(|at| json.is_char_boundary(*at)).unwrap_or(0);
        let mangled = format!("{}{text}{}", &json[..at], &json[at..]);
        let _ = Report::from_json(&mangled);
        let _ = Report::from_json(&text);
    }
}
