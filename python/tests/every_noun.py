"""A document with every noun, as a later stage may write it."""

from typing import Any


def span(start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": TEXT[start:end]}


TEXT = "“Stay 3 days,” mayor Moroz said today."
EVERY_NOUN: dict[str, Any] = {
    "nutgraf": 1,
    "id": "1",
    "url": None,
    "title": "Stay",
    "byline": ["Jane Roe"],
    "publisher": "The Post",
    "published": "2025-09-05",
    "modified": "2025-09-06",
    "language": "en",
    "dateline": {"start": 0, "end": 1, "place": "TARNOW", "source": "AP", "date": None},
    "text": TEXT,
    "blocks": [{"kind": "paragraph", "start": 0, "end": 38, "credit": None}],
    "sentences": [{"start": 0, "end": 38, "block": 0}],
    "tokens": [
        {"start": 0, "end": 1, "upos": "PUNCT", "head": 1, "deprel": "punct"},
        {"start": 1, "end": 5, "lemma": "stay", "upos": "VERB", "head": -1, "deprel": "root"},
    ],
    "entities": [
        {
            "id": 0,
            "kind": "person",
            "name": "Moroz",
            "mentions": [0],
            "country": "POL",
            "sector": "GOV",
            "roles": [{"title": "mayor", **span(15, 20), "affiliation": 1, "former": False}],
            "number": "singular",
            "gender": None,
            "rule": "a rule",
            "score": 0.5,
        },
        {
            "id": 1,
            "kind": "place",
            "name": "Tarnow",
            "mentions": [],
            "country": None,
            "sector": None,
            "roles": [],
            "number": None,
            "gender": None,
        },
    ],
    "mentions": [{"id": 0, **span(21, 26), "entity": 0, "form": "name", "metonym": None}],
    "quotations": [
        {
            "id": 0,
            "kind": "direct",
            "content": [span(1, 13)],
            "speaker": 0,
            "speaker_span": span(15, 26),
            "cue": {**span(27, 31), "lemma": "say"},
            "addressee": None,
            "parts": [],
            "within": None,
        }
    ],
    "quantities": [
        {
            "id": 0,
            **span(6, 12),
            "kind": "duration",
            "value": 3,
            "value_max": 4.5,
            "unit": "day",
            "currency": None,
            "modifier": "at_least",
            "of": span(8, 12),
        }
    ],
    "times": [
        {
            "id": 0,
            **span(32, 37),
            "type": "DATE",
            "value": "2025-09-05",
            "begin": "2025-09-05",
            "end_date": "2025-09-05",
        }
    ],
    "events": [
        {
            "id": 0,
            "type": "CONSULT",
            "mode": None,
            "cameo": "04",
            "contexts": ["weather"],
            "trigger": {**span(27, 31), "lemma": "say"},
            "actors": [0],
            "recipients": [],
            "place": 1,
            "time": 0,
            "status": "actual",
            "quotation": 0,
        }
    ],
    "positions": [
        {
            "id": 0,
            "act": "DEMAND",
            "holders": [{"entity": 0, **span(15, 26), "count": 0}],
            "spokesperson": None,
            "addressees": [1],
            "content": span(1, 12),
            "action": {**span(1, 5), "lemma": "stay"},
            "participants": [{"role": "host", "entity": 1}],
            "amounts": [0],
            "conditions": [{"kind": "only_if", **span(6, 12)}],
            "due": 0,
            "as_of": None,
            "certainty": "CT+",
            "cue": None,
            "quotation": 0,
            "cluster": 1,
        }
    ],
}
