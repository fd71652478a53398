//! The command as its users meet it: the binary, its streams and its exit codes.

mod answers;
mod batch;
mod batch_faults;
mod batch_input;
mod batch_output;
mod catalog;
mod color;
mod generated;
mod harness;
mod how_sure;
mod impact;
mod lists;
mod merge;
mod pipes;
mod readme;
mod refusals;
mod statement;
mod stream;
mod tablets;
