"""The steps of a corpus, whichever engine runs their SQL."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from .._errors import CorpusError
from ._decide import Decision, Profile, decide

# The columns that steps read beside those of the contract; tables without them are older.
TRACES = {
    "articles": ("signature", "bands", "shingles", "hash"),
    "entities": ("key",),
    "mentions": ("key",),
    "quotations": ("hash", "words", "prints"),
    "positions": ("matter",),
}
# What is numbered by its article and its id: the article's place, the id, and what an entity over articles is called.
ARTICLE = "CAST(floor({} / 16777216) AS BIGINT)"
ID = "{} % 16777216"
ENTITY = "origin.article || '#' || CAST({} % 16777216 AS STRING)"
# What is answered, as it is written: the step that makes it, and its rows.
ANSWERS = {
    "copies": ("copies", "SELECT article, story, similarity, is_first, copies, agency FROM copies ORDER BY place"),
    "entities": (
        "entities",
        f"SELECT {ENTITY.format('entity_place')} AS entity, name, kind, country, sector, office, link, articles, stories, first, last "
        f"FROM corpus_entities JOIN copies origin ON origin.place = {ARTICLE.format('entity_place')} ORDER BY entity_place",
    ),
    "entity_of": (
        "entities",
        f"SELECT copies.article, {ID.format('entity_of.place')} AS id, {ENTITY.format('entity_place')} AS entity, "
        "round(score * coalesce(surety, 1e0), 3) AS score, coalesce(other_name, '') || why AS why "
        "FROM entity_of JOIN decision ON decision.part = entity_of.part "
        f"JOIN copies ON copies.place = {ARTICLE.format('entity_of.place')} "
        f"JOIN copies origin ON origin.place = {ARTICLE.format('entity_place')} ORDER BY entity_of.place",
    ),
    "quotations": (
        "quotations",
        "SELECT statement, text, kind, speaker, agreement, stories, articles, article AS first_article, published AS first_published "
        f"FROM statements JOIN copies ON place = {ARTICLE.format('statement')} ORDER BY statement",
    ),
    "quotation_of": (
        "quotations",
        f"SELECT article, {ID.format('quotation_of.place')} AS id, statement "
        f"FROM quotation_of JOIN copies ON copies.place = {ARTICLE.format('quotation_of.place')} ORDER BY quotation_of.place",
    ),
    "positions": (
        "positions",
        f"SELECT {ENTITY.format('entity')} AS entity, holder, matter, about, day, act, content, stories, articles, copies.article, change, "
        "is_contradicted FROM timeline JOIN copies ON copies.place = timeline.article "
        f"JOIN copies origin ON origin.place = {ARTICLE.format('entity')} ORDER BY 1, matter, day, timeline.place",
    ),
}
PROFILES = (
    "SELECT class, root, part, country, sector, gender, office, link, stories, place, namesakes FROM profile "
    "ORDER BY class, root, part, place, country, sector, gender, office, link"
)
# What is left when a step is done.
KEPT = {"copies", "corpus_entities", "decision", "entity_of", "statements", "quotation_of", "timeline"}
# Of so many copies, or articles that speak of somebody, a note is made.
LARGE_STORY = 1000
LARGE_BAND = 1000
FREQUENT = 100_000
TABLE = "CREATE OR REPLACE TABLE "


def statements(name: str) -> list[str]:
    """The statements of a file of SQL, without comments."""
    text = (files(__package__) / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("--")]
    return [statement.strip(" ;\n") for statement in "\n".join(lines).split(";\n") if statement.strip(" ;\n")]


class Steps(ABC):
    """What was found of the tables of a corpus so far."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._done: set[str] = set()
        self._made: set[str] = set()

    @abstractmethod
    def columns(self, table: str) -> set[str] | None:
        """The columns of a table; none where it is not there."""

    @abstractmethod
    def make(self, table: str, query: str) -> None:
        """Makes a table of the rows of a query, or replaces it."""

    @abstractmethod
    def drop(self, table: str) -> None:
        """Forgets a table that was made."""

    @abstractmethod
    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one by one."""

    @abstractmethod
    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Adds rows to the table `decision`."""

    def value(self, query: str) -> Any:
        """The one value of a query."""
        return next(self.rows(query))[0]

    def need(self, *names: str) -> None:
        """Checks that tables are there, with the columns that a corpus is joined by."""
        for name in names:
            columns = self.columns(name)
            if columns is None:
                raise CorpusError(f"there is no table `{name}`; the run must look for {name} (--facts) and write Parquet")
            missing = [column for column in TRACES[name] if column not in columns]
            if missing:
                raise CorpusError(
                    f"the table `{name}` has no column `{missing[0]}`: it was written by an earlier version; "
                    "extract the articles again"
                )

    def check(self) -> None:
        """Checks what every step relies on: articles have an id, each one of its own."""
        self.need("articles")
        if not self.value("SELECT count(*) FROM articles"):
            raise CorpusError("the tables hold no article")
        twice = "SELECT id, count(*) FROM articles GROUP BY id HAVING count(*) > 1 OR id IS NULL ORDER BY id LIMIT 1"
        for name, count in self.rows(twice):
            what = f"{count} articles have no id" if name is None else f"{count} articles have the id {name!r}"
            raise CorpusError(f"{what}; in a corpus each needs one of its own")
        undated = self.value("SELECT count(*) FROM articles WHERE published IS NULL")
        if undated:
            self.notes.append(f"{undated} articles have no date of publication: they stand after those that have one")

    def query(self, answer: str) -> str:
        """Makes what an answer needs, and gives the query of its rows."""
        step, query = ANSWERS[answer]
        self._step(step)
        return query

    def _step(self, name: str) -> None:
        if name in self._done:
            return
        outer, self._made = self._made, set()
        getattr(self, f"_{name}")()
        self._drop(self._made - KEPT)
        self._made = outer
        self._done.add(name)

    def _run(self, step: str) -> None:
        for statement in statements(step):
            self._make(*statement.removeprefix(TABLE).split(" AS\n", 1))

    def _make(self, table: str, query: str) -> None:
        self._made.add(table)
        self.make(table, query)

    def _drop(self, tables: set[str]) -> None:
        for table in sorted(tables):
            self.drop(table)
        self._made -= tables

    def _spread(self) -> None:
        """Finds what hangs together by `edge`: `group_of` has the first member of the group of each."""
        self._make("group_of", "SELECT one AS member, min(least(one, other)) AS first FROM edge GROUP BY one")
        before = None
        while before != (now := self.value("SELECT sum(CAST(first AS DECIMAL(38, 0))) FROM group_of")):
            before = now
            self._run("spread")

    def _copies(self) -> None:
        self._run("copies")
        self._run("pairs")
        self._run("copied")
        self._spread()
        self._run("stories")
        for story, copies in self.rows("SELECT story, copies FROM copies ORDER BY copies DESC, story LIMIT 1"):
            if copies >= LARGE_STORY:
                self.notes.append(f"{copies} articles are copies of {story!r}: they count as one story")
        crowded = self.value(f"SELECT count(*) FROM shared_mark WHERE members >= {LARGE_BAND}")
        if crowded:
            self.notes.append(
                f"{crowded} bands are shared by {LARGE_BAND} articles or more: of these, each is compared with sixteen and the first"
            )

    def _quotations(self) -> None:
        self.need("quotations", "entities")
        self._step("copies")
        self._run("quotations")
        self._run("pairs")
        self._run("repeated")
        self._spread()
        self._run("statements")

    def _entities(self) -> None:
        self.need("entities", "mentions")
        self._step("copies")
        self._run("names")
        self._run("bodies")
        self._spread()
        self._run("shorts")
        self._drop({"acquaintance", "candidate", "fitting", "full_name", "said_of", "short_name"})
        self._run("entities")
        self._spread()
        self._run("profiles")
        self.add_decisions(decide(Profile(*row) for row in self.rows(PROFILES)))
        self._run("decided")
        for name, articles in self.rows("SELECT name, articles FROM corpus_entities ORDER BY articles DESC, entity_place LIMIT 1"):
            if articles >= FREQUENT:
                self.notes.append(f"{name!r} stands in {articles} articles")

    def _positions(self) -> None:
        self.need("positions")
        self._step("entities")
        self._run("positions")
        self._spread()
        self._run("timelines")
