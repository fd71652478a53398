//! What is asked about a spread.

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;

/// The smallest share of which a quantile is given: three numbers from a report say nothing of rarer cases.
pub const MIN_PROBABILITY: &str = "0.0001";
/// The largest one.
pub const MAX_PROBABILITY: &str = "0.9999";
/// The fewest draws.
pub const MIN_DRAWS: u32 = 1_000;
/// The most draws. Each is held as eight bytes: 80 MB.
pub const MAX_DRAWS: u32 = 10_000_000;
/// As many draws as are made where nobody says how many: a third digit that mostly stands.
pub const DEFAULT_DRAWS: u32 = 1_000_000;

/// Draws instead of integration: how many, and where they begin. The same seed gives the same digits on
/// every platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    pub(super) count: u32,
    pub(super) seed: u32,
}

impl Draws {
    /// A number of draws, and a seed.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] below [`MIN_DRAWS`] and above [`MAX_DRAWS`].
    pub fn new(count: u32, seed: u32) -> Result<Self, Error> {
        if (MIN_DRAWS..=MAX_DRAWS).contains(&count) {
            return Ok(Self { count, seed });
        }
        let message = why!(
            "{} draws are not between {} and {}",
            count,
            MIN_DRAWS,
            MAX_DRAWS
        );
        Err(Error::new(ErrorKind::OutOfRange, message)
            .hint(why!("write a number of draws, as in {}", DEFAULT_DRAWS)))
    }
}

impl Default for Draws {
    fn default() -> Self {
        Self {
            count: DEFAULT_DRAWS,
            seed: 0,
        }
    }
}

/// What is asked about a spread. [`Ask::default`] asks for 5%, 50% and 95% by integration.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub(super) probabilities: Vec<Exact>,
    pub(super) above: Vec<Exact>,
    pub(super) draws: Option<Draws>,
}

impl Default for Ask {
    fn default() -> Self {
        let probabilities = ["0.05", "0.5", "0.95"].map(Exact::literal).into();
        Self {
            probabilities,
            above: Vec::new(),
            draws: None,
        }
    }
}

impl Ask {
    /// Other quantiles than the usual three; they are answered in rising order, each once.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] for one below [`MIN_PROBABILITY`] or above [`MAX_PROBABILITY`].
    pub fn quantiles(mut self, mut probabilities: Vec<Exact>) -> Result<Self, Error> {
        let allowed = Exact::literal(MIN_PROBABILITY)..=Exact::literal(MAX_PROBABILITY);
        if let Some(wrong) = probabilities.iter().find(|p| !allowed.contains(p)) {
            let percent = |share: Exact| share * Exact::from(100_u32);
            let message = why!(
                "a quantile of {}% is not between {}% and {}%",
                percent(*wrong),
                percent(Exact::literal(MIN_PROBABILITY)),
                percent(Exact::literal(MAX_PROBABILITY))
            );
            return Err(Error::new(ErrorKind::OutOfRange, message)
                .hint(why!("write a share of all cases, as in {}", "95%")));
        }
        probabilities.sort_unstable();
        probabilities.dedup();
        self.probabilities = probabilities;
        Ok(self)
    }

    /// The shares of all cases whose quantiles are asked for, rising.
    #[must_use]
    pub fn shares(&self) -> &[Exact] {
        &self.probabilities
    }

    /// The chances that the figure is above each of these.
    #[must_use]
    pub fn above(mut self, figures: Vec<Exact>) -> Self {
        self.above = figures;
        self
    }

    /// By draws instead of integration.
    #[must_use]
    pub const fn by_draws(mut self, draws: Draws) -> Self {
        self.draws = Some(draws);
        self
    }
}
