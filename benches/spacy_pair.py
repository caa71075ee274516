"""Pairs nutgraf with spaCy on the same articles in one run, in words per CPU-second of one thread.

usage: python benches/spacy_pair.py NUTGRAF ARTICLES.jsonl [WORDS]     (pip install spacy)

NUTGRAF is the command, ARTICLES has one object with `text` a line; about WORDS words of it are read (500,000 unless given).
spaCy without a downloaded model is a blank English tokenizer with a sentencizer: no tags, trees or names. nutgraf is timed
whole: start, blocks, tokens, sentences, tags, trees, names, quotations, times, quantities, and the documents as JSON.
The two take turns, three times; the medians and the ratio are printed.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import spacy


def main(nutgraf, articles, most="500000"):
    texts, words = [], 0
    with open(articles, encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            words += len(texts[-1].split())
            if words >= int(most):
                break
    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))
        file.flush()
        turns = [(of_spacy(english, texts), of_nutgraf(nutgraf, file.name)) for _ in range(3)]
    peer, ours = (words / statistics.median(seconds) for seconds in zip(*turns))
    print(f"{words} words: spaCy {spacy.__version__} blank + sentencizer {peer:,.0f}, nutgraf whole {ours:,.0f}, ratio {ours / peer:.2f}")


def of_spacy(english, texts):
    start = time.process_time()
    for text in texts:
        english(text)
    return time.process_time() - start


def of_nutgraf(nutgraf, path):
    spent = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    start = spent()
    subprocess.run([nutgraf, "extract", path, "--workers", "1", "-o", "/dev/null", "--overwrite"], check=True)
    return spent() - start


if __name__ == "__main__":
    main(*sys.argv[1:])
