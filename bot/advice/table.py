"""`python -m bot.advice.table [--brief]`: for each intervention a small situation in which it ranks high.

A small situation is made from what the intervention itself names: one or two problems, a place, a target
group. An intervention without any such situation can never be advised, so its data needs mending.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from bot.advice.matcher import advise
from bot.advice.situation import kind_of
from knowledge.checks import Knowledge, shipped_knowledge
from knowledge.checks.schema import Intervention

_HIGH = 3


@dataclass(frozen=True)
class Row:
    """An intervention with a situation and its rank in it; no rank when none was found."""

    intervention: Intervention
    situation: tuple[str, ...] = ()
    rank: int | None = None


def rows(knowledge: Knowledge) -> tuple[Row, ...]:
    """One row per intervention, in the order of the knowledge."""
    return tuple(_row(i, knowledge) for i in knowledge.interventions)


def _row(intervention: Intervention, knowledge: Knowledge) -> Row:
    for situation in _small_situations(intervention):
        advised = [a.id for a in advise(situation, knowledge).interventions[:_HIGH]]
        if intervention.id in advised:
            return Row(intervention, situation, advised.index(intervention.id) + 1)
    return Row(intervention)


def _small_situations(intervention: Intervention) -> Iterator[tuple[str, ...]]:
    """The smallest ones first."""
    few = range(1, 3)
    problems = chain.from_iterable(combinations(intervention.problemen, n) for n in few)
    places: list[tuple[str, ...]] = [(p,) for p in intervention.locaties] or [()]
    groups = [(), *((g,) for g in intervention.doelgroepen)]
    traits = tuple(r for r in intervention.vereist if kind_of(r) == "kenmerk")
    options = [(*p, *q, *g, *traits) for p in problems for q in places for g in groups]
    yield from sorted(options, key=len)


def table(found: Iterable[Row], knowledge: Knowledge) -> str:
    """The rows as a table in Markdown, as it stands in docs/advice.md."""
    head = ["| interventie | bijvoorbeeld bij | plaats |", "| --- | --- | --- |"]
    return "\n".join([*head, *(_line(row, knowledge) for row in found)]) + "\n"


def _line(row: Row, knowledge: Knowledge) -> str:
    if row.rank is None:
        return f"| {row.intervention.titel} | geen | |"
    named = "; ".join(knowledge.get(i).titel for i in row.situation)
    return f"| {row.intervention.titel} | {named} | {row.rank} |"


def main() -> int:
    """Print the table, or with --brief only whether it is complete; 1 when an intervention can never be advised."""
    knowledge = shipped_knowledge()
    found = rows(knowledge)
    missing = [row.intervention.id for row in found if row.rank is None]
    if "--brief" in sys.argv[1:]:
        told = (
            f"Nooit te adviseren: {', '.join(missing)}."
            if missing
            else "Elke aanpak is te adviseren."
        )
        sys.stdout.write(f"{told}\n")
        return 1 if missing else 0
    sys.stdout.write(table(found, knowledge))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
