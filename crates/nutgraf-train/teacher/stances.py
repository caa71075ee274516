"""Fine-tunes the larger encoder on cues of positions and triggers of events (`train`), and labels blocks with it (`label`).

    python stances.py train --train stances_train.jsonl [--dev stances_dev_a.jsonl …] --out stances.pt
    python stances.py label news.jsonl@0.5 … --teacher stances.pt … --out silver.safetensors
    python stances.py words news.jsonl … --teacher stances.pt --out words.safetensors

`words` writes what the teacher makes of each word alone: what the network that learns from it knows of words to begin with. The encoder is unpacked into the folder that `--encoder` names.

Several teachers label together: the mean of what they hold likely."""

import argparse
import time
from collections import Counter

import numpy as np
import torch
import torch.nn.functional as F
from larger import MARKS, WIDTH, Encoder, unpacked
from network import NO_CASE, Pieces, batches, pad, prepare, read, seeded
from safetensors.numpy import save_file
from torch import nn
from torch.nn.utils.rnn import pad_sequence

ACTS = (
    "PLEDGE OFFER AGREE INTEND CONSIDER RULE_OUT REFUSE HESITATE THREATEN WITHDRAW DEMAND REQUEST PERMIT FORBID SUPPORT"
    " OPPOSE REJECT DECIDE CONFIRM DENY"
).split()
TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE"
    " ASSAULT"
).split()
KINDS = {"acts": ACTS, "events": TYPES}
WEAK = 0.5  # what is believed of a label that a fair reader might not give
OTHER = 0.3  # the share of a label's alternatives
NONE_WEIGHT = 0.7
SIZE = 2500
EMPTY = 0.4  # the share of blocks without a mark that are learned from; they count as much as all of them
FREQUENCY = 4  # a word is known when it is met so often
SPREAD = 0.35  # of the numbers that are known of words
SCALE = 10  # the encoder's last states are small


class Teacher(nn.Module):
    """The encoder with a choice out of all acts and one out of all types for each word; the first of either is none."""

    def __init__(self, place):
        super().__init__()
        self.encoder = Encoder(place)
        self.case = nn.Embedding(8, WIDTH)
        nn.init.normal_(self.case.weight, std=0.02)
        self.drop = nn.Dropout(0.15)
        self.heads = nn.ModuleDict({key: nn.Linear(WIDTH, 1 + len(kinds)) for key, kinds in KINDS.items()})
        for head in self.heads.values():
            nn.init.normal_(head.weight, std=0.002)
            nn.init.zeros_(head.bias)
            head.bias.data[0] = 4.0

    def keep(self, blocks):
        """Reckons once what the fixed layers say of blocks that are gone through more than once."""
        for batch in batches(blocks, 2 * SIZE):
            for block, states in zip(batch, self.encoder.lower([block["pieces"][0] for block in batch])):
                block["lower"] = states

    def forward(self, batch):
        rows = [block["pieces"] for block in batch]
        lengths = [len(row[0]) for row in rows]
        has_lower = all("lower" in block for block in batch)
        lower = [block["lower"] for block in batch] if has_lower else self.encoder.lower([row[0] for row in rows])
        cases, first, last = pad([r[1] for r in rows], NO_CASE), pad([r[2] for r in rows]), pad([r[3] for r in rows])
        states = self.encoder.upper(pad_sequence(lower, batch_first=True) + self.case(cases), lengths)
        take = lambda at: torch.gather(states, 1, at.unsqueeze(-1).expand(-1, -1, WIDTH))
        states = self.drop((take(first) + take(last)) * 0.5)
        return {key: head(states.float() * SCALE) for key, head in self.heads.items()}


def target(tag, kinds):
    """What is believed of a word, and how much it counts."""
    row = [0.0] * (1 + len(kinds))
    if tag == "-":
        return row, 0.0
    if tag == "O":
        row[0] = 1.0
        return row, NONE_WEIGHT
    firm = not tag.startswith("?")
    named = list(dict.fromkeys(tag.lstrip("?").split("|")))
    for at, kind in enumerate(named):
        share = 1.0 if len(named) == 1 else 1 - OTHER if at == 0 else OTHER / (len(named) - 1)
        row[1 + kinds.index(kind)] = share * (1.0 if firm else WEAK)
    row[0] = 1 - sum(row)
    return row, 1.0


def load(path, pieces):
    blocks = prepare(read(path), pieces)
    for block in blocks:
        for key, kinds in KINDS.items():
            told = [target(tag, kinds) for tag in block[key]]
            block[key + ".rows"], block[key + ".weights"] = [row for row, _ in told], [weight for _, weight in told]
    return blocks


def thinned(blocks, rng):
    """All blocks with a mark, and some of the others, which count for the rest."""
    kept = []
    for block in blocks:
        is_empty = all(tag in ("O", "-") for key in KINDS for tag in block[key])
        if is_empty and rng.random() >= EMPTY:
            continue
        for key in KINDS if is_empty else ():
            block[key + ".weights"] = [weight / EMPTY for weight in block[key + ".weights"]]
        kept.append(block)
    return kept


def fit(teacher, blocks, epochs, rng, rate, dev):
    blocks = thinned(blocks, rng)
    for part in (blocks, *dev):
        teacher.keep(part)
    steps, step, start = int(len(batches(blocks, SIZE)) * epochs), 0, time.time()
    encoder = [p for name, p in teacher.named_parameters() if name.startswith("encoder") and p.requires_grad]
    heads = [p for name, p in teacher.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": 1e-3}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    warm = lambda step: min((step + 1) / 60, max(0.01, (steps - step) / steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, warm)
    while step < steps:
        teacher.train()
        sums = 0.0
        for batch in batches(blocks, SIZE, rng)[: steps - step]:
            loss = of_batch(teacher, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            step += 1
            sums += loss.item()
            if step % 40 == 0:
                print(f"step {step} of {steps}, {time.time() - start:.0f} s, loss {sums / 40:.4f}", flush=True)
                sums = 0.0
        for blocks_of_dev in dev:
            measure([teacher], blocks_of_dev, full=step >= steps)


def of_batch(teacher, batch):
    loss = 0.0
    for key, scores in teacher(batch).items():
        none = [1.0] + [0.0] * len(KINDS[key])
        width = scores.size(1)
        rows = torch.tensor([b[key + ".rows"] + [none] * (width - len(b["tokens"])) for b in batch])
        weights = pad([block[key + ".weights"] for block in batch], 0.0)
        lost = -(rows * scores.log_softmax(-1)).sum(-1)
        loss = loss + (lost * weights).sum() / weights.sum()
    return loss


@torch.inference_mode()
def likelihoods(teachers, batch):
    told = [{key: scores.softmax(-1) for key, scores in teacher(batch).items()} for teacher in teachers]
    return {key: sum(one[key] for one in told) / len(told) for key in KINDS}


def measure(teachers, blocks, full=False):
    """Precision, recall and F1 over words: weak labels and further words of a cue are neither hits nor misses."""
    for teacher in teachers:
        teacher.eval()
    scored = [(block, told) for batch in batches(blocks, SIZE) for block, told in zipped(teachers, batch)]
    for key, kinds in KINDS.items():
        best = None
        for limit in (0.2, 0.3, 0.4, 0.5, 0.6):
            counts = Counter()
            for block, told in scored:
                tally(block[key], told[key], kinds, limit, counts)
            p = counts["hit"] / max(1, counts["told"])
            r = counts["hit"] / max(1, counts["gold"])
            f = 2 * p * r / max(1e-9, p + r)
            found = counts["found"] / max(1, counts["told"]), counts["found"] / max(1, counts["gold"])
            if best is None or f > best[0]:
                best = (f, p, r, limit, found, counts)
        f, p, r, limit, found, counts = best
        print(f"  {key}: F1 {100 * f:.1f} P {100 * p:.1f} R {100 * r:.1f} at {limit}; found P {100 * found[0]:.1f} R {100 * found[1]:.1f}", flush=True)
        if full:
            for kind in kinds:
                print(f"    {kind:9} gold {counts[kind, 'gold']:3} told {counts[kind, 'told']:3} hit {counts[kind, 'hit']:3}")


def zipped(teachers, batch):
    told = likelihoods(teachers, batch)
    return [(block, {key: rows[at].numpy() for key, rows in told.items()}) for at, block in enumerate(batch)]


def tally(tags, rows, kinds, limit, counts):
    for at, tag in enumerate(tags):
        none = rows[at][0]
        is_told = 1 - none >= limit
        kind = kinds[int(rows[at][1:].argmax())]
        firm = tag not in ("O", "-") and not tag.startswith("?")
        if firm:
            counts["gold"] += 1
            counts[tag.split("|")[0], "gold"] += 1
        if is_told and (firm or tag == "O"):
            counts["told"] += 1
            counts[kind, "told"] += 1
            if firm:
                counts["found"] += 1
                if kind in tag.split("|"):
                    counts["hit"] += 1
                    counts[tag.split("|")[0], "hit"] += 1


def label(teachers, blocks):
    words, ends, sentence_ends, columns = [], [], [], {key: [] for key in KINDS}
    for teacher in teachers:
        teacher.eval()
        teacher.encoder.round()
    start = time.time()
    for number, batch in enumerate(batches(blocks, 2 * SIZE)):
        for block, told in zipped(teachers, batch):
            first, n = len(words), len(block["tokens"])
            words += [word.replace("\n", " ") for word in block["tokens"]]
            ends.append(len(words))
            sentence_ends += [first + end for _, end in block["sentences"]]
            for key in KINDS:
                columns[key].append((told[key][:n] * 255 + 0.5).astype(np.uint8))
        if number % 50 == 0:
            print(f"{len(words)} words, {time.time() - start:.0f} s", flush=True)
    return {
        "words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "blocks": np.array(ends, dtype=np.uint32),
        "sentences": np.array(sentence_ends, dtype=np.uint32),
        **{key: np.concatenate(rows) for key, rows in columns.items()},
    }


def common(blocks):
    """Words in lower case that are met often enough, and how often: the most frequent first."""
    counts = Counter(word.lower().replace("\n", " ") for block in blocks for word in block["tokens"])
    return [(word, n) for word, n in counts.most_common() if n >= FREQUENCY]


@torch.inference_mode()
def alone(teacher, words, pieces):
    """What the lower and the upper layers say of each word without any other: the mean of its pieces, [words, 2, WIDTH]."""
    teacher.eval()
    out = np.zeros((len(words), 2, WIDTH), np.float32)
    order = sorted(range(len(words)), key=lambda at: len(pieces(words[at])))
    for start in range(0, len(order), 512):
        places = order[start : start + 512]
        rows = [block["pieces"][0] for block in prepare([{"tokens": [words[at]]} for at in places], pieces)]
        lengths = [len(row) for row in rows]
        lower = pad_sequence(teacher.encoder.lower(rows), batch_first=True)
        upper = teacher.encoder.upper(lower, lengths)
        at = torch.arange(max(lengths))
        inside = ((at >= 1) & (at < torch.tensor(lengths)[:, None] - 1)).unsqueeze(-1).float()
        for layer, states in enumerate((lower, upper)):
            out[places, layer] = ((states.float() * inside).sum(1) / inside.sum(1)).numpy()
    return out


def reduced(states, counts, width):
    """The `width` directions in which words differ most, each common word counting for more (the root of its count)."""
    weights = np.sqrt(np.array(counts, np.float32))[:, None]
    weights /= weights.sum()
    centred = [states[:, layer] - (states[:, layer] * weights).sum(0) for layer in range(2)]
    both = np.concatenate([layer / np.sqrt((layer**2 * weights).sum()) for layer in centred], 1)
    _, directions = np.linalg.eigh((both * weights).T @ both)
    values = both @ directions[:, ::-1][:, :width]
    values /= ((values**2 * weights).sum(0)) ** 0.25
    return np.clip(SPREAD * values / np.sqrt((values**2).mean()), -1, 1).astype(np.float32)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["train", "label", "words", "measure"])
    options.add_argument("blocks", nargs="*", help="files of blocks; FILE@0.5 takes a random half of its blocks")
    options.add_argument("--train", nargs="*", default=[])
    options.add_argument("--dev", nargs="*", default=[])
    options.add_argument("--teacher", nargs="*", default=[])
    options.add_argument("--encoder", default=".", help="the folder that the encoder is unpacked into")
    options.add_argument("--also", nargs="*", default=[], help="files of rarer words, one a line")
    options.add_argument("--epochs", type=float, default=1.4)
    options.add_argument("--rate", type=float, default=8e-5)
    options.add_argument("--width", type=int, default=64, help="numbers for each word")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--out")
    options = options.parse_args()
    place = unpacked(options.encoder)
    rng, pieces = seeded(options.seed), Pieces(place, MARKS)
    teachers = []
    for path in options.teacher:
        teachers.append(Teacher(place))
        teachers[-1].load_state_dict(torch.load(path))
    dev = [load(path, pieces) for path in options.dev]
    if options.what == "train":
        teacher = teachers[0] if teachers else Teacher(place)
        blocks = [block for path in options.train for block in load(path, pieces)]
        fit(teacher, blocks, options.epochs, rng, options.rate, dev)
        torch.save(teacher.state_dict(), options.out)
    elif options.what == "words":
        known = common([block for path in options.blocks for block in read(path)])
        have = {word for word, _ in known}
        more = [word for path in options.also for word in open(path).read().split("\n") if word and word not in have]
        words, counts = zip(*known, *((word, 1) for word in more))
        vectors = reduced(alone(teachers[0], words, pieces), counts, options.width)
        text = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
        save_file({"words": text, "vectors": vectors}, options.out)
    elif options.what == "measure":
        for blocks in dev:
            measure(teachers, blocks, full=True)
    else:
        blocks = []
        for path in options.blocks:
            path, _, share = path.partition("@")
            blocks += [block for block in read(path) if rng.random() < float(share or 1)]
        save_file(label(teachers, prepare(blocks, pieces)), options.out)


if __name__ == "__main__":
    main()
