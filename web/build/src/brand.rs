//! Names by content: a file that changes has another name, so that no cache can serve an old one for it.

use calc_core::show;
use sha2::{Digest, Sha256};

/// The first ten hexadecimal digits of the SHA-256 of the bytes.
pub fn brand(bytes: &[u8]) -> String {
    show::hex(&Sha256::digest(bytes)[..5])
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
