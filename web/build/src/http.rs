//! As much of HTTP as it takes to show files: a request's first line and headers in, one file out.

use crate::headers;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// What a browser asks for.
#[derive(Debug, PartialEq)]
pub struct Request {
    pub head_only: bool,
    /// Inside the folder that is served, always.
    pub path: PathBuf,
    pub encodings: String,
}

/// Reads a request. Without one that can be answered, the status to send.
pub fn read(text: &str) -> Result<Request, u16> {
    let mut lines = text.lines();
    let mut first = lines.next().unwrap_or_default().split(' ');
    let head_only = match first.next() {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(405),
    };
    let target = first
        .next()
        .and_then(|target| target.strip_prefix('/'))
        .ok_or(400_u16)?;
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let encodings = lines.find_map(|line| {
        line.to_ascii_lowercase()
            .strip_prefix("accept-encoding:")
            .map(str::to_owned)
    });
    Ok(Request {
        head_only,
        path: inside(path)?,
        encodings: encodings.unwrap_or_default(),
    })
}

/// Only names that go down: no `..`, no drive, no root, and nothing escaped that could become one.
fn inside(path: &str) -> Result<PathBuf, u16> {
    let path = if path.is_empty() { "index.html" } else { path };
    let plain = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if plain && !path.contains(['%', '\\', ':']) {
        Ok(PathBuf::from(path))
    } else {
        Err(404)
    }
}

/// The forms of a file to look for beside it, the best first, by what the browser takes.
pub fn forms(encodings: &str) -> Vec<(&'static str, &'static str)> {
    let taken = |name: &str| {
        encodings
            .split(',')
            .any(|one| one.trim().split(';').next() == Some(name))
    };
    [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(name, _)| taken(name))
        .collect()
}

/// The head of an answer with a file.
pub fn head(path: &Path, length: usize, encoding: Option<&str>, policy: &str) -> String {
    let mut head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {length}\r\n",
        kind(path)
    );
    if let Some(encoding) = encoding {
        let _ = write!(head, "Content-Encoding: {encoding}\r\n");
    }
    for (name, value) in headers::ALL {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    if path == Path::new("index.html") && !policy.is_empty() {
        let _ = write!(head, "Content-Security-Policy: {policy}\r\n");
    }
    let (name, value) = if path.starts_with("assets") {
        headers::FOR_EVER
    } else {
        ("Cache-Control", "no-cache")
    };
    let _ = write!(
        head,
        "{name}: {value}\r\nVary: Accept-Encoding\r\nConnection: close\r\n\r\n"
    );
    head
}

/// An answer without a file.
pub fn refusal(status: u16) -> String {
    let words = match status {
        400 => "Bad Request",
        405 => "Method Not Allowed",
        _ => "Not Found",
    };
    let length = words.len() + 1;
    format!(
        "HTTP/1.1 {status} {words}\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{words}\n"
    )
}

fn kind(path: &Path) -> &'static str {
    if path == Path::new("dosecalc.html") {
        return headers::SINGLE.1;
    }
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        // Anything else, and a browser refuses to compile it while it arrives.
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{forms, read};
    use std::path::Path;

    #[test]
    fn the_page_and_its_files() {
        let asked = read("GET /?a#b HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br;q=1\r\n\r\n")
            .expect("a request");
        assert_eq!(asked.path, Path::new("index.html"));
        assert_eq!(forms(&asked.encodings), [("br", "br"), ("gzip", "gz")]);
        assert_eq!(
            read("HEAD /assets/a.js HTTP/1.1").map(|asked| asked.head_only),
            Ok(true)
        );
    }

    #[test]
    fn nothing_outside_the_folder() {
        for path in [
            "/../Cargo.toml",
            "/assets/../../a",
            "//etc/passwd",
            "/%2e%2e/a",
            "/C:/a",
            "/a\\..\\b",
        ] {
            assert_eq!(
                read(&format!("GET {path} HTTP/1.1")).map(|asked| asked.path),
                Err(404),
                "{path}"
            );
        }
        assert_eq!(read("POST / HTTP/1.1").map(|asked| asked.path), Err(405));
        assert_eq!(
            read("GET https://example.org/ HTTP/1.1").map(|asked| asked.path),
            Err(400)
        );
        assert_eq!(read("").map(|asked| asked.path), Err(405));
    }
}
