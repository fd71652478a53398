//! The tests of dosecalc from outside, as one binary: it links once.

/// Questions as the cases write them.
mod ask;
/// The cases as data, and how their lines are read.
mod data;
/// A folder for runs of `batch`.
mod folder;
/// Values of options.
mod options;
/// Big rationals: what the library is held to.
mod oracle;

/// Which assumption serves which exhibit.
mod choices;
/// The same questions through the command.
mod command;
/// The doors of the page.
mod doors;
/// The doors of what stands beside an answer.
mod doors_beside;
/// What is printed reads back.
mod echo;
/// `Exact` against big rationals.
mod exact;
/// Properties of figures: order, growth, rounding.
mod figures;
/// Golden values through the core.
mod golden;
/// Tables of hostile rows against what their cells mean.
mod hostile;
/// How sure figures are: quantiles, chances and drivers.
mod how_sure;
/// Seizures beside published figures.
mod impact;
/// No text panics.
mod no_panic;
/// A user's own catalogue.
mod overlay;
/// A purity that the text gives.
mod purity;
/// `Ratio` and `Sum` against big rationals.
mod ratio;
/// The reader against what people write.
mod reading;
/// A text as fields, and back.
mod rows;
/// Answers against the JSON Schema.
mod schema;
/// The shared collection of published texts, where it is at hand.
mod shared;
/// Published tables, where they are at hand.
mod shared_tables;
/// Shapes of inputs, quantiles of figures, totals, draws.
mod spread;
/// The summary of a run against its JSON Schema.
mod summary;
/// Tables through the door of the page, against the command.
mod table_door;
/// One table in many kinds of files.
mod table_files;
/// Quantiles of rows and of totals.
mod table_quantiles;
/// Tables against the oracle.
mod tables;
/// Batches of tablets.
mod tablets;
/// Totals of tables: merging, files, hostile files.
mod totals;
/// Every mass unit against its published definition.
mod units;
/// Answers in words.
mod wording;

/// Properties run from a fixed seed, so that a failure on one machine is a failure on all.
fn config(cases: u32) -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        cases,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(152),
        ..proptest::test_runner::Config::default()
    }
}
