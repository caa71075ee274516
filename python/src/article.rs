//! From what Python gives to an article.

use nutgraf::Article;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyIterator, PyMapping, PyString};
use pyo3::{type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::error::Error;
use crate::hint;

/// A date of publication: ISO 8601, or a `date`, or a `datetime`.
pub(crate) struct Published(nutgraf::Published);

/// Many articles, each a `str` or a mapping.
pub(crate) struct Articles<'py>(pub(crate) Bound<'py, PyIterator>);

/// What is known of an article beside its text.
#[derive(Default)]
pub(crate) struct Details {
    pub(crate) published: Option<Published>,
    pub(crate) id: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
}

impl<'py> FromPyObject<'_, 'py> for Published {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(type_hint_identifier!("builtins", "str"), type_hint_identifier!("datetime", "date"));

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let written: String = if value.is_instance_of::<PyDate>() {
            value.call_method0("isoformat")?.extract()?
        } else {
            value.extract()?
        };
        Ok(Self(nutgraf::Published::parse(&written).map_err(Error::from)?))
    }
}

impl<'py> FromPyObject<'_, 'py> for Articles<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Iterable"),
        type_hint_union!(
            hint::STR,
            type_hint_subscript!(type_hint_identifier!("collections.abc", "Mapping"), hint::STR, hint::ANY)
        )
    );

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        value.try_iter().map(Self)
    }
}

/// The article with this text.
pub(crate) fn from_text(text: String, details: Details) -> Result<Article, Error> {
    let mut article = Article::new(text)?;
    let Details { published, id, url, title } = details;
    article.published = published.map(|Published(published)| published);
    article.id = id;
    article.url = url;
    article.title = title;
    Ok(article)
}

/// An article of many: a `str`, or a mapping with "text" and perhaps "id", "url", "title" and "published".
pub(crate) fn from_item(item: &Bound<'_, PyAny>) -> PyResult<Article> {
    if item.is_instance_of::<PyString>() {
        return Ok(from_text(item.extract()?, Details::default())?);
    }
    let Ok(fields) = item.cast::<PyMapping>() else {
        let given = item.get_type().name()?;
        return Err(PyTypeError::new_err(format!("expected a str or a dict with \"text\", not {given}")));
    };
    let details = Details {
        published: field(fields, "published")?,
        id: field(fields, "id")?,
        url: field(fields, "url")?,
        title: field(fields, "title")?,
    };
    let text = field(fields, "text")?.ok_or_else(|| PyValueError::new_err("there is no \"text\""))?;
    Ok(from_text(text, details)?)
}

/// The value of a key, `None` where it is absent or `None`.
fn field<'py, T>(fields: &Bound<'py, PyMapping>, key: &str) -> PyResult<Option<T>>
where
    T: for<'a> FromPyObject<'a, 'py, Error = PyErr>,
{
    if !fields.contains(key)? {
        return Ok(None);
    }
    let value = fields.get_item(key)?;
    value
        .extract()
        .map_err(|why: PyErr| PyValueError::new_err(format!("`{key}`: {}", why.value(fields.py()))))
}
