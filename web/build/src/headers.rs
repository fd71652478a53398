//! The headers that a server should send with the page, in the form that static hosts read from `_headers`.

use crate::failure::Failure;
use crate::places;

/// With every file.
pub const ALL: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// With files that have their hash in the name.
pub const FOR_EVER: (&str, &str) = ("Cache-Control", "public, max-age=31536000, immutable");

/// The name of the policy's header, as `_headers` has it.
pub const POLICY: &str = "Content-Security-Policy: ";

/// The single file's own encoding, which it also says itself: static hosts name UTF-8 for every page unless told.
pub const SINGLE: (&str, &str) = ("Content-Type", "text/html; charset=windows-1252");

/// The page's policy is for the page: the single file beside it brings one of its own.
pub fn write(policy: &str) -> Result<(), Failure> {
    let policy = format!("  {POLICY}{}\n", framed(policy));
    let all = ALL
        .map(|(name, value)| format!("  {name}: {value}\n"))
        .concat();
    let header = |(name, value): (&str, &str)| format!("  {name}: {value}\n");
    let text = format!(
        "/*\n{all}\n/\n{policy}\n/index.html\n{policy}\n/dosecalc.html\n{}\n/assets/*\n{}",
        header(SINGLE),
        header(FOR_EVER)
    );
    places::write(&places::dist().join("_headers"), text.as_bytes())
}

/// What a policy can only say as a header: no other page may show this one inside itself.
fn framed(policy: &str) -> String {
    format!("{policy}; frame-ancestors 'none'")
}
