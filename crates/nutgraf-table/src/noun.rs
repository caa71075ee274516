//! From the JSON Schema of a noun to the columns of Arrow.

use std::sync::{Arc, LazyLock};

use arrow_schema::{DataType, Field, Fields};
use nutgraf::Record;
use schemars::{JsonSchema, schema_for};
use serde_json::Value;

/// Columns that stand first, in this order; those of [`LAST`] stand last, the others between them by name.
const FIRST: [&str; 16] = [
    "id",
    "url",
    "title",
    "byline",
    "publisher",
    "published",
    "kind",
    "fact",
    "type",
    "act",
    "who",
    "what",
    "when",
    "start",
    "end",
    "text",
];
const LAST: [&str; 2] = ["rule", "score"];

/// The fields of a document, as the contract names them: its own, and a list for each fact kind.
pub(crate) static DOCUMENT: LazyLock<Fields> = LazyLock::new(|| {
    // The number of the contract is the same for all rows: it stands beside the schema.
    fields::<Record<'static>>().iter().filter(|field| field.name() != "nutgraf").cloned().collect()
});

/// The columns of a noun.
pub(crate) fn fields<T: JsonSchema>() -> Fields {
    let schema = schema_for!(T).to_value();
    match data_type(&schema, &schema) {
        DataType::Struct(fields) => fields,
        other => unreachable!("a noun is an object, not {other}"),
    }
}

/// The type of a column, from its schema and the one that its references point into.
fn data_type(schema: &Value, root: &Value) -> DataType {
    if let Some(target) = schema["$ref"].as_str() {
        let target =
            root.pointer(target.trim_start_matches('#')).expect("a reference points to what is there");
        return data_type(target, root);
    }
    if let Some(choices) = schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array()) {
        let value = choices.iter().find(|choice| choice["type"] != "null").expect("a choice besides null");
        return data_type(value, root);
    }
    match named_type(schema) {
        "boolean" => DataType::Boolean,
        "integer" => DataType::Int64,
        "number" => DataType::Float64,
        "string" => DataType::Utf8,
        "array" => DataType::List(Arc::new(Field::new_list_field(data_type(&schema["items"], root), false))),
        "object" => DataType::Struct(object(schema, root)),
        other => unreachable!("no noun has a field of type {other}"),
    }
}

/// The name of the type, that of the value where null is allowed too.
fn named_type(schema: &Value) -> &str {
    let names = schema["type"].as_array().map_or(std::slice::from_ref(&schema["type"]), Vec::as_slice);
    names.iter().filter_map(Value::as_str).find(|name| *name != "null").unwrap_or_default()
}

fn object(schema: &Value, root: &Value) -> Fields {
    let properties = schema["properties"].as_object().expect("an object has properties");
    let is_required = |name: &str| {
        schema["required"].as_array().is_some_and(|required| required.iter().any(|field| field == name))
    };
    let mut fields: Vec<Field> = properties
        .iter()
        .map(|(name, property)| Field::new(name, data_type(property, root), !is_required(name)))
        .collect();
    fields.sort_by(|a, b| rank(a.name()).cmp(&rank(b.name())).then_with(|| a.name().cmp(b.name())));
    fields.into()
}

fn rank(name: &str) -> usize {
    let first = FIRST.iter().position(|known| *known == name);
    let last = LAST.iter().position(|known| *known == name).map(|at| FIRST.len() + 1 + at);
    first.or(last).unwrap_or(FIRST.len())
}
