"""Labels blocks with the teacher's likelihoods, kept in one safetensors file: the silver of a recipe."""

import argparse

import numpy as np
import torch
import torch.nn.functional as F
from network import LONGEST_SENTENCE, Pieces, Teacher, batches, prepare, read, seeded, sentences
from safetensors.numpy import save_file

SIZE = 4000  # pieces in a batch
TOP = 3  # likely heads, and likely labels, that are kept


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("blocks", nargs="+", help="files of blocks; FILE@0.5 takes a random half of its blocks")
    options.add_argument("--teacher", required=True)
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--out", required=True)
    options = options.parse_args()
    rng = seeded(options.seed)
    saved = torch.load(options.teacher)
    teacher = Teacher(len(saved["labels"]["xpos"]), len(saved["labels"]["deprel"]))
    teacher.load_state_dict(saved["weights"])
    teacher.eval()
    blocks = []
    for path in options.blocks:
        path, _, share = path.partition("@")
        blocks += [block for block in read(path) if rng.random() < float(share or 1)]
    short = lambda block: all(end - start <= LONGEST_SENTENCE for start, end in block["sentences"])
    blocks = prepare([block for block in blocks if short(block)], Pieces())
    save_file(label(teacher, blocks), options.out)


@torch.inference_mode()
def label(teacher, blocks):
    words, ends, sentence_ends = [], [], []
    tags = ("upos", "xpos", "names", "attribution")
    columns = {key: [] for key in (*tags, "heads", "head_weights", "labels", "label_weights")}
    for batch in batches(blocks, SIZE):
        states = teacher.encode(batch)
        dense = {key: eight_bits(getattr(teacher, key)(states)) for key in tags}
        rows, places, lengths = sentences(batch, states)
        scores, heads = teacher.arcs(rows, lengths)
        weights, best = F.pad(scores.softmax(-1), (0, TOP)).topk(TOP)
        labels = teacher.labels(rows, heads, best[..., 0]).softmax(-1)
        label_weights, best_labels = labels.topk(TOP)
        for number, block in enumerate(batch):
            start = len(words)
            words += [word.replace("\n", " ") for word in block["tokens"]]
            ends.append(len(words))
            sentence_ends += [start + end for _, end in block["sentences"]]
            for key, values in dense.items():
                columns[key].append(values[number, : len(block["tokens"])])
        for row, (_, start, end) in enumerate(places):
            n = end - start
            columns["heads"].append(best[row, :n].numpy().astype(np.uint16))
            columns["head_weights"].append(byte(weights[row, :n]))
            columns["labels"].append(best_labels[row, :n].numpy().astype(np.uint8))
            columns["label_weights"].append(byte(label_weights[row, :n]))
    return {
        "words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "blocks": np.array(ends, dtype=np.uint32),
        "sentences": np.array(sentence_ends, dtype=np.uint32),
        **{key: np.concatenate(values) for key, values in columns.items()},
    }


def eight_bits(scores):
    """Scores to likelihoods of eight bits."""
    return byte(scores.softmax(-1))


def byte(likelihoods):
    return (likelihoods * 255 + 0.5).to(torch.uint8).numpy()


if __name__ == "__main__":
    main()
