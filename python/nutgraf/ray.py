"""Articles in a dataset of Ray, read where they lie.

>>> articles = ray.data.read_parquet("news/")                                 # doctest: +SKIP
>>> documents = nutgraf.ray.extract(articles, text="body", published="date")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-not-found,import-untyped,unused-ignore]

from ._core import Extractor
from ._many import map_arrow

if TYPE_CHECKING:
    from ray.data import Dataset


def extract(ds: Dataset, *, table: str = "documents", tokens: bool = False, **columns: str) -> Dataset:
    """Reads the articles in the rows of a dataset.

    ``table`` is one of the tables of `nutgraf.tabulate`. "documents" has a row for each row, its facts as lists, and an "error"
    where an article could not be read; the job goes on. Keywords tell which column holds what, as in `extract_table`.
    """
    extractor = Extractor(tokens=tokens)

    def read(batch: pa.Table) -> Any:
        (found,) = map_arrow([batch], table=table, workers=1, extractor=extractor, **columns)
        return pa.table(found)

    return ds.map_batches(read, batch_format="pyarrow")
