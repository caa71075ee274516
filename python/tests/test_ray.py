"""Ray reads what one machine reads."""

from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest
from test_tables import ARTICLES

import nutgraf

ray = pytest.importorskip("ray")


@pytest.fixture(scope="module")
def session() -> Iterator[None]:
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=100 << 20)
    yield
    ray.shutdown()


def test_ray_reads_what_one_machine_reads(session: None) -> None:
    import nutgraf.ray

    columns: dict[str, Any] = {"text": "body", "id": "uid", "published": "day"}
    found = nutgraf.ray.extract(ray.data.from_items(ARTICLES), table="facts", **columns)
    rows = pl.DataFrame(found.take_all()).sort("article", "id")
    (local,) = nutgraf.map_arrow([pl.DataFrame(ARTICLES)], table="facts", **columns)
    expected = pl.DataFrame(local).sort("article", "id")
    assert rows.select(expected.columns).rows() == expected.rows()
