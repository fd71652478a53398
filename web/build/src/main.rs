//! `cargo web build` makes the page, `cargo web serve` shows it on this machine.

mod brand;
mod budget;
mod bundle;
mod carry;
mod failure;
mod first;
mod headers;
mod html;
mod http;
mod module;
mod node;
mod origin;
mod pack;
mod places;
mod policy;
mod publish;
mod serve;
mod single;
mod site;
mod toolchain;
mod weave;

use failure::Failure;
use std::process::ExitCode;

const USAGE: &str =
    "usage: cargo web build [--check]     the page, into web/dist; --check holds it to its size
       cargo web serve [--port N]   shows web/dist on this machine, on port 8080 unless told";

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match run(&given.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

fn run(given: &[&str]) -> Result<(), Failure> {
    match given {
        ["build"] => publish::build(false),
        ["build", "--check"] => publish::build(true),
        ["serve"] => serve::serve(8080),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::serve(port),
            Err(_) => Err(Failure::usage(format!("`{port}` is not a port"))),
        },
        _ => Err(Failure::usage(USAGE)),
    }
}
