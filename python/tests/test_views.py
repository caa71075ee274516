"""Views are values: they print, compare, hash, match, pickle and do not change."""

import copy
import gc
import pickle
from typing import Any

import pytest

import nutgraf
from every_noun import EVERY_NOUN


def nouns(doc: nutgraf.Document) -> list[Any]:
    """One of each class that the document holds."""
    quotation = doc.quotations[0]
    entity = doc.entities[:1]
    found = [
        doc,
        doc.dateline,
        doc.blocks[0],
        doc.sentences[0],
        doc.tokens[0],
        quotation,
        quotation.content[0],
    ]
    found += [quotation.cue, *entity, *doc.mentions[:1], *doc.quantities[:1], *doc.times[:1]]
    found += [*doc.events[:1], *doc.positions[:1]]
    return [noun for noun in found if noun is not None]


def test_every_view_is_a_value(doc: nutgraf.Document, article: str) -> None:
    again = nutgraf.Document.from_json(doc.to_json())
    for noun, twin in zip(nouns(doc), nouns(again), strict=True):
        assert noun == twin
        assert hash(noun) == hash(twin)
        assert len({noun, twin}) == 1
        assert copy.deepcopy(noun) == noun
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(noun, protocol)) == noun
        assert type(noun).__name__ in repr(noun)
        with pytest.raises(AttributeError):
            noun.text = "another"


def test_a_fact_of_another_text_is_another_fact() -> None:
    one, other = nutgraf.extract("“Yes,” she said."), nutgraf.extract("“Yes,” she said again.")
    assert one.quotations[0].to_dict()["content"] == other.quotations[0].to_dict()["content"]
    assert one.quotations[0] != other.quotations[0]
    assert one != other
    assert one.blocks[0] != one.sentences[0]


def test_repr_shows_the_words(doc: nutgraf.Document) -> None:
    assert "We were lucky" in repr(doc.quotations[0])
    assert "River wall" in repr(doc)
    long = nutgraf.extract("word " * 100)
    assert len(repr(long)) < 200
    assert "…" in repr(long.blocks[0])


def test_pattern_matching_takes_facts_apart(doc: nutgraf.Document) -> None:
    match doc.quotations[0]:
        case nutgraf.Quotation(text, "direct", speaker):
            assert text == doc.quotations[0].text
            assert speaker == doc.quotations[0].speaker
        case _:
            pytest.fail("a quotation is a `Quotation`")


def test_columns_are_made_once_and_hold_no_document_alive(doc: nutgraf.Document) -> None:
    assert doc.blocks is doc.blocks
    assert doc.text is doc.text
    quotation = nutgraf.extract("“Yes,” she said.").quotations[0]
    gc.collect()
    assert quotation.text == "Yes,"


def test_a_column_that_was_not_looked_for_is_empty_and_absent() -> None:
    doc = nutgraf.extract("It rained.")
    assert doc.tokens == ()
    assert "tokens" not in doc.to_dict()
    assert nutgraf.Extractor(tokens=True).extract("It rained.").tokens[0].text == "It"


def test_there_and_back(doc: nutgraf.Document) -> None:
    assert nutgraf.Document.from_dict(doc.to_dict()) == doc
    assert nutgraf.Document.from_json(doc.to_json()).to_json() == doc.to_json()


def test_references_lead_to_facts() -> None:
    doc = nutgraf.Document.from_dict(EVERY_NOUN)
    quotation, event, position = doc.quotations[0], doc.events[0], doc.positions[0]
    assert quotation.speaker == doc.entities[0]
    assert quotation.speaker is not None and quotation.speaker.mentions == doc.mentions
    assert quotation.speaker.roles[0].affiliation == doc.entities[1]
    assert quotation.cue is not None and quotation.cue.lemma == "say"
    assert doc.mentions[0].entity.name == "Moroz"
    assert doc.sentences[0].block == doc.blocks[0]
    assert [token.head for token in doc.tokens] == [doc.tokens[1], None]
    assert doc.quantities[0].value == 3 and isinstance(doc.quantities[0].value, int)
    assert doc.quantities[0].value_max == 4.5
    assert event.actors == (doc.entities[0],) and event.time == doc.times[0] and event.trigger.text == "said"
    assert event.quotation == quotation
    assert position.holders[0].entity == doc.entities[0] and position.holders[0].count == doc.quantities[0]
    assert position.participants[0].role == "host" and position.conditions[0].kind == "only_if"
    assert position.amounts == doc.quantities and position.due == doc.times[0]
    assert position.action is not None and position.action.lemma == "stay"
    assert position.certainty == "CT+"
    assert doc.to_dict() == EVERY_NOUN
    parts = [quotation.speaker.roles[0], position.holders[0], position.action]
    parts += [position.participants[0], position.conditions[0], event.trigger]
    for noun in [*nouns(doc), *parts]:
        assert pickle.loads(pickle.dumps(noun)) == noun
        assert repr(noun).startswith(type(noun).__name__ + "(")
