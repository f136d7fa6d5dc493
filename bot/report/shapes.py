"""What the pictures are made of: lines of text, boxes, and the measures that they share.

Knows nothing of phases, actors or places, and nothing of SVG.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.report.text_width import lines

WIDTH = 320
RIGHT = WIDTH - 1.5
LEFT = 1.5
PAD = 13
GAP = 8
MARK = 28
BIG, SMALL = 17, 15
LINE = 21


@dataclass(frozen=True)
class Line:
    """One line of text at its place."""

    text: str
    x: float
    y: float
    size: int = SMALL
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
    """What a template draws; the description is empty when there is nothing to show."""

    title: str
    description: str
    height: float
    boxes: tuple[Box, ...]
    loose: tuple[Line, ...] = ()


def titled(picture: Picture) -> Picture:
    """The picture with its title drawn above it, for where nothing else says it."""
    down = LINE + PAD
    return replace(
        picture,
        height=picture.height + down,
        boxes=tuple(
            replace(box, y=box.y + down, lines=_lower(box.lines, down)) for box in picture.boxes
        ),
        loose=(
            Line(picture.title, LEFT, BIG, BIG, bold=True),
            *_lower(picture.loose, down),
        ),
    )


def _lower(several: Sequence[Line], down: float) -> tuple[Line, ...]:
    return tuple(replace(line, y=line.y + down) for line in several)


def stacked(
    rows: Sequence[tuple[str, int, bool]], x: float, y: float, room: float
) -> tuple[tuple[Line, ...], float]:
    """These texts (with size, and whether bold) below each other inside a box that begins at `y`, and
    the height of that box.
    """
    broken = [
        (part, size, bold)
        for text, size, bold in rows
        for part in lines(text, room, size, bold=bold)
    ]
    text = tuple(
        Line(part, x, y + PAD + 12 + n * LINE, size, bold)
        for n, (part, size, bold) in enumerate(broken)
    )
    return text, len(broken) * LINE + 2 * PAD - 4
