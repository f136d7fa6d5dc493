"""Rows and columns of a grid in words that nobody gave: "de juffen en meesters doen hun best om te lijmen".

Adds what the words of a stretch are like, as learnt, to the signs that its wordings gave. Where both speak of a column
and differ, neither is sure and the sign is taken away: then the row is asked about.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.reading.clauses import OTHER
from bot.reading.grid_signs import Sign
from bot.reading.meaning import Asked, Option
from bot.reading.text_model import COLUMN, ROW
from bot.reading.wordlists import FUNCTION_WORDS, Mark
from bot.reading.words import Token

Scores = Callable[[str], Mapping[str, float]]

_NO_PART = re.compile(
    r"\b(?:speelt|spelen|heeft|hebben) (?:\w+ ){0,2}geen rol\b|\bdoe(?:t|n) (?:\w+ )?niet mee\b"
)
_VAGUE = frozenset({"ook", "ergens", "wel", "misschien", "zeker", "eigenlijk"})
# In an account that names no row, what is only like one says nothing.
_ACCOUNT = 25
_JOINTS = frozenset({"en", ":", "dus", "want"})
_WHOLE = frozenset({Mark.ALL, Mark.REST, Mark.BOTH})


@dataclass(frozen=True)
class _Enough:
    """From which score on, and how far ahead of the next, a stretch is surely or perhaps like a row or column."""

    sure: float
    ahead: float
    perhaps: float


_ROW = _Enough(-0.5, 0.4, -0.8)
_COLUMN = _Enough(-0.4, 0.5, -0.8)
# A column by its wording is doubtful when another is this much liker.
_LIKER, _LIKE = 0.5, -0.35


@dataclass(frozen=True)
class GridLikeness:
    """What stretches of a text are like, for one grid."""

    scores: Scores
    asked: Asked

    def with_learnt(self, words: Sequence[Token], signs: Sequence[Sign]) -> list[Sign]:
        """The signs with those that were learnt, in the order of the text."""
        is_account = len(words) > _ACCOUNT and not any(s.rows for s in signs)
        if is_account or not self.is_learnt(" ".join(word.text for word in words)):
            return list(signs)
        found: list[Sign] = []
        start = 0
        for end in (*(s.place for s in signs if s.is_break), len(words)):
            here = [s for s in signs if start <= s.place < end]
            found += self._of_clause(words, range(start, end), here)
            found += [s for s in signs if s.is_break and s.place == end]
            start = end + 1
        return found

    def _rows_of(
        self, words: Sequence[Token], part: range, signs: Sequence[Sign]
    ) -> list[tuple[float, int]]:
        """The rows that a part is like without the words of its column: "stoken" alone names nobody."""
        columns = {s.place for s in signs if s.column is not None}
        rest = [words[p] for p in part if p not in columns and not words[p].is_sign]
        if all(token.word in FUNCTION_WORDS for token in rest):
            return []
        text = " ".join(token.text for token in rest)
        return _ranked(self.scores(text), ROW, self.asked, self.asked.rows)

    def is_learnt(self, text: str) -> bool:
        """Whether anything was learnt of these rows; those of an earlier answer have only their names."""
        return bool(_ranked(self.scores(text), ROW, self.asked, self.asked.rows))

    def _of_clause(
        self, words: Sequence[Token], clause: range, signs: Sequence[Sign]
    ) -> list[Sign]:
        """The signs of its parts; a part that says all about its rows is a clause of its own."""
        parts = [
            (part, self._of_part(words, part, [s for s in signs if s.place in part]))
            for part in _parts(words, clause)
        ]
        if not any(s.rows or s.column is not None for _, found in parts for s in found):
            return self._of_part(words, clause, signs)
        return _without_guesses(list(_joined(parts)))

    def _of_part(self, words: Sequence[Token], part: range, signs: Sequence[Sign]) -> list[Sign]:
        """The signs of a part, with the row and the column that it is like where its wordings gave none."""
        said = [words[p] for p in part if not words[p].is_sign]
        if all(token.word in FUNCTION_WORDS for token in said):
            return list(signs)
        text = " ".join(token.text for token in said)
        if _NO_PART.search(text.lower()):
            return list(signs)
        found = self.scores(text)
        columns = _ranked(found, COLUMN, self.asked, self.asked.options)
        rows = self._rows_of(words, part, signs)
        result = [_checked(sign, columns) for sign in signs]
        is_whole = any(s.mark in _WHOLE for s in signs)
        if not is_whole and not any(s.rows for s in signs):
            row, perhaps = _best(rows, _ROW)
            if row is not None:
                result.append(Sign(part.start, rows=(row,), perhaps=perhaps))
        told = [token for token in said if token.word not in FUNCTION_WORDS | _VAGUE]
        says_more = len(told) > sum(bool(s.rows) for s in signs)
        if says_more and not any(s.column is not None for s in signs):
            column, perhaps = _best(columns, _COLUMN)
            if column is not None:
                result.append(Sign(part.stop - 1, column=column, perhaps=perhaps))
        if len(result) > len(signs):
            result = [s for s in result if s.mark != OTHER]
        return sorted(result, key=lambda s: (s.place, s.column is not None))


def _joined(parts: Sequence[tuple[range, Sequence[Sign]]]) -> Iterator[Sign]:
    for number, (part, found) in enumerate(parts):
        yield from found
        following = parts[number + 1][1] if number + 1 < len(parts) else ()
        if _says_all(found) and _says_all(following):
            yield Sign(part.stop, is_break=True)


def _without_guesses(signs: Sequence[Sign]) -> list[Sign]:
    """A probable column counts only in a clause where none is sure."""
    has_column = any(s.column is not None and not s.perhaps for s in signs)
    return [s for s in signs if s.rows or not s.perhaps or not has_column]


def _says_all(signs: Sequence[Sign]) -> bool:
    return any(s.rows for s in signs) and any(s.column is not None for s in signs)


def _checked(sign: Sign, columns: Sequence[tuple[float, int]]) -> Sign:
    """A column by its wording is only probable where the whole is much liker another."""
    own = next((score for score, place in columns if place == sign.column), None)
    if own is None or columns[0][0] < max(own + _LIKER, _LIKE):
        return sign
    return replace(sign, perhaps=True)


def _best(ranked: Sequence[tuple[float, int]], enough: _Enough) -> tuple[int | None, bool]:
    """The one that it is like, if any, and whether only perhaps."""
    if not ranked or ranked[0][0] < enough.perhaps:
        return None, True
    ahead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else -1.0)
    return ranked[0][1], not (ranked[0][0] >= enough.sure and ahead >= enough.ahead)


def _ranked(
    found: Mapping[str, float], mark: str, asked: Asked, options: Sequence[Option]
) -> list[tuple[float, int]]:
    return sorted(
        (
            (found[name], place)
            for place, option in enumerate(options)
            for name in (f"{mark}/{option.id}", f"{mark}/{asked.id}/{option.id}")
            if name in found
        ),
        reverse=True,
    )


def _parts(words: Sequence[Token], clause: range) -> Iterator[range]:
    """A clause cut at the words that join two things said."""
    start = clause.start
    for place in clause:
        if words[place].text in _JOINTS and place > start:
            yield range(start, place)
            start = place + 1
    if start < clause.stop:
        yield range(start, clause.stop)
