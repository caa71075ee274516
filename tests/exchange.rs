//! Documents in the formats of other tools: CoNLL-U, brat standoff, POLECAT, sheets.

use nutgraf::{Article, Config, Extractor};
use nutgraf_io::{BRAT_CONFIG, brat, conllu, polecat, polecat_head};
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

/// The cells of a column of POLECAT, a line each.
fn cells(lines: &str, column: &str) -> Vec<String> {
    let head = polecat_head();
    let at = head.split('\t').position(|name| name == column).expect("a column of POLECAT");
    lines.lines().map(|line| line.split('\t').nth(at).unwrap_or_default().to_owned()).collect()
}

#[test]
fn events_stand_in_the_columns_of_polecat() {
    let text = "France and Chad accused Russia's foreign minister, Ivan Orlov, of cutting\ncables on Monday. Norway did not accuse \
                anyone. Police in Oslo arrested three people on 2 September 2025.";
    let mut article = Article::new(text).expect("a short text");
    article.published = nutgraf::Published::parse("2025-09-05").ok();
    article.id = Some("a\tb".to_owned());
    let lines = polecat(&Extractor::default().read(article));
    let columns = polecat_head().split('\t').count();
    assert_eq!(columns, 40);
    assert!(lines.lines().all(|line| line.split('\t').count() == columns), "{lines}");
    let accused =
        cells(&lines, "Event Type").iter().position(|kind| kind == "ACCUSE").expect("an accusation");
    let of = |column: &str| cells(&lines, column)[accused].clone();
    assert_eq!(of("Quad Code"), "VERBAL CONFLICT");
    assert_eq!((of("Actor Name"), of("Actor Country")), ("France; Chad".to_owned(), "FRA; TCD".to_owned()));
    assert_eq!((of("Recipient Name"), of("Recipient Country")), ("Ivan Orlov".to_owned(), "RUS".to_owned()));
    assert_eq!(
        (of("Event Date"), of("Publication Date")),
        ("2025-09-01".to_owned(), "2025-09-05".to_owned())
    );
    assert_eq!((of("Intensity"), of("Actor COW")), ("None".to_owned(), "None".to_owned()));
    assert!(of("Event ID").starts_with("a b-"), "{lines}");
    assert!(
        !cells(&lines, "Actor Name").contains(&"Norway".to_owned()),
        "what did not happen is no event: {lines}"
    );
    assert!(cells(&lines, "Event Date").contains(&"2025-09-02".to_owned()), "{lines}");
}

#[test]
fn the_command_writes_sheets() {
    let lines = [
        json!({"id": "a", "text": "“Rain, \"much\" rain,” said Olena Moroz 🌧 on Friday. It cost €3,500."}),
        json!({"id": "b", "text": "Oslo believes that it will rain. “No,” said Ana Lund."}),
        json!({"id": "c"}),
    ];
    let lines = lines.map(|line| format!("{line}\n")).concat();
    let room = Room::with(&[("in.jsonl", lines.as_bytes())]);
    let run = room.run(&["extract", "in.jsonl", "-o", "quotations.csv"]);
    assert_eq!(run.status, Some(1), "one record has no text");
    let written = String::from_utf8(room.read("quotations.csv")).expect("UTF-8");
    let said: Vec<&str> = written.lines().collect();
    assert_eq!(said[0], "article,id,speaker,words,how,to,start,end");
    assert_eq!(said[1], "a,0,Olena Moroz,\"Rain, \"\"much\"\" rain,\",\"direct, speech\",,1,19");
    assert!(said[2].starts_with("b,1,Ana Lund,\"No,\"") && said.len() == 3, "{written}");

    let run = room
        .command(&["extract", "in.jsonl", "--table", "quantities", "--format", "tsv"])
        .output()
        .expect("it runs");
    let written = String::from_utf8(run.stdout).expect("UTF-8");
    assert!(written.contains("\na\t0\t€3,500\t3,500 EUR\t\tmoney\t"), "{written}");
    let run = room.run(&["extract", "in.jsonl", "--format", "polecat", "-o", "events.txt"]);
    assert_eq!(run.status, Some(1), "{}", run.said);
    assert!(room.read("events.txt").starts_with(polecat_head().as_bytes()));
    for wrong in [
        &["-o", "out.csv"][..],
        &["--table", "times", "-o", "out/"],
        &["--table", "nothing"],
        &["--format", "csv"],
    ] {
        let run = room.run(&[&["extract", "in.jsonl"], wrong].concat());
        assert_eq!(run.status, Some(2), "{wrong:?}");
    }
}
