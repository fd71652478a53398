//! Tables: what is written, where, and that it is the same whoever writes it.

use std::process::Output;

use serde_json::Value;

use crate::batch::{Folder, HEADER, code, table};
use crate::harness::text;

const ROWS: usize = 25_000;

/// Runs a table that has rejects, and gives everything that the run wrote.
fn run(folder: &Folder, input: &str, output: &str, more: &[&str]) -> (Output, Vec<u8>, Vec<u8>) {
    let args = [
        &[
            input,
            "-o",
            output,
            "--totals-by",
            "drug",
            "--totals",
            "t.json",
        ],
        more,
    ]
    .concat();
    let done = folder.batch(&args);
    assert_eq!(code(&done), 1, "{}", text(&done.stderr));
    let rejects = output.split('.').next().expect("a name").to_owned() + ".rejects.csv";
    (done, folder.bytes(output), folder.bytes(&rejects))
}

#[test]
fn one_two_and_seven_threads_write_the_same_bytes() {
    let folder = Folder::new();
    folder.write("in.csv", table(ROWS));
    for output in ["out.csv", "out.csv.gz", "out.csv.zst"] {
        let one = run(&folder, "in.csv", output, &["--threads", "1"]);
        let totals = folder.bytes("t.json");
        for threads in ["2", "7"] {
            let many = run(&folder, "in.csv", output, &["--threads", threads]);
            assert!(one.1 == many.1, "{output} of {threads} threads");
            assert!(one.2 == many.2, "rejects of {threads} threads");
            assert!(
                totals == folder.bytes("t.json"),
                "totals of {threads} threads"
            );
            assert_eq!(text(&one.0.stderr), text(&many.0.stderr));
        }
    }
}

#[test]
fn a_pipe_gives_what_a_file_gives() {
    let folder = Folder::new();
    let table = table(ROWS);
    folder.write("in.csv", &table);
    let (_, file, _) = run(&folder, "in.csv", "out.csv", &[]);
    let piped = folder.piped(&["-"], table.as_bytes());
    assert_eq!(code(&piped), 1);
    assert!(piped.stdout == file);
    let said = text(&piped.stderr);
    let first = "rejected: standard input line 6: ";
    assert!(said.contains(first), "{said}");
    assert_eq!(said.matches("rejected: ").count(), 6, "{said}");
    let more = "and 3,566 more; --rejects FILE keeps them all";
    assert!(said.contains(more), "{said}");
    let mut kept = folder.piped(&["-", "--rejects", "r.csv"], table.as_bytes());
    assert!(!text(&kept.stderr).contains("more;"));
    assert!(folder.text("r.csv").contains("\n-,6,"));
    kept = folder.piped(&["-", "--max-rejects", "1"], table.as_bytes());
    let said = text(&kept.stderr);
    let why = "more than 1 row cannot be read, the last of them standard input line ";
    assert!(said.contains(why), "{said}");
}

#[test]
fn rows_of_the_input_pass_untouched_and_every_row_is_accounted_for() {
    let folder = Folder::new();
    let table = table(70);
    folder.write("in.csv", &table);
    let (done, output, _) = run(&folder, "in.csv", "out.csv", &["--summary", "s.json"]);
    let output = String::from_utf8(output).expect("text");
    for row in [
        "0,fentanyl,0.5,kg,plain,250000",
        "\n2,heroin,2,lb,,,,,,,,no-reference-dose\n",
    ] {
        assert!(output.contains(row), "{row}");
    }
    assert!(output.contains("1,fentanyl,\"1,001\",g,\"two\nlines, \"\"quoted\"\"\",500500"));
    let said = text(&done.stderr);
    let counts = "70 rows read = 40 with figures + 20 passed through + 10 rejected";
    assert!(said.contains(counts), "{said}");
    assert!(said.contains("rejected rows: `out.rejects.csv`"), "{said}");
    let summary: Value = serde_json::from_str(&folder.text("s.json")).expect("JSON");
    assert_eq!(summary["rows"]["read"], 70);
    assert_eq!(summary["rows"]["ok"], 40);
    assert_eq!(summary["rows"]["passed"]["empty"], 10);
    assert_eq!(summary["output"], "out.csv");
    assert_eq!(summary["rejects"], "out.rejects.csv");
    assert_eq!(summary["inputs"][0]["bytes"], table.len());
    assert_eq!(
        summary["inputs"][0]["sha256"].as_str().map(str::len),
        Some(64)
    );
    let assumptions = summary["assumptions"].as_array().expect("a list");
    let purity = assumptions
        .iter()
        .find(|one| one["id"] == "dea-fy2025/purity");
    assert!(purity.is_some_and(|one| one["url"].is_string()));
}

#[test]
fn rejects_say_where_and_why() {
    let folder = Folder::new();
    let header = "title line\n\n";
    let table = format!(
        "\u{feff}{header}{HEADER}1,fentanyl,1,kg,\"a\nb\"\n2,fentanyl,x\u{1},kg,\r\n3,\"no\n"
    );
    folder.write(
        "in.csv",
        table.replace("3,\"no\n", "3,fentanyl,=1,kg,\"c\"\n"),
    );
    let done = folder.batch(&["in.csv", "-o", "out.csv", "--spreadsheet-safe"]);
    assert_eq!(code(&done), 1, "{}", text(&done.stderr));
    let rejects = folder.text("out.rejects.csv");
    let lines: Vec<&str> = rejects.lines().collect();
    assert_eq!(lines.len(), 3, "{rejects}");
    assert_eq!(lines[0], "file,line,byte_offset,column,code,reason,raw");
    let bytes = folder.bytes("in.csv");
    for (line, (number, row)) in lines[1..].iter().zip([(6, "2,fen"), (7, "3,fen")]) {
        let fields: Vec<&str> = line.splitn(4, ',').collect();
        assert_eq!(fields[..2], ["in.csv", &number.to_string()], "{line}");
        let offset: usize = fields[2].parse().expect("a number");
        assert!(bytes[offset..].starts_with(row.as_bytes()), "{line}");
        assert!(fields[3].starts_with("weight,"), "{line}");
    }
}

#[test]
fn lines_above_the_header_are_told_of() {
    let folder = Folder::new();
    let titles = "\"Seizures,\nfiscal years\"\n\n";
    let header = "drug,\"weight\n(kg)\"\n";
    folder.write("a.csv", format!("{titles}{header}fentanyl,1\n"));
    folder.write("b.csv", format!("Total\r\n{header}fentanyl,x\n"));
    folder.write("c.csv", format!("{header}fentanyl,1\n"));
    let said = |args: &[&str]| {
        let more = ["-o", "out.csv", "--summary", "s.json"];
        let said = text(&folder.batch(&[args, &more].concat()).stderr);
        let summary: Value = serde_json::from_str(&folder.text("s.json")).expect("JSON");
        let inputs = summary["inputs"].as_array().expect("a list").clone();
        let above = inputs.into_iter();
        let above = above.map(|input| input["lines_above_header"].as_u64().expect("a number"));
        (said, above.collect::<Vec<_>>())
    };
    let (one, above) = said(&["a.csv"]);
    let note = "header: line 4; the 3 lines above it are not in the output";
    assert!(one.starts_with(note), "{one}");
    assert_eq!(above, [3]);
    let (plain, above) = said(&["c.csv"]);
    assert!(!plain.contains("header: "), "{plain}");
    assert_eq!(above, [0]);
    let (all, above) = said(&["a.csv", "b.csv", "c.csv"]);
    assert!(all.contains(&format!("`a.csv`: {note}")), "{all}");
    let note = "`b.csv`: header: line 2; the line above it is not in the output";
    assert!(all.contains(note), "{all}");
    assert_eq!(above, [3, 1, 0]);
    assert!(folder.text("out.rejects.csv").contains("\nb.csv,4,"));
}

#[test]
fn rejects_go_where_they_are_told() {
    let folder = Folder::new();
    folder.write("in.csv", format!("{HEADER}1,fentanyl,1,kg,\n"));
    let done = folder.batch(&["in.csv", "-o", "out.csv"]);
    assert_eq!(code(&done), 0, "{}", text(&done.stderr));
    assert_eq!(folder.names(), ["in.csv", "out.csv"], "no rejects, no file");
    folder.write("out.rejects.csv", "old");
    let done = folder.batch(&["in.csv", "-o", "out.csv"]);
    assert_eq!(folder.text("out.rejects.csv"), "old");
    assert!(
        text(&done.stderr).contains("is of an earlier run"),
        "{}",
        text(&done.stderr)
    );
    folder.batch(&["in.csv", "--rejects", "bad.csv"]);
    assert_eq!(
        folder.text("bad.csv"),
        "file,line,byte_offset,column,code,reason,raw\n"
    );
}

#[test]
fn several_tables_make_one() {
    let folder = Folder::new();
    folder.write(
        "a.csv",
        format!("{HEADER}1,fentanyl,1,kg,\n2,fentanyl,2,kg,"),
    );
    folder.write(
        "b.csv",
        format!("\u{feff}{HEADER}3,fentanyl,3,kg,\n").replace('\n', "\r\n"),
    );
    folder.write("c.csv", HEADER);
    folder.write("d.csv", format!("{HEADER}4,fentanyl,oops,kg,\n"));
    let done = folder.batch(&["a.csv", "b.csv", "c.csv", "d.csv", "-o", "out.csv"]);
    assert_eq!(code(&done), 1, "{}", text(&done.stderr));
    let output = folder.text("out.csv");
    let ids: Vec<&str> = output.lines().map(|line| &line[..1]).collect();
    assert_eq!(ids, ["i", "1", "2", "3"], "{output}");
    assert!(
        folder
            .text("out.rejects.csv")
            .contains("\nd.csv,2,25,weight,")
    );

    folder.write("e.csv", "id,drug,mass,unit,note\n");
    let done = folder.batch(&["a.csv", "e.csv", "-o", "new.csv"]);
    assert_eq!(code(&done), 65);
    let said = text(&done.stderr);
    assert!(
        said.contains("`e.csv`") && !folder.path("new.csv").exists(),
        "{said}"
    );
    folder.write(
        "f.csv",
        format!("{HEADER}9,fentanyl,1,kg,\n").replace("note", "remark"),
    );
    let done = folder.batch(&["a.csv", "f.csv", "-o", "new.csv"]);
    assert_eq!(code(&done), 65);
    assert!(text(&done.stderr).contains("column 5 is `remark` and not `note`"));
}

#[test]
fn an_input_may_be_the_output() {
    let folder = Folder::new();
    folder.write("t.csv", "drug,kg\nfentanyl,1\n");
    let done = folder.batch(&["t.csv", "-o", "t.csv", "--add", "doses_central=doses"]);
    assert_eq!(code(&done), 0, "{}", text(&done.stderr));
    assert_eq!(folder.text("t.csv"), "drug,kg,doses\nfentanyl,1,51500.00\n");
}

#[test]
fn formats_and_columns() {
    let folder = Folder::new();
    folder.write("in.tsv", "drug\tkg\nfentanyl\t1\n");
    let one = |args: &[&str]| {
        let done = folder.batch(&[&["in.tsv"], args].concat());
        assert_eq!(code(&done), 0, "{}", text(&done.stderr));
        text(&done.stdout)
    };
    assert_eq!(
        one(&["--add", "doses_low", "--decimals", "0"]),
        "drug\tkg\tdoses_low\nfentanyl\t1\t26500\n"
    );
    assert_eq!(
        one(&["--format", "csv", "--add", "status", "--prefix", "x_"]),
        "drug,kg,x_status\nfentanyl,1,ok\n"
    );
    let json: Value = serde_json::from_str(&one(&["--format", "jsonl"])).expect("JSON");
    assert_eq!(json["drug"], "fentanyl");
    assert_eq!(json["status"], "ok");
}

/// What a table is written as under a name.
fn written(folder: &Folder, input: &str, output: &str, more: &[&str]) -> String {
    let args = [input, "-o", output, "--add", "status"];
    let done = folder.batch(&[&args, more].concat());
    assert_eq!(code(&done), 0, "{}", text(&done.stderr));
    folder.text(output)
}

#[test]
fn the_name_of_the_output_says_how_it_is_written() {
    let folder = Folder::new();
    folder.write("in.csv", "drug,kg\nfentanyl,1\n");
    folder.write("in.tsv", "drug\tkg\nfentanyl\t1\n");
    folder.write("semicolon.csv", "drug;kg\nfentanyl;1\n");
    folder.write("bar.txt", "drug|kg\nfentanyl|1\n");
    let commas = "drug,kg,status\nfentanyl,1,ok\n";
    let tabs = "drug\tkg\tstatus\nfentanyl\t1\tok\n";
    let semicolons = "drug;kg;status\nfentanyl;1;ok\n";
    let object = "{\"drug\":\"fentanyl\",\"kg\":\"1\",\"status\":\"ok\"}\n";
    for (input, output, more, expected) in [
        ("in.csv", "out.tsv", &[][..], tabs),
        ("in.csv", "out.TSV", &[], tabs),
        ("in.tsv", "out.csv", &[], commas),
        ("in.csv", "out.jsonl", &[], object),
        ("in.csv", "out.ndjson", &[], object),
        ("in.tsv", "out.txt", &[], tabs),
        ("in.tsv", "out", &[], tabs),
        ("in.csv", "out.tsv", &["--format", "csv"], commas),
        ("in.csv", "out.json", &["--format", "jsonl"], object),
        ("semicolon.csv", "out.csv", &[], semicolons),
        ("semicolon.csv", "out.csv", &["--format", "csv"], commas),
        ("bar.txt", "out.csv", &["--delimiter", "|"], commas),
    ] {
        assert_eq!(written(&folder, input, output, more), expected, "{output}");
    }
    let packed = folder.batch(&["in.csv", "-o", "out.tsv.gz", "--add", "status"]);
    assert_eq!(code(&packed), 0);
    let unpacked = folder.batch(&["out.tsv.gz", "--add", "status=again"]);
    assert!(text(&unpacked.stdout).starts_with("drug\tkg\tstatus\tagain\n"));
}

#[test]
fn names_of_what_is_not_written_are_refused() {
    let folder = Folder::new();
    folder.write("in.csv", "drug,kg\nfentanyl,1\n");
    for end in [
        "xlsx", "xls", "xlsb", "ods", "zip", "parquet", "json", "json.gz",
    ] {
        let name = format!("w.{end}");
        folder.write(&name, "a workbook");
        let done = folder.batch(&["in.csv", "-o", &name]);
        let said = text(&done.stderr);
        assert_eq!(code(&done), 2, "{said}");
        assert!(
            said.contains(&name) && said.contains("write FILE."),
            "{said}"
        );
        assert_eq!(folder.text(&name), "a workbook");
    }
    for option in ["--rejects", "--summary"] {
        let done = folder.batch(&["in.csv", "-o", "out.csv", option, "w.xlsx"]);
        assert_eq!(code(&done), 2, "{}", text(&done.stderr));
    }
}

#[test]
fn totals_go_where_they_are_told() {
    let folder = Folder::new();
    folder.write(
        "in.csv",
        "drug,kg,state\nfentanyl,1,AZ\nfentanyl,2,CA\nFentanyl,3,AZ\n",
    );
    let args = [
        "in.csv",
        "-o",
        "out.csv",
        "--totals-by",
        "state",
        "--mass-unit",
        "kg",
    ];
    let done = folder.batch(&args);
    assert_eq!(code(&done), 0, "{}", text(&done.stderr));
    let totals = text(&done.stdout);
    for part in ["AZ", "2,000,000", "206,000", "CA", "3,000,000", "gross, kg"] {
        assert!(totals.contains(part), "{part}: {totals}");
    }
    for args in [
        &["--totals", "t.xlsx"][..],
        &["--totals", "t.jsn"],
        &["--totals", "t.json.gz"],
        &["--mass-unit", "kg"],
    ] {
        let refused = folder.batch(&[&["in.csv", "-o", "no.csv"], args].concat());
        let said = text(&refused.stderr);
        assert_eq!(code(&refused), 2, "{said}");
        assert!(said.contains("hint: ") && said.contains("totals"), "{said}");
        assert!(!folder.path("no.csv").exists());
    }
    folder.write("one.csv", "drug,kg\nfentanyl,1\n");
    let one = folder.batch(&["one.csv", "-o", "/dev/null", "--totals-by", "drug"]);
    let said = text(&one.stderr);
    assert!(said.contains("1 row read = 1 with"), "{said}");
    let totals = text(&one.stdout);
    assert!(totals.contains("1 row read: 1 with"), "{totals}");
    assert!(
        totals.contains("high: purity-adjusted (1 of 1 row)"),
        "{totals}"
    );
    let over_all = folder.batch(&["in.csv", "-o", "out.csv", "--totals", "t.json"]);
    assert_eq!(code(&over_all), 0, "{}", text(&over_all.stderr));
    let report: Value = serde_json::from_str(&folder.text("t.json")).expect("JSON");
    assert_eq!(
        report["totals"]["all"]["doses"]["central"]["value"],
        "309000"
    );
    assert_eq!(
        report["inputs"][0]["sha256"].as_str().map(str::len),
        Some(64)
    );
}
