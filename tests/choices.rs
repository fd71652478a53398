//! Which assumption serves which exhibit: presets by name and by month, options, words of the text.

use calc_core::{Assessment, Code, ErrorKind, Method, show};

use crate::ask::ask;

fn answered(text: &str, options: &str) -> Assessment {
    ask(text, options).unwrap_or_else(|error| panic!("{text} {options}: {error}"))
}

fn refused(text: &str, options: &str) -> ErrorKind {
    match ask(text, options) {
        Ok(_) => panic!("{text} {options}: answered"),
        Err(error) => error.kind(),
    }
}

/// The ids of the assumptions, without the lethal dose.
fn rests_on(assessment: &Assessment) -> Vec<&str> {
    let ids = assessment
        .assumptions
        .iter()
        .map(|assumption| assumption.id.as_str());
    ids.filter(|id| !id.starts_with("fentanyl-") && !id.starts_with("given/lethal"))
        .collect()
}

fn warns(assessment: &Assessment, code: Code) -> bool {
    assessment
        .warnings
        .iter()
        .any(|warning| warning.code == code)
}

fn central(assessment: &Assessment, exhibit: usize, method: Method) -> Option<String> {
    let by = |figure: &&calc_core::Figure| figure.exhibit == exhibit && figure.method == method;
    assessment
        .figures
        .iter()
        .find(by)
        .map(|figure| figure.doses.central.count().to_string())
}

/// The periods are those of `domain`: fiscal years begin in October.
#[test]
fn a_month_takes_the_preset_of_its_period() {
    let cases = [
        ("10 kg fentanyl powder", "2018-06", "dea-2018/purity"),
        ("10 kg fentanyl powder", "2022-09", "dea-2022/purity"),
        ("10 kg fentanyl powder", "2023-05", "dea-fy2023/purity"),
        ("10 kg fentanyl powder", "2024-03", "dea-2024/purity"),
        ("10 kg fentanyl powder", "2025-05", "dea-fy2025/purity"),
        ("1000 fentanyl pills", "2019-02", "dea-2019/tablet-share"),
        ("1000 fentanyl pills", "2020-06", "dea-2020-21/tablet-share"),
        ("1000 fentanyl pills", "2021-05", "dea-2021/tablet-share"),
        ("1000 fentanyl pills", "2023-05", "dea-fy2023/tablet-share"),
        ("1000 fentanyl pills", "2023-11", "dea-2023/tablet-share"),
    ];
    for (text, month, id) in cases {
        let assessment = answered(text, &format!("--as-of {month}"));
        assert!(
            rests_on(&assessment).contains(&id),
            "{month}: {:?}",
            rests_on(&assessment)
        );
        assert!(!warns(&assessment, Code::PastNewest), "{month}");
    }
}

#[test]
fn a_month_that_no_period_covers_is_refused_and_one_past_all_says_so() {
    for month in ["2012-01", "2017-02", "2019-06", "2021-05", "2023-11"] {
        assert_eq!(
            refused("10 kg fentanyl powder", &format!("--as-of {month}")),
            ErrorKind::Date,
            "{month}"
        );
    }
    let later = answered("10 kg fentanyl powder", "--as-of 2026-02");
    assert_eq!(rests_on(&later), ["dea-fy2025/purity"]);
    assert!(warns(&later, Code::PastNewest));
    // A method that needs no purity needs no period.
    assert!(
        rests_on(&answered(
            "10 kg fentanyl powder",
            "--as-of 2012-01 --method gross"
        ))
        .is_empty()
    );
}

/// One tablet figure is enough for an answer; the other is said to be missing, and why.
#[test]
fn a_missing_tablet_figure_is_said() {
    let assessment = answered("1000 fentanyl pills", "--as-of 2023-05");
    assert_eq!(
        central(&assessment, 1, Method::TabletShare).as_deref(),
        Some("760")
    );
    assert_eq!(central(&assessment, 1, Method::TabletContent), None);
    let why = assessment
        .warnings
        .iter()
        .find(|warning| warning.code == Code::NotGiven)
        .expect("a warning");
    assert!(
        why.message
            .to_string()
            .contains("no published mean tablet content of fentanyl covers 2023-05"),
        "{}",
        why.message
    );
}

#[test]
fn the_default_is_the_newest_and_says_where_it_is_older() {
    let powder = answered("10 kg fentanyl powder", "-");
    assert_eq!(rests_on(&powder), ["dea-fy2025/purity"]);
    assert!(!warns(&powder, Code::OlderPeriod));
    let tablets = answered("1000 fentanyl pills", "-");
    assert_eq!(
        rests_on(&tablets),
        ["dea-fy2025/tablet-share", "dea-2024/tablet-content"]
    );
    assert!(warns(&tablets, Code::OlderPeriod));
}

#[test]
fn a_named_preset_that_lacks_the_value_is_refused() {
    assert_eq!(
        refused("1 kg fentanyl", "--preset dea-2017"),
        ErrorKind::Preset
    );
    assert_eq!(
        refused("1000 fentanyl pills", "--preset dea-2018"),
        ErrorKind::Preset
    );
    assert_eq!(
        refused("1 kg fentanyl", "--purity dea-2017"),
        ErrorKind::Preset
    );
    assert_eq!(
        refused("1 kg fentanyl", "--preset nosuch --purity 10%"),
        ErrorKind::Preset
    );
    assert_eq!(
        refused("1 kg carfentanil", "--purity dea-fy2025"),
        ErrorKind::Preset
    );
}

/// A purity is that of powder: tablets are nearly all filler.
#[test]
fn powder_purity_does_not_reach_tablets() {
    let mixed = answered(
        "66 lb fentanyl pills and 5 kg fentanyl powder",
        "--purity 10.3%",
    );
    assert_eq!(central(&mixed, 1, Method::PurityAdjusted), None);
    assert_eq!(
        central(&mixed, 2, Method::PurityAdjusted).as_deref(),
        Some("257500")
    );
    let gross = mixed
        .totals
        .iter()
        .find(|total| total.methods == [Method::Gross])
        .expect("a total");
    assert_eq!(
        (gross.exhibits.as_slice(), gross.omitted.as_slice()),
        (&[2][..], &[1][..])
    );

    let preset = answered("66 lb fentanyl pills", "--purity dea-fy2025");
    assert_eq!(central(&preset, 1, Method::PurityAdjusted), None);
    assert!(warns(&preset, Code::UnusedOption));
    // A laboratory's figure for the tablets themselves is another thing.
    let given = answered("10 kg fentanyl pills", "--purity 2%");
    assert_eq!(
        central(&given, 1, Method::PurityAdjusted).as_deref(),
        Some("100000")
    );
    assert!(
        given
            .totals
            .iter()
            .all(|total| total.methods != [Method::Gross])
    );
}

/// 10 kg at 100 mg a tablet are 100,000 tablets, between 110 and 90 mg.
#[test]
fn weighed_tablets_are_counted_by_their_mass() {
    let assessment = answered("10 kg fentanyl pills", "-");
    assert_eq!(
        central(&assessment, 1, Method::TabletShare).as_deref(),
        Some("29000")
    );
    assert_eq!(
        central(&assessment, 1, Method::TabletContent).as_deref(),
        Some("97000")
    );
    assert!(warns(&assessment, Code::TabletsWeighed));
    assert!(!warns(&assessment, Code::GrossAsPure));
    let count = assessment.exhibits[0]
        .estimated_tablets
        .expect("an estimate");
    assert_eq!(calc_core::show::rounded(count.low, 2), "≈ 90,909.09");
    assert_eq!(count.central.to_string(), "100000");
    assert_eq!(calc_core::show::rounded(count.high, 2), "≈ 111,111.11");
    // The figure that takes tablets for drug stands last, and its warning names by how much it is off.
    let methods: Vec<Method> = assessment
        .figures
        .iter()
        .map(|figure| figure.method)
        .collect();
    assert_eq!(
        methods,
        [Method::TabletShare, Method::TabletContent, Method::Gross]
    );
    let says = |text| {
        assessment
            .warnings
            .iter()
            .any(|warning| warning.message.to_string().contains(text))
    };
    assert!(says("40 to 50 times too high"));
    assert_eq!(refused("5 lb carfentanil pills", "-"), ErrorKind::NotGiven);
    assert_eq!(
        refused("66 lb of fentanyl pills, 330,000 fentanyl pills", "-"),
        ErrorKind::Conflict
    );
}

/// The published contents of 2022 and 2024 in a tablet of 100 mg: 100/2.4 and 100/1.94 are 41.7 and 51.5.
#[test]
fn a_content_that_is_given_leaves_the_published_overstatement_out() {
    let assessment = answered("10 kg fentanyl pills", "--tablet-content 5mg");
    let says = |text| {
        assessment
            .warnings
            .iter()
            .any(|warning| warning.message.to_string().contains(text))
    };
    assert!(!says("40 to 50 times"));
    assert!(says("nearly all of it is filler, and it is in no total"));
}

#[test]
fn one_value_does_not_serve_two_substances() {
    let two = "1000 fentanyl pills and 500 carfentanil pills";
    for options in [
        "--lethal-dose 2mg",
        "--purity 10%",
        "--tablet-share 29%",
        "--tablet-content 1mg",
        "--salt base",
    ] {
        assert_eq!(refused(two, options), ErrorKind::Conflict, "{options}");
    }
}

#[test]
fn a_salt_in_the_text_is_repeated_and_corrected_only_when_asked() {
    let named = answered("1 kg fentanyl citrate powder", "--purity 50%");
    assert_eq!(named.exhibits[0].salt, Some("citrate"));
    assert!(warns(&named, Code::SaltNamed));
    assert_eq!(
        central(&named, 1, Method::PurityAdjusted).as_deref(),
        Some("250000")
    );
    let corrected = answered(
        "1 kg fentanyl citrate powder",
        "--purity 50% --salt citrate",
    );
    assert_eq!(
        central(&corrected, 1, Method::PurityAdjusted).as_deref(),
        Some("159125")
    );
    assert!(!warns(&corrected, Code::SaltNamed));
    assert_eq!(
        refused("1 kg fentanyl citrate", "--salt hcl"),
        ErrorKind::Conflict
    );
    assert_eq!(refused("1 kg fentanyl", "--salt oxalate"), ErrorKind::Salt);
}

#[test]
fn options_that_nothing_uses_are_said() {
    for (text, options) in [
        ("1000 fentanyl pills", "--purity 10%"),
        ("1 kg fentanyl powder", "--tablet-share 29%"),
        ("1 kg fentanyl powder", "--purity 10% --preset dea-2017"),
        ("209 g carfentanil", "--purity 10% --as-of 2023-05"),
        ("1 kg fentanyl", "--substance heroin"),
    ] {
        assert!(
            warns(&answered(text, options), Code::UnusedOption),
            "{text} {options}"
        );
    }
    assert!(!warns(
        &answered("1 kg fentanyl", "--purity 10% --salt hcl"),
        Code::UnusedOption
    ));
}

/// DEA's shares count tablets with 2 mg or more, however they are named.
#[test]
fn a_share_of_two_milligrams_is_not_one_of_three() {
    for options in [
        "--lethal-dose 3mg",
        "--lethal-dose 3mg --tablet-share dea-fy2023",
    ] {
        assert!(
            warns(
                &answered("1000 fentanyl pills", options),
                Code::ShareOfTwoMilligrams
            ),
            "{options}"
        );
    }
    for options in [
        "-",
        "--lethal-dose 3mg --tablet-share 30%",
        "--lethal-dose 3mg --method tablet-content",
    ] {
        assert!(
            !warns(
                &answered("1000 fentanyl pills", options),
                Code::ShareOfTwoMilligrams
            ),
            "{options}"
        );
    }
}

#[test]
fn small_amounts_get_the_reference_and_no_figures() {
    for text in [
        "0.099 g fentanyl",
        "9 fentanyl pills",
        "0.9 g of fentanyl pills",
        "5 mg carfentanil",
    ] {
        let assessment = answered(text, "-");
        assert!(
            assessment.figures.is_empty() && assessment.totals.is_empty(),
            "{text}"
        );
        assert!(warns(&assessment, Code::SmallAmount), "{text}");
        assert_eq!(assessment.assumptions.len(), 1, "{text}");
        assert_eq!(assessment.assumptions[0].quantity, "lethal-dose", "{text}");
    }
    for text in [
        "0.1 g fentanyl",
        "10 fentanyl pills",
        "1 g of fentanyl pills",
    ] {
        assert!(!answered(text, "-").figures.is_empty(), "{text}");
    }
}

#[test]
fn words_that_cast_doubt_are_repeated() {
    for (text, code) in [
        ("5 kg of suspected fentanyl", Code::Suspected),
        (
            "64 kg of fentanyl or fentanyl-laced narcotics",
            Code::Mixture,
        ),
        ("11 kg of pure fentanyl", Code::CalledPure),
        ("more than 5 kg of fentanyl", Code::Hedged),
        ("5 kg (12 lb) of fentanyl", Code::DualDisagrees),
        ("209 g carfentanil", Code::Caveat),
    ] {
        assert!(warns(&answered(text, "-"), code), "{text}");
    }
    assert!(!warns(
        &answered("5 kg (11 lb) of fentanyl", "-"),
        Code::DualDisagrees
    ));
}

/// Round figures for the public: range first, two digits, and what they leave out.
#[test]
fn public_figures_are_round_and_whole() {
    let said = |text: &str| {
        let assessment = answered(text, "-");
        let digits = assessment
            .warnings
            .iter()
            .find(|warning| warning.code == Code::Digits);
        digits.map_or_else(String::new, |warning| warning.message.to_string())
    };
    assert_eq!(
        said("152 lb fentanyl"),
        "the figures show more digits than 152 lb supports; in public say 1.8 million to 6.7 million potential \
         lethal-dose equivalents (purity-adjusted), or about 34 million (if pure)"
    );
    assert!(
        said("4.7 million fentanyl pills and 2,396 lb of fentanyl powder")
            .ends_with("about 540 million (if pure, without exhibit 1)")
    );
    // Alone, an if-pure figure is not one to say.
    assert_eq!(
        said("152 lb carfentanil"),
        "the figures show more digits than 152 lb supports"
    );
    assert_eq!(
        show::for_public("26500".parse().expect("digits"), 2),
        "27,000"
    );
    assert_eq!(
        show::for_public("999999".parse().expect("digits"), 2),
        "1 million"
    );
}
