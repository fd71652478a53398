//! The records of a table, as the library sees them.

use std::sync::Arc;

use calc_core::batch::{self, Broken, Header, Layout, Plan, Request, detect, line_ends};
use calc_core::{Error, ErrorKind};

use super::blocks::Records;
use super::problem::about;
use super::tables::Tables;
use crate::exit::{Exit, Failure};

/// The layout and the header of the first table, which the others must have too.
pub struct Whole<'a> {
    /// All tables.
    pub tables: &'a Tables,
    /// What was found in the first.
    pub plan: Arc<Plan>,
    /// What is asked of them.
    pub request: &'a Request,
}

impl Records for Whole<'_> {
    fn whole(&mut self, text: &[u8], at_end: bool) -> Result<usize, Broken> {
        batch::whole(text, self.plan.layout(), at_end)
    }

    fn header(&mut self, file: usize, text: &[u8]) -> Result<usize, Failure> {
        let inputs = &self.tables.inputs;
        let name = inputs[file].shown();
        let layout = self.plan.layout();
        if layout == Layout::JsonLines {
            return Ok(0);
        }
        let (_, header) = header(&name, text, Some(layout), self.request)?;
        if header.names == self.plan.names() {
            let above = line_ends(&text[..header.start]);
            self.tables.header_found(file, above);
            return Ok(header.end);
        }
        let first = inputs[0].shown();
        let message = format!(
            "{name} has other columns than {first}: {}",
            difference(&header.names, self.plan.names())
        );
        let error = Error::new(ErrorKind::Column, message)
            .hint("run tables with other columns by themselves");
        Err(Failure::ended(error, Exit::Data))
    }
}

/// How a table is written, and its header.
///
/// # Errors
/// [`Exit::Data`] with the name of the file.
pub fn header(
    name: &str,
    text: &[u8],
    asked: Option<Layout>,
    request: &Request,
) -> Result<(Layout, Header), Failure> {
    detect(text, asked, request).map_err(|error| about(name, &error))
}

/// The first column that differs.
fn difference(names: &[String], first: &[String]) -> String {
    let shown = |name: Option<&String>| {
        name.map_or_else(
            || "nothing".to_owned(),
            |name| format!("`{}`", Error::shown(name)),
        )
    };
    let longest = names.len().max(first.len());
    let at = (0..longest).find(|&at| names.get(at) != first.get(at));
    let at = at.unwrap_or_default();
    format!(
        "column {} is {} and not {}",
        at + 1,
        shown(names.get(at)),
        shown(first.get(at))
    )
}
