//! `man`: the manual pages, from the command line's own definition.

use super::print_bytes;
use crate::args;
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Prints a page as roff: that of a subcommand, or the program's own.
///
/// # Errors
/// Where it cannot be written.
pub fn run(page: Option<&str>, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let mut command = args::command(console.width);
    // Only a built command knows that its part is called `dosecalc-list`.
    command.build();
    let command = page
        .and_then(|name| command.find_subcommand(name))
        .unwrap_or(&command)
        .clone();
    let mut roff = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut roff)
        .map_err(Failure::Write)?;
    print_bytes(&roff, console)
}
