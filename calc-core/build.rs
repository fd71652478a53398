//! Turns `data/*.toml` into constants, so that nothing is parsed when the program starts.
//!
//! Values are checked where the compiler reads them (`Exact::literal` and its kin are `const`);
//! that every source exists is checked here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "src/catalog/schema.rs"]
mod schema;
#[path = "src/catalog/total_schema.rs"]
mod total_schema;

#[path = "build/published.rs"]
mod published;

#[path = "build/tables.rs"]
mod tables;

#[path = "src/word_list.rs"]
#[expect(dead_code, reason = "here lists are only written")]
mod word_list;

#[path = "build/wording.rs"]
mod wording;

use schema::{Dose, Figure, File, Preset, Salt, Source, Substance};

/// Word lists: meaning, then value, then language, then words.
type Words = BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<String>>>>;

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/catalog/schema.rs");
    println!("cargo::rerun-if-changed=src/catalog/total_schema.rs");
    println!("cargo::rerun-if-changed=src/batch/folded.rs");
    println!("cargo::rerun-if-changed=src/word_list.rs");
    println!("cargo::rerun-if-changed=src/batch/schema.rs");
    let mut file = read::<File>("presets");
    #[cfg(feature = "impact")]
    assert!(
        file.total.is_empty(),
        "totals have sources of their own, in impact.toml"
    );
    file.source = read::<File>("sources").source;
    file.substance = read::<File>("substances").substance;
    check_sources(&file);
    write("catalog.rs", &catalog(&file));
    write("data_version.txt", &data_version(&file));
    let sources = file.source.iter().map(|source| &*source.id).collect();
    write(
        "tablets.rs",
        &published::tablets(&read("tablets"), &sources),
    );
    write("impact.rs", &published::impact(&read("impact"), &sources));
    let known = read::<Words>("words");
    write("words.rs", &words(&known));
    write("tables.rs", &tables::tables(read("tables")));
    let sentences = env::var_os("CARGO_FEATURE_SENTENCES").is_some();
    let page = wording::page(&read("wording/page"), sentences);
    write(
        "phrases.rs",
        &(wording::phrases(&read("wording/en"), sentences) + &page),
    );
    write("es.json", &wording::dictionary(&spanish()));
    let ids = file.substance.iter().map(|s| &*s.id).collect();
    write(
        "profiles.rs",
        &tables::profiles(read("profiles"), &ids, &known),
    );
}

/// Every file of Spanish words.
fn spanish() -> Vec<toml::Table> {
    [
        "wording/es",
        "wording/es-messages",
        "wording/es-tablets",
        "wording/es-impact",
        "wording/es-spreads",
    ]
    .into_iter()
    .filter(|name| Path::new(&format!("data/{name}.toml")).exists())
    .map(read)
    .collect()
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = format!("data/{name}.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn write(name: &str, code: &str) {
    let out = env::var("OUT_DIR").expect("cargo names the folder for build output");
    fs::write(Path::new(&out).join(name), code).expect("the build folder takes files");
}

/// The newest as-of date, and a hash of every file of data but for the wording.
fn data_version(file: &File) -> String {
    let doses = file
        .substance
        .iter()
        .flat_map(|s| s.lethal_dose.iter().chain(&s.published_dose));
    let salts = file.substance.iter().flat_map(|s| &s.salt);
    let dates = doses
        .map(|dose| &dose.as_of)
        .chain(salts.map(|salt| &salt.as_of))
        .chain(file.preset.iter().map(|preset| &preset.as_of));
    let newest = dates.max().expect("there is data");
    let mut names: Vec<_> = fs::read_dir("data")
        .expect("the data is there")
        .map(|entry| entry.expect("a file of data").path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    names.sort();
    let texts: String = names
        .iter()
        .map(|path| fs::read_to_string(path).expect("text").replace('\r', ""))
        .collect();
    // FNV-1a of 32 bits: it has to tell versions apart, not to withstand anybody.
    let hash = texts.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{newest}-{hash:08x}")
}

fn check_sources(file: &File) {
    let known: BTreeSet<&str> = file.source.iter().map(|s| &*s.id).collect();
    assert_eq!(known.len(), file.source.len(), "two sources share an id");
    for id in used_sources(file) {
        assert!(known.contains(id), "no source has the id `{id}`");
    }
}

fn used_sources(file: &File) -> Vec<&str> {
    let substances = file.substance.iter().flat_map(|s| {
        let doses = s
            .lethal_dose
            .iter()
            .chain(&s.published_dose)
            .flat_map(|d| [&d.source].into_iter().chain(&d.caveat_source))
            .map(|id| &**id);
        doses.chain(s.salt.iter().map(|salt| &*salt.source))
    });
    let presets = file.preset.iter().flat_map(|p| {
        [
            &p.purity,
            &p.tablet_share,
            &p.tablet_content,
            &p.tablet_mass,
        ]
        .into_iter()
        .flatten()
        .map(|f| &*f.source)
    });
    substances.chain(presets).collect()
}

fn catalog(file: &File) -> String {
    let mut code = String::new();
    let _ = writeln!(
        code,
        "static SOURCES: &[Source] = &[{}];",
        all(&file.source, source)
    );
    let _ = writeln!(
        code,
        "static SUBSTANCES: &[Substance] = &[{}];",
        all(&file.substance, substance)
    );
    let _ = writeln!(
        code,
        "static PRESETS: &[Preset] = &[{}];",
        all(&file.preset, preset)
    );
    let _ = writeln!(code, "static NAMES: &str = {:?};", names(&file.substance));
    code
}

/// Every name of every substance with the substance's place, as a sorted list.
fn names(substances: &[Substance]) -> String {
    let mut names = BTreeMap::new();
    for (at, substance) in substances.iter().enumerate() {
        let own = [&substance.id]
            .into_iter()
            .chain(&substance.names)
            .map(|name| (name, false));
        for (name, foreign) in own.chain(substance.foreign_names.iter().map(|name| (name, true))) {
            let other = names.insert(name, (at, foreign));
            assert_eq!(other, None, "two substances have the name `{name}`");
        }
    }
    let names = names.into_iter();
    names
        .map(|(name, (at, foreign))| word_list::line(name, at, foreign))
        .collect()
}

fn all<T>(items: &[T], one: impl Fn(&T) -> String) -> String {
    items.iter().map(|item| one(item) + ",\n").collect()
}

fn text(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

fn option<T: AsRef<str>>(value: Option<&T>, one: impl Fn(&str) -> String) -> String {
    value.map_or_else(
        || "None".to_owned(),
        |value| format!("Some({})", one(value.as_ref())),
    )
}

fn source(s: &Source) -> String {
    format!(
        "Source {{ id: {}, title: {}, publisher: {}, date: {}, url: {}, read: {} }}",
        text(&s.id),
        text(&s.title),
        text(&s.publisher),
        text(&s.date),
        text(&s.url),
        text(&s.read)
    )
}

fn substance(s: &Substance) -> String {
    format!(
        "Substance {{ id: {}, names: {}, foreign_names: {}, lethal_dose: {}, published_doses: Cow::Borrowed(&[{}]), salts: Cow::Borrowed(&[{}]) }}",
        text(&s.id),
        text(&s.names.join("\n")),
        text(&s.foreign_names.join("\n")),
        s.lethal_dose
            .as_ref()
            .map_or_else(|| "None".to_owned(), |d| format!("Some({})", dose(d))),
        all(&s.published_dose, dose),
        all(&s.salt, salt),
    )
}

fn dose(d: &Dose) -> String {
    let part = |mass: &str| milligrams("LethalDose", mass);
    format!(
        "ReferenceDose {{ id: {}, value: Range {{ low: {}, central: {}, high: {} }}, shape: {}, source: {}, as_of: {}, condition: {}, caveat: {}, caveat_source: {} }}",
        text(&d.id),
        part(d.low.as_ref().unwrap_or(&d.value)),
        part(&d.value),
        part(d.high.as_ref().unwrap_or(&d.value)),
        option(d.shape.as_ref(), shape),
        text(&d.source),
        text(&d.as_of),
        option(d.condition.as_ref(), text),
        option(d.caveat.as_ref(), text),
        option(d.caveat_source.as_ref(), text),
    )
}

fn shape(name: &str) -> String {
    let name = match name {
        "uniform" => "Uniform",
        "triangular" => "Triangular",
        "pert" => "Pert",
        "lognormal" => "LogNormal",
        _ => panic!("`{name}` is no shape of a range"),
    };
    format!("ShapeName::{name}")
}

fn salt(s: &Salt) -> String {
    format!(
        "SaltForm {{ id: {}, base_fraction: {}, source: {}, as_of: {}, note: {} }}",
        text(&s.id),
        percent("BaseFraction", &s.base_fraction),
        text(&s.source),
        text(&s.as_of),
        option(s.note.as_ref(), text)
    )
}

fn preset(p: &Preset) -> String {
    format!(
        "Preset {{ id: {}, title: {}, substance: {}, series: {}, from: {}, to: {}, as_of: {}, purity: {}, tablet_share: {}, tablet_content: {}, tablet_mass: {} }}",
        text(&p.id),
        text(&p.title),
        text(&p.substance),
        option(p.series.as_ref(), text),
        month(&p.from),
        month(&p.to),
        text(&p.as_of),
        figure(p.purity.as_ref(), |v| percent("Purity", v)),
        figure(p.tablet_share.as_ref(), |v| percent("TabletShare", v)),
        figure(p.tablet_content.as_ref(), |v| milligrams(
            "TabletContent",
            v
        )),
        figure(p.tablet_mass.as_ref(), |v| milligrams("TabletMass", v)),
    )
}

fn figure(figure: Option<&Figure>, value: impl Fn(&str) -> String) -> String {
    let Some(f) = figure else {
        return "None".to_owned();
    };
    let bounds = match (&f.low, &f.high, &f.range_of) {
        (Some(low), Some(high), None) => format!("Bounds::Given({}, {})", value(low), value(high)),
        (None, None, Some(series)) => format!("Bounds::Series({})", text(series)),
        (None, None, None) => "Bounds::None".to_owned(),
        _ => panic!(
            "`{}`: give low and high, or range_of, or none of them",
            f.value
        ),
    };
    format!(
        "Some(Sourced {{ value: {}, bounds: {bounds}, shape: {}, source: {}, note: {} }})",
        value(&f.value),
        option(f.shape.as_ref(), shape),
        text(&f.source),
        option(f.note.as_ref(), text)
    )
}

fn month(month: &str) -> String {
    let (year, month) = month
        .split_once('-')
        .unwrap_or_else(|| panic!("`{month}` is not a month"));
    format!("Month::known({}, {})", year, month.trim_start_matches('0'))
}

fn percent(type_name: &str, value: &str) -> String {
    let number = value
        .strip_suffix('%')
        .unwrap_or_else(|| panic!("`{value}` is not a percentage"));
    format!("{type_name}::percent_literal({number:?})")
}

fn milligrams(type_name: &str, value: &str) -> String {
    let number = value
        .strip_suffix(" mg")
        .unwrap_or_else(|| panic!("`{value}` is not in mg"));
    format!("{type_name}::milligrams_literal({number:?})")
}

/// One sorted list, so that a word is found by halving and a phrase stands right behind its first word;
/// and the senses that its numbers stand for.
fn words(words: &Words) -> String {
    let mut table: BTreeMap<&str, (String, BTreeSet<&str>)> = BTreeMap::new();
    for (meaning, values) in words {
        for (value, languages) in values {
            let sense = sense(meaning, value);
            for (language, list) in languages {
                for word in list {
                    let entry = table
                        .entry(word)
                        .or_insert_with(|| (sense.clone(), BTreeSet::new()));
                    assert_eq!(entry.0, sense, "the word `{word}` has two meanings");
                    entry.1.insert(language);
                }
            }
        }
    }
    let senses: BTreeSet<&String> = table.values().map(|(sense, _)| sense).collect();
    let mut lines = String::new();
    for (word, (sense, languages)) in &table {
        let number = senses.iter().position(|known| *known == sense);
        let number = number.expect("every sense was collected");
        lines += &word_list::line(word, number, !languages.contains("any"));
    }
    let senses: Vec<_> = senses.into_iter().map(String::as_str).collect();
    format!(
        "pub static SENSES: &[Sense] = &[{}];\npub static WORDS: WordList<'_> = WordList::new({lines:?});",
        senses.join(", ")
    )
}

/// `unit` and `Kilogram` are `Sense::Unit(MassUnit::Kilogram)`; a number stands for itself.
fn sense(meaning: &str, value: &str) -> String {
    match (meaning, value) {
        ("Unit", unit) => format!("Sense::Unit(MassUnit::{unit})"),
        ("Refused", why) => format!("Sense::Refused(Refusal::{why})"),
        ("Hedge" | "Behind", hedge) => format!("Sense::{meaning}(Hedge::{hedge})"),
        ("Salt", salt) => format!("Sense::Salt({salt:?})"),
        ("Scale" | "Number", number) => format!("Sense::{meaning}({number})"),
        ("Fraction", fraction) => {
            let (over, under) = fraction.split_once('/').expect("a fraction has a slash");
            format!("Sense::Fraction({over}, {under})")
        }
        ("Plain", name) => format!("Sense::{name}"),
        _ => panic!("no meaning is called `{meaning}`"),
    }
}
