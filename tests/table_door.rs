//! Tables through the door of the page, in pieces of odd sizes: byte for byte what the command writes.

use std::fs;
use std::path::Path;

use calc_wasm::sheet::{sheet, sheets};
use calc_wasm::table::Table;
use serde_json::{Value, json};

use crate::folder::Folder;
use crate::shared::shared;

/// A table, and what is asked of it: of the door and of the command.
struct Case {
    name: &'static str,
    bytes: Vec<u8>,
    options: Value,
    args: &'static [&'static str],
}

/// What a run wrote.
struct Written {
    table: String,
    rejects: String,
    totals: String,
    summary: Value,
}

const REJECTS_HEADER: &str = "file,line,byte_offset,column,code,reason,raw\n";

/// What stands in the tables of people: titles, quotes, marks, faults, formulas.
const MIXED: &str = "Seizures of 2023,,,,,\n,,,,,\n\
    id,drug,amount,unit,place,date\n\
    1,fentanyl,152,lb,TX,2023-05-14\n\
    2,\"fentanyl\",\"1,525\",g,\"Guam, \"\"GU\"\"\",14 May 2023\n\
    3,heroin,3,kg,=1+1,\n\
    \n\
    4,fentanyl,\"1,5\",kg,\"two\nlines\",\n\
    5,fentanyl,-3,kg,@x,5/6/2023\n\
    6,fentanyl,5,litres,TX,\n\
    7,fentanyl,,g,TX,\n\
    8,fentanyl,2,stone throws,TX,2023-05\n\
    9,fentanyl,3\n\
    10,carfentanil,7,g,Ciudad Ju\u{e1}rez,2023-05-14\n\
    11,fentanyl,10,g,last,2023-05-14";

const BY_PLACE: &str =
    r#"{"totals_by": ["place", "year"], "mass_unit": "lb", "spreadsheet_safe": true}"#;

fn cases() -> Vec<Case> {
    let options = |text: &str| serde_json::from_str(text).expect("JSON");
    let mixed = |name, bytes: Vec<u8>| Case {
        name,
        bytes,
        options: options(BY_PLACE),
        args: &[
            "--totals-by",
            "place,year",
            "--mass-unit",
            "lb",
            "--spreadsheet-safe",
        ],
    };
    let objects = "{\"drug\": \"fentanyl\", \"kg\": 1.50}\n{\"drug\": \"fentanyl\"}\n{\"drug\": 5\n\
        {\"drug\": \"heroin\", \"kg\": \"2\", \"more\": {\"a\": [1]}}\n";
    let semicolons = "drug;weight (kg)\r\nfentanyl;12\r\nfentanyl;x\r\n";
    let mut cases = vec![
        mixed("mixed.csv", MIXED.into()),
        mixed("crlf.csv", MIXED.replace('\n', "\r\n").into()),
        mixed("marked.csv", format!("\u{feff}{MIXED}\n").into()),
        mixed("tabs.tsv", MIXED.replace(',', "\t").into()),
        Case {
            name: "objects.jsonl",
            bytes: objects.into(),
            options: options(r#"{"totals_by": []}"#),
            args: &[],
        },
        Case {
            name: "semicolons.csv",
            bytes: semicolons.into(),
            options: options(
                r#"{"output": "jsonl", "decimals": "exact", "add": ["doses_central=D"], "totals_by": [],
                    "question": {"purity": "8%", "substance": "fentanyl"}}"#,
            ),
            args: &[
                "--format",
                "jsonl",
                "--decimals",
                "exact",
                "--add",
                "doses_central=D",
                "--purity",
                "8%",
                "--substance",
                "fentanyl",
            ],
        },
    ];
    cases.push(Case {
        name: "quantiles.csv",
        bytes: "substance,weight,unit\nfentanyl,12,kg\nfentanyl,3.5,kg\nheroin,1,kg\n".into(),
        options: options(
            r#"{"quantiles": "10%,90%", "totals_by": ["substance"],
                "question": {"purity": "uniform:5%..20%", "substance": "fentanyl"}}"#,
        ),
        args: &[
            "--quantiles=10%,90%",
            "--totals-by",
            "substance",
            "--purity",
            "uniform:5%..20%",
            "--substance",
            "fentanyl",
        ],
    });
    for name in ["exact", "hostile", "ranges"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("cases/batch/{name}.csv"));
        cases.push(Case {
            name,
            bytes: fs::read(path).expect("a case"),
            options: options(r#"{"totals_by": ["substance"]}"#),
            args: &["--totals-by", "substance"],
        });
    }
    for (name, profile) in [
        ("data/cbp/nationwide-drugs-fy19-fy22.csv", "cbp"),
        ("data/nibrs/nibrs_mn_2018_joined.csv", "nibrs"),
    ] {
        let Some(text) = shared(name) else { continue };
        cases.push(Case {
            name: "published.csv",
            bytes: text.into_bytes(),
            options: json!({"profile": profile, "totals_by": ["substance", "year"]}),
            args: if profile == "cbp" {
                &["--profile", "cbp", "--totals-by", "substance,year"]
            } else {
                &["--profile", "nibrs", "--totals-by", "substance,year"]
            },
        });
    }
    cases
}

impl Case {
    fn command(&self, folder: &Folder) -> Written {
        folder.write(self.name, &self.bytes);
        let file = format!("./{}", self.name);
        let mut args = vec![
            &*file,
            "-o",
            "./out",
            "--rejects",
            "./rejects",
            "--summary",
            "./summary.json",
        ];
        args.extend(["--totals", "./totals.csv"]);
        args.extend(self.args);
        // The name of the output says nothing, so the table is written as it is read.
        let (exit, _, stderr) = folder.batch(&args, "");
        assert!(exit <= 1, "{}: {stderr}", self.name);
        let mut summary = folder.json("summary.json");
        for name in ["output", "rejects"] {
            summary[name] = Value::Null;
        }
        Written {
            table: folder.text("out"),
            rejects: folder.text("rejects"),
            totals: folder.text("totals.csv"),
            summary,
        }
    }

    fn door(&self, folder: &Folder, piece: usize) -> Written {
        let mut options = self.options.clone();
        options["name"] = folder.path(self.name).into();
        let mut table = Table::new(&options.to_string()).expect("options");
        let (mut written, mut rejects) = (Vec::new(), Vec::new());
        // Enough for the header, and cut in the middle of a row.
        let begin = self.bytes.len().min(700);
        let found = answer(&table.begin(&self.bytes[..begin], begin == self.bytes.len(), "en"));
        assert_eq!(
            found["found"]["problem"],
            Value::Null,
            "{}: {found}",
            self.name
        );
        for bytes in self.bytes[begin..].chunks(piece) {
            assert_eq!(table.feed(bytes, false), None, "{}", self.name);
            written.extend(table.take_table());
            rejects.extend(table.take_rejects());
        }
        let done = answer(&table.finish("en"));
        written.extend(table.take_table());
        rejects.extend(table.take_rejects());
        let done = &done["done"];
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        Written {
            table: String::from_utf8(written).expect("text"),
            rejects: match String::from_utf8(rejects).expect("text") {
                // The command was asked for a file, which has its header in any case.
                none if none.is_empty() => REJECTS_HEADER.to_owned(),
                some => some,
            },
            totals: text(&done["totals_csv"]),
            summary: answer(&text(&done["summary"])),
        }
    }
}

fn answer(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn the_door_writes_what_the_command_writes() {
    for case in cases() {
        let folder = Folder::new();
        let command = case.command(&folder);
        assert!(!command.table.is_empty(), "{}", case.name);
        for piece in [1, 7, 4096, 1 << 20] {
            let pieces = case.bytes.len() / piece;
            if pieces > 300_000 {
                continue;
            }
            let door = case.door(&folder, piece);
            let what = format!("{} in pieces of {piece}", case.name);
            for (door, command) in [
                (&door.table, &command.table),
                (&door.rejects, &command.rejects),
                (&door.totals, &command.totals),
            ] {
                assert_same(door, command, &what);
            }
            assert_eq!(door.summary, command.summary, "{what}");
        }
    }
}

/// Told by the first line that differs: the tables are long.
fn assert_same(door: &str, command: &str, what: &str) {
    for (at, (door, command)) in door.lines().zip(command.lines()).enumerate() {
        assert_eq!(door, command, "{what}, line {}", at + 1);
    }
    assert_eq!(door.len(), command.len(), "{what}");
}

/// Begins a table that is whole.
fn begun(options: &str, text: &str, lang: &str) -> (Table, Value) {
    let mut table = Table::new(options).expect("options");
    let found = answer(&table.begin(text.as_bytes(), true, lang));
    (table, found)
}

#[test]
fn a_table_is_told_before_it_is_converted() {
    let (table, found) = begun("{}", MIXED, "en");
    let found = &found["found"];
    assert_eq!(found["delimiter"], ",");
    assert_eq!(found["lines_above"], 2);
    assert_eq!(
        found["columns"][2],
        json!({"name": "amount", "is_number": true})
    );
    assert_eq!(
        found["columns"][4],
        json!({"name": "place", "is_number": false})
    );
    assert_eq!(found["rows"][1][4], "Guam, \"GU\"");
    assert_eq!(found["open"], json!([]));
    assert_eq!(found["totals_by"], json!(["year", "month", "fiscal-year"]));
    assert_eq!(
        found["mapping"][1],
        json!({"role": "quantity", "columns": [2], "text": "quantity: column 3, \"amount\""})
    );
    let progress = answer(&table.progress());
    assert_eq!(
        progress,
        json!({"rows": 11, "ok": 4, "passed": 3, "rejected": 4})
    );
}

#[test]
fn an_open_role_is_told_with_its_columns() {
    let text = "drug,weight (g),weight (lb)\nfentanyl,1,2\n";
    let (mut table, found) = begun("{}", text, "en");
    let found = &found["found"];
    let message = "\"weight (g)\" and \"weight (lb)\" could both hold the quantity";
    assert_eq!(found["problem"]["message"], message);
    assert_eq!(found["open"][0]["role"], "quantity");
    assert_eq!(found["open"][0]["columns"], json!([1, 2]));
    assert_eq!(found["open"][0]["problem"]["message"], message);
    assert_eq!(found["mapping"], json!([]));
    let refused = answer(&table.feed(b"", true).expect("it cannot be fed"));
    assert_eq!(refused["code"], "table");
    let (_, found) = begun(r##"{"columns": {"quantity": "#3"}}"##, text, "en");
    assert_eq!(found["found"]["problem"], Value::Null);
    assert_eq!(found["found"]["open"], json!([]));
    let (_, found) = begun("{}", "a,b\n1,2\n", "en");
    let roles: Vec<_> = found["found"]["open"]
        .as_array()
        .expect("a list")
        .iter()
        .collect();
    assert_eq!(roles.len(), 1, "{found}");
    assert_eq!(roles[0]["role"], "quantity");
}

#[test]
fn what_a_table_came_to_is_told_in_words() {
    let (mut table, _) = begun(BY_PLACE, MIXED, "en");
    let done = answer(&table.finish("en"));
    let done = &done["done"];
    assert_eq!(
        done["rows"]["text"],
        "11 rows read = 4 with figures + 3 passed through + 4 rejected"
    );
    let code = |list: &str, at: usize| done[list][at]["code"].clone();
    assert_eq!([code("statuses", 0), code("statuses", 1)], ["ok", "empty"]);
    assert_eq!(done["rejected"][0]["code"], "ambiguous-number");
    assert_eq!(done["rejected"][0]["text"], "a number with two readings");
    let first = &done["first_rejects"][0];
    assert_eq!(
        (&first["line"], &first["column"]),
        (&json!(8), &json!("amount"))
    );
    assert_eq!(first["raw"], "4,fentanyl,\"1,5\",kg,\"two\nlines\",");
    let all = &done["totals"]["all"];
    // By hand: (152 lb + 1525 g + 10 g) / 2 mg and 7 g / 0.02 mg, and 3 kg of heroin in the mass.
    assert_eq!(all["doses"]["if_pure"]["exact"], "35,590,520.12");
    assert_eq!(all["doses"]["if_pure"]["public"], "36 million");
    assert_eq!(all["doses"]["if_pure"]["value"], "35590520.12");
    assert_eq!(done["totals"]["unit"], "lb");
    assert_eq!(done["totals"]["groups"][0]["key"], json!(["=1+1", ""]));
    assert_eq!(done["assumptions"][0]["value"], "0.02 mg");
    assert!(
        done["sources"]
            .as_array()
            .is_some_and(|sources| !sources.is_empty())
    );
}

#[test]
fn what_is_no_table_is_refused() {
    let refused = |bytes: &[u8], at_end| {
        let mut table = Table::new("{}").expect("options");
        let answer = answer(&table.begin(bytes, at_end, "en"));
        answer["error"]["message"]
            .as_str()
            .unwrap_or_else(|| panic!("{answer}"))
            .to_owned()
    };
    assert_eq!(refused(b"", true), "the table is empty");
    assert_eq!(refused(b"%PDF-1.7", true), "it is a PDF, not a table");
    assert_eq!(
        refused(&b"x".repeat(1 << 20), false),
        "the first line does not end within 1024 KiB"
    );
    assert_eq!(
        refused(b"drug,kg\ncoca\xedna,1\n", true),
        "it is not UTF-8 text: byte 0xed in line 2 (offset 12)"
    );
    assert!(Table::new("5").is_err() && Table::new(r#"{"more": 1}"#).is_err());
    let unknown = Table::new(r#"{"profile": "dea"}"#)
        .err()
        .expect("no such profile");
    assert_eq!(answer(&unknown)["code"], "profile");
}

#[test]
fn a_quote_that_is_never_closed_ends_the_run_as_in_the_command() {
    let text = "drug,kg,note\nfentanyl,1,a\nfentanyl,2,\"b\nfentanyl,3,c\n";
    let (_, found) = begun("{}", text, "en");
    let message = found["found"]["problem"]["message"]
        .as_str()
        .expect("a text");
    let folder = Folder::new();
    folder.write("t.csv", text);
    let (exit, _, stderr) = folder.batch(&["./t.csv", "-o", "./out.csv"], "");
    assert_eq!(exit, 65, "{stderr}");
    assert!(stderr.contains(message), "{stderr}: {message}");
    assert_eq!(
        message,
        "the row that begins in line 3 opens a quote that is never closed"
    );
}

const SHEET: &str = "Seizures of 2024,,,,\n\ndrug,weight (kg),purity,date,place\n\
    fentanyl,0.1,10.3%,2024-05-14,\"Nogales, AZ\"\nfentanyl,\"1,5\",,,=1+1\n\
    carfentanil,7,,,Ciudad Ju\u{e1}rez\n";

#[test]
fn a_sheet_is_the_one_that_the_command_reads() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/batch/workbook.xlsx");
    let bytes = fs::read(path).expect("a workbook");
    let names = answer(&sheets(bytes.clone(), "en"));
    assert_eq!(names, json!({"sheets": ["2023", "A\u{f1}o 2024"]}));
    let csv = sheet(bytes.clone(), "A\u{f1}o 2024", "en").expect("a sheet");
    assert_eq!(String::from_utf8(csv.clone()).expect("text"), SHEET);
    let folder = Folder::new();
    folder.write("workbook.xlsx", &bytes);
    let args = [
        "./workbook.xlsx",
        "--sheet",
        "2",
        "-o",
        "./out",
        "--summary",
        "./summary.json",
    ];
    let (exit, _, stderr) = folder.batch(&args, "");
    assert_eq!(exit, 1, "{stderr}");
    let options = json!({"name": folder.path("workbook.xlsx")}).to_string();
    let mut table = Table::new(&options).expect("options");
    table.of_file(&bytes);
    table.begin(&csv, true, "en");
    let done = answer(&table.finish("en"));
    assert_same(
        &String::from_utf8(table.take_table()).expect("text"),
        &folder.text("out"),
        "workbook.xlsx",
    );
    let summary = answer(done["done"]["summary"].as_str().expect("a text"));
    assert_eq!(summary["inputs"], folder.json("summary.json")["inputs"]);
}

#[test]
fn what_is_no_workbook_is_refused() {
    let refused = |bytes: &[u8], name| {
        let error = sheet(bytes.to_vec(), name, "en").expect_err("no sheet");
        answer(&error)["message"]
            .as_str()
            .expect("a text")
            .to_owned()
    };
    assert!(refused(b"PK\x03\x04", "").starts_with("its workbook cannot be read: "));
    assert!(
        refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "")
            .starts_with("its workbook cannot be read: ")
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/batch/workbook.xlsx");
    let bytes = fs::read(path).expect("a workbook");
    assert_eq!(refused(&bytes, "2025"), "it has no sheet `2025`");
}
