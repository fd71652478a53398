//! The sources of an answer, numbered in the order in which they are named.

use super::date;
use super::view::SourceView;
use super::words::Words;
use crate::assess::{Assumption, Citation};

/// Sources, each once.
#[derive(Debug, Default)]
pub struct Sources<'a> {
    cited: Vec<&'a Citation>,
}

impl<'a> Sources<'a> {
    /// The sources of some assumptions, of the ends of their ranges, and of methods for samples.
    pub fn of(assumptions: impl IntoIterator<Item = &'a Assumption>) -> Self {
        let mut sources = Self::default();
        for assumption in assumptions {
            let ends = [&assumption.low_from, &assumption.high_from];
            let ends = ends.into_iter().flatten().map(|end| &end.citation);
            let method = assumption.sample.iter().map(|sample| &sample.method);
            let cited = core::iter::once(&assumption.citation).chain(ends);
            for citation in cited.chain(method) {
                sources.cite(citation);
            }
        }
        sources
    }

    /// Adds a source, unless it is there or came with the question.
    pub fn cite(&mut self, citation: &'a Citation) {
        if citation.url.is_some() && self.number(citation).is_none() {
            self.cited.push(citation);
        }
    }

    /// The number of a source, from 1; `None` for a value that came with the question.
    #[must_use]
    pub fn number(&self, citation: &Citation) -> Option<usize> {
        self.cited
            .iter()
            .position(|known| known.url == citation.url && known.source == citation.source)
            .map(|at| at + 1)
    }

    /// The sources with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &'a Citation)> {
        (1..).zip(self.cited.iter().copied())
    }

    pub(crate) fn views(&self, words: &Words<'_>) -> Vec<SourceView> {
        let text =
            |text: &Option<crate::catalog::Text>| text.as_deref().unwrap_or_default().to_owned();
        self.iter()
            .map(|(number, citation)| SourceView {
                number,
                publisher: text(&citation.publisher),
                title: citation.source.to_string(),
                date: date::day(citation.as_of.as_deref().unwrap_or_default(), words),
                url: text(&citation.url),
            })
            .collect()
    }
}
