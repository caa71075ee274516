//! Files that an extractor is made from.

use std::path::Path;
use std::sync::Arc;

use nutgraf_io::Place;

use crate::error::Error;

/// What the bytes of a file are read as.
pub(crate) fn of_file<T>(
    path: &Path,
    read: impl FnOnce(&str, &[u8]) -> Result<T, nutgraf::Error>,
) -> Result<T, Error> {
    let bytes = std::fs::read(path).map_err(|source| {
        Error::File(nutgraf_io::Error::Read { place: Place { path: Arc::from(path), line: None }, source })
    })?;
    Ok(read(&written(path), &bytes)?)
}

/// The name of a file.
pub(crate) fn written(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
