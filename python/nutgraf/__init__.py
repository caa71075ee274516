"""The facts of a news article, each with the words that say it.

>>> import nutgraf
>>> doc = nutgraf.extract("The dam held. “We were lucky,” said Olena Moroz, the mayor.")
>>> doc.quotations[0].text
'We were lucky,'
"""

from ._core import (
    Action,
    Block,
    Condition,
    Cue,
    Dateline,
    Document,
    Documents,
    Entity,
    Event,
    Extractor,
    Holder,
    Mention,
    Participant,
    Position,
    Quantity,
    Quotation,
    Role,
    Sentence,
    Span,
    TimeExpression,
    Token,
    __version__,
)
from ._errors import Error, RecordError

_usual = Extractor()
extract = _usual.extract
extract_many = _usual.extract_many
read_html = _usual.read_html

__all__ = [
    "Action",
    "Block",
    "Condition",
    "Cue",
    "Dateline",
    "Document",
    "Documents",
    "Entity",
    "Error",
    "Event",
    "Extractor",
    "Holder",
    "Mention",
    "Participant",
    "Position",
    "Quantity",
    "Quotation",
    "RecordError",
    "Role",
    "Sentence",
    "Span",
    "TimeExpression",
    "Token",
    "__version__",
    "extract",
    "extract_many",
    "read_html",
]
