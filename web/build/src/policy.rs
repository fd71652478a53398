//! What the page may do, as a Content-Security-Policy: run its own scripts, and ask nobody else for anything.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The site's: its own files and nothing else. Inline scripts are named by their hashes.
pub fn site(inline: &[&str]) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'",
        hashes(inline)
    )
}

/// The single file's. Its worker is a part of it, hence `blob:`. It may ask for itself once more, where a server has
/// named another encoding than the page does; its first script takes that right away again.
pub fn single(scripts: &[&str], styles: &[&str]) -> String {
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval'{}; style-src{}; img-src data: blob:; worker-src blob:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'",
        hashes(scripts),
        hashes(styles)
    )
}

fn hashes(texts: &[&str]) -> String {
    let hash = |text: &&str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    texts.iter().map(hash).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::hashes;

    #[test]
    fn the_example_of_the_standard() {
        // Content Security Policy Level 3, section 2.3.1: `alert('Hello, world.');`
        assert_eq!(
            hashes(&["alert('Hello, world.');"]),
            " 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }
}
