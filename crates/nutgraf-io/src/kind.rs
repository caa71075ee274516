//! How articles lie in a file.

/// How articles lie in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// JSON objects in an array, or one after the other.
    Json,
    /// The file is the text of one article.
    Text,
    /// The file is the text of one article, in Markdown.
    Markdown,
    /// The file is the page of one article.
    Html,
    /// Rows under a row of column names, cells separated by commas.
    Csv,
    /// Rows under a row of column names, cells separated by tabs.
    Tsv,
    /// The pages of a crawl, or the texts of them.
    Warc,
    /// A table, a row an article.
    Parquet,
    /// A table, a row an article.
    Arrow,
}
