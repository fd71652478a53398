//! `man`: the manual page, from the command line's own definition.

use super::print_bytes;
use crate::args;
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Prints the page as roff.
///
/// # Errors
/// Where it cannot be written.
pub fn run(console: &mut Console<'_>) -> Result<Exit, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(args::command(console.width))
        .render(&mut page)
        .map_err(Failure::Write)?;
    print_bytes(&page, console)
}
