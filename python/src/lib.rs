//! The Python package: views of a document and conversion, nothing else.

mod closed;
mod command;
mod document;
mod error;
mod extractor;
mod field;
mod file;
mod hint;
mod html;
mod json;
mod manner;
mod many;
mod noun;
mod nouns;
mod page;
mod read;
mod rows;
mod rules;
mod scan;
mod shared;
mod table;
mod tabulate;
mod view;
mod warning;

/// The facts of a news article, each with the words that say it.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name that Python looks for")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_export]
    use super::command::command;
    #[pymodule_export]
    use super::document::Document;
    #[pymodule_export]
    use super::extractor::Extractor;
    #[pymodule_export]
    use super::many::Documents;
    #[pymodule_export]
    use super::nouns::{
        Action, Block, Condition, Cue, Dateline, Entity, Event, Holder, Mention, Participant, Position,
        Quantity, Quotation, Role, Sentence, Span, TimeExpression, Token,
    };
    #[pymodule_export]
    use super::page::read_page;
    #[pymodule_export]
    use super::rows::{fact_rows, fact_table};
    #[pymodule_export]
    use super::scan::Scan;
    #[pymodule_export]
    use super::table::Table;
    #[pymodule_export]
    use super::tabulate::tabulate;
}
