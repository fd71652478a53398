//! Nothing that is published asks another host for anything: addresses elsewhere are links to follow, never loads.

use crate::failure::Failure;
use crate::places;

/// What makes a browser load an address that stands behind it.
const LOADS: [&str; 10] = [
    "src=",
    "srcset=",
    "url(",
    "@import",
    "fetch(",
    "import(",
    "from\"",
    "from'",
    "importScripts(",
    "<link rel=\"stylesheet\" href=",
];

/// Fails at the first file of dist that loads from elsewhere.
pub fn check() -> Result<(), Failure> {
    for file in places::files(&places::dist())? {
        let is_text = [".html", ".js", ".css", ".webmanifest", ".svg"]
            .iter()
            .any(|ending| file.ends_with(ending));
        if !is_text {
            continue;
        }
        // The single file is not UTF-8; what it loads is ASCII.
        let bytes = places::read(&places::dist().join(&file))?;
        let text = String::from_utf8_lossy(&bytes);
        if let Some(load) = outside(&text) {
            return Err(Failure::new(format!(
                "{file} loads from another host: {load}"
            )));
        }
    }
    Ok(())
}

/// The first load of an address with a host in it.
fn outside(text: &str) -> Option<String> {
    LOADS.iter().find_map(|load| {
        text.match_indices(load).find_map(|(at, _)| {
            let behind = text[at + load.len()..].trim_start_matches(['"', '\'', '`', ' ', '(']);
            let elsewhere = ["http:", "https:", "//"]
                .iter()
                .any(|start| behind.starts_with(start));
            elsewhere.then(|| format!("{load}{}", behind.chars().take(60).collect::<String>()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::outside;

    #[test]
    fn loads_from_elsewhere() {
        for text in [
            "<script src=\"https://example.org/a.js\">",
            "a{background:url(//example.org/a.png)}",
            "@import \"https://example.org/a.css\"",
            "await fetch(`https://example.org`)",
            "import(\"http://example.org/a.js\")",
            "import{a}from\"https://example.org/a.js\"",
        ] {
            assert!(outside(text).is_some(), "{text}");
        }
    }

    #[test]
    fn links_and_own_files() {
        for text in [
            "<a href=\"https://www.dea.gov/\">",
            "url(#clip)",
            "fetch(absolute(a))",
            "src=\"assets/main.js\"",
        ] {
            assert_eq!(outside(text), None, "{text}");
        }
    }
}
