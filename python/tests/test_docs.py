"""What the pages of docs/ show runs as it stands, and prints what stands below it. `UPDATE_GOLDEN=1` writes what it prints."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if re.search(r"^```(?:python|sh)$", path.read_text(encoding="utf-8"), re.MULTILINE))
# A snippet, and what it prints where that stands right below it.
SNIPPET = re.compile(r"^```(python|sh)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
NEEDS = {"howto/spark.md": find_spec("pyspark") is not None and shutil.which("java") is not None}


def name(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


def printed(language: str, code: str, namespace: dict[str, object], environment: dict[str, str]) -> str:
    if language == "sh":
        command = ["bash", "-euo", "pipefail", "-c", code]
        return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(code, "<page>", "exec"), namespace)
    return out.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not NEEDS.get(name(page), True):
        pytest.skip("what it needs is not installed")
    for given in ["articles.csv", "corpus.csv"]:
        shutil.copy(DOCS / given, tmp_path)
    monkeypatch.chdir(tmp_path)
    # The command is the one of the wheel, which stands beside its Python.
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    namespace: dict[str, object] = {"__name__": "__main__"}
    text = page.read_text(encoding="utf-8")

    def run(match: re.Match[str]) -> str:
        language, code, expected = match.groups()
        out = printed(language, code, namespace, environment)
        if expected is None:
            return match.group()
        out = "".join(f"{line.rstrip()}\n" for line in out.splitlines())
        return f"```{language}\n{code}```\n\n```text\n{out}```\n"

    now = SNIPPET.sub(run, text)
    if "UPDATE_GOLDEN" in os.environ:
        page.write_text(now, encoding="utf-8")
    assert now == page.read_text(encoding="utf-8"), "UPDATE_GOLDEN=1 writes what the snippets print: read the diff"
