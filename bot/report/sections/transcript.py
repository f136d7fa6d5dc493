"""The conversation as an appendix, for who wants to see what was said."""

from collections.abc import Iterator

from bot.report.document import Block, Paragraph, Section
from bot.report.material import Material
from bot.report.plain_text import paragraphs
from bot.use_cases.phrases import say


def transcript(material: Material) -> Section | None:
    """Who said what; None unless it was asked for."""
    if not material.transcript:
        return None
    intro = Paragraph(say(material.knowledge, "rapport-verslag-intro"))
    blocks = (intro, *_lines(material))
    return Section("verslag", say(material.knowledge, "rapport-verslag"), blocks)


def _lines(material: Material) -> Iterator[Block]:
    user, bot = (
        say(material.knowledge, "rapport-verslag-u"),
        say(material.knowledge, "rapport-maker"),
    )
    for said in material.transcript:
        first, *others = paragraphs(said.text) or ("",)
        yield Paragraph(first, lead=f"{user if said.by_user else bot}:", soft=True)
        yield from (Paragraph(line, soft=True) for line in others)
