"""Adds to the words of a file of vectors the classes that they share: stems, and senses of WordNet 3.0 with what stands above them.

    python classes.py words.safetensors --wordnet DICT --out word_classes.safetensors
    python classes.py words.safetensors --wordnet DICT --rarer stances_train.jsonl … --texts news.jsonl … --out rarer.txt

`--rarer` writes other words, rare or never met, whose senses are those of words that readers mark: for `stances.py words --also`.
DICT is WordNet's folder of `data.verb` and the like."""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from nltk.stem.snowball import SnowballStemmer
from safetensors.numpy import load_file, save_file

FILES = {"v": "verb", "n": "noun", "a": "adj"}
ENDINGS = {
    "n": "s: ses:s ves:f xes:x zes:z ches:ch shes:sh men:man ies:y",
    "v": "s: ies:y es:e es: ed:e ed: ing:e ing:",
    "a": "er: est: er:e est:e",
}  # how an ending becomes that of a lemma
SENSES = 2  # of a word as each part of speech
ABOVE = 2  # steps up from a sense
UNSEEN = 0.4  # what a form counts that no text has


class WordNet:
    """The part of WordNet that is needed: senses of lemmas and what stands above them."""

    def __init__(self, place):
        self.senses, self.above, self.odd = {}, {}, {}
        for pos, name in FILES.items():
            for line in open(Path(place) / f"index.{name}"):
                if line[0] != " ":
                    parts = line.split()
                    n = int(parts[2])
                    self.senses[pos, parts[0]] = [f"{pos}{offset}" for offset in parts[-n:]]
            for line in open(Path(place) / f"data.{name}", encoding="latin-1"):
                if line[0] == " ":
                    continue
                parts = line.split(" | ")[0].split()
                at = 4 + 2 * int(parts[3], 16)
                pointers = [parts[at + 1 + 4 * k : at + 5 + 4 * k] for k in range(int(parts[at]))]
                up = [f"{pos}{p[1]}" for p in pointers if p[0] in ("@", "&") and FILES.get(p[2].replace("s", "a"))]
                self.above[f"{pos}{parts[0]}"] = (up, f"{pos}-{parts[1]}")
            for line in open(Path(place) / f"{name}.exc"):
                form, *lemmas = line.split()
                self.odd.setdefault((pos, form), lemmas)
        self.odd_verbs = {}
        for (pos, form), lemmas in self.odd.items():
            for lemma in lemmas if pos == "v" else []:
                self.odd_verbs.setdefault(lemma, []).append(form)

    def lemma(self, pos, form):
        """The lemma of a form in lower case, in a list; an empty one where there is none."""
        found = self.odd.get((pos, form)) or [form, *self.regular(pos, form)]
        return [lemma for lemma in found if (pos, lemma) in self.senses][:1]

    def regular(self, pos, form):
        """What a form may be a regular form of."""
        for ending, instead in (rule.split(":") for rule in ENDINGS[pos].split()):
            if form.endswith(ending) and len(form) > len(ending) + 1:
                stem = form[: -len(ending)] + instead
                yield stem
                if not instead and ending in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2]:
                    yield stem[:-1]

    def classes(self, form):
        """The senses of a form in lower case, what stands above them, and the fields they are of."""
        out = []
        for pos in FILES:
            for lemma in self.lemma(pos, form):
                for sense in self.senses[pos, lemma][:SENSES]:
                    level = [sense]
                    for _ in range(1 + ABOVE):
                        out += level
                        level = [up for at in level for up in self.above[at][0] if up in self.above][:3]
                    out.append(self.above[sense][1])
        return list(dict.fromkeys(out))

    def inflected(self, lemma):
        """The forms of a verb."""
        if lemma in self.odd_verbs:
            return [lemma, *self.odd_verbs[lemma]]
        if re.search("[^aeiou]y$", lemma):
            return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
        stem = re.sub("(?<!e)e$", "", lemma)
        third = lemma + ("es" if re.search("(s|x|z|ch|sh)$", lemma) else "s")
        return [lemma, third, stem + "ed" if stem != lemma else lemma + "ed", stem + "ing"]


def marked(paths):
    """How often each word stands in blocks of readers, and how often they mark it."""
    met, cues = Counter(), Counter()
    for path in paths:
        for line in open(path):
            block = json.loads(line)
            for word, *tags in zip(block["tokens"], block["acts"], block["events"]):
                met[word.lower()] += 1
                cues[word.lower()] += any(tag[0] not in "O-" for tag in tags)
    return met, cues


def rarer(known, wordnet, blocks, texts, n):
    """The `n` words, not known yet, of which some class is marked most often."""
    met, cues = marked(blocks)
    shares = {}
    for word in known:
        if met[word] >= 3:
            for at in wordnet.classes(word):
                shares.setdefault(at, []).append(min(1, cues[word] / (met[word] + 2)))
    share = {at: sum(all_) / (len(all_) + 1) for at, all_ in shares.items() if len(all_) <= 400}
    seen = {word for path in texts for line in open(path) for word in re.findall("[a-z]{4,}", json.loads(line)["text"].lower())}
    verbs = [lemma for pos, lemma in wordnet.senses if pos == "v" and re.fullmatch("[a-z]{4,}", lemma)]
    forms = (seen | {form for lemma in verbs for form in wordnet.inflected(lemma)}) - known
    scores = {}
    for form in forms:
        found = [share[at] for at in wordnet.classes(form) if at in share]
        if found:
            scores[form] = max(found) * (1 if form in seen else UNSEEN)
    return sorted(sorted(scores, key=lambda form: (-scores[form], form))[:n])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("vectors")
    options.add_argument("--wordnet", required=True)
    options.add_argument("--rarer", nargs="*", default=[])
    options.add_argument("--texts", nargs="*", default=[])
    options.add_argument("--n", type=int, default=5000)
    options.add_argument("--out", required=True)
    options = options.parse_args()
    file, wordnet, stemmer = load_file(options.vectors), WordNet(options.wordnet), SnowballStemmer("english")
    words = [word.lower() for word in bytes(file["words"]).decode().split("\n")]
    if options.rarer:
        more = rarer(set(words), wordnet, options.rarer, options.texts, options.n)
        Path(options.out).write_text("\n".join(more))
        return
    classes = [["s" + stemmer.stem(word), *wordnet.classes(word)] for word in words]
    often = Counter(at for of_word in classes for at in of_word)
    number = {at: i for i, at in enumerate(sorted(at for at, n in often.items() if n > 1))}
    classes = [[number[at] for at in of_word if at in number] for of_word in classes]
    file["classes"] = np.array([at for of_word in classes for at in of_word], dtype=np.uint32)
    file["class_ends"] = np.cumsum([len(of_word) for of_word in classes]).astype(np.uint32)
    save_file(file, options.out)


if __name__ == "__main__":
    main()
