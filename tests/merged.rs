//! Runs that are looked at and merged.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::room::Room;

/// So many articles as JSONL, under names of their own.
fn articles(name: &str, n: usize) -> Vec<u8> {
    let text = "KALNA, Sept. 5 — The dam held for 9 days. “We were lucky,” said Olena Moroz on Friday.\n";
    let line = |i| {
        format!(
            "{}\n",
            json!({"id": format!("{name}{i}"), "text": text.repeat(20), "published": "2025-09-05"})
        )
    };
    (0..n).map(line).collect::<String>().into_bytes()
}

/// A room with two runs, of three parts and of one.
fn two_runs() -> Room {
    let room = Room::with(&[("a.jsonl", &articles("a", 60)), ("b.jsonl", &articles("b", 5))]);
    for run in
        [&["extract", "a.jsonl", "-o", "a/", "--part-size", "0.05"][..], &["extract", "b.jsonl", "-o", "b/"]]
    {
        let run = room.run(run);
        assert_eq!(run.status, Some(0), "{}", run.said);
    }
    room
}

/// What a command prints, and the status that it ends with.
fn said(room: &Room, arguments: &[&str]) -> (Option<i32>, String) {
    let output = room.command(arguments).output().expect("the command runs");
    let page = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(page).expect("messages are UTF-8"))
}

/// The parts of a run, as its manifest names them.
fn parts(room: &Room, run: &str) -> Vec<Value> {
    let manifest =
        String::from_utf8(room.read(&format!("{run}/manifest.jsonl"))).expect("a manifest is UTF-8");
    manifest.lines().skip(1).map(|line| serde_json::from_str(line).expect("a part")).collect()
}

/// The bytes of all files of a table, in the order of their names.
fn table(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let file = |entry: fs::DirEntry| {
        (entry.file_name().display().to_string(), fs::read(entry.path()).expect("a file"))
    };
    fs::read_dir(folder).expect("a table").flatten().map(file).collect()
}

#[test]
fn a_run_says_how_far_it_has_come() {
    let room = two_runs();
    let (status, page) = said(&room, &["status", "a/", "b/"]);
    assert_eq!(status, Some(0), "{page}");
    for words in [
        "a/: finished\n  nutgraf 0.1.0",
        "contract 1, parquet",
        "parts, 60 articles",
        "b/: finished",
        "1 parts, 5 articles",
        "quotations 100",
    ] {
        assert!(page.contains(words), "{words:?} in {page}");
    }
    let manifest = String::from_utf8(room.read("a/manifest.jsonl")).expect("a manifest is UTF-8");
    let first: String = manifest.split_inclusive('\n').take(2).collect();
    fs::write(room.0.path().join("a/manifest.jsonl"), first).expect("the folder is writable");
    fs::remove_file(room.0.path().join("b/articles/part-00000.parquet")).expect("it is there");
    let (status, page) = said(&room, &["status", "a/", "b/"]);
    assert_eq!(status, Some(1), "{page}");
    assert!(page.contains("a/: not finished; done up to record "), "{page}");
    assert!(page.contains(" of a.jsonl; the same command with --resume goes on"), "{page}");
    assert!(page.contains("articles/part-00000.parquet is gone or changed"), "{page}");
}

#[test]
fn runs_become_one() {
    let room = two_runs();
    let (status, page) = said(&room, &["merge", "a/", "b/", "-o", "both/"]);
    assert_eq!(status, Some(0), "{page}");
    assert!(page.contains("both/: finished") && page.contains("65 articles"), "{page}");
    let (of_a, merged) = (parts(&room, "a"), parts(&room, "both"));
    assert!(of_a.len() > 1, "{of_a:?}");
    assert_eq!(merged.len(), of_a.len() + 1);
    let ends: Vec<_> = merged.iter().map(|part| part["is_last"] == true).collect();
    assert_eq!(ends.iter().filter(|is_last| **is_last).count(), 1);
    assert_eq!(ends.last(), Some(&true));
    assert_eq!(merged.last().map(|part| part["at"]["all"].clone()), Some(json!(65)));
    let root = room.0.path();
    let both = table(&root.join("both/quotations"));
    let each: Vec<_> = table(&root.join("a/quotations"))
        .into_values()
        .chain(table(&root.join("b/quotations")).into_values())
        .collect();
    assert_eq!(both.into_values().collect::<Vec<_>>(), each);
    assert!(!root.join("both/.unfinished").exists());
}

#[test]
fn what_is_no_run_to_merge_is_said() {
    let room = two_runs();
    let says = |arguments: &[&str], words: &str| {
        let (status, page) = said(&room, arguments);
        assert_eq!(status, Some(2), "{page}");
        assert!(page.contains(words), "{words:?} in {page}");
    };
    says(&["status", "none/"], "none/: is no run: there is no such folder or file");
    says(&["status", "a.jsonl"], "is no run: there is no manifest.jsonl");
    says(&["merge", "a/", "b/", "-o", "a/"], "holds something already; name another folder");
    let other = room.run(&["extract", "b.jsonl", "-o", "other/", "--facts", "quotations"]);
    assert_eq!(other.status, Some(0), "{}", other.said);
    says(&["merge", "a/", "other/", "-o", "new/"], "other/: is no run to merge with a/: --facts is");
    let rewrite = |from: &str, to: &str| {
        let manifest = String::from_utf8(room.read("b/manifest.jsonl")).expect("a manifest is UTF-8");
        assert!(manifest.contains(from), "{manifest}");
        fs::write(room.0.path().join("b/manifest.jsonl"), manifest.replacen(from, to, 1))
            .expect("the folder is writable");
    };
    rewrite("\"version\":\"", "\"version\":\"0.0.9 of ");
    says(&["merge", "a/", "b/", "-o", "new/"], "b/: is no run to merge with a/: its version is");
    rewrite("\"is_last\":true", "\"is_last\":false");
    says(&["merge", "a/", "b/", "-o", "new/"], "b/: is a run that is not finished");
    assert!(!room.0.path().join("new").exists());
    let database = room.run(&["extract", "b.jsonl", "-o", "facts.sqlite"]);
    assert_eq!(database.status, Some(0), "{}", database.said);
    assert_eq!(said(&room, &["status", "facts.sqlite"]).0, Some(0));
    says(
        &["merge", "facts.sqlite", "-o", "new/"],
        "facts.sqlite: is a database; SQLite reads several at once",
    );
}
