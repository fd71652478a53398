//! The `dosecalc` command as a library: words and options in, an answer painted, an exit code out.
//!
//! It holds no arithmetic and reads no weight: [`calc_core`] does, and this crate paints what it answers.
//!
//! | module | idea |
//! |---|---|
//! | `args` | the command line, as clap sees it |
//! | `shield` | words such as `-5`, which are amounts and no options |
//! | `settings` | option values to the core's settings |
//! | `commands` | what each subcommand does, one file each |
//! | `batch` | tables: files, threads and progress around the library's |
//! | `paint` | answers, tables and errors as text, JSON, Markdown and CSV |
//! | `files` | the user's catalogue |
//! | `exit` | exit codes, and failures with theirs |

mod args;
mod batch;
mod commands;
mod console;
mod exit;
mod files;
mod paint;
mod process;
mod settings;
mod shield;

use std::ffi::OsString;

pub use console::Console;
pub use process::main;

/// Runs the command and returns its exit code. `args` begins with the name of the program.
///
/// Nothing but `console` and the files that the arguments name is read or written.
///
/// ```
/// let (mut stdin, mut stdout, mut stderr) = (std::io::empty(), Vec::new(), Vec::new());
/// let mut console = calc_cli::Console {
///     stdin: &mut stdin,
///     stdout: &mut stdout,
///     stderr: &mut stderr,
///     stdout_is_terminal: false,
///     stderr_is_terminal: false,
///     no_color: false,
///     width: 80,
///     owns_process: false,
/// };
/// let args = ["dosecalc", "152", "lb", "fentanyl"].map(Into::into);
/// assert_eq!(calc_cli::run(args, &mut console), 0);
/// assert!(String::from_utf8(stdout).unwrap().contains("34,473,020.12"));
/// ```
pub fn run(args: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> u8 {
    let args: Vec<OsString> = args.into_iter().map(shield::shield).collect();
    let colors = args::color_before_parsing(&args);
    let done = args::parse(args, console.width).and_then(|cli| commands::run(&cli, console));
    match done {
        Ok(exit) => exit.code(),
        Err(failure) => failure.report(colors, console).code(),
    }
}
