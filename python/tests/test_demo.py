"""`nutgraf.demo`: an article for whoever has none at hand."""

from pathlib import Path

import nutgraf


def test_the_demo_is_the_sample_of_the_docs() -> None:
    doc = nutgraf.demo()
    assert doc.text == (Path(__file__).parents[2] / "docs/sample.txt").read_text(encoding="utf-8")
    assert [time.value for time in doc.times if time.text == "Tuesday"] == ["2025-10-14"]
    assert "Ana Duarte" in {quotation.speaker.name for quotation in doc.quotations if quotation.speaker}
    assert doc._repr_html_().startswith("<style>")
