//! The styles of the first moment: of all the page's rules those that can hold for its markup before a script has run.

use std::collections::BTreeSet;

/// What the page's first scripts add to its markup by themselves.
const ADDED: [&str; 4] = ["js", "linked", "ready", "fault"];

/// The rules of a minified style sheet of which every class and id stands in the page.
pub fn rules(style: &str, page: &str) -> String {
    let mut known = names(page);
    known.extend(ADDED);
    of(style, &known)
}

fn of(style: &str, known: &BTreeSet<&str>) -> String {
    let blocks = blocks(style);
    blocks
        .into_iter()
        .filter_map(|(head, body)| kept(head, body, known))
        .collect()
}

fn kept(head: &str, body: &str, known: &BTreeSet<&str>) -> Option<String> {
    if head.starts_with("@media print") {
        return None;
    }
    if head.starts_with("@media") {
        let inside = of(body, known);
        return (!inside.is_empty()).then(|| format!("{head}{{{inside}}}"));
    }
    (head.starts_with('@') || holds(head, known)).then(|| format!("{head}{{{body}}}"))
}

/// What stands before each brace, and what stands between it and its own end.
fn blocks(style: &str) -> Vec<(&str, &str)> {
    let (mut found, mut depth, mut start, mut open) = (Vec::new(), 0_u32, 0, 0);
    for (at, byte) in style.bytes().enumerate() {
        match byte {
            b'{' => {
                if depth == 0 {
                    open = at;
                }
                depth += 1;
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.push((style[start..open].trim(), &style[open + 1..at]));
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    found
}

/// True where one of the selectors names nothing that is not there.
fn holds(selectors: &str, known: &BTreeSet<&str>) -> bool {
    let named = |selector: &str| {
        let mut names = selector.split(['.', '#']).skip(1).map(name);
        names.all(|name| known.contains(name))
    };
    // A comma in brackets is not between selectors.
    let mut depth = 0_i32;
    let between = |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    };
    selectors.split(between).any(named)
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    &text[..end.unwrap_or(text.len())]
}

/// Every class and id of a page.
fn names(page: &str) -> BTreeSet<&str> {
    let values = [" class=\"", " id=\""]
        .into_iter()
        .flat_map(|mark| page.split(mark).skip(1));
    values
        .filter_map(|rest| rest.split('"').next())
        .flat_map(str::split_ascii_whitespace)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::rules;

    const PAGE: &str = "<p class=\"hint soft\" id=\"q\"></p>";

    #[test]
    fn what_names_nothing_else() {
        for rule in [
            "p{margin:0}",
            ".hint{color:red}",
            "#q.soft:focus{color:red}",
            ".other,.hint{color:red}",
            ".linked:not(.ready) p{visibility:hidden}",
            "@media (min-width:40rem){.hint{margin:.5rem}}",
            "@keyframes show{to{visibility:visible}}",
        ] {
            assert_eq!(rules(rule, PAGE), rule);
        }
    }

    #[test]
    fn without_what_comes_later() {
        for rule in [
            ".other{color:red}",
            ".hint .other{color:red}",
            ".hints{color:red}",
            "#other p{color:red}",
            ".other :is(p,a){color:red}",
            "@media print{p{color:red}}",
            "@media (min-width:40rem){.other{margin:0}}",
        ] {
            assert_eq!(rules(rule, PAGE), "", "{rule}");
        }
        assert_eq!(rules("a{b:c}.x{d:e}i{f:g}", PAGE), "a{b:c}i{f:g}");
    }
}
