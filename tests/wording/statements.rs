//! What every statement says, and what none does.

use calc_core::wording::{Language, Words, statement};
use proptest::prelude::*;

use crate::ask::ask;
use crate::config;
use crate::wording::golden::{cases, stated};

/// A seizure is no count of anybody: fact checkers have taken every figure apart that was.
const NEVER: [&str; 15] = [
    "people", "deaths", "death", "lives", "life", "kill", "kills", "killed", "personas", "muertes",
    "muerte", "vidas", "vida", "matar", "mata",
];

/// The words of a text; an address is its publisher's own.
fn words_of(text: &str) -> Vec<String> {
    let ours = text
        .split_whitespace()
        .filter(|word| !word.starts_with("https://"));
    ours.collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .map(str::to_owned)
        .collect()
}

/// Fails unless all parts say the method, and sentence and paragraph what makes a dose lethal.
fn holds(text: &str, options: &str, language: Language) {
    let assessment = ask(text, options).unwrap_or_else(|error| panic!("{text}: {error}"));
    let said = statement(&assessment, &Words::of(language)).expect("figures");
    let [gross, dose, depends, method, unit] = match language {
        Language::English => [
            "(gross weight)",
            "potentially lethal",
            "tolerance",
            "Method: ",
            "potential lethal-dose equivalents",
        ],
        _ => [
            "(peso bruto)",
            "potencialmente letal",
            "tolerancia",
            "Método: ",
            "equivalentes a dosis potencialmente letales",
        ],
    };
    for part in [&said.sentence, &said.paragraph] {
        assert!(part.contains(unit), "{text}: {part}");
        assert!(
            part.contains(dose) || options.contains("--lethal-dose"),
            "{text}: {part}"
        );
        assert_eq!(
            part.contains(gross),
            assessment.exhibits.iter().any(|e| e.gross_grams.is_some()),
            "{part}"
        );
    }
    assert!(
        said.paragraph.contains(depends),
        "{text}: {}",
        said.paragraph
    );
    assert!(said.footnote.starts_with(method), "{}", said.footnote);
    for part in [&said.sentence, &said.paragraph, &said.footnote] {
        let words = words_of(part);
        assert!(
            !NEVER
                .iter()
                .any(|never| words.iter().any(|word| word == never)),
            "{part}"
        );
        assert!(!part.contains(['{', '}']) && !part.contains("  "), "{part}");
        assert!(!part.contains(" ,") && !part.contains(".."), "{part}");
    }
    assert_eq!(
        said.sentence.matches(". ").count(),
        0,
        "one sentence: {}",
        said.sentence
    );
}

#[test]
fn golden_statements_say_method_and_condition() {
    for [text, options, lang, _] in cases() {
        holds(text, options, lang.parse().expect("a language"));
    }
}

#[test]
fn a_hedge_is_kept() {
    for (written, english, spanish) in [
        (
            "about 12 kg",
            "of about 12 kilograms",
            "de aproximadamente 12 kilogramos",
        ),
        (
            "more than 12 kg",
            "of more than 12 kilograms",
            "de más de 12 kilogramos",
        ),
        (
            "at least 12 kg",
            "of at least 12 kilograms",
            "de al menos 12 kilogramos",
        ),
        (
            "nearly 12 kg",
            "of nearly 12 kilograms",
            "de casi 12 kilogramos",
        ),
        (
            "less than 12 kg",
            "of less than 12 kilograms",
            "de menos de 12 kilogramos",
        ),
        (
            "up to 12 kg",
            "of up to 12 kilograms",
            "de hasta 12 kilogramos",
        ),
        ("12 kg", "of 12 kilograms", "de 12 kilogramos"),
        ("1 lb", "of 1 pound", "de 1 libra"),
        ("48 x 1 kg", "of 48 x 1 kilogram", "de 48 x 1 kilogramo"),
    ] {
        let text = format!("{written} of fentanyl");
        let said = stated(&text, "-", "en").sentence;
        assert!(
            said.contains(&format!("{english} of fentanyl (gross")),
            "{said}"
        );
        let said = stated(&text, "-", "es").sentence;
        assert!(
            said.contains(&format!("{spanish} de fentanilo (peso")),
            "{said}"
        );
    }
}

#[test]
fn what_is_suspected_is_never_said_as_known() {
    for (text, lang, said) in [
        (
            "12 kg suspected fentanyl powder",
            "en",
            "The seizure of 12 kilograms of suspected fentanyl powder (gross weight) comes",
        ),
        (
            "12 kg suspected fentanyl powder",
            "es",
            "La incautación de 12 kilogramos de posible fentanilo en polvo (peso bruto) representa",
        ),
        (
            "5,000 suspected fentanyl pills",
            "en",
            "The seizure of 5,000 suspected fentanyl tablets comes",
        ),
        (
            "5,000 suspected fentanyl pills",
            "es",
            "La incautación de 5000 tabletas de posible fentanilo representa",
        ),
    ] {
        let sentence = stated(text, "-", lang).sentence;
        assert!(sentence.starts_with(said), "{sentence}");
    }
}

#[test]
fn amounts_that_get_no_figures_get_no_statement() {
    for (text, options) in [
        ("50 mg fentanyl", "-"),
        ("3 fentanyl tablets", "-"),
        ("20 lb fentanyl pills", "--method gross"),
    ] {
        let assessment = ask(text, options).expect("an answer");
        assert_eq!(statement(&assessment, &Words::ENGLISH), None, "{text}");
    }
}

/// Told alone, the purity-adjusted figure would leave out nearly all of this seizure.
#[test]
fn a_figure_that_leaves_out_a_drug_is_not_told_first() {
    let said = stated("1 g fentanyl and 12 lb carfentanil", "-", "en");
    assert!(
        said.sentence.contains(
            "about 270 million potential lethal-dose equivalents if all of it were pure drug"
        ),
        "{}",
        said.sentence
    );
    assert!(
        said.paragraph
            .contains("when adjusted for purity, leaving out 12 pounds of carfentanil"),
        "{}",
        said.paragraph
    );
    assert!(
        said.sentence.contains(
            "pure drug, or 27 to 98 when adjusted for purity, leaving out 12 pounds of carfentanil, where"
        ),
        "{}",
        said.sentence
    );
}

#[test]
fn both_figures_stand_in_the_paragraph() {
    let said = stated(
        "980 lb fentanyl powder and 10.2 million fentanyl pills",
        "-",
        "en",
    );
    for part in [
        "powder adjusted for purity",
        "If pure, 980 pounds of fentanyl powder alone would be about 220 million",
    ] {
        assert!(said.paragraph.contains(part), "{}", said.paragraph);
    }
}

#[test]
fn several_purities_say_of_what_each_is() {
    let text = "5 kg fentanyl at 10% purity and 3 kg fentanyl powder at 20% purity";
    let english = stated(text, "-", "en");
    for part in [
        "Purity of 5 kilograms of fentanyl is taken as 10%: a value given for this statement.",
        "Purity of 3 kilograms of fentanyl powder is taken as 20%: a value given for this statement.",
    ] {
        assert!(english.paragraph.contains(part), "{}", english.paragraph);
    }
    let part =
        "purity 10% for exhibit 1 (given for this statement); purity 20% for exhibit 2 (given";
    assert!(english.footnote.contains(part), "{}", english.footnote);
    let spanish = stated(text, "-", "es-US");
    let part =
        "Se supone una pureza del 20% para 3 kilogramos de fentanilo en polvo: valor indicado";
    assert!(spanish.paragraph.contains(part), "{}", spanish.paragraph);
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn every_statement_says_method_and_condition(
        amount in 1_u32..1_000_000,
        unit in prop::sample::select(vec!["lb", "kg", "g", "oz", "t", "tablets"]),
        language in prop::sample::select(Language::ALL.to_vec()),
        purity in prop::option::of(1_u32..100),
        drug in prop::sample::select(vec!["fentanyl", "carfentanil"]),
    ) {
        // Nothing is published on tablets of carfentanil.
        let drug = if unit == "tablets" { "fentanyl" } else { drug };
        let amount = if unit == "tablets" { amount + 10 } else { amount };
        let text = format!("{amount} {unit} {drug}");
        let options = purity.filter(|_| unit != "tablets").map_or_else(|| "-".to_owned(), |p| format!("--purity {p}%"));
        holds(&text, &options, language);
    }
}
