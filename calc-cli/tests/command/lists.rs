//! `list`: every kind, as text and as data.

use crate::harness::{expect, stdout};

const KINDS: [&str; 5] = ["substances", "units", "presets", "sources", "methods"];

#[test]
fn short_lists_say_exactly_this() {
    expect("lists", &[&["list", "units"], &["list", "methods"]]);
}

#[test]
fn tables_fit_the_page() {
    for kind in KINDS {
        for line in stdout(&["list", kind])
            .lines()
            .filter(|line| !line.contains("https://"))
        {
            assert!(line.chars().count() <= 80, "{kind}: {line}");
        }
    }
}

#[test]
fn presets_and_doses_name_their_sources() {
    let presets = stdout(&["list", "presets"]);
    assert!(presets.contains("dea-fy2025             2024-10 to 2025-09  10.3%   29%\n"));
    assert!(presets.contains("https://www.dea.gov/press-releases/2025/12/03/"));
    let substances = stdout(&["list", "substances"]);
    assert!(substances.contains("fentanyl-2mg: 2 mg, DEA, as of 2019-11-04"));
    assert!(substances.contains("hcl: 90.22% base"));
}

#[test]
fn data_holds_the_same_entries() {
    for kind in KINDS {
        let json = stdout(&["list", kind, "--format", "json"]);
        let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(data["schema_version"], "1");
        let entries = data[kind].as_array().expect("a list");
        let text = stdout(&["list", kind]);
        for entry in entries {
            let id = entry
                .get("id")
                .or_else(|| entry.get("symbol"))
                .and_then(|id| id.as_str())
                .expect("a name");
            assert!(text.contains(id), "{kind}: {id}");
        }
    }
    let json = stdout(&["list", "presets", "--format", "json"]);
    let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let newest = data["presets"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|preset| preset["id"] == "dea-fy2025")
        .expect("the newest");
    assert_eq!(newest["values"][0]["value"], "10.3");
    assert_eq!(newest["values"][0]["low"], "5.3");
    assert_eq!(newest["values"][0]["as_of"], "2025-12-03");
}

/// The list and the answer cite one value alike, though its preset holds a newer one too.
#[test]
fn a_value_has_the_date_of_its_own_source() {
    let cited = "as of 2024-01-20";
    let answer = stdout(&["1000", "fentanyl", "pills", "--preset", "dea-2022"]);
    assert!(answer.contains(cited), "{answer}");
    let listed = stdout(&["list", "presets", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    let presets = listed["presets"].as_array().expect("a list");
    let preset = presets
        .iter()
        .find(|preset| preset["id"] == "dea-2022")
        .expect("the preset");
    let values = preset["values"].as_array().expect("a list");
    let share = values
        .iter()
        .find(|value| value["quantity"] == "tablet-share")
        .expect("a share");
    assert_eq!(share["as_of"], "2024-01-20");
    assert_eq!(preset["as_of"], "2024-05");
}
