"""Tables go out to every tool that speaks Arrow, and come in from it, with the same values."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from every_noun import EVERY_NOUN
from test_command import COMMANDS

import nutgraf

TEXTS = [
    "𝔏isbon, née 🚢 — “We will not let 40 tonnes of bread rot 🍞,” said Ana Duarte on 14 October 2025.",
    "TARNOW (AP) — The wall held for 9 days. “We were lucky,” said Olena Moroz, the mayor.",
]
ARTICLES: list[dict[str, Any]] = [
    {"uid": f"a{n}", "body": TEXTS[n % 2], "day": f"2025-10-{14 + n % 3}"} for n in range(30)
]


# What a corpus is joined by is no part of the contract.
TRACES = {"hash", "key", "matter", "prints", "words"}


def bare(value: Any) -> Any:
    """The value without what is null, as JSON has it."""
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items() if item is not None}
    return [bare(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def docs() -> list[nutgraf.Document]:
    articles = [{"id": a["uid"], "text": a["body"], "published": a["day"]} for a in ARTICLES]
    return [*nutgraf.extract_many(articles), nutgraf.Document.from_dict(EVERY_NOUN)]


def test_a_table_has_a_row_for_each_fact(docs: list[nutgraf.Document]) -> None:
    for name in ["blocks", "sentences", "entities", "quotations", "quantities", "times", "events", "positions"]:
        rows = pl.DataFrame(nutgraf.tabulate(docs, name)).to_dicts()
        expected = [
            {**fact, "article": doc.id, "id": number}
            for doc in docs
            for number, fact in enumerate(doc.to_dict().get(name, []))
        ]
        rows = [{column: value for column, value in row.items() if column not in TRACES} for row in rows]
        assert [bare(row) for row in rows] == [bare(row) for row in expected], name


def test_a_nested_row_is_its_document(docs: list[nutgraf.Document]) -> None:
    table = pa.table(nutgraf.tabulate(docs, "documents"))
    assert table.schema.metadata == {b"nutgraf": b"1", b"nutgraf.table": b"documents"}
    for row, doc in zip(table.to_pylist(), docs, strict=True):
        assert bare({**row, "nutgraf": 1}) == bare(doc.to_dict())


def test_tools_read_the_same_values(docs: list[nutgraf.Document]) -> None:
    quantities = nutgraf.tabulate(docs, "quantities")
    expected = [(doc.id, q.start, q.end, q.text, q.value) for doc in docs for q in doc.quantities]
    names = ["article", "start", "end", "text", "value"]
    assert pl.DataFrame(quantities).select(names).rows() == expected
    frame = pd.DataFrame.from_arrow(quantities)[names]
    assert [tuple(row) for row in frame.itertuples(index=False)] == expected
    assert duckdb.sql('SELECT article, start, "end", text, value FROM quantities').fetchall() == expected
    texts = {doc.id: doc.text for doc in docs}
    assert all(texts[article][start:end] == text for article, start, end, text, _ in expected)


def test_jsonl_to_parquet_to_tools_and_back(tmp_path: Path, docs: list[nutgraf.Document]) -> None:
    pl.DataFrame(ARTICLES).write_ndjson(tmp_path / "in.jsonl")
    columns = "text=body,id=uid,published=day"
    run_command(tmp_path, "extract", "in.jsonl", "-o", "out/", "--columns", columns)
    expected = pl.DataFrame(nutgraf.tabulate(docs[:-1], "quotations"))
    parquet = tmp_path / "out/quotations/part-00000.parquet"
    assert pl.read_parquet(parquet).equals(expected)
    assert pd.read_parquet(parquet)["article"].tolist() == expected["article"].to_list()
    assert duckdb.sql(f"SELECT count(*) FROM '{parquet}' WHERE cue.lemma = 'say'").fetchall() == [(30,)]
    again = nutgraf.extract_many(nutgraf.scan_parquet(tmp_path / "out/articles"))
    assert [doc.to_dict() for doc in again] == [doc.to_dict() for doc in docs[:-1]]


def run_command(folder: Path, *arguments: str) -> None:
    """Runs the newest command that was built, where there is one."""
    if not COMMANDS:
        pytest.skip("the command is not built; `cargo test` builds it")
    newest = max(COMMANDS, key=lambda path: path.stat().st_mtime)
    subprocess.run([newest, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("kind", [pl.DataFrame, pd.DataFrame, lambda rows: pa.Table.from_pylist(rows)])
def test_articles_come_in_from_what_speaks_arrow(kind: Any, docs: list[nutgraf.Document]) -> None:
    tables = nutgraf.extract_table(kind(ARTICLES), text="body", id="uid", published="day", workers=2)
    for name in ["articles", "quotations", "times", "facts"]:
        expected = pl.DataFrame(nutgraf.tabulate(docs[:-1], name))
        assert pl.DataFrame(tables[name]).equals(expected), name
    assert "tokens" not in tables
    assert len(tables["errors"]) == 0


def test_dates_and_lists_and_bytes_come_in() -> None:
    page = "<article><h1>Rain</h1><p>" + TEXTS[1] + "</p><p>" + TEXTS[1] + "</p></article>"
    frame = pl.DataFrame({"html": [page.encode()], "authors": [["Jane Roe", "Max Mo"]], "n": [7]})
    frame = frame.with_columns(pl.lit("2025-09-05T18:42:00").str.to_datetime(time_zone="UTC").alias("published"))
    tables = nutgraf.extract_table(frame, id="n")
    (row,) = pl.DataFrame(tables["articles"]).to_dicts()
    assert (row["id"], row["byline"], row["published"]) == ("7", ["Jane Roe", "Max Mo"], "2025-09-05T18:42:00Z")


def test_a_bad_row_is_an_error_and_the_others_are_read() -> None:
    frame = pl.DataFrame({"text": ["It rained.", None, "It stopped."], "date": ["2025-09-05", None, "soon"]})
    with pytest.warns(UserWarning, match='row 2: `published` is "soon"'):
        tables = nutgraf.extract_table(frame)
    articles = pl.DataFrame(tables["articles"])
    assert articles.select("id", "published").rows() == [("0", "2025-09-05"), ("2", None)]
    errors = pl.DataFrame(tables["errors"])
    assert errors["id"].to_list() == ["1"]
    assert "text" in errors["reason"][0]
    with pytest.warns(UserWarning, match='row 2: `published` is "soon"'):
        (table,) = nutgraf.map_arrow([frame])
    rows = pl.DataFrame(table)
    assert rows["text"].to_list() == ["It rained.", None, "It stopped."]
    assert [error is None for error in rows["error"]] == [True, False, True]


def test_batches_are_mapped_one_by_one() -> None:
    batches = pl.DataFrame(ARTICLES).to_arrow().to_batches(max_chunksize=7)
    tables = list(nutgraf.map_arrow(batches, table="facts", text="body"))
    assert len(tables) == len(batches)
    whole = nutgraf.extract_table(pl.DataFrame(ARTICLES), text="body")["facts"]
    assert pl.concat([pl.DataFrame(table) for table in tables]).equals(pl.DataFrame(whole))


def test_what_cannot_be_read_is_said() -> None:
    with pytest.raises(nutgraf.RecordError, match="no column `words`; its columns are `uid`, `body`, `day`"):
        nutgraf.extract_table(pl.DataFrame(ARTICLES), text="words")
    with pytest.raises(ValueError, match="not a description of columns"):
        nutgraf.extract_table(pl.DataFrame(ARTICLES), words="body")
    with pytest.raises(TypeError, match="expected rows of Arrow"):
        nutgraf.extract_table([1])
    with pytest.raises(ValueError, match='no table "words", expected documents'):
        nutgraf.tabulate([], "words")
    with pytest.raises(TypeError, match="expected documents, not str"):
        nutgraf.tabulate(["words"], "facts")  # type: ignore[list-item]


def test_an_empty_table_has_its_columns() -> None:
    table = nutgraf.tabulate([], "positions")
    assert (len(table), table.name, table.column_names[:3]) == (0, "positions", ["article", "id", "act"])
    assert pl.DataFrame(table).columns == table.column_names


def test_files_are_scanned(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "It rained.", "id": 7}\nbroken\n{"body": "It stopped."}\n')
    (tmp_path / "b.csv").write_text("id,body\n9,“Yes”\n", encoding="utf-8")
    scan = nutgraf.scan_jsonl(tmp_path / "a.jsonl", text="body")
    assert next(scan) == {"id": "7", "text": "It rained."}
    with pytest.raises(nutgraf.RecordError, match="a.jsonl:2: not a JSON object"):
        next(scan)
    assert next(scan)["text"] == "It stopped."
    scan = nutgraf.scan([str(tmp_path / "a.jsonl"), tmp_path / "b.csv"], text="body")
    answers = list(nutgraf.extract_many(scan, errors="return"))
    assert [a.text for a in answers if isinstance(a, nutgraf.Document)] == ["It rained.", "It stopped.", "“Yes”"]
    assert isinstance(answers[1], nutgraf.RecordError)
    with pytest.raises(FileNotFoundError):
        next(nutgraf.scan(tmp_path / "missing.jsonl"))


def test_progress_is_shown_where_tqdm_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(nutgraf.extract_many(TEXTS, progress=True))) == 2
    assert "2/2" in capsys.readouterr().err


def test_an_extractor_pickles() -> None:
    extractor = pickle.loads(pickle.dumps(nutgraf.Extractor(tokens=True)))
    assert extractor == nutgraf.Extractor(tokens=True)
    assert len(extractor.map_table(pl.DataFrame(ARTICLES[:1]), table="tokens", text="body")) > 10


def test_no_pyarrow_is_needed() -> None:
    code = "import nutgraf, sys; nutgraf.tabulate(nutgraf.extract('It rained.')).__arrow_c_stream__()\n"
    code += "assert not {'pyarrow', 'polars', 'pandas', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
