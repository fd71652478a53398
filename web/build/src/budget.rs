//! How large the page may be, and how large it is.

use crate::failure::Failure;
use crate::{pack, places};
use std::collections::BTreeMap;

/// A size that the page is to have, and the one that it may not go beyond.
struct Budget {
    goal: usize,
    ceiling: usize,
}

/// What a first visit loads, as brotli. While the goal is out of reach, the ceiling is 2% above the size that there
/// was, so that no change makes it larger unseen; it comes down with the size, and a goal that is met is the ceiling.
const FIRST_LOAD: Budget = Budget {
    goal: 120_000,
    ceiling: 120_000,
};

/// The module among it, as brotli; its ceiling as that of the first load.
const MODULE: Budget = Budget {
    goal: 90_000,
    ceiling: 90_000,
};

/// The page in a single file, as it is; its ceiling as that of the first load.
const SINGLE: Budget = Budget {
    goal: 300_000,
    ceiling: 300_000,
};

/// Prints every size; true where none is beyond its ceiling.
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
    println!("{:>10}  {:>10}  {:>10}", "goal", "ceiling", "size");
    let held = [
        FIRST_LOAD.holds(first, "first load (*), brotli"),
        MODULE.holds(module, "its WebAssembly, brotli"),
        SINGLE.holds(single, "single file"),
    ];
    Ok(!held.contains(&false))
}

impl Budget {
    /// Prints a size beside its budget.
    fn holds(&self, size: usize, what: &str) -> bool {
        let ceiling = self.ceiling.max(self.goal);
        let verdict = if size > ceiling {
            "BEYOND ITS CEILING"
        } else if size > self.goal {
            "over its goal"
        } else {
            "within"
        };
        println!(
            "{:>10}  {ceiling:>10}  {size:>10}  {what}: {verdict}",
            self.goal
        );
        size <= ceiling
    }
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
