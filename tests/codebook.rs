//! Rules of the user: what they find, and how they are refused.

use nutgraf::{Act, Article, Codebook, Config, EventStatus, EventType, Extractor, Facts, Models};

use crate::room::Room;
use crate::tidy::{read, root};

/// A rule of positions and one of events, without their examples.
const DECIDES: &str =
    "name = 'greenlights'\nact = 'PERMIT'\nlabel = 'GREENLIGHT'\nverbs = ['greenlight', 'wave through']\n";
const FINDS: &str = "finds = [{ text = 'Oslo waved through the tunnel.', holder = 'Oslo' }]\n";
const IGNORES: &str = "ignores = ['Fans waved at the tunnel.']\n";

fn rules(rule: &str) -> Result<Codebook, String> {
    let toml = format!("[[rule]]\n{rule}");
    Codebook::from_toml("mine.toml", toml.as_bytes(), &Models::embedded()).map_err(|why| why.to_string())
}

fn facts(rules: Codebook, text: &str) -> Facts {
    Extractor::new(Config::default().with_rules(rules)).extract(&Article::new(text).expect("short"))
}

/// The code of a page that stands in fences of a kind.
fn code(page: &str, kind: &str) -> String {
    let fence = format!("```{kind}\n");
    let code = page.split(&fence).nth(1).and_then(|rest| rest.split("```").next());
    code.unwrap_or_else(|| panic!("no {fence}")).to_owned()
}

#[test]
fn the_worked_example_of_the_page_works() {
    let page = read(&root().join("docs/CODEBOOK.md"));
    let (codebook, story) = (code(&page, "toml"), code(&page, "text"));
    let room = Room::with(&[("codebook.toml", codebook.as_bytes()), ("story.txt", story.as_bytes())]);
    let run = room.run(&["extract", "story.txt", "--rules", "codebook.toml", "--published", "2025-09-05"]);
    assert_eq!((run.status, run.said.as_str()), (Some(0), ""));
    let facts =
        ["positions", "events"].map(|kind| run.lines[0][kind].as_array().cloned().unwrap_or_default());
    let mut labels = String::new();
    for fact in facts.concat().iter().filter(|fact| fact["label"].is_string()) {
        labels += &format!("[{},{}]\n", fact["label"], fact["rule"]);
        assert!(fact.get("score").is_none(), "{fact}");
    }
    assert!(page.contains(&format!("[.label, .rule]'\n{labels}```")), "{labels}");
    let wrong = codebook.replacen("holder = \"Peru\", content", "holder = \"Chile\", content", 1);
    let room = Room::with(&[("codebook.toml", wrong.as_bytes()), ("story.txt", story.as_bytes())]);
    let run = room.run(&["extract", "story.txt", "--rules", "codebook.toml", "-o", "out.jsonl"]);
    assert_eq!(run.status, Some(2));
    assert!(page.contains(&run.said), "{}", run.said);
    assert!(!room.0.path().join("out.jsonl").exists(), "refused before anything is read");
}

#[test]
fn a_label_of_the_user_stands_beside_the_act_with_the_name_of_the_rule() {
    let rules = rules(&format!("{DECIDES}{FINDS}{IGNORES}")).expect("the examples hold");
    let facts =
        facts(rules, "The city council waved through the new harbor on Monday. Chad accused Togo of theft.");
    let own: Vec<_> = facts.positions.iter().filter(|one| one.label.is_some()).collect();
    assert_eq!(own.len(), 1, "{:?}", facts.positions);
    assert_eq!((own[0].act, own[0].label.as_deref()), (Act::Permit, Some("GREENLIGHT")));
    assert_eq!(own[0].evidence.rule.as_deref(), Some("greenlights"));
    assert!(facts.events.iter().any(|event| event.r#type == EventType::Accuse), "what is ours stays");
}

#[test]
fn what_is_none_of_our_types_is_an_event_of_the_user_with_its_status() {
    let rule = "name = 'bans'\ntype = 'OTHER'\nlabel = 'DELIST'\nverbs = ['delist']\nnouns = ['delisting']\n\
                finds = [{ text = 'Kenya delisted Acme Corp on Monday.', actors = 'Kenya', recipients = 'Acme Corp' }]\n\
                ignores = ['Kenya listed Acme Corp.']\n";
    let rules = rules(rule).expect("the examples hold");
    for (text, status) in [
        ("Ghana delisted Acme Corp last week.", EventStatus::Actual),
        ("Ghana will delist Acme Corp next week.", EventStatus::Future),
        ("Ghana did not delist Acme Corp.", EventStatus::Negated),
    ] {
        let facts = facts(rules.clone(), text);
        let own: Vec<_> = facts.events.iter().filter(|one| one.label.is_some()).collect();
        assert_eq!(own.len(), 1, "{text}: {:?}", facts.events);
        assert_eq!((own[0].r#type, own[0].status, &*own[0].cameo), (EventType::Other, status, ""), "{text}");
    }
}

#[test]
fn without_a_codebook_nothing_is_labeled() {
    let facts = Extractor::default().extract(&Article::new("Oslo waved through the tunnel.").expect("short"));
    assert!(facts.positions.iter().all(|one| one.label.is_none() && one.act != Act::Other));
}

#[test]
fn rules_that_cannot_be_used_are_refused_by_name() {
    let full = format!("{DECIDES}{FINDS}{IGNORES}");
    let cases = [
        ("name = ", "mine.toml: line 2: "),
        ("act = 'PERMIT'\nverbs = ['greenlight']\n", "mine.toml: rule 1: missing field `name`"),
        (
            &*full.replace("PERMIT", "PREMIT"),
            "rule \"greenlights\": unknown variant `PREMIT`, expected one of `PLEDGE`",
        ),
        (&full.replace("verbs", "verb"), "rule \"greenlights\": unknown field `verb`"),
        (&full.replace("act = 'PERMIT'\n", ""), "rule \"greenlights\": says neither `act` nor `type`"),
        (&format!("{full}type = 'AID'\n"), "says `act` and `type`; make two rules of it"),
        (&format!("{full}mode = 'visit'\n"), "`mode` belongs to rules with a `type`"),
        (&full.replace("verbs = ['greenlight', 'wave through']", ""), "names no words"),
        (&full.replace("wave through", "wave  through"), "not words with single spaces"),
        (&full.replace("wave through", "wave {talk}"), "stand by `verbs` of events alone"),
        (&format!("{full}content = ['objekt']\n"), "\"objekt\" is no place; there are infinitive"),
        (&format!("{DECIDES}{FINDS}"), "needs an example in `finds` and a counter-example in `ignores`"),
        (&full.replace("holder =", "holders ="), "unknown key `holders`, expected one of text, act, holder"),
        (
            &full.replace("holder = 'Oslo'", "holder = 'Bergen'"),
            "rule \"greenlights\", example \"Oslo waved through the tunnel.\": should find holder = \"Bergen\", finds act = \"PERMIT\"",
        ),
        (&full.replace("Oslo waved through", "Oslo dug"), "should find holder = \"Oslo\", finds nothing"),
        (
            &full.replace("Fans waved at", "Fans waved through"),
            "example \"Fans waved through the tunnel.\": should find nothing, finds act = \"PERMIT\"",
        ),
        (&format!("{full}[[rule]]\n{full}"), "rule \"greenlights\": an earlier rule has this name"),
        (&format!("{full}[other]\n"), "unknown key `other`, expected only [[rule]]"),
    ];
    for (rule, why) in cases {
        let said = rules(rule).err().unwrap_or_else(|| panic!("taken: {rule}"));
        assert!(said.starts_with("mine.toml: ") && said.contains(why), "{said}\nfor {rule}");
    }
    let models = Models::embedded();
    let empty = Codebook::from_toml("mine.toml", b"", &models).expect_err("nothing");
    assert_eq!(empty.to_string(), "mine.toml: holds no [[rule]]");
    let broken = Codebook::from_toml("mine.toml", b"\xff", &models).expect_err("no UTF-8");
    assert_eq!(broken.to_string(), "mine.toml: not UTF-8 from byte 0 on");
}
