"""The analysis step by step: what was answered, in the words of the conversation."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.interview.wording import joined
from bot.report.document import Block, Paragraph, Quote, Section
from bot.report.material import Material, capital, ended
from bot.report.plain_text import paragraphs
from bot.use_cases.phrases import say
from bot.use_cases.thoughts import SOLUTION

_WITH_CONTENT = ("beantwoord", "geen")
# Longer than this, words of one's own stand apart.
_SHORT = 220


def steps(material: Material) -> Section | None:
    """Every step of which something was answered."""
    parts = tuple(_step(step, material) for step in material.analysis["stappen"])
    found = tuple(part for part in parts if part.blocks)
    if not found:
        return None
    intro = tuple(_intro(material))
    return Section("stappen", say(material.knowledge, "rapport-stappen"), intro, found)


def _intro(material: Material) -> Iterator[Block]:
    """What the phases mean, where the questionnaire goes through them."""
    if any(step.get("bob") for step in material.analysis["stappen"]):
        yield Paragraph(say(material.knowledge, "rapport-stappen-bob"))


def _step(step: Mapping[str, Any], material: Material) -> Section:
    phases = [name.lower() for name in step.get("bob", ())]
    title = say(
        material.knowledge,
        "rapport-stap-bob" if phases else "rapport-stap",
        nummer=step["nummer"],
        titel=step["titel"][:1].lower() + step["titel"][1:],
        fasen=joined(phases),
    )
    blocks = tuple(
        block
        for question in step["vragen"]
        if question["uitkomst"] in _WITH_CONTENT and _is_about_the_neighbourhood(question, material)
        for block in _answered(question, material)
    )
    return Section(f"stap-{step['nummer']}", title, blocks)


def _is_about_the_neighbourhood(question: Mapping[str, Any], material: Material) -> bool:
    """The question whether to go deeper is about the conversation; an early idea stands beside the advice."""
    asked = material.questionnaire.question(question["vraag"])
    return asked.verhaal != "verdiep" and asked.lees_als != SOLUTION


def _answered(question: Mapping[str, Any], material: Material) -> Iterator[Block]:
    answer = material.answers[question["vraag"]]
    lead = _lead(question, material)
    chosen = ended(capital(question["antwoord"])) if answer["labels"] or not answer["tekst"] else ""
    own = paragraphs(answer["tekst"])
    proposed = answer["herkomst"] == "voorgesteld"
    note = say(material.knowledge, "rapport-antwoord-voorstel") if proposed else ""
    is_short = len(own) == 1 and len(own[0]) <= _SHORT
    quoted = f"“{own[0]}”" if is_short else ""
    yield Paragraph(" ".join(filter(None, (chosen, quoted, note))), lead=lead)
    if own and not is_short:
        yield Quote(own)
    if "uitgewerkt" in question:
        yield _worked(question["uitgewerkt"], material)


def _lead(question: Mapping[str, Any], material: Material) -> str:
    """What it is about; a yes or no says nothing without its question."""
    asked = material.questionnaire.question(question["vraag"])
    return asked.tekst if asked.soort == "ja-nee" else ended(capital(asked.kort))


def _worked(worked: Mapping[str, Any], material: Material) -> Paragraph:
    text = say(
        material.knowledge,
        "rapport-uitwerking",
        antwoord=worked["antwoord"],
        waarom=worked["waarom"],
    )
    return Paragraph(text, soft=True)
