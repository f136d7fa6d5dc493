"""A text as weighted features: lemmas, pairs of words, pieces of words that forgive typing errors, and word fields.

A word field is a group of words about one thing ("herrie", "kabaal", "lawaai"), so that a question can be recognised
by words that nobody used before. The same for training and for use; knows nothing of what is learnt from them.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from bot.reading.lemmas import lemma
from bot.reading.words import Token, tokens

Fields = Mapping[str, tuple[str, ...]]
"""The fields of each word."""

WORD, PIECE, FIELD = "w", "p", "v"
BLOCKS = (WORD, PIECE, FIELD)
_SHORTEST, _LONGEST = 3, 4
_SHORTEST_ENDING = 5


def features(text: str, fields: Fields) -> dict[str, float]:
    """The features of a text, with how strongly each is there; empty for a text without words."""
    counts = Counter(_features(text, fields))
    return {name: 1.0 + math.log(count) for name, count in counts.items()}


def _features(text: str, fields: Fields) -> Iterator[str]:
    found = [token for token in tokens(text) if not token.is_sign]
    lemmas = [lemma(token.text) for token in found]
    yield from (f"{WORD} {word}" for word in lemmas)
    yield from (f"{WORD} {first} {second}" for first, second in pairwise(lemmas))
    for token in found:
        yield from _pieces(token.word)
        yield from (f"{FIELD} {name}" for name in _fields_of(token, fields))


def _fields_of(token: Token, fields: Fields) -> tuple[str, ...]:
    """By the word as written, else its dictionary form, else the longest word that it ends with."""
    for form in (token.word, lemma(token.text)):
        if form in fields:
            return fields[form]
    endings = (token.word[start:] for start in range(1, len(token.word) - _SHORTEST_ENDING + 1))
    return next((fields[ending] for ending in endings if ending in fields), ())


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    padded = f"_{word}_"
    return tuple(
        f"{PIECE} {padded[start : start + size]}"
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(max(1, len(padded) - size + 1))
    )
