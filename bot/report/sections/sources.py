"""On what the report rests: every source once, with its parts that were used; the sections stand with each line."""

import re
from collections.abc import Iterator
from typing import Any

from bot.report.document import Bullets, Point, Section
from bot.report.material import Material
from bot.report.sections.directions import main_directions
from bot.use_cases.phrases import say
from knowledge.checks.schema import Source

_NUMBER = re.compile(r"(\d+)")


def sources(material: Material) -> Section | None:
    """The sources in the order in which they come up."""
    used: dict[str, set[str]] = {}
    for source, where in _named(material):
        used.setdefault(source, set()).add(where)
    points = tuple(
        _point(item, used[source_id], material)
        for source_id in used
        if isinstance(item := material.knowledge.items.get(source_id), Source)
    )
    if not points:
        return None
    return Section("bronnen", say(material.knowledge, "rapport-bronnen"), (Bullets(points),))


def _point(source: Source, sections: set[str], material: Material) -> Point:
    year = str(source.jaar) if source.jaar is not None else ""
    published = ", ".join(filter(None, (source.uitgever, year, source.adres)))
    chapters = {section.partition(",")[0] for section in sections}
    parts = "; ".join(sorted(chapters, key=_in_order))
    used = say(material.knowledge, "rapport-bron-delen", delen=parts)
    return Point(f"{published}. {used}", lead=f"{source.titel}.")


def _in_order(section: str) -> list[tuple[bool, int, str]]:
    """Step 2 before step 10."""
    parts = _NUMBER.split(section)
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]


def _named(material: Material) -> Iterator[tuple[str, str]]:
    if material.has_advice:
        shown = (*main_directions(material), *material.approaches)
        for item in shown:
            yield from _pairs(material.reasons(item.id))
            yield from ((s.bron, s.waar) for s in item.bronnen)
    for item in material.items(material.advice["verwijzingen"]):
        yield from ((s.bron, s.waar) for s in item.bronnen)
    for group in material.advice.get("uitkomsten", ()):
        for line in group["regels"]:
            yield from _pairs(line["bronnen"])
    yield from _pairs(material.advice.get("bevindingen", ()))
    for step in material.analysis["stappen"]:
        for question in step["vragen"]:
            yield from _pairs(question.get("uitgewerkt", {}).get("bronnen", ()))


def _pairs(several: Any) -> Iterator[tuple[str, str]]:
    yield from ((each["bron"], each["waar"]) for each in several if each.get("bron"))
