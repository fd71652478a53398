//! Data.

use calc_core::Answered;
use calc_core::show::safe_json;

use super::Answer;

/// The answer as indented JSON.
pub fn json(answer: &Answer<'_>) -> String {
    let with = Answered {
        assessment: answer.assessment,
        impact: answer.impact,
        spreads: answer.spreads,
    };
    safe_json(with.to_json_pretty()) + "\n"
}
