"""`python -m knowledge.checks`: check all content, and show what there is of each kind."""

import sys
from collections.abc import Iterator
from pathlib import Path

from knowledge.checks.base import Knowledge
from knowledge.checks.inspection import counts_of, inspect
from knowledge.checks.loader import FOLDER, load_knowledge
from knowledge.checks.problems import KnowledgeError
from knowledge.checks.quality import reading_ease
from knowledge.checks.schema import KINDS, Item
from knowledge.checks.statements import Statements, load_statements

_HEAD = ("soort", "items", "ten minste", "vragen per item", "leesgemak", "afgeleid")
_ROW = "{:15} {:>5} {:>10} {:>15} {:>9} {:>8}"


def main(folder: Path = FOLDER) -> int:
    """Write what there is of each kind, or all problems; 1 when there are any."""
    try:
        knowledge = load_knowledge(folder)
        statements = load_statements(folder / "uitspraken", knowledge)
        problems = inspect(knowledge, folder)
        if problems:
            raise KnowledgeError(problems)  # noqa: TRY301 - both kinds of problems are told alike
    except KnowledgeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in _overview(knowledge, counts_of(folder)))
    sys.stdout.write(f"{_learnt_from(statements)}\n")
    return 0


def _learnt_from(statements: Statements) -> str:
    told = sum(len(story.zinnen) for story in statements.stories)
    return (
        f"Uitspraken om van te leren: {sum(map(len, statements.answers.values()))} antwoorden, "
        f"{sum(map(len, statements.words.values()))} woorden, {len(statements.sentences)} losse zinnen en "
        f"{len(statements.stories)} verhalen met {told} zinnen."
    )


def _overview(knowledge: Knowledge, least: dict[str, int]) -> Iterator[str]:
    """A line for each kind: how many, how well asked for, the lowest reading ease, what we derived ourselves."""
    yield _ROW.format(*_HEAD)
    for kind in KINDS:
        items = knowledge.of_kind(kind)
        if not items:
            continue
        asked = min(len({*i.vragen, *knowledge.asked.get(i.id, ())}) for i in items)
        own = [item for item in items if isinstance(item, Item)]
        ease = f"{min(map(reading_ease, own)):.0f}" if own else "-"
        derived = sum(bool({"antwoord", "uitleg"} & {*item.afgeleid}) for item in own)
        yield _ROW.format(kind, len(items), least.get(kind, 0), f"{asked} of meer", ease, derived)
    outside = sum(map(len, knowledge.asked_outside.values()))
    yield ""
    yield f"Vragenlijsten: {', '.join(sorted(knowledge.questionnaires))}."
    yield f"Oefeningen: {', '.join(knowledge.exercises)}."
    yield f"Vragen om van te leren: {sum(map(len, knowledge.asked.values()))}, en {outside} erbuiten."
    yield f"In orde: {len(knowledge.items)} items, alle met bron. Versie {knowledge.version}."


if __name__ == "__main__":
    sys.exit(main())
