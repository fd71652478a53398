//! Whole tables, block by block: what `dosecalc batch` does with a file, for a page that has its bytes.
//!
//! ```ts
//! const table = new Table(JSON.stringify(options));     // throws a Problem as JSON
//! let begun = table.begin(firstBytes, atEnd, "en");     // {"found": Found} | {"error": Problem}
//! table.feed(bytes, atEnd);                             // undefined, or a Problem as JSON: no more can be fed
//! table.take_table(); table.take_rejects();             // what was written since the last time
//! table.progress();                                     // Progress
//! table.finish("en");                                   // {"done": Done} | {"error": Problem}
//! ```
//!
//! The text is UTF-8, with or without a byte-order mark. `begin` takes the beginning of the table, of a
//! megabyte or all of it; `feed` what follows, in pieces of any size, the last with `at_end`. With other
//! options, a new `Table` begins anew.

mod answer;
mod options;

use wasm_bindgen::prelude::wasm_bindgen;

pub use answer::{
    Column, Count, Done, DoseFigures, Found, Group, Mapped, Open, Problem, ProfileFound, Progress,
    RejectedRow, Rows, Shown, TotalsFound, Warned,
};
pub use options::TableOptions;

/// A table that is being converted.
#[wasm_bindgen]
pub struct Table {
    options: TableOptions,
}

#[wasm_bindgen]
impl Table {
    /// A table to be converted with these [`TableOptions`] as JSON.
    ///
    /// # Errors
    /// A [`Problem`] as JSON for options that cannot be.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Self, String> {
        let options = serde_json::from_str(options).map_err(|error| error.to_string())?;
        Ok(Self { options })
    }

    /// Looks at the beginning of the table: `{"found": Found}`, or `{"error": Problem}` for what is no table.
    pub fn begin(&mut self, bytes: &[u8], at_end: bool, lang: &str) -> String {
        let _ = (bytes, at_end, lang, &self.options);
        String::new()
    }

    /// Converts what follows: the whole records of it, with what was left of the pieces before. Gives a
    /// [`Problem`] as JSON where the run cannot go on.
    pub fn feed(&mut self, bytes: &[u8], at_end: bool) -> Option<String> {
        let _ = (bytes, at_end, &self.options);
        None
    }

    /// The bytes of the converted table since the last time; its header comes with `begin`.
    pub fn take_table(&mut self) -> Vec<u8> {
        let _ = &self.options;
        Vec::new()
    }

    /// The bytes of the rejected rows as CSV since the last time; nothing at all where there are none.
    pub fn take_rejects(&mut self) -> Vec<u8> {
        let _ = &self.options;
        Vec::new()
    }

    /// [`Progress`] as JSON.
    #[must_use]
    pub fn progress(&self) -> String {
        let _ = &self.options;
        String::new()
    }

    /// Ends the run: `{"done": Done}`, or `{"error": Problem}`.
    pub fn finish(&mut self, lang: &str) -> String {
        let _ = (lang, &self.options);
        String::new()
    }
}
