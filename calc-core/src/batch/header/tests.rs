use super::*;
use crate::batch::request::Role;

fn find(table: &[u8]) -> Result<(Layout, Header), Error> {
    detect(table, None, &Request::default())
}

fn found(table: &str) -> (Layout, Header) {
    find(table.as_bytes()).unwrap_or_else(|error| panic!("{table}: {error}"))
}

const SEMICOLON: Layout = Layout::Delimited(b';');

#[test]
fn the_delimiter_is_the_one_that_splits_the_header() {
    let cases = [
        ("drug,weight_kg\na,1\n", b','),
        ("drug\tweight_kg\na\t1\n", b'\t'),
        ("drug;weight_kg\na;1,5\n", b';'),
        ("\"drug;name\",weight_kg,substance\na,1\n", b','),
        ("substance;weight_kg;\"a,b,c,d,e,f\"\n", b';'),
    ];
    for (table, delimiter) in cases {
        let (layout, header) = found(table);
        assert_eq!(layout, Layout::Delimited(delimiter), "{table}");
        assert_eq!(header.skipped, 0);
    }
}

#[test]
fn names_are_unquoted_and_trimmed() {
    let table = ",\"a \"\"b\"\"\", drug ,\"two\nlines\",\"weight (kg)\" \r\nx\n";
    let (_, header) = found(table);
    assert_eq!(
        header.names,
        ["", "a \"b\"", "drug", "two\nlines", "weight (kg)"]
    );
    assert_eq!(&table[header.end..], "x\n");
}

#[test]
fn a_header_may_be_all_there_is() {
    let (_, header) = found("drug,weight_kg");
    assert_eq!((header.end, header.skipped), (14, 0));
    // A column of whole texts.
    let (_, header) = found("quantity\n12 lb fentanyl\n");
    assert_eq!(header.names, ["quantity"]);
}

#[test]
fn titles_are_skipped() {
    let table =
        "Total weight\nCounty, 2023; all 5\" pipes\n\n;;\nDrug;Amount;Unit\nfentanyl;1;kg\n";
    let (layout, header) = found(table);
    assert_eq!(layout, SEMICOLON);
    assert_eq!((header.skipped, header.names.len()), (4, 3));
    assert_eq!(&table[header.end..], "fentanyl;1;kg\n");
}

#[test]
fn the_likeliest_record_is_refused() {
    let error = find(b"Report\nDrug,Weight,Amount,Unit\nfentanyl,1,2,kg\n").unwrap_err();
    assert_eq!(
        error.message(),
        "\"Weight\" and \"Amount\" could both hold the quantity"
    );
    let error = find(b"a,b\n1,2\n").unwrap_err();
    assert_eq!(error.message(), "no column of quantities was found");
    assert!(
        error
            .hint_text()
            .is_some_and(|hint| hint.to_string().ends_with("the columns are \"a\", \"b\""))
    );
}

#[test]
fn what_cannot_be_a_table_is_refused() {
    let cases: [(&[u8], ErrorKind); 6] = [
        (b"", ErrorKind::Empty),
        (b" \r\n\n", ErrorKind::Empty),
        (b",,\n,,\n", ErrorKind::Column),
        (b"drug,weight_kg,\"note\n", ErrorKind::Column),
        (b"drug,weight_kg,caf\xe9\n", ErrorKind::Encoding),
        (b"[{\"drug\": 1}]", ErrorKind::Column),
    ];
    for (table, kind) in cases {
        let error = find(table).unwrap_err();
        assert_eq!(error.kind(), kind, "{}", error.message());
        assert!(error.hint_text().is_some());
    }
}

#[test]
fn json_lines_are_known_by_their_first_byte() {
    let (layout, header) = found(
        "\n{\"drug\": \"fentanyl\", \"weight_kg\": 1}\n{\"purity\": \"5%\", \"drug\": {\"a\": [1]}}\n{\"cut",
    );
    assert_eq!(layout, Layout::JsonLines);
    assert_eq!(header.names, ["drug", "weight_kg", "purity"]);
    assert_eq!(header.end, 0);
    for table in ["{\"drug\": 1, \"drug\": 2}", "{drug}", "{\"a\": 1}"] {
        assert_eq!(
            find(table.as_bytes()).unwrap_err().kind(),
            ErrorKind::Column
        );
    }
}

#[test]
fn a_layout_that_is_asked_for_is_taken() {
    let request = Request {
        columns: vec![
            (Role::Quantity, "b".to_owned()),
            (Role::Substance, "a".to_owned()),
        ],
        ..Request::default()
    };
    let layout = Layout::Delimited(b'|');
    let header = detect(b"a|b|c;d,e\n", Some(layout), &request).map(|(_, header)| header.names);
    assert_eq!(
        header,
        Ok(vec!["a".to_owned(), "b".to_owned(), "c;d,e".to_owned()])
    );
}

#[test]
fn ten_thousand_columns() {
    let table = "column,".repeat(10_000) + "drug,weight_kg\n";
    assert_eq!(found(&table).1.names.len(), 10_002);
}

#[test]
fn nothing_panics_wherever_the_bytes_end() {
    let hostile: &[u8] =
        b"\xff(]\x00,\"a\n\";)[kg]\t%\r\n\xc3\xa9t\xc3\xa9 (lb,drug;\"\"\"weight_T\",#1\n{\"a\":[";
    for start in 0..hostile.len() {
        for end in start..=hostile.len() {
            let _ = find(&hostile[start..end]);
        }
    }
}
