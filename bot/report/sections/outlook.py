"""The neighbourhood in pictures: how far it is, where it plays, who plays a role."""

from bot.report.document import Figure, Figures, Paragraph, Section
from bot.report.material import Material
from bot.report.pictures import PictureKind, available, picture_of
from bot.use_cases.phrases import say

_ORDER = (PictureKind.LADDER, PictureKind.PLACES, PictureKind.ACTORS)


def outlook(material: Material) -> Section | None:
    """The pictures that have something to show."""
    there = available(material.state, material.knowledge)
    found = tuple(
        Figure(kind.value, picture_of(kind, material.state, material.knowledge))
        for kind in _ORDER
        if kind in there
    )
    if not found:
        return None
    intro = Paragraph(say(material.knowledge, "rapport-beeld-intro"))
    return Section("beeld", say(material.knowledge, "rapport-beeld"), (intro, Figures(found)))
