//! What tables write in their headers and cells, whoever made them: `data/tables.toml`, looked up.

use super::folded::folded;
use super::request::Role;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// Whether a cell says that nothing was reported, in any table: `NULL`, `N/A`, `-`, `unknown`.
#[must_use]
pub fn is_not_reported(text: &str) -> bool {
    !text.starts_with(|c: char| c.is_ascii_digit()) && is_in(NOT_REPORTED, text)
}

/// Whether a cell says that its row sums up the others: `TOTAL`, `Grand total`.
#[must_use]
pub fn is_total(text: &str) -> bool {
    let first = text.trim_start().bytes().next();
    first.is_some_and(begins_letter) && is_in(TOTAL, text)
}

/// Whether a text may begin with a word for a sum of rows: its first three letters do.
#[must_use]
pub(super) fn begins_total(text: &[u8]) -> bool {
    let Some(letters) = text.first_chunk::<3>() else {
        return false;
    };
    TOTAL
        .iter()
        .any(|word| word.as_bytes()[..3].eq_ignore_ascii_case(letters))
}

/// The first letters of those words, as bits from `a`.
const TOTAL_LETTERS: u32 = {
    let (mut letters, mut at) = (0, 0);
    while at < TOTAL.len() {
        letters |= 1 << (TOTAL[at].as_bytes()[0] - b'a');
        at += 1;
    }
    letters
};

// A number is looked up in neither list.
const _: () = {
    let mut at = 0;
    while at < NOT_REPORTED.len() {
        assert!(!NOT_REPORTED[at].as_bytes()[0].is_ascii_digit());
        at += 1;
    }
};

/// Whether one of those words begins with a letter, in either case: most texts are told apart by it.
#[inline]
pub(super) const fn begins_letter(first: u8) -> bool {
    let letter = (first | 0x20).wrapping_sub(b'a');
    letter < 26 && (TOTAL_LETTERS >> letter) & 1 == 1
}

/// The words of a column's name, in lower case: `Sum Qty (lbs)`, `sum_qty_lbs` and `SumQtyLbs` have the same.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = cased_words(name);
    for word in &mut words {
        *word = word.to_lowercase();
    }
    words
}

/// The words of a column's name as they are written: a unit may have another meaning in capitals.
pub(super) fn cased_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for c in name.chars() {
        let is_gap = c.is_whitespace() || matches!(c, '_' | '-' | '.' | '(' | ')' | '[' | ']');
        if is_gap || c == '%' || (c.is_uppercase() && after_lower) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| !is_gap) {
            word.push(c);
        }
        after_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether two names of columns have the same words.
pub(super) fn same(one: &str, other: &str) -> bool {
    words(one).concat() == words(other).concat()
}

/// Whether words are the name of a column of a role.
pub(super) fn is_name(role: Role, words: &[String]) -> bool {
    of_role(COLUMNS, role).contains(&&*words.concat())
}

/// Whether a name is one of the columns of a role, with or without a word for percent.
pub(super) fn is_name_of(role: Role, name: &str) -> bool {
    let mut words = words(name);
    words.retain(|word| percent(word).is_none());
    is_name(role, &words)
}

/// The words without those that may stand around the name of a column of a role.
pub(super) fn core(role: Role, words: &[String]) -> Vec<String> {
    let around = of_role(AROUND, role);
    let mut core = words.to_vec();
    core.retain(|word| !around.contains(&&**word));
    core
}

/// The names of columns of a role, without spaces.
pub(super) fn of(role: Role) -> &'static [&'static str] {
    of_role(COLUMNS, role)
}

/// Whether a word of a purity column's name says percent (`true`) or fraction (`false`).
pub(super) fn percent(word: &str) -> Option<bool> {
    if PERCENT.contains(&word) {
        return Some(true);
    }
    FRACTION.contains(&word).then_some(false)
}

fn of_role(lists: &'static [(Role, &[&str])], role: Role) -> &'static [&'static str] {
    lists
        .iter()
        .find(|list| list.0 == role)
        .map_or(&[], |list| list.1)
}

fn is_in(sorted: &[&str], text: &str) -> bool {
    sorted.binary_search(&&*folded(text)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_joints_make_no_difference() {
        for name in [
            "Sum Qty (lbs)",
            "sum_qty_lbs",
            "SUM-QTY.LBS",
            " sumQtyLbs ",
            "Sum  Qty [LBS]",
        ] {
            assert_eq!(words(name), ["sum", "qty", "lbs"], "{name}");
        }
        assert_eq!(words("purity (%)"), ["purity", "%"]);
        assert_eq!(words("Purity%"), ["purity", "%"]);
        assert_eq!(words(" - "), [""; 0]);
        assert!(same("DrugType", "drug_type"));
        assert!(!same("drug type", "drug types"));
    }

    #[test]
    fn cells_that_say_nothing() {
        for cell in ["NULL", " n/a ", "-", "Unknown", "Not  Reported", "—"] {
            assert!(is_not_reported(cell), "{cell}");
        }
        for cell in ["0", "", "fentanyl", "-1", "nano"] {
            assert!(!is_not_reported(cell), "{cell}");
        }
        assert!(is_total("TOTAL") && is_total("Grand Total:"));
        assert!(!is_total("Total Wine"));
    }
}
