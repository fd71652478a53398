//! The range that nine of ten cases lie in, in statements: exact texts, and where nothing is said of it.

use calc_core::wording::{Language, Statement, Words, statement};
use calc_core::{Question, Shapes, SpreadQuestion};

use super::readable::{grade, inflesz};
use crate::ask::CATALOG;

fn said(question: &Question, asked: &SpreadQuestion, lang: &str) -> (Statement, Statement) {
    let language: Language = lang.parse().expect("a language");
    let words = Words::of(language);
    let assessment = question.answer(&CATALOG).expect("an answer");
    let shapes = Shapes::of(question).expect("shapes");
    let spreads = asked.spreads(shapes, &assessment, &CATALOG);
    let with = spreads.expect("spreads").statement(&assessment, &words);
    let without = statement(&assessment, &words);
    (with.expect("figures"), without.expect("figures"))
}

/// 1 kg at 10% to 20% over 2 mg: 50,000 to 100,000 doses, of which nine tenths of a uniform purity are 52,500 to 97,500.
fn uniform() -> Question {
    Question {
        text: "1 kg fentanyl powder".to_owned(),
        purity: Some("uniform:10%..20%".to_owned()),
        ..Question::default()
    }
}

#[test]
fn the_range_in_all_three_parts() {
    let (with, without) = said(&uniform(), &SpreadQuestion::default(), "en");
    let range = "; 90% range 53,000 to 98,000";
    assert_eq!(with.sentence.replace(range, ""), without.sentence);
    let told = " In nine cases of ten it is 53,000 to 98,000, if the values spread over their ranges as assumed.";
    assert_eq!(with.paragraph.replace(told, ""), without.paragraph);
    let note =
        "90% range: from the 5% to the 95% quantile, by integration; shapes: purity uniform.\n";
    assert_eq!(with.footnote.replace(note, ""), without.footnote);
    assert!(with.footnote.len() > without.footnote.len());
}

#[test]
fn the_range_in_spanish() {
    let (with, _) = said(&uniform(), &SpreadQuestion::default(), "es");
    let [sentence, told, note] = [
        "; intervalo del 90\u{a0}%: entre 53\u{a0}000 y 98\u{a0}000)",
        "En nueve de cada diez casos son entre 53\u{a0}000 y 98\u{a0}000, si los valores se reparten en sus \
         intervalos como se supone.",
        "Intervalo del 90\u{a0}%: del cuantil del 5\u{a0}% al del 95\u{a0}%, por integración; formas: pureza \
         uniforme.",
    ];
    assert!(with.sentence.contains(sentence), "{}", with.sentence);
    assert!(with.paragraph.contains(told), "{}", with.paragraph);
    assert!(with.footnote.contains(note), "{}", with.footnote);
    let (with, _) = said(&uniform(), &SpreadQuestion::default(), "es-US");
    assert!(
        with.sentence
            .contains("; intervalo del 90%: entre 53,000 y 98,000)")
    );
}

#[test]
fn it_stays_readable() {
    let (english, _) = said(&uniform(), &SpreadQuestion::default(), "en");
    assert!(grade(&format!("{} {}", english.sentence, english.paragraph)) <= 12.0);
    let (spanish, _) = said(&uniform(), &SpreadQuestion::default(), "es");
    assert!(inflesz(&spanish.paragraph) >= 50.0);
}

#[test]
fn what_exhibits_share_is_named() {
    let question = Question {
        text: "1 kg fentanyl powder and 2 kg fentanyl powder".to_owned(),
        ..uniform()
    };
    let (with, _) = said(&question, &SpreadQuestion::default(), "en");
    // Three times the range of one, because the purity is one unknown.
    assert!(with.sentence.contains("90% range 160,000 to 290,000"));
    assert!(
        with.footnote
            .contains("by integration; what exhibits have in common is one unknown; shapes:")
    );
}

#[test]
fn draws_are_named_and_other_quantiles_say_nothing() {
    let drawn = SpreadQuestion {
        draws: Some("100,000".to_owned()),
        ..SpreadQuestion::default()
    };
    let (with, _) = said(&uniform(), &drawn, "en");
    assert!(with.footnote.contains("quantile, by random draws; shapes"));
    let other = SpreadQuestion {
        quantiles: Some("10%,90%".to_owned()),
        ..SpreadQuestion::default()
    };
    let (with, without) = said(&uniform(), &other, "en");
    assert_eq!(with, without);
}

/// Low and high of a lognormal shape hold nine of ten cases: the range is that range, and is said once. Its middle is
/// the square root of 8% times 15%, of which a statement tells no more than it can know.
#[test]
fn a_range_that_was_said_is_not_said_again() {
    let lognormal = Question {
        purity: Some("lognormal:8%..15%".to_owned()),
        ..uniform()
    };
    let (with, without) = said(&lognormal, &SpreadQuestion::default(), "en");
    assert_eq!(
        (&with.sentence, &with.paragraph),
        (&without.sentence, &without.paragraph)
    );
    let told = "40,000 to 75,000 potential lethal-dose equivalents when adjusted for purity \
                (about 55,000 at ≈ 11% purity,";
    assert!(with.sentence.contains(told), "{}", with.sentence);
}

#[test]
fn nothing_is_said_where_nothing_spreads() {
    let point = Question {
        purity: Some("10%".to_owned()),
        ..uniform()
    };
    let (with, without) = said(&point, &SpreadQuestion::default(), "en");
    assert_eq!(with, without);
}
