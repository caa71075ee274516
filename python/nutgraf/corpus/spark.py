"""The steps of a corpus, run by Spark: the same SQL, and the same rows.

>>> tables = {name: spark.read.parquet(f"out/{name}") for name in ["articles", "entities", "mentions"]}  # doctest: +SKIP
>>> copies = nutgraf.corpus.spark.answer(spark, tables, "copies")                                        # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ._decide import Decision
from ._steps import Steps, statements

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

DECISIONS = "part bigint, entity bigint, score double, why string"


class Corpus(Steps):
    """Tables in Spark, with what was found of them so far."""

    def __init__(self, spark: SparkSession, tables: Mapping[str, DataFrame]) -> None:
        super().__init__()
        self._spark = spark
        self._tables = dict(tables)
        for name, table in tables.items():
            table.createOrReplaceTempView(name)
        for statement in statements("spark"):
            spark.sql(statement)
        self.check()

    def columns(self, table: str) -> set[str] | None:
        """The columns of a table; none where it is not there."""
        return set(self._tables[table].columns) if table in self._tables else None

    def make(self, table: str, query: str) -> None:
        """Makes a table of the rows of a query, or replaces it."""
        self._keep(self._spark.sql(query), table)

    def drop(self, table: str) -> None:
        """Forgets a table that was made."""
        self._spark.catalog.dropTempView(table)

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one by one."""
        yield from (tuple(row) for row in self._spark.sql(query).toLocalIterator())

    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Adds rows to the table `decision`."""
        made = self._spark.createDataFrame(list(decisions), DECISIONS)
        self._keep(self._spark.table("decision").union(made), "decision")

    def _keep(self, frame: DataFrame, table: str) -> None:
        # A checkpoint keeps what is known of its rows from the plan that made it, which doubles with each step: what is made of its rows knows none of it.
        made = frame.localCheckpoint()
        rows = self._spark._jsparkSession.createDataFrame(made._jdf.toJavaRDD(), made._jdf.schema())
        type(frame)(rows, self._spark).createOrReplaceTempView(table)

    def frame(self, query: str) -> DataFrame:
        """The rows of a query."""
        return self._spark.sql(query)


def answer(spark: SparkSession, tables: Mapping[str, DataFrame], name: str) -> DataFrame:
    """What `nutgraf.corpus` answers: "copies", "entities", "entity_of", "quotations", "quotation_of" or "positions".

    ``tables`` are those of a run by name, as far as the answer needs them.
    """
    corpus = Corpus(spark, tables)
    return corpus.frame(corpus.query(name))
