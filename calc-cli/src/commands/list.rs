//! `list`: what dosecalc knows, with sources, for people and as data.

mod methods;
mod presets;
mod sources;
mod substances;
mod totals;
mod units;

use calc_core::catalog::Source;
use calc_core::show::safe_json;
use calc_core::{Catalog, SCHEMA_VERSION};
use serde::Serialize;

use crate::args::{Color, List, ListFormat, Listing};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::paint::Page;

/// Entries of one kind: data that can also be put on a page.
trait Entries: Serialize {
    /// Puts them on a page.
    fn put(&self, page: &mut Page);
}

/// Prints a list.
///
/// # Errors
/// Those of the catalogue file, and where the list cannot be written.
pub fn run(list: &List, color: Color, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let catalog = files::catalog(list.catalog.path.as_deref())?;
    let page = (list.format == ListFormat::Text).then(|| Page::new(console.look(color)));
    let text = match list.what {
        Listing::Substances => print(&substances::entries(&catalog), page),
        Listing::Units => print(&units::entries(), page),
        Listing::Presets => print(&presets::entries(&catalog), page),
        Listing::Sources => print(&sources::entries(&catalog), page),
        Listing::Methods => print(&methods::entries(), page),
        Listing::Totals => print(&totals::entries(&catalog), page),
    };
    console.answer(&text)?;
    Ok(Exit::Answered)
}

/// On the page, or as data where there is none.
fn print(entries: &impl Entries, page: Option<Page>) -> String {
    if let Some(mut page) = page {
        entries.put(&mut page);
        return page.finish();
    }
    let data = Data {
        schema_version: SCHEMA_VERSION,
        entries,
    };
    let json = serde_json::to_string_pretty(&data).expect("entries hold text and numbers");
    safe_json(json) + "\n"
}

/// A list as data.
#[derive(Serialize)]
struct Data<'a, T> {
    schema_version: &'static str,
    #[serde(flatten)]
    entries: &'a T,
}

/// Where a value was published.
#[derive(Serialize)]
struct Cited<'a> {
    source: &'a str,
    title: &'a str,
    publisher: &'a str,
    as_of: &'a str,
    url: &'a str,
}

impl<'a> Cited<'a> {
    /// As an answer cites it: with the value's own date, or that of its source.
    fn of(catalog: &'a Catalog, source: &'a str, as_of: Option<&'a str>) -> Self {
        Self::from_source(catalog.source(source), as_of)
    }

    /// As an answer cites a source that is at hand.
    fn from_source(source: &'a Source, as_of: Option<&'a str>) -> Self {
        Self {
            source: &source.id,
            title: &source.title,
            publisher: &source.publisher,
            as_of: as_of.unwrap_or(&source.date),
            url: &source.url,
        }
    }

    /// "DEA, as of 2019-11-04: title, url".
    fn shown(&self) -> String {
        format!(
            "{}, as of {}: {}, {}",
            self.publisher, self.as_of, self.title, self.url
        )
    }
}
