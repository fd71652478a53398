//! The view of an answer: every text ready, in English the same as the answer's own.

use calc_core::Method;
use calc_core::catalog::Sourced;
use calc_core::wording::{FigureView, Language, View, Words, view};
use proptest::prelude::*;

use crate::ask::{CATALOG, ask};
use crate::config;

fn shown(text: &str, options: &str, language: Language) -> View {
    let assessment = ask(text, options).unwrap_or_else(|error| panic!("{text}: {error}"));
    view(&assessment, &Words::of(language))
}

const MIXED: &str = "4.7 million fentanyl pills and nearly 2,396 lb of fentanyl powder";

#[test]
fn english_is_what_the_answer_says() {
    for text in [
        "152 lb fentanyl",
        MIXED,
        "20 lb fentanyl pills",
        "12 lb 4 oz carfentanil",
        "50 mg fentanyl",
    ] {
        let assessment = ask(text, "-").expect("an answer");
        let view = view(&assessment, &Words::ENGLISH);
        let understood: Vec<_> = assessment
            .exhibits
            .iter()
            .map(|e| e.understood.clone())
            .collect();
        assert_eq!(view.understood, understood);
        let warnings: Vec<_> = assessment
            .warnings
            .iter()
            .map(|w| w.message.to_string())
            .collect();
        assert_eq!(
            view.warnings
                .iter()
                .map(|w| w.text.clone())
                .collect::<Vec<_>>(),
            warnings
        );
        assert_eq!(view.disclaimer, assessment.statement);
        for (shown, assumption) in view.assumptions.iter().zip(&assessment.assumptions) {
            assert_eq!(shown.value, assumption.shown_value());
            assert_eq!(shown.range, assumption.shown_range());
            if let Some(note) = &assumption.range_note {
                assert!(shown.notes.contains(note), "{:?}", shown.notes);
            }
        }
    }
}

#[test]
fn a_single_exhibit_has_its_figures_and_several_their_totals() {
    let one = shown("152 lb fentanyl", "-", Language::Spanish);
    assert_eq!(
        one.understood,
        ["152 lb de fentanilo = 68\u{a0}946,04024 g brutos (libra avoirdupois)"]
    );
    assert!(one.exhibits.is_empty());
    let [pure, adjusted] = &one.figures[..] else {
        panic!("two figures")
    };
    assert_eq!(
        (&*pure.label, &*pure.formula),
        ("si fuera puro", "peso bruto / 2 mg")
    );
    assert_eq!(
        (pure.range.as_deref(), &*pure.central),
        (None, "unos 34 millones")
    );
    assert_eq!(adjusted.formula, "peso bruto x 10,3\u{a0}% / 2 mg");
    assert_eq!(adjusted.range.as_deref(), Some("entre 1,8 y 6,7 millones"));
    assert_eq!(adjusted.doses.low.exact, "≈ 1\u{a0}827\u{a0}070,07");
    assert_eq!(
        adjusted.working[0],
        "mínimo: 68\u{a0}946,04024 g x 5,3\u{a0}% = 3654,14013272 g puros"
    );

    let several = shown(MIXED, "-", Language::English);
    assert_eq!(several.exhibits.len(), 2);
    let [gross, share, content] = &several.figures[..] else {
        panic!("three totals")
    };
    assert_eq!(
        (&*gross.formula, gross.note.as_deref()),
        ("exhibit 2, without exhibit 1", Some("without exhibit 1"))
    );
    assert_eq!(share.methods, ["purity-adjusted", "tablet-share"]);
    assert_eq!(share.range.as_deref(), Some("29 million to 110 million"));
    assert_eq!(
        share.working[1],
        "central: 1,363,000 + 55,970,576.90378 = 57,333,576.90378 doses"
    );
    assert_eq!(content.label, "purity-adjusted + tablet-content");
}

#[test]
fn sources_are_numbered_in_order_and_dated_in_the_language() {
    let view = shown("152 lb fentanyl", "-", Language::SpanishUs);
    let dates: Vec<_> = view
        .sources
        .iter()
        .map(|source| (source.number, &*source.date))
        .collect();
    assert_eq!(
        dates,
        [
            (1, "4 de noviembre de 2019"),
            (2, "3 de diciembre de 2025"),
            (3, "febrero de 2020")
        ]
    );
    assert_eq!(
        view.assumptions[1].from,
        "dea-fy2025 (octubre de 2024 a septiembre de 2025), DEA, 3 de diciembre de 2025"
    );
    assert_eq!(
        (
            view.assumptions[1].source,
            &*view.assumptions[1].end_sources
        ),
        (Some(2), &[3, 2][..])
    );
}

fn note<T>(value: Option<&Sourced<T>>) -> Option<&str> {
    value?.note.as_deref()
}

/// What the data files say beside values is shown, so it has Spanish; the titles of publications have not.
#[test]
fn everything_that_the_data_files_say_has_spanish() {
    let words = Words::of(Language::Spanish);
    let doses = CATALOG
        .substances()
        .iter()
        .flat_map(|s| s.doses().map(move |dose| (s, dose)));
    let mut texts: Vec<&str> = Vec::new();
    for (substance, dose) in doses {
        texts.extend(
            [&dose.condition, &dose.caveat]
                .into_iter()
                .flatten()
                .map(|text| &**text),
        );
        texts.extend(
            substance
                .salts
                .iter()
                .filter_map(|salt| salt.note.as_deref()),
        );
    }
    for preset in CATALOG.presets() {
        texts.push(&preset.title);
        texts.extend(note(preset.purity.as_ref()));
        texts.extend(note(preset.tablet_share.as_ref()));
        texts.extend(note(preset.tablet_content.as_ref()));
        texts.extend(note(preset.tablet_mass.as_ref()));
    }
    assert!(texts.len() > 30, "{}", texts.len());
    for text in texts {
        let known = words
            .find("messages", text)
            .or_else(|| words.find("terms", text));
        assert!(known.is_some(), "{text}");
    }
    for method in Method::ALL {
        assert_ne!(words.term(method.label()), method.label());
        assert_ne!(words.term(method.formula()), method.formula());
    }
    assert_eq!(
        words.data("single samples went up to 81.5%"),
        "algunas muestras llegaron al 81,5\u{a0}%"
    );
}

#[test]
fn periods_of_every_kind() {
    for (preset, english, spanish) in [
        (
            "dea-fy2025",
            "October 2024 to September 2025",
            "octubre de 2024 a septiembre de 2025",
        ),
        ("dea-2022", "2022", "2022"),
        ("doj-2025-05", "May 2025", "mayo de 2025"),
    ] {
        let options = format!("--preset {preset}");
        for (language, period) in [(Language::English, english), (Language::Spanish, spanish)] {
            let view = shown("1 kg fentanyl powder", &options, language);
            let from = &view.assumptions[1].from;
            assert!(from.contains(&format!("{preset} ({period})")), "{from}");
        }
    }
    let months = shown(
        "900 fentanyl tablets",
        "--preset dea-2019",
        Language::English,
    );
    assert!(
        months.assumptions[1]
            .from
            .contains("(January to March 2019)"),
        "{:?}",
        months.assumptions[1].from
    );
}

#[test]
fn a_small_amount_has_help_and_no_figure() {
    let view = shown("50 mg fentanyl", "-", Language::English);
    assert!(view.figures.is_empty() && view.statement.is_none());
    assert!(view.small.expect("help").contains("988"));
}

/// The value of a number for the public, and its significant digits.
fn read(public: &str) -> (rust_decimal::Decimal, usize) {
    let (number, scale) = public.split_once(' ').unwrap_or((public, ""));
    let zeros = match scale {
        "million" => 6,
        "billion" => 9,
        "trillion" => 12,
        "" => 0,
        _ => panic!("{public}"),
    };
    let number: rust_decimal::Decimal = number.replace(',', "").parse().expect("a number");
    let digits = number.normalize().mantissa().to_string();
    (
        number * rust_decimal::Decimal::from(10_u64.pow(zeros)),
        digits.trim_end_matches('0').len(),
    )
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn public_numbers_have_two_digits_and_stand_in_order(amount in 1_u64..100_000_000_000, unit in prop::sample::select(vec!["mg", "g", "lb", "tablets"])) {
        let view = shown(&format!("{amount} {unit} fentanyl"), "-", Language::English);
        for FigureView { doses, .. } in &view.figures {
            let [low, central, high] = [&doses.low, &doses.central, &doses.high].map(|shown| read(&shown.public));
            prop_assert!(low.0 <= central.0 && central.0 <= high.0);
            prop_assert!([low.1, central.1, high.1].iter().all(|digits| *digits <= 2));
        }
    }
}
