"""How sure it is that the item with the highest score is the one that is meant.

From how far it is ahead of other items and of what is outside our field, and from how much of the evidence hangs on one
word ("Samos" alone may be an island). The weights were learnt by `evaluation/zekerheid.py`, on questions kept apart.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from bot.reading.text_model import LIST, OUTSIDE, TextModel

_MANY_WORDS = 12
# best, lead on the second, lead on the third, outside, lead on outside, hanging on one word, length
WEIGHTS = (0.33, 1.03, 2.53, -0.91, 0.45, -4.08, -1.04)
BIAS = -0.84
_NOTHING = -2.0


@dataclass(frozen=True)
class Guess:
    """The items that a text may be about, best first, with their scores and how sure the first is (0 to 1).

    `outside` gives the scores of what lies outside our field, `lists` those of whole lists: by kind, or by the item
    whose parts are asked for.
    """

    scores: Mapping[str, float]
    ranked: tuple[str, ...]
    outside: Mapping[str, float]
    certainty: float
    lists: Mapping[str, float] = field(default_factory=dict)


def guess(text: str, model: TextModel) -> Guess:
    """What a text is about, as the model sees it."""
    found = model.scores(text)
    outside, lists = _named(OUTSIDE, found), _named(LIST, found)
    apart = (f"{OUTSIDE}/", f"{LIST}/")
    inside = {label: score for label, score in found.items() if not label.startswith(apart)}
    ranked = tuple(sorted(inside, key=lambda item_id: (-inside[item_id], item_id)))
    if not ranked:
        return Guess({}, (), outside, 0.0, lists)
    signs = evidence(text, model, inside, ranked, outside)
    total = BIAS + sum(w * sign for w, sign in zip(WEIGHTS, signs, strict=True))
    return Guess(inside, ranked, outside, 1.0 / (1.0 + math.exp(-total)), lists)


def _named(mark: str, found: Mapping[str, float]) -> dict[str, float]:
    """The labels with this mark, by what comes after it."""
    start = f"{mark}/"
    return {
        label.removeprefix(start): score
        for label, score in found.items()
        if label.startswith(start)
    }


def evidence(
    text: str,
    model: TextModel,
    inside: Mapping[str, float],
    ranked: tuple[str, ...],
    outside: Mapping[str, float],
) -> tuple[float, ...]:
    """The signs that certainty is judged by, in the order of the weights."""
    best, second, third = (inside[ranked[n]] if n < len(ranked) else _NOTHING for n in range(3))
    beyond = max(outside.values(), default=_NOTHING)
    positions, values = model.vector(text)
    column = model.labels.index(ranked[0])
    parts = np.asarray(values) * model.weights[positions, column]
    helping = parts[parts > 0]
    hanging = float(helping.max() / helping.sum()) if helping.size else 1.0
    length = min(len(text.split()), _MANY_WORDS) / _MANY_WORDS
    return best, best - second, best - third, beyond, best - beyond, hanging, length
