"""Which knowledge item a question is about, as learnt from the example questions and texts of all items.

One linear score per item over the features of a text. Using it needs only numpy; how it is learnt stands
in `question_training`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.reading.features import PIECE, WORD, features

OUTSIDE = "buiten"
Numbers = NDArray[np.float32]


class NoQuestionModel(Exception):
    """The model was not trained yet; the message says in Dutch what to do."""


@dataclass(frozen=True, eq=False)
class QuestionModel:
    """`weights` has a row per feature and a column per label; `rarity` tells how much a feature says."""

    labels: tuple[str, ...]
    names: tuple[str, ...]
    rarity: Numbers
    weights: Numbers
    bias: Numbers

    @cached_property
    def _position(self) -> dict[str, int]:
        return {name: position for position, name in enumerate(self.names)}

    def scores(self, text: str) -> Mapping[str, float]:
        """A score for each label, higher for a better fit; empty when the text has no known feature."""
        positions, values = self.vector(text)
        if not positions:
            return {}
        found = np.asarray(values, dtype=np.float32) @ self.weights[positions] + self.bias
        return dict(zip(self.labels, map(float, found), strict=True))

    def vector(self, text: str) -> tuple[list[int], list[float]]:
        """The text as positions and values, each block of features of length one."""
        positions: list[int] = []
        values: list[float] = []
        for block in (WORD, PIECE):
            known = [
                (self._position[name], strength)
                for name, strength in features(text).items()
                if name.startswith(f"{block} ") and name in self._position
            ]
            weighed = [strength * float(self.rarity[position]) for position, strength in known]
            length = math.sqrt(sum(value * value for value in weighed)) or 1.0
            positions += [position for position, _ in known]
            values += [value / length for value in weighed]
        return positions, values


def load(path: Path) -> QuestionModel:
    """The model in this file; NoQuestionModel when there is none that can be read."""
    try:
        with np.load(path, allow_pickle=False) as found:
            return QuestionModel(
                labels=tuple(str(found["labels"]).split("\n")),
                names=tuple(str(found["names"]).split("\n")),
                rarity=found["rarity"],
                weights=found["weights"],
                bias=found["bias"],
            )
    except (OSError, EOFError, KeyError, ValueError):
        raise NoQuestionModel(
            "Het zoekmodel voor vragen ontbreekt of is beschadigd. Draai `make train` en start opnieuw."
        ) from None


def save(model: QuestionModel, path: Path) -> None:
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
    )
    partial.replace(path)
