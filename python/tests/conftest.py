"""What several tests read."""

import pytest

import nutgraf

ARTICLE = """\
River wall holds as Tarnow counts the cost

TARNOW, Poland (AP) — The wall held. “We were lucky, 𝒩o more,” said Olena Moroz, the mayor 👩‍👩‍👧.

Čapek put the damage at 3 million zloty. “The river,” he said, “will be back.”
"""


@pytest.fixture(scope="session")
def article() -> str:
    return ARTICLE


@pytest.fixture(scope="session")
def doc(article: str) -> nutgraf.Document:
    return nutgraf.Extractor(tokens=True).extract(article, published="2025-09-05", id="tarnow-1")
