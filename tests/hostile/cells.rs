//! Cells as tables write them, each made together with what it means: nothing is read back from its text.

use num_traits::Zero;
use proptest::prelude::*;
use proptest::sample::select;

use super::numbers::{Digits, number};
use crate::oracle::{Rational, ten, whole};

/// What a cell of the drug's column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drug {
    Fentanyl,
    Carfentanil,
    /// In the catalogue, without a lethal dose.
    Heroin,
    /// Nothing knows it.
    Unknown,
    NotReported,
    Empty,
    /// The row sums up others.
    Total,
}

/// What amounts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Grams,
    Tablets,
}

/// What a cell of the unit's column means.
#[derive(Clone, Debug, PartialEq)]
pub enum Unit {
    /// Grams or tablets, and how many of them one is.
    Of(Counted, Rational),
    NotAMass,
    NotReported,
    Missing,
    Wrong,
}

/// What a cell of the quantity's column means.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    Number(Rational),
    /// More digits than a number may have.
    TooLong,
    /// A mass in grams with its units, which may name its drug and say that it is of powder.
    Text {
        grams: Rational,
        units: Vec<Rational>,
        drug: Option<Drug>,
        powder: bool,
    },
    Volume,
    NotReported,
    Empty,
    Wrong,
}

/// What a cell of the purity's column means, as a fraction.
#[derive(Clone, Debug, PartialEq)]
pub enum Purity {
    Of(Rational),
    None,
    Wrong,
}

/// What a cell of the form's column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    None,
    Powder,
    Tablet,
    Wrong,
}

/// A text and what it means.
pub type Cell<T> = (String, T);

fn cell<T>(text: &str, meaning: T) -> Cell<T> {
    (text.to_owned(), meaning)
}

pub fn drug() -> impl Strategy<Value = Cell<Drug>> {
    let fentanyl = ["fentanyl", "Fentanyl", "FENTANYL", "fentanilo"];
    let others = [
        ("carfentanil", Drug::Carfentanil),
        ("Carfentanyl", Drug::Carfentanil),
        ("heroin", Drug::Heroin),
        ("snow white", Drug::Unknown),
        ("unknown", Drug::NotReported),
        ("NULL", Drug::NotReported),
        ("", Drug::Empty),
        ("TOTAL", Drug::Total),
        ("Grand total:", Drug::Total),
    ];
    prop_oneof![
        5 => select(fentanyl.to_vec()).prop_map(|text| cell(text, Drug::Fentanyl)),
        4 => select(others.to_vec()).prop_map(|(text, drug)| cell(text, drug)),
    ]
}

/// Units of mass by the definitions of NIST Handbook 44, in grams.
const MASSES: [(&str, &str); 24] = [
    ("g", "1"),
    ("GM", "1"),
    ("Gram(s)", "1"),
    ("GRAMO", "1"),
    ("kg", "1000"),
    ("KGS", "1000"),
    ("Kilograms", "1000"),
    ("mg", "0.001"),
    ("mcg", "0.000001"),
    ("\u{b5}g", "0.000001"),
    ("lb", "453.59237"),
    ("Lbs.", "453.59237"),
    ("POUND", "453.59237"),
    ("oz", "28.349523125"),
    ("Ounces", "28.349523125"),
    ("grains", "0.06479891"),
    ("troy oz", "31.1034768"),
    ("short tons", "907184.74"),
    ("long tons", "1016046.9088"),
    ("stone", "6350.29318"),
    ("tonnes", "1000000"),
    ("10 g", "10"),
    ("0.5 kg", "500"),
    ("1,000 mg", "1"),
];

pub fn unit() -> impl Strategy<Value = Cell<Unit>> {
    let mass = select(&MASSES[..]).prop_map(|(text, grams)| {
        let grams = crate::oracle::rational(grams);
        cell(text, Unit::Of(Counted::Grams, grams))
    });
    let tablets = |times: u32| Unit::Of(Counted::Tablets, whole(times));
    let counts = vec![
        cell("tablets", tablets(1)),
        cell("Pills", tablets(1)),
        cell("1000 tablet", tablets(1000)),
    ];
    let others = vec![
        cell("ML", Unit::NotAMass),
        cell("gallons", Unit::NotAMass),
        cell("5 litres", Unit::NotAMass),
        cell("Dosage units", Unit::NotAMass),
        cell("N/A", Unit::NotReported),
        cell("", Unit::Missing),
        cell("tons", Unit::Wrong),
        cell("gr", Unit::Wrong),
        cell("Mg", Unit::Wrong),
        cell("blorp", Unit::Wrong),
        cell("0 g", Unit::Wrong),
        cell("10", Unit::Wrong),
        cell("1,5 g", Unit::Wrong),
    ];
    prop_oneof![6 => mass, 2 => select(counts), 2 => select(others)]
}

pub fn form() -> impl Strategy<Value = Cell<Form>> {
    let forms = vec![
        cell("", Form::None),
        cell("NULL", Form::None),
        cell("powder", Form::Powder),
        cell("POWDER", Form::Powder),
        cell("tablet", Form::Tablet),
        cell("Pills", Form::Tablet),
        cell("smoke rings", Form::Wrong),
    ];
    prop_oneof![4 => Just(cell("", Form::None)), 3 => select(forms)]
}

pub fn place() -> impl Strategy<Value = String> {
    let places = [
        "TX",
        "",
        "Total Wine, Dallas",
        "TOTAL",
        "two\nlines",
        "Guam, \"GU\"",
        "Ciudad Ju\u{e1}rez",
        "=1+1",
        "sum;mary\t",
    ];
    select(places.to_vec()).prop_map(str::to_owned)
}

/// Quantities of a unit.
pub fn quantity(unit: &Unit) -> impl Strategy<Value = Cell<Quantity>> + use<> {
    let number = number().prop_map(|(text, value)| {
        let meaning = value.map_or(Quantity::TooLong, Quantity::Number);
        (text, meaning)
    });
    let count = (0..1_000_000_u32).prop_map(|n| (n.to_string(), Quantity::Number(whole(n))));
    prop_oneof![
        9 => number,
        3 => count,
        2 => near_limits(unit),
        2 => select(texts()),
        1 => select(no_numbers()),
    ]
}

/// The amounts between which rows are taken, in grams, and the most tablets.
pub fn limits(counted: Counted) -> [Rational; 2] {
    match counted {
        Counted::Grams => [Rational::new(1.into(), ten(12)), whole(ten(14))],
        Counted::Tablets => [whole(1), whole(ten(15))],
    }
}

/// The last digit above and below a limit, for any number of decimals.
fn near_limits(unit: &Unit) -> impl Strategy<Value = Cell<Quantity>> + use<> {
    let limits = match unit {
        Unit::Of(counted, size) => limits(*counted).map(|limit| limit / size),
        _ => [whole(1), whole(2)],
    };
    let places = prop_oneof![0..4_u32, 0..20_u32];
    (select(limits.to_vec()), places, -1..=2_i32).prop_map(|(limit, places, more)| {
        // As many decimals as 28 digits leave room for.
        let whole_digits = limit.to_integer().to_string().len();
        let places = places.min(u32::try_from(27 - whole_digits).expect("few digits"));
        let mantissa = (limit * whole(ten(places))).to_integer() + more;
        let mantissa = mantissa.max(0.into());
        let digits = format!("{mantissa:0>width$}", width = places as usize + 1);
        let (before, after) = digits.split_at(digits.len() - places as usize);
        let text = if after.is_empty() {
            before.to_owned()
        } else {
            format!("{before}.{after}")
        };
        (text, Quantity::Number(Rational::new(mantissa, ten(places))))
    })
}

/// Whole texts.
fn texts() -> Vec<Cell<Quantity>> {
    let text = |text: &str, grams: &str, units: &[&str], drug: Option<Drug>, powder: bool| {
        let rational = |number: &&str| crate::oracle::rational(number);
        let meaning = Quantity::Text {
            grams: rational(&grams),
            units: units.iter().map(rational).collect(),
            drug,
            powder,
        };
        cell(text, meaning)
    };
    // 12 lb = 5,443.10844 g; 4 oz = 113.3980925 g.
    vec![
        text("5 kg", "5000", &["1000"], None, false),
        text(
            "12 lb 4 oz",
            "5556.5065325",
            &["453.59237", "28.349523125"],
            None,
            false,
        ),
        text("1,000.5 grams", "1000.5", &["1"], None, false),
        text("2.5mg", "0.0025", &["0.001"], None, false),
        text(
            "5 kg of heroin",
            "5000",
            &["1000"],
            Some(Drug::Heroin),
            false,
        ),
        text(
            "3 g of fentanyl powder",
            "3",
            &["1"],
            Some(Drug::Fentanyl),
            true,
        ),
    ]
}

fn no_numbers() -> Vec<Cell<Quantity>> {
    let wrong = [
        "-12",
        "1,5",
        "12,34",
        "1234,567",
        "0,123",
        "5.",
        "1.2.3",
        "12-",
        "--5",
        "1 2",
        "12..5",
        "\u{2212}3",
        "+",
        "1,234,56",
    ];
    let mut cells: Vec<_> = wrong
        .iter()
        .map(|text| cell(text, Quantity::Wrong))
        .collect();
    for text in ["NULL", "n/a", "-", ".", "?", "\u{2014}"] {
        cells.push(cell(text, Quantity::NotReported));
    }
    cells.push(cell("", Quantity::Empty));
    cells.push(cell("   ", Quantity::Empty));
    cells.push(cell("12 gallons", Quantity::Volume));
    cells
}

/// Purities; bare ones are percent where `percent` says so.
pub fn purity(percent: bool) -> impl Strategy<Value = Cell<Purity>> {
    let decimals = prop_oneof![3 => "[0-9]{1,4}", 1 => "[0-9]{0,26}", 1 => "0{0,12}[1-9]{1,9}"];
    let fraction = decimals.prop_map(|after| Digits {
        before: "0".to_owned(),
        after: (!after.is_empty()).then_some(after),
    });
    let before = "[0-9]{1,2}|0{0,3}100|101";
    let hundredth = (before, prop::option::of("[0-9]{1,20}"))
        .prop_map(|(before, after)| Digits { before, after });
    let written = prop_oneof![2 => fraction, 3 => hundredth];
    let number =
        (written, prop_oneof![Just(""), Just("%"), Just(" %")]).prop_map(move |(digits, mark)| {
            let text = format!("{}{mark}", digits.text(&digits.before));
            let value = if percent || !mark.is_empty() {
                digits.value() / whole(100)
            } else {
                digits.value()
            };
            // Nothing says whether a bare 1 is 1% or all of it.
            let is_clear = percent || !mark.is_empty() || value != whole(1);
            let fits = value > Rational::zero() && value <= whole(1) && is_clear;
            (
                text,
                if fits {
                    Purity::Of(value)
                } else {
                    Purity::Wrong
                },
            )
        });
    let others = vec![
        cell("", Purity::None),
        cell("NULL", Purity::None),
        cell(" ", Purity::None),
        cell("pure", Purity::Wrong),
        cell("%", Purity::Wrong),
        cell("1,5%", Purity::Wrong),
        cell("-1%", Purity::Wrong),
    ];
    prop_oneof![4 => number, 3 => Just(cell("", Purity::None)), 1 => select(others)]
}
