"""The steps of a corpus, run by DuckDB."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any, Self

from .._errors import CorpusError
from ._decide import Decision
from ._source import Source, tables_of
from ._steps import TABLE, Steps, statements

# Rows that are handed over at a time.
BATCH = 50_000


class Corpus(Steps):
    """Tables in DuckDB, with what was found of them so far."""

    def __init__(self, source: Source, *, threads: int | None = None, memory: str = "1.5GB") -> None:
        super().__init__()
        try:
            duckdb: Any = import_module("duckdb")
            self._pyarrow: Any = import_module("pyarrow")
        except ImportError as why:
            raise ImportError("a corpus is read by DuckDB: pip install 'nutgraf[corpus]'") from why
        tables = tables_of(source)
        self.notes += tables.notes
        self._spill = tempfile.TemporaryDirectory(prefix="nutgraf-corpus-")
        settings: dict[str, Any] = {"memory_limit": memory, "temp_directory": self._spill.name, "preserve_insertion_order": False}
        if threads is not None:
            settings["threads"] = threads
        try:
            # Kept in memory and, beyond its limit, in the folder: a database on the disk compresses every table, a quarter of all time.
            self._database = duckdb.connect(config=settings)
        except duckdb.Error as why:
            raise CorpusError(str(why)) from why
        for statement in statements("duckdb"):
            self._database.execute(statement)
        for name, paths in tables.files.items():
            listed = ", ".join(_quoted(path) for path in paths)
            query = f"SELECT * FROM read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"
            self._database.execute(f"CREATE VIEW {name} AS {query}")
        for name, table in tables.arrow.items():
            self._database.register(name, self._pyarrow.table(table))
        self._names = {*tables.files, *tables.arrow}
        self.check()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the database, and takes its files away."""
        self._database.close()
        self._spill.cleanup()

    def columns(self, table: str) -> set[str] | None:
        """The columns of a table; none where it is not there."""
        return {row[0] for row in self.rows(f"DESCRIBE {table}")} if table in self._names else None

    def make(self, table: str, query: str) -> None:
        """Makes a table of the rows of a query, or replaces it."""
        self._database.execute(f"{TABLE}{table} AS {query}")

    def drop(self, table: str) -> None:
        """Forgets a table that was made."""
        self._database.execute(f"DROP TABLE {table}")

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one by one."""
        # A cursor of its own: other statements run while the rows are read.
        found = self._database.cursor().execute(query) if "FROM profile " in query else self._database.execute(query)
        yield from (row for batch in iter(lambda: found.fetchmany(BATCH), []) for row in batch)

    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Adds rows to the table `decision`."""
        rest = iter(decisions)
        while batch := list(islice(rest, BATCH)):
            rows = self._pyarrow.Table.from_pylist([decision._asdict() for decision in batch])
            self._database.register("decided_now", rows)
            self._database.execute("INSERT INTO decision SELECT part, entity, score, why FROM decided_now")
            self._database.unregister("decided_now")

    def arrow(self, query: str) -> Any:
        """The rows of a query as a table of Arrow."""
        return self._database.sql(query).to_arrow_table()

    def write(self, query: str, path: str) -> None:
        """Writes the rows of a query as a file of Parquet."""
        self._database.execute("SET preserve_insertion_order = true")
        self._database.execute(f"COPY ({query}) TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)")


def timeline_of(holder: str, query: str) -> str:
    """The query of positions, for those who have this in their name."""
    fits = f"contains(strip_accents(lower(holder)), strip_accents(lower({_quoted(holder)})))"
    return query.replace("FROM timeline ", f"FROM (SELECT * FROM timeline WHERE {fits}) timeline ")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
