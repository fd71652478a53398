//! Where the values were published.

use calc_core::Catalog;
use calc_core::catalog::Source;
use serde::Serialize;

use super::Entries;
use crate::paint::{Page, Style};

#[derive(Serialize)]
pub struct Sources<'a> {
    sources: &'a [Source],
}

/// Every source.
pub fn entries(catalog: &Catalog) -> Sources<'_> {
    Sources {
        sources: catalog.sources(),
    }
}

impl Entries for Sources<'_> {
    fn put(&self, page: &mut Page) {
        for source in self.sources {
            let issued = format!("{}, {} ({})", source.publisher, source.date, source.read);
            let used = source.id.chars().count() + 2;
            page.put(Style::Strong, &source.id).put(Style::Plain, "  ");
            page.hang(Style::Plain, used, 2, &issued);
            page.indented(Style::Plain, 2, 2, &source.title);
            page.put(Style::Plain, "  ").line(Style::Faint, &source.url);
        }
    }
}
