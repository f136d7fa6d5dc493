"""Reasons one below the other, each without what a line above it already said.

A good adviser says once why five things fit, not five times.
"""

import re
from collections.abc import Iterable, Iterator

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_WORDS = re.compile(r"\w+")


def without_repeats(reasons: Iterable[str]) -> Iterator[str]:
    """Each reason without the sentences that were said before, in whatever order of words."""
    said: set[frozenset[str]] = set()
    for reason in reasons:
        sentences = _BETWEEN_SENTENCES.split(reason) if reason else []
        yield " ".join(sentence for sentence in sentences if _words(sentence) not in said)
        said.update(map(_words, sentences))


def _words(sentence: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(sentence.lower()))
