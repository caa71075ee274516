"""The stub says what the binary does, and a user's types hold."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import nutgraf

USER = """
import datetime
from typing import Literal
import nutgraf

kind_of: Literal["name", "nominal", "pronoun"]
doc: nutgraf.Document = nutgraf.extract("a", published=datetime.date(2025, 9, 5))
for found in nutgraf.extract_many(["a", {"text": "b"}], workers=2):
    text: str = found.text
for answer in nutgraf.extract_many(["a"], errors="return"):
    index: int | None = answer.index if isinstance(answer, nutgraf.RecordError) else None
    words = answer.text if isinstance(answer, nutgraf.Document) else ""
for mention in doc.mentions:
    kind_of = mention.form
day: datetime.date | None = doc.published_date
rows = nutgraf.tabulate(nutgraf.extract_many(["a"], errors="return"))
match doc.quotations[0]:
    case nutgraf.Quotation(said, kind, nutgraf.Entity() as speaker):
        names: list[str] = [said, kind, speaker.name]
table: nutgraf.Table = nutgraf.tabulate(nutgraf.extract_many(["a"], progress=True), "quotations")
columns = nutgraf.extract_table(table, text="body", workers=2)["facts"].column_names
for part in nutgraf.map_arrow([table], table="facts", text="body"):
    length: int = len(part)
articles: list[dict[str, object]] = list(nutgraf.scan_warc("crawl.warc.gz"))
held: nutgraf.Facts[nutgraf.Position] = doc.positions[:2]
first: nutgraf.Position = held[0]
lemma: str | None = doc.tokens[0].head.lemma if doc.tokens[0].head else None
"""

# Only what is ours is compared: the types of all of Spark, Ray and spaCy take half a minute of a processor to read.
OURS = """
[mypy]
[mypy-duckdb.*,numpy.*,pandas.*,polars.*,pyarrow.*,pyspark.*,ray.*,spacy.*]
follow_imports = skip
"""
# What is then not known to be an import of theirs.
THEIRS = r"nutgraf\.(corpus\.)?(ray|spark)\.(DataFrame|Dataset|SparkSession)"


def mypy(folder: Path, *arguments: str) -> None:
    """Runs where no source of the package stands, so that what is installed is what is checked."""
    command = [sys.executable, "-m", *arguments]
    run = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_stub_is_the_binary(tmp_path: Path) -> None:
    (tmp_path / "mypy.ini").write_text(OURS)
    (tmp_path / "theirs").write_text(THEIRS)
    mypy(tmp_path, "mypy.stubtest", "nutgraf", "--mypy-config-file", "mypy.ini", "--allowlist", "theirs")


def test_a_program_type_checks(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(USER)
    mypy(tmp_path, "mypy", "--strict", str(program))


def test_names_from_closed_lists_are_those_of_the_schema() -> None:
    schema = json.loads((Path(__file__).parents[2] / "docs/document.schema.json").read_text(encoding="utf-8"))
    kinds = schema["$defs"].values()
    lists = [{item.get("const") for item in kind.get("oneOf", [])} | set(kind.get("enum", [])) for kind in kinds]
    stub = ast.parse(Path(nutgraf.__file__).with_name("_core.pyi").read_text(encoding="utf-8"))
    found = [
        {name.value for name in node.slice.elts if isinstance(name, ast.Constant)}
        for node in ast.walk(stub)
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple)
        if isinstance(node.value, ast.Name) and node.value.id == "Literal"
    ]
    unknown = [names for names in found if names not in [*lists, {"raise", "return"}]]
    assert (len(found) > 10, unknown) == (True, [])
