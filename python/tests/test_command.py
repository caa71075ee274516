"""Python and the command give the same document."""

import json
import subprocess
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
