//! The page as one file that works from a folder, without a server and without a network.

use crate::bundle::{self, bundle};
use crate::failure::Failure;
use crate::module::{Module, SINGLE};
use crate::{carry, first, html, pack, places, policy, weave};
use memchr::memmem;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What the page's own scripts import as the first module and as the whole one is the file's own: there is room for
/// one. esbuild takes the file with this ending before the one without.
const INSTEAD: &str = "export * from \"./single.js\";\nexport { default } from \"./single.js\";\n";

/// Where the page has panels for what the module of the single file does without.
const MORE: &str = "        <div id=\"more\"></div>\n";

/// Where the page has what it carries, until the bytes are put in.
const CARRIED: &str = "{carried}";

/// Writes dist/dosecalc.html.
pub fn write(modules: &[Module], languages: &BTreeMap<String, String>) -> Result<(), Failure> {
    for name in ["answer", "whole"] {
        let instead = places::glue().join(format!("{name}.single.js"));
        places::write(&instead, INSTEAD.as_bytes())?;
    }
    let workers = bundle::parts(|_| "worker.ts".to_owned())?;
    let main = scripts("src/main.ts", "esm", workers.values())?;
    let style = all_styles()?;
    let carried = carried(modules, languages, &workers, &main, &style)?;
    let boot =
        scripts("src/single/boot.ts", "iife", std::iter::empty())?.text("src/single/boot.ts")?;
    let page = page(&main.text("src/main.ts")?, boot.trim_end(), &style)?;
    places::write(
        &places::dist().join("dosecalc.html"),
        &whole(&page, &carried)?,
    )
}

fn scripts<'a>(
    main: &str,
    format: &str,
    workers: impl Iterator<Item = &'a String>,
) -> Result<bundle::Bundle, Failure> {
    let entries: Vec<String> = std::iter::once(main.to_owned())
        .chain(workers.cloned())
        .collect();
    let options = [
        "--define:__SITE__=null",
        "--resolve-extensions=.single.js,.ts,.js,.css",
    ]
    .map(str::to_owned);
    let folder = places::target().join("single").join(format);
    let format = format!("--format={format}");
    bundle(
        &entries,
        &folder,
        "[dir]-[name]",
        &[options.to_vec(), vec![format]].concat(),
    )
}

/// Everything that only the running page needs: a list with lengths, and then one after the other.
fn carried(
    modules: &[Module],
    languages: &BTreeMap<String, String>,
    workers: &BTreeMap<String, String>,
    main: &bundle::Bundle,
    style: &str,
) -> Result<Vec<u8>, Failure> {
    let (mut list, mut bytes) = (Map::new(), Vec::new());
    let mut add = |name: String, content: &[u8]| {
        list.insert(name, json!([bytes.len(), content.len()]));
        bytes.extend_from_slice(content);
    };
    for module in modules.iter().filter(|module| module.name == SINGLE) {
        // Beside its glue, so that a test can hold what the file carries against it.
        places::write(&places::glue().join("single.wasm"), &module.wasm)?;
        let parts = weave::apart(&module.wasm)?;
        add("head".to_owned(), parts.head);
        for (at, stream) in parts.streams.iter().enumerate() {
            add(format!("code {at}"), stream);
        }
        add("tail".to_owned(), parts.tail);
    }
    add(
        "main".to_owned(),
        main.text("src/main.ts")?.trim_end().as_bytes(),
    );
    add("style".to_owned(), style.as_bytes());
    for (name, entry) in workers {
        add(format!("worker {name}"), main.text(entry)?.as_bytes());
    }
    for (code, text) in languages {
        let spoken = spoken(text, modules)?;
        add(format!("language {code}"), spoken.as_bytes());
    }
    Ok([
        Value::Object(list).to_string().as_bytes(),
        b"\n",
        bytes.as_slice(),
    ]
    .concat())
}

/// The words of a language that the file's module can ask for: a translation stands by its English, and what the module
/// does not have in English it never says.
fn spoken(language: &str, modules: &[Module]) -> Result<String, Failure> {
    let unreadable = |error| Failure::new(format!("the words of a language: {error}"));
    let mut sections: Map<String, Value> = serde_json::from_str(language).map_err(unreadable)?;
    let module = modules.iter().find(|module| module.name == SINGLE);
    let wasm = module.map_or(&[][..], |module| &module.wasm);
    for section in sections.values_mut().filter_map(Value::as_object_mut) {
        section.retain(|english, _| memmem::find(wasm, english.as_bytes()).is_some());
    }
    Ok(Value::Object(sections).to_string())
}

/// The page around what it carries: it paints with the styles of the first moment, before anything is unpacked.
fn page(main: &str, boot: &str, style: &str) -> Result<String, Failure> {
    let source = places::read_text(&places::web().join("index.html"))?;
    let first = first::rules(style, &source);
    let icon = places::read_text(&places::web().join("static/icon.svg"))?;
    let own = format!(
        "<link rel=\"icon\" href=\"{}\">\n<style>{first}</style>",
        data_address(&icon)
    );
    let scripts = [html::inline_scripts(&source), vec![boot, main.trim_end()]].concat();
    let policy = policy::single(&scripts, &[&first, style]);
    let end = format!(
        "<script type=\"text/plain\" id=\"carried\">{CARRIED}</script>\n<script>{boot}</script>\n{}",
        html::BODY_END
    );
    let page = html::replace(&source, html::STYLE, &own)?;
    let page = html::replace(&page, MORE, "")?;
    let page = html::replace(&page, &format!("{}\n", html::SCRIPT), "")?;
    let page = html::replace(&page, html::BODY_END, &end)?;
    let page = html::with_policy(&page, &policy)?;
    html::replace(&page, html::CHARSET, carry::CHARSET)
}

/// The page with its bytes. All else of it is ASCII, and so the same to read in almost any encoding.
fn whole(page: &str, carried: &[u8]) -> Result<Vec<u8>, Failure> {
    if let Some(other) = page.chars().find(|c| !c.is_ascii()) {
        let entity = format!("write it as &#{};", u32::from(other));
        return Err(
            Failure::new(format!("web/index.html has `{other}`, which is not ASCII")).hint(&entity),
        );
    }
    let Some((before, behind)) = page.split_once(CARRIED) else {
        return Err(Failure::new(format!(
            "the single file has no place for {CARRIED}"
        )));
    };
    let packed = carry::carried(&pack::lzma(carried)?);
    Ok([before.as_bytes(), &packed, behind.as_bytes()].concat())
}

/// The page's styles and those of its parts: in one file there is nothing to load later.
fn all_styles() -> Result<String, Failure> {
    let parts = bundle::parts(|name| format!("{name}.css"))?;
    let entries: Vec<String> = std::iter::once("src/style.css".to_owned())
        .chain(parts.into_values())
        .collect();
    let styles = bundle(
        &entries,
        &places::target().join("single/styles"),
        "[dir]-[name]",
        &[],
    )?;
    entries
        .iter()
        .map(|entry| Ok(styles.text(entry)?.trim_end().to_owned()))
        .collect()
}

/// A picture as an address that has it all in itself.
fn data_address(svg: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || " =:/.,-".contains(c);
    let text = svg.trim().replace('"', "'");
    let escaped: String = text
        .chars()
        .map(|c| {
            if plain(c) || c == '\'' {
                c.to_string()
            } else {
                escape(c)
            }
        })
        .collect();
    format!("data:image/svg+xml,{escaped}")
}

fn escape(c: char) -> String {
    let hexadecimal = |byte| format!("%{byte:02x}");
    c.to_string()
        .bytes()
        .map(hexadecimal)
        .collect::<Vec<_>>()
        .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_stands_only_where_its_english_is_in_the_module() {
        let language = r#"{"terms": {"purity": "pureza", "bricks": "ladrillos"}, "messages": {"{} to {}": "de {} a {}"}}"#;
        let module = |name, text: &str| Module {
            name,
            wasm: text.as_bytes().to_vec(),
        };
        let modules = [
            module("whole", "bricks"),
            module(SINGLE, "..purity{} to {}.."),
        ];
        let spoken = spoken(language, &modules).unwrap_or_default();
        assert_eq!(
            spoken,
            r#"{"messages":{"{} to {}":"de {} a {}"},"terms":{"purity":"pureza"}}"#
        );
    }
}
