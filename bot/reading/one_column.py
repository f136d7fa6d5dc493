"""The one column that a reply gives for rows that were named before: "van bewoners", then "van horen zeggen"."""

from dataclasses import replace

from bot.reading.choices import read_choice
from bot.reading.grids import read_grid
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice


def read_one_column(text: str, grid: Asked, named: tuple[str, ...]) -> Choice | None:
    """The cells of the rows in `named`; None when the reply names rows itself, or not just one column."""
    if read_grid(text, grid).cells:
        return None
    column = read_choice(text, replace(grid, kind=AskedKind.ONE, rows=()))
    if column.status is not AnswerStatus.CHOSEN or len(column.ids) != 1:
        return None
    return Choice(AnswerStatus.CHOSEN, cells=tuple((row, column.ids[0]) for row in named))
