"""What was not asked or not known, and what was proposed rather than said: on what the advice does not rest."""

from collections.abc import Iterator

from bot.interview.wording import joined
from bot.report.document import Block, Bullets, Paragraph, Section
from bot.report.material import Material
from bot.report.sections.cautions import found_points
from bot.use_cases.phrases import say


def unknown(material: Material) -> Section | None:
    """The gaps; None in a quiz or practice, where they mean nothing."""
    if material.is_practice:
        return None
    knowledge = material.knowledge
    gaps = tuple(_gaps(material))
    found = tuple(found_points("onbekend", material))
    blocks: list[Block] = []
    if gaps or found:
        blocks.append(Paragraph(say(knowledge, "rapport-onbekend-intro")))
    else:
        blocks.append(Paragraph(say(knowledge, "rapport-alles-bekend")))
    blocks += [Bullets(found)] if found else []
    blocks += [Paragraph(text) for text in (*gaps, *_proposed(material))]
    return Section("onbekend", say(knowledge, "rapport-onbekend"), tuple(blocks))


def _gaps(material: Material) -> Iterator[str]:
    knowledge = material.knowledge
    if named := _left("weet-niet", material):
        yield say(knowledge, "rapport-niet-geweten", vragen=named)
    if named := _left("overgeslagen", material):
        yield say(knowledge, "rapport-overgeslagen", vragen=named)
    if named := _left("open", material):
        yield say(knowledge, "rapport-niet-gevraagd", vragen=named)


def _left(outcome: str, material: Material) -> str:
    """The questions that were left in this way, in a sentence."""
    asked = (question for step in material.analysis["stappen"] for question in step["vragen"])
    return joined([question["kort"] for question in asked if question["uitkomst"] == outcome])


def _proposed(material: Material) -> Iterator[str]:
    names = [
        question.kort
        for question in material.questions()
        if material.answers[question.id]["herkomst"] == "voorgesteld"
    ]
    if names:
        yield say(material.knowledge, "rapport-voorgesteld", vragen=joined(names))
