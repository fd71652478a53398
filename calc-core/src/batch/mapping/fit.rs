//! How well the name of a column fits a role.

use super::unit;
use crate::batch::names;
use crate::batch::request::Role;

/// How well the name of a column fits a role.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It is one that tables have for it, perhaps with a unit.
    Exact,
    /// It is one with words around it that leave its meaning.
    Near,
}

/// How well a name fits a role.
pub fn fit(role: Role, name: &str) -> Option<Fit> {
    let words = names::words(name);
    if words.is_empty() {
        return None;
    }
    let bare = match role {
        Role::Quantity => return fit_quantity(name, &words),
        Role::Purity | Role::PurityLow | Role::PurityHigh => {
            let mut bare = words;
            bare.retain(|word| names::percent(word).is_none());
            bare
        }
        _ => words,
    };
    fit_words(role, &bare)
}

fn fit_words(role: Role, words: &[String]) -> Option<Fit> {
    if names::is_name(role, words) {
        return Some(Fit::Exact);
    }
    let core = names::core(role, words);
    names::is_name(role, &core).then_some(Fit::Near)
}

/// A quantity's name may hold its unit, and may be no more than that: `Kilograms`, `total lbs`.
fn fit_quantity(name: &str, words: &[String]) -> Option<Fit> {
    let whole = fit_words(Role::Quantity, words);
    if whole == Some(Fit::Exact) {
        return whole;
    }
    let Some(found) = unit::in_name(name) else {
        return whole;
    };
    let rest = fit_words(Role::Quantity, &found.rest);
    // A column called `g` or `t` may hold anything.
    let is_letter = name.chars().nth(1).is_none();
    let alone = found.is_mass && !is_letter && names::core(Role::Quantity, &found.rest).is_empty();
    rest.or(whole).or(alone.then_some(Fit::Near))
}

/// How many names of a record are names of columns: the record with the most is the likeliest header.
pub fn looks_like_header(names: &[String]) -> usize {
    let fits = |name: &&String| Role::ALL.iter().any(|&role| fit(role, name).is_some());
    names.iter().filter(fits).count()
}
