"""A text with its typing errors put right towards the words that the search has learnt.

An ordinary Dutch word is never changed; a word that resembles nothing stays as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.reading.lemmas import is_misspelling
from bot.reading.words import tokens

_SHORTEST = 5
_LONG_WORD = 8


@dataclass(frozen=True)
class Respelling:
    """Puts typing errors right towards `known` words."""

    known: frozenset[str]

    @classmethod
    def towards(cls, words: Iterable[str]) -> Self:
        """Towards those of these words that are long enough to be recognised with an error in them."""
        return cls(frozenset(w for w in words if len(w) >= _SHORTEST and w.isalpha()))

    def __call__(self, text: str) -> str:
        """The text with each misspelt word replaced by the known word that is nearest, if one is near enough."""
        found = tokens(text)
        better = {t.word: self._nearest(t.word) for t in found if is_misspelling(t.word)}
        if not any(better.values()):
            return text
        return " ".join(better.get(token.word) or token.text for token in found)

    def _nearest(self, word: str) -> str | None:
        if word in self.known:
            return None
        limit = 2 if len(word) >= _LONG_WORD else 1
        near = process.extract(word, self._listed, scorer=OSA.distance, score_cutoff=limit, limit=3)
        likely = [(distance, form) for form, distance, _ in near if form[0] == word[0]]
        return min(likely)[1] if likely else None

    @cached_property
    def _listed(self) -> tuple[str, ...]:
        return tuple(sorted(self.known))
