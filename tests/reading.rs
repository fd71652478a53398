//! The reader against what people write: a wrong number is the worst bug of this program.

use calc_core::{Amount, Reading, grams, read};
use num_traits::Signed;

use crate::ask::CATALOG;
use crate::data::{READING, rows};
use crate::oracle::{Rational, of, rational, ten, whole};

/// What a reading found, or what a case says that it must find: a kind and a value for each exhibit.
type Amounts = Vec<(&'static str, Rational, bool)>;

/// What was read, with whether each number is exact.
pub fn found(reading: &Reading) -> Amounts {
    let amount = |amount: &Amount| match amount {
        Amount::Mass(weighed) => ("grams", grams(weighed.gross.mass())),
        Amount::Tablets(tablets) => ("count", tablets.count()),
        Amount::Packages(count) => ("packages", *count),
    };
    let amounts = reading
        .exhibits
        .iter()
        .map(|exhibit| amount(&exhibit.amount));
    amounts
        .map(|(kind, number)| (kind, of(number), number.is_exact()))
        .collect()
}

/// `count 20000 + 15000` as amounts.
pub fn expected(text: &str) -> Vec<(&'static str, Rational)> {
    let amount = |part: &str| match part.split_once(' ') {
        Some(("count", number)) => ("count", rational(number)),
        Some(("packages", number)) => ("packages", rational(number)),
        _ => ("grams", rational(part)),
    };
    text.split(" + ").map(amount).collect()
}

/// Exact numbers are equal to the case's; rounded ones to 25 digits.
fn agree(found: &Amounts, expected: &[(&'static str, Rational)]) -> bool {
    found.len() == expected.len()
        && found.iter().zip(expected).all(
            |((kind, number, is_exact), (expected_kind, expected))| {
                let off = (number - expected).abs();
                let near = if *is_exact {
                    off == whole(0)
                } else {
                    off * whole(ten(25)) <= expected.abs()
                };
                kind == expected_kind && near
            },
        )
}

/// Why a case does not hold; `None` if it does.
fn fault(text: &str, says: &str) -> Option<String> {
    let got = read(text, &CATALOG);
    match (says, &got) {
        ("refused", Err(_)) => None,
        (says, Err(error)) if says.starts_with("refused:") => {
            let code = error.kind().code();
            (says != format!("refused:{code}"))
                .then(|| format!("{text:?}: {says}, but {code}: {error}"))
        }
        (says, Err(error)) => {
            (!says.starts_with('?')).then(|| format!("{text:?}: {says}, but refused: {error}"))
        }
        (says, Ok(reading)) => {
            let found = found(reading);
            let number = says.trim_start_matches('?');
            let right = !says.starts_with("refused") && agree(&found, &expected(number));
            let shown: Vec<_> = found
                .iter()
                .map(|(kind, number, _)| format!("{kind} {number}"))
                .collect();
            (!right).then(|| format!("{text:?}: {says}, but READ as {}", shown.join(" + ")))
        }
    }
}

#[test]
fn every_case_reads_as_it_says() {
    let faults: Vec<_> = rows::<2>(READING)
        .filter_map(|(line, [text, says])| Some(format!("line {line}: {}", fault(text, says)?)))
        .collect();
    assert!(
        faults.is_empty(),
        "{} cases:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// A refusal says what to write instead, and points into the text.
#[test]
fn every_refusal_helps() {
    for (line, [text, _]) in rows::<2>(READING) {
        let Err(error) = read(text, &CATALOG) else {
            continue;
        };
        assert!(
            error
                .hint_text()
                .is_some_and(|hint| !hint.to_string().is_empty()),
            "line {line}: {text:?}: {error}"
        );
        if let Some(span) = error.span() {
            assert!(
                text.get(span.clone()).is_some(),
                "line {line}: {text:?}: {span:?}"
            );
        }
        assert!(
            !error.message().to_string().contains('\n'),
            "line {line}: {text:?}"
        );
    }
}

/// The refusal of a bare ton says what each ton is: the table of units says the same.
#[test]
fn the_tons_that_are_named_are_those_of_the_table() {
    use calc_core::{Exact, MassUnit};
    let refused = read("6 tons of fentanyl", &CATALOG).unwrap_err();
    for unit in [MassUnit::ShortTon, MassUnit::LongTon, MassUnit::Tonne] {
        let kilograms = MassUnit::Kilogram.measure(unit.mass(Exact::ONE));
        assert!(
            refused
                .message()
                .to_string()
                .contains(&format!("{kilograms} kg")),
            "{}",
            unit.info().name
        );
    }
}
