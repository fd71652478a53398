//! A made-up table, as its rows and as reports of them.

use std::collections::BTreeMap;

use calc_core::Method::{self, Gross, PurityAdjusted, TabletShare};
use calc_core::batch::{Basis, Counts, Input, PartKey, Ratio, Report, Sum, Totals};
use calc_core::{Assumption, Code, Warning};
use proptest::prelude::*;

use crate::ask::ask;
use crate::oracle::{Rational, ten, whole};

/// The columns that the table is grouped by.
pub const BY: [&str; 2] = ["substance", "state"];
/// A set of assumptions: a method, and numerator and denominator of the four factors; zero for none.
type Part = (&'static str, Method, [(u32, u32); 4]);
/// Those of the table.
pub const PARTS: [Part; 5] = [
    (
        "fentanyl",
        PurityAdjusted,
        [(500, 1), (53, 2), (103, 2), (195, 2)],
    ),
    // A lethal dose of 3 mg: no figure has a last digit.
    (
        "fentanyl",
        PurityAdjusted,
        [(1000, 3), (53, 3), (103, 3), (65, 1)],
    ),
    ("carfentanil", Gross, [(50_000, 1), (0, 1), (0, 1), (0, 1)]),
    (
        "fentanyl",
        TabletShare,
        [(0, 1), (29, 100), (29, 100), (7, 10)],
    ),
    // Purities of the rows' own: the sums are of pure mass, and all factors are one lethal dose.
    (
        "fentanyl",
        PurityAdjusted,
        [(500, 1), (500, 1), (500, 1), (500, 1)],
    ),
];

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    pub state: usize,
    pub kind: Kind,
    /// Of the amount, in grams or tablets.
    pub mantissa: u128,
    pub scale: u32,
}

/// What becomes of a row.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A figure, by one of [`PARTS`].
    Ok(usize),
    Passed(&'static str),
    Rejected(&'static str),
}

/// Rows with amounts that hurt: up to 28 digits, and small ones beside large ones.
pub fn rows() -> impl Strategy<Value = Vec<Row>> {
    let kind = prop_oneof![
        6 => (0..PARTS.len()).prop_map(Kind::Ok),
        1 => prop_oneof![Just("no-reference-dose"), Just("empty")].prop_map(Kind::Passed),
        1 => prop_oneof![Just("ambiguous-number"), Just("negative")].prop_map(Kind::Rejected),
    ];
    let mantissa = prop_oneof![0..1000_u128, 0..10_u128.pow(28)];
    let row = (0..3_usize, kind, mantissa, 0..=28_u32);
    let row = row.prop_map(|(state, kind, mantissa, scale)| Row {
        state,
        kind,
        mantissa,
        scale,
    });
    prop::collection::vec(row, 0..40)
}

impl Row {
    pub fn substance(&self) -> &'static str {
        match self.kind {
            Kind::Ok(part) => PARTS[part].0,
            _ => "heroin",
        }
    }

    pub fn state(&self) -> &'static str {
        ["TX", "", "São \"Paulo\",\n"][self.state]
    }

    pub fn amount(&self) -> Rational {
        Rational::new(self.mantissa.into(), ten(self.scale))
    }

    /// What each figure's factor multiplies: with a purity of the row's own, here 1%, 10% and 99.9%.
    pub fn sums(&self, part: usize) -> [(u128, u32); 4] {
        let plain = (self.mantissa, self.scale);
        if part < 4 {
            return [plain; 4];
        }
        let pure = |permille: u128| (self.mantissa * permille, self.scale + 3);
        [plain, pure(10), pure(100), pure(999)]
    }

    /// Adds the row to totals.
    fn add(&self, totals: &mut Totals) {
        let key = [self.substance(), self.state()];
        let amount = Sum::new(self.mantissa, self.scale);
        let none = Sum::default();
        match self.kind {
            Kind::Ok(part) => {
                let ok = Counts { ok: 1, passed: 0 };
                let sums = self.sums(part);
                let (substance, method, _) = PARTS[part];
                if method == TabletShare {
                    totals.add_rows(&key, ok, &none, &amount);
                } else {
                    totals.add_rows(&key, ok, &amount, &none);
                }
                let basis = Basis {
                    rows: 1,
                    sums: sums.map(|(mantissa, scale)| Sum::new(mantissa, scale)),
                    moments: None,
                };
                totals.add_part(&key, part_key(substance, part), &basis);
            }
            Kind::Passed(_) => {
                totals.add_rows(&key, Counts { ok: 0, passed: 1 }, &amount, &none);
            }
            Kind::Rejected(_) => {}
        }
    }
}

fn part_key(substance: &str, part: usize) -> PartKey {
    let (_, method, factors) = PARTS[part];
    PartKey {
        substance: substance.to_owned(),
        method,
        assumptions: vec![format!("assumption-{part}")],
        factors: factors.map(|(num, den)| (num > 0).then(|| Ratio::new(num.into(), den.into()))),
        law: None,
    }
}

/// Assumptions of every shape that answers have.
pub fn assumptions() -> Vec<Assumption> {
    let questions = [
        ("152 lb fentanyl", "-"),
        ("9 kg fentanyl", "--as-of 2022-03"),
        ("900 fentanyl pills", "-"),
        ("1 kg fentanyl", "--purity 1%..2%..3.5% --lethal-dose 3mg"),
        ("9 kg fentanyl hcl", "--salt hcl"),
    ];
    let answers = questions.map(|(text, options)| ask(text, options).expect("an answer"));
    answers
        .into_iter()
        .flat_map(|answer| answer.assumptions)
        .collect()
}

/// The report of one run over files, each some rows.
pub fn report(files: &[(usize, &[Row])]) -> Report {
    let mut report = Report::default();
    let mut totals = Totals::new(BY.map(str::to_owned).to_vec());
    let known = assumptions();
    for (number, rows) in files {
        for row in *rows {
            row.add(&mut totals);
            match row.kind {
                Kind::Ok(part) => {
                    report.count_ok(1);
                    report.assumptions.insert(known[part % known.len()].clone());
                }
                Kind::Passed(status) => report.count_passed(status, 1),
                Kind::Rejected(code) => {
                    report.count_rejected(code, 1);
                    let warning = Warning::new(Code::Digits, format!("a {code} number"));
                    report.warnings.insert(warning);
                }
            }
        }
        report.add_input(Input {
            name: format!("shard-{number}.csv"),
            sha256: Some(format!("{number:064x}")),
            rows: rows.len() as u64,
        });
    }
    report.totals = Some(totals);
    report
}

/// Figures by group, by big rationals: with `None` where no row has one.
pub fn truth(rows: &[Row]) -> BTreeMap<[String; 2], [Option<Rational>; 4]> {
    let mut groups: BTreeMap<[String; 2], [Option<Rational>; 4]> = BTreeMap::new();
    for row in rows {
        let key = [row.substance().to_owned(), row.state().to_owned()];
        let Kind::Ok(part) = row.kind else {
            if let Kind::Passed(_) = row.kind {
                groups.entry(key).or_default();
            }
            continue;
        };
        let figures = groups.entry(key).or_default();
        for (at, (mantissa, scale)) in row.sums(part).into_iter().enumerate() {
            let (num, den) = PARTS[part].2[at];
            if num > 0 {
                let basis = Rational::new(mantissa.into(), ten(scale));
                let doses = basis * whole(num) / whole(den);
                figures[at] = Some(figures[at].take().unwrap_or_else(|| whole(0)) + doses);
            }
        }
    }
    groups
}

/// A report with something of everything in it.
pub fn sample() -> Report {
    let kinds = (0..PARTS.len())
        .map(Kind::Ok)
        .chain([Kind::Passed("empty"), Kind::Rejected("negative")]);
    let rows: Vec<Row> = kinds
        .enumerate()
        .map(|(at, kind)| Row {
            state: at % 3,
            kind,
            mantissa: 6_894_604_024,
            scale: 5,
        })
        .collect();
    let mut report = report(&[(1, &rows)]);
    report.assumptions.extend(assumptions());
    report
}
