"""`_repr_html_`: well formed, scoped, harmless, and it says all of the article."""

import pickle
import re
from html.parser import HTMLParser

import pytest

import nutgraf
from every_noun import EVERY_NOUN

VOID = {"br", "img", "meta", "link", "hr"}


class Outline(HTMLParser):
    """The tags of a page, checked for balance, and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in VOID
        self.open.append(tag)
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


TAGS = {
    "style",
    "article",
    "p",
    "h2",
    "h3",
    "blockquote",
    "pre",
    "mark",
    "cite",
    "details",
    "summary",
    "footer",
    "span",
    "section",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def test_what_the_article_says_is_never_markup() -> None:
    nasty = "<script>alert('x')</script> “<b onload=\"x\">&amp;</b>,” said </article><img src=x onerror=x>."
    html = nutgraf.extract(nasty, id='"><script>', title="<i>")._repr_html_()
    outline = Outline(html)
    assert outline.tags <= TAGS
    assert outline.attributes <= {"class", "title", "dir", "scope", "open"}
    assert nasty in outline.words


def test_every_word_is_shown_and_control_characters_are_not(doc: nutgraf.Document) -> None:
    outline = Outline(doc._repr_html_())
    for block in doc.blocks:
        assert block.text in outline.words
    html = nutgraf.extract("a\x00b\x1b[K\u202ec")._repr_html_()
    assert "a\ufffdb\ufffd[K\ufffdc" in html


def test_facts_are_marked_and_speakers_named() -> None:
    doc = nutgraf.Document.from_dict(EVERY_NOUN)
    html = doc._repr_html_()
    outline = Outline(html)
    assert 'class="who t0"' in html and "<cite" not in html  # "mayor Moroz" stands beside it
    assert 'class="said t0 quantity"' in html or 'class="quantity said t0"' in html
    assert "2025-09-05" in html
    assert "Jane Roe" in outline.words


def test_a_speaker_who_is_not_named_beside_the_words_is_named_after_them() -> None:
    html = nutgraf.extract("Olena Moroz came. “We were lucky,” she said.")._repr_html_()
    assert ">Olena Moroz</cite>" in html


def test_a_long_article_is_cut_and_says_so() -> None:
    html = nutgraf.extract("é“Yes,” she said. " * 15_000)._repr_html_()
    assert len(html) < 5_000_000
    assert "bytes more" in html
    Outline(html)


def test_a_document_without_facts_shows_its_text() -> None:
    assert Outline(nutgraf.extract("It rained.")._repr_html_()).words == "It rained."
    Outline(nutgraf.extract("")._repr_html_())


def test_what_was_not_said_is_shown_when_it_is_asked_for() -> None:
    doc = nutgraf.extract("Olena Moroz believes that the river will rise. “We are ready,” she said.")
    assert [quotation.manner for quotation in doc.quotations] == ["thought", "speech"]
    assert doc.to_html() == doc._repr_html_()
    assert 'title="Olena Moroz">that the river' not in doc.to_html()
    assert 'title="Olena Moroz">that the river' in doc.to_html(manner=["thought"])
    with pytest.raises(ValueError, match='there is no manner "said"'):
        doc.to_html(manner=["said"])
    facts = [len(nutgraf.tabulate(doc, "facts", manner=manner)) for manner in (None, ["thought", "speech"], [])]
    assert facts == [1, 2, 0]


def test_facts_stand_in_tables_below_the_article() -> None:
    doc = nutgraf.extract("Norway pledged on Monday to send Moldova two ferries. France accused Russia of sabotage.")
    html = doc._repr_html_()
    summaries = re.findall(r"<summary>(\w+) <span>(\d+)</span>", html)
    assert [name for name, _ in summaries][:2] == ["positions", "events"]
    assert all(int(n) == len(getattr(doc, name)) for name, n in summaries)
    assert html.count(' open=""') == 1
    words = Outline(html).words
    assert "send Moldova two ferries" in words.split("positions")[1] and "accuse" in words
    assert "condition" not in words  # a column that would be empty


def test_lists_of_facts_print_as_tables() -> None:
    doc = nutgraf.extract("Norway pledged on Monday to send Moldova two <b>ferries</b>. Chad refused to pay €3,500. " * 15)
    printed = repr(doc.positions)
    assert printed.splitlines()[0].split() == ["holder", "act", "what"]
    assert "Norway" in printed and "pledge" in printed and printed.endswith(f"… and {len(doc.positions) - 20} more")
    assert "3,500 EUR" in repr(doc.quantities[1:2])
    html = doc.positions[:2]._repr_html_()
    assert html is not None and "&lt;b&gt;ferries" in html and Outline(html).tags <= TAGS
    chosen = nutgraf.Facts(position for position in doc.positions if position.act == "REFUSE")
    assert "pledge" not in repr(chosen) and "refuse" in repr(chosen)
    for column in ["blocks", "sentences", "entities", "mentions", "quantities", "times"]:
        assert repr(getattr(doc, column)).count("\n") > 1
    assert doc.positions == tuple(doc.positions) and isinstance(doc.positions[:1], nutgraf.Facts)
    assert pickle.loads(pickle.dumps(doc.positions)) == doc.positions
    assert repr(nutgraf.Facts()) == "()" and nutgraf.Facts([1])._repr_html_() is None


def test_a_printed_table_fits_into_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = nutgraf.extract("Norway’s environment ministry pledged on Monday to send the town of Kalna two ferries unless it rains. " * 3)
    for width in (40, 60, 80, 300):
        monkeypatch.setenv("COLUMNS", str(width))
        assert max(map(len, repr(doc.positions).splitlines())) <= width
