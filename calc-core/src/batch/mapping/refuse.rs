//! What to say of a header without a column that is needed, or with two for one role.

use super::column::Columns;
use crate::batch::names;
use crate::batch::request::Role;
use crate::error::{Error, ErrorKind};
use crate::message::{Arg, Message};
use crate::suggest;

/// How many columns a message lists.
const LISTED: usize = 20;

impl Columns<'_> {
    /// A column as messages show it: `column 9, "Sum Qty (lbs)"`.
    pub fn shown(&self, at: usize) -> String {
        format!("column {}, {}", at + 1, self.quoted(at))
    }

    /// The name of a column in quotes.
    pub fn quoted(&self, at: usize) -> String {
        format!("\"{}\"", Error::shown(&self.names[at]))
    }

    /// All columns, in a sentence.
    pub fn list(&self) -> Message {
        let listed = self.names.len().min(LISTED);
        let shown: Vec<String> = (0..listed).map(|at| self.quoted(at)).collect();
        let shown = shown.join(", ");
        match self.names.len() - listed {
            0 => say!("the columns are {}", shown),
            more => say!("the columns are {} and {} more", shown, more),
        }
    }

    /// The refusal of two columns or more for one role.
    pub fn several(&self, places: &[usize], role: Role) -> Error {
        let first = &self.names[places[0]];
        let option = role.option();
        if places.iter().all(|&at| self.names[at] == *first) {
            let message = say!(
                "{} columns are called {}",
                places.len(),
                self.quoted(places[0])
            );
            let numbers: Vec<_> = places
                .iter()
                .map(|at| say!("{} {}", Arg::term(option), format!("'#{}'", at + 1)))
                .collect();
            return Error::new(ErrorKind::Column, message).hint(say!(
                "say which by its number: {}",
                Arg::list(" or ", numbers)
            ));
        }
        let shown: Vec<String> = places.iter().map(|&at| self.quoted(at)).collect();
        let held = Arg::term(article(role));
        let message = if places.len() == 2 {
            say!("{} could both hold {}", Arg::list(" and ", &shown), held)
        } else {
            say!("{} could all hold {}", Arg::list(" and ", &shown), held)
        };
        let ways: Vec<_> = shown
            .iter()
            .map(|name| say!("{} {}", Arg::term(option), name))
            .collect();
        Error::new(ErrorKind::Column, message).hint(say!("say which: {}", Arg::list(" or ", ways)))
    }

    /// The refusal of a name given that no column has.
    pub fn not_there(&self, name: &str, role: Role) -> Error {
        let lower = name.to_lowercase();
        let lowered: Vec<String> = self
            .names
            .iter()
            .map(|known| known.to_lowercase())
            .collect();
        let near = suggest::nearest(&lower, lowered.iter().map(|known| &**known));
        let near = near.and_then(|near| lowered.iter().position(|known| known == near));
        let message = say!(
            "the table has no column \"{}\", given by {}",
            Error::shown(name),
            Arg::term(role.option())
        );
        Error::new(ErrorKind::Column, message).hint(match near {
            Some(at) => say!("did you mean {}? {}", self.quoted(at), self.list()),
            None => self.list(),
        })
    }

    /// The refusal of a table without a column of a role.
    pub fn missing(&self, role: Role) -> Error {
        let slip = self.names.iter().position(|name| {
            let joined = names::words(name).concat();
            suggest::nearest(&joined, names::of(role).iter().copied()).is_some()
        });
        let example = slip.map_or_else(|| "NAME".to_owned(), |at| self.quoted(at));
        let (what, otherwise) = match role {
            Role::Substance => (
                "what was seized",
                ", or the substance of every row with --substance NAME",
            ),
            Role::Date => ("dates", ""),
            _ => ("quantities", ", or of tablets with --count-column NAME"),
        };
        let message = say!("no column of {} was found", Arg::term(what));
        Error::new(ErrorKind::Column, message).hint(say!(
            "name it with {} {}{}; {}",
            Arg::term(role.option()),
            example,
            Arg::term(otherwise),
            self.list()
        ))
    }
}

/// A role in a sentence.
pub const fn article(role: Role) -> &'static str {
    match role {
        Role::Substance => "the substance",
        Role::Quantity => "the quantity",
        Role::Unit => "the unit",
        Role::Purity => "the purity",
        Role::PurityLow => "the low end of the purity",
        Role::PurityHigh => "the high end of the purity",
        Role::Form => "the form",
        Role::Count => "the count of tablets",
        Role::Date => "the date",
    }
}
