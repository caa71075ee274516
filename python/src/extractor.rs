//! Reads articles.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use nutgraf::{Config, KnowledgeBase, Models};
use nutgraf_io::Content;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;

use crate::document::Document;
use crate::error::Error;
use crate::file::{of_file, written};
use crate::json::Dict;
use crate::manner;
use crate::many::{Articles, Documents, OnError, threads};
use crate::read::{self, Byline, Page, Published};
use crate::rules::Rules;
use crate::table::{Arrow, Keywords, Table};
use crate::tabulate::{self, Gather};
use crate::warning::Warnings;

/// Bytes of a text that takes so long that somebody may lose patience.
const LONG: usize = 1 << 18;
/// Time between two looks for Ctrl-C.
const BETWEEN_SIGNALS: Duration = Duration::from_millis(50);

/// Reads articles. It never changes, may be shared by threads, and a pickle of it is small.
///
/// With `tokens=True` its documents hold their words and marks. `model` is the file of a model to read with instead of
/// the one that is built in, `entities` the file of a table of yours that entities are linked to: tab-separated, the first line
/// names the columns "id" and "name", and perhaps "aliases" (parted by "|"), "kind" and "country". `rules` are rules of yours for events
/// and positions: a file, its text (TOML), or a mapping of the same shape. With `min_score` all events and positions are told
/// that are at least as likely, from 0 to 1, and no others. Where a file is missing the system's error is raised, where it is no model
/// `ModelError`, where a row of the table is wrong `TableError`, where a rule is wrong or does not do what its examples say `RulesError`.
#[pyclass(frozen, eq, hash, module = "nutgraf")]
pub(crate) struct Extractor {
    tokens: bool,
    given: Given,
    /// Without a file it is built when the first article comes, so that an import costs nothing.
    built: OnceLock<Arc<nutgraf::Extractor>>,
    /// The one for articles of which the opposite of `tokens` is asked.
    twin: OnceLock<Arc<nutgraf::Extractor>>,
}

impl Extractor {
    /// The extractor itself.
    fn built(&self) -> &Arc<nutgraf::Extractor> {
        let config = || self.given.config(self.tokens);
        self.built.get_or_init(|| Arc::new(nutgraf::Extractor::new(config())))
    }

    /// The extractor itself, or the one that differs in whether it keeps tokens.
    fn with_tokens(&self, py: Python<'_>, tokens: Option<bool>) -> PyResult<&Arc<nutgraf::Extractor>> {
        if tokens.is_none_or(|tokens| tokens == self.tokens) {
            return Ok(self.built());
        }
        if let Some(twin) = self.twin.get() {
            return Ok(twin);
        }
        let twin = py.detach(|| self.given.load(!self.tokens))?;
        Ok(self.twin.get_or_init(|| twin))
    }

    /// Gathers what the rows of a table hold, read without the lock of the interpreter.
    fn tabulate_rows(
        &self,
        py: Python<'_>,
        data: Arrow,
        workers: Option<i64>,
        columns: Option<Keywords>,
        first: u64,
        gather: &mut Gather,
    ) -> PyResult<()> {
        let (workers, columns) = (threads(workers)?, columns.unwrap_or_default().0);
        let extractor = self.built().clone();
        py.detach(|| tabulate::read(data.0, &columns, extractor, workers, first, gather))?;
        let warnings = Warnings::default();
        gather.take_warnings().iter().try_for_each(|warning| warnings.tell(py, warning))
    }

    /// The document of a text or page, read without the lock of the interpreter; a long one so that Ctrl-C is heard meanwhile.
    fn read(
        &self,
        py: Python<'_>,
        content: Content,
        given: nutgraf_io::Given,
        tokens: Option<bool>,
    ) -> PyResult<Document> {
        let (extractor, is_long) = (self.with_tokens(py, tokens)?.clone(), content.len() > LONG);
        let read =
            move || -> Result<Document, Error> { Ok(extractor.read(read::article(content, given)?).into()) };
        if !is_long {
            return Ok(py.detach(read)?);
        }
        let (sender, mut receiver) = mpsc::channel();
        // Nobody waits for the thread after an interrupt; it ends with its article.
        thread::spawn(move || sender.send(read()).is_ok());
        loop {
            let waited = py.detach(move || (receiver.recv_timeout(BETWEEN_SIGNALS), receiver));
            receiver = waited.1;
            match waited.0 {
                Ok(document) => return Ok(document?),
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(PyRuntimeError::new_err(
                        "a fault of nutgraf; please report it with the article",
                    ));
                }
            }
        }
    }
}

impl PartialEq for Extractor {
    fn eq(&self, other: &Self) -> bool {
        self.tokens == other.tokens && self.given.key() == other.given.key()
    }
}

impl std::hash::Hash for Extractor {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.tokens, self.given.key()).hash(state);
    }
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (*, tokens = false, model = None, entities = None, rules = None, min_score = None))]
    fn new(
        py: Python<'_>,
        tokens: bool,
        model: Option<PathBuf>,
        entities: Option<PathBuf>,
        rules: Option<Rules>,
        min_score: Option<f32>,
    ) -> PyResult<Self> {
        if let Some(score) = min_score.filter(|score| !(0.0..=1.0).contains(score)) {
            let message = format!("`min_score` is {score}, expected a number from 0 to 1");
            return Err(PyValueError::new_err(message));
        }
        let given = Given { model, entities, rules, min_score };
        let built = if given.is_read() { py.detach(|| given.load(tokens))?.into() } else { OnceLock::new() };
        Ok(Self { tokens, given, built, twin: OnceLock::new() })
    }

    /// The file of the user's entities, if any.
    #[getter]
    fn entities(&self) -> Option<String> {
        self.given.entities.as_deref().map(written)
    }

    /// The file of the model; `None` for the one that is built in.
    #[getter]
    fn model(&self) -> Option<String> {
        self.given.model.as_deref().map(written)
    }

    /// How likely events and positions must be to be told; `None` where that is left to nutgraf.
    #[getter]
    fn min_score(&self) -> Option<f64> {
        self.given.min_score.map(shortest)
    }

    /// The user's rules as they were given: the name of a file, TOML, or what a mapping is in JSON; `None` without any.
    #[getter]
    fn rules(&self) -> Option<String> {
        self.given.rules.as_ref().map(|rules| match rules {
            Rules::File(path) => written(path),
            Rules::Toml(text) | Rules::Json(text) => text.clone(),
        })
    }

    /// Whether its documents hold their tokens.
    #[getter]
    fn tokens(&self) -> bool {
        self.tokens
    }

    /// Reads an article from its plain text.
    ///
    /// `published` is the date that relative dates are reckoned from: ISO 8601, RFC 2822, a `date` or a `datetime`. Reading cannot
    /// fail: `RecordError` is raised only for a `published` that is not a date and for a text of more than 4 GiB. `tokens` says of this
    /// article whether its words and marks are kept.
    #[pyo3(signature = (text, *, published = None, id = None, url = None, title = None, byline = None, publisher = None, language = None, tokens = None))]
    #[expect(clippy::too_many_arguments, reason = "the keywords of Python, which its stub lists")]
    fn extract(
        &self,
        py: Python<'_>,
        text: String,
        published: Option<Published>,
        id: Option<String>,
        url: Option<String>,
        title: Option<String>,
        byline: Option<Byline>,
        publisher: Option<String>,
        language: Option<String>,
        tokens: Option<bool>,
    ) -> PyResult<Document> {
        let published = published.map(|Published(published)| published);
        let byline = byline.map(Vec::from).unwrap_or_default();
        let given = nutgraf_io::Given { id, url, title, byline, publisher, published, language };
        self.read(py, Content::Text(text), given, tokens)
    }

    /// Reads an article from its HTML page: bytes in any character set, or characters.
    ///
    /// What is given counts more than what the page says of itself. Raises `RecordError` when the page holds no article.
    #[pyo3(signature = (page, *, published = None, id = None, url = None, title = None, byline = None, publisher = None, language = None, tokens = None))]
    #[expect(clippy::too_many_arguments, reason = "the keywords of Python, which its stub lists")]
    fn read_html(
        &self,
        py: Python<'_>,
        page: Page,
        published: Option<Published>,
        id: Option<String>,
        url: Option<String>,
        title: Option<String>,
        byline: Option<Byline>,
        publisher: Option<String>,
        language: Option<String>,
        tokens: Option<bool>,
    ) -> PyResult<Document> {
        let published = published.map(|Published(published)| published);
        let byline = byline.map(Vec::from).unwrap_or_default();
        let given = nutgraf_io::Given { id, url, title, byline, publisher, published, language };
        self.read(py, page.0, given, tokens)
    }

    /// Reads many articles, `workers` at a time (as many as there are cores when it is `None`), in order.
    ///
    /// Each article is a `str`, its text, or a mapping with "text", "html" or "markdown" and perhaps "id", "url", "title", "byline",
    /// "publisher", "published" and "language". They are asked for as documents are taken, a few ahead. For an article
    /// that cannot be read the iterator raises `RecordError`, after which it can go on, or hands out the error in its
    /// place with `errors="return"`.
    #[pyo3(signature = (articles, *, workers = None, errors = OnError::Raise))]
    fn extract_many(
        &self,
        articles: Articles<'_>,
        workers: Option<i64>,
        errors: OnError,
    ) -> PyResult<Documents> {
        Documents::new(articles, self.built().clone(), workers, errors)
    }

    /// Reads the articles in the rows of a table: anything that speaks Arrow (a DataFrame of polars or pandas, a table of
    /// pyarrow, a query of DuckDB, a stream). Gives the tables of their facts by name, and "errors".
    ///
    /// Keywords tell which column holds what: `text="body", published="date"`; also `html`, `id`, `url`, `title`, `byline`,
    /// `publisher` and `language`. Otherwise the usual names are looked for. An article without an id is called by the number of its
    /// row, from "0". Of the quotations the table of "facts" has those that were said or written, unless `manner` names others.
    #[pyo3(signature = (data, *, workers = None, manner = None, **columns))]
    fn extract_table(
        &self,
        py: Python<'_>,
        data: Arrow,
        workers: Option<i64>,
        manner: Option<Vec<String>>,
        columns: Option<Keywords>,
    ) -> PyResult<BTreeMap<String, Table>> {
        let mut gather = Gather::new(None, manner::asked(manner)?)?;
        self.tabulate_rows(py, data, workers, columns, 0, &mut gather)?;
        Ok(py.detach(|| gather.all()))
    }

    /// Reads the articles in the rows of a table as `extract_table` does, and gives one table: of its facts, or of whole
    /// documents, "documents", a row for each row with an "error" where there is none. Rows are counted from `first`.
    #[pyo3(signature = (data, *, table = "documents", workers = None, first = 0, **columns))]
    fn map_table(
        &self,
        py: Python<'_>,
        data: Arrow,
        table: &str,
        workers: Option<i64>,
        first: u64,
        columns: Option<Keywords>,
    ) -> PyResult<Table> {
        let mut gather = Gather::new(Some(table), manner::asked(None)?)?;
        self.tabulate_rows(py, data, workers, columns, first, &mut gather)?;
        Ok(py.detach(|| gather.one()))
    }

    fn __repr__(&self) -> String {
        let tokens = if self.tokens { "True" } else { "False" };
        let part = |name: &str, value: Option<String>| {
            value.map(|value| format!(", {name}={value}")).unwrap_or_default()
        };
        let quoted = |value: Option<String>| value.map(|value| format!("{value:?}"));
        let (model, entities) =
            (part("model", quoted(self.model())), part("entities", quoted(self.entities())));
        let rules = part("rules", quoted(self.rules()));
        let min_score = part("min_score", self.min_score().map(|score| score.to_string()));
        format!("Extractor(tokens={tokens}{model}{entities}{rules}{min_score})")
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((), Dict<'py>)> {
        let mut arguments = serde_json::Map::new();
        arguments.insert("tokens".to_owned(), self.tokens.into());
        arguments.extend(self.model().map(|path| ("model".to_owned(), path.into())));
        arguments.extend(self.entities().map(|path| ("entities".to_owned(), path.into())));
        arguments.extend(self.given.rules.as_ref().map(|rules| ("rules".to_owned(), rules.given())));
        arguments.extend(self.min_score().map(|score| ("min_score".to_owned(), score.into())));
        Ok(((), Dict::from_json(py, &serde_json::Value::Object(arguments).to_string())?))
    }
}

/// What an extractor is made from, `tokens` apart.
struct Given {
    /// The file of the model, where it is not the one that is built in.
    model: Option<PathBuf>,
    /// The file of the user's entities.
    entities: Option<PathBuf>,
    /// The user's rules.
    rules: Option<Rules>,
    /// How likely events and positions must be.
    min_score: Option<f32>,
}

impl Given {
    /// What one is known by.
    fn key(&self) -> impl Eq + std::hash::Hash + '_ {
        (&self.model, &self.entities, &self.rules, self.min_score.map(f32::to_bits))
    }

    /// Whether something must be read before an extractor is there.
    fn is_read(&self) -> bool {
        self.model.is_some() || self.entities.is_some() || self.rules.is_some()
    }

    /// What to look for, as far as nothing must be read for that.
    fn config(&self, tokens: bool) -> Config {
        let config = Config::default().with_tokens(tokens);
        match self.min_score {
            Some(score) => config.with_min_score(score),
            None => config,
        }
    }

    fn load(&self, tokens: bool) -> Result<Arc<nutgraf::Extractor>, Error> {
        let models = self.model.as_deref().map(|path| of_file(path, Models::from_bytes));
        let models = models.transpose()?.unwrap_or_default();
        let entities = self.entities.as_deref().map(|path| of_file(path, KnowledgeBase::from_tsv));
        let rules = self.rules.as_ref().map(|rules| rules.load(&models));
        let config = self.config(tokens).with_entities(entities.transpose()?).with_rules(rules.transpose()?);
        Ok(Arc::new(nutgraf::Extractor::with_models(config, models)))
    }
}

/// A number with the digits that it was given with, not those of the nearest of four bytes.
fn shortest(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| f64::from(number))
}
