"""A reader of pages of its own: the article of a page, without facts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ._core import read_page


class Origin(NamedTuple):
    """Where a part of an article was found."""

    source: str
    """Its place on the page: "json-ld datePublished", "h1", "line under the headline", "address"."""
    confidence: float
    """How likely it is right, from 0 to 1, as counted on pages whose articles are known."""


class PageBlock(NamedTuple):
    """A headline, a paragraph, a caption, … of a page."""

    kind: str
    """"headline", "paragraph", "heading", "list_item", "quote", "table", "caption", "byline" or "boilerplate"."""
    text: str
    """Its words."""


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page, with where its parts come from."""

    text: str
    """The text of the article: its blocks, parted by an empty line."""
    title: str | None
    byline: tuple[str, ...]
    """The authors, persons alone."""
    publisher: str | None
    published: str | None
    """The date of publication in ISO 8601, as precise as the page gives it; the day is that of those who published."""
    modified: str | None
    language: str | None
    url: str | None
    extent: Literal["whole", "teaser", "first"]
    """"teaser" where the rest is for those who pay, "first" where other articles follow, which are left out."""
    blocks: tuple[PageBlock, ...]
    found: Mapping[str, Origin]
    """Where "body", "title", "published" and "byline" were found."""
    markdown: str
    """The article in Markdown, what is known of it before it."""


def read_html(page: str | bytes, *, url: str | None = None) -> Page:
    """Reads the article of an HTML page, bytes in any character set or characters, without facts.

    `url` is the address that it was fetched from: its date counts where the page gives none. Raises `RecordError` that says why where
    the page holds no article. `Extractor.read_html` finds the facts as well.

    >>> page = nutgraf.read_html("<article><h1>The dam holds for now</h1><p>“We were lucky,” said Olena Moroz.</p></article>")
    >>> page.title, page.found["title"].source
    ('The dam holds for now', 'h1')
    """
    written, markdown = read_page(page, url)
    article = json.loads(written)
    text = article["text"]
    return Page(
        text=text,
        title=article["title"],
        byline=tuple(article["byline"]),
        publisher=article["publisher"],
        published=article["published"],
        modified=article["modified"],
        language=article["language"],
        url=article["url"],
        extent=article["extent"],
        blocks=tuple(PageBlock(block["kind"], text[block["start"] : block["end"]]) for block in article["blocks"]),
        found={part: Origin(origin["source"], origin["confidence"]) for part, origin in article["found"].items()},
        markdown=markdown,
    )
