//! The types of the npm package are those that the schema of the document gives. `UPDATE_GOLDEN=1` rewrites them.

use std::fmt::Write;
use std::fs;

use serde_json::{Map, Value};

use crate::tidy::root;

const HEAD: &str = "// What a document holds, made from docs/document.schema.json. Places count code points; `utf16` beside them counts as strings do here.\n";

#[test]
fn types_of_the_npm_package_are_those_of_the_schema() {
    let path = root().join("crates/nutgraf-wasm/npm/document.d.ts");
    let schema = schemars::schema_for!(nutgraf::Record<'static>);
    let given = declarations(schema.as_value());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &given).expect("the folder is writable");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(given == committed, "{} is stale; run UPDATE_GOLDEN=1 cargo test npm_package", path.display());
}

/// A declaration of the whole and of each of its parts.
fn declarations(schema: &Value) -> String {
    let mut text = HEAD.to_owned();
    declare(&mut text, "Document", schema);
    for (name, part) in schema["$defs"].as_object().into_iter().flatten() {
        declare(&mut text, name, part);
    }
    text
}

fn declare(text: &mut String, name: &str, schema: &Value) {
    text.push('\n');
    comment(text, "", schema);
    let Some(properties) = schema["properties"].as_object() else {
        let _ = writeln!(text, "export type {name} = {};", shape(schema));
        return;
    };
    let _ = writeln!(text, "export interface {name} {{");
    for (property, schema_of) in properties {
        comment(text, "  ", schema_of);
        let is_required =
            schema["required"].as_array().is_some_and(|names| names.contains(&property.as_str().into()));
        let mark = if is_required { "" } else { "?" };
        let _ = writeln!(text, "  {property}{mark}: {};", property_shape(name, schema_of));
    }
    if is_place(properties) {
        text.push_str("  /** The same place in code units: `document.text.slice(...place.utf16)`. */\n");
        text.push_str("  utf16: [start: number, end: number];\n");
    }
    text.push_str("}\n");
}

fn is_place(properties: &Map<String, Value>) -> bool {
    properties.contains_key("start") && properties.contains_key("end")
}

/// A column of the document is there or absent, but never null.
fn property_shape(of: &str, schema: &Value) -> String {
    let shape = shape(schema);
    let is_column = of == "Document" && schema["type"].as_array().is_some_and(|types| types[0] == "array");
    if is_column { shape.trim_end_matches(" | null").to_owned() } else { shape }
}

/// The type that a schema says.
fn shape(schema: &Value) -> String {
    let union = |parts: &[Value]| parts.iter().map(shape).collect::<Vec<_>>().join(" | ");
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(constant) = schema.get("const") {
        return constant.to_string();
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    if let Some(parts) = schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array()) {
        return union(parts);
    }
    match &schema["type"] {
        Value::Array(types) => types.iter().map(|of| simple(of, schema)).collect::<Vec<_>>().join(" | "),
        of => simple(of, schema),
    }
}

fn simple(of: &Value, schema: &Value) -> String {
    match of.as_str() {
        Some("array") => match shape(&schema["items"]) {
            item if item.contains(' ') => format!("({item})[]"),
            item => format!("{item}[]"),
        },
        Some("integer" | "number") => "number".to_owned(),
        Some(other @ ("string" | "boolean" | "null")) => other.to_owned(),
        other => panic!("no type of TypeScript is known for {other:?}: {schema}"),
    }
}

fn comment(text: &mut String, indent: &str, schema: &Value) {
    let Some(said) = schema["description"].as_str() else { return };
    let said = said.replace("[`", "`").replace("`]", "`");
    let paragraph = said.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let _ = writeln!(text, "{indent}/** {paragraph} */");
}
