"""A whole grid in one sentence: "de actiegroep jaagt aan, de moskee bemiddelt juist, de rest weet ik niet".

Rows wait for their column, or follow it ("bemiddelaars: de kerk en de school"). What is said last of a
row counts. In a grid's `Choice`, `doubtful` holds the ids of rows that were named without a clear column, and it is
`incomplete` when a column was said of something that is no known row.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from bot.reading.clauses import OTHER
from bot.reading.grid_likeness import GridLikeness, Scores
from bot.reading.grid_signs import UNKNOWN_IDS, Sign, clauses_of, find_signs
from bot.reading.meaning import AnswerStatus, Asked, Choice
from bot.reading.vocabulary import last_part
from bot.reading.wordlists import Mark
from bot.reading.words import Token, tokens

_ALIKE = frozenset({Mark.ALSO})
_MAX_UNKNOWN_WORDS = 8
_WORDS_PER_CELL = 3
_NEAR = 2
_TELLING = 2


@dataclass
class _Filling:
    """The grid while it is being filled, clause by clause."""

    row_count: int
    yes: int | None = None
    """The column that "wel" means, where there is one."""
    learnt: bool = False
    """Whether rows in other words were looked for as well, so that what is left tells something else."""
    cells: dict[int, int] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    denied: set[int] = field(default_factory=set)
    leading: int | None = None
    leads_nothing: bool = False
    last: int | None = None
    last_rows: tuple[int, ...] = ()
    perhaps: set[int] = field(default_factory=set)
    unplaced: bool = False
    """Whether a column was said of something that is no known row: "de midelen deels"."""

    def take(self, clause: Sequence[Sign]) -> None:
        """Fill in one clause."""
        if _is_guess(clause):
            self._take_perhaps(clause)
            return
        self.perhaps.update(row for s in clause if s.perhaps for row in s.rows)
        sure = [s for s in clause if not s.perhaps]
        columns = [s for s in sure if s.column is not None]
        rows = [row for s in sure for row in s.rows]
        if not self._take_whole(columns, rows, {s.mark for s in sure}):
            self._take_cells(sure, columns, rows)

    def _take_whole(
        self, columns: Sequence[Sign], rows: Sequence[int], marks: Collection[str]
    ) -> bool:
        """What is said of all rows or of the rest; whether the clause says such a thing."""
        is_whole = bool({Mark.ALL, Mark.REST} & set(marks))
        if is_whole and Mark.WITHOUT in marks and rows and columns:
            self._fill_but(rows, columns[0].column)
        elif columns and (is_whole or Mark.BOTH in marks) and not (rows or self._has_rows):
            self._fill_rest(columns[0].column, keep=False)
        elif columns and is_whole and not rows:
            self._fill_rest(columns[0].column, keep=Mark.REST in marks or bool(self.cells))
        else:
            return False
        return True

    @property
    def _has_rows(self) -> bool:
        """Whether a row was named before."""
        return bool(self.last_rows or self.waiting)

    def _take_cells(
        self, clause: Sequence[Sign], columns: Sequence[Sign], rows: Sequence[int]
    ) -> None:
        """What is said of the rows that are named, or of those before."""
        marks = {s.mark for s in clause}
        if rows and not columns and Mark.REALLY in marks and Mark.NOT not in marks:
            self._put([*self.waiting, *rows], self.yes, denied=False)
            self.waiting = []
        elif Mark.MAYBE in marks or (not columns and _is_bare_denial(clause)):
            self.denied.update(rows)
        elif columns and rows:
            self._take_sequence(clause)
        elif columns:
            self._take_column(columns[0], says_more=OTHER in marks)
        elif rows:
            self._take_rows(rows, marks)
        elif self.learnt and sum(s.mark == OTHER for s in clause) >= _TELLING:
            self.unplaced = True

    def _take_perhaps(self, clause: Sequence[Sign]) -> None:
        """What is only probably meant: its rows, and those that wait for a column, are asked about."""
        rows = [row for s in clause for row in s.rows]
        named = [row for s in clause for row in s.rows if not s.perhaps]
        if any(s.column is not None for s in clause):
            rows += self.waiting
            # A column may still come: "uit de cijfers blijkt niets, dat is een feit".
            self.waiting = named
        self.perhaps.update(row for row in rows if row not in self.waiting)
        self.unplaced = self.unplaced or not rows
        self.last, self.last_rows, self.leads_nothing = None, tuple(rows), False
        self.leading = None

    def _fill_rest(self, column: int | None, *, keep: bool) -> None:
        named = {*self.cells, *self.waiting, *self.perhaps} if keep else set()
        for row in range(self.row_count):
            if column is not None and row not in named:
                self.cells[row] = column
        if not keep:
            self.waiting.clear()

    def _fill_but(self, rows: Sequence[int], column: int | None) -> None:
        """ "Alles behalve het geld is geregeld": of the money nothing is said."""
        for row in range(self.row_count):
            if column is not None and row not in rows:
                self.cells.setdefault(row, column)
        self.denied.update(rows)

    def _take_sequence(self, clause: Sequence[Sign]) -> None:
        """Rows and columns in one clause: whichever comes first tells which way it goes."""
        said = [s for s in clause if s.rows or s.column is not None]
        if said[0].column is not None:
            self.leading = None
            for sign in said:
                if sign.column is not None:
                    self.leading = None if sign.denied else sign.column
                self._put(sign.rows, self.leading, denied=self.leading is None)
            return
        self.leading = None
        for sign in said:
            self.waiting += sign.rows
            if sign.column is not None:
                self._settle(sign)

    def _settle(self, sign: Sign) -> None:
        self._put(self.waiting, sign.column, denied=sign.denied)
        self.waiting = []

    def _take_column(self, sign: Sign, *, says_more: bool) -> None:
        """A column on its own; with other words in the clause it is about something that is no row."""
        if self.waiting:
            self._settle(sign)
        else:
            self.leading, self.leads_nothing = sign.column, not says_more
            self.unplaced = self.unplaced or says_more

    def close(self) -> None:
        """At the end of a sentence: "..., dus allebei" says something of the rows before."""
        if self.leads_nothing and self.leading is not None:
            self._put(self.last_rows, self.leading, denied=False)
        self.leading, self.leads_nothing = None, False

    def _take_rows(self, rows: Sequence[int], marks: set[str]) -> None:
        if self.leading is not None:
            self._put(rows, self.leading, denied=False)
            self.unplaced = False
        elif marks & _ALIKE and self.last is not None:
            self._put(rows, self.last, denied=False)
        else:
            self.waiting += rows

    def _put(self, rows: Sequence[int], column: int | None, *, denied: bool) -> None:
        for row in rows:
            if denied:
                self.denied.add(row)
            elif column is not None:
                self.cells[row] = column
        if rows:
            self.last_rows, self.leads_nothing = tuple(rows), False
            self.last = self.last if denied else column


def _is_guess(clause: Sequence[Sign]) -> bool:
    """Whether the column, or every row that is named, is only probably meant."""
    guesses = [s for s in clause if s.perhaps]
    has_sure_row = any(s.rows and not s.perhaps for s in clause)
    return any(s.column is not None for s in guesses) or (bool(guesses) and not has_sure_row)


def _is_bare_denial(clause: Sequence[Sign]) -> bool:
    """Whether "niet" stands right beside a row: "de moskee niet", but not "uit de cijfers blijkt nog niets"."""
    rows = [s.place for s in clause if s.rows]
    nots = [s.place for s in clause if s.mark == Mark.NOT]
    return any(abs(row - no) <= _NEAR for row in rows for no in nots)


def read_grid(text: str, asked: Asked, scores: Scores | None = None) -> Choice:
    """The cells that a text fills in; rows that it does not name stay empty.

    `scores` tell what a stretch of text is like, for rows and columns in words that nobody gave.
    """
    words = tokens(text.replace("=", ":"))
    signs = tuple(find_signs(words, asked))
    if plain := _plain(words, signs, asked):
        return plain
    is_learnt = False
    if scores is not None and not _is_numbered(words):
        likeness = GridLikeness(scores, asked)
        is_learnt = likeness.is_learnt(text)
        signs = tuple(likeness.with_learnt(words, signs))
        if plain := _plain(words, signs, asked):
            return plain
    filling = _Filling(len(asked.rows), _yes(asked), is_learnt)
    for clause in clauses_of(signs):
        filling.take(clause)
        if any(sign.is_end for sign in clause):
            filling.close()
    filling.close()
    return _choice(filling, asked)


def _yes(asked: Asked) -> int | None:
    return next((n for n, option in enumerate(asked.options) if "ja" in option.also), None)


def _is_numbered(words: Sequence[Token]) -> bool:
    """ "1 en 2 jagen aan" says all that there is to say."""
    return any(word.word.isdigit() for word in words[:1])


def _plain(words: Sequence[Token], signs: Sequence[Sign], asked: Asked) -> Choice | None:
    """The reply that names no row at all, such as "weet ik niet" or "alles deels"."""
    columns = [s.column for s in signs if s.column is not None]
    return None if any(s.rows for s in signs) else _without_rows(words, signs, columns, asked)


def _without_rows(
    words: Sequence[Token], signs: Sequence[Sign], columns: Sequence[int | None], asked: Asked
) -> Choice | None:
    """A column for each row in order, one word for all rows, or no idea at all."""
    marks = {s.mark for s in signs}
    said = [c for c in columns if c is not None]
    is_bare = len(words) <= _WORDS_PER_CELL * len(asked.rows)
    if len(asked.rows) == 1 and len(set(said)) == 1:
        return _cells_choice({0: said[0]}, (), asked)
    if len(said) == len(asked.rows) and len(set(said)) > 1 and is_bare:
        return _cells_choice(dict(enumerate(said)), (), asked)
    only_unknown = said and {last_part(asked.options[c].id) for c in said} <= set(UNKNOWN_IDS)
    short = len(words) <= _MAX_UNKNOWN_WORDS
    if only_unknown and short and not marks & {Mark.ALL, Mark.REST}:
        return Choice(AnswerStatus.UNKNOWN)
    if not said and Mark.UNKNOWN in marks and short:
        return Choice(AnswerStatus.UNKNOWN)
    if not said and short and marks and marks <= {Mark.NONE, Mark.NOT, Mark.NO}:
        return Choice(AnswerStatus.NONE)
    return None


def _choice(filling: _Filling, asked: Asked) -> Choice:
    # "De media niet" beside rows that are clear says enough.
    unsaid = filling.waiting if filling.cells else (*filling.waiting, *filling.denied)
    open_rows = {row for row in (*unsaid, *filling.perhaps) if row not in filling.cells}
    choice = _cells_choice(filling.cells, tuple(sorted(open_rows)), asked)
    return replace(choice, incomplete=filling.unplaced and bool(choice.cells))


def _cells_choice(cells: dict[int, int], doubtful: tuple[int, ...], asked: Asked) -> Choice:
    pairs = tuple((asked.rows[row].id, asked.options[cells[row]].id) for row in sorted(cells))
    rows = tuple(asked.rows[row].id for row in doubtful)
    status = AnswerStatus.CHOSEN if pairs else AnswerStatus.UNCLEAR
    return Choice(status, cells=pairs, doubtful=rows)
