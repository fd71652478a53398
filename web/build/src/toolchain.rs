//! Finds a standard library for WebAssembly: its sources, to be built for size, or the one that rustup ships.

use crate::failure::Failure;
use crate::places;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// What makes the standard library small: a panic stops the module without a text, and says nothing of where it was.
const FOR_SIZE: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// What there is to build WebAssembly with.
pub enum Toolchain {
    /// The sources of this compiler's standard library, built with the page; without a linker, the compiler knows one.
    Sources {
        rustc: &'static str,
        linker: Option<PathBuf>,
    },
    /// `rustup target add wasm32-unknown-unknown` has been run: a standard library built for speed, with texts of panics.
    Prebuilt,
}

impl Toolchain {
    /// The one on this machine that makes the smallest page. Without any, says how to get one.
    pub fn find() -> Result<Self, Failure> {
        if has_sources("rustc") && builds_for_size("rustc") {
            return Ok(Self::Sources {
                rustc: "rustc",
                linker: None,
            });
        }
        let linker = linker();
        if linker.is_some() && has_sources(DEBIAN_RUSTC) && builds_for_size(DEBIAN_RUSTC) {
            return Ok(Self::Sources {
                rustc: DEBIAN_RUSTC,
                linker,
            });
        }
        if asked("rustc", &["--print", "target-libdir", "--target", TARGET])
            .is_some_and(|at| at.is_dir())
        {
            return Ok(Self::Prebuilt);
        }
        Err(Failure::usage(
            "there is no standard library for wasm32-unknown-unknown on this machine",
        )
        .hint(
            "with rustup: rustup target add wasm32-unknown-unknown, and rustup component add rust-src for a smaller page; \
             or with Debian's packages: apt-get install rustc-web rust-web-src",
        ))
    }

    /// How the build calls it, in words.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sources {
                rustc: DEBIAN_RUSTC,
                ..
            } => "Debian's rustc-web, with its standard library built for size",
            Self::Sources { .. } => "rustup's compiler, with its standard library built for size",
            Self::Prebuilt => {
                "rustup's compiler, with the standard library that it ships; \
                 `rustup component add rust-src` makes the page smaller"
            }
        }
    }

    /// Whether what it builds is as small as the page can be, so that budgets hold for it.
    pub fn for_size(&self) -> bool {
        matches!(self, Self::Sources { .. })
    }

    /// `cargo rustc` for WebAssembly, with nothing of the surrounding build's own flags. Asked for the module alone, the
    /// linker need not keep what a Rust library would offer.
    pub fn cargo_rustc(&self) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["rustc", "--lib", "--crate-type", "cdylib"]);
        cargo.args([
            "--locked",
            "--quiet",
            "--profile",
            "web",
            "--target",
            TARGET,
        ]);
        for flag in ["RUSTFLAGS", "CARGO_BUILD_TARGET", "CARGO_BUILD_RUSTFLAGS"] {
            cargo.env_remove(flag);
        }
        let mut flags = remapped(self.rustc());
        if let Self::Sources { rustc, linker } = self {
            flags.extend(FOR_SIZE.map(str::to_owned));
            cargo
                .env("RUSTC", rustc)
                // These are stable compilers, and building the standard library is a door of unstable ones.
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
            if let Some(linker) = linker {
                cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            }
        }
        // Unlike RUSTFLAGS, this one takes folders with spaces in their names.
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        cargo
    }

    fn rustc(&self) -> &'static str {
        match self {
            Self::Sources { rustc, .. } => rustc,
            Self::Prebuilt => "rustc",
        }
    }
}

/// Flags that keep this machine's folders out of the module: they are nobody's business, and the same sources are to
/// make the same module anywhere. Of two that fit, the compiler takes the later one.
fn remapped(rustc: &str) -> Vec<String> {
    let mut folders = vec![(places::root(), "."), (places::target(), "target")];
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    if let Some(cargo_home) = cargo_home.or_else(home) {
        folders.push((cargo_home.clone(), "cargo"));
        let registries = cargo_home.join("registry/src").read_dir();
        for registry in registries.into_iter().flatten().flatten() {
            folders.push((registry.path(), "crates"));
        }
    }
    let sources = sources(rustc).into_iter();
    for sources in sources.flat_map(|at| [at.canonicalize().ok(), Some(at)]) {
        folders.extend(sources.map(|at| (at, "rust")));
    }
    folders
        .iter()
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .collect()
}

fn has_sources(rustc: &str) -> bool {
    sources(rustc).is_some_and(|at| at.join("library/std/Cargo.toml").is_file())
}

fn sources(rustc: &str) -> Option<PathBuf> {
    asked(rustc, &["--print", "sysroot"]).map(|sysroot| sysroot.join("lib/rustlib/src/rust"))
}

/// Older compilers do not know all of the flags.
fn builds_for_size(rustc: &str) -> bool {
    let mut asked = Command::new(rustc);
    asked
        .args(FOR_SIZE)
        .args(["--print", "cfg", "--target", TARGET]);
    let output = asked.env("RUSTC_BOOTSTRAP", "1").output();
    output.is_ok_and(|output| output.status.success())
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
