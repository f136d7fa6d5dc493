"""A text cut into clauses, each with its shape: what names an option, what steers, what is unknown.

"niet op school, wel op straat" becomes two clauses with the shapes `niet _` and `wel _`. Judging them
is then a matter of short patterns, in `verdicts`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.reading.lemmas import lemma
from bot.reading.mentions import Mention, find_mentions
from bot.reading.numbers import Numbered, find_numbers, is_number_word
from bot.reading.vocabulary import Vocabulary
from bot.reading.wordlists import FUNCTION_WORDS, LONGEST_MARKER, MARKERS, Mark
from bot.reading.words import Token

NAMED, OTHER = "_", "x"
_SOFT = frozenset({"en", "of", "&", "+", "/", "plus", "alsmede"})
# "weet ik eerlijk gezegd niet"; but "weet ik niet zeker" is a doubt, and listed as such.
_DOES_NOT_KNOW = re.compile(r"(?:weet|weten) (?:ik|we|wij|het)(?: [a-z]+){0,3} niet")
_TURNING = frozenset({"maar", "terwijl", "hoewel", "alhoewel"})


@dataclass(frozen=True)
class Clause:
    """A stretch of text without a break inside; `joint` says how it is tied to the one before."""

    joint: str
    shape: tuple[str, ...]
    mentions: tuple[Mention, ...]

    @property
    def form(self) -> str:
        """The shape as one string, to match patterns on."""
        return " ".join(self.shape)


@dataclass(frozen=True)
class Reading:
    """A whole text read against one set of options."""

    clauses: tuple[Clause, ...]
    off_list: bool = False

    @property
    def shape(self) -> tuple[str, ...]:
        """All signs of all clauses."""
        return tuple(sign for clause in self.clauses for sign in clause.shape)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions of all clauses."""
        return tuple(m for clause in self.clauses for m in clause.mentions)


def read_clauses(text: Sequence[Token], words: Vocabulary, fillers: Iterable[str] = ()) -> Reading:
    """Cut and label a text."""
    empty = frozenset(fillers)
    spans = [n for n in find_numbers(text, words.options) if len(n.positions) > 1 and n.options]
    ranged = {position for number in spans for position in number.positions}
    found = tuple(m for m in find_mentions(text, words) if not ranged & {*m.positions})
    named = {position for mention in found if mention.is_sure for position in mention.positions}
    numbers = [n for n in find_numbers(text, words.options) if not n.positions & named]
    chosen = _choosing_numbers(text, found, numbers, empty)
    cover = frozenset(p for n in numbers if n not in chosen for p in n.positions)
    signs = {p: s for p, s in _signs(text, found, chosen, empty).items() if p not in cover}
    mentions = (*found, *_as_mentions(chosen))
    return Reading(tuple(_cut(text, signs, mentions)), any(not n.options for n in chosen))


def _choosing_numbers(
    text: Sequence[Token],
    found: Sequence[Mention],
    numbers: Sequence[Numbered],
    fillers: frozenset[str],
) -> list[Numbered]:
    """The numbers in the clauses before any other content: "1 en 3, want daar hoor ik het meest".

    None at all if the first clause with other content holds a number itself: "twee, drie gezinnen".
    """
    signs = _signs(text, found, numbers, fillers)
    first_other = min((p for p, sign in signs.items() if sign == OTHER), default=len(text))
    breaks = [0, *_breaks(text, signs), len(text)]
    begin = max((b for b in breaks if b <= first_other), default=0)
    end = min((b for b in breaks if b > first_other), default=len(text))
    if first_other < len(text) and any(begin <= p < end for n in numbers for p in n.positions):
        return []
    return [n for n in numbers if max(n.positions) < begin or first_other == len(text)]


def _as_mentions(numbers: Sequence[Numbered]) -> Iterator[Mention]:
    for number in numbers:
        for option in number.options:
            yield Mention(option, number.positions, 1.0)


def find_markers(text: Sequence[Token], taken: frozenset[int]) -> dict[int, Mark | None]:
    """Which words steer; the later words of a phrase stand under None."""
    found: dict[int, Mark | None] = {}
    position = 0
    while position < len(text):
        mark, length = _marker_at(text, position, taken)
        found |= dict.fromkeys(range(position, position + length))
        if mark:
            found[position] = mark
        position += length or 1
    return found


def _marker_at(text: Sequence[Token], start: int, taken: frozenset[int]) -> tuple[Mark | None, int]:
    """The longest marker that begins here, in words that no option uses."""
    for length in range(min(LONGEST_MARKER, len(text) - start), 0, -1):
        words = tuple(token.word for token in text[start : start + length])
        is_free = taken.isdisjoint(range(start, start + length))
        if is_free and (mark := MARKERS.get(words)):
            return mark, length
        if is_free and _DOES_NOT_KNOW.fullmatch(" ".join(words)):
            return Mark.UNKNOWN, length
    return None, 0


def _signs(
    text: Sequence[Token],
    found: Sequence[Mention],
    numbers: Sequence[Numbered],
    fillers: frozenset[str],
) -> dict[int, str]:
    """For each word that counts, its sign; function words and signs have none."""
    named = frozenset(p for m in found if m.is_sure for p in m.positions)
    named |= {p for number in numbers for p in number.positions}
    markers = find_markers(text, named)
    signs: dict[int, str] = dict.fromkeys(named, NAMED)
    for position, token in enumerate(text):
        if position in markers and position not in signs:
            mark = markers[position]
            signs |= {position: mark.value} if mark and mark is not Mark.NEUTRAL else {}
        elif position not in signs and not _is_filler(token, fillers):
            signs[position] = OTHER
    return signs


def _is_filler(token: Token, fillers: frozenset[str]) -> bool:
    if token.is_sign or token.word in FUNCTION_WORDS or is_number_word(token.word):
        return True
    return token.word in fillers or lemma(token.text) in fillers


def _cut(
    text: Sequence[Token], signs: dict[int, str], found: Sequence[Mention]
) -> Iterator[Clause]:
    joint, start = ".", 0
    for position in (*_breaks(text, signs), len(text)):
        shape = tuple(signs[p] for p in range(start, position) if p in signs)
        mentions = tuple(m for m in found if start <= m.start < position)
        if shape or mentions:
            yield Clause(joint, _without_repeats(shape), mentions)
        joint = text[position].text if position < len(text) else ""
        start = position


def _breaks(text: Sequence[Token], signs: dict[int, str]) -> Iterator[int]:
    """Where a new clause begins: at a sign, at "en" or "maar", and where an answer turns."""
    so_far: list[str] = []
    for position, token in enumerate(text):
        sign = signs.get(position, "")
        is_joint = token.is_hard_break or token.is_light_break or _joins(token)
        if sign not in (NAMED, Mark.BOTH) and (is_joint or _turns(position, so_far, signs)):
            yield position
            so_far = []
        so_far += [sign] if sign else []


def _joins(token: Token) -> bool:
    return bool({token.word, token.text} & (_SOFT | _TURNING))


def _turns(position: int, so_far: Sequence[str], signs: dict[int, str]) -> bool:
    """ "niet op school | wel op straat", "eerder A | dan B", "1 t/m 4 | behalve 3"."""
    sign = signs.get(position)
    if sign == Mark.WITHOUT:
        return NAMED in so_far and any(s == NAMED for p, s in signs.items() if p > position)
    is_contrast = sign == Mark.REALLY and list(so_far[-2:]) == [Mark.NOT, NAMED]
    return is_contrast or sign == Mark.THAN


def _without_repeats(shape: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(s for n, s in enumerate(shape) if n == 0 or s != NAMED or shape[n - 1] != NAMED)
