//! The build from beginning to end.

use crate::failure::Failure;
use crate::toolchain::Toolchain;
use crate::{budget, headers, module, node, origin, pack, places, single, site};
use calc_core::wording::SPANISH;
use std::collections::BTreeMap;

/// Builds web/dist; with `check`, fails where a size is beyond its ceiling.
pub fn build(check: bool) -> Result<(), Failure> {
    node::ready()?;
    let toolchain = Toolchain::find()?;
    println!("WebAssembly by {}", toolchain.name());
    let modules = module::build_all(&toolchain)?;
    places::write(
        &places::glue().join("types.ts"),
        calc_wasm::types().as_bytes(),
    )?;
    node::check_types()?;
    // English is in the module; others are loaded when they are asked for.
    let languages = BTreeMap::from([("es".to_owned(), SPANISH.to_owned())]);
    places::clear(&places::dist())?;
    let site = site::write(&modules, &languages)?;
    single::write(&modules, &languages)?;
    origin::check()?;
    pack::beside_all()?;
    headers::write(&site.policy)?;
    let within = budget::report(&site.first_load)?;
    places::publish()?;
    println!("{}", places::published().display());
    if !toolchain.for_size() {
        println!(
            "sizes are not held to their ceilings: the standard library that rustup ships is not built for size"
        );
    } else if check && !within {
        return Err(Failure::new("the page is larger than it may be"));
    }
    Ok(())
}
