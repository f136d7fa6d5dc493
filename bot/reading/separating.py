"""The lines that tell one label from all other texts; the only place that knows how they are found.

Of some ten thousand texts that do not say a label, a few hundred lie near its line; the others have no part in it.
So a line is found from the nearest ones, then again with those that turn out to lie on the wrong side or too near.
The labels are shared out over the processors.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

_NEAREST = 1000
# A text nearer than this to the line takes part in finding it.
_MARGIN = -1.0
_ROUNDS = 2


@dataclass(frozen=True, eq=False)
class Label:
    """The texts of which we know whether they say it, which of them do, and how much each counts."""

    texts: csr_matrix
    said: NDArray[np.bool_]
    weights: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Line:
    """What to multiply the features of a text with, and what to add, for its score."""

    weights: NDArray[np.float64]
    bias: float


def lines(labels: Sequence[Label], freedom: float) -> list[Line]:
    """The line of each label; the same input always gives the same lines."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda label: _line(label, freedom), labels))


def _line(label: Label, freedom: float) -> Line:
    known = label.texts
    others = np.flatnonzero(~label.said)
    if len(others) <= 2 * _NEAREST:
        return _fitted(label, np.arange(len(label.said)), freedom)
    nearness = known @ np.asarray(known[label.said].mean(axis=0)).ravel()
    nearest = others[np.argpartition(-nearness[others], _NEAREST)[:_NEAREST]]
    chosen = np.union1d(np.flatnonzero(label.said), nearest)
    found = _fitted(label, chosen, freedom)
    for _ in range(_ROUNDS):
        scores = known @ found.weights + found.bias
        missing = np.setdiff1d(others[scores[others] > _MARGIN], chosen, assume_unique=True)
        if not len(missing):
            break
        chosen = np.union1d(chosen, missing)
        found = _fitted(label, chosen, freedom)
    return found


def _fitted(label: Label, chosen: NDArray[np.intp], freedom: float) -> Line:
    learner = LinearSVC(C=freedom, random_state=0)
    learner.fit(label.texts[chosen], label.said[chosen], sample_weight=label.weights[chosen])
    return Line(learner.coef_[0], float(learner.intercept_[0]))
