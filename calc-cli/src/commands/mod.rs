//! The subcommands.

mod completions;
mod convert;
mod list;
mod man;
pub mod merge;
mod statement;
mod stream;
mod tablets;

use calc_core::batch::TOTALS_SCHEMA;
use calc_core::{SCHEMA, TABLETS_SCHEMA};

use crate::args::{Cli, Command, Described};
use crate::batch;
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Runs the command that was asked for.
///
/// # Errors
/// Those of the command.
pub fn run(cli: &Cli, console: &mut Console<'_>) -> Result<Exit, Failure> {
    match &cli.command {
        None => {
            convert::reject_command_names(&cli.convert)?;
            convert::run(&cli.convert, cli.color, console)
        }
        Some(Command::Convert(convert)) => convert::run(convert, cli.color, console),
        Some(Command::Batch(args)) => batch::run(args, cli.color, console),
        Some(Command::Statement(args)) => statement::run(args, console),
        Some(Command::Tablets(args)) => tablets::run(args, cli.color, console),
        Some(Command::List(list)) => list::run(list, cli.color, console),
        Some(Command::Merge(merge)) => merge::run(merge, cli.color, console),
        Some(Command::Completions { shell }) => completions::run(*shell, console),
        Some(Command::Man { page }) => man::run(page.as_deref(), console),
        Some(Command::Schema { of }) => {
            let schema = match of {
                Described::Answer => SCHEMA,
                Described::Totals => TOTALS_SCHEMA,
                Described::Summary => batch::SUMMARY_SCHEMA,
                Described::Statement => statement::SCHEMA,
                Described::Tablets => TABLETS_SCHEMA,
            };
            print_bytes(schema.as_bytes(), console)
        }
    }
}

/// Prints what a generator of text made.
fn print_bytes(bytes: &[u8], console: &mut Console<'_>) -> Result<Exit, Failure> {
    console.answer(&String::from_utf8_lossy(bytes))?;
    Ok(Exit::Answered)
}
