//! Totals over the rows of a table, by groups: exact, and the same in whatever order and pieces they were added.

use std::collections::BTreeMap;
use std::sync::Arc;

use num_bigint::BigUint;
use num_traits::{One, Zero};

use super::part::{Basis, Estimate, PartKey};
use super::ratio::{Ratio, ten};
use super::sum::Sum;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::mass::grams;
use crate::method::Method;
use crate::unit::MassUnit;

/// Groups of rows, by the texts that they have in some columns.
///
/// ```
/// use calc_core::batch::{Basis, Counts, Estimate, PartKey, Ratio, Sum, Totals};
///
/// // 152 lb of fentanyl at 2 mg, and as much at 10.3% purity.
/// let grams = Sum::new(6_894_604_024_u64, 5);
/// let factor = |num: u32, den: u32| Some(Ratio::new(num.into(), den.into()));
/// let part = PartKey {
///     substance: "fentanyl".into(),
///     method: calc_core::Method::PurityAdjusted,
///     assumptions: vec!["fentanyl-2mg".into(), "dea-fy2025/purity".into()],
///     factors: [factor(500, 1), factor(265, 10), factor(515, 10), factor(975, 10)],
///     law: None,
/// };
/// let mut totals = Totals::new(vec!["state".into()]);
/// totals.add_rows(&["TX"], Counts { ok: 1, passed: 0 }, &grams, &Sum::default());
/// totals.add_part(&["TX"], part, &Basis { rows: 1, sums: [(); 4].map(|()| grams.clone()), moments: None });
///
/// let doses = totals.all().doses(Estimate::Central).unwrap();
/// assert_eq!(doses.value.rounded(2), "3550721.07");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    by: Vec<String>,
    /// The shares of all cases whose quantiles are asked for, rising.
    quantiles: Option<Vec<Exact>>,
    groups: BTreeMap<Vec<String>, Group>,
}

/// Numbers of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// With figures.
    pub ok: u64,
    /// Passed through without figures, for a reason.
    pub passed: u64,
}

/// The rows that have the same texts in the columns of the totals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub rows: Counts,
    /// The gross mass of all rows that have one, in grams: also of those without figures.
    pub weighed: Sum,
    /// The tablets of all rows that count them.
    pub tablets: Sum,
    parts: BTreeMap<Arc<PartKey>, Box<Basis>>,
}

/// A number of doses over some rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseTotal {
    /// The number, not rounded.
    pub value: Ratio,
    /// The rows that have this figure.
    pub rows: u64,
}

impl Totals {
    /// No rows yet, to be grouped by the columns of these names.
    #[must_use]
    pub const fn new(by: Vec<String>) -> Self {
        Self {
            by,
            quantiles: None,
            groups: BTreeMap::new(),
        }
    }

    /// The same, with the shares of all cases whose quantiles are asked for.
    #[must_use]
    pub fn asking(mut self, shares: Option<&[Exact]>) -> Self {
        self.quantiles = shares.map(<[Exact]>::to_vec);
        self
    }

    /// The shares of all cases whose quantiles are asked for, rising.
    #[must_use]
    pub fn quantiles(&self) -> Option<&[Exact]> {
        self.quantiles.as_deref()
    }

    /// The columns that rows are grouped by.
    #[must_use]
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// The groups, sorted by their texts.
    #[must_use]
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (&[String], &Group)> {
        self.groups.iter().map(|(key, group)| (&key[..], group))
    }

    /// Adds rows to a group: their number, gross mass in grams, and tablets. What they weigh in doses
    /// comes with [`Totals::add_part`].
    pub fn add_rows(&mut self, key: &[&str], rows: Counts, weighed: &Sum, tablets: &Sum) {
        let group = self.group(key);
        group.rows.add(rows);
        group.weighed.add(weighed);
        group.tablets.add(tablets);
    }

    /// Adds to a group what rows that rest on one set of assumptions sum up to.
    pub fn add_part(&mut self, key: &[&str], part: impl Into<Arc<PartKey>>, basis: &Basis) {
        let part = part.into();
        let group = self.group(key);
        match group.parts.get_mut(&part) {
            Some(sums) => sums.add(basis),
            None => drop(group.insert(part, basis.clone())),
        }
    }

    fn group(&mut self, key: &[&str]) -> &mut Group {
        debug_assert_eq!(key.len(), self.by.len(), "a text for each column");
        let key = key.iter().map(ToString::to_string).collect();
        self.groups.entry(key).or_default()
    }

    /// Takes a group over as a whole; `false` where there is one of that key.
    pub(super) fn insert(&mut self, key: Vec<String>, group: Group) -> bool {
        self.groups.insert(key, group).is_none()
    }

    /// Adds the totals of other rows.
    ///
    /// # Errors
    /// [`ErrorKind::Totals`] where they are grouped by other columns, or other quantiles are asked for.
    pub fn merge(&mut self, other: Self) -> Result<(), Error> {
        if self.by != other.by {
            return Err(grouped_otherwise(&self.by, &other.by));
        }
        if self.quantiles != other.quantiles {
            return Err(Error::new(
                ErrorKind::Totals,
                say!("totals with quantiles and totals without, or with others, do not add up"),
            )
            .hint(say!("run each table with the same --quantiles")));
        }
        for (key, group) in other.groups {
            self.groups.entry(key).or_default().add(&group);
        }
        Ok(())
    }

    /// All groups as one.
    #[must_use]
    pub fn all(&self) -> Group {
        let mut all = Group::default();
        for group in self.groups.values() {
            all.add(group);
        }
        all
    }
}

fn grouped_otherwise(one: &[String], other: &[String]) -> Error {
    let shown = |by: &[String]| {
        let names: Vec<String> = by.iter().map(|name| Error::shown(name)).collect();
        format!("by `{}`", names.join(","))
    };
    Error::new(
        ErrorKind::Totals,
        say!(
            "totals {} do not add to totals {}",
            shown(other),
            shown(one)
        ),
    )
    .hint(say!(
        "run each table with the same --totals-by, its columns in the same order"
    ))
}

impl Counts {
    /// Adds others. A merge of reports refuses numbers that would not fit before any is added.
    pub const fn add(&mut self, other: Self) {
        self.ok = self.ok.saturating_add(other.ok);
        self.passed = self.passed.saturating_add(other.passed);
    }

    /// All of them.
    #[must_use]
    pub const fn all(self) -> u64 {
        self.ok.saturating_add(self.passed)
    }
}

impl Group {
    fn add(&mut self, other: &Self) {
        self.rows.add(other.rows);
        self.weighed.add(&other.weighed);
        self.tablets.add(&other.tablets);
        for (key, basis) in &other.parts {
            match self.parts.get_mut(key) {
                Some(sums) => sums.add(basis),
                None => drop(self.parts.insert(key.clone(), basis.clone())),
            }
        }
    }

    /// What of the group rests on which assumptions.
    #[must_use]
    pub fn parts(&self) -> impl ExactSizeIterator<Item = (&PartKey, &Basis)> {
        self.parts.iter().map(|(key, basis)| (&**key, &**basis))
    }

    /// Takes a part over as a whole; `false` where there is one of that key.
    pub(super) fn insert(&mut self, part: impl Into<Arc<PartKey>>, basis: Basis) -> bool {
        self.parts.insert(part.into(), Box::new(basis)).is_none()
    }

    /// The gross mass in a unit.
    #[must_use]
    pub fn weighed_in(&self, unit: MassUnit) -> Ratio {
        in_unit(&self.weighed, unit)
    }

    /// The doses over all rows that have the figure; `None` where none has.
    #[must_use]
    pub fn doses(&self, estimate: Estimate) -> Option<DoseTotal> {
        let at = estimate as usize;
        let mut terms = Terms::default();
        let mut rows = None;
        for (key, basis) in &self.parts {
            if let Some(factor) = &key.factors[at] {
                terms.add(&basis.sums[at], factor);
                rows = Some(basis.rows.saturating_add(rows.unwrap_or(0)));
            }
        }
        Some(DoseTotal {
            value: terms.sum(),
            rows: rows?,
        })
    }

    /// Of the gross mass, that of the rows which have an if-pure figure: what it comes from.
    #[must_use]
    pub fn weighed_with_figures(&self, unit: MassUnit) -> Ratio {
        let if_pure = Estimate::IfPure as usize;
        let mut sum = Sum::default();
        for (key, basis) in &self.parts {
            if key.factors[if_pure].is_some() {
                sum.add(&basis.sums[if_pure]);
            }
        }
        in_unit(&sum, unit)
    }

    /// How the group's figures are computed, and over how many rows each way.
    #[must_use]
    pub fn methods(&self) -> Vec<(Method, u64)> {
        let rows = |method: Method| {
            let parts = self.parts.iter().filter(|(key, _)| key.method == method);
            parts
                .map(|(_, basis)| basis.rows)
                .reduce(u64::saturating_add)
        };
        let with_rows = |method| Some((method, rows(method)?));
        Method::ALL.into_iter().filter_map(with_rows).collect()
    }

    /// The ids of the assumptions that the group's figures rest on, sorted.
    #[must_use]
    pub fn assumptions(&self) -> Vec<&str> {
        let ids = self.parts.keys().flat_map(|key| &key.assumptions);
        let mut ids: Vec<&str> = ids.map(String::as_str).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// A sum of grams in a unit.
fn in_unit(sum: &Sum, unit: MassUnit) -> Ratio {
    let one = grams(unit.mass(Exact::ONE));
    sum.ratio().div(&Ratio::from_exact(one))
}

/// A sum of products, over one denominator that is reduced only at the end: most parts share theirs, and
/// a common divisor costs more than everything else.
struct Terms {
    num: BigUint,
    den: BigUint,
    scale: u32,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            num: BigUint::zero(),
            den: BigUint::one(),
            scale: 0,
        }
    }
}

impl Terms {
    fn add(&mut self, sum: &Sum, factor: &Ratio) {
        let ((mantissa, scale), (num, den)) = (sum.parts(), factor.parts());
        if scale > self.scale {
            self.num *= ten(scale - self.scale);
            self.scale = scale;
        }
        let term = mantissa * num * ten(self.scale - scale);
        if *den == self.den {
            self.num += term;
        } else {
            self.num = &self.num * den + term * &self.den;
            self.den *= den;
        }
    }

    fn sum(self) -> Ratio {
        Ratio::new(self.num, self.den * ten(self.scale))
    }
}
