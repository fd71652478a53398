//! The triangular distribution.

/// From `low` to `high` with the peak at `mode`; low < high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triangular {
    pub low: f64,
    pub mode: f64,
    pub high: f64,
}

impl Triangular {
    /// The share of values below the peak.
    pub fn share_below_mode(self) -> f64 {
        (self.mode - self.low) / (self.high - self.low)
    }

    pub fn pdf(self, x: f64) -> f64 {
        let Self { low, mode, high } = self;
        let peak = 2.0 / (high - low);
        if x < low || x > high {
            0.0
        } else if x < mode {
            peak * (x - low) / (mode - low)
        } else if x > mode {
            peak * (high - x) / (high - mode)
        } else {
            peak
        }
    }

    pub fn cdf(self, x: f64) -> f64 {
        let Self { low, mode, high } = self;
        if x <= low {
            0.0
        } else if x >= high {
            1.0
        } else if x <= mode {
            (x - low) * (x - low) / ((high - low) * (mode - low))
        } else {
            1.0 - (high - x) * (high - x) / ((high - low) * (high - mode))
        }
    }

    pub fn quantile(self, p: f64) -> f64 {
        let Self { low, mode, high } = self;
        if p <= self.share_below_mode() {
            low + (p * (high - low) * (mode - low)).sqrt()
        } else {
            high - ((1.0 - p) * (high - low) * (high - mode)).sqrt()
        }
    }
}
