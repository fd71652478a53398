//! What each command does, in a line.
//!
//! A command says it twice to clap: among the commands, and in its own help, whose options are made only when it is
//! called; the documentation of the last struct of options would stand there otherwise.

pub const CONVERT: &str = "Convert a seizure; what `dosecalc` does when no command is named";
pub const BATCH: &str = "Convert tables of seizures, of any size";
pub const STATEMENT: &str = "Say an answer in a sentence, a paragraph and a footnote, to be copied";
pub const TABLETS: &str =
    "Say how many of a batch of tablets hold a lethal dose, and what a sample of it shows";
pub const LIST: &str = "List what is known, with sources";
pub const MERGE: &str = "Add up the totals of several runs";
