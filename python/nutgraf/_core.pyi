"""
The facts of a news article, each with the words that say it.
"""

from _typeshed import SupportsGetItem
from collections.abc import Iterable, Mapping
from datetime import date
from nutgraf._facts import Facts
from os import PathLike
from typing import Any, Final, Literal, SupportsFloat, SupportsIndex, final

__all__ = ["__version__", "Action", "Block", "Condition", "Cue", "Dateline", "Document", "Documents", "Entity", "Event", "Extractor", "Holder", "Mention", "Participant", "Position", "Quantity", "Quotation", "Role", "Scan", "Sentence", "Span", "Table", "TimeExpression", "Token", "command", "fact_rows", "fact_table", "read_page", "tabulate"]

__version__: Final[str]

@final
class Action:
    """
    What holders commit to do, or want done.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["lemma"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Action: ...
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def lemma(self, /) -> str | None:
        """
        Dictionary form ("deploy").
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Block:
    """
    One block of the article.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["kind"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Block: ...
    @property
    def credit(self, /) -> str | None:
        """
        Of a caption: whom it credits ("Ludovic Marin/AFP").
        """
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def kind(self, /) -> Literal["headline", "byline", "heading", "paragraph", "list_item", "caption", "credit", "boilerplate", "table", "quote"]:
        """
        "headline", "byline", "heading", "paragraph", "list_item", "caption", "credit", "boilerplate", "table" or
        "quote".
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Condition:
    """
    Under what condition a position holds.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["kind"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Condition: ...
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def kind(self, /) -> Literal["if", "unless", "only_if", "provided", "once", "until", "as_long_as", "in_exchange_for", "pending_approval", "without", "regardless_of"]:
        """
        How it bears ("if", "unless", "only_if", "once", "until", …).
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Cue:
    """
    The word that says that something was said or done ("said", "according to").
    """
    __match_args__: Final[tuple[Literal["text"], Literal["lemma"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Cue: ...
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def lemma(self, /) -> str | None:
        """
        Dictionary form ("say").
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Dateline:
    """
    The opening of a report: where it was filed and by whom.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["place"], Literal["source"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Dateline: ...
    @property
    def date(self, /) -> str | None:
        """
        Date as written ("Sept 4").
        """
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def place(self, /) -> str | None:
        """
        Place or places as written ("KYIV, Ukraine").
        """
    @property
    def source(self, /) -> str | None:
        """
        Agency or outlet as written ("AP").
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Document:
    """
    An article with the facts that were found in it.

    Every fact points into `text`, in code points: `doc.text[fact.start:fact.end] == fact.text`. A column that was not
    looked for is an empty tuple here, and absent from `to_dict`.
    """
    __match_args__: Final[tuple[Literal["text"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str:
        """
        The article with its facts marked and in tables, as a notebook shows it.
        """
    @property
    def blocks(self, /) -> Facts[Block]:
        """
        Headline, paragraphs, captions, boilerplate, …, in reading order.
        """
    @property
    def byline(self, /) -> tuple[str, ...]:
        """
        Its authors, one name each.
        """
    @property
    def dateline(self, /) -> Dateline | None:
        """
        Where and by whom the report was filed.
        """
    @property
    def entities(self, /) -> Facts[Entity]:
        """
        Who and what.
        """
    @property
    def events(self, /) -> Facts[Event]:
        """
        What happened.
        """
    @classmethod
    def from_dict(cls, /, document: Mapping[str, Any]) -> Document:
        """
        Reads back what `to_dict` gave.
        """
    @classmethod
    def from_json(cls, /, json: str) -> Document:
        """
        Reads back what `to_json` wrote.

        Raises `RecordError` when it is no document of this version, or when its facts do not fit its text.
        """
    @property
    def id(self, /) -> str | None:
        """
        Name of the article in its collection.
        """
    @property
    def language(self, /) -> str | None:
        """
        BCP 47 language tag.
        """
    @property
    def mentions(self, /) -> Facts[Mention]:
        """
        The namings of entities.
        """
    @property
    def modified(self, /) -> str | None:
        """
        Date of the last change, ISO 8601.
        """
    @property
    def positions(self, /) -> Facts[Position]:
        """
        Who stands where.
        """
    @property
    def published(self, /) -> str | None:
        """
        Date of publication, ISO 8601, as precise as it was given.
        """
    @property
    def published_date(self, /) -> date | None:
        """
        The day of publication; `None` where none is given, or only its month or year.
        """
    @property
    def publisher(self, /) -> str | None:
        """
        Name of the outlet.
        """
    @property
    def quantities(self, /) -> Facts[Quantity]:
        """
        How much.
        """
    @property
    def quotations(self, /) -> Facts[Quotation]:
        """
        Who said what.
        """
    @property
    def sentences(self, /) -> Facts[Sentence]:
        """
        Sentences, each inside one block.
        """
    @property
    def text(self, /) -> str:
        """
        The text that every fact points into.
        """
    @property
    def times(self, /) -> Facts[TimeExpression]:
        """
        When.
        """
    @property
    def title(self, /) -> str | None:
        """
        The title given beside the text, else the headline inside it.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The document as a `dict`, exactly as JSON has it.
        """
    def to_html(self, /, *, manner: SupportsGetItem[int, str] | None = None) -> str:
        """
        The article with its facts marked and in tables, as a notebook shows it: of its quotations those that were said or written, unless `manner`
        names others: "speech", "writing", "thought", "attitude", "act".
        """
    def to_json(self, /) -> str:
        """
        The document as one line of JSON, the same that the command writes.
        """
    @property
    def tokens(self, /) -> Facts[Token]:
        """
        Words and marks; only from `Extractor(tokens=True)`.
        """
    @property
    def url(self, /) -> str | None:
        """
        Address of its page.
        """

@final
class Documents:
    """
    The documents of `extract_many`, in the order of their articles.
    """
    def __iter__(self, /) -> Documents: ...
    def __next__(self, /) -> Document: ...

@final
class Entity:
    """
    Who or what, over all its mentions.
    """
    __match_args__: Final[tuple[Literal["name"], Literal["kind"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Entity: ...
    @property
    def country(self, /) -> str | None:
        """
        ISO 3166-1 alpha-3 ("FRA").
        """
    @property
    def gender(self, /) -> Literal["feminine", "masculine"] | None:
        """
        "feminine" or "masculine", of a person, where the text or a list of names tells.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `doc.entities`.
        """
    @property
    def kind(self, /) -> Literal["person", "organization", "place", "facility", "group", "product", "other"]:
        """
        "person", "organization", "place", "facility", "group", "product" or "other".
        """
    @property
    def link(self, /) -> str | None:
        """
        The id of the row of the user's table that it is (`Extractor(entities=…)`).
        """
    @property
    def mentions(self, /) -> tuple[Mention, ...]:
        """
        Its mentions, in reading order.
        """
    @property
    def name(self, /) -> str:
        """
        The fullest name that the article gives, without titles.
        """
    @property
    def number(self, /) -> Literal["singular", "plural"] | None:
        """
        "singular" or "plural", where the words tell; `None` for organizations, places and things with a name.
        """
    @property
    def roles(self, /) -> tuple[Role, ...]:
        """
        Titles and offices.
        """
    @property
    def rule(self, /) -> str | None:
        """
        Name of the rule or model that proposed it.
        """
    @property
    def score(self, /) -> float | None:
        """
        0 (a guess) to 1 (certain).
        """
    @property
    def sector(self, /) -> Literal["AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "EUR", "GOV", "HLH", "IGO", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP", "PTY", "REB", "REF", "REL", "SPY", "UAF", "UNO"] | None:
        """
        Of which part of society it is, after PLOVER ("GOV").
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Event:
    """
    Who did what to whom, in the PLOVER scheme.
    """
    __match_args__: Final[tuple[Literal["type"], Literal["trigger"], Literal["status"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Event: ...
    @property
    def actors(self, /) -> tuple[Entity, ...]:
        """
        Who did it.
        """
    @property
    def cameo(self, /) -> str:
        """
        Root code of CAMEO, the scheme before PLOVER ("04").
        """
    @property
    def contexts(self, /) -> tuple[str, ...]:
        """
        Contexts ("military").
        """
    @property
    def id(self, /) -> int:
        """
        Index in `doc.events`.
        """
    @property
    def label(self, /) -> str | None:
        """
        What your own rules call it ("PRIVATIZE"); `None` where they did not find it.
        """
    @property
    def mode(self, /) -> str | None:
        """
        Mode of the type ("aerial").
        """
    @property
    def place(self, /) -> Entity | None:
        """
        Where.
        """
    @property
    def quotation(self, /) -> Quotation | None:
        """
        The quotation that it stands in.
        """
    @property
    def recipients(self, /) -> tuple[Entity, ...]:
        """
        To whom.
        """
    @property
    def rule(self, /) -> str | None:
        """
        Name of the rule or model that proposed it.
        """
    @property
    def score(self, /) -> float | None:
        """
        0 (a guess) to 1 (certain).
        """
    @property
    def status(self, /) -> Literal["actual", "future", "hypothetical", "negated", "historical"]:
        """
        "actual", "future", "hypothetical", "negated" or "historical".
        """
    @property
    def time(self, /) -> TimeExpression | None:
        """
        When.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """
    @property
    def trigger(self, /) -> Cue:
        """
        The word that says it.
        """
    @property
    def type(self, /) -> Literal["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER"]:
        """
        Root type ("CONSULT").
        """

@final
class Extractor:
    """
    Reads articles. It never changes, may be shared by threads, and a pickle of it is small.

    With `tokens=True` its documents hold their words and marks. `model` is the file of a model to read with instead of
    the one that is built in, `entities` the file of a table of yours that entities are linked to: tab-separated, the first line
    names the columns "id" and "name", and perhaps "aliases" (parted by "|"), "kind" and "country". `rules` are rules of yours for events
    and positions: a file, its text (TOML), or a mapping of the same shape. With `min_score` all events and positions are told
    that are at least as likely, from 0 to 1, and no others. Where a file is missing the system's error is raised, where it is no model
    `ModelError`, where a row of the table is wrong `TableError`, where a rule is wrong or does not do what its examples say `RulesError`.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[()], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, tokens: bool = False, model: str | PathLike[str] | None = None, entities: str | PathLike[str] | None = None, rules: str | PathLike[str] | Mapping[str, Any] | None = None, min_score: SupportsFloat | SupportsIndex | None = None) -> Extractor: ...
    def __repr__(self, /) -> str: ...
    @property
    def entities(self, /) -> str | None:
        """
        The file of the user's entities, if any.
        """
    def extract(self, /, text: str, *, published: str | date | None = None, id: str | None = None, url: str | None = None, title: str | None = None, byline: str | SupportsGetItem[int, str] | None = None, publisher: str | None = None, language: str | None = None, tokens: bool | None = None) -> Document:
        """
        Reads an article from its plain text.

        `published` is the date that relative dates are reckoned from: ISO 8601, RFC 2822, a `date` or a `datetime`. Reading cannot
        fail: `RecordError` is raised only for a `published` that is not a date and for a text of more than 4 GiB. `tokens` says of this
        article whether its words and marks are kept.
        """
    def extract_many(self, /, articles: Iterable[str | Mapping[str, Any]], *, workers: SupportsIndex | None = None, errors: Literal["raise", "return"] = ...) -> Documents:
        """
        Reads many articles, `workers` at a time (as many as there are cores when it is `None`), in order.

        Each article is a `str`, its text, or a mapping with "text", "html" or "markdown" and perhaps "id", "url", "title", "byline",
        "publisher", "published" and "language". They are asked for as documents are taken, a few ahead. For an article
        that cannot be read the iterator raises `RecordError`, after which it can go on, or hands out the error in its
        place with `errors="return"`.
        """
    def extract_table(self, /, data: Any, *, workers: SupportsIndex | None = None, manner: SupportsGetItem[int, str] | None = None, **columns) -> dict[str, Table]:
        """
        Reads the articles in the rows of a table: anything that speaks Arrow (a DataFrame of polars or pandas, a table of
        pyarrow, a query of DuckDB, a stream). Gives the tables of their facts by name, and "errors".

        Keywords tell which column holds what: `text="body", published="date"`; also `html`, `id`, `url`, `title`, `byline`,
        `publisher` and `language`. Otherwise the usual names are looked for. An article without an id is called by the number of its
        row, from "0". Of the quotations the table of "facts" has those that were said or written, unless `manner` names others.
        """
    def map_table(self, /, data: Any, *, table: str = "documents", workers: SupportsIndex | None = None, first: SupportsIndex = 0, **columns) -> Table:
        """
        Reads the articles in the rows of a table as `extract_table` does, and gives one table: of its facts, or of whole
        documents, "documents", a row for each row with an "error" where there is none. Rows are counted from `first`.
        """
    @property
    def min_score(self, /) -> float | None:
        """
        How likely events and positions must be to be told; `None` where that is left to nutgraf.
        """
    @property
    def model(self, /) -> str | None:
        """
        The file of the model; `None` for the one that is built in.
        """
    def read_html(self, /, page: str | bytes, *, published: str | date | None = None, id: str | None = None, url: str | None = None, title: str | None = None, byline: str | SupportsGetItem[int, str] | None = None, publisher: str | None = None, language: str | None = None, tokens: bool | None = None) -> Document:
        """
        Reads an article from its HTML page: bytes in any character set, or characters.

        What is given counts more than what the page says of itself. Raises `RecordError` when the page holds no article.
        """
    @property
    def rules(self, /) -> str | None:
        """
        The user's rules as they were given: the name of a file, TOML, or what a mapping is in JSON; `None` without any.
        """
    @property
    def tokens(self, /) -> bool:
        """
        Whether its documents hold their tokens.
        """

@final
class Holder:
    """
    Whose position it is.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["entity"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Holder: ...
    @property
    def count(self, /) -> Quantity | None:
        """
        How many ("26 nations").
        """
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def entity(self, /) -> Entity | None:
        """
        The entity, where one is known.
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Mention:
    """
    One naming of an entity.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["entity"], Literal["form"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Mention: ...
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def entity(self, /) -> Entity:
        """
        Whom the words name.
        """
    @property
    def form(self, /) -> Literal["name", "nominal", "pronoun"]:
        """
        "name", "nominal" or "pronoun".
        """
    @property
    def id(self, /) -> int:
        """
        Index in `doc.mentions`.
        """
    @property
    def metonym(self, /) -> str | None:
        """
        The government that a place or palace stands for here ("FRA/GOV").
        """
    @property
    def rule(self, /) -> str | None:
        """
        Name of the rule or model that proposed it.
        """
    @property
    def score(self, /) -> float | None:
        """
        0 (a guess) to 1 (certain).
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Participant:
    """
    Someone who takes part in the content of a position.
    """
    __match_args__: Final[tuple[Literal["role"], Literal["entity"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Participant: ...
    @property
    def entity(self, /) -> Entity:
        """
        Who.
        """
    @property
    def role(self, /) -> Literal["beneficiary", "recipient", "financier", "provider", "host", "guarantor", "adversary", "intermediary", "exception"]:
        """
        "beneficiary", "recipient", "financier", "provider", "host", "guarantor", "adversary", "intermediary" or
        "exception".
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Position:
    """
    Who commits to, refuses, weighs or demands what.
    """
    __match_args__: Final[tuple[Literal["act"], Literal["holders"], Literal["content"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Position: ...
    @property
    def act(self, /) -> Literal["PLEDGE", "OFFER", "AGREE", "INTEND", "CONSIDER", "RULE_OUT", "REFUSE", "HESITATE", "THREATEN", "WITHDRAW", "DEMAND", "REQUEST", "PERMIT", "FORBID", "SUPPORT", "OPPOSE", "REJECT", "DECIDE", "CONFIRM", "DENY", "OTHER"]:
        """
        What kind of stance it is ("PLEDGE").
        """
    @property
    def action(self, /) -> Action | None:
        """
        The head of the content.
        """
    @property
    def addressees(self, /) -> tuple[Entity, ...]:
        """
        To whom it is said, or of whom it is demanded.
        """
    @property
    def amounts(self, /) -> tuple[Quantity, ...]:
        """
        How much.
        """
    @property
    def as_of(self, /) -> TimeExpression | None:
        """
        As of when ("to date").
        """
    @property
    def certainty(self, /) -> Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"] | None:
        """
        How certain the act is, after FactBank ("CT+").
        """
    @property
    def cluster(self, /) -> int | None:
        """
        Restatements of one position share a number.
        """
    @property
    def conditions(self, /) -> tuple[Condition, ...]:
        """
        Under what conditions.
        """
    @property
    def content(self, /) -> Span | None:
        """
        What it is about, without cue and negation.
        """
    @property
    def cue(self, /) -> Cue | None:
        """
        The word that says it.
        """
    @property
    def due(self, /) -> TimeExpression | None:
        """
        By when.
        """
    @property
    def holders(self, /) -> tuple[Holder, ...]:
        """
        Whose it is.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `doc.positions`.
        """
    @property
    def label(self, /) -> str | None:
        """
        What your own rules call it ("PRIVATIZE"); `None` where they did not find it.
        """
    @property
    def participants(self, /) -> tuple[Participant, ...]:
        """
        Who else takes part in the content.
        """
    @property
    def quotation(self, /) -> Quotation | None:
        """
        The quotation that it stands in.
        """
    @property
    def rule(self, /) -> str | None:
        """
        Name of the rule or model that proposed it.
        """
    @property
    def score(self, /) -> float | None:
        """
        0 (a guess) to 1 (certain).
        """
    @property
    def spokesperson(self, /) -> Entity | None:
        """
        Who voiced it, where that is not the holder.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Quantity:
    """
    A number with what it counts or measures.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["kind"], Literal["value"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Quantity: ...
    @property
    def currency(self, /) -> str | None:
        """
        ISO 4217 code.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `doc.quantities`.
        """
    @property
    def kind(self, /) -> Literal["count", "ordinal", "percent", "money", "measure", "age", "duration", "rate"]:
        """
        "count", "ordinal", "percent", "money", "measure", "age", "duration" or "rate".
        """
    @property
    def modifier(self, /) -> Literal["about", "at_least", "at_most", "more_than", "less_than", "up_to"] | None:
        """
        "about", "at_least", "at_most", "more_than", "less_than" or "up_to".
        """
    @property
    def of(self, /) -> Span | None:
        """
        The words for what is counted ("nations").
        """
    @property
    def rule(self, /) -> str | None:
        """
        Name of the rule or model that proposed it.
        """
    @property
    def score(self, /) -> float | None:
        """
        0 (a guess) to 1 (certain).
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """
    @property
    def unit(self, /) -> str | None:
        """
        Singular English name ("kilometre").
        """
    @property
    def value(self, /) -> int | float | None:
        """
        The number, the lower one of a range.
        """
    @property
    def value_max(self, /) -> int | float | None:
        """
        The upper one of a range.
        """

@final
class Quotation:
    """
    Something that somebody said, with the words that say who.

    Its `text` joins what was said, the spans of its `content`; `start` and `end` are those of the first and of the last, and the
    cue may stand between them.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["kind"], Literal["speaker"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Quotation: ...
    @property
    def addressee(self, /) -> Span | None:
        """
        To whom or through what it was said ("Russian state media").
        """
    @property
    def content(self, /) -> tuple[Span, ...]:
        """
        What was said, without its marks and its cue; several spans when it is broken by its cue or by a paragraph.
        """
    @property
    def cue(self, /) -> Cue | None:
        """
        The word that introduces it.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last code point of the last span of its content.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `doc.quotations`.
        """
    @property
    def kind(self, /) -> Literal["direct", "indirect", "mixed"]:
        """
        "direct", "indirect" or "mixed".
        """
    @property
    def manner(self, /) -> Literal["speech", "writing", "thought", "attitude", "act"]:
        """
        Said or written, or only thought, wanted or done: "speech", "writing", "thought", "attitude", "act".
        """
    @property
    def parts(self, /) -> tuple[Span, ...]:
        """
        The pieces in quotation marks of a mixed quotation, without the marks.
        """
    @property
    def rule(self, /) -> str | None:
        """
        Name of the rule or model that proposed it.
        """
    @property
    def score(self, /) -> float | None:
        """
        0 (a guess) to 1 (certain).
        """
    @property
    def speaker(self, /) -> Entity | None:
        """
        Who said it; `None` where the text gives none.
        """
    @property
    def speaker_span(self, /) -> Span | None:
        """
        The words that name the source ("a German government source", "he").
        """
    @property
    def start(self, /) -> int:
        """
        First code point of the first span of its content.
        """
    @property
    def text(self, /) -> str:
        """
        What was said, the spans of its content with a space between two.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """
    @property
    def within(self, /) -> Quotation | None:
        """
        The quotation whose content quotes this one.
        """

@final
class Role:
    """
    A title or office that the text gives a person.
    """
    __match_args__: Final[tuple[Literal["title"], Literal["affiliation"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Role: ...
    @property
    def affiliation(self, /) -> Entity | None:
        """
        Of what or whom.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def former(self, /) -> bool:
        """
        Whether it is over ("ex-", "then-", "late").
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    @property
    def title(self, /) -> str:
        """
        As written ("French President").
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Scan:
    """
    The articles in files, read as they are asked for: an iterator of `dict`s that `extract_many` takes, which then reads
    the files without Python.

    `scan_jsonl`, `scan_parquet`, `scan_csv` and `scan_warc` are this class: the format comes from the name of the file, else
    from its first bytes. `paths` may be folders, and names with `*`. Keywords tell which column or key holds what.
    """
    def __iter__(self, /) -> Scan: ...
    def __new__(cls, /, paths: str | PathLike[str] | Iterable[str | PathLike[str]], *, max_record: SupportsIndex = ..., **columns) -> Scan: ...
    def __next__(self, /) -> dict: ...
    def __repr__(self, /) -> str: ...

@final
class Sentence:
    """
    One sentence, inside one block.
    """
    __match_args__: Final[tuple[Literal["text"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Sentence: ...
    @property
    def block(self, /) -> Block:
        """
        The block that it stands in.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Span:
    """
    A place in the text and the words that stand there.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["start"], Literal["end"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Span: ...
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """

@final
class Table:
    """
    A table of facts, a row a fact, for every tool that speaks Arrow: `polars.DataFrame(table)`, `pyarrow.table(table)`,
    `pandas.DataFrame.from_arrow(table)`, or its name in a query of DuckDB; `to_polars` and `to_pandas` do the same.
    """
    def __arrow_c_schema__(self, /) -> object: ...
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str:
        """
        The first rows, as a notebook shows them.
        """
    @property
    def column_names(self, /) -> list[str]:
        """
        The names of its columns.
        """
    @property
    def name(self, /) -> str:
        """
        Its name: "quotations".
        """
    def to_pandas(self, /) -> Any:
        """
        The table as a DataFrame of pandas, which must be installed.
        """
    def to_polars(self, /) -> Any:
        """
        The table as a DataFrame of polars, which must be installed.
        """

@final
class TimeExpression:
    """
    An expression of time and the value it resolves to.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["type"], Literal["value"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> TimeExpression: ...
    @property
    def begin(self, /) -> str | None:
        """
        First day (or moment) of the interval that `value` covers, ISO 8601; of opening hours the time of day.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def end_date(self, /) -> str | None:
        """
        Last day (or moment) of the interval that `value` covers, ISO 8601; of opening hours the time of day.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `doc.times`.
        """
    @property
    def rule(self, /) -> str | None:
        """
        Name of the rule or model that proposed it.
        """
    @property
    def score(self, /) -> float | None:
        """
        0 (a guess) to 1 (certain).
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """
    @property
    def type(self, /) -> Literal["DATE", "TIME", "DURATION", "SET"]:
        """
        "DATE", "TIME", "DURATION" or "SET".
        """
    @property
    def value(self, /) -> str | None:
        """
        TIMEX3 / ISO 8601 value ("2025-09-04", "2025-W36", "P2Y"); `None` when the article does not fix it.
        """

@final
class Token:
    """
    One word or mark; only when asked for.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["lemma"], Literal["upos"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(cls, /, document: str, place: str) -> Token: ...
    @property
    def deprel(self, /) -> str | None:
        """
        Relation to the head, as Universal Dependencies names it.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last code point.
        """
    @property
    def head(self, /) -> Token | None:
        """
        The token that governs it; `None` for the root of a sentence.
        """
    @property
    def lemma(self, /) -> str | None:
        """
        Dictionary form.
        """
    @property
    def start(self, /) -> int:
        """
        First code point: `doc.text[start:end]` is `text`.
        """
    @property
    def text(self, /) -> str:
        """
        The words: `doc.text[start:end]`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The same as in the JSON of its document.
        """
    @property
    def upos(self, /) -> Literal["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"] | None:
        """
        Universal part of speech ("NOUN").
        """

def command(arguments: SupportsGetItem[int, str], program: str | PathLike[str]) -> int:
    """
    Does what the arguments of the command say, the first of which is its name, and returns the status to end with. `program` is the
    file of this module.
    """

def fact_rows(facts: SupportsGetItem[int, Any], /) -> tuple[list[str], list[list[str]]]:
    """
    The heads of the columns of some facts of one kind, and the words of each fact.

    Raises `TypeError` when they are not facts of one kind.
    """

def fact_table(facts: SupportsGetItem[int, Any], /) -> str:
    """
    The same as a table of HTML.

    Raises `TypeError` when they are not facts of one kind.
    """

def read_page(page: str | bytes, url: str | None = None) -> tuple[str, str]:
    """
    The article of a page as a line of JSON, and as Markdown, read without the lock of the interpreter. Raises `RecordError`, which says
    why, where the page holds none.
    """

def tabulate(documents: Document | Iterable[Document | Exception], table: str = "facts", *, manner: SupportsGetItem[int, str] | None = None) -> Table:
    """
    The facts of documents as one table, for every tool that speaks Arrow: `polars.DataFrame(nutgraf.tabulate(docs,
    "quotations"))`.

    `table` is "articles", "blocks", "sentences", "tokens", "entities", "mentions", "quotations", "quantities", "times", "events",
    "positions"; or "facts", who, what and when of all claims; or "documents", a row an article with its facts as lists.
    Of the quotations "facts" has those that were said or written, unless `manner` names others: "speech", "writing", "thought",
    "attitude", "act".
    Errors that `extract_many(…, errors="return")` hands out are passed over, but stand in "documents" and "errors".
    """
