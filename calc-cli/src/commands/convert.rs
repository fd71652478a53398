//! `convert`: one seizure, one answer.

use calc_core::{
    Assessment, Catalog, Error, ErrorKind, Impact, ImpactQuestion, Settings, Shapes,
    SpreadQuestion, assess, read,
};
use clap::Subcommand;

use super::stream;
use crate::args::{Beside, Color, Command, Convert, Format};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::paint::{self, Answer, Explanation, Look};
use crate::settings::{question, settings};

/// The word that stands for the lines of standard input.
const STANDARD_INPUT: &str = "-";

/// Answers the text, or each line of standard input.
///
/// # Errors
/// [`Failure::Refused`] for what the core refuses, and where the answer cannot be written.
pub fn run(args: &Convert, color: Color, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let streaming = args.words == [STANDARD_INPUT];
    let sure = sure(args).map_err(Failure::usage)?;
    check_format(args, streaming, sure.is_some()).map_err(Failure::usage)?;
    let catalog = files::catalog(args.catalog.path.as_deref())?;
    let settings = settings(&args.assume, &catalog)?;
    if streaming {
        return stream::run(&settings, &catalog, console);
    }
    answer(args, &settings, sure, &catalog, color, console)
}

fn answer(
    args: &Convert,
    settings: &Settings,
    sure: Option<Sure>,
    catalog: &Catalog,
    color: Color,
    console: &mut Console<'_>,
) -> Result<Exit, Failure> {
    let text = args.words.join(" ").trim().to_owned();
    let refused = |error| Failure::refused(error, &text);
    check_price(args).map_err(Failure::usage)?;
    let reading = read(&text, catalog).map_err(|error| match stray_quantiles(args) {
        Some(error) => Failure::usage(error),
        None => refused(error),
    })?;
    let assessment = assess(&reading, settings, catalog).map_err(refused)?;
    let impact = impact(&args.beside, &assessment, settings, catalog).map_err(refused)?;
    let spreads = sure.map(|(asked, shapes)| asked.spreads(shapes, &assessment, catalog));
    let spreads = spreads.transpose().map_err(Failure::usage)?;
    let explanation = args.explain.then(|| Explanation::of(&assessment));
    let answer = Answer {
        assessment: &assessment,
        impact: impact.as_ref(),
        spreads: spreads.as_ref(),
        explanation,
    };
    let format = args.format.unwrap_or(Format::Text);
    console.answer(&paint(&answer, format, console.look(color)))?;
    if format == Format::Csv {
        let warnings = paint::warnings(&assessment.warnings, console.error_look(color));
        console.complain(&warnings);
    }
    Ok(Exit::Answered)
}

/// `--price 90000/kg pure` without quotes: the shell has made a word of the text of the second half, and the price
/// would be taken for one of gross weight.
fn check_price(args: &Convert) -> Result<(), Error> {
    let Some(price) = &args.beside.price else {
        return Ok(());
    };
    let explained = |word: &String| word.ends_with('%') || word == "percent";
    match &args.words[..] {
        [before @ .., last] if last == "pure" && !before.last().is_some_and(explained) => {
            let message = format!("`pure` is a word of the text, and not of --price {price}");
            let hint = format!("write --price {price}-pure for a price of the drug alone");
            Err(Error::new(ErrorKind::Conflict, message).hint(hint))
        }
        _ => Ok(()),
    }
}

/// `--quantiles 5%,50%` without its `=`: the shares have become a word of the text.
fn stray_quantiles(args: &Convert) -> Option<Error> {
    args.sure.quantiles.as_ref()?;
    let is_list = |word: &&String| {
        word.ends_with('%')
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || ".,%".contains(c))
    };
    let list = args.words.iter().find(is_list)?;
    let message = format!("`{list}` is a word of the text, and not of --quantiles");
    let hint = format!("write --quantiles={list}");
    Some(Error::new(ErrorKind::Conflict, message).hint(hint))
}

/// What the answer is set beside, where that was asked for.
fn impact(
    beside: &Beside,
    assessment: &Assessment,
    settings: &Settings,
    catalog: &Catalog,
) -> Result<Option<Impact>, Error> {
    if !beside.impact {
        return Ok(None);
    }
    let question = ImpactQuestion {
        of: beside.of.clone(),
        population: beside.population.clone(),
        price: beside.price.clone(),
    };
    question.impact(assessment, settings, catalog).map(Some)
}

/// What is asked of how sure an answer is, and the shapes that are given for it.
type Sure = (SpreadQuestion, Shapes);

/// How sure the answer is, where that is asked for, by an option or by the shape of a value.
fn sure(args: &Convert) -> Result<Option<Sure>, Error> {
    let sure = &args.sure;
    let shapes = Shapes::of(&question(&args.assume))?;
    let by_option = sure.quantiles.is_some() || !sure.exceeds.is_empty() || sure.draws.is_some();
    let asked = SpreadQuestion {
        quantiles: sure.quantiles.clone(),
        exceeds: sure.exceeds.clone(),
        draws: sure.draws.clone(),
        seed: sure.seed.clone(),
    };
    Ok((by_option || shapes.any()).then_some((asked, shapes)))
}

fn paint(answer: &Answer<'_>, format: Format, look: Look) -> String {
    let assessment: &Assessment = answer.assessment;
    match format {
        Format::Text => paint::text(answer, look),
        Format::Json => paint::json(answer),
        Format::Markdown => paint::markdown(answer),
        Format::Csv => assessment.to_csv(),
    }
}

/// Options that ask for what a format has no place for.
fn check_format(args: &Convert, streaming: bool, sure: bool) -> Result<(), Error> {
    let refuse = |message: &'static str, hint: &'static str| {
        Err(Error::new(ErrorKind::Conflict, message).hint(hint))
    };
    if streaming && !matches!(args.format, None | Some(Format::Json)) {
        return refuse(
            "`-` answers each line with a line of JSON",
            "leave out --format, or give the text as words",
        );
    }
    if args.beside.impact && (streaming || args.format == Some(Format::Csv)) {
        return refuse(
            "--impact is for one seizure, in text, json or markdown",
            "leave out --impact, or give the text as words with another --format",
        );
    }
    if sure && (streaming || args.format == Some(Format::Csv)) {
        return refuse(
            "quantiles are for one seizure, in text, json or markdown",
            "leave out shapes, --quantiles, --exceeds and --draws, or give the text as words with another --format",
        );
    }
    let data = streaming || matches!(args.format, Some(Format::Json | Format::Csv));
    if args.explain && data {
        return refuse(
            "--explain is for people: text and markdown show the working",
            "leave out --explain, or use --format text or markdown",
        );
    }
    Ok(())
}

/// `dosecalc --color never list presets`: the options before made the command a word of the text.
///
/// # Errors
/// As a matter of usage, where the first word is the name of a command.
pub fn reject_command_names(args: &Convert) -> Result<(), Failure> {
    let first = args.words.first().map_or("", String::as_str);
    if !Command::has_subcommand(first) {
        return Ok(());
    }
    let message = format!("the command `{first}` stands behind an option");
    let hint = format!(
        "write it first, as in dosecalc {first} {}",
        args.words.get(1).map_or("", String::as_str)
    );
    Err(Failure::usage(
        Error::new(ErrorKind::Conflict, message).hint(hint.trim_end().to_owned()),
    ))
}
