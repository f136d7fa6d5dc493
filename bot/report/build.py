"""From material to a report. A section is added by adding one function to the list."""

import datetime as dt
from collections.abc import Callable, Iterator

from bot.report.document import Document, Note, Section, Tone
from bot.report.material import Material
from bot.report.sections.actions import actions
from bot.report.sections.advised import advised
from bot.report.sections.cautions import cautions
from bot.report.sections.matrix import matrix
from bot.report.sections.outcome import outcome
from bot.report.sections.outlook import outlook
from bot.report.sections.sources import sources
from bot.report.sections.steps import steps
from bot.report.sections.summary import summary
from bot.report.sections.together import together
from bot.report.sections.transcript import transcript
from bot.report.sections.unknown import unknown
from bot.report.sections.white_spots import white_spots
from bot.use_cases.phrases import say

# In the order of the report; each gives None when it has nothing to say.
_SECTIONS: tuple[Callable[[Material], Section | None], ...] = (
    summary,
    outlook,
    advised,
    outcome,
    matrix,
    white_spots,
    cautions,
    actions,
    together,
    steps,
    unknown,
    sources,
    transcript,
)


def build(material: Material) -> Document:
    """The whole report."""
    knowledge = material.knowledge
    found = (make(material) for make in _SECTIONS)
    return Document(
        title=material.analysis["titel"],
        subtitle=say(knowledge, "rapport-ondertitel", datum=material.day(material.made)),
        subject=say(knowledge, "rapport-onderwerp"),
        author=say(knowledge, "rapport-maker"),
        marks=tuple(_marks(material)),
        notes=tuple(_notes(material)),
        sections=tuple(section for section in found if section is not None),
        imprint=_imprint(material),
        made=material.made,
        contents_title=say(knowledge, "rapport-inhoud"),
        page_of=say(knowledge, "rapport-bladzijde", bladzijde="{page}", aantal="{pages}"),
    )


def _marks(material: Material) -> Iterator[str]:
    if material.is_practice:
        yield say(material.knowledge, "rapport-oefening")
    if material.is_draft:
        yield say(material.knowledge, "rapport-concept")


def _notes(material: Material) -> Iterator[Note]:
    knowledge = material.knowledge
    if material.is_practice:
        title = say(knowledge, "rapport-oefening-titel")
        yield Note(title, say(knowledge, "rapport-oefening-tekst"), Tone.PRACTICE)
    if material.is_draft:
        title = say(knowledge, "rapport-concept-titel")
        yield Note(title, say(knowledge, "rapport-concept-tekst"), Tone.DRAFT)


def _imprint(material: Material) -> str:
    version = str(material.advice["kennisversie"])
    checked = "-".join(version.split("-")[:3])
    return say(
        material.knowledge,
        "rapport-colofon",
        datum=material.day(material.made),
        gewijzigd=material.day(dt.datetime.fromisoformat(material.analysis["gewijzigd"])),
        kennisdatum=material.day(dt.date.fromisoformat(checked)),
        versie=version,
    )
