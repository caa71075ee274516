"""Fine-tunes the teacher on treebanks (--words), names (--names) and attributions (--attributions), in blocks that
`nutgraf prepare` wrote."""

import argparse
import time

import torch
import torch.nn.functional as F
from network import ATTRIBUTION, NAMES, Pieces, Teacher, batches, pad, prepare, read, seeded, sentences

SIZE = 3000  # pieces in a batch


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--words", nargs="+", required=True)
    options.add_argument("--names", nargs="+", required=True)
    options.add_argument("--attributions", nargs="*", default=[])
    options.add_argument("--epochs", type=float, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--out", required=True)
    options = options.parse_args()
    rng = seeded(options.seed)
    words, named, said = (
        [block for path in paths for block in read(path)]
        for paths in (options.words, options.names, options.attributions)
    )
    labels = {key: sorted({label for block in words for label in block[key]}) for key in ("upos", "xpos", "deprel")}
    number(words, labels)
    number(named, {"names": NAMES})
    number(said, {"attribution": ATTRIBUTION})
    pieces = Pieces()
    corpora = [prepare(blocks, pieces) for blocks in (words, named, said)]
    teacher = Teacher(len(labels["xpos"]), len(labels["deprel"]))
    fit(teacher, corpora, options.epochs, rng)
    torch.save({"weights": teacher.state_dict(), "labels": labels}, options.out)


def number(blocks, labels):
    """Labels to their numbers."""
    for key, known in labels.items():
        place = {label: at for at, label in enumerate(known)}
        for block in blocks:
            block[key] = [place[label] for label in block[key]]


def fit(teacher, corpora, epochs, rng):
    per_epoch = sum(len(batches(blocks, SIZE)) for blocks in corpora)
    steps, step, start = int(per_epoch * epochs), 0, time.time()
    encoder = [p for name, p in teacher.named_parameters() if name.startswith("bert") and p.requires_grad]
    heads = [p for name, p in teacher.named_parameters() if not name.startswith("bert")]
    groups = [{"params": encoder, "lr": 2.5e-4}, {"params": heads, "lr": 2e-3}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    warm = lambda step: min((step + 1) / 100, max(0.01, (steps - step) / steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, warm)
    teacher.train()
    while step < steps:
        mixed = [batch for blocks in corpora for batch in batches(blocks, SIZE, rng)]
        rng.shuffle(mixed)
        for batch in mixed[: steps - step]:
            loss = of_batch(teacher, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} of {steps}, {time.time() - start:.0f} s, loss {loss.item():.3f}", flush=True)


def of_batch(teacher, batch):
    if "heads" in batch[0]:
        return of_words(teacher, batch)
    return 2 * of_column(teacher, "names" if "names" in batch[0] else "attribution", batch)


def of_column(teacher, key, batch, states=None):
    states = teacher.encode(batch) if states is None else states
    scores = getattr(teacher, key)(states)
    gold = pad([block[key] for block in batch], -100)
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)


def of_words(teacher, batch):
    states = teacher.encode(batch)
    rows, places, lengths = sentences(batch, states)
    scores, heads = teacher.arcs(rows, lengths)
    head = lambda block, at, start: max(0, batch[block]["heads"][at] - start + 1)
    gold = pad([[head(block, at, start) for at in range(start, end)] for block, start, end in places], -100)
    relation = pad([batch[block]["deprel"][start:end] for block, start, end in places], -100)
    arcs = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)
    labels = teacher.labels(rows, heads, gold.clamp(min=0))
    labels = F.cross_entropy(labels.flatten(0, 1), relation.flatten(), ignore_index=-100)
    return arcs + labels + 0.5 * of_column(teacher, "upos", batch, states) + 0.5 * of_column(teacher, "xpos", batch, states)


if __name__ == "__main__":
    main()
