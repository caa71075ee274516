"""nutgraf in spaCy: documents as ``Doc``, and a component of a pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from ._core import Document, Extractor, Token
from ._facts import Facts
from ._peer import peer

spacy: Any = peer("spacy", "'nutgraf[spacy]'")
tokens: Any = peer("spacy.tokens", "'nutgraf[spacy]'")

KINDS = ["mentions", "quotations", "quantities", "times", "events", "positions"]
"""The keys of ``Doc.spans``."""

_KEY = "nutgraf"
"""In ``Doc.user_data``, which holds the document as JSON: a ``Doc`` goes to other processes, and to disk, as bytes."""


def to_spacy(doc: Document, nlp: Any = None, *, ents: bool = False) -> Any:
    """The document as a ``Doc`` of spaCy, with a group of spans for each kind of facts.

    Its words are those that ``nlp`` makes of the text; where no ``nlp`` is given they are nutgraf's, with parts of speech, lemmas and
    trees, of a document that was read with ``Extractor(tokens=True)``, and else those of a blank English pipeline. ``ents`` makes
    entities of the mentions that are names.
    """
    if nlp is not None:
        made = nlp.make_doc(doc.text)
    elif doc.tokens:
        made = _with_words(doc)
    else:
        made = spacy.blank("en").make_doc(doc.text)
    return add_facts(made, doc, ents=ents)


def add_facts(made: Any, doc: Document, *, ents: bool = False) -> Any:
    """Adds the facts of a document to a ``Doc`` of the same text: spans, and ``Doc._.nutgraf``, the document itself."""
    made.user_data[_KEY] = doc.to_json()
    for kind in KINDS:
        made.spans[kind] = list(_spans(made, kind, getattr(doc, kind)))
    if ents:
        named = [span for span in made.spans["mentions"] if span._.fact.form == "name"]
        made.ents = spacy.util.filter_spans(named)
    return made


_PLACES: dict[str, Any] = {
    "mentions": lambda fact: (fact.start, fact.end, fact.entity.kind, fact.entity.link or ""),
    "quotations": lambda fact: (fact.start, fact.end, fact.kind, ""),
    "quantities": lambda fact: (fact.start, fact.end, fact.kind, ""),
    "times": lambda fact: (fact.start, fact.end, fact.type, ""),
    "events": lambda fact: (fact.trigger.start, fact.trigger.end, fact.label or fact.type, ""),
    "positions": lambda fact: (*_around(fact), fact.label or fact.act, ""),
}
"""Where a fact stands, its label, and the id of the row of the user's table that it is."""


def _around(position: Any) -> tuple[int, int]:
    """From the cue of a position to the end of what it is about, or the other way round; else its holders."""
    places = [place for place in (position.cue, position.content) if place is not None] or position.holders
    return min(place.start for place in places), max(place.end for place in places)


def _spans(made: Any, kind: str, facts: Facts[Any]) -> Iterator[Any]:
    for fact in facts:
        start, end, label, link = _PLACES[kind](fact)
        # The words of another pipeline may be cut otherwise: a span takes those that it touches.
        name = f"{kind}/{fact.id}"
        span = made.char_span(start, end, label=label, kb_id=link, alignment_mode="expand", span_id=name)
        if span is not None:
            yield span


_document = lru_cache(maxsize=128)(Document.from_json)


def _document_of(made: Any) -> Document | None:
    json = made.user_data.get(_KEY)
    return _document(json) if json else None


def _fact(span: Any) -> Any:
    """The fact that a span of one of the groups stands for; ``None`` for another span."""
    kind, _, number = span.id_.partition("/")
    return getattr(_document_of(span.doc), kind)[int(number)] if kind in KINDS else None


if not tokens.Doc.has_extension("nutgraf"):
    tokens.Doc.set_extension("nutgraf", getter=_document_of)
    tokens.Span.set_extension("fact", getter=_fact)


def _with_words(doc: Document) -> Any:
    """A ``Doc`` with the words, parts of speech, lemmas and trees of nutgraf; what it has no words for, such as a dateline, spaCy cuts."""
    blank = spacy.blank("en")
    given: list[Token | str] = []
    place = 0
    for token in (*doc.tokens, None):
        gap = doc.text[place : token.start if token else None]
        given += [word.text for word in blank.tokenizer(gap) if not word.is_space]
        if token:
            given.append(token)
            place = token.end
    texts = [one if isinstance(one, str) else one.text for one in given]
    texts, spaces = spacy.util.get_words_and_spaces(texts, doc.text)
    rest = iter(given)
    words = [None if text.isspace() else next(rest) for text in texts]
    known = [None if isinstance(word, str) else word for word in words]
    firsts = {sentence.start for sentence in doc.sentences}
    return tokens.Doc(
        blank.vocab,
        words=texts,
        spaces=spaces,
        lemmas=[token.lemma or text if token else text for token, text in zip(known, texts, strict=True)],
        pos=[token.upos or "" if token else "X" if word else "SPACE" for token, word in zip(known, words, strict=True)],
        heads=_heads(known),
        deps=[token.deprel or "" if token else "dep" for token in known],
        sent_starts=[bool(token and token.start in firsts) for token in known],
    )


def _heads(known: list[Token | None]) -> list[int]:
    """The index of each word's head: that of one without a place in a tree is the word before it, if there is one."""
    at = {token.start: index for index, token in enumerate(known) if token}
    return [at[(token.head or token).start] if token else max(index - 1, 0) for index, token in enumerate(known)]


class Component:
    """What ``nlp.add_pipe("nutgraf")`` adds: the facts of each text, as spans."""

    def __init__(self, extractor: Extractor, ents: bool) -> None:
        self.extractor = extractor
        self.ents = ents

    def __call__(self, made: Any) -> Any:
        return add_facts(made, self.extractor.extract(made.text), ents=self.ents)

    def pipe(self, stream: Iterable[Any], *, batch_size: int = 256) -> Iterator[Any]:
        """Reads the texts of a stream on all cores, a batch at a time."""
        for batch in spacy.util.minibatch(stream, size=batch_size):
            docs = self.extractor.extract_many(made.text for made in batch)
            for made, doc in zip(batch, docs, strict=True):
                yield add_facts(made, doc, ents=self.ents)


@spacy.Language.factory("nutgraf", assigns=["doc.spans", "doc._.nutgraf"], default_config={"ents": False})
def component(nlp: Any, name: str, ents: bool) -> Component:
    """The component for a pipeline: ``nlp.add_pipe("nutgraf", config={"ents": True})``."""
    return Component(Extractor(), ents)
