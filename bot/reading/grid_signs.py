"""Where a sentence about a grid names a row, a column or everything, and where its clauses end.

Finds the signs only; `grids` fills in the cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.clauses import OTHER, find_markers
from bot.reading.meaning import Asked, Option
from bot.reading.mentions import Mention, find_mentions
from bot.reading.numbers import Numbered, find_numbers
from bot.reading.vocabulary import last_part, vocabulary
from bot.reading.wordlists import FUNCTION_WORDS, NEGATORS, Mark
from bot.reading.words import Token

UNKNOWN_IDS = ("onbekend", "weet-niet")
_BREAKS = frozenset({"maar", "terwijl", "hoewel"})


@dataclass(frozen=True)
class Sign:
    """One thing in the text that matters: a row, a column, a mark ("allemaal"), or a break."""

    place: int
    rows: tuple[int, ...] = ()
    column: int | None = None
    mark: str = ""
    is_break: bool = False
    is_end: bool = False
    denied: bool = False
    perhaps: bool = False
    """Whether it was only probably meant: to be asked about, never filled in."""


def find_signs(words: Sequence[Token], asked: Asked) -> Iterator[Sign]:
    """All signs of a text, in its order."""
    columns = [m for m in find_mentions(words, vocabulary(asked.options)) if m.is_sure]
    rows = [m for m in find_mentions(words, vocabulary(asked.rows)) if m.is_sure]
    rows = [m for m in rows if not any(m.positions <= c.positions for c in columns)]
    columns = [c for c in columns if not any(c.positions < m.positions for m in rows)]
    taken = frozenset(p for m in (*rows, *columns) for p in m.positions)
    marks = find_markers(words, taken)
    found = [*_row_signs(rows), *_column_signs(words, columns)]
    found += _number_signs(words, taken, marks, asked)
    found += _mark_signs(words, marks, taken, asked.options)
    return iter(sorted(found, key=lambda sign: sign.place))


def _row_signs(rows: Sequence[Mention]) -> Iterator[Sign]:
    for mention in rows:
        yield Sign(mention.start, rows=(mention.option,))


def _column_signs(words: Sequence[Token], columns: Sequence[Mention]) -> Iterator[Sign]:
    """A column after "niet" is denied, unless "niet" is a column of its own: then that one is meant."""
    negative = {m.option for m in columns if all(words[p].word in NEGATORS for p in m.positions)}
    for mention in columns:
        near = [p for p in (mention.start - 1, max(mention.positions) + 1) if 0 <= p < len(words)]
        near += [
            p for p in range(mention.start, max(mention.positions)) if p not in mention.positions
        ]
        is_denied = any(words[p].word in NEGATORS for p in near)
        if not (is_denied and negative and mention.option not in negative):
            yield Sign(mention.start, column=mention.option, denied=is_denied)


def _number_signs(
    words: Sequence[Token], taken: frozenset[int], marks: dict[int, Mark | None], asked: Asked
) -> list[Sign]:
    """ "1 en 2 jagen aan": rows by number and columns by letter, if nothing else is in the text."""
    rows, columns = find_numbers(words, asked.rows), find_numbers(words, asked.options)
    has_letters = any(row.letter for row in asked.rows)
    digits = [n for n in rows if has_letters or not _is_letter(words, n)]
    letters = [n for n in columns if not has_letters and _is_letter(words, n)]
    free_rows = [n for n in digits if not n.positions & taken]
    free_columns = [n for n in letters if not n.positions & taken and free_rows]
    known = taken | frozenset(marks) | {p for n in (*free_rows, *free_columns) for p in n.positions}
    if not all(p in known or w.is_sign or w.word in FUNCTION_WORDS for p, w in enumerate(words)):
        return []
    found = [Sign(min(n.positions), rows=n.options) for n in free_rows if n.options]
    return found + [Sign(min(n.positions), column=n.options[0]) for n in free_columns if n.options]


def _is_letter(words: Sequence[Token], number: Numbered) -> bool:
    word = words[min(number.positions)].word
    return len(word) == 1 and word.isalpha()


def _mark_signs(
    words: Sequence[Token],
    marks: dict[int, Mark | None],
    taken: frozenset[int],
    options: Sequence[Option],
) -> Iterator[Sign]:
    unknown = next(
        (n for n, option in enumerate(options) if last_part(option.id) in UNKNOWN_IDS), None
    )
    for place, word in enumerate(words):
        mark = marks.get(place)
        if mark is Mark.UNKNOWN and unknown is not None:
            yield Sign(place, column=unknown)
        elif mark:
            yield Sign(place, mark=mark.value)
        elif _is_other(word, place, taken, marks):
            yield Sign(place, mark=OTHER)
        is_break = word.is_hard_break or word.text == "," or word.word in _BREAKS
        if is_break and place not in taken:
            yield Sign(place, is_break=True, is_end=word.is_hard_break)


def _is_other(
    word: Token, place: int, taken: frozenset[int], marks: dict[int, Mark | None]
) -> bool:
    """Whether a word has content of its own that is neither row nor column."""
    return not (
        word.is_sign or place in taken or place in marks or word.word in FUNCTION_WORDS | NEGATORS
    )


def clauses_of(signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    """The signs clause by clause; the break stands at the end of its clause."""
    clause: list[Sign] = []
    for sign in signs:
        clause.append(sign)
        if sign.is_break:
            yield clause
            clause = []
    yield clause
