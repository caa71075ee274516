"""The tables that a corpus is made of: the files of runs that are finished, or tables in memory."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from .._errors import CorpusError

Source: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | Mapping[str, Any]
"""What a corpus is read from: the folder of a run, several of them, or tables by name, as `nutgraf.extract_table` gives them."""

MANIFEST = "manifest.jsonl"


@dataclass(frozen=True)
class Run:
    """A run that is finished: what its manifest says."""

    folder: Path
    contract: int
    version: str
    files: tuple[str, ...]
    articles: int

    def paths(self, table: str) -> list[str]:
        """The files of a table, in order."""
        return [str(self.folder / name) for name in self.files if name.startswith(f"{table}/")]


@dataclass
class Tables:
    """Tables by name: lists of files, or what speaks Arrow."""

    files: dict[str, list[str]] = field(default_factory=dict)
    arrow: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read_run(folder: Path) -> Run:
    """What the manifest of a folder says, where the run in it is finished."""
    run, is_finished = read_manifest(folder)
    if not is_finished:
        raise CorpusError(f"{folder}: the run is not finished ({run.articles} articles so far); finish it with --resume")
    return run


def read_manifest(folder: Path) -> tuple[Run, bool]:
    """What the manifest of a folder says, and whether the run is finished."""
    if not folder.is_dir():
        raise CorpusError(f"{folder}: there is no such folder")
    manifest = folder / MANIFEST
    if not manifest.is_file():
        what = "is empty" if not any(folder.iterdir()) else f"holds no run: there is no {MANIFEST}"
        raise CorpusError(f"{folder}: {what}; `nutgraf extract … -o {folder}/` writes one")
    try:
        # A last line that was not written whole does not count, as in the run itself.
        head, *parts = [json.loads(line) for line in manifest.read_text(encoding="utf-8").split("\n")[:-1] if line]
        run = Run(
            folder,
            head["nutgraf"],
            head["version"],
            tuple(file["path"] for part in parts for file in part["files"]),
            sum(part["tally"]["articles"] for part in parts),
        )
        is_parquet = head["format"] == "parquet"
        is_finished = bool(parts) and parts[-1]["is_last"]
    except (ValueError, KeyError, TypeError) as why:
        raise CorpusError(f"{manifest}: not the manifest of a run ({why!r})") from why
    if not is_parquet:
        raise CorpusError(f"{folder}: the run is written as {head['format']}; a corpus is read from --format parquet")
    return run, is_finished


def tables_of(source: Source) -> Tables:
    """The tables of a source."""
    if isinstance(source, Mapping):
        return Tables(arrow=dict(source))
    given = [source] if isinstance(source, (str, os.PathLike)) else list(source)
    if not given:
        raise CorpusError("no folder is named")
    runs = [read_run(Path(folder)) for folder in given]
    first = runs[0]
    tables = Tables()
    for run in runs[1:]:
        if run.contract != first.contract:
            raise CorpusError(
                f"{first.folder} holds tables of contract {first.contract} and {run.folder} of contract {run.contract}; "
                "extract one of them again"
            )
        if run.version != first.version:
            tables.notes.append(
                f"{first.folder} was written by nutgraf {first.version} and {run.folder} by {run.version}: "
                "what they find may differ"
            )
    names = {name.split("/")[0] for run in runs for name in run.files}
    tables.files = {name: [path for run in runs for path in run.paths(name)] for name in sorted(names)}
    lost = [path for paths in tables.files.values() for path in paths if not Path(path).is_file()]
    if lost:
        raise CorpusError(f"{lost[0]}: the manifest names this file, and it is not there")
    if not any(run.articles for run in runs):
        raise CorpusError(f"{', '.join(str(run.folder) for run in runs)}: the run holds no article")
    return tables
