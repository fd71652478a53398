//! Shapes as options write them: what they say, and what is refused with which words.

use calc_core::sampling::{Shape, ShapeName};
use calc_core::{
    Error, Exact, GrossMass, LethalDose, Purity, Shaped, TabletContent, TabletShare, grams,
};

fn refused<T>(result: Result<T, Error>) -> (String, String) {
    let error = result.err().expect("refused");
    let hint = error
        .hint_text()
        .map(ToString::to_string)
        .unwrap_or_default();
    (error.message().to_string(), hint)
}

#[test]
fn every_shape_is_read_with_its_points_exact() {
    let purity = |text: &str| {
        text.parse::<Shaped<Purity>>()
            .unwrap_or_else(|error| panic!("{text}: {error}"))
    };
    let shown = |text: &str| {
        let shaped = purity(text);
        let central = shaped.central.map(|central| central.to_string());
        (
            shaped.name,
            shaped.low.to_string(),
            central,
            shaped.high.to_string(),
            shaped.is_named,
        )
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        shown("triangular:5%..10.3%..20%"),
        (
            ShapeName::Triangular,
            "5%".into(),
            some("10.3%"),
            "20%".into(),
            true
        )
    );
    assert_eq!(
        shown("pert: 5% .. 10.3% .. 20%"),
        (
            ShapeName::Pert,
            "5%".into(),
            some("10.3%"),
            "20%".into(),
            true
        )
    );
    assert_eq!(
        shown("Uniform:5%..20%"),
        (ShapeName::Uniform, "5%".into(), None, "20%".into(), true)
    );
    assert_eq!(
        shown("lognormal:5%..20%"),
        (ShapeName::LogNormal, "5%".into(), None, "20%".into(), true)
    );
    assert_eq!(
        shown("fixed:10.3%"),
        (
            ShapeName::Fixed,
            "10.3%".into(),
            some("10.3%"),
            "10.3%".into(),
            true
        )
    );
    assert_eq!(
        shown("10.3%"),
        (
            ShapeName::Fixed,
            "10.3%".into(),
            some("10.3%"),
            "10.3%".into(),
            false
        )
    );
    assert_eq!(
        shown("5%..10.3%..20%"),
        (
            ShapeName::Pert,
            "5%".into(),
            some("10.3%"),
            "20%".into(),
            false
        )
    );
}

#[test]
fn masses_are_spread_in_grams() {
    let dose: Shaped<LethalDose> = "lognormal:1mg..4mg".parse().expect("a dose");
    assert_eq!(grams(dose.low.mass()).to_string(), "0.001");
    assert_eq!(
        dose.shape()
            .expect("a shape")
            .median()
            .expect("a median")
            .to_string(),
        "0.002"
    );
    let content: Shaped<TabletContent> = "1.3mg..1.94mg..2.4mg".parse().expect("a content");
    assert_eq!(content.shape().expect("a shape").name(), ShapeName::Pert);
    let gross: Shaped<GrossMass> = "uniform:1kg..3kg".parse().expect("a mass");
    assert_eq!(
        gross
            .shape()
            .expect("a shape")
            .mean()
            .expect("a mean")
            .to_string(),
        "2000"
    );
    assert!(
        "triangular:10%..29%..76%"
            .parse::<Shaped<TabletShare>>()
            .is_ok()
    );
}

#[test]
fn what_is_no_shape_is_refused_with_what_to_write() {
    let purity = |text: &str| refused(text.parse::<Shaped<Purity>>());
    let says = |message: &str, hint: &str| (message.to_owned(), hint.to_owned());
    assert_eq!(
        purity("normal:5%..20%"),
        says(
            "unknown shape `normal`",
            "the shapes are fixed, uniform, triangular, pert, lognormal"
        )
    );
    assert_eq!(
        purity("uniform:5%..10%..20%"),
        says("`5%..10%..20%` has 3 parts", "write uniform:5%..20%")
    );
    assert_eq!(
        purity("pert:5%..20%"),
        says("`5%..20%` has 2 parts", "write pert:5%..10.3%..20%")
    );
    assert_eq!(
        purity("fixed:5%..20%"),
        says("`5%..20%` has 2 parts", "write fixed:10.3%")
    );
    assert_eq!(
        purity("5%..20%"),
        says(
            "`5%..20%` has 2 parts",
            "write one value, or low..central..high, as in 5%..10.3%..20%"
        )
    );
    assert_eq!(
        purity("triangular:5%..30%..20%"),
        says(
            "`5%..30%..20%` does not rise from low to high",
            "write triangular:5%..10.3%..20%"
        )
    );
    assert_eq!(
        purity("lognormal:20%..5%"),
        says(
            "`20%..5%` does not rise from low to high",
            "write lognormal:5%..20%"
        )
    );
    assert_eq!(
        purity("uniform:5..20"),
        says(
            "`5` is not a percentage",
            "write it with its sign, as in 5%"
        )
    );
    assert_eq!(
        purity("uniform:0%..20%"),
        says(
            "a purity of 0% is not above 0% and at most 100%",
            "write a share of the whole, as in 10.3%"
        )
    );
    assert_eq!(
        purity("lognormal:10%..80%"),
        says(
            "a lognormal shape of a share reaches above 100%",
            "write a shape that ends where it says, as in pert:5%..10.3%..20%"
        )
    );
    let dose = refused("uniform:1..3mg".parse::<Shaped<LethalDose>>());
    assert_eq!(dose, says("`1` has no unit", "write one, as in 1mg"));
    let gross = refused("uniform:0kg..3kg".parse::<Shaped<GrossMass>>());
    assert_eq!(
        gross,
        says("a shape cannot begin at 0", "write values above zero")
    );
}

#[test]
fn shapes_of_numbers_are_checked() {
    let number = Exact::literal;
    let wide = refused(Shape::lognormal(number("1"), number("1000001")));
    assert_eq!(
        wide.0,
        "a lognormal shape spans a factor of more than 1000000 from its 5% to its 95% point"
    );
    assert!(Shape::lognormal(number("1"), number("1000000")).is_ok());
    assert_eq!(
        refused(Shape::lognormal_of(number("1"), -number("1"))).0,
        "a standard deviation of -1 is negative"
    );
    assert_eq!(
        refused(Shape::lognormal_of(number("1000"), number("1"))).1,
        "write a narrower range, or another shape"
    );
    assert_eq!(
        refused(Shape::measured(number("1"), -number("1"))).0,
        "a standard deviation of -1 is negative"
    );
    let order = "the parts of a range must not fall: low, central, high";
    assert_eq!(
        refused(Shape::pert(number("1"), number("3"), number("2"))).0,
        order
    );
    assert_eq!(refused(Shape::uniform(number("3"), number("2"))).0, order);
    assert_eq!(
        refused(Shape::fixed(Exact::ZERO)).0,
        "a shape cannot begin at 0"
    );
}

/// A range without width is one value, whatever its shape was called.
#[test]
fn a_range_without_width_is_fixed() {
    let one = Exact::literal("0.1");
    for shape in [
        Shape::uniform(one, one),
        Shape::triangular(one, one, one),
        Shape::pert(one, one, one),
        Shape::lognormal(one, one),
    ] {
        let shape = shape.expect("a shape");
        assert_eq!(
            (shape.name(), shape.mean().expect("a mean")),
            (ShapeName::Fixed, one)
        );
    }
}

/// A balance's 1,000 g with U = 50 g and k = 2: mean and deviation are those of the balance.
#[test]
fn a_measured_mass_has_the_mean_of_the_balance() {
    let shape = Shape::measured(Exact::from(1000), Exact::from(25)).expect("a shape");
    assert_eq!(shape.mean().expect("a mean").to_string(), "1000");
    // 1000 / sqrt(1 + 0.025^2)
    assert_eq!(shape.median().expect("a median").to_string(), "999.6876464");
}
