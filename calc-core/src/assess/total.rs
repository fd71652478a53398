//! Sums over exhibits, for each combination of methods that covers them.

use super::Figure;
use crate::dose::Doses;
use crate::method::Method;
use crate::range::Range;

/// Doses over all exhibits that have a figure by one of some methods.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Total {
    /// The methods, in the order of [`Method::ALL`].
    pub methods: Vec<Method>,
    /// The exhibits that it covers.
    pub exhibits: Vec<usize>,
    /// The exhibits that have no figure by these methods.
    pub omitted: Vec<usize>,
    /// Low, central and high: the sums of the lows, the centrals and the highs.
    pub doses: Range<Doses>,
    /// Whether none of the three was rounded.
    pub exact: bool,
    /// The figures that it adds up: exhibit and method.
    #[serde(skip)]
    pub(crate) parts: Vec<(usize, Method)>,
}

/// Which figure an exhibit gives to a total: the first of these that it has.
const COMBINATIONS: [&[Method]; 4] = [
    &[Method::Gross],
    &[Method::TabletShare, Method::PurityAdjusted],
    &[Method::TabletContent, Method::PurityAdjusted],
    &[Method::PurityAdjusted],
];

/// The totals of some figures over `exhibits` exhibits. The weight of tablets is nearly all filler,
/// so the gross figure of the exhibits in `weighed_tablets` is in no total.
pub fn totals(figures: &[Figure], exhibits: usize, weighed_tablets: &[usize]) -> Vec<Total> {
    let counts = |figure: &&Figure| {
        figure.method != Method::Gross || !weighed_tablets.contains(&figure.exhibit)
    };
    let figures: Vec<&Figure> = figures.iter().filter(counts).collect();
    let mut totals: Vec<Total> = Vec::with_capacity(COMBINATIONS.len());
    for combination in COMBINATIONS {
        let total = total(&figures, exhibits, combination);
        // A total that leaves out what another with these methods and more covers is a part of that other.
        let part_of = |other: &Total| {
            other.omitted.len() <= total.omitted.len()
                && total
                    .methods
                    .iter()
                    .all(|method| other.methods.contains(method))
        };
        if !total.methods.is_empty() && !totals.iter().any(part_of) {
            totals.push(total);
        }
    }
    totals
}

fn total(figures: &[&Figure], exhibits: usize, combination: &[Method]) -> Total {
    let mut total = Total {
        methods: Vec::new(),
        exhibits: Vec::new(),
        omitted: Vec::new(),
        doses: Range::point(Doses::ZERO),
        exact: true,
        parts: Vec::new(),
    };
    for exhibit in 1..=exhibits {
        let by = |method: &Method| {
            figures
                .iter()
                .find(|figure| figure.exhibit == exhibit && figure.method == *method)
        };
        let Some(figure) = combination.iter().find_map(by) else {
            total.omitted.push(exhibit);
            continue;
        };
        total.exhibits.push(exhibit);
        total.parts.push((exhibit, figure.method));
        let place = total
            .methods
            .partition_point(|known| *known < figure.method);
        if total.methods.get(place) != Some(&figure.method) {
            total.methods.insert(place, figure.method);
        }
        total.doses = total.doses.with(figure.doses, |sum, doses| sum + doses);
    }
    let doses = [total.doses.low, total.doses.central, total.doses.high];
    total.exact = doses.iter().all(|doses| doses.count().is_exact());
    total
}
