"""Variety: the first few must not all be of one kind, as long as others fit as well.

Knows only an order and a kind per thing, not what the things are.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from knowledge.checks.advice_rules import InterventionRules

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Kind:
    """The main direction that a thing belongs to, and the part of it (the same where there are no parts)."""

    main: str
    part: str


def varied(ordered: Sequence[tuple[Thing, Kind]], rules: InterventionRules) -> list[Thing]:
    """The same things; at the front the best of a kind that is not full yet, else simply the best."""
    waiting = list(ordered)
    front: list[tuple[Thing, Kind]] = []
    while waiting and len(front) < rules.vooraan:
        mains = Counter(k.main for _, k in front)
        parts = Counter(k.part for _, k in front)
        fresh = [w for w in waiting if _has_room(w[1], parts, rules)]
        best = next((w for w in fresh if mains[w[1].main] < rules.vooraan_per_richting), None)
        chosen = best or next(iter(fresh or waiting))
        waiting.remove(chosen)
        front.append(chosen)
    return [thing for thing, _ in (*front, *waiting)]


def _has_room(kind: Kind, parts: Counter[str], rules: InterventionRules) -> bool:
    return kind.part == kind.main or parts[kind.part] < rules.vooraan_per_onderdeel
