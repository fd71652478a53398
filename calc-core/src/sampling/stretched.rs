//! Quadrature that lies the closer the nearer an end: for a stretch at whose ends a function begins by a
//! power that is not whole.
//!
//! Gauss-Legendre nodes on a place `t` in 0..=1, where the stretch is the regularised incomplete beta function
//! `I(q, q)` of `t`: at either end it then begins like the `q`th power, and a power of it like one `q` times as
//! high, which the nodes are exact enough for.

/// A node's share of the stretch from the end that is nearer, and its weight; the other half mirrors them.
pub type Rule = &'static [(f64, f64)];

/// The most nodes that a rule has, on both halves.
pub const MOST: usize = 40;

/// A number for each node; those past the rule's nodes mean nothing.
pub type Block = [f64; MOST];

/// Nodes on a stretch of some width.
#[derive(Clone, Debug)]
pub struct Stretch {
    count: usize,
    from_start: Block,
    from_end: Block,
    /// They sum to the width.
    pub weights: Block,
}

/// Places in a range, told by their distances from both ends, each with digits of its own.
#[derive(Clone, Debug)]
pub struct Places {
    pub count: usize,
    pub above_low: Block,
    pub below_high: Block,
}

impl Stretch {
    pub fn new(rule: Rule, width: f64) -> Self {
        let count = 2 * rule.len();
        let mut stretch = Self {
            count,
            from_start: [0.0; MOST],
            from_end: [0.0; MOST],
            weights: [0.0; MOST],
        };
        for (at, (share, weight)) in rule.iter().enumerate() {
            let (near, far) = (width * share, width * (1.0 - share));
            let mirror = count - 1 - at;
            (stretch.from_start[at], stretch.from_end[at]) = (near, far);
            (stretch.from_start[mirror], stretch.from_end[mirror]) = (far, near);
            (stretch.weights[at], stretch.weights[mirror]) = (width * weight, width * weight);
        }
        stretch
    }

    /// The nodes as places in a range that begins `before` the stretch and ends `after` it.
    pub fn places(&self, before: f64, after: f64) -> Places {
        let mut places = Places::none(self.count);
        for at in 0..self.count {
            places.above_low[at] = before + self.from_start[at];
            places.below_high[at] = after + self.from_end[at];
        }
        places
    }
}

impl Places {
    /// `count` places, whose distances are still to be told.
    pub fn none(count: usize) -> Self {
        Self {
            count,
            above_low: [0.0; MOST],
            below_high: [0.0; MOST],
        }
    }
}

/// For an answer: 40 nodes with `q` = 5, by mpmath with 40 digits. Of functions that begin like a power of one or
/// more, chances are right to about 1e-11.
#[allow(clippy::excessive_precision, reason = "as the oracle printed them")]
pub const FINE: Rule = &[
    (6.673_163_890_876_466_9e-14, 8.555_198_841_301_272_6e-13),
    (2.659_351_104_506_291_3e-10, 1.500_578_582_531_606_2e-9),
    (2.304_868_720_136_298_3e-8, 8.258_334_592_109_375_6e-8),
    (4.842_348_938_917_725_4e-7, 1.261_626_367_695_804_5e-6),
    (4.812_708_956_495_943_2e-6, 9.775_874_105_448_652_6e-6),
    (2.998_794_832_976_691_5e-5, 4.950_890_136_733_39e-5),
    (0.000_135_464_915_315_833_84, 0.000_186_747_863_875_829_24),
    (0.000_482_899_588_581_577_59, 0.000_566_143_801_724_759_27),
    (0.001_433_524_288_839_391_8, 0.001_447_459_047_521_712),
    (0.003_674_756_492_761_010_7, 0.003_223_466_764_701_448_7),
    (0.008_345_582_490_856_904_5, 0.006_395_995_237_386_680_4),
    (0.017_109_808_632_953_507, 0.011_494_165_785_707_025),
    (0.032_118_525_340_006_138, 0.018_936_857_148_673_01),
    (0.055_817_002_806_578_106, 0.028_865_444_466_478_358),
    (0.090_588_443_935_637_338, 0.040_993_799_387_906_79),
    (0.138_279_431_409_168_75, 0.054_530_535_755_507_202),
    (0.199_702_985_908_234_69, 0.068_217_294_336_501_341),
    (0.274_245_411_627_028_87, 0.080_497_194_514_449_781),
    (0.359_697_669_396_198_76, 0.089_787_797_508_143_001),
    (0.452_387_249_045_063_79, 0.094_796_467_894_802_563),
];

/// For the way to it: 16 nodes with `q` = 3, right to about 1e-5.
#[allow(clippy::excessive_precision, reason = "as the oracle printed them")]
pub const COARSE: Rule = &[
    (1.476_569_610_592_399_9e-6, 1.131_775_261_258_604_1e-5),
    (0.000_204_078_050_495_024_21, 0.000_677_946_877_848_145_07),
    (0.002_735_136_038_977_250_9, 0.005_606_184_320_717_015_4),
    (0.015_100_362_014_033_699, 0.021_539_811_920_276_551),
    (0.051_285_262_020_658_106, 0.053_603_098_732_486_003),
    (0.126_881_542_469_821_37, 0.099_027_712_071_775_58),
    (0.249_621_704_511_328_99, 0.145_116_210_875_623_77),
    (0.411_460_391_325_240_61, 0.174_417_717_448_660_35),
];
