"""How well the article of a page is found: text, title, date and authors against what readers wrote down.

usage: python benches/pages.py NUTGRAF GOLD.jsonl FOLDER

NUTGRAF is the command. GOLD has an object a line: `id`, `url`, `title`, `authors` (a string, parted by commas), `published` (a day), `text`.
FOLDER holds ID.html or ID.html.gz. trafilatura is measured beside it where it is installed.

text: F1 of runs of four words, the mean over pages. title: the same letters, quotation marks and dashes of any form. date: the same day.
authors: F1 of the names, 1 where there are none on either side.
"""

import gzip
import importlib.util
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

BESIDE = {"headline", "byline", "caption", "boilerplate"}
PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def grams(text):
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def f1(gold, found):
    total = sum(gold.values()) + sum(found.values())
    return 2 * sum((gold & found).values()) / total if total else 1.0


def plain(text):
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(PLAIN).split())


def names(authors):
    parts = re.split(r"[,;]| and | & ", authors) if isinstance(authors, str) else authors
    return Counter({plain(part).casefold() for part in parts} - {""})


def nutgraf(command, page, url):
    run = subprocess.run([command, "page", "-", "--as", "json", "--url", url], input=page, capture_output=True, check=False)
    if not run.stdout:
        return {}
    article = json.loads(run.stdout)
    text = [article["text"][block["start"] : block["end"]] for block in article["blocks"] if block["kind"] not in BESIDE]
    return {**article, "text": "\n".join(text)}


def trafilatura(page, url):
    from trafilatura import bare_extraction

    found = bare_extraction(page, url=url, with_metadata=True)
    found = found if found is None or isinstance(found, dict) else found.as_dict()
    if found is None:
        return {}
    authors = (found.get("author") or "").split("; ")
    return {"text": found.get("text") or "", "title": found.get("title"), "byline": authors, "published": found.get("date")}


def scores(gold, found):
    return (
        f1(grams(gold["text"]), grams(found.get("text") or "")),
        float(plain(found.get("title")) == plain(gold["title"])),
        float((found.get("published") or "")[:10] == (gold["published"] or "")),
        f1(names(gold["authors"]), names(found.get("byline") or [])),
    )


def main():
    command, gold, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    readers = {"nutgraf": lambda page, url: nutgraf(command, page, url)}
    if importlib.util.find_spec("trafilatura"):
        readers["trafilatura"] = trafilatura
    pages = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        file = folder / f"{article['id']}.html"
        page = file.read_bytes() if file.exists() else gzip.decompress(file.with_suffix(".html.gz").read_bytes())
        pages.append((article, page))
    for name, read in readers.items():
        each = [scores(article, read(page, article["url"])) for article, page in pages]
        mean = [sum(column) / len(each) for column in zip(*each, strict=True)]
        print(f"{name:<12} text {mean[0]:.3f}  title {mean[1]:.3f}  date {mean[2]:.3f}  authors {mean[3]:.3f}")


if __name__ == "__main__":
    main()
