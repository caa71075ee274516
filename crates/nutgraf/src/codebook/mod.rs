//! Rules of the user, as their file says them.

mod fault;
mod rule;

use std::sync::Arc;

pub(crate) use rule::{Example, Rule};

use crate::Error;

/// Rules of the user: words that say acts, types of events, or labels of their own. Cheap to clone.
///
/// `Codebook::from_toml` reads one, and lets it do what its examples say.
#[derive(Clone, PartialEq)]
pub struct Codebook(Arc<Rules>);

#[derive(PartialEq)]
struct Rules {
    rules: Vec<Rule>,
    checksum: u32,
}

impl Codebook {
    /// The rules of a file, whose examples nobody has tried yet.
    pub(crate) fn read(file: &str, bytes: &[u8]) -> Result<Self, Error> {
        let wrong = |place: String, reason: &str| Error::rules(file, &place, reason);
        let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
            .map_err(|why| wrong(String::new(), &format!("not UTF-8 from byte {} on", why.valid_up_to())))?;
        let table: toml::Table = toml::from_str(text).map_err(|why| {
            let line = why.span().map(|span| 1 + text[..span.start.min(text.len())].matches('\n').count());
            wrong(line.map(|line| format!("line {line}")).unwrap_or_default(), why.message())
        })?;
        Self::of_table(file, table, crc32fast::hash(bytes))
    }

    /// The same in JSON.
    pub(crate) fn read_json(file: &str, json: &str) -> Result<Self, Error> {
        let table = serde_json::from_str(json).map_err(|why| Error::rules(file, "", &why.to_string()))?;
        Self::of_table(file, table, crc32fast::hash(json.as_bytes()))
    }

    fn of_table(file: &str, mut table: toml::Table, checksum: u32) -> Result<Self, Error> {
        let wrong = |place: String, reason: &str| Error::rules(file, &place, reason);
        let written = table.remove("rule").unwrap_or(toml::Value::Array(Vec::new()));
        if let Some(key) = table.keys().next() {
            return Err(wrong(String::new(), &format!("unknown key `{key}`, expected only [[rule]]")));
        }
        let toml::Value::Array(written) = written else {
            return Err(wrong(String::new(), "`rule` is no list; head each rule with [[rule]]"));
        };
        let mut rules: Vec<Rule> = Vec::new();
        for (written, number) in written.into_iter().zip(1..) {
            let name = written.get("name").and_then(toml::Value::as_str).map(str::to_owned);
            let place = name.map_or_else(|| format!("rule {number}"), |name| format!("rule {name:?}"));
            let rule: Rule =
                written.try_into().map_err(|why: toml::de::Error| wrong(place.clone(), why.message()))?;
            let is_known = rules.iter().any(|known| known.name == rule.name);
            let fault =
                if is_known { Some("an earlier rule has this name".to_owned()) } else { fault::of(&rule) };
            if let Some(fault) = fault {
                return Err(wrong(place, &fault));
            }
            rules.push(rule);
        }
        if rules.is_empty() {
            return Err(wrong(String::new(), "holds no [[rule]]"));
        }
        Ok(Self(Arc::new(Rules { rules, checksum })))
    }

    pub(crate) fn rules(&self) -> &[Rule] {
        &self.0.rules
    }

    /// The CRC-32 of the file, which tells one from another.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        self.0.checksum
    }
}

impl std::fmt::Debug for Codebook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.rules().iter().map(|rule| &*rule.name).collect();
        f.debug_tuple("Codebook").field(&names).finish()
    }
}
