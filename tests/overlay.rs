//! A user's own catalogue: what it adds, and what is refused before it can mislead.

use calc_core::{Catalog, ErrorKind, ImpactQuestion, Settings, answer};

const SOURCE: &str = r#"
[[source]]
id = "lab-2026"
title = "County laboratory, mean of 2026"
publisher = "County laboratory"
date = "2026-10-01"
url = "https://example.org/lab"
read = "own"
"#;

fn preset(id: &str, values: &str) -> String {
    format!(
        "{SOURCE}\n[[preset]]\nid = \"{id}\"\ntitle = \"County\"\nsubstance = \"fentanyl\"\nfrom = \"2026-01\"\nto = \"2026-09\"\nas_of = \"2026-10-01\"\n{values}\n"
    )
}

fn substance(id: &str, values: &str) -> String {
    format!("{SOURCE}\n[[substance]]\nid = \"{id}\"\n{values}\n")
}

fn with(toml: &str) -> Catalog {
    let mut catalog = Catalog::built_in();
    catalog
        .overlay(toml)
        .unwrap_or_else(|error| panic!("{toml}: {error}"));
    catalog
}

/// An empty file changes nothing and checks everything that is compiled in.
#[test]
fn the_catalogue_that_is_compiled_in_holds_together() {
    with("");
}

#[test]
fn a_preset_serves_powder_and_tablets() {
    let catalog = with(&preset(
        "county-2026",
        "purity = { value = \"8%\", low = \"4%\", high = \"15%\", source = \"lab-2026\" }\n\
         tablet_share = { value = \"50%\", source = \"lab-2026\" }\n\
         tablet_mass = { value = \"50 mg\", source = \"lab-2026\" }",
    ));
    let settings = Settings {
        preset: Some("county-2026".to_owned()),
        ..Settings::default()
    };
    let powder = answer("10 kg fentanyl powder", &settings, &catalog).expect("an answer");
    let doses = powder.figures[1].doses;
    let counts = [doses.low, doses.central, doses.high].map(|doses| doses.count().to_string());
    assert_eq!(counts, ["200000", "400000", "750000"]);
    assert_eq!(
        powder.assumptions[1].citation.publisher.as_deref(),
        Some("County laboratory")
    );
    // 10 kg / 50 mg x 50%, not by the compiled-in 100 mg.
    let tablets = answer("10 kg fentanyl pills", &settings, &catalog).expect("an answer");
    assert_eq!(
        tablets.figures[0].doses.central.count().to_string(),
        "100000"
    );
}

#[test]
fn a_substance_gets_names_and_a_dose() {
    let catalog = with(&substance(
        "heroin",
        "names = [\"brown horse\"]\nlethal_dose = { id = \"heroin-lab\", value = \"100 mg\", source = \"lab-2026\", as_of = \"2026-10-01\" }",
    ));
    let assessment =
        answer("1 kg of Brown Horse", &Settings::default(), &catalog).expect("an answer");
    assert_eq!(
        assessment.figures[0].doses.central.count().to_string(),
        "10000"
    );
    assert_eq!(assessment.assumptions[0].id, "heroin-lab");
}

/// A value of a user in a public series is not called the publisher's.
#[test]
fn a_range_names_whose_values_it_spans() {
    let entry = preset(
        "county-2026",
        "series = \"dea\"\npurity = { value = \"40%\", range_of = \"dea\", source = \"lab-2026\" }",
    );
    let assessment =
        answer("1 kg fentanyl", &Settings::default(), &with(&entry)).expect("an answer");
    let note = assessment.assumptions[1]
        .range_note
        .as_deref()
        .expect("a note");
    assert_eq!(
        note,
        "low and high are the lowest (5.3%, dea-2018) and the highest (40%, county-2026) of the yearly averages of DEA and County laboratory"
    );
}

/// Entries whose values, sources or dates are wrong.
fn wrong_entries() -> Vec<(&'static str, String)> {
    let purity = "purity = { value = \"8%\", source = \"lab-2026\" }";
    let source = |from: &str, to: &str| SOURCE.replace(from, to);
    vec![
        ("not TOML", "= 1".to_owned()),
        ("a field nobody knows", preset("county", "purty = \"8%\"")),
        (
            "a source that is not there",
            preset(
                "county",
                "purity = { value = \"8%\", source = \"nowhere\" }",
            ),
        ),
        (
            "a series that is not there",
            preset(
                "county",
                "purity = { value = \"8%\", range_of = \"nosuch\", source = \"lab-2026\" }",
            ),
        ),
        (
            "a value without a sign",
            preset(
                "county",
                "purity = { value = \"8\", source = \"lab-2026\" }",
            ),
        ),
        (
            "a share over the whole",
            preset(
                "county",
                "purity = { value = \"108%\", source = \"lab-2026\" }",
            ),
        ),
        (
            "one end of a range",
            preset(
                "county",
                "purity = { value = \"8%\", low = \"4%\", source = \"lab-2026\" }",
            ),
        ),
        (
            "a range that falls",
            preset(
                "county",
                "purity = { value = \"8%\", low = \"9%\", high = \"10%\", source = \"lab-2026\" }",
            ),
        ),
        ("an id that reads as a value", preset("2026-county", purity)),
        (
            "a period that ends first",
            preset("county", purity).replace("from = \"2026-01\"", "from = \"2027-01\""),
        ),
        (
            "a date that does not sort",
            preset("county", purity).replace("as_of = \"2026-10-01\"", "as_of = \"yesterday\""),
        ),
        (
            "an unknown substance",
            preset("county", purity).replace("\"fentanyl\"", "\"fentanil-x\""),
        ),
        (
            "a script for an address",
            source("https://example.org/lab", "javascript:alert(1)"),
        ),
        (
            "no publisher",
            source("publisher = \"County laboratory\"", "publisher = \" \""),
        ),
        (
            "an unknown way of reading",
            source("\"own\"", "\"hearsay\""),
        ),
        (
            "two entries with one id",
            format!("{SOURCE}{}", source("County", "Other")),
        ),
    ]
}

/// Entries whose ids or names are taken, or cannot be written.
fn wrong_names() -> Vec<(&'static str, String)> {
    let dose = |id: &str| {
        format!(
            "lethal_dose = {{ id = \"{id}\", value = \"5 mg\", source = \"lab-2026\", as_of = \"2026\" }}"
        )
    };
    vec![
        (
            "a dose id that is taken",
            substance("zed", &dose("fentanyl-2mg")),
        ),
        (
            "a name that is taken",
            substance("zed", "names = [\"fentanyl\"]"),
        ),
        ("a name in capitals", substance("zed", "names = [\"Zed\"]")),
        (
            "a name that is a unit",
            substance("zed", "names = [\"kg\"]"),
        ),
        (
            "a name that hides a unit",
            substance("zed", "names = [\"kg fentanyl\"]"),
        ),
        (
            "a name that hides a number",
            substance("zed", "names = [\"thousand fentanyl\"]"),
        ),
        (
            "a name that no text can hold",
            substance("zed", "names = [\"zed (pure)\"]"),
        ),
        ("an empty name", substance("zed", "names = [\"\"]")),
    ]
}

#[test]
fn what_could_mislead_is_refused() {
    for (what, toml) in wrong_entries().into_iter().chain(wrong_names()) {
        let mut catalog = Catalog::built_in();
        let error = catalog.overlay(&toml).expect_err(what);
        assert_eq!(error.kind(), ErrorKind::Catalog, "{what}");
        assert!(error.hint_text().is_some(), "{what}");
        // The catalogue is as it was.
        assert_eq!(
            catalog.presets().len(),
            Catalog::built_in().presets().len(),
            "{what}"
        );
        assert_eq!(
            catalog.sources().len(),
            Catalog::built_in().sources().len(),
            "{what}"
        );
    }
}

#[test]
fn a_shape_that_its_value_cannot_have_is_refused() {
    let range = "value = \"8%\", low = \"4%\", high = \"15%\"";
    let cases = [
        (
            format!("{{ {range}, shape = \"triangel\", source = \"lab-2026\" }}"),
            "preset `county-2026`: unknown shape `triangel`",
        ),
        (
            format!("{{ {range}, shape = \"fixed\", source = \"lab-2026\" }}"),
            "preset `county-2026`: a fixed shape needs low and high",
        ),
        (
            "{ value = \"8%\", shape = \"pert\", source = \"lab-2026\" }".to_owned(),
            "preset `county-2026`: a pert shape needs low and high",
        ),
        (
            "{ value = \"20%\", low = \"5%\", high = \"90%\", shape = \"lognormal\", source = \"lab-2026\" }".to_owned(),
            "preset `county-2026`: a lognormal shape of a share reaches above 100%",
        ),
    ];
    for (purity, expected) in cases {
        let mut catalog = Catalog::built_in();
        let error = catalog
            .overlay(&preset("county-2026", &format!("purity = {purity}")))
            .expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::Catalog);
        assert_eq!(error.message().to_string(), expected);
        assert!(error.hint_text().is_some(), "{expected}");
    }
}

fn total(values: &str) -> String {
    format!(
        "{SOURCE}\n[[total]]\nid = \"county-2025\"\ntitle = \"County, 2025\"\nsubstance = \"fentanyl\"\nseries = \"county\"\nfrom = \"2025-01\"\nto = \"2025-12\"\nas_of = \"2026-10-01\"\ncaveat = \"the sheriff's seizures alone\"\n{values}\n"
    )
}

/// The shares of a seizure by the ids of the totals.
fn shares(text: &str, catalog: &Catalog) -> Vec<(String, String)> {
    let settings = Settings::default();
    let assessment = answer(text, &settings, catalog).expect("an answer");
    let impact = ImpactQuestion::default().impact(&assessment, &settings, catalog);
    let measures = impact.expect("comparisons").measures.into_iter();
    measures
        .filter_map(|one| Some((one.against?.into_owned(), one.value.central.to_string())))
        .collect()
}

#[test]
fn a_yearly_total_of_an_own_catalogue_is_a_series_of_its_own() {
    let catalog = with(&total("source = \"lab-2026\"\nmass = \"200 kg\""));
    let told = shares("10 kg fentanyl powder", &catalog);
    assert!(
        told.contains(&("county-2025".to_owned(), "5".to_owned())),
        "{told:?}"
    );
    // Those that are compiled in stay.
    let ids = |told: &[(String, String)]| told.iter().map(|one| one.0.clone()).collect::<Vec<_>>();
    let built_in = shares("10 kg fentanyl powder", &Catalog::built_in());
    assert_eq!(told.len(), built_in.len() + 1);
    assert!(ids(&built_in).iter().all(|id| ids(&told).contains(id)));

    // A mass of powder leaves out 2 kg of tablets; one of all forms does not.
    let both = "8 kg fentanyl powder and 2 kg of fentanyl tablets";
    let of = |values: &str| {
        let told = shares(both, &with(&total(values)));
        let mut own = told.into_iter().filter(|one| one.0 == "county-2025");
        own.next().map(|one| one.1)
    };
    let mass = "source = \"lab-2026\"\nmass = \"200 kg\"";
    assert_eq!(of(mass).as_deref(), Some("5"));
    assert_eq!(
        of(&format!("{mass}\nform = \"powder\"")).as_deref(),
        Some("4")
    );
}

#[test]
fn a_total_with_the_id_of_another_takes_its_place() {
    let replaced = total("source = \"lab-2026\"\ntablets = \"1.2 million\"")
        .replace("county-2025", "cbp-fy2025")
        .replace("\"county\"", "\"cbp\"");
    let catalog = with(&replaced);
    assert_eq!(catalog.totals().len(), Catalog::built_in().totals().len());
    let own = catalog
        .totals()
        .iter()
        .find(|total| total.id == "cbp-fy2025");
    assert_eq!(own.expect("it is there").title, "County, 2025");
}

#[test]
fn totals_that_cannot_be_are_refused() {
    let kg = "source = \"lab-2026\"\nmass = \"200 kg\"";
    let cases = [
        (
            total("source = \"lab-2026\""),
            "total `county-2025`: it has a mass or a count of tablets, one of the two",
        ),
        (
            total(&format!("{kg}\ntablets = \"20\"")),
            "total `county-2025`: it has a mass or a count of tablets, one of the two",
        ),
        (
            total("source = \"lab-2026\"\nmass = \"0 kg\""),
            "total `county-2025`: `0 kg` is no total",
        ),
        (
            total("source = \"lab-2026\"\nmass = \"200 ml\""),
            "total `county-2025`: `200 ml` is a volume, not a mass",
        ),
        (
            total(&format!("{kg}\nform = \"tablet\"")),
            "total `county-2025`: the form of a total can be powder, of a mass without tablets",
        ),
        (
            total("source = \"nobody\"\nmass = \"200 kg\""),
            "total `county-2025` refers to the source `nobody`, which is not there",
        ),
        (
            total(kg).replace("\"fentanyl\"", "\"sugar\""),
            "total `county-2025` is about `sugar`, which is no substance",
        ),
        (
            total(kg).replace("2025-12", "2024-12"),
            "total `county-2025` ends before it begins",
        ),
        (
            total(kg).replace("the sheriff's seizures alone", " "),
            "total `county-2025` has no title or no caveat",
        ),
        (
            total(kg).replace("\"county-2025\"", "\"1,875 lb\""),
            "`1,875 lb` cannot be the id of a total",
        ),
        (
            total(kg) + &total(kg).replace(SOURCE, ""),
            "two total entries have the id `county-2025`",
        ),
    ];
    for (toml, expected) in cases {
        let error = Catalog::built_in().overlay(&toml).expect_err(expected);
        assert_eq!(error.message().to_string(), expected);
        assert_eq!(error.kind(), ErrorKind::Catalog);
        assert!(error.hint_text().is_some(), "{expected}");
    }
}
