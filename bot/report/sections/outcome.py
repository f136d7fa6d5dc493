"""What follows from the answers where the questionnaire draws conclusions, part by part; and the score of a quiz."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.interview.outcomes import score
from bot.report.document import Block, Bullets, Paragraph, Point, Section
from bot.report.material import Material
from bot.use_cases.phrases import say


def outcome(material: Material) -> Section | None:
    """The conclusions where they are the result; beside advice they stand among what to look out for."""
    if material.analysis["met_advies"]:
        return None
    groups = tuple(_part(group, material) for group in material.advice.get("uitkomsten", ()))
    scored = tuple(_scored(material))
    if not groups and not scored:
        return None
    key = "rapport-uitkomst-concept" if material.is_draft else "rapport-uitkomst"
    return Section("uitkomst", say(material.knowledge, key), scored, groups)


def _scored(material: Material) -> Iterator[Block]:
    found = score(material.state, material.knowledge)
    if found is not None:
        told = say(material.knowledge, "rapport-toets", goed=found.right, aantal=found.answered)
        yield Paragraph(told)


def _part(group: Mapping[str, Any], material: Material) -> Section:
    lines = tuple(line_point(line, material) for line in group["regels"])
    block = Bullets(lines) if lines else Paragraph(group["leeg"])
    return Section(f"uitkomst-{group['id']}", group["titel"], (block,))


def line_point(line: Mapping[str, Any], material: Material) -> Point:
    """One conclusion with its tools and its source."""
    first = line["bronnen"][0]
    tools = line["hulpmiddelen"]
    named = say(material.knowledge, "rapport-hulpmiddelen", namen="; ".join(tools)) if tools else ""
    source = material.source_line(first["bron"], first["waar"])
    return Point(" ".join(filter(None, (line["tekst"], named))), source=source)
