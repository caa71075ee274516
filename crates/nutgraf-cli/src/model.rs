//! Files of the user that are read whole: models, tables of entities, rules.

use std::fs;

use nutgraf::Models;

/// The models of a file.
pub(crate) fn load(path: &str) -> Result<Models, String> {
    of_file(path, Models::from_bytes)
}

/// What the bytes of a file are read as.
pub(crate) fn of_file<T>(
    path: &str,
    read: impl FnOnce(&str, &[u8]) -> Result<T, nutgraf::Error>,
) -> Result<T, String> {
    let bytes = fs::read(path).map_err(|why| format!("{path}: cannot be read: {why}"))?;
    read(path, &bytes).map_err(|error| error.to_string())
}
