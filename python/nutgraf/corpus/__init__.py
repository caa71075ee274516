"""A corpus of articles: which are copies of one another, who is who over all of them, what was said once and reported by many, and who
changed their mind.

What costs is computed article by article, as columns of the tables; here they are joined, by SQL that DuckDB runs and Spark can.

>>> copies = nutgraf.corpus.copies("out/")  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
import warnings
from typing import Any

from ._duckdb import Corpus, timeline_of
from ._source import Source

__all__ = ["copies", "entities", "entity_of", "positions", "quotation_of", "quotations"]


def __getattr__(name: str) -> object:
    """`nutgraf.corpus.spark` is imported when it is first asked for."""
    if name == "spark":
        return importlib.import_module(".spark", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def copies(source: Source, *, threads: int | None = None, memory: str = "1.5GB") -> Any:
    """Which articles are copies of one another, a row for each article, as a table of pyarrow.

    ``story`` is the id of the first article of those that are the same text, ``similarity`` the share of shingles that an article has in
    common with it, ``copies`` how many they are, ``agency`` whom one of them credits. An article without a copy is its own story.

    ``source`` is the folder of a run, several of them, or tables by name. ``memory`` is the most that DuckDB takes before it writes
    to the disk.
    """
    return _answer(source, threads, memory, "copies")


def entities(source: Source, *, threads: int | None = None, memory: str = "1.5GB") -> Any:
    """Who and what the articles speak of, a row for each: name, country, sector, how many articles and stories, and when.

    `entity_of` says which entity of which article it is.
    """
    return _answer(source, threads, memory, "entities")


def entity_of(source: Source, *, threads: int | None = None, memory: str = "1.5GB") -> Any:
    """Which entity over all articles an entity of an article is (``article``, ``id``), with how sure that is and why."""
    return _answer(source, threads, memory, "entity_of")


def quotations(source: Source, *, threads: int | None = None, memory: str = "1.5GB") -> Any:
    """What was said, once, however many report it: the words, the speaker as most stories have it, and how many stories.

    `quotation_of` says which quotation of which article reports it.
    """
    return _answer(source, threads, memory, "quotations")


def quotation_of(source: Source, *, threads: int | None = None, memory: str = "1.5GB") -> Any:
    """Which statement a quotation of an article reports (``article``, ``id``)."""
    return _answer(source, threads, memory, "quotation_of")


def positions(
    source: Source, *, holder: str | None = None, threads: int | None = None, memory: str = "1.5GB"
) -> Any:
    """What holders stood for, day by day and matter by matter, and where they changed their mind.

    ``change`` says the act before and the act of that day, ``is_contradicted`` that reports of one day say opposite things, ``stories``
    how many report it. ``holder`` is a part of a name, in any spelling of capitals.
    """
    return _answer(source, threads, memory, "positions", holder)


def _answer(source: Source, threads: int | None, memory: str, answer: str, holder: str | None = None) -> Any:
    with Corpus(source, threads=threads, memory=memory) as corpus:
        query = corpus.query(answer)
        for note in corpus.notes:
            warnings.warn(note, stacklevel=3)
        return corpus.arrow(query if holder is None else timeline_of(holder, query))
