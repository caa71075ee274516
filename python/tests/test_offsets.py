"""Offsets count code points, whatever the script: `doc.text[start:end] == text`."""

from collections.abc import Iterator
from typing import Any

import pytest

import nutgraf

SCRIPTS = ["plain", "Élysée", "Київ", "北京", "القاهرة", "हिन्दी", "👩‍👩‍👧 𝒩", "\ufeffa\u200d", "a\x00b"]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span of a document, at any depth of its JSON."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_span_gives_its_words(script: str) -> None:
    text = f"{script} “Yes, {script},” said {script}. It rained on {script} 3 times.\n\n{script}\n"
    doc = nutgraf.Extractor(tokens=True).extract(text)
    assert doc.text == text
    found = list(spans({key: value for key, value in doc.to_dict().items() if key != "text"}))
    assert found
    for span in found:
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert span.get("text", text[span["start"] : span["end"]]) == text[span["start"] : span["end"]]
    for column in (doc.blocks, doc.sentences, doc.tokens, doc.quotations, doc.quantities, doc.times):
        for fact in column:
            assert doc.text[fact.start : fact.end] == fact.text


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        nutgraf.extract("a \ud800 b")


def test_an_empty_text_is_a_document() -> None:
    doc = nutgraf.extract("")
    assert (doc.text, doc.blocks, doc.quotations) == ("", (), ())
