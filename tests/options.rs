//! Values of options: read as what they say, or refused.

use calc_core::{
    Choice, Error, Exact, LethalDose, Purity, Range, TabletContent, TabletShare, grams,
};

use crate::data::{OPTIONS, rows};
use crate::oracle::{of, rational};

/// The numbers of a choice; `None` for a name.
fn numbers<T: Copy>(choice: &Choice<T>, number: impl Fn(T) -> Exact) -> Option<[Exact; 3]> {
    match *choice {
        Choice::Given(Range {
            low, central, high, ..
        }) => Some([low, central, high].map(number)),
        Choice::Named(_) => None,
    }
}

fn read(option: &str, text: &str) -> Result<Option<[Exact; 3]>, Error> {
    Ok(match option {
        "--purity" => numbers(&text.parse()?, Purity::fraction),
        "--tablet-share" => numbers(&text.parse()?, TabletShare::fraction),
        "--lethal-dose" => numbers(&text.parse()?, |dose: LethalDose| grams(dose.mass())),
        "--tablet-content" => numbers(&text.parse()?, |content: TabletContent| {
            grams(content.mass())
        }),
        _ => panic!("unknown option `{option}`"),
    })
}

#[test]
fn option_values_read_as_they_say() {
    let mut faults = Vec::new();
    for (line, [option, text, says]) in rows::<3>(OPTIONS) {
        let got = read(option, text);
        let holds = match (&got, says) {
            (Err(_), "refused") | (Ok(None), "named") => true,
            (Err(error), says) if says.starts_with("refused:") => {
                says == format!("refused:{}", error.kind().code())
            }
            (Err(_), says) => says.starts_with('?'),
            (Ok(Some(numbers)), says) if !says.starts_with("refused") && says != "named" => {
                let parts: Vec<_> = says
                    .trim_start_matches('?')
                    .split("..")
                    .map(rational)
                    .collect();
                let [low, central, high] = match &parts[..] {
                    [value] => [value, value, value],
                    [low, central, high] => [low, central, high],
                    _ => panic!("line {line}: {says}"),
                };
                numbers
                    .iter()
                    .zip([low, central, high])
                    .all(|(number, says)| number.is_exact() && of(*number) == *says)
            }
            _ => false,
        };
        if !holds {
            faults.push(format!(
                "line {line}: {option} {text:?}: {says}, but {got:?}"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
