//! The working of an answer: each figure step by step, and how the units that were typed are defined.

use calc_core::wording::{self, Words};
use calc_core::{Assessment, Figure};

/// The working.
pub struct Explanation {
    /// A figure each.
    pub steps: Vec<Step>,
    /// "pound: 0.45359237 kg (who says so)".
    pub units: Vec<String>,
}

/// The working of a figure.
pub struct Step {
    /// The method, and the exhibit where there are several.
    pub title: String,
    /// A line a step.
    pub lines: Vec<String>,
}

impl Explanation {
    /// The working of an answer.
    pub fn of(assessment: &Assessment) -> Self {
        let several = assessment.exhibits.len() > 1;
        let steps = assessment
            .figures
            .iter()
            .map(|figure| step(figure, several))
            .collect();
        Self {
            steps,
            units: wording::units(assessment, &Words::ENGLISH),
        }
    }
}

fn step(figure: &Figure, several: bool) -> Step {
    let exhibit = if several {
        format!("exhibit {}, ", figure.exhibit)
    } else {
        String::new()
    };
    Step {
        title: format!("{exhibit}{}: {}", figure.label, figure.formula),
        lines: figure.working(),
    }
}
