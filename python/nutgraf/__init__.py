"""The facts of a news article, each with the words that say it.

>>> import nutgraf
>>> doc = nutgraf.extract("The dam held. “We were lucky,” said Olena Moroz, the mayor.")
>>> doc.quotations[0].text
'We were lucky,'
"""

import importlib

from ._core import (
    Action,
    Block,
    Condition,
    Cue,
    Dateline,
    Document,
    Documents,
    Entity,
    Event,
    Extractor,
    Holder,
    Mention,
    Participant,
    Position,
    Quantity,
    Quotation,
    Role,
    Scan,
    Sentence,
    Span,
    Table,
    TimeExpression,
    Token,
    __version__,
    tabulate,
)
from ._demo import demo
from ._errors import CorpusError, Error, ModelError, RecordError, RulesError, TableError
from ._facts import Facts
from ._many import extract, extract_many, extract_table, map_arrow
from ._page import Origin, Page, PageBlock, read_html

scan = scan_csv = scan_jsonl = scan_parquet = scan_warc = Scan


def __getattr__(name: str) -> object:
    """`nutgraf.corpus`, `.duckdb` and others are imported when they are first asked for: they need other packages."""
    if name in {"corpus", "duckdb", "polars", "ray", "spacy", "spark"}:
        return importlib.import_module(f".{name}", __name__)
    if name == "to_spacy":
        return importlib.import_module(".spacy", __name__).to_spacy
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Action",
    "Block",
    "Condition",
    "CorpusError",
    "Cue",
    "Dateline",
    "Document",
    "Documents",
    "Entity",
    "Error",
    "Event",
    "Extractor",
    "Facts",
    "Holder",
    "Mention",
    "ModelError",
    "Origin",
    "Page",
    "PageBlock",
    "Participant",
    "Position",
    "Quantity",
    "Quotation",
    "RecordError",
    "Role",
    "RulesError",
    "Scan",
    "Sentence",
    "Span",
    "Table",
    "TableError",
    "TimeExpression",
    "Token",
    "__version__",
    "demo",
    "extract",
    "extract_many",
    "extract_table",
    "map_arrow",
    "read_html",
    "scan",
    "scan_csv",
    "scan_jsonl",
    "scan_parquet",
    "scan_warc",
    "tabulate",
]
