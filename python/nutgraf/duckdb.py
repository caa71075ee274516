"""nutgraf as a function of DuckDB: articles are read where a query asks for their facts."""

from __future__ import annotations

from typing import Any

from ._core import Extractor
from ._peer import peer


def register(
    connection: Any,
    *,
    name: str = "nutgraf",
    extractor: Extractor | None = None,
    workers: int | None = None,
) -> None:
    """Gives a connection of DuckDB the function ``nutgraf(text, published := NULL)``, which gives the document of a text as a struct.

    Its fields are those of the document; ``error`` says why there is none. ``workers`` read at a time, as many as there are cores
    unless given.

    >>> con = duckdb.connect()
    >>> nutgraf.duckdb.register(con)
    >>> con.sql("SELECT unnest(nutgraf(body).quotations, recursive := true) FROM 'articles.csv'")
    """
    duckdb: Any = peer("duckdb", "'nutgraf[duckdb]'")
    arrow: Any = peer("pyarrow", "'nutgraf[duckdb]'")
    reader = extractor or Extractor()

    def read(texts: Any, dates: Any) -> Any:
        articles = arrow.table({"text": texts, "published": dates})
        documents = reader.map_table(
            articles, table="documents", workers=workers, text="text", published="published"
        )
        return arrow.table(documents).to_struct_array()

    nothing = arrow.array([], arrow.string())
    fields = duckdb.from_arrow(arrow.Table.from_struct_array(read(nothing, nothing)), connection=connection)
    kind = duckdb.struct_type(dict(zip(fields.columns, fields.types, strict=True)))
    text = duckdb.sqltype("VARCHAR")
    inner = f"_{name}"
    connection.create_function(inner, read, [text, text], kind, type="arrow", null_handling="special")
    head, call = _quoted(name), _quoted(inner)
    connection.execute(
        f"CREATE OR REPLACE TEMP MACRO {head}(text, published := NULL) AS {call}(text::VARCHAR, published::VARCHAR)"
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
