//! One table in many kinds of files: the same figures, the same totals, the same rejects.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Number, Value, json};

use crate::folder::Folder;
use crate::oracle::{apart, formula, rational, rounded};
use crate::shared_tables::number;

const NAMES: [&str; 6] = ["id", "drug", "amount", "unit", "purity", "place"];

/// Rows; amounts that JSON knows as numbers are numbers there.
const ROWS: [[&str; 6]; 12] = [
    ["1", "fentanyl", "152", "lb", "", "TX"],
    ["2", "fentanyl", "395.481", "lb", "", "TX"],
    [
        "3",
        "fentanyl",
        "2.20462262e-05",
        "lb",
        "",
        "Ciudad Ju\u{e1}rez",
    ],
    ["4", "Fentanyl", "1,525", "g", "10.30%", "Guam, \"GU\""],
    ["5", "fentanyl", "0.1", "g", "0.5", "TX; DPS"],
    ["6", "fentanyl", "100.50", "g", "0.99", "tab\there"],
    ["7", "carfentanil", "7", "g", "", "\u{1f48a}"],
    ["8", "heroin", "3", "kg", "", "TX"],
    ["9", "fentanyl", "5", "litres", "", "TX"],
    ["10", "fentanyl", "", "g", "", "TX"],
    ["11", "fentanyl", "1,5", "kg", "", "rejected"],
    ["12", "fentanyl", "12345678901234567.89", "mcg", "", "TX"],
];

/// The row that cannot be read.
const REJECTED: usize = 10;

/// Grams over the grams of a dose, times a purity; with DEA's three averages where the row has none.
const DOSES: [(usize, &str, &[&str]); 7] = [
    (0, "152 * 453.59237 / 0.002", &["0.053", "0.103", "0.195"]),
    (
        1,
        "395.481 * 453.59237 / 0.002",
        &["0.053", "0.103", "0.195"],
    ),
    (
        2,
        "0.0000220462262 * 453.59237 / 0.002",
        &["0.053", "0.103", "0.195"],
    ),
    (3, "1525 / 0.002", &["0.103", "0.103", "0.103"]),
    (4, "0.1 / 0.002", &["0.5", "0.5", "0.5"]),
    (5, "100.5 / 0.002", &["0.99", "0.99", "0.99"]),
    (6, "7 / 0.00002", &[]),
];

fn figures(row: usize) -> [String; 4] {
    let mut figures = [const { String::new() }; 4];
    let shown = |text: &str| rounded(&formula(text, &|_| None), 2).replace(',', "");
    let last = (
        11,
        "12345678901.23456789 / 0.002",
        &["0.053", "0.103", "0.195"][..],
    );
    let found = DOSES.into_iter().chain([last]).find(|doses| doses.0 == row);
    if let Some((_, if_pure, purities)) = found {
        figures[0] = shown(if_pure);
        for (figure, purity) in figures[1..].iter_mut().zip(purities) {
            *figure = shown(&format!("{if_pure} * {purity}"));
        }
    }
    figures
}

/// The rows between delimiters.
fn delimited(delimiter: char, line_end: &str) -> String {
    let mut text = String::new();
    for row in std::iter::once(&NAMES).chain(&ROWS) {
        let cells = row.map(|cell| {
            if cell.contains([delimiter, '"', '\n']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.to_owned()
            }
        });
        text.push_str(&cells.join(&delimiter.to_string()));
        text.push_str(line_end);
    }
    text
}

/// The rows as objects; numbers as they are written, or as texts.
fn json_lines(numbers: bool) -> String {
    let mut text = String::new();
    for row in ROWS {
        let cells = NAMES.iter().zip(row).map(|(name, cell)| {
            // A number keeps its digits: `100.50`, `2.20462262e-05`.
            let is_number = numbers && serde_json::from_str::<Number>(cell).is_ok();
            let value = match cell {
                "" if numbers => "null".to_owned(),
                _ if is_number => cell.to_owned(),
                _ => json!(cell).to_string(),
            };
            format!("\"{name}\": {value}")
        });
        let cells: Vec<String> = cells.collect();
        writeln!(text, "{{{}}}", cells.join(", ")).expect("a string takes all");
    }
    text
}

fn gzip(text: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_ref()).expect("memory");
    encoder.finish().expect("memory")
}

fn zstd(text: impl AsRef<[u8]>) -> Vec<u8> {
    zstd::encode_all(text.as_ref(), 1).expect("memory")
}

fn marked(text: &str) -> String {
    format!("\u{feff}{text}")
}

fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16();
    units.flat_map(u16::to_le_bytes).collect()
}

/// Every kind of file.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let csv = delimited(',', "\n");
    let crlf = delimited(',', "\r\n");
    let semicolons = delimited(';', "\r\n");
    vec![
        ("t.csv", csv.clone().into_bytes()),
        ("crlf.csv", crlf.clone().into_bytes()),
        ("marked.csv", marked(&csv).into_bytes()),
        ("marked-crlf.csv", marked(&crlf).into_bytes()),
        ("no-end.csv", csv.trim_end().as_bytes().to_vec()),
        ("t.tsv", delimited('\t', "\n").into_bytes()),
        ("crlf.tsv", delimited('\t', "\r\n").into_bytes()),
        ("semicolons.csv", semicolons.clone().into_bytes()),
        ("t.csv.gz", gzip(&csv)),
        ("marked-crlf.csv.gz", gzip(marked(&crlf))),
        ("t.csv.zst", zstd(&csv)),
        ("utf-16.csv", utf16(&marked(&csv))),
        ("utf-16-crlf.tsv", utf16(&marked(&delimited('\t', "\r\n")))),
        ("utf-16.csv.zst", zstd(utf16(&marked(&semicolons)))),
        ("numbers.jsonl", json_lines(true).into_bytes()),
        ("texts.jsonl", json_lines(false).into_bytes()),
        ("marked.jsonl", marked(&json_lines(true)).into_bytes()),
        (
            "crlf.jsonl.gz",
            gzip(json_lines(false).replace('\n', "\r\n")),
        ),
        ("utf-16.jsonl", utf16(&marked(&json_lines(true)))),
    ]
}

/// The rows that a run wrote, its totals without what names the input, and its rejects without their text.
type Run = (Vec<Map<String, Value>>, Value, String);

fn run(name: &str, bytes: &[u8], threads: &str) -> Run {
    let folder = Folder::new();
    folder.write(name, bytes);
    let input = format!("./{name}");
    let args = [
        &input,
        "--format",
        "jsonl",
        "-o",
        "./out.jsonl",
        "--totals-by",
        "drug,place",
        "--totals",
        "./totals.json",
        "--rejects",
        "./rejects.csv",
        "--threads",
        threads,
    ];
    let (code, stdout, stderr) = folder.batch(&args, "");
    assert_eq!((code, &*stdout), (1, ""), "{name}: {stderr}");
    let rows = folder.text("out.jsonl");
    let rows = rows
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object"))
        .collect();
    let mut totals = folder.json("totals.json");
    totals["inputs"] = Value::Null;
    (rows, totals, folder.text("rejects.csv"))
}

/// A cell of an object as text: numbers as they are written.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn check_rows(name: &str, rows: &[Map<String, Value>]) {
    let kept: Vec<usize> = (0..ROWS.len()).filter(|&at| at != REJECTED).collect();
    assert_eq!(rows.len(), kept.len(), "{name}");
    for (row, at) in rows.iter().zip(kept) {
        for (column, cell) in NAMES.iter().zip(ROWS[at]) {
            let found = text(&row[*column]);
            // A reader of JSON may hold a number with other digits, not with another value.
            let same = match row[*column] {
                Value::Number(_) => near(&found, cell),
                _ => found == cell,
            };
            assert!(same, "{name}: {column} of row {at}: {found} for {cell}");
        }
        let columns = ["doses_if_pure", "doses_low", "doses_central", "doses_high"];
        let found = columns.map(|column| text(&row[column]));
        assert_eq!(found, figures(at), "{name}: row {at}");
    }
}

/// Equal to what a double holds.
fn near(found: &str, cell: &str) -> bool {
    let (found, cell) = (number(found), number(cell));
    apart(&cell, &found) < rational("0.000000000001")
}

#[test]
fn every_kind_of_file_gives_the_same_figures() {
    let files = files();
    let (_, totals, _) = run(files[0].0, &files[0].1, "1");
    for (name, bytes) in &files {
        for threads in ["1", "2"] {
            let (rows, found, rejects) = run(name, bytes, threads);
            check_rows(name, &rows);
            assert_eq!(found, totals, "{name}");
            assert_eq!(
                rejects.matches("ambiguous-number").count(),
                1,
                "{name}: {rejects}"
            );
            assert!(rejects.contains("amount"), "{name}: {rejects}");
        }
    }
}

/// The output is the input with cells behind it: in its own encoding's text, line ends included.
#[test]
fn delimited_rows_pass_untouched_whatever_they_lie_in() {
    for (name, bytes) in files() {
        let (delimiter, line_end) = match name {
            "t.tsv" => ('\t', "\n"),
            "crlf.tsv" | "utf-16-crlf.tsv" => ('\t', "\r\n"),
            "semicolons.csv" | "utf-16.csv.zst" => (';', "\r\n"),
            "crlf.csv" | "marked-crlf.csv" | "marked-crlf.csv.gz" => (',', "\r\n"),
            name if name.contains("jsonl") => continue,
            _ => (',', "\n"),
        };
        let folder = Folder::new();
        folder.write(name, bytes);
        let args = [&format!("./{name}"), "--add", "status", "-o", "./out.txt"];
        let (code, _, stderr) = folder.batch(&args, "");
        assert_eq!(code, 1, "{name}: {stderr}");
        let output = folder.text("out.txt");
        let mut rest = output.split_once('\n').expect("a header").1;
        let table = delimited(delimiter, line_end);
        let (_, rows) = table.split_once('\n').expect("a header");
        for (at, row) in rows.split_terminator(line_end).enumerate() {
            if at == REJECTED {
                continue;
            }
            let start = format!("{row}{delimiter}");
            rest = rest
                .strip_prefix(&start)
                .unwrap_or_else(|| panic!("{name}: {row} is not next in {rest}"));
            rest = rest.split_once('\n').expect("a line end").1;
        }
        assert_eq!(rest, "", "{name}");
    }
}

/// An object is the input's with members behind it, digits and blanks included.
#[test]
fn objects_pass_untouched() {
    let folder = Folder::new();
    for (name, numbers) in [("numbers.jsonl", true), ("texts.jsonl", false)] {
        let input = json_lines(numbers);
        folder.write(name, &input);
        let args = [&format!("./{name}"), "--add", "status", "-o", "./out.jsonl"];
        let (code, _, stderr) = folder.batch(&args, "");
        assert_eq!(code, 1, "{name}: {stderr}");
        let output = folder.text("out.jsonl");
        let mut lines = output.lines();
        for (at, object) in input.lines().enumerate() {
            if at != REJECTED {
                let start = object.strip_suffix('}').expect("an object");
                let line = lines.next().expect("a row");
                assert!(line.starts_with(start), "{name}: {line} for {object}");
            }
        }
        assert_eq!(lines.next(), None);
    }
}
