//! Questions as the cases write them: a text and the command's options.

use calc_core::{Assessment, Catalog, Error, Method, Range, Settings, answer};

/// The catalogue that every test asks.
pub static CATALOG: Catalog = Catalog::built_in();

/// The core's settings for options as they are written behind the command; `-` is none.
///
/// # Errors
/// For a value that the library refuses.
///
/// # Panics
/// On an option that the cases do not use.
pub fn settings(options: &str) -> Result<Settings, Error> {
    let mut settings = Settings::default();
    let mut words = options.split_whitespace().filter(|word| *word != "-");
    while let Some(option) = words.next() {
        let value = words
            .next()
            .unwrap_or_else(|| panic!("`{option}` has no value"));
        match option {
            "--purity" => settings.purity = Some(value.parse()?),
            "--lethal-dose" => settings.lethal_dose = Some(value.parse()?),
            "--tablet-share" => settings.tablet_share = Some(value.parse()?),
            "--tablet-content" => settings.tablet_content = Some(value.parse()?),
            "--preset" => settings.preset = Some(value.to_owned()),
            "--as-of" => settings.as_of = Some(value.parse()?),
            "--salt" => settings.salt = Some(value.to_owned()),
            "--substance" => settings.substance = Some(value.to_owned()),
            "--method" => settings.methods.push(value.parse()?),
            _ => panic!("unknown option `{option}`"),
        }
    }
    Ok(settings)
}

/// Asks the core.
///
/// # Errors
/// Whatever the library refuses.
pub fn ask(text: &str, options: &str) -> Result<Assessment, Error> {
    answer(text, &settings(options)?, &CATALOG)
}

/// A number of the answer with its exactness: `gross`, `gross low`, `purity-adjusted + tablet-share high`.
///
/// # Panics
/// Where the answer does not hold it, or holds it twice.
pub fn pick(assessment: &Assessment, which: &str) -> (calc_core::Exact, bool) {
    let (names, end) = which
        .strip_suffix(" low")
        .map(|names| (names, "low"))
        .or_else(|| which.strip_suffix(" high").map(|names| (names, "high")))
        .unwrap_or((which, "central"));
    let methods: Vec<Method> = names
        .split(" + ")
        .map(|name| name.parse().expect("a method"))
        .collect();
    let found: Vec<_> = match methods[..] {
        [method] => assessment
            .figures
            .iter()
            .filter(|figure| figure.method == method)
            .map(|figure| figure.doses)
            .collect(),
        _ => assessment
            .totals
            .iter()
            .filter(|total| total.methods == methods)
            .map(|total| total.doses)
            .collect(),
    };
    let [
        Range {
            low, central, high, ..
        },
    ] = found[..]
    else {
        panic!("{} of {which} in {}", found.len(), assessment.input)
    };
    let doses = match end {
        "low" => low,
        "high" => high,
        _ => central,
    };
    (doses.count(), doses.count().is_exact())
}
