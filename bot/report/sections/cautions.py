"""What asks care: other help that is needed, and what the advice found besides."""

from collections.abc import Iterator

from bot.report.document import Block, Bullets, Note, Point, Section
from bot.report.material import Material
from bot.use_cases.phrases import say
from knowledge.checks.schema import Referral


def cautions(material: Material) -> Section | None:
    """Referrals and findings; None when there are none."""
    referrals = tuple(_referrals(material))
    parts = tuple(_parts(material))
    if not referrals and not parts:
        return None
    return Section("opletten", say(material.knowledge, "rapport-opletten"), referrals, parts)


def _referrals(material: Material) -> Iterator[Block]:
    for item in material.items(material.advice["verwijzingen"]):
        if isinstance(item, Referral):
            yield Note(item.titel, f"{item.antwoord} {item.contact}")


def _parts(material: Material) -> Iterator[Section]:
    knowledge = material.knowledge
    for sort, title in (
        ("let-op", say(knowledge, "rapport-bevinding-let-op")),
        ("tegenspraak", say(knowledge, "rapport-bevinding-tegenspraak")),
        ("midden", say(knowledge, "rapport-bevinding-midden")),
        ("partner", say(knowledge, "rapport-bevinding-partner")),
    ):
        points = tuple(found_points(sort, material))
        if points:
            yield Section(f"bevinding-{sort}", title, (Bullets(points),))


def found_points(sort: str, material: Material) -> Iterator[Point]:
    """The findings of one sort, each with its source."""
    for found in material.findings(sort):
        source = material.source_line(found.get("bron", ""), found.get("waar", ""))
        yield Point(found["tekst"], source=source)
