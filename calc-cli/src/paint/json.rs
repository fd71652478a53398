//! Data.

use calc_core::Assessment;
use calc_core::show::acts_on_screen;

/// The answer as indented JSON.
pub fn json(assessment: &Assessment) -> String {
    let mut json = safe_json(assessment.to_json_pretty());
    json.push('\n');
    json
}

/// The same JSON, with characters that a terminal would act on as escapes: JSON itself asks that only of
/// those below U+0020. They can stand in strings alone, where an escape means the same.
pub fn safe_json(json: String) -> String {
    // Nearly every answer is plain ASCII, and a look at its bytes costs a tenth of a look at its characters.
    if json.bytes().all(|byte| byte < 0x7f) {
        return json;
    }
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && acts_on_screen(c) {
            safe.push_str(&escape(c));
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Every character that acts is below U+10000: one escape holds it.
fn escape(c: char) -> String {
    format!("\\u{:04x}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_mean_the_same_string() {
        let text = "µ \u{7f}\u{9b}\u{202e}é";
        let raw = serde_json::to_string(text).expect("JSON");
        let safe = safe_json(raw);
        assert_eq!(safe, "\"µ \\u007f\\u009b\\u202eé\"");
        assert_eq!(serde_json::from_str::<String>(&safe).expect("JSON"), text);
    }
}
