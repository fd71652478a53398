//! The process around [`run`]: its streams, its terminal, its environment.

use std::io::{self, BufReader, IsTerminal};
use std::process::ExitCode;

use terminal_size::{Width, terminal_size_of};

use crate::{Console, run};

/// The width where there is no terminal to ask: what prints and mails well.
const PLAIN_WIDTH: usize = 80;

/// Runs the command on the arguments, streams and environment of this process.
#[must_use]
pub fn main() -> ExitCode {
    let width =
        terminal_size_of(io::stdout()).map_or(PLAIN_WIDTH, |(Width(width), _)| width.into());
    let mut console = Console {
        // Not locked: threads share the first two, and an interrupt is told on the third.
        stdin: &mut BufReader::new(io::stdin()),
        stdout: &mut io::stdout(),
        stderr: &mut io::stderr(),
        stdout_is_terminal: io::stdout().is_terminal(),
        stderr_is_terminal: io::stderr().is_terminal(),
        no_color: is_set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|term| term == "dumb"),
        width,
        owns_process: true,
    };
    ExitCode::from(run(std::env::args_os(), &mut console))
}

/// `NO_COLOR` counts when it is set and not empty: <https://no-color.org>.
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}
