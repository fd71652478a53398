//! How large the page may be, and how large it is.

use crate::failure::Failure;
use crate::{pack, places};
use std::collections::BTreeMap;

const FIRST_LOAD: usize = 120_000;
const MODULE: usize = 90_000;
const SINGLE: usize = 300_000;

/// Prints every size; true where all are within their budgets.
pub fn report(first_load: &[String]) -> Result<bool, Failure> {
    let sizes = sizes()?;
    println!("{:>10}  {:>10}", "bytes", "brotli");
    for (file, (raw, packed)) in &sizes {
        println!(
            "{raw:>10}  {packed:>10}  {file}{}",
            if first_load.contains(file) { "  *" } else { "" }
        );
    }
    let packed = |file: &String| sizes.get(file).map_or(0, |&(_, packed)| packed);
    let first: usize = first_load.iter().map(packed).sum();
    let module = first_load
        .iter()
        .filter(|file| places::ending(file) == "wasm")
        .map(packed)
        .sum();
    let single = sizes.get("dosecalc.html").map_or(0, |&(raw, _)| raw);
    let held = [
        held("first load (*), brotli", first, FIRST_LOAD),
        held("its WebAssembly, brotli", module, MODULE),
        held("single file", single, SINGLE),
    ];
    Ok(!held.contains(&false))
}

fn held(what: &str, size: usize, budget: usize) -> bool {
    let verdict = if size <= budget { "within" } else { "OVER" };
    println!("{what}: {size} bytes, {verdict} {budget}");
    size <= budget
}

fn sizes() -> Result<BTreeMap<String, (usize, usize)>, Failure> {
    let files = places::files(&places::dist())?;
    let own = files
        .into_iter()
        .filter(|file| !["br", "gz"].contains(&places::ending(file)));
    own.map(|file| {
        let path = places::dist().join(&file);
        let length = |path| Ok::<_, Failure>(places::read(path)?.len());
        let packed = path.with_file_name(pack::name(&file, "br"));
        let sizes = (
            length(&path)?,
            if packed.exists() {
                length(&packed)?
            } else {
                length(&path)?
            },
        );
        Ok((file, sizes))
    })
    .collect()
}
