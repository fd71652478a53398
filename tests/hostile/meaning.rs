//! What a row comes to, by the meaning of its cells and the published values: in fractions, never rounded.

use num_traits::Zero;

use super::cells::{Counted, Drug, Form, Purity, Quantity, Unit, limits};
use crate::oracle::{Rational, rational};

/// A row by what its cells mean.
#[derive(Clone, Debug)]
pub struct Row {
    pub place: String,
    pub drug: (String, Drug),
    pub quantity: (String, Quantity),
    pub unit: (String, Unit),
    pub purity: (String, Purity),
    pub form: (String, Form),
}

/// A row of the output.
#[derive(Clone, Debug)]
pub struct Kept {
    pub status: &'static str,
    pub method: &'static str,
    /// The drug, where it has a rate: the group's key.
    pub drug: Option<Drug>,
    pub amount: Option<(Counted, Rational)>,
    pub purity: Option<Rational>,
    /// If pure, low, central, high.
    pub figures: [Option<Rational>; 4],
}

impl Kept {
    fn passed(status: &'static str) -> Self {
        Self {
            status,
            method: "",
            drug: None,
            amount: None,
            purity: None,
            figures: [const { None }; 4],
        }
    }
}

/// An amount that a row states; the text of one may name the drug and say that it is powder.
struct Stated {
    counted: Counted,
    amount: Rational,
    drug: Option<Drug>,
    powder: bool,
}

/// Why a row has no amount: `None` where it is rejected, else its status.
type Without = Option<&'static str>;

impl Row {
    /// What becomes of it; `None` where it is rejected.
    pub fn kept(&self) -> Option<Kept> {
        if self.is_total() {
            return Some(Kept::passed("total-row"));
        }
        if self.form.1 == Form::Wrong {
            return None;
        }
        let stated = match self.stated() {
            Ok(stated) => stated,
            Err(why) => return why.map(Kept::passed),
        };
        let drug = self.drug_of(stated.drug)?;
        let amount = Some((stated.counted, stated.amount.clone()));
        let passed = |status, drug| {
            let kept = Kept::passed(status);
            Some(Kept {
                amount: amount.clone(),
                drug,
                ..kept
            })
        };
        match drug {
            Drug::Fentanyl | Drug::Carfentanil => {}
            Drug::Heroin => return passed("no-reference-dose", Some(drug)),
            Drug::NotReported => return passed("not-reported", None),
            Drug::Empty => return passed("empty", None),
            Drug::Unknown | Drug::Total => return None,
        }
        let purity = match &self.purity.1 {
            Purity::Of(purity) => Some(purity),
            Purity::None => None,
            Purity::Wrong => return None,
        };
        let tablets = self.form.1 == Form::Tablet && !stated.powder;
        let Some(figures) = figures(drug, &stated, tablets, purity) else {
            return passed("no-assumption", Some(drug));
        };
        Some(Kept {
            status: "ok",
            drug: Some(drug),
            amount,
            ..figures
        })
    }

    /// The first text that is not empty says so, or the drug's.
    fn is_total(&self) -> bool {
        if self.drug.1 == Drug::Total {
            return true;
        }
        self.place == "TOTAL"
    }

    fn stated(&self) -> Result<Stated, Without> {
        match &self.quantity.1 {
            Quantity::Empty => return Err(Some("empty")),
            Quantity::NotReported => return Err(Some("not-reported")),
            _ => {}
        }
        let unit = match &self.unit.1 {
            Unit::NotAMass => return Err(Some("not-a-mass")),
            Unit::NotReported => return Err(Some("not-reported")),
            Unit::Wrong => return Err(None),
            Unit::Missing => None,
            Unit::Of(counted, size) => Some((*counted, size)),
        };
        match (&self.quantity.1, unit) {
            (Quantity::Number(number), Some((counted, size))) => {
                let amount = number * size;
                if !is_within_limits(counted, &amount) {
                    return Err(None);
                }
                Ok(Stated {
                    counted,
                    amount,
                    drug: None,
                    powder: false,
                })
            }
            (Quantity::Volume, _) => Err(Some("not-a-mass")),
            (
                Quantity::Text {
                    grams,
                    units,
                    drug,
                    powder,
                },
                unit,
            ) => {
                // The column may say the text's own unit again.
                let agrees = unit.is_none_or(|(counted, size)| {
                    counted == Counted::Grams && units.contains(size)
                });
                agrees
                    .then(|| Stated {
                        counted: Counted::Grams,
                        amount: grams.clone(),
                        drug: *drug,
                        powder: *powder,
                    })
                    .ok_or(None)
            }
            _ => Err(None),
        }
    }

    /// The drug of the column or of the text; `None` where they differ.
    fn drug_of(&self, of_text: Option<Drug>) -> Option<Drug> {
        let of_column = self.drug.1;
        match (of_text, of_column) {
            (None, _) => Some(of_column),
            (Some(drug), Drug::Empty | Drug::NotReported) => Some(drug),
            (Some(drug), _) => (drug == of_column).then_some(drug),
        }
    }
}

/// Zero, or within the limits; tablets are whole.
fn is_within_limits(counted: Counted, amount: &Rational) -> bool {
    let [least, most] = limits(counted);
    let whole = counted == Counted::Grams || amount.is_integer();
    whole && (amount.is_zero() || (least..=most).contains(amount))
}

/// The published values: DEA's 2 mg of fentanyl and 0.02 mg of carfentanil; average purity 5.3%, 10.3% and
/// 19.5%; 10%, 29% and 76% of tablets; 110, 100 and 90 mg a tablet. `None` where nothing is published.
fn figures(drug: Drug, stated: &Stated, tablets: bool, purity: Option<&Rational>) -> Option<Kept> {
    let amount = &stated.amount;
    let dose = rational(if drug == Drug::Fentanyl {
        "0.002"
    } else {
        "0.00002"
    });
    let if_pure = amount / dose;
    let range = |texts: [&str; 3]| texts.map(|text| Some(amount * rational(text)));
    let kept = |method, purity, if_pure, [low, central, high]: [Option<Rational>; 3]| {
        let kept = Kept::passed("ok");
        Some(Kept {
            method,
            purity,
            figures: [if_pure, low, central, high],
            ..kept
        })
    };
    if stated.counted == Counted::Tablets {
        return match drug {
            Drug::Fentanyl => kept("tablet-share", None, None, range(["0.10", "0.29", "0.76"])),
            _ => None,
        };
    }
    // Tablets by weight are nearly all filler: if pure would overstate them.
    let gross = (!tablets).then(|| if_pure.clone());
    if let Some(purity) = purity {
        let doses = Some(&if_pure * purity);
        let range = [doses.clone(), doses.clone(), doses];
        return kept("purity-adjusted", Some(purity.clone()), gross, range);
    }
    match (drug, tablets) {
        (Drug::Fentanyl, true) => kept(
            "tablet-share",
            None,
            None,
            range(["0.1/0.11", "0.29/0.1", "0.76/0.09"]),
        ),
        (Drug::Fentanyl, false) => {
            let range = ["0.053", "0.103", "0.195"].map(|text| Some(&if_pure * rational(text)));
            kept("purity-adjusted", Some(rational("0.103")), gross, range)
        }
        (_, true) => None,
        (_, false) => kept("gross", None, gross, [const { None }; 3]),
    }
}
