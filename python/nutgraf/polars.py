"""nutgraf in polars: ``.nutgraf`` of a frame gives tables of facts, that of an expression the documents of a column of texts."""

from __future__ import annotations

from typing import Any

from ._core import Extractor
from ._peer import peer

pl: Any = peer("polars", "'nutgraf[polars]'")


@pl.api.register_dataframe_namespace("nutgraf")
class Frame:
    """Tables of the facts of a frame's articles.

    >>> import nutgraf.polars
    >>> articles.nutgraf.quotations(text="body", published="date")
    """

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def extract(self, *, extractor: Extractor | None = None, **columns: Any) -> dict[str, Any]:
        """All tables by their names; ``columns`` and options are those of ``nutgraf.extract_table``."""
        tables = (extractor or Extractor()).extract_table(self._frame, **columns)
        return {name: pl.DataFrame(table) for name, table in tables.items()}

    def __getattr__(self, name: str) -> Any:
        """A method for each table, of its name: ``.quotations(text="body")``."""
        if name.startswith("_"):
            raise AttributeError(name)

        def table(*, extractor: Extractor | None = None, **columns: Any) -> Any:
            return pl.DataFrame((extractor or Extractor()).map_table(self._frame, table=name, **columns))

        return table


@pl.api.register_expr_namespace("nutgraf")
class Expression:
    """The documents of a column of texts.

    >>> articles.with_columns(doc=pl.col("body").nutgraf.read())
    """

    def __init__(self, expression: Any) -> None:
        self._expression = expression

    def read(self, *, extractor: Extractor | None = None, workers: int | None = None) -> Any:
        """Each text's document as a struct, whose fields are those of the document; ``error`` says why there is none."""
        reader = extractor or Extractor()

        def documents(texts: Any) -> Any:
            frame = pl.DataFrame({"text": texts.cast(pl.String)})
            table = reader.map_table(frame, table="documents", workers=workers, text="text")
            return pl.DataFrame(table).to_struct(texts.name)

        nothing = documents(pl.Series("text", [], dtype=pl.String))
        return self._expression.map_batches(documents, return_dtype=nothing.dtype, is_elementwise=True)
