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
        assert_eq!((run.status, run.said.as_str()), (Some(0), ""), "{file}");
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
    assert!(run.status == Some(2) && run.said.contains("no description of columns"), "{}", run.said);
}

#[test]
fn a_quotation_mark_that_nobody_closes_ends_its_file_alone() {
    let mut csv = b"text\n\"It rained".to_vec();
    csv.write_all(&b"a,b\n".repeat(1_000_000)).expect("memory takes it");
    let room = Room::with(&[("a.csv", &csv), ("b.txt", b"It rained.")]);
    let run = room.run(&["extract", "a.csv", "b.txt", "--max-record", "1"]);
    assert_eq!((run.lines.len(), run.status), (2, Some(2)));
    assert!(run.said.contains("is a quotation mark not closed?"), "{}", run.said);
}
