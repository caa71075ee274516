"""`nutgraf corpus`: the step over many articles, on the command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .._errors import CorpusError
from ._duckdb import Corpus, timeline_of

EXAMPLES = """\
examples:
  nutgraf extract news/ -o out/
  nutgraf corpus copies out/
  nutgraf corpus entities out/
  nutgraf corpus quotations january/ february/ -o both/
  nutgraf corpus positions out/ --holder 'Foreign Ministry'

Exit status 0 when all is well, 2 on wrong usage, or where the folders hold no corpus.
"""

# What each command writes: the file, and the answer in it.
WRITES = {
    "copies": {"copies": "copies"},
    "entities": {"corpus_entities": "entities", "entity_of": "entity_of"},
    "quotations": {"corpus_quotations": "quotations", "quotation_of": "quotation_of"},
    "positions": {"corpus_positions": "positions"},
}
ABOUT = {
    "copies": "which articles are the same text: copies.parquet, a row for each article",
    "entities": "who is who over all articles: corpus_entities.parquet, and entity_of.parquet with each decision and why",
    "quotations": "what was said, once: corpus_quotations.parquet, and quotation_of.parquet",
    "positions": "what holders stood for over time: corpus_positions.parquet, or a timeline with --holder",
}
UNUSABLE = 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nutgraf corpus",
        description="Joins the tables that `nutgraf extract -o FOLDER/` writes.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, about in ABOUT.items():
        command = commands.add_parser(name, help=about, description=f"Finds {about}.")
        command.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="folder of a run that is finished")
        command.add_argument(
            "-o", "--output", type=Path, metavar="FOLDER", help="where to write [default: the folder of the run, if it is one]"
        )
        command.add_argument("--threads", type=int, metavar="N", help="threads [default: one per core]")
        command.add_argument(
            "--memory", default="1.5GB", metavar="SIZE", help="how much to keep in memory before the disk is used [default: 1.5GB]"
        )
        if name == "positions":
            command.add_argument("--holder", metavar="NAME", help="print the timeline of whoever has this in the name; write nothing")
    return parser


def run(arguments: list[str]) -> int:
    """Does what the arguments say and returns the status to end with."""
    asked = _parser().parse_args(arguments)
    try:
        return _run(asked)
    except (CorpusError, ImportError, OSError) as why:
        print(f"nutgraf: {why}", file=sys.stderr)
        return UNUSABLE


def _run(asked: argparse.Namespace) -> int:
    output: Path | None = asked.output
    holder: str | None = getattr(asked, "holder", None)
    if output is None and holder is None:
        if len(asked.folders) > 1:
            raise CorpusError("several runs are named; name the folder to write into with -o")
        output = asked.folders[0]
    with Corpus(asked.folders, threads=asked.threads, memory=asked.memory) as corpus:
        if holder is not None:
            print(_timeline(corpus.rows(timeline_of(holder, corpus.query("positions")))), end="")
        elif output is not None:
            _write(corpus, asked.command, output)
        for note in corpus.notes:
            print(f"nutgraf: {note}", file=sys.stderr)
    return 0


def _write(corpus: Corpus, command: str, output: Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    for name, answer in WRITES[command].items():
        path = output / f"{name}.parquet"
        # Whoever reads meanwhile sees the file whole, or the one before.
        unfinished = path.with_name(f".{path.name}")
        query = corpus.query(answer)
        corpus.write(query, str(unfinished))
        os.replace(unfinished, path)
        print(f"{path}: {corpus.value(f'SELECT count(*) FROM ({query}) answer')} rows", file=sys.stderr)


def _timeline(rows: Iterable[tuple[Any, ...]]) -> str:
    """The rows of `positions` as a page."""
    lines: list[str] = []
    before: tuple[Any, Any] | None = None
    for entity, holder, matter, about, day, act, content, stories, _, article, change, is_contradicted in rows:
        if before != (entity, matter):
            lines += ["", f"{holder}: {about}"] if lines else [f"{holder}: {about}"]
            before = (entity, matter)
        notes = [f"{stories} stories" if stories > 1 else "1 story"]
        notes += [f"changed: {change}"] if change else []
        notes += ["reports of that day contradict each other"] if is_contradicted else []
        lines.append(f"  {day}  {act:<9} {content}  [{article}; {'; '.join(notes)}]")
    return "".join(f"{line}\n" for line in lines or ["no position is found"])
