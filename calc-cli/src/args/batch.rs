//! `batch`: tables, and what is asked of them.

use std::path::PathBuf;

use calc_core::batch::{Cell, Profile};
use clap::{Args, ValueEnum};

use super::known::{Known, path};
use super::{Assume, CatalogFile};
use crate::batch::Encoding;

/// Below the help of `batch`.
pub const EXAMPLES: &str = "\
Examples:
  dosecalc batch seizures.csv -o doses.csv
  dosecalc batch *.csv.gz -o all.csv.zst --totals-by substance,state
  dosecalc batch cbp.csv --profile cbp --totals-by fiscal-year -o doses.csv
  dosecalc batch lab.xlsx --sheet 2024 --quantity \"Net wt\" --unit g -o lab.csv
  gzip -dc seizures.tsv.gz | dosecalc batch - --format jsonl > doses.jsonl

Totals without a table:
  dosecalc batch seizures.csv -o /dev/null --totals-by state";

/// What becomes of a row.
const ROWS: &str = "\
What becomes of a row:
  Every row is accounted for: rows read = rows with figures + rows passed
  through + rows rejected. The column `status` says what became of it:
    ok                 it has figures
    no-reference-dose  no source gives a lethal dose of it
    not-a-mass         a volume, plants, dosage units
    not-reported       the table says so, as with NULL or a code for it
    empty              no amount, or no substance
    no-assumption      nothing published to compute from, such as the purity
                       in that month
    total-row          sums up other rows; it is not added to totals
  A row that cannot be read is left out of the output; the file of rejects has
  its line, byte offset, column, code, reason and text. Offsets count bytes of
  the text, unpacked and in UTF-8.";

/// What the figures are.
const FIGURES: &str = "\
Figures:
  A figure is rounded once, half to even, at the last decimal written; totals
  add what is not rounded. Tables have no floor: a row below 0.1 g has figures,
  because it is a part of a sum, where the answer to a single seizure has none.";

/// What else there is to know.
const FILES: &str = "\
Files:
  The table is written as its name ends: .csv, .tsv, .jsonl or .ndjson, before
  .gz or .zst; --format says otherwise, and with another end it is written as
  the first input. A table with semicolons keeps them in a .csv.
  A file appears under its name when it is complete and on disk, and replaces
  what was there only then: an input may be named as the output, though not as
  rejects, totals or summary. Where a run fails or is interrupted, the old
  file stays. Devices and pipes are written as they come.

Spreadsheets:
  The input's cells pass as they are, those included that a spreadsheet would
  run as a formula. --spreadsheet-safe puts an apostrophe before them. A
  byte-order mark at the beginning of a UTF-8 table is kept in CSV and TSV,
  because Excel needs it. Cells of workbooks are read as they are kept, percent
  as percent in .xlsx; what formulas came to when the workbook was saved is
  taken.

Exit codes:
  0    every row has figures, or was passed through with a reason
  1    the output is complete without the rows that were rejected
  2    the command line is wrong
  65   a table cannot be used, or too many rows are rejected
  66   a file cannot be opened
  74   a file cannot be read to its end, or output cannot be written
  130  interrupted
  After any but 0 and 1, files are as they were before.";

/// Below the long help of `batch`.
pub fn notes() -> String {
    let (added, profiles) = (added(), profiles());
    format!("{ROWS}\n\n{added}\n\n{FIGURES}\n\n{profiles}\n\n{FILES}")
}

/// What `--add` takes, as the library has it.
fn added() -> String {
    let names = |cells: &mut dyn Iterator<Item = Cell>| {
        let names: Vec<&str> = cells.map(Cell::name).collect();
        names.join(", ")
    };
    let is_usual = |cell: &Cell| Cell::DEFAULT.contains(cell);
    let asked = names(&mut Cell::ALL.into_iter().filter(|cell| !is_usual(cell)));
    let mut text = "Added columns:\n".to_owned();
    text.push_str(&folded(&names(&mut Cell::DEFAULT.into_iter())));
    text.push_str(&folded(&format!("Where --add names them: {asked}")));
    let sure = "doses_p5, doses_p50, doses_p95 or what is asked, and doses_mean";
    text.push_str(&folded(&format!("With --quantiles: {sure}")));
    text + "  purity_used is a fraction: 0.103 is 10.3%."
}

/// The profiles that are built in.
fn profiles() -> String {
    let mut text = "Profiles:\n".to_owned();
    for profile in Profile::all() {
        let (id, publisher, title) = (&profile.id, &profile.publisher, &profile.title);
        text.push_str(&folded(&format!("{id}: {publisher}, {title}")));
    }
    text + "  A file of your own has the shape of calc-core/data/profiles.toml, with one\n  profile."
}

/// A paragraph, two columns in and further lines four.
fn folded(text: &str) -> String {
    let mut folded = " ".to_owned();
    let mut width = 1;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width + 1 + length > NOTES_WIDTH {
            folded.push_str("\n   ");
            width = 3;
        }
        folded.push(' ');
        folded.push_str(word);
        width += 1 + length;
    }
    folded + "\n"
}

/// As wide as the other notes.
const NOTES_WIDTH: usize = 79;

/// The help of `--profile`.
fn profile_help() -> String {
    let names: Vec<&str> = Profile::all().iter().map(|profile| &*profile.id).collect();
    format!(
        "Named mapping of an agency's tables: {}; or a file of your own in the same shape",
        names.join(", ")
    )
}

/// `batch`.
#[derive(Args, Debug)]
#[command(about = super::about::BATCH)]
pub struct Batch {
    /// Tables: CSV, TSV, JSON Lines, Excel or ODS, plain or compressed; `-` is standard input
    ///
    /// Several tables must have the same columns, and make one output.
    #[arg(required = true, value_name = "FILE", value_parser = path())]
    pub files: Vec<PathBuf>,
    /// The user's catalogue.
    #[command(flatten)]
    pub catalog: CatalogFile,
    /// How to read.
    #[command(flatten)]
    pub reading: Reading,
    /// Which column is what.
    #[command(flatten)]
    pub columns: Columns,
    /// What to write.
    #[command(flatten)]
    pub writing: Writing,
    /// How to run.
    #[command(flatten)]
    pub running: Running,
    /// The assumptions; last, because their help heading holds for what follows.
    #[command(flatten)]
    pub assume: Assume,
}

/// How tables are read.
#[derive(Args, Debug)]
#[command(next_help_heading = "Reading")]
pub struct Reading {
    /// What stands between fields: a character, or `tab`; found by itself if left out
    #[arg(long, value_name = "CHAR", value_parser = Known::none())]
    pub delimiter: Option<String>,
    /// How text is written as bytes; UTF-8 or by its byte-order mark if left out
    #[arg(long, value_enum, value_name = "NAME", default_value_t = Encoding::Auto, hide_default_value = true)]
    pub encoding: Encoding,
    /// How inputs are compressed
    #[arg(long, value_enum, value_name = "HOW", default_value_t = Compression::Auto)]
    pub compression: Compression,
    /// Sheet of a workbook, by name or by number; the first if left out
    #[arg(long, value_name = "SHEET", value_parser = Known::none())]
    pub sheet: Option<String>,
    /// Numbers have a decimal comma, as in 1.234,5
    #[arg(long)]
    pub decimal_comma: bool,
    /// Order of numbers in dates such as 5/6/2023
    #[arg(long, value_enum, value_name = "ORDER")]
    pub date_order: Option<DateOrder>,
}

/// Which column is what.
#[derive(Args, Debug)]
#[command(next_help_heading = "Columns (found by their names unless given)")]
pub struct Columns {
    /// Named mapping.
    #[arg(long, help = profile_help(), value_name = "NAME|FILE", value_parser = Known::none())]
    pub profile: Option<String>,
    /// Column of what was seized
    #[arg(long, value_name = "COLUMN", value_parser = Known::none())]
    pub substance_column: Option<String>,
    /// Column of how much: numbers, or texts such as 12 lb 4 oz
    #[arg(long, value_name = "COLUMN", value_parser = Known::none())]
    pub quantity: Option<String>,
    /// Column of units
    #[arg(long, value_name = "COLUMN", value_parser = Known::none())]
    pub unit_column: Option<String>,
    /// Unit of every quantity without one
    #[arg(long, value_name = "UNIT", value_parser = Known::none())]
    pub unit: Option<String>,
    /// Column of purities
    #[arg(long, value_name = "COLUMN", value_parser = Known::none())]
    pub purity_column: Option<String>,
    /// Column of the low ends of purities
    #[arg(long, value_name = "COLUMN", value_parser = Known::none())]
    pub purity_low_column: Option<String>,
    /// Column of the high ends of purities
    #[arg(long, value_name = "COLUMN", value_parser = Known::none())]
    pub purity_high_column: Option<String>,
    /// What bare numbers in columns of purities are; by the name of the column if left out
    #[arg(long, value_enum, value_name = "UNIT")]
    pub purity_unit: Option<PurityUnit>,
    /// Column of forms: powder, tablets
    #[arg(long, value_name = "COLUMN", value_parser = Known::none())]
    pub form_column: Option<String>,
    /// Column of numbers of tablets
    #[arg(long, value_name = "COLUMN", value_parser = Known::none())]
    pub count_column: Option<String>,
    /// Column of dates
    #[arg(long, value_name = "COLUMN", value_parser = Known::none())]
    pub date_column: Option<String>,
    /// Column of dates, and take the preset of each row's date
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["date_column", "as_of", "preset"], value_parser = Known::none())]
    pub as_of_column: Option<String>,
}

/// What is written.
#[derive(Args, Debug)]
#[command(next_help_heading = "Writing")]
pub struct Writing {
    /// Where the table goes; standard output if left out. `.gz` and `.zst` are compressed; /dev/null for none
    #[arg(short, long, value_name = "FILE", value_parser = path())]
    pub output: Option<PathBuf>,
    /// How the table is written; as its name ends, else as the first input, if left out
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// How the table is compressed; by its name if left out
    #[arg(long, value_enum, value_name = "HOW", default_value_t = Compression::Auto, hide_default_value = true)]
    pub output_compression: Compression,
    /// Columns to add, each with another name if one is given: `doses_low,doses_central=doses`; the usual ones
    /// if left out
    #[arg(long, value_name = "COLUMN[=NAME]", value_delimiter = ',', value_parser = Known::none())]
    pub add: Vec<String>,
    /// What the names of added columns begin with
    #[arg(long, value_name = "TEXT", value_parser = Known::none())]
    pub prefix: Option<String>,
    /// Quantiles of each row and total, as in --quantiles=10%,50%,90%; 5%, 50% and 95% if none are named
    ///
    /// They stand behind the other columns, as in `doses_p5` and `doses_mean`, unless --add names some of them. A
    /// shape, as in --purity triangular:5%..10.3%..20%, asks for them too.
    #[arg(long, value_name = "SHARES", num_args = 0..=1, require_equals = true, default_missing_value = "", value_parser = Known::none())]
    pub quantiles: Option<String>,
    /// Decimals of figures, or `exact` for all digits there are
    #[arg(long, value_name = "N|exact", default_value = "2", value_parser = Known::none())]
    pub decimals: String,
    /// Put an apostrophe before cells that a spreadsheet would run as a formula
    #[arg(long)]
    pub spreadsheet_safe: bool,
    /// Where rejected rows go; beside the output, as in doses.rejects.csv, if left out
    #[arg(long, value_name = "FILE", value_parser = path())]
    pub rejects: Option<PathBuf>,
    /// Write what was read, assumed and counted, with checksums of the inputs, as JSON
    #[arg(long, value_name = "FILE", value_parser = path())]
    pub summary: Option<PathBuf>,
    /// Columns to total by; also year, month and fiscal-year of the date
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = Known::none())]
    pub totals_by: Option<Vec<String>>,
    /// Where totals go: .csv, .txt, or .json, which `dosecalc merge` adds up; standard output if left out
    #[arg(long, value_name = "FILE", value_parser = path())]
    pub totals: Option<PathBuf>,
    /// Unit of masses in totals; that of the table where it has a single one, else grams, if left out
    #[arg(long, value_name = "UNIT", hide_possible_values = true, value_parser = Known::units())]
    pub mass_unit: Option<String>,
}

/// How it is run.
#[derive(Args, Debug)]
#[command(next_help_heading = "Running")]
pub struct Running {
    /// Threads; one for each processor if left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub threads: Option<u16>,
    /// Stop at the first row that cannot be read
    #[arg(long, conflicts_with = "max_rejects")]
    pub fail_fast: bool,
    /// Stop when more rows than this cannot be read
    #[arg(long, value_name = "N")]
    pub max_rejects: Option<u64>,
}

/// How bytes are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Compression {
    /// As the file says
    Auto,
    /// Not at all
    None,
    /// gzip
    Gzip,
    /// Zstandard
    Zstd,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// With commas
    Csv,
    /// With tabs
    Tsv,
    /// A JSON object a line
    Jsonl,
}

/// The order of numbers in dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DateOrder {
    /// Month, day, year
    Mdy,
    /// Day, month, year
    Dmy,
}

/// What bare numbers in columns of purities are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PurityUnit {
    /// 10.3 is 10.3%
    Percent,
    /// 0.103 is 10.3%
    Fraction,
}
