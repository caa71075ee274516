"""Articles in a DataFrame of Spark, read where they lie.

>>> from pyspark.sql import SparkSession                                        # doctest: +SKIP
>>> articles = spark.read.parquet("news/")                                      # doctest: +SKIP
>>> documents = nutgraf.spark.extract(articles, text="body", published="date")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa  # type: ignore[import-not-found,import-untyped,unused-ignore]

from ._core import Document, Extractor, Table, tabulate
from ._many import map_arrow

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TABLES = (
    "documents articles blocks sentences tokens entities mentions quotations quantities times events positions "
    "facts errors"
).split()


def _spark_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"array<{_spark_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'`{field.name}`: {_spark_type(field.type)}' for field in kind)}>"
    names = {pa.int64(): "bigint", pa.float64(): "double", pa.bool_(): "boolean"}
    return names.get(kind, "string")


def _schema(table: str) -> str:
    nothing: list[Document] = []
    return ", ".join(f"`{field.name}` {_spark_type(field.type)}" for field in pa.table(tabulate(nothing, table)).schema)


SCHEMAS: Final[dict[str, str]] = {table: _schema(table) for table in _TABLES}
"""The schema of each table, as Spark writes it."""


def extract(df: DataFrame, *, table: str = "documents", tokens: bool = False, **columns: str) -> DataFrame:
    """Reads the articles in the rows of a DataFrame.

    ``table`` is one of `SCHEMAS`. "documents" has a row for each row, its facts as lists, and an "error" where an article could
    not be read; the job goes on. Keywords tell which column holds what: ``text="body", published="date", id="uid"``.
    """
    extractor = Extractor(tokens=tokens)

    def read(batches: Iterator[Any]) -> Iterator[Any]:
        for found in map_arrow(batches, table=table, workers=1, extractor=extractor, **columns):
            yield from _batches(found)

    return df.mapInArrow(read, SCHEMAS[table])


def _batches(table: Table) -> Iterator[Any]:
    yield from pa.table(table).to_batches()
