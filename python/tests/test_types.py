"""The stub says what the binary does, and a user's types hold."""

import subprocess
import sys
from pathlib import Path

USER = """
import datetime
import nutgraf

doc: nutgraf.Document = nutgraf.extract("a", published=datetime.date(2025, 9, 5))
for answer in nutgraf.extract_many(["a", {"text": "b"}], workers=2, errors="return"):
    text: str = answer.text
match doc.quotations[0]:
    case nutgraf.Quotation(words, kind, nutgraf.Entity() as speaker):
        names: list[str] = [words, kind, speaker.name]
table: nutgraf.Table = nutgraf.tabulate(nutgraf.extract_many(["a"], progress=True), "quotations")
names = nutgraf.extract_table(table, text="body", workers=2)["facts"].column_names
for found in nutgraf.map_arrow([table], table="facts", text="body"):
    rows: int = len(found)
articles: list[dict[str, object]] = list(nutgraf.scan_warc("crawl.warc.gz"))
lemma: str | None = doc.tokens[0].head.lemma if doc.tokens[0].head else None
"""


def mypy(folder: Path, *arguments: str) -> None:
    """Runs where no source of the package stands, so that what is installed is what is checked."""
    command = [sys.executable, "-m", *arguments]
    run = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_stub_is_the_binary(tmp_path: Path) -> None:
    mypy(tmp_path, "mypy.stubtest", "nutgraf")


def test_a_program_type_checks(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(USER)
    mypy(tmp_path, "mypy", "--strict", str(program))
