"""Pictures as PNG, for formats in which not every programme shows SVG.

Without the system library Cairo there is no picture; the report then says in words what it would show.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from bot.report.document import Figure, Figures
from bot.report.palette import PAPER
from bot.report.pictures import paint
from bot.report.shapes import titled

logger = logging.getLogger(__name__)
# Two fit beside each other on A4; three dots for each unit is over 300 to the inch.
PICTURE_MM = 80
_SCALE = 3


def png(figure: Figure) -> bytes | None:
    """The picture of a titled figure at a resolution fit for printing; None where Cairo is not installed."""
    library = _cairo()
    if library is None:
        return None
    drawn: bytes = library.svg2png(
        bytestring=paint(figure.kind, figure.picture, PAPER).encode(),
        scale=_SCALE,
        background_color="white",
    )
    return drawn


def pairs(block: Figures) -> Iterator[tuple[Figure, ...]]:
    """Two pictures on a line, equally high, each with its title in it."""
    for begin in range(0, len(block.figures), 2):
        pair = block.figures[begin : begin + 2]
        drawn = [titled(figure.picture) for figure in pair]
        height = max(picture.height for picture in drawn)
        yield tuple(
            replace(figure, picture=replace(picture, height=height))
            for figure, picture in zip(pair, drawn, strict=True)
        )


@cache
def _cairo() -> Any:
    try:
        import cairosvg
    except OSError:
        logger.warning("no system library Cairo: reports have words instead of pictures")
        return None
    return cairosvg
