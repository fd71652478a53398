//! Tables: blocks of whole records to converted bytes and a report, on one thread and without files.
//!
//! The job beside other programs, files and threads included, is `peers/run`.

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;

use calc_core::batch::{
    Added, Converted, Decimals, Layout, Plan, Quantiles, Report, Request, Worker,
};
use calc_core::{Catalog, MassUnit, Question};
use criterion::{
    BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};
use dosecalc_benches::job;

/// Rows of a table.
const ROWS: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// As much as the command hands to a thread at a time.
const BLOCK_BYTES: usize = 256 * 1024;

/// Reports of threads or shards that are merged.
const REPORTS: usize = 64;

/// A kind of table, and what is asked of it.
struct Kind {
    name: &'static str,
    table: fn(u64) -> String,
    request: fn() -> Request,
    /// Leave out the path of scaled integers, to see what it gains.
    exact_only: bool,
    /// The most rows: a second or two a run say as much as a minute.
    most: u64,
}

const KINDS: [Kind; 12] = [
    Kind {
        name: "numbers",
        table: job_table,
        request: Request::default,
        most: 1_000_000,
        exact_only: false,
    },
    Kind {
        name: "numbers, exact path",
        table: job_table,
        request: Request::default,
        most: 100_000,
        exact_only: true,
    },
    Kind {
        name: "totals",
        table: job_table,
        request: by_substance_and_state,
        most: 1_000_000,
        exact_only: false,
    },
    Kind {
        name: "texts",
        table: texts,
        request: Request::default,
        most: 100_000,
        exact_only: false,
    },
    Kind {
        name: "rejects",
        table: rejects,
        request: Request::default,
        most: 1_000_000,
        exact_only: false,
    },
    Kind {
        name: "28 digits",
        table: long_numbers,
        request: Request::default,
        most: 100_000,
        exact_only: false,
    },
    Kind {
        name: "all decimals",
        table: job_table,
        request: every_decimal,
        most: 1_000_000,
        exact_only: false,
    },
    Kind {
        name: "numbers, quantiles",
        table: job_table,
        request: with_quantiles,
        most: 1_000_000,
        exact_only: false,
    },
    Kind {
        name: "totals, quantiles",
        table: job_table,
        request: totals_with_quantiles,
        most: 1_000_000,
        exact_only: false,
    },
    Kind {
        name: "own ranges",
        table: own_ranges,
        request: Request::default,
        most: 10_000,
        exact_only: false,
    },
    Kind {
        name: "own ranges, quantiles",
        table: own_ranges,
        request: with_quantiles,
        most: 10_000,
        exact_only: false,
    },
    Kind {
        name: "own ranges over lognormal, quantiles",
        table: own_ranges,
        request: over_lognormal,
        most: 10_000,
        exact_only: false,
    },
];

fn by_substance_and_state() -> Request {
    Request {
        totals_by: Some(vec!["substance".to_owned(), "state".to_owned()]),
        ..Request::default()
    }
}

/// 5%, 50%, 95% and the mean of every row.
fn sure(question: &Question) -> Request {
    let quantiles = Quantiles::read(Some(""), question).expect("quantiles");
    Request {
        added: Added::read(&[], "", quantiles.as_ref()).expect("columns"),
        quantiles,
        settings: question.settings(&Catalog::built_in()).expect("settings"),
        ..Request::default()
    }
}

fn with_quantiles() -> Request {
    sure(&Question::default())
}

fn totals_with_quantiles() -> Request {
    Request {
        totals_by: by_substance_and_state().totals_by,
        ..with_quantiles()
    }
}

fn over_lognormal() -> Request {
    sure(&Question {
        lethal_dose: Some("lognormal:1mg..4mg".to_owned()),
        substance: Some("fentanyl".to_owned()),
        ..Question::default()
    })
}

fn every_decimal() -> Request {
    Request {
        decimals: Decimals::Exact,
        ..Request::default()
    }
}

fn job_table(rows: u64) -> String {
    let mut table = Vec::new();
    job::table(rows, &mut table).expect("memory takes every byte");
    String::from_utf8(table).expect("the table is text")
}

/// A header, and for each row what `line` writes of its number.
fn written(header: &str, rows: u64, line: impl Fn(&mut String, u64) -> std::fmt::Result) -> String {
    let mut table = format!("{header}\n");
    for row in 0..rows {
        line(&mut table, row).expect("a string takes every character");
        table.push('\n');
    }
    table
}

/// Quantities as people write them; no two of the first hundred thousand are the same.
fn texts(rows: u64) -> String {
    written("id,substance,quantity,purity_pct", rows, |out, row| {
        let (pounds, ounces) = (row / 16 + 1, row % 16);
        match row % 3 {
            0 => write!(out, "{row},fentanyl,{pounds} lb {ounces} oz,12.4"),
            1 => write!(out, "{row},fentanyl,{pounds}.{ounces} kg,"),
            _ => write!(out, "{row},fentanyl,{pounds} pounds,7"),
        }
    })
}

/// Every second row has a quantity with two readings.
fn rejects(rows: u64) -> String {
    written(
        "id,substance,quantity,unit,purity_pct",
        rows,
        |out, row| match row % 2 {
            0 => write!(out, "{row},fentanyl,{row}.5,g,12.4"),
            _ => write!(out, "{row},fentanyl,\"{row},5\",g,12.4"),
        },
    )
}

/// A range of purities for each row, no two of them the same: what `peers/ranges.py` does with `uncertainties`.
fn own_ranges(rows: u64) -> String {
    let header = "id,substance,quantity,unit,purity_low,purity,purity_high";
    written(header, rows, |out, row| {
        let low = 3000 + row % 9973;
        let central = low + 1000 + row % 4999;
        let high = central + 500 + row % 7919;
        let percent =
            |thousandths: u64| format!("{}.{:03}%", thousandths / 1000, thousandths % 1000);
        let [low, central, high] = [low, central, high].map(percent);
        write!(out, "{row},fentanyl,{row}.5,g,{low},{central},{high}")
    })
}

/// Quantities that fit no machine word.
fn long_numbers(rows: u64) -> String {
    written("id,substance,quantity,unit,purity_pct", rows, |out, row| {
        let head = row % 10_000;
        write!(
            out,
            "{row},fentanyl,{head:05}.123456789012345{row:08},lb,12.4"
        )
    })
}

/// The column names of a table, and its other bytes.
fn parts(table: &str) -> (Vec<String>, &[u8]) {
    let (header, rows) = table.split_once('\n').expect("a table has a header");
    (
        header.split(',').map(str::to_owned).collect(),
        rows.as_bytes(),
    )
}

/// Blocks of whole records; no record of these tables holds a line end.
fn blocks(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut blocks = Vec::new();
    while !bytes.is_empty() {
        let most = &bytes[..BLOCK_BYTES.min(bytes.len())];
        let end = most
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(bytes.len(), |at| at + 1);
        let (block, rest) = bytes.split_at(end);
        blocks.push(block);
        bytes = rest;
    }
    blocks
}

/// The catalogue of the job, in which every substance of its table has figures.
fn catalog() -> Catalog {
    let mut catalog = Catalog::built_in();
    catalog
        .overlay(include_str!("peers/catalog.toml"))
        .expect("the job's catalogue is right");
    catalog
}

fn plan(names: &[String], request: Request) -> Arc<Plan> {
    let plan = Plan::new(names, Layout::Delimited(b','), request, &catalog());
    Arc::new(plan.expect("the columns are found by their names"))
}

/// All of a run but files and threads.
fn run(plan: &Arc<Plan>, blocks: &[&[u8]], exact_only: bool, converted: &mut Converted) -> Report {
    let mut worker = Worker::new(Arc::clone(plan));
    if exact_only {
        worker.exact_only();
    }
    for block in blocks {
        worker
            .convert(black_box(block), converted)
            .expect("totals have few groups");
        black_box(&converted);
    }
    worker.finish().expect("totals have few groups")
}

/// Outside of `cargo bench` every benchmark only has to run.
fn rows() -> &'static [u64] {
    let is_bench = std::env::args().any(|word| word == "--bench");
    let is_test = std::env::args().any(|word| word == "--test");
    if is_bench && !is_test {
        &ROWS
    } else {
        &ROWS[..1]
    }
}

fn tables(criterion: &mut Criterion) {
    for kind in &KINDS {
        let mut group = criterion.benchmark_group(format!("batch/{}", kind.name));
        // Hundreds of runs over a million rows would say no more.
        group.sample_size(10).sampling_mode(SamplingMode::Flat);
        for &rows in rows().iter().filter(|&&rows| rows <= kind.most) {
            let table = (kind.table)(rows);
            let (names, bytes) = parts(&table);
            let (plan, blocks) = (plan(&names, (kind.request)()), blocks(bytes));
            let mut converted = Converted::default();
            check(
                kind,
                rows,
                &run(&plan, &blocks, kind.exact_only, &mut converted),
            );
            group.throughput(Throughput::ElementsAndBytes {
                elements: rows,
                bytes: bytes.len() as u64,
            });
            group.bench_function(BenchmarkId::from_parameter(rows), |b| {
                b.iter(|| run(&plan, &blocks, kind.exact_only, &mut converted));
            });
        }
        group.finish();
    }
}

/// That the benchmark measures what it says: rows with figures, and rejects where there should be some.
fn check(kind: &Kind, rows: u64, report: &Report) {
    let rejected = if kind.name == "rejects" { rows / 2 } else { 0 };
    assert_eq!(
        (report.read, report.ok),
        (rows, rows - rejected),
        "{}",
        kind.name
    );
}

/// Reports with totals of 255 groups each, as threads and shards leave them.
fn merge(criterion: &mut Criterion) {
    let table = job_table(50_000);
    let (names, bytes) = parts(&table);
    let report = run(
        &plan(&names, by_substance_and_state()),
        &blocks(bytes),
        false,
        &mut Converted::default(),
    );
    let reports = vec![report; REPORTS];
    let mut group = criterion.benchmark_group("batch/merge");
    group.throughput(Throughput::Elements(REPORTS as u64));
    group.bench_function(BenchmarkId::from_parameter(REPORTS), |b| {
        b.iter_batched(
            || reports.clone(),
            |reports| {
                let mut all = reports.into_iter();
                let mut whole = all.next().expect("there are some");
                for part in all {
                    whole.merge(part).expect("parts of one run add up");
                }
                whole
            },
            criterion::BatchSize::LargeInput,
        );
    });
    group.finish();
}

/// Totals as CSV, with quantiles and without: a group for each state, in each of which five substances with purities of
/// their own and assumed ones are added up.
fn told(criterion: &mut Criterion) {
    let table = job_table(50_000);
    let (names, bytes) = parts(&table);
    let mut group = criterion.benchmark_group("batch/totals told");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for (name, request) in [
        ("plain", by_substance_and_state()),
        ("quantiles", totals_with_quantiles()),
    ] {
        let request = Request {
            totals_by: Some(vec!["state".to_owned()]),
            ..request
        };
        let plan = plan(&names, request);
        let report = run(&plan, &blocks(bytes), false, &mut Converted::default());
        group.throughput(Throughput::Elements(51));
        group.bench_function(name, |b| {
            b.iter(|| black_box(&report).totals_csv(MassUnit::Gram, false));
        });
    }
    group.finish();
}

criterion_group!(benches, tables, merge, told);
criterion_main!(benches);
