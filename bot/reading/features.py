"""A text as weighted features: lemmas, pairs of words, and pieces of words that forgive typing errors.

The same for training and for use; knows nothing of what is learnt from them.
"""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bot.reading.lemmas import lemma
from bot.reading.words import tokens

_SHORTEST, _LONGEST = 3, 5
WORD, PIECE = "w", "p"


def features(text: str) -> dict[str, float]:
    """The features of a text, with how strongly each is there; empty for a text without words."""
    counts = Counter(_features(text))
    return {name: 1.0 + math.log(count) for name, count in counts.items()}


def _features(text: str) -> Iterator[str]:
    found = [token for token in tokens(text) if not token.is_sign]
    lemmas = [lemma(token.text) for token in found]
    yield from (f"{WORD} {word}" for word in lemmas)
    yield from (f"{WORD} {first} {second}" for first, second in pairwise(lemmas))
    for token in found:
        yield from (f"{PIECE} {piece}" for piece in _pieces(token.word))


def _pieces(word: str) -> Iterator[str]:
    padded = f"_{word}_"
    for size in range(_SHORTEST, _LONGEST + 1):
        for start in range(max(1, len(padded) - size + 1)):
            yield padded[start : start + size]
