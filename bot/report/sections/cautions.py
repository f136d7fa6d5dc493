"""What asks care: other help that is needed, what the advice found besides, and what else follows from the answers."""

from collections.abc import Iterator

from bot.report.document import Block, Bullets, Note, Point, Section
from bot.report.material import Material
from bot.report.sections.outcome import line_point
from bot.use_cases.phrases import say
from knowledge.checks.schema import Referral


def cautions(material: Material) -> Section | None:
    """Only beside advice; None when there is nothing to look out for."""
    if not material.analysis["met_advies"]:
        return None
    referrals = tuple(_referrals(material))
    parts = tuple(_parts(material))
    if not referrals and not parts:
        return None
    return Section("opletten", say(material.knowledge, "rapport-opletten"), referrals, parts)


def found_points(sort: str, material: Material) -> Iterator[Point]:
    """The findings of one sort, each with its source."""
    for found in material.findings(sort):
        source = material.source_line(found.get("bron", ""), found.get("waar", ""))
        yield Point(found["tekst"], source=source)


def _referrals(material: Material) -> Iterator[Block]:
    for item in material.items(material.advice["verwijzingen"]):
        if isinstance(item, Referral):
            yield Note(item.titel, f"{item.antwoord} {item.contact}")


def _parts(material: Material) -> Iterator[Section]:
    """A part for each heading; what stands under one heading in two places comes together."""
    points: dict[str, list[Point]] = {}
    for title, point in (*_findings(material), *_conclusions(material)):
        points.setdefault(title, []).append(point)
    for number, (title, found) in enumerate(points.items(), start=1):
        yield Section(f"opletten-{number}", title, (Bullets(tuple(found)),))


def _findings(material: Material) -> Iterator[tuple[str, Point]]:
    for sort, title in (
        ("tegenspraak", say(material.knowledge, "rapport-bevinding-tegenspraak")),
        ("let-op", say(material.knowledge, "rapport-bevinding-let-op")),
    ):
        points = found_points(sort, material)
        yield from ((title, p) for p in points if not _is_said_already(p, material))


def _is_said_already(point: Point, material: Material) -> bool:
    """Whether this warning stands with the approach itself, which is where one looks."""
    rules = material.knowledge.advice_rules
    head = rules.zinnen.afgeraden.partition("{reden}")[0] if rules is not None else ""
    reasons = (r["tekst"] for item in material.approaches for r in material.reasons(item.id))
    warnings = [reason.removeprefix(head) for reason in reasons if head and reason.startswith(head)]
    return any(point.text.endswith(warning) for warning in warnings)


def _conclusions(material: Material) -> Iterator[tuple[str, Point]]:
    for group in material.advice.get("uitkomsten", ()):
        yield from ((group["titel"], line_point(line, material)) for line in group["regels"])
