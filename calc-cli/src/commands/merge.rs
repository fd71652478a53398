//! `merge`: totals of several runs as those of one.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use calc_core::batch::{Report, mass_unit};
use calc_core::show::safe_json;
use calc_core::{Error, ErrorKind, MassUnit};

use crate::args::{Color, Merge, TotalsFormat};
use crate::batch::input::Input;
use crate::batch::target::{Draft, Target, cannot_write, name_all};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::paint::{self, Look};

/// A million groups take a quarter of it.
const MAX_TOTALS_BYTES: u64 = 4 << 30;
/// An answer that goes to a file is as wide as one that goes to a mail.
const FILE_WIDTH: usize = 80;

/// Merges the files and shows what they come to.
///
/// # Errors
/// [`Exit::NoInput`] where a file cannot be opened, [`Exit::Data`] where one cannot be used,
/// [`Exit::Refused`] where they do not belong together, [`Exit::Io`] where the outcome cannot be written.
pub fn run(args: &Merge, color: Color, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let unit = mass_unit(&args.show.mass_unit).map_err(Failure::usage)?;
    let report = merged(args, console)?;
    let target = Target::new(args.output.as_deref());
    let format = format(args.show.format, &target);
    match &target {
        Target::Standard => {
            console.answer(&paint(&report, format, unit, console.look(color)))?;
        }
        Target::File(path) => {
            let look = Look {
                color: false,
                width: FILE_WIDTH,
            };
            write(path, &paint(&report, format, unit, look))?;
        }
    }
    if format == TotalsFormat::Csv {
        let warnings: Vec<_> = report.warnings.iter().cloned().collect();
        console.complain(&paint::warnings(&warnings, console.error_look(color)));
    }
    Ok(Exit::Answered)
}

/// The format asked for, or the one that the name of the output says.
pub fn format(asked: Option<TotalsFormat>, target: &Target) -> TotalsFormat {
    let ends_with = |ending: &str| match target {
        Target::File(path) => path
            .extension()
            .and_then(OsStr::to_str)
            .is_some_and(|known| known.eq_ignore_ascii_case(ending)),
        Target::Standard => false,
    };
    match asked {
        Some(format) => format,
        None if ends_with("json") => TotalsFormat::Json,
        None if ends_with("csv") => TotalsFormat::Csv,
        None => TotalsFormat::Text,
    }
}

/// A report in a format.
pub fn paint(report: &Report, format: TotalsFormat, unit: MassUnit, look: Look) -> String {
    match format {
        TotalsFormat::Text => paint::totals(report, unit, look),
        TotalsFormat::Csv => report.totals_csv(unit, false),
        TotalsFormat::Json => safe_json(report.to_json_pretty()) + "\n",
    }
}

fn merged(args: &Merge, console: &mut Console<'_>) -> Result<Report, Failure> {
    let mut merged: Option<Report> = None;
    for path in &args.files {
        let input = Input::new(path);
        let report = read(&input, path, console)?;
        let Some(all) = &mut merged else {
            merged = Some(report);
            continue;
        };
        if !args.allow_same_input {
            all.check_inputs(&report)
                .map_err(|error| about(&input, &error, Exit::Refused))?;
        }
        all.merge(report)
            .map_err(|error| about(&input, &error, Exit::Refused))?;
    }
    Ok(merged.unwrap_or_default())
}

fn read(input: &Input, path: &Path, console: &mut Console<'_>) -> Result<Report, Failure> {
    input.size()?;
    let bytes = match input {
        Input::Standard => limited(&mut console.stdin).map_err(Failure::Read)?,
        Input::File(_) => {
            let mut file = File::open(path).map_err(|error| input.cannot_open(&error))?;
            limited(&mut file).map_err(|error| {
                let message = format!("{} cannot be read: {error}", input.shown());
                Failure::ended(Error::new(ErrorKind::File, message), Exit::Io)
            })?
        }
    };
    let refused = |why: &'static str| {
        let error = Error::new(ErrorKind::Totals, why);
        about(input, &error, Exit::Data)
    };
    if bytes.len() as u64 > MAX_TOTALS_BYTES {
        return Err(refused("it is longer than 4 GiB"));
    }
    let text = String::from_utf8(bytes).map_err(|_| refused("it is not UTF-8 text"))?;
    Report::from_json(&text).map_err(|error| about(input, &error, Exit::Data))
}

/// One byte past the limit is enough to know, even of an endless file.
fn limited(from: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_TOTALS_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// An error with the file that it is about.
fn about(input: &Input, error: &Error, exit: Exit) -> Failure {
    let told = error.retold(format!("{}: {}", input.shown(), error.message()));
    Failure::ended(told, exit)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut draft = Draft::new(path)?;
    draft
        .write_all(text.as_bytes())
        .map_err(|error| cannot_write(path, &error))?;
    name_all(vec![draft])
}
