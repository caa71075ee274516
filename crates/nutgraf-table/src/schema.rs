//! What nested batches and tables share: the names of columns that both know, and what a schema says of itself.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{Fields, Schema};

/// The table that has a row an article.
pub(crate) const ARTICLES: &str = "articles";

/// The column with the row's own id: the name of an article, the number of a fact in its article.
pub(crate) const ID: &str = "id";
/// The name of the column of claims in a nested batch.
pub(crate) const FACTS: &str = "facts";

/// The schema of a table, with the number of the contract and the name of the table as metadata.
pub(crate) fn schema(fields: Fields, name: &str) -> Arc<Schema> {
    let metadata = [("nutgraf", nutgraf::VERSION.to_string()), ("nutgraf.table", name.to_owned())];
    let metadata: HashMap<String, String> =
        metadata.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Arc::new(Schema::new_with_metadata(fields, metadata))
}
