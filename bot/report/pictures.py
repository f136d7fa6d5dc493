"""Three pictures of an analysis as SVG: the ladder of phases, who plays a role, and where it plays.

They take the colour of the text around them or those of paper, say everything in shape and words as well, and carry
a title and a full description. Only presentation attributes are used, so that a strict CSP lets them stand in a page.
Nothing a user typed is in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.interview.state import InterviewState
from bot.report.actors import actors
from bot.report.ladder import ladder
from bot.report.palette import INHERIT, Palette
from bot.report.places_map import places_map
from bot.report.shapes import WIDTH, Picture
from bot.use_cases.phrases import say
from bot.use_cases.ports import Store
from knowledge.checks import Knowledge


class PictureKind(StrEnum):
    """The pictures there are; the values are those of the public contract."""

    LADDER = "ladder"
    ACTORS = "actoren"
    PLACES = "plekken"


_MAKERS = {
    PictureKind.LADDER: ladder,
    PictureKind.ACTORS: actors,
    PictureKind.PLACES: places_map,
}


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
    return paint(kind, picture_of(kind, state, knowledge), INHERIT)


def picture_of(kind: PictureKind, state: InterviewState, knowledge: Knowledge) -> Picture:
    """What is to be drawn, in shapes; with nothing to show it says so."""
    picture = _MAKERS[kind](state, knowledge)
    return replace(picture, description=picture.description or say(knowledge, "plaatje-leeg"))


def paint(kind: str, picture: Picture, palette: Palette) -> str:
    """The shapes as SVG in these colours."""
    template = _TEMPLATES.get_template("picture.svg.jinja")
    return template.render(kind=kind, picture=picture, palette=palette, width=WIDTH)


def described(kind: PictureKind, state: InterviewState, knowledge: Knowledge) -> str:
    """What the picture says, in words; an empty string when there is nothing to draw."""
    return _MAKERS[kind](state, knowledge).description


def available(state: InterviewState, knowledge: Knowledge) -> Mapping[PictureKind, str]:
    """The pictures that have something to show, with their words."""
    told = {kind: described(kind, state, knowledge) for kind in PictureKind}
    return {kind: words for kind, words in told.items() if words}


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
