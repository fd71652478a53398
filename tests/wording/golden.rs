//! Sentences to the letter, as `cases/statement_oracle.py` writes them from fractions.

use calc_core::wording::{Language, Statement, Words, statement};

use crate::ask::ask;
use crate::data::rows;

const STATEMENTS: &str = include_str!("../cases/statements.tsv");

/// The cases: text, options, language and sentence.
pub fn cases() -> Vec<[&'static str; 4]> {
    rows::<4>(STATEMENTS).map(|(_, row)| row).collect()
}

/// The statement of a case.
pub fn stated(text: &str, options: &str, lang: &str) -> Statement {
    let language: Language = lang.parse().expect("a language");
    let assessment = ask(text, options).unwrap_or_else(|error| panic!("{text}: {error}"));
    statement(&assessment, &Words::of(language)).expect("figures")
}

#[test]
fn every_sentence_to_the_letter() {
    assert!(cases().len() >= 36);
    for [text, options, lang, sentence] in cases() {
        assert_eq!(
            stated(text, options, lang).sentence,
            sentence,
            "{text} {lang}"
        );
    }
}

#[test]
fn a_paragraph_and_a_footnote_to_the_letter() {
    let english = stated("about 152 pounds of fentanyl", "-", "en");
    assert_eq!(
        english.paragraph,
        "The seizure was about 152 pounds of fentanyl (gross weight). Gross weight counts filler as well as \
         drug, and seized drugs are mostly filler. The seizure comes to 1.8 million to 6.7 million potential \
         lethal-dose equivalents when adjusted for purity. The middle figure is about 3.6 million. Purity is \
         taken as 10.3%: DEA's average for October 2024 to September 2025. The range uses 5.3% to 19.5%, the \
         lowest and highest yearly figures of DEA. If all of it were pure, it would be about 34 million. One \
         dose is 2 mg of fentanyl, potentially lethal, depending on body size, tolerance, past use and other \
         factors (DEA, November 4, 2019). These figures are potential doses in an amount. They do not say \
         what harm it did or would have done."
    );
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        stated("1 kg fentanyl", "--purity 12%", "es").footnote,
        format!(
            "Método: si fuera puro (peso bruto / dosis letal); ajustado por pureza (peso bruto x pureza / \
             dosis letal). Dosis letal 2 mg [1]; pureza 12\u{a0}% (indicado para esta declaración).\n\
             [1] DEA: Alert on counterfeit pills with fentanyl, quoted by WAFB / Fox 8, 4 de noviembre de 2019, \
             https://www.fox8live.com/2019/11/04/public-warned-about-counterfeit-prescription-pills-laced-with-\
             fentanyl-coming-mexico/\n\
             Las cifras tienen como máximo 2 dígitos significativos; fecha de los datos: 4 de noviembre de 2019; \
             dosecalc {version}."
        )
    );
}
