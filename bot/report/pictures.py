"""Three pictures of an analysis as SVG: the ladder of phases, who plays a role, and where it plays.

They take the colour of the text around them, say everything in shape and words as well, and carry a title and
a full description. Only presentation attributes are used, so that a strict CSP lets them stand in a page.
Nothing a user typed is in them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.interview.state import InterviewState
from bot.interview.wording import joined
from bot.report.facts import Phase, Place, Role, phases, places, roles
from bot.report.text_width import lines
from bot.use_cases.phrases import say
from bot.use_cases.ports import Store
from knowledge.checks import Knowledge

WIDTH = 320
_PAD = 13
_GAP = 8
_STAIR = 8
_MARK = 28
_BIG, _SMALL = 17, 15
_LINE = 21
_ICON = 44
_INSET, _EDGE = 15, 6
_FUELS, _CONNECTS = "jaagt-aan", "bemiddelt"


class PictureKind(StrEnum):
    """The pictures there are; the values are those of the public contract."""

    LADDER = "ladder"
    ACTORS = "actoren"
    PLACES = "plekken"


@dataclass(frozen=True)
class Line:
    """One line of text at its place."""

    text: str
    x: float
    y: float
    size: int = _SMALL
    bold: bool = False


@dataclass(frozen=True)
class Box:
    """One box with its text; `shape` says how it is drawn, `icon` what stands in front."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    marked: bool = False
    shape: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Picture:
    """What a template draws."""

    kind: PictureKind
    title: str
    description: str
    height: float
    boxes: tuple[Box, ...]
    loose: tuple[Line, ...] = ()


@dataclass(frozen=True)
class DrawPicture:
    """The use of this module by the portal: the picture of a stored analysis."""

    store: Store
    knowledge: Knowledge

    def __call__(self, analysis_id: str, kind: PictureKind) -> str:
        """The picture as SVG. Raises NotFound or StoreUnavailable."""
        return draw(kind, self.store.analysis(analysis_id).state, self.knowledge)


def draw(kind: PictureKind, state: InterviewState, knowledge: Knowledge) -> str:
    """This picture as SVG; with nothing to show it says so."""
    make = {
        PictureKind.LADDER: _ladder,
        PictureKind.ACTORS: _actors,
        PictureKind.PLACES: _places,
    }[kind]
    template = _TEMPLATES.get_template("picture.svg.jinja")
    return template.render(picture=make(state, knowledge), width=WIDTH)


def described(kind: PictureKind, state: InterviewState, knowledge: Knowledge) -> str:
    """What the picture says, in words; an empty string when there is nothing to draw."""
    told = {
        PictureKind.LADDER: lambda: _ladder_in_words(phases(state, knowledge), knowledge),
        PictureKind.ACTORS: lambda: _actors_in_words(roles(state, knowledge), knowledge),
        PictureKind.PLACES: lambda: _places_in_words(places(state, knowledge), knowledge),
    }[kind]()
    return " ".join(told)


# The ladder: the lightest phase at the bottom left, each next one a step up and to the right


def _ladder(state: InterviewState, knowledge: Knowledge) -> Picture:
    found = phases(state, knowledge)
    boxes: list[Box] = []
    y: float = 1.5
    for number, phase in reversed(list(enumerate(found))):
        box = _rung(phase, number, y, knowledge)
        boxes.append(box)
        y += box.height + _GAP
    return Picture(
        PictureKind.LADDER,
        say(knowledge, "plaatje-ladder"),
        _or_empty(described(PictureKind.LADDER, state, knowledge), knowledge),
        y - _GAP + 1.5,
        tuple(boxes),
    )


def _rung(phase: Phase, number: int, y: float, knowledge: Knowledge) -> Box:
    x = 1.5 + _STAIR * number
    text_x = x + _PAD + (_MARK if phase.is_marked else 0)
    here = [say(knowledge, "plaatje-ladder-hier")] if phase.is_here else []
    rows = [(phase.name, _BIG, True), (phase.meaning, _SMALL, False)]
    rows += [(told, _SMALL, True) for told in (*here, *(f"• {p}" for p in phase.places))]
    text, height = _stacked(rows, text_x, y, WIDTH - 1.5 - _PAD - text_x)
    return Box(
        x, y, WIDTH - 1.5 - x, height, text, phase.is_marked, icon="hier" if phase.is_marked else ""
    )


def _ladder_in_words(found: Sequence[Phase], knowledge: Knowledge) -> Iterator[str]:
    if not any(phase.is_marked for phase in found):
        return
    for phase in found:
        name = phase.name.lower()
        if phase.is_here:
            yield say(knowledge, "plaatje-ladder-buurt", fase=name)
        for place in phase.places:
            yield say(knowledge, "plaatje-ladder-plek", plek=place, fase=name)
    yield say(knowledge, "plaatje-ladder-fasen", fasen=joined([p.name.lower() for p in found]))


# The actors: who fuels on the left, who connects on the right, the rest below


def _actors(state: InterviewState, knowledge: Knowledge) -> Picture:
    found = {role.id: role for role in roles(state, knowledge)}
    half = (WIDTH - 3 - _GAP) / 2
    sides = ((_FUELS, 1.5), (_CONNECTS, WIDTH - 1.5 - half))
    heading = max((len(_heading(found[i], half)) for i, _ in sides if i in found), default=1)
    parts = [
        _column(found[i], (x, half), 0, knowledge, heading=heading) for i, x in sides if i in found
    ]
    y = max((part.end for part in parts), default=0)
    for role in found.values():
        if role.actors and role.id not in (_FUELS, _CONNECTS):
            parts.append(_column(role, (1.5, WIDTH - 3), y + (_GAP if y else 0), knowledge))
            y = parts[-1].end
    empty = [] if found else [Line(say(knowledge, "plaatje-leeg"), 1.5, _LINE)]
    return Picture(
        PictureKind.ACTORS,
        say(knowledge, "plaatje-actoren"),
        _or_empty(described(PictureKind.ACTORS, state, knowledge), knowledge),
        (y or 2 * _LINE) + 1.5,
        tuple(box for part in parts for box in part.boxes),
        tuple(line for part in parts for line in part.heading) + tuple(empty),
    )


@dataclass(frozen=True)
class _Column:
    """One role: its heading, a box for each who plays it, and where it ends."""

    heading: tuple[Line, ...]
    boxes: tuple[Box, ...]
    end: float


def _heading(role: Role, room: float) -> list[str]:
    return lines(role.name, room, _BIG, bold=True)


def _column(
    role: Role, across: tuple[float, float], y: float, knowledge: Knowledge, heading: int = 1
) -> _Column:
    """`across` is where it begins and how wide it is; `heading` the lines that the heading takes."""
    x, room = across
    told = [
        Line(text, x, y + 16 + n * _LINE, _BIG, bold=True)
        for n, text in enumerate(_heading(role, room))
    ]
    y += max(heading, len(told)) * _LINE + _GAP
    boxes: list[Box] = []
    for actor in role.actors or (say(knowledge, "plaatje-actoren-niemand"),):
        text, height = _stacked([(actor, _SMALL, False)], x + _INSET, y, room - _INSET - _EDGE)
        shape = role.id if role.actors else ""
        boxes.append(Box(x, y, room, height, text, marked=bool(role.actors), shape=shape))
        y += height + _GAP
    return _Column(tuple(told), tuple(boxes), y)


def _actors_in_words(found: Sequence[Role], knowledge: Knowledge) -> Iterator[str]:
    for role in (role for role in found if role.actors):
        names = joined([name[:1].lower() + name[1:] for name in role.actors])
        yield say(knowledge, "plaatje-actoren-rol", rol=role.name, actoren=names)


# The places: one row each


def _places(state: InterviewState, knowledge: Knowledge) -> Picture:
    boxes: list[Box] = []
    y: float = 1.5
    for place in places(state, knowledge):
        rows = [(place.name, _SMALL, place.plays_here)]
        if place.phase:
            rows.append((say(knowledge, "plaatje-plekken-fase", fase=place.phase), _SMALL, False))
        x = 1.5 + _PAD + _ICON
        room = WIDTH - 1.5 - _PAD - x - (_MARK if place.plays_here else 0)
        text, height = _stacked(rows, x, y, room)
        icon = place.id.partition("/")[2]
        boxes.append(Box(1.5, y, WIDTH - 3, height, text, place.plays_here, icon=icon))
        y += height + _GAP
    return Picture(
        PictureKind.PLACES,
        say(knowledge, "plaatje-plekken"),
        _or_empty(described(PictureKind.PLACES, state, knowledge), knowledge),
        y - _GAP + 1.5,
        tuple(boxes),
    )


def _places_in_words(found: Sequence[Place], knowledge: Knowledge) -> Iterator[str]:
    here = [place for place in found if place.plays_here]
    if not here:
        return
    for place in here:
        fase = f" ({place.phase})" if place.phase else ""
        yield say(knowledge, "plaatje-plekken-hier", plek=place.name, fase=fase)
    rest = [place.name[:1].lower() + place.name[1:] for place in found if not place.plays_here]
    if rest:
        yield say(knowledge, "plaatje-plekken-niet", plekken="; ".join(rest))


def _stacked(
    rows: Sequence[tuple[str, int, bool]], x: float, y: float, room: float
) -> tuple[tuple[Line, ...], float]:
    """These texts below each other inside a box that begins at `y`, and the height of that box."""
    broken = [
        (part, size, bold)
        for text, size, bold in rows
        for part in lines(text, room, size, bold=bold)
    ]
    text = tuple(
        Line(part, x, y + _PAD + 12 + n * _LINE, size, bold)
        for n, (part, size, bold) in enumerate(broken)
    )
    return text, len(broken) * _LINE + 2 * _PAD - 4


def _or_empty(told: str, knowledge: Knowledge) -> str:
    return told or say(knowledge, "plaatje-leeg")


def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = _number
    return environment


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


_TEMPLATES = _templates()


def available(state: InterviewState, knowledge: Knowledge) -> Mapping[PictureKind, str]:
    """The pictures that have something to show, with their words."""
    told = {kind: described(kind, state, knowledge) for kind in PictureKind}
    return {kind: words for kind, words in told.items() if words}
