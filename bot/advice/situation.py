"""The answers of one interview, ready to be compared with what the knowledge names.

Knows the answers, their parents and their weights; knows nothing of directions or interventions.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from knowledge.checks import Knowledge
from knowledge.checks.advice_rules import AdviceRules
from knowledge.checks.schema import Item

_WHO = ("doelgroep", "kenmerk")
_UNKNOWN_PLACE = "locatie/anders"


@dataclass(frozen=True)
class Found:
    """An answer that fits a problem, and how well (0 to 1, more when the user tackles it now)."""

    answer: str
    strength: float


@dataclass(frozen=True)
class Situation:
    """What was answered; ids that nobody knows simply never fit anything."""

    answers: frozenset[str]
    focus: frozenset[str]
    knowledge: Knowledge
    rules: AdviceRules

    @cached_property
    def known(self) -> frozenset[str]:
        """The answers, and the items that they stand under."""
        return self.knowledge.with_parents(self.answers)

    @cached_property
    def target_groups(self) -> frozenset[str]:
        """On whom the user aims; empty when that is not known yet."""
        return self.of_kind("doelgroep") - {"doelgroep/anders"}

    @cached_property
    def places(self) -> frozenset[str]:
        """Where it plays; empty when that is not known."""
        return self.of_kind("locatie") - {_UNKNOWN_PLACE}

    @cached_property
    def chosen_directions(self) -> frozenset[str]:
        return self.of_kind("richting")

    @cached_property
    def grounds(self) -> frozenset[str]:
        """Answers that say something about this neighbourhood, and so can carry advice."""
        kinds = (
            "oorzaak",
            "vorm",
            "sentiment",
            "overheid",
            "trigger",
            "informatie",
            "locatie",
            "fase",
        )
        return frozenset(
            a for a in self.answers if kind_of(a) in kinds and a in self.knowledge.items
        )

    def of_kind(self, kind: str) -> frozenset[str]:
        """The answers of this kind, with the items that they stand under."""
        return frozenset(a for a in self.known if kind_of(a) == kind and a in self.knowledge.items)

    def any_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Which of these were answered, in their own order."""
        return tuple(i for i in ids if i in self.known)

    def answered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The answers that stand for these: the item itself, or the parts of it that were chosen."""
        found = [
            a for i in self.any_of(ids) for a in ([i] if i in self.answers else self._parts_of(i))
        ]
        return tuple(dict.fromkeys(found))

    def _parts_of(self, item_id: str) -> list[str]:
        return [p.id for p in self.knowledge.below(item_id) if p.id in self.answers]

    def allows(self, required: Collection[str]) -> bool:
        """Whether what is required is there.

        Groups that must take part have to be among those that were chosen. While no groups were
        chosen, a problem that points to them is enough.
        """
        rest = [r for r in required if kind_of(r) not in _WHO]
        groups = [frozenset(r for r in required if kind_of(r) == kind) for kind in _WHO]
        asked = [g for g in groups if g and self._chosen_beside(g)]
        if any(not g & self.known for g in asked):
            return False
        return bool(asked) or not rest or bool(self.any_of(rest))

    def _chosen_beside(self, groups: frozenset[str]) -> frozenset[str]:
        kind = kind_of(min(groups))
        return self.of_kind(kind) - {f"{kind}/anders"}

    def best_match(self, problem: str) -> Found | None:
        """The answer that fits this problem best."""
        found = [Found(a, s * self._urgency(a)) for a, s in self._matches(problem)]
        return max(found, key=lambda f: (f.strength, f.answer), default=None)

    def specific(self, answer: str) -> bool:
        return self._parent(answer) is not None

    def label(self, answer: str) -> str:
        """How this answer runs inside a sentence."""
        item = self.knowledge.items.get(answer)
        return item.kort if item is not None else answer

    def _matches(self, problem: str) -> Iterable[tuple[str, float]]:
        match = self.rules.overeenkomst
        parent = self._parent(problem)
        if problem in self.known:
            if parent is not None:
                yield problem, match.precies
            elif problem in self._refined:
                part = min(a for a in self.answers if self._parent(a) == problem)
                yield part, match.hoofd_met_onderdeel
            else:
                has_parts = bool(self.knowledge.below(problem))
                yield problem, match.hoofd_zonder_onderdeel if has_parts else match.precies
        elif parent is not None and parent in self.known and parent not in self._refined:
            yield parent, match.onderdeel_onbekend

    @cached_property
    def _refined(self) -> frozenset[str]:
        return frozenset(p for a in self.answers if (p := self._parent(a)) is not None)

    def _parent(self, answer: str) -> str | None:
        item = self.knowledge.items.get(answer)
        return item.onder if isinstance(item, Item) else None

    def _urgency(self, answer: str) -> float:
        if not self.focus or kind_of(answer) != "oorzaak":
            return 1.0
        chosen = answer in self.focus or self._parent(answer) in self.focus
        chosen = chosen or any(self._parent(f) == answer for f in self.focus)
        return self.rules.aanpakken.gekozen if chosen else self.rules.aanpakken.overige


def kind_of(item_id: str) -> str:
    """The kind, which is the part of an id before the slash."""
    return item_id.split("/", 1)[0]
