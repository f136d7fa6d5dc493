"""Which labels a text is like, as learnt: one linear score per label over the features of the text.

Two are trained: which item a question is about (`question_training`), and which choices a statement amounts to
(`statement_training`). Using them needs only numpy.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from bot.reading.features import BLOCKS, WORD, Fields, features

# Labels that are no knowledge item: what is outside our field, choices that stand in a questionnaire, whole lists,
# the rows and columns of grids.
OUTSIDE, CHOICE, LIST, ROW, COLUMN = "buiten", "keuze", "lijst", "rij", "kolom"
# What says too little to place it.
UNCLEAR = "onduidelijk"
Numbers = NDArray[np.float32]


class NoTextModel(Exception):
    """The model was not trained yet; the message says in Dutch what to do."""


@dataclass(frozen=True, eq=False)
class TextModel:
    """`weights` has a row per feature and a column per label; `rarity` tells how much a feature says.

    `fields` are the word fields that it was learnt with.
    """

    labels: tuple[str, ...]
    names: tuple[str, ...]
    rarity: Numbers
    weights: Numbers
    bias: Numbers
    fields: Fields = MappingProxyType({})

    @cached_property
    def _position(self) -> dict[str, int]:
        return {name: position for position, name in enumerate(self.names)}

    @cached_property
    def words(self) -> frozenset[str]:
        """The single words (lemmas) that it has learnt."""
        names = (name.partition(" ") for name in self.names)
        return frozenset(word for block, _, word in names if block == WORD and " " not in word)

    def scores(self, text: str) -> Mapping[str, float]:
        """A score for each label, higher for a better fit; empty when the text has no known feature."""
        positions, values = self.vector(text)
        if not positions:
            return {}
        found = np.asarray(values, dtype=np.float32) @ self.weights[positions] + self.bias
        return dict(zip(self.labels, map(float, found), strict=True))

    def vector(self, text: str) -> tuple[list[int], list[float]]:
        """The text as positions and values, each block of features of length one."""
        return self.vector_of(features(text, self.fields))

    def vector_of(self, found: Mapping[str, float]) -> tuple[list[int], list[float]]:
        """The same for the features of a text."""
        positions: list[int] = []
        values: list[float] = []
        for block in BLOCKS:
            known = [
                (self._position[name], strength)
                for name, strength in found.items()
                if name.startswith(f"{block} ") and name in self._position
            ]
            weighed = [strength * float(self.rarity[position]) for position, strength in known]
            length = math.sqrt(sum(value * value for value in weighed)) or 1.0
            positions += [position for position, _ in known]
            values += [value / length for value in weighed]
        return positions, values


def load(path: Path) -> TextModel:
    """The model in this file; NoTextModel when there is none that can be read."""
    try:
        with np.load(path, allow_pickle=False) as found:
            return TextModel(
                labels=tuple(str(found["labels"]).split("\n")),
                names=tuple(str(found["names"]).split("\n")),
                rarity=found["rarity"],
                weights=found["weights"],
                bias=found["bias"],
                fields={
                    word: tuple(names) for word, names in json.loads(str(found["fields"])).items()
                },
            )
    except (OSError, EOFError, KeyError, ValueError):
        raise NoTextModel(
            f"Het model {path.name} ontbreekt of is beschadigd. Draai `make train` en start opnieuw."
        ) from None


def save(model: TextModel, path: Path) -> None:
    """Write the model, as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npz")
    np.savez_compressed(
        partial,
        labels=np.array("\n".join(model.labels)),
        names=np.array("\n".join(model.names)),
        rarity=model.rarity,
        weights=model.weights,
        bias=model.bias,
        fields=np.array(json.dumps(model.fields)),
    )
    partial.replace(path)
