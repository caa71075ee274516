"""Spark reads what one machine reads. Needs Java 17 (`apt-get install openjdk-17-jre-headless`)."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from test_tables import ARTICLES

import nutgraf

CORPUS = Path(__file__).parents[2] / "docs" / "corpus.csv"

ANSWERS = ["copies", "entities", "entity_of", "quotations", "quotation_of", "positions"]

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    # Workers run the `python3` of the path otherwise, which may have no nutgraf.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # The plans of a corpus, step upon step, take more than the gigabyte that is given unless asked.
    os.environ["PYSPARK_SUBMIT_ARGS"] = "--driver-memory 4g pyspark-shell"
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    yield session
    session.stop()


def test_spark_reads_what_one_machine_reads(spark: Any) -> None:
    import nutgraf.spark

    rows = [*ARTICLES, {"uid": "bad", "body": "", "day": "2025-09-05"}]
    articles = spark.createDataFrame(rows).repartition(2)
    columns = {"text": "body", "id": "uid", "published": "day"}
    local = nutgraf.map_arrow([pl.DataFrame(rows)], **columns)
    expected = pl.concat([pl.DataFrame(table) for table in local]).sort("id")
    found = nutgraf.spark.extract(articles, **columns)
    assert pl.from_arrow(found.toArrow()).sort("id").equals(expected)
    errors = found.filter("error is not null").select("id", "error").collect()
    assert [row.id for row in errors] == ["bad"]
    quotations = nutgraf.spark.extract(articles, table="quotations", **columns)
    said = quotations.groupBy("cue.lemma").count().collect()
    assert [(row.lemma, row["count"]) for row in said] == [("say", 30)]


def test_a_corpus_has_the_same_rows(spark: Any, tmp_path: Path) -> None:
    import nutgraf.corpus.spark

    columns = {"id": "id", "title": "title", "text": "body", "published": "date"}
    told = pl.read_csv(CORPUS, schema_overrides={"id": pl.String, "date": pl.String}).select(columns.values())
    # Articles before them, so many that the number of an entity takes more than 32 bits.
    notices = [{"id": f"n{at}", "title": f"Notice {at}", "body": f"Ada N{at} left Kalna.", "date": "2024-01-01"} for at in range(130)]
    local = nutgraf.extract_table(pl.concat([pl.DataFrame(notices).select(columns.values()), told]), **columns)
    tables = {}
    for name in ["articles", "entities", "mentions", "quotations", "positions"]:
        local[name].to_polars().write_parquet(tmp_path / f"{name}.parquet")
        tables[name] = spark.read.parquet(str(tmp_path / f"{name}.parquet"))
    corpus = nutgraf.corpus.spark.Corpus(spark, tables)
    for answer in ANSWERS:
        expected = pl.DataFrame(getattr(nutgraf.corpus, answer)(local))
        found = pl.from_arrow(corpus.frame(corpus.query(answer)).toArrow())
        assert isinstance(found, pl.DataFrame) and found.rows() == expected.rows(), answer


def test_schemas_are_those_of_the_tables() -> None:
    import nutgraf.spark

    assert nutgraf.spark.SCHEMAS["facts"].startswith("`article` string, `id` bigint, `kind` string, `fact` bigint")
    for table, schema in nutgraf.spark.SCHEMAS.items():
        assert len(pa.table(nutgraf.tabulate([], table)).schema.names) <= schema.count("`") / 2
