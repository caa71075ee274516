"""Reading with the usual extractor: one article, many, or tables of them."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, TypeVar, overload

from ._core import Document, Extractor, Table
from ._errors import RecordError

_Answer = TypeVar("_Answer")

_usual = Extractor()
extract = _usual.extract
extract_table = _usual.extract_table


@overload
def extract_many(
    articles: Iterable[str | Mapping[str, Any]],
    *,
    workers: int | None = None,
    errors: Literal["raise"] = "raise",
    progress: bool = False,
) -> Iterator[Document]: ...


@overload
def extract_many(
    articles: Iterable[str | Mapping[str, Any]],
    *,
    workers: int | None = None,
    errors: Literal["return"],
    progress: bool = False,
) -> Iterator[Document | RecordError]: ...


def extract_many(
    articles: Iterable[str | Mapping[str, Any]],
    *,
    workers: int | None = None,
    errors: Literal["raise", "return"] = "raise",
    progress: bool = False,
) -> Iterator[Document] | Iterator[Document | RecordError]:
    """Reads many articles, as `Extractor.extract_many` does.

    With ``progress=True`` a bar of tqdm counts the documents, where tqdm is installed.
    """
    documents = _usual.extract_many(articles, workers=workers, errors=errors)
    return _counted(documents, articles) if progress else documents


def map_arrow(
    batches: Iterable[Any],
    *,
    table: str = "documents",
    workers: int | None = 1,
    extractor: Extractor | None = None,
    **columns: str,
) -> Iterator[Table]:
    """Reads batches of articles, each anything that speaks Arrow, and gives a table for each.

    It is what engines map over their partitions: `nutgraf.spark` and `nutgraf.ray` are a few lines around it. ``table`` is
    one of the tables of `tabulate`; "documents" has a row for each row, with an "error" where there is no document. Keywords
    tell which column holds what, as in `extract_table`. Engines run many partitions at a time, hence one worker.
    """
    reader = extractor or _usual
    first = 0
    for batch in batches:
        yield reader.map_table(batch, table=table, workers=workers, first=first, **columns)
        first += batch.num_rows if hasattr(batch, "num_rows") else len(batch)


def _counted(documents: Iterator[_Answer], articles: object) -> Iterator[_Answer]:
    try:
        tqdm = importlib.import_module("tqdm.auto").tqdm
    except ImportError:
        return documents
    total = len(articles) if hasattr(articles, "__len__") else None
    return iter(tqdm(documents, total=total, unit=" articles"))
