//! Names by content: a file that changes has another name, so that no cache can serve an old one for it.

use sha2::{Digest, Sha256};

/// The first ten hexadecimal digits of the SHA-256 of the bytes.
pub fn brand(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for byte in &Sha256::digest(bytes)[..5] {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// `assets/answer-0123456789.wasm`.
pub fn branded(name: &str, ending: &str, bytes: &[u8]) -> String {
    format!("assets/{name}-{}.{ending}", brand(bytes))
}

#[cfg(test)]
mod tests {
    use super::branded;

    #[test]
    fn named_by_content() {
        // printf abc | sha256sum
        assert_eq!(branded("es", "json", b"abc"), "assets/es-ba7816bf8f.json");
    }
}
