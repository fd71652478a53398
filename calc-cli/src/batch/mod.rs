//! Tables of seizures: the files, threads and progress around [`calc_core::batch`].
//!
//! | module | idea |
//! |---|---|
//! | `tables`, `input`, `source` | what is read: a path or standard input, layer by layer down to UTF-8 text |
//! | `compression`, `encoding` | the layers: gzip and zstd, UTF-16 and Latin-1; sheets are the library's |
//! | `blocks`, `reading`, `whole` | that text as blocks of whole records |
//! | `pipeline`, `order` | threads, and what they finish in any order taken in that of the table |
//! | `ledger`, `rejects` | what is taken: the table, and what is not in it |
//! | `target`, `sink` | what is written: a file that appears when it is complete |
//! | `request`, `outputs`, `ending` | options to what the library is asked, to files, and what their names say |
//! | `run`, `summary`, `progress` | a run, what it says at its end and meanwhile |
//! | `interrupt` | SIGINT and SIGTERM |

mod blocks;
mod compression;
mod encoding;
mod ending;
pub mod input;
mod interrupt;
mod ledger;
mod order;
mod outputs;
mod pipeline;
mod problem;
mod progress;
mod reading;
mod rejects;
mod request;
mod run;
mod sink;
mod source;
mod summary;
mod tables;
pub mod target;
mod whole;

pub use encoding::Encoding;
pub use run::run;
pub use summary::SUMMARY_SCHEMA;
