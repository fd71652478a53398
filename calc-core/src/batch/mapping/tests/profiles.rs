//! The headers that profiles know.

use super::*;
use crate::batch::profile::Profile;

fn profile(id: &str) -> Request {
    Request {
        profile: Some(Profile::built_in(id).expect("a profile")),
        ..Request::default()
    }
}

const NATIONWIDE: [&str; 9] = [
    "FY",
    "Month (abbv)",
    "Component",
    "Region",
    "Land Filter",
    "Area of Responsibility",
    "Drug Type",
    "Count of Event",
    "Sum Qty (lbs)",
];

const NIBRS: [&str; 10] = [
    "nibrs_suspected_drug_id",
    "incident_id",
    "incident_date",
    "agency",
    "county",
    "drug_code",
    "drug_name",
    "est_drug_qty",
    "measure_code",
    "prop_loss_id",
];

#[test]
fn the_profile_of_cbp() {
    let mapping = find(&NATIONWIDE, &profile("cbp")).expect("a mapping");
    assert_eq!(
        (mapping.substance, mapping.quantity, mapping.count),
        (Some(6), Some(8), None)
    );
    assert_eq!(mapping.unit, fixed(MassUnit::Pound));
    let date = mapping.date.expect("a date");
    let row = ["2026 (FYTD)", "OCT"];
    let month = date
        .month(|at| row[at].into(), DateOrder::Iso)
        .expect("a month");
    assert_eq!(month.to_string(), "2025-10");
    assert_eq!(
        mapping.sentences(),
        [
            "profile: cbp (U.S. Customs and Border Protection: Nationwide Drug Seizures, and Air and Marine Operations Drug Seizures, FY2019 to FY2022)",
            "substance: column 7, \"Drug Type\"",
            "quantity: column 9, \"Sum Qty (lbs)\", in lb (avoirdupois pound)",
            "date: column 1, \"FY\" and column 2, \"Month (abbv)\"; fiscal years start with month 10",
        ]
    );
    // The same header without the profile, which is then told of.
    let mapping = found(&NATIONWIDE);
    assert_eq!(mapping.unit, fixed(MassUnit::Pound));
    assert_eq!(
        mapping.sentences()[2],
        "the header is that of profile cbp (U.S. Customs and Border Protection): --profile cbp knows its names, codes and dates"
    );
    let mut kilograms = NATIONWIDE;
    kilograms[8] = "Sum Qty (kg)";
    let request = profile("cbp");
    let (_, message, _) = refused(&kilograms, &request);
    assert_eq!(
        message,
        "the table has no column `Sum Qty (lbs)`, which profile `cbp` has for the quantity"
    );
    let request = Request {
        columns: vec![(Role::Quantity, "Sum Qty (kg)".to_owned())],
        ..request
    };
    let (kind, message, _) = refused(&kilograms, &request);
    assert_eq!(kind, ErrorKind::Conflict);
    assert_eq!(message, "\"Sum Qty (kg)\" says kg, and the profile says lb");
}

#[test]
fn the_profile_of_nibrs() {
    for mapping in [
        find(&NIBRS, &profile("nibrs")).expect("a mapping"),
        found(&NIBRS),
    ] {
        assert_eq!((mapping.substance, mapping.quantity), (Some(6), Some(7)));
        assert_eq!(mapping.unit, UnitFrom::Column(8));
        assert_eq!(mapping.date, Some(DateFrom::Column(2)));
    }
    let bureau = ["SUSPECTED_DRUG_NAME", "EST_DRUG_QTY", "DRUG_MEASURE_CODE"];
    let mapping = find(&bureau, &profile("nibrs")).expect("a mapping");
    assert_eq!(
        (mapping.substance, mapping.unit),
        (Some(0), UnitFrom::Column(2))
    );
}
