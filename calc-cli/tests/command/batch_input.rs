//! Tables: every way in which one may lie in a file.

use std::io::{Cursor, Write};

use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::batch::{Folder, code};
use crate::harness::text;

const TABLE: &str = "drug,kg,place\nfentanyl,1,Nogales\nfentanyl,2,Ciudad Juárez\n";
const DOSES: &str = "drug,kg,place,doses_central\nfentanyl,1,Nogales,51500.00\nfentanyl,2,Ciudad Juárez,103000.00\n";

/// What comes of a table, and what is said.
fn read(bytes: &[u8], name: &str, options: &[&str]) -> (i32, String, String) {
    let folder = Folder::new();
    folder.write(name, bytes);
    let args = [&[name, "--add", "doses_central"], options].concat();
    let done = folder.batch(&args);
    (code(&done), text(&done.stdout), text(&done.stderr))
}

#[track_caller]
fn reads(bytes: &[u8], name: &str, options: &[&str]) {
    let (code, stdout, stderr) = read(bytes, name, options);
    assert_eq!((code, &*stdout), (0, DOSES), "{stderr}");
}

#[track_caller]
fn refuses(bytes: &[u8], name: &str, options: &[&str], why: &[&str]) {
    let (code, stdout, stderr) = read(bytes, name, options);
    assert_eq!((code, &*stdout), (65, ""), "{stderr}");
    assert!(stderr.contains(name), "{stderr}");
    for why in why {
        assert!(stderr.contains(why), "{why}: {stderr}");
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn compressed_by_name_or_not() {
    let (one, two) = TABLE.as_bytes().split_at(20);
    let members = [gzip(one), gzip(two)].concat();
    reads(&members, "t.csv.gz", &[]);
    reads(&members, "t.csv", &[]);
    let padding = [0; 1024];
    reads(&[&members, &padding[..]].concat(), "t.csv.gz", &[]);
    let garbage = [&members, &padding[..], b"x"].concat();
    refuses(&garbage, "t.csv.gz", &[], &["damaged"]);
    let garbage = [&members, &b"more"[..]].concat();
    refuses(&garbage, "t.csv.gz", &[], &["gzip data"]);
    let zstd = zstd::encode_all(TABLE.as_bytes(), 3).expect("memory");
    reads(&zstd, "t.csv.zst", &[]);
    reads(&zstd, "t", &["--compression", "zstd"]);
    reads(TABLE.as_bytes(), "t.csv.gz", &[]);
    reads(
        &gzip(&utf16(&format!("\u{feff}{TABLE}"), u16::to_le_bytes)),
        "t.gz",
        &[],
    );
    refuses(
        &members[..members.len() - 9],
        "t.csv.gz",
        &[],
        &["cut short", "copy or download"],
    );
    refuses(&zstd[..zstd.len() - 1], "t.csv.zst", &[], &["cut short"]);
    refuses(b"", "t.csv.gz", &[], &["cut short"]);
    refuses(
        TABLE.as_bytes(),
        "t.csv",
        &["--compression", "gzip"],
        &["damaged"],
    );
}

#[test]
fn encodings() {
    let marked = read(format!("\u{feff}{TABLE}").as_bytes(), "t.csv", &[]);
    assert_eq!(marked.1, format!("\u{feff}{DOSES}"), "{}", marked.2);
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        reads(&utf16(&format!("\u{feff}{TABLE}"), order), "t.csv", &[]);
    }
    let unmarked = utf16(TABLE, u16::to_be_bytes);
    refuses(&unmarked, "t.csv", &[], &["UTF-16", "--encoding utf-16be"]);
    reads(&unmarked, "t.csv", &["--encoding", "utf-16be"]);
    let latin: Vec<u8> = TABLE
        .chars()
        .map(|c| u8::try_from(c).expect("Latin-1"))
        .collect();
    refuses(
        &latin,
        "t.csv",
        &[],
        &["not UTF-8", "0xe1 in line 3", "--encoding windows-1252"],
    );
    reads(&latin, "t.csv", &["--encoding", "windows-1252"]);
    reads(&latin, "t.csv", &["--encoding", "latin-1"]);
}

#[test]
fn a_mark_of_the_first_table_is_kept_where_excel_looks_for_it() {
    let folder = Folder::new();
    folder.write("marked.csv", format!("\u{feff}{TABLE}"));
    folder.write("plain.csv", TABLE);
    for (args, is_marked) in [
        (&["marked.csv", "-o", "o.tsv"][..], true),
        (&["marked.csv", "plain.csv", "-o", "o.csv"], true),
        (&["plain.csv", "marked.csv", "-o", "o.csv"], false),
        (&["marked.csv", "-o", "o.jsonl"], false),
        (&["marked.csv", "-o", "marked.csv"], true),
    ] {
        let done = folder.batch(args);
        assert_eq!(code(&done), 0, "{}", text(&done.stderr));
        let at = args.iter().position(|arg| *arg == "-o").expect("an output");
        let output = folder.text(args[at + 1]);
        let marks = output.matches('\u{feff}').count();
        assert_eq!(output.starts_with('\u{feff}'), is_marked, "{args:?}");
        assert_eq!(marks, usize::from(is_marked), "{args:?}");
    }
}

#[test]
fn what_is_no_table_is_named() {
    for (magic, name) in [
        (&b"BZh91AY"[..], "bzip2"),
        (b"PAR1\x15", "Parquet"),
        (b"\xfd7zXZ\0\0", "xz"),
        (b"%PDF-1.7", "PDF"),
    ] {
        refuses(magic, "t.csv", &[], &[name]);
    }
    refuses(b"\n\n", "t.csv", &[], &["empty"]);
    refuses(&book(&[("a.txt", "text")]), "t.zip", &[], &["zip archive"]);
    refuses(
        TABLE.as_bytes(),
        "t.csv",
        &["--sheet", "2"],
        &["no workbook"],
    );
}

/// A zip archive of these parts.
fn book(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(*name, options).expect("memory");
        zip.write_all(content.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook as Excel writes it, as small as Excel reads it: style 1 is percent, style 2 a date.
fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut list = Vec::new();
    let mut targets = vec![format!(
        "<Relationship Id='s' Type='{RELATIONS}/styles' Target='styles.xml'/>"
    )];
    let mut parts = Vec::new();
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let number = at + 1;
        list.push(format!(
            "<sheet name='{name}' sheetId='{number}' r:id='r{number}'/>"
        ));
        targets.push(format!(
            "<Relationship Id='r{number}' Type='{RELATIONS}/worksheet' Target='worksheets/sheet{number}.xml'/>"
        ));
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!("<worksheet xmlns='{SPREADSHEET}'><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    let package = "http://schemas.openxmlformats.org/package/2006";
    let relations = |body: &str| {
        format!("<Relationships xmlns='{package}/relationships'>{body}</Relationships>")
    };
    let root = format!(
        "<Relationship Id='w' Type='{RELATIONS}/officeDocument' Target='xl/workbook.xml'/>"
    );
    parts.push(("_rels/.rels".to_owned(), relations(&root)));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        relations(&targets.concat()),
    ));
    parts.push((
        "[Content_Types].xml".to_owned(),
        format!("<Types xmlns='{package}/content-types'><Default Extension='xml' ContentType='application/xml'/></Types>"),
    ));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            "<workbook xmlns='{SPREADSHEET}' xmlns:r='{RELATIONS}'><sheets>{}</sheets></workbook>",
            list.concat()
        ),
    ));
    parts.push((
        "xl/styles.xml".to_owned(),
        format!("<styleSheet xmlns='{SPREADSHEET}'><cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='14'/></cellXfs></styleSheet>"),
    ));
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    book(&parts)
}

fn row(number: usize, cells: &[(&str, &str)]) -> String {
    let cells: String = cells
        .iter()
        .map(|(place, cell)| match cell.strip_prefix('#') {
            Some(number) => format!("<c r='{place}'><v>{number}</v></c>"),
            None => match cell.strip_prefix('%') {
                Some(number) => format!("<c r='{place}' s='1'><v>{number}</v></c>"),
                None => match cell.strip_prefix('@') {
                    Some(day) => format!("<c r='{place}' s='2'><v>{day}</v></c>"),
                    None => format!("<c r='{place}' t='inlineStr'><is><t>{cell}</t></is></c>"),
                },
            },
        })
        .collect();
    format!("<row r='{number}'>{cells}</row>")
}

#[test]
fn a_sheet_of_a_workbook() {
    let notes = row(1, &[("A1", "nothing here")]);
    let data = [
        row(1, &[("A1", "Seizures")]),
        row(
            3,
            &[
                ("A3", "drug"),
                ("B3", "qty (kg)"),
                ("C3", "purity"),
                ("D3", "date"),
                ("F3", "a,b"),
            ],
        ),
        row(
            4,
            &[
                ("A4", "fentanyl"),
                ("B4", "#0.1"),
                ("C4", "%0.103"),
                ("D4", "@45292"),
            ],
        ),
        row(
            5,
            &[
                ("A5", "fentanyl"),
                ("B5", "#12"),
                ("D5", "@45292.5"),
                ("F5", "x"),
            ],
        ),
        row(7, &[("A7", "fentanyl"), ("B7", "many")]),
    ]
    .concat();
    let book = xlsx(&[("Notes", &notes), ("Data 2024", &data)]);
    let expected = "drug,qty (kg),purity,date,,\"a,b\",doses_central\n\
        fentanyl,0.1,10.3%,2024-01-01,,,5150.00\n\
        fentanyl,12,,2024-01-01T12:00:00,,x,618000.00\n\n";
    for sheet in ["Data 2024", "2"] {
        let (code, stdout, stderr) = read(&book, "t.xlsx", &["--sheet", sheet]);
        assert_eq!((code, &*stdout), (1, expected), "{stderr}");
        assert!(
            stderr.contains("t.xlsx line 7:"),
            "lines are rows: {stderr}"
        );
    }
    refuses(&book, "t.xlsx", &[], &["Notes"]);
    refuses(
        &book,
        "t.xlsx",
        &["--sheet", "3"],
        &["no sheet `3`", "`Notes`, `Data 2024`"],
    );
    let book = xlsx(&[("Data 2024", &data), ("Notes", &notes)]);
    let (_, _, stderr) = read(&book, "t", &[]);
    assert!(
        stderr.contains("sheet `Data 2024` is read; --sheet takes another: `Notes`"),
        "{stderr}"
    );
    refuses(
        &book[..book.len() - 30],
        "t.xlsx",
        &[],
        &["workbook cannot be read"],
    );
}

#[test]
fn an_open_document_sheet() {
    let cell = |kind: &str, value: &str| match kind {
        "float" => format!("<table:table-cell office:value-type='float' office:value='{value}'/>"),
        _ => format!(
            "<table:table-cell office:value-type='string'><text:p>{value}</text:p></table:table-cell>"
        ),
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = [
        row(&[
            cell("string", "drug"),
            cell("string", "kg"),
            cell("string", "place"),
        ]),
        row(&[
            cell("string", "fentanyl"),
            cell("float", "1"),
            cell("string", "Nogales"),
        ]),
        row(&[
            cell("string", "fentanyl"),
            cell("float", "2"),
            cell("string", "Ciudad Juárez"),
        ]),
    ];
    let names = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office='{names}:office:1.0' xmlns:table='{names}:table:1.0' xmlns:text='{names}:text:1.0'>\
         <office:body><office:spreadsheet><table:table table:name='S'>{}</table:table></office:spreadsheet></office:body></office:document-content>",
        rows.concat()
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest =
        "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>";
    let book = book(&[
        ("mimetype", kind),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ]);
    reads(&book, "t.ods", &[]);
}
