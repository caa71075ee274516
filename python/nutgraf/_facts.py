"""Facts of one kind, which print as a table."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import zip_longest
from typing import Generic, SupportsIndex, TypeVar, overload

from ._core import fact_rows, fact_table

N = TypeVar("N", covariant=True)

ROWS = 20
"""Rows that are printed at most."""


class Facts(tuple[N, ...], Generic[N]):
    """Facts of one kind: a ``tuple`` that prints as a table, in a notebook too.

    A column of a document is one, and so is a part of it (``doc.positions[:5]``); make others of facts that you chose:

    >>> Facts(position for position in doc.positions if position.act == "PLEDGE")
    """

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> N: ...
    @overload
    def __getitem__(self, key: slice, /) -> Facts[N]: ...
    def __getitem__(self, key: SupportsIndex | slice, /) -> N | Facts[N]:
        return Facts(super().__getitem__(key)) if isinstance(key, slice) else super().__getitem__(key)

    def __repr__(self) -> str:
        try:
            heads, rows = fact_rows(self[:ROWS])
        except TypeError:  # nothing, or no facts of one kind
            return super().__repr__()
        more = [f"… and {len(self) - ROWS} more"] if len(self) > ROWS else []
        return "\n".join([*_lines(heads, rows, shutil.get_terminal_size((110, 24)).columns), *more])

    def _repr_html_(self) -> str | None:
        try:
            return fact_table(self)
        except TypeError:
            return None


def _lines(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """The lines of a table, without the columns that would be empty, at most ``width`` characters wide."""
    columns = [column for column in zip(heads, *rows, strict=True) if any(column[1:])]
    widths = _fitting([max(map(len, column)) for column in columns], width - 2 * (len(columns) - 1))
    cells = [[_short(cell, most).ljust(most) for cell in column] for column, most in zip(columns, widths, strict=True)]
    lines = ["  ".join(line).rstrip() for line in zip_longest(*cells)]
    return [lines[0], "  ".join("─" * most for most in widths), *lines[1:]]


def _fitting(widths: list[int], room: int) -> list[int]:
    """Widths that are together no more than there is room for: those of the widest columns are cut, to one width."""
    least = 8
    for cut in sorted(set(widths), reverse=True):
        cut = max(cut, least)
        if sum(min(width, cut) for width in widths) <= room:
            break
    else:
        cut = least
    while cut < max(widths, default=0) and sum(min(width, cut + 1) for width in widths) <= room:
        cut += 1
    return [min(width, cut) for width in widths]


def _short(cell: str, most: int) -> str:
    return cell if len(cell) <= most else f"{cell[: most - 1].rstrip()}…"
