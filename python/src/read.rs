//! From what Python gives to an article.

use nutgraf::Article;
use nutgraf_html::Options;
use nutgraf_io::{Content, Given, RecordError};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyInt, PyMapping, PyString};
use pyo3::{type_hint_identifier, type_hint_union};

use crate::error::Error;
use crate::hint;

/// A date of publication: ISO 8601, or a `date`, or a `datetime`.
pub(crate) struct Published(pub(crate) nutgraf::Published);

/// The name of an article: a string, or a whole number.
struct Id(String);

/// The authors of an article: one name, or several.
#[derive(FromPyObject)]
enum Byline {
    One(String),
    Several(Vec<String>),
}

/// A page, in bytes or in characters.
pub(crate) struct Page(pub(crate) Content);

/// The article of a text or page, with what is given beside it. Needs no Python.
pub(crate) fn article(content: Content, given: Given) -> Result<Article, RecordError> {
    let mut options = Options { url: given.url.clone(), content_type: None };
    let article = match content {
        Content::Text(text) => Some(Article::new(text)?),
        Content::Page(bytes) => nutgraf_html::read(&bytes, &options),
        Content::Response { body, content_type } => {
            options.content_type = content_type;
            nutgraf_html::read(&body, &options)
        }
        Content::Html(html) => nutgraf_html::read_str(&html, &options),
    };
    let mut article = article.ok_or(RecordError::NoArticle)?;
    given.apply(&mut article);
    Ok(article)
}

/// An article of many: a `str`, or a mapping with the keys of a line of JSONL.
pub(crate) fn item(item: &Bound<'_, PyAny>) -> PyResult<(Content, Given)> {
    if item.is_instance_of::<PyString>() {
        return Ok((Content::Text(item.extract()?), Given::default()));
    }
    let Ok(fields) = item.cast::<PyMapping>() else {
        let given = item.get_type().name()?;
        return Err(PyTypeError::new_err(format!("expected a str or a mapping, not {given}")));
    };
    let text = field(fields, "text")?.map(Content::Text);
    let html = || field(fields, "html").map(|page| page.map(|Page(content)| content));
    let content = text.map_or_else(html, |text| Ok(Some(text)))?;
    let byline = match field(fields, "byline")? {
        None => Vec::new(),
        Some(Byline::One(name)) => vec![name],
        Some(Byline::Several(names)) => names,
    };
    let given = Given {
        id: field(fields, "id")?.map(|Id(id)| id),
        url: field(fields, "url")?,
        title: field(fields, "title")?,
        byline,
        publisher: field(fields, "publisher")?,
        published: field(fields, "published")?.map(|Published(published)| published),
        language: field(fields, "language")?,
    };
    Ok((content.ok_or(Error::Record(RecordError::Missing))?, given))
}

/// The value of a key; `None` where it is absent or `None`.
fn field<'py, T>(fields: &Bound<'py, PyMapping>, key: &str) -> PyResult<Option<T>>
where
    T: for<'a> FromPyObject<'a, 'py>,
{
    if !fields.contains(key)? {
        return Ok(None);
    }
    let value = fields.get_item(key)?;
    let wrong = |why: PyErr| PyValueError::new_err(format!("`{key}`: {}", why.value(fields.py())));
    if value.is_none() {
        Ok(None)
    } else {
        value.extract().map(Some).map_err(|why| wrong(T::Error::into(why)))
    }
}

impl<'py> FromPyObject<'_, 'py> for Published {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(hint::STR, type_hint_identifier!("datetime", "date"));

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let written: String = if value.is_instance_of::<PyDate>() {
            value.call_method0("isoformat")?.extract()?
        } else {
            value.extract()?
        };
        Ok(Self(nutgraf::Published::parse(&written).map_err(Error::from)?))
    }
}

impl<'py> FromPyObject<'_, 'py> for Id {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if value.is_instance_of::<PyInt>() {
            Ok(Self(value.str()?.extract()?))
        } else {
            value.extract().map(Self)
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Page {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(hint::STR, type_hint_identifier!("builtins", "bytes"));

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let content = if value.is_instance_of::<PyString>() {
            Content::Html(value.extract()?)
        } else {
            Content::Page(value.extract()?)
        };
        Ok(Self(content))
    }
}
