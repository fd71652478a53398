//! How cells are looked up. The build script reads this module too.

/// A cell as it is looked up: in lower case, trimmed, with single spaces.
pub fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
