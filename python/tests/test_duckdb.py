"""`nutgraf.duckdb`: a function of DuckDB."""

from typing import Any

import pytest

import nutgraf

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

TEXTS = ["“Rain,” said Olena Moroz 🌧 on Monday.", "Norway pledged 40 million euros.", None, ""]


@pytest.fixture
def con() -> Any:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE articles (id INT, body VARCHAR, day DATE)")
    rows = [(at, text, "2025-09-05") for at, text in enumerate(TEXTS)]
    connection.executemany("INSERT INTO articles VALUES (?, ?, ?)", rows)
    nutgraf.duckdb.register(connection)
    return connection


def test_facts_are_columns_of_a_query(con: Any) -> None:
    quotations = "SELECT unnest(nutgraf(body).quotations) q FROM articles ORDER BY id"
    query = f"SELECT q.speaker_span.text, q.content[1].text FROM ({quotations})"
    assert con.sql(query).fetchall() == [("Olena Moroz", "Rain,")]
    acts = "SELECT a.id, p.act FROM articles a, unnest(nutgraf(body).positions) AS t(p) WHERE a.id = 1"
    assert con.sql(acts).fetchall() == [(1, "PLEDGE")]


def test_a_date_gives_days_their_values(con: Any) -> None:
    value = "SELECT nutgraf(body, published := {}).times[1].value FROM articles WHERE id = 0"
    assert con.sql(value.format("day")).fetchall() == [("2025-09-01",)]
    assert con.sql(value.format("'5 September 2025'")).fetchall() == [("2025-09-01",)]
    assert con.sql(value.format("NULL")).fetchall() == [(None,)]


def test_what_cannot_be_read_says_why(con: Any) -> None:
    errors = con.sql("SELECT nutgraf(body).error FROM articles ORDER BY id").fetchall()
    assert errors[:2] == [(None,), (None,)] and all("text" in why for (why,) in errors[2:])


def test_names_and_extractors_are_those_that_are_given(con: Any) -> None:
    nutgraf.duckdb.register(con, name="words", extractor=nutgraf.Extractor(tokens=True), workers=1)
    count = "SELECT len(words(body).tokens) > 5, len(nutgraf(body).tokens) FROM articles WHERE id = 1"
    assert con.sql(count).fetchall() == [(True, None)]


def test_many_rows_come_in_order(con: Any) -> None:
    con.execute("CREATE TABLE many AS SELECT i, 'It cost ' || i || ' euros.' AS body FROM range(5000) t(i)")
    read = "SELECT i, nutgraf(body).quantities[1].value v FROM many"
    wrong = f"SELECT count(*) FROM ({read}) WHERE v IS DISTINCT FROM i"
    assert con.sql(wrong).fetchall() == [(0,)]
