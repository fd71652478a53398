//! One seizure: reading, assessing, and the answer as JSON.

use std::hint::black_box;

use calc_core::{Catalog, Settings, answer, assess, read};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

/// From the shortest text that anybody writes to the longest that is in print.
const TEXTS: [(&str, &str); 4] = [
    ("lead", "152 lb fentanyl"),
    (
        "words",
        "more than one hundred and fifty-two pounds of suspected fentanyl powder",
    ),
    ("dual", "144 kilograms [317 lbs] of fentanyl"),
    (
        "mixed",
        "more than 10.2 million fentanyl pills and approximately 980 pounds of fentanyl powder",
    ),
];

fn one_seizure(criterion: &mut Criterion) {
    let catalog = Catalog::built_in();
    let settings = Settings::default();
    let mut group = criterion.benchmark_group("one seizure");
    for (name, text) in TEXTS {
        let reading = read(text, &catalog).expect("the text reads");
        let assessment = assess(&reading, &settings, &catalog).expect("the seizure is assessed");
        group.bench_function(BenchmarkId::new("read", name), |b| {
            b.iter(|| read(black_box(text), &catalog));
        });
        group.bench_function(BenchmarkId::new("assess", name), |b| {
            b.iter(|| assess(black_box(&reading), &settings, &catalog));
        });
        group.bench_function(BenchmarkId::new("answer", name), |b| {
            b.iter(|| answer(black_box(text), &settings, &catalog));
        });
        group.bench_function(BenchmarkId::new("to json", name), |b| {
            b.iter(|| black_box(&assessment).to_json());
        });
    }
    group.finish();
}

criterion_group!(benches, one_seizure);
criterion_main!(benches);
