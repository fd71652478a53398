//! The distribution of a sum of terms that share inputs.
//!
//! What all terms share is a factor of the whole, and what no two groups of terms share makes their sums
//! independent. Applied in turn, both take nearly every list of exhibits apart into sums and products of
//! independent values: `a x / d + b y / d + n s` is `(a x + b y) / d + n s`.

use super::law::Law;
use super::model::{Model, Term, Use};
use super::pending::Pending;
use super::product::Product;
use super::sum::sum;

/// A distribution of figures.
#[derive(Clone, Debug)]
pub enum Total {
    /// One product of independent inputs.
    Product(Product),
    /// The law of a sum.
    Sum(Law),
    /// A fixed figure and a sum.
    Pending(f64, Box<Pending>),
}

impl Total {
    /// The distribution of a model's figure; nothing where its terms do not come apart.
    pub fn of(model: &Model) -> Option<Self> {
        resolve(model, model.terms.clone())
    }

    /// The chance of a figure of at most `figure`.
    pub fn cdf(&self, figure: f64) -> f64 {
        match self {
            Self::Product(product) => product.cdf(figure),
            Self::Sum(law) => law.cdf(figure),
            Self::Pending(fixed, sum) => sum.cdf(figure - fixed),
        }
    }

    /// The figure that a share `p` of all does not pass, for 0 < p < 1.
    pub fn quantile(&self, p: f64) -> f64 {
        match self {
            Self::Product(product) => product.quantile(p),
            Self::Sum(law) => law.quantile(p),
            Self::Pending(fixed, sum) => fixed + sum.quantile(p),
        }
    }

    /// What is left of the errors of every step, beside the figure.
    pub fn error(&self) -> f64 {
        match self {
            Self::Product(product) => product.error(),
            Self::Sum(law) => law.error_beside(law.support().1),
            Self::Pending(fixed, sum) => sum.error_beside(fixed + sum.support().1),
        }
    }

    /// The law of the figure, or the figure where it is fixed.
    fn law(&self) -> Result<Law, f64> {
        match self {
            Self::Sum(law) => Ok(law.clone()),
            Self::Pending(fixed, sum) => Ok(sum.law().shifted(*fixed)),
            Self::Product(product) => match (product.fixed(), product.logarithm()) {
                (None, Some((scale, law))) => Ok(law.mapped(
                    |ln| scale * libm::exp(ln),
                    |figure| libm::log(figure / scale),
                    |figure| 1.0 / figure,
                )),
                (fixed, _) => Err(fixed.unwrap_or(0.0)),
            },
        }
    }
}

fn resolve(model: &Model, terms: Vec<Term>) -> Option<Total> {
    let mut terms = merged(terms);
    if terms.len() < 2 {
        let term = terms.pop().unwrap_or(Term {
            scale: 0.0,
            uses: Vec::new(),
        });
        return Some(Total::Product(Product::new(
            term.scale,
            &model.factors(&term.uses),
        )));
    }
    let common = common(&terms);
    if !common.is_empty() {
        for term in &mut terms {
            term.uses.retain(|used| !common.contains(used));
        }
        let rest = resolve(model, terms)?;
        return Some(times(model, &common, &rest));
    }
    let groups = groups(terms);
    if groups.len() < 2 {
        return None;
    }
    let parts = groups
        .into_iter()
        .map(|group| resolve(model, group))
        .collect::<Option<Vec<_>>>()?;
    Some(added(&parts))
}

/// Terms of the same inputs as one.
fn merged(terms: Vec<Term>) -> Vec<Term> {
    let mut merged: Vec<Term> = Vec::with_capacity(terms.len());
    for term in terms.into_iter().filter(|term| term.scale > 0.0) {
        match merged.iter_mut().find(|other| other.uses == term.uses) {
            Some(other) => other.scale += term.scale,
            None => merged.push(term),
        }
    }
    merged
}

/// What every term is multiplied with or divided by.
fn common(terms: &[Term]) -> Vec<Use> {
    let (first, others) = terms.split_first().expect("two terms or more");
    let everywhere = |used: &&Use| others.iter().all(|term| term.uses.contains(used));
    first.uses.iter().filter(everywhere).copied().collect()
}

/// The terms in groups that share no input with one another.
fn groups(terms: Vec<Term>) -> Vec<Vec<Term>> {
    let mut groups: Vec<Vec<Term>> = Vec::new();
    for term in terms {
        let shares = |group: &Vec<Term>| {
            let mut others = group.iter().flat_map(|other| &other.uses);
            others.any(|used| term.uses.iter().any(|own| own.input == used.input))
        };
        let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(shares);
        groups = apart;
        groups.push(joined.into_iter().flatten().chain([term]).collect());
    }
    groups
}

/// The distribution of a total times inputs that it does not hold.
fn times(model: &Model, uses: &[Use], rest: &Total) -> Total {
    let factors = model.factors(uses);
    let law = match rest.law() {
        Ok(law) => law,
        Err(fixed) => return Total::Product(Product::new(fixed, &factors)),
    };
    let product = Product::new(1.0, &factors);
    let (scale, ln) = near_one(&law);
    match product.logarithm() {
        Some((factor, uncertain)) => {
            Total::Product(Product::of_logarithms(scale * factor, ln, uncertain))
        }
        None => Total::Product(Product::of_logarithm(
            scale * product.fixed().unwrap_or(1.0),
            ln,
        )),
    }
}

/// A figure as a scale and the law of the logarithm of what it is multiplied with.
fn near_one(law: &Law) -> (f64, Law) {
    let centre = law.quantile(0.5);
    let figure = |ln: f64| centre * libm::exp(ln);
    (
        centre,
        law.mapped(|figure| libm::log(figure / centre), figure, figure),
    )
}

/// The distribution of the sum of independent totals.
fn added(parts: &[Total]) -> Total {
    let mut fixed = 0.0;
    let mut laws = Vec::with_capacity(parts.len());
    for part in parts {
        match part.law() {
            Ok(law) => laws.push(law),
            Err(figure) => fixed += figure,
        }
    }
    let Some(last) = laws.pop() else {
        return Total::Product(Product::new(fixed, &[]));
    };
    let others = laws.into_iter().reduce(|one, other| sum(&one, &other));
    let sum = match others {
        None if last.is_narrow(fixed) => {
            return Total::Product(Product::new(fixed + last.mean(), &[]));
        }
        None => return Total::Sum(last.shifted(fixed)),
        Some(others) => Pending::new(others, last),
    };
    if sum.is_narrow(fixed) {
        return Total::Product(Product::new(fixed + sum.mean(), &[]));
    }
    Total::Pending(fixed, Box::new(sum))
}
