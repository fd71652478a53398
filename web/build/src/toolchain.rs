//! Finds a standard library for WebAssembly: rustup's, or the one that Debian's packages can build.

use crate::failure::Failure;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// What is there to build WebAssembly with.
pub enum Toolchain {
    /// `rustup target add wasm32-unknown-unknown` has been run.
    Rustup,
    /// Debian's compiler and the sources of its standard library; this is the linker.
    Debian { linker: PathBuf },
}

impl Toolchain {
    /// The first of the two that is on this machine. Without one, says how to get either.
    pub fn find() -> Result<Self, Failure> {
        if asked("rustc", &["--print", "target-libdir", "--target", TARGET])
            .is_some_and(|at| at.is_dir())
        {
            return Ok(Self::Rustup);
        }
        let linker = linker();
        match linker {
            Some(linker) if debian_sources() => Ok(Self::Debian { linker }),
            _ => Err(Failure::usage(
                "there is no standard library for wasm32-unknown-unknown on this machine",
            )
            .hint(
                "with rustup: rustup target add wasm32-unknown-unknown; \
                 or with Debian's packages: apt-get install rustc-web rust-web-src",
            )),
        }
    }

    /// How the build calls it, in words.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Rustup => "rustup's standard library for wasm32",
            Self::Debian { .. } => "Debian's rustc-web, which builds the standard library first",
        }
    }

    /// `cargo build` for WebAssembly, with nothing of the surrounding build's own flags.
    pub fn cargo_build(&self) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args([
            "build",
            "--locked",
            "--quiet",
            "--profile",
            "web",
            "--target",
            TARGET,
        ]);
        for flag in [
            "RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_BUILD_TARGET",
            "CARGO_BUILD_RUSTFLAGS",
        ] {
            cargo.env_remove(flag);
        }
        if let Self::Debian { linker } = self {
            cargo
                .env("RUSTC", DEBIAN_RUSTC)
                // Debian's is a stable compiler, and building the standard library a door of unstable ones.
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        cargo
    }
}

fn debian_sources() -> bool {
    let Some(sysroot) = asked(DEBIAN_RUSTC, &["--print", "sysroot"]) else {
        return false;
    };
    sysroot
        .join("lib/rustlib/src/rust/library/std/Cargo.toml")
        .is_file()
}

/// rustup brings a linker; so do Debian's packages of LLVM.
fn linker() -> Option<PathBuf> {
    let bundled = asked("rustc", &["--print", "target-libdir"])
        .map(|libs| libs.with_file_name("bin/rust-lld"));
    let debian = ["/usr/bin/wasm-ld", "/usr/bin/wasm-ld-19"].map(PathBuf::from);
    bundled
        .into_iter()
        .chain(debian)
        .find(|linker| linker.is_file())
}

fn asked(program: &str, what: &[&str]) -> Option<PathBuf> {
    let output = Command::new(program).args(what).output().ok()?;
    let answer = String::from_utf8(output.stdout).ok()?;
    output
        .status
        .success()
        .then(|| Path::new(answer.trim()).to_path_buf())
}
