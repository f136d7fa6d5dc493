"""What differs between two pieces of advice, as far as somebody notices: the first few of each list.

Pure; knows nothing of why they differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.advice.advice import Advice

_NOTICED_DIRECTIONS = 3
_NOTICED_INTERVENTIONS = 5


@dataclass(frozen=True)
class Change:
    """What comes in, what goes out, and what stands first now if that is another one."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    first: str | None

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.first)


@dataclass(frozen=True)
class Difference:
    """The changes in the directions, the interventions and the referrals."""

    directions: Change
    interventions: Change
    referrals: Change

    def __bool__(self) -> bool:
        return bool(self.directions or self.interventions or self.referrals)


def difference(before: Advice, after: Advice, is_main: frozenset[str]) -> Difference:
    """From `before` to `after`; of the directions only those in `is_main` are looked at."""
    return difference_of_ids(_ids(before, is_main), _ids(after, is_main))


Ids = tuple[Sequence[str], Sequence[str], Sequence[str]]


def difference_of_ids(before: Ids, after: Ids) -> Difference:
    """The same for ids alone: main directions, interventions and referrals, best first."""
    limits = (_NOTICED_DIRECTIONS, _NOTICED_INTERVENTIONS, None)
    directions, interventions, referrals = (
        change(old[:limit], new[:limit])
        for old, new, limit in zip(before, after, limits, strict=True)
    )
    return Difference(directions, interventions, referrals)


def change(before: Sequence[str], after: Sequence[str]) -> Change:
    """The change from one ordered list of ids to another."""
    is_another = bool(after) and after[0] != (before[0] if before else None)
    return Change(
        new=tuple(i for i in after if i not in before),
        gone=tuple(i for i in before if i not in after),
        first=after[0] if is_another else None,
    )


def _ids(advice: Advice, is_main: frozenset[str]) -> Ids:
    return (
        [a.id for a in advice.directions if a.id in is_main],
        [a.id for a in advice.interventions],
        [a.id for a in advice.referrals],
    )
