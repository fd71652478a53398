//! Decimals that know whether they were rounded.
//!
//! `rust_decimal` rounds without saying so: `1e-20 * 1e-20` is zero, a sum can drop an addend.
//! [`Exact`] asks after every step whether digits were lost, and remembers.

use core::cmp::Ordering;
use core::fmt;
use core::ops::{Add, Div, Mul, Neg, Rem, Sub};
use core::str::FromStr;

use num_traits::{Num, One, Zero};
use rust_decimal::Decimal;

use crate::error::{Error, ErrorKind};

/// The most significant digits that a number may be written with. A `Decimal` holds as many, with at
/// most 28 of them behind the point.
pub const MAX_DIGITS: usize = 28;

/// [`MAX_DIGITS`] as `rust_decimal` takes it.
const MAX_SIGNIFICANT: u32 = 28;

/// A decimal number and one bit: whether every step that led to it was free of rounding.
///
/// The bit never comes back once lost. Two numbers are equal when their values are, whatever the bit says.
///
/// ```
/// use calc_core::Exact;
/// let third = Exact::from(1_u32) / Exact::from(3_u32);
/// assert!(!third.is_exact());
/// assert!(!(third * Exact::from(3_u32)).is_exact());
/// assert!((Exact::from(1_u32) / Exact::from(8_u32)).is_exact());
/// ```
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Exact {
    value: Decimal,
    exact: bool,
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self::known(Decimal::ZERO);
    /// One.
    pub const ONE: Self = Self::known(Decimal::ONE);

    /// A decimal that nobody has rounded yet: the caller vouches for it.
    #[must_use]
    pub const fn known(value: Decimal) -> Self {
        Self { value, exact: true }
    }

    /// A decimal that stands for another value, which it was rounded from.
    pub(crate) const fn rounded(value: Decimal) -> Self {
        Self {
            value,
            exact: false,
        }
    }

    /// A number in the program's own tables, read by the compiler: digits with at most one point.
    ///
    /// # Panics
    /// On anything but digits and one point, on more than 29 characters, and past 96 bits. In a
    /// `const`, that is a compile error.
    ///
    /// ```
    /// use calc_core::Exact;
    /// const POUND_IN_KILOGRAMS: Exact = Exact::literal("0.45359237");
    /// assert_eq!(POUND_IN_KILOGRAMS.to_string(), "0.45359237");
    /// ```
    #[must_use]
    pub const fn literal(text: &str) -> Self {
        Self::literal_shifted(text, 0)
    }

    /// [`Exact::literal`] with the decimal point moved `places` to the left: `("10.3", 2)` is 0.103.
    ///
    /// # Panics
    /// As [`Exact::literal`].
    #[must_use]
    pub(crate) const fn literal_shifted(text: &str, places: u32) -> Self {
        let bytes = text.as_bytes();
        assert!(
            !bytes.is_empty() && bytes.len() <= MAX_DIGITS + 1,
            "a literal has 1 to 28 digits"
        );
        let mut mantissa: u128 = 0;
        let mut scale = 0;
        let mut after_point = false;
        let mut i = 0;
        while i < bytes.len() {
            match bytes[i] {
                b'.' => {
                    assert!(!after_point, "a literal has one point at most");
                    after_point = true;
                }
                digit => {
                    assert!(digit.is_ascii_digit(), "a literal is made of digits");
                    mantissa = mantissa * 10 + (digit - b'0') as u128;
                    scale += after_point as u32;
                }
            }
            i += 1;
        }
        Self::from_mantissa(mantissa, scale + places)
    }

    /// A constant a whole number of times over, by the compiler.
    ///
    /// # Panics
    /// Past 96 bits; in a `const`, a compile error.
    pub(crate) const fn times_whole(self, times: u128) -> Self {
        Self::from_mantissa(
            self.value.mantissa().unsigned_abs() * times,
            self.value.scale(),
        )
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "cutting a 96-bit number into three words"
    )]
    const fn from_mantissa(mantissa: u128, scale: u32) -> Self {
        assert!(mantissa < 1 << 96, "a constant fits 96 bits");
        assert!(
            scale <= Decimal::MAX_SCALE,
            "a constant has at most 28 decimals"
        );
        Self::known(Decimal::from_parts(
            mantissa as u32,
            (mantissa >> 32) as u32,
            (mantissa >> 64) as u32,
            false,
            scale,
        ))
    }

    /// The number itself.
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.value
    }

    /// Whether no step on the way here rounded.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        self.exact
    }

    /// The sum, or `None` past the largest decimal (about 7.9e28).
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        // uom adds a zero and multiplies by a one in every conversion.
        if other.value.is_zero() {
            return Some(self.unchanged_by(other));
        }
        let value = self.value.checked_add(other.value)?;
        let exact = self.exact && other.exact && add_is_exact(self.value, other.value, value);
        Some(Self { value, exact })
    }

    /// The product, or `None` past the largest decimal.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        if other.is_plain_one() {
            return Some(self.unchanged_by(other));
        }
        let value = self.value.checked_mul(other.value)?;
        let exact = self.exact && other.exact && mul_is_exact(self.value, other.value, value);
        Some(Self { value, exact })
    }

    /// The quotient, or `None` for a division by zero or past the largest decimal.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        if other.is_plain_one() {
            return Some(self.unchanged_by(other));
        }
        let value = self.value.checked_div(other.value)?;
        let exact = self.exact && other.exact && div_is_exact(self.value, other.value, value);
        Some(Self { value, exact })
    }

    /// Rounded to [`MAX_DIGITS`] significant digits, so that what is printed can be read.
    pub(crate) fn to_max_digits(self) -> Self {
        // `round_sf` fills up a number below one with zeros, past the last decimal that there is.
        let digits = self.value.mantissa().unsigned_abs().checked_ilog10();
        if digits.is_none_or(|most| most < MAX_SIGNIFICANT) {
            return self;
        }
        let value = self.value.round_sf(MAX_SIGNIFICANT).unwrap_or(self.value);
        Self {
            value,
            exact: self.exact && value == self.value,
        }
    }

    /// Rounded half to even to some decimals.
    #[cfg(any(feature = "impact", feature = "tablets"))]
    pub(crate) fn to_places(self, places: u32) -> Self {
        let value = self.value.round_dp(places);
        Self {
            value,
            exact: self.exact && value == self.value,
        }
    }

    /// The same value, marked as rounded: for what was computed where numbers are not exact.
    #[cfg(feature = "tablets")]
    pub(crate) const fn as_rounded(self) -> Self {
        Self {
            value: self.value,
            exact: false,
        }
    }

    /// The same value behind an operand that changes nothing but can bring its own rounding.
    const fn unchanged_by(self, other: Self) -> Self {
        Self {
            value: self.value,
            exact: self.exact && other.exact,
        }
    }

    /// One, written without decimals: cheaper to ask than equality.
    const fn is_plain_one(self) -> bool {
        self.value.scale() == 0 && self.value.mantissa() == 1
    }

    /// The number moved `places` decimal places to the left, at most 28: `10.3` by 2 is `0.103`.
    pub(crate) fn shifted_left(self, places: u32) -> Self {
        self * Self::known(Decimal::new(1, places))
    }
}

/// Whether `sum` holds every digit of `a + b`.
fn add_is_exact(a: Decimal, b: Decimal, sum: Decimal) -> bool {
    if sum.scale() >= a.scale().max(b.scale()) {
        return true;
    }
    let (a, b) = (a.normalize(), b.normalize());
    let scale = a.scale().max(b.scale());
    if sum.scale() >= scale {
        return true;
    }
    // With unequal scales the last digit of the longer addend survives in the true sum, so a
    // shorter sum has lost it. With equal scales both mantissas fit 96 bits and add without loss.
    a.scale() == b.scale() && (a.mantissa() + b.mantissa()) % 10_i128.pow(scale - sum.scale()) == 0
}

/// Whether `product` holds every digit of `a * b`: the digits cut off were zeros.
fn mul_is_exact(a: Decimal, b: Decimal, product: Decimal) -> bool {
    let full = a.scale() + b.scale();
    if product.scale() >= full || a.is_zero() || b.is_zero() {
        return true;
    }
    if product.is_zero() {
        return false;
    }
    let (a, b) = (a.mantissa().unsigned_abs(), b.mantissa().unsigned_abs());
    let twos = a.trailing_zeros() + b.trailing_zeros();
    let fives = factors_of_five(a) + factors_of_five(b);
    twos.min(fives) >= full - product.scale()
}

/// How often five divides `n`, which is not zero.
fn factors_of_five(mut n: u128) -> u32 {
    let mut count = 0;
    while n.is_multiple_of(5) {
        n /= 5;
        count += 1;
    }
    count
}

/// Whether `quotient * b` is `a` again, without rounding.
fn div_is_exact(a: Decimal, b: Decimal, quotient: Decimal) -> bool {
    if quotient.is_zero() {
        return a.is_zero();
    }
    quotient
        .checked_mul(b)
        .is_some_and(|back| back == a && mul_is_exact(quotient, b, back))
}

impl FromStr for Exact {
    type Err = Error;

    /// Reads digits with at most one point, nothing else.
    ///
    /// # Errors
    /// [`ErrorKind::Number`] for anything else, and for more than [`MAX_DIGITS`] significant digits.
    fn from_str(text: &str) -> Result<Self, Error> {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let points = text.bytes().filter(|&b| b == b'.').count();
        if digits == 0 || points > 1 || digits + points != text.len() {
            return Err(Error::new(
                ErrorKind::Number,
                why!("`{}` is not a plain decimal number", Error::shown(text)),
            )
            .hint(why!(
                "write digits with at most one point, as in 152 or 0.29"
            )));
        }
        let significant = text.trim_start_matches(['0', '.']);
        let long = significant.bytes().filter(u8::is_ascii_digit).count() > MAX_DIGITS;
        match Decimal::from_str_exact(text) {
            Ok(value) if !long => Ok(Self::known(value)),
            _ => Err(Error::new(
                ErrorKind::Number,
                why!(
                    "`{}` has more than {} digits",
                    Error::shown(text),
                    MAX_DIGITS
                ),
            )
            .hint(why!(
                "no scale weighs that finely: write the digits that were measured"
            ))),
        }
    }
}

impl fmt::Display for Exact {
    /// All digits, no trailing zeros, no grouping, no mark: what programs read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value.normalize(), f)
    }
}

impl serde::Serialize for Exact {
    /// As a string: a JSON number would invite a reader to round it.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<u32> for Exact {
    fn from(n: u32) -> Self {
        Self::known(Decimal::from(n))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

/// Operators panic past the largest decimal (about 7.9e28), as integers do; the limits on masses,
/// purities, counts and doses keep every assessment far below it.
macro_rules! operator {
    ($trait:ident, $method:ident, |$a:ident, $b:ident| $body:expr) => {
        impl $trait for Exact {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                let ($a, $b) = (self, other);
                $body.expect("limits on the inputs keep every result below the largest decimal")
            }
        }
    };
}

operator!(Add, add, |a, b| a.checked_add(b));
operator!(Sub, sub, |a, b| a.checked_add(-b));
operator!(Mul, mul, |a, b| a.checked_mul(b));
operator!(Div, div, |a, b| a.checked_div(b));
operator!(Rem, rem, |a, b| a.value.checked_rem(b.value).map(|value| {
    Exact {
        value,
        exact: a.exact && b.exact,
    }
}));

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Self {
            value: -self.value,
            exact: self.exact,
        }
    }
}

impl Zero for Exact {
    fn zero() -> Self {
        Self::ZERO
    }
    fn is_zero(&self) -> bool {
        self.value.is_zero()
    }
}

impl One for Exact {
    fn one() -> Self {
        Self::ONE
    }
}

impl Num for Exact {
    type FromStrRadixErr = Error;

    fn from_str_radix(text: &str, radix: u32) -> Result<Self, Error> {
        if radix == 10 {
            text.parse()
        } else {
            Err(Error::new(
                ErrorKind::Number,
                why!("radix {} is not 10", radix),
            ))
        }
    }
}

impl uom::Conversion<Exact> for Exact {
    type T = Exact;

    fn conversion(&self) -> Exact {
        *self
    }
}

impl uom::ConversionFactor<Exact> for Exact {
    fn powi(self, exponent: i32) -> Exact {
        let power = (0..exponent.unsigned_abs()).fold(Exact::ONE, |power, _| power * self);
        if exponent < 0 {
            Exact::ONE / power
        } else {
            power
        }
    }

    fn value(self) -> Exact {
        self
    }
}
