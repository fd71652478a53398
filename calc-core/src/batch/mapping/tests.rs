mod profiles;
mod units;

use super::*;
use crate::assess::Settings;
use crate::error::ErrorKind;
use crate::unit::MassUnit;

fn find(names: &[&str], request: &Request) -> Result<Mapping, Error> {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    Mapping::find(&names, request)
}

fn found(names: &[&str]) -> Mapping {
    find(names, &Request::default()).unwrap_or_else(|error| panic!("{names:?}: {error}"))
}

fn refused(names: &[&str], request: &Request) -> (ErrorKind, String, String) {
    let error = find(names, request).expect_err("a refusal");
    let hint = error.hint_text().expect("a way out").to_string();
    (error.kind(), error.message().to_string(), hint)
}

fn given(columns: &[(Role, &str)]) -> Request {
    Request {
        columns: columns
            .iter()
            .map(|&(role, name)| (role, name.to_owned()))
            .collect(),
        ..Request::default()
    }
}

const fn fixed(unit: MassUnit) -> UnitFrom {
    UnitFrom::Fixed(Measure::Mass(unit))
}

#[test]
fn other_columns_are_no_quantities() {
    for name in [
        "Count of Event",
        "Street value ($)",
        "Amount ($)",
        "Amount (USD)",
        "Weight (g/kg)",
        "lbs to kg factor",
        "Average weight",
        "weight class",
        "Total",
        "Volume (ml)",
        "Quantity by month",
        "g",
        "Bags",
        "",
        "()",
    ] {
        let (kind, message, _) = refused(&["drug", name], &Request::default());
        assert_eq!(kind, ErrorKind::Column, "{name}");
        assert_eq!(message, "no column of quantities was found", "{name}");
    }
}

#[test]
fn every_role_has_names() {
    let mapping = found(&[
        "Drug-Name",
        "QTY",
        "UOM",
        "purity %",
        "min purity",
        "Purity_High (%)",
        "FORM",
        "Tablets",
        "Date Seized",
    ]);
    let places = [
        mapping.substance,
        mapping.quantity,
        mapping.purity,
        mapping.purity_low,
        mapping.purity_high,
        mapping.form,
        mapping.count,
    ];
    assert_eq!(places, [0, 1, 3, 4, 5, 6, 7].map(Some));
    assert_eq!(mapping.unit, UnitFrom::Column(2));
    assert_eq!(mapping.date, Some(DateFrom::Column(8)));
    assert!(mapping.purity_is_percent);
    assert_eq!(
        mapping.sentences(),
        [
            "substance: column 1, \"Drug-Name\"",
            "quantity: column 2, \"QTY\"",
            "unit: column 3, \"UOM\"",
            "count of tablets: column 8, \"Tablets\"",
            "form: column 7, \"FORM\"",
            "purity: column 4, \"purity %\"; bare numbers are percent, as in 10.3",
            "low end of purity: column 5, \"min purity\"",
            "high end of purity: column 6, \"Purity_High (%)\"",
            "date: column 9, \"Date Seized\"",
        ]
    );
}

#[test]
fn a_name_as_it_is_known_goes_before_one_with_words_around_it() {
    assert_eq!(found(&["drug", "seized qty", "qty"]).quantity, Some(2));
    assert_eq!(found(&["suspected drug", "drug", "qty"]).substance, Some(1));
}

#[test]
fn two_columns_for_one_role_are_refused_with_the_option_that_decides() {
    let cases: [(&[&str], &str, &str); 5] = [
        (
            &["drug", "weight", "weight_kg"],
            "\"weight\" and \"weight_kg\" could both hold the quantity",
            "say which: --quantity \"weight\" or --quantity \"weight_kg\"",
        ),
        (
            &["drug", "total lbs", "est grams"],
            "\"total lbs\" and \"est grams\" could both hold the quantity",
            "say which: --quantity \"total lbs\" or --quantity \"est grams\"",
        ),
        (
            &["drug", "substance", "drug_type", "qty"],
            "\"drug\" and \"substance\" and \"drug_type\" could all hold the substance",
            "say which: --substance-column \"drug\" or --substance-column \"substance\" or --substance-column \"drug_type\"",
        ),
        (
            &["drug", "qty", "note", "qty"],
            "2 columns are called \"qty\"",
            "say which by its number: --quantity '#2' or --quantity '#4'",
        ),
        (
            &["drug", "qty", "unit", "measure"],
            "\"unit\" and \"measure\" could both hold the unit",
            "say which: --unit-column \"unit\" or --unit-column \"measure\"",
        ),
    ];
    for (names, message, hint) in cases {
        let refusal = refused(names, &Request::default());
        assert_eq!(
            refusal,
            (ErrorKind::Column, message.to_owned(), hint.to_owned())
        );
    }
    let mapping = find(
        &["drug", "qty", "note", "qty"],
        &given(&[(Role::Quantity, "#4")]),
    );
    assert_eq!(mapping.expect("a mapping").quantity, Some(3));
}

#[test]
fn a_name_given_is_taken_or_refused() {
    let names = ["Analyte", "Recovered", "recovered", "u"];
    let both = [
        (Role::Substance, "analyte"),
        (Role::Quantity, "Recovered"),
        (Role::Unit, "U"),
    ];
    let mapping = find(&names, &given(&both)).expect("a mapping");
    assert_eq!((mapping.substance, mapping.quantity), (Some(0), Some(1)));
    assert_eq!(mapping.unit, UnitFrom::Column(3));

    let (kind, message, hint) = refused(&names, &given(&[(Role::Quantity, "RECOVERD")]));
    assert_eq!(kind, ErrorKind::Column);
    assert_eq!(
        message,
        "the table has no column \"RECOVERD\", given by --quantity"
    );
    assert_eq!(
        hint,
        "did you mean \"Recovered\"? the columns are \"Analyte\", \"Recovered\", \"recovered\", \"u\""
    );
    let (_, message, _) = refused(&names, &given(&[(Role::Quantity, "RECOVERED")]));
    assert_eq!(
        message,
        "\"Recovered\" and \"recovered\" could both hold the quantity"
    );
    let (_, message, _) = refused(&names, &given(&[(Role::Quantity, "#9")]));
    assert_eq!(
        message,
        "the table has no column \"#9\", given by --quantity"
    );
    let twice = given(&[(Role::Substance, "Analyte"), (Role::Quantity, "Analyte")]);
    let (_, message, _) = refused(&names, &twice);
    assert_eq!(
        message,
        "column 1, \"Analyte\" is taken both for the substance and for the quantity"
    );
}

#[test]
fn the_substance_is_a_column_a_setting_or_in_the_text() {
    let (kind, message, hint) = refused(&["weight_kg", "place"], &Request::default());
    assert_eq!(kind, ErrorKind::Column);
    assert_eq!(message, "no column of what was seized was found");
    assert!(hint.contains("--substance NAME"), "{hint}");
    let fentanyl = Request {
        settings: Settings {
            substance: Some("fentanyl".to_owned()),
            ..Settings::default()
        },
        ..Request::default()
    };
    let mapping = find(&["weight_kg", "place"], &fentanyl).expect("a mapping");
    assert_eq!(mapping.substance, None);
    assert_eq!(
        mapping.sentences()[0],
        "substance: fentanyl in every row that names no other"
    );
    let mapping = found(&["what", "quantity"]);
    assert_eq!(
        mapping.sentences(),
        [
            "substance: each quantity names its own, as in 12 lb fentanyl",
            "quantity: column 2, \"quantity\", each with its unit, as in 12 lb",
        ]
    );
}

#[test]
fn a_missing_quantity_shows_the_columns() {
    let (_, message, hint) = refused(&["drug", "quantiy"], &Request::default());
    assert_eq!(message, "no column of quantities was found");
    assert_eq!(
        hint,
        "name it with --quantity \"quantiy\", or of tablets with --count-column NAME; the columns are \"drug\", \"quantiy\""
    );
    assert_eq!(found(&["drug", "pills"]).count, Some(1));
}

#[test]
fn a_range_of_purity_has_three_columns() {
    let names = ["drug", "qty", "purity_low", "purity"];
    let (_, message, hint) = refused(&names, &Request::default());
    assert_eq!(
        message,
        "a range of purity has a low, a central and a high column; found \"purity_low\" and \"purity\" alone"
    );
    assert_eq!(
        hint,
        "name the others with --purity-high-column NAME, or do without a range: --purity-low-column ''"
    );
    let mapping = find(&names, &given(&[(Role::PurityLow, "")])).expect("a mapping");
    assert_eq!((mapping.purity, mapping.purity_low), (Some(3), None));
}

#[test]
fn bare_purities_are_what_the_names_say() {
    let percent = |names: &[&str]| found(names).purity_is_percent;
    assert!(!percent(&["drug", "qty", "purity"]));
    assert!(!percent(&["drug", "qty", "purity fraction"]));
    assert!(percent(&["drug", "qty", "purity_pct"]));
    assert!(percent(&[
        "drug",
        "qty",
        "purity_pct",
        "purity_low",
        "purity_high"
    ]));
    let names = [
        "drug",
        "qty",
        "purity_pct",
        "purity_low",
        "purity_high fraction",
    ];
    assert_eq!(refused(&names, &Request::default()).0, ErrorKind::Conflict);
    let request = Request {
        purity_percent: Some(true),
        ..Request::default()
    };
    assert!(find(&names, &request).expect("a mapping").purity_is_percent);
    assert_eq!(
        found(&["drug", "qty", "purity"]).sentences()[2],
        "purity: column 3, \"purity\"; bare numbers are fractions, as in 0.103 (--purity-unit says otherwise)"
    );
}

#[test]
fn a_date_is_refused_only_where_it_is_needed() {
    let names = ["drug", "qty", "incident date", "event date"];
    assert_eq!(found(&names).date, None);
    let as_of = Request {
        as_of_rows: true,
        ..Request::default()
    };
    assert_eq!(refused(&names, &as_of).0, ErrorKind::Column);
    assert_eq!(
        refused(&names[..2], &as_of).1,
        "no column of dates was found"
    );
    let by_year = Request {
        totals_by: Some(vec!["fiscal-year".to_owned()]),
        ..Request::default()
    };
    assert_eq!(refused(&names, &by_year).0, ErrorKind::Column);
    let given = Request {
        as_of_rows: true,
        ..given(&[(Role::Date, "event_date")])
    };
    let mapping = find(&names, &given).expect("a mapping");
    assert_eq!(mapping.date, Some(DateFrom::Column(3)));
}
