"""The actors: who fuels on the left, who connects on the right, the rest below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.interview.state import InterviewState
from bot.interview.wording import joined
from bot.report.facts import Role, roles
from bot.report.shapes import BIG, GAP, LEFT, LINE, RIGHT, SMALL, WIDTH, Box, Line, Picture, stacked
from bot.report.text_width import lines
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge

_INSET, _EDGE = 15, 6
_FUELS, _CONNECTS = "jaagt-aan", "bemiddelt"
_HALF = (WIDTH - 2 * LEFT - GAP) / 2
_SIDES = ((_FUELS, LEFT), (_CONNECTS, RIGHT - _HALF))


def actors(state: InterviewState, knowledge: Knowledge) -> Picture:
    """Who plays which role."""
    found = {role.id: role for role in roles(state, knowledge)}
    sides = [(found[role_id], x) for role_id, x in _SIDES if role_id in found]
    heading = max((len(_heading(role, _HALF)) for role, _ in sides), default=1)
    parts = [_column(role, (x, _HALF), 0, knowledge, heading) for role, x in sides]
    y = max((part.end for part in parts), default=0)
    for role in found.values():
        if role.actors and role.id not in (_FUELS, _CONNECTS):
            parts.append(_column(role, (LEFT, WIDTH - 2 * LEFT), y + (GAP if y else 0), knowledge))
            y = parts[-1].end
    empty = [] if found else [Line(say(knowledge, "plaatje-leeg"), LEFT, LINE)]
    return Picture(
        say(knowledge, "plaatje-actoren"),
        " ".join(_in_words(tuple(found.values()), knowledge)),
        (y or 2 * LINE) + LEFT,
        tuple(box for part in parts for box in part.boxes),
        (*(line for part in parts for line in part.heading), *empty),
    )


@dataclass(frozen=True)
class _Column:
    """One role: its heading, a box for each who plays it, and where it ends."""

    heading: tuple[Line, ...]
    boxes: tuple[Box, ...]
    end: float


def _heading(role: Role, room: float) -> list[str]:
    return lines(role.name, room, BIG, bold=True)


def _column(
    role: Role, across: tuple[float, float], y: float, knowledge: Knowledge, heading: int = 1
) -> _Column:
    """`across` is where it begins and how wide it is; `heading` the lines that the heading takes."""
    x, room = across
    told = [
        Line(text, x, y + 16 + n * LINE, BIG, bold=True)
        for n, text in enumerate(_heading(role, room))
    ]
    y += max(heading, len(told)) * LINE + GAP
    boxes: list[Box] = []
    for actor in role.actors or (say(knowledge, "plaatje-actoren-niemand"),):
        text, height = stacked([(actor, SMALL, False)], x + _INSET, y, room - _INSET - _EDGE)
        shape = role.id if role.actors else ""
        boxes.append(Box(x, y, room, height, text, marked=bool(role.actors), shape=shape))
        y += height + GAP
    return _Column(tuple(told), tuple(boxes), y)


def _in_words(found: Sequence[Role], knowledge: Knowledge) -> Iterator[str]:
    for role in (role for role in found if role.actors):
        names = joined([name[:1].lower() + name[1:] for name in role.actors])
        yield say(knowledge, "plaatje-actoren-rol", rol=role.name, actoren=names)
