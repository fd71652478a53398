//! What the name of an output says of how it is written.

use std::path::Path;

use calc_core::batch::Layout;
use calc_core::{Error, ErrorKind};

use super::compression::Compression;

/// Ends of names of what is not written: programs would not open it, and a workbook would be lost.
const FOREIGN: [&str; 6] = ["xlsx", "xls", "xlsb", "ods", "zip", "parquet"];

/// The end of a name, before that of its compression, in small letters.
pub fn of(path: &Path) -> Option<String> {
    let plain = match Compression::of_name(path) {
        Compression::None => path.to_owned(),
        Compression::Gzip | Compression::Zstd => path.with_extension(""),
    };
    let end = plain.extension()?.to_str()?;
    Some(end.to_ascii_lowercase())
}

/// The layout that the name of a table says, if it says one.
///
/// # Errors
/// For the name of a JSON document, which a table is not written as.
pub fn layout(path: &Path) -> Result<Option<Layout>, Error> {
    Ok(match of(path).as_deref() {
        Some("csv") => Some(Layout::Delimited(b',')),
        Some("tsv") => Some(Layout::Delimited(b'\t')),
        Some("jsonl" | "ndjson") => Some(Layout::JsonLines),
        Some("json") => {
            let hint = "write FILE.jsonl for an object a line";
            return Err(not_written(path, "a JSON document", hint));
        }
        _ => None,
    })
}

/// Refuses the name of what is not written under any name.
///
/// # Errors
/// For names of workbooks, archives and Parquet files.
pub fn check(path: &Path) -> Result<(), Error> {
    match of(path) {
        Some(end) if FOREIGN.contains(&&*end) => {
            let hint = "write FILE.csv, which spreadsheets open, or FILE.tsv, FILE.jsonl";
            Err(not_written(path, &format!("a .{end} file"), hint))
        }
        _ => Ok(()),
    }
}

/// Refuses the name of totals that they are not written as: a text in `t.jsn` would be found out by `merge`.
///
/// # Errors
/// For an end that is not known. A name without one is that of a text.
pub fn check_totals(path: &Path) -> Result<(), Error> {
    let end = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    match end.as_deref().map(std::ffi::OsStr::to_str) {
        None | Some(Some("csv" | "txt" | "json")) => Ok(()),
        Some(_) => {
            let message = format!(
                "the name `{}` does not say how totals are written",
                path.display()
            );
            let hint = "write totals to FILE.csv, FILE.txt or FILE.json";
            Err(Error::new(ErrorKind::File, message).hint(hint))
        }
    }
}

fn not_written(path: &Path, what: &str, hint: &'static str) -> Error {
    let message = format!("`{}` would be {what}, which is not written", path.display());
    Error::new(ErrorKind::File, message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_how_a_table_is_written() {
        for (name, layout) in [
            ("a.csv", Some(Layout::Delimited(b','))),
            ("a.TSV.gz", Some(Layout::Delimited(b'\t'))),
            ("a.jsonl.zst", Some(Layout::JsonLines)),
            ("a.ndjson", Some(Layout::JsonLines)),
            ("a.txt", None),
            ("a.gz", None),
            ("csv", None),
            ("/dev/null", None),
        ] {
            assert_eq!(
                super::layout(Path::new(name)).expect(name),
                layout,
                "{name}"
            );
            assert!(check(Path::new(name)).is_ok(), "{name}");
        }
        assert!(super::layout(Path::new("a.json.gz")).is_err());
        assert!(check(Path::new("a.XLSX")).is_err());
        assert!(check(Path::new("a.parquet.zst")).is_err());
    }
}
