//! Long runs: parts that appear whole, and the same files whatever happened on the way.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::json;

use crate::room::Room;

/// Articles as JSONL with errors among them, of various length.
fn articles(n: usize) -> Vec<u8> {
    let line = |i: usize| {
        if i % 50 == 49 {
            return "{\"id\": \"broken\"}\n".to_owned();
        }
        let text =
            "KALNA, Sept. 5 — The 🌊 dam held for 9 days. “We were lucky,” said Olena Moroz on Friday.\n";
        let text = text.repeat(1 + i * 37 % 30);
        format!(
            "{}\n",
            json!({"id": format!("a{i}"), "text": text, "published": format!("2025-09-{:02}", 1 + i % 3)})
        )
    };
    (0..n).map(line).collect::<String>().into_bytes()
}

/// The files below a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below").display().to_string();
                found.insert(name, fs::read(path).expect("a file"));
            }
        }
    }
    found
}

/// A run that is under way.
fn start(room: &Room, arguments: &[&str]) -> Child {
    let mut command = room.command(arguments);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the command runs")
}

#[test]
fn one_worker_and_two_write_the_same_files() {
    let room = Room::with(&[("in.jsonl", &articles(300))]);
    let run = |output: &str, workers: &str| {
        let run =
            room.run(&["extract", "in.jsonl", "-o", output, "--part-size", "0.2", "--workers", workers]);
        assert_eq!(run.status, Some(1), "{}", run.said);
        assert!(
            run.said.contains("294 articles") && run.said.contains("neither text nor HTML 6"),
            "{}",
            run.said
        );
        files(&room.0.path().join(output))
    };
    let one = run("one/", "1");
    assert!(one == run("two/", "2"));
    for name in ["articles", "quotations", "quantities", "times", "facts", "errors"] {
        assert!(one.contains_key(&format!("{name}/part-00001.parquet")), "{name}: {:?}", one.keys());
    }
    assert!(!one.keys().any(|name| name.starts_with("tokens") || name.contains("unfinished")));
}

#[test]
fn a_run_that_was_killed_comes_to_the_same_files() {
    let room = Room::with(&[("in.jsonl", &articles(250)), ("late.jsonl", &articles(60))]);
    let inputs = ["extract", "in.jsonl", "late.jsonl", "--part-size", "0.05"];
    let with = |more: &[&'static str]| [inputs.as_slice(), more].concat();
    for format in ["parquet", "arrow", "jsonl"] {
        let (whole, cut) = (format!("whole-{format}/"), format!("cut-{format}/"));
        room.run(&[with(&["--format", format, "-o"]).as_slice(), &[&whole]].concat());
        let arguments = [with(&["--format", format, "--resume", "-o"]).as_slice(), &[&cut]].concat();
        for pause in [5, 60, 140, 230, 90, 10] {
            let mut child = start(&room, &arguments);
            std::thread::sleep(Duration::from_millis(pause));
            let _ = child.kill();
            child.wait().expect("it ends");
        }
        let run = room.run(&arguments);
        assert_eq!(run.status, Some(1), "{}", run.said);
        assert!(files(&room.0.path().join(&whole)) == files(&room.0.path().join(&cut)), "{format}");
        let run = room.run(&arguments);
        assert!(run.said.contains("finished already"), "{}", run.said);
    }
}

#[test]
fn a_run_that_was_killed_before_it_wrote_anything_is_begun_anew() {
    let room = Room::with(&[("in.jsonl", &articles(20)), ("facts.sqlite", b"")]);
    fs::create_dir_all(room.0.path().join("out/.unfinished")).expect("a folder");
    fs::write(room.0.path().join("out/.unfinished/manifest.jsonl"), "{\"vers").expect("a file");
    for output in ["out/", "facts.sqlite"] {
        let arguments = ["extract", "in.jsonl", "--resume", "-o", output];
        let run = room.run(&arguments);
        assert_eq!(run.status, Some(0), "{}", run.said);
        assert!(room.run(&arguments).said.contains("finished already"), "{output}");
    }
}

#[test]
fn an_output_that_is_there_is_left_alone() {
    let room = Room::with(&[("in.jsonl", &articles(60)), ("kept.txt", b"mine")]);
    for output in ["out/", "facts.sqlite", "facts.jsonl"] {
        let first = room.run(&["extract", "in.jsonl", "-o", output]);
        assert_eq!(first.status, Some(1), "{}", first.said);
        let again = room.run(&["extract", "in.jsonl", "-o", output]);
        assert_eq!(again.status, Some(2));
        assert!(again.said.contains("exists already"), "{}", again.said);
        let over = room.run(&["extract", "in.jsonl", "-o", output, "--overwrite"]);
        assert_eq!(over.status, Some(1), "{}", over.said);
    }
    let other = room.run(&["extract", "in.jsonl", "-o", "out/", "--resume", "--part-size", "9"]);
    assert!(other.said.contains("holds another run: --part-size was 64, now it is 9;"), "{}", other.said);
    fs::create_dir(room.0.path().join("mine")).expect("a folder");
    fs::write(room.0.path().join("mine/notes.txt"), "mine").expect("a file");
    let mine = room.run(&["extract", "in.jsonl", "-o", "mine/", "--resume"]);
    assert!(mine.said.contains("holds something that is not a run"), "{}", mine.said);
    room.run(&["extract", "in.jsonl", "-o", "mine/", "--overwrite"]);
    assert_eq!(room.read("mine/notes.txt"), b"mine");
    fs::remove_file(room.0.path().join("out/facts/part-00000.parquet")).expect("it is there");
    let lost = room.run(&["extract", "in.jsonl", "-o", "out/", "--resume"]);
    assert!(lost.said.contains("facts/part-00000.parquet is gone or changed"), "{}", lost.said);
}

#[test]
fn a_database_holds_the_rows_of_the_tables() {
    let room = Room::with(&[("in.jsonl", &articles(60))]);
    room.run(&["extract", "in.jsonl", "-o", "facts.sqlite"]);
    let database = rusqlite::Connection::open(room.0.path().join("facts.sqlite")).expect("a database");
    let one = |query: &str| database.query_row(query, [], |row| row.get::<_, i64>(0)).expect("a number");
    assert_eq!((one("SELECT count(*) FROM articles"), one("SELECT count(*) FROM errors")), (59, 1));
    assert_eq!(
        one("SELECT count(*) FROM quotations WHERE manner IN ('speech', 'writing')"),
        one("SELECT count(*) FROM facts WHERE kind = 'quotation'")
    );
    let wrong = "SELECT count(*) FROM quantities q JOIN articles a ON a.id = q.article \
        WHERE substr(a.text, q.start + 1, q.\"end\" - q.start) <> q.text";
    assert_eq!(one(wrong), 0);
    assert!(one("SELECT count(*) FROM quotations WHERE cue ->> 'lemma' = 'say'") > 0);
    let astray = "SELECT count(*) FROM facts f LEFT JOIN times t ON t.article = f.article AND t.id = f.fact \
        WHERE f.kind = 'time' AND (t.text IS NULL OR t.text <> f.text)";
    assert_eq!(one(astray), 0);
    let plan: String = database
        .query_row("EXPLAIN QUERY PLAN SELECT * FROM mentions WHERE article = 'a1'", [], |row| row.get(3))
        .expect("a plan");
    assert!(plan.contains("USING INDEX"), "{plan}");
    assert_eq!(one("SELECT count(*) FROM said"), one("SELECT count(*) FROM facts WHERE kind = 'quotation'"));
    assert_eq!(one("SELECT count(*) FROM stood"), one("SELECT count(*) FROM positions"));
    assert_eq!(one("SELECT count(*) FROM happened"), one("SELECT count(*) FROM events"));
    assert!(one("SELECT count(*) FROM said WHERE speaker IS NOT NULL AND words <> ''") > 0);
    let word = "SELECT count(*) FROM articles a WHERE a.text LIKE '%said%' AND a.rowid NOT IN \
        (SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'said')";
    assert_eq!(one(word), 0);
    assert!(one("SELECT count(*) FROM facts_fts WHERE facts_fts MATCH 'text: dam OR who: moroz'") > 0);
}

#[test]
fn days_of_publication_part_the_rows() {
    let room = Room::with(&[("in.jsonl", &articles(60))]);
    let run = room.run(&["extract", "in.jsonl", "-o", "out/", "--partition", "day", "--sample", "20"]);
    assert!(run.said.contains("19 articles"), "{}", run.said);
    let found = files(&room.0.path().join("out"));
    assert!(found.contains_key("quotations/day=2025-09-02/part-00000.parquet"), "{:?}", found.keys());
    let twice = room.run(&["extract", "in.jsonl", "-o", "twice/", "--partition", "day", "--sample", "20"]);
    assert_eq!(twice.status, run.status);
    assert!(found == files(&room.0.path().join("twice")));
}

#[test]
fn an_article_over_a_limit_is_an_error_of_its_own() {
    let large = json!({"id": "large", "text": "It rained for 9 days. ".repeat(100_000)}).to_string();
    let room =
        Room::with(&[("in.jsonl", format!("{large}\n{}\n", json!({"text": "It rained."})).as_bytes())]);
    let run = room.run(&["extract", "in.jsonl", "--max-record", "1"]);
    assert_eq!(run.summary(), ["larger than the limit of 1048576 bytes for one record", "in.jsonl:2"]);
    let run = room.run(&["extract", "in.jsonl", "--max-seconds", "0.2"]);
    assert_eq!(run.summary(), ["took longer than the limit of 0.2 s for one article", "in.jsonl:2"]);
}

#[test]
fn a_folder_that_takes_no_more_is_said() {
    let room = Room::with(&[("in.jsonl", &articles(60)), ("file", b"x")]);
    let run = room.run(&["extract", "in.jsonl", "-o", "file/out/"]);
    assert_eq!(run.status, Some(2));
    assert!(run.said.contains("file/out/: cannot be written: Not a directory"), "{}", run.said);
}

#[test]
fn a_corpus_is_measured_and_the_figures_are_kept() {
    let room = Room::with(&[("in.jsonl", &articles(60))]);
    for (arguments, read) in
        [(vec!["bench", "in.jsonl", "--record", "r.csv"], true), (vec!["bench", ".", "--sample", "9"], false)]
    {
        let output = room.command(&arguments).output().expect("the command runs");
        let page = String::from_utf8(output.stdout).expect("a page is UTF-8");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(page.contains("\nread "), read, "{page}");
        for step in ["  quotation", "extract", "lay out as tables", "end to end, "] {
            assert!(page.contains(&format!("\n{step}")), "{page}");
        }
    }
    let record = String::from_utf8(room.read("r.csv")).expect("figures are UTF-8");
    assert!(
        record.starts_with("date,version,corpus,step,workers,mb_per_s,") && record.contains(",end to end,")
    );
    let none = room.command(&["bench", "missing.txt"]).output().expect("the command runs");
    assert_eq!((none.status.code(), none.stdout.as_slice()), (Some(2), b"".as_slice()));
    assert!(String::from_utf8_lossy(&none.stderr).contains("the corpus holds no article"));
}
