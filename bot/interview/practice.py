"""An answer in practice beside the worked-out one: what agrees, what was missed, what was too much. Pure."""

from dataclasses import dataclass

from bot.interview.state import Answer
from knowledge.checks.exercise import WorkedAnswer


@dataclass(frozen=True)
class Comparison:
    """Ids of options; for a grid, of the rows.

    `missed` is in the worked-out answer only, `extra` in the given one only, though it cannot be defended as well.
    `is_another_view`: the one thing that was chosen is not the worked-out one, and can be defended as well.
    """

    agreed: tuple[str, ...]
    missed: tuple[str, ...]
    extra: tuple[str, ...]
    is_another_view: bool = False

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to add to the answer."""
        return not self.missed and not self.extra


def compare(given: Answer, worked: WorkedAnswer) -> Comparison:
    """The given answer beside the worked-out one."""
    if worked.cellen:
        return _compare_cells(given, worked)
    defensible = {*worked.keuzes, *worked.ook_goed}
    agreed = tuple(choice for choice in given.choices if choice in defensible)
    if len(worked.keuzes) == 1 and len(given.choices) == 1 and given.choices[0] in worked.ook_goed:
        return Comparison(agreed, (), (), is_another_view=True)
    missed = tuple(choice for choice in worked.keuzes if choice not in given.choices)
    extra = tuple(choice for choice in given.choices if choice not in defensible)
    return Comparison(agreed, missed, extra)


def _compare_cells(given: Answer, worked: WorkedAnswer) -> Comparison:
    wanted = {cell.rij: cell.keuze for cell in worked.cellen}
    chosen = {cell.row: cell.choice for cell in given.cells}
    agreed = tuple(row for row, choice in chosen.items() if wanted.get(row) == choice)
    missed = tuple(row for row, choice in wanted.items() if chosen.get(row) != choice)
    return Comparison(agreed, missed, ())
