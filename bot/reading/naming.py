"""Which items a text calls by their name: title, synonym, or number ("richting 2b", "trede 3").

Names are compared as dictionary forms without articles and small words, so that plural and word order inside a
phrase with small words do not matter.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from bot.reading.commands import plain
from bot.reading.lemmas import is_ordinary, lemma

_SMALL = frozenset(
    str.split(
        "de het een van der den in op met en aan bij voor over om te die dat dit deze zo n jullie nou nog eens zijn is"
        " als door uit of tot"
    )
)
_NUMBERED = re.compile(
    r"\b(trede|richting|oplossingsrichting|deelrichting|casus|oorzaak|hoofdoorzaak|letter)(?:n|s|en)? "
    r"(\d?[a-g]?|\d) (en|of|tot|versus|vs) (?=(?:\d[a-e]?|[a-g])\b)"
)
_SHORTEST_PLURAL = 5
_ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "vijfde": "5"}


@dataclass(frozen=True)
class Name:
    """One name of an item; `is_own` unless it is only a synonym."""

    item: str
    text: str
    is_own: bool


@dataclass(frozen=True)
class Named:
    """An item named in a text, with the place of its first and behind its last word."""

    item: str
    start: int
    end: int
    is_own: bool


_NOT_YET = Named("", 0, 0, is_own=False)


@dataclass(frozen=True, eq=False)
class Names:
    """All names by their key; `longest` is the number of words in the longest one."""

    by_key: Mapping[tuple[str, ...], Name]
    longest: int

    @classmethod
    def of(cls, names: Iterable[Name]) -> Self:
        """An own name goes before a synonym, and what comes first before what comes later."""
        by_key: dict[tuple[str, ...], Name] = {}
        for name in sorted(names, key=lambda name: not name.is_own):
            key = tuple(word for _, word in _words(plain(name.text)))
            if key:
                by_key.setdefault(key, name)
        return cls(by_key, max(map(len, by_key), default=0))

    def find(self, text: str) -> tuple[Named, ...]:
        """The items that the text names, in order and each once; a longer name goes before a part of it."""
        words = _words(_spelt_out(plain(text)))
        found: dict[str, Named] = {}
        start = 0
        while start < len(words):
            named = self._named_at(words, start)
            if named is not None and not found.get(named.item, _NOT_YET).is_own:
                found[named.item] = named
            start = named.end if named is not None else start + 1
        return tuple(found.values())

    def exactly(self, text: str) -> str | None:
        """The item of which the whole text is a name."""
        name = self.by_key.get(tuple(word for _, word in _words(_spelt_out(plain(text)))))
        return name.item if name is not None else None

    def _named_at(self, words: list[tuple[int, str]], start: int) -> Named | None:
        for size in range(min(self.longest, len(words) - start), 0, -1):
            name = self.by_key.get(tuple(word for _, word in words[start : start + size]))
            if name is not None:
                return Named(name.item, start, start + size, name.is_own)
        return None


def _words(wording: str) -> list[tuple[int, str]]:
    return [
        (place, _ORDINALS.get(word, _without_plural(lemma(word))))
        for place, word in enumerate(wording.split())
        if word not in _SMALL
    ]


def _without_plural(word: str) -> str:
    """`portiekportiers` is in no dictionary, so it keeps its plural there."""
    is_plural = word.endswith("s") and len(word) > _SHORTEST_PLURAL and not is_ordinary(word)
    return word.removesuffix("s") if is_plural else word


def _spelt_out(wording: str) -> str:
    """ "Trede 2 en 3" names trede 2 and trede 3."""
    return _NUMBERED.sub(lambda m: f"{m[1]} {m[2]} {m[3]} {m[1]} ", wording)
