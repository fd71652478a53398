//! Quantiles of uncertain figures: by integration, and by draws.

use std::hint::black_box;

use calc_core::Exact;
use calc_core::sampling::{Ask, Draws, Model, Shape};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn shape(name: &str, points: [&'static str; 3]) -> Shape {
    let [low, central, high] = points.map(Exact::literal);
    match name {
        "uniform" => Shape::uniform(low, high),
        "triangular" => Shape::triangular(low, central, high),
        "pert" => Shape::pert(low, central, high),
        _ => Shape::lognormal(low, high),
    }
    .expect("a shape")
}

/// 273 kg at a purity, by a lethal dose in milligrams.
fn powder(purity: &str, dose: &str) -> Model {
    let mut model = Model::default();
    let purity = model.input("purity", shape(purity, ["0.076", "0.104", "0.132"]));
    let dose = model.input("lethal dose", shape(dose, ["1", "2", "4"]));
    model.term(Exact::from(273_000_000), &[purity], &[dose]);
    model
}

/// The same, of which only a share is the substance's base.
fn three(purity: &str, dose: &str) -> Model {
    let mut model = Model::default();
    let share = model.input("share", shape("pert", ["0.8", "0.85", "0.95"]));
    let purity = model.input("purity", shape(purity, ["0.076", "0.104", "0.132"]));
    let dose = model.input("lethal dose", shape(dose, ["1", "2", "4"]));
    model.term(Exact::from(273_000_000), &[share, purity], &[dose]);
    model
}

/// Powder, and tablets by their content, of one lethal dose.
fn shared(dose: &str) -> Model {
    let mut model = Model::default();
    let purity = model.input("purity", shape("pert", ["0.076", "0.104", "0.132"]));
    let content = model.input("content", shape("pert", ["0.02", "2.2", "5.1"]));
    let dose = model.input("lethal dose", shape(dose, ["1", "2", "4"]));
    model.term(Exact::from(27_300_000), &[purity], &[dose]);
    model.term(Exact::from(1_000_000), &[content], &[dose]);
    model
}

/// Powder, and tablets by their share with a lethal dose or more.
fn mixed() -> Model {
    let mut model = powder("pert", "lognormal");
    let share = model.input("tablet share", shape("pert", ["0.1", "0.29", "0.76"]));
    model.term(Exact::from(4_700_000), &[share], &[]);
    model
}

fn quantiles(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("three quantiles");
    let ask = Ask::default();
    for (purity, dose) in [
        ("triangular", "lognormal"),
        ("pert", "lognormal"),
        ("uniform", "uniform"),
        ("triangular", "triangular"),
        ("pert", "pert"),
    ] {
        let model = powder(purity, dose);
        group.bench_function(format!("{purity} over {dose}"), |b| {
            b.iter(|| black_box(&model).spread(&ask));
        });
    }
    for dose in ["lognormal", "pert"] {
        let model = three("pert", dose);
        group.bench_function(format!("pert times pert over {dose}"), |b| {
            b.iter(|| black_box(&model).spread(&ask));
        });
        let model = shared(dose);
        group.bench_function(format!("pert and pert over one {dose}"), |b| {
            b.iter(|| black_box(&model).spread(&ask));
        });
    }
    let model = mixed();
    group.bench_function("powder and tablets", |b| {
        b.iter(|| black_box(&model).spread(&ask));
    });
    group.finish();
}

fn draws(criterion: &mut Criterion) {
    const COUNT: u32 = 100_000;
    let mut group = criterion.benchmark_group("draws");
    group.throughput(Throughput::Elements(u64::from(COUNT)));
    let ask = Ask::default().by_draws(Draws::new(COUNT, 1).expect("draws"));
    for purity in ["triangular", "pert"] {
        let model = powder(purity, "lognormal");
        group.bench_function(format!("{purity} over lognormal"), |b| {
            b.iter(|| black_box(&model).spread(&ask));
        });
    }
    group.finish();
}

criterion_group!(benches, quantiles, draws);
criterion_main!(benches);
