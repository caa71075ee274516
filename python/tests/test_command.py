"""Python and the command give the same document."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import nutgraf

TARGET = Path(__file__).parents[2] / "target"
BUILDS = ("debug/nutgraf", "debug/nutgraf-tested", "release/nutgraf")
COMMANDS = [TARGET / build for build in BUILDS if (TARGET / build).is_file()]


@pytest.mark.skipif(not COMMANDS, reason="the command is not built; `cargo test` builds it")
def test_to_dict_is_the_json_of_the_command(article: str, tmp_path: Path) -> None:
    given = tmp_path / "given.jsonl"
    given.write_text(json.dumps({"text": article, "id": "tarnow-1", "published": "2025-09-05"}) + "\n")
    newest = max(COMMANDS, key=lambda path: path.stat().st_mtime)
    written = subprocess.run([newest, "extract", given], capture_output=True, text=True, check=True).stdout
    doc = nutgraf.extract(article, id="tarnow-1", published="2025-09-05")
    assert json.loads(written) == doc.to_dict()


def wheel(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """The command that came with the package."""
    command = [sys.executable, "-m", "nutgraf", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False, encoding="utf-8")


def test_the_wheel_brings_the_command(article: str) -> None:
    given = json.dumps({"text": article, "id": "tarnow-1", "published": "2025-09-05"})
    run = wheel("extract", "-", given=given)
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout) == nutgraf.extract(article, id="tarnow-1", published="2025-09-05").to_dict()


def test_the_command_of_the_wheel_ends_with_its_status() -> None:
    assert wheel("extract", "-", given='{"id": "a"}').returncode == 1
    assert wheel("extract", "--no-such-option").returncode == 2
    assert wheel("version").stdout.startswith(f"nutgraf {nutgraf.__version__}\nbuild ")
    assert "usage: nutgraf" in wheel("--help").stdout.lower()
