"""What differs between two pieces of advice, as far as somebody notices: the first few of each list.

Pure; knows nothing of why they differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.advice.advice import Advice, Advised

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
    return Difference(
        directions=change(
            _first(_of(before.directions, is_main), _NOTICED_DIRECTIONS),
            _first(_of(after.directions, is_main), _NOTICED_DIRECTIONS),
        ),
        interventions=change(
            _first(before.interventions, _NOTICED_INTERVENTIONS),
            _first(after.interventions, _NOTICED_INTERVENTIONS),
        ),
        referrals=change(_first(before.referrals), _first(after.referrals)),
    )


def change(before: Sequence[str], after: Sequence[str]) -> Change:
    """The change from one ordered list of ids to another."""
    is_another = bool(after) and after[0] != (before[0] if before else None)
    return Change(
        new=tuple(i for i in after if i not in before),
        gone=tuple(i for i in before if i not in after),
        first=after[0] if is_another else None,
    )


def _of(advised: Sequence[Advised], wanted: frozenset[str]) -> list[Advised]:
    return [a for a in advised if a.id in wanted]


def _first(advised: Sequence[Advised], count: int | None = None) -> list[str]:
    return [a.id for a in advised[:count]]
