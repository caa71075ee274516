"""A document with every noun, as a later stage may write it: the one that the Rust tests read too."""

import json
from pathlib import Path
from typing import Any

EVERY_NOUN: dict[str, Any] = json.loads((Path(__file__).parents[2] / "tests/every_noun.json").read_text("utf-8"))
