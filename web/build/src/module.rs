//! The WebAssembly modules: compiled, and with their glue.

use crate::failure::Failure;
use crate::places;
use crate::toolchain::Toolchain;
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// The page begins with a module that shows answers; the whole one comes behind it, with all that is done with an
/// answer and with tables. What workbooks need is loaded when one is opened. The single file has one module, without
/// what it has no room for.
const PARTS: [(&str, &[&str]); 4] = [
    ("answer", &["--no-default-features", "--features=answer"]),
    ("whole", &[]),
    ("sheet", &["--no-default-features", "--features=sheet"]),
    (SINGLE, &["--no-default-features", "--features=whole"]),
];

/// The module of the single file.
pub const SINGLE: &str = "single";

/// A module as a browser gets it.
pub struct Module {
    pub name: &'static str,
    pub wasm: Vec<u8>,
}

/// Builds all of them and leaves their glue among the page's sources.
pub fn build_all(toolchain: &Toolchain) -> Result<Vec<Module>, Failure> {
    PARTS
        .iter()
        .map(|&(name, features)| build(toolchain, name, features))
        .collect()
}

fn build(toolchain: &Toolchain, name: &'static str, features: &[&str]) -> Result<Module, Failure> {
    println!("module: {name}");
    let compiled = compile(toolchain, features)?;
    let mut glue = Bindgen::new();
    let mut written = glue
        .input_path(compiled)
        .out_name(name)
        .web(true)
        .map_err(failed)?
        // The page says where the module is: on a site by a hashed name, in the single file by its bytes.
        .omit_default_module_path(true)
        // The modules of the page may be started anew after a trap, which leaves the memory as it fell.
        .reset_state_function(name != "sheet")
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .map_err(failed)?;
    let folder = places::glue();
    let types = written.ts().unwrap_or_default();
    places::write(&folder.join(format!("{name}.js")), written.js().as_bytes())?;
    places::write(&folder.join(format!("{name}.d.ts")), types.as_bytes())?;
    Ok(Module {
        name,
        wasm: written.wasm_mut().emit_wasm(),
    })
}

fn compile(toolchain: &Toolchain, features: &[&str]) -> Result<PathBuf, Failure> {
    let mut cargo = toolchain.cargo_rustc();
    cargo
        .current_dir(places::root())
        .args(["--package", "calc-wasm"]);
    cargo
        .args(features)
        .arg("--target-dir")
        .arg(places::target());
    let status = cargo
        .status()
        .map_err(|error| Failure::new(format!("cargo: {error}")))?;
    if !status.success() {
        return Err(Failure::new("calc-wasm does not compile to WebAssembly"));
    }
    Ok(places::target().join("wasm32-unknown-unknown/web/calc_wasm.wasm"))
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::new(format!("wasm-bindgen: {error:#}"))
}
