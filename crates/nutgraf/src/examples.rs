//! Rules of the user do what their examples say, or are refused.

use std::collections::BTreeMap;

use crate::codebook::{Codebook, Example, Rule};
use crate::row::written;
use crate::types::{Article, EntityId, Event, Facts, Position, Span};
use crate::{Config, Error, Extractor, Models};

/// What a fact says, by the names that examples have for it.
type Told = BTreeMap<&'static str, String>;

impl Codebook {
    /// Reads rules in TOML, and with `models` their examples: each of `finds` must give the fact that it names, each of `ignores`
    /// none. `file` is what errors call it.
    ///
    /// ```
    /// use nutgraf::{Article, Codebook, Config, Extractor, Models};
    ///
    /// let rules = r#"
    ///     [[rule]]
    ///     name    = "privatizes"
    ///     act     = "DECIDE"
    ///     label   = "PRIVATIZE"
    ///     verbs   = ["privatize", "sell off"]
    ///     finds   = [{ text = "Peru sold off its railways.", holder = "Peru", content = "its railways" }]
    ///     ignores = ["Peru built railways."]
    /// "#;
    /// let models = Models::embedded();
    /// let rules = Codebook::from_toml("codebook.toml", rules.as_bytes(), &models)?;
    /// let extractor = Extractor::with_models(Config::default().with_rules(rules), models);
    ///
    /// let facts = extractor.extract(&Article::new("Norway privatized its ports in May.\n")?);
    /// assert_eq!(facts.positions[0].label.as_deref(), Some("PRIVATIZE"));
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Rules`] names `file`, the rule, and the example that does not hold, with what was found instead.
    pub fn from_toml(file: &str, bytes: &[u8], models: &Models) -> Result<Self, Error> {
        Self::read(file, bytes)?.tried(file, models)
    }

    /// The same in JSON: an object whose `rule` is a list of objects.
    ///
    /// # Errors
    /// As of [`Codebook::from_toml`].
    pub fn from_json(name: &str, json: &str, models: &Models) -> Result<Self, Error> {
        Self::read_json(name, json)?.tried(name, models)
    }

    /// The codebook, if its examples hold.
    fn tried(self, file: &str, models: &Models) -> Result<Self, Error> {
        let codebook = self;
        let extractor =
            Extractor::with_models(Config::default().with_rules(codebook.clone()), models.clone());
        for rule in codebook.rules() {
            let wrong = |text: &str, reason: String| {
                Error::rules(file, &format!("rule {:?}, example {text:?}", rule.name), &reason)
            };
            for example in &rule.finds {
                let text = Rule::text(example);
                let told = told(&extractor, rule, text).map_err(|why| wrong(text, why))?;
                if !told.iter().any(|told| agrees(told, example)) {
                    return Err(wrong(
                        text,
                        format!("should find {}, finds {}", wanted(example), found(&told)),
                    ));
                }
            }
            for text in &rule.ignores {
                let told = told(&extractor, rule, text).map_err(|why| wrong(text, why))?;
                if !told.is_empty() {
                    return Err(wrong(text, format!("should find nothing, finds {}", found(&told))));
                }
            }
        }
        Ok(codebook)
    }
}

/// What a rule finds in a text.
fn told(extractor: &Extractor, rule: &Rule, text: &str) -> Result<Vec<Told>, String> {
    let article = Article::new(text).map_err(|why| why.to_string())?;
    let facts = extractor.extract(&article);
    let is_own = |name: &Option<String>| name.as_deref() == Some(&*rule.name);
    let positions = facts.positions.iter().filter(|one| rule.act.is_some() && is_own(&one.evidence.rule));
    let events = facts.events.iter().filter(|one| rule.r#type.is_some() && is_own(&one.evidence.rule));
    let positions = positions.map(|position| of_position(position, &article, &facts));
    Ok(positions.chain(events.map(|event| of_event(event, &facts))).collect())
}

fn of_position(position: &Position, article: &Article, facts: &Facts) -> Told {
    let words = |span: Span| article.text()[span].to_owned();
    let holders: Vec<_> = position.holders.iter().map(|holder| words(holder.span)).collect();
    let parts = [
        ("act", Some(written(&position.act))),
        ("holder", Some(holders.join(" + "))),
        ("content", position.content.map(words)),
        ("condition", position.conditions.first().map(|condition| words(condition.span))),
        ("certainty", position.certainty.as_ref().map(written)),
        ("spokesperson", position.spokesperson.map(|id| names(&[id], facts))),
        ("addressee", Some(names(&position.addressees, facts))),
    ];
    parts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn of_event(event: &Event, facts: &Facts) -> Told {
    let parts = [
        ("type", written(&event.r#type)),
        ("mode", event.mode.clone().unwrap_or_default()),
        ("status", written(&event.status)),
        ("actors", names(&event.actors, facts)),
        ("recipients", names(&event.recipients, facts)),
    ];
    parts.into()
}

fn names(ids: &[EntityId], facts: &Facts) -> String {
    let names: Vec<_> = ids.iter().map(|id| &*facts.entities[id.index()].name).collect();
    names.join(" + ")
}

fn agrees(told: &Told, example: &Example) -> bool {
    let parts = example.iter().filter(|(key, _)| *key != "text");
    parts.into_iter().all(|(key, want)| told.get(key.as_str()).map_or("", String::as_str) == want)
}

fn wanted(example: &Example) -> String {
    let parts = example.iter().filter(|(key, _)| *key != "text");
    let parts: Vec<_> = parts.map(|(key, value)| format!("{key} = {value:?}")).collect();
    if parts.is_empty() { "something".to_owned() } else { parts.join(", ") }
}

fn found(all: &[Told]) -> String {
    let one = |told: &Told| {
        let filled = told.iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(key, value)| format!("{key} = {value:?}")).collect::<Vec<_>>().join(", ")
    };
    match all {
        [] => "nothing".to_owned(),
        all => all.iter().map(one).collect::<Vec<_>>().join("; and "),
    }
}
