//! The command line as clap sees it. No logic: values stay as they were written until `settings` reads them.

mod about;
mod batch;
mod known;
mod merge;
mod tablets;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::exit::Failure;
use known::Known;

pub use batch::{Batch, Columns, Compression, DateOrder, PurityUnit, TableFormat, Writing};
pub use merge::{Merge, TotalsFormat};
pub use tablets::{Tablets, TabletsFormat};

const ABOUT: &str =
    "Seized drug weights to potential lethal-dose equivalents, with purity, ranges and sources";

const EXAMPLES: &str = "\
Examples:
  dosecalc 152 lb fentanyl
  dosecalc 152 lb fentanyl --purity 5%..10.3%..20%
  dosecalc 4.7 million fentanyl pills and 2,396 lb of powder
  dosecalc --as-of 2023-05 --format json 12 kg fentanyl powder
  dosecalc - < seizures.txt > answers.jsonl";

const STATEMENT_EXAMPLES: &str = "\
Examples:
  dosecalc statement about 152 pounds of fentanyl
  dosecalc statement --lang es-US --part sentence 152 lb fentanyl
  dosecalc statement 12 kg fentanyl powder --purity 8%..12%..15% --quantiles";

const EXIT_CODES: &str = "\
Exit codes:
  0   answered
  1   refused, with a reason: no amount, two readings, options that do not fit
  2   the command line is wrong: an unknown option, or a value it cannot take
  65  a file of a catalogue or of totals cannot be used
  66  a file cannot be opened
  74  the answer cannot be written, or standard input cannot be read

A pipe that closes early is no failure: the reader has what it wanted.

Environment:
  NO_COLOR  set and not empty, asks for no colour";

/// Seized drug weights to potential lethal-dose equivalents.
#[derive(Debug, Parser)]
#[command(
    name = "dosecalc",
    bin_name = "dosecalc",
    version,
    about = ABOUT,
    after_help = format!("{EXAMPLES}\n\n`dosecalc --help` says more; exit codes are there too."),
    after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"),
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub struct Cli {
    /// What to do; without one, `convert`.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// When to colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
    /// The words and options of `convert`; last, because its help heading holds for what follows.
    #[command(flatten)]
    pub convert: Convert,
}

/// A subcommand.
// The options of one are made when it is called: those of all are a quarter of what a start costs.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    #[command(about = about::CONVERT, arg_required_else_help = true, after_help = EXAMPLES)]
    Convert(Box<Convert>),
    #[command(
        about = about::BATCH,
        arg_required_else_help = true,
        after_help = format!("{}\n\n`dosecalc batch --help` says more; exit codes are there too.", batch::EXAMPLES),
        after_long_help = format!("{}\n\n{}", batch::EXAMPLES, batch::notes())
    )]
    Batch(Box<Batch>),
    #[command(about = about::STATEMENT, arg_required_else_help = true, after_help = STATEMENT_EXAMPLES)]
    Statement(Box<Statement>),
    #[command(about = about::TABLETS, arg_required_else_help = true, after_help = tablets::EXAMPLES)]
    Tablets(Box<Tablets>),
    #[command(about = about::LIST)]
    List(List),
    #[command(about = about::MERGE)]
    Merge(Merge),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print a manual page, as roff
    Man {
        /// The page of this command; the program's own if left out
        #[arg(value_parser = ["convert", "batch", "statement", "tablets", "list", "merge", "completions", "man", "schema"])]
        page: Option<String>,
    },
    /// Print a JSON Schema
    Schema {
        /// Of what
        #[arg(value_enum, default_value_t = Described::Answer)]
        of: Described,
    },
}

/// `convert`: a text, and what replaces the defaults.
#[derive(Args, Debug)]
#[command(about = about::CONVERT)]
pub struct Convert {
    /// What was seized, as people write it; `-` reads one seizure a line from standard input
    ///
    /// Quotes are not needed, and options may stand before or after the words. A purity may stand behind its
    /// amount, as in `10 kg fentanyl powder at 8% purity`, and goes before --purity. With `-` every line is
    /// answered by one line of JSON, in order: the answer, or {"input", "error": {"code", "message", "hint"}}.
    #[arg(required = true, value_name = "TEXT", value_parser = Known::none())]
    pub words: Vec<String>,
    /// How to answer
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Show the working, step by step, and how the units are defined
    #[arg(long)]
    pub explain: bool,
    /// The user's catalogue.
    #[command(flatten)]
    pub catalog: CatalogFile,
    /// What the seizure is set beside.
    #[command(flatten)]
    pub beside: Beside,
    /// How sure the figures are.
    #[command(flatten)]
    pub sure: Sure,
    /// The assumptions; last, because their help heading holds for what follows.
    #[command(flatten)]
    pub assume: Assume,
}

/// How sure the figures are.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "How sure")]
pub struct Sure {
    /// Quantiles beside the worst-case bounds, as in --quantiles=10%,50%,90%; 5%, 50% and 95% if none are named
    ///
    /// A purity, a lethal dose, a share or a content may have a shape: triangular:5%..10.3%..20%,
    /// pert:5%..10.3%..20%, uniform:5%..20%, lognormal:5%..20% (which holds nine of ten cases). A shape asks for
    /// quantiles too. A range without one is spread as pert.
    #[arg(long, value_name = "SHARES", num_args = 0..=1, require_equals = true, default_missing_value = "5%,50%,95%", value_parser = Known::none())]
    pub quantiles: Option<String>,
    /// The chance that a figure is above this one, as in "5 million"
    #[arg(long, value_name = "DOSES", value_parser = Known::none())]
    pub exceeds: Vec<String>,
    /// By so many random draws instead of integration, as in "1 million"
    #[arg(long, value_name = "COUNT", value_parser = Known::none())]
    pub draws: Option<String>,
    /// Where the draws begin: the same seed gives the same digits everywhere
    #[arg(long, value_name = "NUMBER", requires = "draws", value_parser = Known::none())]
    pub seed: Option<String>,
}

/// What a seizure is set beside.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Impact")]
pub struct Beside {
    /// Set the seizure beside published yearly totals and the mixture weights of 21 U.S.C. 841(b), and say
    /// what it would be as tablets and bricks
    #[arg(long)]
    pub impact: bool,
    /// Its share of a larger seizure, as in "1,875 lb", or of a published total by its id
    #[arg(long, value_name = "AMOUNT", requires = "impact", hide_possible_values = true, value_parser = Known::totals())]
    pub of: Option<String>,
    /// Doses for each resident, of so many, as in 11.8M
    #[arg(long, value_name = "RESIDENTS", requires = "impact", value_parser = Known::none())]
    pub population: Option<String>,
    /// Its value at your price, as in 34000/kg (of gross weight), 90000/kg-pure or 2/tablet; there is no default
    #[arg(long, value_name = "PRICE", requires = "impact", value_parser = Known::none())]
    pub price: Option<String>,
}

/// `statement`: a text, what of its answer to say and how, and what replaces the defaults.
#[derive(Args, Debug)]
#[command(about = about::STATEMENT)]
pub struct Statement {
    /// What was seized, as people write it
    #[arg(required = true, value_name = "TEXT", value_parser = Known::none())]
    pub words: Vec<String>,
    /// Language: en, es (Spanish, 3,6 millones) or es-US (Spanish, 3.6 millones); English if left out
    #[arg(long, value_name = "LANGUAGE", hide_possible_values = true, value_parser = Known::languages())]
    pub lang: Option<String>,
    /// Only this part
    #[arg(long, value_enum)]
    pub part: Option<Part>,
    /// Say the range that nine of ten cases lie in, too, from the 5% to the 95% quantile; a shape asks for it as well
    #[arg(long)]
    pub quantiles: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = StatementFormat::Text)]
    pub format: StatementFormat,
    /// The user's catalogue.
    #[command(flatten)]
    pub catalog: CatalogFile,
    /// The assumptions; last, because their help heading holds for what follows.
    #[command(flatten)]
    pub assume: Assume,
}

/// What replaces the defaults of an answer.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Assumptions")]
pub struct Assume {
    /// Purity of what was weighed: 10.3%, 5%..10.3%..20%, a sample as in "bags:6 of 20:8%,12%,none,10.5%,9%,11%" (of
    /// one seizure, a purity for each bag tested), or the id of a preset
    #[arg(long, value_name = "SHARE", hide_possible_values = true, value_parser = Known::presets())]
    pub purity: Option<String>,
    /// One potentially lethal dose: 2mg, 1mg..2mg..3mg, or the id of a published value
    #[arg(long, value_name = "MASS", hide_possible_values = true, value_parser = Known::doses())]
    pub lethal_dose: Option<String>,
    /// Share of tablets that hold at least one lethal dose: 29%, or the id of a preset
    #[arg(long, value_name = "SHARE", hide_possible_values = true, value_parser = Known::presets())]
    pub tablet_share: Option<String>,
    /// Mean content of a tablet: 1.94mg, or the id of a preset
    #[arg(long, value_name = "MASS", hide_possible_values = true, value_parser = Known::presets())]
    pub tablet_content: Option<String>,
    /// Dated set of assumptions for all that is not set by itself; the newest of DEA's if left out
    #[arg(long, value_name = "ID", hide_possible_values = true, value_parser = Known::presets())]
    pub preset: Option<String>,
    /// Take the preset of this month, as in 2023-05
    #[arg(long, value_name = "MONTH", conflicts_with = "preset", value_parser = Known::none())]
    pub as_of: Option<String>,
    /// Salt that the purity was stated for: base, hcl or citrate; as reported if left out
    #[arg(long, value_name = "SALT", hide_possible_values = true, value_parser = Known::salts())]
    pub salt: Option<String>,
    /// Form of what was seized, where the text says none
    #[arg(long, value_enum)]
    pub form: Option<Form>,
    /// Show these methods only: gross, purity-adjusted, tablet-share, tablet-content
    #[arg(long, value_name = "METHOD", value_delimiter = ',', hide_possible_values = true, value_parser = Known::methods())]
    pub method: Vec<String>,
    /// Substance, where the text names none
    #[arg(long, value_name = "NAME", hide_possible_values = true, value_parser = Known::substances())]
    pub substance: Option<String>,
}

/// `--catalog`, for every command that uses what is known.
#[derive(Args, Debug)]
pub struct CatalogFile {
    /// TOML file of your own entries, which add to the catalogue or replace entries of the same id
    #[arg(long = "catalog", value_name = "FILE")]
    pub path: Option<PathBuf>,
}

/// `list`: what, and how.
#[derive(Args, Debug)]
#[command(about = about::LIST)]
pub struct List {
    /// What to list
    #[arg(value_enum)]
    pub what: Listing,
    /// How to list it
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    /// The user's catalogue.
    #[command(flatten)]
    pub catalog: CatalogFile,
}

/// How an answer is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people; the default
    Text,
    /// For programs, with decimals as strings; what `-` answers with
    Json,
    /// For documents
    Markdown,
    /// For tables: one row a figure, and one a total
    Csv,
}

/// A part of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// One sentence
    Sentence,
    /// A paragraph of short sentences
    Paragraph,
    /// Methods, values and sources
    Footnote,
}

/// How a statement is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatementFormat {
    /// To be copied: an empty line between the parts
    Text,
    /// For programs
    Json,
    /// For documents
    Markdown,
}

/// How a list is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Text,
    /// Data
    Json,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    /// Drugs by name, with published lethal doses and salts
    Substances,
    /// Units of mass, with their definitions
    Units,
    /// Dated sets of assumptions
    Presets,
    /// Where the values were published
    Sources,
    /// How figures are computed
    Methods,
    /// What was seized in a year, as published, for --impact
    Totals,
}

/// What a JSON Schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Described {
    /// The answer to a seizure
    Answer,
    /// A file of totals
    Totals,
    /// The summary of `batch`
    Summary,
    /// The JSON of `statement`
    Statement,
    /// The JSON of `tablets`
    Tablets,
}

/// The form of what was seized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Loose material
    Powder,
    /// Pills
    Tablet,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The command line's definition, wrapped to a width.
pub fn command(width: usize) -> clap::Command {
    Cli::command().term_width(width.min(100))
}

/// Reads a command line.
///
/// # Errors
/// [`Failure::CommandLine`], which is also how clap asks for its help to be shown.
pub fn parse(args: Vec<OsString>, width: usize) -> Result<Cli, Failure> {
    let matches = command(width)
        .try_get_matches_from(args)
        .map_err(Failure::CommandLine)?;
    Cli::from_arg_matches(&matches).map_err(Failure::CommandLine)
}

/// `--color` of a command line that may be wrong: even the refusal is painted as was asked.
pub fn color_before_parsing(args: &[OsString]) -> Color {
    let value = |at: usize| {
        let arg = args[at].to_str()?;
        match arg.strip_prefix("--color")? {
            "" => args.get(at + 1)?.to_str(),
            rest => rest.strip_prefix('='),
        }
    };
    let asked = (0..args.len()).find_map(value);
    asked
        .and_then(|when| Color::from_str(when, false).ok())
        .unwrap_or_default()
}
