//! What an engine looks for.

use nutgraf::{Codebook, Config, FactKind, KnowledgeBase, Models};
use serde::Deserialize;

/// As `Settings` in `npm/index.d.ts`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Settings {
    #[serde(default)]
    tokens: bool,
    min_score: Option<f32>,
    facts: Option<Vec<String>>,
    /// TOML.
    rules: Option<String>,
    /// Tab-separated.
    entities: Option<String>,
}

/// The configuration that settings ask for; `models` read the examples of the user's rules.
pub(crate) fn config(settings: &str, models: &Models) -> Result<Config, String> {
    let settings: Settings = serde_json::from_str(settings).map_err(|why| format!("settings: {why}"))?;
    let entities = settings.entities.map(|table| KnowledgeBase::from_tsv("entities", table.as_bytes()));
    let rules = settings.rules.map(|toml| Codebook::from_toml("rules", toml.as_bytes(), models));
    let mut config = Config::default()
        .with_tokens(settings.tokens)
        .with_entities(entities.transpose().map_err(|why| why.to_string())?)
        .with_rules(rules.transpose().map_err(|why| why.to_string())?);
    if let Some(score) = settings.min_score {
        config = config.with_min_score(score);
    }
    if let Some(names) = settings.facts {
        config = config.with_facts(names.iter().map(|name| kind(name)).collect::<Result<Vec<_>, _>>()?);
    }
    Ok(config)
}

fn kind(name: &str) -> Result<FactKind, String> {
    let names = || FactKind::ALL.map(FactKind::name).join(", ");
    FactKind::from_name(name)
        .ok_or_else(|| format!("facts: {name:?} is no kind, expected one of {}", names()))
}

#[cfg(test)]
mod tests {
    use nutgraf::{FactKind, Models};

    use super::config;

    #[test]
    fn settings_come_to_a_configuration() {
        let models = Models::embedded();
        let config = config(r#"{"tokens": true, "minScore": 0.5, "facts": ["times"]}"#, &models)
            .expect("a configuration");
        assert!(config.tokens && config.min_score == Some(0.5));
        assert!(config.facts.is_some_and(|kinds| kinds.has(FactKind::Times) && !kinds.has(FactKind::Events)));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let models = Models::embedded();
        for (settings, said) in [
            (r#"{"facts": ["time"]}"#, "times"),
            (r#"{"min_score": 1}"#, "minScore"),
            (r#"{"rules": "["}"#, "rules"),
            (r#"{"entities": "name\n"}"#, "entities"),
        ] {
            let why = config(settings, &models).expect_err(settings);
            assert!(why.contains(said), "{why}");
        }
    }
}
