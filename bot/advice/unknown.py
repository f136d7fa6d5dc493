"""What is not known yet and would change the advice: each possible answer is tried.

Pure and exact: what is said here is what the advice would do, not a guess about it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.advice.difference import Difference, difference
from bot.advice.matcher import advise
from knowledge.checks import Knowledge


@dataclass(frozen=True)
class Sensitivity:
    """A question without an answer, and the answer that would change the advice most, with what changes."""

    question: str
    answer: str
    change: Difference


def sensitivities(
    open_questions: Mapping[str, Iterable[str]],
    ids: Collection[str],
    focus: Collection[str],
    knowledge: Knowledge,
) -> tuple[Sensitivity, ...]:
    """For each open question with its possible answers: what would change the advice, the greatest change first."""
    now = advise(ids, knowledge, focus)
    main = main_directions(knowledge)
    found = []
    for question, possible in open_questions.items():
        tried = [
            Sensitivity(
                question, answer, difference(now, advise({*ids, answer}, knowledge, focus), main)
            )
            for answer in possible
        ]
        best = max(tried, key=lambda s: _size(s.change), default=None)
        if best is not None and _size(best.change):
            found.append(best)
    return tuple(sorted(found, key=lambda s: -_size(s.change)))


def main_directions(knowledge: Knowledge) -> frozenset[str]:
    """The directions that are no part of another."""
    return frozenset(d.id for d in knowledge.directions if d.onder is None)


def _size(change: Difference) -> int:
    """How much somebody notices: something new counts, and more so where it stands first."""
    return (
        len(change.interventions.new)
        + (2 if change.interventions.first in change.interventions.new else 0)
        + len(change.directions.new)
        + 2 * len(change.referrals.new)
    )
