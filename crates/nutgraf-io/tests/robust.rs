//! Files made bad in twenty ways, two hundred for each reader: every good record is answered, every bad one told, nothing panics.

use std::io::Write;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use nutgraf_io::{Config, Content, scan};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;

/// Records of a file.
const RECORDS: usize = 12;
/// Files for each way of making one bad.
const FILES: u64 = 10;

/// A file and where its records lie.
struct Good {
    bytes: Vec<u8>,
    records: Vec<Range<usize>>,
}

/// What a file came to.
#[derive(Debug, Default)]
struct Read {
    /// The number of each record that is answered whole.
    whole: Vec<usize>,
    /// Articles that are none of the records.
    other: usize,
    errors: Vec<String>,
}

/// Numbers in no order, the same ones each time: splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).expect("it is below an index")
    }

    fn place(&mut self, range: &Range<usize>) -> usize {
        range.start + self.below(range.len())
    }

    fn part(&mut self, range: &Range<usize>, most: usize) -> Range<usize> {
        let start = self.place(range);
        start..(start + 1 + self.below(most)).min(range.end)
    }
}

/// A way of making a range of bytes bad.
type Way = (&'static str, fn(&mut Vec<u8>, Range<usize>, &mut Random));

const WAYS: [Way; 20] = [
    ("a byte is another", |bytes, range, random| {
        let at = random.place(&range);
        bytes[at] ^= 1 + random.below(255) as u8;
    }),
    ("a bit is flipped", |bytes, range, random| {
        let at = random.place(&range);
        bytes[at] ^= 1 << random.below(8);
    }),
    ("ten bytes are others", |bytes, range, random| {
        for _ in 0..10 {
            let at = random.place(&range);
            bytes[at] = random.below(256) as u8;
        }
    }),
    ("two bytes are swapped", |bytes, range, random| {
        let (one, other) = (random.place(&range), random.place(&range));
        bytes.swap(one, other);
    }),
    ("a range is turned around", |bytes, range, random| {
        let part = random.part(&range, 40);
        bytes[part].reverse();
    }),
    ("a range is missing", |bytes, range, random| {
        let part = random.part(&range, 40);
        bytes.drain(part);
    }),
    ("a byte is missing", |bytes, range, random| {
        bytes.remove(random.place(&range));
    }),
    ("a range stands twice", |bytes, range, random| {
        let part = random.part(&range, 40);
        let twice = bytes[part.clone()].to_vec();
        bytes.splice(part.end..part.end, twice);
    }),
    ("a range is zeros", |bytes, range, random| {
        let part = random.part(&range, 40);
        bytes[part].fill(0);
    }),
    ("a range is ones", |bytes, range, random| {
        let part = random.part(&range, 40);
        bytes[part].fill(0xff);
    }),
    ("zeros come between", |bytes, range, random| {
        let (at, n) = (random.place(&range), 1 + random.below(40));
        bytes.splice(at..at, vec![0; n]);
    }),
    ("noise comes between", |bytes, range, random| {
        let at = random.place(&range);
        let noise: Vec<u8> = (0..1 + random.below(40)).map(|_| random.below(256) as u8).collect();
        bytes.splice(at..at, noise);
    }),
    ("the record is cut", |bytes, range, random| {
        // Of what is cut to nothing nobody can tell that it was there.
        let at = random.place(&(range.start + 1..range.end));
        bytes.drain(at..range.end);
    }),
    ("a digit is another", |bytes, range, random| {
        let digits: Vec<usize> = range.clone().filter(|at| bytes[*at].is_ascii_digit()).collect();
        let at = digits.get(random.below(digits.len())).copied().unwrap_or(range.start);
        bytes[at] = b'0' + random.below(10) as u8;
    }),
    ("a digit more", |bytes, range, random| {
        let digits: Vec<usize> = range.clone().filter(|at| bytes[*at].is_ascii_digit()).collect();
        let at = digits.get(random.below(digits.len())).copied().unwrap_or(range.start);
        bytes.insert(at, b'1' + random.below(9) as u8);
    }),
    ("a digit less", |bytes, range, random| {
        let digits: Vec<usize> = range.clone().filter(|at| bytes[*at].is_ascii_digit()).collect();
        bytes.remove(digits.get(random.below(digits.len())).copied().unwrap_or(range.start));
    }),
    ("a quotation mark more", |bytes, range, random| bytes.insert(random.place(&range), b'"')),
    ("a line break more", |bytes, range, random| bytes.insert(random.place(&range), b'\n')),
    ("a comma more", |bytes, range, random| bytes.insert(random.place(&range), b',')),
    ("a brace more", |bytes, range, random| {
        let at = random.place(&range);
        bytes.insert(at, *b"{}[]".get(random.below(4)).expect("there are four"));
    }),
];

fn text(number: usize) -> String {
    format!(
        "Record {number:02}, the dam held, she said \"twice\".\nIt held for {number} days. End {number:02}."
    )
}

/// Records with borders between them, which stay: what has lost its border is one record with its neighbor.
fn joined(before: &[u8], records: impl IntoIterator<Item = Vec<u8>>, border: &[u8], after: &[u8]) -> Good {
    let (mut bytes, mut places) = (before.to_vec(), Vec::new());
    for record in records {
        places.push(bytes.len()..bytes.len() + record.len());
        bytes.extend(record);
        bytes.extend(border);
    }
    bytes.extend(after);
    Good { bytes, records: places }
}

fn object(number: usize) -> String {
    serde_json::json!({"id": format!("id{number:02}"), "text": text(number), "n": {"a": [number]}})
        .to_string()
}

fn jsonl() -> Good {
    joined(b"", (0..RECORDS).map(|n| object(n).into_bytes()), b"\n", b"")
}

fn json() -> Good {
    joined(b"[\n", (0..RECORDS).map(|n| object(n).into_bytes()), b",\n", b"")
}

fn csv() -> Good {
    let row = |n| format!("id{n:02},\"{}\",2025-09-05", text(n).replace('"', "\"\"")).into_bytes();
    joined(b"id,text,published\n", (0..RECORDS).map(row), b"\n", b"")
}

fn tsv() -> Good {
    let row = |n| format!("id{n:02}\t\"{}\"\t2025-09-05", text(n).replace('"', "\"\"")).into_bytes();
    joined(b"id\ttext\tpublished\r\n", (0..RECORDS).map(row), b"\r\n", b"")
}

fn warc_record(number: usize) -> Vec<u8> {
    let page = format!("<html><article><p>{}</p></article></html>", text(number));
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http\r\n\
         WARC-Target-URI: https://example.org/{number}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    format!("{head}{block}").into_bytes()
}

fn warc() -> Good {
    joined(b"", (0..RECORDS).map(warc_record), b"\r\n\r\n", b"")
}

fn warc_members() -> Good {
    let member = |n| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&[warc_record(n), b"\r\n\r\n".to_vec()].concat()).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    };
    joined(b"", (0..RECORDS).map(member), b"", b"")
}

fn whole(bytes: Vec<u8>) -> Good {
    let range = 0..bytes.len();
    Good { bytes, records: vec![range] }
}

fn batches() -> Vec<RecordBatch> {
    let batch = |numbers: Range<usize>| {
        let ids: ArrayRef =
            Arc::new(StringArray::from_iter_values(numbers.clone().map(|n| format!("id{n:02}"))));
        let texts: ArrayRef = Arc::new(StringArray::from_iter_values(numbers.map(text)));
        RecordBatch::try_from_iter([("id", ids), ("text", texts)]).expect("columns of one length")
    };
    (0..RECORDS).step_by(3).map(|first| batch(first..first + 3)).collect()
}

fn parquet_file() -> Good {
    let batches = batches();
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(3)).build();
    let mut writer =
        ArrowWriter::try_new(Vec::new(), batches[0].schema(), Some(properties)).expect("memory takes it");
    batches.iter().for_each(|batch| writer.write(batch).expect("memory takes it"));
    whole(writer.into_inner().expect("memory takes it"))
}

fn arrow_file() -> Good {
    let batches = batches();
    let mut writer =
        arrow_ipc::writer::FileWriter::try_new(Vec::new(), &batches[0].schema()).expect("memory takes it");
    batches.iter().for_each(|batch| writer.write(batch).expect("memory takes it"));
    whole(writer.into_inner().expect("memory takes it"))
}

fn arrow_stream() -> Good {
    let batches = batches();
    let mut writer =
        arrow_ipc::writer::StreamWriter::try_new(Vec::new(), &batches[0].schema()).expect("memory takes it");
    batches.iter().for_each(|batch| writer.write(batch).expect("memory takes it"));
    whole(writer.into_inner().expect("memory takes it"))
}

fn read(path: &Path) -> Read {
    let mut read = Read::default();
    for entry in scan([path.to_owned()], Config { max_record: 1 << 20, ..Config::default() }) {
        let input = match entry.and_then(nutgraf_io::Entry::parse) {
            Ok(input) => input,
            Err(error) => {
                read.errors.push(error.message());
                continue;
            }
        };
        let text = match input.content {
            Content::Text(text) | Content::Markdown(text) | Content::Html(text) => text,
            Content::Page(body) | Content::Response { body, .. } => {
                String::from_utf8_lossy(&body).into_owned()
            }
        };
        match (0..RECORDS)
            .find(|n| text == self::text(*n) || text.contains(&format!("<p>{}</p>", self::text(*n))))
        {
            Some(number) => read.whole.push(number),
            None => read.other += 1,
        }
    }
    read
}

/// Makes a record of the file bad, in each way, and reads it.
fn bad_files(name: &str, good: &Good, check: impl Fn(&str, usize, &Read)) {
    let room = tempfile::tempdir().expect("a folder for tests");
    let path = room.path().join(name);
    std::fs::write(&path, &good.bytes).expect("the folder is writable");
    let all: Vec<usize> = (0..RECORDS).collect();
    let undisturbed = read(&path);
    assert_eq!((undisturbed.whole, undisturbed.errors), (all, Vec::new()), "{name} undisturbed");
    for (way, (what, spoil)) in WAYS.iter().enumerate() {
        for seed in 0..FILES {
            let mut random = Random(seed * 1000 + way as u64);
            let spoiled = random.below(good.records.len());
            let mut bytes = good.bytes.clone();
            spoil(&mut bytes, good.records[spoiled].clone(), &mut random);
            std::fs::write(&path, &bytes).expect("the folder is writable");
            check(&format!("{name}, {what}, seed {seed}, record {spoiled}"), spoiled, &read(&path));
        }
    }
}

/// Every record but the one that was made bad is answered, and that one is answered or told.
fn costs_itself_alone(name: &str, good: &Good) {
    let lost = std::cell::RefCell::new(Vec::new());
    bad_files(name, good, |what, spoiled, read| {
        let missing: Vec<usize> = (0..RECORDS).filter(|n| *n != spoiled && !read.whole.contains(n)).collect();
        let is_told = read.whole.contains(&spoiled) || read.other > 0 || !read.errors.is_empty();
        if !missing.is_empty() || !is_told {
            lost.borrow_mut().push(format!("{what}: {missing:?} missing, {read:?}"));
        }
    });
    let lost = lost.into_inner();
    assert!(lost.is_empty(), "{} of 200:\n{}", lost.len(), lost.join("\n"));
}

/// Whatever is not answered is told.
fn is_told(name: &str, good: &Good) {
    bad_files(name, good, |what, _, read| {
        let is_all = read.whole.len() + read.other >= RECORDS;
        assert!(is_all || !read.errors.is_empty(), "{what}: {read:?}");
    });
}

#[test]
fn bad_lines_cost_themselves_alone() {
    costs_itself_alone("a.jsonl", &jsonl());
}

#[test]
fn bad_objects_cost_themselves_alone() {
    costs_itself_alone("a.json", &json());
}

#[test]
fn bad_rows_of_csv_cost_themselves_alone() {
    costs_itself_alone("a.csv", &csv());
}

#[test]
fn bad_rows_of_tsv_cost_themselves_alone() {
    costs_itself_alone("a.tsv", &tsv());
}

#[test]
fn bad_records_of_a_crawl_cost_themselves_alone() {
    costs_itself_alone("a.warc", &warc());
}

#[test]
fn bad_members_of_a_crawl_cost_themselves_alone() {
    costs_itself_alone("a.warc.gz", &warc_members());
}

#[test]
fn bad_tables_are_told() {
    is_told("a.parquet", &parquet_file());
    is_told("a.arrow", &arrow_file());
    is_told("b.arrow", &arrow_stream());
}

#[test]
fn bad_compressed_files_are_told() {
    let lines = jsonl().bytes;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&lines).expect("memory takes it");
    is_told("a.jsonl.gz", &whole(gzip.finish().expect("memory takes it")));
    let mut zstd = zstd::Encoder::new(Vec::new(), 3).expect("memory takes it");
    zstd.include_checksum(true).expect("zstd knows checksums");
    zstd.write_all(&lines).expect("memory takes it");
    is_told("a.jsonl.zst", &whole(zstd.finish().expect("memory takes it")));
    let mut bzip2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bzip2.write_all(&lines).expect("memory takes it");
    is_told("a.jsonl.bz2", &whole(bzip2.finish().expect("memory takes it")));
}
