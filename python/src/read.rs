//! From what Python gives to an article.

use nutgraf::Article;
use nutgraf_html::Options;
use nutgraf_io::{Content, Given, RecordError, Warning};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyInt, PyMapping, PyString};
use pyo3::{type_hint_identifier, type_hint_union};

use crate::error::Error;
use crate::hint;

/// A date of publication, however it is written, or a `date`, or a `datetime`.
pub(crate) struct Published(pub(crate) nutgraf::Published);

/// A date as a mapping gives it, and be it a number.
struct Written(String);

/// The name of an article: a string, or a whole number.
struct Id(String);

/// The authors of an article: one name, or several.
#[derive(FromPyObject)]
pub(crate) enum Byline {
    One(String),
    Several(Vec<String>),
}

impl From<Byline> for Vec<String> {
    fn from(byline: Byline) -> Self {
        match byline {
            Byline::One(name) => vec![name],
            Byline::Several(names) => names,
        }
    }
}

/// A page, in bytes or in characters.
pub(crate) struct Page(pub(crate) Content);

/// The article of a text or page, with what is given beside it. Needs no Python.
pub(crate) fn article(content: Content, given: Given) -> Result<Article, RecordError> {
    let mut options = Options { url: given.url.clone(), content_type: None };
    let article = match content {
        Content::Text(text) => Some(Article::new(text)?),
        Content::Markdown(text) => Some(nutgraf_html::read_markdown(&text)?),
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

/// An article of many: a `str`, or a mapping with the keys of a line of JSONL, or "markdown". Warns of a date that is not one.
pub(crate) fn item(item: &Bound<'_, PyAny>) -> PyResult<(Content, Given, Option<Warning>)> {
    if item.is_instance_of::<PyString>() {
        return Ok((Content::Text(item.extract()?), Given::default(), None));
    }
    let Ok(fields) = item.cast::<PyMapping>() else {
        let given = item.get_type().name()?;
        return Err(PyTypeError::new_err(format!("expected a str or a mapping, not {given}")));
    };
    let written = |key| Ok::<_, PyErr>(field(fields, key)?.filter(|text: &String| !text.trim().is_empty()));
    let content = if let Some(text) = written("text")? {
        Some(Content::Text(text))
    } else if let Some(text) = written("markdown")? {
        Some(Content::Markdown(text))
    } else {
        field(fields, "html")?.map(|Page(content)| content)
    };
    let byline = field::<Byline>(fields, "byline")?.map(Vec::from).unwrap_or_default();
    let published = field::<Written>(fields, "published")?;
    let published = published.map_or(Ok(None), |Written(date)| nutgraf_io::published(&date));
    let (published, warning) = published.map_or_else(|why| (None, Some(why)), |date| (date, None));
    let given = Given {
        id: field(fields, "id")?.map(|Id(id)| id),
        url: field(fields, "url")?,
        title: field(fields, "title")?,
        byline,
        publisher: field(fields, "publisher")?,
        published,
        language: field(fields, "language")?,
    };
    let content = content.ok_or(Error::Record(RecordError::Missing))?;
    let warning = warning.or_else(|| unread_date(&content, &given));
    Ok((content, given, warning))
}

/// A warning where the lines before a Markdown text give a date that is not one, and nothing beside it gives another.
pub(crate) fn unread_date(content: &Content, given: &Given) -> Option<Warning> {
    let Content::Markdown(text) = content else { return None };
    let written = given.published.is_none().then(|| nutgraf_html::date_in_markdown(text)).flatten()?;
    nutgraf_io::published(&written).err()
}

/// Whether a value is what pandas and others write for nothing: `None`, NaN, NaT, `pandas.NA`.
fn is_nothing(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if value.is_none() || value.is_instance_of::<PyString>() {
        return Ok(value.is_none());
    }
    let is_missing = value.get_type().name()?.to_cow()?.as_ref() == "NAType";
    // NaN and NaT alone are not equal to themselves.
    Ok(is_missing || value.ne(value).unwrap_or(false))
}

/// The value of a key; `None` where it is absent or nothing.
fn field<'py, T>(fields: &Bound<'py, PyMapping>, key: &str) -> PyResult<Option<T>>
where
    T: for<'a> FromPyObject<'a, 'py>,
{
    if !fields.contains(key)? {
        return Ok(None);
    }
    let value = fields.get_item(key)?;
    let wrong = |why: PyErr| PyValueError::new_err(format!("`{key}`: {}", why.value(fields.py())));
    if is_nothing(&value)? {
        Ok(None)
    } else {
        value.extract().map(Some).map_err(|why| wrong(T::Error::into(why)))
    }
}

impl<'py> FromPyObject<'_, 'py> for Written {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let is_date = value.is_instance_of::<PyDate>();
        let written = if is_date { value.call_method0("isoformat")? } else { value.str()?.into_any() };
        written.extract().map(Self)
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
        // ISO 8601 is kept as it is written.
        let published = nutgraf::Published::parse(&written);
        let published = published.or_else(|why| nutgraf::Published::read(&written).ok_or(why));
        Ok(Self(published.map_err(Error::from)?))
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
