"""Prints what an extra of a package needs, one requirement a line: `needs.py python/pyproject.toml test`."""

import re
import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]


def needs(extra: str) -> set[str]:
    """What the extra names, and what those of its names that are extras of the same package name."""
    found = set()
    for requirement in extras[extra]:
        own = re.fullmatch(rf"{project['name']}\[(.*)\]", requirement)
        found |= set().union(*map(needs, own[1].split(","))) if own else {requirement}
    return found


print("\n".join(sorted(needs(sys.argv[2]))))
