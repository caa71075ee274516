//! The article of a page, without facts.

use nutgraf_html::Options;
use nutgraf_io::Content;
use pyo3::prelude::*;

use crate::error::RecordError;
use crate::read::Page;

/// The article of a page as a line of JSON, and as Markdown, read without the lock of the interpreter. Raises `RecordError`, which says
/// why, where the page holds none.
#[pyfunction]
#[pyo3(signature = (page, url = None))]
pub(crate) fn read_page(py: Python<'_>, page: Page, url: Option<String>) -> PyResult<(String, String)> {
    let options = Options { url, content_type: None };
    let read = py.detach(|| {
        let read = match &page.0 {
            Content::Html(html) | Content::Text(html) | Content::Markdown(html) => {
                nutgraf_html::read_page_str(html, &options)
            }
            Content::Page(bytes) | Content::Response { body: bytes, .. } => {
                nutgraf_html::read_page(bytes, &options)
            }
        };
        read.map(|page| (nutgraf_html::write_json(&page), nutgraf_html::write_markdown(&page.article)))
    });
    read.map_err(|why| RecordError::new_err(format!("no article: {why}")))
}
