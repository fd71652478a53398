//! The sources of an answer, numbered in the order in which they are named.

use calc_core::{Assumption, Citation};

/// Sources, each once.
#[derive(Default)]
pub struct Sources<'a> {
    cited: Vec<&'a Citation>,
}

impl<'a> Sources<'a> {
    /// The sources of some assumptions, and of the ends of their ranges.
    pub fn of(assumptions: &'a [Assumption]) -> Self {
        let mut sources = Self::default();
        for assumption in assumptions {
            let ends = [&assumption.low_from, &assumption.high_from];
            let ends = ends.into_iter().flatten().map(|end| &end.citation);
            for citation in core::iter::once(&assumption.citation).chain(ends) {
                if citation.url.is_some() && sources.position(citation).is_none() {
                    sources.cited.push(citation);
                }
            }
        }
        sources
    }

    fn position(&self, citation: &Citation) -> Option<usize> {
        self.cited
            .iter()
            .position(|known| known.url == citation.url && known.source == citation.source)
    }

    /// " [2]", or nothing for a value that came with the question.
    pub fn mark(&self, citation: &Citation) -> String {
        self.position(citation)
            .map_or_else(String::new, |at| format!(" [{}]", at + 1))
    }

    /// The sources with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &'a Citation)> {
        self.cited
            .iter()
            .enumerate()
            .map(|(at, citation)| (at + 1, *citation))
    }
}
