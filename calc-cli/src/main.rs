//! The `dosecalc` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    calc_cli::main()
}
