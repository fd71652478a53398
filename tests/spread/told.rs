//! Models as the cases write them: `p=uniform:0.05..0.2; d=lognormal:1..4` and `1000*p/d + 300*p`.

use std::collections::HashMap;

use calc_core::sampling::{Ask, Model, Shape, Spread};
use calc_core::{Error, Exact};

use crate::oracle::{Rational, of};

fn number(text: &str) -> Exact {
    text.trim()
        .parse()
        .unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

/// A shape of plain numbers; `ln:mean..sd` is lognormal by its logarithm.
pub fn shape(text: &str) -> Result<Shape, Error> {
    let (name, points) = text.trim().split_once(':').expect("a name and points");
    let points: Vec<Exact> = points.split("..").map(number).collect();
    match (name, &points[..]) {
        ("fixed", &[value]) => Shape::fixed(value),
        ("uniform", &[low, high]) => Shape::uniform(low, high),
        ("triangular", &[low, central, high]) => Shape::triangular(low, central, high),
        ("pert", &[low, central, high]) => Shape::pert(low, central, high),
        ("lognormal", &[low, high]) => Shape::lognormal(low, high),
        ("ln", &[mean, sd]) => Shape::lognormal_of(mean, sd),
        _ => panic!("`{text}` is no shape"),
    }
}

/// A model of inputs and terms.
pub fn model(inputs: &str, terms: &str) -> Model {
    let mut model = Model::default();
    let mut ids = HashMap::new();
    for input in inputs.split(';') {
        let (name, text) = input.split_once('=').expect("a name and a shape");
        let shape = shape(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        ids.insert(name.trim(), model.input(name.trim(), shape));
    }
    for term in terms.split('+') {
        let mut under = term.split('/');
        let mut over = under.next().expect("a term").split('*');
        let scale = number(over.next().expect("a scale"));
        let named = |names: &mut dyn Iterator<Item = &str>| {
            names.map(|name| ids[name.trim()]).collect::<Vec<_>>()
        };
        let (over, under) = (named(&mut over), named(&mut under));
        model.term(scale, &over, &under);
    }
    model
}

/// The probabilities as the library takes them.
pub fn ask(probabilities: &[&str]) -> Ask {
    let probabilities = probabilities.iter().map(|text| number(text)).collect();
    Ask::default()
        .quantiles(probabilities)
        .expect("probabilities")
}

/// The quantiles of a spread as fractions.
pub fn values(spread: &Spread) -> Vec<Rational> {
    spread
        .quantiles
        .iter()
        .map(|quantile| of(quantile.value))
        .collect()
}
