//! Data.

use calc_core::Assessment;

use super::safe::acts;

/// The answer as indented JSON.
pub fn json(assessment: &Assessment) -> String {
    let mut json = safe_json(assessment.to_json_pretty());
    json.push('\n');
    json
}

/// The same JSON, with characters that a terminal would act on as escapes: JSON itself asks that only of
/// those below U+0020. They can stand in strings alone, where an escape means the same.
pub fn safe_json(json: String) -> String {
    let raw = |c: char| c != '\n' && acts(c);
    if !json.contains(raw) {
        return json;
    }
    json.chars()
        .map(|c| {
            if raw(c) {
                format!("\\u{:04x}", u32::from(c))
            } else {
                c.to_string()
            }
        })
        .collect()
}
