//! Options to what the library is asked.

use std::fs;
use std::path::Path;

use calc_core::batch::{Added, DateOrder, Decimals, Layout, Profile, Quantiles, Request, Role};
use calc_core::{Error, ErrorKind, Settings};

use super::ending;
use super::target::Target;
use crate::args::{self, Batch};
use crate::exit::{Exit, Failure};
use crate::settings::question;

/// A profile is written by hand; this is a hundred times what a hand writes.
const MAX_PROFILE_BYTES: u64 = 16 << 20;

/// What the options ask of the table.
///
/// # Errors
/// As a matter of usage, for values that no table can have; for a profile that cannot be read or used.
pub fn request(args: &Batch, settings: Settings) -> Result<Request, Failure> {
    let profile = args.columns.profile.as_deref().map(profile).transpose()?;
    let columns = &args.columns;
    let list = args.writing.quantiles.as_deref();
    let quantiles = Quantiles::read(list, &question(&args.assume)).map_err(Failure::usage)?;
    Ok(Request {
        columns: given(columns),
        profile,
        unit: columns.unit.clone(),
        settings,
        as_of_rows: columns.as_of_column.is_some(),
        purity_percent: columns
            .purity_unit
            .map(|unit| unit == args::PurityUnit::Percent),
        decimals: Decimals::read(&args.writing.decimals).map_err(Failure::usage)?,
        decimal_comma: args.reading.decimal_comma,
        date_order: match args.reading.date_order {
            None => DateOrder::Iso,
            Some(args::DateOrder::Mdy) => DateOrder::Mdy,
            Some(args::DateOrder::Dmy) => DateOrder::Dmy,
        },
        added: Added::read(
            &args.writing.add,
            args.writing.prefix.as_deref().unwrap_or_default(),
            quantiles.as_ref(),
        )
        .map_err(Failure::usage)?,
        quantiles,
        output: output(&args.writing).map_err(Failure::usage)?,
        totals_by: totals_by(&args.writing),
        spreadsheet_safe: args.writing.spreadsheet_safe,
    })
}

/// How the table is written: as asked, or as its name says.
fn output(output: &args::Writing) -> Result<Option<Layout>, Error> {
    let target = Target::new(output.output.as_deref());
    match (output.format, &target) {
        (Some(args::TableFormat::Csv), _) => Ok(Some(Layout::Delimited(b','))),
        (Some(args::TableFormat::Tsv), _) => Ok(Some(Layout::Delimited(b'\t'))),
        (Some(args::TableFormat::Jsonl), _) => Ok(Some(Layout::JsonLines)),
        (None, Target::File(path)) => ending::layout(path),
        (None, Target::Standard) => Ok(None),
    }
}

/// The layout of the output beside that of the input. A table with semicolons is a .csv already, and stays one
/// with semicolons unless commas are asked for.
pub fn resolved(request: &Request, asked: Option<args::TableFormat>, input: Layout) -> Layout {
    match (request.output, input) {
        (Some(Layout::Delimited(b',')), Layout::Delimited(b';')) if asked.is_none() => input,
        (output, _) => output.unwrap_or(input),
    }
}

/// Without columns to total by, `--totals` is one total over all.
fn totals_by(output: &args::Writing) -> Option<Vec<String>> {
    let by = output.totals_by.clone();
    by.or_else(|| output.totals.as_ref().map(|_| Vec::new()))
}

fn given(columns: &args::Columns) -> Vec<(Role, String)> {
    let date = columns
        .as_of_column
        .as_ref()
        .or(columns.date_column.as_ref());
    let all = [
        (Role::Substance, columns.substance_column.as_ref()),
        (Role::Quantity, columns.quantity.as_ref()),
        (Role::Unit, columns.unit_column.as_ref()),
        (Role::Purity, columns.purity_column.as_ref()),
        (Role::PurityLow, columns.purity_low_column.as_ref()),
        (Role::PurityHigh, columns.purity_high_column.as_ref()),
        (Role::Form, columns.form_column.as_ref()),
        (Role::Count, columns.count_column.as_ref()),
        (Role::Date, date),
    ];
    all.into_iter()
        .filter_map(|(role, name)| Some((role, name?.clone())))
        .collect()
}

/// A profile by its name, or from a file of the user's. A name that is known is no path, whatever lies in the
/// folder; `./cbp` is.
fn profile(name: &str) -> Result<Profile, Failure> {
    let path = Path::new(name);
    let built_in = Profile::built_in(name);
    if built_in.is_ok() || (!name.contains(['/', '\\', '.']) && !path.is_file()) {
        return built_in.map_err(Failure::usage);
    }
    let failed = |message: String, exit| {
        let error = Error::new(ErrorKind::Profile, format!("profile `{name}`{message}"));
        Failure::ended(error, exit)
    };
    let size = fs::metadata(path)
        .map_err(|error| failed(format!(" cannot be opened: {error}"), Exit::NoInput))?
        .len();
    if size > MAX_PROFILE_BYTES {
        return Err(failed(" is longer than 16 MiB".to_owned(), Exit::Data));
    }
    let bytes = fs::read(path)
        .map_err(|error| failed(format!(" cannot be opened: {error}"), Exit::NoInput))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| failed(" is not UTF-8 text".to_owned(), Exit::Data))?;
    Profile::from_toml(&text).map_err(|error| {
        let told = error.retold(format!("profile `{name}`: {}", error.message()));
        Failure::ended(told, Exit::Data)
    })
}
