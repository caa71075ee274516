//! Names of values from closed lists, as pages tell them.

/// The name that JSON has for a value.
pub(crate) fn written(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}
