//! Data.

use calc_core::Assessment;
use calc_core::show::safe_json;

/// The answer as indented JSON.
pub fn json(assessment: &Assessment) -> String {
    let mut json = safe_json(assessment.to_json_pretty());
    json.push('\n');
    json
}
