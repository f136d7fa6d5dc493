"""The ladder of phases: the lightest at the bottom left, each next one a step up and to the right."""

from collections.abc import Iterator, Sequence

from bot.interview.state import InterviewState
from bot.interview.wording import joined
from bot.report.facts import Phase, phases
from bot.report.shapes import BIG, GAP, LEFT, MARK, PAD, RIGHT, SMALL, Box, Picture, stacked
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge

_STAIR = 8


def ladder(state: InterviewState, knowledge: Knowledge) -> Picture:
    """How far it has come, for the whole neighbourhood or for each place."""
    found = phases(state, knowledge)
    boxes: list[Box] = []
    y = LEFT
    for number, phase in reversed(list(enumerate(found))):
        box = _rung(phase, number, y, knowledge)
        boxes.append(box)
        y += box.height + GAP
    told = " ".join(_in_words(found, knowledge))
    return Picture(say(knowledge, "plaatje-ladder"), told, y - GAP + LEFT, tuple(boxes))


def _rung(phase: Phase, number: int, y: float, knowledge: Knowledge) -> Box:
    x = LEFT + _STAIR * number
    text_x = x + PAD + (MARK if phase.is_marked else 0)
    here = [say(knowledge, "plaatje-ladder-hier")] if phase.is_here else []
    rows = [(phase.name, BIG, True), (phase.meaning, SMALL, False)]
    rows += [(told, SMALL, True) for told in (*here, *(f"• {p}" for p in phase.places))]
    text, height = stacked(rows, text_x, y, RIGHT - PAD - text_x)
    icon = "hier" if phase.is_marked else ""
    return Box(x, y, RIGHT - x, height, text, phase.is_marked, icon=icon)


def _in_words(found: Sequence[Phase], knowledge: Knowledge) -> Iterator[str]:
    if not any(phase.is_marked for phase in found):
        return
    for phase in found:
        name = phase.name.lower()
        if phase.is_here:
            yield say(knowledge, "plaatje-ladder-buurt", fase=name)
        for place in phase.places:
            yield say(knowledge, "plaatje-ladder-plek", plek=place, fase=name)
    yield say(knowledge, "plaatje-ladder-fasen", fasen=joined([p.name.lower() for p in found]))
