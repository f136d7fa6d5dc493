"""The places: a row for each, with a mark where it plays."""

from collections.abc import Iterator, Sequence

from bot.interview.state import InterviewState
from bot.report.facts import Place, places
from bot.report.shapes import GAP, LEFT, MARK, PAD, RIGHT, SMALL, Box, Picture, stacked
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge

_ICON = 44


def places_map(state: InterviewState, knowledge: Knowledge) -> Picture:
    """Where it plays, and how far it has come there."""
    found = places(state, knowledge)
    boxes: list[Box] = []
    y = LEFT
    for place in found:
        box = _row(place, y, knowledge)
        boxes.append(box)
        y += box.height + GAP
    told = " ".join(_in_words(found, knowledge))
    return Picture(say(knowledge, "plaatje-plekken"), told, y - GAP + LEFT, tuple(boxes))


def _row(place: Place, y: float, knowledge: Knowledge) -> Box:
    rows = [(place.name, SMALL, place.plays_here)]
    if place.phase:
        rows.append((say(knowledge, "plaatje-plekken-fase", fase=place.phase), SMALL, False))
    x = LEFT + PAD + _ICON
    room = RIGHT - PAD - x - (MARK if place.plays_here else 0)
    text, height = stacked(rows, x, y, room)
    icon = place.id.partition("/")[2]
    return Box(LEFT, y, RIGHT - LEFT, height, text, place.plays_here, icon=icon)


def _in_words(found: Sequence[Place], knowledge: Knowledge) -> Iterator[str]:
    here = [place for place in found if place.plays_here]
    if not here:
        return
    for place in here:
        fase = f" ({place.phase})" if place.phase else ""
        yield say(knowledge, "plaatje-plekken-hier", plek=place.name, fase=fase)
    rest = [place.name[:1].lower() + place.name[1:] for place in found if not place.plays_here]
    if rest:
        yield say(knowledge, "plaatje-plekken-niet", plekken="; ".join(rest))
