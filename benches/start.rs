//! The whole process, from start to exit, beside an empty clap program.
//!
//! Build both first: `cargo build --release --workspace --examples`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio, exit};

use criterion::{Criterion, criterion_group, criterion_main};

/// A program beside this one's folder: benchmarks are built into `target/release/deps`.
fn program(name: &str) -> PathBuf {
    let bench = std::env::current_exe().expect("a process knows its own path");
    let folder = bench
        .parent()
        .and_then(Path::parent)
        .expect("benchmarks stand in a folder of the target folder");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        eprintln!(
            "{} is missing: run `cargo build --release --workspace --examples`",
            program.display()
        );
        exit(1);
    }
    program
}

fn run(program: &Path) {
    let status = Command::new(program)
        .args(["152", "lb", "fentanyl"])
        .stdout(Stdio::null())
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "{} fails",
        program.display()
    );
}

fn start(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("process");
    for name in ["examples/empty_clap", "dosecalc"] {
        let program = program(name);
        group.bench_function(name, |b| b.iter(|| run(&program)));
    }
    group.finish();
}

criterion_group!(benches, start);
criterion_main!(benches);
