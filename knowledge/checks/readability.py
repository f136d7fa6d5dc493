"""How easy a Dutch text reads: the Flesch-Douma score (Douma, 1960), from 0 (hard) to 100 (easy).

Syllables are where the hyphenation tables of pyphen may break a word. From about 60 on a text is fit for B1.
"""

import re
from functools import lru_cache

import pyphen

_START, _PER_WORD, _PER_SYLLABLE = 206.84, 0.93, 77.0
_SENTENCE_END = re.compile(r"(?<=[.!?…:])[\"'”’»)]*\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST_SYLLABLE = 1
_TABLES = pyphen.Pyphen(lang="nl_NL", left=_SHORTEST_SYLLABLE, right=_SHORTEST_SYLLABLE)


def flesch_douma(text: str, known: frozenset[str] = frozenset()) -> float:
    """The score of a text; `known` words (lower case) do not count, such as the word that is explained.

    A text without other words is as easy as can be.
    """
    words = [word for word in _WORD.findall(text.lower()) if word not in known]
    if not words:
        return 100.0
    sentences = len([part for part in _SENTENCE_END.split(text) if _WORD.search(part)])
    syllables = sum(map(_syllables, words))
    return _START - _PER_WORD * len(words) / sentences - _PER_SYLLABLE * syllables / len(words)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    return len(_TABLES.positions(word)) + 1
