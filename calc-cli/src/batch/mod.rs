//! Tables of seizures: the files, threads and progress around [`calc_core::batch`].
//!
//! | module | idea |
//! |---|---|
//! | `input`, `source` | what is read: a path or standard input, layer by layer down to UTF-8 text |
//! | `compression`, `encoding`, `excel` | the layers: gzip and zstd, UTF-16 and Latin-1, sheets |
//! | `blocks` | that text as blocks of whole records |
//! | `order` | blocks finished by any thread, taken in the order of the table |
//! | `target`, `sink` | what is written: a file that appears when it is complete |
//! | `interrupt` | SIGINT and SIGTERM |

mod blocks;
mod compression;
mod encoding;
mod excel;
pub mod input;
mod interrupt;
mod order;
mod problem;
mod sink;
mod source;
pub mod target;
