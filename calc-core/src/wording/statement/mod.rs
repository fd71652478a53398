//! Text to copy from an answer: a sentence, a paragraph, a footnote.
//!
//! Each of the three says the range before the single figure, at most two significant digits, the method
//! and whether the weight is gross; the sentence and the paragraph also what makes a dose lethal, as the
//! source of the dose has it. None of them counts anybody: `domain.md` of the project's facts says why.

mod amount;
mod basis;
mod footnote;
mod likely;
mod paragraph;
mod sentence;

pub use likely::Likely;

use super::view::Statement;
use super::words::Words;
use crate::assess::{Assessment, Assumption, Total};
use crate::method::Method;

/// Text to copy from an answer; `None` where nothing can be said in public: for an amount that gets no
/// figures, and for a weight of tablets as if it were pure drug.
///
/// ```
/// use calc_core::wording::{Words, statement};
/// use calc_core::{Catalog, Settings, answer};
/// let assessment = answer("about 152 pounds of fentanyl", &Settings::default(), &Catalog::built_in())?;
/// let statement = statement(&assessment, &Words::ENGLISH).expect("there are figures");
/// assert!(statement.sentence.starts_with(
///     "The seizure of about 152 pounds of fentanyl (gross weight) comes to \
///      1.8 million to 6.7 million potential lethal-dose equivalents"
/// ));
/// # Ok::<(), calc_core::Error>(())
/// ```
#[must_use]
pub fn statement(assessment: &Assessment, words: &Words<'_>) -> Option<Statement> {
    statement_with(assessment, |_| None, words)
}

/// The same with the range that nine of ten cases lie in, of the total that is told first.
pub(crate) fn statement_with(
    assessment: &Assessment,
    likely: impl FnOnce(&Total) -> Option<Likely>,
    words: &Words<'_>,
) -> Option<Statement> {
    let lead = lead(&assessment.totals)?;
    let story = Story {
        assessment,
        lead,
        likely: likely(lead),
        words,
    };
    Some(Statement {
        sentence: story.sentence(),
        paragraph: story.paragraph(),
        footnote: story.footnote(),
    })
}

/// What is told.
struct Story<'a> {
    assessment: &'a Assessment,
    /// The total that is told first.
    lead: &'a Total,
    likely: Option<Likely>,
    words: &'a Words<'a>,
}

/// The total that leaves out fewest exhibits, and of these the one that adjusts for purity: a figure that
/// leaves out the strongest drug of a seizure says nothing of it.
fn lead(totals: &[Total]) -> Option<&Total> {
    totals
        .iter()
        .min_by_key(|total| (total.omitted.len(), is_gross(total)))
}

fn is_gross(total: &Total) -> bool {
    total.methods == [Method::Gross]
}

impl<'a> Story<'a> {
    /// The other totals that adjust for purity.
    fn others(&self) -> impl Iterator<Item = &'a Total> {
        let lead: *const Total = self.lead;
        self.assessment
            .totals
            .iter()
            .filter(move |total| !is_gross(total) && !core::ptr::eq(*total, lead))
    }

    /// The if-pure total, where it is not the one told first, nor the same figure: of what is pure there is one.
    fn if_pure(&self) -> Option<&'a Total> {
        let gross = self.assessment.totals.iter().find(|total| is_gross(total));
        let same = |total: &Total| {
            (total.doses, &total.exhibits) == (self.lead.doses, &self.lead.exhibits)
        };
        gross.filter(|total| !is_gross(self.lead) && !same(total))
    }

    /// The assumptions of a quantity that a total rests on.
    fn of_total(&self, total: &Total) -> Vec<&'a Assumption> {
        let used: Vec<&String> = super::doses::parts(total, self.assessment)
            .flat_map(|figure| &figure.assumptions)
            .collect();
        self.assessment
            .assumptions
            .iter()
            .filter(|assumption| used.contains(&&assumption.id))
            .collect()
    }

    /// Parts of a list: "a", "a and b", "a, b and c".
    fn list(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let values = [("first", &*first.join(", ")), ("last", last)];
                self.words.fill("list.and", &values)
            }
        }
    }

    /// What a total covers by which methods: "when adjusted for purity".
    fn how(&self, total: &Total) -> String {
        let names: Vec<_> = total.methods.iter().map(|method| method.name()).collect();
        let how = self.words.phrase(&format!("how.{}", names.join("+")));
        let without = self.amounts(&total.omitted);
        self.words
            .fill("how.how", &[("how", how), ("without", &without)])
    }
}

/// A text of an assumption's values. Those of a sample are rounded as all that a statement tells, without the mark.
fn unmarked(assumption: &Assumption, text: &str) -> String {
    match assumption.sample {
        Some(_) => text.replace("≈ ", ""),
        None => text.to_owned(),
    }
}

/// The first letter as a capital: sentences are put together from parts.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(capital);
    first.into_iter().chain(chars).collect()
}

/// The capital of a letter of Western Europe. The words of all languages here begin with these, and the
/// capitals of all the others are a table of two kilobytes in the page's module.
const fn capital(letter: char) -> char {
    match letter {
        'à'..='ö' | 'ø'..='þ' => (letter as u8 - 0x20) as char,
        _ => letter.to_ascii_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::capitalised;

    #[test]
    fn sentences_begin_with_a_capital() {
        for (text, expected) in [
            ("", ""),
            ("about 3", "About 3"),
            ("él", "Él"),
            ("último", "Último"),
            ("ñandú", "Ñandú"),
            ("÷2", "÷2"),
            ("3 kg", "3 kg"),
        ] {
            assert_eq!(capitalised(text), expected);
        }
        for letter in ('a'..='z')
            .chain('à'..='þ')
            .filter(|letter| letter.is_lowercase())
        {
            let expected: String = letter.to_uppercase().collect();
            assert_eq!(capitalised(&letter.to_string()), expected);
        }
    }
}
