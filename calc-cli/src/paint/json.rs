//! Data.

use calc_core::show::safe_json;
use calc_core::{WithImpact, WithSpreads};

use super::Answer;

/// The answer as indented JSON.
pub fn json(answer: &Answer<'_>) -> String {
    let assessment = answer.assessment;
    let with_impact = answer
        .impact
        .map(|impact| WithImpact { assessment, impact });
    let json = match (&with_impact, answer.spreads) {
        (None, None) => assessment.to_json_pretty(),
        (Some(answer), None) => answer.to_json_pretty(),
        (None, Some(spreads)) => WithSpreads {
            answer: assessment,
            spreads,
        }
        .to_json_pretty(),
        (Some(answer), Some(spreads)) => WithSpreads { answer, spreads }.to_json_pretty(),
    };
    safe_json(json) + "\n"
}
