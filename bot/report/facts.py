"""What an analysis says that can be drawn: phases, places and roles. Plain data, free of layout.

Looks at kinds of knowledge, not at the names of questions, so that any questionnaire can be drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.interview.options import accepted_options
from bot.interview.route import questionnaire_of
from bot.interview.state import Answer, Cell, InterviewState
from knowledge.checks import Knowledge
from knowledge.checks.schema import Item


@dataclass(frozen=True)
class Phase:
    """One phase of polarisation: whether the whole neighbourhood stands there, and which places do."""

    id: str
    name: str
    meaning: str
    is_here: bool
    places: tuple[str, ...]

    @property
    def is_marked(self) -> bool:
        """Whether anything stands here."""
        return self.is_here or bool(self.places)


@dataclass(frozen=True)
class Place:
    """One place: whether it plays there, and how far it has come there, if that was said."""

    id: str
    name: str
    plays_here: bool
    phase: str


@dataclass(frozen=True)
class Role:
    """One role, such as "jaagt-aan", with those who play it."""

    id: str
    name: str
    actors: tuple[str, ...]


def phases(state: InterviewState, knowledge: Knowledge) -> tuple[Phase, ...]:
    """All phases from the lightest on."""
    whole = set(_chosen("fase", state))
    by_place = _phase_by_place(state)
    return tuple(
        Phase(
            item.id,
            _capital(item.kort),
            _capital(item.titel.partition(", ")[2]),
            item.id in whole,
            tuple(_head(knowledge.item(p)) for p, phase in by_place.items() if phase == item.id),
        )
        for item in knowledge.main("fase")
    )


def places(state: InterviewState, knowledge: Knowledge) -> tuple[Place, ...]:
    """All places, with what was said about them."""
    chosen = set(_chosen("locatie", state))
    by_place = _phase_by_place(state)
    whole = next(_chosen("fase", state), "")
    return tuple(
        Place(
            item.id,
            item.titel,
            item.id in chosen,
            _name(by_place.get(item.id, whole), knowledge) if item.id in chosen else "",
        )
        for item in knowledge.main("locatie")
    )


def roles(state: InterviewState, knowledge: Knowledge) -> tuple[Role, ...]:
    """Who plays which role, in the order of the questionnaire's columns; empty when nobody was named."""
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for answer, cell in _cells("actor", state):
        question = questionnaire_of(state, knowledge).question(answer.question)
        names |= {o.id: o.label for o in accepted_options(question, state, knowledge)}
        if cell.row in knowledge.items:
            found.setdefault(cell.choice, []).append(_capital(knowledge.item(cell.row).kort))
    return tuple(Role(i, name, tuple(found.get(i, ()))) for i, name in names.items())


def _chosen(kind: str, state: InterviewState) -> Iterator[str]:
    for answer in state.answers:
        yield from (choice for choice in answer.choices if choice.startswith(f"{kind}/"))


def _cells(kind: str, state: InterviewState) -> Iterator[tuple[Answer, Cell]]:
    for answer in state.answers:
        yield from ((answer, cell) for cell in answer.cells if cell.row.startswith(f"{kind}/"))


def _phase_by_place(state: InterviewState) -> dict[str, str]:
    return {
        cell.row: cell.choice
        for _, cell in _cells("locatie", state)
        if cell.choice.startswith("fase/")
    }


def _name(item_id: str, knowledge: Knowledge) -> str:
    return knowledge.get(item_id).kort if item_id in knowledge.items else ""


def _head(item: Item) -> str:
    """The title without what is said after its comma."""
    return item.titel.partition(",")[0]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
