//! `completions`: a shell's script, from the command line's own definition.

use clap_complete::Shell;

use super::print_bytes;
use crate::args;
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Prints the script.
///
/// # Errors
/// Where it cannot be written.
pub fn run(shell: Shell, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut args::command(console.width),
        "dosecalc",
        &mut script,
    );
    print_bytes(&script, console)
}
