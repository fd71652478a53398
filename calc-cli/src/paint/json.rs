//! Data.

use calc_core::WithImpact;
use calc_core::show::safe_json;

use super::Answer;

/// The answer as indented JSON.
pub fn json(answer: &Answer<'_>) -> String {
    let assessment = answer.assessment;
    let json = match answer.impact {
        Some(impact) => WithImpact { assessment, impact }.to_json_pretty(),
        None => assessment.to_json_pretty(),
    };
    safe_json(json) + "\n"
}
