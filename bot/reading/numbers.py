"""Numbers, ordinals and letters by which people choose from a list: "1 t/m 3", "de eerste twee", "a en c".

Only reads positions in a list. Whether the text may be read so at all is decided in `clauses`: a
number in an account chooses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.meaning import Option
from bot.reading.vocabulary import is_special
from bot.reading.words import RANGE, Token

_CARDINALS = str.split(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
)
_ORDINALS = str.split(
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde"
)
_FROM_START = frozenset({"eerste", "bovenste"})
_FROM_END = frozenset({"laatste", "onderste"})
_MIDDLE = "middelste"
_TO = frozenset({RANGE, "tot"})
_ALL = frozenset({"alle", "al"})
_DIGITS = 2


@dataclass(frozen=True)
class Numbered:
    """The words at `positions` choose these options; `options` is empty for a number off the list."""

    positions: frozenset[int]
    options: tuple[int, ...]


@dataclass(frozen=True)
class Numbering:
    """How the options of one question are numbered."""

    options: tuple[Option, ...]

    def value(self, token: Token) -> int | None:
        """The position (from 0, may be off the list) that one number or letter stands for."""
        word = token.word
        if word.isdecimal() and len(word) <= _DIGITS:
            return int(word) - 1
        if word[0].isdecimal():
            digits = word.rstrip("dest")
            return int(digits) - 1 if digits.isdecimal() and len(digits) <= _DIGITS else None
        for words in (_CARDINALS, _ORDINALS):
            if word in words:
                return words.index(word)
        return self._letter(word)

    def _letter(self, word: str) -> int | None:
        if len(word) != 1 or not "a" <= word <= "z":
            return None
        letters = [(option.letter or "").lower() for option in self.options]
        if any(letters):
            return letters.index(word) if word in letters else None
        position = ord(word) - ord("a")
        return position if position < len(self.options) else None

    def on_list(self, value: int) -> tuple[int, ...]:
        """The position if it is on the list."""
        return (value,) if 0 <= value < len(self.options) else ()

    def substantive(self) -> tuple[int, ...]:
        """The positions of the real options, without "none" and "do not know"."""
        return tuple(n for n, option in enumerate(self.options) if not is_special(option))


def is_number_word(word: str) -> bool:
    """Is this a number, written in words or digits?"""
    return word in _CARDINALS or word.isdecimal()


def counted_all(text: Sequence[Token]) -> int | None:
    """The number in "alle drie", which counts and does not choose."""
    words = next(
        (n.word for a, n in pairwise(text) if a.word in _ALL and is_number_word(n.word)), None
    )
    if words is None:
        return None
    return int(words) if words.isdecimal() else _CARDINALS.index(words) + 1


def find_numbers(text: Sequence[Token], options: tuple[Option, ...]) -> tuple[Numbered, ...]:
    """Every number, range and ordinal, from left to right."""
    numbering, found, position = Numbering(options), [], 0
    while position < len(text):
        hit = _edge(text, position, numbering) or _range(text, position, numbering)
        hit = hit or _single(text, position, numbering)
        if hit:
            found.append(hit)
        position = max(hit.positions) + 1 if hit else position + 1
    return tuple(found)


def _edge(text: Sequence[Token], at: int, numbering: Numbering) -> Numbered | None:
    """`de eerste twee`, `de laatste`, and of an odd number `de middelste`."""
    word, real = text[at].word, numbering.substantive()
    if word == _MIDDLE and len(real) % 2:
        return Numbered(frozenset({at}), (real[len(real) // 2],))
    if word not in _FROM_START | _FROM_END:
        return None
    count = numbering.value(text[at + 1]) if at + 1 < len(text) else None
    is_many = count is not None and (
        text[at + 1].word in _CARDINALS or text[at + 1].word.isdecimal()
    )
    size = count + 1 if is_many and count is not None else 1
    chosen = real[:size] if word in _FROM_START else real[-size:]
    places = frozenset({at, at + 1} if is_many else {at})
    return Numbered(places, chosen if 0 < size <= len(real) else ())


def _range(text: Sequence[Token], at: int, numbering: Numbering) -> Numbered | None:
    """`1 t/m 3`; but `1-3-5` is an enumeration."""
    if at + 2 >= len(text) or text[at + 1].text not in _TO:
        return None
    first, last = numbering.value(text[at]), numbering.value(text[at + 2])
    is_chain = any(0 <= n < len(text) and text[n].text == RANGE for n in (at - 1, at + 3))
    if first is None or last is None or is_chain:
        return None
    inside = 0 <= first <= last < len(numbering.options)
    return Numbered(
        frozenset({at, at + 1, at + 2}), tuple(range(first, last + 1)) if inside else ()
    )


def _single(text: Sequence[Token], at: int, numbering: Numbering) -> Numbered | None:
    value = numbering.value(text[at])
    if at and text[at - 1].word in _ALL:
        return None
    if value is None:
        is_long_number = text[at].word.isdecimal()
        return Numbered(frozenset({at}), ()) if is_long_number else None
    if text[at].word in {"een", "e"} and text[at].text != "één" and _is_article(text, at):
        return None
    return Numbered(frozenset({at}), numbering.on_list(value))


def _is_article(text: Sequence[Token], at: int) -> bool:
    """`een` counts as a number only when no word follows that it may belong to."""
    follower = text[at + 1] if at + 1 < len(text) else None
    return follower is not None and not follower.is_sign and follower.word not in {"en", "of"}
