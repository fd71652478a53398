//! Sums over exhibits, for each combination of methods that covers them.

use super::Figure;
use crate::dose::Doses;
use crate::method::Method;
use crate::range::Range;

/// Doses over all exhibits that have a figure by one of some methods.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Total {
    /// The methods, in the order in which an exhibit's figure was looked for.
    pub methods: Vec<Method>,
    /// The exhibits that it covers.
    pub exhibits: Vec<usize>,
    /// The exhibits that have no figure by these methods.
    pub omitted: Vec<usize>,
    /// Low, central and high: the sums of the lows, the centrals and the highs.
    pub doses: Range<Doses>,
    /// Whether none of the three was rounded.
    pub exact: bool,
}

/// Which figure an exhibit gives to a total: the first of these that it has.
const COMBINATIONS: [&[Method]; 3] = [
    &[Method::Gross],
    &[Method::PurityAdjusted, Method::TabletShare],
    &[Method::PurityAdjusted, Method::TabletContent],
];

/// The totals of some figures.
pub fn totals(figures: &[Figure], exhibits: usize) -> Vec<Total> {
    let mut totals: Vec<Total> = Vec::with_capacity(2);
    for combination in COMBINATIONS {
        let total = total(figures, exhibits, combination);
        let known = totals.iter().any(|other| other.methods == total.methods);
        if !total.methods.is_empty() && !known {
            totals.push(total);
        }
    }
    // A total that leaves out what another with more methods covers is that other's part.
    let covered = totals.clone();
    totals.retain(|total| {
        total.omitted.is_empty()
            || total.methods == [Method::Gross]
            || !covered.iter().any(|other| {
                other.omitted.is_empty() && total.methods.iter().all(|m| other.methods.contains(m))
            })
    });
    totals
}

fn total(figures: &[Figure], exhibits: usize, combination: &[Method]) -> Total {
    let mut total = Total {
        methods: Vec::new(),
        exhibits: Vec::new(),
        omitted: Vec::new(),
        doses: Range::point(Doses::ZERO),
        exact: true,
    };
    for exhibit in 1..=exhibits {
        let figure = combination.iter().find_map(|&method| {
            figures
                .iter()
                .find(|figure| figure.exhibit == exhibit && figure.method == method)
        });
        let Some(figure) = figure else {
            total.omitted.push(exhibit);
            continue;
        };
        total.exhibits.push(exhibit);
        if !total.methods.contains(&figure.method) {
            total.methods.push(figure.method);
        }
        total.doses = total.doses.with(figure.doses, |sum, doses| sum + doses);
    }
    total.methods.sort_by_key(|method| *method as u8);
    let doses = [total.doses.low, total.doses.central, total.doses.high];
    total.exact = doses.iter().all(|doses| doses.count().is_exact());
    total
}
