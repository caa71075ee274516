//! Runs the examples and counter-examples that rules carry.

use serde::Deserialize;
use toml::Table;

#[derive(Deserialize)]
struct File {
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    name: String,
    why: String,
    #[serde(default)]
    finds: Vec<Table>,
    #[serde(default)]
    ignores: Vec<String>,
}

/// Checks the rules of a file: each says why it is general, finds all its `finds`, by itself unless the example names
/// another `rule`, and nothing in its `ignores`.
///
/// `found` gives the facts of a text, each a table with `rule` and `span` (its words) and the fields that examples name.
pub(crate) fn check(file: &str, found: impl Fn(&str) -> Vec<Table>) {
    let mut wrong = Vec::new();
    let file: File = toml::from_str(file).unwrap_or_else(|why| panic!("{why}"));
    for rule in file.rule {
        let by_rule = |text: &str| -> Vec<Table> {
            let is_own = |fact: &Table| fact.get("rule").and_then(|name| name.as_str()) == Some(&rule.name);
            found(text).into_iter().filter(is_own).collect()
        };
        if rule.why.is_empty() || rule.finds.is_empty() || rule.ignores.is_empty() {
            wrong.push(format!("{}: needs `why`, `finds` and `ignores`", rule.name));
        }
        for example in &rule.finds {
            let text = example.get("text").and_then(|text| text.as_str()).unwrap_or_default();
            let facts = if example.contains_key("rule") { found(text) } else { by_rule(text) };
            if !facts.iter().any(|fact| agrees(fact, example)) {
                wrong.push(format!("{}: wants {example:?}\n    finds {:?}", rule.name, found(text)));
            }
        }
        for text in &rule.ignores {
            if let Some(fact) = by_rule(text).first() {
                wrong.push(format!("{}: should ignore {text:?}, finds {fact:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whether the fact has every field of the example; numbers are compared as numbers.
fn agrees(fact: &Table, example: &Table) -> bool {
    let number =
        |value: &toml::Value| value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64));
    example.iter().filter(|(key, _)| *key != "text").all(|(key, want)| {
        fact.get(key).is_some_and(|have| match (number(have), number(want)) {
            (Some(have), Some(want)) => (have - want).abs() <= want.abs() * 1e-9,
            _ => have == want,
        })
    })
}
