"""`read_html`: the article of a page, without facts."""

import pytest

import nutgraf

STORY = """<html lang=en><title>Ferry late | The Lowen Post</title><meta property=og:site_name content="The Lowen Post">
<article><h1>The ferry was four hours late</h1><p>By Mara Holm</p><time datetime="2024-03-05T08:00:00+01:00">March 5, 2024</time>
<p>The ferry left the island at dawn with forty people on board, the harbour master said.</p>
<p>It reached the mainland four hours late – after its engine failed twice.</p></article>"""


def test_a_page_is_its_article() -> None:
    page = nutgraf.read_html(STORY)
    assert page == nutgraf.read_html(STORY.encode())
    assert (page.title, page.byline, page.published) == (
        "The ferry was four hours late",
        ("Mara Holm",),
        "2024-03-05T08:00:00+01:00",
    )
    assert (page.publisher, page.language, page.extent) == ("The Lowen Post", "en", "whole")
    assert page.blocks[0] == ("headline", page.title)
    assert all(block.text in page.text for block in page.blocks)
    assert page.markdown.startswith("---\ntitle: The ferry was four hours late\n")
    assert set(page.found) == {"body", "title", "published", "byline"}
    assert all(0 < origin.confidence <= 1 and origin.source for origin in page.found.values())


def test_the_address_gives_a_date() -> None:
    page = "<article><h1>The ferry was four hours late</h1><p>The ferry left at dawn, the master said.</p></article>"
    assert nutgraf.read_html(page).published is None
    assert nutgraf.read_html(page, url="https://post.example/2024/03/05/ferry").published == "2024-03-05"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (b"<html><p></p></html>", "no running text"),
        (b"%PDF-1.4 stream", "no HTML page"),
        ("<h1>404: page not found</h1><p>The page you are looking for does not exist.</p>", "error"),
    ],
)
def test_a_page_without_an_article_says_why(page: str | bytes, why: str) -> None:
    with pytest.raises(nutgraf.RecordError, match=f"no article: .*{why}"):
        nutgraf.read_html(page)
