//! Sums over the rows of a total from which it is known how much they spread: exact, so that they merge in any order.

use num_bigint::{BigInt, BigUint};

use super::number::Scaled;
use super::ratio::{Ratio, ten};
use super::sum::Sum;
use crate::sampling::{RowSums, ShapeName};

/// What a row of the amount `a` and the purity `P` adds. `P` is one where the row has none, one value, or spread
/// by the default shape. All sums are 3,024 times as large, which makes whole digits of the moments of that shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowMoments {
    /// `a E[P]`.
    pub mean: Sum,
    /// `a^2 E[P^2]`.
    pub square: Sum,
    /// `a^2 E[P]^2`.
    pub mean_square: Sum,
    /// `a^3 E[P^3]`.
    pub cube: Sum,
    /// `a^3 E[P^2] E[P]`.
    pub square_mean: Sum,
    /// `a^3 E[P]^3`.
    pub mean_cube: Sum,
}

/// How many times as large the sums are.
pub const TIMES: u32 = 3024;

// The moments below are those of PERT.
const _: () = assert!(matches!(ShapeName::PLAIN, ShapeName::Pert));

impl RowMoments {
    /// Those of rows with amounts that are certain: the sums of amounts, of their squares and of their cubes.
    pub(super) fn of_amounts(amounts: &Sum, squares: &Sum, cubes: &Sum) -> Self {
        let times = |sum: &Sum| sum.times(&TIMES.into(), 0);
        let [square, cube] = [squares, cubes].map(times);
        Self {
            mean: times(amounts),
            square: square.clone(),
            mean_square: square,
            cube: cube.clone(),
            square_mean: cube.clone(),
            mean_cube: cube,
        }
    }

    /// Those of a row with an amount and low, central and high of its purity.
    ///
    /// PERT from `l` by `c` to `h`: with `M = l + 4c + h`, `A = 4c + h - 5l` and `B = 5h - 4c - l`, the mean is
    /// `M / 6`, the variance `AB / 252`, and the third central moment `AB (2l + 2h - 4c) / 3024`.
    pub(super) fn of_range(amount: &Scaled, [low, central, high]: &[Scaled; 3]) -> Self {
        let scale = low.scale.max(central.scale).max(high.scale);
        let aligned = |point: &Scaled| &point.mantissa * ten(scale - point.scale);
        let [l, c, h] = [low, central, high].map(aligned);
        let m = &l + &c * 4_u32 + &h;
        let ab = (&c * 4_u32 + &h - &l * 5_u32) * (&h * 5_u32 - &c * 4_u32 - &l);
        let square = &ab + &m * &m * 7_u32;
        let cube = &ab * (l * 8_u32 + c * 20_u32 + h * 8_u32) + &m * &m * &m * 14_u32;
        let sum = |moment: BigUint, times: u32, power: u32| {
            let amounts = amount.mantissa.pow(power);
            Sum::new(moment * times * amounts, power * (scale + amount.scale))
        };
        Self {
            mean: sum(m.clone(), 504, 1),
            square: sum(square.clone(), 12, 2),
            mean_square: sum(&m * &m, 84, 2),
            cube: sum(cube, 1, 3),
            square_mean: sum(square * &m, 2, 3),
            mean_cube: sum(&m * &m * &m, 14, 3),
        }
    }

    /// All six, as their names stand in data.
    pub(super) const fn all(&self) -> [&Sum; 6] {
        let Self {
            mean,
            square,
            mean_square,
            cube,
            square_mean,
            mean_cube,
        } = self;
        [mean, square, mean_square, cube, square_mean, mean_cube]
    }

    /// Adds those of other rows.
    pub(super) fn add(&mut self, other: &Self) {
        let own = [
            &mut self.mean,
            &mut self.square,
            &mut self.mean_square,
            &mut self.cube,
            &mut self.square_mean,
            &mut self.mean_cube,
        ];
        for (sum, other) in own.into_iter().zip(other.all()) {
            sum.add(other);
        }
    }

    /// Whether purities of the rows' own are uncertain.
    pub(super) fn is_spread(&self) -> bool {
        self.square != self.mean_square
    }

    /// The variance of the sum, `E[P]` and all.
    pub(super) fn variance(&self) -> Ratio {
        let central = self.central();
        let under = ten(central.scale) * TIMES;
        Ratio::new(central.variance.into_parts().1, under)
    }

    /// The central moments, as differences that are exact.
    pub(super) fn central(&self) -> Central {
        let scale = self.all().map(|sum| sum.parts().1);
        let scale = scale.into_iter().max().unwrap_or(0);
        let [mean, square, mean_square, cube, square_mean, mean_cube] = self.all().map(|sum| {
            let (mantissa, own) = sum.parts();
            BigInt::from(mantissa * ten(scale - own))
        });
        Central {
            scale,
            mean,
            variance: &square - &mean_square,
            square,
            third: &cube - &square_mean * 3 + mean_cube * 2,
            beyond: &cube - square_mean,
            cube,
        }
    }
}

/// Sums of central moments, as digits with `scale` decimals, [`TIMES`] as large.
#[derive(Debug)]
pub struct Central {
    scale: u32,
    mean: BigInt,
    variance: BigInt,
    square: BigInt,
    third: BigInt,
    beyond: BigInt,
    cube: BigInt,
}

impl Central {
    /// As they are taken to quantiles.
    pub const fn sums(&self) -> RowSums<'_> {
        RowSums {
            times: TIMES,
            mean: (&self.mean, self.scale),
            variance: (&self.variance, self.scale),
            square: (&self.square, self.scale),
            third: (&self.third, self.scale),
            beyond: (&self.beyond, self.scale),
            cube: (&self.cube, self.scale),
        }
    }
}
