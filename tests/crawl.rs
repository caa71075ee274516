//! Crawls and tables as input: what is read of them, and what is wrong with some.

use std::io::Write;
use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use serde_json::Value;

use crate::room::{Room, gzip};

/// A record of a crawl.
fn record(kind: &str, more: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}-{}>\r\n\
         WARC-Target-URI: https://example.org/{kind}\r\n{more}Content-Length: {}\r\n\r\n",
        block.len(),
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// The answer of a server.
fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat()
}

fn page(words: &str) -> String {
    let paragraph = "The dam above the town held through the night, engineers of the county said on Friday.";
    format!(
        "<html><title>Dam holds</title><article><h1>Dam holds</h1><p>{paragraph}</p><p>{words}</p></article>"
    )
}

/// A good page, one of `n`.
fn good(n: usize) -> Vec<u8> {
    let page = page(&format!("“We were lucky,” said Olena Moroz, mayor number {n}."));
    record("response", "", &answer("Content-Type: text/html; charset=utf-8", page.as_bytes()))
}

fn texts(lines: &[Value]) -> Vec<&str> {
    lines.iter().filter_map(|line| line["text"].as_str()).collect()
}

#[test]
fn pages_of_a_crawl_are_read_and_the_rest_is_counted() {
    let (head, body) =
        ("Content-Type: text/html; charset=windows-1252", page("“We were lucky,” said Ren\u{e9}."));
    let latin: Vec<u8> =
        body.replace('“', "\u{93}").replace('”', "\u{94}").chars().map(|c| c as u8).collect();
    let squeezed =
        answer("Content-Type: text/html\r\nContent-Encoding: gzip", &gzip(page("Anna held.").as_bytes()));
    let records = [
        record("warcinfo", "", b"software: a crawler"),
        record("request", "", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", "", &answer(head, &latin)),
        record("response", "", &squeezed),
        record("response", "", &answer("Content-Type: image/png", b"\x89PNG")),
        record("response", "WARC-Truncated: length\r\n", &answer(head, b"<p>cut")),
        record("revisit", "", b"HTTP/1.1 304 Not Modified\r\n\r\n"),
        record("response", "", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone"),
    ];
    let by_member: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    let room = Room::with(&[
        ("plain.warc", &records.concat()),
        ("members.warc.gz", &by_member),
        ("whole.warc.gz", &gzip(&records.concat())),
        ("named-otherwise", &records.concat()),
    ]);
    for file in ["plain.warc", "members.warc.gz", "whole.warc.gz", "named-otherwise"] {
        let run = room.run(&["extract", file]);
        assert_eq!(run.status, Some(0), "{file}");
        let passed = "records passed over: a response other than 200 1, a revisit of a page that is elsewhere 1, not HTML 1, \
            truncated by the crawler 1\n";
        assert!(run.said.ends_with(passed), "{file}: {}", run.said);
        let texts = texts(&run.lines);
        assert_eq!(texts.len(), 2, "{file}");
        assert!(
            texts[0].ends_with("“We were lucky,” said René.") && texts[1].ends_with("Anna held."),
            "{texts:?}"
        );
        assert_eq!(run.lines[0]["url"], "https://example.org/response");
    }
    let run = room.run(&["extract", "members.warc.gz", "-o", "out/"]);
    for counted in [
        "not a response of a server 2",
        "not HTML 1",
        "truncated by the crawler 1",
        "a revisit",
        "other than 200 1",
    ] {
        assert!(run.said.contains(counted), "{}", run.said);
    }
}

#[test]
fn a_broken_record_costs_itself_alone() {
    let cut = |record: &[u8]| {
        let mut member = gzip(record);
        member.truncate(member.len() * 2 / 3);
        member
    };
    let garbage = b"\x00\xffgarbage without an end".repeat(300);
    let no_length = b"WARC/1.0\r\nWARC-Type: response\r\n\r\n<p>lost\r\n\r\n".to_vec();
    let members = [
        gzip(&good(1)),
        cut(&good(2)),
        gzip(&good(3)),
        gzip(&no_length),
        gzip(&good(5)),
        garbage.clone(),
        gzip(&good(6)),
        cut(&good(7)),
    ];
    let plain = [good(1), garbage, good(2), no_length, good(3), good(4)[..400].to_vec()];
    let room = Room::with(&[("a.warc.gz", &members.concat()), ("b.warc", &plain.concat())]);
    let run = room.run(&["extract", "a.warc.gz"]);
    assert_eq!((texts(&run.lines).len(), run.status), (4, Some(2)), "{}", run.said);
    assert_eq!(run.lines.len(), 8, "{}", run.said);
    let run = room.run(&["extract", "b.warc"]);
    assert_eq!((texts(&run.lines).len(), run.status), (3, Some(2)), "{}", run.said);
    assert!(run.said.contains("b.warc:6: cannot be read: the file ends within a record"), "{}", run.said);
}

#[test]
fn a_record_over_the_limit_is_passed_over() {
    let large = answer("Content-Type: text/html", &b"<p>large".repeat(400_000));
    let members = [gzip(&good(1)), gzip(&record("response", "", &large)), gzip(&good(3))].concat();
    let room = Room::with(&[("a.warc.gz", &members)]);
    let run = room.run(&["extract", "a.warc.gz", "--max-record", "1"]);
    assert_eq!(texts(&run.lines).len(), 2);
    assert!(run.said.contains("a.warc.gz:2: larger than the limit of 1048576 bytes"), "{}", run.said);
}

fn parquet(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).expect("columns of one length");
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("memory takes it");
    writer.write(&batch).expect("memory takes it");
    writer.into_inner().expect("memory takes it")
}

#[test]
fn columns_of_tables_are_found_by_their_usual_names_or_told() {
    let texts: ArrayRef =
        Arc::new(StringArray::from(vec![Some("It rained 🌧 for 9 days."), None, Some("It stopped.")]));
    let days: ArrayRef = Arc::new(Date32Array::from(vec![Some(20_336), None, Some(20_337)]));
    let file = parquet(vec![("lead", texts), ("day", days)]);
    let csv = "url,Body,author\nhttps://example.org/1,\"It rained,\nand rained.\",Jane Roe\n,,\n";
    let room = Room::with(&[("a.parquet", &file), ("b.csv", csv.as_bytes())]);
    let run = room.run(&["extract", "a.parquet"]);
    assert_eq!(run.status, Some(2));
    assert!(
        run.said.contains("has no column `text` or `html`; its columns are `lead`, `day`"),
        "{}",
        run.said
    );
    let run = room.run(&["extract", "a.parquet", "--columns", "text=lead,published=day"]);
    assert_eq!(run.summary(), ["a.parquet:1", "neither `text` nor `html` is given", "a.parquet:3"]);
    assert_eq!(run.lines[0]["published"], "2025-09-05");
    let run = room.run(&["extract", "b.csv"]);
    assert_eq!((run.lines.len(), &run.lines[0]["text"]), (2, &Value::from("It rained,\nand rained.")));
    assert_eq!(
        (&run.lines[0]["byline"][0], &run.lines[0]["url"]),
        (&"Jane Roe".into(), &"https://example.org/1".into())
    );
    let run = room.run(&["extract", "b.csv", "--columns", "text=words"]);
    assert!(
        run.said.contains("has no column `words`; its columns are `url`, `Body`, `author`"),
        "{}",
        run.said
    );
}

#[test]
fn keys_of_lines_can_be_told() {
    let lines = "{\"body\": \"It rained.\", \"uid\": 7, \"text\": 1}\n";
    let room = Room::with(&[("a.jsonl", lines.as_bytes())]);
    let run = room.run(&["extract", "a.jsonl", "--columns", "text=body,id=uid"]);
    assert_eq!(run.summary(), ["7"], "{}", run.said);
    let run = room.run(&["extract", "a.jsonl", "--columns", "words=body"]);
    assert!(run.status == Some(2) && run.said.contains("not a description of columns"), "{}", run.said);
}

#[test]
fn a_quotation_mark_that_nobody_closes_costs_its_row_alone() {
    let mut csv = b"id,text\n1,\"It rained".to_vec();
    let row = format!("\n2,It stopped.{}", " ".repeat(600)); // long, and read at once
    csv.write_all(row.repeat(5_000).as_bytes()).expect("memory takes it");
    let short = "id,text\n1,\"France pledged 3 tanks.\n2,Peru rejected it.\n3,Kenya sent tents.\n";
    let room = Room::with(&[("a.csv", &csv), ("b.csv", short.as_bytes())]);
    let run = room.run(&["extract", "a.csv", "--max-record", "1", "-o", "out.jsonl"]);
    assert_eq!(run.status, Some(1));
    assert!(
        run.said.contains("a.csv:2: a row that does not end within the limit for one record"),
        "{}",
        run.said
    );
    assert!(run.said.contains("documents written: 5000; records that could not be read: 1;"), "{}", run.said);
    let run = room.run(&["extract", "b.csv"]);
    assert_eq!(run.summary(), ["the quotation mark of line 2 is not closed", "2", "3"]);
}

#[test]
fn rows_that_a_lax_reader_would_cut_are_read_whole_or_told() {
    let mysql = "id,text\n1,\"Peru said \\\"no, never\\\" to it.\"\n2,Kenya left.\n";
    let bare = "id,text\r\n1,Peru said no, never.\r\n2,\r\n3,Kenya left.\r\n4\r\n";
    let tabs = "id\ttext\n1\t\"No,\" said Peru.\n2\t\"We left.\n3\tThey stayed, said \"Kenya\"\n";
    let semicolons = "id;text\n1;Peru said no, never.\n";
    let room = Room::with(&[
        ("mysql.csv", mysql.as_bytes()),
        ("bare.csv", bare.as_bytes()),
        ("tabs.tsv", tabs.as_bytes()),
        ("semicolons.csv", semicolons.as_bytes()),
    ]);
    let run = room.run(&["extract", "mysql.csv", "tabs.tsv", "semicolons.csv"]);
    let expected = [
        "Peru said \"no, never\" to it.",
        "Kenya left.",
        "\"No,\" said Peru.",
        "\"We left.",
        "They stayed, said \"Kenya\"",
        "Peru said no, never.",
    ];
    assert_eq!(texts(&run.lines), expected, "{}", run.said);
    let run = room.run(&["extract", "bare.csv"]);
    assert_eq!(
        run.summary(),
        [
            "a row of 3 cells, expected 2; a cell that holds the separator must stand in quotation marks",
            "neither `text` nor `html` is given",
            "3",
            "a row of 1 cells, expected 2; a cell that holds a line break must stand in quotation marks",
        ]
    );
    let lines: Vec<_> = run.lines.iter().map(|line| &line["error"]["line"]).collect();
    assert_eq!(lines, [&Value::from(2), &Value::from(3), &Value::Null, &Value::from(5)]);
}

#[test]
fn a_length_that_is_not_true_costs_its_record_alone() {
    let wrong = |length: &str| {
        let record = String::from_utf8(good(2)).expect("it is UTF-8");
        let (before, after) = record.split_once("Content-Length: ").expect("it has a length");
        let rest = after.split_once('\r').expect("the line ends").1;
        format!("{before}Content-Length: {length}\r{rest}").into_bytes()
    };
    let plain = |length| [good(1), wrong(length), good(3)].concat();
    let members = |length| [gzip(&good(1)), gzip(&wrong(length)), gzip(&good(3))].concat();
    for length in ["5000", "100", "5000000", "500000000000", "x", "0"] {
        let room = Room::with(&[("a.warc", &plain(length)), ("b.warc.gz", &members(length))]);
        for file in ["a.warc", "b.warc.gz"] {
            let run = room.run(&["extract", file]);
            assert_eq!((texts(&run.lines).len(), run.status), (2, Some(1)), "{file} {length}: {}", run.said);
        }
    }
}

#[test]
fn pages_without_a_server_and_texts_of_pages_are_read() {
    let html = page("It held.");
    let records = [
        record("resource", "Content-Type: text/html\r\n", html.as_bytes()),
        record("resource", "Content-Type: application/json\r\n", b"{}"),
        record("conversion", "Content-Type: text/plain\r\n", "The dam held, said Olena Moroz.".as_bytes()),
        record("response", "", b"a line of a log"),
        record("odd", "", b"?"),
    ];
    let room = Room::with(&[("a.warc", &records.concat()), ("b.warc.wet.gz", &gzip(&records[2]))]);
    let run = room.run(&["extract", "a.warc", "b.warc.wet.gz"]);
    assert_eq!((texts(&run.lines).len(), run.status), (3, Some(1)), "{}", run.said);
    assert!(run.said.contains("a.warc:4: broken data: its block is not a response of HTTP"), "{}", run.said);
    assert!(run.said.contains("not HTML 1, of a type that is not known 1"), "{}", run.said);
}

#[test]
fn dates_are_read_however_they_are_written() {
    let dates = [
        ("20250905", Some("2025-09-05")),
        ("\"20250905\"", Some("2025-09-05")),
        ("\"Fri, 05 Sep 2025 18:00:00 GMT\"", Some("2025-09-05T18:00:00Z")),
        ("\"September 5, 2025\"", Some("2025-09-05")),
        ("1757030400", Some("2025-09-05T00:00:00Z")),
        ("1757030400000", Some("2025-09-05T00:00:00Z")),
        ("\"NaT\"", None),
        ("\"\"", None),
        ("{\"$date\": \"2025-09-05T18:00:00Z\"}", Some("2025-09-05T18:00:00Z")),
        ("\"05/06/2025\"", None),
        ("[2025]", None),
    ];
    let lines: String = dates
        .iter()
        .map(|(date, _)| format!("{{\"text\": \"It rained.\", \"published\": {date}}}\n"))
        .collect();
    let room = Room::with(&[("a.jsonl", lines.as_bytes())]);
    let run = room.run(&["extract", "a.jsonl"]);
    let published: Vec<_> = run.lines.iter().map(|line| line["published"].as_str()).collect();
    assert_eq!(published, dates.map(|(_, expected)| expected), "{}", run.said);
    assert_eq!(run.status, Some(0));
    assert!(run.said.contains("dates and other fields that could not be read: 2"), "{}", run.said);
}

#[test]
fn lists_of_strings_are_paragraphs_or_refused() {
    use arrow_array::builder::{ListBuilder, StringBuilder};

    let list = |items: &[&str]| -> ArrayRef {
        let mut builder = ListBuilder::new(StringBuilder::new());
        items.iter().for_each(|item| builder.values().append_value(item));
        builder.append(true);
        Arc::new(builder.finish())
    };
    let text: ArrayRef = Arc::new(StringArray::from(vec!["It rained."]));
    let room = Room::with(&[
        ("a.parquet", &parquet(vec![("text", list(&["It rained.", "It stopped."]))])),
        ("b.parquet", &parquet(vec![("text", text), ("published", list(&["2025-09-05", "2025-09-06"]))])),
    ]);
    let run = room.run(&["extract", "a.parquet"]);
    assert_eq!(texts(&run.lines), ["It rained.\n\nIt stopped."]);
    let run = room.run(&["extract", "b.parquet"]);
    assert_eq!(run.status, Some(2));
    assert!(run.said.contains("has no column for `published`: `published` holds List"), "{}", run.said);
}
