//! The roles that wait for somebody's choice.

use super::column::Columns;
use super::unit;
use crate::batch::look::Open;
use crate::batch::request::{Request, Role};
use crate::error::Error;

/// The roles of a header for which no column can be taken, and one is needed or there are several.
pub fn open(names: &[String], request: &Request) -> Vec<Open> {
    let columns = Columns { names, request };
    let mut open: Vec<Open> = Vec::new();
    for role in Role::ALL {
        if let Some(error) = columns.refusal(role) {
            open.push(Open {
                role,
                columns: columns.could_be(role),
                error,
            });
        }
    }
    open
}

impl Columns<'_> {
    /// Why a role has no column, where that is a fault.
    fn refusal(&self, role: Role) -> Option<Error> {
        let found = match self.find(role) {
            Err(error) => return Some(error),
            Ok(found) => found.is_some(),
        };
        // What is refused is told at its own role.
        let is_there = |role| !matches!(self.find(role), Ok(None));
        match role {
            Role::Quantity if !found && !is_there(Role::Count) => Some(self.missing(role)),
            Role::Substance if !found && self.request.settings.substance.is_none() => {
                let quantity = self.find(Role::Quantity).ok()??;
                let (unit, _) = unit::find(self, Some(quantity)).ok()?;
                (unit != super::UnitFrom::InText).then(|| self.missing(role))
            }
            Role::Unit => {
                let quantity = self.find(Role::Quantity).ok()?;
                unit::find(self, quantity).err()
            }
            _ => None,
        }
    }
}
