//! The table of records without a document.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};

use crate::Failure;

/// Its name.
pub(crate) const ERRORS: &str = "errors";

/// Its columns: those of [`Failure`].
pub(crate) static SCHEMA: LazyLock<Arc<Schema>> = LazyLock::new(|| {
    let fields = vec![
        Field::new("path", DataType::Utf8, false),
        Field::new("line", DataType::Int64, true),
        Field::new("id", DataType::Utf8, true),
        Field::new("reason", DataType::Utf8, false),
    ];
    let metadata = [("nutgraf", nutgraf::VERSION.to_string()), ("nutgraf.table", ERRORS.to_owned())];
    let metadata: HashMap<String, String> =
        metadata.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Arc::new(Schema::new_with_metadata(fields, metadata))
});

/// The table of records without a document: their places and reasons.
#[must_use]
pub fn error_table(failures: &[Failure]) -> RecordBatch {
    let (mut paths, mut lines) = (StringBuilder::new(), Int64Builder::new());
    let (mut ids, mut reasons) = (StringBuilder::new(), StringBuilder::new());
    for Failure { path, line, id, reason } in failures {
        paths.append_value(path);
        lines.append_option(line.and_then(|line| i64::try_from(line).ok()));
        ids.append_option(id.as_deref());
        reasons.append_value(reason);
    }
    let columns: Vec<ArrayRef> = vec![
        Arc::new(paths.finish()),
        Arc::new(lines.finish()),
        Arc::new(ids.finish()),
        Arc::new(reasons.finish()),
    ];
    RecordBatch::try_new(Arc::clone(&SCHEMA), columns).expect("the columns have their types")
}
