//! The site: files with hashes in their names, which a cache may keep for ever, and a page that names them.

use crate::bundle::{self, Bundle};
use crate::failure::Failure;
use crate::module::{Module, SINGLE};
use crate::{brand, html, places, policy};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What the page and its service worker have been told, and what a first visit loads.
pub struct Site {
    /// Files of a first visit, as dist has them.
    pub first_load: Vec<String>,
    /// The page's policy, for servers that send it as a header.
    pub policy: String,
}

/// Writes the site into dist.
pub fn write(modules: &[Module], languages: &BTreeMap<String, String>) -> Result<Site, Failure> {
    let addresses = addresses(modules, languages)?;
    let define = format!("--define:__SITE__={addresses}");
    let assets = places::dist().join("assets");
    let main = bundle::bundle(
        &["src/main.ts".to_owned(), "src/style.css".to_owned()],
        &assets,
        "[name]-[hash]",
        &["--format=esm".to_owned(), "--splitting".to_owned(), define],
    )?;
    let mut first_load = page_files(&main)?;
    first_load.push(
        addresses["wasm"]["answer"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
    );
    let (page, policy) = page(&main, &first_load)?;
    places::write(&places::dist().join("index.html"), page.as_bytes())?;
    first_load.insert(0, "index.html".to_owned());
    for file in ["icon.svg", "manifest.webmanifest"] {
        places::write(
            &places::dist().join(file),
            &places::read(&places::web().join("static").join(file))?,
        )?;
        first_load.push(file.to_owned());
    }
    service_worker(&first_load)?;
    Ok(Site { first_load, policy })
}

/// Writes what does not depend on the page's main script, and says where it is.
fn addresses(modules: &[Module], languages: &BTreeMap<String, String>) -> Result<Value, Failure> {
    let assets = places::dist().join("assets");
    let wasm = modules
        .iter()
        .filter(|module| module.name != SINGLE)
        .map(|module| (module.name, "wasm", module.wasm.as_slice()));
    let texts = languages
        .iter()
        .map(|(code, text)| (code.as_str(), "json", text.as_bytes()));
    let workers = bundle::parts(|_| "worker.ts".to_owned())?;
    let styles = bundle::parts(|name| format!("{name}.css"))?;
    // A worker is told where things are by the page: it has no addresses of its own.
    let own = "--define:__SITE__=null".to_owned();
    let entries: Vec<String> = workers.values().chain(styles.values()).cloned().collect();
    let bundled = bundle::bundle(
        &entries,
        &assets,
        "[dir]-[name]-[hash]",
        &["--format=iife".to_owned(), own],
    )?;
    Ok(json!({
        "wasm": branded(wasm)?,
        "workers": bundled_files(&bundled, &workers)?,
        "styles": bundled_files(&bundled, &styles)?,
        "languages": branded(texts)?,
    }))
}

fn branded<'a>(
    files: impl Iterator<Item = (&'a str, &'a str, &'a [u8])>,
) -> Result<Map<String, Value>, Failure> {
    let mut names = Map::new();
    for (name, ending, bytes) in files {
        let file = brand::branded(name, ending, bytes);
        places::write(&places::dist().join(&file), bytes)?;
        names.insert(name.to_owned(), file.into());
    }
    Ok(names)
}

fn bundled_files(
    bundled: &Bundle,
    entries: &BTreeMap<String, String>,
) -> Result<Map<String, Value>, Failure> {
    let file =
        |(name, entry): (&String, &String)| Ok((name.clone(), asset(&bundled.file(entry)?).into()));
    entries.iter().map(file).collect()
}

fn page_files(main: &Bundle) -> Result<Vec<String>, Failure> {
    let mut files = vec![main.file("src/style.css")?, main.file("src/main.ts")?];
    files.extend(main.needed("src/main.ts"));
    Ok(files.iter().map(|file| asset(file)).collect())
}

fn asset(file: &str) -> String {
    format!("assets/{file}")
}

fn page(main: &Bundle, files: &[String]) -> Result<(String, String), Failure> {
    let source = places::read_text(&places::web().join("index.html"))?;
    let policy = policy::site(&html::inline_scripts(&source));
    let style = format!(
        "<link rel=\"stylesheet\" href=\"{}\">",
        asset(&main.file("src/style.css")?)
    );
    let script = format!(
        "<script type=\"module\" src=\"{}\"></script>",
        asset(&main.file("src/main.ts")?)
    );
    let early: String = files.iter().filter_map(|file| preload(file)).collect();
    let own = "<link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">\n\
               <link rel=\"manifest\" href=\"manifest.webmanifest\">\n";
    let page = html::replace(&source, html::STYLE, &format!("{early}{own}{style}"))?;
    let page = html::replace(&page, html::SCRIPT, &script)?;
    Ok((html::with_policy(&page, &policy)?, policy))
}

/// What the main script would ask for only once it runs is asked for together with it.
fn preload(file: &str) -> Option<String> {
    if places::ending(file) == "wasm" {
        return Some(format!(
            "<link rel=\"preload\" href=\"{file}\" as=\"fetch\" crossorigin>\n"
        ));
    }
    let chunk = file.starts_with("assets/chunk-");
    chunk.then(|| format!("<link rel=\"modulepreload\" href=\"{file}\">\n"))
}

/// The service worker knows the files of a visit, with what follows them, so that an answer is whole without a network
/// too, in any language, and all others, which it fetches behind the visit; its own text changes with any of them.
fn service_worker(first_load: &[String]) -> Result<(), Failure> {
    let page = places::read(&places::dist().join("index.html"))?;
    let (mut first_load, mut later) = (
        first_load.to_vec(),
        places::files(&places::dist().join("assets"))?,
    );
    let follows = |file: &String| {
        let names = ["assets/whole-", "assets/more-", "assets/es-"];
        names.iter().any(|name| file.starts_with(name))
    };
    first_load.extend(later.iter().filter(|file| follows(file)).cloned());
    later.retain(|file| !first_load.contains(file));
    let options = [
        "--format=iife".to_owned(),
        format!("--define:__BUILD__={}", json!(brand::brand(&page))),
        format!("--define:__FIRST__={}", json!(first_load)),
        format!("--define:__LATER__={}", json!(later)),
    ];
    bundle::bundle(
        &["src/sw.ts".to_owned()],
        &places::dist(),
        "[name]",
        &options,
    )
    .map(|_| ())
}
