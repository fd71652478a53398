//! The TypeScript of everything that passes through the doors, from the Rust types.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

/// A module of TypeScript with every type of the doors, by name.
#[must_use]
pub fn types() -> String {
    let mut found = Found {
        config: Config::default().with_large_int("number"),
        types: BTreeMap::new(),
    };
    found.visit::<calc_core::Question>();
    found.visit::<calc_core::Row>();
    found.visit::<calc_core::Assessment>();
    found.visit::<calc_core::Catalogue>();
    found.visit::<calc_core::wording::View>();
    found.visit::<crate::Problem>();
    #[cfg(feature = "beside")]
    {
        found.visit::<calc_core::ImpactQuestion>();
        found.visit::<calc_core::ImpactView>();
        found.visit::<calc_core::TotalItem>();
        found.visit::<calc_core::SpreadsView>();
        found.visit::<calc_core::TabletQuestion>();
        found.visit::<calc_core::TabletsView>();
    }
    #[cfg(feature = "whole")]
    {
        found.visit::<calc_core::batch::TableOptions>();
        found.visit::<calc_core::batch::view::Found>();
        found.visit::<calc_core::batch::view::Progress>();
        found.visit::<calc_core::batch::view::Done>();
    }
    let mut text =
        "/* What passes through the doors of calc-wasm. Generated from the Rust types. */\n"
            .to_owned();
    // A page chooses its language before a module can be asked.
    let _ = writeln!(
        text,
        "\n/** Regions whose Spanish writes a decimal point. */\nexport const WITH_POINT: readonly string[] = {:?};",
        calc_core::wording::Language::WITH_POINT
    );
    for declaration in found.types.values() {
        text.push('\n');
        text.push_str(declaration);
    }
    text
}

/// Types by name, each with those that it is made of.
struct Found {
    config: Config,
    types: BTreeMap<String, String>,
}

impl TypeVisitor for Found {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only what has a declaration of its own: no `string`, no `Array`.
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.types.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let declaration = format!("{docs}export {}\n", T::decl(&self.config));
        self.types.insert(name, declaration);
        T::visit_dependencies(self);
    }
}
