"""`nutgraf.spacy`: documents as `Doc`, and a component of a pipeline."""

import subprocess
import sys
from typing import Any

import pytest

import nutgraf

spacy = pytest.importorskip("spacy")

TEXT = (
    "Mayor vows to rebuild\n\nKALNA — Olena Moroz 🌧, the mayor, pledged on Monday to send Čapek’s town two ferries.  "
    "“We won't wait,” she said.\tFrance accused Russia of sabotage.\n"
)


@pytest.fixture(scope="module")
def doc() -> nutgraf.Document:
    return nutgraf.Extractor(tokens=True).extract(TEXT, published="2025-09-05")


@pytest.fixture(scope="module")
def nlp() -> Any:
    return spacy.blank("en")


def facts(made: Any) -> None:
    """Every span leads to its fact, and covers its words."""
    doc = made._.nutgraf
    assert made.text == doc.text
    for kind in ["mentions", "quotations", "quantities", "times", "events", "positions"]:
        assert [span._.fact for span in made.spans[kind]] == list(getattr(doc, kind)), kind
    assert all(span._.fact.text in span.text for kind in ("mentions", "quotations", "times") for span in made.spans[kind])
    assert {span.label_ for span in made.spans["positions"]} == {position.act for position in doc.positions}


def test_a_document_is_a_doc_with_the_words_of_nutgraf(doc: nutgraf.Document) -> None:
    made = nutgraf.to_spacy(doc)
    facts(made)
    at = {word.idx: word for word in made}
    for token in doc.tokens:
        word = at[token.start]
        assert (word.text, word.pos_, word.lemma_) == (token.text, token.upos, token.lemma)
        assert word.head.idx == (token.head or token).start
        assert word.dep_.lower() == (token.deprel or "").lower()
    sentences = [sent.text.strip() for sent in made.sents]
    assert all(any(sentence.text in sent for sent in sentences) for sentence in doc.sentences)
    assert made.ents == () and made[0:1]._.fact is None


def test_the_words_may_be_those_of_a_pipeline(doc: nutgraf.Document, nlp: Any) -> None:
    made = nutgraf.to_spacy(doc, nlp, ents=True)
    facts(made)
    assert [word.text for word in made] == [word.text for word in nlp(TEXT)]
    named = {(ent.text, ent.label_) for ent in made.ents}
    assert ("Olena Moroz", "person") in named and ("France", "place") in named
    assert all(ent._.fact.form == "name" for ent in made.ents)
    assert nutgraf.to_spacy(nutgraf.extract(TEXT)).text == TEXT
    assert len(nutgraf.to_spacy(nutgraf.extract(""))) == 0


def test_a_pipeline_has_a_component(doc: nutgraf.Document) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("nutgraf", config={"ents": True})
    made = nlp(TEXT)
    facts(made)
    assert made._.nutgraf == nutgraf.extract(TEXT)
    assert "Olena Moroz" in {ent.text for ent in made.ents}
    many = list(nlp.pipe([TEXT, "", "Oslo vowed to close the mine."] * 5, batch_size=4))
    assert [len(one.spans["positions"]) for one in many[:3]] == [len(made.spans["positions"]), 0, 1]
    assert many[0].to_bytes() == many[3].to_bytes()


def test_without_spacy_an_error_says_what_to_install() -> None:
    blocked = "import sys; sys.modules['spacy'] = None; import nutgraf; nutgraf.to_spacy"
    run = subprocess.run([sys.executable, "-c", blocked], check=False, capture_output=True, text=True)
    assert "pip install 'nutgraf[spacy]'" in run.stderr


def test_a_doc_goes_to_disk_and_back(doc: nutgraf.Document, nlp: Any) -> None:
    made = nutgraf.to_spacy(doc, nlp)
    back = spacy.tokens.Doc(nlp.vocab).from_bytes(made.to_bytes())
    facts(back)
    assert [str(span) for span in back.spans["events"]] == [str(span) for span in made.spans["events"]]
