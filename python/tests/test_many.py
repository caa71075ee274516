"""`extract_many`: in order, lazy, bounded, in parallel, and honest about what it cannot read."""

import _thread
import itertools
import pickle
import sys
import threading
from collections.abc import Iterator

import pytest

import nutgraf


def numbered(count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        yield {"text": f"Article {number}. " + "“Yes,” she said. " * (number % 50), "id": str(number)}


@pytest.mark.parametrize("workers", [1, 2, None])
def test_order_is_kept(workers: int | None) -> None:
    docs = list(nutgraf.extract_many(numbered(500), workers=workers))
    assert [doc.id for doc in docs] == [str(number) for number in range(500)]
    assert docs[7] == nutgraf.extract(docs[7].text, id="7")


@pytest.mark.parametrize("workers", [1, 2])
def test_articles_are_asked_for_as_documents_are_taken(workers: int) -> None:
    asked = itertools.count()
    endless = (f"Article {next(asked)}." for _ in itertools.repeat(None))
    docs = nutgraf.extract_many(endless, workers=workers)
    assert next(asked) == 0
    assert [next(docs).text for _ in range(2)] == ["Article 1.", "Article 2."]
    assert next(asked) < 200


def test_pages_and_texts_may_be_mixed() -> None:
    story = "<p>The ferry left the island at dawn with forty people on board, the harbour master said.</p>"
    page = f"<html lang=en><title>Ferry</title><article>{story * 3}</article></html>"
    articles = [{"html": page, "id": 7}, {"html": page.encode()}, "Plain.", {"html": "<html></html>"}]
    docs = list(nutgraf.extract_many(articles, errors="return"))
    assert docs[0].text == docs[1].text == nutgraf.read_html(page).text
    assert docs[0].text.startswith("The ferry left")
    assert (docs[0].id, docs[2].text) == ("7", "Plain.")
    assert isinstance(docs[3], nutgraf.RecordError)


def test_a_bad_article_is_named_and_the_rest_goes_on() -> None:
    articles = [
        "One.",
        {"title": "no text"},
        "Three.",
        4,
        {"text": "Five.", "published": "yesterday"},
        "Six.",
    ]
    docs = nutgraf.extract_many(articles)
    with pytest.warns(UserWarning, match="article 4: `published`"):
        assert next(docs).text == "One."
        with pytest.raises(nutgraf.RecordError, match="article 1: neither `text` nor `html`") as caught:
            next(docs)
    assert caught.value.index == 1
    assert next(docs).text == "Three."

    with pytest.warns(UserWarning, match="article 4: `published`"):
        answers = list(nutgraf.extract_many(articles, errors="return"))
    assert [getattr(answer, "index", None) for answer in answers] == [None, 1, None, 3, None, None]
    assert isinstance(answers[4], nutgraf.Document)
    assert answers[4].published is None
    assert pickle.loads(pickle.dumps(answers[1])).index == 1


def test_an_error_of_the_source_comes_in_its_place() -> None:
    def broken() -> Iterator[str]:
        yield "One."
        raise OSError("the disk is gone")

    docs = nutgraf.extract_many(broken(), errors="return")
    assert next(docs).text == "One."
    with pytest.raises(OSError, match="the disk is gone"):
        next(docs)
    assert list(docs) == []


def test_ctrl_c_in_the_source_comes_at_once() -> None:
    def interrupted() -> Iterator[str]:
        for number in range(3):
            yield f"Article {number}."
        raise KeyboardInterrupt

    docs = nutgraf.extract_many(interrupted(), workers=2)
    with pytest.raises(KeyboardInterrupt):
        next(docs)
    assert [doc.text for doc in docs] == ["Article 0.", "Article 1.", "Article 2."]


def test_options_are_checked_before_an_article_is_read() -> None:
    with pytest.raises(ValueError, match="workers"):
        nutgraf.extract_many([], workers=0)
    with pytest.raises(ValueError, match="errors"):
        nutgraf.extract_many([], errors="ignore")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        nutgraf.extract_many(1)  # type: ignore[arg-type]


def test_an_iterator_that_is_dropped_leaves_its_workers_in_peace() -> None:
    docs = nutgraf.extract_many(numbered(1000), workers=2)
    next(docs)
    del docs


def test_the_interpreter_is_free_while_an_article_is_read() -> None:
    """With switches all but forbidden, the main thread runs before the other has finished only if it is let."""
    text = "“Yes,” she said on Tuesday. " * 4_000
    started, order = threading.Event(), []

    def read() -> None:
        started.set()
        nutgraf.extract(text)
        order.append("read")

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        thread = threading.Thread(target=read)
        thread.start()
        started.wait()
        order.append("free")
        thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert order == ["free", "read"]


def test_one_extractor_serves_many_threads(article: str) -> None:
    extractor, answers = nutgraf.Extractor(), []
    threads = [threading.Thread(target=lambda: answers.append(extractor.extract(article))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [nutgraf.extract(article)] * 8


def test_ctrl_c_is_heard_and_the_work_can_go_on() -> None:
    endless = (
        {"text": "“Yes,” she said on Tuesday. " * 20_000, "id": str(number)} for number in itertools.count()
    )
    docs, seen = nutgraf.extract_many(endless, workers=2), []
    timer = threading.Timer(0.2, _thread.interrupt_main)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        for doc in docs:
            seen.append(doc.id)
    timer.join()
    # One more may have been handed out, and the interrupt heard before it was noted.
    assert next(docs).id in (str(len(seen)), str(len(seen) + 1))
