//! Templates: text with `{name}` for what an answer says, and `[...]` for what goes when it says nothing.
//!
//! `[, {period}]` stands only where no hole in it is empty. Brackets do not nest, and no text has
//! brackets or braces of its own.

/// Fills a template. A hole without a value is empty.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some(open) = rest.find('[') {
        put(&rest[..open], values, &mut text);
        let (part, behind) = rest[open + 1..]
            .split_once(']')
            .unwrap_or((&rest[open + 1..], ""));
        let kept = text.len();
        if !put(part, values, &mut text) {
            text.truncate(kept);
        }
        rest = behind;
    }
    put(rest, values, &mut text);
    text
}

/// Adds a part without brackets; `false` if a hole in it was empty.
fn put(part: &str, values: &[(&str, &str)], text: &mut String) -> bool {
    let mut full = true;
    let mut rest = part;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        let value = value.map_or("", |(_, value)| value);
        full &= !value.is_empty();
        text.push_str(before);
        text.push_str(value);
        rest = behind;
    }
    text.push_str(rest);
    full
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn holes_are_filled_and_empty_brackets_go() {
        let values = [("low", "1"), ("high", "2"), ("none", "")];
        assert_eq!(fill("{low} to {high}", &values), "1 to 2");
        assert_eq!(fill("{low}[ to {none}]!", &values), "1!");
        assert_eq!(fill("{low}[ to {high}]!", &values), "1 to 2!");
        assert_eq!(fill("[{none}, ][{low}]", &values), "1");
        assert_eq!(fill("plain", &values), "plain");
    }
}
