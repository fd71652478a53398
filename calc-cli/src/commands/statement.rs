//! `statement`: an answer as text to copy.

use calc_core::wording::{self, Language, Words};
use calc_core::{Assessment, Code, Error, ErrorKind, Shapes, SpreadQuestion, assess, read};

use crate::args::{Statement, StatementFormat};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::paint::{self, Said};
use crate::settings::{question, settings};

/// The JSON Schema of `--format json`.
pub const SCHEMA: &str = include_str!("../../schema/statement-1.schema.json");

/// Says the answer to the text.
///
/// # Errors
/// [`Failure::Refused`] for what the core refuses, for an answer without figures, and where the text
/// cannot be written.
pub fn run(args: &Statement, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let catalog = files::catalog(args.catalog.path.as_deref())?;
    let settings = settings(&args.assume, &catalog)?;
    let shapes = Shapes::of(&question(&args.assume)).map_err(Failure::usage)?;
    let language: Language = match &args.lang {
        Some(lang) => lang.parse().map_err(Failure::usage)?,
        None => Language::English,
    };
    let text = args.words.join(" ").trim().to_owned();
    let refused = |error| Failure::refused(error, &text);
    let reading = read(&text, &catalog).map_err(refused)?;
    let assessment = assess(&reading, &settings, &catalog).map_err(refused)?;
    let words = Words::of(language);
    let statement = if args.quantiles || shapes.any() {
        let asked = SpreadQuestion::default();
        let spreads = asked.spreads(shapes, &assessment, &catalog);
        spreads.map_err(refused)?.statement(&assessment, &words)
    } else {
        wording::statement(&assessment, &words)
    };
    let statement = statement.ok_or_else(|| refused(nothing_to_say(&assessment)))?;
    let said = Said::new(&assessment, language, statement, args.part);
    console.answer(&match args.format {
        StatementFormat::Text => paint::statement_text(&said),
        StatementFormat::Markdown => paint::statement_markdown(&said),
        StatementFormat::Json => paint::statement_json(&said),
    })?;
    Ok(Exit::Answered)
}

/// For a small amount, the reference and where help is; else the figure is one that misleads alone.
fn nothing_to_say(assessment: &Assessment) -> Error {
    let small = assessment
        .warnings
        .iter()
        .find(|warning| warning.code == Code::SmallAmount);
    match small {
        Some(warning) => Error::new(ErrorKind::NotGiven, "there is nothing to state")
            .hint(warning.message.clone()),
        None => Error::new(
            ErrorKind::NotGiven,
            "the weight of tablets as if it were pure drug is no figure for the public",
        )
        .hint("leave out --method to see all that there are"),
    }
}
