//! A program with a command line and nothing behind it: the floor for the start of any clap program.

use clap::Parser;

/// Takes words and does nothing with them.
#[derive(Parser)]
struct Args {
    /// Any words.
    words: Vec<String>,
}

fn main() {
    let args = Args::parse();
    println!("{}", args.words.len());
}
