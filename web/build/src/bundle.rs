//! esbuild: many sources to few small files.

use crate::failure::Failure;
use crate::{node, places};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files that esbuild has written, by the source that each was made of, as `src/main.ts`.
pub struct Bundle {
    folder: PathBuf,
    outputs: BTreeMap<String, Value>,
}

/// Bundles entries into a folder, under names by pattern, with what else this bundle needs said as options.
pub fn bundle(
    entries: &[String],
    folder: &Path,
    names: &str,
    options: &[String],
) -> Result<Bundle, Failure> {
    if entries.is_empty() {
        return Ok(Bundle {
            folder: folder.to_path_buf(),
            outputs: BTreeMap::new(),
        });
    }
    let meta = places::target().join("esbuild.json");
    let mut esbuild = node::tool("esbuild");
    esbuild.args(entries).args([
        "--bundle",
        "--outbase=src",
        "--minify",
        "--target=es2022",
        "--legal-comments=none",
    ]);
    esbuild.args([
        "--log-level=warning",
        &format!("--entry-names={names}"),
        "--chunk-names=[name]-[hash]",
    ]);
    esbuild
        .arg(format!("--outdir={}", folder.display()))
        .arg(format!("--metafile={}", meta.display()));
    node::output(esbuild.args(options))?;
    let said: Value = serde_json::from_slice(&places::read(&meta)?)
        .map_err(|error| Failure::new(format!("esbuild: {error}")))?;
    let outputs = said["outputs"].as_object().into_iter().flatten();
    Ok(Bundle {
        folder: folder.to_path_buf(),
        outputs: outputs
            .map(|(path, about)| (path.clone(), about.clone()))
            .collect(),
    })
}

impl Bundle {
    /// The file that an entry became, by its name in the folder.
    pub fn file(&self, entry: &str) -> Result<String, Failure> {
        let made = self
            .outputs
            .iter()
            .find(|(_, about)| about["entryPoint"] == entry);
        made.map(|(path, _)| file_name(path))
            .ok_or_else(|| Failure::new(format!("esbuild made nothing of {entry}")))
    }

    /// Its text.
    pub fn text(&self, entry: &str) -> Result<String, Failure> {
        places::read_text(&self.folder.join(self.file(entry)?))
    }

    /// The files that an entry cannot start without.
    pub fn needed(&self, entry: &str) -> Vec<String> {
        let Some(about) = self
            .outputs
            .values()
            .find(|about| about["entryPoint"] == entry)
        else {
            return Vec::new();
        };
        let imports = about["imports"].as_array().into_iter().flatten();
        let at_once = imports.filter(|import| import["kind"] == "import-statement");
        at_once
            .filter_map(|import| import["path"].as_str())
            .map(file_name)
            .collect()
    }
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// The sources of parts that are opened later: src/table/worker.ts is the worker "table", src/table/table.css its styles.
pub fn parts(file_of: fn(&str) -> String) -> Result<BTreeMap<String, String>, Failure> {
    let sources = places::web().join("src");
    let folder = sources
        .read_dir()
        .map_err(|error| Failure::at(&sources, error))?;
    let names = folder
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok());
    let found = names.map(|name| (format!("src/{name}/{}", file_of(&name)), name));
    Ok(found
        .filter(|(path, _)| places::web().join(path).is_file())
        .map(|(path, name)| (name, path))
        .collect())
}
