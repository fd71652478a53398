//! How sure an answer is, in words: exact texts in the three languages.
#![cfg(all(feature = "spreads", feature = "spanish"))]

use calc_core::wording::{Language, Words};
use calc_core::{Catalog, Question, Shapes, SpreadQuestion, SpreadsView};

fn view(text: &str, purity: &str, dose: &str, quantiles: &str, words: &Words<'_>) -> SpreadsView {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let catalog = Catalog::built_in();
    let question = Question {
        text: text.to_owned(),
        purity: given(purity),
        lethal_dose: given(dose),
        ..Question::default()
    };
    let assessment = question.answer(&catalog).expect("an answer");
    let asked = SpreadQuestion {
        quantiles: given(quantiles),
        exceeds: vec!["20 million".to_owned()],
        ..SpreadQuestion::default()
    };
    let shapes = Shapes::of(&question).expect("shapes");
    let spreads = asked.spreads(shapes, &assessment, &catalog);
    spreads.expect("spreads").view(&assessment, words)
}

const POWDER: &str = "273 kg fentanyl powder";
const TRIANGULAR: &str = "triangular:7.6%..10.4%..13.2%";
const LOGNORMAL: &str = "lognormal:1mg..4mg";

fn rows(view: &SpreadsView, at: usize) -> Vec<String> {
    let rows = view.figures[at].rows.iter();
    rows.map(|row| format!("{} = {}", row.name, row.value))
        .collect()
}

#[test]
fn english() {
    let view = view(POWDER, TRIANGULAR, LOGNORMAL, "", &Words::ENGLISH);
    assert_eq!(view.title, "How sure");
    let figure = &view.figures[1];
    assert_eq!(figure.label, "purity-adjusted");
    assert_eq!(figure.said, "6.9 million to 29 million");
    assert_eq!(figure.ends, ["5.2 million", "36 million"]);
    assert!(!figure.bounded);
    assert_eq!(
        figure.picture,
        "low and high: 5.2 million and 36 million; 5%: 6.9 million; 50%: 14 million; 95%: 29 million"
    );
    assert_eq!(figure.drivers.len(), 3);
    let shares: calc_core::Exact = figure
        .drivers
        .iter()
        .map(|driver| driver.share)
        .fold(calc_core::Exact::ZERO, |sum, share| sum + share);
    assert!(shares > calc_core::Exact::literal("0.9999"), "{shares}");
}

#[test]
fn spanish_of_spain() {
    let words = Words::of(Language::Spanish);
    let view = view(POWDER, TRIANGULAR, LOGNORMAL, "", &words);
    assert_eq!(view.title, "Qué tan seguro");
    assert_eq!(
        rows(&view, 1),
        [
            "5\u{a0}% = ≈ 6\u{a0}885\u{a0}481,44",
            "50\u{a0}% = ≈ 14\u{a0}113\u{a0}396,32",
            "95\u{a0}% = ≈ 28\u{a0}882\u{a0}494,00",
            "media = ≈ 15\u{a0}514\u{a0}122,17",
            "probabilidad de superar 20\u{a0}000\u{a0}000 = ≈ 21,18\u{a0}%",
        ]
    );
    assert_eq!(
        view.figures[1].driven,
        "la dispersión de ajustado por pureza viene de: dosis letal 93\u{a0}%, pureza 6\u{a0}%, \
         y 1\u{a0}% de lo que hacen en conjunto"
    );
    assert_eq!(
        view.notes,
        [
            "el mínimo y el máximo no son aquí límites; un cuantil es lo que la cifra no supera en esa \
             proporción de los casos, si cada valor se reparte según su forma",
            "un valor lognormal no tiene límites: entre su mínimo y su máximo están nueve de cada diez casos",
            "formas: dosis letal lognormal, pureza triangular",
        ]
    );
    assert_eq!(
        view.engine.as_deref(),
        Some("por integración: sin azar y sin semilla")
    );
}

#[test]
fn a_total_with_shared_assumptions_stands_before_the_independent_one() {
    let words = Words::of(Language::SpanishUs);
    let text = "1 kg fentanyl powder and 2 kg fentanyl powder";
    let view = view(text, "", "", "10%,90%", &words);
    let labels: Vec<&str> = view.figures.iter().map(|one| &*one.label).collect();
    assert_eq!(
        labels,
        [
            "ajustado por pureza, compartidos",
            "ajustado por pureza, independientes"
        ]
    );
    assert!(view.figures[0].bounded);
    assert!(view.figures[1].independent);
    assert!(view.notes[1].contains("pureza PERT (la forma por defecto de un intervalo)"));
}

#[test]
fn nothing_uncertain_is_said_as_such() {
    let view = view(
        "1 kg fentanyl powder",
        "10%",
        "",
        "",
        &Words::ENGLISH.on_page(),
    );
    // The chance that was asked for is told all the same.
    assert_eq!(rows(&view, 0)[4], "chance above 20,000,000 = 0%");
    assert_eq!((view.figures.len(), view.figures[0].drivers.len()), (2, 0));
    assert_eq!(view.figures[0].driven, "");
    assert_eq!(
        view.notes,
        [
            "no value here has a range: every quantile is the figure itself; a value that it rests on can have one, \
             as in 5%..10.3%..20%"
        ]
    );
}

#[test]
fn dots_are_the_quantiles_of_another_question() {
    let one = view(POWDER, TRIANGULAR, LOGNORMAL, "", &Words::ENGLISH);
    let dots = view(POWDER, TRIANGULAR, LOGNORMAL, "25%,75%", &Words::ENGLISH);
    let with = one.with_dots(&dots);
    assert_eq!(with.figures[1].dots.len(), 2);
    assert_eq!(with.figures[1].dots[0], dots.figures[1].quantiles[0].value);
    assert_eq!(with.figures[1].quantiles.len(), 3);
}
