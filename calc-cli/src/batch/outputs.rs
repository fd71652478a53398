//! Where everything goes that a run writes, before any of it is written.

use std::fs;
use std::path::{Path, PathBuf};

use calc_core::{Error, ErrorKind};

use super::compression::Compression;
use super::ending;
use super::rejects::{self, Wanted};
use super::target::Target;
use crate::args::{self, Batch, TotalsFormat};
use crate::commands::merge;
use crate::exit::Failure;

/// Where everything goes.
pub struct Outputs {
    /// The table.
    pub table: Target,
    /// How it is compressed.
    pub compression: Compression,
    /// Rejected rows.
    pub rejects: Wanted,
    /// Totals, where they are asked for.
    pub totals: Option<Target>,
    /// The summary as JSON.
    pub summary: Option<Target>,
}

impl Outputs {
    /// What the options name.
    ///
    /// # Errors
    /// As a matter of usage, where two are the same file or both standard output, or one would replace an input
    /// by something else than its table.
    pub fn new(args: &Batch) -> Result<Self, Failure> {
        let output = &args.writing;
        let table = Target::new(output.output.as_deref());
        let compression = match (output.output_compression, &table) {
            (args::Compression::None, _) | (args::Compression::Auto, Target::Standard) => {
                Compression::None
            }
            (args::Compression::Auto, Target::File(path)) => Compression::of_name(path),
            (args::Compression::Gzip, _) => Compression::Gzip,
            (args::Compression::Zstd, _) => Compression::Zstd,
        };
        let totals = output.totals_by.is_some() || output.totals.is_some();
        let outputs = Self {
            rejects: wanted(args, &table),
            totals: totals.then(|| Target::new(output.totals.as_deref())),
            summary: output
                .summary
                .as_deref()
                .map(|path| Target::new(Some(path))),
            table,
            compression,
        };
        outputs.check_names().map_err(Failure::usage)?;
        outputs.check().map_err(Failure::usage)?;
        outputs.check_inputs(&args.files).map_err(Failure::usage)?;
        Ok(outputs)
    }

    /// What is written beside the table, because it was asked for.
    pub fn has_more(&self) -> bool {
        self.rejects.always || self.totals.is_some() || self.summary.is_some()
    }

    /// Whether something is written that names the inputs with their checksums. They cost a fifth of a run.
    pub fn names_inputs(&self) -> bool {
        let totals = self.totals.as_ref();
        let json = totals.map(|target| merge::format(None, target)) == Some(TotalsFormat::Json);
        json || self.summary.is_some()
    }

    /// Everything that is written, with its name in messages.
    fn named(&self) -> impl Iterator<Item = (&'static str, &Target)> {
        let all = [
            ("the table", Some(&self.table)),
            ("rejected rows", self.rejects.target.as_ref()),
            ("totals", self.totals.as_ref()),
            ("the summary", self.summary.as_ref()),
        ];
        all.into_iter()
            .filter_map(|(what, target)| Some((what, target?)))
    }

    fn check_names(&self) -> Result<(), Error> {
        if let Some(Target::File(path)) = &self.totals {
            ending::check_totals(path)?;
        }
        self.named().try_for_each(|(_, target)| match target {
            Target::File(path) => ending::check(path),
            Target::Standard => Ok(()),
        })
    }

    fn check(&self) -> Result<(), Error> {
        let named: Vec<(&str, &Target)> = self.named().collect();
        for (at, (what, target)) in named.iter().enumerate() {
            let same = named[..at].iter().find(|(_, other)| same(target, other));
            if let Some((other, _)) = same {
                let message = format!("{other} and {what} would both go to {}", target.shown());
                let hint = "give each a file of its own: -o, --rejects, --totals, --summary";
                return Err(Error::new(ErrorKind::Conflict, message).hint(hint));
            }
        }
        Ok(())
    }

    /// The table may take the place of an input, whose rows it holds; nothing else holds them.
    fn check_inputs(&self, files: &[PathBuf]) -> Result<(), Error> {
        let inputs: Vec<Target> = files.iter().map(|path| Target::new(Some(path))).collect();
        for (what, target) in self.named().filter(|(what, _)| *what != "the table") {
            let is_file = matches!(target, Target::File(_));
            if is_file && inputs.iter().any(|input| same(target, input)) {
                let message = format!("{what} would replace the input {}", target.shown());
                let hint = match what {
                    "rejected rows" => "say where they go: --rejects FILE",
                    _ => "give another file: --totals, --summary",
                };
                return Err(Error::new(ErrorKind::Conflict, message).hint(hint));
            }
        }
        Ok(())
    }
}

fn wanted(args: &Batch, table: &Target) -> Wanted {
    let asked = args.writing.rejects.as_deref();
    let target = match (asked, table) {
        (Some(path), _) => Some(Target::new(Some(path))),
        (None, Target::File(path)) if is_plain(path) => Some(Target::File(rejects::beside(path))),
        (None, _) => None,
    };
    Wanted {
        target,
        always: asked.is_some(),
        limit: if args.running.fail_fast {
            Some(0)
        } else {
            args.running.max_rejects
        },
    }
}

/// Whether a path is a file, or will be one: nothing goes beside a device or a pipe.
pub fn is_plain(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |known| known.is_file())
}

/// Whether two targets are one file. A device takes from many.
fn same(one: &Target, other: &Target) -> bool {
    match (one, other) {
        (Target::Standard, Target::Standard) => true,
        (Target::File(one), Target::File(other)) => {
            is_plain(one) && resolved(one) == resolved(other)
        }
        _ => false,
    }
}

/// The path through all links, as far as it is there.
pub fn resolved(path: &Path) -> PathBuf {
    if let Ok(whole) = fs::canonicalize(path) {
        return whole;
    }
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    folder.join(path.file_name().unwrap_or_default())
}
