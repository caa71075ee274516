"""`nutgraf.polars`: `.nutgraf` of frames and expressions."""

import pytest

import nutgraf

pl = pytest.importorskip("polars")
assert nutgraf.polars is not None  # adds `.nutgraf`

ARTICLES = pl.DataFrame(
    {
        "id": ["a", "b", "c"],
        "body": ["“Rain,” said Olena Moroz 🌧 on Monday.", "Norway pledged 40 million euros.", None],
        "day": ["2025-09-05", None, None],
    }
)


def test_a_frame_gives_tables_of_facts() -> None:
    said = ARTICLES.nutgraf.quotations(text="body", published="day", id="id")
    assert said["article"].to_list() == ["a"] and said["content"][0][0]["text"] == "Rain,"
    tables = ARTICLES.nutgraf.extract(text="body", published="day", id="id")
    assert tables["quotations"].equals(said) and tables["times"]["value"].to_list() == ["2025-09-01"]
    assert tables["errors"]["id"].to_list() == ["c"]
    tokens = ARTICLES.nutgraf.tokens(text="body", extractor=nutgraf.Extractor(tokens=True))
    assert tokens["text"].to_list()[1] == "Rain" if "text" in tokens.columns else len(tokens) > 10
    with pytest.raises(ValueError, match="nothing"):
        ARTICLES.nutgraf.nothing(text="body")


def test_an_expression_gives_documents() -> None:
    read = pl.col("body").nutgraf.read()
    frame = ARTICLES.with_columns(doc=read)
    acts = frame.select("id", pl.col("doc").struct.field("positions").list.eval(pl.element().struct.field("act")))
    assert acts["positions"].to_list()[1] == ["PLEDGE"]
    errors = frame["doc"].struct.field("error").to_list()
    assert errors[:2] == [None, None] and "text" in errors[2]
    lazy = ARTICLES.lazy().with_columns(doc=read).collect()
    assert lazy["doc"].struct.field("text").to_list()[:2] == ARTICLES["body"].to_list()[:2]
    assert lazy.lazy().collect_schema() == frame.schema
