"""What is given is read, or refused with what to call instead; nothing is lost without a word."""

import datetime
import math
import warnings
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import nutgraf

RAIN = "It rained on Friday, Olena Moroz said."


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (RAIN, "`articles` is one string, expected many articles; extract"),
        (b"It rained.", "`articles` is one string"),
        ({"text": RAIN}, "`articles` is one mapping, expected many articles; extract_many"),
        (pd.DataFrame({"text": [RAIN]}), "`articles` is a DataFrame, expected articles; extract_table"),
        (pl.DataFrame({"text": [RAIN]}), "`articles` is a DataFrame"),
        (pl.LazyFrame({"text": [RAIN]}), "`articles` is a LazyFrame"),
        (pa.table({"text": [RAIN]}), "`articles` is a Table"),
    ],
)
def test_one_article_or_a_table_is_not_many_articles(given: Any, why: str) -> None:
    with pytest.raises(TypeError, match=why):
        nutgraf.extract_many(given)


@pytest.mark.parametrize("series", [pd.Series([RAIN, RAIN]), pl.Series([RAIN, RAIN])])
def test_a_column_is_texts_one_by_one(series: Any) -> None:
    assert [doc.text for doc in nutgraf.extract_many(series)] == [RAIN, RAIN]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (pl.LazyFrame({"text": [RAIN]}), r"holds no rows yet; give frame.collect\(\)"),
        (pl.Series([RAIN]), "is one column; give a table, as in series.to_frame"),
        (pd.Series([RAIN]), "is one column"),
        (RAIN, r"is not a table; extract\(text\) reads one article"),
    ],
)
def test_what_holds_no_rows_says_what_to_do(given: Any, why: str) -> None:
    with pytest.raises(TypeError, match=why):
        nutgraf.extract_table(given)


@pytest.mark.parametrize("nothing", [None, math.nan, float("nan"), pd.NaT, pd.NA, "NaT", "nan", "", " "])
def test_nothing_is_absent_however_it_is_written(nothing: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (doc,) = nutgraf.extract_many([{"text": RAIN, "published": nothing, "url": None, "byline": None}])
    assert doc.published is None
    frame = pd.DataFrame([{"id": 1, "text": RAIN, "title": math.nan, "published": pd.NaT, "byline": pd.NA}])
    (doc,) = nutgraf.extract_many(frame.to_dict("records"))
    assert (doc.id, doc.title, doc.published, doc.byline) == ("1", None, None, ())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("20250905", "2025-09-05"),
        (20250905, "2025-09-05"),
        (20250905.0, "2025-09-05"),
        ("Fri, 05 Sep 2025 18:00:00 GMT", "2025-09-05T18:00:00Z"),
        (1757030400, "2025-09-05T00:00:00Z"),
        (pd.Timestamp("2025-09-05"), "2025-09-05T00:00:00"),
    ],
)
def test_dates_are_read_however_they_are_written(given: Any, kept: str) -> None:
    (doc,) = nutgraf.extract_many([{"text": RAIN, "published": given}])
    assert (doc.published, doc.published_date) == (kept, datetime.date(2025, 9, 5))


@pytest.mark.parametrize("wrong", ["yesterday", "05/06/2025", True, ["2025"]])
def test_a_date_that_is_not_one_costs_no_article(wrong: Any) -> None:
    with pytest.warns(UserWarning, match="article 1: `published` is .*the article is read without it"):
        docs = list(nutgraf.extract_many([RAIN, {"text": RAIN, "published": wrong}]))
    assert [doc.published for doc in docs] == [None, None]


def test_dates_that_are_not_are_told_of_tables_and_files(tmp_path: Path) -> None:
    frame = pl.DataFrame({"text": [RAIN, RAIN], "published": ["2025-09-05", "soon"]})
    with pytest.warns(UserWarning, match='row 1: `published` is "soon"'):
        tables = nutgraf.extract_table(frame)
    assert (len(tables["articles"]), len(tables["errors"])) == (2, 0)
    (tmp_path / "a.jsonl").write_text('{"text": "It rained.", "published": "soon"}\n')
    with pytest.warns(UserWarning, match='a.jsonl:1: `published` is "soon"'):
        (doc,) = nutgraf.extract_many(nutgraf.scan(tmp_path / "a.jsonl"))
    with pytest.warns(UserWarning, match='a.jsonl:1: `published` is "soon"'):
        (article,) = nutgraf.scan(tmp_path / "a.jsonl")
    assert "published" not in article
    with pytest.warns(UserWarning) as told:
        list(nutgraf.extract_many([{"text": "Rain.", "published": "soon"}] * 50))
    assert len(told) == 21


def test_the_day_of_publication() -> None:
    for given, day in [
        ("2025-09-05T18:42:00+02:00", datetime.date(2025, 9, 5)),
        ("2025-09", None),
        ("2025", None),
        (None, None),
    ]:
        assert nutgraf.extract(RAIN, published=given).published_date == day


def test_errors_name_the_argument() -> None:
    for workers in (0, -1):
        with pytest.raises(ValueError, match=f"`workers` is {workers}, expected at least 1"):
            nutgraf.extract_many([RAIN], workers=workers)
    with pytest.raises(ValueError, match="`errors` is"):
        nutgraf.extract_many([RAIN], errors="ignore")  # type: ignore[call-overload]
    with pytest.raises(nutgraf.RecordError, match="article 0: `url`"):
        list(nutgraf.extract_many([{"text": RAIN, "url": 5}]))


def test_what_is_known_of_an_article_is_given_with_its_text() -> None:
    doc = nutgraf.extract(RAIN, byline="Jane Roe", publisher="The Herald", language="en-GB", tokens=True)
    assert (doc.byline, doc.publisher, doc.language) == (("Jane Roe",), "The Herald", "en-GB")
    assert doc.tokens
    assert not nutgraf.extract(RAIN).tokens
    extractor = nutgraf.Extractor(tokens=True)
    assert not extractor.extract(RAIN, tokens=False).tokens
    assert extractor.read_html(f"<article><p>{RAIN}</p><p>{RAIN}</p></article>", byline=["A", "B"]).byline == ("A", "B")


def test_markdown_is_read_as_markdown(tmp_path: Path) -> None:
    text = "# Dam holds\n\nThe dam *held*, [Olena Moroz](https://example.org) said.\n"
    (tmp_path / "a.md").write_text(text)
    expected = "Dam holds\n\nThe dam held, Olena Moroz said."
    (doc,) = nutgraf.extract_many(nutgraf.scan(tmp_path / "a.md"))
    assert (doc.text, doc.title) == (expected, "Dam holds")
    (article,) = nutgraf.scan(tmp_path / "a.md")
    assert article["markdown"] == text
    (doc,) = nutgraf.extract_many([article])
    assert doc.text == expected
    (tmp_path / "a.md").write_text(f"---\ndate: soon\n---\n{text}")
    for articles in nutgraf.scan(tmp_path / "a.md"), list(nutgraf.scan(tmp_path / "a.md")):
        with pytest.warns(UserWarning, match='`published` is "soon"'):
            (doc,) = nutgraf.extract_many(articles)
        assert doc.published is None


def test_an_empty_text_is_not_given() -> None:
    page = f"<article><p>{RAIN}</p><p>{RAIN}</p></article>"
    (doc,) = nutgraf.extract_many([{"text": "", "html": page}])
    assert doc.text.startswith(RAIN)
    (error,) = nutgraf.extract_many([{"text": " "}], errors="return")
    assert isinstance(error, nutgraf.RecordError)


def test_tables_turn_into_frames_and_show_themselves() -> None:
    table = nutgraf.tabulate(nutgraf.extract("“<b>Rain</b>,” Olena Moroz said on 5 May 2025."), "facts")
    assert table.to_polars().columns == table.to_pandas().columns.tolist() == table.column_names
    page = table._repr_html_()
    assert page.startswith("<table>")
    assert "&lt;b&gt;Rain" in page
    assert "<b>" not in page


def test_the_flat_view_leads_to_its_facts() -> None:
    doc = nutgraf.extract("“It rained for nine days,” Olena Moroz said on 5 May 2025. “It stopped.”")
    rows = nutgraf.tabulate(doc, "facts").to_polars().to_dicts()
    columns = {"quotation": doc.quotations, "time": doc.times, "quantity": doc.quantities}
    found = [row for row in rows if row["kind"] in columns]
    assert {row["kind"] for row in found} == set(columns)
    for row in found:
        assert columns[row["kind"]][row["fact"]].text == row["text"]
