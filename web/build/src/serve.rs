//! Shows web/dist on this machine, to this machine.

use crate::failure::Failure;
use crate::http::{self, Request};
use crate::{headers, places};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

/// No browser sends as much before it gets an answer.
const MAX_REQUEST: u64 = 64 * 1024;

/// Serves until it is stopped. Port 0 takes one that is free.
pub fn serve(port: u16) -> Result<(), Failure> {
    if !places::published().join("index.html").is_file() {
        return Err(Failure::usage("there is no page yet in web/dist").hint("cargo web build"));
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        Failure::new(format!("port {port}: {error}"))
            .hint("another one: cargo web serve --port 8081")
    })?;
    let address = listener
        .local_addr()
        .map_err(|error| Failure::new(error.to_string()))?;
    println!(
        "the page is at http://localhost:{}/ (Ctrl+C stops it)",
        address.port()
    );
    for stream in listener.incoming().flatten() {
        // A browser that goes away in the middle is no reason to stop.
        std::thread::spawn(move || answer(stream));
    }
    Ok(())
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut text = String::new();
    let mut lines = BufReader::new((&stream).take(MAX_REQUEST));
    while lines.read_line(&mut text)? > 2 {}
    match http::read(&text).and_then(|request| file(&request).ok_or(404)) {
        Ok(answer) => stream.write_all(&answer),
        Err(status) => stream.write_all(http::refusal(status).as_bytes()),
    }
}

/// The file in the best form that the browser takes.
fn file(request: &Request) -> Option<Vec<u8>> {
    let path = places::published().join(&request.path);
    let beside = |(encoding, ending): (&'static str, &str)| {
        let name = format!("{}.{ending}", path.file_name()?.to_str()?);
        Some((
            std::fs::read(path.with_file_name(name)).ok()?,
            Some(encoding),
        ))
    };
    let packed = http::forms(&request.encodings).into_iter().find_map(beside);
    let (body, encoding) = packed.or_else(|| Some((std::fs::read(&path).ok()?, None)))?;
    let policy = if request.path == Path::new("index.html") {
        policy()
    } else {
        String::new()
    };
    let mut answer = http::head(&request.path, body.len(), encoding, &policy).into_bytes();
    if !request.head_only {
        answer.extend(body);
    }
    Some(answer)
}

/// The page's policy as the build wrote it for servers.
fn policy() -> String {
    let headers = places::read_text(&places::published().join("_headers")).unwrap_or_default();
    let line = headers
        .lines()
        .find_map(|line| line.trim().strip_prefix(headers::POLICY));
    line.unwrap_or_default().to_owned()
}
