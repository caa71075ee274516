"""Packages that only some need."""

from importlib import import_module
from typing import Any


def peer(name: str, install: str) -> Any:
    """The module of another package, or an error that says how to install it."""
    try:
        return import_module(name)
    except ImportError as why:
        raise ImportError(f"{name} is not installed, which this needs: pip install {install}") from why
