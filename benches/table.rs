//! The table of the benchmark job on standard output: `table ROWS`. Ten million rows take a few seconds:
//! `cargo run --release -p dosecalc-benches --example table -- 10000000`.

use std::io::{self, BufWriter, ErrorKind};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(rows) = std::env::args().nth(1).and_then(|rows| rows.parse().ok()) else {
        eprintln!("usage: table ROWS > table.csv");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::with_capacity(1 << 18, io::stdout().lock());
    match dosecalc_benches::job::table(rows, &mut out) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("error: cannot write the table: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}
