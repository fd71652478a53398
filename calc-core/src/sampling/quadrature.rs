//! Gauss-Legendre quadrature with sixteen nodes: exact for polynomials up to degree 31.

/// Half of the nodes on -1..1 with their weights; the other half mirrors them. By mpmath: the roots of
/// the sixteenth Legendre polynomial with 40 digits.
#[allow(clippy::excessive_precision, reason = "as the oracle printed them")]
const HALF: [(f64, f64); 8] = [
    (0.989_400_934_991_649_93, 0.027_152_459_411_754_095),
    (0.944_575_023_073_232_58, 0.062_253_523_938_647_893),
    (0.865_631_202_387_831_74, 0.095_158_511_682_492_785),
    (0.755_404_408_355_003_03, 0.124_628_971_255_533_87),
    (0.617_876_244_402_643_75, 0.149_595_988_816_576_73),
    (0.458_016_777_657_227_39, 0.169_156_519_395_002_54),
    (0.281_603_550_779_258_91, 0.182_603_415_044_923_59),
    (0.095_012_509_837_637_440, 0.189_450_610_455_068_5),
];

/// Nodes and weights on `low..high`; the weights sum to its width.
pub fn nodes(low: f64, high: f64) -> impl Iterator<Item = (f64, f64)> {
    let (middle, half) = (f64::midpoint(low, high), 0.5 * (high - low));
    HALF.into_iter().flat_map(move |(at, weight)| {
        let weight = half * weight;
        [(middle - half * at, weight), (middle + half * at, weight)]
    })
}

/// How many nodes there are.
pub const POINTS: usize = 16;

/// Nodes and weights on `low..high` as blocks.
pub fn block(low: f64, high: f64) -> ([f64; POINTS], [f64; POINTS]) {
    let (middle, half) = (f64::midpoint(low, high), 0.5 * (high - low));
    let (mut places, mut weights) = ([0.0; POINTS], [0.0; POINTS]);
    for (at, (share, weight)) in HALF.into_iter().enumerate() {
        (places[2 * at], places[2 * at + 1]) = (middle - half * share, middle + half * share);
        (weights[2 * at], weights[2 * at + 1]) = (half * weight, half * weight);
    }
    (places, weights)
}

/// The integral of `f` over `low..high`.
pub fn integral(low: f64, high: f64, mut f: impl FnMut(f64) -> f64) -> f64 {
    let (middle, half) = (f64::midpoint(low, high), 0.5 * (high - low));
    let mut sum = 0.0;
    for (at, weight) in HALF {
        sum += weight * (f(middle - half * at) + f(middle + half * at));
    }
    half * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polynomial_of_degree_31_is_integrated_exactly() {
        // The integral of 32 x^31 over 0..1 is 1, and that of 31 x^30 as well.
        let power = |x: f64, n: u32| (0..n).fold(1.0, |product, _| product * x);
        let found = integral(0.0, 1.0, |x| 32.0 * power(x, 31) + 31.0 * power(x, 30));
        assert!((found - 2.0).abs() < 1e-14, "{found}");
        let weights: f64 = nodes(2.0, 5.0).map(|(_, weight)| weight).sum();
        assert!((weights - 3.0).abs() < 1e-14, "{weights}");
    }
}
