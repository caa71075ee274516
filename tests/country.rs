//! Every name of `spec/country.md` is found, as a place of its code.

use nutgraf::{Article, EntityKind, Extractor};

const SENTENCES: &[&str] = &[
    "The delegation flew to {} on Monday.",
    "Farmers in {} expect rain, the ministry said.",
    "They came from Norway and {} by ship.",
];

#[test]
fn no_country_is_missed() {
    let extractor = Extractor::default();
    let (mut wrong, mut n) = (Vec::new(), 0);
    for line in include_str!("spec/country.md").lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<_> = line.trim_matches(['|', ' ']).split(" | ").collect();
        let [code, names] = cells[..] else { panic!("two cells in {line:?}") };
        for name in names.split("; ").filter(|_| code != "code") {
            n += 1;
            for sentence in SENTENCES {
                let text = sentence.replace("{}", name);
                let start = text.find(name).expect("it was just put there");
                let article = Article::new(text).expect("short");
                let facts = extractor.extract(&article);
                let found =
                    facts.mentions.iter().find(|mention| mention.span.range() == (start..start + name.len()));
                let entity = found.map(|mention| &facts.entities[mention.entity.index()]);
                if !entity.is_some_and(|entity| {
                    entity.kind == EntityKind::Place && entity.country.as_deref() == Some(code)
                }) {
                    wrong.push(format!("{}: {:?}", article.text(), facts.mentions));
                }
            }
        }
    }
    assert!(n > 400, "the table was read: {n} names");
    assert!(wrong.is_empty(), "{} of {n}:\n{}", wrong.len(), wrong.join("\n"));
}
