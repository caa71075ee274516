//! An object of JSON as an article.

use serde_json::{Map, Value};

use crate::columns::Part;
use crate::date::published;
use crate::error::listed;
use crate::input::{Content, Given};
use crate::open::without_bom;
use crate::{Columns, RecordError, Warning};

/// Between two strings of a list that are one text.
const PARAGRAPH: &str = "\n\n";

/// The article in an object, whose keys are as `columns` tells.
pub(crate) fn parse(bytes: &[u8], columns: &Columns) -> Result<(Content, Given, Vec<Warning>), RecordError> {
    let json = std::str::from_utf8(bytes).map_err(|why| not_utf8(bytes, why))?;
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    if !json.trim_start().starts_with('{') {
        return Err(RecordError::Json { reason: "not a JSON object".to_owned(), column: 1 });
    }
    let object: Map<String, Value> = serde_json::from_str(json).map_err(|why| json_error(&why))?;
    let mut parts = Parts::new(object, columns);
    let content = match (parts.text(Part::Text)?, parts.text(Part::Html)?) {
        (Some(text), _) => Content::Text(text),
        (None, Some(html)) => Content::Html(html),
        (None, None) => return Err(parts.missing()),
    };
    let given = Given {
        id: parts.id()?,
        url: parts.string(Part::Url),
        title: parts.string(Part::Title),
        byline: parts.byline(),
        publisher: parts.string(Part::Publisher),
        published: parts.date(),
        language: parts.string(Part::Language),
    };
    Ok((content, given, parts.warnings))
}

/// The values of an object by what they hold.
struct Parts {
    found: Vec<(Part, Value)>,
    keys: Vec<String>,
    warnings: Vec<Warning>,
}

impl Parts {
    fn new(mut object: Map<String, Value>, columns: &Columns) -> Self {
        let keys: Vec<String> = object.keys().cloned().collect();
        let there: Vec<&str> = keys
            .iter()
            .map(String::as_str)
            .filter(|key| object.get(*key).is_some_and(|value| !is_nothing(value)))
            .collect();
        let found = columns.of_keys(&there).into_iter();
        let found = found.filter_map(|(part, at)| Some((part, object.get_mut(there[at])?.take()))).collect();
        Self { found, keys, warnings: Vec::new() }
    }

    fn take(&mut self, part: Part) -> Option<Value> {
        let at = self.found.iter().position(|(found, _)| *found == part)?;
        Some(self.found.swap_remove(at).1)
    }

    /// A text or page: a string, or a list of its paragraphs.
    fn text(&mut self, part: Part) -> Result<Option<String>, RecordError> {
        let wrong = |value: &Value| {
            let reason = format!("`{}` is {}, expected a string", part.name(), kind(value));
            RecordError::Json { reason, column: 1 }
        };
        match self.take(part) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(Value::Array(items)) => {
                let strings: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
                let strings = strings.ok_or_else(|| wrong(&Value::Array(Vec::new())))?;
                Ok(Some(strings.join(PARAGRAPH)))
            }
            Some(other) => Err(wrong(&other)),
        }
    }

    fn id(&mut self) -> Result<Option<String>, RecordError> {
        match self.take(Part::Id) {
            None => Ok(None),
            Some(Value::String(id)) => Ok(Some(id)),
            Some(Value::Number(id)) => Ok(Some(id.to_string())),
            Some(other) => {
                let reason = format!("`id` is {}, expected a string or a number", kind(&other));
                Err(RecordError::Json { reason, column: 1 })
            }
        }
    }

    fn string(&mut self, part: Part) -> Option<String> {
        match self.take(part)? {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            other => {
                self.warnings.push(Warning::new(part.name(), &other.to_string(), "a string"));
                None
            }
        }
    }

    fn byline(&mut self) -> Vec<String> {
        let items = match self.take(Part::Byline) {
            None => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(one) => vec![one],
        };
        let mut names = Vec::new();
        for item in items {
            // As schema.org writes an author.
            let name = item.get("name").and_then(Value::as_str).or(item.as_str());
            match name {
                Some(name) => names.extend((!name.is_empty()).then(|| name.to_owned())),
                None if item.is_null() => {}
                None => {
                    let warning = Warning::new("byline", &item.to_string(), "a name, or a list of them");
                    self.warnings.push(warning);
                }
            }
        }
        names
    }

    fn date(&mut self) -> Option<nutgraf::Published> {
        let value = self.take(Part::Published)?;
        // As MongoDB writes a date.
        let value = value.get("$date").unwrap_or(&value);
        let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        published(&written).unwrap_or_else(|warning| {
            self.warnings.push(warning);
            None
        })
    }

    /// The error of an object without an article.
    fn missing(&self) -> RecordError {
        let keys: Vec<&str> = self.keys.iter().map(String::as_str).collect();
        let is_known = |key: &&str| [Part::Text, Part::Html, Part::Id].iter().any(|part| part.name() == *key);
        if keys.iter().all(is_known) {
            return RecordError::Missing;
        }
        RecordError::NoText { there: listed(&keys) }
    }
}

/// Whether a value counts as not given.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// What a value is, for a message.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The id of a line that is JSON but not usable, so that its error can name it.
pub(crate) fn id_of(bytes: &[u8]) -> Option<String> {
    let object = Some(without_bom(bytes)).filter(|json| json.trim_ascii_start().starts_with(b"{"))?;
    let object: Map<String, Value> = serde_json::from_slice(object).ok()?;
    match object.get(Part::Id.name())? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

pub(crate) fn not_utf8(bytes: &[u8], why: std::str::Utf8Error) -> RecordError {
    let position = why.valid_up_to();
    RecordError::Utf8 { position, byte: bytes[position] }
}

/// The message without the line that `serde_json` counts, which is that of the record and would mislead.
pub(crate) fn json_error(why: &serde_json::Error) -> RecordError {
    let (line, column) = (why.line(), why.column());
    let message = why.to_string();
    let reason = message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&message);
    RecordError::Json { reason: reason.to_owned(), column }
}
