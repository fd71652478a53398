//! Random numbers that are the same everywhere: xoshiro256++, seeded by `SplitMix64`.
//!
//! D. Blackman and S. Vigna, Scrambled Linear Pseudorandom Number Generators, ACM Transactions on
//! Mathematical Software 47 (2021); G. Steele, D. Lea and C. Flood, Fast Splittable Pseudorandom Number
//! Generators, OOPSLA 2014. Both are a few lines of whole-number arithmetic, with published test vectors,
//! which is less than a package would be.

/// The golden ratio in 64 bits: how far `SplitMix64` steps.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stream of random bits.
#[derive(Clone, Debug)]
pub struct Generator {
    state: [u64; 4],
}

impl Generator {
    /// The stream of one input: of the seed and the input's place, so that another exhibit at the end of a
    /// list leaves the draws of those before it as they were.
    pub fn new(seed: u32, stream: u32) -> Self {
        let mut seeds = SplitMix(u64::from(seed) << 32 | u64::from(stream));
        Self {
            state: core::array::from_fn(|_| seeds.next()),
        }
    }

    #[inline]
    pub fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// A number between 0 and 1, neither of which it is.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        to_unit(self.next())
    }
}

/// The upper 52 bits, in the middle of their step: they are the digits of a number between 1 and 2.
#[inline]
pub fn to_unit(bits: u64) -> f64 {
    const ONE: u64 = 0x3ff0_0000_0000_0000;
    f64::from_bits(bits >> 12 | ONE) - (1.0 - 0.5 * f64::EPSILON)
}

struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_test_vectors_come_out() {
        let mut generator = Generator {
            state: [1, 2, 3, 4],
        };
        let first: [u64; 5] = core::array::from_fn(|_| generator.next());
        assert_eq!(
            first,
            [
                41_943_041,
                58_720_359,
                3_588_806_011_781_223,
                3_591_011_842_654_386,
                9_228_616_714_210_784_205
            ]
        );
        let mut seeds = SplitMix(1_234_567);
        let first: [u64; 3] = core::array::from_fn(|_| seeds.next());
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn numbers_lie_between_0_and_1() {
        assert!(to_unit(0) > 0.0);
        assert!(to_unit(u64::MAX) < 1.0);
    }

    #[test]
    fn streams_and_seeds_differ() {
        let first = |seed, stream| Generator::new(seed, stream).next();
        assert_ne!(first(0, 0), first(0, 1));
        assert_ne!(first(0, 0), first(1, 0));
    }
}
