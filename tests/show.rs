//! What `show` and `why` tell of an article.

use crate::room::Room;

/// What `show` shows of a story.
fn shown(text: &str, arguments: &[&str]) -> String {
    let room = Room::with(&[("story.txt", text.as_bytes())]);
    let output = room.command(&[&["show", "story.txt"], arguments].concat()).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("a page is UTF-8")
}

#[test]
fn show_is_plain_in_a_pipe_and_colored_when_asked() {
    let text = "“We were lucky,” said Olena Moroz, the mayor of Kalna, on Friday.\n";
    let room = Room::with(&[("story.txt", text.as_bytes())]);
    let show = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut command = room.command(&[&["show", "story.txt"], arguments].concat());
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").envs(environment.iter().copied());
        let output = command.output().expect("the command runs");
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).expect("a page is UTF-8")
    };
    let plain = show(&[], &[]);
    assert!(!plain.contains('\x1b'));
    assert!(plain.contains("story.txt") && plain.contains("“We were lucky,” said Olena Moroz"), "{plain}");
    assert!(show(&["--color", "always"], &[("NO_COLOR", "1")]).contains('\x1b'));
    assert!(show(&[], &[("CLICOLOR_FORCE", "1")]).contains('\x1b'));
    assert_eq!(show(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]), plain);
    assert!(show(&["--published", "2025-09-05"], &[]).contains("2025-09-05 · story.txt"));
    assert!(show(&["--width", "30"], &[]).lines().all(|line| line.chars().count() <= 30));
    assert!(show(&[], &[("COLUMNS", "34")]).lines().all(|line| line.chars().count() <= 34));
    let narrow = show(&["--positions", "--width", "40"], &[]);
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
}

#[test]
fn without_a_file_an_article_is_shown_that_comes_with_the_command() {
    let page = |arguments: &[&str]| {
        let output = Room::new().command(arguments).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0));
        let said = String::from_utf8(output.stderr).expect("a note is UTF-8");
        assert!(said.contains("an article that comes with nutgraf"), "{said}");
        String::from_utf8(output.stdout).expect("a page is UTF-8")
    };
    let shown = page(&["show"]);
    assert!(shown.contains("2025-10-14 · sample.txt") && shown.contains("Ana Duarte"), "{shown}");
    assert_eq!(page(&["demo"]), shown);
    assert!(page(&["show", "--positions"]).contains("bread rot"));
    assert!(page(&["show", "--published", "2030-10-14"]).contains("2030-10-14 · sample.txt"));
}

#[test]
fn why_tells_what_proposed_each_fact_and_how_likely_it_is() {
    let text =
        "Norway pledged on Monday to send Moldova two ferries. Chad accused Togo of theft on Friday.\n";
    let room = Room::with(&[("story.txt", text.as_bytes())]);
    let why = |arguments: &[&str]| {
        let output = room.command(&[&["why", "story.txt"], arguments].concat()).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).expect("an answer is UTF-8")
    };
    let all = why(&[]);
    assert!(all.contains("7–14 “pledged”  position Norway · pledge: send Moldova two ferries"), "{all}");
    assert!(all.contains("    by <holder> pledges <content>; told: likelihood 0."), "{all}");
    assert!(all.contains("    the model takes “pledged” for: PLEDGE 0."), "{all}");
    let second = why(&["--at", "60"]);
    assert!(second.contains("“accused”") && !second.contains("“pledged”"), "{second}");
    assert!(why(&["--min-score", "1"]).contains("not told: likelihood 0."));
    assert_eq!(why(&["--at", "9999"]), "nothing was thought of\n");
    assert_eq!(room.run(&["why", "missing.txt"]).status, Some(2));
}

#[test]
fn what_is_left_out_of_an_article_is_told_by_show_and_by_why() {
    let line = r#"{"text": "Norway pledged two ferries.", "published": "some day"}"#;
    let room = Room::with(&[("story.jsonl", line.as_bytes())]);
    for command in ["show", "why"] {
        let output = room.command(&[command, "story.jsonl"]).output().expect("it runs");
        let said = String::from_utf8(output.stderr).expect("messages are UTF-8");
        assert_eq!(output.status.code(), Some(0));
        assert!(said.contains("`published` is \"some day\""), "{command}: {said}");
    }
}

#[test]
fn show_lists_who_and_what_happened() {
    let text = "Peru's president, Ana Duarte, accused Chile of sabotage on Monday. “We will not pay,” said Duarte.\n";
    let page = shown(text, &[]);
    let line =
        |of: &str| page.lines().find(|line| line.contains(of)).unwrap_or_else(|| panic!("{of}: {page}"));
    assert!(line("entities  ").contains("mentions") && page.contains("president, PER, "), "{page}");
    assert!(line("events  ").contains("accuse") && line("events  ").contains("Chile"), "{page}");
}

#[test]
fn show_breaks_no_word_of_a_position_and_leaves_none_out() {
    let text = "Norway's environment minister, Ingrid Solberg-Halvorsen, pledged on Monday to finance the \
                decontamination of Moldova's northernmost reservoirs within eighteen months, provided that \
                parliamentarians in Chisinau ratify the intergovernmental agreement. Chad's government refused to \
                compensate telecommunications companies for the infrastructure that demonstrators destroyed.\n";
    let room = Room::with(&[("story.txt", text.as_bytes())]);
    let run = room.run(&["extract", "story.txt"]);
    let positions = run.lines[0]["positions"].as_array().cloned().unwrap_or_default();
    let contents: Vec<&str> = positions.iter().filter_map(|one| one["content"]["text"].as_str()).collect();
    assert!(contents.len() >= 2, "{positions:?}");
    for width in ["60", "80", "110", "120"] {
        for only in [&[][..], &["--positions"]] {
            let page = shown(text, &[only, &["--width", width]].concat());
            let below = page.rsplit("positions").next().unwrap_or(&page);
            let words: Vec<&str> = below.split_whitespace().collect();
            for word in contents.iter().flat_map(|content| content.split_whitespace()) {
                assert!(words.contains(&word), "{word} in {width} columns: {page}");
            }
        }
    }
}

#[test]
fn show_says_what_it_cannot_show() {
    let room = Room::with(&[("in.jsonl", b"{\"id\":\"a\",\"text\":\"It held.\"}\n{}\n")]);
    let output = room.command(&["show", "in.jsonl"]).output().expect("the command runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("It held."));
    assert!(String::from_utf8_lossy(&output.stderr).contains("in.jsonl:2: neither `text` nor `html`"));
    assert_eq!(room.run(&["show", "missing.txt"]).status, Some(2));
}

#[test]
fn show_has_a_table_for_each_kind() {
    let text = "Peru's president, Ana Duarte, accused Chile of theft on Monday. “We will not pay €3,500,” said Duarte.\n";
    for (kind, words) in [
        ("quotations", "We will not pay €3,500,"),
        ("events", "accuse"),
        ("entities", "president"),
        ("quantities", "3,500 EUR"),
        ("times", "Monday"),
        ("mentions", "pronoun"),
        ("blocks", "paragraph"),
        ("sentences", "accused Chile"),
        ("tokens", "VERB"),
    ] {
        let page = shown(text, &["--table", kind, "--width", "110"]);
        assert!(page.contains(words) && page.contains("═"), "{kind}: {page}");
    }
    assert_eq!(shown("It held.\n", &["--table", "events"]), "no events\n");
    assert_eq!(shown(text, &["--table", "positions"]), shown(text, &["--positions"]));
}

#[test]
fn a_note_says_what_the_reader_should_know_of_an_article() {
    let said = |text: &str, arguments: &[&str]| {
        let room = Room::with(&[("story.txt", text.as_bytes())]);
        let output = room.command(&[&["show", "story.txt"], arguments].concat()).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stderr).expect("a note is UTF-8")
    };
    assert!(said("It rained on Friday and on Monday.", &[]).contains("2 times have no value"));
    assert_eq!(said("It rained on Friday.", &["--published", "2025-09-05"]), "");
    assert_eq!(said("It rained for two years.", &[]), "");
    let german = "Der Damm hat in der Nacht gehalten, sagte die Bürgermeisterin der Stadt. ".repeat(8);
    assert!(said(&german, &[]).contains("1 article is probably not English"));
}

#[test]
fn show_says_where_there_is_nothing_to_show() {
    let room = Room::with(&[("none.txt", b""), ("none.jsonl", b"")]);
    let said = |file: &str| {
        let output = room.command(&["show", file]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stderr).expect("messages are UTF-8")
    };
    assert!(said("none.txt").contains("none.txt: has no text"));
    assert!(said("none.jsonl").contains("no article was found"));
}

#[test]
fn the_table_of_the_readme_is_that_of_the_sample() {
    let output = Room::new().command(&["show", "--table", "positions"]).env("COLUMNS", "100").output();
    let output = output.expect("it runs");
    let told = String::from_utf8(output.stdout).expect("a table is UTF-8");
    let told: Vec<&str> = told.lines().map(str::trim_end).collect();
    let readme = include_str!("../README.md");
    assert!(readme.contains(&told.join("\n")), "README.md should have\n{}", told.join("\n"));
}
