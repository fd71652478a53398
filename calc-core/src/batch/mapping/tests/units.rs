//! The unit that a header says.

use super::*;

#[test]
fn a_quantity_is_found_with_its_unit() {
    let cases = [
        ("quantity", UnitFrom::InText),
        ("Net Weight", UnitFrom::InText),
        ("EST_DRUG_QTY", UnitFrom::InText),
        ("Amount Seized", UnitFrom::InText),
        ("Weight (kg)", fixed(MassUnit::Kilogram)),
        ("weight_kg", fixed(MassUnit::Kilogram)),
        ("WeightKg", fixed(MassUnit::Kilogram)),
        ("qty_lbs", fixed(MassUnit::Pound)),
        ("Quantity [g]", fixed(MassUnit::Gram)),
        ("weight_g", fixed(MassUnit::Gram)),
        ("Sum Qty (lbs)", fixed(MassUnit::Pound)),
        ("Total weight in grams", fixed(MassUnit::Gram)),
        ("Amount (troy oz)", fixed(MassUnit::TroyOunce)),
        ("amount_short_tons", fixed(MassUnit::ShortTon)),
        ("Pounds seized", fixed(MassUnit::Pound)),
        ("Kilograms", fixed(MassUnit::Kilogram)),
        ("total_lbs", fixed(MassUnit::Pound)),
        ("Weight kg seized", fixed(MassUnit::Kilogram)),
        ("Weight (approx) (kg)", fixed(MassUnit::Kilogram)),
        ("WEIGHT_MG", fixed(MassUnit::Milligram)),
        ("Quantity (tablets)", UnitFrom::Fixed(Measure::Tablets)),
    ];
    for (name, unit) in cases {
        let mapping = found(&["drug", name]);
        assert_eq!((mapping.quantity, mapping.unit), (Some(1), unit), "{name}");
    }
}

#[test]
fn the_unit_stands_in_one_place() {
    let names = ["drug", "weight (kg)", "unit"];
    let (kind, message, hint) = refused(&names, &Request::default());
    assert_eq!(kind, ErrorKind::Conflict);
    assert_eq!(
        message,
        "\"weight (kg)\" says kg, and \"unit\" could hold the unit too"
    );
    assert_eq!(hint, "say which: --unit kg or --unit-column \"unit\"");
    let unit = |request: &Request| find(&names, request).expect("a mapping").unit;
    assert_eq!(unit(&given(&[(Role::Unit, "unit")])), UnitFrom::Column(2));
    assert_eq!(unit(&given(&[(Role::Unit, "")])), fixed(MassUnit::Kilogram));

    let grams = Request {
        unit: Some("Grams".to_owned()),
        ..Request::default()
    };
    let mapping = find(&names, &grams).expect("a mapping");
    assert_eq!(mapping.unit, fixed(MassUnit::Gram));
    assert_eq!(
        mapping.sentences()[1],
        "quantity: column 2, \"weight (kg)\", in g (gram), as given; its name says kg"
    );
    let mapping = find(&["drug", "weight", "unit"], &grams).expect("a mapping");
    assert_eq!(mapping.unit, UnitFrom::Column(2));
    assert_eq!(mapping.unit_otherwise, Some(Measure::Mass(MassUnit::Gram)));
}

#[test]
fn a_unit_with_two_readings_is_refused() {
    let (kind, message, hint) = refused(&["drug", "Weight (tons)"], &Request::default());
    assert_eq!(kind, ErrorKind::AmbiguousUnit);
    assert!(
        message.starts_with("the unit in the header: `tons`"),
        "{message}"
    );
    assert_eq!(
        hint,
        "say which with --unit: write `short ton`, `long ton` or `tonne`"
    );
    // A milligram in camel case, or a megagram.
    let (kind, _, _) = refused(&["drug", "weightMg"], &Request::default());
    assert_eq!(kind, ErrorKind::AmbiguousUnit);
    let request = Request {
        unit: Some("tonne".to_owned()),
        ..Request::default()
    };
    let mapping = find(&["drug", "Weight (tons)"], &request).expect("a mapping");
    assert_eq!(mapping.unit, fixed(MassUnit::Tonne));
    for unit in ["ml", "pond", "", "10 g"] {
        let request = Request {
            unit: Some(unit.to_owned()),
            ..Request::default()
        };
        let (_, message, _) = refused(&["drug", "weight"], &request);
        assert!(message.starts_with("--unit: "), "{message}");
    }
}
