//! Numbers in words: `one hundred and fifty-two`, `twenty-two thousand`, `two dozen`.

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::reading::item::Kind;
use crate::reading::lexicon::Sense;
use crate::reading::literal::Literal;
use crate::reading::parser::Parser;

/// A number while its words are read.
struct Words {
    /// What the scales above a hundred have closed.
    total: Exact,
    /// What stands before the next scale, below a thousand.
    group: u64,
    /// Scales above a hundred fall from word to word.
    last_scale: u64,
    started: bool,
}

impl Parser<'_> {
    pub(super) fn word_number(&mut self) -> Result<Literal, Error> {
        let start = self.at;
        let mut words = Words {
            total: Exact::ZERO,
            group: 0,
            last_scale: u64::MAX,
            started: false,
        };
        while self.number_word(&mut words, start)? {
            words.started = true;
            self.at += 1;
        }
        if matches!(self.sense(0), Some(Sense::Number(_) | Sense::Scale(_)))
            && !self.sizes_an_item()
        {
            self.at += 1;
            return Err(self.refuse(
                start,
                ErrorKind::Number,
                why!("is not one number"),
                why!("write the number in digits"),
            ));
        }
        let value = words.total + Exact::known(words.group.into());
        Ok(Literal::counted(value))
    }

    /// Takes the word at the cursor into the number, if it belongs to it.
    fn number_word(&self, words: &mut Words, start: usize) -> Result<bool, Error> {
        let open = words.group > 0 || !words.started;
        match self.sense(0) {
            Some(Sense::Number(_)) if words.started && self.sizes_an_item() => return Ok(false),
            Some(Sense::Number(n)) if fits(words.group, n, words.started) => {
                words.group += u64::from(n);
            }
            Some(Sense::Scale(scale)) if scale <= 100 && words.group < 100 && open => {
                words.group = words.group.max(1) * scale;
            }
            Some(Sense::Scale(scale)) if scale > 100 && scale < words.last_scale && open => {
                let part = Literal::new(Exact::known(words.group.max(1).into()), 1);
                words.total = words.total + self.times(start, part, self.scale(scale)?)?.value;
                words.group = 0;
                words.last_scale = scale;
            }
            Some(Sense::And) => return Ok(self.joins_hundreds()),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The `one` of `twenty one-kilo bricks` belongs to the kilo, not to the twenty.
    fn sizes_an_item(&self) -> bool {
        let unit_joined = self
            .peek(1)
            .is_some_and(|unit| unit.joined && matches!(unit.kind, Kind::Known(Sense::Unit(_))));
        unit_joined && self.peek(0).is_some_and(|number| !number.joined)
    }

    /// `one hundred and fifty`: an `and` between a scale and a number word.
    fn joins_hundreds(&self) -> bool {
        let behind = self.at.checked_sub(1).map(|at| &self.items[at].kind);
        matches!(behind, Some(Kind::Known(Sense::Scale(100 | 1000))))
            && matches!(self.sense(1), Some(Sense::Number(_)))
    }
}

/// Whether a number word can follow what stands in the group: twenty-two, one hundred five.
fn fits(group: u64, n: u32, started: bool) -> bool {
    let free = !started || group.is_multiple_of(100);
    free || (n < 10 && n > 0 && group % 100 >= 20 && group.is_multiple_of(10))
}
