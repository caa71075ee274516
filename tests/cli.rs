//! The command, from outside: what it writes, what it says, and the status it ends with.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use serde_json::json;

use crate::room::{Room, Run, gzip, json_lines};

/// This many articles as JSONL, of various length.
fn articles(n: usize) -> Vec<u8> {
    let line = |i: usize| {
        let text = "The dam held. “We were lucky,” said Olena Moroz.\n".repeat(1 + i * 37 % 90);
        format!("{}\n", json!({"id": format!("a{i}"), "text": text}))
    };
    (0..n).map(line).collect::<String>().into_bytes()
}

#[test]
fn a_text_is_one_document_with_its_bytes_and_its_path_for_an_id() {
    let room = Room::with(&[("story.txt", "\u{feff}KYIV — “Yes,” she said.\r\n".as_bytes())]);
    let run = room.run(&["extract", "story.txt", "--published", "2025-09-05"]);
    assert_eq!((run.status, run.said.as_str(), run.lines.len()), (Some(0), "", 1));
    let document = &run.lines[0];
    assert_eq!(document["text"], "KYIV — “Yes,” she said.\r\n");
    assert_eq!((&document["id"], &document["published"]), (&json!("story.txt"), &json!("2025-09-05")));
    assert!(document.get("tokens").is_none());
    let run = room.run(&["extract", "story.txt", "--with", "tokens"]);
    assert!(run.lines[0]["tokens"].as_array().is_some_and(|tokens| !tokens.is_empty()));
}

#[test]
fn what_a_line_gives_stands_in_its_document() {
    let given = json!({
        "id": 17, "url": "https://example.org/a", "title": "A dam holds", "byline": ["Jane Roe"], "publisher": "The Post",
        "published": "2025-09-04", "language": "en-GB", "other": {"deep": [1]}, "text": "It held."
    });
    let lines =
        format!("{given}\n\n{}\n", json!({"text": "It held.", "url": null, "title": "", "published": ""}));
    let room = Room::with(&[("in.jsonl", lines.as_bytes())]);
    let run = room.run(&["extract", "in.jsonl", "--published", "2025-09-05"]);
    assert_eq!(run.status, Some(0));
    for key in ["url", "title", "byline", "publisher", "published", "language", "text"] {
        assert_eq!(run.lines[0][key], given[key], "{key}");
    }
    assert_eq!(run.lines[0]["id"], "17");
    let bare = &run.lines[1];
    assert_eq!((&bare["id"], &bare["published"]), (&json!("in.jsonl:3"), &json!("2025-09-05")));
    assert!(bare["url"].is_null() && bare["title"].is_null());
}

#[test]
fn a_bad_line_is_an_error_in_its_place_and_the_others_are_answered() {
    let lines: &[&[u8]] = &[
        b"{\"id\":\"a\",\"text\":\"A.\"}",
        b"[1, 2]",
        b"{\"id\":\"b\"}",
        b"{\"id\":\"c\",\"text\":\"C.\",\"published\":\"yesterday\"}",
        b"{\"id\":\"d\",\"text\":\"caf\xff\"}",
        b"{\"id\":\"e\",\"text\":7}",
        b"{\"id\":\"f\",\"text\":\"F.\"}\r",
        b"{\"id\":\"g\",\"text\":\"G",
    ];
    let room = Room::with(&[("in.jsonl", &lines.join(&b'\n'))]);
    for workers in ["1", "2"] {
        let run = room.run(&["extract", "in.jsonl", "--workers", workers]);
        assert_eq!(run.status, Some(1));
        assert_eq!(
            run.summary(),
            [
                "a",
                "not a JSON object",
                "neither `text` nor `html` is given",
                "c",
                "not UTF-8: byte 0xff at position 21",
                "`text` is a number, expected a string",
                "f",
                "EOF while parsing a string at column 19",
            ]
        );
        let error = &run.lines[5]["error"];
        assert_eq!(
            (&error["path"], &error["line"], &error["id"]),
            (&json!("in.jsonl"), &json!(6), &json!("e"))
        );
        assert!(run.lines[3]["published"].is_null());
        assert!(
            run.said.contains("c: `published` is \"yesterday\", expected a date such as 2025-09-05"),
            "{}",
            run.said
        );
        assert!(run.said.contains("in.jsonl:5: not UTF-8"), "{}", run.said);
        assert!(
            run.said.ends_with(
                "documents written: 3; records that could not be read: 5; dates and other fields that could not be read: 1\n"
            ),
            "{}",
            run.said
        );
    }
}

#[test]
fn many_articles_keep_their_order_on_any_number_of_workers() {
    let room = Room::with(&[("in.jsonl", &articles(200))]);
    let one = room.run(&["extract", "in.jsonl", "--workers", "1"]);
    let ids: Vec<String> = (0..200).map(|i| format!("a{i}")).collect();
    assert_eq!(one.summary(), ids);
    for workers in ["2", "7"] {
        assert!(
            room.run(&["extract", "in.jsonl", "--workers", workers]).lines == one.lines,
            "{workers} workers"
        );
    }
}

#[test]
fn compressed_files_are_read_and_written() {
    let plain = articles(40);
    let (first, second) = plain.split_at(1000);
    let members = [gzip(first), gzip(second)].concat();
    let room = Room::with(&[
        ("plain.jsonl", &plain),
        ("two-members.jsonl.gz", &members),
        ("in.ndjson.zst", &zstd::encode_all(&plain[..], 3).expect("memory takes it")),
    ]);
    let expected = room.run(&["extract", "plain.jsonl"]).lines;
    assert_eq!(expected.len(), 40);
    for file in ["two-members.jsonl.gz", "in.ndjson.zst"] {
        assert!(room.run(&["extract", file]).lines == expected, "{file}");
    }
    for (file, is_gzip) in [("out.jsonl.gz", true), ("out.jsonl.zst", false)] {
        let run = room.run(&["extract", "plain.jsonl", "-o", file]);
        assert_eq!((run.status, run.lines.len()), (Some(0), 0));
        let bytes = room.read(file);
        let mut text = Vec::new();
        if is_gzip {
            flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut text).expect("gzip");
        } else {
            text = zstd::decode_all(&bytes[..]).expect("zstd");
        }
        assert!(json_lines(&text) == expected, "{file}");
    }
}

#[test]
fn entities_are_linked_to_a_table_of_ones_own() {
    let table = "id\tname\taliases\tkind\tcountry\nQ7\tAda Byrne\tMayor Byrne\tperson\tIRL\nQ8\tAda Byrne\t\tproduct\t\n";
    let room = Room::with(&[
        ("a.txt", "Ada Byrne won. Byrne thanked Rui Costa.\n".as_bytes()),
        ("mine.tsv", table.as_bytes()),
        ("bad.tsv", b"id\tname\tcountry\nQ7\tAda\tIRL\nQ8\tEva\tIreland\n"),
    ]);
    let run = room.run(&["extract", "a.txt", "--entities", "mine.tsv"]);
    let entities = run.lines[0]["entities"].as_array().expect("entities are looked for");
    let told: Vec<_> = entities.iter().map(|entity| (&entity["name"], &entity["link"])).collect();
    assert_eq!(told, [(&"Ada Byrne".into(), &"Q7".into()), (&"Rui Costa".into(), &json!(null))]);
    let run = room.run(&["extract", "a.txt", "--entities", "bad.tsv"]);
    assert_eq!(run.status, Some(2));
    assert!(run.said.contains("bad.tsv: row 3, column country: \"Ireland\" is no ISO"), "{}", run.said);
}

#[test]
fn files_that_cannot_be_read_do_not_stop_the_others() {
    let room = Room::with(&[
        ("good.txt", b"It held."),
        ("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("wide.txt", b"\xff\xfeI\0t\0"),
        ("latin.txt", b"caf\xe9"),
    ]);
    fs::create_dir(room.0.path().join("folder")).expect("the folder is writable");
    let run = room.run(&["extract", "missing.txt", "folder", "picture", "wide.txt", "latin.txt", "good.txt"]);
    assert_eq!(run.status, Some(2));
    let expected = [
        "cannot be read: No such file",
        "a folder without a file of a kind that is read",
        "a picture (PNG), which nutgraf does not read",
        "UTF-16 text, expected UTF-8",
        "not UTF-8: byte 0xe9 at position 3",
        "good.txt",
    ];
    let summary = run.summary();
    assert_eq!(summary.len(), expected.len());
    for (line, start) in summary.iter().zip(expected) {
        assert!(line.starts_with(start), "{line:?} is not {start:?}");
    }
    assert_eq!(room.run(&["extract", "latin.txt"]).status, Some(1));
}

#[test]
fn empty_input_is_said_to_be_empty() {
    let room = Room::with(&[("empty.txt", b""), ("empty.jsonl", b"\n")]);
    let run = room.run(&["extract", "empty.txt"]);
    assert_eq!((run.status, &run.lines[0]["text"]), (Some(0), &json!("")));
    assert!(run.said.contains("empty.txt: has no text"), "{}", run.said);
    let run = room.run(&["extract", "empty.jsonl"]);
    assert_eq!((run.status, run.lines.len()), (Some(0), 0));
    assert!(run.said.contains("the input holds no article"), "{}", run.said);
}

#[test]
fn compressed_data_cut_short_end_in_an_error_after_the_whole_lines() {
    for (file, whole) in [
        ("in.jsonl.gz", gzip(&articles(60))),
        ("in.jsonl.zst", zstd::encode_all(&articles(60)[..], 3).expect("memory takes it")),
    ] {
        let room = Room::with(&[(file, &whole[..whole.len() - 20])]);
        let run = room.run(&["extract", file]);
        assert_eq!(run.status, Some(2));
        let (last, before) = run.lines.split_last().expect("lines");
        assert!(before.iter().all(|line| line["id"].is_string()));
        assert_eq!(last["error"]["reason"], "cannot be read: the compressed data are cut short");
        assert_eq!(last["error"]["line"], json!(before.len() + 1));
    }
}

#[test]
fn a_record_over_the_limit_is_refused_with_the_limit() {
    let long = format!("It held.{}", " ".repeat(5 << 18)); // 1.25 MiB, and read at once
    let lines =
        format!("{}\n{}\n", json!({"id": "long", "text": long}), json!({"id": "short", "text": "It held."}));
    let room = Room::with(&[("in.jsonl", lines.as_bytes()), ("long.txt", long.as_bytes())]);
    let refused = "larger than the limit of 1048576 bytes for one record";
    let run = room.run(&["extract", "in.jsonl", "long.txt", "--max-record", "1"]);
    assert_eq!((run.status, run.summary()), (Some(1), vec![refused, "short", refused]));
    assert_eq!(room.run(&["extract", "in.jsonl", "long.txt"]).summary(), ["long", "short", "long.txt"]);
}

#[test]
fn two_inputs_with_one_id_are_both_written_and_said() {
    let line = b"{\"id\":\"a\",\"text\":\"A.\"}\n";
    let room = Room::with(&[("one.jsonl", line), ("two.jsonl", line)]);
    let run = room.run(&["extract", "one.jsonl", "two.jsonl"]);
    assert_eq!((run.status, run.summary()), (Some(1), vec!["a", "a"]));
    assert!(run.said.contains("documents with the id of an earlier one: 1"), "{}", run.said);
}

#[test]
fn the_standard_input_is_told_by_its_first_bytes() {
    let room = Room::new();
    let lines = articles(3);
    for (bytes, expected) in [
        (b"It held.\n".as_slice(), vec!["-"]),
        (&lines, vec!["a0", "a1", "a2"]),
        (&gzip(&lines), vec!["a0", "a1", "a2"]),
    ] {
        for arguments in [["extract", "-"].as_slice(), &["extract"]] {
            let mut child = room
                .command(arguments)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("the command runs");
            child.stdin.take().expect("a pipe").write_all(bytes).expect("the command reads");
            let run = Run::from(child.wait_with_output().expect("the command ends"));
            assert_eq!((run.status, run.summary()), (Some(0), expected.clone()));
        }
    }
}

#[test]
fn pages_are_read_from_files_and_from_lines() {
    let body =
        "<p>The dam above Kalna held through the night, the mayor said on Friday, and the pumps ran on.</p>"
            .repeat(8);
    let page = |charset: &str| {
        format!(
            "<!doctype html><html lang=en><head><meta charset={charset}><title>Café at the dam</title>\
             <meta property=og:url content=https://example.org/own></head><body><nav>Home Sport</nav>\
             <article><h1>Café at the dam</h1>{body}</article></body></html>"
        )
    };
    let latin: Vec<u8> =
        page("iso-8859-1").chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let line = json!({"id": "a", "html": page("iso-8859-1"), "url": "https://example.org/given"}).to_string();
    let nothing = b"<html><body></body></html>";
    let room = Room::with(&[("page.html", &latin), ("in.jsonl", line.as_bytes()), ("empty.html", nothing)]);
    let run = room.run(&["extract", "page.html", "in.jsonl", "empty.html"]);
    assert_eq!(
        (run.status, run.summary()),
        (Some(1), vec!["page.html", "a", "no article is found in the page"])
    );
    for document in &run.lines[..2] {
        assert_eq!(document["title"], "Café at the dam");
        assert!(
            document["text"].as_str().is_some_and(|text| text.contains("held") && !text.contains("Sport"))
        );
    }
    assert_eq!(run.lines[0]["url"], "https://example.org/own");
    assert_eq!(run.lines[1]["url"], "https://example.org/given");
}

#[test]
fn an_output_that_cannot_be_written_is_said() {
    let room = Room::with(&[("in.jsonl", &articles(3))]);
    for (output, message) in [("no/such/folder", "No such file"), ("in.jsonl", "is both read and written")] {
        let run = room.run(&["extract", "in.jsonl", "-o", output]);
        assert_eq!(run.status, Some(2));
        assert!(run.said.contains(message), "{}", run.said);
    }
    assert_eq!(room.read("in.jsonl"), articles(3));
    if fs::metadata("/dev/full").is_ok() {
        let run = room.run(&["extract", "in.jsonl", "-o", "/dev/full"]);
        assert_eq!(run.status, Some(2));
        assert!(run.said.contains("/dev/full: cannot be written: No space left"), "{}", run.said);
    }
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let room = Room::with(&[("in.jsonl", &articles(1000))]);
    let mut child = room
        .command(&["extract", "in.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut start = [0; 100];
    child.stdout.take().expect("a pipe").read_exact(&mut start).expect("it writes");
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn an_interrupt_leaves_whole_lines() {
    if !cfg!(unix) {
        return;
    }
    for name in ["out.jsonl", "out.jsonl.gz"] {
        let room = Room::new();
        let mut child = room
            .command(&["extract", "-", "-o", name, "--workers", "1"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let mut input = child.stdin.take().expect("a pipe");
        // The pipe holds less than this: when it has been written, the command is at work.
        input.write_all(&articles(300)).expect("the command reads");
        let path = room.0.path().join(name);
        let is_waited_for = || name == "out.jsonl" && fs::metadata(&path).is_ok_and(|file| file.len() == 0);
        for _ in (0..10_000).take_while(|_| is_waited_for()) {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(kill.is_ok_and(|status| status.success()));
        assert_eq!(child.wait().expect("the command ends").code(), Some(130));
        drop(input);
        let file = File::open(path).expect("it was created");
        let mut text = Vec::new();
        if name.ends_with("gz") {
            flate2::read::GzDecoder::new(file).read_to_end(&mut text).expect("whole gzip");
        } else {
            { file }.read_to_end(&mut text).expect("it is read");
        }
        let is_whole = text.ends_with(b"\n") || (text.is_empty() && name != "out.jsonl");
        assert!(is_whole, "{name}");
        assert!(json_lines(&text).iter().all(|line| line["id"].is_string()));
    }
}

#[test]
fn wrong_usage_is_explained() {
    let room = Room::with(&[("a.txt", b"A.")]);
    for arguments in [
        vec!["extract", "a.txt", "--published", "tomorrow"],
        vec!["extract", "a.txt", "--workers", "0"],
        vec!["extract", "a.txt", "--with", "everything"],
        vec!["unknown"],
    ] {
        let run = room.run(&arguments);
        assert_eq!((run.status, run.lines.len()), (Some(2), 0), "{arguments:?}");
        assert!(run.said.starts_with("error: "), "{}", run.said);
        assert!(!run.said.contains("non-zero type"), "{}", run.said);
    }
    for arguments in [["extract"].as_slice(), &["page"]] {
        let run = room.run(arguments);
        assert_eq!(run.status, Some(2));
        assert!(run.said.contains("no file is named, and nothing comes in"), "{}", run.said);
    }
    let run = room.run(&["extract", "gone.txt"]);
    assert!(run.said.contains("No such file or directory\n"), "{}", run.said);
}

#[test]
fn an_output_that_cannot_be_meant_is_refused() {
    let room = Room::with(&[("a.txt", b"A."), ("picture.png", b"\x89PNG")]);
    for (arguments, why) in [
        (["--format", "parquet", "-o", "-"], "name a folder, as in -o out/"),
        (["--format", "arrow", "--workers", "1"], "name a folder, as in -o out/"),
        (["-o", "out.parquet", "--workers", "1"], "there is a table for each fact kind"),
        (["-o", "out.csv", "--workers", "1"], "a sheet holds facts of one kind"),
        (["-o", "out.xlsx", "--workers", "1"], "name a sheet"),
        (["-o", "out.jsonl.xz", "--workers", "1"], "name it .jsonl.gz"),
        (["-o", "facts.sqlite", "--format", "jsonl"], "a database has no --format"),
    ] {
        let run = room.run(&[["extract", "a.txt"].as_slice(), &arguments].concat());
        assert_eq!(run.status, Some(2), "{arguments:?}");
        assert!(run.said.contains(why), "{arguments:?}: {}", run.said);
    }
    let left = fs::read_dir(room.0.path()).expect("the folder is there").count();
    assert_eq!(left, 2, "nothing was written");
}

#[test]
fn a_folder_says_what_it_passes_over() {
    let room = Room::with(&[("a.txt", b"A."), ("b.pdf", b"%PDF"), ("feed.xml", b"<rss>"), (".hidden", b"")]);
    let run = room.run(&["extract", "."]);
    assert_eq!((run.status, run.summary()), (Some(0), vec!["./a.txt"]));
    assert!(run.said.contains("2 files passed over"), "{}", run.said);
    assert!(run.said.contains("./b.pdf, ./feed.xml"), "{}", run.said);
    let run = room.run(&["extract", "b.pdf", "feed.xml"]);
    assert_eq!(
        run.summary(),
        [
            "a PDF, which nutgraf does not read",
            "a feed (RSS, Atom) or other XML, which nutgraf does not read"
        ]
    );
    let run = room.run(&["show", "."]);
    assert!(
        run.said.contains(".: is a folder; name a file of it, as in `nutgraf show ./a.txt`"),
        "{}",
        run.said
    );
}

#[test]
fn a_table_in_a_pipe_is_known_and_a_picture_is_no_page() {
    let table = "id,title,text\n1,Rain,It rained in Kalna.\n2,Sun,The sun shone.\n";
    let room = Room::with(&[("rows", table.as_bytes()), ("pic.html", b"\x89PNG\r\n\x1a\n\0\0")]);
    let run = room.run(&["extract", "rows"]);
    assert_eq!((run.status, run.summary()), (Some(0), vec!["1", "2"]));
    let run = room.run(&["extract", "pic.html"]);
    assert_eq!(run.summary(), ["a picture (PNG), which nutgraf does not read"]);
}

#[test]
fn the_first_page_of_help_puts_readers_first() {
    let room = Room::new();
    let page = |arguments: &[&str]| {
        let output = room.command(arguments).output().expect("the command runs");
        String::from_utf8([output.stdout, output.stderr].concat()).expect("a page is UTF-8")
    };
    for arguments in [[].as_slice(), &["--help"]] {
        let page = page(arguments);
        let at = |word: &str| page.find(word).unwrap_or_else(|| panic!("{word} is not in {page}"));
        assert!(at("  extract ") < at("  show ") && at("  show ") < at("To make models:"), "{page}");
        assert!(
            at("To make models:") < at("  prepare ") && at("  prepare ") < at("  completions "),
            "{page}"
        );
    }
    assert!(page(&["completions", "bash"]).contains("_nutgraf()"));
    assert!(page(&["man"]).starts_with(".ie"));
}

#[test]
fn markdown_is_read_as_markdown() {
    let text = "---\ndate: 2025-09-05\n---\n# Dam holds\n\nThe dam *held*, [said](https://example.org) Olena Moroz.\n\n- It rained.\n";
    let room = Room::with(&[("a.md", text.as_bytes())]);
    let run = room.run(&["extract", "a.md"]);
    let document = &run.lines[0];
    assert_eq!(document["text"], "Dam holds\n\nThe dam held, said Olena Moroz.\n\nIt rained.");
    assert_eq!((&document["title"], &document["published"]), (&json!("Dam holds"), &json!("2025-09-05")));
    let kinds: Vec<_> =
        document["blocks"].as_array().into_iter().flatten().map(|block| &block["kind"]).collect();
    assert_eq!(kinds, ["headline", "paragraph", "list_item"]);

    let room = Room::with(&[("a.md", b"---\ndate: soon\n---\nThe dam held on Friday.\n")]);
    let run = room.run(&["extract", "a.md", "--published", "2025-09-05"]);
    assert_eq!(
        run.lines[0]["published"],
        json!(null),
        "a date that is not read is not the one of those without"
    );
    assert!(run.said.contains("a.md: `published` is \"soon\""), "{}", run.said);
}

#[test]
fn other_compressions_and_arrays_are_read() {
    let array = br#"[{"id": "a", "text": "A."}, {"id": "b", "content": "B."}]"#;
    let lines = articles(3);
    let mut bzip2 = Vec::new();
    bzip2::read::BzEncoder::new(&lines[..], bzip2::Compression::fast())
        .read_to_end(&mut bzip2)
        .expect("bzip2");
    let room = Room::with(&[("a.json", array), ("b.jsonl.bz2", &bzip2)]);
    let run = room.run(&["extract", "a.json", "b.jsonl.bz2"]);
    assert_eq!(run.summary(), ["a", "b", "a0", "a1", "a2"], "{}", run.said);
}

#[test]
fn what_is_less_likely_than_asked_is_not_told() {
    let text =
        "Norway pledged on Monday to send Moldova two ferries. Chad accused Togo of theft on Friday.\n";
    let room = Room::with(&[("story.txt", text.as_bytes())]);
    let scores = |least: &str| {
        let run = room.run(&["extract", "story.txt", "--min-score", least]);
        assert_eq!(run.status, Some(0), "{}", run.said);
        let of = |kind: &str| run.lines[0][kind].as_array().cloned().unwrap_or_default();
        let facts = [of("events"), of("positions")].concat();
        facts.iter().filter_map(|fact| fact["score"].as_f64()).collect::<Vec<_>>()
    };
    let all = scores("0");
    let best = all.iter().copied().fold(0.0, f64::max);
    assert!(all.len() >= 2 && scores("1").iter().all(|score| *score >= 0.995), "{all:?}");
    let likeliest = scores(&format!("{:.2}", best - 0.005));
    assert!(
        !likeliest.is_empty() && likeliest.iter().all(|score| *score >= best - 0.006),
        "{likeliest:?} of {all:?}"
    );
    for wrong in ["1.5", "-0.1", "NaN", "half"] {
        for command in ["extract", "show"] {
            let run = room.run(&[command, "story.txt", &format!("--min-score={wrong}")]);
            assert_eq!(run.status, Some(2));
            assert!(run.said.contains("--min-score") && run.said.contains("from 0 to 1"), "{}", run.said);
        }
    }
}
