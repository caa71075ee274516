//! Documents in the formats of other tools: CoNLL-U and brat standoff.

use nutgraf::{Article, Config, Extractor};
use nutgraf_io::{BRAT_CONFIG, brat, conllu};
use serde_json::json;

use crate::room::Room;

const ARTICLE: &str = "OSLO — Norway pledged on Tuesday to send Čapek’s town two ferries and 40 million euros. “A ferry\nis a road,” \
    Ingrid Halvorsen said. France accused Russia of cutting cables. She left.";

fn annotations() -> Vec<String> {
    let article = Article::new(ARTICLE).expect("a short text");
    brat(&Extractor::default().read(article)).lines().map(str::to_owned).collect()
}

#[test]
fn every_place_says_its_words() {
    let letters: Vec<char> = ARTICLE.chars().collect();
    for line in annotations().iter().filter(|line| line.starts_with('T')) {
        let parts: Vec<&str> = line.split('\t').collect();
        let (_, places) = parts[1].split_once(' ').expect("a type, then places");
        let words = places.split(';').map(|place| {
            let (start, end) = place.split_once(' ').expect("start and end");
            let (start, end): (usize, usize) =
                (start.parse().expect("a number"), end.parse().expect("a number"));
            letters[start..end].iter().collect::<String>()
        });
        assert_eq!(words.collect::<Vec<_>>().join(" "), parts[2], "{line}");
    }
}

#[test]
fn a_quotation_over_two_lines_has_two_places() {
    let said = annotations().into_iter().find(|line| line.contains("\tSaid ") && line.contains("A ferry"));
    assert!(said.is_some_and(|line| line.contains(';') && line.ends_with("A ferry is a road,")));
}

#[test]
fn every_type_and_role_is_in_the_configuration() {
    let declared: Vec<&str> = BRAT_CONFIG.split([' ', '\n', '\t', ':', ',', '*', '?', '|']).collect();
    let lines = annotations();
    for line in lines.iter().filter(|line| line.starts_with(['T', 'E', 'A', '*'])) {
        let kind = line.split(['\t', ' ', ':']).nth(1).expect("a type");
        assert!(declared.contains(&kind), "{line}");
    }
    let events: Vec<&String> = lines.iter().filter(|line| line.starts_with('E')).collect();
    for kind in ["Quotation", "Accuse", "Stance-Pledge"] {
        assert!(events.iter().any(|line| line.contains(&format!("\t{kind}:T"))), "{kind}: {lines:?}");
    }
}

#[test]
fn words_stand_in_ten_columns_with_their_places() {
    let article = Article::new(ARTICLE).expect("a short text");
    let written = conllu(&Extractor::new(Config::default().with_tokens(true)).read(article));
    assert!(
        written.starts_with(
            "# newdoc id = document\n# newpar\n# sent_id = document-1\n# text = Norway pledged on"
        )
    );
    assert!(written.contains("# text = “A ferry is a road,” Ingrid Halvorsen said.\n1\t“\t"), "{written}");
    assert!(
        written.contains("\n7\tČapek\tČapek\tPROPN\t_\t_\t9\tnmod:poss\t_\tSpaceAfter=No|TokenRange=41:46\n"),
        "{written}"
    );
    let words = written.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    assert!(words.map(|line| line.split('\t').count()).all(|columns| columns == 10), "{written}");
    assert_eq!(
        written.matches("\t0\troot\t").count(),
        written.matches("# text = ").count(),
        "a root a sentence"
    );
    assert!(written.ends_with("\n\n"));
}

#[test]
fn the_command_writes_both() {
    let lines = [
        json!({"id": "a/b", "text": "It rained."}),
        json!({"id": "a/b", "text": "It snowed."}),
        json!({"id": "c"}),
    ];
    let lines = lines.map(|line| format!("{line}\n")).concat();
    let room = Room::with(&[("in.jsonl", lines.as_bytes())]);
    let run =
        room.command(&["extract", "in.jsonl", "--format", "conllu"]).output().expect("the command runs");
    let written = String::from_utf8(run.stdout).expect("UTF-8");
    assert_eq!(written.matches("# newdoc id = a/b\n").count(), 2);
    assert!(written.contains("\trained\train\tVERB\t"), "{written}");
    assert!(written.contains("\n\n# error = {"), "{written}");

    let run = room.run(&["extract", "in.jsonl", "--format", "brat", "-o", "out/"]);
    assert_eq!(run.status, Some(1), "one record has no text");
    assert_eq!(room.read("out/a_b.txt"), b"It rained.");
    assert_eq!(room.read("out/a_b-2.txt"), b"It snowed.");
    assert_eq!(room.read("out/annotation.conf"), BRAT_CONFIG.as_bytes());
    let again = room.run(&["extract", "in.jsonl", "--format", "brat", "-o", "out/"]);
    assert_eq!(again.status, Some(2), "{}", again.said);
    for (format, output) in [("brat", "-"), ("conllu", "out/")] {
        let run = room.run(&["extract", "in.jsonl", "--format", format, "-o", output]);
        assert_eq!(run.status, Some(2), "{format} into {output}");
    }
}
