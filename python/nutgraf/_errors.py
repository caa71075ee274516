"""What nutgraf raises."""


class Error(Exception):
    """Base class of the errors that are nutgraf's own."""


class ModelError(Error, ValueError):
    """A file that holds no whole model of this version's format."""


class RulesError(Error, ValueError):
    """Rules that cannot be used; the message names the rule, its example, and what was found instead."""


class CorpusError(Error, ValueError):
    """Tables that are no corpus: a run that is not finished, tables of an earlier version, articles without ids; the message says which."""


class TableError(Error, ValueError):
    """A file that holds no table of entities; the message names the row and the column."""


class RecordError(Error, ValueError):
    """An article or a document that cannot be read.

    ``index`` is its place among the articles that were given, ``None`` when there was only one.
    """

    index: int | None

    def __init__(self, message: str, index: int | None = None) -> None:
        super().__init__(message)
        self.index = index
