"""The colours of a picture: those of the text around it, or fixed ones for paper.

On paper, light and dark differ enough to tell apart in black and white, and every meaning has a shape as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

_SCREEN_FONT = "system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif"
_PAPER_FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"


@dataclass(frozen=True)
class Look:
    """How one kind of box is drawn; `ink` is its text."""

    fill: str = "none"
    opacity: str = "1"
    edge: str = "currentColor"
    width: str = "2"
    ink: str = "currentColor"


@dataclass(frozen=True)
class Palette:
    """A look for each shape, for what is chosen and for the rest; `dashes` marks the rest where colour cannot."""

    font: str
    ink: str
    chosen: Look
    rest: Look
    dashes: str = ""
    shapes: Mapping[str, Look] = field(default_factory=dict)

    def look(self, shape: str, *, marked: bool) -> Look:
        """The look of a box."""
        if shape in self.shapes:
            return self.shapes[shape]
        return self.chosen if marked and not shape else self.rest


_TOUCH = Look("currentColor", ".06")
# For pages: in whatever colour the text has, light or dark.
INHERIT = Palette(
    font=_SCREEN_FONT,
    ink="currentColor",
    chosen=Look("currentColor", ".08", width="3"),
    rest=Look(width="1.2"),
    dashes="4 4",
    shapes={"jaagt-aan": _TOUCH, "allebei": _TOUCH, "bemiddelt": _TOUCH},
)

_INK, _SOFT, _PALE = "#1d2b2a", "#4d5856", "#8c9794"
_GREEN, _RUST = "#14574e", "#a8420c"
# For paper: deep green says "here", rust with teeth pushes, green with round corners connects.
PAPER = Palette(
    font=_PAPER_FONT,
    ink=_INK,
    chosen=Look(_GREEN, edge=_GREEN, ink="#ffffff"),
    rest=Look("#ffffff", edge=_PALE, width="1", ink=_SOFT),
    shapes={
        "jaagt-aan": Look("#fbe4d5", edge=_RUST, ink=_INK),
        "allebei": Look("#efeae2", edge=_SOFT, ink=_INK),
        "bemiddelt": Look("#d9ece7", edge=_GREEN, ink=_INK),
    },
)
